//! A printer at a character device of this computer.

use super::{failed, missing, offline};
use kernel::Result;
use rustix::fs::OFlags;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::Path;
use std::time::{Duration, Instant};

/// How often a printer that takes nothing is asked again.
const PAUSE: Duration = Duration::from_millis(20);

/// Writes bytes to a printer, without ever waiting in the system for one that is switched off.
///
/// # Errors
/// `printer.missing` for a path that leads to no character device under `/dev`, `printer.offline` where it takes nothing,
/// `printer.failed` where it may not be written to or broke off.
pub(super) fn send(path: &Path, bytes: &[u8], patience: Duration) -> Result<()> {
    let shown = &path.display();
    let unreached = |error: io::Error| {
        let absent = [ErrorKind::NotFound, ErrorKind::ResourceBusy, ErrorKind::WouldBlock];
        if absent.contains(&error.kind()) { offline(shown, error) } else { failed(shown, error) }
    };
    // Where links and dots lead is what counts.
    let real = path.canonicalize().map_err(unreached)?;
    let kind = real.metadata().map_err(|error| failed(shown, error))?.file_type();
    if !kind.is_char_device() || !real.starts_with("/dev") {
        return Err(missing(shown));
    }
    let mut printer = opened(&real).map_err(unreached)?;
    let mut rest = bytes;
    let mut end = Instant::now() + patience;
    while !rest.is_empty() {
        match printer.write(rest) {
            Ok(0) => return Err(failed(shown, "it takes no more")),
            Ok(count) => {
                rest = &rest[count..];
                end = Instant::now() + patience;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock && Instant::now() < end => {
                std::thread::sleep(PAUSE);
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Err(offline(shown, error)),
            Err(error) => return Err(failed(shown, error)),
        }
    }
    Ok(())
}

fn opened(path: &Path) -> io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    OpenOptions::new().write(true).custom_flags(flags.bits().cast_signed()).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(100);

    fn told(path: &str) -> &'static str {
        send(Path::new(path), b"dots", SOON).map_or_else(|failure| failure.message, |()| "taken")
    }

    #[test]
    fn only_character_devices_are_written_to() {
        assert_eq!(told("/dev/null"), "taken");
        assert_eq!(told("/dev/full"), "printer.failed");
        assert_eq!(told("/dev/no-such-printer"), "printer.offline");
        let file = tempfile::NamedTempFile::new().unwrap();
        assert_eq!(told(file.path().to_str().unwrap()), "printer.missing");
        assert_eq!(std::fs::read(file.path()).unwrap(), b"");
        assert_eq!(told("/dev"), "printer.missing");
    }
}
