//! All that is known of one customer.

use super::{CustomerRow, row};
use crate::id::Id;
use crate::note::{NoteRow, rows as note_rows};
use crate::repair::{RepairRow, rows as repair_rows};
use domain::catalogue::Kind;
use domain::customer::{CompanyId, CustomerId, CustomerPhoneId, wechat_shown};
use domain::device::DeviceId;
use domain::note::About;
use domain::phone;
use domain::repair::RepairId;
use domain::terms::ConsentHow;
use kernel::{Failure, Moment, Result};
use serde::Serialize;
use store::customer::Customer;
use store::terms::Consent;
use store::{Change, Read, customer, repair, terms};
use ts_rs::TS;

/// A customer with everything about them.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerCard {
    id: CustomerId,
    name: String,
    phone_masked: String,
    phones: Vec<OtherPhone>,
    wechat: String,
    address: String,
    company: String,
    company_id: Option<CompanyId>,
    seen_seq: i64,
    orders: Vec<RepairRow>,
    devices: Vec<DeviceRow>,
    consents: Vec<CustomerConsent>,
    notes: Vec<NoteRow>,
    merged: Vec<MergedCustomer>,
    same_phone: Vec<CustomerRow>,
}

/// A number beside the first one.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OtherPhone {
    id: CustomerPhoneId,
    phone_masked: String,
}

/// What they agreed to, and when.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerConsent {
    repair: RepairId,
    number: String,
    how: ConsentHow,
    terms_version: i64,
    privacy_version: i64,
    at: Moment,
}

/// Who was found to be the same person.
#[derive(Debug, Serialize, TS)]
pub(crate) struct MergedCustomer {
    id: CustomerId,
    name: String,
    at: Moment,
    by: String,
}

/// A machine they brought.
#[derive(Debug, Serialize, TS)]
pub(crate) struct DeviceRow {
    id: DeviceId,
    kind: Kind,
    brand: String,
    model: String,
    imei: Option<String>,
    serial: Option<String>,
    orders: i64,
    last_at: Moment,
}

/// Full numbers; the look is logged.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerPhones {
    phone: String,
    phones: Vec<String>,
}

/// The page of a customer; of one that was merged, that of who is kept.
pub(crate) fn card(read: &Read<'_>, input: Id) -> Result<CustomerCard> {
    let customer = known(read, CustomerId(input.id))?;
    let id = customer.id;
    let found = customer::found(read, id)?;
    let phones = customer::phones(read, id)?.into_iter();
    let orders = customer::orders(read, id)?;
    let consents = terms::of_customer(read, id)?;
    let whole = customer::ByPhone { whole: Some(customer.phone.clone()), ..customer::ByPhone::default() };
    let others = customer::by_phone(read, &whole)?.into_iter().filter(|other| *other != id);
    let merged = customer::merged_into(read, id)?.into_iter();
    Ok(CustomerCard {
        seen_seq: customer::seen(read, id)?,
        phones: phones.map(|one| OtherPhone { id: one.id, phone_masked: phone::mask(&one.phone) }).collect(),
        orders: repair_rows(read, repair::by_ids(read, &orders)?),
        devices: customer::machines(read, id)?.into_iter().map(device_row).collect(),
        consents: consents.into_iter().map(|consent| consent_row(read, &consent)).collect::<Result<_>>()?,
        notes: note_rows(read, About::Customer, id.0)?,
        merged: merged.map(|(was, at, by)| MergedCustomer { id: was.id, name: was.name, at, by }).collect(),
        same_phone: others.map(|other| row(read, other)).collect::<Result<_>>()?,
        id,
        name: customer.name,
        phone_masked: phone::mask(&customer.phone),
        wechat: wechat_shown(&customer.wechat),
        address: customer.address,
        company: found.company,
        company_id: customer.company,
    })
}

/// Shows a customer's full numbers, and says so in their history.
pub(crate) fn phones(change: &mut Change<'_>, input: Id) -> Result<CustomerPhones> {
    let customer = known(change, CustomerId(input.id))?;
    change.note("customer", customer.id.0, &[])?;
    let phones = customer::phones(change, customer.id)?.into_iter().map(|one| one.phone).collect();
    Ok(CustomerPhones { phone: customer.phone, phones })
}

pub(super) fn known(read: &Read<'_>, id: CustomerId) -> Result<Customer> {
    customer::kept(read, id)?.ok_or_else(|| Failure::not_found("customer.not_found"))
}

fn consent_row(read: &Read<'_>, consent: &Consent) -> Result<CustomerConsent> {
    let repair = repair::by_id(read, consent.repair)?;
    let repair = repair.ok_or_else(|| Failure::internal("store.broken_reference", "consent"))?;
    Ok(CustomerConsent {
        repair: repair.id,
        number: repair.number,
        how: consent.how,
        terms_version: terms::by_id(read, consent.terms)?.version,
        privacy_version: terms::by_id(read, consent.privacy)?.version,
        at: consent.at,
    })
}

fn device_row(machine: customer::Machine) -> DeviceRow {
    DeviceRow {
        id: machine.id,
        kind: machine.kind,
        brand: machine.brand,
        model: machine.model,
        imei: machine.imei,
        serial: machine.serial,
        orders: machine.orders,
        last_at: machine.last_at,
    }
}
