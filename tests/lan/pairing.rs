//! How a desk and a browser come in, and how somebody in between does not.

use desk::{pairing_code, pairing_commitment};
use kernel::journal::hex;
use rustls::pki_types::CertificateDer;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tests::lan::{Identity, LanHost, Visitor};
use tests::{BADGE, PASSWORD};

fn print_of(certificate: &CertificateDer<'_>) -> [u8; 32] {
    Sha256::digest(certificate).into()
}

fn unhex(value: &Value) -> [u8; 32] {
    let text = value.as_str().unwrap();
    std::array::from_fn(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap())
}

fn state(desk: &mut Visitor, pairing: &Value) -> Value {
    desk.post("/pair/state", &json!({"pairing": pairing})).json()["state"].clone()
}

#[test]
fn a_desk_whose_code_agrees_is_let_in_and_known_again() {
    let mut host = LanHost::founded();
    let mut manager = host.manager();
    let mut desk = host.desk();
    let (pairing, code) = host.knock(&mut desk, "工位 1");
    assert_eq!(state(&mut desk, &pairing), "waiting");
    let waiting = manager.call("terminal.waiting", &json!({}));
    assert_eq!(waiting[0]["name"], "工位 1");
    assert!(!waiting.to_string().contains(&code), "the code is typed, never shown here");
    manager.call("terminal.admit", &json!({"pairing": pairing, "code": code, "name": "工位 1"}));
    assert_eq!(state(&mut desk, &pairing), "admitted");
    desk.sign_in(BADGE, PASSWORD);
    assert!(desk.cookie.is_none(), "its certificate is all it needs");
    host.restart();
    assert_eq!(desk.ask("session.sign_in", &json!({"badge": BADGE, "password": PASSWORD})).status, 200);
}

/// Somebody in between has a certificate towards the desk and one towards the host, and passes everything on.
#[test]
fn somebody_in_between_makes_the_codes_differ_and_is_refused() {
    let host = LanHost::founded();
    let mut manager = host.manager();
    let desk = Identity::new();
    let their_authority = rcgen::KeyPair::generate().unwrap();
    let their_authority = rcgen::CertificateParams::default().self_signed(&their_authority).unwrap();
    let mut between = host.desk();

    host.let_desks_ask();
    let nonce = [42; 32];
    let commitment = hex(&pairing_commitment(&nonce));
    let begun = between.post("/pair/begin", &json!({"name": "工位 1", "commitment": commitment})).json();
    let host_nonce = unhex(&begun["host_nonce"]);
    let shown = pairing_code(&print_of(their_authority.der()), &desk.print(), &host_nonce, &nonce);
    let pairing = begun["pairing"].clone();
    assert_eq!(between.post("/pair/reveal", &json!({"pairing": pairing, "nonce": hex(&nonce)})).status, 200);
    let own = between.identity.as_ref().unwrap().print();
    let meant = pairing_code(&print_of(&host.authority()), &own, &host_nonce, &nonce);
    assert_ne!(shown, meant);

    // The manager types what the desk shows.
    let admit = json!({"pairing": pairing, "code": shown, "name": "工位 1"});
    for tries_left in [2, 1] {
        let refused = manager.ask("terminal.admit", &admit);
        assert_ne!(refused.status, 200);
        let fault = refused.json()["fields"][0].clone();
        assert_eq!(
            (&fault["field"], &fault["params"]["left"]),
            (&json!("code"), &json!(tries_left.to_string()))
        );
    }
    assert_ne!(manager.ask("terminal.admit", &admit).status, 200);
    assert_eq!(state(&mut between, &pairing), "ended");
    // Even the right one comes too late.
    let late = json!({"pairing": pairing, "code": meant, "name": "工位 1"});
    assert_ne!(manager.ask("terminal.admit", &late).status, 200);
    assert_eq!(between.ask("shop.door", &json!({})).refusal(), (403, "terminal.unknown".to_owned()));
    assert_eq!(manager.call("terminal.list", &json!({})), json!([]));
}

#[test]
fn somebody_in_between_cannot_choose_a_number_after_the_hosts() {
    let host = LanHost::founded();
    let mut between = host.desk();
    host.let_desks_ask();
    let commitment = hex(&pairing_commitment(&[1; 32]));
    let begun = between.post("/pair/begin", &json!({"name": "x", "commitment": commitment})).json();
    let opened = json!({"pairing": begun["pairing"], "nonce": hex(&[2; 32])});
    assert_eq!(between.post("/pair/reveal", &opened).refusal().1, "terminal.pairing_broken");
    assert_eq!(state(&mut between, &begun["pairing"]), "ended");
}

/// Nobody at the desk sees how often somebody in between begins at the host; so the host bounds it.
#[test]
fn a_pairing_begins_while_a_manager_lets_desks_ask_and_not_often() {
    let host = LanHost::founded();
    let mut desk = host.desk();
    let begin = |n: u8| json!({"name": "x", "commitment": hex(&pairing_commitment(&[n; 32]))});
    assert_eq!(desk.post("/pair/begin", &begin(1)).refusal().1, "terminal.pairing_closed");
    host.let_desks_ask();
    assert_eq!(desk.post("/pair/begin", &begin(2)).status, 200);
    let early = host.desk().post("/pair/begin", &begin(3));
    assert_eq!(early.refusal(), (409, "terminal.pairing_wait".to_owned()));
    assert!(early.json()["params"]["seconds"].as_str().unwrap().parse::<u64>().unwrap() <= 2);
}

#[test]
fn another_certificate_cannot_speak_for_a_pairing() {
    let host = LanHost::founded();
    let mut manager = host.manager();
    let mut desk = host.desk();
    let (pairing, code) = host.knock(&mut desk, "工位 1");
    let mut other = host.desk();
    assert_eq!(state(&mut other, &pairing), "ended", "it learns nothing of it");
    manager.call("terminal.admit", &json!({"pairing": pairing, "code": code, "name": "工位 1"}));
    assert_eq!(other.ask("shop.door", &json!({})).status, 403);
    assert_eq!(desk.ask("shop.door", &json!({})).status, 200);
}

#[test]
fn a_browser_has_no_certificate_and_cannot_pair_like_a_desk() {
    let host = LanHost::founded();
    let mut browser = host.browser();
    let begin = json!({"name": "平板", "commitment": "00".repeat(32)});
    assert_eq!(browser.post("/pair/begin", &begin).refusal().1, "input.malformed");
    let mut desk = host.desk();
    for malformed in [
        json!({"name": "x"}),
        json!({"name": "x", "commitment": "00"}),
        json!({"name": "x", "commitment": "zz".repeat(32)}),
        json!({"name": "x", "commitment": "00".repeat(32), "more": 1}),
    ] {
        assert_eq!(desk.post("/pair/begin", &malformed).refusal().1, "input.malformed", "{malformed}");
    }
    let long = json!({"name": "x".repeat(5_000), "commitment": "00".repeat(32)});
    assert_eq!(desk.post("/pair/begin", &long).refusal().1, "input.too_large");
}

#[test]
fn an_invitation_lets_one_browser_in_and_only_once() {
    let host = LanHost::founded();
    let mut manager = host.manager();
    let invitation = manager.call("terminal.invite", &json!({"name": "平板"}));
    let token = |page: &str| json!({"token": invitation["token"], "page": page.repeat(32)});
    let mut tablet = host.browser();
    let joined = tablet.post("/pair/join", &token("07"));
    let line = joined.header("set-cookie").unwrap();
    // Its answer may be lost: the same page hears the same again.
    assert_eq!(tablet.post("/pair/join", &token("07")).header("set-cookie"), Some(line));
    let (pair, rest) = line.split_once("; ").unwrap();
    assert!(pair.starts_with("__Host-xiutai=") && pair.len() == "__Host-xiutai=".len() + 64, "{pair}");
    assert_eq!(rest, "Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=34560000");
    assert!(!joined.text().contains(&pair["__Host-xiutai=".len()..]));
    tablet.sign_in(BADGE, PASSWORD);

    let mut second = host.browser();
    assert_eq!(second.post("/pair/join", &token("08")).refusal().1, "terminal.no_invitation");
    assert!(second.cookie.is_none());
    for wrong in
        [json!({"token": "", "page": "08".repeat(32)}), json!({"token": "a".repeat(64), "page": "08"})]
    {
        assert_ne!(second.post("/pair/join", &wrong).status, 200);
    }
    assert_eq!(second.ask("shop.door", &json!({})).status, 403);
}
