//! Who may speak to the server at all.

use crate::client::{Answer, head, send_raw};
use crate::house::House;

/// Asks for a route that is not there: a judgement that came after routing would say so.
fn ask(port: u16, line: &str, headers: &[(&str, &str)]) -> Answer {
    let mut all = vec![("content-length", "0")];
    all.extend(headers);
    send_raw(port, head(line, &all).as_bytes())
}

const NOWHERE: &str = "POST /nowhere";

#[test]
fn foreign_hosts_are_refused_before_routing() {
    let house = House::first_start();
    let port = house.port;
    let foreign = [
        "evil.example",
        "evil.example:PORT",
        "localhost.evil.example:PORT",
        "127.0.0.1.evil.example:PORT",
        "127.0.0.1.nip.io:PORT",
        "evil.example.localhost:PORT",
        "xlocalhost:PORT",
        "localhostx:PORT",
        "1127.0.0.1:PORT",
        "127.0.0.11:PORT",
        "localhost:PORT.evil.example",
        "localhost:PORT0",
        "localhost:1",
        "localhost",
        "localhost:",
        "127.0.0.1",
        "127.0.0.1:0PORT",
        "127.0.0.2:PORT",
        "127.1:PORT",
        "0x7f000001:PORT",
        "0177.0.0.1:PORT",
        "2130706433:PORT",
        "0.0.0.0:PORT",
        "0:PORT",
        "192.168.1.9:PORT",
        "[::]:PORT",
        "[::ffff:127.0.0.1]:PORT",
        "[0:0:0:0:0:0:0:1]:PORT",
        "::1:PORT",
        "[::1]",
        "localhost.:PORT",
        "127.0.0.1.:PORT",
        "LOCALHOST.:PORT",
        "user@localhost:PORT",
        "localhost:PORT@evil.example",
        "localhost:PORT, evil.example",
        "evil.example, localhost:PORT",
        "localhost:PORT/",
        "localhost:PORT#",
        "http://localhost:PORT",
        "ｌocalhost:PORT",
        "",
    ];
    for host in foreign {
        let host = host.replace("PORT", &port.to_string());
        for line in [NOWHERE, "GET /", "GET /events"] {
            let answer = ask(port, line, &[("host", &host), ("x-xiutai", "1")]);
            assert_eq!(answer.refusal(), (403, "server.foreign_host".to_owned()), "{host:?} {line}");
        }
    }
}

#[test]
fn a_second_or_missing_or_hidden_host_is_refused() {
    let house = House::first_start();
    let own = format!("localhost:{}", house.port);
    let own = own.as_str();
    let foreign = (403, "server.foreign_host".to_owned());
    let twice = ask(house.port, NOWHERE, &[("host", own), ("host", "evil.example"), ("x-xiutai", "1")]);
    assert_eq!(twice.refusal(), foreign);
    let twice_same = ask(house.port, NOWHERE, &[("host", own), ("host", own), ("x-xiutai", "1")]);
    assert_eq!(twice_same.refusal(), foreign);
    let missing = ask(house.port, NOWHERE, &[("x-xiutai", "1")]);
    assert!(missing.status == 403 || missing.status == 400, "{missing:?}");
    let forwarded = [("host", "evil.example"), ("x-forwarded-host", own), ("x-xiutai", "1")];
    assert_eq!(ask(house.port, NOWHERE, &forwarded).refusal(), foreign);
    let in_the_line = ask(house.port, "GET http://evil.example/", &[("host", own)]);
    assert_eq!(in_the_line.refusal(), foreign);
}

#[test]
fn own_names_are_let_in() {
    let house = House::first_start();
    for name in ["127.0.0.1", "localhost", "[::1]"] {
        let host = format!("{name}:{}", house.port);
        let origin = format!("http://{host}");
        let headers = [("host", host.as_str()), ("origin", &origin), ("x-xiutai", "1")];
        assert_eq!(ask(house.port, NOWHERE, &headers).refusal().1, "server.unknown_route", "{host}");
    }
}

#[test]
fn foreign_origins_are_refused_before_routing() {
    let house = House::first_start();
    let (port, host) = (house.port, format!("localhost:{}", house.port));
    let foreign = [
        "null",
        "",
        "http://evil.example",
        "http://evil.example:PORT",
        "http://localhost:PORT.evil.example",
        "http://localhost.evil.example:PORT",
        "https://localhost:PORT",
        "http://localhost",
        "http://localhost:1",
        "http://localhost:PORT/",
        "http://localhost:PORT@evil.example",
        "http://user@localhost:PORT",
        "http://127.0.0.1:PORT",
        "http://[::1]:PORT",
        "HTTP://localhost:PORT",
        "localhost:PORT",
        "file://",
        "tauri://localhost",
        "http://localhost:PORT http://evil.example",
    ];
    for origin in foreign {
        let origin = origin.replace("PORT", &port.to_string());
        for line in [NOWHERE, "GET /events"] {
            let headers = [("host", host.as_str()), ("origin", &origin), ("x-xiutai", "1")];
            let answer = ask(port, line, &headers);
            assert_eq!(answer.refusal(), (403, "server.foreign_origin".to_owned()), "{origin:?} {line}");
        }
    }
    let site = [("host", host.as_str()), ("sec-fetch-site", "cross-site"), ("x-xiutai", "1")];
    assert_eq!(ask(port, NOWHERE, &site).refusal().1, "server.foreign_origin");
}

#[test]
fn a_post_without_our_header_is_refused_before_routing() {
    let house = House::founded();
    let manager = house.manager();
    let missing = (403, "server.missing_header".to_owned());
    for path in ["/api/repair.views", "/paper/repair.job_card", "/file", "/nowhere"] {
        assert_eq!(manager.send("POST", path, &[], b"{}").refusal(), missing, "{path}");
        for value in ["", "0", "true", "1, 1"] {
            let answer = manager.send("POST", path, &[("x-xiutai", value)], b"{}");
            assert_eq!(answer.refusal(), missing, "{path} {value:?}");
        }
        // What a form of another site can send without asking first.
        let form = [("content-type", "text/plain")];
        assert_eq!(manager.send("POST", path, &form, b"{}").refusal(), missing, "{path}");
    }
}
