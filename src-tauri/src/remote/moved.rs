//! A host that moved, among others that are somebody else's.

use super::fake::{Authority, FakeHost, plain, searching_desk_of, told};
use super::find::{Found, MOST, Search, heard, note};
use super::folder::DeskFolder;
use super::line::Line;
use super::news::News;
use crate::lan::{Announcement, Names};
use mdns_sd::{IfKind, ServiceDaemon};
use serde_json::json;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const NOW: (i32, i32) = (2026, 2027);

fn found(host: &FakeHost) -> Found {
    Found {
        name: "shop-pc.local".to_owned(),
        shop: "样板店".to_owned(),
        address: host.address.ip().to_string(),
        port: host.address.port(),
    }
}

/// A host of an authority at any port of an address.
async fn host_at(ip: &str, authority: &Authority) -> FakeHost {
    FakeHost::at(format!("{ip}:0").parse().unwrap(), authority.leaf(NOW), plain()).await
}

/// The desk works with the host at its new place, and says so in its folder.
async fn must_have_gone_on(line: &Line, name: &str, there: &FakeHost) {
    assert_eq!(line.call("repair.find", &json!({}), None).await, Ok(json!({})));
    assert_eq!(there.asked().len(), 1);
    let data = std::env::temp_dir().join(format!("xiutai-desk-{name}-{}", std::process::id()));
    let kept = DeskFolder::new(&data).host().unwrap().unwrap();
    assert_eq!((kept.address, kept.port), (there.address.ip().to_string(), there.address.port()));
    line.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn among_all_that_call_themselves_hosts_a_desk_finds_its_own() {
    let (authority, stranger) = (Authority::new(), Authority::new());
    let host = host_at("127.0.0.1", &authority).await;
    let heard = Arc::<Mutex<Vec<Found>>>::default();
    let told_of = Arc::clone(&heard);
    let search: Search = Arc::new(move |_| Ok(told_of.lock().unwrap().clone()));
    let (line, mut news) = searching_desk_of("moved", &authority, host.address, search);
    assert!(line.call("repair.find", &json!({}), None).await.is_ok());
    host.stop().await;
    told(&mut news, &News::Line(false)).await;

    let (other, moved) = (host_at("127.0.0.2", &stranger).await, host_at("127.0.0.3", &authority).await);
    let gone = Found { port: 1, ..found(&other) };
    *heard.lock().unwrap() = vec![gone, found(&other), found(&moved)];
    told(&mut news, &News::Line(true)).await;
    must_have_gone_on(&line, "moved", &moved).await;
    assert!(other.heard_nothing(), "something was said to a stranger");
}

/// Of all that are announced only so many are heard at a time, the first ones first.
#[tokio::test(flavor = "multi_thread")]
async fn a_crowd_of_announcements_hides_no_host() {
    let authority = Authority::new();
    let host = host_at("127.0.0.1", &authority).await;
    let announced = Arc::<Mutex<Vec<Found>>>::default();
    let told_of = Arc::clone(&announced);
    let search: Search = Arc::new(move |past| {
        let mut heard = Vec::new();
        told_of.lock().unwrap().iter().for_each(|host| note(&mut heard, host.clone(), past));
        Ok(heard)
    });
    let (line, mut news) = searching_desk_of("crowd", &authority, host.address, search);
    assert!(line.call("repair.find", &json!({}), None).await.is_ok());
    host.stop().await;
    let moved = host_at("127.0.0.3", &authority).await;
    // Nobody answers at any of the others.
    let other = |n: usize| Found { name: format!("other-{n}.local"), port: 1, ..found(&moved) };
    let other = |n: usize| Found { address: format!("127.0.1.{n}"), ..other(n) };
    *announced.lock().unwrap() = (1..=MOST + 4).map(other).chain([found(&moved)]).collect();
    told(&mut news, &News::Line(true)).await;
    must_have_gone_on(&line, "crowd", &moved).await;
}

/// A host that tells the loopback network of itself, as hosts do, once that was heard.
async fn announced(host: &FakeHost, name: &str) -> Announcement {
    let names = Names { host: format!("{name}.local"), addresses: vec![host.address.ip()] };
    let announcement = Announcement::begin(&names, host.address, "样板店".to_owned(), || {}).unwrap();
    let hearing = async {
        while !announcement.is_heard() {
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), hearing).await.expect("it is heard");
    announcement
}

/// A search that stays on this machine.
fn on_loopback() -> Search {
    Arc::new(|past| {
        let daemon = ServiceDaemon::new().unwrap();
        daemon.disable_interface(IfKind::All).unwrap();
        daemon.enable_interface(IfKind::LoopbackV4).unwrap();
        let heard = heard(&daemon, IpAddr::is_loopback, past);
        daemon.shutdown().unwrap();
        heard
    })
}

/// What hosts announce is what desks hear: both by mDNS, and only the authority decides.
#[tokio::test(flavor = "multi_thread")]
async fn an_announced_host_is_found_at_its_new_port() {
    let (authority, stranger) = (Authority::new(), Authority::new());
    let host = host_at("127.0.0.1", &authority).await;
    let (line, mut news) = searching_desk_of("announced", &authority, host.address, on_loopback());
    assert!(line.call("repair.find", &json!({}), None).await.is_ok());
    host.stop().await;
    let (other, moved) = (host_at("127.0.0.1", &stranger).await, host_at("127.0.0.1", &authority).await);
    let name = |host: &FakeHost| format!("xiutai-{}-{}", std::process::id(), host.address.port());
    let _others = announced(&other, &name(&other)).await;
    let _own = announced(&moved, &name(&moved)).await;
    told(&mut news, &News::Line(true)).await;
    must_have_gone_on(&line, "announced", &moved).await;
    assert!(other.heard_nothing(), "something was said to a stranger");
}
