//! Group commit: changes that wait at the same time share one transaction and one sync of the disk.
//!
//! Each has a savepoint of its own, so that a refused one takes nobody with it, and all are answered after the commit.
//! Whoever writes alone waits for nobody: only what is in the queue already is taken along.

use super::{By, Committed, Damage, Mode};
use crate::change::Change;
use crate::error::{Result, StoreError};
use crate::journal::Head;
use crate::{open, request};
use kernel::{Code, Failure};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde_json::Value;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The rows that SQLite touched, by table and rowid, since somebody last forgot them.
pub(super) type Touched = Arc<Mutex<Vec<(String, i64)>>>;
type Apply = Box<dyn FnOnce(&mut Change<'_>) -> kernel::Result<Value> + Send>;
type Reply = SyncSender<kernel::Result<Committed>>;

/// A change that waits for the writer.
pub(super) struct Job {
    pub(super) by: By,
    pub(super) mode: Mode,
    pub(super) apply: Apply,
    pub(super) reply: Reply,
}

/// How much goes into one commit, so that the first in it does not wait long for the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// So many changes at most.
    pub(super) most: usize,
    /// None is taken along that would begin later than this after the first.
    pub(super) taking: Duration,
}

impl Bounds {
    pub(super) const USUAL: Self = Self { most: 64, taking: Duration::from_millis(20) };
}

/// What the writer's thread holds.
pub(super) struct Writing {
    pub(super) db: Connection,
    pub(super) folder: PathBuf,
    pub(super) head: Head,
    pub(super) touched: Touched,
    pub(super) damage: Damage,
    pub(super) bounds: Bounds,
}

impl Writing {
    /// Writes in the order of the queue, until nobody can ask any more and nothing waits.
    pub(super) fn work(mut self, waiting: &Receiver<Job>) {
        while let Ok(first) = waiting.recv() {
            self.write(first, waiting);
        }
        // A checkpoint that fails here loses nothing: the next start reads the log. A damaged file is kept as it is.
        if self.damage.is_found() {
            drop(open::leave_alone_at_close(&self.db, true));
        } else {
            drop(self.db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)"));
        }
    }

    /// Writes one change and those that wait behind it, and answers them all.
    fn write(&mut self, first: Job, waiting: &Receiver<Job>) {
        let Self { db, folder, head, touched, damage, bounds } = self;
        let began = Instant::now();
        let mut batch = match damage.note(Batch::begin(db, (folder, touched, damage), *head)) {
            Ok(batch) => batch,
            Err(failure) => return answer(&first.reply, Err(failure)),
        };
        batch.take(first);
        while batch.takes_more(*bounds, began)
            && let Ok(next) = waiting.try_recv()
        {
            batch.take(next);
        }
        let (reached, answers) = batch.end();
        *head = reached;
        for (reply, found) in answers {
            answer(&reply, found);
        }
    }
}

/// A caller that went away has no use for the answer; the commit stands all the same.
fn answer(reply: &Reply, found: kernel::Result<Committed>) {
    drop(reply.send(found));
}

/// Changes on their way to one commit.
struct Batch<'a> {
    tx: Transaction<'a>,
    folder: &'a Path,
    touched: &'a Touched,
    damage: &'a Damage,
    /// Where the chain ends on the disk.
    from: Head,
    /// Where it ends with what was taken.
    head: Head,
    /// Whether any change was taken that was not refused.
    written: bool,
    /// Why nothing of it can be committed any more: what the last one taken met.
    lost: Option<Failure>,
    answers: Vec<(Reply, kernel::Result<Committed>)>,
}

impl<'a> Batch<'a> {
    fn begin(
        db: &'a mut Connection,
        (folder, touched, damage): (&'a Path, &'a Touched, &'a Damage),
        head: Head,
    ) -> kernel::Result<Self> {
        must_be_undamaged(damage)?;
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let (from, answers) = (head, Vec::new());
        Ok(Self { tx, folder, touched, damage, from, head, written: false, lost: None, answers })
    }

    fn takes_more(&self, bounds: Bounds, began: Instant) -> bool {
        self.lost.is_none()
            && !self.damage.is_found()
            && self.answers.len() < bounds.most
            && began.elapsed() < bounds.taking
    }

    /// Makes one change; what it answers waits for the commit.
    fn take(&mut self, job: Job) {
        let reply = job.reply.clone();
        let found = match self.in_savepoint(job) {
            // On some errors, as on a full disk, SQLite itself undoes the whole transaction: the others' changes, too.
            Ok(found) if self.tx.is_autocommit() => {
                let ended = |_| Err(Failure::internal("store.failed", "a change ended its whole batch"));
                self.lose(found.and_then(ended))
            }
            Ok(found) => found,
            Err(error) => self.lose(Err(error.into())),
        };
        self.answers.push((reply, self.damage.note(found)));
    }

    fn lose(&mut self, found: kernel::Result<Committed>) -> kernel::Result<Committed> {
        self.lost = found.as_ref().err().cloned();
        found
    }

    /// Makes one change or undoes it; the error is one of the batch as a whole.
    fn in_savepoint(&mut self, job: Job) -> Result<kernel::Result<Committed>> {
        let savepoint = self.tx.savepoint()?;
        match attempt(&savepoint, (self.folder, self.touched), self.head, job) {
            Ok((committed, head)) => {
                savepoint.commit()?;
                (self.head, self.written) = (head, true);
                Ok(Ok(committed))
            }
            Err(error) => {
                // Where the whole was undone, there is no savepoint to go back to.
                if !savepoint.is_autocommit() {
                    savepoint.finish()?;
                }
                Ok(Err(error.into()))
            }
        }
    }

    /// Commits; answers where the chain on the disk ends now, and what each change is answered.
    fn end(self) -> (Head, Vec<(Reply, kernel::Result<Committed>)>) {
        let Self { tx, damage, from, head, written, lost, mut answers, .. } = self;
        if lost.is_some() {
            // Whoever met it is told what it was; the others may try again.
            let others = answers.len().saturating_sub(1);
            for (_, found) in &mut answers[..others] {
                *found = Err(Failure::new(Code::Busy, "store.busy"));
            }
            return (from, answers);
        }
        let committed = must_be_undamaged(damage).and_then(|()| {
            // Where all were refused, what was undone leaves nothing to write.
            let ended = if written { tx.commit() } else { tx.rollback() };
            Ok(ended.map_err(StoreError::from)?)
        });
        match damage.note(committed) {
            Ok(()) => (head, answers),
            Err(failure) => {
                // A refusal, too, was about rows that are not there now.
                for (_, found) in &mut answers {
                    *found = Err(failure.clone());
                }
                (from, answers)
            }
        }
    }
}

/// Makes one change on a savepoint of its own, and answers where the chain ends with it.
fn attempt(
    db: &Connection,
    (folder, touched): (&Path, &Touched),
    head: Head,
    Job { by, mode, apply, .. }: Job,
) -> Result<(Committed, Head)> {
    touched.lock().unwrap_or_else(PoisonError::into_inner).clear();
    if let Some(request) = by.request
        && let Some(answer) = request::answered(db, request, by.person, by.command, by.now)?
    {
        return Ok((Committed { answer, nouns: BTreeSet::new() }, head));
    }
    let mut change = Change::new((db, folder), by.person, by.command, by.now, head);
    let answer = catch_unwind(AssertUnwindSafe(|| apply(&mut change)))
        .unwrap_or_else(|_| Err(Failure::internal("command.panicked", by.command)))?;
    must_be_recorded(&change, mode, touched)?;
    if let Some(request) = by.request {
        request::keep(db, request, (by.person, by.command), &answer, by.now)?;
    }
    Ok((Committed { answer, nouns: std::mem::take(&mut change.nouns) }, change.head))
}

fn must_be_undamaged(damage: &Damage) -> kernel::Result<()> {
    if damage.is_found() {
        return Err(Failure::internal("store.damaged", "found damaged while working"));
    }
    Ok(())
}

/// Refuses a change with a touched row that has no journal entry, or with no entry where one is due.
fn must_be_recorded(change: &Change<'_>, mode: Mode, touched: &Touched) -> Result<()> {
    let touched = touched.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((table, _)) = touched.iter().find(|row| !change.recorded.contains(*row)) {
        return Err(Failure::internal("journal.unrecorded", table).into());
    }
    let fits = match mode {
        Mode::History => true,
        Mode::Look => change.entries > 0,
        Mode::State => change.entries == 0,
    };
    if fits { Ok(()) } else { Err(Failure::internal("journal.nothing_written", format!("{mode:?}")).into()) }
}
