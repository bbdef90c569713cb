//! Orders by what a scanner or a pasted list says of them.

use super::{COLUMNS, JOINS, Line, line};
use crate::column::{RowColumns, Sql};
use crate::read::Read;
use domain::device::{read_imei, read_serial};
use domain::repair::RepairId;

const PICKED: &str = include_str!("picked.sql");

/// The order whose customer's papers carry these digits.
///
/// # Errors
/// What the database says.
pub fn by_voucher(read: &Read<'_>, digits: &str) -> kernel::Result<Option<RepairId>> {
    let sql = "SELECT id FROM repair WHERE voucher = :digits";
    let found = read.all(sql, &[(":digits", &digits)], |row| row.column::<RepairId>("id"))?;
    Ok(found.into_iter().next())
}

/// The order that a text names whole: by its number, its code, its customer's papers, or the IMEI or serial number of its machine, of which
/// the newest order counts.
///
/// # Errors
/// What the database says.
pub fn picked(read: &Read<'_>, text: &str) -> kernel::Result<Option<RepairId>> {
    let number = text.trim().to_uppercase();
    let (imei, serial) = (read_imei(text).ok(), read_serial(text).ok());
    let found = read.all(PICKED, &[(":number", &number), (":imei", &imei), (":serial", &serial)], |row| {
        row.column::<RepairId>("id")
    })?;
    Ok(found.into_iter().next())
}

/// Lines of orders in the order of their ids; an id that nothing has is left out.
///
/// # Errors
/// What the database says.
pub fn by_ids(read: &Read<'_>, ids: &[RepairId]) -> kernel::Result<Vec<Line>> {
    let mut lines = Vec::with_capacity(ids.len());
    for id in ids {
        lines.extend(read.all(&by_id_statement(), &[(":id", &Sql(id))], line)?);
    }
    Ok(lines)
}

fn by_id_statement() -> String {
    format!("{COLUMNS} FROM repair r {JOINS} WHERE r.id = :id")
}

/// Every form these statements can take.
pub(super) fn every_statement() -> Vec<String> {
    vec![by_id_statement()]
}
