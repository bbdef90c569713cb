use super::line::PATIENCE;
use super::{Answer, Ear, Line};
use rcgen::{CertificateParams, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, UnixTime};
use rustls::time_provider::TimeProvider;
use rustls::{ClientConfig, RootCertStore};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// What a desk program shows of itself.
#[derive(Clone)]
pub struct Identity {
    certificate: CertificateDer<'static>,
    key: String,
}

impl Identity {
    /// A new one.
    ///
    /// # Panics
    /// Where none can be made.
    pub fn new() -> Self {
        let key = KeyPair::generate().expect("a key");
        let certificate = CertificateParams::default().self_signed(&key).expect("a certificate");
        Self { certificate: certificate.der().clone(), key: key.serialize_pem() }
    }

    /// Who it is: SHA-256 of its certificate.
    pub fn print(&self) -> [u8; 32] {
        Sha256::digest(&self.certificate).into()
    }

    /// The certificate.
    pub fn certificate(&self) -> &CertificateDer<'static> {
        &self.certificate
    }

    fn key(&self) -> PrivateKeyDer<'static> {
        PrivateKeyDer::from_pem_slice(self.key.as_bytes()).expect("a key")
    }
}

impl Default for Identity {
    fn default() -> Self {
        Self::new()
    }
}

/// The settings of a client that trusts one authority and nothing else, and shows a certificate if it has one.
///
/// # Panics
/// Where the authority is no certificate.
pub fn pinned(authority: &CertificateDer<'static>, identity: Option<&Identity>) -> Arc<ClientConfig> {
    pinned_by(0, authority, identity)
}

/// A clock that is wrong by so many seconds.
#[derive(Debug)]
struct Wrong(i64);

impl TimeProvider for Wrong {
    fn current_time(&self) -> Option<UnixTime> {
        let now = UnixTime::now().as_secs();
        Some(UnixTime::since_unix_epoch(Duration::from_secs(now.checked_add_signed(self.0)?)))
    }
}

fn pinned_by(
    wrong_by: i64,
    authority: &CertificateDer<'static>,
    identity: Option<&Identity>,
) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(authority.clone()).expect("an authority");
    let provider = Arc::new(ring::default_provider());
    let settings = ClientConfig::builder_with_details(provider, Arc::new(Wrong(wrong_by)))
        .with_protocol_versions(&[&rustls::version::TLS13])
        .expect("TLS 1.3")
        .with_root_certificates(roots);
    Arc::new(match identity {
        Some(own) => settings.with_client_auth_cert(vec![own.certificate.clone()], own.key()).expect("a key"),
        None => settings.with_no_client_auth(),
    })
}

/// Whoever comes to a host: each request on a connection of its own, with the cookie the last answer left.
#[derive(Clone)]
pub struct Visitor {
    /// Where it connects to.
    pub at: SocketAddr,
    /// What it calls the host.
    pub host: String,
    /// Its cookie, `name=value`.
    pub cookie: Option<String>,
    /// What it shows of itself.
    pub identity: Option<Identity>,
    /// How long it waits for a handshake or an answer.
    pub patience: Duration,
    settings: Option<Arc<ClientConfig>>,
}

impl Visitor {
    /// A browser on the host itself.
    pub fn here(at: SocketAddr) -> Self {
        let host = at.to_string();
        Self { at, host, cookie: None, identity: None, patience: PATIENCE, settings: None }
    }

    /// Somebody in the network who trusts an authority.
    pub fn from_the_network(
        at: SocketAddr,
        authority: &CertificateDer<'static>,
        identity: Option<Identity>,
    ) -> Self {
        Self::whose_clock_is_wrong(0, at, authority, identity)
    }

    /// As `from_the_network`, by a clock that is wrong by so many seconds.
    pub fn whose_clock_is_wrong(
        by: i64,
        at: SocketAddr,
        authority: &CertificateDer<'static>,
        identity: Option<Identity>,
    ) -> Self {
        let settings = Some(pinned_by(by, authority, identity.as_ref()));
        Self { at, host: at.to_string(), cookie: None, identity, patience: PATIENCE, settings }
    }

    /// A connection of its own.
    ///
    /// # Errors
    /// Where it does not come about.
    pub fn line(&self) -> io::Result<Line> {
        match &self.settings {
            Some(settings) => Line::secured_within(self.patience, self.at, settings),
            None => Line::plain(self.at),
        }
    }

    /// The headers our own pages send, with the length of a body.
    pub fn headers(&self, length: usize) -> Vec<(String, String)> {
        let mut headers = vec![
            ("host".to_owned(), self.host.clone()),
            ("content-length".to_owned(), length.to_string()),
            ("x-xiutai".to_owned(), "1".to_owned()),
        ];
        headers.extend(self.cookie.iter().map(|cookie| ("cookie".to_owned(), cookie.clone())));
        headers
    }

    /// The head of a request for a body of a length, with the empty line that ends it; `more` are headers beside the usual
    /// ones.
    pub fn head(&self, path: &str, more: &[(&str, &str)], length: usize) -> Vec<u8> {
        let own = self.headers(length);
        let own = own.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let lines: String =
            own.chain(more.iter().copied()).map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        format!("POST {path} HTTP/1.1\r\n{lines}\r\n").into_bytes()
    }

    /// Sends one request on a line; `more` are headers beside the usual ones.
    ///
    /// # Errors
    /// Where the line is down.
    pub fn ask_on(
        &self,
        line: &mut Line,
        first: &str,
        more: &[(&str, &str)],
        body: &[u8],
    ) -> io::Result<Answer> {
        let own = self.headers(body.len());
        let mut headers: Vec<(&str, &str)> =
            own.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        headers.extend(more);
        line.ask(first, &headers, body)
    }

    /// Posts to a path and keeps the cookie that comes back.
    ///
    /// # Errors
    /// Where the line does not come about or breaks off.
    pub fn try_post(&mut self, path: &str, more: &[(&str, &str)], body: &[u8]) -> io::Result<Answer> {
        let answer = self.ask_on(&mut self.line()?, &format!("POST {path}"), more, body)?;
        if let Some(pair) = answer.header("set-cookie").and_then(|line| line.split(';').next()) {
            self.cookie = Some(pair.to_owned());
        }
        Ok(answer)
    }

    /// Posts JSON.
    ///
    /// # Panics
    /// Where the line is down.
    #[track_caller]
    pub fn post(&mut self, path: &str, input: &Value) -> Answer {
        self.try_post(path, &[], input.to_string().as_bytes()).expect("the line is up")
    }

    /// Gets a path.
    ///
    /// # Panics
    /// Where the line is down.
    #[track_caller]
    pub fn get(&self, path: &str) -> Answer {
        let asked = self.line().and_then(|mut line| self.ask_on(&mut line, &format!("GET {path}"), &[], b""));
        asked.expect("the line is up")
    }

    /// Calls a command.
    ///
    /// # Panics
    /// Where the line is down.
    #[track_caller]
    pub fn ask(&mut self, command: &str, input: &Value) -> Answer {
        self.post(&format!("/api/{command}"), input)
    }

    /// Calls a command that must not be refused.
    ///
    /// # Panics
    /// Where it is.
    #[track_caller]
    pub fn call(&mut self, command: &str, input: &Value) -> Value {
        let answer = self.ask(command, input);
        assert_eq!(answer.status, 200, "{command}: {}", answer.text());
        answer.json()
    }

    /// Signs somebody in.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn sign_in(&mut self, badge: &str, password: &str) {
        self.call("session.sign_in", &serde_json::json!({"badge": badge, "password": password}));
    }

    /// Listens to what is touched.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn listen(&self) -> Ear {
        Ear::open(self)
    }
}
