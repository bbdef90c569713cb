//! Values that lie sealed in the database, with a key that lies outside of it: passcodes and drafts.

use crate::secrets;
use crate::shop::founded;
use crate::station::Desk;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use kernel::journal::hex;
use kernel::{Failure, Result};
use store::{Read, Sealed};
use uuid::Uuid;

/// The length of a nonce of XChaCha20-Poly1305: long enough to be taken at random for every value.
const NONCE_BYTES: usize = 24;

/// The shop's key.
#[derive(Clone)]
pub(crate) struct Key {
    seals: XChaCha20Poly1305,
    /// What the codes of badges are hashed with: whoever finds a copy of the shop cannot try them all.
    badges: [u8; 32],
}

/// What a sealed value is: under another name, id or person it does not open.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    /// A customer's passcode, by its row.
    Passcode(Uuid),
    /// Somebody's draft, by its row and person.
    Draft(Uuid, Uuid),
}

impl Purpose {
    fn bound(self) -> Vec<u8> {
        let (name, ids): (&[u8], Vec<Uuid>) = match self {
            Self::Passcode(id) => (b"xiutai passcode\n", vec![id]),
            Self::Draft(id, person) => (b"xiutai draft\n", vec![id, person]),
        };
        let mut bound = name.to_vec();
        for id in ids {
            bound.extend_from_slice(id.as_bytes());
        }
        bound
    }
}

impl Desk {
    /// The shop's key, made where there is none yet.
    pub(crate) fn key(&self, read: &Read<'_>) -> Result<Key> {
        self.place.key_or_new(founded(read)?.id.0).map(Key::of)
    }

    /// The shop's key, where this machine has it: a copy of the shop that was brought back elsewhere comes without.
    pub(crate) fn known_key(&self, read: &Read<'_>) -> Result<Option<Key>> {
        Ok(self.place.key(founded(read)?.id.0)?.map(Key::of))
    }
}

impl Key {
    fn of(bytes: [u8; 32]) -> Self {
        let badges = secrets::keyed_hash(&bytes, b"xiutai badges\n");
        Self { seals: XChaCha20Poly1305::new(&bytes.into()), badges }
    }

    /// The hash to look up a badge's code by.
    pub(crate) fn badge_hash(&self, code: &str) -> String {
        format!("keyed:{}", hex(&secrets::keyed_hash(&self.badges, code.as_bytes())))
    }

    /// Seals a value: nonce, then ciphertext with its tag.
    pub(crate) fn seal(&self, purpose: Purpose, value: &[u8]) -> Result<Sealed> {
        let mut nonce = [0; NONCE_BYTES];
        secrets::random(&mut nonce)?;
        let sealed = self
            .seals
            .encrypt(&XNonce::from(nonce), Payload { msg: value, aad: &purpose.bound() })
            .map_err(|error| Failure::internal("store.failed", error))?;
        Ok(Sealed([nonce.as_slice(), &sealed].concat()))
    }

    /// Opens a value; `None` where it was sealed with another key or for another purpose.
    pub(crate) fn open(&self, purpose: Purpose, sealed: &Sealed) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.0.split_first_chunk::<NONCE_BYTES>()?;
        self.seals.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: &purpose.bound() }).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    #[test]
    fn a_sealed_value_opens_for_its_own_purpose_and_key_only() {
        let (key, other) = (Key::of([7; 32]), Key::of([8; 32]));
        let purpose = Purpose::Passcode(id(1));
        let sealed = key.seal(purpose, b"2580").unwrap();
        assert_eq!(key.open(purpose, &sealed).as_deref(), Some(b"2580".as_slice()));
        assert_eq!(other.open(purpose, &sealed), None);
        for wrong in [Purpose::Passcode(id(2)), Purpose::Draft(id(1), id(1))] {
            assert_eq!(key.open(wrong, &sealed), None);
        }
        let draft = key.seal(Purpose::Draft(id(1), id(2)), b"x").unwrap();
        assert_eq!(key.open(Purpose::Draft(id(1), id(3)), &draft), None);
        for i in 0..sealed.0.len() {
            let mut turned = sealed.clone();
            turned.0[i] ^= 1;
            assert_eq!(key.open(purpose, &turned), None, "byte {i}");
            assert_eq!(key.open(purpose, &Sealed(sealed.0[..i].to_vec())), None, "cut at {i}");
        }
    }

    #[test]
    fn a_badge_is_known_by_this_shops_key_only() {
        let (key, other) = (Key::of([7; 32]), Key::of([8; 32]));
        assert_eq!(key.badge_hash("12345678"), key.badge_hash("12345678"));
        assert_ne!(key.badge_hash("12345678"), key.badge_hash("12345679"));
        assert_ne!(key.badge_hash("12345678"), other.badge_hash("12345678"));
    }

    #[test]
    fn the_same_value_is_sealed_otherwise_each_time() {
        let key = Key::of([7; 32]);
        let purpose = Purpose::Passcode(id(1));
        assert_ne!(key.seal(purpose, b"2580").unwrap(), key.seal(purpose, b"2580").unwrap());
    }
}
