//! What a customer pays who declines after the diagnosis, and that they were told so before.

use super::{Line, Payer};
use crate::price::{self, Entry, LineKind, Machine, PriceRuleKind, Rule};
use kernel::{Day, Money};

/// What a customer was told at intake: of which inspection fee, which part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeTold {
    /// A part in the hundred.
    pub percent: i64,
    /// The inspection fee, in fen.
    pub inspection: Money,
}

impl FeeTold {
    /// The most that may be asked without another word, rounded down to the fen; `None` where 64 bits cannot hold it.
    #[must_use]
    pub fn most(&self) -> Option<Money> {
        self.inspection.percent(self.percent)
    }
}

/// What is to be told whoever brings a machine in, where a rule in force asks a part of the inspection fee of those who
/// decline and the list has such a fee for the machine; nothing where that part is nothing. `domain.md` 2: fee and
/// consent come first.
#[must_use]
pub fn fee_to_tell(list: &[Entry], rules: &[Rule], machine: &Machine, day: Day) -> Option<FeeTold> {
    let (_, entry, told) = in_force(list, rules, machine, day)?;
    (told.most()? > Money::ZERO && entry.amount > Money::ZERO).then_some(told)
}

/// What a customer pays who declines after the diagnosis: a part of the inspection fee, where a rule in force says so and
/// the list has such a fee for the machine (`domain.md` 2: Shanghai 2008, 30 %). Nothing where they were not told at
/// intake or the part is nothing, and never more than they were told: anything above needs a consent of its own.
#[must_use]
pub fn declined_fee(
    list: &[Entry],
    rules: &[Rule],
    machine: &Machine,
    day: Day,
    told: Option<FeeTold>,
) -> Option<Line> {
    let (rule, entry, now) = in_force(list, rules, machine, day)?;
    let unit = now.most()?.min(told?.most()?);
    (unit > Money::ZERO).then(|| Line {
        kind: LineKind::Fee,
        name: entry.name.clone(),
        quantity: 1,
        unit,
        payer: Payer::Customer,
        grade: None,
        days: None,
        level: None,
        price: Some(entry.id),
        rule: Some(rule.id),
        listed: Some(entry.amount),
        changed: String::new(),
    })
}

fn in_force<'a>(
    list: &'a [Entry],
    rules: &'a [Rule],
    machine: &Machine,
    day: Day,
) -> Option<(&'a Rule, &'a Entry, FeeTold)> {
    let rule = rules.iter().find(|rule| rule.kind == PriceRuleKind::DeclinedFee && rule.is_in_force(day))?;
    let entry = price::inspection(list, machine, day)?;
    Some((rule, entry, FeeTold { percent: rule.figures.percent?, inspection: entry.amount }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Kind;
    use crate::price::{Figures, PriceId, PriceRuleId, Scope, Validity};
    use kernel::reexport::uuid::Uuid;

    fn day() -> Day {
        Day::read("2026-11-22").unwrap()
    }

    const ANY: Scope = Scope { kind: None, brand: None, model: None };
    const PHONE: Machine = Machine { kind: Kind::Phone, brand: None, model: None };

    fn list() -> [Entry; 2] {
        let entry = |n, scope, amount| Entry {
            id: PriceId(Uuid::from_u128(n)),
            line: LineKind::Fee,
            name: "检测费".to_owned(),
            scope,
            level: None,
            inspection: true,
            amount: Money(amount),
            grade: None,
            days: None,
            validity: Validity { from: day(), to: None },
            active: true,
        };
        [entry(1, ANY, 5_001), entry(2, Scope { kind: Some(Kind::Tv), ..ANY }, 9_000)]
    }

    fn rule(percent: i64) -> Rule {
        Rule {
            id: PriceRuleId(Uuid::from_u128(9)),
            kind: PriceRuleKind::DeclinedFee,
            figures: Figures { percent: Some(percent), ..Figures::default() },
            validity: Validity { from: day(), to: None },
            active: true,
        }
    }

    fn told(inspection: i64, percent: i64) -> Option<FeeTold> {
        Some(FeeTold { percent, inspection: Money(inspection) })
    }

    #[test]
    fn whoever_brings_a_machine_in_is_told_the_part_and_the_fee() {
        let tell = |rules: &[Rule], machine: &Machine| fee_to_tell(&list(), rules, machine, day());
        assert_eq!(tell(&[rule(30)], &PHONE), told(5_001, 30));
        assert_eq!(
            tell(&[rule(30)], &PHONE).and_then(|told| told.most()),
            Some(Money(1_500)),
            "rounded down"
        );
        assert_eq!(tell(&[rule(100)], &Machine { kind: Kind::Tv, ..PHONE }), told(9_000, 100));
        assert_eq!(tell(&[rule(0)], &PHONE), None);
        assert_eq!(tell(&[], &PHONE), None);
        assert_eq!(tell(&[Rule { active: false, ..rule(30) }], &PHONE), None);
        assert_eq!(fee_to_tell(&[], &[rule(30)], &PHONE, day()), None);
        assert_eq!(fee_to_tell(&list(), &[rule(30)], &PHONE, Day::read("2026-11-21").unwrap()), None);
    }

    #[test]
    fn a_declined_repair_pays_its_part_of_the_inspection() {
        let tv = Machine { kind: Kind::Tv, ..PHONE };
        let fee = |rules: &[Rule], machine: &Machine| {
            let told = fee_to_tell(&list(), rules, machine, day());
            declined_fee(&list(), rules, machine, day(), told).map(|line| line.unit.0)
        };
        assert_eq!(fee(&[rule(30)], &PHONE), Some(1_500));
        assert_eq!(fee(&[rule(30)], &tv), Some(2_700));
        assert_eq!(fee(&[rule(0)], &PHONE), None);
        assert_eq!(fee(&[], &PHONE), None);
        assert_eq!(fee(&[Rule { active: false, ..rule(30) }], &PHONE), None);
    }

    #[test]
    fn nobody_pays_a_fee_or_more_of_it_than_they_were_told() {
        let fee = |told| declined_fee(&list(), &[rule(30)], &PHONE, day(), told).map(|line| line.unit.0);
        assert_eq!(fee(None), None);
        assert_eq!(fee(told(5_001, 30)), Some(1_500));
        assert_eq!(fee(told(5_001, 29)), Some(1_450), "the rule asks more than was told");
        assert_eq!(fee(told(4_000, 30)), Some(1_200), "the list asks more than was told");
        assert_eq!(fee(told(50_000, 100)), Some(1_500), "less than was told");
        assert_eq!(fee(told(3, 30)), None, "told nothing worth a fen");
        assert_eq!(declined_fee(&list(), &[], &PHONE, day(), told(5_001, 30)), None, "the rule ended");
    }
}
