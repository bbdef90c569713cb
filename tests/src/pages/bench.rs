use crate::Screen;
use serde_json::json;

/// The bench: what one holds, what waits for others, what is nobody's.
pub struct Bench<'a>(pub &'a Screen);

impl<'a> Bench<'a> {
    /// Goes there.
    #[track_caller]
    pub fn open(screen: &'a Screen) -> Self {
        screen.press("F6");
        screen.see("bench");
        Self(screen)
    }

    /// Takes the next order that is nobody's and opens it; answers its number.
    #[track_caller]
    pub fn claim(&self) -> String {
        let screen = self.0;
        screen.see("bench-open-free");
        screen.press("Alt+G");
        screen.see("bench-open-mine");
        self.take_up("mine")
    }

    /// Opens what lies first in hand; answers its number.
    #[track_caller]
    pub fn take_up(&self, list: &str) -> String {
        let screen = self.0;
        screen.see(&format!("bench-open-{list}"));
        screen.press("Down");
        screen.step_to("Down", &format!("bench-open-{list}"));
        screen.press("Enter");
        screen.see("order-number")
    }
}

/// A checklist under the cursor.
pub struct Checklist<'a>(pub &'a Screen);

/// A line of it: its key, and a value within its limits where it is measured.
type Line = (String, Option<String>);

impl Checklist<'_> {
    /// Fills it line by line with the keys of its results: everything is well, and measured within its limits, but what
    /// is named, which failed.
    #[track_caller]
    pub fn fill(&self, failing: Option<&str>) {
        let screen = self.0;
        screen.see("checklist");
        for (key, value) in self.lines() {
            screen.see_focus(&format!("checklist-{key}"));
            // A hand leaves time between two digits; a scanner does not, and is not heard here.
            screen.press(if failing == Some(&*key) { "2" } else { "1" });
            if let Some(value) = value {
                screen.see_focus(&format!("checklist-value-{key}"));
                screen.fill(&value);
            }
            self.see_answered(&key);
        }
    }

    #[track_caller]
    fn see_answered(&self, key: &str) {
        let script =
            "return document.querySelector(`[data-item=\"${arguments[0]}\"].checkup-open`) === null;";
        self.0.until(&format!("an answer at {key}"), || {
            (self.0.script(script, &[json!(key)]) == true).then_some(())
        });
    }

    #[track_caller]
    fn lines(&self) -> Vec<Line> {
        let script = "return [...document.querySelectorAll('[data-item]')].map((one) => {
            const limit = one.querySelector('.checkup-limits').innerText.match(/-?[0-9.]+/);
            return [one.dataset.item, one.querySelector('.checkup-value') ? limit?.[0] ?? '1' : null];
        });";
        serde_json::from_value(self.0.script(script, &[])).expect("the lines of the list")
    }
}

/// A quote while it is written.
pub struct Quote<'a>(pub &'a Screen);

impl Quote<'_> {
    /// A line: what it is, what one costs. Enter goes on from cell to cell; the rest stays as it is suggested.
    #[track_caller]
    pub fn write(&self, name: &str, yuan: &str) {
        let screen = self.0;
        screen.see("quote-editor");
        screen.see_focus("quote-name");
        screen.fill(name);
        screen.see_focus("quote-quantity");
        screen.press("Enter");
        screen.see_focus("quote-unit");
        screen.type_text(yuan);
    }
}
