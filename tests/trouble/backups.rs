//! Backups: made while people work, verified before they count, fourteen of them, refused once they are not whole.

use desk::Caller;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;
use store::inspection::rusqlite::Connection;
use tests::{
    Dice, TempShop, copy_folder, files_below, intake, memory_folder, past_the_store, rows_of, shop_edit,
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many rows each table has.
fn counts(db: &Connection) -> BTreeMap<String, i64> {
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0";
    let mut tables = db.prepare(tables).expect("the schema is readable");
    let tables = tables.query_map([], |row| row.get::<_, String>(0)).expect("the schema is readable");
    let tables = tables.map(|table| table.expect("a name"));
    tables.map(|table| (table.clone(), rows_of(db, &table))).collect()
}

fn state(shop: &TempShop) -> Value {
    shop.call("shop.status", json!({}))["backup"].clone()
}

fn folder_of(shop: &TempShop, made: &Value) -> PathBuf {
    shop.root().join("backups").join(made["name"].as_str().expect("a name"))
}

/// A shop whose first look for a due backup is over, so that for the next minute a test alone says when one is made.
pub(crate) fn after_the_daily_backup() -> TempShop {
    let folder = memory_folder();
    tests::found_in(folder.path());
    std::fs::remove_dir_all(folder.path().join("backups")).expect("the one made at founding");
    let shop = TempShop::reopened(folder, "2026-11-21T06:02:03.004Z");
    shop.sign_in();
    tests::until("the daily backup", Duration::from_secs(30), || {
        let state = state(&shop);
        (state["running"] == false && !state["last_verified_at"].is_null()).then_some(())
    });
    shop
}

/// Ends everybody's work when it is dropped.
struct Evening<'a>(&'a AtomicBool);

impl Drop for Evening<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[test]
fn backups_made_while_four_people_work_are_whole() {
    let shop = TempShop::new();
    let (done, next) = (AtomicBool::new(false), AtomicU32::new(0));
    std::thread::scope(|scope| {
        // They go home also where a check below fails.
        let _evening = Evening(&done);
        for _ in 0..4 {
            scope.spawn(|| {
                while !done.load(Ordering::SeqCst) {
                    shop.order(next.fetch_add(1, Ordering::SeqCst));
                }
            });
        }
        let mut before = 0;
        for _ in 0..6 {
            std::thread::sleep(Duration::from_millis(30));
            let made = shop.call("backup.make", json!({}));
            let copy = Connection::open(folder_of(&shop, &made).join("shop.db")).expect("a copy");
            let repairs = rows_of(&copy, "repair");
            assert_eq!(json!(repairs), made["repairs"]);
            // One state of the shop: an order with its customer, its entry, its number, and nothing of the next.
            assert_eq!((rows_of(&copy, "customer"), rows_of(&copy, "device")), (repairs, repairs));
            let last: i64 =
                copy.query_row("SELECT max(last) FROM counter", [], |row| row.get(0)).expect("a number");
            assert_eq!(last, repairs);
            assert!(repairs >= before, "an older state than the last backup's");
            before = repairs;
            assert_eq!(shop.call("backup.inside", json!({"name": made["name"]}))["repairs"], json!(repairs));
        }
        assert!(before > 0, "nobody worked");
    });
    shop.closed();
}

#[test]
fn what_comes_back_is_row_for_row_what_was_copied() {
    let shop = TempShop::new();
    for i in 0..12 {
        let caller = shop.with_request(i);
        let opened = shop.desk.call(&caller, "repair.open", intake(i)).unwrap();
        let prepaid = json!({"repair": opened["id"], "amount": 5_000, "method": "cash", "reference": ""});
        shop.call("payment.prepay", prepaid);
    }
    let there = counts(&past_the_store(shop.root()));
    let made = shop.call("backup.make", json!({}));
    shop.order(100);
    shop.call("backup.restore", json!({"name": made["name"]}));
    let mut back = counts(&past_the_store(shop.root()));
    // The entry that tells of the restore, and the origin it stands under.
    for table in ["journal", "origin"] {
        *back.get_mut(table).unwrap() -= 1;
    }
    // Settlements, closes of both scopes, handings, counts, and orders, deliveries and returns of suppliers had no number
    // yet: theirs begin behind the gap, too.
    *back.get_mut("counter").unwrap() -= 8;
    assert_eq!(back, there);
}

#[test]
fn fourteen_are_kept_and_each_of_them_is_whole() {
    let shop = after_the_daily_backup();
    for i in 0..17 {
        shop.order(i);
        shop.call("backup.make", json!({}));
    }
    let kept = shop.call("backup.list", json!({}));
    let kept = kept.as_array().unwrap();
    assert_eq!(kept.len(), 14);
    let repairs: Vec<i64> = kept.iter().map(|row| row["repairs"].as_i64().unwrap()).collect();
    assert_eq!(repairs, (4..=17).rev().collect::<Vec<_>>());
    for row in kept {
        assert_eq!(shop.call("backup.inside", json!({"name": row["name"]}))["repairs"], row["repairs"]);
    }
    let folders = std::fs::read_dir(shop.root().join("backups")).unwrap().count();
    assert_eq!(folders, 14, "something else lies there");
}

/// One bit turned anywhere, in the copy or in what is written beside it.
#[test]
fn a_backup_with_one_bit_turned_is_refused_at_the_look_and_at_the_restore() {
    let shop = TempShop::new();
    for i in 0..5 {
        shop.order(i);
    }
    let made = shop.call("backup.make", json!({}));
    let name = json!({"name": made["name"]});
    let folder = folder_of(&shop, &made);
    let in_use = tests::database_of(shop.root());
    let mut dice = Dice::new(11);
    for round in 0..50 {
        let file = folder.join(if round % 2 == 0 { "shop.db" } else { "manifest.json" });
        let whole = std::fs::read(&file).unwrap();
        let mut turned = whole.clone();
        let at = dice.below(turned.len());
        turned[at] ^= 1 << dice.below(8);
        std::fs::write(&file, &turned).unwrap();
        for command in ["backup.inside", "backup.restore"] {
            let refused = shop.refused(command, name.clone());
            assert_eq!(refused.message, "backup.damaged", "{command}, byte {at} of {}", file.display());
        }
        std::fs::write(&file, &whole).unwrap();
    }
    assert_eq!(tests::database_of(shop.root()), in_use, "a damaged backup is in use");
    assert_eq!(shop.call("backup.inside", name)["repairs"], 5, "whole again, it is believed again");
}

#[test]
fn a_backup_that_broke_off_or_lost_a_part_is_refused() {
    let shop = TempShop::new();
    shop.order(1);
    let made = shop.call("backup.make", json!({}));
    let whole = memory_folder();
    copy_folder(&folder_of(&shop, &made), whole.path());
    let name = json!({"name": made["name"]});
    type Harm = fn(&Path);
    let harms: [Harm; 5] = [
        |folder| std::fs::remove_file(folder.join("shop.db")).unwrap(),
        |folder| {
            std::fs::File::options()
                .write(true)
                .open(folder.join("shop.db"))
                .unwrap()
                .set_len(8_192)
                .unwrap();
        },
        |folder| std::fs::write(folder.join("shop.db"), b"").unwrap(),
        |folder| std::fs::write(folder.join("manifest.json"), b"{}").unwrap(),
        |folder| {
            // Another sound database under the same manifest.
            let db = Connection::open(folder.join("shop.db")).unwrap();
            store::inspection::teach(&db).unwrap();
            db.execute("UPDATE customer SET name = '别人'", []).unwrap();
        },
    ];
    for (i, harm) in harms.into_iter().enumerate() {
        let folder = folder_of(&shop, &made);
        harm(&folder);
        for command in ["backup.inside", "backup.restore"] {
            assert_eq!(
                shop.refused(command, name.clone()).message,
                "backup.damaged",
                "{command} after harm {i}"
            );
        }
        std::fs::remove_dir_all(&folder).unwrap();
        std::fs::create_dir(&folder).unwrap();
        copy_folder(whole.path(), &folder);
    }
    for odd in ["", "..", "../backups", "/", "no-such-backup", ".unfinished"] {
        assert_eq!(shop.refused("backup.inside", json!({"name": odd})).message, "backup.not_found", "{odd}");
    }
    std::fs::remove_file(folder_of(&shop, &made).join("manifest.json")).unwrap();
    assert_eq!(shop.refused("backup.inside", name).message, "backup.not_found");
}

/// A shop whose chain does not hold is not copied over its good backups, and everybody sees that.
#[test]
fn a_copy_that_is_not_verified_counts_for_nothing() {
    let shop = TempShop::new();
    shop.order(1);
    shop.call("backup.make", json!({}));
    let (last, kept) = (state(&shop)["last_verified_at"].clone(), shop.call("backup.list", json!({})));
    shop.clock.pass(Duration::from_secs(60));
    past_the_store(shop.root())
        .execute_batch("DROP TRIGGER journal_keeps_every_word; UPDATE journal SET at = '2025' || substr(at, 5) WHERE row = 3")
        .unwrap();
    let refused = shop.refused("backup.make", json!({}));
    assert_eq!(refused.message, "backup.not_verified");
    assert_eq!(state(&shop)["last_verified_at"], last);
    assert_eq!(state(&shop)["failure"]["message"], "backup.not_verified");
    assert_eq!(shop.call("backup.list", json!({})), kept);
    assert!(!shop.root().join("backups/.unfinished").exists());
    // Work goes on: an order that cannot be taken in helps nobody. Closing says so too, and lets the files go all the same.
    shop.order(2);
    assert_eq!(shop.desk.close().unwrap_err().message, "backup.not_verified");
}

#[test]
fn the_age_of_the_last_verified_backup_is_in_sight() {
    let shop = after_the_daily_backup();
    assert_eq!(state(&shop)["last_verified_at"], "2026-11-21T06:02:03.004Z");
    assert_eq!(state(&shop)["overdue"], false);
    shop.clock.pass(DAY + DAY / 2);
    shop.sign_in();
    assert_eq!(state(&shop)["overdue"], false, "a shop that opens an hour later than yesterday");
    shop.clock.pass(Duration::from_secs(1));
    assert_eq!(state(&shop)["overdue"], true);
    shop.call("backup.make", json!({}));
    assert_eq!(state(&shop)["overdue"], false);
}

/// The daily one: nobody asks for it. It is looked for when the program starts, and every minute after.
#[test]
fn a_shop_opened_on_a_new_day_backs_up_by_itself() {
    let shop = TempShop::new();
    shop.order(1);
    let folder = shop.closed();
    let shop = TempShop::reopened(folder, "2026-11-22T01:00:00.000Z");
    shop.sign_in();
    let daily = tests::until("the daily backup", Duration::from_secs(30), || {
        let list = shop.call("backup.list", json!({}));
        list.as_array().unwrap().iter().find(|row| row["reason"] == "daily").cloned()
    });
    assert_eq!((&daily["made_at"], &daily["repairs"]), (&json!("2026-11-22T01:00:00.000Z"), &json!(1)));
    // Opened again on the same day it has one already.
    let folder = shop.closed();
    let before = files_below(&folder.path().join("backups"));
    let shop = TempShop::reopened(folder, "2026-11-22T09:00:00.000Z");
    std::thread::sleep(Duration::from_millis(500));
    let folder = shop.closed();
    assert_eq!(files_below(&folder.path().join("backups")), before, "an idle shop was copied again");
}

/// Neither a lost backup folder nor a copy that bears a day to come puts today's off.
#[test]
fn a_shop_without_a_backup_that_can_be_from_today_makes_one() {
    for made_under_a_wrong_clock in [false, true] {
        let shop = TempShop::new();
        shop.order(1);
        if made_under_a_wrong_clock {
            shop.clock.set("2036-11-21T06:02:03.004Z");
        }
        let folder = shop.closed();
        if !made_under_a_wrong_clock {
            std::fs::remove_dir_all(folder.path().join("backups")).unwrap();
        }
        let shop = TempShop::reopened(folder, "2026-11-21T09:00:00.000Z");
        shop.sign_in();
        tests::until("the daily backup", Duration::from_secs(30), || {
            let newest = shop.call("backup.list", json!({}))[0].clone();
            (newest["reason"] == "daily" && newest["made_at"] == "2026-11-21T09:00:00.000Z").then_some(())
        });
    }
}

#[test]
fn closing_after_work_leaves_a_backup_of_it() {
    let shop = TempShop::new();
    shop.order(1);
    let folder = shop.closed();
    let shop = TempShop::reopened(folder, "2026-11-21T08:00:00.000Z");
    shop.sign_in();
    let newest = shop.call("backup.list", json!({}))[0].clone();
    assert_eq!((&newest["reason"], &newest["repairs"]), (&json!("close"), &json!(1)));
}

/// A new folder has no backup from today, so the program may be making one itself just now.
fn made_once_free(shop: &TempShop) -> kernel::Result<Value> {
    tests::until("the other backup", Duration::from_secs(30), || {
        match shop.desk.call(&shop.window, "backup.make", json!({})) {
            Err(failure) if failure.message == "backup.running" => None,
            made => Some(made),
        }
    })
}

#[test]
fn a_backup_folder_that_went_away_is_said() {
    let shop = TempShop::new();
    let stick = memory_folder();
    let mut card = shop.call("shop.card", json!({}));
    card["backup_folder"] = json!(stick.path());
    shop.call("shop.revise", shop_edit(card));
    let made = made_once_free(&shop).unwrap();
    let copy = PathBuf::from(made["name"].as_str().unwrap()).join("shop.db");
    assert!(files_below(stick.path()).iter().any(|file| file.ends_with(&copy)), "{copy:?} is not there");
    drop(stick);
    assert_eq!(made_once_free(&shop).unwrap_err().message, "backup.folder_missing");
    let state = state(&shop);
    assert_eq!(
        (&state["failure"]["message"], &state["overdue"]),
        (&json!("backup.folder_missing"), &json!(true))
    );
    assert_eq!(
        tests::refused_to(&shop.desk, &Caller::default(), "backup.make", json!({})).message,
        "caller.signed_out"
    );
}
