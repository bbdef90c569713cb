//! Finding customers, and what is known of each.

use super::Customer;
use crate::column::{RowColumns, Sql};
use crate::noun::Noun;
use crate::read::Read;
use domain::catalogue::Kind;
use domain::customer::CustomerId;
use domain::device::DeviceId;
use domain::repair::RepairId;
use kernel::Moment;
use rusqlite::ToSql;

/// A customer with what they brought before.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The row.
    pub customer: Customer,
    /// For which company they come, or nothing.
    pub company: String,
    /// How many orders they have.
    pub repairs: i64,
    /// The last machine they brought, in words and by id.
    pub last_device: Option<(String, DeviceId)>,
}

/// Which phone numbers find a customer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ByPhone {
    /// The whole number, in its kept form.
    pub whole: Option<String>,
    /// How it begins.
    pub beginning: Option<String>,
    /// Its last four digits.
    pub tail: Option<String>,
}

/// A machine that a customer brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Machine {
    /// Which one.
    pub id: DeviceId,
    /// What it is.
    pub kind: Kind,
    /// Brand.
    pub brand: String,
    /// Model.
    pub model: String,
    /// Its IMEI.
    pub imei: Option<String>,
    /// Its serial number.
    pub serial: Option<String>,
    /// How often this customer brought it.
    pub orders: i64,
    /// When last.
    pub last_at: Moment,
}

/// Everybody with such a number among theirs, the newest first; one number may belong to several people.
///
/// # Errors
/// What the database says.
pub fn by_phone(read: &Read<'_>, phone: &ByPhone) -> kernel::Result<Vec<CustomerId>> {
    // ':' is the character behind '9': what lies between begins with these digits.
    let to = phone.beginning.as_ref().map(|from| format!("{from}:"));
    let params: [(&str, &dyn ToSql); 4] =
        [(":whole", &phone.whole), (":from", &phone.beginning), (":to", &to), (":tail", &phone.tail)];
    Ok(read.all(include_str!("by_phone.sql"), &params, |row| row.column("id"))?)
}

/// A customer with what is known of them.
///
/// # Errors
/// What the database says; `store.broken_reference` where there is none.
pub fn found(read: &Read<'_>, id: CustomerId) -> kernel::Result<Found> {
    let mut rows = read.all(include_str!("found.sql"), &[(":id", &Sql(&id))], |row| {
        let device: Option<DeviceId> = row.column("last_device_id")?;
        let words: Option<String> = row.column("last_device")?;
        Ok(Found {
            customer: Customer::read(row)?,
            company: row.column("company_name")?,
            repairs: row.column("repairs")?,
            last_device: words.zip(device),
        })
    })?;
    rows.pop().ok_or_else(|| kernel::Failure::internal("store.broken_reference", Customer::NAME))
}

/// Customers by their newest order, newest first, with that order's place: all of them, or those of whom an order
/// matches the one box's query.
///
/// # Errors
/// What the database says.
pub fn newest(
    read: &Read<'_>,
    matching: Option<&str>,
    after: i64,
    limit: i64,
) -> kernel::Result<Vec<(CustomerId, i64)>> {
    let mut params: Vec<(&str, &dyn ToSql)> = vec![(":after", &after), (":limit", &limit)];
    let sql = match &matching {
        Some(matching) => {
            params.push((":matching", matching));
            include_str!("newest_matching.sql")
        }
        None => include_str!("newest.sql"),
    };
    Ok(read.all(sql, &params, |row| Ok((row.column("customer")?, row.column("seq")?)))?)
}

/// The newest orders of a customer.
///
/// # Errors
/// What the database says.
pub fn orders(read: &Read<'_>, id: CustomerId) -> kernel::Result<Vec<RepairId>> {
    Ok(read.all(include_str!("orders.sql"), &[(":customer", &Sql(&id))], |row| row.column("id"))?)
}

/// The machines a customer brought, the last one first.
///
/// # Errors
/// What the database says.
pub fn machines(read: &Read<'_>, id: CustomerId) -> kernel::Result<Vec<Machine>> {
    Ok(read.all(include_str!("machines.sql"), &[(":customer", &Sql(&id))], |row| {
        Ok(Machine {
            id: row.column("id")?,
            kind: row.column("kind")?,
            brand: row.column("brand")?,
            model: row.column("model")?,
            imei: row.column("imei")?,
            serial: row.column("serial")?,
            orders: row.column("orders")?,
            last_at: row.column("last_at")?,
        })
    })?)
}

/// Who brought a machine, the last one first.
///
/// # Errors
/// What the database says.
pub fn of_device(read: &Read<'_>, device: DeviceId) -> kernel::Result<Vec<CustomerId>> {
    Ok(read.all(include_str!("of_device.sql"), &[(":device", &Sql(&device))], |row| row.column("id"))?)
}

/// Who was merged into a customer: their row, when, and by whom.
///
/// # Errors
/// What the database says.
pub fn merged_into(read: &Read<'_>, id: CustomerId) -> kernel::Result<Vec<(Customer, Moment, String)>> {
    Ok(read.all(include_str!("merged_into.sql"), &[(":id", &Sql(&id))], |row| {
        Ok((Customer::read(row)?, row.column("merged_at")?, row.column("merged_by")?))
    })?)
}
