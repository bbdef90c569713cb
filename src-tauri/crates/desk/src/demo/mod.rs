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
use store::Mode;

/// Over how many days the demo shop's orders are spread, today among them.
const DAYS: usize = 6;

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
    let days = i64::try_from(DAYS).unwrap_or(0);
    let began = Moment::from_millis(now.millis() - days * 24 * 60 * 60 * 1_000).unwrap_or(Moment::EPOCH);
    found(desk, began)?;
    let people = people();
    let manager = sign_in(desk, &people[0], now)?;
    for person in &people[1..] {
        let input = json!({
            "name": person.name, "badge": person.badge, "roles": person.roles, "password": person.password,
        });
        desk.call_at(&manager, "person.add", input, began)?;
    }
    for person in &people {
        let own = sign_in(desk, person, now)?;
        desk.call_at(&own, "person.set_pin", json!({"password": person.password, "pin": person.pin}), began)?;
        desk.call_at(&own, "session.sign_out", json!({}), began)?;
    }
    let front = sign_in(desk, &people[1], now)?;
    for (i, machine) in MACHINES.iter().enumerate() {
        desk.call_at(&front, "repair.open", order(i, machine), opened_at(now, i))?;
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

/// Orders are spread over the days up to now, a few in the hours before this one on each of them.
fn opened_at(now: Moment, i: usize) -> Moment {
    const MINUTE: usize = 60_000;
    let per_day = MACHINES.len().div_ceil(DAYS);
    let (day, place) = (i / per_day, i % per_day);
    let minutes_ago = (DAYS - 1 - day) * 24 * 60 + (per_day - place) * 26 - (i * 7) % 19;
    let ago = i64::try_from(minutes_ago * MINUTE).unwrap_or(0);
    Moment::from_millis(now.millis() - ago).unwrap_or(now)
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
