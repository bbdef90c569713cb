use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

/// How long an answer may take: a sign-in hashes, and other tests run at the same time.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);
/// What every host is called, wherever it stands.
const HOUSE: &str = "xiutai.internal";

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// What followed them.
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of a name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// Where it is none.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Status and message of a refusal.
    ///
    /// # Panics
    /// Where it is none.
    #[track_caller]
    pub fn refusal(&self) -> (u16, String) {
        (self.status, self.json()["message"].as_str().expect("a failure").to_owned())
    }
}

enum Wire {
    Plain(TcpStream),
    Secured(Box<StreamOwned<ClientConnection, TcpStream>>),
}

/// One connection; it stays open from request to request.
pub struct Line {
    wire: Wire,
    /// What was read beyond the last answer.
    ahead: Vec<u8>,
}

impl Line {
    /// A plain connection.
    ///
    /// # Errors
    /// Where nobody listens.
    pub fn plain(at: SocketAddr) -> io::Result<Self> {
        Ok(Self { wire: Wire::Plain(connect(at, PATIENCE)?), ahead: Vec::new() })
    }

    /// A connection over TLS, after the handshake.
    ///
    /// # Errors
    /// Where nobody listens, or one of both sides does not take the other.
    ///
    /// # Panics
    /// Where the settings know no such name.
    pub fn secured(at: SocketAddr, settings: &Arc<ClientConfig>) -> io::Result<Self> {
        Self::secured_within(PATIENCE, at, settings)
    }

    /// As `secured`, where nothing of it is waited for any longer.
    ///
    /// # Errors
    /// As `secured`.
    ///
    /// # Panics
    /// As `secured`.
    pub fn secured_within(
        patience: Duration,
        at: SocketAddr,
        settings: &Arc<ClientConfig>,
    ) -> io::Result<Self> {
        let name = ServerName::try_from(HOUSE).expect("a name");
        let session = ClientConnection::new(Arc::clone(settings), name).map_err(io::Error::other)?;
        let mut stream = StreamOwned::new(session, connect(at, patience)?);
        while stream.conn.is_handshaking() {
            stream.conn.complete_io(&mut stream.sock)?;
        }
        Ok(Self { wire: Wire::Secured(Box::new(stream)), ahead: Vec::new() })
    }

    /// The certificates the other side showed, its own first.
    ///
    /// # Panics
    /// On a plain connection.
    pub fn shown(&self) -> Vec<CertificateDer<'static>> {
        match &self.wire {
            Wire::Secured(stream) => stream.conn.peer_certificates().expect("shown").to_vec(),
            Wire::Plain(_) => panic!("a plain connection shows nothing"),
        }
    }

    /// Sends bytes as they are.
    ///
    /// # Errors
    /// Where the line is down.
    pub fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.wire {
            Wire::Plain(stream) => stream.write_all(bytes),
            Wire::Secured(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
        }
    }

    /// What the connection runs over.
    pub(super) fn socket(&self) -> &TcpStream {
        match &self.wire {
            Wire::Plain(stream) => stream,
            Wire::Secured(stream) => &stream.sock,
        }
    }

    /// Breaks off in the middle, as a machine does that loses its power.
    pub fn cut(self) {
        // Gone already, where the other side was faster.
        drop(self.socket().shutdown(std::net::Shutdown::Both));
    }

    /// A request, whole, and its answer.
    ///
    /// # Errors
    /// Where the line is down.
    pub fn ask(&mut self, first: &str, headers: &[(&str, &str)], body: &[u8]) -> io::Result<Answer> {
        let mut request = head(first, headers).into_bytes();
        request.extend_from_slice(body);
        self.put(&request)?;
        self.answer()
    }

    /// The next answer.
    ///
    /// # Errors
    /// Where the line is down before it is whole.
    pub fn answer(&mut self) -> io::Result<Answer> {
        let head = self.until(b"\r\n\r\n")?;
        let head = String::from_utf8(head).map_err(io::Error::other)?;
        let mut lines = head.trim_end().split("\r\n");
        let status =
            lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let status = status.ok_or_else(|| io::Error::other(format!("no answer: {head}")))?;
        let headers: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
            .collect();
        let mut answer = Answer { status, headers, body: Vec::new() };
        if answer.header("transfer-encoding") == Some("chunked") {
            loop {
                let size = self.until(b"\r\n")?;
                let size = String::from_utf8_lossy(&size).trim().to_owned();
                let size = usize::from_str_radix(&size, 16).map_err(io::Error::other)?;
                answer.body.extend(self.exactly(size)?);
                self.exactly(2)?;
                if size == 0 {
                    return Ok(answer);
                }
            }
        }
        let length = answer.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        answer.body = self.exactly(length)?;
        Ok(answer)
    }

    /// The next line of a stream.
    ///
    /// # Errors
    /// Where it ends.
    pub fn line(&mut self) -> io::Result<String> {
        let line = self.until(b"\n")?;
        Ok(String::from_utf8_lossy(&line).trim_end().to_owned())
    }

    fn until(&mut self, mark: &[u8]) -> io::Result<Vec<u8>> {
        loop {
            if let Some(at) = self.ahead.windows(mark.len()).position(|part| part == mark) {
                return Ok(self.ahead.drain(..at + mark.len()).collect());
            }
            self.more()?;
        }
    }

    fn exactly(&mut self, length: usize) -> io::Result<Vec<u8>> {
        while self.ahead.len() < length {
            self.more()?;
        }
        Ok(self.ahead.drain(..length).collect())
    }

    fn more(&mut self) -> io::Result<()> {
        let mut part = [0; 16 << 10];
        let length = match &mut self.wire {
            Wire::Plain(stream) => stream.read(&mut part)?,
            Wire::Secured(stream) => stream.read(&mut part)?,
        };
        if length == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        self.ahead.extend_from_slice(&part[..length]);
        Ok(())
    }
}

fn connect(at: SocketAddr, patience: Duration) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(at)?;
    stream.set_read_timeout(Some(patience))?;
    stream.set_write_timeout(Some(patience))?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// The head of a request, with exactly these headers.
fn head(first: &str, headers: &[(&str, &str)]) -> String {
    let mut head = format!("{first} HTTP/1.1\r\n");
    for (name, value) in headers {
        write!(head, "{name}: {value}\r\n").expect("a text in memory");
    }
    head + "\r\n"
}
