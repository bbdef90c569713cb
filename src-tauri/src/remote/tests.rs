//! The line against hosts that are well, gone, slow, and somebody else's.

use super::fake::{Answers, Authority, FakeHost, NEVER, Tray, desk_of, desk_with, plain, told};
use super::folder::DeskFolder;
use super::folder::tests::data_folder;
use super::{Joining, News, State, call};
use hyper::StatusCode;
use kernel::RequestId;
use kernel::journal::hex;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const NOW: (i32, i32) = (2026, 2027);

fn answers(answer: impl Fn(&str) -> (u16, String) + Send + Sync + 'static) -> Answers {
    Arc::new(move |asked| {
        if asked.path == "/api/shop.door" {
            return (StatusCode::OK, "{}".to_owned());
        }
        let (status, text) = answer(&asked.path);
        (StatusCode::from_u16(status).unwrap(), text)
    })
}

fn request(n: char) -> RequestId {
    n.to_string().repeat(32).parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_host_is_told_who_asks_and_what_for() {
    let authority = Authority::new();
    let host = FakeHost::start(
        authority.leaf(NOW),
        answers(|path| match path {
            "/api/repair.open" => (200, json!({"id": 7}).to_string()),
            "/paper/repair.job_card" => (200, "%PDF".to_owned()),
            "/api/repair.revise" => (
                409,
                json!({"code": "conflict", "message": "edit.stale", "params": {"person": "王"}, "fields": [], "gates": []})
                    .to_string(),
            ),
            "/api/odd" => (500, "<html>".to_owned()),
            _ => (401, "{}".to_owned()),
        }),
    )
    .await;
    let (line, _told) = desk_of("asks", &authority, host.address);
    let opened = line.call("repair.open", &json!({"phone": "1"}), Some(request('a'))).await;
    assert_eq!(opened, Ok(json!({"id": 7})));
    assert_eq!(line.paper("repair.job_card", &json!({})).await.unwrap(), b"%PDF");
    let stale = line.call("repair.revise", &json!({}), None).await.unwrap_err();
    assert_eq!(serde_json::to_value(stale).unwrap()["params"]["person"], "王");
    assert_eq!(line.call("odd", &json!({}), None).await.unwrap_err().message(), "reply.unreadable");
    for name in ["", "../file", "repair.open?x", "a b"] {
        assert_eq!(
            line.call(name, &json!({}), None).await.unwrap_err().message(),
            "input.malformed",
            "{name}"
        );
    }
    let asked = host.asked();
    assert_eq!(asked.len(), 4);
    let opening = &asked[0];
    assert_eq!(opening.headers["host"], host.address.to_string());
    assert_eq!(opening.headers["x-xiutai"], "1");
    assert_eq!(opening.headers["x-request"].to_str().unwrap().replace('-', ""), "a".repeat(32));
    assert_eq!(opening.body, r#"{"phone":"1"}"#);
    assert!(!opening.certificate.is_empty() && opening.certificate == asked[1].certificate);
    assert!(!asked[1].headers.contains_key("x-request"));
    line.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn another_certificate_is_another_host_whatever_it_says() {
    let (authority, stranger) = (Authority::new(), Authority::new());
    let host = FakeHost::start(stranger.leaf(NOW), plain()).await;
    let (line, mut news) = desk_of("stranger", &authority, host.address);
    let refused = line.call("session.sign_in", &json!({"password": "secret"}), None).await.unwrap_err();
    // Before the first look is done the call itself finds out.
    assert_eq!(refused.message(), "line.other_host");
    told(&mut news, &News::OtherHost).await;
    assert_eq!(line.call("repair.find", &json!({}), None).await.unwrap_err().message(), "line.other_host");
    assert!(host.asked().is_empty(), "nothing was said to it");
    line.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_where_a_lost_host_was_is_not_told_as_the_line_being_back() {
    let (authority, stranger) = (Authority::new(), Authority::new());
    let host = FakeHost::start(authority.leaf(NOW), plain()).await;
    let address = host.address;
    let (line, mut news) = desk_of("stranger-after", &authority, address);
    assert!(line.call("repair.find", &json!({}), None).await.is_ok());
    host.stop().await;
    assert!(line.call("repair.find", &json!({}), None).await.unwrap_err().is_line_down());
    told(&mut news, &News::Line(false)).await;
    let _other = FakeHost::at(address, stranger.leaf(NOW), plain()).await;
    let next = tokio::time::timeout(Duration::from_secs(30), news.recv()).await.expect("the page is told");
    assert_eq!(next, Some(News::OtherHost));
    line.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_from_before_the_line_fell_is_not_used_again() {
    let authority = Authority::new();
    let gone = Arc::new(Mutex::new(false));
    let is_gone = Arc::clone(&gone);
    // Nothing is closed when it goes, as where a network cable is pulled.
    let host: Answers = Arc::new(move |asked| match asked.path.as_str() {
        "/api/shop.door" if *is_gone.lock().unwrap() => (StatusCode::OK, NEVER.to_owned()),
        "/events" => (StatusCode::UNAUTHORIZED, "{}".to_owned()),
        "/api/slow" => (StatusCode::OK, NEVER.to_owned()),
        _ => (StatusCode::OK, "{}".to_owned()),
    });
    let host = FakeHost::start(authority.leaf(NOW), host).await;
    let (line, mut news) = desk_of("pool", &authority, host.address);
    let at = |host: &FakeHost| host.asked().last().map(|asked| asked.connection).unwrap();
    // A look of the line's own may have taken the kept one just then.
    let (mut used, mut is_kept) = (Vec::new(), false);
    for _ in 0..20 {
        assert!(line.call("repair.find", &json!({}), None).await.is_ok());
        is_kept = is_kept || used.contains(&at(&host));
        used.push(at(&host));
    }
    assert!(is_kept, "one connection serves one call after the other");
    let before = used.into_iter().max().unwrap();
    *gone.lock().unwrap() = true;
    let slow = line.call("slow", &json!({}), None).await;
    assert!(slow.unwrap_err().is_line_down());
    told(&mut news, &News::Line(false)).await;
    *gone.lock().unwrap() = false;
    told(&mut news, &News::Line(true)).await;
    assert!(line.call("repair.find", &json!({}), None).await.is_ok());
    assert!(at(&host) > before, "the former one may be dead without having said so");
    line.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_that_ends_locks_itself_at_its_host() {
    let authority = Authority::new();
    let host = FakeHost::start(authority.leaf(NOW), plain()).await;
    let (line, _told) = desk_of("leaves", &authority, host.address);
    line.leave().await;
    assert_eq!(
        host.asked().iter().map(|asked| asked.path.as_str()).collect::<Vec<_>>(),
        ["/api/session.lock"]
    );
    assert!(line.call("repair.find", &json!({}), None).await.unwrap_err().is_line_down());
    // A host that says nothing holds nobody up.
    let silent: Answers = Arc::new(|asked| match asked.path.as_str() {
        "/api/session.lock" => (StatusCode::OK, NEVER.to_owned()),
        _ => (StatusCode::OK, "{}".to_owned()),
    });
    let host = FakeHost::start(authority.leaf(NOW), silent).await;
    let (line, _told) = desk_of("leaves-silent", &authority, host.address);
    tokio::time::timeout(Duration::from_secs(20), line.leave()).await.expect("it ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_that_begins_is_locked_at_its_host_before_anything_is_asked_there() {
    let authority = Authority::new();
    let tried = Mutex::new(false);
    let host = FakeHost::start(
        authority.leaf(NOW),
        answers(move |path| {
            if path == "/api/session.lock" && !std::mem::replace(&mut *tried.lock().unwrap(), true) {
                let busy = json!({"code": "busy", "message": "server.busy", "params": {}, "fields": [], "gates": []});
                return (503, busy.to_string());
            }
            (200, "{}".to_owned())
        }),
    )
    .await;
    let (line, _told) = desk_of("begins", &authority, host.address);
    line.lock_first();
    let (input, paths) = (json!({}), || host.asked().into_iter().map(|asked| asked.path).collect::<Vec<_>>());
    assert_eq!(line.call("repair.find", &input, None).await.unwrap_err().message(), "server.busy");
    assert_eq!(paths(), ["/api/session.lock"], "a host that has not locked it is asked nothing");
    let (one, other) =
        tokio::join!(line.call("repair.find", &input, None), line.call("repair.find", &input, None));
    assert_eq!((one, other), (Ok(json!({})), Ok(json!({}))));
    let lock = "/api/session.lock";
    assert_eq!(paths(), [lock, lock, "/api/repair.find", "/api/repair.find"]);
    line.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_print_that_failed_here_and_is_pressed_again_is_another_sheet() {
    let authority = Authority::new();
    let host = FakeHost::start(
        authority.leaf(NOW),
        answers(|path| match path {
            "/api/paper.print_here" => (200, json!({"title": "WX-1", "pdf": "25504446"}).to_string()),
            "/api/paper.fail_here" => (200, "{}".to_owned()),
            _ => (401, "{}".to_owned()),
        }),
    )
    .await;
    let tray =
        Arc::new(Tray { name: "前台", fails: Mutex::new(vec!["printer.failed"]), ..Tray::default() });
    let (line, _told) = desk_with(Arc::clone(&tray), "sheets", &authority, host.address);
    let input = json!({"paper": "repair.job_card", "id": "r", "printer": "here:前台"});
    let press = || call(&line, "paper.print", input.clone(), Some(request('d')));
    assert_eq!(press().await.unwrap_err().message(), "printer.failed");
    assert_eq!(press().await, Ok(json!({})));
    assert_eq!(*tray.sheets.lock().unwrap(), ["WX-1"]);
    let asked = host.asked();
    let paths: Vec<&str> = asked.iter().map(|asked| asked.path.as_str()).collect();
    // The host has heard of the failure before anybody can press again.
    assert_eq!(paths, ["/api/paper.print_here", "/api/paper.fail_here", "/api/paper.print_here"]);
    let ids: Vec<&str> = asked.iter().map(|asked| asked.headers["x-request"].to_str().unwrap()).collect();
    assert!(ids[0] != ids[2] && ids[0] != ids[1], "{ids:?}");
    assert_eq!(serde_json::from_slice::<Value>(&asked[1].body).unwrap()["failure"], "printer.failed");
    line.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn no_date_locks_a_desk_out() {
    let authority = Authority::new();
    for years in [(1999, 2000), NOW, (2051, 2052)] {
        let host = FakeHost::start(authority.leaf(years), plain()).await;
        let (line, _told) = desk_of(&format!("dates-{}", years.0), &authority, host.address);
        assert_eq!(line.call("repair.find", &json!({}), None).await, Ok(json!({})), "{years:?}");
        line.end();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_line_is_told_down_and_comes_back_by_itself() {
    let authority = Authority::new();
    let host = FakeHost::start(authority.leaf(NOW), plain()).await;
    let address = host.address;
    let (line, mut news) = desk_of("back", &authority, address);
    assert!(line.call("repair.find", &json!({}), None).await.is_ok());
    host.stop().await;
    assert!(line.call("repair.open", &json!({}), Some(request('b'))).await.unwrap_err().is_line_down());
    told(&mut news, &News::Line(false)).await;
    assert!(!line.is_up());
    // While it is known to be down nobody waits.
    let asked = Instant::now();
    assert!(line.call("repair.find", &json!({}), None).await.unwrap_err().is_line_down());
    assert!(asked.elapsed() < Duration::from_secs(1));
    let host = FakeHost::at(address, authority.leaf(NOW), plain()).await;
    told(&mut news, &News::Line(true)).await;
    assert!(line.call("repair.open", &json!({}), Some(request('b'))).await.is_ok());
    assert_eq!(host.asked().len(), 1);
    line.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_on_a_line_that_falls_is_told_so() {
    let authority = Authority::new();
    let gone = Arc::new(Mutex::new(false));
    let is_gone = Arc::clone(&gone);
    let silent: Answers = Arc::new(move |asked| match asked.path.as_str() {
        "/api/shop.door" if !*is_gone.lock().unwrap() => (StatusCode::OK, "{}".to_owned()),
        _ => (StatusCode::OK, NEVER.to_owned()),
    });
    let host = FakeHost::start(authority.leaf(NOW), silent).await;
    let (line, mut news) = desk_of("silent", &authority, host.address);
    let waiting = tokio::spawn({
        let line = Arc::clone(&line);
        async move { line.call("repair.open", &json!({}), Some(request('c'))).await }
    });
    *gone.lock().unwrap() = true;
    told(&mut news, &News::Line(false)).await;
    let answered = tokio::time::timeout(Duration::from_secs(5), waiting).await.unwrap().unwrap();
    assert!(answered.unwrap_err().is_line_down());
    line.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn events_reach_the_page_and_a_gap_counts_as_touched() {
    let authority = Authority::new();
    let open = Arc::new(Mutex::new(false));
    let is_open = Arc::clone(&open);
    let streams: Answers = Arc::new(move |asked| match asked.path.as_str() {
        "/events" if *is_open.lock().unwrap() => {
            (StatusCode::OK, "data: {\"nouns\":[\"repair\"]}\n\n".to_owned())
        }
        "/events" => (StatusCode::UNAUTHORIZED, "{}".to_owned()),
        _ => (StatusCode::OK, "{}".to_owned()),
    });
    let host = FakeHost::start(authority.leaf(NOW), streams).await;
    let (line, mut news) = desk_of("events", &authority, host.address);
    *open.lock().unwrap() = true;
    // Somebody signs in: the stream is asked for now, not at the next try.
    line.call("session.sign_in", &json!({}), None).await.unwrap();
    told(&mut news, &News::Touched(json!({"nouns": ["repair"]}))).await;
    // The stream ended and was opened anew.
    told(&mut news, &News::Line(true)).await;
    told(&mut news, &News::Touched(json!({"nouns": ["repair"]}))).await;
    // Refused where it was open before: the page has to ask why.
    *open.lock().unwrap() = false;
    while news.try_recv().is_ok() {}
    told(&mut news, &News::Line(true)).await;
    line.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_moved_is_known_by_its_key() {
    let (authority, stranger) = (Authority::new(), Authority::new());
    let host = FakeHost::start(authority.leaf(NOW), plain()).await;
    let other = FakeHost::start(stranger.leaf(NOW), plain()).await;
    let (line, mut news) = desk_of("moved", &authority, "127.0.0.1:1".parse().unwrap());
    told(&mut news, &News::Line(false)).await;
    let refused = line.try_at(&other.address.to_string()).await.unwrap_err();
    assert_eq!(refused.message(), "line.other_host");
    assert_eq!(line.try_at("127.0.0.1:1").await.unwrap_err().message(), "join.no_host");
    assert_eq!(line.try_at("127.0.0").await.unwrap_err().message(), "join.invalid");
    line.try_at(&host.address.to_string()).await.unwrap();
    told(&mut news, &News::Line(true)).await;
    assert!(line.call("repair.find", &json!({}), None).await.is_ok());
    assert_eq!(line.paired().port, host.address.port());
    line.end();
}

/// A host that lets a desk in, and the code it made by itself.
fn pairing(authority: &Authority, state: &Arc<Mutex<&'static str>>, code: &Arc<Mutex<String>>) -> Answers {
    let authority: [u8; 32] = Sha256::digest(authority.certificate()).into();
    let (state, code) = (Arc::clone(state), Arc::clone(code));
    let committed = Mutex::new(String::new());
    let host_nonce = [9; 32];
    Arc::new(move |asked| {
        let body: Value = serde_json::from_slice(&asked.body).unwrap_or_default();
        let told = match asked.path.as_str() {
            "/pair/begin" => {
                *committed.lock().unwrap() = body["commitment"].as_str().unwrap().to_owned();
                json!({"pairing": "p", "host_nonce": hex(&host_nonce), "shop": "样板店"})
            }
            "/pair/reveal" => {
                let nonce = super::here::bytes(body["nonce"].as_str().unwrap()).unwrap().try_into().unwrap();
                assert_eq!(hex(&desk::pairing_commitment(&nonce)), *committed.lock().unwrap());
                let certificate = Sha256::digest(&asked.certificate).into();
                *code.lock().unwrap() = desk::pairing_code(&authority, &certificate, &host_nonce, &nonce);
                json!({})
            }
            "/pair/state" => json!({"state": *state.lock().unwrap()}),
            _ => json!({}),
        };
        (StatusCode::OK, told.to_string())
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_come_to_one_code_and_the_host_is_kept_once_admitted() {
    let authority = Authority::new();
    let (state, code) = (Arc::new(Mutex::new("waiting")), Arc::default());
    let host = FakeHost::start(authority.leaf(NOW), pairing(&authority, &state, &code)).await;
    let folder = DeskFolder::new(&data_folder("join"));
    let joining = Joining::begin(folder.clone(), &host.address.to_string(), " 维修台一 ").await.unwrap();
    assert_eq!(joining.code(), *code.lock().unwrap());
    assert_eq!(joining.code().len(), 8);
    assert_eq!(joining.shop(), "样板店");
    assert_eq!(joining.state().await.unwrap(), (State::Waiting, None));
    assert_eq!(folder.host().unwrap(), None, "nothing is kept before it is let in");
    *state.lock().unwrap() = "refused";
    assert_eq!(joining.state().await.unwrap(), (State::Refused, None));
    *state.lock().unwrap() = "admitted";
    assert_eq!(joining.state().await.unwrap().0, State::Admitted);
    let kept = folder.host().unwrap().unwrap();
    assert_eq!((kept.name.as_str(), kept.shop.as_str()), ("维修台一", "样板店"));
    assert_eq!(kept.authority, authority.pem().replace("\r\n", "\n"));
    assert_eq!(kept.place().to_string(), host.address.to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_in_between_shows_another_code() {
    let (authority, between) = (Authority::new(), Authority::new());
    let (state, code) = (Arc::new(Mutex::new("waiting")), Arc::default());
    // It passes everything on, but has to prove a key of its own to each side.
    let host = FakeHost::start(between.leaf(NOW), pairing(&authority, &state, &code)).await;
    let folder = DeskFolder::new(&data_folder("between"));
    let joining = Joining::begin(folder, &host.address.to_string(), "维修台一").await.unwrap();
    assert_ne!(joining.code(), *code.lock().unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_host_answers_nothing_is_asked() {
    let folder = DeskFolder::new(&data_folder("nobody"));
    let begun = Joining::begin(folder.clone(), "127.0.0.1:1", "维修台一").await;
    assert_eq!(begun.err().map(|refused| refused.message().to_owned()), Some("join.no_host".to_owned()));
    // What shows a leaf of somebody else's authority is no host.
    let (authority, other) = (Authority::new(), Authority::new());
    let host = FakeHost::start(authority.leaf_beside(&other), plain()).await;
    let begun = Joining::begin(folder, &host.address.to_string(), "维修台一").await;
    assert_eq!(begun.err().map(|refused| refused.message().to_owned()), Some("join.no_host".to_owned()));
    assert!(host.asked().is_empty());
}
