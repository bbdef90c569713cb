use crate::load::{Way, request_id};
use desk::{pairing_code, pairing_commitment};
use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, ServerName, UnixTime};
use rustls::time_provider::TimeProvider;
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned, crypto};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// The name every host's certificate has.
const HOST_NAME: &str = "xiutai.internal";
/// How long a desk waits for an answer before it takes the line for down.
const PATIENCE: Duration = Duration::from_secs(60);

/// An answer: its status, and its body.
type Answer = (u16, Vec<u8>);

/// A desk program on the shop's network: a certificate of its own, the host's authority pinned, and one connection that
/// is opened anew whenever it broke.
#[derive(Debug)]
pub struct FarDesk {
    /// Where it connects to: the host itself, or a line to it.
    pub to: SocketAddr,
    /// The host as it calls it.
    pub host: SocketAddr,
    /// How long it waits for an answer.
    pub patience: Duration,
    tls: Arc<ClientConfig>,
    own: [u8; 32],
    authority: [u8; 32],
    open: Option<Box<StreamOwned<ClientConnection, TcpStream>>>,
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

impl FarDesk {
    /// A desk that nobody let in yet and whose clock is wrong by so many seconds. `root` is the host's data folder, where
    /// the authority lies that a desk meets when it pairs.
    ///
    /// # Panics
    /// Where the host has no authority yet.
    pub fn new(root: &Path, host: SocketAddr, wrong_by: i64) -> Self {
        let authority = root.join("lan/authority.pem");
        let authority = CertificateDer::from_pem_file(&authority).expect("the host's authority");
        let made = generate_simple_self_signed(vec!["desk".to_owned()]).expect("a certificate");
        let CertifiedKey { cert, signing_key } = made;
        let own = cert.der().clone();
        let tls = config(&authority, own.clone(), &signing_key, wrong_by);
        Self {
            to: host,
            host,
            patience: PATIENCE,
            tls: Arc::new(tls),
            own: Sha256::digest(&own).into(),
            authority: Sha256::digest(&authority).into(),
            open: None,
        }
    }

    /// The same desk once more, with a connection of its own.
    #[must_use]
    pub fn again(&self) -> Self {
        let Self { to, host, patience, tls, own, authority, .. } = self;
        let tls = Arc::clone(tls);
        Self { to: *to, host: *host, patience: *patience, tls, own: *own, authority: *authority, open: None }
    }

    /// Pairs with the host: `admit` is given what its manager sends for the code that this desk shows.
    ///
    /// # Panics
    /// Where it is not let in.
    pub fn pair(&mut self, name: &str, admit: impl FnOnce(Value)) {
        let nonce: [u8; 32] = Sha256::digest(self.own).into();
        let begin = json!({"name": name, "commitment": hex(&pairing_commitment(&nonce))});
        let begun = self.must("/pair/begin", &begin);
        let mut host_nonce = [0; 32];
        let digits = begun["host_nonce"].as_str().expect("a nonce");
        for (at, byte) in host_nonce.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).expect("hex");
        }
        self.must("/pair/reveal", &json!({"pairing": begun["pairing"], "nonce": hex(&nonce)}));
        let code = pairing_code(&self.authority, &self.own, &host_nonce, &nonce);
        admit(json!({"pairing": begun["pairing"], "code": code, "name": name}));
        let state = self.must("/pair/state", &json!({"pairing": begun["pairing"]}));
        assert_eq!(state["state"], "admitted");
    }

    /// Calls a command once.
    ///
    /// # Errors
    /// Where no whole answer came.
    pub fn call(&mut self, name: &str, input: &Value, request: Option<&str>) -> io::Result<(u16, Value)> {
        let (status, body) = self.post(&format!("/api/{name}"), input.to_string().as_bytes(), request)?;
        let body =
            serde_json::from_slice(&body).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
        Ok((status, body))
    }

    /// Posts to a path.
    ///
    /// # Errors
    /// Where no whole answer came.
    pub fn post(&mut self, path: &str, body: &[u8], request: Option<&str>) -> io::Result<(u16, Vec<u8>)> {
        let mut head = self.head(path, body.len());
        if let Some(request) = request {
            write!(head, "x-request: {request}\r\n").expect("a text in memory");
        }
        let answer = self.exchange((head + "\r\n").as_bytes(), body);
        if answer.is_err() {
            self.hang_up();
        }
        answer
    }

    /// The head of a request, without the empty line that ends it.
    pub fn head(&self, path: &str, length: usize) -> String {
        format!(
            "POST {path} HTTP/1.1\r\nhost: {}\r\nx-xiutai: 1\r\ncontent-type: application/json\r\n\
             content-length: {length}\r\n",
            self.host
        )
    }

    /// Sends bytes as they are and waits for nothing.
    ///
    /// # Errors
    /// Where the line is down.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        let stream = self.stream()?;
        stream.write_all(bytes)?;
        stream.flush()
    }

    /// Ends the connection as a desk does that is killed.
    pub fn hang_up(&mut self) {
        if let Some(stream) = self.open.take() {
            // Gone already, where the other side was faster.
            drop(stream.sock.shutdown(std::net::Shutdown::Both));
        }
    }

    fn exchange(&mut self, head: &[u8], body: &[u8]) -> io::Result<Answer> {
        let stream = self.stream()?;
        stream.write_all(head)?;
        stream.write_all(body)?;
        stream.flush()?;
        let (status, _, body) = read_answer(stream)?;
        Ok((status, body))
    }

    fn stream(&mut self) -> io::Result<&mut StreamOwned<ClientConnection, TcpStream>> {
        if self.open.is_none() {
            let socket = TcpStream::connect(self.to)?;
            socket.set_nodelay(true)?;
            socket.set_read_timeout(Some(self.patience))?;
            socket.set_write_timeout(Some(self.patience))?;
            let name = ServerName::try_from(HOST_NAME).expect("a name");
            let tls = ClientConnection::new(Arc::clone(&self.tls), name).map_err(io::Error::other)?;
            self.open = Some(Box::new(StreamOwned::new(tls, socket)));
        }
        self.open.as_deref_mut().ok_or_else(|| ErrorKind::NotConnected.into())
    }

    fn must(&mut self, path: &str, input: &Value) -> Value {
        let (status, body) = self.post(path, input.to_string().as_bytes(), None).expect("an answer");
        assert_eq!(status, 200, "{path}: {}", String::from_utf8_lossy(&body));
        serde_json::from_slice(&body).expect("JSON")
    }
}

fn config(
    authority: &CertificateDer<'static>,
    own: CertificateDer<'static>,
    key: &KeyPair,
    wrong_by: i64,
) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    roots.add(authority.clone()).expect("an authority");
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_details(provider, Arc::new(Wrong(wrong_by)))
        .with_protocol_versions(&[&rustls::version::TLS13])
        .expect("TLS 1.3")
        .with_root_certificates(roots)
        .with_client_auth_cert(vec![own], key)
        .expect("a certificate and its key");
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    config
}

/// Reads one whole answer with a length; the connection stays open behind it. Its status, its head and its body.
pub(crate) fn read_answer(stream: &mut impl Read) -> io::Result<(u16, String, Vec<u8>)> {
    let broken = |what: &str| io::Error::new(ErrorKind::InvalidData, what);
    let (mut head, mut byte) = (Vec::new(), [0; 1]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).map_err(|cause| io::Error::new(ErrorKind::InvalidData, cause))?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| broken("no status"))?;
    let mut lines = head.lines().filter_map(|line| line.split_once(": "));
    let length = lines.find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length = length.and_then(|(_, length)| length.parse().ok());
    let mut body = vec![0; length.ok_or_else(|| broken("no length"))?];
    stream.read_exact(&mut body)?;
    Ok((status, head, body))
}

/// 64 digits for 32 bytes.
fn hex(bytes: &[u8; 32]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a text in memory");
        text
    })
}

/// A person at a desk of the network who stays with what they began: whatever breaks in between, it is sent again under
/// the same request, and after a restart of the host they sign in again first.
#[derive(Debug)]
pub struct Stubborn {
    /// Their desk.
    pub desk: FarDesk,
    badge: &'static str,
    password: &'static str,
}

/// Between two tries of a desk whose line is down.
const AGAIN_AFTER: Duration = Duration::from_millis(50);

impl Stubborn {
    /// Somebody who has signed in.
    ///
    /// # Panics
    /// Where they may not.
    pub fn at(desk: FarDesk, badge: &'static str, password: &'static str) -> Self {
        let mut person = Self { desk, badge, password };
        person.sign_in();
        person
    }

    /// The same person at the same desk, over a connection of its own.
    #[must_use]
    pub fn again(&self) -> Self {
        Self { desk: self.desk.again(), badge: self.badge, password: self.password }
    }

    fn sign_in(&mut self) {
        let input = json!({"badge": self.badge, "password": self.password});
        loop {
            let (status, answer) = self.until_answered("session.sign_in", &input, None);
            if status == 200 {
                return;
            }
            // Others sign in with the same badge number just now.
            assert_eq!(answer["message"], "person.wait", "{answer}");
            std::thread::sleep(AGAIN_AFTER);
        }
    }

    fn until_answered(&mut self, name: &str, input: &Value, request: Option<&str>) -> (u16, Value) {
        loop {
            match self.desk.call(name, input, request) {
                // Another desk's batch failed, or too many asked at once: the act is tried again.
                Ok((503, _)) | Err(_) => std::thread::sleep(AGAIN_AFTER),
                Ok(answer) => return answer,
            }
        }
    }
}

impl Way for Stubborn {
    fn ask(&mut self, name: &str, input: &Value, request: Option<u64>) -> Result<Value, String> {
        let request = request.map(request_id);
        loop {
            let (status, body) = self.until_answered(name, input, request.as_deref());
            match status {
                200 => return Ok(body),
                401 => self.sign_in(),
                _ => return Err(body["message"].as_str().expect("a failure").to_owned()),
            }
        }
    }
}
