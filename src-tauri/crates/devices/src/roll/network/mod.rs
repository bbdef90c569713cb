//! A printer on the local network, as a rule at port 9100.

use super::{Limits, broke_off, failed, offline};
use kernel::{Failure, Result};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How long a printer that is on needs to answer the door, and a name to be looked up.
const DOOR: Duration = Duration::from_secs(3);
/// How long an answer about its state is waited for; many printers give none.
const ANSWER: Duration = Duration::from_millis(400);
/// DLE EOT 2: what keeps you from printing?
const ASK: &[u8] = &[0x10, 0x04, 2];
/// In the answer: these two are always on, these two always off.
const FIXED: (u8, u8) = (0b0001_0010, 0b1000_0001);
const COVER_IS_OPEN: u8 = 0b0000_0100;
const PAPER_IS_OUT: u8 = 0b0010_0000;
const IN_TROUBLE: u8 = 0b0100_0000;
/// So many names may be looked up at once: the system lets no look-up be called off.
const LOOK_UPS: usize = 4;

/// Sends bytes to a printer, within one deadline from looking up its name to its last word.
///
/// # Errors
/// `printer.offline` where nobody answers, it hangs up at once or says that it is not ready; `printer.no_paper`;
/// `printer.failed`; `printer.broke_off` where it hung up, stood still or did not come to an end once the job was begun.
pub(super) fn send(address: &str, bytes: &[u8], limits: Limits) -> Result<()> {
    let end = Instant::now() + limits.whole;
    let mut printer = connected(address, end)?;
    if let Some(state) = state(&mut printer, end).map_err(|error| unready(address, &error))? {
        must_be_ready(state, address)?;
    }
    print(&mut printer, bytes, limits.still, end).map_err(|error| broke_off(address, error))
}

fn print(printer: &mut TcpStream, bytes: &[u8], still: Duration, end: Instant) -> io::Result<()> {
    write(printer, bytes, still, end)?;
    is_there(printer)?;
    // Until it has taken everything: closing over what it still says would take back what is under way.
    printer.shutdown(Shutdown::Write)?;
    heard_out(printer, end)
}

fn connected(address: &str, end: Instant) -> Result<TcpStream> {
    let places = looked_up(address, end).map_err(|error| offline(address, error))?;
    let mut last = offline(address, "no such host");
    for place in places {
        let tried = left(end).and_then(|left| TcpStream::connect_timeout(&place, left.min(DOOR)));
        match tried {
            Ok(printer) => return Ok(printer),
            Err(error) => last = offline(address, error),
        }
    }
    Err(last)
}

/// The places a name stands for. The system looks names up as long as it likes: that happens beside, by few at a time,
/// and is not waited for.
fn looked_up(address: &str, end: Instant) -> io::Result<Vec<SocketAddr>> {
    static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);
    if let Ok(place) = address.parse() {
        return Ok(vec![place]);
    }
    let more = |under_way| (under_way < LOOK_UPS).then_some(under_way + 1);
    UNDER_WAY
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, more)
        .map_err(|under_way| late(&format!("{under_way} earlier look-ups have no answer yet")))?;
    let (told, answer) = mpsc::channel();
    let name = address.to_owned();
    std::thread::spawn(move || {
        let places = name.to_socket_addrs().map(Iterator::collect);
        UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
        // Nobody may be waiting any more.
        drop(told.send(places));
    });
    let waited = answer.recv_timeout(left(end)?.min(DOOR));
    waited.map_err(|error| late(&format!("no answer about its name: {error}")))?
}

/// What is left until the end.
fn left(end: Instant) -> io::Result<Duration> {
    let left = end.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(left) }
}

/// Asks a printer how it is; nothing where it does not answer.
fn state(printer: &mut TcpStream, end: Instant) -> io::Result<Option<u8>> {
    write(printer, ASK, DOOR, end)?;
    let mut answer = [0];
    match read(printer, &mut answer, end) {
        Ok(0) => Err(hung_up()),
        Ok(_) => Ok(Some(answer[0])),
        Err(error) if is_late(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// One that does not answer as printers do is believed to be well.
fn must_be_ready(state: u8, address: &str) -> Result<()> {
    if state & FIXED.0 != FIXED.0 || state & FIXED.1 != 0 {
        return Ok(());
    }
    if state & PAPER_IS_OUT != 0 {
        return Err(Failure::refused("printer.no_paper").with("printer", address));
    }
    if state & (COVER_IS_OPEN | IN_TROUBLE) != 0 {
        return Err(offline(address, format!("state {state:#010b}")));
    }
    Ok(())
}

fn write(printer: &mut TcpStream, mut bytes: &[u8], still: Duration, end: Instant) -> io::Result<()> {
    while !bytes.is_empty() {
        printer.set_write_timeout(Some(left(end)?.min(still)))?;
        match printer.write(bytes) {
            Ok(0) => return Err(hung_up()),
            Ok(count) => bytes = &bytes[count..],
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn read(printer: &mut TcpStream, into: &mut [u8], end: Instant) -> io::Result<usize> {
    loop {
        printer.set_read_timeout(Some(left(end)?.min(ANSWER)))?;
        match printer.read(into) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            answer => return answer,
        }
    }
}

/// Whether it still listens once everything is written: what the system took for it may never have reached it.
fn is_there(printer: &TcpStream) -> io::Result<()> {
    printer.set_nonblocking(true)?;
    let heard = printer.peek(&mut [0]);
    printer.set_nonblocking(false)?;
    match heard {
        Ok(0) => Err(hung_up()),
        Ok(_) => Ok(()),
        Err(error) if is_late(&error) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Until it hangs up or falls silent. One that never does is no printer.
fn heard_out(printer: &mut TcpStream, end: Instant) -> io::Result<()> {
    let mut said = [0; 4096];
    loop {
        left(end)?;
        match read(printer, &mut said, end) {
            // What came too late for it shows as a fault of the line.
            Ok(0) => return printer.take_error()?.map_or(Ok(()), Err),
            Ok(_) => {}
            Err(error) if is_late(&error) && left(end).is_ok() => return Ok(()),
            Err(error) => return Err(error),
        }
    }
}

fn hung_up() -> io::Error {
    io::Error::new(ErrorKind::ConnectionAborted, "it hung up")
}

fn late(why: &str) -> io::Error {
    io::Error::new(ErrorKind::TimedOut, why)
}

fn unready(address: &str, error: &io::Error) -> Failure {
    let is_gone = matches!(
        error.kind(),
        ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionReset
            | ErrorKind::BrokenPipe
            | ErrorKind::NotConnected
    );
    if is_gone || is_late(error) { offline(address, error) } else { failed(address, error) }
}

fn is_late(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

#[cfg(test)]
mod tests;
