//! The disk runs full: it is said, nothing half is written, reading goes on, and with room again so does work.

use crate::small_disk::{SmallDisk, on_small_disk};
use desk::check::check;
use desk::{Caller, Desk};
use kernel::Code;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tests::{
    BADGE, Dice, FakeClock, PASSWORD, files_below, found_in, intake, machine, past_the_store, rows_of,
    shop_edit, sign,
};

/// A shop on a small disk, its manager signed in.
struct Shop {
    desk: Arc<Desk>,
    window: Caller,
    root: PathBuf,
    clock: Arc<FakeClock>,
}

impl Shop {
    fn on(disk: &SmallDisk) -> Self {
        let root = disk.path().join("data");
        std::fs::create_dir(&root).expect("a folder");
        found_in(&root);
        Self::opened(&root)
    }

    fn opened(root: &Path) -> Self {
        let clock = Arc::new(FakeClock::at("2026-11-21T06:02:03.004Z"));
        let desk = Desk::open(root, machine(clock.clone(), Arc::default())).expect("it opens");
        let window = Caller { session: Some(desk.window_session()), ..Caller::default() };
        let shop = Self { desk, window, root: root.to_owned(), clock };
        shop.call("session.sign_in", json!({"badge": BADGE, "password": PASSWORD})).expect("signed in");
        shop
    }

    fn call(&self, name: &str, input: Value) -> kernel::Result<Value> {
        self.desk.call(&self.window, name, input)
    }

    fn counts(&self) -> Vec<i64> {
        let db = past_the_store(&self.root);
        ["repair", "customer", "device", "journal", "journal_personal", "counter", "request"]
            .iter()
            .map(|table| rows_of(&db, table))
            .collect()
    }

    fn numbers(&self) -> BTreeSet<String> {
        let db = past_the_store(&self.root);
        let mut statement = db.prepare("SELECT number FROM repair").expect("the table");
        let numbers = statement.query_map([], |row| row.get(0)).expect("numbers");
        numbers.map(|number| number.expect("a number")).collect()
    }

    fn must_be_sound(&self) {
        assert_eq!(check(&self.root, &*self.clock).expect("it opens").findings, []);
    }
}

#[test]
fn on_a_full_disk_nothing_is_half_written_and_work_goes_on_with_room_again() {
    on_small_disk(
        "disk_full::on_a_full_disk_nothing_is_half_written_and_work_goes_on_with_room_again",
        8,
        |disk| {
            let shop = Shop::on(disk);
            shop.call("repair.open", intake(1)).unwrap();
            let filling = disk.fill();
            // The log may have room for a few more; then it is full.
            let mut saved = 1;
            let full = (2..500)
                .find_map(|i| match shop.call("repair.open", intake(i)) {
                    Ok(_) => {
                        saved += 1;
                        None
                    }
                    Err(failure) => Some(failure),
                })
                .expect("it runs full");
            assert_eq!((full.code, full.message), (Code::Refused, "store.full"));
            let before = shop.counts();
            assert_eq!(before[0], saved);
            for i in 500..520 {
                assert_eq!(shop.call("repair.open", intake(i)).unwrap_err().message, "store.full");
            }
            assert_eq!(shop.counts(), before, "something of a refused order stayed");
            let page = shop.call("repair.find", json!({"view": "all", "limit": 50})).unwrap();
            assert!(!page["rows"].as_array().unwrap().is_empty());
            let staged = shop.desk.stage(&shop.window, &sign()).unwrap_err();
            assert_eq!((staged.code, staged.message), (Code::Refused, "store.full"));
            shop.must_be_sound();
            filling.free();
            let opened = shop.call("repair.open", intake(600)).unwrap();
            assert_eq!(opened["number"], format!("WX261121-{:04}", saved + 1), "no number was lost");
            shop.must_be_sound();
            shop.desk.close().unwrap();
            shop.must_be_sound();
        },
    );
}

/// At every place where a write can stop: a little more room each time.
#[test]
fn however_little_room_is_left_an_order_is_there_whole_or_not_at_all() {
    on_small_disk(
        "disk_full::however_little_room_is_left_an_order_is_there_whole_or_not_at_all",
        12,
        |disk| {
            let shop = Shop::on(disk);
            let mut dice = Dice::new(3);
            let (mut saved, mut refused) = (0, 0);
            for round in 0..60_u32 {
                let filling = disk.fill_but(dice.below(60) * 4_096);
                for i in 0..3 {
                    match shop.call("repair.open", intake(round * 10 + i)) {
                        Ok(_) => saved += 1,
                        Err(failure) => {
                            assert_eq!(failure.message, "store.full");
                            refused += 1;
                        }
                    }
                }
                filling.free();
                assert_eq!(shop.counts()[0], saved, "round {round}");
            }
            assert!(refused > 20 && saved > 20, "{refused} refused, {saved} saved: no place was tried");
            shop.must_be_sound();
        },
    );
}

/// Many at once, whose orders share commits: what was acknowledged is there, what was refused is not, and no number is
/// missing between them.
#[test]
fn on_a_disk_that_runs_full_under_many_desks_exactly_what_was_saved_is_there() {
    on_small_disk(
        "disk_full::on_a_disk_that_runs_full_under_many_desks_exactly_what_was_saved_is_there",
        8,
        |disk| {
            let shop = Shop::on(disk);
            let mut dice = Dice::new(4);
            let (mut saved, mut refused) = (BTreeSet::new(), 0);
            for round in 0..12_u32 {
                let filling = disk.fill_but(dice.below(90) * 4_096);
                let answers = std::thread::scope(|scope| {
                    let open = |i| shop.call("repair.open", intake(i));
                    let desks = (0..12).map(|i| scope.spawn(move || open(round * 100 + i)));
                    let desks: Vec<_> = desks.collect();
                    desks.into_iter().map(|desk| desk.join().expect("it answers")).collect::<Vec<_>>()
                });
                filling.free();
                for answer in answers {
                    match answer {
                        Ok(opened) => {
                            let number = opened["number"].as_str().expect("a number").to_owned();
                            assert!(saved.insert(number), "a number twice");
                        }
                        Err(failure) => {
                            assert!(["store.full", "store.busy"].contains(&failure.message), "{failure}");
                            refused += 1;
                        }
                    }
                }
                assert_eq!(shop.numbers(), saved, "round {round}");
            }
            assert!(refused > 10 && saved.len() > 10, "{refused} refused, {} saved", saved.len());
            let serials = (1..=saved.len()).map(|serial| format!("WX261121-{serial:04}"));
            assert_eq!(saved, serials.collect(), "a number was lost");
            shop.must_be_sound();
        },
    );
}

/// Every folder below one.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.filter(|path| path.is_dir()).flat_map(|path| [vec![path.clone()], walk(&path)].concat()).collect()
}

#[test]
fn a_backup_that_finds_no_room_is_seen_and_leaves_the_older_ones() {
    on_small_disk("disk_full::a_backup_that_finds_no_room_is_seen_and_leaves_the_older_ones", 8, |disk| {
        // The shop itself is elsewhere: only the second disk is full.
        let home = tests::memory_folder();
        found_in(home.path());
        let shop = Shop::opened(home.path());
        let mut card = shop.call("shop.card", json!({})).unwrap();
        card["backup_folder"] = json!(disk.path());
        shop.call("shop.revise", shop_edit(card)).unwrap();
        shop.call("repair.open", intake(1)).unwrap();
        // Closing makes one there; with one from today the program makes no other by itself.
        shop.desk.close().unwrap();
        drop(shop);
        let shop = Shop::opened(home.path());
        let state = || shop.call("shop.status", json!({})).unwrap()["backup"].clone();
        assert_eq!((&state()["overdue"], &state()["same_disk"]), (&json!(false), &json!(false)));
        let verified_at = state()["last_verified_at"].clone();
        let kept = shop.call("backup.list", json!({})).unwrap();
        shop.clock.pass(std::time::Duration::from_secs(60));

        for left in [0, 4_096, 65_536, 200_000] {
            let filling = disk.fill_but(left);
            let before = files_below(disk.path());
            let refused = shop.call("backup.make", json!({})).unwrap_err();
            assert_eq!((refused.code, refused.message), (Code::Refused, "store.full"), "{left} bytes left");
            assert_eq!(state()["failure"]["message"], "store.full");
            assert_eq!(state()["last_verified_at"], verified_at, "a backup that failed counts");
            assert_eq!(files_below(disk.path()), before, "something unfinished stayed");
            let unfinished = walk(disk.path()).into_iter().find(|path| path.ends_with(".unfinished"));
            assert_eq!(unfinished, None);
            assert_eq!(shop.call("backup.list", json!({})).unwrap(), kept);
            filling.free();
        }
        // Taking machines in went on meanwhile, and the next backup has all.
        shop.call("repair.open", intake(2)).unwrap();
        let made = shop.call("backup.make", json!({})).unwrap();
        assert_eq!((&made["repairs"], &state()["failure"]), (&json!(2), &Value::Null));
        assert_ne!(state()["last_verified_at"], verified_at);
    });
}

#[test]
fn a_start_on_a_full_disk_opens_the_shop_and_says_why_nothing_is_saved() {
    on_small_disk(
        "disk_full::a_start_on_a_full_disk_opens_the_shop_and_says_why_nothing_is_saved",
        12,
        |disk| {
            let shop = Shop::on(disk);
            shop.call("repair.open", intake(1)).unwrap();
            shop.desk.close().unwrap();
            let (root, clock) = (shop.root.clone(), shop.clock.clone());
            drop(shop);
            let filling = disk.fill();
            let desk = Desk::open(&root, machine(clock, Arc::default())).unwrap();
            let door = desk.call(&Caller::default(), "shop.door", json!({})).unwrap();
            assert_eq!(door["state"], "ready");
            let window = Caller { session: Some(desk.window_session()), ..Caller::default() };
            let sign_in = json!({"badge": BADGE, "password": PASSWORD});
            let refused = desk.call(&window, "session.sign_in", sign_in.clone()).unwrap_err();
            assert_eq!((refused.code, refused.message), (Code::Refused, "store.full"));
            filling.free();
            desk.call(&window, "session.sign_in", sign_in).unwrap();
            desk.call(&window, "repair.open", intake(2)).unwrap();
            assert_eq!(check(&root, &FakeClock::at("2026-11-21T06:02:03.004Z")).unwrap().findings, []);

            // Where nothing is yet, there is nothing to open either, and nothing half made that stands for a shop later.
            let filling = disk.fill();
            let new = disk.path().join("new");
            let open_new = || {
                let clock = Arc::new(FakeClock::at("2026-11-21T06:02:03.004Z"));
                Desk::open(&new, machine(clock, Arc::default()))
            };
            assert_eq!(open_new().err().map(|failure| failure.message), Some("store.full"));
            filling.free();
            let door = open_new().unwrap().call(&Caller::default(), "shop.door", json!({})).unwrap();
            assert_eq!(door["state"], "first_start");
        },
    );
}
