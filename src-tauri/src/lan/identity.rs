//! Who this host is: an authority of the shop's own, and the certificate it signs for this machine.
//!
//! Desks trust the authority they paired with and nothing else, so it is made once and kept. The certificate
//! that is shown lives for a year and follows the machine's names.

use super::names::{Names, OWN_NETWORKS};
use crate::private;
use kernel::{Failure, Moment, Result};
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DnType, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, NameConstraints, SanType, date_time_ymd,
};
use rustls::RootCertStore;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::sign::CertifiedKey;
use sha2::{Digest, Sha256};
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a certificate holds: tablets take none that holds longer than 398 days.
const LEAF_HOLDS: Duration = Duration::from_secs(397 * DAY.as_secs());
/// How much of that must be left, so that none runs out while the program runs.
const LEAF_LEFT: Duration = Duration::from_secs(60 * DAY.as_secs());
/// How long the authority holds.
const AUTHORITY_HOLDS: Duration = Duration::from_secs(20 * 365 * DAY.as_secs());
/// What the clock of a tablet may be behind.
const BEFORE: Duration = Duration::from_secs(2 * DAY.as_secs());
/// 2026-11-01: no program of this kind is older, whatever a clock without a battery says.
const EARLIEST_SECONDS: u64 = 1_793_491_200;

/// The certificate that is shown.
pub(crate) type Shown = Arc<CertifiedKey>;

/// The shop's authority on this machine.
pub(crate) struct Identity {
    folder: PathBuf,
    certificate: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
    roots: Arc<RootCertStore>,
}

impl Identity {
    /// The authority that lies in a folder, made where there is none.
    ///
    /// # Errors
    /// `host.identity` where one lies there and cannot be read or does not fit its key: it is never replaced, since
    /// every desk would have to pair anew.
    pub(crate) fn open(folder: &Path, now: Moment) -> Result<Self> {
        let unusable = |cause: &dyn Display| unusable(folder, cause);
        private::make_folder(folder).map_err(|cause| unusable(&cause))?;
        let (at, key_at) = (folder.join("authority.pem"), folder.join("authority.key"));
        let kept = private::read(&at).map_err(|cause| unusable(&cause))?;
        let key = match private::read(&key_at).map_err(|cause| unusable(&cause))? {
            Some(key) => KeyPair::from_pem(&key).map_err(|cause| unusable(&cause))?,
            // A certificate without its key is what is left of something; nobody but a person knows of what.
            None if kept.is_some() => return Err(unusable(&"authority.key is missing")),
            None => {
                let key = KeyPair::generate().map_err(|cause| unusable(&cause))?;
                private::keep(&key_at, key.serialize_pem().as_bytes()).map_err(|cause| unusable(&cause))?;
                key
            }
        };
        let params = authority_of(&key, now);
        let pem = match kept {
            Some(pem) => pem,
            // A key alone was never shown to anybody.
            None => {
                let pem = params.self_signed(&key).map_err(|cause| unusable(&cause))?.pem();
                private::keep(&at, pem.as_bytes()).map_err(|cause| unusable(&cause))?;
                pem
            }
        };
        let certificate = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|cause| unusable(&cause))?;
        let mut roots = RootCertStore::empty();
        roots.add(certificate.clone()).map_err(|cause| unusable(&cause))?;
        let issuer = Issuer::new(params, key);
        Ok(Self { folder: folder.to_owned(), certificate, issuer, roots: Arc::new(roots) })
    }

    /// The authority's certificate.
    pub(crate) fn certificate(&self) -> &CertificateDer<'static> {
        &self.certificate
    }

    /// The authority as what others may trust.
    pub(crate) fn roots(&self) -> &Arc<RootCertStore> {
        &self.roots
    }

    /// What this machine shows: what lies there while it fits, else one made now.
    ///
    /// # Errors
    /// `host.identity` where none can be read, made or kept, and where the authority's key is not its own.
    pub(crate) fn shown(&self, names: &Names, now: Moment) -> Result<Shown> {
        let unusable = |cause: &dyn Display| unusable(&self.folder, cause);
        let (at, key_at) = (self.folder.join("host.pem"), self.folder.join("host.key"));
        let wanted = names.certified().map_err(|cause| unusable(&cause))?;
        let kept = private::read(&at).map_err(|cause| unusable(&cause))?;
        let key = private::read(&key_at).map_err(|cause| unusable(&cause))?;
        if let (Some(kept), Some(key)) = (kept, key) {
            match self.fitting(&kept, &key, &wanted, now) {
                Ok(shown) => return Ok(shown),
                Err(why) => eprintln!("the host's certificate is made anew: {why}"),
            }
        }
        let key = KeyPair::generate().map_err(|cause| unusable(&cause))?;
        let params = leaf_of(&wanted, now).map_err(|cause| unusable(&cause))?;
        let leaf = params.signed_by(&key, &self.issuer).map_err(|cause| unusable(&cause))?;
        let (pem, key) = (leaf.pem(), key.serialize_pem());
        let shown = self.fitting(&pem, &key, &wanted, now).map_err(|cause| unusable(&cause))?;
        private::keep(&key_at, key.as_bytes()).map_err(|cause| unusable(&cause))?;
        private::keep(&at, pem.as_bytes()).map_err(|cause| unusable(&cause))?;
        Ok(shown)
    }

    /// A certificate with its key, if those who trust the authority take it under each name, now and for long enough.
    fn fitting(
        &self,
        pem: &str,
        key: &str,
        wanted: &[ServerName<'static>],
        now: Moment,
    ) -> Result<Shown, Box<dyn std::error::Error>> {
        let leaf = CertificateDer::from_pem_slice(pem.as_bytes())?;
        let key = PrivateKeyDer::from_pem_slice(key.as_bytes())?;
        let provider = provider();
        let verifier =
            WebPkiServerVerifier::builder_with_provider(Arc::clone(&self.roots), Arc::clone(&provider))
                .build()?;
        let now = seconds(now);
        for name in wanted {
            for at in [now, now + LEAF_LEFT] {
                verifier.verify_server_cert(&leaf, &[], name, &[], UnixTime::since_unix_epoch(at))?;
            }
        }
        let chain = vec![leaf, self.certificate.clone()];
        Ok(Arc::new(CertifiedKey::from_der(chain, key, &provider)?))
    }
}

/// What does the cryptography of every line.
pub(crate) fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

/// SHA-256 of a certificate: who a desk is.
pub(crate) fn print_of(certificate: &CertificateDer<'_>) -> [u8; 32] {
    Sha256::digest(certificate).into()
}

fn unusable(folder: &Path, cause: &dyn Display) -> Failure {
    Failure::refused("host.identity").with("folder", folder.display()).because(cause)
}

fn seconds(now: Moment) -> Duration {
    let seconds = u64::try_from(now.millis() / 1_000).unwrap_or(EARLIEST_SECONDS);
    Duration::from_secs(seconds.max(EARLIEST_SECONDS))
}

/// The authority of a key. Its name carries a piece of the key's print, so that two shops differ in a tablet's list. It
/// speaks for a network of one's own only: whoever installs it on a tablet lets it speak for no bank.
fn authority_of(key: &KeyPair, now: Moment) -> CertificateParams {
    let print = kernel::journal::hex(Sha256::digest(key.public_key_raw()).get(..4).unwrap_or_default());
    let mut params = CertificateParams::default();
    params.distinguished_name.remove(DnType::CommonName);
    params.distinguished_name.push(DnType::CommonName, format!("修台 Xiutai {print}"));
    let epoch = date_time_ymd(1970, 1, 1);
    params.not_before = epoch + Duration::from_secs(EARLIEST_SECONDS) - BEFORE;
    params.not_after = epoch + seconds(now) + AUTHORITY_HOLDS;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let names = ["internal", "local"].map(|name| GeneralSubtree::DnsName(name.to_owned()));
    let networks = OWN_NETWORKS
        .map(|(network, bits)| GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(network, bits)));
    let permitted_subtrees = names.into_iter().chain(networks).collect();
    params.name_constraints = Some(NameConstraints { permitted_subtrees, excluded_subtrees: Vec::new() });
    params
}

fn leaf_of(
    names: &[ServerName<'static>],
    now: Moment,
) -> Result<CertificateParams, Box<dyn std::error::Error>> {
    let mut params = CertificateParams::default();
    params.distinguished_name.remove(DnType::CommonName);
    params.distinguished_name.push(DnType::CommonName, "Xiutai host");
    for name in names {
        params.subject_alt_names.push(match name {
            ServerName::DnsName(name) => SanType::DnsName(name.as_ref().try_into()?),
            ServerName::IpAddress(address) => SanType::IpAddress((*address).into()),
            other => return Err(format!("a name of another kind: {other:?}").into()),
        });
    }
    let now = date_time_ymd(1970, 1, 1) + seconds(now);
    params.not_before = now - BEFORE;
    params.not_after = now - BEFORE + LEAF_HOLDS;
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    Ok(params)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::IpAddr;

    const NOW: &str = "2026-11-22T08:00:00.000Z";

    struct Shelf(PathBuf);

    impl Shelf {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("xiutai-identity-{}-{name}", std::process::id()));
            Self(folder)
        }

        fn file(&self, name: &str) -> String {
            std::fs::read_to_string(self.0.join(name)).unwrap()
        }
    }

    impl Drop for Shelf {
        fn drop(&mut self) {
            drop(std::fs::remove_dir_all(&self.0));
        }
    }

    fn now() -> Moment {
        Moment::read(NOW).unwrap()
    }

    fn days(days: u32) -> Moment {
        now().later(DAY * days)
    }

    fn names(address: &str) -> Names {
        Names { host: "shop-pc.local".to_owned(), addresses: vec![address.parse::<IpAddr>().unwrap()] }
    }

    fn leaf(shown: &Shown) -> Vec<u8> {
        shown.cert.first().unwrap().to_vec()
    }

    #[test]
    fn what_is_shown_stays_until_a_name_changes_or_its_time_runs_out() {
        let shelf = Shelf::new("stays");
        let identity = Identity::open(&shelf.0, now()).unwrap();
        let first = leaf(&identity.shown(&names("192.168.1.5"), now()).unwrap());
        let again = Identity::open(&shelf.0, days(300)).unwrap();
        assert_eq!(again.certificate(), identity.certificate());
        assert_eq!(leaf(&again.shown(&names("192.168.1.5"), days(300)).unwrap()), first);
        assert_eq!(leaf(&again.shown(&names("192.168.1.5"), days(334)).unwrap()), first);

        let moved = leaf(&again.shown(&names("192.168.1.9"), days(300)).unwrap());
        assert_ne!(moved, first);
        let later = leaf(&again.shown(&names("192.168.1.9"), days(300 + 336)).unwrap());
        assert_ne!(later, moved);
        // A clock that was set back: what would only hold in days to come is made anew.
        assert_ne!(leaf(&again.shown(&names("192.168.1.9"), now()).unwrap()), later);
        assert_eq!(shelf.file("authority.pem").matches("BEGIN CERTIFICATE").count(), 1);
    }

    #[test]
    fn a_clock_without_a_battery_makes_one_that_holds_today() {
        let shelf = Shelf::new("clock");
        let identity = Identity::open(&shelf.0, Moment::EPOCH).unwrap();
        identity.shown(&names("10.0.0.1"), Moment::EPOCH).unwrap();
        identity.shown(&names("10.0.0.1"), days(19 * 365)).unwrap();
    }

    #[test]
    fn an_authority_that_cannot_be_read_is_told_and_stays() {
        let opened =
            |shelf: &Shelf| Identity::open(&shelf.0, now()).map(|_| ()).map_err(|failure| failure.message);
        for (name, text) in
            [("authority.key", "no key"), ("authority.pem", "no certificate"), ("authority.pem", "")]
        {
            let shelf = Shelf::new("unreadable");
            opened(&shelf).unwrap();
            std::fs::write(shelf.0.join(name), text).unwrap();
            assert_eq!(opened(&shelf), Err("host.identity"), "{name} {text:?}");
            assert_eq!(shelf.file(name), text);
        }
        let shelf = Shelf::new("lost");
        opened(&shelf).unwrap();
        std::fs::remove_file(shelf.0.join("authority.key")).unwrap();
        assert_eq!(opened(&shelf), Err("host.identity"));
        assert!(!shelf.0.join("authority.key").exists());
    }

    #[test]
    fn another_authoritys_key_is_told() {
        let (shelf, other) = (Shelf::new("own"), Shelf::new("other"));
        Identity::open(&shelf.0, now()).unwrap();
        Identity::open(&other.0, now()).unwrap();
        std::fs::copy(other.0.join("authority.key"), shelf.0.join("authority.key")).unwrap();
        let mixed = Identity::open(&shelf.0, now()).unwrap();
        let refused = mixed.shown(&names("10.0.0.1"), now()).map(|_| ());
        assert_eq!(refused.map_err(|failure| failure.message), Err("host.identity"));
    }

    #[test]
    fn a_key_alone_gets_its_certificate() {
        let shelf = Shelf::new("alone");
        Identity::open(&shelf.0, now()).unwrap();
        let key = shelf.file("authority.key");
        std::fs::remove_file(shelf.0.join("authority.pem")).unwrap();
        Identity::open(&shelf.0, now()).unwrap().shown(&names("10.0.0.1"), now()).unwrap();
        assert_eq!(shelf.file("authority.key"), key);
    }

    #[test]
    fn a_shown_certificate_that_does_not_fit_its_key_is_made_anew() {
        let shelf = Shelf::new("torn");
        let identity = Identity::open(&shelf.0, now()).unwrap();
        let first = leaf(&identity.shown(&names("10.0.0.1"), now()).unwrap());
        std::fs::write(shelf.0.join("host.key"), KeyPair::generate().unwrap().serialize_pem()).unwrap();
        assert_ne!(leaf(&identity.shown(&names("10.0.0.1"), now()).unwrap()), first);
    }

    #[test]
    fn the_authority_speaks_for_its_own_network_only() {
        let shelf = Shelf::new("bounds");
        let identity = Identity::open(&shelf.0, now()).unwrap();
        let made = |name: &str| {
            let name = ServerName::try_from(name.to_owned()).unwrap();
            let key = KeyPair::generate().unwrap();
            let leaf = leaf_of(std::slice::from_ref(&name), now())
                .unwrap()
                .signed_by(&key, &identity.issuer)
                .unwrap();
            identity.fitting(&leaf.pem(), &key.serialize_pem(), &[name], now()).map(|_| ())
        };
        for own in ["xiutai.internal", "shop-pc.local", "192.168.1.5", "127.0.0.1", "fd00::5"] {
            made(own).unwrap();
        }
        for foreign in ["bank.example", "local.example", "8.8.8.8", "2001:db8::1"] {
            assert!(made(foreign).is_err(), "{foreign}");
        }
    }
}
