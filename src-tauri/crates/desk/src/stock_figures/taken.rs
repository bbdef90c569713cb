//! How often parts were there when asked for, what they cost otherwise than before, and who took what.

use crate::period::Period;
use crate::rights::may;
use domain::person::PersonId;
use domain::right::Right;
use domain::stock::PartId;
use domain::stock_figures::{fill_rate, price_change};
use kernel::{Day, Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::{Read, person, stock_figures as store_figures};
use ts_rs::TS;

/// In which days, and by whom.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskTaken {
    from: Day,
    to: Day,
    person: Option<PersonId>,
}

/// How often parts were there.
#[derive(Debug, Serialize, TS)]
pub(crate) struct FillRate {
    #[ts(type = "number")]
    asked: i64,
    #[ts(type = "number")]
    waited: i64,
    /// In per mille.
    #[ts(type = "number | null")]
    rate: Option<i64>,
    parts: Vec<FillRow>,
}

/// How often one part was there.
#[derive(Debug, Serialize, TS)]
pub(crate) struct FillRow {
    part: PartId,
    number: String,
    name: String,
    #[ts(type = "number")]
    asked: i64,
    #[ts(type = "number")]
    waited: i64,
    #[ts(type = "number | null")]
    rate: Option<i64>,
}

/// A price that is not the one before.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PriceChangeRow {
    part: PartId,
    number: String,
    name: String,
    supplier_name: String,
    receipt: String,
    day: Day,
    #[ts(type = "number")]
    before: Money,
    #[ts(type = "number")]
    now: Money,
    /// In per mille of what it was.
    #[ts(type = "number | null")]
    change: Option<i64>,
}

/// What somebody took of a part.
#[derive(Debug, Serialize, TS)]
pub(crate) struct TakenRow {
    person: PersonId,
    person_name: String,
    part: PartId,
    number: String,
    name: String,
    unit: String,
    #[ts(type = "number")]
    taken: i64,
    #[ts(type = "number")]
    used: i64,
    #[ts(type = "number")]
    returned: i64,
    #[ts(type = "number")]
    spoilt: i64,
    #[ts(type = "number")]
    held: i64,
    /// In fen, for those who may see costs.
    #[ts(type = "number | null")]
    value: Option<Money>,
}

/// Lines of orders that took their part against those that had to wait for it: what was promised and was there.
pub(crate) fn asked(read: &Read<'_>, input: Period) -> Result<FillRate> {
    let (from, to) = input.checked()?;
    let zone = read.zone()?;
    let moments = (zone.moment(from, 0), zone.moment(to.later(1), 0));
    let (mut asked, mut waited) = (0, 0);
    let mut parts = Vec::new();
    for one in store_figures::asked(read, (from, to), moments)? {
        asked += one.asked;
        waited += one.waited;
        parts.push(FillRow {
            part: one.part,
            number: one.number,
            name: one.name,
            asked: one.asked,
            waited: one.waited,
            rate: fill_rate(one.asked - one.waited, one.asked),
        });
    }
    Ok(FillRate { asked, waited, rate: fill_rate(asked - waited, asked), parts })
}

pub(crate) fn prices(read: &Read<'_>, input: Period) -> Result<Vec<PriceChangeRow>> {
    Ok(store_figures::prices(read, input.checked()?)?
        .into_iter()
        .map(|one| PriceChangeRow {
            part: one.part,
            number: one.number,
            name: one.name,
            supplier_name: one.supplier_name,
            receipt: one.receipt,
            day: one.day,
            change: price_change(one.before, one.now),
            before: one.before,
            now: one.now,
        })
        .collect())
}

pub(crate) fn taken(read: &Read<'_>, input: AskTaken) -> Result<Vec<TakenRow>> {
    let span = Period { from: input.from, to: input.to }.checked()?;
    if let Some(person) = input.person {
        person::find(read, person)?.ok_or_else(|| Failure::not_found("person.not_found"))?;
    }
    let costs = may(read, Right::SeeCosts)?;
    Ok(store_figures::taken(read, span, input.person)?
        .into_iter()
        .map(|one| TakenRow {
            person: one.person,
            person_name: one.person_name,
            part: one.part,
            number: one.number,
            name: one.name,
            unit: one.unit,
            taken: one.taken,
            used: one.used,
            returned: one.returned,
            spoilt: one.spoilt,
            held: one.held,
            value: Some(one.value).filter(|_| costs),
        })
        .collect())
}
