//! 个人库: what a technician holds and answers for.

use crate::repair::known;
use crate::rights::must;
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::right::Right;
use domain::stock::PartId;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::stock::Shelf;
use store::{Read, person, place, repair_part, stock};
use ts_rs::TS;

/// How many parts of one store are shown at once.
const LONGEST: u32 = 500;

/// Whose store; one's own where nobody is named.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnStore {
    #[ts(optional = nullable)]
    person: Option<PersonId>,
}

/// A part that a technician holds.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OwnRow {
    part: PartId,
    number: String,
    name: String,
    unit: String,
    on_hand: i64,
    /// How many of them are there for no order.
    free: i64,
    /// The serial numbers of those that have them.
    serials: Vec<String>,
    /// The orders that the others are for.
    repairs: Vec<HeldFor>,
}

/// An order that pieces are held for.
#[derive(Debug, Serialize, TS)]
pub(crate) struct HeldFor {
    id: RepairId,
    number: String,
    quantity: i64,
}

/// What a technician holds. Another's is for who keeps the stock.
pub(crate) fn own(read: &Read<'_>, input: OwnStore) -> Result<Vec<OwnRow>> {
    let me = PersonId(read.person());
    let person = input.person.unwrap_or(me);
    if person != me {
        must(read, Right::KeepStock)?;
        person::find(read, person)?.ok_or_else(|| Failure::not_found("person.not_found"))?;
    }
    let Some(place) = place::find_of_person(read, person)? else { return Ok(Vec::new()) };
    let held = repair_part::held_at(read, place)?;
    let shelves = stock::of_place(read, place, ("", ""), LONGEST)?;
    let mut rows = Vec::new();
    for Shelf { part, number, name, unit, serialised, on_hand, .. } in shelves {
        let mut repairs = Vec::new();
        let mut bound = 0;
        for line in held.iter().filter(|line| line.part == part) {
            bound += line.quantity;
            let repair = known(read, line.repair)?;
            repairs.push(HeldFor { id: repair.id, number: repair.number, quantity: line.quantity });
        }
        let serials = match serialised {
            true => stock::pieces_at(read, part, place)?.into_iter().map(|kept| kept.serial).collect(),
            false => Vec::new(),
        };
        rows.push(OwnRow { part, number, name, unit, on_hand, free: on_hand - bound, serials, repairs });
    }
    Ok(rows)
}
