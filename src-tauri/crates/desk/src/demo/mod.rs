//! The demo shop: filled through the same commands as any other, so that it can do nothing a real one cannot.

mod data;

pub(crate) use data::people;

use crate::registry::{Asking, Caller};
use crate::session::{Presence, SessionKey};
use crate::shop::{self, FoundShop};
use crate::station::{Desk, Machine};
use data::{MACHINES, Machine as DemoMachine, SHOP};
use domain::device::luhn_digit;
use domain::language::Language;
use kernel::{Moment, Result};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;
use store::Mode;

/// How far back the demo shop's orders reach.
const DAYS: u64 = 6;

/// Makes the demo shop in a data folder.
///
/// # Errors
/// `shop.already_founded` where the folder has a shop, or what the disk says.
pub fn make(root: &Path, machine: Machine) -> Result<()> {
    let desk = Desk::open(root, machine)?;
    desk.call(&Caller::default(), "shop.open_demo", json!({}))?;
    desk.close()
}

/// Fills an empty shop.
pub(crate) fn fill(desk: &Desk) -> Result<()> {
    let now = desk.machine.clock.now();
    let began = Moment::from_millis(now.millis() - 1_000 * 60 * 60 * 24 * i64::try_from(DAYS).unwrap_or(0))
        .unwrap_or(Moment::EPOCH);
    found(desk, began)?;
    let people = people();
    let manager = sign_in(desk, &people[0], began)?;
    for person in &people[1..] {
        let input = json!({
            "name": person.name, "badge": person.badge, "roles": person.roles, "password": person.password,
        });
        desk.call_at(&manager, "person.add", input, began)?;
    }
    for person in &people {
        let own = sign_in(desk, person, began)?;
        desk.call_at(&own, "person.set_pin", json!({"password": person.password, "pin": person.pin}), began)?;
        desk.call_at(&own, "session.sign_out", json!({}), began)?;
    }
    let front = sign_in(desk, &people[1], began)?;
    for (i, machine) in MACHINES.iter().enumerate() {
        let at = opened_at(began, now, i);
        desk.call_at(&front, "repair.open", order(i, machine), at)?;
    }
    desk.call_at(&front, "session.sign_out", json!({}), now)?;
    desk.call_at(&manager, "session.sign_out", json!({}), now).map(|_| ())
}

fn found(desk: &Desk, now: Moment) -> Result<()> {
    let owner = &people()[0];
    let input = FoundShop {
        shop_name: SHOP.0.to_owned(),
        address: SHOP.1.to_owned(),
        phone: SHOP.2.to_owned(),
        language: Language::Chinese,
        person_name: owner.name.clone(),
        badge: owner.badge.clone(),
        password: owner.password.clone(),
    };
    let asking = Asking {
        desk,
        caller: &Caller::default(),
        presence: Presence::default(),
        now,
        command: "shop.found",
    };
    let founding = asking.read(|read| shop::prepare_demo(read, input))?;
    asking.change(Mode::History, None, move |change| shop::found(change, founding)).map(|_| ())
}

fn sign_in(desk: &Desk, person: &crate::door::DemoPerson, at: Moment) -> Result<Caller> {
    let caller = Caller { session: Some(SessionKey::new()?), request: None };
    let input = json!({"badge": person.badge, "password": person.password});
    desk.call_at(&caller, "session.sign_in", input, at)?;
    Ok(caller)
}

/// Orders are spread over the days up to an hour ago, and over the hours a shop is open.
fn opened_at(began: Moment, now: Moment, i: usize) -> Moment {
    let per_day = MACHINES.len().div_ceil(usize::try_from(DAYS).unwrap_or(1)).max(1);
    let (day, place) = (i / per_day, i % per_day);
    let minutes = day * 24 * 60 + place * 530 / per_day + (i * 37) % 41;
    let at = began.later(Duration::from_secs(u64::try_from(minutes).unwrap_or(0) * 60));
    let last = Moment::from_millis(now.millis() - 60 * 60 * 1_000).unwrap_or(at);
    at.min(last)
}

fn order(i: usize, machine: &DemoMachine) -> Value {
    let (customer, phone) = data::customer(i);
    let mut input = json!({
        "name": customer, "phone": phone, "brand": machine.brand, "model": machine.model, "symptom": machine.symptom,
    });
    match machine.serial {
        Some(serial) => input["serial"] = json!(serial),
        None => input["imei"] = json!(imei(i)),
    }
    input
}

/// An IMEI that no real machine has: its type allocation code is the one reserved for tests (00…).
fn imei(i: usize) -> String {
    let digits = format!("0010{:04}{:06}", 1_000 + i % 9, 100_000 + i * 7_919 % 899_999);
    let check = luhn_digit(&digits);
    format!("{digits}{check}")
}
