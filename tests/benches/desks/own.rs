//! What a program does without a writer: every desk has a connection of its own, and waits for the lock.

use std::path::Path;
use std::time::{Duration, Instant};
use store::inspection::rusqlite::{Connection, TransactionBehavior};
use tests::{Dice, disk_folder};

/// How it went.
pub(crate) struct Own {
    pub(crate) saves: Vec<Duration>,
    pub(crate) took: Duration,
}

/// So many threads make so many durable transactions each, of some rows of some bytes.
pub(crate) fn connections(desks: u32, acts: u32, (rows, bytes): (usize, usize)) -> Own {
    let folder = disk_folder();
    let file = folder.path().join("own.db");
    let table =
        "CREATE TABLE kept (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, text TEXT NOT NULL) STRICT";
    opened(&file).execute_batch(table).expect("a table");
    let text = "x".repeat(bytes.saturating_sub(40).max(1));
    let began = Instant::now();
    let saves = std::thread::scope(|scope| {
        let desks = (0..desks).map(|desk| {
            let (mut db, text) = (opened(&file), &text);
            let mut dice = Dice::new(u64::from(desk));
            scope.spawn(move || -> Vec<Duration> {
                let save = |_| {
                    let start = Instant::now();
                    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate).expect("the lock");
                    for _ in 0..rows {
                        let mut insert = tx
                            .prepare_cached("INSERT INTO kept (id, text) VALUES (?, ?)")
                            .expect("the table");
                        insert.execute((dice.bytes(16), text)).expect("a row");
                    }
                    tx.commit().expect("on the disk");
                    start.elapsed()
                };
                (0..acts).map(save).collect()
            })
        });
        let desks: Vec<_> = desks.collect();
        desks.into_iter().flat_map(|desk| desk.join().expect("a desk that works to the end")).collect()
    });
    Own { saves, took: began.elapsed() }
}

fn opened(file: &Path) -> Connection {
    let db = Connection::open(file).expect("a file");
    db.busy_timeout(Duration::from_secs(120)).expect("a connection");
    db.pragma_update(None, "journal_mode", "wal").expect("a log");
    db.pragma_update(None, "synchronous", "FULL").expect("a sync each time");
    db
}
