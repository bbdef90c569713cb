//! Writing a version, and taking one back that was offered.

use super::{QuoteLine, must_be_current, must_have_seen, quotable, seen};
use crate::price;
use domain::faults::Faults;
use domain::person::PersonId;
use domain::quote::{self as rules, Line, PricesOf, QuoteId, QuoteLineId, QuoteState};
use domain::repair::RepairId;
use domain::text;
use kernel::{Day, Failure, Result};
use serde::{Deserialize, Serialize};
use store::quote::Quote;
use store::repair::Repair;
use store::{Change, Read, device, quote};
use ts_rs::TS;

/// The draft as it stands on the screen.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct WriteQuote {
    repair: RepairId,
    seen_seq: i64,
    lines: Vec<QuoteLine>,
    words: String,
    valid_to: Option<Day>,
}

/// The draft that was written.
#[derive(Debug, Serialize, TS)]
pub(crate) struct WrittenQuote {
    id: QuoteId,
    version: i64,
    seen_seq: i64,
}

/// A version that was offered and is taken back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithdrawQuote {
    repair: RepairId,
    seen_seq: i64,
    version: i64,
}

/// The draft that took its place.
#[derive(Debug, Serialize, TS)]
pub(crate) struct WithdrawnQuote {
    version: i64,
}

/// Writes the draft; where none is open, it is the next version.
pub(crate) fn write(change: &mut Change<'_>, input: WriteQuote) -> Result<WrittenQuote> {
    let repair = quotable(change, input.repair)?;
    let mut faults = Faults::new();
    let words = faults.take("words", text::optional_words(&input.words)).map(str::to_owned);
    let valid_to = faults.take("valid_to", rules::not_over(input.valid_to, change.today()?));
    let ids: Vec<Option<QuoteLineId>> = input.lines.iter().map(|line| line.id).collect();
    let typed: Vec<Line> = input.lines.into_iter().map(QuoteLine::line).collect();
    let typed = priced(change, &mut faults, &repair, typed)?;
    let lines = rules::checked(&mut faults, typed);
    faults.refuse("quote.invalid")?;
    must_have_seen(change, &repair, input.seen_seq)?;
    let (Some(words), Some(valid_to), Some(lines)) = (words, valid_to, lines) else {
        return Err(Failure::internal("quote.invalid", "a value without a fault is missing"));
    };
    let written = match quote::open(change, repair.id)? {
        Some(open) if open.state == QuoteState::Offered => {
            return Err(Failure::refused("quote.is_offered").with("version", open.version));
        }
        Some(draft) => {
            let after = Quote { words, valid_to, ..draft.clone() };
            quote::revise(change, &draft, &after)?;
            quote::revise_lines(change, draft.id, ids.into_iter().zip(lines).collect())?;
            after
        }
        None => {
            let draft = Quote { words, valid_to, ..next(change, &repair, QuoteState::Draft)? };
            quote::add(change, &draft, lines)?;
            draft
        }
    };
    Ok(WrittenQuote { id: written.id, version: written.version, seen_seq: seen(change, &repair)? })
}

/// Takes an offered version back: it stays as it was told, and its lines stand in the next version's draft.
pub(crate) fn withdraw(change: &mut Change<'_>, input: WithdrawQuote) -> Result<WithdrawnQuote> {
    let repair = quotable(change, input.repair)?;
    let offered = must_be_current(change, &repair, input.version)?;
    if offered.state != QuoteState::Offered {
        return Err(Failure::refused("quote.not_offered"));
    }
    must_have_seen(change, &repair, input.seen_seq)?;
    let lines = quote::lines(change, offered.id)?.iter().map(store::quote::QuoteLine::line).collect();
    quote::revise(change, &offered, &Quote { state: QuoteState::Replaced, ..offered.clone() })?;
    let draft = Quote {
        words: offered.words.clone(),
        valid_to: offered.valid_to,
        ..next(change, &repair, QuoteState::Draft)?
    };
    quote::add(change, &draft, lines)?;
    Ok(WithdrawnQuote { version: draft.version })
}

/// The next version of an order, empty.
pub(super) fn next(change: &Change<'_>, repair: &Repair, state: QuoteState) -> Result<Quote> {
    let newest = quote::of_repair(change, repair.id)?.into_iter().next();
    Ok(Quote {
        id: change.new_id(),
        repair: repair.id,
        version: newest.map_or(0, |newest| newest.version) + 1,
        state,
        words: String::new(),
        valid_to: None,
        offered_at: None,
        at: change.now(),
        by: PersonId(change.person()),
    })
}

/// Lines with what the list says of them.
fn priced(read: &Read<'_>, faults: &mut Faults, repair: &Repair, typed: Vec<Line>) -> Result<Vec<Line>> {
    let (list, price_rules) = price::in_use(read)?;
    let machine = price::machine(read, &device::by_id(read, repair.device)?)?;
    let mut told = Vec::new();
    for version in quote::of_repair(read, repair.id)? {
        told.extend(quote::lines(read, version.id)?.iter().map(store::quote::QuoteLine::line));
    }
    let (machine, day) = (&machine, read.today()?);
    Ok(rules::priced(faults, typed, PricesOf { list: &list, rules: &price_rules, machine, day, told: &told }))
}
