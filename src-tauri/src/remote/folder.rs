//! What a desk program keeps on its machine, in `DIR/desk`: its own certificate, and which host it belongs to.
//!
//! None of it is part of a shop or of a backup. What lies there and cannot be read is told, never replaced.

use super::address::Address;
use crate::private;
use kernel::{Code, Failure, Result};
use rcgen::{CertificateParams, DnType, KeyPair};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

const CERTIFICATE: &str = "desk.pem";
const KEY: &str = "desk.key";
const HOST: &str = "host.json";
const LOCK: &str = "lock";

/// The host a desk belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Paired {
    /// Where it was reached last: an IP address or a name.
    pub(crate) address: String,
    /// Its port.
    pub(crate) port: u16,
    /// The one authority its certificate must come from, in PEM.
    pub(crate) authority: String,
    /// What this desk is called there.
    pub(crate) name: String,
    /// The shop's name when it was joined.
    pub(crate) shop: String,
}

impl Paired {
    /// Where it was reached last.
    pub(crate) fn place(&self) -> Address {
        Address { machine: self.address.clone(), port: self.port }
    }
}

/// The certificate a desk is known by, and its key.
#[derive(Debug)]
pub(crate) struct Identity {
    pub(super) certificate: CertificateDer<'static>,
    pub(super) key: PrivateKeyDer<'static>,
}

impl Identity {
    /// Who this desk is: SHA-256 of its certificate.
    pub(super) fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.certificate).into()
    }
}

impl Clone for Identity {
    fn clone(&self) -> Self {
        Self { certificate: self.certificate.clone(), key: self.key.clone_key() }
    }
}

/// The folder itself.
#[derive(Debug, Clone)]
pub(crate) struct DeskFolder {
    path: PathBuf,
}

/// Held while a window works on the folder as a desk; let go when dropped.
#[derive(Debug)]
pub(crate) struct Held {
    _lock: File,
}

impl DeskFolder {
    /// In a data folder. Nothing is made yet.
    pub(crate) fn new(data: &Path) -> Self {
        Self { path: data.join("desk") }
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Takes the folder for this program.
    ///
    /// # Errors
    /// `place.in_use` where another window holds it; `desk.failed` where the disk refuses.
    pub(crate) fn hold(&self) -> Result<Held> {
        self.make()?;
        let path = self.path.join(LOCK);
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = opened.map_err(|cause| failed(&path, cause))?;
        match lock.try_lock() {
            Ok(()) => Ok(Held { _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Failure::new(Code::Busy, "place.in_use")),
            Err(TryLockError::Error(cause)) => Err(failed(&path, cause)),
        }
    }

    /// The host this desk belongs to, if it was let in by one.
    ///
    /// # Errors
    /// `desk.unreadable` where what lies there is not what was written; `desk.failed` where the disk refuses.
    pub(crate) fn host(&self) -> Result<Option<Paired>> {
        let path = self.path.join(HOST);
        let Some(text) = read(&path)? else { return Ok(None) };
        serde_json::from_str(&text).map(Some).map_err(|cause| unreadable(&path, cause))
    }

    /// Remembers the host this desk belongs to.
    ///
    /// # Errors
    /// `desk.failed` where the disk refuses.
    pub(crate) fn keep_host(&self, host: &Paired) -> Result<()> {
        let path = self.path.join(HOST);
        let bytes = serde_json::to_vec_pretty(host).map_err(|cause| failed(&path, cause))?;
        self.make()?;
        private::keep(&path, &bytes).map_err(|cause| failed(&path, cause))
    }

    /// Belongs to no host any more. The certificate stays, so that the host knows this desk should it come back.
    ///
    /// # Errors
    /// `desk.failed` where the disk refuses.
    pub(crate) fn forget_host(&self) -> Result<()> {
        let path = self.path.join(HOST);
        match fs::remove_file(&path) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(failed(&path, cause)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// This desk's own certificate, made at the first call.
    ///
    /// # Errors
    /// `desk.unreadable` where what lies there is none; `desk.failed` where the disk refuses.
    pub(crate) fn identity(&self) -> Result<Identity> {
        let (certificate, key) = (self.path.join(CERTIFICATE), self.path.join(KEY));
        // The certificate is written last: without it, a key alone was never used.
        let Some(pem) = read(&certificate)? else { return self.make_identity(&certificate, &key) };
        let found = CertificateDer::from_pem_slice(pem.as_bytes())
            .map_err(|cause| unreadable(&certificate, cause))?;
        let pem = read(&key)?.ok_or_else(|| unreadable(&key, "it is gone"))?;
        let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|cause| unreadable(&key, cause))?;
        Ok(Identity { certificate: found, key })
    }

    fn make_identity(&self, certificate: &Path, key: &Path) -> Result<Identity> {
        self.make()?;
        let broke = |cause: rcgen::Error| failed(certificate, cause);
        let pair = KeyPair::generate().map_err(broke)?;
        let mut params = CertificateParams::new(Vec::<String>::new()).map_err(broke)?;
        // It says nothing about the machine or its people: the hash of it is all that counts.
        params.distinguished_name.push(DnType::CommonName, "xiutai desk");
        let made = params.self_signed(&pair).map_err(broke)?;
        let secret = pair.serialize_pem();
        private::keep(key, secret.as_bytes()).map_err(|cause| failed(key, cause))?;
        private::keep(certificate, made.pem().as_bytes()).map_err(|cause| failed(certificate, cause))?;
        let secret = PrivateKeyDer::from_pem_slice(secret.as_bytes()).map_err(|cause| failed(key, cause))?;
        Ok(Identity { certificate: made.der().clone(), key: secret })
    }

    fn make(&self) -> Result<()> {
        private::make_folder(&self.path).map_err(|cause| failed(&self.path, cause))
    }
}

fn read(path: &Path) -> Result<Option<String>> {
    match private::read(path) {
        // It was text when it was written.
        Err(cause) if cause.kind() == io::ErrorKind::InvalidData => Err(unreadable(path, cause)),
        read => read.map_err(|cause| failed(path, cause)),
    }
}

fn failed(path: &Path, cause: impl std::fmt::Display) -> Failure {
    Failure::internal("desk.failed", cause).with("path", path.display())
}

fn unreadable(path: &Path, cause: impl std::fmt::Display) -> Failure {
    Failure::internal("desk.unreadable", cause).with("path", path.display())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A data folder of a test's own.
    pub(crate) fn data_folder(name: &str) -> PathBuf {
        let data = std::env::temp_dir().join(format!("xiutai-desk-{name}-{}", std::process::id()));
        fs::remove_dir_all(&data).ok();
        fs::create_dir_all(&data).unwrap();
        data
    }

    #[test]
    fn a_desk_keeps_its_certificate_and_its_host() {
        let data = data_folder("keeps");
        let folder = DeskFolder::new(&data);
        assert_eq!(folder.host().unwrap(), None);
        folder.forget_host().unwrap();
        let made = folder.identity().unwrap();
        assert_eq!(DeskFolder::new(&data).identity().unwrap().hash(), made.hash());
        let host = Paired {
            address: "192.168.1.5".to_owned(),
            port: 7421,
            authority: "PEM".to_owned(),
            name: "前台二".to_owned(),
            shop: "样板店".to_owned(),
        };
        folder.keep_host(&host).unwrap();
        assert_eq!(folder.host().unwrap(), Some(host));
        #[cfg(unix)]
        for name in [CERTIFICATE, KEY, HOST] {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.path.join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
        folder.forget_host().unwrap();
        assert_eq!(folder.host().unwrap(), None);
        fs::remove_dir_all(&data).unwrap();
    }

    #[test]
    fn what_cannot_be_read_is_told_and_stays() {
        let data = data_folder("unreadable");
        let folder = DeskFolder::new(&data);
        folder.identity().unwrap();
        for name in [KEY, CERTIFICATE] {
            fs::write(folder.path.join(name), "half a").unwrap();
            assert_eq!(folder.identity().unwrap_err().message, "desk.unreadable", "{name}");
            assert_eq!(fs::read(folder.path.join(name)).unwrap(), b"half a");
        }
        fs::write(folder.path.join(HOST), "{\"address\":").unwrap();
        assert_eq!(folder.host().unwrap_err().message, "desk.unreadable");
        fs::remove_dir_all(&data).unwrap();
    }

    #[test]
    fn one_window_holds_it() {
        let data = data_folder("held");
        let folder = DeskFolder::new(&data);
        let held = folder.hold().unwrap();
        assert_eq!(folder.hold().unwrap_err().message, "place.in_use");
        drop(held);
        folder.hold().unwrap();
        fs::remove_dir_all(&data).unwrap();
    }
}
