//! Lines that name a price: what the list says, and that it was meant for the machine.

use super::Line;
use crate::faults::{Fault, Faults};
use crate::price::{Entry, LineKind, Machine, PriceRuleKind, Rule};
use crate::text;
use kernel::{Day, Money};

/// The price list as a quote of a machine looks at it on a day.
#[derive(Debug, Clone, Copy)]
pub struct PricesOf<'a> {
    /// The list, what is no longer in force among it.
    pub list: &'a [Entry],
    /// The rules, those no longer in force among them.
    pub rules: &'a [Rule],
    /// The machine.
    pub machine: &'a Machine,
    /// The day.
    pub day: Day,
    /// Lines that earlier versions told already: their prices and rules hold on though the list went on.
    pub told: &'a [Line],
}

/// Lines with what the list says of each (`domain.md` 2: no unlisted fee, a dated price list). A price that is named must be
/// in force on the day and meant for the machine and the line; where the line asks anything but what list and rule say, a
/// reason is asked for. What names no price is in no list.
pub fn priced(faults: &mut Faults, typed: Vec<Line>, prices: PricesOf<'_>) -> Vec<Line> {
    typed.into_iter().enumerate().map(|(i, line)| one(faults, i, line, prices)).collect()
}

fn one(faults: &mut Faults, i: usize, line: Line, prices: PricesOf<'_>) -> Line {
    let at = ("lines", i);
    let rule = faults.take_of(at, "rule", rule_of(&line, prices)).flatten();
    let free = Line { listed: None, changed: String::new(), ..line.clone() };
    if line.price.is_none() {
        return free;
    }
    let Some(entry) = faults.take_of(at, "price", entry_of(&line, prices)) else { return free };
    let changed = faults.take_of(at, "changed", reason(&line, entry.amount, rule));
    Line { listed: Some(entry.amount), changed: changed.unwrap_or_default(), ..line }
}

/// The list's line that a line names: in force, or told before, and meant for what it stands for.
fn entry_of<'a>(line: &Line, prices: PricesOf<'a>) -> Result<&'a Entry, Fault> {
    let entry = prices.list.iter().find(|entry| Some(entry.id) == line.price);
    let entry = entry.ok_or(Fault::new("field.unknown"))?;
    let is_told = prices.told.iter().any(|told| told.price == line.price);
    if !is_told && !entry.is_in_force(prices.day) {
        return Err(Fault::new("field.not_in_force"));
    }
    let is_meant = entry.line == line.kind
        && entry.level == line.level.filter(|_| line.kind == LineKind::Labour)
        && (entry.line != LineKind::Part || entry.grade == line.grade)
        && (is_told || entry.scope.fits(prices.machine));
    if is_meant { Ok(entry) } else { Err(Fault::new("field.other_price")) }
}

/// The rule that a line names: in force, or told before. A member day takes something off; every other rule is about a
/// price of the list.
fn rule_of<'a>(line: &Line, prices: PricesOf<'a>) -> Result<Option<&'a Rule>, Fault> {
    let Some(id) = line.rule else { return Ok(None) };
    let rule = prices.rules.iter().find(|rule| rule.id == id).ok_or(Fault::new("field.unknown"))?;
    let is_told = prices.told.iter().any(|told| told.rule == line.rule);
    let holds_now = rule.is_in_force(prices.day) && rule.is_for(prices.machine.kind);
    if !is_told && !holds_now {
        return Err(Fault::new("field.not_in_force"));
    }
    let is_off = rule.kind == PriceRuleKind::MemberDay;
    if is_off == (line.kind == LineKind::Discount) && is_off == line.price.is_none() {
        Ok(Some(rule))
    } else {
        Err(Fault::new("field.other_price"))
    }
}

/// Why a line asks something else than list and rule say; nothing where it asks just that.
fn reason(line: &Line, listed: Money, rule: Option<&Rule>) -> Result<String, Fault> {
    if says(listed, rule).is_some_and(|(least, most)| (least..=most).contains(&line.unit)) {
        return Ok(String::new());
    }
    text::name(&line.changed).map(str::to_owned)
}

/// From which to which amount list and rule let a line ask without a word; `None` where 64 bits cannot hold it.
fn says(listed: Money, rule: Option<&Rule>) -> Option<(Money, Money)> {
    let Some(rule) = rule else { return Some((listed, listed)) };
    let part = |of: &Rule| listed.percent(of.figures.percent?);
    Some(match rule.kind {
        PriceRuleKind::LabourOnce => (Money::ZERO, listed),
        PriceRuleKind::FurtherFaults => (part(rule)?, listed),
        PriceRuleKind::DeclinedFee => (Money::ZERO, part(rule)?),
        PriceRuleKind::FlatBattery => (rule.figures.amount?, rule.figures.amount?),
        PriceRuleKind::FreeWhenNothing | PriceRuleKind::MemberDay => (listed, listed),
    })
}

#[cfg(test)]
mod tests {
    use super::super::Payer;
    use super::*;
    use crate::catalogue::Kind;
    use crate::finding::Level;
    use crate::price::{Figures, Grade, PriceId, PriceRuleId, Scope, Validity};
    use kernel::reexport::uuid::Uuid;

    fn day(text: &str) -> Day {
        Day::read(text).unwrap()
    }

    fn entry() -> Entry {
        Entry {
            id: PriceId(Uuid::from_u128(1)),
            line: LineKind::Labour,
            name: "一级维修".to_owned(),
            scope: Scope { kind: Some(Kind::Phone), brand: None, model: None },
            level: Some(Level::One),
            inspection: false,
            amount: Money(5_000),
            grade: None,
            days: Some(90),
            validity: Validity { from: day("2026-01-01"), to: Some(day("2026-11-22")) },
            active: true,
        }
    }

    fn line() -> Line {
        Line {
            kind: LineKind::Labour,
            name: "一级维修".to_owned(),
            quantity: 1,
            unit: Money(5_000),
            payer: Payer::Customer,
            grade: None,
            days: Some(90),
            level: Some(Level::One),
            price: Some(entry().id),
            rule: None,
            listed: None,
            changed: String::new(),
        }
    }

    fn rule(kind: PriceRuleKind, figures: Figures) -> Rule {
        let validity = Validity { from: day("2026-01-01"), to: None };
        Rule { id: PriceRuleId(Uuid::from_u128(9)), kind, figures, validity, active: true }
    }

    fn look(line: Line, on: &str, rules: &[Rule], told: &[Line]) -> Result<Line, (String, &'static str)> {
        let machine = Machine { kind: Kind::Phone, brand: None, model: None };
        let mut faults = Faults::new();
        let list = [
            entry(),
            Entry {
                id: PriceId(Uuid::from_u128(2)),
                line: LineKind::Part,
                level: None,
                grade: Some(Grade::Original),
                scope: Scope { kind: Some(Kind::Tv), brand: None, model: None },
                ..entry()
            },
        ];
        let prices = PricesOf { list: &list, rules, machine: &machine, day: day(on), told };
        let mut lines = priced(&mut faults, vec![line], prices);
        faults.refuse("quote.invalid").map(|()| lines.remove(0)).map_err(|failure| {
            let fault = failure.fields.into_iter().next().unwrap();
            (fault.field.into_owned(), fault.message)
        })
    }

    const TODAY: &str = "2026-11-22";

    fn refused(line: Line, on: &str, field: &str, message: &str) {
        let fault = look(line, on, &[], &[]).unwrap_err();
        assert_eq!((fault.0.as_str(), fault.1), (field, message));
    }

    #[test]
    fn a_line_carries_what_the_list_says() {
        assert_eq!(look(line(), TODAY, &[], &[]).unwrap().listed, Some(Money(5_000)));
        let free = look(Line { price: None, changed: "x".to_owned(), ..line() }, TODAY, &[], &[]).unwrap();
        assert_eq!((free.listed, free.changed.as_str()), (None, ""), "in no list");
    }

    #[test]
    fn a_price_must_be_in_force_and_meant_for_machine_and_line() {
        refused(line(), "2026-11-23", "lines[0].price", "field.not_in_force");
        assert!(look(line(), "2026-11-23", &[], &[line()]).is_ok(), "told before it ended");
        refused(Line { level: Some(Level::Two), ..line() }, TODAY, "lines[0].price", "field.other_price");
        refused(Line { kind: LineKind::Fee, ..line() }, TODAY, "lines[0].price", "field.other_price");
        let nowhere = PriceId(Uuid::from_u128(3));
        refused(Line { price: Some(nowhere), ..line() }, TODAY, "lines[0].price", "field.unknown");
        let of_tv = Line {
            kind: LineKind::Part,
            grade: Some(Grade::Original),
            level: None,
            price: Some(PriceId(Uuid::from_u128(2))),
            ..line()
        };
        refused(of_tv, TODAY, "lines[0].price", "field.other_price");
    }

    #[test]
    fn what_differs_from_the_list_has_a_reason() {
        for fen in [0, 4_999, 5_001] {
            let other = Line { unit: Money(fen), ..line() };
            refused(other.clone(), TODAY, "lines[0].changed", "field.empty");
            let told = look(Line { changed: " 老客户 ".to_owned(), ..other }, TODAY, &[], &[]).unwrap();
            assert_eq!((told.listed, told.changed.as_str()), (Some(Money(5_000)), "老客户"));
        }
        let same = look(Line { changed: "x".to_owned(), ..line() }, TODAY, &[], &[]).unwrap();
        assert_eq!(same.changed, "", "nothing was changed");
    }

    #[test]
    fn a_rule_lets_a_line_ask_what_it_says_and_no_more() {
        let half = Figures { percent: Some(50), ..Figures::default() };
        let flat = Figures { amount: Some(Money(1_000)), ..Figures::default() };
        for (kind, figures, good, bad) in [
            (PriceRuleKind::LabourOnce, Figures::default(), [0, 5_000], [5_001, 9_000]),
            (PriceRuleKind::FurtherFaults, half.clone(), [2_500, 5_000], [2_499, 5_001]),
            (PriceRuleKind::DeclinedFee, half, [0, 2_500], [2_501, 5_000]),
            (PriceRuleKind::FlatBattery, flat, [1_000, 1_000], [999, 1_001]),
        ] {
            let rules = [rule(kind, figures)];
            let asked =
                |fen| look(Line { unit: Money(fen), rule: Some(rules[0].id), ..line() }, TODAY, &rules, &[]);
            assert!(good.iter().all(|fen| asked(*fen).is_ok()), "{kind:?}");
            assert!(
                bad.iter().all(|fen| asked(*fen).is_err_and(|fault| fault.0 == "lines[0].changed")),
                "{kind:?}"
            );
        }
        let once = [rule(PriceRuleKind::LabourOnce, Figures::default())];
        let free = Line { price: None, rule: Some(once[0].id), ..line() };
        let fault = look(free, TODAY, &once, &[]).unwrap_err();
        assert_eq!(
            fault,
            ("lines[0].rule".to_owned(), "field.other_price"),
            "a rule is about a price of the list"
        );
        let ended = [Rule { active: false, ..once[0].clone() }];
        let of_rule = Line { rule: Some(ended[0].id), ..line() };
        assert_eq!(look(of_rule.clone(), TODAY, &ended, &[]).unwrap_err().1, "field.not_in_force");
        assert!(look(of_rule.clone(), TODAY, &ended, &[of_rule]).is_ok(), "told before it ended");
    }
}
