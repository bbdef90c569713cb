use crate::Screen;
use serde_json::json;

/// An order.
pub struct Order<'a>(pub &'a Screen);

impl Order<'_> {
    /// Its number, once it is shown.
    #[track_caller]
    pub fn number(&self) -> String {
        self.0.see("order-number")
    }

    /// The commands in its history, newest first, once there are so many.
    #[track_caller]
    pub fn history(&self, entries: usize) -> Vec<(String, String)> {
        let script = "return [...document.querySelectorAll('[data-test=\"history-entry\"]')]
            .map((one) => [one.dataset.command, one.innerText]);";
        self.0.until(&format!("{entries} entries of history"), || {
            let rows = self.0.script(script, &[]);
            let rows: Vec<(String, String)> = serde_json::from_value(rows).ok()?;
            (rows.len() >= entries).then_some(rows)
        })
    }
}

impl Order<'_> {
    /// Declares it void: the machine goes back as it came.
    #[track_caller]
    pub fn declare_void(&self, reason: &str) {
        let screen = self.0;
        screen.tab_to("order-more");
        screen.press("Enter");
        screen.see("order-more-void");
        screen.step_to("Down", "order-more-void");
        screen.press("Enter");
        screen.see_focus("void-reason");
        screen.type_text(reason);
        screen.step_to("Shift+Tab", "void-given-back");
        screen.press("Space");
        screen.press("Ctrl+Enter");
        screen.see_gone("void-form");
        screen.see_words("order-void-reason", reason);
    }
}

/// A paper as it will be printed.
pub struct Preview<'a>(pub &'a Screen);

impl Preview<'_> {
    /// How many pages are drawn with something on them, once all are.
    ///
    /// # Panics
    /// Where a page stays blank.
    #[track_caller]
    pub fn pages(&self) -> usize {
        let script = "const pages = [...document.querySelectorAll('canvas[data-test=\"paper-page\"]')];
            const inked = (page) => {
                const { width, height } = page;
                const bytes = page.getContext('2d').getImageData(0, 0, width, height).data;
                let dark = 0;
                for (let at = 0; at < bytes.length; at += 4) if (bytes[at] < 128 && bytes[at + 3] > 0) dark += 1;
                return dark / (width * height);
            };
            if (pages.length === 0 || pages.some((page) => page.dataset.drawn !== 'true')) return null;
            return pages.map(inked);";
        let inked = self.0.until("the pages to be drawn", || {
            serde_json::from_value::<Option<Vec<f64>>>(self.0.script(script, &[])).ok()?
        });
        assert!(inked.iter().all(|share| *share > 0.002), "a page is blank: {inked:?}");
        inked.len()
    }

    /// Waits until its pages are of this shape: their width by their height.
    #[track_caller]
    pub fn see_shape(&self, shape: f64) {
        let script = "const pages = [...document.querySelectorAll('canvas[data-test=\"paper-page\"]')];
            return pages.length > 0 && pages.every(({ width, height, dataset }) =>
                dataset.drawn === 'true' && Math.abs(width / height - arguments[0]) < 0.02);";
        self.0.until(&format!("pages of {shape:.2}"), || {
            (self.0.script(script, &[json!(shape)]) == true).then_some(())
        });
    }

    /// The printer that stands chosen.
    #[track_caller]
    pub fn printer(&self) -> String {
        self.0.see("paper-printer")
    }

    /// Prints to that printer, once the page offers it: the paper is drawn and its printer known.
    #[track_caller]
    pub fn print(&self) {
        let offered = "return document.querySelector('[data-test=\"paper-print\"]')?.disabled === false;";
        self.0.until("the paper to be ready", || (self.0.script(offered, &[]) == true).then_some(()));
        self.0.press("Ctrl+Enter");
    }

    /// Saves it as a file, until the page says that it lies there under this name.
    #[track_caller]
    pub fn save(&self, file: &str) {
        self.0.press("Ctrl+S");
        let told =
            "return [...document.querySelectorAll('.ant-message-notice')].map((one) => one.innerText);";
        self.0.until(&format!("word of {file}"), || {
            let told: Vec<String> = serde_json::from_value(self.0.script(told, &[])).ok()?;
            told.iter().any(|text| text.trim().ends_with(&format!("/Downloads/{file}"))).then_some(())
        });
    }

    /// Back to the order.
    #[track_caller]
    pub fn close(&self) {
        self.0.press("Escape");
        self.0.see_gone("paper-preview");
    }
}
