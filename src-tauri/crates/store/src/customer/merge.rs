//! Two rows of one person become one.

use super::{Customer, CustomerPhone, add_phone, kept, phones};
use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::noun::Noun;
use crate::repair::Repair;
use domain::customer::{CompanyId, CustomerId};
use domain::repair::RepairId;
use std::collections::BTreeSet;

/// Who stays, and who goes into them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// Who stays.
    pub keep: CustomerId,
    /// Who goes.
    pub merge: CustomerId,
}

/// Orders and numbers go over to who is kept, and what the kept one lacks is taken from the other. Agreements and notes
/// stay where they were written and are found through `merged_into`, which always names who is kept at last.
///
/// # Errors
/// What the database says; `store.broken_reference` where one of them is not there.
pub fn merge(change: &mut Change<'_>, Merge { keep, merge }: Merge) -> kernel::Result<()> {
    let missing = || kernel::Failure::internal("store.broken_reference", Customer::NAME);
    let stays = kept(change, keep)?.ok_or_else(missing)?;
    let goes = kept(change, merge)?.ok_or_else(missing)?;
    move_numbers(change, &stays, &goes)?;
    let sql = "SELECT id FROM repair WHERE customer = :customer ORDER BY seq";
    let repairs: Vec<RepairId> = change.all(sql, &[(":customer", &Sql(&goes.id))], |row| row.column("id"))?;
    for id in repairs {
        let before: Repair = change.one(id.0)?;
        change.update(&before, &Repair { customer: stays.id, ..before.clone() })?;
    }
    let earlier =
        change.all(include_str!("earlier_merged.sql"), &[(":id", &Sql(&goes.id))], Customer::read)?;
    for before in earlier {
        change.update(&before, &Customer { merged_into: Some(stays.id), ..before.clone() })?;
    }
    change.update(&goes, &Customer { merged_into: Some(stays.id), ..goes.clone() })?;
    let fuller = |ours: &String, theirs: &String| if ours.is_empty() { theirs.clone() } else { ours.clone() };
    let company: Option<CompanyId> = stays.company.or(goes.company);
    let whole = Customer {
        wechat: fuller(&stays.wechat, &goes.wechat),
        address: fuller(&stays.address, &goes.address),
        company,
        ..stays.clone()
    };
    Ok(change.update(&stays, &whole)?)
}

fn move_numbers(change: &mut Change<'_>, stays: &Customer, goes: &Customer) -> kernel::Result<()> {
    let mut known: BTreeSet<String> =
        phones(change, stays.id)?.into_iter().map(|phone| phone.phone).collect();
    known.insert(stays.phone.clone());
    if known.insert(goes.phone.clone()) {
        add_phone(change, stays.id, &goes.phone)?;
    }
    for before in phones(change, goes.id)? {
        let is_new = known.insert(before.phone.clone());
        let after = CustomerPhone { customer: stays.id, dropped: !is_new, ..before.clone() };
        change.update(&before, &after)?;
    }
    Ok(())
}
