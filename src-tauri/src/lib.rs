//! The shell around the core: the window, the servers for this machine and for its network, and the command line.
//!
//! Everything a person does goes through [`desk::Desk::call`]; this crate only carries calls there and
//! answers back. Must never know: SQL, a rule of the trade.
#![warn(missing_docs)]

mod args;
mod face;
mod lan;
mod offline;
mod place;
mod printers;
mod private;
#[cfg(feature = "window")]
mod remote;
mod serve;
mod stop;
mod turns;
#[cfg(feature = "window")]
mod window;
mod words;

use args::Act;
use desk::{Desk, Machine};
use devices::SystemPictures;
use kernel::machine::Lan;
use kernel::{Clock, Result, SystemClock};
use lan::LanSwitch;
use printers::FolderPrinters;
use std::ffi::OsString;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use words::{Tongue, Words};

/// What a command line that cannot be read ends with.
const MISUSED: u8 = 2;

/// Does what the command line asks, in the system's language.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    log_panics_without_their_words();
    let words = Arc::new(Words::of(Tongue::of_the_system()));
    let act = match args::read(args) {
        Ok(act) => act,
        Err(misfit) => {
            eprintln!("{}", words.say(misfit.key, &[("what", &misfit.what)]));
            eprintln!("{}", words.say("cli.see_help", &[]));
            return ExitCode::from(MISUSED);
        }
    };
    match act {
        Act::Window { data, safe_graphics } => {
            with_folder(data, &words, |folder| open_window(folder, safe_graphics, &words))
        }
        Act::Serve { data, listen, lan } => {
            with_folder(data, &words, |folder| serve_folder(folder, listen, lan, &words))
        }
        Act::Demo { data } => offline::demo(&data, &words),
        Act::Check { data } => with_folder(data, &words, |folder| offline::check(folder, &words)),
        Act::Version => {
            put_out(&format!("xiutai {}", env!("CARGO_PKG_VERSION")));
            ExitCode::SUCCESS
        }
        Act::Help => {
            put_out(&words.say("cli.help", &[("address", &args::USUAL_ADDRESS.to_string())]));
            ExitCode::SUCCESS
        }
    }
}

/// The edges of this machine, as the core asks for them.
fn machine(clock: Arc<dyn Clock>, printers: Arc<FolderPrinters>, lan: Arc<dyn Lan>) -> Machine {
    Machine {
        clock,
        printers,
        pictures: Arc::new(SystemPictures::default()),
        fonts: place::fonts_folder(),
        lan,
    }
}

fn with_folder(named: Option<PathBuf>, words: &Words, act: impl FnOnce(&Path) -> ExitCode) -> ExitCode {
    if let Some(folder) = place::data_folder(named) {
        act(&folder)
    } else {
        eprintln!("{}", words.say("cli.no_data_folder", &[]));
        ExitCode::FAILURE
    }
}

fn serve_folder(folder: &Path, listen: SocketAddr, lan: Option<SocketAddr>, words: &Words) -> ExitCode {
    let Some(listener) = take_address(listen, words) else { return ExitCode::FAILURE };
    let network = match lan.map(|address| take_address(address, words)) {
        Some(None) => return ExitCode::FAILURE,
        Some(taken) => taken,
        None => None,
    };
    match open(folder) {
        Ok(opened) => serve::run(&opened, (listener, network), words),
        Err(failure) => {
            eprintln!("{}", words.failure(&failure));
            ExitCode::FAILURE
        }
    }
}

/// Takes an address before anything else is touched, or says why not.
fn take_address(address: SocketAddr, words: &Words) -> Option<TcpListener> {
    let cause = match serve::take_address(address) {
        Ok(listener) => return Some(listener),
        Err(cause) => cause,
    };
    let taken = cause.kind() == std::io::ErrorKind::AddrInUse;
    let key = if taken { "cli.address_taken" } else { "cli.address_refused" };
    let params = [("address", address.to_string()), ("cause", cause.to_string())];
    let params = params.each_ref().map(|(name, value)| (*name, value.as_str()));
    eprintln!("{}", words.say(key, &params));
    None
}

/// A shop's folder, open.
struct Opened {
    desk: Arc<Desk>,
    lan: Arc<LanSwitch>,
}

/// Opens a shop's folder; whoever does so holds it.
fn open(folder: &Path) -> Result<Opened> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock::new());
    let printers = Arc::new(FolderPrinters::new(folder));
    let lan = LanSwitch::of(folder, Arc::clone(&clock));
    let switch: Arc<dyn Lan> = Arc::clone(&lan) as _;
    let desk = Desk::open(folder, machine(clock, Arc::clone(&printers), switch))?;
    if let Err(failure) = printers.open() {
        eprintln!("{failure}");
    }
    Ok(Opened { desk, lan })
}

#[cfg(feature = "window")]
fn open_window(folder: &Path, safe_graphics: bool, words: &Arc<Words>) -> ExitCode {
    window::run(folder, safe_graphics, words)
}

#[cfg(not(feature = "window"))]
fn open_window(_folder: &Path, _safe_graphics: bool, words: &Arc<Words>) -> ExitCode {
    eprintln!("{}", words.say("cli.no_window_inside", &[]));
    ExitCode::FAILURE
}

/// A panic's message may quote what somebody typed; its place never does.
fn log_panics_without_their_words() {
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => eprintln!("panic at {}:{}", place.file(), place.line()),
        None => eprintln!("panic"),
    }));
}

/// Writes to the standard output. Whoever reads it may have heard enough and gone (`xiutai help | head -1`).
fn put_out(text: &str) {
    use std::io::Write;
    drop(writeln!(std::io::stdout(), "{text}"));
}
