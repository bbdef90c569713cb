use tests::pages::{Backups, Counter, People, SignIn};
use tests::staff::{Colleague, MANAGER};
use tests::{Place, staffed_folder};

const NEW: Colleague =
    Colleague { name: "王建国", badge: "0033", password: "solder-and-flux-2", pin: "1470", code: "" };

#[test]
fn a_backup_is_made_and_its_age_is_in_sight() {
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    assert!(screen.see("backup-age").contains("备份"), "{}", screen.see("backup-age"));
    let made = || {
        let backups = walk(place.data().join("backups"));
        backups.iter().filter(|name| name.ends_with(".db")).count()
    };
    let before = made();
    let backups = Backups::open(screen);
    backups.make();
    screen.until("a backup on the disk", || (made() > before).then_some(()));
    screen.see_words("backup-last", "验证");
    screen.see_words("backup-age", "已验证");
}

#[test]
fn a_colleague_is_added_and_comes_in() {
    let place = Place::browser(staffed_folder());
    let screen = &place.screen;
    SignIn(screen).with_password(&MANAGER);
    People::open(screen).add(&NEW);
    screen.see_words("person-list", NEW.name);
    Counter(screen).lock();
    SignIn(screen).instead_with_password(&NEW);
    assert!(!screen.has("banner-backup"), "the front desk is told of backups");
}

fn walk(folder: std::path::PathBuf) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(walk(entry.path()));
        } else {
            found.push(entry.path().to_string_lossy().into_owned());
        }
    }
    found
}
