//! From faults' levels and picked prices to the lines of a quote.

use super::QuoteLine;
use crate::price;
use crate::repair::known;
use crate::shop::founded;
use domain::faults::{Fault, Faults};
use domain::finding::Level;
use domain::price::{Entry, PriceId};
use domain::quote::{self as rules, FoundFault, Line, Payer, QuoteState, QuoteWhy, Suggested, Visit};
use domain::repair::RepairId;
use domain::rework::ReworkCharge;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::repair::Repair;
use store::{Read, device, quote};
use ts_rs::TS;

/// What was found, and which prices were picked.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SuggestQuote {
    repair: RepairId,
    levels: Vec<FoundLevel>,
    prices: Vec<PriceId>,
    /// What stands on the page so far; left out, what is kept.
    #[serde(default)]
    #[ts(optional = nullable)]
    standing: Option<Vec<QuoteLine>>,
}

/// A fault that was found.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FoundLevel {
    level: Level,
    /// Whether it is the battery's: a flat battery price holds its labour.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    battery: bool,
}

/// The lines after the shop's rules.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Suggestion {
    lines: Vec<SuggestedLine>,
}

/// A line and why it is so.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SuggestedLine {
    #[serde(flatten)]
    line: QuoteLine,
    why: QuoteWhy,
}

pub(crate) fn suggest(read: &Read<'_>, input: SuggestQuote) -> Result<Suggestion> {
    let repair = known(read, input.repair)?;
    let (today, language) = (read.today()?, founded(read)?.language);
    let (list, price_rules) = price::in_use(read)?;
    let machine = price::machine(read, &device::by_id(read, repair.device)?)?;
    let payer = match repair.rework_charge {
        Some(ReworkCharge::Free) => Payer::Shop,
        Some(ReworkCharge::Charged) | None => Payer::Customer,
    };
    let mut faults = Faults::new();
    for (field, count) in [("levels", input.levels.len()), ("prices", input.prices.len())] {
        if count > rules::MOST_LINES / 2 {
            faults.take::<()>(field, Err(Fault::with("field.too_many", "max", rules::MOST_LINES / 2)));
        }
    }
    let mut picked = Vec::new();
    for (i, id) in input.prices.iter().enumerate() {
        picked.extend(faults.take_of(("prices", i), "id", price::picked(&list, *id, today)));
    }
    faults.refuse("quote.invalid")?;
    let found: Vec<FoundFault> =
        input.levels.iter().map(|found| FoundFault { level: found.level, battery: found.battery }).collect();
    let standing = standing(read, &repair, &list, input.standing)?;
    let visit = Visit { machine: &machine, day: today, standing: &standing, payer, language };
    let lines = rules::suggest((&list, &price_rules), &visit, &found, &picked)
        .ok_or_else(|| Failure::refused("quote.too_much"))?;
    let line = |Suggested { line, why }| SuggestedLine { line: QuoteLine::of(None, line), why };
    Ok(Suggestion { lines: lines.into_iter().map(line).collect() })
}

/// What the next version holds already: what its writer sees, else its draft, else what was agreed to and goes on into it.
fn standing(
    read: &Read<'_>,
    repair: &Repair,
    list: &[Entry],
    seen: Option<Vec<QuoteLine>>,
) -> Result<Vec<Line>> {
    if let Some(seen) = seen {
        let listed = |line: &Line| list.iter().find(|entry| Some(entry.id) == line.price);
        let of_list = |line: Line| Line { listed: listed(&line).map(|entry| entry.amount), ..line };
        return Ok(seen.into_iter().map(QuoteLine::line).map(of_list).collect());
    }
    let kept = match quote::in_state(read, repair.id, QuoteState::Draft)? {
        Some(draft) => quote::lines(read, draft.id)?,
        None => quote::agreed(read, repair.id)?.map_or_else(Vec::new, |(_, lines)| lines),
    };
    Ok(kept.iter().map(store::quote::QuoteLine::line).collect())
}
