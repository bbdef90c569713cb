//! Taking machines in, finding orders again, correcting what was written.

mod history;
mod intake;

pub(crate) use history::history;
pub(crate) use intake::{correct, open, prepare_correct, prepare_open};

use crate::door::Empty;
use crate::rights::rights_of;
use crate::shop::founded;
use domain::device::DeviceId;
use domain::person::PersonId;
use domain::phone;
use domain::repair::{CustomerId, RepairId, Stage};
use domain::right::Right;
use domain::terms::{TermsKind, built_in};
use kernel::{Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::repair::{Find, Line, Repair, View};
use store::{Change, Read, customer, device, person, repair};
use ts_rs::TS;

/// One order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByRepair {
    pub(crate) id: RepairId,
}

/// Which orders a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RepairView {
    /// Not handed over, closed or void.
    Open,
    /// Opened today.
    Today,
    /// Opened by whoever asks.
    Mine,
    /// All.
    All,
}

/// What to find.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindRepairs {
    #[serde(default)]
    #[ts(optional = nullable)]
    text: Option<String>,
    view: RepairView,
    #[serde(default)]
    #[ts(optional = nullable)]
    after: Option<i64>,
    limit: u16,
}

/// A line of the list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairRow {
    id: RepairId,
    seq: i64,
    number: String,
    stage: Stage,
    customer_name: String,
    phone_masked: String,
    device: String,
    imei: Option<String>,
    symptom: String,
    opened_at: Moment,
    opened_by: String,
    touched_at: Moment,
}

/// A page of the list; `next` begins the page after it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairPage {
    rows: Vec<RepairRow>,
    next: Option<i64>,
}

/// How many orders each view has.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairViews {
    open: i64,
    today: i64,
    mine: i64,
    all: i64,
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

/// The most lines one page may have.
const LONGEST_PAGE: u16 = 200;

pub(crate) fn find(read: &Read<'_>, input: FindRepairs) -> Result<RepairPage> {
    let view = match input.view {
        RepairView::Open => View::Open,
        RepairView::Today => View::Today(read.today()?),
        RepairView::Mine => View::Mine(PersonId(read.person())),
        RepairView::All => View::All,
    };
    let limit = i64::from(input.limit.clamp(1, LONGEST_PAGE));
    let text = input.text.filter(|text| !text.trim().is_empty());
    let phone_beginnings = may_see_phones(read)?;
    // One more than asked tells whether there is a next page.
    let mut lines =
        repair::find(read, &Find { view, text, phone_beginnings, after: input.after, limit: limit + 1 })?;
    let is_more = i64::try_from(lines.len()).is_ok_and(|n| n > limit);
    if is_more {
        lines.pop();
    }
    let next = lines.last().map(|line| line.seq).filter(|_| is_more);
    Ok(RepairPage { rows: lines.into_iter().map(row).collect(), next })
}

pub(crate) fn views(read: &Read<'_>, _: Empty) -> Result<RepairViews> {
    let [open, today, mine, all] = repair::views(read, read.today()?, PersonId(read.person()))?;
    Ok(RepairViews { open, today, mine, all })
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
        earlier: earlier.into_iter().map(row).collect(),
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

fn may_see_phones(read: &Read<'_>) -> Result<bool> {
    let person = person::find(read, PersonId(read.person()))?;
    Ok(person.is_some_and(|person| rights_of(&person.roles).contains(&Right::SeePhones)))
}

fn opener(read: &Read<'_>, repair: &Repair) -> Result<String> {
    let person = person::find(read, repair.opened_by)?;
    Ok(person.ok_or_else(|| Failure::internal("store.broken_reference", "opened_by"))?.name)
}

fn row(line: Line) -> RepairRow {
    RepairRow {
        id: line.id,
        seq: line.seq,
        number: line.number,
        stage: line.stage,
        customer_name: line.customer_name,
        phone_masked: phone::mask(&line.phone),
        device: format!("{} {}", line.brand, line.model).trim().to_owned(),
        imei: line.imei,
        symptom: line.symptom,
        opened_at: line.opened_at,
        opened_by: line.opened_by,
        touched_at: line.touched_at,
    }
}
