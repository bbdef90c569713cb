//! Who the host is: whoever proves a key whose certificate comes from the one authority this desk was let in by.
//!
//! Neither a name nor a date decides. A leaf is looked at as of the first second it holds itself, so that a wrong clock
//! of this machine, or a host that was switched off for a year, locks nobody out; a leaf of another authority is another
//! host, whatever it says.

use super::folder::Identity;
use kernel::Moment;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, PeerIncompatible, RootCertStore,
    SignatureScheme, version,
};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// The name every host's certificate bears.
pub(super) const HOST_NAME: &str = "xiutai.internal";
/// What is spoken inside.
const PROTOCOL: &[u8] = b"http/1.1";

/// TLS to the host of an authority, and to no other.
///
/// # Errors
/// As rustls answers to a certificate or key that are none.
pub(super) fn pinned(
    authority: &CertificateDer<'_>,
    identity: &Identity,
) -> Result<Arc<ClientConfig>, Error> {
    config(Wanted::This(verifier(authority)?), identity)
}

/// TLS to any host, for meeting it the first time; what authority it named is remembered.
///
/// # Errors
/// As [`pinned`].
pub(super) fn meeting(identity: &Identity) -> Result<(Arc<ClientConfig>, Arc<Meeting>), Error> {
    let meeting = Arc::new(Meeting::default());
    Ok((config(Wanted::Any(Arc::clone(&meeting)), identity)?, meeting))
}

fn config(wanted: Wanted, identity: &Identity) -> Result<Arc<ClientConfig>, Error> {
    let mut config = ClientConfig::builder_with_provider(provider())
        .with_protocol_versions(&[&version::TLS13])?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(wanted))
        .with_client_auth_cert(vec![identity.certificate.clone()], identity.key.clone_key())?;
    config.alpn_protocols = vec![PROTOCOL.to_vec()];
    Ok(Arc::new(config))
}

pub(super) fn provider() -> Arc<CryptoProvider> {
    static PROVIDER: OnceLock<Arc<CryptoProvider>> = OnceLock::new();
    Arc::clone(PROVIDER.get_or_init(|| Arc::new(ring::default_provider())))
}

/// Whose host may answer.
#[derive(Debug)]
enum Wanted {
    /// One authority's.
    This(Arc<WebPkiServerVerifier>),
    /// Anybody's whose leaf comes from the authority it shows beside it. Whether that is the shop's is what the code
    /// answers that a person compares.
    Any(Arc<Meeting>),
}

/// A host met for the first time.
#[derive(Debug, Default)]
pub(super) struct Meeting {
    authority: OnceLock<CertificateDer<'static>>,
}

impl Meeting {
    /// The authority it named, once the handshake was done.
    pub(super) fn authority(&self) -> Option<&CertificateDer<'static>> {
        self.authority.get()
    }
}

/// Trusts one authority alone.
fn verifier(authority: &CertificateDer<'_>) -> Result<Arc<WebPkiServerVerifier>, Error> {
    let mut roots = RootCertStore::empty();
    roots.add(authority.clone().into_owned())?;
    let built = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider()).build();
    built.map_err(|cause| Error::General(cause.to_string()))
}

/// Looks at a leaf as of its first second.
fn verify(
    by: &WebPkiServerVerifier,
    leaf: &CertificateDer<'_>,
    others: &[CertificateDer<'_>],
    name: &ServerName<'_>,
) -> Result<ServerCertVerified, Error> {
    let at = valid_from(leaf).ok_or(Error::InvalidCertificate(CertificateError::BadEncoding))?;
    by.verify_server_cert(leaf, others, name, &[], at)
}

impl ServerCertVerifier for Wanted {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        _ocsp: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        match self {
            Self::This(one) => verify(one, leaf, others, name),
            Self::Any(meeting) => {
                let authority =
                    others.last().ok_or(Error::InvalidCertificate(CertificateError::UnknownIssuer))?;
                let verified = verify(&*verifier(authority)?, leaf, &[], name)?;
                meeting.authority.get_or_init(|| authority.clone().into_owned());
                Ok(verified)
            }
        }
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig.into())
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &provider().signature_verification_algorithms;
        rustls::crypto::verify_tls13_signature(message, certificate, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        provider().signature_verification_algorithms.supported_schemes()
    }
}

/// DER's tags of what stands before a certificate's dates (X.690 8, RFC 5280 4.1).
const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xA0;
const INTEGER: u8 = 0x02;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// The first second a certificate holds (`notBefore`, RFC 5280 4.1.2.5).
fn valid_from(certificate: &[u8]) -> Option<UnixTime> {
    let (certificate, _) = element(certificate, SEQUENCE)?;
    let (mut rest, _) = element(certificate, SEQUENCE)?;
    if let Some((_version, after)) = element(rest, VERSION) {
        rest = after;
    }
    let (_serial, rest) = element(rest, INTEGER)?;
    let (_algorithm, rest) = element(rest, SEQUENCE)?;
    let (_issuer, rest) = element(rest, SEQUENCE)?;
    let (validity, _) = element(rest, SEQUENCE)?;
    let digits = match element(validity, UTC_TIME) {
        Some((short, _)) => {
            let short = std::str::from_utf8(short).ok()?;
            // Two digits of a year: up to 49 they are of this century.
            format!("{}{short}", if short < "50" { "20" } else { "19" })
        }
        None => std::str::from_utf8(element(validity, GENERALIZED_TIME)?.0).ok()?.to_owned(),
    };
    moment(digits.strip_suffix('Z')?)
}

/// `20261122140500` as a time.
fn moment(digits: &str) -> Option<UnixTime> {
    if digits.len() != 14 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| digits.get(from..to);
    let text = format!(
        "{}-{}-{}T{}:{}:{}.000Z",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?
    );
    let millis = u64::try_from(Moment::read(&text)?.millis()).ok()?;
    Some(UnixTime::since_unix_epoch(Duration::from_millis(millis)))
}

/// The content of a DER element of a kind, and what stands after it.
fn element(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&found, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    if found != tag {
        return None;
    }
    if first < 0x80 {
        return rest.split_at_checked(usize::from(first));
    }
    let (length, rest) =
        rest.split_at_checked(usize::from(first & 0x7F)).filter(|(length, _)| length.len() <= 4)?;
    let length = length.iter().fold(0_usize, |sum, &byte| sum << 8 | usize::from(byte));
    rest.split_at_checked(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, KeyPair, date_time_ymd};

    #[test]
    fn the_first_second_is_read_from_both_kinds_of_date() {
        let key = KeyPair::generate().unwrap();
        for (year, seconds) in
            [(1999, 915_148_800), (2026, 1_767_225_600), (2049, 2_493_072_000), (2051, 2_556_144_000)]
        {
            let mut params = CertificateParams::new(vec![HOST_NAME.to_owned()]).unwrap();
            params.not_before = date_time_ymd(year, 1, 1);
            params.not_after = date_time_ymd(2060, 1, 1);
            let made = params.self_signed(&key).unwrap();
            let read = valid_from(made.der()).unwrap();
            assert_eq!(read, UnixTime::since_unix_epoch(Duration::from_secs(seconds)), "{year}");
        }
    }

    #[test]
    fn half_a_certificate_has_no_dates_and_breaks_nothing() {
        let key = KeyPair::generate().unwrap();
        let made = CertificateParams::new(vec![HOST_NAME.to_owned()]).unwrap().self_signed(&key).unwrap();
        let whole = made.der();
        for end in 0..whole.len() {
            assert_eq!(valid_from(&whole[..end]), None, "{end}");
        }
        assert_eq!(valid_from(&[SEQUENCE, 0xFF, 1, 2]), None);
    }
}
