use crate::Screen;
use crate::staff::Colleague;

/// The settings of the staff.
pub struct People<'a>(pub &'a Screen);

impl<'a> People<'a> {
    /// Goes there.
    #[track_caller]
    pub fn open(screen: &'a Screen) -> Self {
        go_to(screen, "people");
        screen.see("person-add");
        Self(screen)
    }

    /// Adds somebody for the front desk.
    #[track_caller]
    pub fn add(&self, person: &Colleague) {
        let screen = self.0;
        screen.tab_to("person-add");
        screen.press("Enter");
        screen.see_focus("person-name");
        screen.fill(person.name);
        screen.see_focus("person-badge-no");
        screen.fill(person.badge);
        screen.see_focus("person-password");
        screen.type_text(person.password);
        screen.press("Ctrl+Enter");
        screen.see_gone("person-form");
    }
}

/// The settings of the backups.
pub struct Backups<'a>(pub &'a Screen);

impl<'a> Backups<'a> {
    /// Goes there.
    #[track_caller]
    pub fn open(screen: &'a Screen) -> Self {
        go_to(screen, "backup");
        screen.see("backup-make");
        Self(screen)
    }

    /// Makes one now.
    #[track_caller]
    pub fn make(&self) {
        self.0.tab_to("backup-make");
        self.0.press("Enter");
    }
}

/// The page of a shop that cannot be opened.
pub struct Trouble<'a>(pub &'a Screen);

impl Trouble<'_> {
    /// Restores the newest backup after a look inside.
    #[track_caller]
    pub fn restore_newest(&self) {
        let screen = self.0;
        screen.see("backup-inside");
        screen.tab_to("backup-inside");
        screen.press("Enter");
        screen.see("backup-restore");
        screen.tab_to("backup-restore");
        screen.press("Enter");
        screen.see("backup-restore-confirm");
        screen.tab_to("backup-restore-confirm");
        screen.press("Enter");
    }
}

#[track_caller]
fn go_to(screen: &Screen, section: &str) {
    let place = format!("settings-{section}");
    screen.press("F9");
    screen.see(&place);
    screen.tab_to(&place);
    screen.press("Enter");
}
