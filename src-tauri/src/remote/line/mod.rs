//! The line to the host: calls over it, whether it stands, and finding the host again where it moved.

mod looking;

use super::address::Address;
use super::client::{Answer, Client, Lost, REQUEST};
use super::find::Search;
use super::folder::{DeskFolder, Held, Paired};
use super::news::News;
use super::pin;
use super::refused::{Answered, Refused, failure_in, line_down, other_host, unreadable};
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use kernel::machine::Printers;
use kernel::{Failure, RequestId, Result};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

/// A call that waits longer has somebody look whether the line still stands.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long a desk that ends waits for its host to lock it.
const LOCK_WITHIN: Duration = Duration::from_secs(2);

/// How the page is told.
pub(crate) type Teller = Arc<dyn Fn(News) + Send + Sync>;

/// Whether the host answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Up,
    Down,
    /// At its address sits somebody else.
    OtherHost,
}

/// What a line uses of its own machine.
pub(crate) struct Around {
    /// The printers beside this desk.
    pub(crate) printers: Arc<dyn Printers>,
    /// How the network is asked for hosts.
    pub(crate) search: Search,
}

/// The one line of a desk program.
pub(crate) struct Line {
    folder: DeskFolder,
    paired: RwLock<Paired>,
    client: RwLock<Arc<Client>>,
    standing: watch::Sender<Standing>,
    /// Have the line looked at now.
    look: Notify,
    /// Have the events asked for now: somebody came to the desk.
    come: Notify,
    tell: Teller,
    tasks: Mutex<Vec<JoinHandle<()>>>,
    pub(super) around: Around,
    held: Mutex<Option<Held>>,
    /// Whether the host has to lock this desk before it is asked anything.
    locks_first: AtomicBool,
    /// One call after the other finds out whether that is done.
    locking: tokio::sync::Mutex<()>,
}

impl Line {
    /// Begins to work as a desk of a host. Whether the host answers shows by and by.
    ///
    /// # Errors
    /// `desk.unreadable` where the desk's own files are not what was written.
    pub(crate) fn start(
        runtime: &Handle,
        folder: DeskFolder,
        paired: Paired,
        around: Around,
        tell: Teller,
    ) -> Result<Arc<Self>> {
        let unreadable =
            |cause: String| Failure::internal("desk.unreadable", cause).with("path", folder.path().display());
        let authority = CertificateDer::from_pem_slice(paired.authority.as_bytes());
        let authority = authority.map_err(|cause| unreadable(cause.to_string()))?;
        let config =
            pin::pinned(&authority, &folder.identity()?).map_err(|cause| unreadable(cause.to_string()))?;
        let line = Arc::new(Self {
            client: RwLock::new(Arc::new(Client::new(paired.place(), config))),
            around,
            paired: RwLock::new(paired),
            folder,
            standing: watch::Sender::new(Standing::Up),
            look: Notify::new(),
            come: Notify::new(),
            tell,
            tasks: Mutex::default(),
            held: Mutex::default(),
            locks_first: AtomicBool::new(false),
            locking: tokio::sync::Mutex::default(),
        });
        let tasks = vec![
            runtime.spawn(Arc::clone(&line).keep()),
            runtime.spawn(Arc::clone(&line).seek()),
            runtime.spawn(Arc::clone(&line).hear()),
        ];
        *line.tasks.lock().unwrap_or_else(PoisonError::into_inner) = tasks;
        Ok(line)
    }

    /// Has the host lock this desk before it is asked anything else: where the program was killed, or ended over a dead
    /// line, the host still takes its desk for open.
    pub(crate) fn lock_first(&self) {
        self.locks_first.store(true, Ordering::Release);
    }

    /// Locks this desk at its host, so that nobody finds it open there, and lets the line go. A host that does not answer
    /// soon is not waited for.
    pub(crate) async fn leave(&self) {
        match timeout(LOCK_WITHIN, self.call("session.lock", &json!({}), None)).await {
            Ok(Ok(_locked)) => {}
            Ok(Err(refused)) => eprintln!("locking this desk at its host: {}", refused.message()),
            Err(elapsed) => eprintln!("locking this desk at its host: {elapsed}"),
        }
        self.end();
    }

    /// Lets the line go: nothing is asked or told any more.
    pub(crate) fn end(&self) {
        for task in self.tasks.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            task.abort();
        }
        self.standing.send_replace(Standing::Down);
    }

    /// Keeps the folder for this program as long as the line stands.
    pub(crate) fn hold(&self, held: Held) {
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(held);
    }

    /// Hands the folder on to whoever follows.
    pub(crate) fn release(&self) -> Option<Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The host this desk belongs to.
    pub(crate) fn paired(&self) -> Paired {
        self.paired.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether the host answered last.
    pub(crate) fn is_up(&self) -> bool {
        *self.standing.borrow() != Standing::Down
    }

    /// Any command of the host.
    ///
    /// # Errors
    /// What the host answers; `line.down`, `line.other_host`.
    pub(crate) async fn call(
        &self,
        name: &str,
        input: &Value,
        request: Option<RequestId>,
    ) -> Answered<Value> {
        let answer = self.ask("/api/", name, input, request).await?;
        if name.starts_with("session.") {
            self.come.notify_one();
        }
        serde_json::from_slice(&answer.bytes).map_err(unreadable)
    }

    /// A paper's bytes.
    ///
    /// # Errors
    /// As [`Line::call`].
    pub(crate) async fn paper(&self, name: &str, input: &Value) -> Answered<Vec<u8>> {
        Ok(self.ask("/paper/", name, input, None).await?.bytes.to_vec())
    }

    /// A picture in; answers what the host kept of it.
    ///
    /// # Errors
    /// As [`Line::call`].
    pub(crate) async fn stage(&self, bytes: Vec<u8>) -> Answered<Value> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
        let answer = self.send("/file", headers, bytes.into()).await?;
        serde_json::from_slice(&answer.bytes).map_err(unreadable)
    }

    /// Looks for the host at an address that a person typed, and goes on there.
    ///
    /// # Errors
    /// `join.invalid`, `join.no_host` where nobody answers, `line.other_host`.
    pub(crate) async fn try_at(&self, typed: &str) -> Answered<()> {
        let address = Address::typed(typed)?;
        let there = self.client().moved(address.clone());
        match there.probe().await {
            Ok(()) => {
                self.go_on_at(there);
                Ok(())
            }
            Err(Lost::OtherHost) => Err(other_host()),
            Err(Lost::Down(cause)) => {
                Err(Failure::refused("join.no_host").with("address", address).because(cause).into())
            }
        }
    }

    async fn ask(
        &self,
        place: &str,
        name: &str,
        input: &Value,
        request: Option<RequestId>,
    ) -> Answered<Answer> {
        // Names come from the page and become part of an address.
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_lowercase() || b"._".contains(&byte)) {
            return Err(Failure::invalid("input.malformed").into());
        }
        let mut headers = HeaderMap::new();
        if let Some(RequestId(id)) = request {
            headers.insert(REQUEST, HeaderValue::try_from(id.to_string()).map_err(unreadable)?);
        }
        self.send(&format!("{place}{name}"), headers, input.to_string().into()).await
    }

    async fn send(&self, path: &str, headers: HeaderMap, body: Bytes) -> Answered<Answer> {
        if self.locks_first.load(Ordering::Acquire) {
            let _alone = self.locking.lock().await;
            if self.locks_first.load(Ordering::Acquire) {
                self.post("/api/session.lock", HeaderMap::new(), json!({}).to_string().into()).await?;
                self.locks_first.store(false, Ordering::Release);
            }
        }
        self.post(path, headers, body).await
    }

    async fn post(&self, path: &str, headers: HeaderMap, body: Bytes) -> Answered<Answer> {
        let mut standing = self.standing.subscribe();
        match *standing.borrow_and_update() {
            Standing::Up => {}
            Standing::Down => return Err(line_down()),
            Standing::OtherHost => return Err(other_host()),
        }
        let client = self.client();
        let post = client.post(path, headers, body);
        tokio::pin!(post);
        let answered = loop {
            tokio::select! {
                answered = &mut post => break answered,
                // Whoever waits on a line that fell is told so at once.
                changed = standing.changed() => {
                    let now = *standing.borrow_and_update();
                    match now {
                        Standing::Up if changed.is_ok() => {}
                        Standing::Up | Standing::Down => return Err(line_down()),
                        Standing::OtherHost => return Err(other_host()),
                    }
                }
                () = sleep(PATIENCE) => self.look.notify_one(),
            }
        };
        match answered {
            Ok(answer) if answer.status.is_success() => Ok(answer),
            Ok(answer) => match failure_in(&answer.bytes) {
                Some(failure) => Err(Refused::Host(failure)),
                None => Err(unreadable(format!("HTTP {}", answer.status.as_u16()))),
            },
            Err(Lost::Down(_)) => {
                // A kept connection may have died while the host is well: what the line is worth is looked at anew.
                self.look.notify_one();
                Err(line_down())
            }
            Err(Lost::OtherHost) => {
                self.look.notify_one();
                Err(other_host())
            }
        }
    }

    fn client(&self) -> Arc<Client> {
        Arc::clone(&self.client.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn stand(&self, now: Standing) {
        if now != Standing::Up {
            self.client().forget_kept();
        }
        if self.standing.send_replace(now) == now {
            return;
        }
        (self.tell)(match now {
            Standing::Up => News::Line(true),
            Standing::Down => News::Line(false),
            Standing::OtherHost => News::OtherHost,
        });
    }
}
