//! Desks and who sits at them: a full sign-in once a day, then a PIN or the badge; a lock.

mod commands;
mod presence;

pub(crate) use commands::{lock, recover, sign_in, sign_out, switch};
pub(crate) use presence::{Presence, Sessions};

use kernel::journal::hex;
use sha2::{Digest, Sha256};

/// What a desk holds to be known again: 256 random bits for a browser; the window needs none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionKey(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Window,
    Browser(String),
}

impl SessionKey {
    pub(crate) fn window() -> Self {
        Self(Kind::Window)
    }

    pub(crate) fn new() -> kernel::Result<Self> {
        let mut bytes = [0; 32];
        crate::secrets::random(&mut bytes)?;
        Ok(Self(Kind::Browser(hex(&bytes))))
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        let whole = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        whole.then(|| Self(Kind::Browser(text.to_owned())))
    }

    /// For the cookie of a browser; empty for the window, whose key never leaves the process.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kind::Window => "",
            Kind::Browser(key) => key,
        }
    }

    /// What is kept of it.
    pub(crate) fn hash(&self) -> [u8; 32] {
        match &self.0 {
            Kind::Window => Sha256::digest("window").into(),
            Kind::Browser(key) => Sha256::digest(format!("browser:{key}")).into(),
        }
    }
}
