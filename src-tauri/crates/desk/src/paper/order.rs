//! What the papers of an order say from the quote to the hand-over, gathered in one look at the database.

use super::{PaperName, shop_on_paper, work};
use crate::note::name_of;
use crate::repair::{known, machine};
use crate::settlement::still_to_pay;
use crate::signature::strokes;
use domain::phone;
use domain::quote::{QuoteHow, QuoteState};
use domain::reminder::{self as rules, NoNotice};
use domain::repair::RepairId;
use domain::rework::answered_until;
use kernel::{Day, Failure, Result};
use papers::{Notice, OrderHead, PricedLine, Quote, QuoteReply, Settlement, Voucher};
use store::quote::QuoteLine;
use store::repair::Repair;
use store::shop::Shop;
use store::{Read, customer, hand_over, print, quote, reminder, settlement};

/// A version of an order's quote: the one asked for, else the one that waits for its answer, was agreed to, or is newest.
pub(super) fn quote_sheet(read: &Read<'_>, shop: &Shop, id: RepairId, version: Option<i64>) -> Result<Quote> {
    let repair = known(read, id)?;
    let versions = quote::of_repair(read, repair.id)?;
    let in_state = |state| versions.iter().find(|quote| quote.state == state);
    let chosen = match version {
        Some(version) => versions.iter().find(|quote| quote.version == version),
        None => in_state(QuoteState::Offered)
            .or_else(|| in_state(QuoteState::Agreed))
            .or_else(|| versions.first()),
    };
    let chosen = chosen.cloned().ok_or_else(|| Failure::not_found("quote.not_found"))?;
    let reply = |answer: store::quote::QuoteAnswer| {
        Ok::<_, Failure>(QuoteReply {
            said: answer.answer,
            how: answer.how,
            who: answer.who,
            at: shop.zone.local_text(answer.at),
            strokes: strokes(answer.signature.as_deref())?,
        })
    };
    Ok(Quote {
        head: head(read, shop, &repair, (PaperName::QuoteSheet, Some(&chosen.version.to_string())))?,
        version: chosen.version,
        at: shop.zone.local_text(chosen.offered_at.unwrap_or(chosen.at)),
        by: name_of(read, chosen.by)?,
        lines: priced(&quote::lines(read, chosen.id)?, None)?,
        valid_to: chosen.valid_to.map(Day::text),
        answer: quote::answer(read, chosen.id)?.map(reply).transpose()?,
        found: work::found(read, shop.language, repair.id)?,
        words: chosen.words,
    })
}

/// The settlement in force.
pub(super) fn settlement_sheet(read: &Read<'_>, shop: &Shop, id: RepairId) -> Result<Settlement> {
    let repair = known(read, id)?;
    let made =
        settlement::of_repair(read, repair.id)?.ok_or_else(|| Failure::not_found("settlement.not_found"))?;
    let card = crate::settlement::card(read, made.clone())?;
    let lines = made.quote.map_or_else(|| Ok(Vec::new()), |quote| quote::lines(read, quote))?;
    let answer = made.quote.map(|quote| quote::answer(read, quote)).transpose()?.flatten();
    let by_rule = answer.is_some_and(|answer| answer.how == QuoteHow::ByRule);
    Ok(Settlement {
        head: head(read, shop, &repair, (PaperName::SettlementSheet, Some(&made.number)))?,
        at: shop.zone.local_text(made.at),
        by: name_of(read, made.by)?,
        lines: priced(&lines, None)?,
        by_rule,
        reckoned: card.reckoned(),
        number: made.number,
    })
}

/// The hand-over that stands.
pub(super) fn voucher(read: &Read<'_>, shop: &Shop, id: RepairId) -> Result<Voucher> {
    let repair = known(read, id)?;
    let went = hand_over::last(read, repair.id)?
        .filter(|went| !went.reopened)
        .ok_or_else(|| Failure::refused("paper.not_handed_over"))?;
    let made = settlement::of_repair(read, repair.id)?;
    let lines = match made.as_ref().and_then(|made| made.quote) {
        Some(quote) => quote::lines(read, quote)?,
        None => Vec::new(),
    };
    let reckoned = made.map(|made| Ok::<_, Failure>(crate::settlement::card(read, made)?.reckoned()));
    let at = shop.zone.local_text(went.at);
    Ok(Voucher {
        head: head(read, shop, &repair, (PaperName::Voucher, Some(&at)))?,
        at,
        by: name_of(read, went.by)?,
        outcome: went.outcome,
        found: work::found(read, shop.language, repair.id)?,
        done: work::done(read, shop.language, repair.id)?,
        reckoned: reckoned.transpose()?,
        lines: priced(&lines, Some(went.day))?,
        old_parts: went.old_parts,
        accessories: went.accessories.0,
        accessory_note: repair.accessory_note,
        collector: went.collector,
        strokes: strokes(went.signature.as_deref())?,
    })
}

/// The notice to collect, for a machine that waits.
pub(super) fn notice(read: &Read<'_>, shop: &Shop, id: RepairId) -> Result<Notice> {
    let repair = known(read, id)?;
    let wait = reminder::wait(read, repair.id)?
        .filter(|_| repair.stage.is_open())
        .ok_or_else(|| Failure::refused("paper.not_waiting"))?;
    let told = reminder::of_wait(read, wait)?;
    let sent = crate::reminder::notice(&told);
    let days = crate::reminder::days(&told);
    rules::may_write(wait.since, &days, read.today()?).map_err(|not_yet| match not_yet {
        NoNotice::NeverTold => Failure::refused("paper.notice_untold"),
        NoNotice::TooEarly(day) => Failure::refused("paper.notice_too_early").with("day", day.text()),
    })?;
    let lawful_days = reminder::term(read, sent.map(|told| told.id))?;
    let day = sent.map_or_else(|| read.today(), |told| Ok(told.day))?;
    let dispatched = sent.map_or_else(String::new, |told| {
        format!("{} {}", papers::words::reminder_how(shop.language, told.how), told.proof)
    });
    Ok(Notice {
        head: head(read, shop, &repair, (PaperName::Notice, None))?,
        ready_on: wait.since.text(),
        days: day.days_since(wait.since).max(0),
        day: day.text(),
        owed: still_to_pay(read, repair.id)?,
        lawful_days: lawful_days.into(),
        dispatched,
    })
}

/// What every one of them begins with; the phone stays masked, for they go over the counter.
fn head(
    read: &Read<'_>,
    shop: &Shop,
    repair: &Repair,
    (paper, what): (PaperName, Option<&str>),
) -> Result<OrderHead> {
    let customer = customer::by_id(read, repair.customer)?;
    Ok(OrderHead {
        language: shop.language,
        shop: shop_on_paper(shop),
        number: repair.number.clone(),
        digits: repair.code.clone(),
        customer_name: customer.name,
        phone: phone::mask(&customer.phone),
        device: machine(read, repair)?,
        reprint: print::was_printed(read, repair.id, paper.command(), what)?,
        printed_at: shop.zone.local_text(read.now()),
        created: read.now(),
    })
}

/// Lines as they are printed; handed over on a day, each with the last one it is answered for.
pub(crate) fn priced(lines: &[QuoteLine], handed_over: Option<Day>) -> Result<Vec<PricedLine>> {
    let line = |line: &QuoteLine| {
        let days = line.days.map(u32::try_from).transpose();
        let days = days.map_err(|error| Failure::internal("store.failed", error))?;
        let until = handed_over.zip(days).map(|(day, days)| answered_until(day, days).text());
        Ok(PricedLine {
            kind: line.kind,
            name: line.name.clone(),
            grade: line.grade,
            payer: line.payer,
            quantity: line.quantity,
            unit: line.unit,
            amount: line.amount()?,
            days: line.days,
            until,
        })
    };
    lines.iter().map(line).collect()
}
