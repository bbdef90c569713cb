//! How a session ends, and that with it every command does, for every role.

use crate::rights::{LOCKED, ROLES, Refusal, SIGNED_OUT, check};
use desk::{Caller, Proof};
use serde_json::{Value, json};
use std::time::Duration;
use tests::{BADGE, FakeDesk, PASSWORD, TempShop, own_password, photo};

const NEW_PASSWORD: &str = "new-words-of-the-same-person";

/// Somebody who sits at two desks: a browser on the host's machine, and a terminal of the network.
struct Seated {
    badge: String,
    role: &'static str,
    here: Caller,
    there: Caller,
    /// The terminal's id, and what it is known by.
    terminal: (String, FakeDesk),
}

impl Seated {
    fn new(shop: &TempShop, badge: &str, role: &'static str) -> Self {
        let here = shop.person("某人", badge, &[role]);
        let program =
            FakeDesk::new(badge.bytes().fold(0, |sum: u8, byte| sum.wrapping_mul(11).wrapping_add(byte)));
        let (id, there) = shop.let_in(program, "工位");
        shop.sign_in_as(&there, badge, &own_password(badge)).expect("signs in");
        Self { badge: badge.to_owned(), role, here, there, terminal: (id, program) }
    }

    /// Signs in again at both desks.
    fn come_back(&self, shop: &TempShop, password: &str) {
        for desk in [&self.here, &self.there] {
            shop.sign_in_as(desk, &self.badge, password).expect("signs in");
        }
        self.must_work(shop);
    }

    fn must_work(&self, shop: &TempShop) {
        for desk in [&self.here, &self.there] {
            shop.call_as(desk, "repair.views", json!({}));
        }
    }

    /// No command but those of the door is answered, at either desk, and nothing is handed in or listened to.
    #[track_caller]
    fn must_be_out(&self, shop: &TempShop, why: &str, refusal: Refusal) {
        for desk in [&self.here, &self.there] {
            must_be_out(shop, &format!("{} {why}", self.role), desk, refusal);
        }
    }

    fn revise(&self, shop: &TempShop, field: &str, to: Value) {
        let mut row = shop.row_of(&self.badge);
        let fields = row.as_object_mut().expect("a row");
        fields.remove("has_pin");
        fields.remove("has_badge_code");
        row[field] = to;
        shop.call("person.revise", row);
    }
}

#[track_caller]
fn must_be_out(shop: &TempShop, who: &str, desk: &Caller, refusal: Refusal) {
    check(shop, who, desk, refusal, |right| right == "anyone");
    assert_eq!(shop.desk.stage(desk, &photo(1)).unwrap_err().code, refusal.0, "{who}");
    assert!(!shop.desk.is_signed_in(desk), "{who}");
}

fn cast(shop: &TempShop) -> Vec<Seated> {
    let seat = |(i, role): (u32, &&'static str)| Seated::new(shop, &format!("10{i}"), role);
    (0..).zip(&ROLES).map(seat).collect()
}

#[test]
fn whoever_left_may_nothing_any_more_at_any_desk() {
    let shop = TempShop::new();
    for person in cast(&shop) {
        person.revise(&shop, "active", json!(false));
        person.must_be_out(&shop, "who left", SIGNED_OUT);
        assert!(shop.sign_in_as(&person.here, &person.badge, &own_password(&person.badge)).is_err());
        assert_eq!(shop.door(&person.there)["quick"], json!([]));
        // Whoever comes back to the staff signs in anew.
        person.revise(&shop, "active", json!(true));
        person.must_be_out(&shop, "who came back", SIGNED_OUT);
        person.come_back(&shop, &own_password(&person.badge));
    }
    assert!(shop.desk.is_signed_in(&shop.window), "nobody else");
}

#[test]
fn a_new_password_ends_what_began_with_the_old_one() {
    let shop = TempShop::new();
    for person in cast(&shop) {
        let id = shop.row_of(&person.badge)["id"].clone();
        shop.call("person.reset_password", json!({"id": id, "new_password": NEW_PASSWORD}));
        person.must_be_out(&shop, "whose password was reset", SIGNED_OUT);
        person.come_back(&shop, NEW_PASSWORD);
    }
    assert!(shop.desk.is_signed_in(&shop.window), "nobody else");
}

/// A sign-in takes a while to prove: one that began before a reset must not outlive it.
#[test]
fn no_sign_in_with_the_old_password_outlives_a_reset() {
    let shop = TempShop::new();
    shop.person("某人", "0100", &["front_desk"]);
    let id = shop.row_of("0100")["id"].clone();
    let mut password = own_password("0100");
    for round in 0..6 {
        let desks: Vec<Caller> = (0..3).map(|_| shop.browser()).collect();
        // Whoever guessed wrong waits a little.
        shop.clock.pass(Duration::from_secs(60));
        let next = format!("{NEW_PASSWORD}-{round}");
        std::thread::scope(|scope| {
            for desk in &desks {
                // Refused or let in: it is looked at below.
                scope.spawn(|| drop(shop.sign_in_as(desk, "0100", &password)));
            }
            scope.spawn(|| shop.call("person.reset_password", json!({"id": id, "new_password": next})));
        });
        assert_eq!(desks.iter().filter(|desk| shop.desk.is_signed_in(desk)).count(), 0, "round {round}");
        password = next;
    }
}

#[test]
fn whoever_changes_their_password_stays_at_this_desk_only() {
    let shop = TempShop::new();
    for person in cast(&shop) {
        let change = json!({"old_password": own_password(&person.badge), "new_password": NEW_PASSWORD});
        shop.call_as(&person.here, "person.change_password", change);
        shop.call_as(&person.here, "repair.views", json!({}));
        must_be_out(&shop, person.role, &person.there, SIGNED_OUT);
        person.come_back(&shop, NEW_PASSWORD);
    }
}

#[test]
fn whoever_loses_a_right_signs_in_anew_and_whoever_gains_one_goes_on() {
    let shop = TempShop::new();
    for person in cast(&shop) {
        person.revise(&shop, "roles", json!([person.role, "manager"]));
        person.must_work(&shop);
        let fewer = if person.role == "manager" { "parts_clerk" } else { person.role };
        person.revise(&shop, "roles", json!([fewer]));
        person.must_be_out(&shop, "who lost a right", SIGNED_OUT);
        person.come_back(&shop, &own_password(&person.badge));
    }
    let promoted = Seated::new(&shop, "0300", "technician");
    promoted.revise(&shop, "roles", json!(["senior"]));
    promoted.must_work(&shop);
}

#[test]
fn at_a_terminal_that_was_sent_off_nobody_may_anything() {
    let shop = TempShop::new();
    for person in cast(&shop) {
        let (id, program) = &person.terminal;
        shop.call("terminal.revoke", json!({"id": id, "reason": "丢了"}));
        must_be_out(&shop, person.role, &person.there, SIGNED_OUT);
        let proof = Proof::Certificate(&program.certificate);
        assert_eq!(shop.desk.find_terminal(proof).unwrap_err().message, "terminal.revoked");
        let back = shop.sign_in_as(&person.there, &person.badge, &own_password(&person.badge));
        assert_eq!(back.unwrap_err().message, "terminal.revoked");
        assert!(shop.desk.is_signed_in(&person.here), "and nowhere else");
    }
}

#[test]
fn a_name_or_a_badge_that_changes_ends_nothing() {
    let shop = TempShop::new();
    for person in cast(&shop) {
        person.revise(&shop, "name", json!("某某"));
        person.must_work(&shop);
    }
}

#[test]
fn a_recovered_manager_is_out_where_they_sat() {
    let shop = TempShop::new();
    let code = shop.call("person.recovery_code", json!({"password": PASSWORD}))["code"].clone();
    let recover = json!({"badge": BADGE, "code": code, "new_password": NEW_PASSWORD});
    shop.call_as(&shop.browser(), "session.recover", recover);
    must_be_out(&shop, "a recovered manager", &shop.window, SIGNED_OUT);
}

#[test]
fn a_desk_signed_out_locked_or_left_alone_ends_alone() {
    let shop = TempShop::new();
    for person in cast(&shop) {
        shop.call_as(&person.here, "session.sign_out", json!({}));
        must_be_out(&shop, person.role, &person.here, SIGNED_OUT);
        shop.call_as(&person.there, "session.lock", json!({}));
        must_be_out(&shop, person.role, &person.there, LOCKED);
        person.come_back(&shop, &own_password(&person.badge));
    }
    let idle = cast_member(&shop);
    shop.clock.pass(Duration::from_secs(5 * 60));
    idle.must_be_out(&shop, "who went away", LOCKED);
}

fn cast_member(shop: &TempShop) -> Seated {
    Seated::new(shop, "0200", "front_desk")
}

/// A restart of the program locks every desk: today's people come back with their PIN, no command before that.
#[test]
fn after_a_restart_nobody_sits_anywhere() {
    let shop = TempShop::new();
    let person = cast_member(&shop);
    let shop = TempShop::reopened(shop.closed(), "2026-11-21T07:00:00.000Z");
    person.must_be_out(&shop, "after a restart", SIGNED_OUT);
    assert_eq!(shop.door(&person.here)["quick"][0]["badge"], "0200");
}
