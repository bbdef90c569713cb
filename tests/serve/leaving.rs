//! A session that ends somewhere ends at every desk within a second, and the desk hears of it.

use crate::client::Client;
use crate::ear::Ear;
use crate::house::House;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tests::own_password;

const AT_ONCE: Duration = Duration::from_secs(1);
const BADGE: &str = "0012";

/// Somebody at two desks that listen, and their manager.
struct Seated {
    manager: Client,
    desks: Vec<(Client, Ear)>,
}

impl Seated {
    fn at(house: &House) -> Self {
        let mut manager = house.manager();
        let password = own_password(BADGE);
        let added =
            json!({"name": "李翠", "badge": BADGE, "roles": ["front_desk", "quality"], "password": password});
        manager.call("person.add", &added);
        let desk = || {
            let mut desk = house.visitor();
            desk.call("session.sign_in", &json!({"badge": BADGE, "password": password}));
            let ear = Ear::open(&desk);
            (desk, ear)
        };
        Self { manager, desks: vec![desk(), desk()] }
    }

    fn row(&mut self) -> Value {
        let people = self.manager.call("person.list", &json!({"with_left": false}));
        let row = people.as_array().expect("people").iter().find(|row| row["badge"] == BADGE);
        let mut row = row.expect("she is listed").clone();
        let fields = row.as_object_mut().expect("a row");
        fields.remove("has_pin");
        fields.remove("has_badge_code");
        row
    }

    fn revise(&mut self, field: &str, to: &Value) {
        let mut row = self.row();
        row[field] = to.clone();
        self.manager.call("person.revise", &row);
    }
}

/// Hears that people were touched, then nothing more, and is told to sign in.
fn must_end(desk: &mut Client, ear: &Ear, began: Instant) {
    let last = std::iter::from_fn(|| ear.nouns()).last();
    assert!(began.elapsed() < AT_ONCE, "it took {:?}", began.elapsed());
    assert!(last.is_some_and(|nouns| nouns.contains("\"person\"")), "the page was not told to ask");
    assert_eq!(desk.ask("repair.views", &json!({})).refusal(), (401, "caller.signed_out".to_owned()));
    let door = desk.call("shop.door", &json!({}));
    assert_eq!((&door["me"], &door["quick"]), (&Value::Null, &json!([])));
}

#[test]
fn leaving_ends_it_at_every_desk_within_a_second() {
    let house = House::founded();
    let mut seated = Seated::at(&house);
    seated.revise("active", &json!(false));
    let began = Instant::now();
    for (desk, ear) in &mut seated.desks {
        must_end(desk, ear, began);
    }
}

#[test]
fn a_lost_right_ends_it_at_every_desk_within_a_second() {
    let house = House::founded();
    let mut seated = Seated::at(&house);
    seated.revise("roles", &json!(["quality"]));
    let began = Instant::now();
    for (desk, ear) in &mut seated.desks {
        must_end(desk, ear, began);
    }
}

#[test]
fn a_reset_ends_it_at_every_desk_within_a_second() {
    let house = House::founded();
    let mut seated = Seated::at(&house);
    let id = seated.row()["id"].clone();
    seated.manager.call("person.reset_password", &json!({"id": id, "new_password": "new-words-for-li-cui"}));
    let began = Instant::now();
    for (desk, ear) in &mut seated.desks {
        must_end(desk, ear, began);
    }
}

#[test]
fn a_password_changed_at_one_desk_ends_it_at_the_others() {
    let house = House::founded();
    let mut seated = Seated::at(&house);
    let change = json!({"old_password": own_password(BADGE), "new_password": "new-words-of-li-cui"});
    seated.desks[0].0.call("person.change_password", &change);
    let began = Instant::now();
    let (desk, ear) = &mut seated.desks[1];
    must_end(desk, ear, began);
    seated.desks[0].0.call("repair.views", &json!({}));
}
