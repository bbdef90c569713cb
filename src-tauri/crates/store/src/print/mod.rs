//! What was printed, as the journal tells it, and which printer a desk uses for which paper.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::error::StoreError;
use crate::read::Read;
use crate::session::DeskSeq;
use domain::close::CloseId;
use domain::payment::PaymentId;
use domain::repair::RepairId;
use domain::stock::PartId;
use kernel::Failure;
use rusqlite::{OptionalExtension, named_params};
use uuid::Uuid;

/// Whether a paper of an order may have come out before; `what` tells papers of one name apart (a receipt's number).
///
/// # Errors
/// What the database says.
pub fn was_printed(
    read: &Read<'_>,
    repair: RepairId,
    paper: &str,
    what: Option<&str>,
) -> kernel::Result<bool> {
    was_printed_of(read, ("repair", repair.0), paper, what)
}

/// The same for a paper about something else: its noun and which one.
///
/// # Errors
/// What the database says.
pub fn was_printed_of(
    read: &Read<'_>,
    (noun, id): (&str, Uuid),
    paper: &str,
    what: Option<&str>,
) -> kernel::Result<bool> {
    let params: [(&str, &dyn rusqlite::ToSql); 4] =
        [(":noun", &noun), (":id", &Sql(&id)), (":paper", &paper), (":what", &what)];
    Ok(read.count(include_str!("was_printed.sql"), &params)? > 0)
}

/// The printers a desk chose: paper and printer.
///
/// # Errors
/// What the database says.
pub fn choices(read: &Read<'_>, desk: DeskSeq) -> kernel::Result<Vec<(String, String)>> {
    let sql = "SELECT paper, printer FROM desk_printer WHERE session = :session ORDER BY paper";
    Ok(read.all(sql, &[(":session", &desk.0)], |row| Ok((row.column("paper")?, row.column("printer")?)))?)
}

/// The printer a desk chose for one paper.
///
/// # Errors
/// What the database says.
pub fn choice(read: &Read<'_>, desk: DeskSeq, paper: &str) -> kernel::Result<Option<String>> {
    let sql = "SELECT printer FROM desk_printer WHERE session = :session AND paper = :paper";
    let find = || -> Result<Option<String>, StoreError> {
        let mut statement = read.db.prepare_cached(sql)?;
        let params = named_params! {":session": desk.0, ":paper": paper};
        Ok(statement.query_row(params, |row| row.column("printer")).optional()?)
    };
    Ok(find()?)
}

/// Remembers a desk's printer for a paper, or forgets it.
///
/// # Errors
/// What the database says.
pub fn choose(change: &Change<'_>, desk: DeskSeq, paper: &str, printer: Option<&str>) -> kernel::Result<()> {
    match printer {
        Some(printer) => change.state(
            include_str!("choose.sql"),
            &[(":session", &desk.0), (":paper", &paper), (":printer", &printer)],
        )?,
        None => change.state(
            "DELETE FROM desk_printer WHERE session = :session AND paper = :paper",
            &[(":session", &desk.0), (":paper", &paper)],
        )?,
    };
    Ok(())
}

/// The newest of what each paper is of; nothing where there is none yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Newest {
    /// An order.
    pub repair: Option<RepairId>,
    /// The order whose quote was told last.
    pub quote: Option<RepairId>,
    /// The order that was settled last.
    pub settlement: Option<RepairId>,
    /// The order whose machine went home last.
    pub hand_over: Option<RepairId>,
    /// A payment.
    pub payment: Option<PaymentId>,
    /// A close.
    pub close: Option<CloseId>,
    /// A part.
    pub part: Option<PartId>,
}

/// The newest of what each paper is of.
///
/// # Errors
/// What the database says.
pub fn newest(read: &Read<'_>) -> kernel::Result<Newest> {
    let mut rows = read.all(include_str!("samples.sql"), &[], |row| {
        Ok(Newest {
            repair: row.column("repair")?,
            quote: row.column("quote")?,
            settlement: row.column("settlement")?,
            hand_over: row.column("hand_over")?,
            payment: row.column("payment")?,
            close: row.column("close")?,
            part: row.column("part")?,
        })
    })?;
    rows.pop().ok_or_else(|| Failure::internal("store.failed", "a select without a table has no row"))
}
