//! Starting twice, and stopping.

use crate::client::Client;
use crate::house::{House, serve, words};
use domain::backup::BackupReason;
use kernel::{Clock, SystemClock};
use serde_json::json;
use std::net::TcpListener;
use std::time::Duration;
use store::Backups;
use tests::{Started, intake, memory_folder};

const SOON: Duration = Duration::from_secs(30);

#[test]
fn a_taken_port_is_told_and_the_folder_is_left_alone() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let folder = memory_folder();
    let mut program = Started::start(&mut serve(folder.path(), &address));
    assert_eq!(program.end(SOON).code(), Some(1));
    tests::until("its words", SOON, || {
        program.said().contains(&words("cli.address_taken", &[("address", &address)])).then_some(())
    });
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_in_use_is_told_and_the_first_goes_on() {
    let house = House::founded();
    let mut second = Started::start(&mut serve(house.folder.path(), "127.0.0.1:0"));
    assert_eq!(second.end(SOON).code(), Some(1));
    tests::until("its words", SOON, || {
        second.said().contains(&words("failure.place.in_use", &[])).then_some(())
    });
    assert!(!second.said().contains("http://127.0.0.1"), "it never said it was ready");
    house.manager().call("repair.open", &intake(1));
}

#[test]
fn only_this_machine_may_be_listened_on() {
    let folder = memory_folder();
    for open in ["0.0.0.0:0", "[::]:0", "192.168.0.1:0"] {
        let mut program = Started::start(&mut serve(folder.path(), open));
        assert_eq!(program.end(SOON).code(), Some(2), "{open}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{open}");
    }
}

#[test]
fn told_to_stop_it_backs_up_and_ends_well() {
    let house = House::first_start();
    let mut client = house.visitor();
    let founding = json!({
        "shop_name": "朝阳门服务中心", "address": "", "phone": "", "language": "zh-CN",
        "person_name": "周明远", "badge": "0001", "password": "卷帘门早上八点半开",
    });
    client.call("shop.found", &founding);
    client.call("session.sign_in", &json!({"badge": "0001", "password": "卷帘门早上八点半开"}));
    let number = client.call("repair.open", &intake(1))["number"].clone();
    let port = house.port;
    assert_eq!(Backups::at(&house.folder.path().join("backups")).list().unwrap(), []);
    let (status, said, folder) = house.stopped();
    assert_eq!(status.code(), Some(0), "{said}");
    assert!(said.contains(&words("cli.serve_stopping", &[])), "{said}");
    assert!(TcpListener::bind(("127.0.0.1", port)).is_ok(), "the port is free again");

    let backups = Backups::at(&folder.path().join("backups"));
    let made = backups.list().unwrap();
    assert_eq!(made.len(), 1);
    assert_eq!((made[0].reason, made[0].repairs), (BackupReason::Close, 1));
    let inside = backups.inside(&made[0].name, SystemClock::new().now()).unwrap();
    assert_eq!((inside.repairs, inside.people), (1, 1));
    assert_eq!(inside.last_number.as_deref(), number.as_str());
    let checked = desk::check::check(folder.path(), &SystemClock::new()).unwrap();
    assert_eq!((checked.repairs, checked.findings.len()), (1, 0));
}

#[test]
fn after_a_stop_the_same_cookie_meets_todays_people() {
    let house = House::founded();
    let manager = house.manager();
    let (_, _, folder) = house.stopped();
    let mut program = Started::start(&mut serve(folder.path(), "127.0.0.1:0"));
    let port = program.hear("http://127.0.0.1:").trim_end_matches('/').parse().unwrap();
    let mut client = Client { port, ..manager };
    let door = client.call("shop.door", &json!({}));
    assert_eq!((&door["me"], &door["quick"][0]["badge"]), (&json!(null), &json!("0001")));
    assert_eq!(client.ask("repair.views", &json!({})).status, 401);
}
