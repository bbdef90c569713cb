//! Hashes of passwords, PINs and codes.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::journal::hex;
use kernel::{Failure, Result};
use sha2::{Digest, Sha256};
use std::sync::{Mutex, PoisonError};

/// 46 MiB, one pass, one lane: OWASP's first choice for argon2id, about 75 ms on a shop PC.
const MEMORY_KIB: u32 = 46 * 1_024;

/// One at a time, so that many sign-ins at once cannot eat the memory.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Stands in for the hash of somebody who does not exist, so that an unknown badge takes as long as a known one.
const NOBODY: &str =
    "$argon2id$v=19$m=47104,t=1,p=1$bm9ib2R5IGhhcyB0aGlz$1tVfKxOV8sSgWFyEgmZJCnPtWkYkEjHyFZwVfLhUHTM";

/// The hash to keep of a password, a PIN or a recovery code.
pub(crate) fn hash(secret: &str) -> Result<String> {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let mut bytes = [0; 16];
    random(&mut bytes)?;
    let salt = SaltString::encode_b64(&bytes).map_err(broken)?;
    let hash = argon2()?.hash_password(secret.as_bytes(), &salt).map_err(broken)?;
    Ok(hash.to_string())
}

/// Whether a secret is the one that was hashed; takes as long where there is none.
pub(crate) fn fits(secret: &str, kept: Option<&str>) -> Result<bool> {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let parsed = PasswordHash::new(kept.unwrap_or(NOBODY)).map_err(broken)?;
    match argon2()?.verify_password(secret.as_bytes(), &parsed) {
        Ok(()) => Ok(kept.is_some()),
        Err(argon2::password_hash::Error::Password) => Ok(false),
        Err(error) => Err(broken(error)),
    }
}

/// The hash that badges' codes were looked up by before the shop's key went into it (`sealing`). A short number is found
/// again from it by trying all, so it is replaced when its badge is next read.
pub(crate) fn keyless_badge_hash(code: &str) -> String {
    hex(&Sha256::digest(format!("badge:{code}")))
}

/// HMAC-SHA-256 (RFC 2104) with a key of 32 bytes.
pub(crate) fn keyed_hash(key: &[u8; 32], words: &[u8]) -> [u8; 32] {
    let padded = |with: u8| -> [u8; 64] {
        let mut block = [with; 64];
        for (byte, of_key) in block.iter_mut().zip(key) {
            *byte ^= of_key;
        }
        block
    };
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(words).finalize();
    Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize().into()
}

/// A recovery code: 20 letters and digits in groups, none of them easily mistaken for another; 98 bits.
pub(crate) fn recovery_code() -> Result<String> {
    const LETTERS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    let mut groups = Vec::new();
    for _ in 0..4 {
        let mut group = String::new();
        while group.len() < 5 {
            let mut byte = [0_u8; 1];
            random(&mut byte)?;
            // 248 is the largest multiple of 31 that a byte holds; what lies above would favour some letters.
            if byte[0] < 248 {
                group.push(char::from(LETTERS[usize::from(byte[0] % 31)]));
            }
        }
        groups.push(group);
    }
    Ok(groups.join("-"))
}

/// A recovery code as somebody typed it back.
pub(crate) fn plain_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// Six digits that a customer says to get their machine, each as likely as any other.
pub(crate) fn pick_up_code() -> Result<String> {
    /// The largest multiple of a million that four bytes hold; what lies above would favour some codes.
    const EVEN: u32 = u32::MAX - u32::MAX % 1_000_000;
    loop {
        let mut bytes = [0_u8; 4];
        random(&mut bytes)?;
        let number = u32::from_le_bytes(bytes);
        if number < EVEN {
            return Ok(format!("{:06}", number % 1_000_000));
        }
    }
}

/// Sixteen digits for a customer's papers, each as likely as any other.
pub(crate) fn voucher() -> Result<String> {
    const ALL: u64 = 10_000_000_000_000_000;
    /// The largest multiple of all of them that eight bytes hold.
    const EVEN: u64 = u64::MAX - u64::MAX % ALL;
    loop {
        let mut bytes = [0_u8; 8];
        random(&mut bytes)?;
        let number = u64::from_le_bytes(bytes);
        if number < EVEN {
            return Ok(format!("{:016}", number % ALL));
        }
    }
}

/// Fills bytes at random.
pub(crate) fn random(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| Failure::internal("store.failed", error))
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, 1, 1, None).map_err(broken)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::internal("store.failed", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_fits_its_hash_and_no_other() {
        let kept = hash("卷帘门早上八点半开").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=47104,t=1,p=1$"));
        assert!(fits("卷帘门早上八点半开", Some(&kept)).unwrap());
        assert!(!fits("卷帘门早上八点半关", Some(&kept)).unwrap());
        assert!(!fits("", None).unwrap());
        assert_ne!(kept, hash("卷帘门早上八点半开").unwrap());
    }

    /// Test case 1 of RFC 4231, whose key of 20 bytes is the same as one of 32 that ends in zeros.
    #[test]
    fn the_keyed_hash_is_the_one_of_the_standard() {
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        let hash = hex(&keyed_hash(&key, b"Hi There"));
        assert_eq!(hash, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    #[test]
    fn recovery_codes_are_read_back_however_typed() {
        let code = recovery_code().unwrap();
        assert_eq!(code.len(), 23);
        assert_eq!(plain_code(&code.to_lowercase().replace('-', " ")), code.replace('-', ""));
        assert_ne!(code, recovery_code().unwrap());
    }
}
