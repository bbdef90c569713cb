//! What was asked, as a hash: a retry is known by it, and an id that was used for something else.

use crate::registry::Asking;
use crate::session::SessionKey;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What was asked of an act, by whom, at which desk. It stays in memory, so secrets may go into it.
pub(crate) fn asked(asking: &Asking<'_>, input: &Value) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(asking.command);
    hash.update(asking.presence.person_or_nobody());
    hash.update(asking.caller.session.as_ref().map_or([0; 32], SessionKey::hash));
    hash.update(input.to_string());
    hash.finalize().into()
}

/// What never goes into the hash of an input: a short secret could be guessed from it.
const SECRETS: &[&str] = &[
    "password",
    "password_again",
    "new_password",
    "old_password",
    "pin",
    "badge_code",
    "passcode",
    "secret",
];

/// Where a code is a badge's or a pairing's, and a secret. Anywhere else it is a symptom's or an order's.
const SECRET_CODES: &[&str] = &["person.set_badge_code", "terminal.admit"];

/// Where a proof is a code that few digits make. Anywhere else it is a number on a paper.
const SECRET_PROOFS: &[&str] = &["hand_over.make"];

/// What was asked of a change, as it is kept with its request.
pub(crate) fn input_hash(command: &str, input: &Value) -> [u8; 32] {
    let mut input = input.clone();
    if let Some(fields) = input.as_object_mut() {
        for secret in SECRETS {
            fields.remove(*secret);
        }
        if SECRET_CODES.contains(&command) {
            fields.remove("code");
        }
        if SECRET_PROOFS.contains(&command) {
            fields.remove("proof");
        }
    }
    Sha256::digest(input.to_string()).into()
}
