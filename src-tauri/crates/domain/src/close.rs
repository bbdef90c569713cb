//! 交班 and 日结: cash is counted by pieces, and a difference has a reason.

use crate::faults::Fault;
use crate::ledger::{Account, Move, of_method};
use crate::payment::Method;
use kernel::{Day, Money};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

kernel::id!(
    /// A close.
    CloseId
);

crate::closed_set! {
    /// Whose money is counted.
    CloseScope {
        /// 交班: what one person took and gave
        Person = "person",
        /// 日结: the shop's
        Day = "day",
    }
}

/// What one way to pay took and gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MethodTotal {
    /// Which way.
    pub method: Method,
    /// What came in, in fen.
    #[ts(type = "number")]
    pub taken: Money,
    /// What went out, in fen.
    #[ts(type = "number")]
    pub given: Money,
    /// What is left of it, in fen.
    #[ts(type = "number")]
    pub net: Money,
}

/// What the books moved from one account to another in the time that a close takes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stream {
    /// From where to where, all of it together.
    pub moved: Move,
    /// How often.
    pub times: i64,
}

/// The figures of a close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Each way to pay.
    pub totals: Vec<MethodTotal>,
    /// How many payments.
    pub payments: i64,
    /// What earlier closes booked over or short (长短款): it is in the till, and no payment tells of it.
    pub booked: Money,
    /// What the cash of the till grew by.
    pub cash: Money,
}

/// The figures of the streams that a close takes in. What stays in a till is no money taken or given. What earlier closes
/// counted more or less is known to the shop's cash, and was never in the hands of the person who counted.
///
/// `None` where 64 bits cannot hold a sum.
#[must_use]
pub fn figures(scope: CloseScope, streams: &[Stream]) -> Option<Figures> {
    let is_own = |account| matches!(account, Account::Float | Account::CashDifference);
    let (mut totals, mut payments) = (Vec::new(), 0_i64);
    let (mut cash, mut booked) = (Money::ZERO, Money::ZERO);
    for method in Method::ALL.iter().copied() {
        let till = of_method(method);
        let (mut taken, mut given) = (Money::ZERO, Money::ZERO);
        for Stream { moved, times } in
            streams.iter().filter(|stream| !is_own(stream.moved.debit) && !is_own(stream.moved.credit))
        {
            if moved.debit == till {
                taken = taken.plus(moved.amount)?;
                payments = payments.checked_add(*times)?;
            } else if moved.credit == till {
                given = given.plus(moved.amount)?;
                payments = payments.checked_add(*times)?;
            }
        }
        let net = taken.minus(given)?;
        if method == Method::Cash {
            cash = net;
        }
        totals.push(MethodTotal { method, taken, given, net });
    }
    if scope == CloseScope::Day {
        for Stream { moved, .. } in streams {
            let ends = (moved.debit, moved.credit);
            if ends == (Account::Cash, Account::CashDifference) {
                booked = booked.plus(moved.amount)?;
            } else if ends == (Account::CashDifference, Account::Cash) {
                booked = booked.minus(moved.amount)?;
            }
        }
    }
    let cash = cash.plus(booked)?;
    Some(Figures { totals, payments, booked, cash })
}

/// Notes and coins that cash is counted in, in fen.
pub const PIECES: [i64; 13] = [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
/// The most of one piece that anybody counts.
const MOST: i64 = 100_000;

/// What the counted pieces come to.
///
/// # Errors
/// `field.unknown_piece`, `field.bad_number`.
pub fn counted(pieces: &BTreeMap<String, i64>) -> Result<Money, Fault> {
    let mut sum = Money::ZERO;
    for (piece, number) in pieces {
        let known = PIECES.iter().find(|known| known.to_string() == *piece);
        let worth = Money(*known.ok_or(Fault::new("field.unknown_piece"))?);
        if !(0..=MOST).contains(number) {
            return Err(Fault::new("field.bad_number"));
        }
        let together = worth.times(*number).and_then(|together| sum.plus(together));
        sum = together.ok_or(Fault::new("field.bad_number"))?;
    }
    Ok(sum)
}

/// What stays in the till: nothing less, and no more than is there.
///
/// # Errors
/// `field.bad_amount`, `field.more_than_counted`.
pub fn stays(typed: Money, counted: Money) -> Result<Money, Fault> {
    if typed < Money::ZERO {
        return Err(Fault::new("field.bad_amount"));
    }
    if typed > counted { Err(Fault::new("field.more_than_counted")) } else { Ok(typed) }
}

/// What a person's till begins with: what stayed in it at their last close, and no more than what stayed in the shop at a
/// close of the day that came after it, for then that money was counted with all the other and taken out.
#[must_use]
pub fn opening(own: Money, day_since: Option<Money>) -> Money {
    day_since.map_or(own, |stayed| own.min(stayed))
}

/// Why less or more was counted than expected; nothing where the same was.
///
/// # Errors
/// `field.reason_for_difference`, `field.too_long`, `field.control_character`.
pub fn reason(typed: &str, difference: Money) -> Result<&str, Fault> {
    let reason = crate::text::optional_words(typed)?;
    if difference != Money::ZERO && reason.is_empty() {
        return Err(Fault::new("field.reason_for_difference"));
    }
    Ok(reason)
}

/// What a close moves in the books: what was counted more or less than expected, and, at the end of a day, by how much
/// the cash that stays in the tills grew or shrank.
#[must_use]
pub fn moves(scope: CloseScope, difference: Money, (opening, stays): (Money, Money)) -> Vec<Move> {
    let mut moves = Vec::new();
    let mut grow = |debit, credit, by: i64| match by.signum() {
        1 => moves.push(Move { debit, credit, amount: Money(by) }),
        -1 => moves.push(Move { debit: credit, credit: debit, amount: Money(by.saturating_neg()) }),
        _ => {}
    };
    grow(Account::Cash, Account::CashDifference, difference.0);
    if scope == CloseScope::Day {
        grow(Account::Float, Account::Cash, stays.0.saturating_sub(opening.0));
    }
    moves
}

/// The number of a close: `JB261122-0001` of a shift, `RJ261122-0001` of a day.
#[must_use]
pub fn number(scope: CloseScope, day: Day, serial: i64) -> String {
    format!("{}{}-{serial:04}", prefix(scope), day.short())
}

/// What the number of a close begins with.
#[must_use]
pub fn prefix(scope: CloseScope) -> &'static str {
    match scope {
        CloseScope::Person => "JB",
        CloseScope::Day => "RJ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(pieces: &[(&str, i64)]) -> Result<i64, &'static str> {
        let pieces = pieces.iter().map(|(piece, number)| ((*piece).to_owned(), *number)).collect();
        counted(&pieces).map(|sum| sum.0).map_err(|fault| fault.message)
    }

    #[test]
    fn cash_is_counted_by_pieces() {
        assert_eq!(count(&[]), Ok(0));
        assert_eq!(count(&[("10000", 3), ("500", 1), ("10", 7), ("1", 1), ("2000", 0)]), Ok(30_571));
        assert_eq!(count(&[("300", 1)]), Err("field.unknown_piece"));
        assert_eq!(count(&[("0100", 1)]), Err("field.unknown_piece"));
        assert_eq!(count(&[("100", -1)]), Err("field.bad_number"));
        assert_eq!(count(&[("100", 100_001)]), Err("field.bad_number"));
        assert_eq!(count(&[("10000", i64::MAX)]), Err("field.bad_number"));
    }

    #[test]
    fn figures_tell_each_way_to_pay_and_the_cash_there_should_be() {
        let stream =
            |debit, credit, fen, times| Stream { moved: Move { debit, credit, amount: Money(fen) }, times };
        let streams = [
            stream(Account::Cash, Account::Prepaid, 10_000, 1),
            stream(Account::Cash, Account::Receivable, 5_000, 2),
            stream(Account::Refunds, Account::Cash, 700, 1),
            stream(Account::WeChat, Account::Receivable, 333, 1),
            stream(Account::Receivable, Account::Labour, 9_999, 4),
            stream(Account::CashDifference, Account::Cash, 40, 1),
            stream(Account::Cash, Account::CashDifference, 10, 1),
            stream(Account::Float, Account::Cash, 20_000, 1),
        ];
        let of_person = figures(CloseScope::Person, &streams).unwrap();
        assert_eq!((of_person.payments, of_person.cash), (5, Money(14_300)));
        let cash =
            MethodTotal { method: Method::Cash, taken: Money(15_000), given: Money(700), net: Money(14_300) };
        assert_eq!((of_person.totals.len(), of_person.totals[0]), (Method::ALL.len(), cash));
        let of_day = figures(CloseScope::Day, &streams).unwrap();
        assert_eq!((of_day.cash, &of_day.totals), (Money(14_270), &of_person.totals));
        assert_eq!((of_person.booked, of_day.booked), (Money::ZERO, Money(-30)));
        let beyond = [stream(Account::Cash, Account::Prepaid, i64::MAX, 1); 2];
        assert_eq!(figures(CloseScope::Day, &beyond), None);
    }

    #[test]
    fn no_more_stays_than_was_counted() {
        assert_eq!(stays(Money(500), Money(500)), Ok(Money(500)));
        assert_eq!(stays(Money(501), Money(500)).unwrap_err().message, "field.more_than_counted");
        assert_eq!(stays(Money(-1), Money(500)).unwrap_err().message, "field.bad_amount");
    }

    #[test]
    fn what_the_day_took_out_is_in_no_till() {
        assert_eq!(opening(Money(300), None), Money(300));
        assert_eq!(opening(Money(300), Some(Money(0))), Money(0));
        assert_eq!(opening(Money(300), Some(Money(299))), Money(299));
        assert_eq!(opening(Money(300), Some(Money(900))), Money(300));
    }

    #[test]
    fn a_difference_has_a_reason() {
        assert_eq!(reason("", Money(0)), Ok(""));
        assert_eq!(reason(" ", Money(-1)).unwrap_err().message, "field.reason_for_difference");
        assert_eq!(reason("少找一元", Money(100)), Ok("少找一元"));
    }

    #[test]
    fn the_books_follow_what_was_counted() {
        let moved = |scope, difference, opening, stays| -> Vec<(Account, Account, i64)> {
            let moves = moves(scope, Money(difference), (Money(opening), Money(stays)));
            moves.into_iter().map(|moved| (moved.debit, moved.credit, moved.amount.0)).collect()
        };
        let (cash, off, float) = (Account::Cash, Account::CashDifference, Account::Float);
        assert_eq!(moved(CloseScope::Person, 0, 0, 20_000), []);
        assert_eq!(moved(CloseScope::Person, -300, 0, 0), [(off, cash, 300)]);
        assert_eq!(moved(CloseScope::Day, 5, 0, 20_000), [(cash, off, 5), (float, cash, 20_000)]);
        assert_eq!(moved(CloseScope::Day, 0, 20_000, 15_000), [(cash, float, 5_000)]);
        assert_eq!(moved(CloseScope::Day, 0, 20_000, 20_000), []);
    }

    #[test]
    fn closes_are_numbered_by_day_and_scope() {
        let day = Day::new(2026, 11, 22).unwrap();
        assert_eq!(number(CloseScope::Person, day, 3), "JB261122-0003");
        assert_eq!(number(CloseScope::Day, day, 1), "RJ261122-0001");
    }
}
