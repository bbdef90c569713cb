//! A shop that cannot be opened: whoever stands at the desk looks into the backups and brings one back beside it.

use desk::check::check;
use desk::{Caller, Desk, Proof};
use kernel::Moment;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{By, Mode, Store, file};
use tempfile::TempDir;
use tests::{
    BADGE, FakeClock, FakeDesk, PASSWORD, TempShop, database_of, intake, machine, past_the_store, prints_of,
    rows_of, shop_edit,
};

/// A shop with three orders and a photo in its last backup and one more order since, whose database then lost its
/// second half.
fn half_copied() -> TempDir {
    let shop = TempShop::new();
    for i in 0..3 {
        shop.order(i);
    }
    let folder = shop.closed();
    keep_photo(folder.path(), b"a photo");
    let shop = TempShop::reopened(folder, "2026-11-21T06:12:03.004Z");
    shop.sign_in();
    shop.call("backup.make", json!({}));
    shop.order(3);
    damaged(shop)
}

/// A shop whose database was cut in half and whose newest backup is older than it.
fn damaged(shop: TempShop) -> TempDir {
    let folder = shop.closed();
    // Closing made another backup; here it got lost.
    std::fs::remove_dir_all(newest_backup(folder.path())).expect("removed");
    let database = database_of(folder.path());
    let length = std::fs::metadata(&database).expect("a file").len();
    std::fs::File::options().write(true).open(&database).expect("opens").set_len(length / 2).expect("cut");
    folder
}

/// Stages a file and names it by a row, as a command that takes photos will.
fn keep_photo(root: &Path, bytes: &'static [u8]) {
    let folder = database_of(root).parent().expect("a folder").to_owned();
    let now = Moment::read("2026-11-21T06:10:03.004Z").expect("a moment");
    let store = Store::open(&folder, now).expect("it opens");
    let hash = file::stage(&store, bytes).expect("staged");
    let by = By { person: uuid::Uuid::nil(), command: "file.keep", now, request: None };
    let keep =
        move |change: &mut store::Change<'_>| file::keep(change, &hash, "image/jpeg").map(|_| Value::Null);
    store.change(by, Mode::History, keep).expect("kept");
    store.close();
}

fn newest_backup(root: &Path) -> PathBuf {
    let entries = std::fs::read_dir(root.join("backups")).expect("backups");
    let copies = entries.map(|entry| entry.expect("an entry").path());
    copies.filter(|path| path.join("manifest.json").is_file()).max().expect("one at least")
}

fn opened(root: &Path) -> Arc<Desk> {
    let clock = Arc::new(FakeClock::at("2026-11-22T01:02:03.004Z"));
    Desk::open(root, machine(clock, Arc::default())).expect("the folder is fine")
}

fn door(desk: &Desk) -> Value {
    desk.call(&Caller::default(), "shop.door", json!({})).expect("the door is always there")
}

#[test]
fn a_backup_is_looked_into_and_brought_back_and_the_broken_shop_is_kept() {
    let folder = half_copied();
    let root = folder.path();
    let broken = database_of(root).parent().unwrap().to_owned();
    let before = prints_of(&broken);
    let desk = opened(root);
    assert_eq!(door(&desk)["trouble"]["message"], "store.truncated");
    // Nobody can be known here; nobody needs to be.
    let nobody = Caller::default();
    let ask = |name: &str, input: Value| desk.call(&nobody, name, input);
    let list = ask("backup.list", json!({})).unwrap();
    let name = list[0]["name"].clone();
    let inside = ask("backup.inside", json!({"name": name})).unwrap();
    assert_eq!(
        (
            &inside["shop_name"],
            &inside["repairs"],
            &inside["people"],
            &inside["files"],
            &inside["last_number"]
        ),
        (&json!("朝阳门服务中心"), &json!(3), &json!(1), &json!(1), &json!("WX261121-0003"))
    );
    let restored = ask("backup.restore", json!({"name": name})).unwrap();
    assert_eq!(restored["entries"], inside["entries"]);
    assert_eq!(prints_of(&broken), before, "the broken shop was touched");

    // Work goes on at once, and after the next start.
    assert_eq!(door(&desk)["state"], "ready");
    let window = Caller { session: Some(desk.window_session()), ..Caller::default() };
    desk.call(&window, "session.sign_in", json!({"badge": BADGE, "password": PASSWORD})).unwrap();
    let opened_order = desk.call(&window, "repair.open", intake(9)).unwrap();
    // Numbers given since the copy was made, if any, are on papers: there is a gap.
    assert_eq!(opened_order["number"], "WX261122-0501");
    desk.close().unwrap();
    drop(desk);
    assert_ne!(database_of(root).parent().unwrap(), broken);
    assert_eq!(prints_of(&broken), before, "the broken shop was touched");
    let checked = check(root, &FakeClock::at("2026-11-22T01:02:03.004Z")).unwrap();
    assert_eq!((checked.findings, checked.repairs, checked.files), (Vec::new(), 4, 1));
    let db = past_the_store(root);
    assert_eq!(rows_of(&db, "origin"), 2, "what is written on begins an origin of its own");
    let told: i64 = db
        .query_row("SELECT count(*) FROM journal WHERE command = 'backup.restore'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(told, 1, "the journal says where it came from");
}

/// Whom the damaged shop had sent off nobody can read any more: the copy, made before, lets nobody in unasked.
#[test]
fn a_backup_brought_back_after_damage_lets_in_no_desk_that_may_have_been_sent_off() {
    let shop = TempShop::new();
    let (lost, kept) = (FakeDesk::new(1), FakeDesk::new(2));
    let (id, _) = shop.let_in(lost, "平板");
    shop.let_in(kept, "工位 1");
    shop.call("backup.make", json!({}));
    shop.call("terminal.revoke", json!({"id": id, "reason": "丢了"}));
    let folder = damaged(shop);
    let desk = opened(folder.path());
    let ask = |name: &str, input: Value| desk.call(&Caller::default(), name, input).unwrap();
    let name = ask("backup.list", json!({}))[0]["name"].clone();
    ask("backup.restore", json!({"name": name}));
    for one in [lost, kept] {
        let refused = desk.find_terminal(Proof::Certificate(&one.certificate)).unwrap_err();
        assert_eq!(refused.message, "terminal.revoked");
    }
    desk.close().unwrap();
    drop(desk);
    let checked = check(folder.path(), &FakeClock::at("2026-11-22T01:02:03.004Z")).unwrap();
    assert_eq!(checked.findings, Vec::new());
}

#[test]
fn nothing_else_can_be_done_in_trouble_without_signing_in() {
    let folder = half_copied();
    let desk = opened(folder.path());
    let window = Caller { session: Some(desk.window_session()), ..Caller::default() };
    for (name, command) in desk::commands::commands().iter() {
        if command.works_in_trouble() {
            assert!(name.starts_with("backup.") || name == "shop.door", "{name}");
            continue;
        }
        if !command.is_paper() {
            let refused = desk.call(&window, name, json!({})).unwrap_err();
            assert_eq!(refused.message, "store.truncated", "{name}");
        }
    }
    let paper = desk.paper(&window, "repair.job_card", json!({})).unwrap_err();
    assert_eq!(paper.message, "store.truncated");
    assert_eq!(desk.stage(&window, b"x").unwrap_err().message, "store.truncated");
}

/// Nobody can be known then, so whoever is somewhere on the network looks at the door and no further.
#[test]
fn from_the_network_only_the_door_is_seen_in_trouble() {
    let folder = half_copied();
    let desk = opened(folder.path());
    let far = Caller { from_lan: true, ..Caller::default() };
    for (name, command) in desk::commands::commands().iter().filter(|(_, command)| !command.is_paper()) {
        let answer = desk.call(&far, name, json!({}));
        if name == "shop.door" {
            assert_eq!(answer.unwrap()["state"], "trouble");
        } else {
            let right = command.right().text();
            assert_eq!(answer.unwrap_err().message, "store.truncated", "{name} ({right})");
        }
    }
    let unknown = desk.find_terminal(desk::Proof::Certificate(&[1; 32])).unwrap_err();
    assert_eq!(unknown.message, "store.truncated", "why nobody is known");
}

/// In a shop that opens, backups are a manager's.
#[test]
fn without_trouble_backups_ask_for_their_right() {
    let shop = TempShop::new();
    let clerk = shop.person("李娜", "0002", &["front_desk"]);
    for name in ["backup.list", "backup.make", "backup.inside", "backup.restore"] {
        let input =
            if name == "backup.list" || name == "backup.make" { json!({}) } else { json!({"name": "x"}) };
        let clerks = tests::refused_to(&shop.desk, &clerk, name, input.clone());
        assert_eq!(clerks.message, "caller.lacks_right", "{name}");
        let nobodys = tests::refused_to(&shop.desk, &Caller::default(), name, input);
        assert_eq!(nobodys.message, "caller.signed_out", "{name}");
    }
}

#[test]
fn a_restore_that_fails_leaves_the_shop_in_use() {
    let folder = half_copied();
    let newest = newest_backup(folder.path());
    let mut bytes = std::fs::read(newest.join("shop.db")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(newest.join("shop.db"), bytes).unwrap();
    let desk = opened(folder.path());
    let folders = |root: &Path| std::fs::read_dir(root).unwrap().count();
    let (in_use, before) = (database_of(folder.path()), folders(folder.path()));
    let name = newest.file_name().unwrap().to_string_lossy().into_owned();
    let refused = desk.call(&Caller::default(), "backup.restore", json!({"name": name})).unwrap_err();
    assert_eq!(refused.message, "backup.damaged");
    assert_eq!(door(&desk)["trouble"]["message"], "store.truncated");
    assert_eq!((database_of(folder.path()), folders(folder.path())), (in_use, before));
    // The one before it is still good.
    let list = desk.call(&Caller::default(), "backup.list", json!({})).unwrap();
    let older =
        list.as_array().unwrap().iter().find(|row| row["name"] != name.as_str()).unwrap()["name"].clone();
    desk.call(&Caller::default(), "backup.restore", json!({"name": older})).unwrap();
    assert_eq!(door(&desk)["state"], "ready");
}

/// A restore is undone by a restore: the shop before it was backed up or is still in its folder.
#[test]
fn a_working_shop_that_is_restored_stays_beside_the_new_one() {
    let shop = TempShop::new();
    shop.order(1);
    let made = shop.call("backup.make", json!({}))["name"].clone();
    shop.order(2);
    let before = database_of(shop.root());
    shop.call("backup.restore", json!({"name": made}));
    // Everybody is out: the people of the restored shop are others, perhaps.
    assert_eq!(shop.refused("repair.views", json!({})).message, "caller.signed_out");
    shop.sign_in();
    assert_eq!(shop.call("repair.views", json!({}))["all"], 1);
    // 0002 is on a customer's paper: it is not given again.
    assert_eq!(shop.call("repair.open", intake(3))["number"], "WX261121-0502");
    let old = store::inspection::rusqlite::Connection::open(before).unwrap();
    assert_eq!(rows_of(&old, "repair"), 2, "the shop before is whole in its folder");
    assert_eq!(check(shop.root(), &*shop.clock).unwrap().findings, []);
}

#[test]
fn a_chosen_folder_is_looked_into_though_the_database_cannot_be_asked() {
    let shop = TempShop::new();
    let second_disk = tests::memory_folder();
    let mut card = shop.call("shop.card", json!({}));
    card["backup_folder"] = json!(second_disk.path());
    shop.call("shop.revise", shop_edit(card));
    shop.call("backup.make", json!({}));
    let folder = shop.closed();
    std::fs::write(database_of(folder.path()), b"not a database").expect("overwritten");
    let desk = opened(folder.path());
    assert_eq!(door(&desk)["state"], "trouble");
    let list = desk.call(&Caller::default(), "backup.list", json!({})).expect("listed");
    assert!(!list.as_array().expect("a list").is_empty());
}

#[test]
fn a_backup_that_lost_a_photo_says_so_when_looked_into() {
    let folder = half_copied();
    let words =
        std::fs::read_to_string(newest_backup(folder.path()).join("manifest.json")).expect("a manifest");
    let manifest: Value = serde_json::from_str(&words).expect("JSON");
    let photo = manifest["files"][0].as_str().expect("a photo").to_owned();
    std::fs::remove_file(folder.path().join("backups/files").join(&photo[..2]).join(&photo))
        .expect("removed");
    let desk = opened(folder.path());
    let list = desk.call(&Caller::default(), "backup.list", json!({})).expect("listed");
    let look = json!({"name": list[0]["name"]});
    let refused = tests::refused_to(&desk, &Caller::default(), "backup.inside", look);
    assert_eq!(refused.message, "backup.damaged");
}
