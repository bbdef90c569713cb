//! The books: each row moves an amount from one account to another, is never changed, and belongs to a payment, a
//! settlement, a close or a debt written off.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::debt;
use crate::noun::noun;
use crate::read::Read;
use domain::ledger::{Account, Move, PostingId};
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::{Day, Moment, Money};
use rusqlite::{Row, ToSql};
use uuid::Uuid;

noun! {
    /// A posting.
    Posting = "posting" {
        /// Its id.
        id: PostingId,
        /// Where it comes to.
        debit: Account,
        /// Where it comes from.
        credit: Account,
        /// How much.
        amount: Money,
        /// For which order, where it is for one.
        repair: Option<RepairId>,
        /// The payment, settlement, close or write-off it belongs to.
        doc: Uuid,
        /// When.
        at: Moment,
        /// On which civil day.
        day: Day,
        /// By whom.
        by: PersonId,
    }
}

/// Writes moves into the books. Nothing else writes there.
///
/// # Errors
/// What the database says.
pub fn post(
    change: &mut Change<'_>,
    doc: Uuid,
    repair: Option<RepairId>,
    moves: &[Move],
) -> kernel::Result<()> {
    let (at, day, by) = (change.now(), change.today()?, PersonId(change.person()));
    for Move { debit, credit, amount } in moves.iter().copied() {
        let id = change.new_id();
        change.insert(&Posting { id, debit, credit, amount, repair, doc, at, day, by })?;
    }
    let turns = moves.iter().any(|moved| [moved.debit, moved.credit].contains(&Account::Receivable));
    match repair.filter(|_| turns) {
        Some(repair) => debt::mark(change, repair),
        None => Ok(()),
    }
}

/// Payments, settlements and closes that do not tell the same as the books, and orders whose debts do not, by number.
pub(crate) const DIFFERING: [&str; 5] = [
    include_str!("payments_differ.sql"),
    include_str!("settlements_differ.sql"),
    include_str!("write_offs_differ.sql"),
    include_str!("debts_differ.sql"),
    include_str!("closes_differ.sql"),
];

/// What an account holds of one order, debit above zero.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId, account: Account) -> kernel::Result<Money> {
    let params: [(&str, &dyn ToSql); 2] = [(":repair", &Sql(&repair)), (":account", &Sql(&account))];
    Ok(Money(read.count(include_str!("of_repair.sql"), &params)?))
}

/// What an account held of one order once a payment or a settlement was posted, debit above zero.
///
/// # Errors
/// What the database says.
pub fn of_repair_then(
    read: &Read<'_>,
    repair: RepairId,
    account: Account,
    doc: Uuid,
) -> kernel::Result<Money> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":repair", &Sql(&repair)), (":account", &Sql(&account)), (":doc", &Sql(&doc))];
    Ok(Money(read.count(include_str!("of_repair_then.sql"), &params)?))
}

/// What the customer owes for an order.
///
/// # Errors
/// What the database says.
pub fn owed(read: &Read<'_>, repair: RepairId) -> kernel::Result<Money> {
    of_repair(read, repair, Account::Receivable)
}

/// What a payment, a settlement or a close moved, oldest first.
///
/// # Errors
/// What the database says.
pub fn of_doc(read: &Read<'_>, doc: Uuid) -> kernel::Result<Vec<Move>> {
    Ok(read.all(include_str!("of_doc.sql"), &[(":doc", &Sql(&doc))], read_move)?)
}

fn read_move(row: &Row<'_>) -> rusqlite::Result<Move> {
    Ok(Move { debit: row.column("debit")?, credit: row.column("credit")?, amount: row.column("amount")? })
}

/// By how much an account grew after a posting, debit above zero.
///
/// # Errors
/// What the database says.
pub fn balance_since(read: &Read<'_>, account: Account, after: i64) -> kernel::Result<Money> {
    let params: [(&str, &dyn ToSql); 2] = [(":account", &Sql(&account)), (":after", &after)];
    Ok(Money(read.count(include_str!("balance.sql"), &params)?))
}

/// What moved from each account to each other between two days, both included, all of it together.
///
/// # Errors
/// What the database says.
pub fn moved(read: &Read<'_>, (from, to): (Day, Day)) -> kernel::Result<Vec<Move>> {
    let params: [(&str, &dyn ToSql); 2] = [(":from", &Sql(&from)), (":to", &Sql(&to))];
    Ok(read.all(include_str!("moved.sql"), &params, read_move)?)
}

/// The last posting's place; 0 before the first.
///
/// # Errors
/// What the database says.
pub fn last(read: &Read<'_>) -> kernel::Result<i64> {
    Ok(read.count("SELECT coalesce(max(seq), 0) AS n FROM posting", &[])?)
}
