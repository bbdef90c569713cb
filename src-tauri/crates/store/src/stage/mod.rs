//! What the gates of an order rest on.

use crate::checkup;
use crate::column::{Json, RowColumns, Sql};
use crate::read::Read;
use crate::repair::{self, Repair};
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::stage::{Facts, Tested};
use kernel::{Day, Failure, Money};
use std::collections::BTreeMap;

/// What the gates of an order rest on, and who tested it last.
///
/// # Errors
/// What the database says.
pub fn facts(read: &Read<'_>, repair: &Repair) -> kernel::Result<(Facts, Option<PersonId>)> {
    let place = repair::seq(read, repair.id)?;
    let (facts, tester) = looked_at(read, &[place])?
        .pop()
        .map(|one| (one.facts, one.tester))
        .ok_or_else(|| Failure::internal("store.failed", "the gates' facts are one row"))?;
    Ok((facts, tester))
}

/// What the gates of orders rest on, by their places.
///
/// # Errors
/// What the database says.
pub fn facts_of(read: &Read<'_>, places: &[i64]) -> kernel::Result<BTreeMap<i64, Facts>> {
    Ok(looked_at(read, places)?.into_iter().map(|one| (one.place, one.facts)).collect())
}

/// An order as its gates see it.
struct Looked {
    place: i64,
    id: RepairId,
    holder: Option<PersonId>,
    tester: Option<PersonId>,
    facts: Facts,
}

fn looked_at(read: &Read<'_>, places: &[i64]) -> kernel::Result<Vec<Looked>> {
    let (today, places) = (read.today()?, Json(places.to_vec()));
    let mut all =
        read.all(include_str!("facts.sql"), &[(":places", &Sql(&places))], |row| looked(row, today))?;
    // Who repaired a machine is asked only where it makes a difference.
    for one in all.iter_mut().filter(|one| one.facts.tested == Tested::Passed) {
        let Some(tester) = one.tester else { continue };
        if Some(tester) == one.holder || checkup::who_repaired(read, one.id)?.contains(&tester) {
            one.facts.tested = Tested::PassedByRepairer;
        }
    }
    Ok(all)
}

fn looked(row: &rusqlite::Row<'_>, today: Day) -> rusqlite::Result<Looked> {
    let is_covered: bool = row.column("is_covered")?;
    let facts = Facts {
        has_condition: row.column("has_condition")?,
        has_consent: row.column("has_consent")?,
        is_diagnosed: row.column("is_diagnosed")?,
        has_finding: row.column("has_finding")?,
        has_unsigned_evidence: row.column("has_unsigned_evidence")?,
        asks_support: row.column("asks_support")?,
        is_agreed: row.column("is_agreed")?,
        is_offered: row.column("is_offered")?,
        is_uncovered: !is_covered && row.column("has_covered_line")?,
        parts_open: row.column("parts_open")?,
        parts_out: row.column("parts_out")?,
        is_out: row.column("is_out")?,
        tested: match row.column::<String>("verdict")?.as_str() {
            "pass" => Tested::Passed,
            "fail" => Tested::Failed,
            _ => Tested::Open,
        },
        is_settled: row.column("is_settled")?,
        owed: Money(row.column("owed")?),
        held: Money(row.column("held")?),
        is_handed_over: row.column("is_handed_over")?,
        noticed: row.column("noticed")?,
        lawful_days: row.column("lawful_days")?,
        today,
    };
    Ok(Looked {
        place: row.column("seq")?,
        id: row.column("id")?,
        holder: row.column("holder")?,
        tester: row.column("tester")?,
        facts,
    })
}
