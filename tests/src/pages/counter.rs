use crate::Screen;

/// The frame around every page: places, the box, the lock.
pub struct Counter<'a>(pub &'a Screen);

impl<'a> Counter<'a> {
    /// Opens the intake.
    #[track_caller]
    pub fn intake(&self) -> Intake<'a> {
        self.0.press("F2");
        self.0.see_focus("intake-phone");
        Intake(self.0)
    }

    /// Types into the box that finds everything.
    #[track_caller]
    pub fn ask(&self, text: &str) {
        self.0.press("Ctrl+K");
        self.0.see_focus("box-input");
        self.0.type_text(text);
    }

    /// Finds the one order for a text and opens it; answers its number.
    #[track_caller]
    pub fn find(&self, text: &str) -> String {
        self.ask(text);
        let hit = self.0.see("box-hit");
        let number = hit.split_whitespace().next().expect("a hit begins with its number");
        self.0.press("Enter");
        // Another order may lie before it still.
        self.0.see_words("order-number", number)
    }

    /// Covers everything.
    #[track_caller]
    pub fn lock(&self) {
        self.0.press("Ctrl+L");
        self.0.see("lock-overlay");
    }
}

/// What is written down when a machine comes in.
#[derive(Debug, Clone, Copy)]
pub struct Writing {
    /// Phone.
    pub phone: &'static str,
    /// Customer.
    pub name: &'static str,
    /// IMEI or serial number.
    pub number: &'static str,
    /// Brand and model.
    pub device: &'static str,
    /// In the customer's words.
    pub symptom: &'static str,
}

/// The intake.
pub struct Intake<'a>(pub &'a Screen);

impl Intake<'_> {
    /// Writes everything down, from phone to symptom.
    #[track_caller]
    pub fn write(&self, writing: &Writing) {
        let screen = self.0;
        screen.see_focus("intake-phone");
        for (field, text) in [
            ("phone", writing.phone),
            ("name", writing.name),
            ("number", writing.number),
            ("device", writing.device),
            ("codes", ""),
        ] {
            screen.see_focus(&format!("intake-{field}"));
            screen.fill(text);
        }
        screen.see_focus("intake-symptom");
        screen.type_text(writing.symptom);
    }

    /// What stands in the fields now: phone, name, number, device, symptom.
    #[track_caller]
    pub fn written(&self) -> [String; 5] {
        ["phone", "name", "number", "device", "symptom"].map(|field| self.0.value(&format!("intake-{field}")))
    }

    /// Opens the order; answers the number, once the paper lies before it.
    #[track_caller]
    pub fn submit(&self) -> String {
        self.0.press("Ctrl+Enter");
        self.0.see("paper-preview");
        self.0.see("opened-number")
    }

    /// From the opened order and its paper on to its own page.
    #[track_caller]
    pub fn to_order(&self) {
        self.0.press("Escape");
        self.0.see_gone("paper-preview");
        self.0.press("Ctrl+Enter");
        self.0.see("order-number");
    }
}
