//! What one desk does is on the others at once, and who is out hears nothing more.

use serde_json::json;
use std::time::{Duration, Instant};
use tests::lan::{LanHost, Visitor};
use tests::{BADGE, PASSWORD, intake};

/// How long a test waits for something that comes at once.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn a_change_at_one_desk_is_told_to_the_others() {
    let host = LanHost::founded();
    let (mut counter, _) = host.paired("前台");
    let (mut bench, _) = host.paired("工位 1");
    let mut tablet = host.invited("平板");
    for one in [&mut counter, &mut bench, &mut tablet] {
        one.sign_in(BADGE, PASSWORD);
    }
    let ears = [bench.listen(), tablet.listen(), host.manager().listen()];
    let mut line = counter.line().unwrap();
    let mut took = Vec::new();
    for i in 0..20 {
        let asked = Instant::now();
        let opened = counter
            .ask_on(&mut line, "POST /api/repair.open", &[], intake(i).to_string().as_bytes())
            .unwrap();
        assert_eq!(opened.status, 200, "{}", opened.text());
        took.extend(ears.each_ref().map(|ear| ear.hear("repair", SOON).duration_since(asked)));
    }
    took.sort_unstable();
    let at = |part: usize| took[(took.len() - 1) * part / 100];
    println!("told after {:?} (half), {:?} (95 of 100), {:?} (all)", at(50), at(95), at(100));
    assert!(at(50) < Duration::from_millis(300), "{took:?}");
    assert!(at(100) < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_stream_that_is_looked_after_is_no_sign_of_its_desk() {
    let host = LanHost::founded();
    let mut manager = host.manager();
    let (mut desk, _) = host.paired("工位 1");
    desk.sign_in(BADGE, PASSWORD);
    let ear = desk.listen();
    let last_seen = |manager: &mut Visitor| manager.call("terminal.list", &json!({}))[0]["last_seen"].clone();
    let before = last_seen(&mut manager);
    // What touches terminals has every stream looked after.
    for _ in 0..3 {
        manager.call("terminal.open_pairing", &json!({}));
        ear.hear("terminal", SOON);
        manager.call("repair.views", &json!({}));
    }
    assert_eq!(last_seen(&mut manager), before);
}

#[test]
fn a_desk_that_is_sent_off_hears_nothing_more() {
    let host = LanHost::founded();
    let mut manager = host.manager();
    let (mut desk, id) = host.paired("工位 1");
    let (mut other, _) = host.paired("工位 2");
    desk.sign_in(BADGE, PASSWORD);
    other.sign_in(BADGE, PASSWORD);
    let (gone, stays) = (desk.listen(), other.listen());
    manager.call("terminal.revoke", &json!({"id": id, "reason": "换了电脑"}));
    let took = gone.ended(SOON);
    println!("a revoked desk's stream ended after {took:?}");
    assert!(took < Duration::from_secs(3), "{took:?}");
    manager.call("repair.open", &intake(1));
    stays.hear("repair", SOON);
}

#[test]
fn who_signs_out_or_leaves_hears_nothing_more() {
    let host = LanHost::founded();
    let mut manager = host.manager();
    let colleague = json!({
        "name": "李翠", "badge": "0012", "roles": ["front_desk"], "password": "own-secret-words",
    });
    let id = manager.call("person.add", &colleague)["id"].clone();
    let (mut desk, _) = host.paired("工位 1");
    let mut tablet = host.invited("平板");
    desk.sign_in("0012", "own-secret-words");
    tablet.sign_in("0012", "own-secret-words");
    let (at_desk, at_tablet) = (desk.listen(), tablet.listen());
    tablet.call("session.sign_out", &json!({}));
    let took = at_tablet.ended(SOON);
    assert!(took < Duration::from_secs(3), "{took:?}");
    let seen = manager.call("person.list", &json!({"with_left": false}));
    let row = seen.as_array().unwrap().iter().find(|row| row["id"] == id).unwrap().clone();
    let leaving = json!({
        "id": id, "seen_seq": row["seen_seq"], "name": row["name"], "badge": row["badge"], "roles": row["roles"],
        "active": false,
    });
    let left = manager.ask("person.revise", &leaving);
    assert_eq!(left.status, 200, "{}", left.text());
    let took = at_desk.ended(SOON);
    println!("the stream of who left ended after {took:?}");
    assert!(took < Duration::from_secs(3), "{took:?}");
}

#[test]
fn who_closes_the_page_is_off_the_order_long_before_they_would_be_forgotten() {
    let host = LanHost::founded();
    let mut manager = host.manager();
    let mut tablet = host.invited("平板");
    tablet.sign_in(BADGE, PASSWORD);
    let id = manager.call("repair.open", &intake(1))["id"].clone();
    let page = tablet.listen();
    tablet.call("presence.here", &json!({"repair": id, "editing": true}));
    let mut others = || manager.call("presence.who", &json!({"repair": id})).as_array().unwrap().len();
    assert_eq!(others(), 1);
    let from = Instant::now();
    page.leave();
    tests::until("the tablet to be off the order", SOON, || (others() == 0).then_some(()));
    let took = from.elapsed();
    println!("off the order after {took:?}");
    assert!(took < Duration::from_secs(12), "{took:?}");
}

/// It is the host that looks for them then: they were last here when they last asked for something.
#[test]
fn who_closes_the_page_is_not_seen_by_that() {
    let host = LanHost::founded();
    let mut manager = host.manager();
    let mut tablet = host.invited("平板");
    tablet.sign_in(BADGE, PASSWORD);
    let id = manager.call("repair.open", &intake(1))["id"].clone();
    let page = tablet.listen();
    tablet.call("presence.here", &json!({"repair": id, "editing": false}));
    let last_seen = |manager: &mut Visitor| manager.call("terminal.list", &json!({}))[0]["last_seen"].clone();
    let before = last_seen(&mut manager);
    page.leave();
    tests::until("the tablet to be off the order", SOON, || {
        let others = manager.call("presence.who", &json!({"repair": id}));
        others.as_array().unwrap().is_empty().then_some(())
    });
    assert_eq!(last_seen(&mut manager), before);
}

#[test]
fn a_desk_that_comes_back_again_and_again_is_always_heard() {
    let host = LanHost::founded();
    let (mut desk, _) = host.paired("工位 1");
    desk.sign_in(BADGE, PASSWORD);
    // Streams that nobody reads any more, as a Wi-Fi leaves them that breaks off.
    let left: Vec<_> = (0..30).map(|_| desk.listen()).collect();
    let last = desk.listen();
    desk.call("repair.open", &intake(1));
    last.hear("repair", SOON);
    assert!(left[0].ended(SOON) < SOON, "the oldest gave way");
}

#[test]
fn open_streams_and_lines_do_not_keep_the_host_from_closing() {
    let host = LanHost::founded();
    let (mut desk, _) = host.paired("工位 1");
    desk.sign_in(BADGE, PASSWORD);
    let (ear, idle) = (desk.listen(), desk.line().unwrap());
    let began = Instant::now();
    host.stopped();
    assert!(began.elapsed() < Duration::from_secs(30));
    ear.ended(SOON);
    drop(idle);
    assert!(desk.line().is_err());
}
