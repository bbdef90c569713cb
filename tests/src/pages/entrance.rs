use crate::Screen;
use crate::staff::Colleague;

/// What a first start asks for.
#[derive(Debug, Clone, Copy)]
pub struct Founding {
    /// The shop's name.
    pub shop: &'static str,
    /// Its phone.
    pub phone: &'static str,
    /// Its address.
    pub address: &'static str,
    /// The first person.
    pub person: Colleague,
}

/// Nothing here yet.
pub struct FirstStart<'a>(pub &'a Screen);

impl FirstStart<'_> {
    /// Founds a shop and answers the recovery code, which was shown and kept.
    #[track_caller]
    pub fn found(&self, founding: &Founding) -> String {
        let screen = self.0;
        screen.see("first-start");
        screen.see_focus("found-shop-name");
        let person = founding.person;
        for text in
            [founding.shop, founding.phone, founding.address, person.name, person.badge, person.password]
        {
            screen.fill(text);
        }
        screen.type_text(person.password);
        screen.press("Ctrl+Enter");
        screen.see("recovery-code")
    }

    /// Says that the recovery code is kept, and goes to work.
    #[track_caller]
    pub fn keep_code(&self) {
        let screen = self.0;
        screen.see_focus("recovery-print");
        screen.press("Tab");
        screen.press("Space");
        screen.press("Ctrl+Enter");
        screen.see("person-menu");
    }
}

/// Who is at this desk? Also on the lock screen.
pub struct SignIn<'a>(pub &'a Screen);

impl SignIn<'_> {
    /// The full sign-in.
    #[track_caller]
    pub fn with_password(&self, person: &Colleague) {
        let screen = self.0;
        screen.see("signin-badge");
        screen.tab_to("signin-badge");
        screen.fill(person.badge);
        screen.see_focus("signin-password");
        screen.fill(person.password);
        screen.see_words("person-menu", person.name);
    }

    /// Badge and password where a PIN was asked for: the other's full sign-in on a locked desk.
    #[track_caller]
    pub fn instead_with_password(&self, person: &Colleague) {
        let screen = self.0;
        screen.see("pin-use-password");
        screen.tab_to("pin-use-password");
        screen.press("Enter");
        self.with_password(person);
    }

    /// The PIN of whoever is asked for it already.
    #[track_caller]
    pub fn with_pin(&self, person: &Colleague) {
        let screen = self.0;
        screen.see_focus("pin-input");
        screen.fill(person.pin);
        screen.see_words("person-menu", person.name);
    }

    /// The PIN of another one: first the tile.
    #[track_caller]
    pub fn switch_with_pin(&self, person: &Colleague) {
        let screen = self.0;
        screen.see_focus("pin-input");
        self.tab_to_tile(person);
        screen.press("Enter");
        screen.see_focus("pin-input");
        screen.fill(person.pin);
        screen.see_words("person-menu", person.name);
    }

    /// A badge before the scanner.
    #[track_caller]
    pub fn with_badge(&self, person: &Colleague) {
        self.0.see("quick-person");
        self.0.scan(person.code);
        self.0.see_words("person-menu", person.name);
    }

    #[track_caller]
    fn tab_to_tile(&self, person: &Colleague) {
        let at = |screen: &Screen| {
            let badge = screen.script("return document.activeElement.dataset.badge ?? null;", &[]);
            badge.as_str() == Some(person.badge)
        };
        for _ in 0..20 {
            if at(self.0) {
                return;
            }
            self.0.press("Shift+Tab");
        }
        panic!("no tile of {}", person.name);
    }
}
