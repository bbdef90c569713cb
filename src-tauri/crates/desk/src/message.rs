//! Texts for messages to customers: the shop's own or the built-in ones, filled for an order and copied by hand.

use crate::door::Empty;
use crate::id::Id;
use crate::repair::known;
use crate::settlement::still_to_pay;
use crate::shop::founded;
use domain::faults::Faults;
use domain::language::Language;
use domain::message::{self as rules, MessagePurpose, Place};
use domain::repair::RepairId;
use kernel::{Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::repair::Repair;
use store::{Change, Read, customer, device, message, quote, reminder};
use ts_rs::TS;

/// A text for one purpose in one language.
#[derive(Debug, Serialize, TS)]
pub(crate) struct MessageRow {
    /// 0 where the text is the built-in one.
    seen_seq: i64,
    purpose: MessagePurpose,
    language: Language,
    text: String,
    built_in: bool,
}

/// A text of the shop's own.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepMessage {
    seen_seq: i64,
    purpose: MessagePurpose,
    language: Language,
    text: String,
}

/// Which text, for which order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FillMessage {
    repair: RepairId,
    purpose: MessagePurpose,
}

/// A text to be copied.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Filled {
    text: String,
}

pub(crate) fn all(read: &Read<'_>, _: Empty) -> Result<Vec<MessageRow>> {
    let mut rows = Vec::new();
    for purpose in MessagePurpose::ALL.iter().copied() {
        for language in Language::ALL.iter().copied() {
            let (built_in, seen_seq, text) = match message::find(read, purpose, language)? {
                Some(own) => (false, message::seen(read, own.id)?, shown(&own.text, language)?),
                None => (true, 0, rules::built_in(purpose, language).to_owned()),
            };
            rows.push(MessageRow { seen_seq, purpose, language, text, built_in });
        }
    }
    Ok(rows)
}

/// A kept text, its places named as its language names them.
fn shown(text: &str, language: Language) -> Result<String> {
    rules::renamed(text, language).map_err(|fault| Failure::internal("message.invalid", fault.message))
}

pub(crate) fn keep(change: &mut Change<'_>, input: KeepMessage) -> Result<Id> {
    let mut faults = Faults::new();
    let text = faults.take("text", rules::template(&input.text));
    faults.refuse("message.invalid")?;
    let text = text.ok_or_else(|| Failure::internal("message.invalid", "a text is missing"))?;
    let place = (input.purpose, input.language);
    Ok(Id::of(message::keep(change, input.seen_seq, place, text)?))
}

/// Fills a text in the shop's language, and says so in the order's history: it may hold the pick-up code.
pub(crate) fn fill(change: &mut Change<'_>, input: FillMessage) -> Result<Filled> {
    let repair = known(change, input.repair)?;
    let language = founded(change)?.language;
    let own = message::find(change, input.purpose, language)?.map(|own| own.text);
    let template = own.unwrap_or_else(|| rules::built_in(input.purpose, language).to_owned());
    if rules::mentions(&template, Place::Code) && repair.pick_up_code.is_none() {
        return Err(Failure::refused("repair.no_pick_up_code"));
    }
    let values = values(change, &repair, input.purpose)?;
    let value = |place: Place| {
        values.iter().find(|(of, _)| *of == place).map_or_else(String::new, |(_, value)| value.clone())
    };
    let filled = rules::fill(&template, value);
    let text = filled.map_err(|fault| Failure::internal("message.invalid", fault.message))?;
    // Which text it was, and whether the code that fetches the machine left the program in it.
    let with_code = rules::mentions(&template, Place::Code);
    let said = [("message", input.purpose.text().to_owned()), ("with_code", with_code.to_string())];
    change.note("repair", repair.id.0, &said)?;
    Ok(Filled { text })
}

/// What stands at each place.
fn values(read: &Read<'_>, repair: &Repair, purpose: MessagePurpose) -> Result<[(Place, String); 10]> {
    let shop = founded(read)?;
    let machine = device::by_id(read, repair.device)?;
    Ok([
        (Place::Customer, customer::by_id(read, repair.customer)?.name),
        (Place::Device, format!("{} {}", machine.brand, machine.model)),
        (Place::Number, repair.number.clone()),
        (Place::Amount, amount(read, repair, purpose)?.to_string()),
        (Place::Code, repair.pick_up_code.as_deref().unwrap_or("").to_owned()),
        (Place::Hours, rules::hours(&shop.hours.0, shop.language)),
        (Place::Days, days(read, repair, purpose)?.to_string()),
        (Place::Shop, shop.name),
        (Place::Phone, shop.phone),
        (Place::Address, shop.address),
    ])
}

/// A quote speaks of what it asks, everything else of what is still to pay.
fn amount(read: &Read<'_>, repair: &Repair, purpose: MessagePurpose) -> Result<Money> {
    match purpose {
        MessagePurpose::Quote => {
            let quoted = match quote::open(read, repair.id)? {
                Some(open) => Some(quote::lines(read, open.id)?),
                None => quote::agreed(read, repair.id)?.map(|(_, lines)| lines),
            };
            let lines = quoted.ok_or_else(|| Failure::refused("message.no_quote"))?;
            Ok(quote::totals(&lines)?.customer)
        }
        MessagePurpose::Ready
        | MessagePurpose::Reminder
        | MessagePurpose::Notice
        | MessagePurpose::Arrived => still_to_pay(read, repair.id),
    }
}

/// How long the machine waits; a notice names the term that it gives.
fn days(read: &Read<'_>, repair: &Repair, purpose: MessagePurpose) -> Result<i64> {
    let wait = reminder::wait(read, repair.id)?;
    if purpose == MessagePurpose::Notice {
        let told = wait.map_or_else(|| Ok(Vec::new()), |wait| reminder::of_wait(read, wait))?;
        return Ok(reminder::term(read, crate::reminder::notice(&told).map(|told| told.id))?.into());
    }
    let today = read.today()?;
    Ok(wait.map_or(0, |wait| today.days_since(wait.since).max(0)))
}
