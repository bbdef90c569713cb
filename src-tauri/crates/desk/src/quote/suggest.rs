//! From faults' levels and picked prices to the lines of a quote.

use super::QuoteLine;
use crate::price;
use crate::repair::known;
use crate::shop::founded;
use domain::faults::{Fault, Faults};
use domain::finding::Level;
use domain::price::PriceId;
use domain::quote::{self as rules, Payer, QuoteWhy, Suggested};
use domain::repair::RepairId;
use domain::rework::ReworkCharge;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::{Read, device};
use ts_rs::TS;

/// What was found, and which prices were picked.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SuggestQuote {
    repair: RepairId,
    levels: Vec<Level>,
    prices: Vec<PriceId>,
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
    let lines =
        rules::suggest((&list, &price_rules), &machine, today, (&input.levels, &picked), (payer, language))
            .ok_or_else(|| Failure::refused("quote.too_much"))?;
    let line = |Suggested { line, why }| SuggestedLine { line: QuoteLine::of(None, line), why };
    Ok(Suggestion { lines: lines.into_iter().map(line).collect() })
}
