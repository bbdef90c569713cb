//! Who may speak to the server at all, decided before any route is looked at.
//!
//! A page of another site can make a browser send requests here, and with a rebound name even read the
//! answers. So the `Host` must be one of our own names to the letter, an `Origin` must be that same
//! name, and every POST carries a header that a form or a foreign page cannot send.

use axum::http::header::{HOST, HeaderMap, HeaderName, ORIGIN};
use axum::http::{Method, Uri};
use kernel::{Code, Failure, Result};
use std::net::{IpAddr, SocketAddr};

/// The header every POST carries, with the value `1`.
const OWN: HeaderName = HeaderName::from_static("x-xiutai");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// The names a server answers to.
#[derive(Debug, Clone)]
pub(crate) struct Gate {
    /// What an `Origin` begins with.
    scheme: &'static str,
    names: Vec<String>,
}

impl Gate {
    /// For a server on a port of this machine, for this machine.
    pub(super) fn here(port: u16) -> Self {
        let mut names: Vec<String> =
            ["127.0.0.1", "localhost", "[::1]"].iter().map(|name| format!("{name}:{port}")).collect();
        if port == 80 {
            // Browsers leave the usual port out.
            names.extend(["127.0.0.1", "localhost", "[::1]"].map(str::to_owned));
        }
        Self { scheme: "http://", names }
    }

    /// For a connection from the network: the address it came to, and this machine's name there. A name that was
    /// made to point here (rebinding) is neither.
    pub(crate) fn network(local: SocketAddr, name: &str) -> Self {
        let mut names = vec![local.to_string(), format!("{name}:{}", local.port())];
        if local.port() == 443 {
            // Browsers leave the usual port out.
            let address = match local.ip() {
                IpAddr::V4(four) => four.to_string(),
                IpAddr::V6(six) => format!("[{six}]"),
            };
            names.extend([address, name.to_owned()]);
        }
        Self { scheme: "https://", names }
    }

    /// Lets a request in or says why not.
    ///
    /// # Errors
    /// `server.foreign_host`, `server.foreign_origin`, `server.missing_header`.
    pub(crate) fn admit(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<()> {
        let refused = |message| Err(Failure::new(Code::Forbidden, message));
        let Some(host) = only(headers, &HOST).filter(|host| self.names.iter().any(|name| name == host))
        else {
            return refused("server.foreign_host");
        };
        // A request line may name a host too, and then that one counts.
        if uri.authority().is_some_and(|authority| authority.as_str() != host) {
            return refused("server.foreign_host");
        }
        if headers.contains_key(ORIGIN) {
            let own = only(headers, &ORIGIN).and_then(|origin| origin.strip_prefix(self.scheme));
            if own != Some(host) {
                return refused("server.foreign_origin");
            }
        }
        if foreign_page(headers) && !opens_a_page(method, headers) {
            return refused("server.foreign_origin");
        }
        if method == Method::POST && only(headers, &OWN) != Some("1") {
            return refused("server.missing_header");
        }
        Ok(())
    }
}

/// The value of a header that stands exactly once.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() {
        return None;
    }
    value.to_str().ok()
}

/// Whether the browser says that a page of another site or port asks.
fn foreign_page(headers: &HeaderMap) -> bool {
    headers.contains_key(FETCH_SITE) && !matches!(only(headers, &FETCH_SITE), Some("same-origin" | "none"))
}

/// Whether somebody follows a link to here, which shows our page and tells the other site nothing.
fn opens_a_page(method: &Method, headers: &HeaderMap) -> bool {
    method == Method::GET && only(headers, &FETCH_MODE) == Some("navigate")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    const PORT: u16 = 7420;

    fn admit(method: &Method, uri: &str, lines: &[(&str, &str)]) -> Result<(), &'static str> {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            let name = HeaderName::try_from(*name).unwrap();
            headers.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        Gate::here(PORT).admit(method, &uri.parse().unwrap(), &headers).map_err(|failure| failure.message)
    }

    #[test]
    fn own_names_are_let_in() {
        for host in ["127.0.0.1:7420", "localhost:7420", "[::1]:7420"] {
            let origin = format!("http://{host}");
            assert_eq!(admit(&Method::GET, "/", &[("host", host)]), Ok(()), "{host}");
            let same =
                [("host", host), ("origin", &origin), ("x-xiutai", "1"), ("sec-fetch-site", "same-origin")];
            assert_eq!(admit(&Method::POST, "/api/shop.door", &same), Ok(()), "{host}");
            assert_eq!(admit(&Method::POST, "/api/shop.door", &[("host", host), ("x-xiutai", "1")]), Ok(()));
        }
        assert!(
            Gate::here(80)
                .admit(&Method::GET, &"/".parse().unwrap(), &{
                    let mut headers = HeaderMap::new();
                    headers.insert(HOST, HeaderValue::from_static("localhost"));
                    headers
                })
                .is_ok()
        );
    }

    #[test]
    fn foreign_hosts_are_kept_out() {
        let foreign = [
            "evil.example",
            "evil.example:7420",
            "localhost.evil.example:7420",
            "127.0.0.1.evil.example:7420",
            "evil.example.localhost:7420",
            "localhost:7420.evil.example",
            "localhost:74200",
            "localhost:742",
            "localhost:80",
            "localhost",
            "localhost:",
            "127.0.0.1",
            "127.0.0.1:7421",
            "127.0.0.2:7420",
            "127.1:7420",
            "0x7f000001:7420",
            "2130706433:7420",
            "0.0.0.0:7420",
            "192.168.1.9:7420",
            "[::]:7420",
            "[::ffff:127.0.0.1]:7420",
            "::1:7420",
            "[::1]",
            "LOCALHOST.:7420",
            "localhost.:7420",
            "user@localhost:7420",
            "localhost:7420@evil.example",
            "localhost:7420, evil.example",
            "evil.example, localhost:7420",
            " localhost:7420",
            "localhost:7420/",
            "localhost:07420",
            "",
        ];
        for host in foreign {
            for (method, uri) in
                [(Method::GET, "/"), (Method::GET, "/events"), (Method::POST, "/api/shop.door")]
            {
                let lines = [("host", host), ("x-xiutai", "1")];
                assert_eq!(admit(&method, uri, &lines), Err("server.foreign_host"), "{host:?} {uri}");
            }
        }
        assert_eq!(admit(&Method::GET, "/", &[]), Err("server.foreign_host"));
        let twice = [("host", "localhost:7420"), ("host", "evil.example")];
        assert_eq!(admit(&Method::GET, "/", &twice), Err("server.foreign_host"));
        let other_line = admit(&Method::GET, "http://evil.example/", &[("host", "localhost:7420")]);
        assert_eq!(other_line, Err("server.foreign_host"));
    }

    #[test]
    fn foreign_origins_are_kept_out() {
        let foreign = [
            "null",
            "",
            "http://evil.example",
            "http://evil.example:7420",
            "https://localhost:7420",
            "http://localhost",
            "http://localhost:7421",
            "http://localhost:7420.evil.example",
            "http://localhost:7420/",
            "http://localhost:7420/x",
            "http://localhost:7420@evil.example",
            "http://user@localhost:7420",
            "HTTP://localhost:7420",
            "http:localhost:7420",
            "file://",
            "tauri://localhost",
            "ftp://localhost:7420",
            "http://localhost:7420 http://evil.example",
            "localhost:7420",
            "http://127.0.0.1:7420",
            "http://[::1]:7420",
            "http://http://localhost:7420",
        ];
        for origin in foreign {
            for (method, uri) in [(Method::GET, "/events"), (Method::POST, "/api/shop.door")] {
                let lines = [("host", "localhost:7420"), ("origin", origin), ("x-xiutai", "1")];
                assert_eq!(admit(&method, uri, &lines), Err("server.foreign_origin"), "{origin:?} {uri}");
            }
        }
        let twice = [
            ("host", "localhost:7420"),
            ("origin", "http://localhost:7420"),
            ("origin", "http://evil.example"),
        ];
        assert_eq!(admit(&Method::GET, "/", &twice), Err("server.foreign_origin"));
    }

    #[test]
    fn foreign_pages_may_only_link_here() {
        for site in ["cross-site", "same-site", "anything"] {
            let asks =
                |mode| [("host", "localhost:7420"), ("sec-fetch-site", site), ("sec-fetch-mode", mode)];
            assert_eq!(admit(&Method::GET, "/events", &asks("no-cors")), Err("server.foreign_origin"));
            assert_eq!(admit(&Method::GET, "/events", &asks("cors")), Err("server.foreign_origin"));
            assert_eq!(admit(&Method::GET, "/", &asks("navigate")), Ok(()));
            assert_eq!(admit(&Method::POST, "/file", &asks("navigate")), Err("server.foreign_origin"));
        }
        assert_eq!(
            admit(&Method::GET, "/", &[("host", "localhost:7420"), ("sec-fetch-site", "none")]),
            Ok(())
        );
    }

    #[test]
    fn the_network_is_asked_for_the_address_it_came_to() {
        let admit = |local: &str, host: &str, origin: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_str(host).unwrap());
            if let Some(origin) = origin {
                headers.insert(ORIGIN, HeaderValue::from_str(origin).unwrap());
            }
            Gate::network(local.parse().unwrap(), "shop-pc.local")
                .admit(&Method::GET, &"/".parse().unwrap(), &headers)
                .map_err(|failure| failure.message)
        };
        let local = "192.168.1.5:7421";
        for host in [local, "shop-pc.local:7421"] {
            assert_eq!(admit(local, host, None), Ok(()));
            assert_eq!(admit(local, host, Some(&format!("https://{host}"))), Ok(()));
            assert_eq!(admit(local, host, Some(&format!("http://{host}"))), Err("server.foreign_origin"));
        }
        assert_eq!(admit("192.168.1.5:443", "192.168.1.5", Some("https://192.168.1.5")), Ok(()));
        assert_eq!(admit("192.168.1.5:443", "shop-pc.local", None), Ok(()));
        assert_eq!(admit("[fd00::5]:443", "[fd00::5]", None), Ok(()));
        assert_eq!(admit("[fd00::5]:7421", "[fd00::5]:7421", None), Ok(()));
        for host in [
            "192.168.1.5",
            "192.168.1.6:7421",
            "127.0.0.1:7421",
            "localhost:7421",
            "shop-pc:7421",
            "shop-pc.local",
            "shop-pc.local.evil.example:7421",
            "xiutai.internal:7421",
            "evil.example:7421",
        ] {
            assert_eq!(admit(local, host, None), Err("server.foreign_host"), "{host}");
        }
        let other = Some("https://shop-pc.local:7421");
        assert_eq!(admit(local, local, other), Err("server.foreign_origin"), "to the letter the same name");
    }

    #[test]
    fn every_post_carries_the_header() {
        for lines in [
            &[("host", "localhost:7420")][..],
            &[("host", "localhost:7420"), ("x-xiutai", "")],
            &[("host", "localhost:7420"), ("x-xiutai", "true")],
            &[("host", "localhost:7420"), ("x-xiutai", "1"), ("x-xiutai", "1")],
        ] {
            assert_eq!(admit(&Method::POST, "/api/shop.door", lines), Err("server.missing_header"));
        }
    }
}
