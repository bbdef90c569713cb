//! Price rules as data: which figures a rule asks for, and when it counts.

use super::{PriceRuleId, PriceRuleKind, Validity, amount};
use crate::catalogue::Kind;
use crate::faults::{Fault, Faults};
use kernel::{Day, Money};
use serde::{Deserialize, Serialize};

/// A rule's own figures; each kind of rule asks for some of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "RuleFigures")]
pub struct Figures {
    /// A part in the hundred.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub percent: Option<i64>,
    /// In fen.
    #[serde(default)]
    #[ts(optional = nullable, type = "number")]
    pub amount: Option<Money>,
    /// For machines of these kinds; for all where none is named.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kinds: Option<Vec<Kind>>,
    /// 1 (Monday) to 7.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub weekdays: Option<Vec<u8>>,
    /// 1 to 31.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub monthdays: Option<Vec<u8>>,
}

/// A price rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Which one.
    pub id: PriceRuleId,
    /// What it does.
    pub kind: PriceRuleKind,
    /// Its figures.
    pub figures: Figures,
    /// When it counts.
    pub validity: Validity,
    /// Whether it is used.
    pub active: bool,
}

impl Rule {
    /// Whether it counts on a day; a member day also only on its own days.
    #[must_use]
    pub fn is_in_force(&self, day: Day) -> bool {
        self.active && self.validity.holds(day) && self.is_its_day(day)
    }

    fn is_its_day(&self, day: Day) -> bool {
        match self.kind {
            PriceRuleKind::MemberDay => {
                let is_in = |days: &Option<Vec<u8>>, day: usize| {
                    days.iter().flatten().any(|one| usize::from(*one) == day)
                };
                is_in(&self.figures.weekdays, day.weekday() + 1)
                    || is_in(&self.figures.monthdays, day.day_of_month())
            }
            PriceRuleKind::LabourOnce
            | PriceRuleKind::FurtherFaults
            | PriceRuleKind::DeclinedFee
            | PriceRuleKind::FreeWhenNothing
            | PriceRuleKind::FlatBattery => true,
        }
    }

    /// Whether it is for machines of a kind.
    #[must_use]
    pub fn is_for(&self, kind: Kind) -> bool {
        self.figures.kinds.as_ref().is_none_or(|kinds| kinds.contains(&kind))
    }
}

/// Whether two rules of one kind would both count for some machine on some day. Member days may: the better one counts.
#[must_use]
pub fn rivals(one: &Rule, other: &Rule) -> bool {
    let meets = |kinds: &Option<Vec<Kind>>| {
        kinds.as_ref().is_none_or(|kinds| kinds.iter().any(|kind| other.is_for(*kind)))
    };
    one.id != other.id
        && one.kind == other.kind
        && one.kind != PriceRuleKind::MemberDay
        && one.active
        && other.active
        && one.validity.overlaps(&other.validity)
        && meets(&one.figures.kinds)
}

/// The figures that a kind of rule asks for, and none else; each fault stands at its figure (`figures.percent`).
pub fn figures(faults: &mut Faults, rule: PriceRuleKind, typed: Figures) -> Option<Figures> {
    match rule {
        PriceRuleKind::LabourOnce | PriceRuleKind::FreeWhenNothing => Some(Figures::default()),
        PriceRuleKind::FurtherFaults | PriceRuleKind::DeclinedFee => {
            let percent = faults.take("figures.percent", percent(typed.percent, 0));
            Some(Figures { percent: Some(percent?), ..Figures::default() })
        }
        PriceRuleKind::FlatBattery => {
            let flat = typed.amount.ok_or(Fault::new("field.empty")).and_then(amount);
            let flat = faults.take("figures.amount", flat);
            let kinds = typed.kinds.filter(|kinds| !kinds.is_empty()).map(each_once);
            Some(Figures { amount: Some(flat?), kinds, ..Figures::default() })
        }
        PriceRuleKind::MemberDay => {
            let percent = faults.take("figures.percent", percent(typed.percent, 1));
            let weekdays = faults.take("figures.weekdays", days(typed.weekdays, 7));
            let monthdays = faults.take("figures.monthdays", days(typed.monthdays, 31));
            let (weekdays, monthdays) = (weekdays?, monthdays?);
            if weekdays.is_none() && monthdays.is_none() {
                return faults.take("figures.weekdays", Err(Fault::new("field.empty")));
            }
            Some(Figures { percent: Some(percent?), weekdays, monthdays, ..Figures::default() })
        }
    }
}

/// What a new shop begins with, and whether it is in use: the patterns that `domain.md` 2 names, with figures that the
/// trade knows. Those in use spare the customer money; the others the shop decides on.
#[must_use]
pub fn starter() -> [(PriceRuleKind, Figures, bool); 6] {
    let none = Figures::default;
    let part = |percent| Figures { percent: Some(percent), ..none() };
    let battery = Figures { amount: Some(Money(19_900)), kinds: Some(vec![Kind::Phone]), ..none() };
    [
        (PriceRuleKind::LabourOnce, none(), true),
        (PriceRuleKind::FreeWhenNothing, none(), true),
        (PriceRuleKind::FurtherFaults, part(50), false),
        (PriceRuleKind::DeclinedFee, part(30), false),
        (PriceRuleKind::FlatBattery, battery, false),
        (PriceRuleKind::MemberDay, Figures { monthdays: Some(vec![8]), ..part(10) }, false),
    ]
}

fn percent(typed: Option<i64>, least: i64) -> Result<i64, Fault> {
    let percent = typed.ok_or(Fault::new("field.empty"))?;
    if (least..=100).contains(&percent) { Ok(percent) } else { Err(Fault::new("field.bad_percent")) }
}

fn days(typed: Option<Vec<u8>>, last: u8) -> Result<Option<Vec<u8>>, Fault> {
    let Some(days) = typed.filter(|days| !days.is_empty()) else { return Ok(None) };
    if days.iter().all(|day| (1..=last).contains(day)) {
        return Ok(Some(each_once(days)));
    }
    Err(Fault::new("field.bad_day"))
}

fn each_once<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list.dedup();
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::reexport::uuid::Uuid;

    fn day(text: &str) -> Day {
        Day::read(text).unwrap()
    }

    fn rule(n: u128, kind: PriceRuleKind, figures: Figures) -> Rule {
        let validity = Validity { from: day("2026-01-01"), to: None };
        Rule { id: PriceRuleId(Uuid::from_u128(n)), kind, figures, validity, active: true }
    }

    fn look(kind: PriceRuleKind, typed: Figures) -> Result<Figures, Vec<(String, &'static str)>> {
        let mut faults = Faults::new();
        let kept = figures(&mut faults, kind, typed);
        faults.refuse("price.invalid").map(|()| kept.expect("figures without a fault")).map_err(|failure| {
            failure.fields.into_iter().map(|fault| (fault.field.into_owned(), fault.message)).collect()
        })
    }

    #[test]
    fn each_rule_asks_for_its_own_figures() {
        let all = Figures {
            percent: Some(30),
            amount: Some(Money(9_900)),
            kinds: Some(vec![Kind::Tablet, Kind::Phone, Kind::Tablet]),
            weekdays: Some(vec![3, 1, 3]),
            monthdays: Some(vec![]),
        };
        let none = Figures::default();
        assert_eq!(look(PriceRuleKind::LabourOnce, all.clone()), Ok(none.clone()));
        assert_eq!(look(PriceRuleKind::FreeWhenNothing, all.clone()), Ok(none.clone()));
        let percent = Figures { percent: Some(30), ..none.clone() };
        assert_eq!(look(PriceRuleKind::FurtherFaults, all.clone()), Ok(percent.clone()));
        assert_eq!(look(PriceRuleKind::DeclinedFee, all.clone()), Ok(percent.clone()));
        let battery = Figures {
            amount: Some(Money(9_900)),
            kinds: Some(vec![Kind::Phone, Kind::Tablet]),
            ..none.clone()
        };
        assert_eq!(look(PriceRuleKind::FlatBattery, all.clone()), Ok(battery));
        assert_eq!(
            look(PriceRuleKind::MemberDay, all),
            Ok(Figures { weekdays: Some(vec![1, 3]), ..percent })
        );
    }

    #[test]
    fn what_a_new_shop_begins_with_is_right_and_there_once() {
        let all: Vec<PriceRuleKind> = starter().iter().map(|(kind, ..)| *kind).collect();
        assert!(
            PriceRuleKind::ALL.iter().all(|kind| all.contains(kind)) && all.len() == PriceRuleKind::ALL.len()
        );
        for (kind, figures, _) in starter() {
            assert_eq!(look(kind, figures.clone()), Ok(figures), "{kind:?}");
        }
    }

    #[test]
    fn figures_out_of_their_bounds_are_told() {
        let none = Figures::default();
        let percent = |percent| Figures { percent: Some(percent), weekdays: Some(vec![1]), ..none.clone() };
        for (kind, least) in [
            (PriceRuleKind::FurtherFaults, 0),
            (PriceRuleKind::DeclinedFee, 0),
            (PriceRuleKind::MemberDay, 1),
        ] {
            assert!(look(kind, percent(least)).is_ok() && look(kind, percent(100)).is_ok(), "{kind:?}");
            for wrong in [least - 1, 101, i64::MAX, i64::MIN] {
                let faults = look(kind, percent(wrong)).unwrap_err();
                assert_eq!(faults, [("figures.percent".to_owned(), "field.bad_percent")], "{kind:?} {wrong}");
            }
        }
        let faults = look(PriceRuleKind::FlatBattery, none.clone()).unwrap_err();
        assert_eq!(faults, [("figures.amount".to_owned(), "field.empty")]);
        let faults = look(PriceRuleKind::MemberDay, none.clone()).unwrap_err();
        let expected =
            [("figures.percent".to_owned(), "field.empty"), ("figures.weekdays".to_owned(), "field.empty")];
        assert_eq!(faults, expected);
        let days = Figures { weekdays: Some(vec![0]), monthdays: Some(vec![32]), ..percent(10) };
        let faults = look(PriceRuleKind::MemberDay, days).unwrap_err();
        let expected = [
            ("figures.weekdays".to_owned(), "field.bad_day"),
            ("figures.monthdays".to_owned(), "field.bad_day"),
        ];
        assert_eq!(faults, expected);
    }

    #[test]
    fn a_member_day_is_its_weekday_or_its_day_of_the_month() {
        let sundays = Figures { percent: Some(10), weekdays: Some(vec![7]), ..Figures::default() };
        let sundays = rule(1, PriceRuleKind::MemberDay, sundays);
        assert!(sundays.is_in_force(day("2026-11-22")) && !sundays.is_in_force(day("2026-11-23")));
        let eighths = Figures { percent: Some(10), monthdays: Some(vec![8, 31]), ..Figures::default() };
        let eighths = rule(2, PriceRuleKind::MemberDay, eighths);
        assert!(eighths.is_in_force(day("2026-11-08")) && !eighths.is_in_force(day("2026-11-30")));
        assert!(eighths.is_in_force(day("2026-12-31")));
        assert!(!Rule { active: false, ..eighths }.is_in_force(day("2026-12-31")));
    }

    #[test]
    fn two_rules_of_a_kind_do_not_count_together() {
        let flat = |n, kinds: &[Kind]| {
            let kinds = (!kinds.is_empty()).then(|| kinds.to_vec());
            rule(
                n,
                PriceRuleKind::FlatBattery,
                Figures { amount: Some(Money(1)), kinds, ..Figures::default() },
            )
        };
        assert!(rivals(&flat(1, &[]), &flat(2, &[Kind::Phone])));
        assert!(rivals(&flat(1, &[Kind::Phone, Kind::Watch]), &flat(2, &[Kind::Watch])));
        assert!(!rivals(&flat(1, &[Kind::Phone]), &flat(2, &[Kind::Watch])));
        assert!(!rivals(&flat(1, &[]), &flat(1, &[])), "not with itself");
        let once = |n| rule(n, PriceRuleKind::LabourOnce, Figures::default());
        assert!(rivals(&once(1), &once(2)));
        assert!(!rivals(&once(1), &Rule { active: false, ..once(2) }));
        let later = Validity { from: day("2027-01-01"), to: None };
        let until = Validity { from: day("2026-01-01"), to: Some(day("2026-12-31")) };
        assert!(!rivals(&Rule { validity: until, ..once(1) }, &Rule { validity: later, ..once(2) }));
        let member = |n| rule(n, PriceRuleKind::MemberDay, Figures::default());
        assert!(!rivals(&member(1), &member(2)), "the better one counts");
    }
}
