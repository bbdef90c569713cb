//! The session's cookie.

use axum::http::header::{COOKIE, HeaderMap};

/// Of a session on this machine.
const NAME: &str = "xiutai";
/// Of a browser that was let in from the network. Browsers take a name that begins so over TLS only, from this very host
/// and for all of it, so that no neighbour plants one (RFC 6265bis, 4.1.3.2).
const NETWORK_NAME: &str = "__Host-xiutai";
/// How long a browser keeps it: as long as browsers keep any, 400 days. Who is revoked is out at once all the same.
const KEPT_SECONDS: u32 = 34_560_000;

/// The session key a browser on this machine sent.
pub(super) fn key_in(headers: &HeaderMap) -> Option<&str> {
    only(headers, NAME)
}

/// What a browser in the network was let in with.
pub(crate) fn token_in(headers: &HeaderMap) -> Option<&str> {
    only(headers, NETWORK_NAME)
}

/// Two cookies of our name are as good as none: a server on another port of this machine may have planted one of
/// them.
fn only<'h>(headers: &'h HeaderMap, wanted: &str) -> Option<&'h str> {
    let mut keys = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == wanted)
        .map(|(_, key)| key);
    let key = keys.next()?;
    keys.next().is_none().then_some(key)
}

/// The line that hands a session to the browser: out of reach for scripts, never sent from other
/// sites, gone when the browser closes. Without TLS on this machine there is no `Secure`.
pub(super) fn begin(key: &str) -> String {
    format!("{NAME}={key}; Path=/; HttpOnly; SameSite=Strict")
}

/// The line that lets a browser in the network come back.
pub(crate) fn let_in(token: &str) -> String {
    format!("{NETWORK_NAME}={token}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={KEPT_SECONDS}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn one_cookie_of_our_name_is_read() {
        let key = |lines: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append(COOKIE, HeaderValue::from_static(line));
            }
            key_in(&headers).map(str::to_owned)
        };
        assert_eq!(key(&["xiutai=abc"]), Some("abc".to_owned()));
        assert_eq!(key(&["a=b; xiutai=abc;c=d"]), Some("abc".to_owned()));
        assert_eq!(key(&["a=b", "xiutai=abc"]), Some("abc".to_owned()));
        assert_eq!(key(&["xiutai2=abc; axiutai=d"]), None);
        assert_eq!(key(&["xiutai=abc; xiutai=def"]), None);
        assert_eq!(key(&["xiutai=abc", "xiutai=abc"]), None);
        assert_eq!(key(&[]), None);
    }

    #[test]
    fn a_session_here_is_nothing_in_the_network() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("xiutai=abc; __Host-xiutai=def"));
        assert_eq!((key_in(&headers), token_in(&headers)), (Some("abc"), Some("def")));
        headers.append(COOKIE, HeaderValue::from_static("__Host-xiutai=ghi"));
        assert_eq!((key_in(&headers), token_in(&headers)), (Some("abc"), None));
    }

    #[test]
    fn the_cookie_is_out_of_reach_for_scripts_and_other_sites() {
        assert_eq!(begin("k"), "xiutai=k; Path=/; HttpOnly; SameSite=Strict");
        let kept = "__Host-xiutai=t; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=34560000";
        assert_eq!(let_in("t"), kept);
    }
}
