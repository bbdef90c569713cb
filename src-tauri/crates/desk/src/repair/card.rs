//! One order, whole.

use super::rework::{self, LinkedRepair, RepairWarrantyRow};
use super::{ByRepair, RepairRow, known, opener, rows};
use crate::note::name_of;
use crate::payment::{self, PaymentRow};
use domain::bench::Priority;
use domain::catalogue::{Kind, ModelId};
use domain::condition::{Check, Mark};
use domain::customer::{CompanyId, CustomerId, wechat_shown};
use domain::device::DeviceId;
use domain::intake::{Accessory, AccountLock, BackedUp, Channel, Reproduced, Warranty, WarrantyBasis};
use domain::passcode::PasscodeKind;
use domain::person::PersonId;
use domain::phone;
use domain::quote::Cover;
use domain::repair::{RepairId, Stage};
use domain::rework::ReworkCharge;
use domain::stage::{Hold, Outcome, is_late};
use domain::terms::ConsentHow;
use kernel::{Day, Moment, Money, Result};
use serde::Serialize;
use store::device::Device;
use store::repair::Repair;
use store::{Read, catalogue, condition, customer, device, passcode, photo, repair, step, terms};
use ts_rs::TS;

/// One order, whole.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairCard {
    id: RepairId,
    seq: i64,
    number: String,
    code: String,
    stage: Stage,
    opened_at: Moment,
    opened_by: String,
    seen_seq: i64,
    customer_id: CustomerId,
    customer_name: String,
    phone_masked: String,
    wechat: String,
    address: String,
    company: String,
    company_id: Option<CompanyId>,
    customer_orders: i64,
    device_id: DeviceId,
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
    channel: Channel,
    waybill: String,
    place: String,
    /// The other machines of the same visit.
    visit: Vec<VisitOrder>,
    codes: Vec<String>,
    code_words: String,
    symptom: String,
    reproduced: Reproduced,
    marks: Vec<Mark>,
    checks: Vec<Check>,
    accessories: Vec<Accessory>,
    /// What went back to the customer at once; nothing where nobody said.
    handed_back: Vec<Accessory>,
    accessory_note: String,
    backed_up: BackedUp,
    account_lock: AccountLock,
    repair_mode: bool,
    passcode: Option<PasscodeState>,
    /// In fen.
    #[ts(type = "number | null")]
    estimate: Option<Money>,
    /// In fen.
    #[ts(type = "number | null")]
    ask_above: Option<Money>,
    promised_at: Option<Moment>,
    /// Until when it is in time: its promise, put off by what is not the shop's time; nothing while that stands still.
    due_at: Option<Moment>,
    overdue: bool,
    warranty: Warranty,
    warranty_basis: Option<WarrantyBasis>,
    bought_on: Option<Day>,
    consent: Option<ConsentRow>,
    payments: Vec<PaymentRow>,
    /// What is held of the customer's now, in fen.
    #[ts(type = "number")]
    prepaid: Money,
    photos: usize,
    void_reason: Option<String>,
    /// What the catalogue warns of for this model, or nothing.
    model_note: String,
    earlier: Vec<RepairRow>,
    priority: Priority,
    holder: Option<PersonId>,
    holder_name: String,
    /// Where it comes back to from a hold or a parcel.
    returns_to: Option<Stage>,
    /// What became of it; nothing until it is ready.
    outcome: Option<Outcome>,
    cover: Option<Cover>,
    cover_basis: String,
    rework_of: Option<LinkedRepair>,
    rework_charge: Option<ReworkCharge>,
    reworks: Vec<LinkedRepair>,
    hold: Option<Hold>,
    hold_reason: String,
    /// What is still answered for of this repair.
    warranty_until: Vec<RepairWarrantyRow>,
    pick_up_code_set: bool,
}

/// The machine under its former IMEI.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Former {
    id: DeviceId,
    imei: Option<String>,
    serial: Option<String>,
}

/// Another machine of the same visit.
#[derive(Debug, Serialize, TS)]
pub(crate) struct VisitOrder {
    id: RepairId,
    number: String,
    device: String,
    stage: Stage,
}

/// Whether there is a passcode; it is seen by a logged look only.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PasscodeState {
    kind: PasscodeKind,
    purged: bool,
    seen_seq: i64,
}

/// What the customer agreed to.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ConsentRow {
    how: ConsentHow,
    signature: Option<String>,
    terms_version: i64,
    privacy_version: i64,
    at: Moment,
    by: String,
}

pub(crate) fn card(read: &Read<'_>, input: ByRepair) -> Result<RepairCard> {
    let repair = known(read, input.id)?;
    let customer = customer::by_id(read, repair.customer)?;
    let device = device::by_id(read, repair.device)?;
    let sheet = condition::of_repair(read, repair.id)?;
    let (marks, checks) = sheet.map_or_else(Default::default, |sheet| (sheet.marks.0, sheet.checks.0));
    let held = if repair.stage == Stage::OnHold { step::last(read, repair.id)? } else { None };
    Ok(RepairCard {
        seq: repair::seq(read, repair.id)?,
        seen_seq: repair::seen(read, &repair)?,
        opened_by: opener(read, &repair)?,
        customer_orders: customer::repairs(read, customer.id)?,
        company: company(read, customer.company)?,
        former: device.former.map(|id| former(read, id)).transpose()?,
        visit: visit(read, &repair)?,
        passcode: passcode_state(read, repair.id)?,
        overdue: is_late(repair.stage, repair.due_at, read.now()),
        consent: consent(read, repair.id)?,
        payments: payment::rows(read, repair.id)?,
        prepaid: store::payment::held(read, repair.id)?,
        photos: photo::count(read, repair.id)?,
        model_note: model_note(read, &device)?,
        earlier: of_machine(read, device.id, Some(repair.id))?,
        holder_name: repair.holder.map_or_else(|| Ok(String::new()), |id| name_of(read, id))?,
        outcome: outcome(&repair),
        rework_of: rework::came_from(read, &repair)?,
        reworks: rework::came_back(read, &repair)?,
        warranty_until: rework::warranty_of(read, &repair)?,
        hold: held.as_ref().and_then(|step| step.hold),
        hold_reason: held.map_or_else(String::new, |step| step.reason),
        pick_up_code_set: repair.pick_up_code.is_some(),
        priority: repair.priority,
        holder: repair.holder,
        returns_to: repair.returns_to,
        cover: repair.cover,
        cover_basis: repair.cover_basis,
        rework_charge: repair.rework_charge,
        marks,
        checks,
        id: repair.id,
        number: repair.number,
        code: repair.code,
        stage: repair.stage,
        opened_at: repair.opened_at,
        customer_id: customer.id,
        customer_name: customer.name,
        phone_masked: phone::mask(&customer.phone),
        wechat: wechat_shown(&customer.wechat),
        address: customer.address,
        company_id: customer.company,
        device_id: device.id,
        kind: device.kind,
        brand: device.brand,
        model: device.model,
        colour: device.colour,
        storage: device.storage,
        catalogue: device.catalogue,
        imei: device.imei,
        imei2: device.imei2,
        serial: device.serial,
        unreadable: device.unreadable,
        channel: repair.channel,
        waybill: repair.waybill,
        place: repair.place,
        codes: repair.codes.0,
        code_words: repair.code_words,
        symptom: repair.symptom,
        reproduced: repair.reproduced,
        accessories: repair.accessories.0,
        handed_back: repair.handed_back.0,
        accessory_note: repair.accessory_note,
        backed_up: repair.backed_up,
        account_lock: repair.account_lock,
        repair_mode: repair.repair_mode,
        estimate: repair.estimate,
        ask_above: repair.ask_above,
        promised_at: repair.promised_at,
        due_at: repair.due_at,
        warranty: repair.warranty,
        warranty_basis: repair.warranty_basis,
        bought_on: repair.bought_on,
        void_reason: repair.void_reason,
    })
}

/// What became of an order; while it is worked on, what was said before no longer stands.
fn outcome(repair: &Repair) -> Option<Outcome> {
    match repair.stage {
        Stage::Ready | Stage::HandedOver | Stage::Closed | Stage::Unclaimed => repair.outcome,
        Stage::OnHold if repair.returns_to == Some(Stage::Ready) => repair.outcome,
        Stage::Received
        | Stage::Diagnosing
        | Stage::Quoting
        | Stage::AwaitingConsent
        | Stage::AwaitingParts
        | Stage::Repairing
        | Stage::Testing
        | Stage::OnHold
        | Stage::SentOut
        | Stage::Void => None,
    }
}

fn company(read: &Read<'_>, id: Option<CompanyId>) -> Result<String> {
    match id {
        Some(id) => Ok(customer::company(read, id)?.name),
        None => Ok(String::new()),
    }
}

/// The machine under its former IMEI, as a page shows it.
pub(crate) fn former(read: &Read<'_>, id: DeviceId) -> Result<Former> {
    let former = device::by_id(read, id)?;
    Ok(Former { id: former.id, imei: former.imei, serial: former.serial })
}

fn visit(read: &Read<'_>, repair: &Repair) -> Result<Vec<VisitOrder>> {
    let Some(visit) = repair.visit else { return Ok(Vec::new()) };
    let others = repair::of_visit(read, visit)?.into_iter().filter(|other| other.id != repair.id);
    others
        .map(|other| {
            let device = device::by_id(read, other.device)?;
            let device = format!("{} {}", device.brand, device.model);
            Ok(VisitOrder { id: other.id, number: other.number, device, stage: other.stage })
        })
        .collect()
}

fn passcode_state(read: &Read<'_>, repair: RepairId) -> Result<Option<PasscodeState>> {
    let Some(newest) = passcode::of_repair(read, repair)?.into_iter().next() else { return Ok(None) };
    let seen_seq = passcode::seen(read, newest.id)?;
    Ok(Some(PasscodeState { kind: newest.kind, purged: newest.sealed.is_none(), seen_seq }))
}

fn consent(read: &Read<'_>, repair: RepairId) -> Result<Option<ConsentRow>> {
    let Some(consent) = terms::of_repair(read, repair)? else { return Ok(None) };
    Ok(Some(ConsentRow {
        how: consent.how,
        signature: consent.signature,
        terms_version: terms::by_id(read, consent.terms)?.version,
        privacy_version: terms::by_id(read, consent.privacy)?.version,
        at: consent.at,
        by: name_of(read, consent.by)?,
    }))
}

/// What the catalogue warns of for a machine's model, or nothing.
pub(crate) fn model_note(read: &Read<'_>, device: &Device) -> Result<String> {
    let model = device.catalogue.map(|id| catalogue::model(read, id)).transpose()?.flatten();
    Ok(model.map_or_else(String::new, |model| model.note))
}

/// The orders of a machine under all its rows, newest first, without the one that is looked at.
pub(crate) fn of_machine(read: &Read<'_>, device: DeviceId, but: Option<RepairId>) -> Result<Vec<RepairRow>> {
    let but = but.unwrap_or(RepairId(uuid::Uuid::nil()));
    let mut lines = Vec::new();
    for row in device::chain(read, device)? {
        lines.extend(repair::of_device(read, row, but)?);
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.seq));
    Ok(rows(read, lines))
}
