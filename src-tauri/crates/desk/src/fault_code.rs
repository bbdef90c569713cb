//! Causes and actions in codes.

use crate::door::Empty;
use crate::id::Id;
use domain::catalogue::{self, Kind};
use domain::fault_code::{Axis, FaultCodeId, starter_codes};
use domain::faults::{Fault, Faults};
use domain::text;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::fault_code::FaultCode;
use store::{Change, Json, Read, fault_code};
use ts_rs::TS;

/// A cause or an action.
#[derive(Debug, Serialize, TS)]
pub(crate) struct FaultCodeRow {
    id: FaultCodeId,
    seen_seq: i64,
    axis: Axis,
    code: String,
    kinds: Vec<Kind>,
    words: String,
    words_en: String,
    active: bool,
}

/// A cause or an action, new where it has no id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepFaultCode {
    id: Option<FaultCodeId>,
    /// What its editor saw; 0 for a new one.
    seen_seq: i64,
    axis: Axis,
    code: String,
    kinds: Vec<Kind>,
    words: String,
    words_en: String,
    active: bool,
}

pub(crate) fn all(read: &Read<'_>, _: Empty) -> Result<Vec<FaultCodeRow>> {
    let row = |code: FaultCode| {
        Ok(FaultCodeRow {
            seen_seq: fault_code::seen(read, code.id)?,
            id: code.id,
            axis: code.axis,
            code: code.code,
            kinds: code.kinds.0,
            words: code.words,
            words_en: code.words_en,
            active: code.active,
        })
    };
    fault_code::all(read)?.into_iter().map(row).collect()
}

pub(crate) fn keep(change: &mut Change<'_>, input: KeepFaultCode) -> Result<Id> {
    let unknown = || Failure::not_found("catalogue.not_found");
    let before = input.id.map(|id| fault_code::by_id(change, id)?.ok_or_else(unknown)).transpose()?;
    let mut faults = Faults::new();
    let code = faults.take("code", catalogue::code(&input.code));
    let words = faults.take("words", text::name(&input.words)).map(str::to_owned);
    let words_en = faults.take("words_en", text::optional_name(&input.words_en)).map(str::to_owned);
    if let Some(code) = &code
        && fault_code::by_code(change, code)?.is_some_and(|other| Some(other.id) != input.id)
    {
        faults.add("code", "field.known_already");
    }
    faults.refuse("catalogue.invalid")?;
    let (Some(code), Some(words), Some(words_en)) = (code, words, words_en) else {
        return Err(Failure::internal("catalogue.invalid", "a value without a fault is missing"));
    };
    let id = input.id.unwrap_or_else(|| change.new_id());
    let kinds: BTreeSet<Kind> = input.kinds.into_iter().collect();
    let kinds = Json(kinds.into_iter().collect());
    let after = FaultCode { id, axis: input.axis, code, kinds, words, words_en, active: input.active };
    match before {
        Some(before) => fault_code::revise(change, input.seen_seq, &before, &after)?,
        None => fault_code::add(change, &after)?,
    }
    Ok(Id::of(id))
}

/// Adds the starter codes that the shop has not, and answers how many those are.
pub(crate) fn fill(change: &mut Change<'_>) -> Result<u32> {
    let mut added = 0;
    for starter in starter_codes() {
        if fault_code::by_code(change, starter.code)?.is_some() {
            continue;
        }
        let code = FaultCode {
            id: change.new_id(),
            axis: starter.axis,
            code: starter.code.to_owned(),
            kinds: Json(starter.kinds),
            words: starter.words.to_owned(),
            words_en: starter.words_en.to_owned(),
            active: true,
        };
        fault_code::add(change, &code)?;
        added += 1;
    }
    Ok(added)
}

/// A code that somebody chose, or none: of its axis, and offered.
pub(crate) fn chosen(
    read: &Read<'_>,
    axis: Axis,
    code: Option<&str>,
) -> Result<std::result::Result<Option<String>, Fault>> {
    Ok(match code {
        None => Ok(None),
        Some(code) if fault_code::is_offered(read, axis, code)? => Ok(Some(code.to_owned())),
        Some(_) => Err(Fault::new("field.unknown_code")),
    })
}
