use super::{ByRepair, known};
use crate::checkup;
use crate::note::name_of;
use domain::catalogue::ModelId;
use domain::checklist::ChecklistItem;
use domain::customer::{CompanyId, CustomerId, wechat_shown};
use domain::device::DeviceId;
use domain::person::PersonId;
use domain::phone;
use domain::repair::RepairId;
use domain::stock::PartId;
use kernel::reexport::uuid::Uuid;
use kernel::{Moment, Result};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use store::{Entry, Kept, Read, catalogue, customer, device, part, repair};
use ts_rs::TS;

/// One entry of an order's history.
#[derive(Debug, Serialize, TS)]
pub(crate) struct HistoryRow {
    seq: i64,
    at: Moment,
    person_name: String,
    command: String,
    noun: String,
    changes: Vec<HistoryChange>,
}

/// One field of an entry.
#[derive(Debug, Serialize, TS)]
pub(crate) struct HistoryChange {
    field: String,
    before: HistoryValue,
    after: HistoryValue,
}

/// What is known of one side of a field.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum HistoryValue {
    /// Nothing stood there.
    None,
    /// The value.
    Plain {
        /// As people read it.
        value: String,
    },
    /// A secret, never kept.
    Hidden,
    /// Personal and erased since.
    Erased,
}

pub(crate) fn history(read: &Read<'_>, input: ByRepair) -> Result<Vec<HistoryRow>> {
    let repair = known(read, input.id)?;
    let entries = repair::history(read, &repair)?;
    let is_corrected = entries.iter().any(|entry| entry.command == CORRECTED);
    let items = if is_corrected { checkup::items_of(read, repair.id)? } else { Vec::new() };
    entries
        .into_iter()
        .enumerate()
        .map(|(i, entry)| row(read, with_differing(entry, &items)?, i == 0))
        .collect()
}

/// What mends a typo in an ended round: its results are told, and only those that differ.
const CORRECTED: &str = "checkup.correct";

/// Under `corrected` what a correction put right, item by item; a round's whole results are read on the round.
fn with_differing(mut entry: Entry, items: &[ChecklistItem]) -> Result<Entry> {
    if entry.command != CORRECTED {
        return Ok(entry);
    }
    let sides = (entry.before.get("results").cloned(), entry.after.get("results").cloned());
    if let (Some(before), Some(after)) = sides {
        let told = |one: &Kept, other: &Kept| -> Result<Kept> {
            Ok(match (one, other) {
                (Kept::Personal(Value::String(one)), Kept::Personal(Value::String(other))) => {
                    Kept::Personal(checkup::differing(items, one, other)?.into())
                }
                (one, _) => one.clone(),
            })
        };
        entry.before.insert("corrected".to_owned(), told(&before, &after)?);
        entry.after.insert("corrected".to_owned(), told(&after, &before)?);
    }
    Ok(entry)
}

/// The first entry is the opening: everything in it stands on the page already.
fn row(read: &Read<'_>, entry: Entry, is_opening: bool) -> Result<HistoryRow> {
    let fields: BTreeSet<&String> = entry.before.keys().chain(entry.after.keys()).collect();
    let mut changes = Vec::new();
    for field in fields {
        let is_unsaid = UNSAID.contains(&field.as_str()) || (entry.noun == "quote_line" && field == "place");
        if !is_opening && !is_unsaid {
            changes.push(HistoryChange {
                field: field.clone(),
                before: value(read, field, entry.before.get(field))?,
                after: value(read, field, entry.after.get(field))?,
            });
        }
    }
    Ok(HistoryRow {
        seq: entry.row,
        at: entry.at,
        person_name: entry.person_name,
        command: entry.command,
        noun: entry.noun,
        changes,
    })
}

fn value(read: &Read<'_>, field: &str, kept: Option<&Kept>) -> Result<HistoryValue> {
    Ok(match kept {
        None | Some(Kept::Plain(Value::Null)) => HistoryValue::None,
        Some(Kept::Secret) => HistoryValue::Hidden,
        Some(Kept::Erased) => HistoryValue::Erased,
        Some(Kept::Plain(value) | Kept::Personal(value)) => {
            HistoryValue::Plain { value: readable(read, field, value)? }
        }
    })
}

/// What says nothing to people: links that the entry itself stands under, and what another field says in words.
const UNSAID: [&str; 24] = [
    "about",
    "act",
    "by",
    "checklist",
    "day",
    "due_at",
    "ended_on",
    "file",
    "height",
    "pick_up_code",
    "price",
    "privacy",
    "quote",
    "repair",
    "results",
    "rule",
    "settlement",
    "signature",
    "subject",
    "terms",
    "visit",
    "voucher",
    "wait",
    "width",
];

/// Ids become what they stand for, and phone numbers stay masked: the full one is a logged look.
fn readable(read: &Read<'_>, field: &str, value: &Value) -> Result<String> {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Ok(match (field, Uuid::try_parse(&text)) {
        ("phone", _) => phone::mask(&text),
        ("wechat", _) => wechat_shown(&text),
        ("customer" | "merged_into", Ok(id)) if customer::find(read, CustomerId(id))?.is_some() => {
            let customer = customer::by_id(read, CustomerId(id))?;
            format!("{} {}", customer.name, phone::mask(&customer.phone))
        }
        ("holder" | "from_person" | "to_person" | "person", Ok(id)) => name_of(read, PersonId(id))?,
        ("part", Ok(id)) => match part::by_id(read, PartId(id))? {
            Some(part) => format!("{} {}", part.number, part.name),
            None => text,
        },
        ("rework_of", Ok(id)) => repair::by_id(read, RepairId(id))?.map_or(text, |order| order.number),
        ("company", Ok(id)) => customer::company(read, CompanyId(id))?.name,
        ("catalogue", Ok(id)) => named(read, ModelId(id))?.unwrap_or(text),
        ("device" | "former" | "merged_into", Ok(id)) if device::find(read, DeviceId(id))?.is_some() => {
            let device = device::by_id(read, DeviceId(id))?;
            let identity = device.imei.or(device.serial).unwrap_or_else(String::new);
            format!("{} {} {identity}", device.brand, device.model)
        }
        _ => text,
    })
}

/// A line of the catalogue as it is called now.
fn named(read: &Read<'_>, id: ModelId) -> Result<Option<String>> {
    let Some(model) = catalogue::model(read, id)? else { return Ok(None) };
    Ok(catalogue::brand(read, model.brand)?.map(|brand| format!("{} {}", brand.name, model.name)))
}
