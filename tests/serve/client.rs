//! As little HTTP as the tests need, so that a request can be wrong in every way.

use serde_json::Value;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How long an answer may take: a sign-in hashes, and other tests run at the same time.
const PATIENCE: Duration = Duration::from_secs(60);

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.body)))
    }

    /// Status and message of a refusal.
    #[track_caller]
    pub(crate) fn refusal(&self) -> (u16, String) {
        (self.status, self.json()["message"].as_str().expect("a failure").to_owned())
    }

    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no answer: {:?}", String::from_utf8_lossy(bytes)));
        let head = String::from_utf8(bytes[..end].to_vec()).expect("readable headers");
        let mut lines = head.split("\r\n");
        let first = lines.next().expect("a first line");
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let header = |line: &str| {
            let (name, value) = line.split_once(':').expect("a header");
            (name.to_lowercase(), value.trim().to_owned())
        };
        Self { status, headers: lines.map(header).collect(), body: bytes[end + 4..].to_vec() }
    }
}

/// Sends bytes as they are and reads until the server hangs up.
pub(crate) fn send_raw(port: u16, request: &[u8]) -> Answer {
    let mut stream = connect(port);
    stream.write_all(request).expect("the server listens");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    Answer::read(&answer)
}

pub(crate) fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("the server is there");
    stream.set_read_timeout(Some(PATIENCE)).expect("a socket");
    stream
}

/// The head of a request, with exactly these headers.
pub(crate) fn head(line: &str, headers: &[(&str, &str)]) -> String {
    let mut head = format!("{line} HTTP/1.1\r\n");
    for (name, value) in headers {
        write!(head, "{name}: {value}\r\n").expect("a text in memory");
    }
    head + "connection: close\r\n\r\n"
}

/// A browser: it keeps its cookie and sends what our face sends.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    pub(crate) port: u16,
    pub(crate) cookie: Option<String>,
}

impl Client {
    pub(crate) fn new(port: u16) -> Self {
        Self { port, cookie: None }
    }

    pub(crate) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], b"")
    }

    pub(crate) fn post(&self, path: &str, body: &[u8]) -> Answer {
        self.send("POST", path, &[("x-xiutai", "1")], body)
    }

    pub(crate) fn send(&self, method: &str, path: &str, more: &[(&str, &str)], body: &[u8]) -> Answer {
        let (host, length) = (self.host(), body.len().to_string());
        let mut headers = vec![("host", host.as_str()), ("content-length", &length)];
        let cookie = self.cookie.as_ref().map(|key| format!("xiutai={key}"));
        headers.extend(cookie.iter().map(|cookie| ("cookie", cookie.as_str())));
        headers.extend(more);
        let mut request = head(&format!("{method} {path}"), &headers).into_bytes();
        request.extend(body);
        send_raw(self.port, &request)
    }

    /// Calls a command and keeps the cookie it may bring.
    pub(crate) fn ask(&mut self, command: &str, input: &Value) -> Answer {
        let answer = self.post(&format!("/api/{command}"), input.to_string().as_bytes());
        let brought = answer.header("set-cookie").and_then(|line| line.strip_prefix("xiutai="));
        if let Some(key) = brought.and_then(|line| line.split(';').next()) {
            self.cookie = Some(key.to_owned());
        }
        answer
    }

    /// Calls a command that must not be refused.
    #[track_caller]
    pub(crate) fn call(&mut self, command: &str, input: &Value) -> Value {
        let answer = self.ask(command, input);
        assert_eq!(answer.status, 200, "{command}: {}", String::from_utf8_lossy(&answer.body));
        answer.json()
    }
}
