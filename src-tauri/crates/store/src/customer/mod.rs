//! Customers.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::error::Result;
use crate::noun::noun;
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

noun! {
    /// A company whose people come.
    Company = "company" {
        /// Its id.
        id: CompanyId,
        /// Its name.
        name: String,
        /// Its own phone, or nothing.
        phone: String as personal,
        /// Its address.
        address: String as personal,
    }
}

/// A customer found by phone, with what they brought before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returning {
    /// Which one.
    pub id: CustomerId,
    /// Their name.
    pub name: String,
    /// Their phone in its kept form.
    pub phone: String,
    /// How many orders they have.
    pub repairs: i64,
    /// The last machine they brought.
    pub last_device: Option<String>,
}

/// Everybody with this number; one number may belong to several people.
///
/// # Errors
/// What the database says.
pub fn by_phone(read: &Read<'_>, phone: &str) -> kernel::Result<Vec<Returning>> {
    Ok(read.all(include_str!("by_phone.sql"), &[(":phone", &phone)], |row| {
        Ok(Returning {
            id: row.column("id")?,
            name: row.column("name")?,
            phone: row.column("phone")?,
            repairs: row.column("repairs")?,
            last_device: row.column("last_device")?,
        })
    })?)
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

/// The customer of this name and number, new where there is none.
///
/// # Errors
/// What the database says.
pub fn known_or_new(change: &mut Change<'_>, name: &str, phone: &str) -> kernel::Result<CustomerId> {
    let find = || -> Result<Option<CustomerId>> {
        Ok(change
            .db
            .prepare_cached(include_str!("by_phone_and_name.sql"))?
            .query_row(named_params! {":phone": phone, ":name": name}, |row| row.column("id"))
            .optional()?)
    };
    if let Some(id) = find()? {
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

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn correct(change: &mut Change<'_>, before: &Customer, after: &Customer) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// The company of this name, new where there is none.
///
/// # Errors
/// What the database says.
pub fn company_known_or_new(change: &mut Change<'_>, name: &str) -> kernel::Result<CompanyId> {
    let known =
        change.all(include_str!("company_by_name.sql"), &[(":name", &name)], |row| row.column("id"))?;
    if let Some(id) = known.first() {
        return Ok(*id);
    }
    let company =
        Company { id: change.new_id(), name: name.to_owned(), phone: String::new(), address: String::new() };
    change.insert(&company)?;
    Ok(company.id)
}

/// How many orders a customer has.
///
/// # Errors
/// What the database says.
pub fn repairs(read: &Read<'_>, id: CustomerId) -> kernel::Result<i64> {
    Ok(read.count("SELECT count(*) AS n FROM repair WHERE customer = :id", &[(":id", &Sql(&id))])?)
}
