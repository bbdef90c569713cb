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
    let sent = send(&address, b"dots", LIMITS_OF_A_TEST);
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
    let failure = send(&free, b"dots", LIMITS_OF_A_TEST).unwrap_err();
    assert_eq!((failure.message, failure.params["printer"].as_str()), ("printer.offline", free.as_str()));
    assert_eq!(send("printer.invalid:9100", b"", LIMITS_OF_A_TEST).unwrap_err().message, "printer.offline");
}

#[test]
fn a_printer_that_stops_taking_is_told() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let much = vec![0; 64 << 20];
    let failure = send(&address, &much, LIMITS_OF_A_TEST).unwrap_err();
    assert_eq!(failure.message, "printer.broke_off");
    drop(listener);
}

const LIMITS_OF_A_TEST: Limits =
    Limits { still: Duration::from_millis(300), whole: Duration::from_millis(1500) };

/// A peer that does as it is told with its one caller.
fn peer(does: impl FnOnce(TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || does(listener.accept().unwrap().0));
    address
}

#[test]
fn one_that_talks_without_end_is_left() {
    let address = peer(|mut caller| {
        let mut listens = caller.try_clone().unwrap();
        std::thread::spawn(move || io::copy(&mut listens, &mut io::sink()));
        while caller.write_all(&[b'x'; 1024]).is_ok() {}
    });
    let began = Instant::now();
    let failure = send(&address, b"dots", LIMITS_OF_A_TEST).unwrap_err();
    assert_eq!(failure.message, "printer.broke_off");
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

#[test]
fn one_that_takes_a_byte_now_and_then_is_left() {
    let address = peer(|mut caller| {
        while caller.read(&mut [0]).is_ok_and(|count| count > 0) {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let much = vec![0; 64 << 20];
    let began = Instant::now();
    assert_eq!(send(&address, &much, LIMITS_OF_A_TEST).unwrap_err().message, "printer.broke_off");
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

#[test]
fn one_that_hangs_up_has_not_printed() {
    // At the question, after it, and in the midst of the job: then some of it may have come out.
    let at_once = peer(drop);
    let after_it = peer(|mut caller| {
        caller.read_exact(&mut [0; 3]).unwrap();
    });
    let midway = peer(|mut caller| {
        caller.read_exact(&mut [0; 3]).unwrap();
        caller.write_all(&[0b0001_0010]).unwrap();
        caller.read_exact(&mut [0; 1000]).unwrap();
    });
    let job = [0; 1 << 20];
    for (address, said) in
        [(at_once, "printer.offline"), (after_it, "printer.offline"), (midway, "printer.broke_off")]
    {
        assert_eq!(send(&address, &job, LIMITS_OF_A_TEST).unwrap_err().message, said);
    }
}
