//! The line to the host: calls over it, whether it stands, and finding the host again where it moved.

use super::address::Address;
use super::client::{Answer, Client, Lost, REQUEST};
use super::find::{self, Search};
use super::folder::{DeskFolder, Held, Paired};
use super::news::{self, News};
use super::pin;
use super::refused::{Answered, Refused, failure_in, line_down, other_host, unreadable};
use crate::printers::FolderPrinters;
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use kernel::{Failure, RequestId, Result};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::Value;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// Between two looks whether the host is back: the first pause, and the longest.
const PAUSES: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(5));
/// After so many looks in vain the network is asked where the host went.
const LOOK_AROUND_EVERY: u32 = 3;
/// A call that waits longer has somebody look whether the line still stands.
const PATIENCE: Duration = Duration::from_secs(3);
/// Before a stream of events that was refused is asked for again: nobody sits at this desk.
const REOPEN: Duration = Duration::from_secs(5);

/// Between the end of a stream of events and asking for the next: one that always ends is not asked for without a rest.
const REST: Duration = Duration::from_millis(250);

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

/// The one line of a desk program.
pub(crate) struct Line {
    folder: DeskFolder,
    search: Search,
    paired: RwLock<Paired>,
    client: RwLock<Arc<Client>>,
    standing: watch::Sender<Standing>,
    /// Have the line looked at now.
    look: Notify,
    /// Have the events asked for now: somebody came to the desk.
    come: Notify,
    tell: Teller,
    tasks: Mutex<Vec<JoinHandle<()>>>,
    pub(super) printers: Arc<FolderPrinters>,
    held: Mutex<Option<Held>>,
}

impl Line {
    /// Begins to work as a desk of a host. Whether the host answers shows by and by.
    ///
    /// # Errors
    /// `desk.unreadable` where the desk's own files are not what was written.
    pub(crate) fn start(
        runtime: &Handle,
        folder: DeskFolder,
        held: Held,
        paired: Paired,
        tell: Teller,
    ) -> Result<Arc<Self>> {
        Self::start_with(Arc::new(find::hosts), runtime, folder, held, paired, tell)
    }

    /// As [`Line::start`], with another way to search for a host that moved.
    pub(super) fn start_with(
        search: Search,
        runtime: &Handle,
        folder: DeskFolder,
        held: Held,
        paired: Paired,
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
            printers: Arc::new(FolderPrinters::new(folder.path())),
            paired: RwLock::new(paired),
            folder,
            search,
            standing: watch::Sender::new(Standing::Up),
            look: Notify::new(),
            come: Notify::new(),
            tell,
            tasks: Mutex::default(),
            held: Mutex::new(Some(held)),
        });
        let tasks = vec![runtime.spawn(Arc::clone(&line).keep()), runtime.spawn(Arc::clone(&line).hear())];
        *line.tasks.lock().unwrap_or_else(PoisonError::into_inner) = tasks;
        Ok(line)
    }

    /// Lets the line go: nothing is asked or told any more.
    pub(crate) fn end(&self) {
        for task in self.tasks.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            task.abort();
        }
        self.standing.send_replace(Standing::Down);
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
        if self.standing.send_replace(now) != now {
            // Another host's page is told by the refusals, so the page has to ask.
            (self.tell)(News::Line(now != Standing::Down));
        }
    }

    /// Looks at the line when asked to, and again and again while it is down.
    async fn keep(self: Arc<Self>) {
        let (mut pause, mut in_vain) = (PAUSES.0, 0_u32);
        loop {
            match self.client().probe().await {
                Ok(()) => {
                    self.stand(Standing::Up);
                    (pause, in_vain) = (PAUSES.0, 0);
                    self.look.notified().await;
                    continue;
                }
                Err(Lost::OtherHost) => self.stand(Standing::OtherHost),
                Err(Lost::Down(_)) => self.stand(Standing::Down),
            }
            in_vain += 1;
            if in_vain.is_multiple_of(LOOK_AROUND_EVERY) && self.look_around().await {
                continue;
            }
            sleep(pause).await;
            pause = (pause * 2).min(PAUSES.1);
        }
    }

    /// Whether the host is announced at another address, and proves there that it is the one.
    async fn look_around(&self) -> bool {
        let search = Arc::clone(&self.search);
        let found = match tokio::task::spawn_blocking(move || search()).await {
            Ok(Ok(found)) => found,
            Ok(Err(failure)) => {
                eprintln!("{failure}");
                return false;
            }
            Err(cause) => {
                eprintln!("looking for the host: {cause}");
                return false;
            }
        };
        for host in found {
            let there = self.client().moved(host.place());
            if there.address != self.client().address && there.probe().await.is_ok() {
                self.go_on_at(there);
                return true;
            }
        }
        false
    }

    fn go_on_at(&self, there: Client) {
        let paired = {
            let mut paired = self.paired.write().unwrap_or_else(PoisonError::into_inner);
            paired.address.clone_from(&there.address.machine);
            paired.port = there.address.port;
            paired.clone()
        };
        *self.client.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(there);
        // Where it cannot be kept, it is found again after the next start.
        if let Err(failure) = self.folder.keep_host(&paired) {
            eprintln!("{failure}");
        }
        self.stand(Standing::Up);
        self.look.notify_one();
    }

    /// Listens to the host while somebody sits here.
    async fn hear(self: Arc<Self>) {
        let mut standing = self.standing.subscribe();
        let (mut missed, mut was_open) = (false, false);
        loop {
            if standing.wait_for(|standing| *standing == Standing::Up).await.is_err() {
                return;
            }
            match self.client().events().await {
                Ok(response) if response.status().is_success() => {
                    // Commits that fell into the gap were not told: everything counts as touched.
                    if missed {
                        (self.tell)(News::Line(true));
                    }
                    let read =
                        news::read(response.into_body(), |event| (self.tell)(News::Touched(event))).await;
                    if let Err(Lost::Down(cause)) = read {
                        eprintln!("the host's events ended: {cause}");
                    }
                    (missed, was_open) = (true, true);
                    self.look.notify_one();
                    sleep(REST).await;
                }
                Ok(_refused) => {
                    missed = true;
                    // Whoever sat here is signed out, or this desk was sent off: the page has to ask.
                    if std::mem::take(&mut was_open) {
                        (self.tell)(News::Line(true));
                    }
                    tokio::select! {
                        () = self.come.notified() => {}
                        () = sleep(REOPEN) => {}
                    }
                }
                Err(_lost) => {
                    missed = true;
                    self.look.notify_one();
                    sleep(PAUSES.0).await;
                }
            }
        }
    }
}
