//! What is owed for machines that went home.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::hand_over;
use crate::ledger;
use crate::noun::noun;
use crate::read::Read;
use domain::customer::CustomerId;
use domain::debt::{self as rules, WriteOffId, WriteOffKind};
use domain::ledger::Account;
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::{Day, Moment, Money};
use rusqlite::{Row, ToSql};

noun! {
    /// A debt that was written off, or back.
    WriteOff = "write_off" {
        /// Its id.
        id: WriteOffId,
        /// Of which order.
        repair: RepairId,
        /// Which way.
        kind: WriteOffKind,
        /// How much.
        amount: Money,
        /// Why.
        reason: String as personal,
        /// When.
        at: Moment,
        /// On which civil day.
        day: Day,
        /// By whom.
        by: PersonId,
    }
}

/// Which debts are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// A part of the customer's or the company's name; empty for all.
    pub name: String,
    /// For how many days the machine is gone at least; 0 for all.
    pub days: i64,
    /// The civil day.
    pub today: Day,
}

/// A debt as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debt {
    /// Its place in the list.
    pub place: i64,
    /// For which order.
    pub repair: RepairId,
    /// The order's number.
    pub number: String,
    /// Whose.
    pub customer: CustomerId,
    /// Their name.
    pub customer_name: String,
    /// Their number, as it was typed.
    pub phone: String,
    /// Their company, or nothing.
    pub company_name: String,
    /// How much.
    pub owed: Money,
    /// When the machine went.
    pub since: Day,
    /// Who handed it over.
    pub released_by: String,
    /// Why it went unpaid, or nothing.
    pub reason: String,
}

/// A page of the debts that are open, the oldest first, after a place.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read<'_>, wanted: &Wanted, after: i64, most: i64) -> kernel::Result<Vec<Debt>> {
    let params: [(&str, &dyn ToSql); 5] = [
        (":name", &wanted.name),
        (":days", &wanted.days),
        (":today", &Sql(&wanted.today)),
        (":after", &after),
        (":most", &most),
    ];
    Ok(read.all(include_str!("find.sql"), &params, debt)?)
}

fn debt(row: &Row<'_>) -> rusqlite::Result<Debt> {
    Ok(Debt {
        place: row.column("place")?,
        repair: row.column("repair")?,
        number: row.column("number")?,
        customer: row.column("customer")?,
        customer_name: row.column("customer_name")?,
        phone: row.column("phone")?,
        company_name: row.column("company_name")?,
        owed: row.column("owed")?,
        since: row.column("since")?,
        released_by: row.column("released_by")?,
        reason: row.column("reason")?,
    })
}

/// What the customers of one company owe together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyDebt {
    /// Its name; empty for those of no company.
    pub company_name: String,
    /// For how many machines.
    pub count: i64,
    /// How much.
    pub owed: Money,
}

/// What is owed by company, the most first; those of no company are one line among them.
///
/// # Errors
/// What the database says.
pub fn by_company(read: &Read<'_>, wanted: &Wanted) -> kernel::Result<Vec<CompanyDebt>> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":name", &wanted.name), (":days", &wanted.days), (":today", &Sql(&wanted.today))];
    Ok(read.all(include_str!("by_company.sql"), &params, |row| {
        Ok(CompanyDebt {
            company_name: row.column("company_name")?,
            count: row.column("debts")?,
            owed: row.column("owed")?,
        })
    })?)
}

/// What a customer owes for machines that went home.
///
/// # Errors
/// What the database says.
pub fn of_customer(read: &Read<'_>, customer: CustomerId) -> kernel::Result<Vec<(RepairId, String, Money)>> {
    let row = |row: &Row<'_>| Ok((row.column("repair")?, row.column("number")?, row.column("owed")?));
    Ok(read.all(include_str!("of_customer.sql"), &[(":customer", &Sql(&customer))], row)?)
}

/// What of an order stands written off.
///
/// # Errors
/// What the database says.
pub fn written_off(read: &Read<'_>, repair: RepairId) -> kernel::Result<Money> {
    ledger::of_repair(read, repair, Account::BadDebt)
}

/// Keeps what was written off or back, and what it moves in the books.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, write_off: &WriteOff) -> kernel::Result<()> {
    change.insert(write_off)?;
    let moved = rules::moved(write_off.kind, write_off.amount);
    ledger::post(change, write_off.id.0, Some(write_off.repair), &[moved])
}

/// Notes whether something is owed for a machine that went home. The books and hand-overs call it whenever that may turn.
///
/// # Errors
/// What the database says.
pub(crate) fn mark(change: &Change<'_>, repair: RepairId) -> kernel::Result<()> {
    let is_gone = hand_over::last(change, repair)?.is_some_and(|left| !left.reopened);
    let is_owing = is_gone && ledger::owed(change, repair)? > Money::ZERO;
    let sql = if is_owing {
        "INSERT INTO open_debt (repair) VALUES (:repair) ON CONFLICT (repair) DO NOTHING"
    } else {
        "DELETE FROM open_debt WHERE repair = :repair"
    };
    change.state(sql, &[(":repair", &Sql(&repair))])?;
    Ok(())
}
