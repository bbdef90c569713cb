//! ABC: classes by what was used in a year, shown beside those that stand, and taken over by hand.

use super::value::AskStockFigure;
use domain::faults::{Fault, Faults};
use domain::stock::{PartClass, PartId};
use domain::stock_figures::{self as rules, CLASSED_BY};
use kernel::{Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::part::{self, Part};
use store::{Change, Read, stock_figures as store_figures};
use ts_rs::TS;

/// The most parts whose class is taken over at once.
const MOST: usize = 2_000;

/// Which parts take the class that was reckoned.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakeClasses {
    parts: Vec<PartId>,
}

/// How many did.
#[derive(Debug, Serialize, TS)]
pub(crate) struct TakenClasses {
    changed: usize,
}

/// A part's class.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ClassRow {
    part: PartId,
    number: String,
    name: String,
    /// What was used of it in a year, in fen.
    #[ts(type = "number")]
    used: Money,
    /// The class that stands.
    class: Option<PartClass>,
    /// The one that was reckoned.
    reckoned: PartClass,
}

pub(crate) fn classes(read: &Read<'_>, _: AskStockFigure) -> Result<Vec<ClassRow>> {
    let rows = store_figures::used_by_part(read, read.today()?.earlier(CLASSED_BY))?;
    let used: Vec<Money> = rows.iter().map(|one| one.used).collect();
    Ok(rows
        .into_iter()
        .zip(rules::classes(&used))
        .map(|(one, reckoned)| ClassRow {
            part: one.part,
            number: one.number,
            name: one.name,
            used: one.used,
            class: one.class,
            reckoned,
        })
        .collect())
}

/// Gives parts the class that is reckoned now.
pub(crate) fn take_classes(change: &mut Change<'_>, input: TakeClasses) -> Result<TakenClasses> {
    let mut faults = Faults::new();
    let parts = match input.parts.len() {
        0 => Err(Fault::new("field.empty")),
        1..=MOST => Ok(()),
        _ => Err(Fault::with("field.too_many", "max", MOST)),
    };
    faults.take("parts", parts);
    faults.refuse("part.invalid")?;
    for id in &input.parts {
        part::by_id(change, *id)?.ok_or_else(|| Failure::not_found("part.not_found"))?;
    }
    let mut changed = 0;
    for row in classes(change, AskStockFigure {})? {
        if row.class == Some(row.reckoned) || !input.parts.contains(&row.part) {
            continue;
        }
        if let Some(before) = part::by_id(change, row.part)? {
            part::write(change, &before, &Part { class: Some(row.reckoned), ..before.clone() })?;
            changed += 1;
        }
    }
    Ok(TakenClasses { changed })
}
