//! A page as a person has it before them: keys in, text and pictures out. The same over the browser and
//! the window.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

/// How long anything on a page may take on a busy machine.
pub const SOON: Duration = Duration::from_secs(20);
/// Between two looks at a page.
const LOOK_EVERY: Duration = Duration::from_millis(40);
/// A hand rests this long before Enter and Tab; a scanner does not.
const REST: Duration = Duration::from_millis(100);

/// One page under WebDriver.
pub struct Screen {
    runtime: Runtime,
    client: Client,
    strokes: Cell<usize>,
}

impl Screen {
    /// Opens a session at a driver.
    ///
    /// # Panics
    /// Where the driver refuses.
    pub fn open(driver: &str, capabilities: &Value) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let capabilities = capabilities.as_object().expect("capabilities are an object").clone();
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        let client = runtime
            .block_on(ClientBuilder::new(connector).capabilities(capabilities).connect(driver))
            .unwrap_or_else(|cause| panic!("a session at {driver}: {cause}"));
        Self { runtime, client, strokes: Cell::new(0) }
    }

    /// Goes to an address.
    ///
    /// # Panics
    /// Where the driver refuses.
    pub fn go(&self, address: &str) {
        self.runtime.block_on(self.client.goto(address)).expect("the address opens");
    }

    /// Loads the page anew.
    ///
    /// # Panics
    /// Where the driver refuses.
    pub fn reload(&self) {
        self.runtime.block_on(self.client.refresh()).expect("the page loads anew");
    }

    /// Presses a key, alone or with others: `Tab`, `F2`, `Ctrl+Enter`, `Ctrl+K`.
    ///
    /// # Panics
    /// Where there is no such key.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        self.strokes.set(self.strokes.get() + 1);
        let rest = matches!(chord, "Enter" | "Tab" | "Shift+Tab");
        self.perform(chord_on(if rest { hand().pause(REST) } else { hand() }, chord));
    }

    /// Presses a chord twice in one go: no answer can come between.
    ///
    /// # Panics
    /// Where there is no such key.
    #[track_caller]
    pub fn twice(&self, chord: &str) {
        self.perform(chord_on(chord_on(hand(), chord), chord));
    }

    /// Types text, one key after the other; a character outside the keyboard counts as one stroke.
    ///
    /// # Panics
    /// Where the driver refuses.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.strokes.set(self.strokes.get() + text.chars().count());
        self.perform(text.chars().fold(hand(), struck));
    }

    /// Types text and goes on to the next field.
    #[track_caller]
    pub fn fill(&self, text: &str) {
        self.type_text(text);
        self.press("Enter");
    }

    /// A scanner's burst: the code and Enter without a rest.
    ///
    /// # Panics
    /// Where the driver refuses.
    #[track_caller]
    pub fn scan(&self, code: &str) {
        self.perform(struck(code.chars().fold(hand(), struck), key("Enter")));
    }

    /// Puts a text into the focused field at once, as pasting does.
    #[track_caller]
    pub fn paste(&self, text: &str) {
        self.strokes.set(self.strokes.get() + 1);
        self.script(
            "const field = document.activeElement;
             const kind = Object.getPrototypeOf(field);
             Object.getOwnPropertyDescriptor(kind, 'value').set.call(field, arguments[0]);
             field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));",
            &[json!(text)],
        );
    }

    /// Keys pressed so far.
    pub fn strokes(&self) -> usize {
        self.strokes.get()
    }

    /// Runs a script in the page and answers what it returns.
    ///
    /// # Panics
    /// Where it throws.
    #[track_caller]
    pub fn script(&self, script: &str, values: &[Value]) -> Value {
        let answer = self.runtime.block_on(self.client.execute(script, values.to_vec()));
        answer.unwrap_or_else(|cause| panic!("{cause} in {}", script.chars().take(300).collect::<String>()))
    }

    /// Runs a script whose last argument is called with the answer.
    ///
    /// # Panics
    /// Where it throws or never answers.
    #[track_caller]
    pub fn script_later(&self, script: &str, values: &[Value]) -> Value {
        let answer = self.runtime.block_on(self.client.execute_async(script, values.to_vec()));
        answer.unwrap_or_else(|cause| panic!("{cause} in {}", script.chars().take(300).collect::<String>()))
    }

    /// The texts of everything visible with this mark (`data-test`).
    #[track_caller]
    pub fn texts(&self, test: &str) -> Vec<String> {
        let found = self.script(
            &format!("{SEEN} return seen(arguments[0]).map((one) => one.innerText.trim());"),
            &[json!(test)],
        );
        let found = found.as_array().cloned().unwrap_or_default();
        found.iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Whether something with this mark is visible now.
    #[track_caller]
    pub fn has(&self, test: &str) -> bool {
        !self.texts(test).is_empty()
    }

    /// Waits until something with this mark is visible and answers its text.
    ///
    /// # Panics
    /// Where it stays away.
    #[track_caller]
    pub fn see(&self, test: &str) -> String {
        self.until(&format!("“{test}”"), || self.texts(test).into_iter().next())
    }

    /// Waits until something with this mark shows some words.
    ///
    /// # Panics
    /// Where it does not.
    #[track_caller]
    pub fn see_words(&self, test: &str, words: &str) -> String {
        let what = format!("“{words}” in “{test}”");
        self.until(&what, || self.texts(test).into_iter().find(|text| text.contains(words)))
    }

    /// Waits until nothing with this mark is visible.
    ///
    /// # Panics
    /// Where it stays.
    #[track_caller]
    pub fn see_gone(&self, test: &str) {
        self.until(&format!("“{test}” to go"), || (!self.has(test)).then_some(()));
    }

    /// What stands in a field.
    ///
    /// # Panics
    /// Where there is no such field.
    #[track_caller]
    pub fn value(&self, test: &str) -> String {
        let value =
            self.script(&format!("{SEEN} return seen(arguments[0])[0]?.value ?? null;"), &[json!(test)]);
        value.as_str().unwrap_or_else(|| panic!("no field “{test}”")).to_owned()
    }

    /// The mark of what has the focus, or that it lies in.
    #[track_caller]
    pub fn focus(&self) -> String {
        let script = "const one = document.activeElement;
            const named = one.closest('label')?.querySelector('[data-test]') ?? one.closest('[data-test]')
                ?? one.querySelector('[data-test]');
            return named?.dataset.test ?? '';";
        self.script(script, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the focus is at something with this mark.
    ///
    /// # Panics
    /// Where it goes elsewhere.
    #[track_caller]
    pub fn see_focus(&self, test: &str) {
        let end = Instant::now() + SOON;
        loop {
            let focus = self.focus();
            if focus == test {
                return;
            }
            assert!(Instant::now() < end, "the focus is at “{focus}” and not at “{test}”");
            thread::sleep(LOOK_EVERY);
        }
    }

    /// Goes on by Tab until the focus is at something with this mark.
    ///
    /// # Panics
    /// Where Tab never gets there.
    #[track_caller]
    pub fn tab_to(&self, test: &str) {
        self.step_to("Tab", test);
    }

    /// Goes on by one key until the focus is at something with this mark.
    ///
    /// # Panics
    /// Where that key never gets there.
    #[track_caller]
    pub fn step_to(&self, key: &str, test: &str) {
        let mut passed = Vec::new();
        loop {
            let focus = self.focus();
            if focus == test {
                return;
            }
            passed.push(focus);
            assert!(passed.len() < 80, "{key} never comes to “{test}”, only to {passed:?}");
            self.press(key);
        }
    }

    /// Waits for something to hold on the page.
    ///
    /// # Panics
    /// Where it does not; what the page showed then is kept as a picture.
    #[track_caller]
    pub fn until<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let end = Instant::now() + SOON;
        loop {
            if let Some(seen) = look() {
                return seen;
            }
            if Instant::now() > end {
                self.picture("missed");
                let shown = self.script("return document.body.innerText;", &[]);
                panic!("waited for {what}, the page says: {}", shown.as_str().unwrap_or_default());
            }
            thread::sleep(LOOK_EVERY);
        }
    }

    /// Waits until nothing on the page is under way any more: no answer outstanding, nothing moving.
    ///
    /// # Panics
    /// Where it never rests.
    #[track_caller]
    pub fn settle(&self) {
        let script = "return document.querySelector('.ant-spin-spinning, .ant-btn-loading') === null
            && document.getAnimations().every((one) => one.playState !== 'running');";
        self.until("the page to rest", || (self.script(script, &[]) == true).then_some(()));
    }

    /// Gives the page itself a size; what the browser draws around it comes on top.
    ///
    /// # Panics
    /// Where the driver refuses.
    #[track_caller]
    pub fn fit(&self, width: u32, height: u32) {
        let resize = |width, height| {
            self.runtime.block_on(self.client.set_window_size(width, height)).expect("a new size");
        };
        resize(width, height);
        let around = self.script("return [outerWidth - innerWidth, outerHeight - innerHeight];", &[]);
        let around: [u32; 2] = serde_json::from_value(around).expect("two lengths");
        resize(width + around[0], height + around[1]);
        self.until(&format!("a page of {width}×{height}"), || {
            (self.script("return [innerWidth, innerHeight];", &[]) == json!([width, height])).then_some(())
        });
    }

    /// Keeps a picture of the page as `target/screens/NAME.png`.
    ///
    /// # Panics
    /// Where it cannot be taken or written.
    pub fn picture(&self, name: &str) {
        let picture = self.runtime.block_on(self.client.screenshot()).expect("a picture");
        fs::write(screens().join(format!("{name}.png")), picture).expect("is written");
    }

    #[track_caller]
    fn perform(&self, actions: KeyActions) {
        self.runtime.block_on(self.client.perform_actions(actions)).expect("the keys are pressed");
    }
}

/// Where pictures of the screens are kept.
///
/// # Panics
/// Where the folder cannot be made.
pub fn screens() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/screens");
    fs::create_dir_all(&folder).expect("the folder of pictures");
    folder
}

const SEEN: &str = "const seen = (test) =>
    [...document.querySelectorAll(`[data-test=\"${test}\"]`)]
        .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: false }));";

fn hand() -> KeyActions {
    KeyActions::new("hand".to_owned())
}

fn chord_on(actions: KeyActions, chord: &str) -> KeyActions {
    let keys: Vec<char> = chord.split('+').map(key).collect();
    let down = keys.iter().fold(actions, |actions, value| actions.then(KeyAction::Down { value: *value }));
    keys.iter().rev().fold(down, |actions, value| actions.then(KeyAction::Up { value: *value }))
}

fn struck(actions: KeyActions, value: char) -> KeyActions {
    actions.then(KeyAction::Down { value }).then(KeyAction::Up { value })
}

/// The code of a key in WebDriver (W3C WebDriver 17.4.2).
fn key(name: &str) -> char {
    match name {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E006}',
        "Shift" => '\u{E008}',
        "Ctrl" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "Left" => '\u{E012}',
        "Up" => '\u{E013}',
        "Right" => '\u{E014}',
        "Down" => '\u{E015}',
        "F2" => '\u{E032}',
        "F3" => '\u{E033}',
        "F9" => '\u{E039}',
        one => {
            let mut letters = one.chars();
            let letter = letters.next().expect("a key has a name").to_ascii_lowercase();
            assert!(letters.next().is_none(), "no key is called {one}");
            letter
        }
    }
}
