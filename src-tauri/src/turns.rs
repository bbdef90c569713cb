//! Calls of the core take turns: it blocks, and only so many may wait for it at once.

use desk::Desk;
use kernel::{Code, Failure, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinError;
use tokio::time::timeout;

/// Calls that may be inside the core at once: every desk of a large shop, while some of them wait for their password to
/// be hashed.
const AT_ONCE: u32 = 64;
/// Calls that may be inside the core at once of those that have a secret hashed.
const HASHING_AT_ONCE: usize = 8;
/// What has a secret hashed, which is done one at a time (`desk::secrets`): a crowd of sign-ins with made-up badges would
/// hold every turn, while whoever works only waits for theirs.
const HASHING: [&str; 9] = [
    "person.add",
    "person.change_password",
    "person.recovery_code",
    "person.reset_password",
    "person.set_pin",
    "session.recover",
    "session.sign_in",
    "session.switch",
    "shop.found",
];
/// How long a call waits for its turn before it is told that the program is busy.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long the last calls may take when the program closes.
const LAST_CALLS: Duration = Duration::from_secs(60);

/// The core, reached from asynchronous code.
#[derive(Clone)]
pub(crate) struct Turns {
    desk: Arc<Desk>,
    free: Arc<Semaphore>,
    hashing: Arc<Semaphore>,
    closing: Arc<AtomicBool>,
}

impl Turns {
    pub(crate) fn new(desk: Arc<Desk>) -> Self {
        Self {
            desk,
            free: Arc::new(Semaphore::new(AT_ONCE as usize)),
            hashing: Arc::new(Semaphore::new(HASHING_AT_ONCE)),
            closing: Arc::new(AtomicBool::new(false)),
        }
    }

    /// Runs a command; one that has a secret hashed first waits in a short line of its own.
    ///
    /// # Errors
    /// As [`Turns::take`].
    pub(crate) async fn call<T: Send + 'static>(
        &self,
        name: &str,
        work: impl FnOnce(&Desk) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        if !HASHING.contains(&name) {
            return self.take(work).await;
        }
        let place = self.wait_for(&self.hashing).await?;
        // The place goes along as the turn does: a caller that left is not done yet.
        self.take(move |desk| {
            let answer = work(desk);
            drop(place);
            answer
        })
        .await
    }

    async fn wait_for(&self, places: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit> {
        match timeout(PATIENCE, Arc::clone(places).acquire_owned()).await {
            Ok(Ok(place)) => Ok(place),
            Ok(Err(_closed)) => Err(Failure::new(Code::Busy, "server.closing")),
            Err(_elapsed) => Err(Failure::new(Code::Busy, "server.busy")),
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
        let turn = self.wait_for(&self.free).await?;
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
        self.hashing.close();
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
