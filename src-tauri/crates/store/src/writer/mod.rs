//! The one writer: commands queue for it, and each is answered after its commit.

mod batch;

use crate::change::Change;
use crate::error::{Result, StoreError};
use crate::journal::{self, Head};
use crate::pool::Readers;
use crate::read::Read;
use crate::request::Request;
use crate::sound::{self, Looking};
use crate::{migrate, open, search};
use batch::{Bounds, Job, Touched, Writing};
use kernel::{Failure, Moment};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use uuid::Uuid;

/// Tables of state, which has no history.
pub const UNJOURNALED: &[&str] = &[
    "attempt",
    "counter",
    "desk_printer",
    "draft",
    "hand_over_attempt",
    "journal",
    "journal_personal",
    "line_wait",
    "migration",
    "open_debt",
    "origin",
    "part_search",
    "part_search_config",
    "part_search_data",
    "part_search_docsize",
    "part_search_idx",
    "part_search_rules",
    "piece_place",
    "preference",
    "request",
    "saved_view",
    "search",
    "search_config",
    "search_data",
    "search_idx",
    "search_rules",
    "session",
    "session_person",
    "stock",
    "terminal_seen",
];
const READERS: usize = 4;

/// Who writes, by which command, when.
#[derive(Debug, Clone, Copy)]
pub struct By {
    /// Nil where the program itself acts, or nobody is signed in yet.
    pub person: Uuid,
    /// `noun.verb`.
    pub command: &'static str,
    /// The moment of the whole change.
    pub now: Moment,
    /// The client's request, whose answer is remembered.
    pub request: Option<Request>,
}

/// What a change may leave behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Rows, each with its journal entry.
    History,
    /// A journal entry at least: a look at something that is logged.
    Look,
    /// State only: no journaled row and no entry.
    State,
}

/// A change that is on the disk.
#[derive(Debug)]
pub struct Committed {
    /// What the command answers.
    pub answer: Value,
    /// The touched nouns.
    pub nouns: BTreeSet<&'static str>,
}

/// An open shop.
pub struct Store {
    folder: PathBuf,
    readers: Readers,
    jobs: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    looking: Mutex<Option<Looking>>,
    damage: Damage,
}

/// Whether a page of the file was found broken while working: nothing is written after that, by anybody.
#[derive(Debug, Clone, Default)]
pub(crate) struct Damage(Arc<AtomicBool>);

impl Damage {
    pub(crate) fn is_found(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    /// Remembers damage that an answer tells of.
    pub(crate) fn note<T>(&self, answer: kernel::Result<T>) -> kernel::Result<T> {
        if answer.as_ref().is_err_and(|failure| failure.message == "store.damaged") {
            self.0.store(true, Ordering::SeqCst);
        }
        answer
    }
}

impl Store {
    /// Makes a new, empty database in a folder and opens it.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn create(folder: &Path, now: Moment) -> kernel::Result<Self> {
        let make = || -> Result<()> {
            std::fs::create_dir_all(folder.join("files"))?;
            // Under another name until it is whole, so that an empty `shop.db` is never a new shop.
            let unfinished = folder.join("shop.new.db");
            crate::backup::remove_database(&unfinished)?;
            let mut db = open::new(&unfinished)?;
            migrate::migrate(&mut db, now)?;
            db.pragma_update(None, "journal_mode", "delete")?;
            drop(db);
            crate::backup::sync_file(&unfinished)?;
            std::fs::rename(&unfinished, open::file_of(folder))?;
            crate::backup::sync_folder(folder)
        };
        make().map_err(Failure::from)?;
        Self::open(folder, now)
    }

    /// Opens the database of a folder, bringing it to this program's form where it is older.
    ///
    /// # Errors
    /// `store.missing`, `store.truncated`, `store.damaged`, `store.newer`, `store.migration_changed`, or what the disk
    /// says. A refused file is left as it is.
    pub fn open(folder: &Path, now: Moment) -> kernel::Result<Self> {
        Ok(open_store(folder, now, Bounds::USUAL)?)
    }

    /// The folder of this shop.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Looks at one state of the database.
    ///
    /// # Errors
    /// What `look` answers, or what the database says.
    pub fn read<T>(
        &self,
        person: Uuid,
        now: Moment,
        look: impl FnOnce(&Read<'_>) -> kernel::Result<T>,
    ) -> kernel::Result<T> {
        let db = self.readers.take()?;
        let looked = db
            .unchecked_transaction()
            .map_err(|error| StoreError::from(error).into())
            .and_then(|tx| look(&Read { db: &tx, folder: &self.folder, now, person }));
        self.damage.note(looked)
    }

    /// Whether the file was found damaged while working; from then on it is only read.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.damage.is_found()
    }

    /// Remembers damage that somebody found who read the file on a way of their own.
    pub(crate) fn note_damage<T>(&self, answer: kernel::Result<T>) -> kernel::Result<T> {
        self.damage.note(answer)
    }

    /// Writes: all or nothing, on the disk before this returns. Changes that wait at the same time share one commit.
    ///
    /// # Errors
    /// What `apply` answers, or what the database says; then nothing was written. `store.busy` where another change ended
    /// the transaction that both were in: this one may be tried again.
    pub fn change(
        &self,
        by: By,
        mode: Mode,
        apply: impl FnOnce(&mut Change<'_>) -> kernel::Result<Value> + Send + 'static,
    ) -> kernel::Result<Committed> {
        let answer = self.queue(by, mode, apply)?;
        answer.recv().map_err(|error| Failure::internal("store.failed", error))?
    }

    /// Makes this database write on under an origin of its own; after a copy of another one was taken over.
    ///
    /// # Errors
    /// What the database says.
    pub fn begin_origin(&self, by: By) -> kernel::Result<()> {
        let begin = |change: &mut Change<'_>| Ok(change.begin_origin().map(|()| Value::Null)?);
        self.change(by, Mode::State, begin).map(|_| ())
    }

    /// Lets the writer finish what waits, and closes the file.
    pub fn close(&self) {
        drop(self.looking.lock().unwrap_or_else(PoisonError::into_inner).take());
        drop(self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some(thread) = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take() {
            // The writer catches panics of commands; its own end is all that is waited for.
            drop(thread.join());
        }
    }

    /// Puts a change at the end of the queue; what is received is its answer.
    fn queue(
        &self,
        by: By,
        mode: Mode,
        apply: impl FnOnce(&mut Change<'_>) -> kernel::Result<Value> + Send + 'static,
    ) -> kernel::Result<Receiver<kernel::Result<Committed>>> {
        let (reply, answer) = sync_channel(1);
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let jobs = jobs.as_ref().ok_or_else(|| Failure::refused("store.closed"))?;
        let job = Job { by, mode, apply: Box::new(apply), reply };
        jobs.send(job).map_err(|error| Failure::internal("store.failed", error))?;
        Ok(answer)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.close();
    }
}

fn open_store(folder: &Path, now: Moment, bounds: Bounds) -> Result<Store> {
    let file = open::file_of(folder);
    open::must_be_whole(&file)?;
    let mut db = open::to_look_over(&file)?;
    let damage = Damage::default();
    let looking = sound::look(&db, &file, &damage)?;
    migrate::must_fit(&db)?;
    open::ready_to_write(&db)?;
    if migrate::is_behind(&db)? {
        crate::backup::before_migration(&db, folder)?;
        migrate::migrate(&mut db, now)?;
    }
    search::renew(&mut db)?;
    let begun: i64 = db.query_row("SELECT count(*) FROM origin", [], |row| row.get(0))?;
    if begun == 0 {
        let origin = Uuid::new_v7(uuid::Timestamp::from_unix(
            uuid::NoContext,
            u64::try_from(now.millis() / 1_000).unwrap_or(0),
            0,
        ));
        journal::begin_origin(&db, origin, now)?;
    }
    let head = Head::load(&db)?;
    let touched = Touched::default();
    let log = Arc::clone(&touched);
    db.update_hook(Some(move |_, _: &str, table: &str, row| {
        if !UNJOURNALED.contains(&table) {
            log.lock().unwrap_or_else(PoisonError::into_inner).push((table.to_owned(), row));
        }
    }))?;
    let readers = Readers::open(&file, READERS)?;
    let (jobs, waiting) = channel::<Job>();
    let writing = Writing { db, folder: folder.to_owned(), head, touched, damage: damage.clone(), bounds };
    let thread =
        std::thread::Builder::new().name("writer".to_owned()).spawn(move || writing.work(&waiting))?;
    Ok(Store {
        folder: folder.to_owned(),
        readers,
        jobs: Mutex::new(Some(jobs)),
        thread: Mutex::new(Some(thread)),
        looking: Mutex::new(looking),
        damage,
    })
}

#[cfg(test)]
mod tests;
