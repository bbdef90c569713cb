//! Customers corrected, and two rows of one person made one.

use super::card::known;
use super::missing;
use crate::door::Empty;
use crate::person::Seen;
use domain::customer::{CustomerId, CustomerPhoneId, MOST_PHONES, address, wechat, wechat_meant};
use domain::faults::Faults;
use domain::{phone, text};
use kernel::{Failure, Result};
use serde::Deserialize;
use std::collections::BTreeSet;
use store::customer::{Customer, Merge};
use store::{Change, customer};
use ts_rs::TS;

/// A customer, edited.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviseCustomer {
    id: CustomerId,
    seen_seq: i64,
    name: String,
    /// Nothing: as it is, since it may not be seen.
    phone: Option<String>,
    wechat: String,
    address: String,
    company: String,
    add_phones: Vec<String>,
    drop_phones: Vec<CustomerPhoneId>,
}

/// Who is one person.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MergeCustomers {
    keep: CustomerId,
    merge: CustomerId,
}

pub(crate) fn revise(change: &mut Change<'_>, input: ReviseCustomer) -> Result<Seen> {
    let before = known(change, input.id)?;
    customer::must_have_seen(change, before.id, input.seen_seq)?;
    let mut faults = Faults::new();
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let typed = input.phone.as_deref().map(|typed| faults.take("phone", phone::read(typed)));
    let wechat = faults.take("wechat", wechat(&input.wechat)).map(str::to_owned);
    let address = faults.take("address", address(&input.address)).map(str::to_owned);
    let company = faults.take("company", text::optional_name(&input.company)).map(str::to_owned);
    let added: Vec<String> =
        input.add_phones.iter().filter_map(|typed| faults.take("add_phones", phone::read(typed))).collect();
    let others = customer::phones(change, before.id)?;
    let (dropped, kept): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|other| input.drop_phones.contains(&other.id));
    if dropped.len() != input.drop_phones.iter().collect::<BTreeSet<_>>().len() {
        faults.add("drop_phones", "field.unknown");
    }
    if kept.len() + added.len() > MOST_PHONES {
        faults.add("add_phones", "field.too_many_phones");
    }
    faults.refuse("customer.unfit")?;
    let (Some(name), Some(wechat), Some(address), Some(company)) = (name, wechat, address, company) else {
        return Err(missing());
    };
    let phone = match typed {
        Some(typed) => typed.ok_or_else(missing)?,
        None => before.phone.clone(),
    };
    let company =
        if company.is_empty() { None } else { Some(customer::company_known_or_new(change, &company)?) };
    let wechat = wechat_meant(&wechat, &before.wechat);
    let after = Customer { name, phone, wechat, address, company, ..before.clone() };
    customer::correct(change, &before, &after)?;
    for other in &dropped {
        customer::drop_phone(change, other)?;
    }
    let mut theirs: BTreeSet<String> = kept.into_iter().map(|other| other.phone).collect();
    theirs.insert(after.phone);
    for phone in added {
        if theirs.insert(phone.clone()) {
            customer::add_phone(change, before.id, &phone)?;
        }
    }
    Ok(Seen { seen_seq: customer::seen(change, before.id)? })
}

pub(crate) fn merge(change: &mut Change<'_>, input: MergeCustomers) -> Result<Empty> {
    let (keep, merge) = (known(change, input.keep)?.id, known(change, input.merge)?.id);
    if keep == merge {
        return Err(Failure::invalid("customer.unfit").field("merge", "customer.merge_itself"));
    }
    customer::merge(change, Merge { keep, merge })?;
    Ok(Empty {})
}
