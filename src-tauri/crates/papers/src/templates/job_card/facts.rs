//! Whose it is, what it is, what is wrong with it, what was agreed.

use super::card::{JobCard, Rework};
use super::{Job, heading};
use crate::{
    flow::Flow,
    lines::Style,
    list::{Ink, Item, Point, Stroke},
    templates::grid::{Fact, amount, fact, grid, strong, wide},
    words::{self, Words},
};
use domain::intake::{AccountLock, BackedUp, Reproduced, Warranty};
use domain::rework::ReworkCharge;
use kernel::Money;

/// Beside the customer's own words.
const BAR: Stroke = Stroke { width: 2.0, ink: Ink::grey(0xc8) };

/// Whose it is and what it is.
pub(super) fn facts(flow: &mut Flow<'_>, job: &Job<'_>) {
    let Job { card, words, look, .. } = job;
    heading(flow, look, words.facts, "");
    let mut facts = vec![strong(words.customer, &*card.customer_name), strong(words.phone, &*card.phone)];
    facts.push(strong(words.device, machine(card)));
    let numbers = [
        (words.imei, &card.device.imei),
        (words.imei2, &card.device.imei2),
        (words.serial, &card.device.serial),
    ];
    facts.extend(numbers.iter().filter_map(|(name, number)| number.as_ref().map(|n| fact(name, n.as_str()))));
    if let Some(reason) = &card.device.unreadable {
        facts.push(fact(words.unreadable, reason.as_str()));
    }
    facts.push(fact(words.channel, came_by(card, words)));
    if !card.company.is_empty() {
        facts.push(fact(words.company, &*card.company));
    }
    grid(flow, look, &facts);
}

/// `手机 OPPO Reno 12 · 曜石黑 · 256GB`
fn machine(card: &JobCard) -> String {
    let device = &card.device;
    let name = format!("{} {} {}", words::kind(card.language, device.kind), device.brand, device.model);
    let parts = [name.as_str(), &device.colour, &device.storage];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// `快递寄修（SF1234567890）`
fn came_by(card: &JobCard, words: &Words) -> String {
    let more: Vec<&str> =
        [card.waybill.as_str(), card.place.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
    let channel = words::channel(card.language, card.channel);
    if more.is_empty() {
        return channel.to_owned();
    }
    format!("{channel}{}{}{}", words.open, more.join(words.comma), words.close)
}

/// The symptoms and the customer's words, those beside a bar.
pub(super) fn fault(flow: &mut Flow<'_>, job: &Job<'_>) {
    let Job { card, words, look, .. } = job;
    let remark = match card.reproduced {
        Reproduced::NotTried => words.own_words.to_owned(),
        Reproduced::Yes | Reproduced::No => {
            format!("{} · {}", words.own_words, words::reproduced(card.language, card.reproduced))
        }
    };
    heading(flow, look, words.fault, &remark);
    flow.y += look.gap(3.0);
    if !card.code_words.is_empty() {
        flow.paragraph(&look.strong, 0.0, &card.code_words, |_, _, _| {});
        flow.y += look.gap(1.0);
    }
    if card.symptom.is_empty() {
        return;
    }
    let x = flow.paper.side + BAR.width / 2.0;
    flow.paragraph(&look.value, look.gap(10.0), &card.symptom, |sheet, top, height| {
        let (from, to) = (Point { x, y: top }, Point { x, y: top + height });
        sheet.put(Item::Line { from, to, stroke: BAR });
    });
}

/// What stays here, what is known of the data, what it may cost and when it is ready.
pub(super) fn agreed(flow: &mut Flow<'_>, job: &Job<'_>) {
    heading(flow, job.look, job.words.agreed, "");
    grid(flow, job.look, &agreed_facts(job));
}

/// The same as lines of a name and its value.
pub(super) fn agreed_lines(job: &Job<'_>) -> Vec<(Style, String)> {
    let look = job.look;
    agreed_facts(job)
        .into_iter()
        .map(|fact| {
            let style = if fact.strong { look.strong } else { look.value };
            (style, format!("{}{}{}", fact.name, job.words.colon, fact.value))
        })
        .collect()
}

fn agreed_facts(job: &Job<'_>) -> Vec<Fact> {
    let Job { card, words, .. } = job;
    let mut facts = vec![wide(words.left_here, left_here(card, words)), wide(words.data, data(card, words))];
    if let Some(rework) = &card.rework {
        facts.extend(comes_back(rework, words));
    }
    if job.part.shows_money() {
        facts.push(strong(words.estimate, estimate(card, words)));
        if let Some(limit) = card.ask_above {
            let (name, before, after) = words.ask_above;
            facts.push(strong(name, format!("{before}{}{after}", amount(words, limit))));
        }
        if card.prepaid > Money::ZERO {
            facts.push(strong(words.prepaid, prepaid(card, words)));
        }
    }
    if let Some(promised) = &card.promised_at {
        facts.push(strong(words.promised, promised.as_str()));
    }
    // A repair of ours that comes back rests on our own word, not on the maker's, unless that is claimed, too.
    if card.rework.is_none() || card.warranty == Warranty::Claimed {
        facts.push(fact(words.warranty, warranty(card, words)));
    }
    facts
}

/// Which order it comes back from, who pays, and what was still answered for.
fn comes_back(rework: &Rework, words: &Words) -> Vec<Fact> {
    let (before, after) = words.rework_of;
    let charge = match rework.charge {
        Some(ReworkCharge::Free) => Some(words.rework_free),
        Some(ReworkCharge::Charged) => Some(words.rework_charged),
        None => None,
    };
    let charge = charge.map_or_else(String::new, |charge| format!(" · {charge}"));
    let mut facts = vec![Fact {
        strong: true,
        ..wide(words.rework, format!("{before}{}{after}{charge}", rework.number))
    }];
    if !rework.rests_on.is_empty() {
        let (before, between, after) = words.rework_until;
        let told =
            rework.rests_on.iter().map(|(line, until)| format!("{before}{line}{between}{until}{after}"));
        facts.push(wide(words.rework_rests_on, told.collect::<Vec<_>>().join(words.semicolon)));
    }
    facts
}

fn estimate(card: &JobCard, words: &Words) -> String {
    let is_free = card.rework.as_ref().is_some_and(|rework| rework.charge == Some(ReworkCharge::Free));
    match card.estimate {
        Some(money) => amount(words, money),
        None if is_free => words.no_fee.to_owned(),
        None => words.no_estimate.to_owned(),
    }
}

/// What was prepaid, with what of it went back.
fn prepaid(card: &JobCard, words: &Words) -> String {
    let taken = amount(words, card.prepaid);
    if card.prepaid_back == Money::ZERO {
        return taken;
    }
    let (before, after) = words.prepaid_back;
    let back = amount(words, card.prepaid_back);
    format!("{taken}{}{before}{back}{after}{}", words.open, words.close)
}

/// What stayed, and what of a machine like this the customer took back.
fn left_here(card: &JobCard, words: &Words) -> String {
    let names = card.accessories.iter().map(|one| words::accessory(card.language, *one));
    let all: Vec<&str> =
        names.chain([card.accessory_note.as_str()]).filter(|text| !text.is_empty()).collect();
    let left = if all.is_empty() { words.nothing_left.to_owned() } else { all.join(words.comma) };
    if card.handed_back.is_empty() {
        return left;
    }
    let back: Vec<&str> = card.handed_back.iter().map(|one| words::accessory(card.language, *one)).collect();
    let (before, after) = words.handed_back;
    format!("{left}{}{before}{}{after}", words.semicolon, back.join(words.comma))
}

fn data(card: &JobCard, words: &Words) -> String {
    let mut said = Vec::new();
    if card.backed_up != BackedUp::Unknown {
        said.push(words::backed_up(card.language, card.backed_up).to_owned());
    }
    if card.account_lock != AccountLock::Unknown {
        let lock = words::account_lock(card.language, card.account_lock);
        said.push(format!("{}{}{lock}", words.account, words.colon));
    }
    if card.repair_mode {
        said.push(words.repair_mode.to_owned());
    }
    if said.is_empty() {
        said.push(words::backed_up(card.language, BackedUp::Unknown).to_owned());
    }
    said.join(" · ")
}

fn warranty(card: &JobCard, words: &Words) -> String {
    let claim = words::warranty(card.language, card.warranty);
    let basis = card.warranty_basis.map(|basis| words::warranty_basis(card.language, basis).to_owned());
    let bought = card.bought_on.as_ref().map(|day| format!("{} {day}", words.bought));
    let more: Vec<String> = basis.into_iter().chain(bought).collect();
    match card.warranty {
        Warranty::None => claim.to_owned(),
        Warranty::Claimed if more.is_empty() => claim.to_owned(),
        Warranty::Claimed => format!("{claim}{}{}{}", words.open, more.join(words.comma), words.close),
    }
}
