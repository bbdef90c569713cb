//! Customers at the counter.

mod card;
mod company;
mod edit;

pub(crate) use card::{card, phones};
pub(crate) use company::{companies, company_card, revise_company};
pub(crate) use edit::{merge, revise};

use crate::note::{NoteRow, loud};
use crate::payment::{CustomerDebt, customers_debts};
use crate::rights::may;
use domain::customer::{phone_typed, wechat_shown};
use domain::device::DeviceId;
use domain::faults::Faults;
use domain::note::About;
use domain::phone;
use domain::repair::CustomerId;
use domain::right::Right;
use domain::search::query;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::{Read, customer, terms};
use ts_rs::TS;

/// A phone number, or what is typed of it so far.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByPhone {
    phone: String,
}

/// A customer in a list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerRow {
    id: CustomerId,
    name: String,
    phone_masked: String,
    wechat: String,
    address: String,
    company: String,
    repairs: i64,
    last_device: Option<String>,
    last_device_id: Option<DeviceId>,
    consented: bool,
    notes: Vec<NoteRow>,
    /// What they owe for machines that went home.
    debts: Vec<CustomerDebt>,
}

/// Which customers.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindCustomers {
    #[serde(default)]
    #[ts(optional = nullable)]
    text: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    after: Option<String>,
    limit: u16,
}

/// A page of customers; `next` begins the page after it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerPage {
    rows: Vec<CustomerRow>,
    next: Option<String>,
}

/// The most customers on a page.
const LONGEST_PAGE: u16 = 100;

/// Who has such a number. By its beginning only for whoever may see numbers: with beginnings a masked one could be read
/// out digit by digit.
pub(crate) fn by_phone(read: &Read<'_>, input: ByPhone) -> Result<Vec<CustomerRow>> {
    let mut faults = Faults::new();
    let typed = faults.take("phone", phone_typed(&input.phone));
    faults.refuse("customer.invalid")?;
    let typed = typed.ok_or_else(missing)?;
    let beginning = if may(read, Right::SeePhones)? { typed.beginning } else { None };
    let phone = customer::ByPhone { whole: typed.whole, beginning, tail: typed.tail };
    customer::by_phone(read, &phone)?.into_iter().map(|id| row(read, id)).collect()
}

/// Customers by their newest order; with a text, those whom the one box finds by it.
pub(crate) fn find(read: &Read<'_>, input: FindCustomers) -> Result<CustomerPage> {
    let after = match &input.after {
        Some(after) => after.parse::<i64>().or(Err(Failure::invalid("input.malformed")))?,
        None => i64::MAX,
    };
    let text = input.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let matching = match text {
        Some(text) => match query(text, may(read, Right::SeePhones)?) {
            Some(query) => Some(query.matching),
            None => return Ok(CustomerPage { rows: Vec::new(), next: None }),
        },
        None => None,
    };
    let limit = i64::from(input.limit.clamp(1, LONGEST_PAGE));
    // One more than asked tells whether there is a next page.
    let mut found = customer::newest(read, matching.as_deref(), after, limit + 1)?;
    let is_more = i64::try_from(found.len()).is_ok_and(|n| n > limit);
    if is_more {
        found.pop();
    }
    let next = found.last().map(|(_, seq)| seq.to_string()).filter(|_| is_more);
    let rows = found.into_iter().map(|(id, _)| row(read, id)).collect::<Result<_>>()?;
    Ok(CustomerPage { rows, next })
}

/// What a list says of a customer, with the notes that whoever takes a machine in should see.
pub(crate) fn row(read: &Read<'_>, id: CustomerId) -> Result<CustomerRow> {
    let found = customer::found(read, id)?;
    let (last_device, last_device_id) = found.last_device.unzip();
    Ok(CustomerRow {
        id,
        name: found.customer.name,
        phone_masked: phone::mask(&found.customer.phone),
        wechat: wechat_shown(&found.customer.wechat),
        address: found.customer.address,
        company: found.company,
        repairs: found.repairs,
        last_device,
        last_device_id,
        consented: terms::has_agreed(read, id)?,
        notes: loud(read, About::Customer, id.0)?,
        debts: customers_debts(read, id)?,
    })
}

fn missing() -> Failure {
    Failure::internal("customer.invalid", "a value without a fault is missing")
}
