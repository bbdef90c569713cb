use super::Visitor;
use serde_json::Value;
use std::net::{Shutdown, TcpStream};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// An open event stream and what came on it, with the time each came at.
pub struct Ear {
    lines: Receiver<(Instant, String)>,
    socket: TcpStream,
}

impl Ear {
    /// Opens the stream.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub(super) fn open(visitor: &Visitor) -> Self {
        let mut line = visitor.line().expect("the line is up");
        let mut request = String::from("GET /events HTTP/1.1\r\n");
        for (name, value) in visitor.headers(0) {
            request += &format!("{name}: {value}\r\n");
        }
        // So that the end of the stream is the end of the line.
        line.put(format!("{request}connection: close\r\n\r\n").as_bytes()).expect("the line is up");
        let first = line.line().expect("an answer");
        assert_eq!(first, "HTTP/1.1 200 OK");
        let socket = line.socket().try_clone().expect("a socket");
        let (told, lines) = channel();
        thread::spawn(move || {
            while let Ok(text) = line.line() {
                if told.send((Instant::now(), text)).is_err() {
                    return;
                }
            }
        });
        Self { lines, socket }
    }

    /// The nouns of the next event and when they came; `None` where the stream ends before.
    ///
    /// # Panics
    /// Where neither happens in time.
    #[track_caller]
    pub fn next(&self, patience: Duration) -> Option<(Instant, Value)> {
        let end = Instant::now() + patience;
        loop {
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok((at, line)) => {
                    if let Some(data) = line.strip_prefix("data: ") {
                        let event: Value = serde_json::from_str(data).expect("an event");
                        return Some((at, event["nouns"].clone()));
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => panic!("nothing was told in {patience:?}"),
            }
        }
    }

    /// When an event came that names a noun; events without it are passed over.
    ///
    /// # Panics
    /// Where none comes in time, or the stream ends.
    #[track_caller]
    pub fn hear(&self, noun: &str, patience: Duration) -> Instant {
        let end = Instant::now() + patience;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let (at, nouns) = self.next(left).unwrap_or_else(|| panic!("the stream ended before {noun}"));
            if nouns.as_array().is_some_and(|nouns| nouns.iter().any(|one| one == noun)) {
                return at;
            }
        }
    }

    /// Ends it, as a page does that is closed.
    ///
    /// # Panics
    /// Where it has ended already.
    pub fn leave(self) {
        self.socket.shutdown(Shutdown::Both).expect("an open stream");
    }

    /// How long it took until the stream ended.
    ///
    /// # Panics
    /// Where it stays.
    #[track_caller]
    pub fn ended(&self, patience: Duration) -> Duration {
        let began = Instant::now();
        while self.next(patience.saturating_sub(began.elapsed())).is_some() {}
        began.elapsed()
    }
}
