//! TLS as the shop's network is spoken to: version 1.3 and nothing older.

use super::identity::{Identity, Shown, print_of, provider};
use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::{CryptoProvider, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::server::{ClientHello, NoServerSessionStorage, ParsedCertificate, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::version::TLS13;
use rustls::{DigitallySignedStruct, DistinguishedName, Error, ServerConfig, SignatureScheme};
use std::sync::{Arc, PoisonError, RwLock};

/// What is shown now; another certificate may take its place while the program runs.
#[derive(Debug)]
pub(super) struct Showcase(RwLock<Shown>);

impl Showcase {
    pub(super) fn new(shown: Shown) -> Arc<Self> {
        Arc::new(Self(RwLock::new(shown)))
    }

    /// The print of the certificate that is shown.
    pub(super) fn print(&self) -> Option<[u8; 32]> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).cert.first().map(print_of)
    }

    /// Shows this one from now on.
    pub(super) fn show(&self, shown: Shown) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = shown;
    }
}

impl ResolvesServerCert for Showcase {
    fn resolve(&self, _hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

/// How a connection is taken. None goes on where an earlier one ended: each proves its keys anew.
///
/// # Errors
/// Where the cryptography knows no TLS 1.3.
pub(super) fn settings(identity: &Identity, showcase: &Arc<Showcase>) -> Result<Arc<ServerConfig>, Error> {
    let provider = provider();
    let anybody = AnyCertificate::new(identity.roots().subjects());
    let showcase: Arc<dyn ResolvesServerCert> = Arc::clone(showcase) as _;
    let mut settings = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13])?
        .with_client_cert_verifier(Arc::new(anybody))
        .with_cert_resolver(showcase);
    settings.alpn_protocols = vec![b"http/1.1".to_vec()];
    settings.session_storage = Arc::new(NoServerSessionStorage {});
    settings.send_tls13_tickets = 0;
    Ok(Arc::new(settings))
}

/// Takes any certificate whose key the other side has, and none as well. Who that is, the core knows: here it only counts
/// that nobody shows another's.
#[derive(Debug)]
pub(crate) struct AnyCertificate {
    provider: Arc<CryptoProvider>,
    /// What browsers are told to choose by: they have none of this authority and ask nobody which to show.
    hints: Vec<DistinguishedName>,
}

impl AnyCertificate {
    pub(crate) fn new(hints: Vec<DistinguishedName>) -> Self {
        Self { provider: provider(), hints }
    }
}

impl ClientCertVerifier for AnyCertificate {
    fn client_auth_mandatory(&self) -> bool {
        false
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        &self.hints
    }

    fn verify_client_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _others: &[CertificateDer<'_>],
        _now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        ParsedCertificate::try_from(certificate).map(|_| ClientCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(Error::General("only TLS 1.3 is spoken".to_owned()))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
