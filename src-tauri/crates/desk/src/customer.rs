//! Customers at the counter.

use domain::phone;
use domain::repair::CustomerId;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::{Read, customer};
use ts_rs::TS;

/// A phone number as typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByPhone {
    phone: String,
}

/// A returning customer.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerRow {
    id: CustomerId,
    name: String,
    phone_masked: String,
    repairs: i64,
    last_device: Option<String>,
}

pub(crate) fn by_phone(read: &Read<'_>, input: ByPhone) -> Result<Vec<CustomerRow>> {
    let kept = phone::read(&input.phone)
        .map_err(|fault| Failure::invalid("customer.invalid").field("phone", fault.message))?;
    let rows = customer::by_phone(read, &kept)?;
    Ok(rows
        .into_iter()
        .map(|found| CustomerRow {
            id: found.id,
            name: found.name,
            phone_masked: phone::mask(&found.phone),
            repairs: found.repairs,
            last_device: found.last_device,
        })
        .collect())
}
