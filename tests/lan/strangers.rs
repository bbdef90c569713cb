//! Who was not let in, or was sent off, gets nothing: for every command, every paper and every other route.

use desk::commands::commands;
use serde_json::json;
use tests::lan::{Answer, LanHost, Visitor};
use tests::{BADGE, PASSWORD, files_below, intake, photo};

/// Every path behind which the shop's data lies.
fn guarded() -> Vec<String> {
    let commands = commands();
    let listed = commands.iter().map(|(name, command)| {
        if command.is_paper() { format!("POST /paper/{name}") } else { format!("POST /api/{name}") }
    });
    listed.chain(["POST /file", "GET /events"].map(str::to_owned)).collect()
}

/// Lines on which a stranger asks at once: each refusal takes a second.
const LINES: usize = 16;

fn must_get_nothing(visitor: &Visitor, message: &str) {
    let guarded = guarded();
    std::thread::scope(|scope| {
        for routes in guarded.chunks(guarded.len().div_ceil(LINES)) {
            scope.spawn(move || {
                let mut line = visitor.line().unwrap();
                for route in routes {
                    must_be_refused(&visitor.ask_on(&mut line, route, &[], b"{}").unwrap(), route, message);
                }
            });
        }
    });
}

fn must_be_refused(answer: &Answer, route: &str, message: &str) {
    assert_eq!(answer.refusal(), (403, message.to_owned()), "{route}");
    let text = answer.text();
    for secret in ["朝阳门", "周明远", "张伟", "Reno"] {
        assert!(!text.contains(secret), "{route}: {text}");
    }
    assert!(answer.header("set-cookie").is_none(), "{route}");
}

#[test]
fn without_anything_to_show_there_is_nothing() {
    let host = LanHost::founded();
    must_get_nothing(&host.browser(), "terminal.unknown");
    let mut guessing = host.browser();
    guessing.cookie = Some(format!("__Host-xiutai={}", "a".repeat(64)));
    must_get_nothing(&guessing, "terminal.unknown");
}

#[test]
fn with_a_certificate_that_nobody_let_in_there_is_nothing() {
    let host = LanHost::founded();
    must_get_nothing(&host.desk(), "terminal.unknown");
    let mut knocking = host.desk();
    host.knock(&mut knocking, "工位 9");
    must_get_nothing(&knocking, "terminal.unknown");
}

#[test]
fn who_was_sent_off_gets_nothing_although_somebody_sat_there() {
    let host = LanHost::founded();
    let mut manager = host.manager();
    manager.call("repair.open", &intake(1));
    let (mut desk, id) = host.paired("工位 1");
    desk.sign_in(BADGE, PASSWORD);
    desk.call("repair.find", &json!({"view": "open", "limit": 3}));
    manager.call("terminal.revoke", &json!({"id": id, "reason": "换了电脑"}));
    must_get_nothing(&desk, "terminal.revoked");

    let mut tablet = host.invited("平板");
    tablet.sign_in(BADGE, PASSWORD);
    let listed = manager.call("terminal.list", &json!({}));
    let tablet_id =
        listed.as_array().unwrap().iter().find(|row| row["name"] == "平板").unwrap()["id"].clone();
    manager.call("terminal.revoke", &json!({"id": tablet_id, "reason": "丢了"}));
    must_get_nothing(&tablet, "terminal.revoked");
}

#[test]
fn a_key_of_one_side_is_nothing_on_the_other() {
    let host = LanHost::founded();
    let manager = host.manager();
    let mut outside = host.browser();
    outside.cookie.clone_from(&manager.cookie);
    must_get_nothing(&outside, "terminal.unknown");
    outside.cookie = manager.cookie.as_ref().map(|cookie| cookie.replace("xiutai=", "__Host-xiutai="));
    must_get_nothing(&outside, "terminal.unknown");

    let mut tablet = host.invited("平板");
    tablet.sign_in(BADGE, PASSWORD);
    let token = tablet.cookie.clone().unwrap();
    for cookie in [token.clone(), token.replace("__Host-xiutai=", "xiutai=")] {
        let mut here = Visitor::here(host.here);
        here.cookie = Some(cookie);
        assert_eq!(here.ask("shop.status", &json!({})).status, 401);
    }
}

#[test]
fn a_desk_that_shows_a_certificate_is_not_let_in_by_a_cookie() {
    let host = LanHost::founded();
    let tablet = host.invited("平板");
    let mut desk = host.desk();
    desk.cookie.clone_from(&tablet.cookie);
    must_get_nothing(&desk, "terminal.unknown");
}

#[test]
fn what_strangers_send_is_not_kept() {
    let host = LanHost::founded();
    let before = files_below(&host.folder.path().join("shop-1"));
    let mut stranger = host.desk();
    let answer = stranger.try_post("/file", &[], &photo(1)).unwrap();
    assert_eq!(answer.refusal(), (403, "terminal.unknown".to_owned()));
    assert_eq!(files_below(&host.folder.path().join("shop-1")), before);
    // Neither a long body nor one that never comes is waited for.
    let mut line = stranger.line().unwrap();
    let head = format!(
        "POST /api/repair.open HTTP/1.1\r\nhost: {}\r\nx-xiutai: 1\r\ncontent-length: 8000000\r\n\r\n",
        stranger.host
    );
    line.put(head.as_bytes()).unwrap();
    assert_eq!(line.answer().unwrap().refusal(), (403, "terminal.unknown".to_owned()));
}

#[test]
fn the_page_itself_is_there_for_whoever_wants_to_come_in() {
    let host = LanHost::founded();
    let page = host.browser().get("/");
    assert_eq!(page.status, 200);
    assert!(page.text().starts_with("<!doctype html>"));
    assert!(page.header("set-cookie").is_none());
}
