//! Machines that went home.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::read::Read;
use domain::repair::RepairId;
use kernel::Moment;
use rusqlite::ToSql;

/// Wrong proofs in a row for an order, and when the last one was; nothing where there was none.
///
/// # Errors
/// What the database says.
pub fn attempts(read: &Read<'_>, repair: RepairId) -> kernel::Result<Option<(u32, Moment)>> {
    let sql = "SELECT failures, last_at FROM hand_over_attempt WHERE repair = :repair";
    let rows = read.all(sql, &[(":repair", &Sql(&repair))], |row| {
        Ok((row.column("failures")?, row.column("last_at")?))
    })?;
    Ok(rows.into_iter().next())
}

/// Counts a wrong proof. After a wait, counting begins anew.
///
/// # Errors
/// What the database says.
pub fn attempt_failed(change: &Change<'_>, repair: RepairId, anew: bool) -> kernel::Result<()> {
    if anew {
        forget_attempts(change, repair)?;
    }
    let now = change.now();
    let params: [(&str, &dyn ToSql); 2] = [(":repair", &Sql(&repair)), (":at", &Sql(&now))];
    change.state(include_str!("attempt_failed.sql"), &params)?;
    Ok(())
}

/// Forgives wrong proofs.
///
/// # Errors
/// What the database says.
pub fn forget_attempts(change: &Change<'_>, repair: RepairId) -> kernel::Result<()> {
    change.state("DELETE FROM hand_over_attempt WHERE repair = :repair", &[(":repair", &Sql(&repair))])?;
    Ok(())
}
