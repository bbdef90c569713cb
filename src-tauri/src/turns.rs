//! Calls of the core take turns: it blocks, and only so many may wait for it at once.

use desk::Desk;
use kernel::{Code, Failure, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinError;
use tokio::time::timeout;

/// Calls that may be inside the core at once: every desk of a large shop, while some of them wait for their password to
/// be hashed.
const AT_ONCE: u32 = 64;
/// How long a call waits for its turn before it is told that the program is busy.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long the last calls may take when the program closes.
const LAST_CALLS: Duration = Duration::from_secs(60);

/// The core, reached from asynchronous code.
#[derive(Clone)]
pub(crate) struct Turns {
    desk: Arc<Desk>,
    free: Arc<Semaphore>,
    closing: Arc<AtomicBool>,
}

impl Turns {
    pub(crate) fn new(desk: Arc<Desk>) -> Self {
        Self {
            desk,
            free: Arc::new(Semaphore::new(AT_ONCE as usize)),
            closing: Arc::new(AtomicBool::new(false)),
        }
    }

    /// Runs one piece of work on the core.
    ///
    /// # Errors
    /// What the work answers; `server.closing`, `server.busy`, and `command.panicked`.
    pub(crate) async fn take<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Desk) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        if self.closing.load(Ordering::SeqCst) {
            return Err(Failure::new(Code::Busy, "server.closing"));
        }
        let waiting = timeout(PATIENCE, Arc::clone(&self.free).acquire_owned());
        let turn = match waiting.await {
            Ok(Ok(turn)) => turn,
            Ok(Err(_closed)) => return Err(Failure::new(Code::Busy, "server.closing")),
            Err(_elapsed) => return Err(Failure::new(Code::Busy, "server.busy")),
        };
        let desk = Arc::clone(&self.desk);
        // The turn goes along, so that work whose caller has left still counts until it is done.
        let done = tokio::task::spawn_blocking(move || {
            let answer = work(&desk);
            drop(turn);
            answer
        });
        match done.await {
            Ok(answer) => answer,
            Err(broken) => Err(broke(&broken)),
        }
    }

    /// Takes no more calls, waits for those that run, backs up and lets the data folder go.
    ///
    /// # Errors
    /// What the core answers to its closing, and `server.closing` where that was asked before.
    pub(crate) async fn close(&self) -> Result<()> {
        if self.closing.swap(true, Ordering::SeqCst) {
            return Err(Failure::new(Code::Busy, "server.closing"));
        }
        if timeout(LAST_CALLS, self.free.acquire_many(AT_ONCE)).await.is_err() {
            eprintln!("closing although calls still run");
        }
        self.free.close();
        let desk = Arc::clone(&self.desk);
        match tokio::task::spawn_blocking(move || desk.close()).await {
            Ok(closed) => closed,
            Err(broken) => Err(broke(&broken)),
        }
    }
}

/// Work that did not come to its end. What a panic said is left out: it may quote what somebody typed.
fn broke(broken: &JoinError) -> Failure {
    Failure::internal("command.panicked", if broken.is_panic() { "a panic" } else { "cut off" })
}
