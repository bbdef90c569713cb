use super::batch::Bounds;
use super::{By, Committed, Mode, Store, open_store};
use crate::check::check_database;
use crate::customer::Customer;
use crate::{Change, Request, open, shop};
use domain::customer::CompanyId;
use kernel::{Failure, Moment};
use serde_json::{Value, json};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::time::Duration;
use tempfile::TempDir;
use uuid::Uuid;

/// Whatever waits goes into one batch, however slow the machine is.
const PATIENT: Bounds = Bounds { most: 64, taking: Duration::from_secs(600) };
const BY: By = By { person: Uuid::nil(), command: "test.write", now: Moment::EPOCH, request: None };
/// Late enough to remember a request for days.
const LATER: i64 = 1_790_000_000_000;

type Answer = Receiver<kernel::Result<Committed>>;

/// A shop whose writer is held, so that whatever is asked meanwhile waits together.
struct Held {
    // Let go of first, so that a test that fails does not wait for a writer that is held.
    go: Sender<()>,
    store: Store,
    first: Answer,
    _folder: TempDir,
}

impl Held {
    fn new(bounds: Bounds) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Store::create(folder.path(), Moment::EPOCH).unwrap().close();
        let store = open_store(folder.path(), Moment::EPOCH, bounds).unwrap();
        let (go, held) = channel();
        let first = store
            .queue(BY, Mode::State, move |_| {
                held.recv().unwrap();
                Err(Failure::refused("test.held"))
            })
            .unwrap();
        Self { go, store, first, _folder: folder }
    }

    fn ask(
        &self,
        by: By,
        apply: impl FnOnce(&mut Change<'_>) -> kernel::Result<Value> + Send + 'static,
    ) -> Answer {
        self.store.queue(by, Mode::History, apply).unwrap()
    }

    fn let_go(&self) {
        self.go.send(()).unwrap();
    }

    fn count(&self, table: &str) -> i64 {
        let sql = format!("SELECT count(*) AS n FROM {table}");
        self.store.read(Uuid::nil(), Moment::EPOCH, |read| Ok(read.count(&sql, &[])?)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let sql = "SELECT name FROM customer ORDER BY seq";
        let read = |read: &crate::Read<'_>| Ok(read.all(sql, &[], |row| row.get("name"))?);
        self.store.read(Uuid::nil(), Moment::EPOCH, read).unwrap()
    }

    /// How often something was committed: frames of the log that end a transaction.
    fn commits(&self) -> usize {
        const HEADER: usize = 32;
        const FRAME: usize = 24 + 4_096;
        let mut log = open::file_of(self.store.folder()).into_os_string();
        log.push("-wal");
        let log = std::fs::read(log).unwrap();
        let ends = |frame: &&[u8]| frame[4..8] != [0; 4] && frame[8..16] == log[16..24];
        log.get(HEADER..).unwrap_or_default().chunks_exact(FRAME).filter(ends).count()
    }

    /// Chain, references and counts hold.
    fn must_be_whole(&self) {
        let looked = |read: &crate::Read<'_>| Ok(check_database(read)?.findings);
        assert_eq!(self.store.read(Uuid::nil(), Moment::EPOCH, looked).unwrap(), []);
    }
}

/// Takes the next number and adds a customer; answers the number.
fn add(change: &mut Change<'_>, name: &str) -> kernel::Result<Value> {
    let number = shop::next_serial(change, "2026-11-21", 1)?;
    change.insert(&customer(change, name))?;
    Ok(json!(number))
}

fn one_number(change: &Change<'_>, pragma: &str) -> kernel::Result<i64> {
    Ok(change.db.query_row(pragma, [], |row| row.get(0)).map_err(crate::StoreError::from)?)
}

fn customer(change: &Change<'_>, name: &str) -> Customer {
    Customer {
        id: change.new_id(),
        name: name.to_owned(),
        phone: "13800000001".to_owned(),
        wechat: String::new(),
        address: String::new(),
        company: None,
        merged_into: None,
    }
}

fn texts(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

fn said(answer: &Answer) -> Result<Value, &'static str> {
    answer.recv().unwrap().map(|committed| committed.answer).map_err(|failure| failure.message)
}

fn requested(id: u128, input: u8) -> By {
    let id = Uuid::from_u128(id).to_string().parse().unwrap();
    let now = Moment::from_millis(LATER).unwrap();
    By { now, request: Some(Request { id, input_hash: [input; 32] }), ..BY }
}

#[test]
fn what_waits_together_is_one_commit_and_is_answered_after_it() {
    let held = Held::new(PATIENT);
    let before = held.commits();
    let a = held.ask(BY, |change| add(change, "甲"));
    let b = held.ask(BY, |change| add(change, "乙"));
    let (hand_over, handed) = channel();
    // The last of them sees that nobody was answered before it.
    let c = held.ask(BY, move |change| {
        let answer: Answer = handed.recv().unwrap();
        assert_eq!(answer.try_recv().err(), Some(TryRecvError::Empty), "answered before the commit");
        add(change, "丙")
    });
    hand_over.send(a).unwrap();
    held.let_go();
    assert_eq!((said(&b), said(&c)), (Ok(json!(2)), Ok(json!(3))));
    assert_eq!((held.names(), held.commits() - before), (texts(&["甲", "乙", "丙"]), 1));
    // Whoever comes alone is a commit alone, and waits for nobody.
    assert_eq!(said(&held.ask(BY, |change| add(change, "丁"))), Ok(json!(4)));
    assert_eq!(held.commits() - before, 2);
    held.must_be_whole();
}

#[test]
fn a_batch_ends_at_its_bounds_and_the_queue_keeps_its_order() {
    let two = Bounds { most: 2, ..PATIENT };
    let at_once = Bounds { taking: Duration::ZERO, ..PATIENT };
    for (bounds, commits) in [(two, 3), (at_once, 5)] {
        let held = Held::new(bounds);
        let before = held.commits();
        let asked = ["甲", "乙", "丙", "丁", "戊"].map(|name| held.ask(BY, move |change| add(change, name)));
        held.let_go();
        assert_eq!(asked.map(|answer| said(&answer)), [1, 2, 3, 4, 5].map(|n| Ok(json!(n))));
        // The first place of the first batch is the one that held the writer.
        assert_eq!((held.names().join(""), held.commits() - before), ("甲乙丙丁戊".to_owned(), commits));
    }
}

#[test]
fn a_refused_or_panicking_change_takes_nobody_of_its_batch_with_it() {
    let held = Held::new(PATIENT);
    let before = held.commits();
    let asked = [
        held.ask(BY, |change| add(change, "甲")),
        held.ask(BY, |change| {
            add(change, "乙")?;
            Err(Failure::refused("test.refused"))
        }),
        held.ask(BY, |change| {
            add(change, "丙")?;
            panic!("a slip in a command")
        }),
        held.ask(BY, |change| {
            add(change, "丁")?;
            // A row past the journal.
            change.db.execute_batch("UPDATE customer SET name = '李'").map_err(crate::StoreError::from)?;
            Ok(Value::Null)
        }),
        held.ask(BY, |change| add(change, "戊")),
    ];
    held.let_go();
    let said = asked.map(|answer| said(&answer));
    let refused = ["test.refused", "command.panicked", "journal.unrecorded"].map(Err);
    assert_eq!((&said[0], &said[1..4], &said[4]), (&Ok(json!(1)), &refused[..], &Ok(json!(2))));
    assert_eq!((held.names(), held.commits() - before), (texts(&["甲", "戊"]), 1));
    assert_eq!((held.count("journal"), held.count("journal_personal")), (2, 8));
    held.must_be_whole();
}

#[test]
fn a_batch_of_refusals_writes_nothing() {
    let held = Held::new(PATIENT);
    let before = held.commits();
    let asked = ["甲", "乙"].map(|name| {
        held.ask(BY, move |change| {
            add(change, name)?;
            Err(Failure::refused("test.refused"))
        })
    });
    held.let_go();
    assert_eq!(asked.map(|answer| said(&answer)), [Err("test.refused"), Err("test.refused")]);
    assert_eq!((held.names(), held.commits() - before), (texts(&[]), 0));
}

#[test]
fn each_change_tells_its_own_nouns() {
    let held = Held::new(PATIENT);
    let a = held.ask(BY, |change| add(change, "甲"));
    let b = held.ask(BY, |change| change.note("repair", Uuid::nil(), &[]).map(|()| Value::Null));
    let c = held.ask(BY, |_| Ok(Value::Null));
    held.let_go();
    let nouns = [a, b, c].map(|answer| answer.recv().unwrap().unwrap().nouns.into_iter().collect::<Vec<_>>());
    assert_eq!(nouns, [vec!["customer"], vec!["repair"], vec![]]);
}

#[test]
fn a_request_sent_twice_happens_once_in_one_batch_too() {
    let held = Held::new(PATIENT);
    let asked = [
        held.ask(requested(1, 1), |change| add(change, "甲")),
        held.ask(requested(1, 1), |change| add(change, "甲")),
        held.ask(requested(1, 2), |change| add(change, "乙")),
        held.ask(requested(2, 1), |_| Err(Failure::refused("test.refused"))),
        held.ask(requested(2, 1), |change| add(change, "丙")),
    ];
    held.let_go();
    let said = asked.map(|answer| said(&answer));
    let refused = [Err("request.mismatch"), Err("test.refused")];
    assert_eq!(
        (&said[..2], &said[2..4], &said[4]),
        (&[1, 1].map(|n| Ok(json!(n)))[..], &refused[..], &Ok(json!(2)))
    );
    assert_eq!((held.names(), held.count("request")), (texts(&["甲", "丙"]), 2));
    held.must_be_whole();
}

/// Room for no further page: what SQLite meets then undoes the whole transaction, not only the savepoint.
#[test]
fn a_change_that_finds_no_room_loses_its_batch_and_nobody_of_it_is_told_otherwise() {
    let held = Held::new(PATIENT);
    let before = held.count("journal");
    let a = held.ask(requested(1, 1), |change| add(change, "甲"));
    let refused = held.ask(BY, |_| Err(Failure::refused("test.refused")));
    let full = held.ask(BY, |change| {
        add(change, "乙")?;
        let pages = one_number(change, "PRAGMA page_count")?;
        one_number(change, &format!("PRAGMA max_page_count = {pages}"))?;
        let large = "INSERT INTO request (id, person, command, input_hash, answer, at)
            VALUES (randomblob(16), randomblob(16), '', randomblob(32), json_quote(hex(zeroblob(1000000))), '')";
        let found = change.db.execute(large, []).map_err(crate::StoreError::from);
        one_number(change, "PRAGMA max_page_count = 1000000")?;
        assert!(change.db.is_autocommit(), "the whole transaction is undone");
        found?;
        Ok(Value::Null)
    });
    let after = held.ask(requested(2, 1), |change| add(change, "丁"));
    held.let_go();
    assert_eq!(
        [said(&a), said(&refused), said(&full)],
        [Err("store.busy"), Err("store.busy"), Err("store.full")]
    );
    assert_eq!(said(&held.first), Err("store.busy"));
    // Whoever waited behind it is a batch of its own, and the first may try again.
    assert_eq!(said(&after), Ok(json!(1)));
    assert_eq!(said(&held.ask(requested(1, 1), |change| add(change, "甲"))), Ok(json!(2)));
    assert_eq!((held.names(), held.count("journal") - before), (texts(&["丁", "甲"]), 2));
    held.must_be_whole();
}

/// A change that says all is well after its transaction ended is not believed.
#[test]
fn a_change_that_ends_the_transaction_is_never_acknowledged() {
    let held = Held::new(PATIENT);
    let a = held.ask(BY, |change| add(change, "甲"));
    let b = held.ask(BY, |change| {
        let number = add(change, "乙")?;
        change.db.execute_batch("ROLLBACK").map_err(crate::StoreError::from)?;
        Ok(number)
    });
    held.let_go();
    assert_eq!((said(&a), said(&b)), (Err("store.busy"), Err("store.failed")));
    assert_eq!(said(&held.ask(BY, |change| add(change, "丙"))), Ok(json!(1)));
    assert_eq!(held.names(), texts(&["丙"]));
    held.must_be_whole();
}

#[test]
fn where_the_commit_fails_everybody_in_it_is_told_and_the_writer_works_on() {
    let held = Held::new(PATIENT);
    let asked = [
        held.ask(requested(1, 1), |change| add(change, "甲")),
        held.ask(BY, |_| Err(Failure::refused("test.refused"))),
        // A reference to nothing, looked at only by the commit.
        held.ask(BY, |change| {
            change.db.execute_batch("PRAGMA defer_foreign_keys = ON").map_err(crate::StoreError::from)?;
            let company = Some(CompanyId(change.new_id()));
            change.insert(&Customer { company, ..customer(change, "乙") })?;
            Ok(Value::Null)
        }),
        held.ask(requested(1, 1), |change| add(change, "甲")),
    ];
    held.let_go();
    assert_eq!(asked.map(|answer| said(&answer)), [const { Err("store.failed") }; 4]);
    assert_eq!((held.names(), held.count("journal"), held.count("request")), (texts(&[]), 0, 0));
    assert_eq!(said(&held.ask(requested(1, 1), |change| add(change, "甲"))), Ok(json!(1)));
    held.must_be_whole();
}

#[test]
fn nothing_of_a_batch_in_which_damage_is_found_is_written() {
    let held = Held::new(PATIENT);
    let asked = [
        held.ask(BY, |change| add(change, "甲")),
        held.ask(BY, |_| Err(Failure::internal("store.damaged", "a page that cannot be"))),
        held.ask(BY, |change| add(change, "乙")),
    ];
    held.let_go();
    assert_eq!(asked.map(|answer| said(&answer)), [const { Err("store.damaged") }; 3]);
    assert_eq!((held.names(), held.store.is_damaged()), (texts(&[]), true));
}

#[test]
fn a_caller_that_went_away_is_in_nobodys_way() {
    let held = Held::new(PATIENT);
    drop(held.ask(BY, |change| add(change, "甲")));
    let b = held.ask(BY, |change| add(change, "乙"));
    held.let_go();
    assert_eq!((said(&b), held.names()), (Ok(json!(2)), texts(&["甲", "乙"])));
    // What waits when the store is closed is still written, and answered.
    let last = held.ask(BY, |change| add(change, "丙"));
    held.store.close();
    assert_eq!(said(&last), Ok(json!(3)));
    assert_eq!(
        held.store.queue(BY, Mode::State, |_| Ok(Value::Null)).err().map(|f| f.message),
        Some("store.closed")
    );
}
