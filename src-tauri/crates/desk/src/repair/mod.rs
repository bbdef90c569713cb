//! Taking machines in, finding orders again, correcting what was written.

mod board;
mod export;
mod find;
mod history;
mod intake;
mod pick;
mod views;

pub(crate) use board::board;
pub(crate) use export::export;
pub(crate) use find::{RepairRow, find, rows};
pub(crate) use history::history;
pub(crate) use intake::{correct, open, prepare_correct, prepare_open};
pub(crate) use pick::pick;
pub(crate) use views::{SavedFilter, views};

use crate::shop::founded;
use domain::device::DeviceId;
use domain::phone;
use domain::repair::{CustomerId, RepairId, Stage};
use domain::terms::{TermsKind, built_in};
use kernel::{Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::repair::Repair;
use store::{Change, Read, customer, device, person, repair};
use ts_rs::TS;

/// One order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByRepair {
    pub(crate) id: RepairId,
}

/// One order, whole.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairCard {
    id: RepairId,
    number: String,
    code: String,
    stage: Stage,
    opened_at: Moment,
    opened_by: String,
    customer_id: CustomerId,
    customer_name: String,
    phone_masked: String,
    device_id: DeviceId,
    brand: String,
    model: String,
    imei: Option<String>,
    serial: Option<String>,
    symptom: String,
    seen_seq: i64,
    earlier: Vec<RepairRow>,
}

/// A full phone number; the look is logged.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairPhone {
    phone: String,
}

pub(crate) fn card(read: &Read<'_>, input: ByRepair) -> Result<RepairCard> {
    let repair = known(read, input.id)?;
    let customer = customer::by_id(read, repair.customer)?;
    let device = device::by_id(read, repair.device)?;
    let earlier = repair::of_device(read, device.id, repair.id)?;
    Ok(RepairCard {
        seen_seq: repair::seen(read, &repair)?,
        opened_by: opener(read, &repair)?,
        id: repair.id,
        number: repair.number,
        code: repair.code,
        stage: repair.stage,
        opened_at: repair.opened_at,
        customer_id: customer.id,
        customer_name: customer.name,
        phone_masked: phone::mask(&customer.phone),
        device_id: device.id,
        brand: device.brand,
        model: device.model,
        imei: device.imei,
        serial: device.serial,
        symptom: repair.symptom,
        earlier: rows(read, earlier),
    })
}

/// Shows a full phone number, and says so in the order's history.
pub(crate) fn phone(change: &mut Change<'_>, input: ByRepair) -> Result<RepairPhone> {
    let repair = known(change, input.id)?;
    let phone = customer::by_id(change, repair.customer)?.phone;
    change.note("repair", repair.id.0, &[])?;
    Ok(RepairPhone { phone })
}

/// What the 接修单 says. It goes over the counter and lies on the bench, so the phone stays masked.
pub(crate) fn job_card(read: &Read<'_>, input: ByRepair) -> Result<papers::JobCard> {
    let repair = known(read, input.id)?;
    let shop = founded(read)?;
    let customer = customer::by_id(read, repair.customer)?;
    let device = device::by_id(read, repair.device)?;
    let zone = shop.zone;
    Ok(papers::JobCard {
        language: shop.language,
        terms: built_in(TermsKind::Repair, shop.language).lines().map(str::to_owned).collect(),
        shop: papers::Shop {
            name: shop.name,
            address: shop.address,
            phone: shop.phone,
            complaint_phone: shop.complaint_phone,
        },
        opened_by: opener(read, &repair)?,
        number: repair.number,
        digits: repair.code,
        opened_at: zone.local_text(repair.opened_at),
        customer_name: customer.name,
        phone: phone::mask(&customer.phone),
        brand: device.brand,
        model: device.model,
        imei: device.imei,
        serial: device.serial,
        symptom: repair.symptom,
        printed_at: zone.local_text(read.now()),
        created: read.now(),
    })
}

pub(crate) fn known(read: &Read<'_>, id: RepairId) -> Result<Repair> {
    repair::by_id(read, id)?.ok_or_else(|| Failure::not_found("repair.not_found"))
}

fn opener(read: &Read<'_>, repair: &Repair) -> Result<String> {
    let person = person::find(read, repair.opened_by)?;
    Ok(person.ok_or_else(|| Failure::internal("store.broken_reference", "opened_by"))?.name)
}
