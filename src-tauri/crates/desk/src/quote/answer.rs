//! What the customer said to an offered version, and what follows from it.

use super::nothing::replace;
use super::offer::{Said, agree, begin, keep_answer, must_be_valid};
use super::write::next;
use super::{must_be_current, must_have_seen, quotable, seen};
use crate::price;
use crate::repair_part;
use crate::stage::{Why, go};
use domain::faults::{Fault, Faults};
use domain::intake::signature;
use domain::quote::{self as rules, Line, QuoteHow, QuoteSaid, QuoteState, TypedAnswer};
use domain::repair::{RepairId, Stage};
use domain::stage::Outcome;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::quote::{Quote, QuoteLine};
use store::repair::Repair;
use store::{Change, Read, device, quote, terms};
use ts_rs::TS;

/// What the customer said.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerQuote {
    repair: RepairId,
    version: i64,
    seen_seq: i64,
    answer: QuoteSaid,
    how: QuoteHow,
    /// Who said it.
    who: String,
    /// Under which number.
    number: String,
    /// The strokes of a signature, as JSON.
    signature: Option<String>,
    words: String,
}

/// Where the order went.
#[derive(Debug, Serialize, TS)]
pub(crate) struct AnsweredQuote {
    stage: Stage,
    seen_seq: i64,
}

pub(crate) fn answer(change: &mut Change<'_>, input: AnswerQuote) -> Result<AnsweredQuote> {
    let repair = quotable(change, input.repair)?;
    let mut faults = Faults::new();
    let strokes = faults.take("signature", drawn(input.signature));
    let typed = TypedAnswer {
        said: input.answer,
        how: input.how,
        who: &input.who,
        number: &input.number,
        is_signed: strokes.as_ref().is_none_or(Option::is_some),
        words: &input.words,
    };
    let answered = rules::answer(&mut faults, &typed);
    faults.refuse("quote.invalid")?;
    let offered = must_be_current(change, &repair, input.version)?;
    if offered.state != QuoteState::Offered {
        return Err(Failure::refused("quote.not_offered"));
    }
    must_have_seen(change, &repair, input.seen_seq)?;
    let (Some(answered), Some(signature)) = (answered, strokes) else {
        return Err(Failure::internal("quote.invalid", "a value without a fault is missing"));
    };
    let (who, phone, words) = (answered.who, answered.phone, answered.words);
    let said = Said { how: input.how, who, phone, signature, words };
    let repair = match input.answer {
        QuoteSaid::Agreed => {
            must_be_valid(change, &offered)?;
            agree(change, &offered, said)?;
            begin(change, repair)?
        }
        QuoteSaid::Declined | QuoteSaid::Ended => decline(change, repair, &offered, (input.answer, said))?,
    };
    Ok(AnsweredQuote { stage: repair.stage, seen_seq: seen(change, &repair)? })
}

/// A signature, where one came.
fn drawn(strokes: Option<String>) -> Result<Option<String>, Fault> {
    let Some(strokes) = strokes else { return Ok(None) };
    let read: Vec<Vec<i32>> = serde_json::from_str(&strokes).or(Err(Fault::new("field.bad_signature")))?;
    signature(&read, strokes.len())?;
    Ok(Some(strokes))
}

/// Keeps a no. What was agreed to before still counts and the work goes on under it, unless nothing more is to be done;
/// without it the machine goes back, and by the shop's rule a part of the inspection is paid.
fn decline(
    change: &mut Change<'_>,
    repair: Repair,
    offered: &Quote,
    (answer, said): (QuoteSaid, Said),
) -> Result<Repair> {
    quote::revise(change, offered, &Quote { state: QuoteState::Declined, ..offered.clone() })?;
    keep_answer(change, offered, answer, said)?;
    repair_part::drop_told(change, repair.id, offered.id)?;
    match quote::agreed(change, repair.id)? {
        Some((agreed, lines)) if quote::is_consented(change, agreed.id)? => {
            if answer != QuoteSaid::Ended {
                return begin(change, repair);
            }
            let lines: Vec<Line> = lines.iter().map(QuoteLine::line).collect();
            let left = rules::left_when_ended(&lines, fee(change, &repair)?);
            replace(change, &repair, &agreed, left)?;
        }
        // What a rule lets them pay stands already.
        Some(_) => {}
        None => keep_fee(change, &repair)?,
    }
    goes_back(change, repair)
}

/// The part of the inspection that the shop's rule asks of whoever declines, as far as they were told so at intake.
fn fee(read: &Read<'_>, repair: &Repair) -> Result<Option<Line>> {
    let machine = price::machine(read, &device::by_id(read, repair.device)?)?;
    let (list, price_rules) = price::in_use(read)?;
    let told = terms::of_repair(read, repair.id)?.and_then(|consent| consent.fee_told());
    Ok(rules::declined_fee(&list, &price_rules, &machine, read.today()?, told))
}

/// Nobody agreed to the version: it says by which rule it counts, and no work rests on it.
fn keep_fee(change: &mut Change<'_>, repair: &Repair) -> Result<()> {
    let Some(fee) = fee(change, repair)? else { return Ok(()) };
    let version = Quote { offered_at: Some(change.now()), ..next(change, repair, QuoteState::Agreed)? };
    quote::add(change, &version, vec![fee])?;
    keep_answer(change, &version, QuoteSaid::Declined, Said::nothing(QuoteHow::ByRule))
}

fn goes_back(change: &mut Change<'_>, repair: Repair) -> Result<Repair> {
    match repair.stage {
        Stage::AwaitingConsent | Stage::AwaitingParts | Stage::Repairing => {
            let why = Why { outcome: Some(Outcome::Declined), ..Why::default() };
            go(change, &repair, Stage::Ready, why)
        }
        // Asked while it was on hold, with somebody else or tested: it comes back to the bench first.
        Stage::Received
        | Stage::Diagnosing
        | Stage::Quoting
        | Stage::Testing
        | Stage::Ready
        | Stage::Unclaimed
        | Stage::OnHold
        | Stage::SentOut
        | Stage::HandedOver
        | Stage::Closed
        | Stage::Void => Ok(repair),
    }
}
