//! What each route answers, and what every answer carries.

use crate::client::Answer;
use crate::house::House;
use serde_json::json;
use tests::intake;

/// The headers every answer carries, with what must stand in them.
fn must_be_protected(answer: &Answer, what: &str) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{what}");
    }
    let policy = answer.header("content-security-policy").unwrap_or_else(|| panic!("no policy: {what}"));
    let rule = |name: &str| policy.split("; ").find(|rule| rule.starts_with(name)).map(str::to_owned);
    assert_eq!(rule("default-src").as_deref(), Some("default-src 'self'"), "{what}");
    assert_eq!(rule("script-src").as_deref(), Some("script-src 'self'"), "{what}");
    assert_eq!(rule("frame-ancestors").as_deref(), Some("frame-ancestors 'none'"), "{what}");
    for name in ["access-control-allow-origin", "server", "x-powered-by"] {
        assert_eq!(answer.header(name), None, "{what}");
    }
}

#[test]
fn every_answer_is_protected() {
    let house = House::founded();
    let mut client = house.manager();
    let id = client.call("repair.open", &intake(1))["id"].clone();
    let paper = json!({"id": id}).to_string();
    for (what, answer) in [
        ("the page", client.get("/")),
        ("no such file", client.get("/nowhere.js")),
        ("a command", client.post("/api/repair.views", b"{}")),
        ("a refused command", client.post("/api/repair.card", b"{}")),
        ("an unknown command", client.post("/api/repair.sell", b"{}")),
        ("a paper", client.post("/paper/repair.job_card", paper.as_bytes())),
        ("a file", client.post("/file", b"photo")),
        ("nobody", house.visitor().post("/api/repair.views", b"{}")),
        ("a stranger", client.send("GET", "/", &[("origin", "http://evil.example")], b"")),
        ("another method", client.send("PUT", "/api/repair.views", &[], b"{}")),
    ] {
        must_be_protected(&answer, what);
    }
}

#[test]
fn unknown_names_and_wrong_methods_are_failures() {
    let house = House::founded();
    let client = house.manager();
    let unknown_command = (404, "command.unknown".to_owned());
    for path in ["/api/repair.sell", "/api/repair.job_card", "/api/%00", "/api/..%2f..%2fetc%2fpasswd"] {
        assert_eq!(client.post(path, b"{}").refusal(), unknown_command, "{path}");
    }
    assert_eq!(client.post("/paper/repair.card", b"{}").refusal(), (404, "paper.unknown".to_owned()));
    assert_eq!(client.post("/paper/nothing", b"{}").refusal(), unknown_command);
    for path in ["/api", "/api/", "/api/a/b", "/nowhere", "/Cargo.toml", "/../Cargo.toml", "/shop.db"] {
        assert_eq!(client.post(path, b"{}").status, 404, "{path}");
        assert_eq!(client.get(path).refusal(), (404, "server.unknown_route".to_owned()), "{path}");
    }
    for (method, path) in [
        ("GET", "/api/repair.views"),
        ("PUT", "/api/repair.views"),
        ("DELETE", "/file"),
        ("GET", "/paper/repair.job_card"),
    ] {
        let answer = client.send(method, path, &[("x-xiutai", "1")], b"");
        assert_eq!(answer.refusal(), (404, "server.wrong_method".to_owned()), "{method} {path}");
    }
    let options = [("access-control-request-method", "POST"), ("access-control-request-headers", "x-xiutai")];
    let preflight = client.send("OPTIONS", "/api/repair.views", &options, b"");
    assert_eq!(preflight.status, 404, "no other page is let through");
}

#[test]
fn what_is_no_json_is_a_failure() {
    let house = House::founded();
    let client = house.manager();
    for body in [&b""[..], b"{", b"{\"id\":}", b"nul", b"{}{}", b"\xff\xfe", b"[1,", b"\0"] {
        let answer = client.post("/api/repair.card", body);
        assert_eq!(answer.refusal(), (422, "input.malformed".to_owned()), "{body:?}");
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.json()["code"], "invalid");
    }
    // Deep enough to overflow a careless reader's stack.
    let deep = "[".repeat(200_000);
    assert_eq!(client.post("/api/repair.card", deep.as_bytes()).status, 422);
}

#[test]
fn the_page_comes_from_the_program_and_is_asked_for_anew() {
    let house = House::first_start();
    let client = house.visitor();
    let page = client.get("/");
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(page.header("cache-control"), Some("no-cache"));
    let text = String::from_utf8(page.body).unwrap();
    let script = text.split("src=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a script");
    let asset = client.get(&format!("/{}", script.trim_start_matches(['.', '/'])));
    assert_eq!(asset.status, 200, "{script}");
    assert_eq!(asset.header("content-type"), Some("text/javascript; charset=utf-8"));
    assert_eq!(asset.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert!(!text.contains("http://") && !text.contains("https://"), "nothing from the network: {text}");
}

#[test]
fn what_commands_answer_is_kept_nowhere() {
    let house = House::founded();
    let mut client = house.manager();
    let answer = client.ask("shop.card", &json!({}));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("content-type"), Some("application/json"));
}
