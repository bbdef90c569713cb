//! Telling the customer a price, or agreeing at once where nobody needs to be asked.

use super::{must_be_current, must_have_seen, quotable, seen};
use crate::repair_part;
use crate::stage::{Why, go, open_gates};
use domain::person::PersonId;
use domain::quote::{self as rules, Line, QuoteHow, QuoteSaid, QuoteState};
use domain::repair::{RepairId, Stage};
use domain::rework::ReworkCharge;
use domain::stage;
use kernel::{Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::quote::{Quote, QuoteAnswer, QuoteLine};
use store::repair::Repair;
use store::{Change, Read, quote};
use ts_rs::TS;

/// A draft that the customer is told.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfferQuote {
    repair: RepairId,
    seen_seq: i64,
    version: i64,
}

/// How it stands then.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OfferedQuote {
    state: QuoteState,
    stage: Stage,
    seen_seq: i64,
}

/// Offers the draft. Within what the customer allowed or agreed to before it counts as agreed at once; the order goes where
/// that leads.
pub(crate) fn offer(change: &mut Change<'_>, input: OfferQuote) -> Result<OfferedQuote> {
    let repair = quotable(change, input.repair)?;
    let draft = must_be_current(change, &repair, input.version)?;
    if draft.state != QuoteState::Draft {
        return Err(Failure::refused("quote.is_offered").with("version", draft.version));
    }
    must_have_seen(change, &repair, input.seen_seq)?;
    must_be_valid(change, &draft)?;
    let Judged { how, said } = judge(change, &repair, &draft)?;
    let offered = Quote { state: QuoteState::Offered, offered_at: Some(change.now()), ..draft.clone() };
    quote::revise(change, &draft, &offered)?;
    let repair = told(change, repair)?;
    let (state, repair) = match how {
        Some(how) => {
            count(change, &offered, said, Said::nothing(how))?;
            (QuoteState::Agreed, begin(change, repair)?)
        }
        None => (QuoteState::Offered, repair),
    };
    Ok(OfferedQuote { state, stage: repair.stage, seen_seq: seen(change, &repair)? })
}

/// Why nobody needs to be asked, where it is so, and what then counts as said.
struct Judged {
    how: Option<QuoteHow>,
    said: QuoteSaid,
}

/// Looks at what the customer allowed, agreed to and said no to. After a no, only less of what a rule lets them pay counts at
/// once, and it stays a no to any work; who gets a free rework is asked for all they are to pay.
fn judge(read: &Read<'_>, repair: &Repair, draft: &Quote) -> Result<Judged> {
    let lines: Vec<Line> = quote::lines(read, draft.id)?.iter().map(QuoteLine::line).collect();
    let agreed = quote::agreed(read, repair.id)?;
    let is_consented = match &agreed {
        Some((agreed, _)) => quote::is_consented(read, agreed.id)?,
        None => false,
    };
    let before: Option<Vec<Line>> = agreed.map(|(_, lines)| lines.iter().map(QuoteLine::line).collect());
    let said_no = quote::in_state(read, repair.id, QuoteState::Declined)?.is_some();
    let waits = must_be_time(repair, &lines, before.as_deref())?;
    let is_free_rework = repair.rework_charge == Some(ReworkCharge::Free);
    let ask_above = repair.ask_above.filter(|_| !said_no && !waits && !is_free_rework);
    let how = rules::needs_no_answer(&lines, before.as_deref(), ask_above);
    Ok(match (is_consented, said_no || before.is_some()) {
        (true, _) | (false, false) => Judged { how, said: QuoteSaid::Agreed },
        (false, true) => {
            // Less of what a rule lets them pay rests on that rule, too.
            let less = how.filter(|_| waits && before.is_some()).map(|how| match how {
                QuoteHow::WithinLimit => QuoteHow::ByRule,
                QuoteHow::NothingToPay
                | QuoteHow::ByRule
                | QuoteHow::InPerson
                | QuoteHow::OnPaper
                | QuoteHow::Phone
                | QuoteHow::Message => how,
            });
            Judged { how: less, said: QuoteSaid::Declined }
        }
    })
}

/// Before anybody looked at the machine there is no price, and once it waits for its customer the price only falls; on hold
/// it is as it was. Says whether it waits.
fn must_be_time(repair: &Repair, offered: &[Line], agreed: Option<&[Line]>) -> Result<bool> {
    match repair.returns_to.unwrap_or(repair.stage) {
        Stage::Received => Err(Failure::refused("quote.too_early")),
        Stage::Ready | Stage::Unclaimed => {
            let pays = |lines: &[Line]| rules::totals(lines).map(|totals| totals.customer);
            let most = agreed.map_or(Some(Money::ZERO), pays);
            if pays(offered) > most { Err(Failure::refused("quote.must_not_rise")) } else { Ok(true) }
        }
        Stage::Diagnosing
        | Stage::Quoting
        | Stage::AwaitingConsent
        | Stage::AwaitingParts
        | Stage::Repairing
        | Stage::Testing
        | Stage::OnHold
        | Stage::SentOut
        | Stage::HandedOver
        | Stage::Closed
        | Stage::Void => Ok(false),
    }
}

/// Refuses a version whose last day is over.
pub(super) fn must_be_valid(change: &Change<'_>, quote: &Quote) -> Result<()> {
    match rules::not_over(quote.valid_to, change.today()?) {
        Ok(_) => Ok(()),
        Err(_) => Err(Failure::refused("quote.expired").with("version", quote.version)),
    }
}

/// A first offer takes the order to where the customer is waited for; a supplement leaves it where the work is.
fn told(change: &mut Change<'_>, repair: Repair) -> Result<Repair> {
    match repair.stage {
        Stage::Diagnosing => {
            let quoting = go(change, &repair, Stage::Quoting, Why::default())?;
            go(change, &quoting, Stage::AwaitingConsent, Why::default())
        }
        Stage::Quoting => go(change, &repair, Stage::AwaitingConsent, Why::default()),
        Stage::Received
        | Stage::AwaitingConsent
        | Stage::AwaitingParts
        | Stage::Repairing
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

/// Who said something and how it came.
pub(super) struct Said {
    pub(super) how: QuoteHow,
    pub(super) who: String,
    pub(super) phone: String,
    pub(super) signature: Option<String>,
    pub(super) words: String,
}

impl Said {
    /// What counts though nobody was asked.
    pub(super) fn nothing(how: QuoteHow) -> Self {
        Self { how, who: String::new(), phone: String::new(), signature: None, words: String::new() }
    }
}

/// Keeps a yes: this version counts from now on, and the one that counted before is replaced.
pub(super) fn agree(change: &mut Change<'_>, offered: &Quote, said: Said) -> Result<()> {
    count(change, offered, QuoteSaid::Agreed, said)
}

/// Lets a version count from now on in place of the one before.
fn count(change: &mut Change<'_>, offered: &Quote, answer: QuoteSaid, said: Said) -> Result<()> {
    if let Some((before, _)) = quote::agreed(change, offered.repair)? {
        quote::revise(change, &before, &Quote { state: QuoteState::Replaced, ..before.clone() })?;
    }
    quote::revise(change, offered, &Quote { state: QuoteState::Agreed, ..offered.clone() })?;
    keep_answer(change, offered, answer, said)
}

/// Keeps what was said to a version.
pub(super) fn keep_answer(
    change: &mut Change<'_>,
    quote: &Quote,
    answer: QuoteSaid,
    said: Said,
) -> Result<()> {
    let answer = QuoteAnswer {
        id: change.new_id(),
        quote: quote.id,
        answer,
        how: said.how,
        who: said.who,
        phone: said.phone,
        signature: said.signature,
        words: said.words,
        at: change.now(),
        by: PersonId(change.person()),
    };
    quote::add_answer(change, &answer)
}

/// After a yes its parts are put aside and the repair begins, where nothing else stands before it; where a part is not there,
/// the order waits for it. Otherwise the yes is kept and the order waits.
pub(super) fn begin(change: &mut Change<'_>, repair: Repair) -> Result<Repair> {
    let waits = repair_part::secure(change, repair.id)?;
    if repair.stage != Stage::AwaitingConsent {
        return repair_part::wait_for_parts(change, &repair);
    }
    let to = if waits { Stage::AwaitingParts } else { Stage::Repairing };
    let is_free = match stage::find(repair.stage, repair.returns_to, to) {
        Some(step) => open_gates(change, &repair, &step)?.is_empty(),
        None => false,
    };
    if is_free { go(change, &repair, to, Why::default()) } else { Ok(repair) }
}
