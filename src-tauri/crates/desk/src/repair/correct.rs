//! Correcting what was written at intake, and what was seen of the machine.

use super::intake::{Facts, Machine, TypedFacts, TypedMachine, missing, numbers, typed};
use super::{known, machine, must_be_open, must_have_seen};
use crate::person::Seen;
use domain::catalogue::{Kind, ModelId};
use domain::condition::{Check, Mark, checks, marks};
use domain::customer::{self as people, CustomerId, wechat_meant};
use domain::device::DeviceId;
use domain::faults::Faults;
use domain::intake::{Accessory, AccountLock, BackedUp, Channel, Reproduced, Warranty, WarrantyBasis};
use domain::repair::{RepairId, Stage};
use domain::{phone, text};
use kernel::{Day, Moment, Money, Result};
use serde::Deserialize;
use store::customer::Customer;
use store::device::Device;
use store::repair::Repair;
use store::{Change, Read, condition, customer, device, repair};
use ts_rs::TS;

/// What was written at intake, corrected.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectRepair {
    id: RepairId,
    seen_seq: i64,
    /// Nothing: as it is, for who may not see it.
    phone: Option<String>,
    name: String,
    wechat: String,
    address: String,
    company: String,
    /// Whether the customer is put right, with all their orders; otherwise this order goes to another customer.
    for_customer: bool,
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
    channel: Channel,
    waybill: String,
    place: String,
    codes: Vec<String>,
    symptom: String,
    reproduced: Reproduced,
    accessories: Vec<Accessory>,
    /// What went back to the customer at once.
    handed_back: Vec<Accessory>,
    accessory_note: String,
    backed_up: BackedUp,
    account_lock: AccountLock,
    repair_mode: bool,
    /// In fen.
    #[ts(type = "number | null")]
    estimate: Option<Money>,
    /// In fen.
    #[ts(type = "number | null")]
    ask_above: Option<Money>,
    promised_at: Option<Moment>,
    warranty: Warranty,
    warranty_basis: Option<WarrantyBasis>,
    bought_on: Option<Day>,
}

/// How a machine looked and what worked, corrected.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetCondition {
    id: RepairId,
    seen_seq: i64,
    marks: Vec<Mark>,
    checks: Vec<Check>,
}

/// The numbers of a machine after its main board was changed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct BoardChanged {
    repair: RepairId,
    seen_seq: i64,
    imei: Option<String>,
    imei2: Option<String>,
    serial: Option<String>,
}

/// What was said of the customer.
struct Person {
    phone: Option<String>,
    name: String,
    wechat: String,
    address: String,
    company: String,
    for_customer: bool,
}

/// A correction without faults.
pub(crate) struct Correction {
    id: RepairId,
    seen_seq: i64,
    person: Person,
    machine: Machine,
    facts: Facts,
}

pub(crate) fn prepare_correct(read: &Read<'_>, input: CorrectRepair) -> Result<Correction> {
    let before = known(read, input.id)?;
    let mut faults = Faults::new();
    let phone = input.phone.map(|typed| faults.take("phone", phone::read(&typed)));
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let wechat = faults.take("wechat", people::wechat(&input.wechat)).map(str::to_owned);
    let address = faults.take("address", people::address(&input.address)).map(str::to_owned);
    let company = faults.take("company", text::optional_name(&input.company)).map(str::to_owned);
    let machine = TypedMachine {
        kind: Some(input.kind),
        brand: input.brand,
        model: input.model,
        colour: Some(input.colour),
        storage: Some(input.storage),
        catalogue: input.catalogue,
        imei: input.imei,
        imei2: input.imei2,
        serial: input.serial,
        unreadable: input.unreadable,
        is_chosen: false,
    };
    let machine = machine.check(read, &mut faults)?;
    let facts = TypedFacts {
        kind: input.kind,
        channel: input.channel,
        waybill: input.waybill,
        place: input.place,
        codes: input.codes,
        symptom: input.symptom,
        reproduced: input.reproduced,
        accessories: input.accessories,
        handed_back: input.handed_back,
        accessory_note: input.accessory_note,
        backed_up: input.backed_up,
        account_lock: input.account_lock,
        repair_mode: input.repair_mode,
        estimate: input.estimate,
        ask_above: input.ask_above,
        promised_at: input.promised_at,
        warranty: input.warranty,
        warranty_basis: input.warranty_basis,
        bought_on: input.bought_on,
    };
    // Up to there nobody asks them: what the customer signed for at the counter may only fall.
    if before.stage != Stage::Received && input.ask_above > before.ask_above {
        faults.add("ask_above", "field.not_raised");
    }
    let facts = facts.check(read, Some(&before), &mut faults)?;
    faults.refuse("repair.invalid")?;
    let person = Person {
        phone: phone.map(|phone| phone.ok_or_else(missing)).transpose()?,
        name: name.ok_or_else(missing)?,
        wechat: wechat.ok_or_else(missing)?,
        address: address.ok_or_else(missing)?,
        company: company.ok_or_else(missing)?,
        for_customer: input.for_customer,
    };
    let (machine, facts) = (machine.ok_or_else(missing)?, facts.ok_or_else(missing)?);
    Ok(Correction { id: input.id, seen_seq: input.seen_seq, person, machine, facts })
}

/// Corrects what was written. Whether a name or number is the customer's in all their orders or this order another
/// customer's is said by whoever corrects it. A machine with other orders keeps its numbers: a slip at this intake must
/// not rewrite theirs.
pub(crate) fn correct(change: &mut Change<'_>, correction: Correction) -> Result<Seen> {
    let before = known(change, correction.id)?;
    must_be_open(&before)?;
    must_have_seen(change, &before, correction.seen_seq)?;
    let customer = corrected_customer(change, &before, &correction.person)?;
    let device = corrected_device(change, &before, &correction.machine)?;
    if device != before.device {
        machine::must_not_be_open(change, device, Some(before.id), &correction.machine)?;
    }
    let after = Repair { customer, device, ..correction.facts.written_into(&before) };
    repair::correct(change, &before, &after)?;
    Ok(Seen { seen_seq: repair::seen(change, &after)? })
}

/// The customer as corrected, or another one. What a known one said of themselves is not overwritten by what stood on
/// the page of somebody else.
fn corrected_customer(change: &mut Change<'_>, repair: &Repair, said: &Person) -> Result<CustomerId> {
    let of_order = customer::by_id(change, repair.customer)?;
    let phone = said.phone.clone().unwrap_or_else(|| of_order.phone.clone());
    let wechat = wechat_meant(&said.wechat, &of_order.wechat);
    let is_same = of_order.name == said.name && of_order.phone == phone;
    let before = if is_same || said.for_customer {
        of_order
    } else if let Some(known) = customer::known(change, &said.name, &phone)? {
        return Ok(known);
    } else {
        let id = customer::known_or_new(change, &said.name, &phone)?;
        customer::by_id(change, id)?
    };
    let company = match typed(Some(said.company.clone())) {
        Some(name) => Some(customer::company_known_or_new(change, &name)?),
        None => None,
    };
    let after = Customer {
        name: said.name.clone(),
        phone,
        wechat,
        address: said.address.clone(),
        company,
        ..before.clone()
    };
    customer::correct(change, &before, &after)?;
    Ok(after.id)
}

fn corrected_device(change: &mut Change<'_>, repair: &Repair, machine: &Machine) -> Result<DeviceId> {
    let before = device::by_id(change, repair.device)?;
    if before.numbers() != machine.numbers {
        let another = machine::found(change, machine)?.filter(|found| found.id != before.id);
        if another.is_some() {
            return machine::known_or_new(change, machine, None, None);
        }
        // The numbers of the orders before are theirs; a main board that was changed stays told.
        if repair::all_of_device(change, before.id)?.len() > 1 {
            return machine::known_or_new(change, machine, None, before.former);
        }
    }
    // Here the person sees all that is known, so a number they took away goes.
    let after = Device {
        former: before.former,
        merged_into: before.merged_into,
        id: before.id,
        ..machine::new(change, machine, None)
    };
    device::correct(change, &before, &after)?;
    Ok(after.id)
}

/// Writes down how the machine of an order looked.
pub(crate) fn set_condition(change: &mut Change<'_>, input: SetCondition) -> Result<Seen> {
    let before = known(change, input.id)?;
    let mut faults = Faults::new();
    let marks = faults.take("marks", marks(input.marks));
    let checks = faults.take("checks", checks(input.checks));
    faults.refuse("repair.invalid")?;
    must_be_open(&before)?;
    must_have_seen(change, &before, input.seen_seq)?;
    condition::keep(change, before.id, marks.ok_or_else(missing)?, checks.ok_or_else(missing)?)?;
    Ok(Seen { seen_seq: repair::seen(change, &before)? })
}

/// Links an order to a new row of its machine under the numbers of its new main board; the old row stays with what was
/// done before.
pub(crate) fn board_changed(change: &mut Change<'_>, input: BoardChanged) -> Result<Seen> {
    let before = known(change, input.repair)?;
    let mut faults = Faults::new();
    let fresh = numbers(&mut faults, (input.imei, input.imei2, input.serial));
    if fresh.as_ref().is_some_and(domain::device::Numbers::is_empty) {
        faults.add("imei", "field.imei_or_serial");
    }
    for imei in fresh.iter().flat_map(domain::device::Numbers::imeis) {
        if device::by_imei(change, imei)?.is_some() {
            faults.add("imei", "field.known_imei");
        }
    }
    faults.refuse("repair.invalid")?;
    must_be_open(&before)?;
    must_have_seen(change, &before, input.seen_seq)?;
    let former = device::by_id(change, before.device)?;
    let numbers = fresh.ok_or_else(missing)?;
    let row = Device {
        id: change.new_id(),
        imei: numbers.imei,
        imei2: numbers.imei2,
        serial: numbers.serial.or_else(|| former.serial.clone()),
        unreadable: None,
        former: Some(former.id),
        ..former
    };
    device::add(change, &row)?;
    let after = Repair { device: row.id, ..before.clone() };
    repair::correct(change, &before, &after)?;
    Ok(Seen { seen_seq: repair::seen(change, &after)? })
}
