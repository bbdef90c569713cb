use super::known;
use crate::person::Seen;
use crate::shop::founded;
use domain::catalogue::Kind;
use domain::device::{DeviceId, read_imei, read_serial};
use domain::faults::Faults;
use domain::intake::{AccountLock, BackedUp, Channel, Reproduced, Warranty};
use domain::person::PersonId;
use domain::repair::{self as rules, CustomerId, RepairId, Stage};
use domain::{phone, text};
use kernel::{Code, Failure, Result};
use serde::{Deserialize, Serialize};
use store::customer::Customer;
use store::device::Device;
use store::repair::Repair;
use store::{Change, Json, Read, customer, device, repair, shop};
use ts_rs::TS;

/// A machine over the counter.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenRepair {
    pub(crate) phone: String,
    pub(crate) name: String,
    pub(crate) brand: String,
    pub(crate) model: String,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub(crate) imei: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub(crate) serial: Option<String>,
    pub(crate) symptom: String,
}

/// The opened order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairOpened {
    id: RepairId,
    number: String,
}

/// What was written at intake, corrected.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectRepair {
    id: RepairId,
    seen_seq: i64,
    phone: String,
    name: String,
    brand: String,
    model: String,
    #[serde(default)]
    #[ts(optional = nullable)]
    imei: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    serial: Option<String>,
    symptom: String,
}

/// An intake without faults.
pub(crate) struct Intake {
    phone: String,
    name: String,
    brand: String,
    model: String,
    imei: Option<String>,
    serial: Option<String>,
    symptom: String,
}

/// A correction without faults.
pub(crate) struct Correction {
    id: RepairId,
    seen_seq: i64,
    intake: Intake,
}

pub(crate) fn prepare_open(_: &Read<'_>, input: OpenRepair) -> Result<Intake> {
    let mut faults = Faults::new();
    let phone = faults.take("phone", phone::read(&input.phone));
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let brand = faults.take("brand", text::name(&input.brand)).map(str::to_owned);
    let model = faults.take("model", text::name(&input.model)).map(str::to_owned);
    let typed =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    let (imei, serial) = (typed(&input.imei), typed(&input.serial));
    if imei.is_none() && serial.is_none() {
        faults.add("imei", "field.imei_or_serial");
    }
    let imei = imei.and_then(|imei| faults.take("imei", read_imei(&imei)));
    let serial = serial.and_then(|serial| faults.take("serial", read_serial(&serial)));
    faults.take("symptom", text::words(&input.symptom));
    faults.refuse("repair.invalid")?;
    let (Some(phone), Some(name), Some(brand), Some(model)) = (phone, name, brand, model) else {
        return Err(Failure::internal("repair.invalid", "a value without a fault is missing"));
    };
    Ok(Intake { phone, name, brand, model, imei, serial, symptom: input.symptom })
}

pub(crate) fn open(change: &mut Change<'_>, intake: Intake) -> Result<RepairOpened> {
    let shop = founded(change)?;
    let day = change.today()?;
    let customer = customer::known_or_new(change, &intake.name, &intake.phone)?;
    let device = device_of(change, &intake)?;
    let serial = shop::next_serial(change, day)?;
    let repair = Repair {
        id: change.new_id(),
        number: rules::number(day, serial),
        code: rules::code(shop.code, day, serial),
        stage: Stage::Received,
        customer,
        device,
        symptom: intake.symptom,
        opened_at: change.now(),
        opened_on: day,
        opened_by: PersonId(change.person()),
        channel: Channel::CarryIn,
        waybill: String::new(),
        place: String::new(),
        visit: None,
        codes: Json(Vec::new()),
        code_words: String::new(),
        reproduced: Reproduced::NotTried,
        backed_up: BackedUp::Unknown,
        account_lock: AccountLock::Unknown,
        repair_mode: false,
        accessories: Json(Vec::new()),
        accessory_note: String::new(),
        promised_at: None,
        estimate: None,
        ask_above: None,
        warranty: Warranty::None,
        warranty_basis: None,
        bought_on: None,
        void_reason: None,
    };
    repair::open(change, &repair)?;
    Ok(RepairOpened { id: repair.id, number: repair.number })
}

pub(crate) fn prepare_correct(read: &Read<'_>, input: CorrectRepair) -> Result<Correction> {
    let CorrectRepair { id, seen_seq, phone, name, brand, model, imei, serial, symptom } = input;
    let intake = prepare_open(read, OpenRepair { phone, name, brand, model, imei, serial, symptom })?;
    Ok(Correction { id, seen_seq, intake })
}

/// Corrects what was written. A customer or a machine with other orders is left as it is and another one linked: a
/// slip at this intake must not rewrite theirs.
pub(crate) fn correct(change: &mut Change<'_>, correction: Correction) -> Result<Seen> {
    let before = known(change, correction.id)?;
    if repair::seen(change, &before)? != correction.seen_seq {
        return Err(Failure::new(Code::Conflict, "edit.stale"));
    }
    let customer = corrected_customer(change, &before, &correction.intake)?;
    let device = corrected_device(change, &before, &correction.intake)?;
    let after = Repair { customer, device, symptom: correction.intake.symptom, ..before.clone() };
    repair::correct(change, &before, &after)?;
    Ok(Seen { seen_seq: repair::seen(change, &after)? })
}

fn corrected_customer(change: &mut Change<'_>, repair: &Repair, intake: &Intake) -> Result<CustomerId> {
    let before = customer::by_id(change, repair.customer)?;
    if before.name == intake.name && before.phone == intake.phone {
        return Ok(before.id);
    }
    let is_known = customer::known(change, &intake.name, &intake.phone)?.is_some();
    if is_known || customer::repairs(change, before.id)? > 1 {
        return customer::known_or_new(change, &intake.name, &intake.phone);
    }
    let after = Customer { name: intake.name.clone(), phone: intake.phone.clone(), ..before.clone() };
    customer::correct(change, &before, &after)?;
    Ok(after.id)
}

fn corrected_device(change: &mut Change<'_>, repair: &Repair, intake: &Intake) -> Result<DeviceId> {
    let before = device::by_id(change, repair.device)?;
    let is_same_machine = before.imei == intake.imei && before.serial == intake.serial;
    let is_shared = !repair::of_device(change, before.id, repair.id)?.is_empty();
    if !is_same_machine
        && (is_shared || found_device(change, intake)?.is_some_and(|found| found.id != before.id))
    {
        return device_of(change, intake);
    }
    // Here the person sees all that is known, so a number they took away goes.
    let Intake { brand, model, imei, serial, .. } = intake;
    let after = Device {
        brand: brand.clone(),
        model: model.clone(),
        imei: imei.clone(),
        serial: serial.clone(),
        ..before.clone()
    };
    device::correct(change, &before, &after)?;
    Ok(after.id)
}

/// The machine of an intake: known by its IMEI, or by brand and serial number, or new.
fn device_of(change: &mut Change<'_>, intake: &Intake) -> Result<DeviceId> {
    if let Some(before) = found_device(change, intake)? {
        let after = with_words_of(&before, intake);
        device::correct(change, &before, &after)?;
        return Ok(before.id);
    }
    let device = Device {
        id: change.new_id(),
        kind: Kind::Phone,
        brand: intake.brand.clone(),
        model: intake.model.clone(),
        colour: String::new(),
        storage: String::new(),
        catalogue: None,
        imei: intake.imei.clone(),
        imei2: None,
        serial: intake.serial.clone(),
        unreadable: None,
        former: None,
        merged_into: None,
    };
    device::add(change, &device)?;
    Ok(device.id)
}

fn found_device(read: &Read<'_>, intake: &Intake) -> Result<Option<Device>> {
    match (&intake.imei, &intake.serial) {
        (Some(imei), _) => device::by_imei(read, imei),
        (None, Some(serial)) => device::by_serial(read, &intake.brand, serial),
        (None, None) => Ok(None),
    }
}

/// What is known of a machine, with what was said of it now; a number that was not said again is kept.
fn with_words_of(before: &Device, intake: &Intake) -> Device {
    Device {
        brand: intake.brand.clone(),
        model: intake.model.clone(),
        imei: intake.imei.clone().or_else(|| before.imei.clone()),
        serial: intake.serial.clone().or_else(|| before.serial.clone()),
        ..before.clone()
    }
}
