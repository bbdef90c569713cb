//! A typo in an ended round is put right; the history keeps what stood there.

use super::{missing, must_bear, right_for};
use crate::id::Id;
use crate::note::name_of;
use crate::repair::known;
use crate::rights::must;
use domain::checklist::ChecklistItem;
use domain::checkup::{self as rules, CheckupResult, Correctable, Ended, Purpose, Verdict};
use domain::faults::Faults;
use domain::note;
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::{Failure, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use store::checkup::Checkup;
use store::{Change, Json, Read, checklist, checkup};
use ts_rs::TS;

/// What an ended round should have said.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectCheckup {
    repair: RepairId,
    purpose: Purpose,
    /// Which round was looked at.
    round: i64,
    /// The items that were wrong; all others stay as they are.
    results: Vec<CheckupResult>,
    /// Why.
    reason: String,
}

/// Puts right what an ended round says. What it came to stays: another verdict is another round.
pub(crate) fn correct(change: &mut Change<'_>, input: CorrectCheckup) -> Result<Id> {
    must(change, right_for(input.purpose))?;
    let repair = known(change, input.repair)?;
    let last = checkup::newest(change, repair.id, input.purpose)?;
    let last = last.filter(|last| last.round == input.round && last.verdict != Verdict::Open);
    let before = last.ok_or_else(|| Failure::refused("checkup.over"))?;
    match may(change, &before)? {
        Correctable::Yes => {}
        Correctable::Over => return Err(Failure::refused("checkup.over")),
        Correctable::Testers => {
            let person = name_of(change, before.by)?;
            return Err(Failure::refused("checkup.testers").with("person", person));
        }
    }
    let items = checklist::by_id(change, before.checklist)?.items.0;
    let mut faults = Faults::new();
    let now = faults.take("results", rules::results(&items, &input.results));
    let results = now.map(|now| in_order(&items, rules::merged(&before.results.0, now)));
    match &results {
        Some(results) if *results == in_order(&items, before.results.0.clone()) => {
            faults.add("results", "checkup.nothing_corrected");
        }
        Some(results) => must_bear(change, &mut faults, &items, results, (before.purpose, before.verdict))?,
        None => {}
    }
    let reason = faults.take("reason", note::text(&input.reason)).map(str::to_owned);
    faults.refuse("checkup.invalid")?;
    let after = Checkup {
        results: Json(results.ok_or_else(missing)?),
        correction: Some(reason.ok_or_else(missing)?),
        ..before.clone()
    };
    checkup::write(change, &before, &after)?;
    Ok(Id::of(after.id))
}

/// Whether whoever asks may correct a round, rights aside.
pub(super) fn may(read: &Read<'_>, checkup: &Checkup) -> Result<Correctable> {
    let last = checkup::newest(read, checkup.repair, checkup.purpose)?;
    let is_last = checkup.verdict != Verdict::Open && last.is_some_and(|last| last.id == checkup.id);
    Ok(rules::correctable(Ended {
        purpose: checkup.purpose,
        is_last,
        moves: checkup::moves_since_the_end(read, checkup)?,
        is_own: checkup.by == PersonId(read.person()),
    }))
}

fn in_order(items: &[ChecklistItem], results: Vec<CheckupResult>) -> Vec<CheckupResult> {
    let place = |one: &CheckupResult| items.iter().position(|item| item.key == one.key);
    let mut results = results;
    results.sort_by_key(place);
    results
}

/// Every item that the rounds of an order looked at; the newest list that has it words it.
///
/// # Errors
/// What the database says.
pub(crate) fn items_of(read: &Read<'_>, repair: RepairId) -> Result<Vec<ChecklistItem>> {
    let mut all: Vec<ChecklistItem> = Vec::new();
    for round in checkup::of_repair(read, repair)? {
        for item in checklist::by_id(read, round.checklist)?.items.0 {
            if all.iter().all(|known| known.key != item.key) {
                all.push(item);
            }
        }
    }
    Ok(all)
}

/// Of one state of a round's results, as the journal has them, what differs from another, with the words of the items.
///
/// # Errors
/// `store.broken_reference` where what is kept is no list of results.
pub(crate) fn differing(items: &[ChecklistItem], one: &str, other: &str) -> Result<String> {
    let (one, other) = (listed(one)?, listed(other)?);
    let told: Vec<Value> = one
        .into_iter()
        .filter(|result| !other.contains(result))
        .map(|CheckupResult { key, result, value, note }| {
            let item = items.iter().find(|item| item.key == key);
            let words = item.map_or(&key, |item| &item.words);
            let words_en = item.map_or(&key, |item| &item.words_en);
            let unit = item.and_then(|item| item.unit.as_ref());
            json!({"words": words, "words_en": words_en, "result": result, "value": value, "unit": unit, "note": note})
        })
        .collect();
    Ok(Value::Array(told).to_string())
}

fn listed(kept: &str) -> Result<Vec<CheckupResult>> {
    serde_json::from_str(kept).map_err(|error| Failure::internal("store.broken_reference", error.to_string()))
}
