//! Companies whose people come.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::customer::{CompanyId, CustomerId};

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

/// A company and how many of its people come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// Which company.
    pub id: CompanyId,
    /// Its name.
    pub name: String,
    /// How many.
    pub people: i64,
}

/// The company of this name, new where there is none.
///
/// # Errors
/// What the database says.
pub fn company_known_or_new(change: &mut Change<'_>, name: &str) -> kernel::Result<CompanyId> {
    if let Some(id) = company_named(change, name)? {
        return Ok(id);
    }
    let company =
        Company { id: change.new_id(), name: name.to_owned(), phone: String::new(), address: String::new() };
    change.insert(&company)?;
    Ok(company.id)
}

/// A company by id.
///
/// # Errors
/// What the database says; `store.broken_reference` where there is none.
pub fn company(read: &Read<'_>, id: CompanyId) -> kernel::Result<Company> {
    Ok(read.one(id.0)?)
}

/// A company by id, where there is one.
///
/// # Errors
/// What the database says.
pub fn find_company(read: &Read<'_>, id: CompanyId) -> kernel::Result<Option<Company>> {
    Ok(read.get(id.0)?)
}

/// The company of this name, whatever its capitals, where there is one.
///
/// # Errors
/// What the database says.
pub fn company_named(read: &Read<'_>, name: &str) -> kernel::Result<Option<CompanyId>> {
    let known = read.all(include_str!("company_by_name.sql"), &[(":name", &name)], |row| row.column("id"))?;
    Ok(known.first().copied())
}

/// Companies whose name begins so, by name.
///
/// # Errors
/// What the database says.
pub fn by_company_name(read: &Read<'_>, from: &str) -> kernel::Result<Vec<People>> {
    let to = format!("{from}\u{10FFFF}");
    Ok(read.all(include_str!("companies.sql"), &[(":from", &from), (":to", &to)], |row| {
        Ok(People { id: row.column("id")?, name: row.column("name")?, people: row.column("people")? })
    })?)
}

/// Who comes for a company, the newest 100 first; one who was merged is counted under who is kept.
///
/// # Errors
/// What the database says.
pub fn of_company(read: &Read<'_>, id: CompanyId) -> kernel::Result<Vec<CustomerId>> {
    Ok(read.all(include_str!("of_company.sql"), &[(":company", &Sql(&id))], |row| row.column("id"))?)
}

/// How many come for a company.
///
/// # Errors
/// What the database says.
pub fn people(read: &Read<'_>, id: CompanyId) -> kernel::Result<i64> {
    Ok(read.count(include_str!("people.sql"), &[(":company", &Sql(&id))])?)
}

/// What an editor of a company has seen: the last entry about it.
///
/// # Errors
/// What the database says.
pub fn seen_company(read: &Read<'_>, id: CompanyId) -> kernel::Result<i64> {
    Ok(read.seen(Company::NAME, id.0)?)
}

/// Refuses an edit that was based on an older state of a company.
///
/// # Errors
/// `edit.stale` with who changed it meanwhile and when.
pub fn must_have_seen_company(change: &Change<'_>, id: CompanyId, seen_seq: i64) -> kernel::Result<()> {
    Ok(change.must_have_seen::<Company>(id.0, seen_seq)?)
}

/// Writes what differs.
///
/// # Errors
/// What the database says.
pub fn correct_company(change: &mut Change<'_>, before: &Company, after: &Company) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}
