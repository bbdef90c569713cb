//! The companies whose people come.

use super::{CustomerRow, missing, row};
use crate::id::Id;
use crate::person::Seen;
use crate::terms::ByText;
use domain::customer::{CompanyId, address};
use domain::faults::Faults;
use domain::{phone, text};
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::customer::Company;
use store::{Change, Read, customer};
use ts_rs::TS;

/// A company.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CompanyRow {
    id: CompanyId,
    name: String,
    people: i64,
}

/// A company with who comes for it. Its phone is a business's own and shown whole.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CompanyCard {
    id: CompanyId,
    name: String,
    phone: String,
    address: String,
    seen_seq: i64,
    people: i64,
    /// The newest 100 of them.
    customers: Vec<CustomerRow>,
}

/// A company, edited.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviseCompany {
    id: CompanyId,
    seen_seq: i64,
    name: String,
    phone: String,
    address: String,
}

/// Companies whose name begins as typed; nothing typed finds none.
pub(crate) fn companies(read: &Read<'_>, input: ByText) -> Result<Vec<CompanyRow>> {
    let from = input.text.trim();
    if from.is_empty() {
        return Ok(Vec::new());
    }
    let found = customer::by_company_name(read, from)?.into_iter();
    Ok(found
        .map(|company| CompanyRow { id: company.id, name: company.name, people: company.people })
        .collect())
}

/// The page of a company.
pub(crate) fn company_card(read: &Read<'_>, input: Id) -> Result<CompanyCard> {
    let company = known(read, CompanyId(input.id))?;
    let people = customer::of_company(read, company.id)?.into_iter();
    Ok(CompanyCard {
        seen_seq: customer::seen_company(read, company.id)?,
        people: customer::people(read, company.id)?,
        customers: people.map(|id| row(read, id)).collect::<Result<_>>()?,
        id: company.id,
        name: company.name,
        phone: company.phone,
        address: company.address,
    })
}

/// Corrects a company. Names tell companies apart, so no two may have the same.
pub(crate) fn revise_company(change: &mut Change<'_>, input: ReviseCompany) -> Result<Seen> {
    let before = known(change, input.id)?;
    customer::must_have_seen_company(change, before.id, input.seen_seq)?;
    let mut faults = Faults::new();
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let phone = faults.take("phone", phone::optional(&input.phone));
    let address = faults.take("address", address(&input.address)).map(str::to_owned);
    if let Some(name) = &name
        && customer::company_named(change, name)?.is_some_and(|other| other != before.id)
    {
        faults.add("name", "company.name_taken");
    }
    faults.refuse("company.unfit")?;
    let (Some(name), Some(phone), Some(address)) = (name, phone, address) else {
        return Err(missing());
    };
    let after = Company { name, phone, address, ..before.clone() };
    customer::correct_company(change, &before, &after)?;
    Ok(Seen { seen_seq: customer::seen_company(change, before.id)? })
}

fn known(read: &Read<'_>, id: CompanyId) -> Result<Company> {
    customer::find_company(read, id)?.ok_or_else(|| Failure::not_found("company.not_found"))
}
