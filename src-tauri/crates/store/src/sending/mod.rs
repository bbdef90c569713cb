//! Machines sent out and back.

use crate::change::Change;
use crate::column::Sql;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::sending::{SendingId, SentTo};
use kernel::{Day, Moment, Money};

noun! {
    /// A sending.
    Sending = "sending" {
        /// Its id.
        id: SendingId,
        /// Of which order's machine.
        repair: RepairId,
        /// Where to.
        to_whom: SentTo,
        /// What that place is called.
        name: String as personal,
        /// Carrier and number of the parcel, or nothing.
        waybill: String as personal,
        /// Why.
        why: String as personal,
        /// When it should be back.
        due_on: Option<Day>,
        /// When it left.
        sent_at: Moment,
        /// Who sent it.
        sent_by: PersonId,
        /// When it came back.
        back_at: Option<Moment>,
        /// Who took it back in.
        back_by: Option<PersonId>,
        /// Carrier and number of the parcel it came back in, or nothing.
        back_waybill: String as personal,
        /// What came of it.
        result: String as personal,
        /// What the shop owes for it.
        cost: Option<Money>,
    }
}

/// The sendings of an order, oldest first.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Sending>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Sending::read)?)
}

/// All that are out, those due first on top.
///
/// # Errors
/// What the database says.
pub fn out(read: &Read<'_>) -> kernel::Result<Vec<Sending>> {
    Ok(read.all(include_str!("out.sql"), &[], Sending::read)?)
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: SendingId) -> kernel::Result<Option<Sending>> {
    Ok(read.get(id.0)?)
}

/// Keeps that a machine left.
///
/// # Errors
/// What the database says.
pub fn send(change: &mut Change<'_>, sending: &Sending) -> kernel::Result<()> {
    Ok(change.insert(sending)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn write(change: &mut Change<'_>, before: &Sending, after: &Sending) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
