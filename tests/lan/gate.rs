//! Who may speak to the host at all, over TLS: for every command, every paper and every other route.

use desk::commands::commands;
use tests::lan::{Answer, LanHost, Line, Visitor};
use tests::{BADGE, PASSWORD};

/// Every path there is, by its method: the commands and papers by their list, the others by name.
fn routes() -> Vec<String> {
    let commands = commands();
    let listed = commands.iter().map(|(name, command)| {
        if command.is_paper() { format!("POST /paper/{name}") } else { format!("POST /api/{name}") }
    });
    let others = [
        "POST /file",
        "POST /pair/begin",
        "POST /pair/reveal",
        "POST /pair/state",
        "POST /pair/join",
        "POST /ticket/state",
        "POST /ticket/file",
        "POST /nowhere",
        "GET /events",
        "GET /",
        "GET /index.html",
        "GET /authority.crt",
        "GET /nowhere",
    ];
    listed.chain(others.map(str::to_owned)).collect()
}

struct Bench {
    host: LanHost,
    desk: Visitor,
    line: Line,
}

impl Bench {
    /// The desk of a manager who signed in: the gate asks nobody who they are.
    fn new() -> Self {
        let host = LanHost::founded();
        let (mut desk, _) = host.paired("工位 1");
        desk.sign_in(BADGE, PASSWORD);
        let line = desk.line().unwrap();
        Self { host, desk, line }
    }

    /// Asks with exactly these headers beside the length of a body.
    fn ask(&mut self, first: &str, headers: &[(&str, &str)]) -> Answer {
        let mut all = vec![("content-length", "2")];
        all.extend(headers);
        match self.line.ask(first, &all, b"{}") {
            Ok(answer) => answer,
            // A refusal that left its body unread ends the line.
            Err(_) => {
                self.line = self.desk.line().unwrap();
                self.line.ask(first, &all, b"{}").unwrap()
            }
        }
    }

    fn refused(&mut self, first: &str, headers: &[(&str, &str)], message: &str) {
        let answer = self.ask(first, headers);
        assert_eq!(answer.refusal(), (403, message.to_owned()), "{first} {headers:?}");
        assert!(answer.header("set-cookie").is_none());
    }
}

#[test]
fn a_name_that_was_made_to_point_here_is_refused_on_every_route() {
    let mut bench = Bench::new();
    let port = bench.host.network.port();
    let own = bench.desk.host.clone();
    for route in routes() {
        for host in [format!("evil.example:{port}"), format!("localhost:{port}"), format!("127.0.0.2:{port}")]
        {
            bench.refused(&route, &[("host", &host), ("x-xiutai", "1")], "server.foreign_host");
        }
        let twice = [("host", own.as_str()), ("host", "evil.example"), ("x-xiutai", "1")];
        bench.refused(&route, &twice, "server.foreign_host");
    }
}

#[test]
fn hosts_that_are_almost_ours_are_refused() {
    let mut bench = Bench::new();
    let port = bench.host.network.port().to_string();
    for host in [
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1:PORT0",
        "127.0.0.1:PORT.evil.example",
        "127.0.0.1.evil.example:PORT",
        "127.1:PORT",
        "2130706433:PORT",
        "0.0.0.0:PORT",
        "[::1]:PORT",
        "[::ffff:127.0.0.1]:PORT",
        "xiutai.internal:PORT",
        "evil.local:PORT",
        "user@127.0.0.1:PORT",
        "127.0.0.1:PORT/",
        "https://127.0.0.1:PORT",
        "",
    ] {
        let host = host.replace("PORT", &port);
        bench.refused("GET /", &[("host", &host)], "server.foreign_host");
    }
    let own = bench.desk.host.clone();
    bench.refused("GET https://evil.example/", &[("host", &own)], "server.foreign_host");
}

#[test]
fn pages_of_other_sites_are_refused_on_every_route() {
    let mut bench = Bench::new();
    let own = bench.desk.host.clone();
    let here = bench.host.here.to_string();
    for route in routes() {
        for origin in [
            "null".to_owned(),
            "https://evil.example".to_owned(),
            format!("http://{own}"),
            format!("http://{here}"),
            format!("https://{own}.evil.example"),
        ] {
            let headers = [("host", own.as_str()), ("origin", &origin), ("x-xiutai", "1")];
            bench.refused(&route, &headers, "server.foreign_origin");
        }
        for site in ["cross-site", "same-site"] {
            let headers = [("host", own.as_str()), ("sec-fetch-site", site), ("x-xiutai", "1")];
            bench.refused(&route, &headers, "server.foreign_origin");
        }
    }
}

#[test]
fn every_post_carries_our_header() {
    let mut bench = Bench::new();
    let own = bench.desk.host.clone();
    for route in routes().iter().filter(|route| route.starts_with("POST")) {
        bench.refused(route, &[("host", &own)], "server.missing_header");
        let form = [("host", own.as_str()), ("content-type", "text/plain")];
        bench.refused(route, &form, "server.missing_header");
    }
}

#[test]
fn our_own_pages_are_let_in_and_answers_carry_what_protects_them() {
    let mut bench = Bench::new();
    let own = bench.desk.host.clone();
    let origin = format!("https://{own}");
    let same =
        [("host", own.as_str()), ("origin", &origin), ("sec-fetch-site", "same-origin"), ("x-xiutai", "1")];
    let door = bench.ask("POST /api/shop.door", &same);
    assert_eq!(door.status, 200, "{}", door.text());
    assert_eq!(door.header("cache-control"), Some("no-store"));
    assert_eq!(bench.ask("POST /nowhere", &same).refusal().1, "server.unknown_route");
    let page = bench
        .ask("GET /", &[("host", &own), ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")]);
    assert_eq!(page.status, 200, "a link from elsewhere opens the page");
    for answer in [door, page] {
        let policy = answer.header("content-security-policy").unwrap();
        assert!(
            policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'none'"),
            "{policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("x-frame-options"), Some("DENY"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
        // A name that stands for this certificate today may be another machine tomorrow.
        assert_eq!(answer.header("strict-transport-security"), None);
    }
}
