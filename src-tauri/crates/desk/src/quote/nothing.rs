//! What was not done is not charged, whatever was agreed to.

use super::offer::{Said, keep_answer};
use super::write::next;
use crate::price;
use domain::price::{LineKind, PriceRuleKind};
use domain::quote::{self as rules, Line, QuoteHow, QuoteSaid, QuoteState};
use domain::repair::RepairId;
use kernel::{Money, Result};
use store::quote::{Quote, QuoteLine};
use store::repair::Repair;
use store::{Change, Read, quote, settlement};

/// Takes work and parts off what the customer agreed to pay, where the outcome is that nothing was repaired; all of it, where
/// nothing was found or could be done and the shop's rule says so (`domain.md` 2: not found or not fixable, free).
pub(crate) fn charge_no_work(change: &mut Change<'_>, repair: &Repair) -> Result<()> {
    let Some(outcome) = repair.outcome else { return Ok(()) };
    if quote::is_settled(change, repair.id)? {
        return Ok(());
    }
    let Some((agreed, lines)) = quote::agreed(change, repair.id)? else { return Ok(()) };
    let today = change.today()?;
    let (_, in_use) = price::in_use(change)?;
    let is_free =
        in_use.iter().any(|rule| rule.kind == PriceRuleKind::FreeWhenNothing && rule.is_in_force(today));
    let lines: Vec<Line> = lines.iter().map(QuoteLine::line).collect();
    let Some(left) = rules::left_of(&lines, outcome, is_free) else { return Ok(()) };
    replace(change, repair, &agreed, left)
}

/// Puts what a rule leaves in the place of what was agreed to: what a rule asks counts by it, the rest was allowed before.
/// Nobody said yes to work on it.
pub(super) fn replace(
    change: &mut Change<'_>,
    repair: &Repair,
    agreed: &Quote,
    left: Vec<Line>,
) -> Result<()> {
    let is_paid = rules::totals(&left).is_some_and(|totals| totals.customer > Money::ZERO);
    let how = match left.iter().any(|line| line.kind == LineKind::Fee && line.rule.is_some()) {
        true => QuoteHow::ByRule,
        false if is_paid => QuoteHow::WithinLimit,
        false => QuoteHow::NothingToPay,
    };
    quote::revise(change, agreed, &Quote { state: QuoteState::Replaced, ..agreed.clone() })?;
    let version = Quote { offered_at: Some(change.now()), ..next(change, repair, QuoteState::Agreed)? };
    quote::add(change, &version, left)?;
    keep_answer(change, &version, QuoteSaid::Declined, Said::nothing(how))
}

/// Whether a settlement stands by which the customer pays something.
pub(crate) fn is_billed(read: &Read<'_>, repair: RepairId) -> Result<bool> {
    let Some(made) = settlement::of_repair(read, repair)? else { return Ok(false) };
    let lines = made.quote.map_or_else(|| Ok(Vec::new()), |version| quote::lines(read, version))?;
    Ok(quote::totals(&lines)?.customer > Money::ZERO)
}
