//! Customers.

mod company;
mod find;
mod merge;

pub use company::{
    Company, People, by_company_name, company, company_known_or_new, company_named, correct_company,
    find_company, must_have_seen_company, of_company, people, seen_company,
};
pub use find::{ByPhone, Found, Machine, by_phone, found, machines, merged_into, newest, of_device, orders};
pub use merge::{Merge, merge};

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::error::Result;
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::customer::{CompanyId, CustomerId, CustomerPhoneId};
use rusqlite::OptionalExtension;
use rusqlite::named_params;

noun! {
    /// A customer.
    Customer = "customer" {
        /// Its id.
        id: CustomerId,
        /// As they gave it.
        name: String as personal,
        /// In its kept form.
        phone: String as personal,
        /// 微信号
        wechat: String as personal,
        /// Where to fetch or bring a machine.
        address: String as personal,
        /// For whom they come.
        company: Option<CompanyId>,
        /// The same person under another row, which holds everything now.
        merged_into: Option<CustomerId>,
    }
}

noun! {
    /// A number beside a customer's first one.
    CustomerPhone = "customer_phone" {
        /// Its id.
        id: CustomerPhoneId,
        /// Whose.
        customer: CustomerId,
        /// In its kept form.
        phone: String as personal,
        /// Whether it is no longer theirs.
        dropped: bool,
    }
}

/// One by id.
///
/// # Errors
/// What the database says; `store.broken_reference` where there is none.
pub fn by_id(read: &Read<'_>, id: CustomerId) -> kernel::Result<Customer> {
    Ok(read.one(id.0)?)
}

/// One by id, where there is one.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read<'_>, id: CustomerId) -> kernel::Result<Option<Customer>> {
    Ok(read.get(id.0)?)
}

/// The customer of this name and number, where there is one; of one that was merged, who is kept.
///
/// # Errors
/// What the database says.
pub fn known(read: &Read<'_>, name: &str, phone: &str) -> kernel::Result<Option<CustomerId>> {
    let find = || -> Result<Option<CustomerId>> {
        Ok(read
            .db
            .prepare_cached(include_str!("by_phone_and_name.sql"))?
            .query_row(named_params! {":phone": phone, ":name": name}, |row| row.column("id"))
            .optional()?)
    };
    Ok(find()?)
}

/// The customer of this name and number, new where there is none.
///
/// # Errors
/// What the database says.
pub fn known_or_new(change: &mut Change<'_>, name: &str, phone: &str) -> kernel::Result<CustomerId> {
    if let Some(id) = known(change, name, phone)? {
        return Ok(id);
    }
    let customer = Customer {
        id: change.new_id(),
        name: name.to_owned(),
        phone: phone.to_owned(),
        wechat: String::new(),
        address: String::new(),
        company: None,
        merged_into: None,
    };
    change.insert(&customer)?;
    Ok(customer.id)
}

/// The numbers beside the first one that are still theirs, oldest first.
///
/// # Errors
/// What the database says.
pub fn phones(read: &Read<'_>, id: CustomerId) -> kernel::Result<Vec<CustomerPhone>> {
    Ok(read.all(include_str!("phones.sql"), &[(":customer", &Sql(&id))], CustomerPhone::read)?)
}

/// Adds a number beside the first one.
///
/// # Errors
/// What the database says.
pub fn add_phone(change: &mut Change<'_>, id: CustomerId, phone: &str) -> kernel::Result<()> {
    let phone = CustomerPhone { id: change.new_id(), customer: id, phone: phone.to_owned(), dropped: false };
    Ok(change.insert(&phone)?)
}

/// Drops a number; it stays in the history.
///
/// # Errors
/// What the database says.
pub fn drop_phone(change: &mut Change<'_>, phone: &CustomerPhone) -> kernel::Result<()> {
    Ok(change.update(phone, &CustomerPhone { dropped: true, ..phone.clone() })?)
}

/// What an editor of a customer has seen: the last entry about them or one of their numbers.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: CustomerId) -> kernel::Result<i64> {
    let mut last = 0;
    for (noun, id) in parts(read, id)? {
        last = last.max(read.seen(noun, id)?);
    }
    Ok(last)
}

/// Refuses an edit that was based on an older state of a customer or one of their numbers.
///
/// # Errors
/// `edit.stale` with who changed it meanwhile and when.
pub fn must_have_seen(change: &Change<'_>, id: CustomerId, seen_seq: i64) -> kernel::Result<()> {
    Ok(change.must_have_seen_all(&parts(change, id)?, seen_seq)?)
}

/// What is edited as one: a customer and every number they ever had.
fn parts(read: &Read<'_>, id: CustomerId) -> Result<Vec<(&'static str, uuid::Uuid)>> {
    let sql = "SELECT id FROM customer_phone WHERE customer = :id";
    let phones = read.all(sql, &[(":id", &Sql(&id))], |row| row.column::<CustomerPhoneId>("id"))?;
    let phones = phones.into_iter().map(|phone| (CustomerPhone::NAME, phone.0));
    Ok(std::iter::once((Customer::NAME, id.0)).chain(phones).collect())
}

/// The customer that holds everything of this one now: itself where it was merged into nobody.
///
/// # Errors
/// What the database says.
pub fn kept(read: &Read<'_>, id: CustomerId) -> kernel::Result<Option<Customer>> {
    let Some(customer) = find(read, id)? else { return Ok(None) };
    match customer.merged_into {
        Some(into) => find(read, into),
        None => Ok(Some(customer)),
    }
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn correct(change: &mut Change<'_>, before: &Customer, after: &Customer) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// How many orders a customer has.
///
/// # Errors
/// What the database says.
pub fn repairs(read: &Read<'_>, id: CustomerId) -> kernel::Result<i64> {
    Ok(read.count("SELECT count(*) AS n FROM repair WHERE customer = :id", &[(":id", &Sql(&id))])?)
}
