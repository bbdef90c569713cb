//! 查不出或修不好不收费: where nothing was found or nothing could be done, the customer pays nothing.

use super::offer::{Said, keep_answer};
use super::write::next;
use crate::price;
use domain::price::PriceRuleKind;
use domain::quote::{Payer, QuoteHow, QuoteSaid, QuoteState};
use domain::stage::Outcome;
use kernel::{Money, Result};
use store::quote::{Quote, QuoteLine};
use store::repair::Repair;
use store::{Change, quote};

/// Takes the customer's lines off what was agreed to, where the outcome is that nothing was done and the shop's rule says
/// so (`domain.md` 2: not found or not fixable, free). Lines that others pay stay.
pub(crate) fn free_when_nothing(change: &mut Change<'_>, repair: &Repair) -> Result<()> {
    let is_nothing = matches!(repair.outcome, Some(Outcome::NoFault | Outcome::NotRepairable));
    if !is_nothing || quote::is_settled(change, repair.id)? {
        return Ok(());
    }
    let Some((agreed, lines)) = quote::agreed(change, repair.id)? else { return Ok(()) };
    let today = change.today()?;
    let (_, rules) = price::in_use(change)?;
    let is_rule =
        rules.iter().any(|rule| rule.kind == PriceRuleKind::FreeWhenNothing && rule.is_in_force(today));
    if !is_rule || quote::totals(&lines)?.customer == Money::ZERO {
        return Ok(());
    }
    let left = lines.iter().filter(|line| line.payer != Payer::Customer).map(QuoteLine::line).collect();
    quote::revise(change, &agreed, &Quote { state: QuoteState::Replaced, ..agreed.clone() })?;
    let free = Quote { offered_at: Some(change.now()), ..next(change, repair, QuoteState::Agreed)? };
    quote::add(change, &free, left)?;
    let how = QuoteHow::NothingToPay;
    let said = Said { how, who: String::new(), phone: String::new(), signature: None, words: String::new() };
    // Nobody said yes to work on it.
    keep_answer(change, &free, QuoteSaid::Declined, said)
}
