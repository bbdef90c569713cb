//! A printer on the local network, as a rule at port 9100.

use super::{failed, offline};
use kernel::{Failure, Result};
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream, ToSocketAddrs};
use std::time::Duration;

/// How long a printer that is on needs to answer the door.
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

/// Sends bytes to a printer.
///
/// # Errors
/// `printer.offline` where nobody answers or it says that it is not ready, `printer.no_paper`, `printer.failed` where it
/// broke off.
pub(super) fn send(address: &str, bytes: &[u8], patience: Duration) -> Result<()> {
    let mut printer = connected(address)?;
    let limits = || {
        printer.set_write_timeout(Some(patience))?;
        printer.set_read_timeout(Some(ANSWER))
    };
    limits().map_err(|error| failed(address, error))?;
    must_be_ready(&mut printer, address)?;
    printer.write_all(bytes).and_then(|()| printer.flush()).map_err(|error| broken(address, &error))?;
    // Until it has taken everything: closing over what it still says would take back what is under way.
    if printer.shutdown(Shutdown::Write).is_ok() {
        let mut said = [0; 64];
        while printer.read(&mut said).is_ok_and(|count| count > 0) {}
    }
    Ok(())
}

fn connected(address: &str) -> Result<TcpStream> {
    let places: Vec<SocketAddr> =
        address.to_socket_addrs().map_err(|error| offline(address, error))?.collect();
    let mut last = offline(address, "no such host");
    for place in places {
        match TcpStream::connect_timeout(&place, DOOR) {
            Ok(printer) => return Ok(printer),
            Err(error) => last = offline(address, error),
        }
    }
    Err(last)
}

/// Asks a printer how it is. One that does not answer is believed to be well.
fn must_be_ready(printer: &mut TcpStream, address: &str) -> Result<()> {
    printer.write_all(ASK).map_err(|error| broken(address, &error))?;
    let mut answer = [0];
    let state = match printer.read(&mut answer) {
        Ok(1) if answer[0] & FIXED.0 == FIXED.0 && answer[0] & FIXED.1 == 0 => answer[0],
        Ok(_) => return Ok(()),
        Err(error) if is_late(&error) => return Ok(()),
        Err(error) => return Err(broken(address, &error)),
    };
    if state & PAPER_IS_OUT != 0 {
        return Err(Failure::refused("printer.no_paper").with("printer", address));
    }
    if state & (COVER_IS_OPEN | IN_TROUBLE) != 0 {
        return Err(offline(address, format!("state {state:#010b}")));
    }
    Ok(())
}

fn broken(address: &str, error: &std::io::Error) -> Failure {
    if is_late(error) { offline(address, error) } else { failed(address, error) }
}

fn is_late(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;
    use std::thread::JoinHandle;

    /// A printer that answers the question about its state, and what it was sent after that.
    fn printer(state: Option<u8>) -> (String, JoinHandle<Vec<u8>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let heard = std::thread::spawn(move || {
            let (mut caller, _) = listener.accept().unwrap();
            let mut asked = [0; 3];
            caller.read_exact(&mut asked).unwrap();
            assert_eq!(asked, ASK);
            if let Some(state) = state {
                caller.write_all(&[state]).unwrap();
            }
            let mut bytes = Vec::new();
            caller.read_to_end(&mut bytes).unwrap();
            bytes
        });
        (address, heard)
    }

    fn sent(state: Option<u8>) -> (Result<()>, Vec<u8>) {
        let (address, heard) = printer(state);
        let sent = send(&address, b"dots", Duration::from_secs(2));
        (sent, heard.join().unwrap())
    }

    #[test]
    fn a_printer_gets_every_byte_whether_or_not_it_answers() {
        for state in [None, Some(0b0001_0010), Some(0b1111_1111)] {
            let (answer, heard) = sent(state);
            answer.unwrap();
            assert_eq!(heard, b"dots");
        }
    }

    #[test]
    fn a_printer_that_is_not_ready_is_told_and_gets_nothing() {
        for (state, said) in [
            (0b0011_0010, "printer.no_paper"),
            (0b0001_0110, "printer.offline"),
            (0b0101_0010, "printer.offline"),
        ] {
            let (answer, heard) = sent(Some(state));
            assert_eq!(answer.unwrap_err().message, said);
            assert!(heard.is_empty());
        }
    }

    #[test]
    fn a_printer_that_is_off_is_told_soon() {
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let failure = send(&free, b"dots", PATIENCE_OF_A_TEST).unwrap_err();
        assert_eq!((failure.message, failure.params["printer"].as_str()), ("printer.offline", free.as_str()));
        assert_eq!(
            send("printer.invalid:9100", b"", PATIENCE_OF_A_TEST).unwrap_err().message,
            "printer.offline"
        );
    }

    #[test]
    fn a_printer_that_stops_taking_is_told() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let much = vec![0; 64 << 20];
        let failure = send(&address, &much, PATIENCE_OF_A_TEST).unwrap_err();
        assert_eq!(failure.message, "printer.offline");
        drop(listener);
    }

    const PATIENCE_OF_A_TEST: Duration = Duration::from_millis(300);
}
