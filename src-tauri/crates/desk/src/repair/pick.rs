use super::find::{RepairRow, rows};
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::{Read, repair};
use ts_rs::TS;

/// Numbers, codes, IMEIs and serial numbers in any mix, as pasted or scanned.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PickRepairs {
    texts: Vec<String>,
}

/// The orders in the order they were named, each once; and what named none.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Picked {
    rows: Vec<RepairRow>,
    missed: Vec<String>,
}

/// The most texts at once.
const MOST_TEXTS: usize = 500;

pub(crate) fn pick(read: &Read<'_>, input: PickRepairs) -> Result<Picked> {
    let texts: Vec<&str> =
        input.texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    if texts.len() > MOST_TEXTS {
        return Err(Failure::invalid("repair.too_many_picked").with("max", MOST_TEXTS));
    }
    let (mut ids, mut seen, mut missed) = (Vec::new(), BTreeSet::new(), Vec::new());
    for text in texts {
        match repair::picked(read, text)? {
            Some(id) if seen.insert(id.0) => ids.push(id),
            Some(_) => {}
            None => missed.push(text.to_owned()),
        }
    }
    Ok(Picked { rows: rows(read, repair::by_ids(read, &ids)?), missed })
}
