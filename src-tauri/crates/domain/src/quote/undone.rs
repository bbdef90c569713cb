//! What stays of a bill where the work on it was not done (`domain.md` 2: what was not done is not charged).

use super::{Line, Payer};
use crate::price::LineKind;
use crate::stage::Outcome;
use kernel::Money;

/// What stays of agreed lines once an outcome says that nothing was repaired: customers pay no work, no part and get no
/// discount on them; fees they agreed to stay, unless nothing was found or could be done and the shop's rule makes that free.
/// Lines that others pay stay. Nothing where all of them stay.
#[must_use]
pub fn left_of(lines: &[Line], outcome: Outcome, is_free_when_nothing: bool) -> Option<Vec<Line>> {
    let is_nothing = matches!(outcome, Outcome::NoFault | Outcome::NotRepairable);
    let is_free = is_nothing && is_free_when_nothing;
    let goes = |line: &Line| {
        line.payer == Payer::Customer
            && match line.kind {
                LineKind::Labour | LineKind::Part | LineKind::Discount => true,
                LineKind::Fee => is_free,
            }
    };
    let is_charged = lines.iter().any(|line| goes(line) && line.unit > Money::ZERO);
    let is_undone = !outcome.needs_test() && is_charged;
    is_undone.then(|| lines.iter().filter(|line| !goes(line)).cloned().collect())
}

/// What stays once a customer wants nothing more done: what others pay, and in place of all else the part of the inspection
/// that the shop's rule asks of whoever declines.
#[must_use]
pub fn left_when_ended(lines: &[Line], fee: Option<Line>) -> Vec<Line> {
    lines.iter().filter(|line| line.payer != Payer::Customer).cloned().chain(fee).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: LineKind, fen: i64, payer: Payer) -> Line {
        Line {
            kind,
            name: format!("{kind:?}"),
            quantity: 1,
            unit: Money(fen),
            payer,
            grade: None,
            days: None,
            level: None,
            price: None,
            rule: None,
            listed: None,
            changed: String::new(),
        }
    }

    fn all() -> Vec<Line> {
        vec![
            line(LineKind::Labour, 5_000, Payer::Customer),
            line(LineKind::Part, 32_000, Payer::Maker),
            line(LineKind::Fee, 600, Payer::Customer),
            line(LineKind::Discount, -100, Payer::Customer),
        ]
    }

    #[test]
    fn only_what_was_repaired_is_charged_as_work() {
        for outcome in Outcome::ALL.iter().copied() {
            let left = left_of(&all(), outcome, false).map(|left| left.len());
            assert_eq!(left, (!outcome.needs_test()).then_some(2), "{outcome:?}");
            let is_nothing = matches!(outcome, Outcome::NoFault | Outcome::NotRepairable);
            let left = left_of(&all(), outcome, true).map(|left| left.len());
            assert_eq!(
                left,
                (!outcome.needs_test()).then_some(if is_nothing { 1 } else { 2 }),
                "{outcome:?}"
            );
        }
    }

    #[test]
    fn what_costs_the_customer_nothing_stays_as_it_is() {
        let free = [line(LineKind::Labour, 0, Payer::Customer), line(LineKind::Part, 9, Payer::Shop)];
        assert_eq!(left_of(&free, Outcome::NotWorth, false), None);
        let fee = [line(LineKind::Fee, 1, Payer::Customer)];
        assert_eq!(left_of(&fee, Outcome::Declined, true), None);
        assert_eq!(left_of(&fee, Outcome::NoFault, true), Some(Vec::new()));
        assert_eq!(
            left_of(&[line(LineKind::Part, 1, Payer::Customer)], Outcome::Refunded, false),
            Some(vec![])
        );
    }

    #[test]
    fn whoever_ends_it_pays_what_the_rule_says_and_nothing_else() {
        let fee = line(LineKind::Fee, 1_500, Payer::Customer);
        assert_eq!(left_when_ended(&all(), Some(fee.clone())), [all()[1].clone(), fee]);
        assert_eq!(left_when_ended(&all(), None), [all()[1].clone()]);
        assert_eq!(left_when_ended(&[], None), []);
    }
}
