//! Who is spoken to at all: TLS 1.3, a host that is the one it was, a desk that has the key it shows.

use rustls::client::ResolvesClientCert;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use rustls::{ClientConfig, RootCertStore, SignatureScheme};
use sha2::{Digest, Sha256};
use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tests::lan::{Identity, LanHost, Line, Visitor, pinned};
use tests::{BADGE, PASSWORD};

/// What comes back to bytes that are sent as they are; nothing where the line is cut.
fn answer_to(at: SocketAddr, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(at).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer) {
        Ok(_) => {}
        Err(cause) if cause.kind() == ErrorKind::ConnectionReset => {}
        Err(cause) => panic!("{cause}"),
    }
    answer
}

/// A ClientHello of TLS 1.2 (RFC 5246, 7.4.1.2) that says nothing of 1.3, with what its suites need (RFC 8422).
fn hello_of_tls_1_2() -> Vec<u8> {
    let suites = [0xc0, 0x2b, 0xc0, 0x2f];
    let extensions = [
        // Groups: secp256r1. Points: uncompressed. Signatures: ECDSA with P-256, RSA-PSS.
        &[0x00, 0x0a, 0x00, 0x04, 0x00, 0x02, 0x00, 0x17][..],
        &[0x00, 0x0b, 0x00, 0x02, 0x01, 0x00],
        &[0x00, 0x0d, 0x00, 0x06, 0x00, 0x04, 0x04, 0x03, 0x08, 0x04],
        // Extended master secret.
        &[0x00, 0x17, 0x00, 0x00],
    ]
    .concat();
    let two = |length: usize| u16::try_from(length).unwrap().to_be_bytes();
    let mut body = vec![0x03, 0x03];
    body.extend([7; 32]);
    body.push(0);
    body.extend(two(suites.len()));
    body.extend(suites);
    body.extend([1, 0]);
    body.extend(two(extensions.len()));
    body.extend(extensions);
    let mut message = vec![0x01, 0x00];
    message.extend(two(body.len()));
    message.extend(body);
    let mut record = vec![0x16, 0x03, 0x01];
    record.extend(two(message.len()));
    record.extend(message);
    record
}

#[test]
fn tls_1_2_is_refused() {
    let host = LanHost::founded();
    // A fatal alert, "protocol version" (RFC 8446, 6.2).
    let answer = answer_to(host.network, &hello_of_tls_1_2());
    assert_eq!(answer.first(), Some(&0x15), "{answer:?}");
    assert_eq!(answer.get(5..7), Some(&[2, 70][..]), "{answer:?}");
}

#[test]
fn plain_http_is_not_answered() {
    let host = LanHost::founded();
    for request in [
        "GET / HTTP/1.1\r\nhost: HOST\r\n\r\n",
        "GET /authority.crt HTTP/1.0\r\n\r\n",
        "POST /api/shop.door HTTP/1.1\r\nhost: HOST\r\nx-xiutai: 1\r\ncontent-length: 2\r\n\r\n{}",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ] {
        let answer = answer_to(host.network, request.replace("HOST", &host.network.to_string()).as_bytes());
        let text = String::from_utf8_lossy(&answer);
        assert!(!text.contains("HTTP") && !text.contains("html"), "{request}: {text}");
        assert!(answer.len() < 16, "an alert at most: {answer:?}");
    }
    assert_eq!(host.browser().get("/authority.crt").status, 200, "and it goes on");
}

#[test]
fn the_host_shows_its_authority_and_hands_it_out() {
    let host = LanHost::founded();
    let shown = host.browser().line().unwrap().shown();
    assert_eq!(shown.get(1), Some(&host.authority()));
    let handed = host.browser().get("/authority.crt");
    assert_eq!(handed.header("content-type"), Some("application/x-x509-ca-cert"));
    assert_eq!(handed.body, host.authority().to_vec());
}

#[test]
fn another_host_is_refused_by_a_desk_and_hears_nothing() {
    let (own, other) = (LanHost::founded(), LanHost::founded());
    let (mut desk, _) = own.paired("工位 1");
    desk.sign_in(BADGE, PASSWORD);
    // Somebody with another certificate has taken the host's place.
    desk.at = other.network;
    let refused = desk.line().err().expect("another authority is not trusted");
    assert!(refused.to_string().contains("UnknownIssuer"), "{refused}");
    // Also one that was signed by hand over the very names.
    let (name, key) = ("xiutai.internal".to_owned(), rcgen::KeyPair::generate().unwrap());
    let forged = rcgen::CertificateParams::new([name]).unwrap().self_signed(&key).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(own.authority()).unwrap();
    let verifier = rustls::client::WebPkiServerVerifier::builder_with_provider(
        Arc::new(roots),
        Arc::new(ring::default_provider()),
    );
    let judged = rustls::client::danger::ServerCertVerifier::verify_server_cert(
        &*verifier.build().unwrap(),
        forged.der(),
        &[],
        &"xiutai.internal".try_into().unwrap(),
        &[],
        rustls::pki_types::UnixTime::since_unix_epoch(Duration::from_secs(1_795_000_000)),
    );
    assert!(judged.is_err());
    desk.at = own.network;
    desk.call("shop.status", &serde_json::json!({}));
}

/// Shows a certificate with a key that is not its own.
#[derive(Debug)]
struct Borrowed(Arc<CertifiedKey>);

impl ResolvesClientCert for Borrowed {
    fn resolve(&self, _hints: &[&[u8]], _schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }

    fn has_certs(&self) -> bool {
        true
    }
}

#[test]
fn nobody_comes_in_with_a_certificate_whose_key_they_lack() {
    let host = LanHost::founded();
    let (desk, _) = host.paired("工位 1");
    let certificate: CertificateDer<'static> = desk.identity.as_ref().unwrap().certificate().clone();
    let other = rcgen::KeyPair::generate().unwrap().serialize_pem();
    let other = PrivateKeyDer::from_pem_slice(other.as_bytes()).unwrap();
    let signing = ring::sign::any_supported_type(&other).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(host.authority()).unwrap();
    let settings = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13])
        .unwrap()
        .with_root_certificates(roots)
        .with_client_cert_resolver(Arc::new(Borrowed(Arc::new(CertifiedKey::new(
            vec![certificate],
            signing,
        )))));
    // In TLS 1.3 the client is done first: the refusal comes with the first answer.
    let asked = Line::secured(host.network, &Arc::new(settings)).and_then(|mut line| {
        let own = desk.headers(2);
        let headers: Vec<_> = own.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        line.ask("POST /api/shop.door", &headers, b"{}")
    });
    assert!(asked.is_err(), "{asked:?}");
}

#[test]
fn a_handshake_that_stalls_holds_nobody_up_and_ends() {
    let host = LanHost::founded();
    let began = Instant::now();
    let mut stalled: Vec<TcpStream> = (0..32).map(|_| TcpStream::connect(host.network).unwrap()).collect();
    for (i, stream) in stalled.iter_mut().enumerate().skip(8) {
        // Nothing, or the first bytes of a hello.
        stream.write_all(&hello_of_tls_1_2()[..i]).unwrap();
    }
    assert_eq!(host.browser().get("/authority.crt").status, 200);
    let answered = began.elapsed();
    assert!(answered < Duration::from_secs(8), "answered beside them, not after them: {answered:?}");
    for stream in &mut stalled {
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let mut rest = Vec::new();
        let ended = stream.read_to_end(&mut rest);
        assert!(ended.is_ok() || ended.unwrap_err().kind() == ErrorKind::ConnectionReset);
    }
    assert!(began.elapsed() >= Duration::from_secs(9), "they had their time");
}

#[test]
fn one_machine_holds_so_many_and_its_first_silent_one_gives_way_to_the_next() {
    let host = LanHost::founded();
    let mut held: Vec<TcpStream> = (0..64).map(|_| TcpStream::connect(host.network).unwrap()).collect();
    // One more than one address may have comes in, long before any of their handshakes runs out.
    assert_eq!(host.browser().get("/authority.crt").status, 200);
    // Who is hung up on sees that at once by reading.
    held[0].set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    assert_eq!(held[0].read(&mut [0; 1]).unwrap(), 0, "the first gave way");
    held[63].set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    assert!(held[63].read(&mut [0; 1]).is_err(), "the others stay");
}

#[test]
fn a_new_certificate_for_new_names_is_taken_by_the_desks_that_know_its_authority() {
    let mut host = LanHost::founded();
    let (mut desk, _) = host.paired("工位 1");
    let shown = |desk: &Visitor| desk.line().unwrap().shown();
    let first = shown(&desk);
    host.restart();
    assert_eq!(shown(&desk), first, "kept from start to start");
    desk.sign_in(BADGE, PASSWORD);

    // The machine has another address now.
    let (folder, _) = host.stopped();
    let moved = LanHost::serving(folder, "127.0.0.2:0");
    (desk.at, desk.host) = (moved.network, moved.network.to_string());
    let second = shown(&desk);
    assert_ne!(second.first(), first.first());
    assert_eq!(second.get(1), first.get(1));
    desk.sign_in(BADGE, PASSWORD);
}

#[test]
fn an_authority_that_cannot_be_read_is_told_and_opens_nothing() {
    let host = LanHost::founded();
    let authority = host.authority();
    let (folder, _) = host.stopped();
    let key = folder.path().join("lan/authority.key");
    std::fs::write(&key, "something else").unwrap();
    let mut program = tests::Started::start(LanHost::command(folder.path()).args(["--lan", "127.0.0.1:0"]));
    let status = program.end(Duration::from_secs(60));
    assert!(!status.success(), "{}", program.said());
    assert!(program.said().contains("authority") || program.said().contains("身份"), "{}", program.said());
    assert_eq!(std::fs::read_to_string(&key).unwrap(), "something else", "nothing is put in its place");
    let kept = CertificateDer::from_pem_file(folder.path().join("lan/authority.pem")).unwrap();
    assert_eq!(kept, authority);
}

#[test]
fn what_says_who_the_host_is_lies_beside_the_shop_and_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let host = LanHost::founded();
    let folder = host.folder.path().join("lan");
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for name in ["authority.pem", "authority.key", "host.pem", "host.key"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
    // Nothing of it in a backup.
    let mut manager = host.manager();
    tests::until("a backup", Duration::from_secs(60), || {
        let made = manager.ask("backup.make", &serde_json::json!({}));
        if made.status == 200 {
            return Some(());
        }
        // The one of the morning is under way.
        assert_eq!(made.refusal(), (409, "backup.running".to_owned()));
        None
    });
    for file in tests::files_below(&host.folder.path().join("backups")) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(11).any(|part| part == b"PRIVATE KEY"), "{}", file.display());
    }
    let identity = Identity::new();
    assert!(Line::secured(host.network, &pinned(&host.authority(), Some(&identity))).is_ok());
}

/// What a person compares is what a browser is shown, and what a tablet installs.
#[test]
fn the_settings_tell_the_prints_of_what_is_shown() {
    let host = LanHost::founded();
    let print = |certificate: &[u8]| kernel::journal::hex(&<[u8; 32]>::from(Sha256::digest(certificate)));
    let told = host.manager().call("host.state", &serde_json::json!({}))["prints"].clone();
    let shown = host.browser().line().unwrap().shown();
    assert_eq!(
        (told["host"].as_str(), told["authority"].as_str()),
        (Some(&*print(&shown[0])), Some(&*print(&shown[1])))
    );
    assert_eq!(told["authority"], print(&host.browser().get("/authority.crt").body));
}
