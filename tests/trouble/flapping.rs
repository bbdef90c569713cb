//! Lines that come and go, hosts that are killed, desks that are killed: what was acknowledged is there once.

use crate::serve::must_check_clean;
use serde_json::{Value, json};
use std::time::Duration;
use tests::lan::{LanHost, Stubborn};
use tests::load::{Way, Work, Worked, request_id, work};
use tests::{BadLine, Dice, disk_folder, found_in, intake, past_the_store, rows_of};

/// Desks that work at once.
const DESKS: usize = 4;
/// How long the line flaps where nothing else is said (s).
const FLAPS_FOR: u64 = 20;
/// How long the desks work while their host is killed.
const KILLED_FOR: Duration = Duration::from_secs(12);
/// How long a desk on a bad line waits for an answer before it asks again.
const IMPATIENT: Duration = Duration::from_secs(1);
/// More than any desk does in the time.
const MANY: u32 = 90_000;

fn founded() -> LanHost {
    let folder = disk_folder();
    found_in(folder.path());
    LanHost::serving(folder, "127.0.0.1:0")
}

fn desks(host: &LanHost, reached: impl Fn(&mut Stubborn)) -> Vec<Box<dyn Way>> {
    let desk = |i: usize| {
        let mut desk = host.manned(&format!("工位 {i}"));
        reached(&mut desk);
        Box::new(desk) as Box<dyn Way>
    };
    (1..=DESKS).map(desk).collect()
}

/// Asks a host to stop, and looks through what it leaves.
pub(crate) fn stopped(host: LanHost) {
    let (folder, _said) = host.stopped();
    must_check_clean(folder.path());
}

fn told(what: &str, worked: &Worked) {
    println!("{} saves in {:?} {what}; 0 lost, 0 doubled, sums exact", worked.saves.len(), worked.took);
}

/// `XIUTAI_FLAP_SECONDS` sets how long; ten minutes of it are run by hand.
#[test]
fn over_a_line_that_comes_and_goes_nothing_is_lost_and_nothing_happens_twice() {
    let said = std::env::var("XIUTAI_FLAP_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let within = Duration::from_secs(said.unwrap_or(FLAPS_FOR));
    let host = founded();
    let line = BadLine::to(host.network);
    let ways = desks(&host, |desk| {
        desk.desk.hang_up();
        desk.desk.visitor.at = line.address();
        desk.desk.visitor.patience = IMPATIENT;
    });
    let root = host.folder.path();
    let work = work(root, ways, Work { acts: MANY, within }, || {
        line.flap(&mut Dice::new(7), within);
    });
    let cuts = line.cuts();
    told(&format!("over a line cut {cuts} times"), &work);
    assert!(cuts > DESKS, "the line was hardly ever cut");
    assert!(work.saves.len() > 2 * DESKS, "next to nothing was saved");
    stopped(host);
}

#[test]
fn when_their_host_is_killed_desks_wait_and_go_on_with_what_they_began() {
    const KILLS: u32 = 3;
    let mut host = founded();
    let ways = desks(&host, |desk| desk.desk.visitor.patience = IMPATIENT);
    let mut dice = Dice::new(8);
    let root = host.folder.path().to_owned();
    let worked = work(&root, ways, Work { acts: MANY, within: KILLED_FOR }, || {
        for _ in 0..KILLS {
            // At any moment of their work.
            std::thread::sleep(Duration::from_millis(500 + u64::try_from(dice.below(1_500)).expect("small")));
            host.restart();
        }
    });
    told(&format!("with a host killed {KILLS} times"), &worked);
    assert!(worked.saves.len() > 2 * DESKS, "next to nothing was saved");
    stopped(host);
}

/// A desk dies at any byte of what it sends, or before the answer reaches it; the same desk comes back with the same
/// request.
#[test]
fn a_desk_that_is_killed_while_it_saves_saves_once() {
    let host = founded();
    let mut desk = host.manned("前台");
    let mut dice = Dice::new(9);
    let kills: u64 = 24;
    for n in 1..=kills {
        let body = intake(u32::try_from(n).expect("small")).to_string();
        let request = request_id(n);
        let head = desk.desk.visitor.head("/api/repair.open", &[("x-request", &request)], body.len());
        let whole = [head, body.into_bytes()].concat();
        // Every third one is sent to its end.
        let sent = if n.is_multiple_of(3) { whole.len() } else { 1 + dice.below(whole.len() - 1) };
        desk.desk.send(&whole[..sent]).expect("the host listens");
        desk.desk.hang_up();
        if n.is_multiple_of(2) {
            let opened = desk.ask("repair.open", &intake(u32::try_from(n).expect("small")), Some(n));
            let number = opened.expect("it is taken in")["number"].clone();
            let again = desk.ask("repair.open", &intake(u32::try_from(n).expect("small")), Some(n));
            assert_eq!(again.expect("the first answer")["number"], number);
        }
    }
    // The machines whose desk never came back are there once or not at all.
    let db = past_the_store(host.folder.path());
    let (orders, requests) = (rows_of(&db, "repair"), rows_of(&db, "request"));
    assert_eq!(orders, requests, "an order without its request");
    let (came_back, all) = (i64::try_from(kills / 2).expect("few"), i64::try_from(kills).expect("few"));
    assert!((came_back..=all).contains(&orders), "{orders}");
    let phones: i64 =
        db.query_row("SELECT count(DISTINCT phone) FROM customer", [], |row| row.get(0)).expect("customers");
    assert_eq!(phones, orders, "somebody was taken in twice");
    let views: Value = desk.ask("repair.views", &json!({}), None).expect("the host goes on");
    assert_eq!(views["all"], orders);
    stopped(host);
}
