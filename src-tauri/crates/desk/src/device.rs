//! Machines: what is known of one from all its orders, and rows that turn out to be one machine.

use crate::customer::{self, CustomerRow};
use crate::door::Empty;
use crate::note::{self, NoteRow};
use crate::repair::{
    Former, RepairRow, RepairWarrantyRow, existing_machine, former, model_note, of_machine, warranties,
};
use domain::catalogue::{Kind, ModelId};
use domain::customer::CustomerId;
use domain::device::{DeviceId, read_imei, read_serial};
use kernel::{Code, Failure, Result};
use serde::{Deserialize, Serialize};
use store::device::Device;
use store::repair::Repair;
use store::{Change, Read, device, repair};
use ts_rs::TS;

/// Which machine: by its row, an IMEI, or a serial number with its brand.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindPassport {
    #[ts(optional = nullable)]
    id: Option<DeviceId>,
    #[ts(optional = nullable)]
    imei: Option<String>,
    #[ts(optional = nullable)]
    serial: Option<String>,
    #[ts(optional = nullable)]
    brand: Option<String>,
}

/// All that is known of a machine.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Passport {
    id: DeviceId,
    kind: Kind,
    brand: String,
    model: String,
    colour: String,
    storage: String,
    catalogue: Option<ModelId>,
    imei: Option<String>,
    imei2: Option<String>,
    serial: Option<String>,
    unreadable: Option<String>,
    former: Option<Former>,
    open_order: Option<RepairRow>,
    /// Newest first, those under a former IMEI and of merged rows too.
    orders: Vec<RepairRow>,
    /// Who brought it, the last one first.
    customers: Vec<CustomerRow>,
    notes: Vec<NoteRow>,
    /// What the catalogue warns of for this model, or nothing.
    model_note: String,
    /// What is still answered for, the longest first.
    warranties: Vec<RepairWarrantyRow>,
}

/// Two rows that are one machine.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MergeDevices {
    keep: DeviceId,
    merge: DeviceId,
}

/// The passport of a machine; nothing where no such machine was ever here. It is asked for while somebody types, so what
/// is no number yet is no fault either.
pub(crate) fn passport(read: &Read<'_>, input: FindPassport) -> Result<Option<Passport>> {
    match asked_for(read, input)? {
        Some(found) => of(read, found).map(Some),
        None => Ok(None),
    }
}

fn asked_for(read: &Read<'_>, input: FindPassport) -> Result<Option<Device>> {
    if let Some(id) = input.id {
        return existing_machine(read, id).map(Some);
    }
    if let Some(Ok(imei)) = input.imei.as_deref().map(read_imei)
        && let Some(found) = device::by_imei(read, &imei)?
    {
        return Ok(Some(found));
    }
    match (input.serial.as_deref().map(read_serial), input.brand) {
        (Some(Ok(serial)), Some(brand)) => {
            Ok(device::by_serial(read, brand.trim(), &serial)?.into_iter().next())
        }
        (Some(_) | None, _) => Ok(None),
    }
}

fn of(read: &Read<'_>, found: Device) -> Result<Passport> {
    let orders = of_machine(read, found.id, None)?;
    let rows = device::chain(read, found.id)?;
    let open = repair::open_of(read, found.id, None)?.map(|(id, _)| id);
    Ok(Passport {
        open_order: orders.iter().find(|order| Some(order.id()) == open).cloned(),
        customers: customers(read, &rows)?,
        former: found.former.map(|id| former(read, id)).transpose()?,
        model_note: model_note(read, &found)?,
        notes: note::of_machine(read, found.id)?,
        warranties: warranties(read, found.id)?,
        orders,
        id: found.id,
        kind: found.kind,
        brand: found.brand,
        model: found.model,
        colour: found.colour,
        storage: found.storage,
        catalogue: found.catalogue,
        imei: found.imei,
        imei2: found.imei2,
        serial: found.serial,
        unreadable: found.unreadable,
    })
}

fn customers(read: &Read<'_>, rows: &[DeviceId]) -> Result<Vec<CustomerRow>> {
    let mut orders = Vec::new();
    for row in rows {
        orders.extend(repair::all_of_device(read, *row)?);
    }
    orders.sort_by_key(|order| std::cmp::Reverse(order.opened_at));
    let mut ids: Vec<CustomerId> = Vec::new();
    for Repair { customer, .. } in orders {
        if !ids.contains(&customer) {
            ids.push(customer);
        }
    }
    ids.into_iter().map(|id| customer::row(read, id)).collect()
}

/// Makes two rows one machine: orders move to the one that is kept, which takes over the numbers it lacks. The other row
/// stays and points to it.
pub(crate) fn merge(change: &mut Change<'_>, input: MergeDevices) -> Result<Empty> {
    let keep = existing_machine(change, input.keep)?;
    let merge = existing_machine(change, input.merge)?;
    if keep.id == merge.id {
        return Err(Failure::invalid("device.not_merged").field("merge", "device.merge_itself"));
    }
    if !keep.numbers().may_be_one_with(&merge.numbers()) {
        return Err(Failure::refused("device.different"));
    }
    must_not_both_be_here(change, keep.id, merge.id)?;
    for before in repair::all_of_device(change, merge.id)? {
        repair::correct(change, &before, &Repair { device: keep.id, ..before.clone() })?;
    }
    // The row that gives its numbers away goes first: no two rows have the same IMEI.
    let numbers = keep.numbers().filled_from(&merge.numbers());
    let given = merge.numbers().without(&numbers);
    let gone = Device {
        imei: given.imei,
        imei2: given.imei2,
        serial: given.serial,
        merged_into: Some(keep.id),
        ..merge.clone()
    };
    device::correct(change, &merge, &gone)?;
    let is_numbered = !numbers.is_empty();
    let whole = Device {
        colour: either(&keep.colour, &merge.colour),
        storage: either(&keep.storage, &merge.storage),
        catalogue: keep.catalogue.or(merge.catalogue),
        imei: numbers.imei,
        imei2: numbers.imei2,
        serial: numbers.serial,
        unreadable: keep.unreadable.clone().filter(|_| !is_numbered),
        former: keep.former.or(merge.former).filter(|former| *former != keep.id && *former != merge.id),
        ..keep.clone()
    };
    device::correct(change, &keep, &whole)?;
    Ok(Empty {})
}

/// One machine has one open order: two that are both being repaired now are two machines, or one order is void.
fn must_not_both_be_here(read: &Read<'_>, keep: DeviceId, merge: DeviceId) -> Result<()> {
    let Some((id, number)) = repair::open_of(read, merge, None)? else { return Ok(()) };
    if repair::open_of(read, keep, Some(id))?.is_none() {
        return Ok(());
    }
    Err(Failure::new(Code::Conflict, "repair.already_open")
        .with("number", number)
        .with("id", id.0)
        .field("merge", "field.already_open"))
}

fn either(kept: &str, merged: &str) -> String {
    if kept.is_empty() { merged.to_owned() } else { kept.to_owned() }
}
