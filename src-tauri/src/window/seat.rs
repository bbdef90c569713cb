//! Whose desk this window is: one of the shop in its own folder, or one of a shop that another machine keeps.

use super::MAIN;
use crate::Opened;
use crate::lan::LanSwitch;
use crate::printers::FolderPrinters;
use crate::remote::{
    Answered, Around, DeskFolder, Held, Joining, Line, News, Paired, Refused, State, Teller, call as over,
    hosts,
};
use crate::serve::House;
use crate::turns::Turns;
use desk::{Caller, Desk};
use kernel::{Failure, RequestId, Result};
use serde::Serialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use tauri::{AppHandle, Emitter};
use tokio::sync::Mutex;
use tokio::task::AbortHandle;

/// Where a call goes.
#[derive(Clone)]
pub(super) enum Seat {
    /// To the core in this process.
    Own(Own),
    /// Over the line to a host.
    Host(Arc<Line>),
}

/// The shop in this process, which may be the host of other desks.
#[derive(Clone)]
pub(super) struct Own {
    turns: Turns,
    lan: Arc<LanSwitch>,
    sweeping: AbortHandle,
}

impl Own {
    /// Begins to work with a shop: its commits are told to the page, and other desks let in where this machine was made
    /// their host.
    fn begin(Opened { desk, lan }: Opened, app: &Arc<OnceLock<AppHandle>>) -> Self {
        let page = Arc::clone(app);
        desk.listen(Box::new(move |event| emit(&page, "touched", event)));
        let turns = Turns::new(Arc::clone(&desk));
        let runtime = tauri::async_runtime::handle();
        let (house, sweeping) = House::open(&desk, turns.clone(), runtime.inner());
        if let Err(failure) = lan.begin(&desk, house, runtime.inner().clone(), None) {
            eprintln!("{failure}");
        }
        Self { turns, lan, sweeping: sweeping.abort_handle() }
    }

    /// Lets nobody in any more, backs up and lets the folder go.
    async fn close(self) -> Result<()> {
        let lan = self.lan;
        if let Err(broken) = tauri::async_runtime::spawn_blocking(move || lan.end()).await {
            eprintln!("shutting the way in from the network: {broken}");
        }
        let closed = self.turns.close().await;
        self.sweeping.abort();
        closed
    }
}

/// What the page is told about the seat.
#[derive(Debug, PartialEq, Serialize)]
#[serde(tag = "mode", rename_all = "snake_case")]
pub(super) enum Mode {
    /// The shop's own program.
    Own,
    /// A desk of a host.
    Host {
        /// The shop's name as it was joined.
        shop: String,
        /// What this desk is called there.
        name: String,
        /// Where the host was reached last.
        address: String,
        /// Whether it answers.
        up: bool,
    },
}

/// The window's seat, which changes when it joins a host or leaves one.
pub(super) struct Seats {
    folder: PathBuf,
    files: DeskFolder,
    app: Arc<OnceLock<AppHandle>>,
    now: RwLock<Seat>,
    joining: Mutex<Option<Joining>>,
}

/// What a window starts as.
pub(super) enum Begin {
    /// With the shop in its folder.
    Own(Opened),
    /// As a desk of a host.
    Host(DeskFolder, Held, Paired),
}

/// Opens what a folder says: the line to its host, or the shop in it.
///
/// # Errors
/// `place.in_use` where another program holds it, and whatever else stands in the way.
pub(super) fn open(folder: &Path) -> Result<Begin> {
    let files = DeskFolder::new(folder);
    match files.host()? {
        Some(paired) => {
            let held = files.hold()?;
            Ok(Begin::Host(files, held, paired))
        }
        None => crate::open(folder).map(Begin::Own),
    }
}

impl Seats {
    /// # Errors
    /// `desk.unreadable` where the desk's own files are not what was written.
    pub(super) fn start(folder: &Path, begin: Begin, app: Arc<OnceLock<AppHandle>>) -> Result<Self> {
        let (files, now) = match begin {
            Begin::Own(opened) => (DeskFolder::new(folder), Seat::Own(Own::begin(opened, &app))),
            Begin::Host(files, held, paired) => {
                let line = line(&files, paired, &app)?;
                line.hold(held);
                line.lock_first();
                (files, Seat::Host(line))
            }
        };
        Ok(Self { folder: folder.to_owned(), files, app, now: RwLock::new(now), joining: Mutex::new(None) })
    }

    pub(super) fn now(&self) -> Seat {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn mode(&self) -> Mode {
        match self.now() {
            Seat::Own(_) => Mode::Own,
            Seat::Host(line) => {
                let paired = line.paired();
                let address = paired.place().to_string();
                Mode::Host { shop: paired.shop, name: paired.name, address, up: line.is_up() }
            }
        }
    }

    /// Any command, here or at the host.
    pub(super) async fn call(
        &self,
        name: String,
        input: Value,
        request: Option<RequestId>,
    ) -> Answered<Value> {
        match self.now() {
            Seat::Own(Own { turns, .. }) => {
                let called = name.clone();
                let work = move |desk: &Desk| desk.call(&caller(desk, request), &called, input);
                Ok(turns.call(&name, work).await?)
            }
            Seat::Host(line) => over(&line, &name, input, request).await,
        }
    }

    /// A paper's bytes.
    pub(super) async fn paper(&self, paper: String, input: Value) -> Answered<Vec<u8>> {
        match self.now() {
            Seat::Own(Own { turns, .. }) => {
                Ok(turns.take(move |desk| desk.paper(&caller(desk, None), &paper, input)).await?.bytes)
            }
            Seat::Host(line) => line.paper(&paper, &input).await,
        }
    }

    /// A picture in; answers what was kept of it.
    pub(super) async fn stage(&self, bytes: Vec<u8>) -> Answered<Value> {
        match self.now() {
            Seat::Own(Own { turns, .. }) => {
                let staged = turns.take(move |desk| desk.stage(&caller(desk, None), &bytes)).await?;
                serde_json::to_value(staged)
                    .map_err(|cause| Failure::internal("reply.unreadable", cause).into())
            }
            Seat::Host(line) => line.stage(bytes).await,
        }
    }

    /// Asks a host to be let in; answers the code and the shop.
    pub(super) async fn join(&self, address: &str, name: &str) -> Answered<(String, String)> {
        let mut joining = self.joining.lock().await;
        *joining = None;
        let begun = Joining::begin(self.files.clone(), address, name).await?;
        let told = (begun.code().to_owned(), begun.shop().to_owned());
        *joining = Some(begun);
        Ok(told)
    }

    /// Where the request stands. Once admitted, this window is a desk of the host.
    pub(super) async fn joined(&self) -> Answered<State> {
        let mut joining = self.joining.lock().await;
        let begun = joining.as_ref().ok_or_else(|| Refused::Own(Failure::not_found("join.not_begun")))?;
        let (state, paired) = begun.state().await?;
        if state != State::Waiting {
            *joining = None;
        }
        if let Some(paired) = paired {
            self.go_to(paired).await?;
        }
        Ok(state)
    }

    /// Asks no more.
    pub(super) async fn join_no_more(&self) {
        *self.joining.lock().await = None;
    }

    /// Leaves the host and opens the folder's own shop.
    pub(super) async fn leave(&self) -> Answered<()> {
        let Seat::Host(line) = self.now() else { return Ok(()) };
        let folder = self.folder.clone();
        let opened = tauri::async_runtime::spawn_blocking(move || crate::open(&folder)).await;
        let opened = opened
            .map_err(|cause| Failure::internal("desk.failed", cause).with("path", self.folder.display()))??;
        // Only when the own shop is open nothing can go wrong any more but the disk.
        if let Err(failure) = self.files.forget_host() {
            Turns::new(opened.desk).close().await?;
            return Err(failure.into());
        }
        line.leave().await;
        self.change(Seat::Own(Own::begin(opened, &self.app)));
        drop(line.release());
        Ok(())
    }

    /// Looks for the host at an address that a person typed.
    pub(super) async fn look_at(&self, address: &str) -> Answered<()> {
        match self.now() {
            Seat::Own(_) => Ok(()),
            Seat::Host(line) => line.try_at(address).await,
        }
    }

    /// Lets everything go before the window closes.
    ///
    /// # Errors
    /// As the core answers to its closing.
    pub(super) async fn close(&self) -> Result<()> {
        match self.now() {
            Seat::Own(own) => own.close().await,
            Seat::Host(line) => {
                line.leave().await;
                Ok(())
            }
        }
    }

    /// Becomes the desk of the host that let it in. Where that fails, it belongs to whom it belonged before, also after
    /// the next start.
    async fn go_to(&self, paired: Paired) -> Result<()> {
        let Err(failure) = self.sit_down_at(paired).await else { return Ok(()) };
        let kept = match self.now() {
            Seat::Own(_) => self.files.forget_host(),
            Seat::Host(line) => self.files.keep_host(&line.paired()),
        };
        if let Err(failure) = kept {
            eprintln!("{failure}");
        }
        Err(failure)
    }

    /// Where it fails, nothing has changed.
    async fn sit_down_at(&self, paired: Paired) -> Result<()> {
        match self.now() {
            Seat::Own(own) => {
                let held = self.files.hold()?;
                let next = line(&self.files, paired, &self.app)?;
                next.hold(held);
                self.change(Seat::Host(next));
                if let Err(failure) = own.close().await {
                    // The shop's file is whole; what failed is its backup at closing.
                    eprintln!("{failure}");
                }
            }
            // A desk that joins anew holds its folder already.
            Seat::Host(former) => {
                let next = line(&self.files, paired, &self.app)?;
                former.leave().await;
                if let Some(held) = former.release() {
                    next.hold(held);
                }
                self.change(Seat::Host(next));
            }
        }
        Ok(())
    }

    fn change(&self, seat: Seat) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = seat;
    }
}

fn caller(desk: &Desk, request: Option<RequestId>) -> Caller {
    Caller { session: Some(desk.window_session()), request, ..Caller::default() }
}

fn line(files: &DeskFolder, paired: Paired, app: &Arc<OnceLock<AppHandle>>) -> Result<Arc<Line>> {
    let app = Arc::clone(app);
    let tell: Teller = Arc::new(move |news| match news {
        News::Touched(event) => emit(&app, "touched", event),
        News::Line(up) => emit(&app, "line", Value::from(up)),
        News::OtherHost => emit(&app, "other_host", Value::Null),
    });
    let around = Around { printers: Arc::new(FolderPrinters::new(files.path())), search: Arc::new(hosts) };
    Line::start(tauri::async_runtime::handle().inner(), files.clone(), paired, around, tell)
}

/// Without a handle yet, no page has asked for anything.
fn emit(app: &OnceLock<AppHandle>, name: &str, payload: impl Serialize + Clone) {
    if let Some(app) = app.get()
        && let Err(cause) = app.emit_to(MAIN, name, payload)
    {
        eprintln!("telling the page {name}: {cause}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::generate_simple_self_signed;
    use tauri::async_runtime::block_on;

    fn data_folder(name: &str) -> PathBuf {
        let data = std::env::temp_dir().join(format!("xiutai-seat-{name}-{}", std::process::id()));
        std::fs::remove_dir_all(&data).ok();
        std::fs::create_dir_all(&data).unwrap();
        data
    }

    fn paired(authority: &str) -> Paired {
        let (address, name, shop) = ("127.0.0.1".to_owned(), "维修台一".to_owned(), "样板店".to_owned());
        Paired { address, port: 1, authority: authority.to_owned(), name, shop }
    }

    #[test]
    fn a_shop_that_could_not_become_a_desk_stays_a_shop_also_after_the_next_start() {
        let data = data_folder("own");
        let files = DeskFolder::new(&data);
        let seats = Seats::start(&data, open(&data).unwrap(), Arc::default()).unwrap();
        let another = files.hold().unwrap();
        let host = paired("");
        files.keep_host(&host).unwrap();
        assert_eq!(block_on(seats.go_to(host)).unwrap_err().message, "place.in_use");
        assert_eq!(seats.mode(), Mode::Own);
        assert_eq!(files.host().unwrap(), None);
        drop(another);
        block_on(seats.close()).unwrap();
        assert!(matches!(open(&data).unwrap(), Begin::Own(_)));
    }

    #[test]
    fn a_desk_that_could_not_go_to_another_host_stays_with_its_own() {
        let data = data_folder("host");
        let files = DeskFolder::new(&data);
        let certificate = generate_simple_self_signed(vec!["host".to_owned()]).unwrap().cert.pem();
        let own = paired(&certificate);
        files.keep_host(&own).unwrap();
        let seats = Seats::start(&data, open(&data).unwrap(), Arc::default()).unwrap();
        let unreadable = Paired { shop: "另一家".to_owned(), ..paired("no certificate") };
        files.keep_host(&unreadable).unwrap();
        assert_eq!(block_on(seats.go_to(unreadable)).unwrap_err().message, "desk.unreadable");
        assert_eq!(files.host().unwrap(), Some(own));
        assert_eq!(files.hold().unwrap_err().message, "place.in_use", "it holds its folder still");
        block_on(seats.close()).unwrap();
    }
}
