//! The session's cookie.

use axum::http::header::{COOKIE, HeaderMap};

const NAME: &str = "xiutai";

/// The session key a browser sent. Two cookies of our name are as good as none: a server on another
/// port of this machine may have planted one of them.
pub(super) fn key_in(headers: &HeaderMap) -> Option<&str> {
    let mut keys = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == NAME)
        .map(|(_, key)| key);
    let key = keys.next()?;
    keys.next().is_none().then_some(key)
}

/// The line that hands a session to the browser: out of reach for scripts, never sent from other
/// sites, gone when the browser closes. `Secure` has to wait for TLS.
pub(super) fn begin(key: &str) -> String {
    format!("{NAME}={key}; Path=/; HttpOnly; SameSite=Strict")
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
    fn the_cookie_is_out_of_reach_for_scripts_and_other_sites() {
        assert_eq!(begin("k"), "xiutai=k; Path=/; HttpOnly; SameSite=Strict");
    }
}
