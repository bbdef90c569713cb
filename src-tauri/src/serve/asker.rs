//! Who asks, as far as a request says.

use super::cookie;
use axum::http::HeaderMap;
use desk::{Desk, Proof, SessionKey};
use kernel::{Code, Failure, Result};

/// Who asks.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Asker {
    /// A browser on this machine, by the cookie of its session if it has one.
    Here(Option<String>),
    /// A desk in the network, by the certificate whose key its connection proved.
    Certificate([u8; 32]),
    /// A browser in the network, by what it was let in with.
    Token(String),
    /// Somebody in the network who shows nothing.
    Stranger,
}

impl Asker {
    /// Of a request from this machine.
    pub(super) fn here(headers: &HeaderMap) -> Self {
        Self::Here(cookie::key_in(headers).map(str::to_owned))
    }

    /// Of a request from the network. A desk that shows a certificate is nobody else.
    pub(crate) fn network(certificate: Option<[u8; 32]>, headers: &HeaderMap) -> Self {
        match (certificate, cookie::token_in(headers)) {
            (Some(print), _) => Self::Certificate(print),
            (None, Some(token)) => Self::Token(token.to_owned()),
            (None, None) => Self::Stranger,
        }
    }

    /// Whether the request came from the network.
    pub(super) fn is_from_the_network(&self) -> bool {
        match self {
            Self::Here(_) => false,
            Self::Certificate(_) | Self::Token(_) | Self::Stranger => true,
        }
    }

    /// The session it stands for; on this machine there may be none yet.
    ///
    /// # Errors
    /// `terminal.unknown` and `terminal.revoked` for whoever was not let in from the network.
    pub(crate) fn session(&self, desk: &Desk) -> Result<Option<SessionKey>> {
        self.session_by(desk, |proof| desk.find_terminal(proof))
    }

    /// As `session`, where nothing was asked: a terminal is not seen by that.
    ///
    /// # Errors
    /// As `session`.
    pub(super) fn standing_session(&self, desk: &Desk) -> Result<Option<SessionKey>> {
        self.session_by(desk, |proof| desk.look_for_terminal(proof))
    }

    fn session_by(
        &self,
        desk: &Desk,
        find: impl FnOnce(Proof<'_>) -> Result<SessionKey>,
    ) -> Result<Option<SessionKey>> {
        match self {
            Self::Here(key) => Ok(key.as_deref().and_then(|key| desk.find_session(key))),
            Self::Certificate(print) => find(Proof::Certificate(print)).map(Some),
            Self::Token(token) => find(Proof::Token(token)).map(Some),
            Self::Stranger => Err(Failure::new(Code::Forbidden, "terminal.unknown")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use axum::http::header::COOKIE;

    #[test]
    fn a_certificate_goes_before_a_cookie_and_a_session_of_this_machine_is_nothing_outside() {
        let headers = |line: &'static str| {
            let mut headers = HeaderMap::new();
            headers.append(COOKIE, HeaderValue::from_static(line));
            headers
        };
        let both = headers("__Host-xiutai=t; xiutai=k");
        assert!(Asker::network(Some([7; 32]), &both) == Asker::Certificate([7; 32]));
        assert!(Asker::network(None, &both) == Asker::Token("t".to_owned()));
        assert!(Asker::network(None, &headers("xiutai=k")) == Asker::Stranger);
        assert!(Asker::here(&both) == Asker::Here(Some("k".to_owned())));
        assert!(Asker::here(&headers("__Host-xiutai=t")) == Asker::Here(None));
        assert!(!Asker::here(&both).is_from_the_network() && Asker::Stranger.is_from_the_network());
    }
}
