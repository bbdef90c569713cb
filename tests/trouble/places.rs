//! Folders that cannot be worked in: read-only, missing, held by another running copy.

use crate::small_disk::on_small_disk;
use desk::{Caller, Desk};
use kernel::Code;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use tests::{FakeClock, TempShop, database_of, disk_folder, found_in, machine, memory_folder, prints_of};

fn open(root: &Path) -> kernel::Result<Arc<Desk>> {
    let clock = Arc::new(FakeClock::at("2026-11-21T06:02:03.004Z"));
    Desk::open(root, machine(clock, Arc::default()))
}

fn why_not(root: &Path) -> (Code, &'static str) {
    match open(root) {
        Ok(_) => (Code::Internal, "it was opened"),
        Err(failure) => (failure.code, failure.message),
    }
}

fn door(desk: &Desk) -> Value {
    desk.call(&Caller::default(), "shop.door", json!({})).expect("the door is always there")
}

#[test]
fn a_read_only_disk_is_said_and_left_alone() {
    on_small_disk("places::a_read_only_disk_is_said_and_left_alone", 8, |disk| {
        let root = disk.path().join("data");
        std::fs::create_dir(&root).unwrap();
        found_in(&root);
        open(&root).unwrap().close().unwrap();
        let before = prints_of(&root);
        disk.make_read_only();
        assert_eq!(why_not(&root), (Code::Refused, "place.unwritable"));
        assert_eq!(why_not(&disk.path().join("new")), (Code::Refused, "place.unwritable"));
        assert_eq!(prints_of(&root), before);
        // Looking it over still works there.
        let clock = FakeClock::at("2026-11-21T06:02:03.004Z");
        assert_eq!(desk::check::check(&root, &clock).map(|checked| checked.findings), Ok(Vec::new()));
    });
}

/// The data folder is fine, the shop's own folder in it is not.
#[test]
fn a_read_only_shop_is_told_at_the_door() {
    on_small_disk("places::a_read_only_shop_is_told_at_the_door", 8, |disk| {
        let home = memory_folder();
        found_in(home.path());
        open(home.path()).unwrap().close().unwrap();
        let shop = database_of(home.path()).parent().unwrap().to_owned();
        tests::copy_folder(&shop, disk.path());
        disk.make_read_only();
        std::fs::remove_dir_all(&shop).unwrap();
        std::os::unix::fs::symlink(disk.path(), &shop).unwrap();
        let desk = open(home.path()).unwrap();
        let door = door(&desk);
        assert_eq!(
            (&door["state"], &door["trouble"]["message"]),
            (&json!("trouble"), &json!("store.read_only"))
        );
        desk.close().unwrap();
    });
}

#[test]
fn what_is_no_folder_is_no_place() {
    let folder = memory_folder();
    let file = folder.path().join("a file");
    std::fs::write(&file, "mine").unwrap();
    assert_eq!(why_not(&file), (Code::Refused, "place.unwritable"));
    assert_eq!(why_not(&file.join("below")), (Code::Refused, "place.unwritable"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_second_copy_in_the_same_process_is_refused() {
    let shop = TempShop::new();
    assert_eq!(why_not(shop.root()), (Code::Busy, "place.in_use"));
    // By another way to the same folder too.
    let elsewhere = memory_folder();
    let other_way = elsewhere.path().join("link");
    std::os::unix::fs::symlink(shop.root(), &other_way).unwrap();
    assert_eq!(why_not(&other_way), (Code::Busy, "place.in_use"));
    shop.order(1);
    let folder = shop.closed();
    assert_eq!(door(&open(folder.path()).unwrap())["state"], "ready");
}

#[test]
fn a_second_running_program_is_refused_until_the_first_ends_however_it_ends() {
    let folder = disk_folder();
    found_in(folder.path());
    let mut first = Command::new(env!("CARGO_BIN_EXE_victim"))
        .args(["hold", &folder.path().to_string_lossy()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut ready = String::new();
    BufReader::new(first.stdout.take().unwrap()).read_line(&mut ready).unwrap();
    assert_eq!(ready, "ready\n");
    assert_eq!(why_not(folder.path()), (Code::Busy, "place.in_use"));
    // The program itself says so and changes nothing.
    let second = Command::new(crate::serve::program())
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path())
        .env("LC_ALL", "zh_CN.UTF-8")
        .output()
        .unwrap();
    assert!(!second.status.success());
    let words: Value = serde_json::from_str(include_str!("../../ui/src/words/zh-CN.json")).unwrap();
    let words = words["failure.place.in_use"].as_str().unwrap();
    let begin = words.split("{{").next().unwrap();
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(!begin.is_empty() && said.contains(begin), "{said}");
    first.kill().unwrap();
    first.wait().unwrap();
    assert_eq!(door(&open(folder.path()).unwrap())["state"], "ready");
}

/// A shop that is named and not there is not taken for a first start: nobody founds a second one beside it by mistake.
#[test]
fn a_missing_shop_is_trouble_and_no_first_start() {
    let folder = TempShop::new().closed();
    let shop = database_of(folder.path()).parent().unwrap().to_owned();
    std::fs::rename(&shop, folder.path().join("moved")).unwrap();
    let desk = open(folder.path()).unwrap();
    let door = door(&desk);
    assert_eq!((&door["state"], &door["trouble"]["message"]), (&json!("trouble"), &json!("place.missing")));
    assert!(!shop.exists());
}

#[test]
#[cfg(unix)]
fn a_new_data_folder_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let outer = memory_folder();
    let root = outer.path().join("shop/data");
    open(&root).unwrap().close().unwrap();
    assert_eq!(std::fs::metadata(&root).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn a_shop_whose_name_was_lost_is_no_first_start() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let folder = shop.closed();
    let before = database_of(folder.path());
    std::fs::remove_file(folder.path().join("current")).unwrap();
    let shop = TempShop::reopened(folder, "2026-11-21T07:00:00.000Z");
    shop.sign_in();
    assert_eq!(shop.call("repair.card", json!({"id": id}))["number"], "WX261121-0001");
    assert_eq!(database_of(shop.root()), before);
}
