//! The way in from the shop's network, as it is switched on and off: in the window, in settings, at the command line.

use super::announce::Announcement;
use super::app::app;
use super::identity::{Identity, print_of};
use super::listener::{Listening, Rooms};
use super::names::Names;
use super::tls::{self, Showcase};
use crate::private;
use crate::serve::{House, take_address};
use desk::{Caller, Desk};
use kernel::journal::hex;
use kernel::machine::{Lan, LanState, Prints};
use kernel::{Clock, Failure, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::fmt::Display;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

/// The port where nobody chose another.
const USUAL_PORT: u16 = 7421;
/// Between two looks whether this machine has other names now, or what it shows runs out.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// In the data folder, beside the shops.
const FOLDER: &str = "lan";
const SETTINGS: &str = "settings.json";

/// What a machine was told to do, also at its next start.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Settings {
    on: bool,
    port: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self { on: false, port: USUAL_PORT }
    }
}

/// The switch of one data folder.
pub(crate) struct LanSwitch {
    me: Weak<Self>,
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    settings: Settings,
    /// Whether the command line decides, and nobody else.
    commanded: bool,
    ground: Option<Ground>,
    open: Option<Open>,
    failure: Option<Failure>,
}

/// What an open way in leads to.
#[derive(Clone)]
struct Ground {
    /// The desk holds this switch, so that this one must not hold it back.
    desk: Weak<Desk>,
    house: House,
    runtime: Handle,
}

/// An open way in.
struct Open {
    // Dropped first: nobody is told of what is shut.
    announcement: Option<Announcement>,
    _looking: Looking,
    listening: Listening,
    identity: Identity,
    showcase: Arc<Showcase>,
    names: Names,
    ground: Ground,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.ground.house.events.end_of_the_network();
    }
}

/// The looks every minute; they end with this.
struct Looking(JoinHandle<()>);

impl Drop for Looking {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl LanSwitch {
    /// Of a data folder; nothing is looked at before `begin`.
    pub(crate) fn of(folder: &Path, clock: Arc<dyn Clock>) -> Arc<Self> {
        Arc::new_cyclic(|me| Self {
            me: Weak::clone(me),
            folder: folder.join(FOLDER),
            clock,
            held: Mutex::default(),
        })
    }

    /// From now on others may come in: where the command line said, else as it was switched last.
    ///
    /// # Errors
    /// Why nobody can come in though they should; it is told in `state`, too.
    pub(crate) fn begin(
        &self,
        desk: &Arc<Desk>,
        house: House,
        runtime: Handle,
        commanded: Option<TcpListener>,
    ) -> Result<()> {
        let mut held = self.lock();
        held.ground = Some(Ground { desk: Arc::downgrade(desk), house, runtime });
        held.commanded = commanded.is_some();
        let begun = self.open_as_told(&mut held, commanded);
        held.failure = begun.clone().err();
        begun
    }

    fn open_as_told(&self, held: &mut Held, commanded: Option<TcpListener>) -> Result<()> {
        held.settings = self.settings()?;
        held.settings.on |= commanded.is_some();
        let socket = match commanded {
            Some(socket) => socket,
            None if held.settings.on => bind(held.settings.port)?,
            None => return Ok(()),
        };
        held.open = Some(self.open(held, socket)?);
        Ok(())
    }

    /// Lets nobody in any more, while the program ends.
    pub(crate) fn end(&self) {
        let open = self.lock().open.take();
        drop(open);
    }

    fn open(&self, held: &Held, socket: TcpListener) -> Result<Open> {
        let ground = held.ground.clone().ok_or_else(|| failed(&"nothing to lead to"))?;
        let address = socket.local_addr().map_err(|cause| failed(&cause))?;
        let names = Names::of_this_machine(address.ip());
        let now = self.clock.now();
        let identity = Identity::open(&self.folder, now)?;
        let showcase = Showcase::new(identity.shown(&names, now)?);
        let rooms = Rooms {
            tls: tls::settings(&identity, &showcase).map_err(|cause| failed(&cause))?,
            app: app(ground.house.clone(), identity.certificate()),
            name: names.host.clone(),
        };
        let listening = Listening::begin(socket, rooms, &ground.runtime).map_err(|cause| failed(&cause))?;
        let announcement = announce(&names, listening.address(), &ground);
        let looking = Looking(ground.runtime.spawn(look_again(Weak::clone(&self.me))));
        Ok(Open { announcement, _looking: looking, listening, identity, showcase, names, ground })
    }

    /// Follows the machine's names, the shop's, and the time.
    fn look(&self) {
        let mut held = self.lock();
        let Some(open) = &mut held.open else { return };
        let names = Names::of_this_machine(open.listening.address().ip());
        let before = open.showcase.print();
        let failure = match open.identity.shown(&names, self.clock.now()) {
            Ok(shown) => {
                open.showcase.show(shown);
                None
            }
            Err(failure) => Some(failure),
        };
        if let (Some(announcement), Some(desk)) = (&mut open.announcement, open.ground.desk.upgrade())
            && let Err(cause) = announcement.rename(shop_of(&desk))
        {
            eprintln!("announcing the shop's name: {cause}");
        }
        let changed = open.names.addresses != names.addresses || open.showcase.print() != before;
        open.names.addresses = names.addresses;
        let changed = changed || held.failure != failure;
        held.failure = failure;
        let ground = held.ground.clone();
        drop(held);
        if changed {
            tell(ground.as_ref());
        }
    }

    fn settings(&self) -> Result<Settings> {
        match private::read(&self.folder.join(SETTINGS)).map_err(|cause| failed(&cause))? {
            Some(text) => serde_json::from_str(&text).map_err(|cause| failed(&cause)),
            None => Ok(Settings::default()),
        }
    }

    fn keep(&self, settings: Settings) -> Result<()> {
        let text = serde_json::to_string(&settings).map_err(|cause| failed(&cause))?;
        let kept = private::make_folder(&self.folder)
            .and_then(|()| private::keep(&self.folder.join(SETTINGS), text.as_bytes()));
        kept.map_err(|cause| failed(&cause))
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lan for LanSwitch {
    fn state(&self) -> LanState {
        let held = self.lock();
        let port = held.open.as_ref().map_or(held.settings.port, |open| open.listening.address().port());
        let name = held.open.as_ref().map(|open| open.names.host.clone());
        LanState {
            on: held.settings.on,
            port,
            addresses: held.open.as_ref().map(|open| open.names.places(port)).unwrap_or_default(),
            name: name.unwrap_or_else(|| Names::of_this_machine(Ipv4Addr::UNSPECIFIED.into()).host),
            announced: held.open.as_ref().is_some_and(Open::is_announced),
            failure: held.failure.clone(),
            at_command_line: held.commanded,
            prints: held.open.as_ref().and_then(Open::prints),
        }
    }

    fn switch(&self, on: bool, port: u16) -> Result<LanState> {
        let mut held = self.lock();
        if held.commanded {
            return Err(Failure::refused("host.at_command_line"));
        }
        let wish = Settings { on, port };
        let is_open = held.open.as_ref().is_some_and(|open| open.listening.address().port() == port);
        if on && !is_open {
            // The new place is taken before the old one is given up.
            let socket = bind(port)?;
            let open = self.open(&held, socket)?;
            self.keep(wish)?;
            held.open = Some(open);
        } else {
            self.keep(wish)?;
            if !on {
                held.open = None;
            }
        }
        held.settings = wish;
        held.failure = None;
        let ground = held.ground.clone();
        drop(held);
        tell(ground.as_ref());
        Ok(self.state())
    }
}

impl Open {
    fn prints(&self) -> Option<Prints> {
        let host = hex(&self.showcase.print()?);
        Some(Prints { host, authority: hex(&print_of(self.identity.certificate())) })
    }

    fn is_announced(&self) -> bool {
        self.announcement.as_ref().is_some_and(Announcement::is_heard)
    }
}

/// Announces a host that others can reach. One that cannot is found by its address.
fn announce(names: &Names, address: SocketAddr, ground: &Ground) -> Option<Announcement> {
    if address.ip().is_loopback() {
        return None;
    }
    let shop = ground.desk.upgrade().map(|desk| shop_of(&desk)).unwrap_or_default();
    let heard = ground.clone();
    match Announcement::begin(names, address, shop, move || tell(Some(&heard))) {
        Ok(announcement) => Some(announcement),
        Err(cause) => {
            eprintln!("the network is not told of this host: {cause}");
            None
        }
    }
}

/// What the shop calls itself at its door; nothing where there is none.
fn shop_of(desk: &Desk) -> String {
    let door = desk.call(&Caller::default(), "shop.door", json!({})).unwrap_or_default();
    door.pointer("/shop/name").and_then(Value::as_str).unwrap_or_default().to_owned()
}

async fn look_again(switch: Weak<LanSwitch>) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let Some(switch) = switch.upgrade() else { return };
        if let Err(broken) = tokio::task::spawn_blocking(move || switch.look()).await {
            eprintln!("looking after the way in from the network: {broken}");
        }
    }
}

fn tell(ground: Option<&Ground>) {
    if let Some(desk) = ground.and_then(|ground| ground.desk.upgrade()) {
        desk.tell_of_the_host();
    }
}

/// Takes a port at every address of this machine.
fn bind(port: u16) -> Result<TcpListener> {
    take_address(SocketAddr::from((Ipv4Addr::UNSPECIFIED, port))).map_err(|cause| {
        if cause.kind() == ErrorKind::AddrInUse {
            Failure::refused("host.port_taken").with("port", port).because(cause)
        } else {
            failed(&cause)
        }
    })
}

fn failed(cause: &dyn Display) -> Failure {
    Failure::refused("host.failed").because(cause)
}
