//! A host for tests: TLS with a certificate of its own making, and answers as the test gives them.

use super::find::Search;
use super::folder::tests::data_folder;
use super::folder::{DeskFolder, Paired};
use super::line::{Around, Line};
use super::news::News;
use super::pin::{HOST_NAME, provider};
use crate::lan::AnyCertificate;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::HeaderMap;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use kernel::Failure;
use kernel::machine::{Printer, Printers, RollJob, RollPlace};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

/// What a host was asked.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) path: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// The certificate that the desk proved.
    pub(super) certificate: Vec<u8>,
    /// Which of the connections it came on, counted from the first.
    pub(super) connection: usize,
}

pub(super) type Answers = Arc<dyn Fn(&Asked) -> (StatusCode, String) + Send + Sync>;

/// Whoever signs hosts.
pub(super) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    pub(super) fn new() -> Self {
        let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self { issuer: CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap() }
    }

    pub(super) fn certificate(&self) -> CertificateDer<'static> {
        self.issuer.der().clone()
    }

    pub(super) fn pem(&self) -> String {
        self.issuer.pem()
    }

    /// A leaf that holds in these years.
    pub(super) fn leaf(&self, years: (i32, i32)) -> ServerConfig {
        self.config(years, self.certificate())
    }

    /// A leaf shown beside another authority than its own.
    pub(super) fn leaf_beside(&self, other: &Self) -> ServerConfig {
        self.config((2026, 2027), other.certificate())
    }

    fn config(&self, years: (i32, i32), beside: CertificateDer<'static>) -> ServerConfig {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![HOST_NAME.to_owned()]).unwrap();
        params.not_before = date_time_ymd(years.0, 1, 1);
        params.not_after = date_time_ymd(years.1, 1, 1);
        let leaf = params.signed_by(&key, &self.issuer).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let mut config = ServerConfig::builder_with_provider(provider())
            .with_protocol_versions(&[&rustls::version::TLS13])
            .unwrap()
            .with_client_cert_verifier(Arc::new(AnyCertificate::new(Vec::new())))
            .with_single_cert(vec![leaf.der().clone(), beside], key)
            .unwrap();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        config
    }
}

/// A running host.
pub(super) struct FakeHost {
    pub(super) address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    tasks: JoinSet<()>,
}

impl FakeHost {
    pub(super) async fn start(config: ServerConfig, answers: Answers) -> Self {
        Self::at("127.0.0.1:0".parse().unwrap(), config, answers).await
    }

    pub(super) async fn at(address: SocketAddr, config: ServerConfig, answers: Answers) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::<Mutex<Vec<Asked>>>::default();
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let mut tasks = JoinSet::new();
        let seen = Arc::clone(&asked);
        tasks.spawn(async move {
            // Dropped with the listener, so that a host that stops leaves nothing open.
            let mut connections = JoinSet::new();
            let mut opened = 0;
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, answers, seen) = (acceptor.clone(), Arc::clone(&answers), Arc::clone(&seen));
                opened += 1;
                let connection = opened;
                connections.spawn(async move {
                    let Ok(stream) = acceptor.accept(stream).await else { return };
                    let shown = stream.get_ref().1.peer_certificates().unwrap_or_default();
                    let certificate = shown.first().map(|shown| shown.to_vec()).unwrap_or_default();
                    let serve = service_fn(move |request| {
                        let from = (certificate.clone(), connection);
                        answer(request, Arc::clone(&answers), Arc::clone(&seen), from)
                    });
                    let served = hyper::server::conn::http1::Builder::new();
                    served.serve_connection(TokioIo::new(stream), serve).await.ok();
                });
            }
        });
        Self { address, asked, tasks }
    }

    /// What came in so far, without the questions whether it is there.
    pub(super) fn asked(&self) -> Vec<Asked> {
        let all = self.asked.lock().unwrap();
        all.iter().filter(|one| one.path != "/api/shop.door" && one.path != "/events").cloned().collect()
    }

    /// Whether nothing at all was said to it, not even the question whether it is there.
    pub(super) fn heard_nothing(&self) -> bool {
        self.asked.lock().unwrap().is_empty()
    }

    pub(super) async fn stop(mut self) {
        self.tasks.shutdown().await;
    }
}

async fn answer(
    request: Request<Incoming>,
    answers: Answers,
    seen: Arc<Mutex<Vec<Asked>>>,
    (certificate, connection): (Vec<u8>, usize),
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let Ok(body) = body.collect().await else { return Ok(Response::default()) };
    let asked = Asked {
        path: parts.uri.path().to_owned(),
        headers: parts.headers,
        body: body.to_bytes(),
        certificate,
        connection,
    };
    seen.lock().unwrap().push(asked.clone());
    let (status, text) = answers(&asked);
    if text == NEVER {
        std::future::pending::<()>().await;
    }
    let mut response = Response::new(Full::new(Bytes::from(text)));
    *response.status_mut() = status;
    Ok(response)
}

/// An answer that never comes.
pub(super) const NEVER: &str = "never";

/// Nobody sits at the desk; everything else is answered with nothing.
pub(super) fn plain() -> Answers {
    Arc::new(|asked| match asked.path.as_str() {
        "/events" => (StatusCode::UNAUTHORIZED, "{}".to_owned()),
        _ => (StatusCode::OK, "{}".to_owned()),
    })
}

/// A desk of a host, and what its page is told. Nobody announces anything where it is, and there is no printer.
pub(super) fn desk_of(
    name: &str,
    authority: &Authority,
    address: SocketAddr,
) -> (Arc<Line>, UnboundedReceiver<News>) {
    desk_with(Arc::new(Tray::default()), name, authority, address)
}

/// As [`desk_of`], with a printer beside it.
pub(super) fn desk_with(
    printers: Arc<Tray>,
    name: &str,
    authority: &Authority,
    address: SocketAddr,
) -> (Arc<Line>, UnboundedReceiver<News>) {
    desk_among(Around { printers, search: Arc::new(|_| Ok(Vec::new())) }, name, authority, address)
}

/// A desk of a host that searches the network in a way of its own.
pub(super) fn searching_desk_of(
    name: &str,
    authority: &Authority,
    address: SocketAddr,
    search: Search,
) -> (Arc<Line>, UnboundedReceiver<News>) {
    desk_among(Around { printers: Arc::new(Tray::default()), search }, name, authority, address)
}

fn desk_among(
    around: Around,
    name: &str,
    authority: &Authority,
    address: SocketAddr,
) -> (Arc<Line>, UnboundedReceiver<News>) {
    let folder = DeskFolder::new(&data_folder(name));
    let paired = Paired {
        address: address.ip().to_string(),
        port: address.port(),
        authority: authority.pem(),
        name: "维修台一".to_owned(),
        shop: "样板店".to_owned(),
    };
    let (tell, told) = unbounded_channel();
    let held = folder.hold().unwrap();
    let tell = Arc::new(move |news| tell.send(news).unwrap_or_default());
    let line = Line::start(&Handle::current(), folder, paired, around, tell).unwrap();
    line.hold(held);
    (line, told)
}

/// A printer of this machine in memory.
#[derive(Debug, Default)]
pub(super) struct Tray {
    /// What it is called; without a name there is none.
    pub(super) name: &'static str,
    /// What becomes of the next sheets; with none left all come out.
    pub(super) fails: Mutex<Vec<&'static str>>,
    pub(super) sheets: Mutex<Vec<String>>,
}

impl Printers for Tray {
    fn list(&self) -> kernel::Result<Vec<Printer>> {
        if self.name.is_empty() {
            return Err(Failure::refused("printer.none"));
        }
        let (name, description) = (self.name.to_owned(), String::new());
        Ok(vec![Printer { name, description, is_default: true, ready: true }])
    }

    fn print_pdf(&self, _printer: &str, title: &str, _pdf: &[u8]) -> kernel::Result<()> {
        match self.fails.lock().unwrap().pop() {
            Some(failure) => Err(Failure::refused(failure)),
            None => {
                self.sheets.lock().unwrap().push(title.to_owned());
                Ok(())
            }
        }
    }

    fn print_roll(&self, _place: &RollPlace, _job: &RollJob) -> kernel::Result<()> {
        Err(Failure::refused("printer.none"))
    }
}

/// Waits for the page to be told something.
pub(super) async fn told(told: &mut UnboundedReceiver<News>, wanted: &News) {
    let waiting = async {
        while let Some(news) = told.recv().await {
            if &news == wanted {
                return;
            }
        }
        panic!("nobody tells any more");
    };
    tokio::time::timeout(Duration::from_secs(30), waiting).await.expect("the page is told");
}
