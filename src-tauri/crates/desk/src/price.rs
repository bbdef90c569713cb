//! The shop's dated price list and its price rules.

use crate::door::Empty;
use crate::id::Id;
use domain::catalogue::{BrandId, Kind, ModelId};
use domain::faults::{Fault, Faults};
use domain::finding::Level;
use domain::price::{
    self as rules, Entry, Figures, Grade, LineKind, Machine, PriceId, PriceRuleId, PriceRuleKind, Rule,
    Validity,
};
use domain::quote::{self as quote_rules, FeeTold};
use domain::text;
use kernel::{Day, Failure, Money, Result};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::device::Device;
use store::price::{Price, PriceRule};
use store::{Change, Json, Read, catalogue, price};
use ts_rs::TS;

/// The price list and the rules, what is no longer offered among them.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Prices {
    prices: Vec<PriceRow>,
    rules: Vec<PriceRuleRow>,
}

/// A line of the price list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PriceRow {
    id: PriceId,
    seen_seq: i64,
    /// Whether a quote names it: a change of it then ends it and begins a new line.
    used: bool,
    line: LineKind,
    name: String,
    kind: Option<Kind>,
    brand: Option<BrandId>,
    model: Option<ModelId>,
    brand_name: String,
    model_name: String,
    level: Option<Level>,
    inspection: bool,
    /// In fen.
    #[ts(type = "number")]
    amount: Money,
    grade: Option<Grade>,
    days: Option<i64>,
    valid_from: Day,
    valid_to: Option<Day>,
    active: bool,
    /// Whether it counts today.
    in_force: bool,
}

/// A price rule.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PriceRuleRow {
    id: PriceRuleId,
    seen_seq: i64,
    /// Whether a quote names it: a change of it then ends it and begins a new one.
    used: bool,
    rule: PriceRuleKind,
    figures: Figures,
    valid_from: Day,
    valid_to: Option<Day>,
    active: bool,
    /// Whether it counts today.
    in_force: bool,
}

/// A line of the price list, new where it has no id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepPrice {
    id: Option<PriceId>,
    /// As it was seen; nothing counts for a new one.
    #[serde(default)]
    seen_seq: i64,
    line: LineKind,
    name: String,
    kind: Option<Kind>,
    brand: Option<BrandId>,
    model: Option<ModelId>,
    level: Option<Level>,
    /// Whether it is the fee for finding the fault.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    inspection: bool,
    /// In fen.
    #[ts(type = "number")]
    amount: Money,
    grade: Option<Grade>,
    days: Option<i64>,
    valid_from: Day,
    valid_to: Option<Day>,
    active: bool,
}

/// A price rule, new where it has no id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepPriceRule {
    id: Option<PriceRuleId>,
    /// As it was seen; nothing counts for a new one.
    #[serde(default)]
    seen_seq: i64,
    rule: PriceRuleKind,
    figures: Figures,
    valid_from: Day,
    valid_to: Option<Day>,
    active: bool,
}

pub(crate) fn all(read: &Read<'_>, _: Empty) -> Result<Prices> {
    let today = read.today()?;
    let brands: HashMap<BrandId, String> =
        catalogue::brands(read)?.into_iter().map(|brand| (brand.row.id, brand.row.name)).collect();
    let price_row = |price: Price| {
        let model = price.model.map(|id| catalogue::model(read, id)).transpose()?.flatten();
        Ok(PriceRow {
            in_force: price.entry().is_in_force(today),
            brand_name: price.brand.and_then(|id| brands.get(&id)).map_or_else(String::new, Clone::clone),
            model_name: model.map_or_else(String::new, |model| model.name),
            seen_seq: price::seen(read, price.id)?,
            used: price::is_used(read, price.id)?,
            id: price.id,
            line: price.line,
            name: price.name,
            kind: price.kind,
            brand: price.brand,
            model: price.model,
            level: price.level,
            inspection: price.inspection,
            amount: price.amount,
            grade: price.grade,
            days: price.days,
            valid_from: price.valid_from,
            valid_to: price.valid_to,
            active: price.active,
        })
    };
    let rule_row = |rule: PriceRule| {
        Ok(PriceRuleRow {
            in_force: rule.rule().is_in_force(today),
            seen_seq: price::rule_seen(read, rule.id)?,
            used: price::is_rule_used(read, rule.id)?,
            id: rule.id,
            rule: rule.rule,
            figures: rule.figures.0,
            valid_from: rule.valid_from,
            valid_to: rule.valid_to,
            active: rule.active,
        })
    };
    Ok(Prices {
        prices: price::all(read)?.into_iter().map(price_row).collect::<Result<_>>()?,
        rules: price::rules(read)?.into_iter().map(rule_row).collect::<Result<_>>()?,
    })
}

/// Keeps a line of the price list.
pub(crate) fn keep(change: &mut Change<'_>, input: KeepPrice) -> Result<Id> {
    let before = input.id.map(|id| price::by_id(change, id)?.ok_or_else(unknown)).transpose()?;
    let mut faults = Faults::new();
    let seen_seq = input.seen_seq;
    let after = checked(change, &mut faults, input)?;
    if let Some(after) = &after {
        // A line that is ended makes room for its successor, which has its id so far.
        let entry = after.entry();
        if price::all(change)?.iter().any(|other| entry.rivals(&other.entry())) {
            faults.add("valid_from", "field.overlaps");
        }
    }
    faults.refuse("price.invalid")?;
    let after = after.ok_or_else(missing)?;
    let Some(before) = before else {
        price::add(change, &after)?;
        return Ok(Id::of(after.id));
    };
    let today = change.today()?;
    let ended =
        Price { active: false, valid_to: ends(before.valid_from, before.valid_to, today), ..before.clone() };
    let is_only_ended = after == before || after == Price { active: false, ..before.clone() };
    if is_only_ended || !price::is_used(change, before.id)? {
        price::revise(change, seen_seq, &before, &after)?;
        return Ok(Id::of(after.id));
    }
    // What a quote named stays what it said.
    price::revise(change, seen_seq, &before, &ended)?;
    let valid_from = after.valid_from.max(today);
    must_not_be_over(after.valid_to, valid_from)?;
    let anew = Price { id: change.new_id(), valid_from, ..after };
    price::add(change, &anew)?;
    Ok(Id::of(anew.id))
}

/// A line without faults. Of a model it is also of the model's brand and kind.
fn checked(change: &Change<'_>, faults: &mut Faults, input: KeepPrice) -> Result<Option<Price>> {
    if input.line == LineKind::Discount {
        faults.add("line", "field.no_price");
    }
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let amount = faults.take("amount", rules::amount(input.amount));
    let grade = faults.take("grade", rules::grade(input.line, input.grade));
    let days = faults.take("days", rules::days(input.line, input.days));
    let validity = faults.take("valid_to", Validity::new(input.valid_from, input.valid_to));
    let model = input.model.map(|id| catalogue::model(change, id)).transpose()?;
    if model == Some(None) {
        faults.add("model", "field.unknown");
    }
    let model = model.flatten();
    if let Some(brand) = input.brand {
        let is_of_model = model.as_ref().is_none_or(|model| model.brand == brand);
        if !is_of_model || catalogue::brand(change, brand)?.is_none() {
            faults.add("brand", "field.unknown");
        }
    }
    let (Some(name), Some(amount), Some(grade), Some(days), Some(validity)) =
        (name, amount, grade, days, validity)
    else {
        return Ok(None);
    };
    Ok(Some(Price {
        id: input.id.unwrap_or_else(|| change.new_id()),
        line: input.line,
        name,
        kind: model.as_ref().map(|model| model.kind).or(input.kind),
        brand: model.as_ref().map(|model| model.brand).or(input.brand),
        model: input.model,
        level: input.level.filter(|_| input.line == LineKind::Labour),
        inspection: input.inspection && input.line == LineKind::Fee,
        amount,
        grade,
        days,
        valid_from: validity.from,
        valid_to: validity.to,
        active: input.active,
    }))
}

/// Keeps a price rule.
pub(crate) fn keep_rule(change: &mut Change<'_>, input: KeepPriceRule) -> Result<Id> {
    let before = input.id.map(|id| price::rule(change, id)?.ok_or_else(unknown)).transpose()?;
    let mut faults = Faults::new();
    let seen_seq = input.seen_seq;
    let figures = rules::figures(&mut faults, input.rule, input.figures);
    let validity = faults.take("valid_to", Validity::new(input.valid_from, input.valid_to));
    if before.as_ref().is_some_and(|before| before.rule != input.rule) {
        faults.add("rule", "field.fixed");
    }
    let after = figures.zip(validity).map(|(figures, validity)| PriceRule {
        id: input.id.unwrap_or_else(|| change.new_id()),
        rule: input.rule,
        figures: Json(figures),
        valid_from: validity.from,
        valid_to: validity.to,
        active: input.active,
    });
    if let Some(after) = &after {
        let rule = after.rule();
        if price::rules(change)?.iter().any(|other| rules::rivals(&rule, &other.rule())) {
            faults.add("valid_from", "field.overlaps");
        }
    }
    faults.refuse("price.invalid")?;
    let after = after.ok_or_else(missing)?;
    let Some(before) = before else {
        price::add_rule(change, &after)?;
        return Ok(Id::of(after.id));
    };
    let today = change.today()?;
    let is_only_ended = after == before || after == PriceRule { active: false, ..before.clone() };
    if is_only_ended || !price::is_rule_used(change, before.id)? {
        price::revise_rule(change, seen_seq, &before, &after)?;
        return Ok(Id::of(after.id));
    }
    let valid_to = ends(before.valid_from, before.valid_to, today);
    let ended = PriceRule { active: false, valid_to, ..before.clone() };
    price::revise_rule(change, seen_seq, &before, &ended)?;
    let valid_from = after.valid_from.max(today);
    must_not_be_over(after.valid_to, valid_from)?;
    let anew = PriceRule { id: change.new_id(), valid_from, ..after };
    price::add_rule(change, &anew)?;
    Ok(Id::of(anew.id))
}

/// What begins anew cannot have ended before.
fn must_not_be_over(to: Option<Day>, from: Day) -> Result<()> {
    if to.is_some_and(|to| to < from) {
        return Err(Failure::invalid("price.invalid").field("valid_to", "field.in_the_past"));
    }
    Ok(())
}

/// The last day of what ends today: not before its first, and not after the last it had.
fn ends(from: Day, to: Option<Day>, today: Day) -> Option<Day> {
    let today = today.max(from);
    Some(to.map_or(today, |to| to.min(today)))
}

/// What a new shop begins with: the patterns of the trade (`domain.md` 2), of which those are in use that a customer would
/// never object to.
pub(crate) fn fill(change: &mut Change<'_>) -> Result<()> {
    let valid_from = change.today()?;
    for (rule, figures, active) in rules::starter() {
        let id = change.new_id();
        let starter = PriceRule { id, rule, figures: Json(figures), valid_from, valid_to: None, active };
        price::add_rule(change, &starter)?;
    }
    Ok(())
}

/// The list and the rules as the rules of quotes look at them.
pub(crate) fn in_use(read: &Read<'_>) -> Result<(Vec<Entry>, Vec<Rule>)> {
    let list = price::all(read)?.iter().map(Price::entry).collect();
    let rules = price::rules(read)?.iter().map(PriceRule::rule).collect();
    Ok((list, rules))
}

/// A machine as the price list knows it.
pub(crate) fn machine(read: &Read<'_>, device: &Device) -> Result<Machine> {
    named(read, device.kind, device.catalogue, (&device.brand, &device.model))
}

/// A machine by its line of the catalogue, or by the names that were typed.
fn named(
    read: &Read<'_>,
    kind: Kind,
    line: Option<ModelId>,
    (brand, model): (&str, &str),
) -> Result<Machine> {
    let of_catalogue = line.map(|id| catalogue::model(read, id)).transpose()?.flatten();
    if let Some(model) = of_catalogue {
        return Ok(Machine { kind, brand: Some(model.brand), model: Some(model.id) });
    }
    let brand = catalogue::brand_by_name(read, brand)?.map(|brand| brand.id);
    let model = match brand {
        Some(brand) => catalogue::model_by_name(read, brand, model)?.map(|model| model.id),
        None => None,
    };
    Ok(Machine { kind, brand, model })
}

/// A machine as it is taken in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MachineComing {
    kind: Kind,
    brand: String,
    model: String,
    catalogue: Option<ModelId>,
}

/// What its customer is to be told of a no after the diagnosis.
#[derive(Debug, Serialize, TS)]
pub(crate) struct FeeToTell {
    fee: Option<DeclinedFee>,
}

/// A part of an inspection fee.
#[derive(Debug, Serialize, TS)]
pub(crate) struct DeclinedFee {
    percent: i64,
    /// In fen.
    #[ts(type = "number")]
    inspection: Money,
    /// The most that is asked without another word, in fen.
    #[ts(type = "number")]
    most: Money,
}

/// What a no after the diagnosis costs whoever brings in such a machine today.
pub(crate) fn fee_to_tell(read: &Read<'_>, input: MachineComing) -> Result<FeeToTell> {
    let machine = named(read, input.kind, input.catalogue, (&input.brand, &input.model))?;
    let fee = fee_for(read, &machine)?.and_then(|told| {
        let most = told.most()?;
        Some(DeclinedFee { percent: told.percent, inspection: told.inspection, most })
    });
    Ok(FeeToTell { fee })
}

/// The same, as it is kept with the customer's consent.
pub(crate) fn fee_for(read: &Read<'_>, machine: &Machine) -> Result<Option<FeeTold>> {
    let (list, rules) = in_use(read)?;
    Ok(quote_rules::fee_to_tell(&list, &rules, machine, read.today()?))
}

/// A price that counts today.
///
/// # Errors
/// `field.unknown`, `field.not_in_force`.
pub(crate) fn picked(list: &[Entry], id: PriceId, today: Day) -> Result<&Entry, Fault> {
    let entry = list.iter().find(|entry| entry.id == id).ok_or(Fault::new("field.unknown"))?;
    if entry.is_in_force(today) { Ok(entry) } else { Err(Fault::new("field.not_in_force")) }
}

fn unknown() -> Failure {
    Failure::not_found("price.not_found")
}

fn missing() -> Failure {
    Failure::internal("price.invalid", "a value without a fault is missing")
}
