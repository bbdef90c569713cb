//! The desk as a whole: the shop in use, who sits where, the machine's edges.

use crate::backup::BackupState;
use crate::commands::commands;
use crate::event::Event;
use crate::moving::shop_in_use;
use crate::once::Once;
use crate::presence::Visits;
use crate::registry::{Asking, Caller, Command, Commands};
use crate::session::{Presence, SessionKey, Sessions};
use crate::terminal::Terminals;
use crate::ticket::Tickets;
use crate::{daily, shop as shop_commands};
use domain::backup::{BackupReason, OVERDUE_MILLIS};
use domain::photo::LONGEST_SIDE;
use kernel::machine::{Lan, Picture, Pictures, Printers};
use kernel::{Clock, Code, Failure, Moment, Result};
use papers::FontSet;
use papers::list::Image;
use serde::Serialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;
use store::{Backups, Made, Occasion, Place, Store, file, shop};
use uuid::Uuid;

/// The machine's edges.
#[derive(Clone)]
pub struct Machine {
    /// The only source of time.
    pub clock: Arc<dyn Clock>,
    /// The system's printers.
    pub printers: Arc<dyn Printers>,
    /// What reads pictures.
    pub pictures: Arc<dyn Pictures>,
    /// The folder of the papers' fonts.
    pub fonts: PathBuf,
    /// The way in from the shop's network.
    pub lan: Arc<dyn Lan>,
}

/// The longest side of a logo on paper, in pixels: 300 dpi over 34 mm.
const LOGO_SIDE: u32 = 400;

/// A drawn paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The file.
    pub bytes: Vec<u8>,
    /// What to call it when saving.
    pub file_name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Characters that no font has; ▯ stands for each.
    pub missing: Vec<char>,
}

/// A picture that was handed in, cleaned and kept until a command names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Staged {
    /// SHA-256 of what was kept, in hex.
    pub hash: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Whether the shop can be worked in.
#[derive(Clone)]
pub(crate) enum ShopState {
    Open(Arc<Store>),
    Trouble(Failure),
}

type Listener = Box<dyn Fn(&Event) + Send + Sync>;

/// The program behind both transports.
pub struct Desk {
    pub(crate) machine: Machine,
    pub(crate) sessions: Sessions,
    pub(crate) terminals: Terminals,
    pub(crate) once: Once,
    pub(crate) tickets: Tickets,
    pub(crate) visits: Visits,
    commands: Commands,
    pub(crate) place: Place,
    state: RwLock<ShopState>,
    listeners: RwLock<Vec<Listener>>,
    fonts: Mutex<Option<Arc<FontSet>>>,
    /// The shop's logo as papers show it, with the hash of what it was made of.
    logo: Mutex<Option<(String, Arc<Image>)>>,
    pub(crate) backups: Arc<daily::Watch>,
    began: (Moment, Duration),
    /// Held while another shop is brought into use: one at a time.
    pub(crate) moving: Mutex<()>,
}

impl Desk {
    /// Opens a data folder. A shop that cannot be opened is told at the door, where a backup can be brought back.
    ///
    /// # Errors
    /// `place.in_use`, `place.network`, `place.unwritable`, or what the disk says of an empty folder.
    pub fn open(root: &Path, machine: Machine) -> Result<Arc<Self>> {
        Self::open_with(root, machine, commands())
    }

    /// As `open`, with another list of commands; for tests of the door itself.
    ///
    /// # Errors
    /// As `open`.
    #[doc(hidden)]
    pub fn open_with(root: &Path, machine: Machine, commands: Commands) -> Result<Arc<Self>> {
        let place = Place::take(root)?;
        let now = machine.clock.now();
        let state = shop_in_use(&place, now)?;
        let began = (now, machine.clock.ticks());
        let desk = Arc::new(Self {
            machine,
            sessions: Sessions::default(),
            terminals: Terminals::default(),
            once: Once::default(),
            tickets: Tickets::default(),
            visits: Visits::default(),
            commands,
            place,
            state: RwLock::new(state),
            listeners: RwLock::new(Vec::new()),
            fonts: Mutex::new(None),
            logo: Mutex::new(None),
            backups: Arc::default(),
            began,
            moving: Mutex::new(()),
        });
        daily::start(&desk)?;
        Ok(desk)
    }

    /// The window's own session.
    #[must_use]
    pub fn window_session(&self) -> SessionKey {
        SessionKey::window()
    }

    /// A new browser's session; nothing is kept of it until somebody signs in.
    ///
    /// # Errors
    /// Where the system has no randomness.
    pub fn begin_session(&self) -> Result<SessionKey> {
        SessionKey::new()
    }

    /// A new session for a browser that is about to sign in fully: it takes the place of the one the browser had, which
    /// ends then. Whoever planted that one, or learned of it, is left with nothing.
    ///
    /// # Errors
    /// Where the system has no randomness.
    pub fn renew_session(&self, former: Option<&SessionKey>) -> Result<SessionKey> {
        SessionKey::after(former)
    }

    /// The session of a cookie, if the shop knows it.
    #[must_use]
    pub fn find_session(&self, cookie: &str) -> Option<SessionKey> {
        let key = SessionKey::read(cookie)?;
        let find = |read: &store::Read<'_>| store::session::find(read, &key.hash());
        let known = self.store().ok()?.read(Uuid::nil(), self.machine.clock.now(), find).ok()?;
        known.map(|_| key)
    }

    /// Calls a command; the one door of both transports.
    ///
    /// # Errors
    /// What the command answers; `command.unknown`, or what the caller lacks.
    pub fn call(&self, caller: &Caller, name: &str, input: Value) -> Result<Value> {
        self.call_at(caller, name, input, self.machine.clock.now())
    }

    pub(crate) fn call_at(&self, caller: &Caller, name: &str, input: Value, now: Moment) -> Result<Value> {
        let answer = self.ask(caller, name, now, |command, asking| command.run(asking, input));
        answer.map_err(log)
    }

    /// Draws a paper.
    ///
    /// # Errors
    /// As `call`; `paper.failed` where it cannot be drawn.
    pub fn paper(&self, caller: &Caller, name: &str, input: Value) -> Result<Paper> {
        let now = self.machine.clock.now();
        self.ask(caller, name, now, |command, asking| command.draw(asking, input)).map_err(log)
    }

    /// Keeps a picture that a later command will name. Only its cleaned form reaches the disk: what a phone wrote into it
    /// (place, time, owner) is gone.
    ///
    /// # Errors
    /// Where nobody is signed in, what is wrong with the picture (`picture.…`), or what the disk says.
    pub fn stage(&self, caller: &Caller, bytes: &[u8]) -> Result<Staged> {
        let presence = self.presence(caller, true)?;
        presence.must_have(domain::right::Right::SignedIn)?;
        self.keep_picture(bytes).map_err(log)
    }

    pub(crate) fn keep_picture(&self, bytes: &[u8]) -> Result<Staged> {
        let Picture { bytes, width, height } = self.machine.pictures.clean(bytes, LONGEST_SIDE)?;
        Ok(Staged { hash: file::stage(&*self.store()?, &bytes)?, width, height })
    }

    /// Whether somebody sits at this desk and it is not locked; for connections that stay open.
    #[must_use]
    pub fn is_signed_in(&self, caller: &Caller) -> bool {
        self.presence(caller, false)
            .is_ok_and(|presence| presence.must_have(domain::right::Right::SignedIn).is_ok())
    }

    /// Has the touched nouns told after each commit.
    pub fn listen(&self, listener: Box<dyn Fn(&Event) + Send + Sync>) {
        self.listeners.write().unwrap_or_else(PoisonError::into_inner).push(listener);
    }

    /// Backs up and lets the files go.
    ///
    /// # Errors
    /// Why the backup at close failed; the files are let go all the same.
    pub fn close(&self) -> Result<()> {
        self.backups.stop();
        self.backups.settle();
        let ShopState::Open(store) = self.state() else {
            self.place.release();
            return Ok(());
        };
        let done = match self.is_worth_a_copy(&store) {
            Ok(true) => self.back_up(BackupReason::Close).map(|_| ()),
            Ok(false) => Ok(()),
            Err(failure) => Err(failure),
        };
        store.close();
        self.place.release();
        done
    }

    /// Whether anything was written since the last verified backup: opening and closing an idle shop must not push older
    /// copies out.
    fn is_worth_a_copy(&self, store: &Store) -> Result<bool> {
        let now = self.machine.clock.now();
        let entries = store.read(Uuid::nil(), now, |read| match shop::find(read)? {
            Some(_) => Ok(Some(store::entries(read)?)),
            None => Ok(None),
        })?;
        let Some(entries) = entries else { return Ok(false) };
        let last = Backups::at(&self.backup_folder(now)?).list()?.first().map(|made| made.entries);
        Ok(last != Some(entries))
    }

    /// The right a command asks for.
    pub(crate) fn right_of(&self, name: &str) -> Result<domain::right::Right> {
        self.commands.get(name).map(Command::right).ok_or_else(|| Failure::not_found("command.unknown"))
    }

    fn ask<T>(
        &self,
        caller: &Caller,
        name: &str,
        now: Moment,
        run: impl FnOnce(&Command, &Asking<'_>) -> Result<T>,
    ) -> Result<T> {
        let command = self.commands.get(name).ok_or_else(|| Failure::not_found("command.unknown"))?;
        let presence = match self.state() {
            // From the network only the door is to be seen then: a backup is brought back at the host itself.
            ShopState::Trouble(_)
                if command.works_in_trouble() && (!caller.from_lan || name == "shop.door") =>
            {
                Presence::default()
            }
            ShopState::Trouble(failure) => return Err(failure),
            ShopState::Open(_) => {
                let presence = self.presence(caller, keeps_awake(command))?;
                presence.must_have(command.right())?;
                presence
            }
        };
        run(command, &Asking { desk: self, caller, presence, now, command: command.name() })
    }

    fn presence(&self, caller: &Caller, is_act: bool) -> Result<Presence> {
        let Some(key) = &caller.session else { return Ok(Presence::default()) };
        let ticks = self.ticks();
        self.store()?.read(Uuid::nil(), self.machine.clock.now(), |read| {
            self.sessions.presence(key, read, ticks, is_act)
        })
    }

    pub(crate) fn ticks(&self) -> Duration {
        self.machine.clock.ticks()
    }

    pub(crate) fn state(&self) -> ShopState {
        match self.state.read().unwrap_or_else(PoisonError::into_inner).clone() {
            ShopState::Open(store) if store.is_damaged() => {
                ShopState::Trouble(Failure::internal("store.damaged", "found damaged while working"))
            }
            state @ (ShopState::Open(_) | ShopState::Trouble(_)) => state,
        }
    }

    pub(crate) fn set_state(&self, state: ShopState) {
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = state;
    }

    pub(crate) fn store(&self) -> Result<Arc<Store>> {
        match self.state() {
            ShopState::Open(store) => Ok(store),
            ShopState::Trouble(failure) => Err(failure),
        }
    }

    /// Tells everybody that the way in from the network opened, shut or failed.
    pub fn tell_of_the_host(&self) {
        self.tell(vec!["host".to_owned()]);
    }

    pub(crate) fn tell(&self, nouns: Vec<String>) {
        if nouns.is_empty() {
            return;
        }
        let event = Event { nouns };
        for listener in self.listeners.read().unwrap_or_else(PoisonError::into_inner).iter() {
            listener(&event);
        }
    }

    /// Has it told that somebody came to an order or left one, where that is so.
    pub(crate) fn tell_presence(&self, changed: bool) {
        if changed {
            self.tell(vec!["presence".to_owned()]);
        }
    }

    /// The papers' fonts, loaded when first needed.
    pub(crate) fn fonts(&self) -> Result<Arc<FontSet>> {
        let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(loaded) = &*fonts {
            return Ok(Arc::clone(loaded));
        }
        let loaded = Arc::new(FontSet::load(&self.machine.fonts)?);
        *fonts = Some(Arc::clone(&loaded));
        Ok(loaded)
    }

    /// A logo in the size papers need, made once.
    pub(crate) fn logo(&self, hash: &str) -> Result<Arc<Image>> {
        let mut kept = self.logo.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, image)) = &*kept
            && of == hash
        {
            return Ok(Arc::clone(image));
        }
        let whole = file::content(&*self.store()?, hash)?;
        let Picture { bytes, width, height } = self.machine.pictures.clean(&whole, LOGO_SIDE)?;
        let image = Arc::new(Image { width, height, jpeg: bytes });
        *kept = Some((hash.to_owned(), Arc::clone(&image)));
        Ok(image)
    }

    /// What the clock should say, where it does not: it lies more than 5 minutes behind the last entry, or ran more
    /// than a day ahead of its own ticks.
    pub(crate) fn clock_jump(&self, now: Moment) -> Result<Option<Moment>> {
        const BEHIND_MILLIS: i64 = 5 * 60 * 1_000;
        const AHEAD_MILLIS: i64 = 24 * 60 * 60 * 1_000;
        let last = self.store()?.read(Uuid::nil(), now, store::last_entry_at)?;
        if let Some(last) = last.filter(|last| last.millis_since(now) > BEHIND_MILLIS) {
            return Ok(Some(last));
        }
        let (began, ticks) = self.began;
        let expected = began.later(self.ticks().saturating_sub(ticks));
        Ok((now.millis_since(expected) > AHEAD_MILLIS).then_some(expected))
    }

    /// Where backups go: the shop's chosen folder, or one beside the data.
    pub(crate) fn backup_folder(&self, now: Moment) -> Result<PathBuf> {
        let ShopState::Open(store) = self.state() else {
            return Ok(self.place.remembered_backups().unwrap_or_else(|| self.place.root().join("backups")));
        };
        let shop = store.read(Uuid::nil(), now, shop::find)?;
        Ok(match shop {
            Some(shop) if shop.demo => self.place.root().join("backups-demo"),
            Some(shop) => match &shop.backup_folder {
                // Two shops may choose the same folder: each has its own in it.
                Some(chosen) => Path::new(chosen).join(Backups::own_folder(shop.id.0)),
                None => self.place.root().join("backups"),
            },
            None => self.place.root().join("backups"),
        })
    }

    pub(crate) fn backup_state(&self, now: Moment) -> Result<BackupState> {
        let folder = self.backup_folder(now)?;
        let (last, unlisted) = match Backups::at(&folder).list() {
            Ok(made) => (made.first().map(|made| made.made_at), None),
            Err(failure) => (None, Some(failure)),
        };
        Ok(BackupState {
            same_disk: daily::is_same_disk(&folder, self.place.root()),
            folder: folder.display().to_string(),
            running: self.backups.is_running(),
            last_verified_at: last,
            // One from a day to come tells as little about today as one from long ago.
            overdue: last.is_none_or(|last| now.millis_since(last).abs() > OVERDUE_MILLIS),
            failure: unlisted.or_else(|| self.backups.failure()),
        })
    }

    /// Makes a backup, one at a time.
    pub(crate) fn back_up(&self, reason: BackupReason) -> Result<Made> {
        let made = self.backups.one_at_a_time(|| {
            let now = self.machine.clock.now();
            let store = self.store()?;
            let shop = store.read(Uuid::nil(), now, shop_commands::founded)?;
            let folder = self.backup_folder(now)?;
            if let Some(chosen) = shop.backup_folder.as_deref().filter(|chosen| !Path::new(chosen).is_dir()) {
                return Err(Failure::refused("backup.folder_missing").with("folder", chosen));
            }
            let made = Backups::at(&folder).make(&store, Occasion { now, zone: shop.zone, reason })?;
            self.place.remember_backups(&folder)?;
            Ok(made)
        });
        self.tell(vec!["backup".to_owned()]);
        made.map_err(log)
    }
}

/// Whether a call says that somebody is there. What a page asks by itself does not: other desks' commits have it ask anew,
/// and a busy shop would keep a desk open that everybody left. While somebody touches a page it says so itself
/// (`session.awake`).
fn keeps_awake(command: &Command) -> bool {
    !command.is_question()
        && !matches!(
            command.name(),
            "backup.list"
                | "host.state"
                | "presence.gone"
                | "presence.here"
                | "printer.choices"
                | "printer.list"
                | "shop.door"
                | "shop.status"
                | "ticket.arrived"
        )
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.backups.stop();
    }
}

/// Gives an internal failure a trace and writes its cause to the log; nothing personal is in it.
pub(crate) fn log(failure: Failure) -> Failure {
    if failure.trace.is_some() {
        return failure;
    }
    if failure.code != Code::Internal {
        if let Some(cause) = &failure.cause {
            eprintln!("xiutai: {}: {cause}", failure.message);
        }
        return failure;
    }
    let mut bytes = [0; 4];
    // Without randomness the trace is a plain zero; the failure itself matters more.
    drop(crate::secrets::random(&mut bytes));
    let trace = kernel::journal::hex(&bytes);
    let cause = failure.cause.as_deref().unwrap_or("no cause given");
    eprintln!("xiutai: {trace} {}: {cause}", failure.message);
    Failure { trace: Some(trace), ..failure }
}
