//! The shell around the core: the window, the loopback server and the command line.
//!
//! Everything a person does goes through [`desk::Desk::call`]; this crate only carries calls there and
//! answers back. Must never know: SQL, a rule of the trade.
#![warn(missing_docs)]

mod args;
mod face;
mod offline;
mod place;
mod printers;
mod serve;
mod stop;
mod turns;
#[cfg(feature = "window")]
mod window;
mod words;

use args::Act;
use desk::{Desk, Machine};
use devices::SystemPictures;
use kernel::machine::NoLan;
use kernel::{Result, SystemClock};
use printers::FolderPrinters;
use std::ffi::OsString;
use std::net::SocketAddr;
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
        Act::Serve { data, listen } => {
            with_folder(data, &words, |folder| serve_folder(folder, listen, &words))
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
fn machine(printers: Arc<FolderPrinters>) -> Machine {
    Machine {
        clock: Arc::new(SystemClock::new()),
        printers,
        pictures: Arc::new(SystemPictures::default()),
        fonts: place::fonts_folder(),
        lan: Arc::new(NoLan),
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

fn serve_folder(folder: &Path, listen: SocketAddr, words: &Words) -> ExitCode {
    let listener = match serve::take_address(listen) {
        Ok(listener) => listener,
        Err(cause) => {
            let taken = cause.kind() == std::io::ErrorKind::AddrInUse;
            let key = if taken { "cli.address_taken" } else { "cli.address_refused" };
            let params = [("address", listen.to_string()), ("cause", cause.to_string())];
            let params = params.each_ref().map(|(name, value)| (*name, value.as_str()));
            eprintln!("{}", words.say(key, &params));
            return ExitCode::FAILURE;
        }
    };
    match open(folder) {
        Ok(desk) => serve::run(&desk, listener, words),
        Err(failure) => {
            eprintln!("{}", words.failure(&failure));
            ExitCode::FAILURE
        }
    }
}

/// Opens a shop's folder; whoever does so holds it.
fn open(folder: &Path) -> Result<Arc<Desk>> {
    let printers = Arc::new(FolderPrinters::new(folder));
    let desk = Desk::open(folder, machine(Arc::clone(&printers)))?;
    if let Err(failure) = printers.open() {
        eprintln!("{failure}");
    }
    Ok(desk)
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
