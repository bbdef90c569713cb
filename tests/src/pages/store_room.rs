use crate::Screen;

/// The store room: its parts of the page, by the keys that they carry.
pub struct StoreRoom<'a>(pub &'a Screen);

impl StoreRoom<'_> {
    /// Goes to one part of it.
    ///
    /// # Panics
    /// Where it has none of that name.
    #[track_caller]
    pub fn open(&self, tab: &str) {
        let screen = self.0;
        screen.press("F1");
        let words = screen.see(&format!("parts-tab-{tab}"));
        let digit = words.trim().chars().last().filter(char::is_ascii_digit);
        let digit = digit.unwrap_or_else(|| panic!("no key at {words}"));
        screen.press(&format!("Alt+{digit}"));
        screen.until(&format!("the part “{tab}”"), || {
            let at = screen.script("return location.hash;", &[]);
            at.as_str().is_some_and(|at| at.ends_with(&format!("/{tab}"))).then_some(())
        });
    }
}
