//! What is visible, and where the focus is.

use super::{LOOK_EVERY, SOON, Screen};
use serde_json::json;
use std::thread;
use std::time::{Duration, Instant};

/// How long a step of the focus may take before it counts as none.
const STEP: Duration = Duration::from_millis(400);

impl Screen {
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
            // A line of a menu is called by what it says, not by the part of the page that the menu opened in.
            const line = one.matches('[role=menuitem]') ? one.querySelector('[data-test]') : null;
            const named = line ?? one.closest('label')?.querySelector('[data-test]') ?? one.closest('[data-test]')
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

    /// Goes back by Shift+Tab until the focus is at something with this mark.
    ///
    /// # Panics
    /// Where it never gets there.
    #[track_caller]
    pub fn tab_back_to(&self, test: &str) {
        self.step_to("Shift+Tab", test);
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
            self.script("window.steppedFrom = document.activeElement;", &[]);
            self.press(key);
            // A menu moves its focus a frame later; a second step meanwhile would go past.
            let end = Instant::now() + STEP;
            while self.script("return document.activeElement === window.steppedFrom;", &[]) == true
                && Instant::now() < end
            {
                thread::sleep(Duration::from_millis(5));
            }
        }
    }
}

const SEEN: &str = "const seen = (test) =>
    [...document.querySelectorAll(`[data-test=\"${test}\"]`)]
        .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: false }));";
