//! Repair orders.

mod list;

pub use list::{
    BoardStage, Counted, Counts, Cursor, Filter, Find, Line, Page, Sort, View, board, by_ids, count, counts,
    every_list_statement, find, is_open, of_device, picked,
};

use crate::change::Change;
use crate::column::Json;
use crate::journal;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::customer::CustomerId;
use domain::device::DeviceId;
use domain::intake::{
    Accessory, AccountLock, BackedUp, Channel, Reproduced, VisitId, Warranty, WarrantyBasis,
};
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use kernel::{Day, Moment, Money};

noun! {
    /// A repair order.
    Repair = "repair" {
        /// Its id.
        id: RepairId,
        /// As people say it.
        number: String,
        /// As scanners read it.
        code: String,
        /// Where it stands.
        stage: Stage,
        /// Whose machine.
        customer: CustomerId,
        /// Which machine.
        device: DeviceId,
        /// In the customer's words.
        symptom: String as personal,
        /// When it was opened.
        opened_at: Moment,
        /// On which civil day.
        opened_on: Day,
        /// Who opened it.
        opened_by: PersonId,
        /// How it reached the shop.
        channel: Channel,
        /// Carrier and number of the parcel it came in.
        waybill: String,
        /// Where it was fetched or handed in.
        place: String as personal,
        /// The visit it came with.
        visit: Option<VisitId>,
        /// The codes of its symptoms.
        codes: Json<Vec<String>>,
        /// Their words at the time.
        code_words: String,
        /// Whether the fault showed itself.
        reproduced: Reproduced,
        /// Whether the data is saved.
        backed_up: BackedUp,
        /// Whether it is bound to an account.
        account_lock: AccountLock,
        /// Whether 维修模式 is on.
        repair_mode: bool,
        /// What stayed with it.
        accessories: Json<Vec<Accessory>>,
        /// What else stayed with it.
        accessory_note: String as personal,
        /// When it should be ready.
        promised_at: Option<Moment>,
        /// The first guess at the price.
        estimate: Option<Money>,
        /// Up to here nobody needs to ask.
        ask_above: Option<Money>,
        /// Whether the customer claims warranty.
        warranty: Warranty,
        /// On what.
        warranty_basis: Option<WarrantyBasis>,
        /// When it was bought.
        bought_on: Option<Day>,
        /// Why it was declared void.
        void_reason: Option<String> as personal,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: RepairId) -> kernel::Result<Option<Repair>> {
    Ok(read.get(id.0)?)
}

/// What an editor of an order has seen: the last entry about it, its customer or its machine.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, repair: &Repair) -> kernel::Result<i64> {
    let parts = [(Repair::NAME, repair.id.0), ("customer", repair.customer.0), ("device", repair.device.0)];
    let mut last = 0;
    for (noun, id) in parts {
        last = last.max(read.seen(noun, id)?);
    }
    Ok(last)
}

/// The history of an order with that of its customer and machine since it was opened, oldest first.
///
/// # Errors
/// What the database says.
pub fn history(read: &Read<'_>, repair: &Repair) -> kernel::Result<Vec<journal::Entry>> {
    let own = journal::of_noun(read.db, Repair::NAME, repair.id.0)?;
    let opened = own.first().map_or(0, |entry| entry.row);
    let mut all = own;
    for (noun, id) in [("customer", repair.customer.0), ("device", repair.device.0)] {
        all.extend(
            journal::of_noun(read.db, noun, id)?
                .into_iter()
                .filter(|entry| entry.row > opened && !entry.before.is_empty()),
        );
    }
    all.sort_by_key(|entry| entry.row);
    Ok(all)
}

/// Opens one.
///
/// # Errors
/// What the database says.
pub fn open(change: &mut Change<'_>, repair: &Repair) -> kernel::Result<()> {
    Ok(change.insert(repair)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn correct(change: &mut Change<'_>, before: &Repair, after: &Repair) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
