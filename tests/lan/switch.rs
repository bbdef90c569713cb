//! The switch "this PC is the shop's host".

use serde_json::{Value, json};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;
use tests::lan::{LanHost, Visitor};
use tests::{BADGE, PASSWORD, Started, found_in, memory_folder, until};

/// A port that was free just now.
fn free_port() -> u16 {
    TcpListener::bind(("0.0.0.0", 0)).unwrap().local_addr().unwrap().port()
}

/// The program on this machine alone, and where it is reached.
fn alone(folder: &std::path::Path) -> (Started, Visitor) {
    let mut program = Started::start(&mut LanHost::command(folder));
    let here: SocketAddr = program.hear("http://").trim_end_matches('/').parse().unwrap();
    let mut manager = Visitor::here(here);
    manager.sign_in(BADGE, PASSWORD);
    (program, manager)
}

fn is_open(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

#[test]
fn a_shop_that_nobody_switched_on_opens_nothing() {
    let folder = memory_folder();
    found_in(folder.path());
    let (_program, mut manager) = alone(folder.path());
    let state = manager.call("host.state", &json!({}));
    assert_eq!(state["on"], false);
    assert_eq!(state["port"], 7421);
    assert_eq!((&state["addresses"], &state["failure"]), (&json!([]), &Value::Null));
    assert!(!folder.path().join("lan").exists());
}

#[test]
fn switched_on_it_stays_on_over_a_restart_until_it_is_switched_off() {
    let folder = memory_folder();
    found_in(folder.path());
    let (mut program, mut manager) = alone(folder.path());
    let port = free_port();
    let ear = manager.listen();
    let state = manager.call("host.switch", &json!({"on": true, "port": port}));
    assert_eq!((&state["on"], &state["port"], &state["failure"]), (&json!(true), &json!(port), &Value::Null));
    assert_eq!(state["at_command_line"], false);
    assert!(state["name"].as_str().unwrap().ends_with(".local"));
    for address in state["addresses"].as_array().unwrap() {
        assert!(address.as_str().unwrap().ends_with(&format!(":{port}")), "{address}");
    }
    ear.hear("host", Duration::from_secs(20));
    let reached = |manager: &Visitor| {
        let authority = std::fs::read(folder.path().join("lan/authority.pem")).unwrap();
        let authority = rustls::pki_types::pem::PemObject::from_pem_slice(&authority).unwrap();
        let at = SocketAddr::from(([127, 0, 0, 1], port));
        assert_ne!(manager.at, at);
        Visitor::from_the_network(at, &authority, None).get("/authority.crt").status
    };
    assert_eq!(reached(&manager), 200);

    program.ask_to_stop();
    assert!(program.end(Duration::from_secs(60)).success(), "{}", program.said());
    assert!(!is_open(port));
    let (_program, mut manager) = alone(folder.path());
    assert_eq!(manager.call("host.state", &json!({}))["on"], true);
    assert_eq!(reached(&manager), 200);

    // Another port: the old one is given up.
    let second = free_port();
    manager.call("host.switch", &json!({"on": true, "port": second}));
    assert!(is_open(second) && !is_open(port));

    let mut held = TcpStream::connect(("127.0.0.1", second)).unwrap();
    let state = manager.call("host.switch", &json!({"on": false, "port": second}));
    assert_eq!((&state["on"], &state["addresses"]), (&json!(false), &json!([])));
    assert!(!is_open(second));
    held.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let ended = std::io::Read::read(&mut held, &mut [0; 1]);
    assert!(
        matches!(ended, Ok(0))
            || ended.is_err_and(|cause| cause.kind() == std::io::ErrorKind::ConnectionReset)
    );
    let kept = std::fs::read_to_string(folder.path().join("lan/settings.json")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&kept).unwrap(), json!({"on": false, "port": second}));
}

#[test]
fn a_port_that_is_taken_is_told_and_changes_nothing() {
    let folder = memory_folder();
    found_in(folder.path());
    let (mut program, mut manager) = alone(folder.path());
    let taken = TcpListener::bind(("0.0.0.0", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let refused = manager.ask("host.switch", &json!({"on": true, "port": port}));
    assert_eq!(refused.refusal().1, "host.port_taken");
    assert_eq!(refused.json()["params"]["port"], port.to_string());
    assert_eq!(manager.call("host.state", &json!({}))["on"], false);

    // Taken by another program before the next start: the shop opens, and says what is missing.
    drop(taken);
    manager.call("host.switch", &json!({"on": true, "port": port}));
    program.ask_to_stop();
    program.end(Duration::from_secs(60));
    let taken = until("the port", Duration::from_secs(10), || TcpListener::bind(("0.0.0.0", port)).ok());
    let (_program, mut manager) = alone(folder.path());
    let state = manager.call("host.state", &json!({}));
    assert_eq!((&state["on"], &state["failure"]["message"]), (&json!(true), &json!("host.port_taken")));
    drop(taken);
    let state = manager.call("host.switch", &json!({"on": true, "port": port}));
    assert_eq!(state["failure"], Value::Null);
    assert!(is_open(port));
}

#[test]
fn who_switches_it_off_from_outside_still_gets_the_answer() {
    let folder = memory_folder();
    found_in(folder.path());
    let (program, mut manager) = alone(folder.path());
    let port = free_port();
    manager.call("host.switch", &json!({"on": true, "port": port}));
    let network = SocketAddr::from(([127, 0, 0, 1], port));
    let host = LanHost { program, here: manager.at, network, folder: folder.into() };
    let (mut desk, _) = host.paired("工位 1");
    desk.sign_in(BADGE, PASSWORD);
    let ear = desk.listen();
    let state = desk.call("host.switch", &json!({"on": false, "port": port}));
    assert_eq!(state["on"], false);
    ear.ended(Duration::from_secs(20));
    assert!(desk.line().is_err());
}

#[test]
fn what_the_command_line_opened_is_shut_there() {
    let host = LanHost::founded();
    let mut manager = host.manager();
    let state = manager.call("host.state", &json!({}));
    assert_eq!((&state["on"], &state["at_command_line"]), (&json!(true), &json!(true)));
    assert_eq!(state["addresses"], json!([host.network.to_string()]));
    assert_eq!(state["announced"], false, "nobody else reaches a loopback address");
    let refused = manager.ask("host.switch", &json!({"on": false, "port": 7421}));
    assert_eq!(refused.refusal().1, "host.at_command_line");
    assert!(is_open(host.network.port()));
    let (folder, _) = host.stopped();
    assert!(!folder.path().join("lan/settings.json").exists());
}
