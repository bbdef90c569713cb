//! Desks and who sits at them: a full sign-in once a day, then a PIN or the badge; a lock.

mod commands;
mod presence;
mod proof;

pub(crate) use commands::{awake, lock, recover, sign_in, sign_out, switch};
pub(crate) use presence::{Presence, Sessions};
pub(crate) use proof::{is_oneself, key_hash};

use domain::terminal::TerminalId;
use kernel::journal::hex;
use sha2::{Digest, Sha256};

/// What a desk holds to be known again: 256 random bits for a browser on this machine; the window needs none, and a
/// terminal of the network proves itself to the transport.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SessionKey(Kind);

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Kind {
    Window,
    Browser {
        key: String,
        /// The key that this one takes the place of at the next full sign-in.
        former: Option<String>,
    },
    Terminal(TerminalId),
}

impl SessionKey {
    pub(crate) fn window() -> Self {
        Self(Kind::Window)
    }

    pub(crate) fn new() -> kernel::Result<Self> {
        Self::after(None)
    }

    /// A new key of a browser, which ends the one it had as soon as somebody signs in with it.
    pub(crate) fn after(former: Option<&Self>) -> kernel::Result<Self> {
        let mut bytes = [0; 32];
        crate::secrets::random(&mut bytes)?;
        let former = match former {
            Some(Self(Kind::Browser { key, .. })) => Some(key.clone()),
            Some(Self(Kind::Window | Kind::Terminal(_))) | None => None,
        };
        Ok(Self(Kind::Browser { key: hex(&bytes), former }))
    }

    pub(crate) fn terminal(id: TerminalId) -> Self {
        Self(Kind::Terminal(id))
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        let whole = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        whole.then(|| Self::browser(text.to_owned()))
    }

    fn browser(key: String) -> Self {
        Self(Kind::Browser { key, former: None })
    }

    /// For the cookie of a browser on this machine; empty for all others, whose keys never leave the process.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kind::Window | Kind::Terminal(_) => "",
            Kind::Browser { key, .. } => key,
        }
    }

    /// Whether it is one of a terminal, which keeps it as long as it is let in.
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        self.terminal_id().is_some()
    }

    pub(crate) fn terminal_id(&self) -> Option<TerminalId> {
        match &self.0 {
            Kind::Terminal(id) => Some(*id),
            Kind::Window | Kind::Browser { .. } => None,
        }
    }

    /// The key that this one takes the place of.
    pub(crate) fn former(&self) -> Option<Self> {
        match &self.0 {
            Kind::Browser { former, .. } => former.clone().map(Self::browser),
            Kind::Window | Kind::Terminal(_) => None,
        }
    }

    /// What is kept of it.
    pub(crate) fn hash(&self) -> [u8; 32] {
        match &self.0 {
            Kind::Window => Sha256::digest("window").into(),
            Kind::Browser { key, .. } => Sha256::digest(format!("browser:{key}")).into(),
            Kind::Terminal(id) => Sha256::digest(format!("terminal:{}", id.0)).into(),
        }
    }
}
