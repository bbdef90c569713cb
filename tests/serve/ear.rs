//! Listens to the event stream.

use crate::client::{Client, connect, head};
use std::io::{BufRead, BufReader, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// What a quiet stream says every few seconds.
const ALIVE: &str = r#"{"nouns":[]}"#;

/// An open stream and what came on it.
pub(crate) struct Ear {
    lines: Receiver<String>,
}

impl Ear {
    /// Opens the stream; the first line is the answer's.
    pub(crate) fn open(client: &Client) -> Self {
        let (host, mut stream) = (client.host(), connect(client.port));
        let cookie = format!("xiutai={}", client.cookie.as_deref().unwrap_or_default());
        let request = head("GET /events", &[("host", &host), ("cookie", &cookie)]);
        stream.write_all(request.as_bytes()).expect("the server listens");
        let (told, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stream).lines() {
                let Ok(line) = line else { return };
                if told.send(line).is_err() {
                    return;
                }
            }
        });
        let ear = Self { lines };
        assert_eq!(ear.next("HTTP/1.1 ").as_deref(), Some("HTTP/1.1 200 OK"));
        assert_eq!(ear.next("content-type").as_deref(), Some("content-type: text/event-stream"));
        ear
    }

    /// The next line that begins so; `None` where the stream ends before.
    pub(crate) fn next(&self, begin: &str) -> Option<String> {
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) if line.starts_with(begin) => return Some(line),
                Ok(_) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => panic!("nothing began with {begin:?} in time"),
            }
        }
    }

    /// The nouns of the next event; `None` where the stream ends. A sign of life touches none and is passed over.
    pub(crate) fn nouns(&self) -> Option<String> {
        std::iter::from_fn(|| self.data()).find(|data| data != ALIVE)
    }

    /// Waits for a sign of life.
    pub(crate) fn alive(&self) {
        assert_eq!(self.data().as_deref(), Some(ALIVE));
    }

    fn data(&self) -> Option<String> {
        self.next("data: ").map(|line| line["data: ".len()..].to_owned())
    }
}
