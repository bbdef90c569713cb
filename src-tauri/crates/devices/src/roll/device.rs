//! A printer at a device of this computer.

use super::{Limits, broke_off, failed, missing, offline};
use kernel::Result;
use kernel::machine::is_device;
use rustix::fs::OFlags;
use rustix::termios::{OptionalActions, isatty, tcgetattr, tcsetattr};
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::Path;
use std::time::{Duration, Instant};

/// How often a printer that takes nothing is asked again.
const PAUSE: Duration = Duration::from_millis(20);

/// Writes bytes to a printer, without ever waiting in the system for one that is switched off. `called` is what devices
/// of printers are called.
///
/// # Errors
/// `printer.missing` for a path that leads to no character device of those, `printer.offline` where it takes nothing,
/// `printer.failed` where it may not be written to, `printer.broke_off` where it took some and no more.
pub(super) fn send(path: &Path, called: &[&str], bytes: &[u8], limits: Limits) -> Result<()> {
    let shown = &path.display();
    let unreached = |error: io::Error| {
        let absent = [ErrorKind::NotFound, ErrorKind::ResourceBusy, ErrorKind::WouldBlock];
        if absent.contains(&error.kind()) { offline(shown, error) } else { failed(shown, error) }
    };
    // Where links and dots lead is what counts.
    let real = path.canonicalize().map_err(unreached)?;
    let kind = real.metadata().map_err(|error| failed(shown, error))?.file_type();
    if !kind.is_char_device() || !real.to_str().is_some_and(|real| is_device(real, called)) {
        return Err(missing(shown));
    }
    let mut printer = opened(&real).map_err(unreached)?;
    dots_as_they_are(&printer).map_err(|error| failed(shown, error))?;
    let taken = write(&mut printer, bytes, limits);
    taken.map_err(|(count, error)| match count {
        0 if error.kind() == ErrorKind::WouldBlock => offline(shown, error),
        0 => failed(shown, error),
        _ => broke_off(shown, error),
    })
}

/// Writes everything, or tells how much it took.
fn write(printer: &mut File, bytes: &[u8], limits: Limits) -> std::result::Result<(), (usize, io::Error)> {
    let end = Instant::now() + limits.whole;
    let mut stands_still = Instant::now() + limits.still;
    let mut taken = 0;
    while taken < bytes.len() {
        let is_time = Instant::now() < stands_still.min(end);
        match printer.write(&bytes[taken..]) {
            Ok(0) => return Err((taken, ErrorKind::WriteZero.into())),
            Ok(count) => {
                taken += count;
                stands_still = Instant::now() + limits.still;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock && is_time => std::thread::sleep(PAUSE),
            Err(error) => return Err((taken, error)),
        }
        if taken < bytes.len() && Instant::now() >= end {
            return Err((taken, ErrorKind::TimedOut.into()));
        }
    }
    Ok(())
}

fn opened(path: &Path) -> io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    OpenOptions::new().write(true).custom_flags(flags.bits().cast_signed()).open(path)
}

/// A serial line puts a return before every byte that could be the end of a line, which tears pictures apart, until it
/// is told not to.
fn dots_as_they_are(printer: &File) -> io::Result<()> {
    if !isatty(printer) {
        return Ok(());
    }
    let mut line = tcgetattr(printer)?;
    line.make_raw();
    tcsetattr(printer, OptionalActions::Now, &line)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::machine::PRINTER_DEVICES;
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use std::io::Read;
    use std::path::PathBuf;

    const SOON: Limits = Limits { still: Duration::from_millis(100), whole: Duration::from_millis(200) };

    /// As if these were called like printers.
    fn told(path: &Path, called: &[&str]) -> &'static str {
        send(path, called, b"dots", SOON).map_or_else(|failure| failure.message, |()| "taken")
    }

    #[test]
    fn only_devices_that_are_called_like_printers_are_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let (link, file) = (folder.path().join("lp0"), folder.path().join("lp1"));
        std::os::unix::fs::symlink("/dev/null", &link).unwrap();
        std::fs::write(&file, b"").unwrap();
        let own = folder.path().join("lp");
        let own = own.to_str().unwrap();
        assert_eq!(told(&link, &[own]), "printer.missing", "where the link leads counts, not its name");
        assert_eq!(told(&file, &[own]), "printer.missing", "a file is no device");
        assert_eq!(std::fs::read(&file).unwrap(), b"");
        for path in ["/dev/null", "/dev/full", "/dev", "/dev/tty"] {
            assert_eq!(told(Path::new(path), PRINTER_DEVICES), "printer.missing", "{path}");
        }
        assert_eq!(told(Path::new("/dev/usb/lp99999"), PRINTER_DEVICES), "printer.offline");
    }

    /// A line of this computer and what stands at its other end.
    fn line() -> (PathBuf, File) {
        let end = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&end).unwrap();
        unlockpt(&end).unwrap();
        let name = ptsname(&end, Vec::new()).unwrap().into_string().unwrap();
        (PathBuf::from(name), File::from(end))
    }

    #[test]
    fn a_line_gets_every_byte_as_it_is_until_it_takes_no_more() {
        let (path, mut end) = line();
        send(&path, &["/dev/pts/"], b"\x1b@\n\n\x04dots", SOON).unwrap();
        let mut heard = [0; 32];
        let count = end.read(&mut heard).unwrap();
        assert_eq!(&heard[..count], b"\x1b@\n\n\x04dots");
        // What it takes before it stands still is lost; then it takes nothing at all.
        let much = vec![b'x'; 1 << 20];
        for said in ["printer.broke_off", "printer.offline"] {
            let failure = send(&path, &["/dev/pts/"], &much, SOON).unwrap_err();
            assert_eq!(failure.message, said);
        }
    }
}
