//! A page as a person has it before them: keys in, text and pictures out. The same over the browser and
//! the window.

mod sight;

use crate::keys::{chord_on, hand, key, struck};
use fantoccini::actions::{InputSource, KeyActions, MOUSE_BUTTON_LEFT, PointerAction, TouchActions};
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

/// From now on a key follows the one before after 8 ms, until the scanner is unplugged.
const PLUG_IN: &str = "const own = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp');
    const times = new WeakMap();
    let last = performance.now();
    const get = function () {
        if (!(this instanceof KeyboardEvent)) return own.get.call(this);
        if (!times.has(this)) times.set(this, last += 8);
        return times.get(this);
    };
    Object.defineProperty(Event.prototype, 'timeStamp', { ...own, get });
    window.unplug = () => Object.defineProperty(Event.prototype, 'timeStamp', own);";

/// One page under WebDriver.
pub struct Screen {
    runtime: Runtime,
    client: Client,
    strokes: Cell<usize>,
    letters: Cell<usize>,
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
        Self { runtime, client, strokes: Cell::new(0), letters: Cell::new(0) }
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
        let letters = text.chars().count();
        self.strokes.set(self.strokes.get() + letters);
        self.letters.set(self.letters.get() + letters);
        self.perform(text.chars().fold(hand(), struck));
    }

    /// Types text and goes on to the next field.
    #[track_caller]
    pub fn fill(&self, text: &str) {
        self.type_text(text);
        self.press("Enter");
    }

    /// A scanner's burst: the code and Enter without a rest. The driver's keys come as a busy machine takes them,
    /// a scanner's bear the times of its wire, so the page is told such times.
    ///
    /// # Panics
    /// Where the driver refuses.
    #[track_caller]
    pub fn scan(&self, code: &str) {
        self.script(PLUG_IN, &[]);
        self.perform(struck(code.chars().fold(hand(), struck), key("Enter")));
        self.script("window.unplug();", &[]);
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

    /// Clicks on something, for looks at a page; journeys go by keys alone.
    ///
    /// # Panics
    /// Where nothing of that mark is there.
    #[track_caller]
    pub fn click(&self, test: &str) {
        self.see(test);
        self.script("document.querySelector(`[data-test=\"${arguments[0]}\"]`).click();", &[json!(test)]);
    }

    /// Keys pressed so far.
    pub fn strokes(&self) -> usize {
        self.strokes.get()
    }

    /// Keys pressed so far that are no part of a text.
    pub fn acts(&self) -> usize {
        self.strokes.get() - self.letters.get()
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
            && document.getAnimations().every((one) =>
                one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity);";
        self.until("the page to rest", || (self.script(script, &[]) == true).then_some(()));
    }

    /// Hides the window as its own button does.
    ///
    /// # Panics
    /// Where the driver refuses.
    pub fn minimize(&self) {
        self.runtime.block_on(self.client.minimize_window()).expect("the window can be hidden");
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
        // What was changed last is drawn by the second frame.
        let drawn = "const done = arguments[0], next = requestAnimationFrame;
            document.fonts.ready.then(() => next(() => next(() => done(null))));";
        self.script_later(drawn, &[]);
        let picture = self.runtime.block_on(self.client.screenshot()).expect("a picture");
        fs::write(screens().join(format!("{name}.png")), picture).expect("is written");
    }

    /// Draws a line with a finger over what is in sight of a mark; places are parts of its width and height.
    ///
    /// # Panics
    /// Where nothing of that mark is there.
    #[track_caller]
    pub fn stroke(&self, test: &str, places: &[(f64, f64)]) {
        let area = self.script(
            "const one = document.querySelector(`[data-test=\"${arguments[0]}\"]`);
             one.scrollIntoView({ block: 'center' });
             const { left, top, width, height } = one.getBoundingClientRect();
             return [left, top, width, height];",
            &[json!(test)],
        );
        let [left, top, width, height]: [f64; 4] = serde_json::from_value(area).expect("a rectangle");
        let mut finger = TouchActions::new("finger".to_owned());
        for (at, (x, y)) in places.iter().enumerate() {
            let (x, y) = (left + width * x, top + height * y);
            finger = finger.then(PointerAction::MoveTo { duration: Some(Duration::from_millis(40)), x, y });
            if at == 0 {
                finger = finger.then(PointerAction::Down { button: MOUSE_BUTTON_LEFT });
            }
        }
        finger = finger.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.runtime.block_on(self.client.perform_actions(finger)).expect("the finger moves");
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
