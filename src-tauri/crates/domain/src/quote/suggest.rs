//! From levels of faults and picked prices to the lines of a quote, after the shop's own rules (`domain.md` 2, price
//! patterns).

use super::{Line, Payer};
use crate::finding::Level;
use crate::language::Language;
use crate::price::{self, Entry, LineKind, Machine, PriceRuleKind, Rule};
use kernel::{Day, Money};
use std::cmp::Reverse;

crate::closed_set! {
    /// Why a suggested line is what it is.
    QuoteWhy {
        /// 按价目表
        PriceList = "price_list",
        /// 价目表中没有, the amount is to be filled in
        NoPrice = "no_price",
        /// 同机同次只收一次工时费
        LabourOnce = "labour_once",
        /// 多故障优惠
        FurtherFault = "further_fault",
        /// 换电池一口价
        FlatBattery = "flat_battery",
        /// 会员日
        MemberDay = "member_day",
    }
}

/// A suggested line and why it is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The line.
    pub line: Line,
    /// Why.
    pub why: QuoteWhy,
}

/// Words by which a part is a battery.
const BATTERY: [&str; 2] = ["电池", "battery"];

/// A fault that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundFault {
    /// How much work it is.
    pub level: Level,
    /// Whether it is the battery's.
    pub battery: bool,
}

/// For whom and on what ground lines are suggested.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// The machine.
    pub machine: &'a Machine,
    /// The day.
    pub day: Day,
    /// What the next version holds already: its draft, or what was agreed to before and goes on into it.
    pub standing: &'a [Line],
    /// Who pays: the shop, where a machine comes back for what it was repaired for.
    pub payer: Payer,
    /// In which language lines are named that are in no list.
    pub language: Language,
}

/// The lines for faults and for picked prices: labour of each level from the list, the dearest first and in full; then the
/// rules. A flat battery price stands for the battery and for the labour of the battery's fault. Labour is asked once for a
/// machine and its visit, or of further faults in part (`domain.md` 2: OPPO, Shanghai 2008), and what stands already
/// counts: all together cost what they would had they been found at once. A member day takes its part off what the
/// customer pays.
///
/// `None` where 64 bits cannot hold a sum.
#[must_use]
pub fn suggest(
    (list, rules): (&[Entry], &[Rule]),
    visit: &Visit<'_>,
    faults: &[FoundFault],
    picked: &[&Entry],
) -> Option<Vec<Suggested>> {
    let Visit { machine, day, payer, language, .. } = *visit;
    let in_force = |kind| {
        rules
            .iter()
            .filter(move |rule| rule.kind == kind && rule.is_in_force(day) && rule.is_for(machine.kind))
    };
    let of_level = |level| match price::labour(list, machine, level, day) {
        Some(entry) => of_list(entry),
        None => without_price(level, language),
    };
    let (on_list, others): (Vec<&Entry>, Vec<&Entry>) =
        picked.iter().copied().partition(|entry| entry.line == LineKind::Labour);
    let mut others: Vec<Suggested> = others.into_iter().map(of_list).collect();
    let mut left: Vec<FoundFault> = faults.to_vec();
    if let Some(rule) = in_force(PriceRuleKind::FlatBattery).next()
        && let Some(flat) = rule.figures.amount
    {
        let is_only = left.len() == 1 && others.len() == 1;
        for battery in others.iter_mut().filter(|line| is_battery(&line.line)) {
            (battery.line.unit, battery.line.rule, battery.why) =
                (flat, Some(rule.id), QuoteWhy::FlatBattery);
            if let Some(at) = left.iter().position(|fault| fault.battery || is_only) {
                left.remove(at);
            }
        }
    }
    let mut labour: Vec<Suggested> = left.iter().map(|fault| of_level(fault.level)).collect();
    labour.extend(on_list.into_iter().map(of_list));
    // The main fault is the dearest; where two are, the one that was named first.
    labour.sort_by_key(|line| Reverse(line.line.unit));
    let reduced = if let Some(rule) = in_force(PriceRuleKind::LabourOnce).next() {
        Some((rule, 0, QuoteWhy::LabourOnce))
    } else if let Some(rule) = in_force(PriceRuleKind::FurtherFaults).next() {
        Some((rule, rule.figures.percent?, QuoteWhy::FurtherFault))
    } else {
        None
    };
    if let Some((rule, percent, why)) = reduced {
        let mut main = standing_labour(visit);
        // What has no price yet is for a person to judge.
        for one in labour.iter_mut().filter(|line| line.why == QuoteWhy::PriceList) {
            let full = one.line.unit;
            if let Some(main) = main {
                (one.line.unit, one.line.rule, one.why) = (beside(full, main, percent)?, Some(rule.id), why);
            }
            main = main.max(Some(full));
        }
    }
    let mut lines = labour;
    lines.extend(others);
    for one in &mut lines {
        one.line.payer = payer;
    }
    let best = in_force(PriceRuleKind::MemberDay).max_by_key(|rule| rule.figures.percent);
    if payer == Payer::Customer
        && let Some(rule) = best
        && let Some(percent) = rule.figures.percent
    {
        let sum = lines.iter().try_fold(Money::ZERO, |sum, one| sum.plus(one.line.amount()?))?;
        let off = sum.percent(percent)?;
        if off > Money::ZERO {
            let line = Line {
                kind: LineKind::Discount,
                name: member_day_name(language).to_owned(),
                unit: Money::ZERO.minus(off)?,
                rule: Some(rule.id),
                ..bare()
            };
            lines.push(Suggested { line, why: QuoteWhy::MemberDay });
        }
    }
    Some(lines)
}

/// The list's price of the dearest labour that stands for whoever pays.
fn standing_labour(visit: &Visit<'_>) -> Option<Money> {
    let labour =
        visit.standing.iter().filter(|line| line.kind == LineKind::Labour && line.payer == visit.payer);
    labour.map(|line| line.listed.unwrap_or(line.unit)).filter(|unit| *unit > Money::ZERO).max()
}

/// What a fault costs beside a main one: its part in the hundred; where it is the dearer one, it is the main one from now
/// on, and the other falls to its part.
fn beside(full: Money, main: Money, percent: i64) -> Option<Money> {
    if full <= main {
        return full.percent(percent);
    }
    full.minus(main)?.plus(main.percent(percent)?)
}

fn of_list(entry: &Entry) -> Suggested {
    let line = Line {
        kind: entry.line,
        name: entry.name.clone(),
        unit: entry.amount,
        grade: entry.grade,
        days: entry.days,
        level: entry.level,
        price: Some(entry.id),
        listed: Some(entry.amount),
        ..bare()
    };
    Suggested { line, why: QuoteWhy::PriceList }
}

fn without_price(level: Level, language: Language) -> Suggested {
    let line = Line {
        name: labour_name(level, language).to_owned(),
        days: Some(price::USUAL_DAYS),
        level: Some(level),
        ..bare()
    };
    Suggested { line, why: QuoteWhy::NoPrice }
}

fn bare() -> Line {
    Line {
        kind: LineKind::Labour,
        name: String::new(),
        quantity: 1,
        unit: Money::ZERO,
        payer: Payer::Customer,
        grade: None,
        days: None,
        level: None,
        price: None,
        rule: None,
        listed: None,
        changed: String::new(),
    }
}

/// What labour without a line in the price list is called.
fn labour_name(level: Level, language: Language) -> &'static str {
    match (language, level) {
        (Language::Chinese, Level::Simple) => "小修工时费",
        (Language::Chinese, Level::One) => "一级维修工时费",
        (Language::Chinese, Level::Two) => "二级维修工时费",
        (Language::Chinese, Level::Three) => "三级维修工时费",
        (Language::English, Level::Simple) => "Labour, simple repair",
        (Language::English, Level::One) => "Labour, level one",
        (Language::English, Level::Two) => "Labour, level two",
        (Language::English, Level::Three) => "Labour, level three",
    }
}

fn member_day_name(language: Language) -> &'static str {
    match language {
        Language::Chinese => "会员日优惠",
        Language::English => "Member day",
    }
}

fn is_battery(line: &Line) -> bool {
    let name = line.name.to_lowercase();
    line.kind == LineKind::Part && BATTERY.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Kind;
    use crate::price::{Figures, Grade, PriceId, PriceRuleId, Scope, Validity};
    use kernel::reexport::uuid::Uuid;

    fn today() -> Day {
        Day::read("2026-11-22").unwrap()
    }

    fn always() -> Validity {
        Validity { from: Day::read("2026-01-01").unwrap(), to: None }
    }

    fn entry(n: u128, line: LineKind, name: &str, level: Option<Level>, amount: i64) -> Entry {
        Entry {
            id: PriceId(Uuid::from_u128(n)),
            line,
            name: name.to_owned(),
            scope: Scope { kind: None, brand: None, model: None },
            level,
            inspection: false,
            amount: Money(amount),
            grade: (line == LineKind::Part).then_some(Grade::Original),
            days: (line != LineKind::Fee).then_some(90),
            validity: always(),
            active: true,
        }
    }

    fn list() -> Vec<Entry> {
        vec![
            entry(1, LineKind::Labour, "一级维修", Some(Level::One), 5_000),
            entry(2, LineKind::Labour, "二级维修", Some(Level::Two), 10_001),
            entry(3, LineKind::Part, "原装电池", None, 29_900),
            entry(4, LineKind::Part, "屏幕总成", None, 80_000),
            entry(5, LineKind::Fee, "快递费", None, 1_200),
        ]
    }

    fn rule(kind: PriceRuleKind, figures: Figures) -> Rule {
        Rule { id: PriceRuleId(Uuid::from_u128(100)), kind, figures, validity: always(), active: true }
    }

    const NO_FIGURES: Figures =
        Figures { percent: None, amount: None, kinds: None, weekdays: None, monthdays: None };

    fn percent(percent: i64) -> Figures {
        Figures { percent: Some(percent), ..NO_FIGURES }
    }

    const PHONE: Machine = Machine { kind: Kind::Phone, brand: None, model: None };

    fn visit(standing: &[Line]) -> Visit<'_> {
        let (payer, language) = (Payer::Customer, Language::Chinese);
        Visit { machine: &PHONE, day: today(), standing, payer, language }
    }

    fn suggested(
        rules: &[Rule],
        standing: &[Line],
        faults: &[FoundFault],
        picked: &[usize],
    ) -> Vec<Suggested> {
        let list = list();
        let picked: Vec<&Entry> = picked.iter().map(|n| &list[n - 1]).collect();
        suggest((&list, rules), &visit(standing), faults, &picked).unwrap()
    }

    fn found(level: Level) -> FoundFault {
        FoundFault { level, battery: false }
    }

    /// Amount and reason of each line.
    fn look(rules: &[Rule], levels: &[Level], picked: &[usize]) -> Vec<(i64, QuoteWhy)> {
        let faults: Vec<FoundFault> = levels.iter().copied().map(found).collect();
        suggested(rules, &[], &faults, picked).into_iter().map(|one| (one.line.unit.0, one.why)).collect()
    }

    #[test]
    fn without_rules_every_line_is_the_lists() {
        assert_eq!(
            look(&[], &[Level::One, Level::Two], &[4, 5]),
            [
                (10_001, QuoteWhy::PriceList),
                (5_000, QuoteWhy::PriceList),
                (80_000, QuoteWhy::PriceList),
                (1_200, QuoteWhy::PriceList)
            ]
        );
        assert_eq!(look(&[], &[], &[]), []);
        assert_eq!(look(&[], &[Level::Three], &[]), [(0, QuoteWhy::NoPrice)], "to be filled in");
    }

    #[test]
    fn labour_is_asked_once() {
        let once = [rule(PriceRuleKind::LabourOnce, NO_FIGURES)];
        let two = [Level::One, Level::Two];
        assert_eq!(look(&once, &two, &[]), [(10_001, QuoteWhy::PriceList), (0, QuoteWhy::LabourOnce)]);
        assert_eq!(look(&once, &[Level::One], &[]), [(5_000, QuoteWhy::PriceList)]);
        let unpriced = [(5_000, QuoteWhy::PriceList), (0, QuoteWhy::NoPrice)];
        assert_eq!(look(&once, &[Level::Three, Level::One], &[]), unpriced, "for a person to judge");
        let both = [once[0].clone(), rule(PriceRuleKind::FurtherFaults, percent(50))];
        assert_eq!(look(&both, &two, &[]), [(10_001, QuoteWhy::PriceList), (0, QuoteWhy::LabourOnce)]);
    }

    #[test]
    fn further_faults_cost_a_part_of_their_price() {
        let half = [rule(PriceRuleKind::FurtherFaults, percent(50))];
        let three = [Level::One, Level::Two, Level::Two];
        assert_eq!(
            look(&half, &three, &[4]),
            [
                (10_001, QuoteWhy::PriceList),
                (5_000, QuoteWhy::FurtherFault),
                (2_500, QuoteWhy::FurtherFault),
                (80_000, QuoteWhy::PriceList)
            ],
            "rounded down, and parts in full"
        );
        let free = [rule(PriceRuleKind::FurtherFaults, percent(0))];
        assert_eq!(look(&free, &three[..2], &[])[1], (0, QuoteWhy::FurtherFault));
    }

    #[test]
    fn labour_that_stands_already_counts() {
        let once = [rule(PriceRuleKind::LabourOnce, NO_FIGURES)];
        let half = [rule(PriceRuleKind::FurtherFaults, percent(50))];
        let standing = |rules: &[Rule], level| -> Vec<Line> {
            suggested(rules, &[], &[found(level)], &[]).into_iter().map(|one| one.line).collect()
        };
        let units = |rules: &[Rule], standing: &[Line], levels: &[Level]| -> Vec<i64> {
            let faults: Vec<FoundFault> = levels.iter().copied().map(found).collect();
            suggested(rules, standing, &faults, &[]).iter().map(|one| one.line.unit.0).collect()
        };
        for (rules, same, dearer) in [(&once, 0, 5_001), (&half, 2_500, 7_501)] {
            let one = standing(rules, Level::One);
            assert_eq!(units(rules, &one, &[Level::One]), [same], "a supplement of the same level");
            assert_eq!(units(rules, &one, &[Level::Two]), [dearer], "of a dearer one");
            let two = standing(rules, Level::Two);
            assert_eq!(units(rules, &two, &[Level::One]), [same], "of a cheaper one");
            let at_once: i64 = units(rules, &[], &[Level::One, Level::Two]).iter().sum();
            assert_eq!(at_once, 5_000 + dearer, "one by one costs what all at once does");
            assert_eq!(at_once, 10_001 + same);
        }
        let by_maker = Line { payer: Payer::Maker, ..standing(&once, Level::Two).remove(0) };
        assert_eq!(units(&once, &[by_maker], &[Level::One]), [5_000], "the customer paid none");
        let part = Line { kind: LineKind::Part, ..standing(&once, Level::Two).remove(0) };
        assert_eq!(units(&once, &[part], &[Level::One]), [5_000]);
        let unpriced = Line { listed: None, unit: Money::ZERO, ..standing(&once, Level::Two).remove(0) };
        assert_eq!(units(&once, &[unpriced], &[Level::One]), [5_000]);
        // By hand and in no list, it was asked all the same; what was let off of a listed price stays let off.
        let by_hand = Line { listed: None, unit: Money(5_000), ..standing(&once, Level::Two).remove(0) };
        assert_eq!(units(&once, &[by_hand], &[Level::One]), [0]);
        let let_off = Line { unit: Money(1), ..standing(&once, Level::Two).remove(0) };
        assert_eq!(units(&once, &[let_off], &[Level::Two]), [0]);
        assert_eq!(units(&[], &standing(&[], Level::Two), &[Level::Two]), [10_001], "no rule");
    }

    #[test]
    fn a_flat_battery_price_stands_for_battery_and_labour() {
        let figures = |kind| Figures { amount: Some(Money(19_900)), kinds: Some(vec![kind]), ..NO_FIGURES };
        let flat = [rule(PriceRuleKind::FlatBattery, figures(Kind::Phone))];
        assert_eq!(look(&flat, &[Level::One], &[3]), [(19_900, QuoteWhy::FlatBattery)]);
        assert_eq!(
            look(&flat, &[Level::One, Level::Two], &[3, 4]),
            [
                (10_001, QuoteWhy::PriceList),
                (5_000, QuoteWhy::PriceList),
                (19_900, QuoteWhy::FlatBattery),
                (80_000, QuoteWhy::PriceList)
            ],
            "no labour came with the battery"
        );
        let dear = FoundFault { battery: true, ..found(Level::Two) };
        let lines = suggested(&flat, &[], &[found(Level::One), dear], &[3, 4]);
        let units: Vec<i64> = lines.iter().map(|one| one.line.unit.0).collect();
        assert_eq!(units, [5_000, 19_900, 80_000], "its own labour is in it, though it is the dearer one");
        assert_eq!(look(&flat, &[], &[3]), [(19_900, QuoteWhy::FlatBattery)]);
        assert_eq!(
            look(&flat, &[Level::One], &[4]),
            [(5_000, QuoteWhy::PriceList), (80_000, QuoteWhy::PriceList)]
        );
        let of_watches = [rule(PriceRuleKind::FlatBattery, figures(Kind::Watch))];
        assert_eq!(look(&of_watches, &[Level::One], &[3])[1], (29_900, QuoteWhy::PriceList));
    }

    #[test]
    fn a_member_day_takes_its_part_off_the_sum() {
        let sunday = |percent| Figures { percent: Some(percent), weekdays: Some(vec![7]), ..NO_FIGURES };
        let day = [rule(PriceRuleKind::MemberDay, sunday(10)), rule(PriceRuleKind::MemberDay, sunday(15))];
        let lines = look(&day, &[Level::Two], &[]);
        assert_eq!(
            lines,
            [(10_001, QuoteWhy::PriceList), (-1_500, QuoteWhy::MemberDay)],
            "the better one, rounded down"
        );
        assert_eq!(look(&day, &[Level::Three], &[]), [(0, QuoteWhy::NoPrice)], "nothing off nothing");
        let monday = Figures { weekdays: Some(vec![1]), ..sunday(10) };
        assert_eq!(look(&[rule(PriceRuleKind::MemberDay, monday)], &[Level::One], &[]).len(), 1);
        assert_eq!(look(&[Rule { active: false, ..day[0].clone() }], &[Level::One], &[]).len(), 1);
    }

    #[test]
    fn lines_carry_price_rule_and_days() {
        let list = list();
        let once = [rule(PriceRuleKind::LabourOnce, NO_FIGURES)];
        let faults = [found(Level::One), found(Level::Two)];
        let member = Figures { weekdays: Some(vec![7]), ..percent(10) };
        let rules = [once[0].clone(), rule(PriceRuleKind::MemberDay, member)];
        let shop = Visit { payer: Payer::Shop, language: Language::English, ..visit(&[]) };
        let lines = suggest((&list, &rules), &shop, &faults, &[&list[3]]).unwrap();
        assert_eq!(lines.len(), 3, "nothing is taken off what the shop pays itself");
        assert!(lines.iter().all(|one| one.line.payer == Payer::Shop));
        assert_eq!((lines[0].line.price, lines[0].line.rule), (Some(list[1].id), None));
        assert_eq!((lines[1].line.price, lines[1].line.rule), (Some(list[0].id), Some(once[0].id)));
        assert_eq!((lines[2].line.grade, lines[2].line.days), (Some(Grade::Original), Some(90)));
    }
}
