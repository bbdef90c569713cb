//! The demo shop: filled through the same commands as any other, so that it can do nothing a real one cannot.

mod bench;
mod data;
mod orders;
mod parts;
mod work;

pub(crate) use data::people;

use crate::registry::{Asking, Caller};
use crate::session::{Presence, SessionKey};
use crate::shop::{self, FoundShop};
use crate::station::{Desk, Machine};
use data::{PRICES, SHOP};
use domain::language::Language;
use kernel::{Moment, Result};
use serde_json::json;
use std::path::Path;
use store::Mode;
use work::{Staff, work};

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
    for price in PRICES {
        desk.call_at(&manager, "price.keep", price.input(began), began)?;
    }
    let clerk = sign_in(desk, &people[3], now)?;
    parts::parts(desk, &clerk, began)?;
    let front = sign_in(desk, &people[1], now)?;
    let technician = sign_in(desk, &people[2], now)?;
    let quality = sign_in(desk, &people[4], now)?;
    work(desk, &Staff { front, manager, technician, quality }, now)
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
        password_again: None,
    };
    let asking = Asking {
        desk,
        caller: &Caller::default(),
        presence: Presence::default(),
        now,
        command: "shop.found",
    };
    let founding = shop::prepare_demo(&asking, input)?;
    asking.change(Mode::History, None, move |change| shop::found(change, founding)).map(|_| ())
}

fn sign_in(desk: &Desk, person: &crate::door::DemoPerson, at: Moment) -> Result<Caller> {
    let caller = Caller { session: Some(SessionKey::new()?), ..Caller::default() };
    let input = json!({"badge": person.badge, "password": person.password});
    desk.call_at(&caller, "session.sign_in", input, at)?;
    Ok(caller)
}
