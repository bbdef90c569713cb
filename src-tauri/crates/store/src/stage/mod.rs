//! What the gates of an order rest on.

use crate::column::{RowColumns, Sql};
use crate::payment;
use crate::read::Read;
use crate::repair::Repair;
use crate::{checkup, device};
use domain::intake::Warranty;
use domain::person::PersonId;
use domain::quote::Cover;
use domain::stage::{Facts, Tested};
use kernel::{Failure, Money};
use rusqlite::ToSql;

/// What the gates of an order rest on, and who tested it last.
///
/// # Errors
/// What the database says.
pub fn facts(read: &Read<'_>, repair: &Repair) -> kernel::Result<(Facts, Option<PersonId>)> {
    let (kind, today) = (device::by_id(read, repair.device)?.kind, read.today()?);
    let held = payment::held(read, repair.id)?;
    let params: [(&str, &dyn ToSql); 2] = [(":repair", &Sql(&repair.id)), (":kind", &Sql(&kind))];
    let is_under_warranty = repair.warranty == Warranty::Claimed || repair.cover == Some(Cover::InWarranty);
    let who_repaired = checkup::who_repaired(read, repair.id)?;
    let rows = read.all(include_str!("facts.sql"), &params, |row| {
        let tester: Option<PersonId> = row.column("tester")?;
        let repaired = tester == repair.holder || tester.is_some_and(|tester| who_repaired.contains(&tester));
        let tested = match row.column::<String>("verdict")?.as_str() {
            "pass" if repaired => Tested::PassedByRepairer,
            "pass" => Tested::Passed,
            "fail" => Tested::Failed,
            _ => Tested::Open,
        };
        let facts = Facts {
            has_condition: row.column("has_condition")?,
            has_consent: row.column("has_consent")?,
            is_diagnosed: row.column("is_diagnosed")?,
            has_finding: row.column("has_finding")?,
            has_unsigned_evidence: is_under_warranty && row.column("has_unsigned_evidence")?,
            asks_support: row.column("asks_support")?,
            is_agreed: row.column("is_agreed")?,
            is_offered: row.column("is_offered")?,
            is_uncovered: repair.cover != Some(Cover::InWarranty) && row.column("has_covered_line")?,
            is_out: row.column("is_out")?,
            tested,
            is_settled: row.column("is_settled")?,
            owed: Money(row.column("owed")?),
            held,
            is_handed_over: row.column("is_handed_over")?,
            noticed: row.column("noticed")?,
            lawful_days: row.column("lawful_days")?,
            today,
        };
        Ok((facts, tester))
    })?;
    let facts = rows.into_iter().next();
    facts.ok_or_else(|| Failure::internal("store.failed", "the gates' facts are one row"))
}
