//! Who parts are bought from.

use crate::door::Empty;
use crate::id::Id;
use domain::faults::Faults;
use domain::part::between;
use domain::stock::SupplierId;
use domain::text;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::part::list;
use store::supplier::{self, Supplier};
use store::{Change, Read};
use ts_rs::TS;

/// The longest time within which a faulty piece may go back, in days.
const MOST_RETURN_DAYS: i64 = 365;

/// A supplier.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SupplierRow {
    id: SupplierId,
    seen_seq: i64,
    name: String,
    contact: String,
    phone: String,
    address: String,
    return_days: Option<i64>,
    note: String,
    active: bool,
    /// How many parts it sells.
    parts: usize,
}

/// A supplier, new where it has no id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepSupplier {
    id: Option<SupplierId>,
    /// As it was seen; nothing counts for a new one.
    #[serde(default)]
    seen_seq: i64,
    name: String,
    contact: String,
    phone: String,
    address: String,
    return_days: Option<i64>,
    note: String,
    active: bool,
}

/// Every supplier by name, those no longer bought from among them.
pub(crate) fn all(read: &Read<'_>, _: Empty) -> Result<Vec<SupplierRow>> {
    let row = |one: Supplier| {
        Ok(SupplierRow {
            seen_seq: supplier::seen(read, one.id)?,
            parts: list::of_supplier(read, one.id)?.len(),
            id: one.id,
            name: one.name,
            contact: one.contact,
            phone: one.phone,
            address: one.address,
            return_days: one.return_days,
            note: one.note,
            active: one.active,
        })
    };
    supplier::all(read)?.into_iter().map(row).collect()
}

pub(crate) fn keep(change: &mut Change<'_>, input: KeepSupplier) -> Result<Id> {
    let unknown = || Failure::not_found("supplier.not_found");
    let before = input.id.map(|id| supplier::by_id(change, id)?.ok_or_else(unknown)).transpose()?;
    let mut faults = Faults::new();
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let contact = faults.take("contact", text::optional_name(&input.contact)).map(str::to_owned);
    let phone = faults.take("phone", text::optional_name(&input.phone)).map(str::to_owned);
    let address = faults.take("address", text::optional_name(&input.address)).map(str::to_owned);
    let note = faults.take("note", text::optional_words(&input.note)).map(str::to_owned);
    let return_days =
        input.return_days.map(|days| faults.take("return_days", between(days, 0, MOST_RETURN_DAYS)));
    if let Some(name) = &name
        && supplier::by_name(change, name)?.is_some_and(|other| Some(other.id) != input.id)
    {
        faults.add("name", "field.known_already");
    }
    faults.refuse("supplier.invalid")?;
    let (Some(name), Some(contact), Some(phone), Some(address), Some(note)) =
        (name, contact, phone, address, note)
    else {
        return Err(Failure::internal("supplier.invalid", "a value without a fault is missing"));
    };
    let id = input.id.unwrap_or_else(|| change.new_id());
    let return_days = return_days.flatten();
    let after = Supplier { id, name, contact, phone, address, return_days, note, active: input.active };
    match before {
        Some(before) => supplier::revise(change, input.seen_seq, &before, &after)?,
        None => supplier::add(change, &after)?,
    }
    Ok(Id::of(id))
}
