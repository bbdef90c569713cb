//! Files beside the database, by the hash of their content.

use kernel::Moment;
use serde_json::json;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use store::{By, Mode, Store, file};
use tempfile::TempDir;
use tests::{files_below, memory_folder};

const BYTES: &[u8] = b"\x89PNG and more of a photo";

struct Shelf {
    store: Store,
    folder: TempDir,
}

impl Shelf {
    fn new() -> Self {
        let folder = memory_folder();
        let store = Store::create(folder.path(), now()).expect("an empty folder");
        Self { store, folder }
    }

    /// Every file that lies on the shelf, whatever its name.
    fn lying(&self) -> Vec<PathBuf> {
        files_below(&self.folder.path().join("files"))
    }

    fn only_one(&self) -> PathBuf {
        let lying = self.lying();
        assert_eq!(lying.len(), 1, "{lying:?}");
        lying[0].clone()
    }

    /// Names a staged file by a row.
    fn keep(&self, hash: &str) -> kernel::Result<()> {
        let hash = hash.to_owned();
        let by = By { person: uuid::Uuid::nil(), command: "file.keep", now: now(), request: None };
        let kept = self.store.change(by, Mode::History, move |change| {
            file::keep(change, &hash, "image/png").map(|_| json!(null))
        });
        kept.map(|_| ())
    }

    fn rows(&self) -> i64 {
        tests::rows_of(
            &store::inspection::rusqlite::Connection::open(self.folder.path().join("shop.db"))
                .expect("opens"),
            "file",
        )
    }
}

fn now() -> Moment {
    Moment::read("2026-11-21T06:02:03.004Z").expect("a moment")
}

/// Sets when a file was written last.
fn written_at(file: &PathBuf, moment: Moment) {
    let since_1970 = Duration::from_millis(u64::try_from(moment.millis()).expect("after 1970"));
    let file = std::fs::File::options().write(true).open(file).expect("a file");
    file.set_modified(SystemTime::UNIX_EPOCH + since_1970).expect("a time");
}

#[test]
fn the_same_bytes_are_one_file() {
    let shelf = Shelf::new();
    let hash = file::stage(&shelf.store, BYTES).unwrap();
    assert_eq!(file::stage(&shelf.store, BYTES).unwrap(), hash);
    assert_ne!(file::stage(&shelf.store, b"other").unwrap(), hash);
    assert_eq!(shelf.lying().len(), 2);
    assert_eq!(file::content(&shelf.store, &hash).unwrap(), BYTES);
}

#[test]
fn staged_at_once_from_many_desks_is_one_whole_file() {
    let shelf = Shelf::new();
    let bytes = vec![7; 1 << 20];
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| file::stage(&shelf.store, &bytes).unwrap());
        }
    });
    assert_eq!(std::fs::read(shelf.only_one()).unwrap(), bytes);
}

#[test]
fn bytes_that_changed_on_the_disk_are_not_handed_out() {
    let shelf = Shelf::new();
    let hash = file::stage(&shelf.store, BYTES).unwrap();
    let mut changed = BYTES.to_vec();
    changed[3] ^= 1;
    std::fs::write(shelf.only_one(), changed).unwrap();
    assert_eq!(file::content(&shelf.store, &hash).unwrap_err().message, "file.damaged");
    assert_eq!(shelf.keep(&hash).unwrap_err().message, "file.damaged");
    assert_eq!(shelf.rows(), 0);
}

#[test]
fn no_row_names_a_missing_file() {
    let shelf = Shelf::new();
    let hash = file::stage(&shelf.store, BYTES).unwrap();
    std::fs::remove_file(shelf.only_one()).unwrap();
    assert_eq!(shelf.keep(&hash).unwrap_err().message, "file.not_found");
    assert_eq!(shelf.rows(), 0);
    file::stage(&shelf.store, BYTES).unwrap();
    shelf.keep(&hash).unwrap();
    shelf.keep(&hash).unwrap();
    assert_eq!(shelf.rows(), 1);
}

#[test]
fn what_is_no_hash_is_no_file() {
    let shelf = Shelf::new();
    for odd in ["", "a", "..", "../../shop.db", "é", &"g".repeat(64), &"汉".repeat(22), "/etc/passwd"] {
        assert_eq!(file::content(&shelf.store, odd).unwrap_err().message, "file.not_found", "{odd}");
        assert_eq!(shelf.keep(odd).unwrap_err().message, "file.not_found", "{odd}");
    }
}

#[test]
fn what_is_staged_again_is_whole_and_waits_a_day_again() {
    let shelf = Shelf::new();
    let hash = file::stage(&shelf.store, BYTES).unwrap();
    std::fs::write(shelf.only_one(), b"torn").unwrap();
    assert_eq!(file::content(&shelf.store, &hash).unwrap_err().message, "file.damaged");
    assert_eq!(file::stage(&shelf.store, BYTES).unwrap(), hash);
    assert_eq!(file::content(&shelf.store, &hash).unwrap(), BYTES);
    let old = std::time::UNIX_EPOCH + Duration::from_secs(1);
    std::fs::File::options().append(true).open(shelf.only_one()).unwrap().set_modified(old).unwrap();
    file::stage(&shelf.store, BYTES).unwrap();
    assert!(std::fs::metadata(shelf.only_one()).unwrap().modified().unwrap() > old + Duration::from_secs(60));
}

#[test]
fn after_a_day_what_no_row_names_is_swept_and_nothing_else() {
    let shelf = Shelf::new();
    let kept = file::stage(&shelf.store, b"kept").unwrap();
    shelf.keep(&kept).unwrap();
    file::stage(&shelf.store, b"let go").unwrap();
    let day = Duration::from_secs(24 * 60 * 60);
    for lying in shelf.lying() {
        written_at(&lying, now());
    }
    assert_eq!(file::sweep(&shelf.store, now().later(day)).unwrap(), 0, "a day is not over yet");
    assert_eq!(shelf.lying().len(), 2);
    assert_eq!(file::sweep(&shelf.store, now().later(day + Duration::from_millis(1))).unwrap(), 1);
    assert_eq!(std::fs::read(shelf.only_one()).unwrap(), b"kept");
    // A clock set back sweeps nothing.
    file::stage(&shelf.store, b"another").unwrap();
    assert_eq!(file::sweep(&shelf.store, Moment::EPOCH).unwrap(), 0);
}
