//! Which machine an intake means, and what is known of it afterwards.

use super::intake::Machine;
use domain::catalogue::Kind;
use domain::device::DeviceId;
use domain::repair::RepairId;
use kernel::{Code, Failure, Result};
use store::device::Device;
use store::{Change, Read, device, repair};

/// The machine of an intake: known by a number, or chosen, or new.
pub(super) fn known_or_new(
    change: &mut Change<'_>,
    machine: &Machine,
    chosen: Option<DeviceId>,
    former: Option<DeviceId>,
) -> Result<DeviceId> {
    let former = former.map(|id| existing(change, id)).transpose()?;
    let found = match found(change, machine)? {
        Some(found) => Some(found),
        None => chosen_one(change, machine, chosen)?,
    };
    if let Some(before) = found {
        let mut after = with_words_of(&before, machine);
        if let Some(former) = former.filter(|former| former.id != before.id && before.former.is_none()) {
            let is_linked = device::chain(change, before.id)?.contains(&former.id);
            after.former = if is_linked { None } else { Some(former.id) };
        }
        device::correct(change, &before, &after)?;
        return Ok(before.id);
    }
    let fresh = new(change, machine, former.map(|former| former.id));
    device::add(change, &fresh)?;
    Ok(fresh.id)
}

/// A new row of a machine.
pub(super) fn new(change: &Change<'_>, machine: &Machine, former: Option<DeviceId>) -> Device {
    Device {
        id: change.new_id(),
        kind: machine.kind.unwrap_or(match machine.numbers.imei {
            Some(_) => Kind::Phone,
            None => Kind::Other,
        }),
        brand: machine.brand.clone(),
        model: machine.model.clone(),
        colour: machine.colour.clone().unwrap_or_default(),
        storage: machine.storage.clone().unwrap_or_default(),
        catalogue: machine.catalogue,
        imei: machine.numbers.imei.clone(),
        imei2: machine.numbers.imei2.clone(),
        serial: machine.numbers.serial.clone(),
        unreadable: machine.unreadable.clone(),
        former,
        merged_into: None,
    }
}

/// The machine that has one of the numbers. A serial number means a row without IMEI where an IMEI was read, too: two
/// IMEIs are two machines, and so are two that stand on two rows already.
pub(super) fn found(read: &Read<'_>, machine: &Machine) -> Result<Option<Device>> {
    let by_imei = |imei: &Option<String>| match imei {
        Some(imei) => device::by_imei(read, imei),
        None => Ok(None),
    };
    match (by_imei(&machine.numbers.imei)?, by_imei(&machine.numbers.imei2)?) {
        (Some(first), Some(second)) if first.id != second.id => {
            return Err(Failure::invalid("repair.invalid").field("imei2", "field.known_imei"));
        }
        (Some(found), _) | (None, Some(found)) => return Ok(Some(found)),
        (None, None) => {}
    }
    let Some(serial) = &machine.numbers.serial else { return Ok(None) };
    let rows = device::by_serial(read, &machine.brand, serial)?;
    Ok(rows.into_iter().find(|row| row.numbers().may_be_one_with(&machine.numbers)))
}

/// The chosen machine, unless another number was read than it has: then it was chosen by mistake.
fn chosen_one(read: &Read<'_>, machine: &Machine, chosen: Option<DeviceId>) -> Result<Option<Device>> {
    let chosen = chosen.map(|id| existing(read, id)).transpose()?;
    Ok(chosen.filter(|chosen| chosen.numbers().may_be_chosen_for(&machine.numbers)))
}

/// A machine by an id that somebody gave, where it lies now.
pub(crate) fn existing(read: &Read<'_>, id: DeviceId) -> Result<Device> {
    let found = device::find(read, id)?.ok_or_else(|| Failure::not_found("device.not_found"))?;
    device::kept(read, found)
}

/// What is known of a machine, with what was said of it now; what was not said again is kept.
fn with_words_of(before: &Device, machine: &Machine) -> Device {
    let numbers = before.numbers().with(&machine.numbers);
    let is_same_model = before.model == machine.model;
    let unreadable =
        machine.unreadable.clone().or_else(|| before.unreadable.clone().filter(|_| numbers.is_empty()));
    Device {
        kind: machine.kind.unwrap_or(before.kind),
        brand: machine.brand.clone(),
        model: machine.model.clone(),
        colour: said(machine.colour.as_ref(), &before.colour),
        storage: said(machine.storage.as_ref(), &before.storage),
        catalogue: machine.catalogue.or(before.catalogue.filter(|_| is_same_model)),
        imei: numbers.imei,
        imei2: numbers.imei2,
        serial: numbers.serial,
        unreadable,
        ..before.clone()
    }
}

/// A field left blank at the counter says nothing of what is known.
fn said(now: Option<&String>, before: &str) -> String {
    now.filter(|now| !now.is_empty()).map_or_else(|| before.to_owned(), Clone::clone)
}

/// Refuses a second order for a machine that is still here.
pub(super) fn must_not_be_open(
    read: &Read<'_>,
    device: DeviceId,
    but: Option<RepairId>,
    machine: &Machine,
) -> Result<()> {
    let Some((id, number)) = repair::open_of(read, device, but)? else { return Ok(()) };
    let field =
        if machine.numbers.imei.is_none() && machine.numbers.serial.is_some() { "serial" } else { "imei" };
    Err(Failure::new(Code::Conflict, "repair.already_open")
        .with("number", number)
        .with("id", id.0)
        .field(field, "field.already_open"))
}
