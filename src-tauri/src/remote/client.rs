//! HTTP to the host over TLS, on connections that are kept for the next call.

use super::address::Address;
use super::pin::HOST_NAME;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, Error};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// How long a host may take to answer the call of its number: TCP and TLS together.
const MEET_WITHIN: Duration = Duration::from_secs(5);
/// How long a call may stay without an answer; printing takes its time.
const ANSWER_WITHIN: Duration = Duration::from_secs(120);
/// How long the host may take to say that it is there.
const PROBE_WITHIN: Duration = Duration::from_secs(5);
/// So many connections wait for the next call.
const KEPT: usize = 8;
/// The largest answer, in bytes: a file of a hundred papers.
const LARGEST_ANSWER: usize = 64 << 20;
/// What something in between answers when the host itself does not.
const GATEWAYS: [StatusCode; 2] = [StatusCode::BAD_GATEWAY, StatusCode::GATEWAY_TIMEOUT];

/// The header every POST carries, with the value `1`.
const OWN: HeaderName = HeaderName::from_static("x-xiutai");
/// Names what a person meant to do once.
pub(super) const REQUEST: HeaderName = HeaderName::from_static("x-request");

/// Why no answer came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lost {
    /// Nobody answers, or the answer broke off.
    Down(String),
    /// Somebody answers who is not the host this desk belongs to.
    OtherHost,
}

impl Lost {
    fn down(cause: impl ToString) -> Self {
        Self::Down(cause.to_string())
    }

    /// From a connection that did not come about.
    fn of(cause: &io::Error) -> Self {
        let inside = cause.get_ref().and_then(|inside| inside.downcast_ref::<Error>());
        match inside {
            Some(Error::InvalidCertificate(_)) => Self::OtherHost,
            Some(_) | None => Self::down(cause),
        }
    }
}

/// An answer, whole.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) bytes: Bytes,
}

/// One connection, and what the host is called on it.
struct Wire {
    sender: SendRequest<Full<Bytes>>,
    host: HeaderValue,
    /// How often the line had fallen before it was opened.
    falls: u64,
}

/// The host at one address.
pub(super) struct Client {
    pub(super) address: Address,
    config: Arc<ClientConfig>,
    kept: Mutex<Kept>,
}

/// Connections that wait for the next call.
#[derive(Default)]
struct Kept {
    wires: Vec<Wire>,
    falls: u64,
}

/// What became of a request on one connection.
enum Sent {
    Answered(Response<Incoming>),
    /// The connection had ended before it; nothing of it went out.
    Unsent(Request<Full<Bytes>>),
}

impl Client {
    pub(super) fn new(address: Address, config: Arc<ClientConfig>) -> Self {
        Self { address, config, kept: Mutex::default() }
    }

    /// The same host at another address.
    pub(super) fn moved(&self, address: Address) -> Self {
        Self::new(address, Arc::clone(&self.config))
    }

    /// Asks and waits for the whole answer.
    ///
    /// # Errors
    /// Why none came; what was asked for may have happened nevertheless.
    pub(super) async fn post(&self, path: &str, headers: HeaderMap, body: Bytes) -> Result<Answer, Lost> {
        let mut request = post(path, headers, body)?;
        while let Some(mut wire) = self.take_kept() {
            match within(ANSWER_WITHIN, wire.send(request)).await? {
                Sent::Answered(response) => return self.whole(wire, response).await,
                Sent::Unsent(back) => request = back,
            }
        }
        let mut wire = self.connect().await?;
        match within(ANSWER_WITHIN, wire.send(request)).await? {
            Sent::Answered(response) => self.whole(wire, response).await,
            Sent::Unsent(_) => Err(Lost::down("the connection ended at once")),
        }
    }

    /// Whether the host is there, on a connection of its own.
    ///
    /// # Errors
    /// Why it is not.
    pub(super) async fn probe(&self) -> Result<(), Lost> {
        let asked = async {
            let mut wire = self.connect().await?;
            let request = post("/api/shop.door", HeaderMap::new(), Bytes::from_static(b"{}"))?;
            match wire.send(request).await? {
                Sent::Answered(response) => self.whole(wire, response).await,
                Sent::Unsent(_) => Err(Lost::down("the connection ended at once")),
            }
        };
        within(PROBE_WITHIN, asked).await.map(|_answer| ())
    }

    /// Opens the stream of events. Its connection ends with the response.
    ///
    /// # Errors
    /// Why none came.
    pub(super) async fn events(&self) -> Result<Response<Incoming>, Lost> {
        let asked = async {
            let mut wire = self.connect().await?;
            let request = Request::get("/events").body(Full::default()).map_err(Lost::down)?;
            match wire.send(request).await? {
                Sent::Answered(response) => Ok(response),
                Sent::Unsent(_) => Err(Lost::down("the connection ended at once")),
            }
        };
        within(PROBE_WITHIN, asked).await
    }

    /// The line fell: what was opened before may be dead without having said so, and is not used again.
    pub(super) fn forget_kept(&self) {
        let mut kept = self.kept();
        kept.wires.clear();
        kept.falls += 1;
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_kept(&self) -> Option<Wire> {
        let mut kept = self.kept();
        while let Some(wire) = kept.wires.pop() {
            if !wire.sender.is_closed() {
                return Some(wire);
            }
        }
        None
    }

    /// Reads an answer to its end and keeps the connection for the next call.
    async fn whole(&self, wire: Wire, response: Response<Incoming>) -> Result<Answer, Lost> {
        let status = response.status();
        let reading = async {
            let read = Limited::new(response.into_body(), LARGEST_ANSWER).collect().await;
            read.map_err(Lost::down)
        };
        let bytes = within(ANSWER_WITHIN, reading).await?.to_bytes();
        if GATEWAYS.contains(&status) {
            return Err(Lost::down(status));
        }
        let mut kept = self.kept();
        if wire.falls == kept.falls && kept.wires.len() < KEPT {
            kept.wires.push(wire);
        }
        Ok(Answer { status, bytes })
    }

    async fn connect(&self) -> Result<Wire, Lost> {
        within(MEET_WITHIN, self.meet()).await
    }

    async fn meet(&self) -> Result<Wire, Lost> {
        let falls = self.kept().falls;
        let machine = (self.address.machine.as_str(), self.address.port);
        let stream = TcpStream::connect(machine).await.map_err(Lost::down)?;
        stream.set_nodelay(true).map_err(Lost::down)?;
        let at = stream.peer_addr().map_err(Lost::down)?;
        let name = ServerName::try_from(HOST_NAME).map_err(Lost::down)?;
        let tls = TlsConnector::from(Arc::clone(&self.config)).connect(name, stream);
        let tls = tls.await.map_err(|cause| Lost::of(&cause))?;
        let (sender, connection) = http1::handshake(TokioIo::new(tls)).await.map_err(Lost::down)?;
        // Ends when the sender is dropped; what breaks it is told to whoever waits for an answer on it.
        tokio::spawn(async move {
            if let Err(cause) = connection.await {
                eprintln!("a connection to the host ended: {cause}");
            }
        });
        let host = HeaderValue::try_from(at.to_string()).map_err(Lost::down)?;
        Ok(Wire { sender, host, falls })
    }
}

impl Wire {
    async fn send(&mut self, mut request: Request<Full<Bytes>>) -> Result<Sent, Lost> {
        if self.sender.ready().await.is_err() {
            return Ok(Sent::Unsent(request));
        }
        request.headers_mut().insert(HOST, self.host.clone());
        match self.sender.try_send_request(request).await {
            Ok(response) => Ok(Sent::Answered(response)),
            Err(mut broken) => match broken.take_message() {
                Some(request) => Ok(Sent::Unsent(request)),
                None => Err(Lost::down(broken.into_error())),
            },
        }
    }
}

fn post(path: &str, headers: HeaderMap, body: Bytes) -> Result<Request<Full<Bytes>>, Lost> {
    let uri: Uri = path.parse().map_err(Lost::down)?;
    let mut request = Request::new(Full::new(body));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = uri;
    *request.headers_mut() = headers;
    let own = request.headers_mut();
    own.insert(OWN, HeaderValue::from_static("1"));
    if !own.contains_key(CONTENT_TYPE) {
        own.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    Ok(request)
}

async fn within<T>(time: Duration, work: impl Future<Output = Result<T, Lost>>) -> Result<T, Lost> {
    match timeout(time, work).await {
        Ok(done) => done,
        Err(elapsed) => Err(Lost::down(elapsed)),
    }
}
