//! The daily backup, and that no two are made at once.

use crate::station::{Desk, log};
use domain::backup::BackupReason;
use kernel::{Failure, Moment, Result};
use serde_json::Value;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;
use store::{Backups, By, Mode, draft, file, shop};
use uuid::Uuid;

/// How often the program looks whether today's backup is due.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How long it leaves the disk in peace after one failed.
const AFTER_A_FAILURE: Duration = Duration::from_secs(30 * 60);

/// How long a half-written form waits for its person: 30 days, in milliseconds.
const DRAFTS_LAST_MILLIS: i64 = 30 * 24 * 60 * 60 * 1_000;

/// What is under way, and what failed last.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    state: Mutex<State>,
    stopped: Condvar,
    settled: Condvar,
}

#[derive(Debug, Default)]
struct State {
    running: bool,
    stopping: bool,
    failure: Option<Failure>,
}

impl Watch {
    pub(crate) fn is_running(&self) -> bool {
        self.lock().running
    }

    pub(crate) fn failure(&self) -> Option<Failure> {
        self.lock().failure.clone()
    }

    pub(crate) fn stop(&self) {
        self.lock().stopping = true;
        self.stopped.notify_all();
    }

    /// Runs `make` unless one runs already, and remembers how it went.
    pub(crate) fn one_at_a_time<T>(&self, make: impl FnOnce() -> Result<T>) -> Result<T> {
        {
            let mut state = self.lock();
            if state.running {
                return Err(Failure::refused("backup.running"));
            }
            state.running = true;
        }
        let made = make();
        let mut state = self.lock();
        state.running = false;
        self.settled.notify_all();
        // An unfounded shop has nothing to back up, which is no failure.
        state.failure = made.as_ref().err().filter(|failure| failure.message != "shop.not_founded").cloned();
        made
    }

    /// Waits until no backup is being made.
    pub(crate) fn settle(&self) {
        let state = self.lock();
        drop(self.settled.wait_while(state, |state| state.running).unwrap_or_else(PoisonError::into_inner));
    }

    /// Waits for the next look; false when the program ends.
    fn wait(&self, how_long: Duration) -> bool {
        let state = self.lock();
        let (state, _) = self
            .stopped
            .wait_timeout_while(state, how_long, |state| !state.stopping)
            .unwrap_or_else(PoisonError::into_inner);
        !state.stopping
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts the watch, which ends with the desk.
pub(crate) fn start(desk: &Arc<Desk>) -> Result<()> {
    let (watch, desk) = (Arc::clone(&desk.backups), Arc::downgrade(desk));
    std::thread::Builder::new()
        .name("daily".to_owned())
        .spawn(move || look_every_minute(&watch, &desk))
        .map_err(|error| Failure::internal("store.failed", error))?;
    Ok(())
}

fn look_every_minute(watch: &Watch, desk: &Weak<Desk>) {
    // The fonts are read while people sign in, so that the first paper does not wait for the disk.
    if let Some(desk) = desk.upgrade() {
        report(desk.fonts().map(|_| ()));
        report(sweep(&desk));
    }
    let mut pause = LOOK_EVERY;
    loop {
        // The desk is not held while waiting, so that it can end.
        if let Some(desk) = desk.upgrade()
            && is_due(&desk)
        {
            // The failure is kept in the watch, where everybody sees it.
            pause = if desk.back_up(BackupReason::Daily).is_ok() { LOOK_EVERY } else { AFTER_A_FAILURE };
            report(sweep(&desk));
        }
        if !watch.wait(std::mem::replace(&mut pause, LOOK_EVERY)) {
            return;
        }
    }
}

/// Drops drafts nobody will go on with, which hold on to a customer's words and pictures, and then the files without a row.
fn sweep(desk: &Desk) -> Result<()> {
    let Ok(store) = desk.store() else { return Ok(()) };
    let now = desk.machine.clock.now();
    let stale = Moment::from_millis(now.millis() - DRAFTS_LAST_MILLIS).unwrap_or(Moment::EPOCH);
    let by = By { person: Uuid::nil(), command: "draft.drop", now, request: None };
    store.change(by, Mode::State, move |change| {
        draft::drop_stale(change, stale)?;
        Ok(Value::Null)
    })?;
    file::sweep(&store, now).map(|_| ())
}

fn report(done: Result<()>) {
    if let Err(failure) = done {
        log(failure);
    }
}

/// Whether the newest verified backup is not from today. One from a day that has not come yet was made under a wrong
/// clock: waiting for that day could take years.
fn is_due(desk: &Desk) -> bool {
    let now = desk.machine.clock.now();
    let shop = desk.store().and_then(|store| store.read(Uuid::nil(), now, shop::find));
    let Ok(Some(shop)) = shop else { return false };
    if shop.demo {
        return false;
    }
    let newest = desk.backup_folder(now).and_then(|folder| Backups::at(&folder).list());
    // A folder that cannot be read is tried, so that everybody sees why it fails.
    newest.map_or(true, |made| {
        made.first().is_none_or(|last| shop.zone.day(last.made_at) != shop.zone.day(now))
    })
}

/// Whether two folders lie on the same disk; where it cannot be told, yes, so that people are warned.
pub(crate) fn is_same_disk(folder: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        // A folder that is not there yet will be on the disk of the one above it.
        let above = folder.ancestors().find(|folder| folder.exists()).unwrap_or(folder);
        match (std::fs::metadata(above), std::fs::metadata(other)) {
            (Ok(folder), Ok(other)) => folder.dev() == other.dev(),
            _ => true,
        }
    }
    #[cfg(not(unix))]
    {
        folder.components().next() == other.components().next()
    }
}
