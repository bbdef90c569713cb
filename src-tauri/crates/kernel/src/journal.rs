//! The frozen form of a journal entry and the chain over it.

use crate::Moment;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A link of the chain: SHA-256 over the link before and the frozen entry.
pub type Hash = [u8; 32];

/// What stands before the first entry of the first database.
pub const NOTHING: Hash = [0; 32];

/// What a journal hash covers.
///
/// The order and the names of these fields are frozen: entries written years ago must verify for ever.
#[derive(Debug, Serialize)]
pub struct Sealed<'a> {
    /// The database that wrote it.
    pub origin: Uuid,
    /// 1, 2, 3 … without holes within its origin.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Who; nil where the program itself acted.
    pub person: Uuid,
    /// By which command.
    pub command: &'a str,
    /// What kind of thing.
    pub noun: &'a str,
    /// Which one.
    pub noun_id: Uuid,
    /// `{v, before, after}` as JSON text; personal values stand in it as commitments.
    pub body: &'a str,
}

impl Sealed<'_> {
    /// The link after `prev`.
    ///
    /// # Panics
    /// Never: plain data always serialises.
    #[must_use]
    pub fn hash(&self, prev: &Hash) -> Hash {
        #[expect(clippy::expect_used, reason = "plain data always serialises")]
        let frozen = serde_json::to_vec(self).expect("plain data");
        let mut hash = Sha256::new();
        hash.update(prev);
        hash.update(frozen);
        hash.finalize().into()
    }
}

/// What stands in the chain for a personal value: SHA-256 over a random salt and the value's JSON text.
///
/// The salt is erased with the value, so a short value (a phone number) cannot be found by guessing.
#[must_use]
pub fn commitment(salt: &[u8; 16], value: &str) -> Hash {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(value.as_bytes());
    hash.finalize().into()
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [b >> 4, b & 15]).map(|n| char::from(DIGITS[usize::from(n)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Golden vectors: computed once with sha256sum over the bytes shown; if they change, old shops break.
    #[test]
    fn the_frozen_form_never_changes() {
        let sealed = Sealed {
            origin: Uuid::from_u128(1),
            seq: 7,
            at: Moment::read("2026-11-21T06:02:03.004Z").unwrap(),
            person: Uuid::from_u128(2),
            command: "repair.open",
            noun: "repair",
            noun_id: Uuid::from_u128(3),
            body: r#"{"v":1,"before":{},"after":{"number":"WX261121-0007"}}"#,
        };
        assert_eq!(
            serde_json::to_string(&sealed).unwrap(),
            r#"{"origin":"00000000-0000-0000-0000-000000000001","seq":7,"at":"2026-11-21T06:02:03.004Z","person":"00000000-0000-0000-0000-000000000002","command":"repair.open","noun":"repair","noun_id":"00000000-0000-0000-0000-000000000003","body":"{\"v\":1,\"before\":{},\"after\":{\"number\":\"WX261121-0007\"}}"}"#
        );
        assert_eq!(
            hex(&sealed.hash(&NOTHING)),
            "ae0a4131d7e98ab74b68286b7b960761c851bb0a44e3a3bea62355590268839c"
        );
        assert_eq!(
            hex(&commitment(&[9; 16], r#""13812345678""#)),
            "90d3a109d217d009840322fdc21ce996ffa5f6d2f3432a6945f31c85a3d484a9"
        );
    }

    #[test]
    fn every_part_counts() {
        let base = |seq, body| {
            Sealed {
                origin: Uuid::nil(),
                seq,
                at: Moment::EPOCH,
                person: Uuid::nil(),
                command: "c",
                noun: "n",
                noun_id: Uuid::nil(),
                body,
            }
            .hash(&NOTHING)
        };
        assert_ne!(base(1, "{}"), base(2, "{}"));
        assert_ne!(base(1, "{}"), base(1, "{ }"));
        assert_ne!(commitment(&[0; 16], "a"), commitment(&[1; 16], "a"));
    }
}
