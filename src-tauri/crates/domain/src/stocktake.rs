//! 盘点: what is there against what the books say, counted blind, counted again by another where it differs, explained,
//! approved above an amount, and only then posted.

use crate::faults::Fault;
use crate::stock::{CountCause, PlaceKind, code};
use kernel::{Day, Money};
use std::collections::BTreeSet;

kernel::id!(
    /// One count of a line.
    StocktakeCountId
);

crate::closed_set! {
    /// What a line still asks for.
    LineStanding {
        /// 未盘
        Uncounted = "uncounted",
        /// 待复盘: it differs, and another person counts it again
        ToRecount = "to_recount",
        /// 相符
        Exact = "exact",
        /// 待说明: it differs twice, and nobody said why
        Unexplained = "unexplained",
        /// 有差异: it differs, and the cause is told
        Differs = "differs",
    }
}

/// The most lines of one stocktake: more are several stocktakes, a place or a class each.
pub const MOST_LINES: usize = 2_000;
/// The most lines that one count brings.
pub const MOST_AT_ONCE: usize = 2_000;
/// The most pieces of one part at one place.
const MOST_PIECES: i64 = 1_000_000;
/// The most serial numbers of one line.
const MOST_SERIALS: usize = 5_000;

/// From which gross difference a manager looks before it is posted: ¥200, gains and losses added without their sign, so
/// that a screen too many does not hide a board too few.
pub const APPROVED_FROM: Money = Money(20_000);

/// What one count of a line found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// How many the books have and nobody found.
    pub missing: i64,
    /// How many were found that the books do not have there.
    pub found: i64,
}

impl Difference {
    /// Pieces that are told apart by nothing.
    #[must_use]
    pub fn of_quantity(book: i64, counted: i64) -> Self {
        let more = counted.saturating_sub(book);
        Self { missing: more.saturating_neg().max(0), found: more.max(0) }
    }

    /// Whether books and shelf agree.
    #[must_use]
    pub fn is_none(self) -> bool {
        self.missing == 0 && self.found == 0
    }

    /// How many more there are than the books have; negative where fewer.
    #[must_use]
    pub fn net(self) -> i64 {
        self.found.saturating_sub(self.missing)
    }
}

/// Which serial numbers the books have there and nobody found, and which were found and are not in the books there.
/// Upper and lower case are the same; each list keeps the writing it came with.
#[must_use]
pub fn serials_apart(book: &[String], found: &[String]) -> (Vec<String>, Vec<String>) {
    let plain = |all: &[String]| all.iter().map(|one| one.to_lowercase()).collect::<BTreeSet<_>>();
    let (in_book, on_shelf) = (plain(book), plain(found));
    let without = |all: &[String], other: &BTreeSet<String>| {
        all.iter().filter(|one| !other.contains(&one.to_lowercase())).cloned().collect()
    };
    (without(book, &on_shelf), without(found, &in_book))
}

/// What a line still asks for: nothing where its deciding count agrees with the books, a second count where the first
/// does not, and a cause where the second does not, either.
#[must_use]
pub fn standing(
    first: Option<Difference>,
    second: Option<Difference>,
    cause: Option<CountCause>,
) -> LineStanding {
    match (first, second) {
        (None, _) => LineStanding::Uncounted,
        (Some(first), None) if first.is_none() => LineStanding::Exact,
        (Some(_), None) => LineStanding::ToRecount,
        (Some(_), Some(second)) if second.is_none() => LineStanding::Exact,
        (Some(_), Some(_)) if cause.is_none() => LineStanding::Unexplained,
        (Some(_), Some(_)) => LineStanding::Differs,
    }
}

/// How many pieces were counted; none is a count, too.
///
/// # Errors
/// `field.bad_number`.
pub fn counted(quantity: i64) -> Result<i64, Fault> {
    if (0..=MOST_PIECES).contains(&quantity) { Ok(quantity) } else { Err(Fault::new("field.bad_number")) }
}

/// Serial numbers as they were scanned: blanks around them are not part of them, and each is there once.
///
/// # Errors
/// `field.too_many`, `field.empty`, `field.too_long`, `field.control_character`, `field.serial_twice`.
pub fn serials(scanned: &[String]) -> Result<Vec<String>, Fault> {
    if scanned.len() > MOST_SERIALS {
        return Err(Fault::with("field.too_many", "max", MOST_SERIALS));
    }
    let (mut kept, mut seen) = (Vec::with_capacity(scanned.len()), BTreeSet::new());
    for one in scanned {
        let one = code(one)?;
        if !seen.insert(one.to_lowercase()) {
            return Err(Fault::new("field.serial_twice"));
        }
        kept.push(one.to_owned());
    }
    Ok(kept)
}

/// Whether what lies at such a place is counted: what is on the shelves, with technicians and customers' own parts. What is
/// on its way is counted where it arrives.
#[must_use]
pub fn is_counted(kind: PlaceKind) -> bool {
    match kind {
        PlaceKind::Good
        | PlaceKind::Check
        | PlaceKind::Bad
        | PlaceKind::Doa
        | PlaceKind::Salvage
        | PlaceKind::Technician
        | PlaceKind::CustomerOwn => true,
        PlaceKind::Scrap
        | PlaceKind::Transit
        | PlaceKind::Supplier
        | PlaceKind::Installed
        | PlaceKind::Difference
        | PlaceKind::Customer => false,
    }
}

/// Why a difference is there, in words where the cause alone does not tell.
///
/// # Errors
/// `field.empty` where the cause is another one, `field.too_long`, `field.control_character`.
pub fn why(cause: CountCause, typed: &str) -> Result<&str, Fault> {
    match cause {
        CountCause::Other => crate::text::words(typed),
        CountCause::Miscount
        | CountCause::NotBooked
        | CountCause::WrongPart
        | CountCause::Broken
        | CountCause::Lost
        | CountCause::Found
        | CountCause::SupplierShort => crate::text::optional_words(typed),
    }
}

/// What so many pieces are worth at the average of what lies there, in fen, half up; what nothing is known of is worth
/// nothing. `None` where 64 bits cannot hold it.
#[must_use]
pub fn worth(value: Money, on_hand: i64, quantity: i64) -> Option<Money> {
    if on_hand <= 0 {
        return Some(Money::ZERO);
    }
    let (value, on_hand, quantity) = (i128::from(value.0), i128::from(on_hand), i128::from(quantity));
    let halves = value.checked_mul(quantity)?.checked_mul(2)?.checked_add(on_hand)?;
    i64::try_from(halves.div_euclid(on_hand.checked_mul(2)?)).ok().map(Money)
}

/// Whether a manager has to agree before differences that come to so much are posted.
#[must_use]
pub fn needs_approval(gross: Money) -> bool {
    gross >= APPROVED_FROM
}

/// How many lines of a thousand agreed with the books; `None` of no lines.
#[must_use]
pub fn accuracy(exact: i64, lines: i64) -> Option<i64> {
    if lines <= 0 {
        return None;
    }
    exact.checked_mul(2_000)?.checked_add(lines).map(|halves| halves.div_euclid(lines.saturating_mul(2)))
}

/// The number of a stocktake: `PD261122-01`.
#[must_use]
pub fn number(day: Day, serial: i64) -> String {
    format!("{PREFIX}{}-{serial:02}", day.short())
}

/// What the number of a stocktake begins with.
pub const PREFIX: &str = "PD";

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(all: &[&str]) -> Vec<String> {
        all.iter().map(|one| (*one).to_owned()).collect()
    }

    #[test]
    fn a_quantity_differs_one_way_only() {
        for (book, counted, missing, found, net) in
            [(0, 0, 0, 0, 0), (5, 5, 0, 0, 0), (5, 3, 2, 0, -2), (0, 4, 0, 4, 4), (7, 0, 7, 0, -7)]
        {
            let difference = Difference::of_quantity(book, counted);
            assert_eq!(difference, Difference { missing, found });
            assert_eq!((difference.net(), difference.is_none()), (net, missing + found == 0));
        }
    }

    #[test]
    fn serials_are_compared_one_by_one() {
        let apart = |book: &[&str], found: &[&str]| serials_apart(&owned(book), &owned(found));
        assert_eq!(apart(&[], &[]), (vec![], vec![]));
        assert_eq!(apart(&["A1", "B2"], &["b2", "a1"]), (vec![], vec![]));
        // As many as there should be, and yet one is missing and another too many.
        assert_eq!(apart(&["A1", "B2"], &["A1", "C3"]), (owned(&["B2"]), owned(&["C3"])));
        assert_eq!(apart(&["A1"], &[]), (owned(&["A1"]), vec![]));
    }

    #[test]
    fn a_line_asks_for_one_thing_after_the_other() {
        let (none, some) = (Difference::of_quantity(3, 3), Difference::of_quantity(3, 2));
        let swapped = Difference { missing: 1, found: 1 };
        let cause = Some(CountCause::Lost);
        let cases = [
            (None, None, None, LineStanding::Uncounted),
            (Some(none), None, None, LineStanding::Exact),
            (Some(some), None, None, LineStanding::ToRecount),
            (Some(some), None, cause, LineStanding::ToRecount),
            (Some(swapped), None, None, LineStanding::ToRecount),
            (Some(some), Some(none), None, LineStanding::Exact),
            (Some(some), Some(some), None, LineStanding::Unexplained),
            (Some(some), Some(some), cause, LineStanding::Differs),
            (Some(none), Some(some), None, LineStanding::Unexplained),
        ];
        for (first, second, cause, expected) in cases {
            assert_eq!(standing(first, second, cause), expected, "{first:?} {second:?} {cause:?}");
        }
    }

    #[test]
    fn serials_are_there_once_and_readable() {
        let read = |all: &[&str]| serials(&owned(all)).map_err(|fault| fault.message);
        assert_eq!(read(&[" SN1 ", "sn2"]), Ok(owned(&["SN1", "sn2"])));
        assert_eq!(read(&[]), Ok(vec![]));
        assert_eq!(read(&["SN1", "sn1"]), Err("field.serial_twice"));
        assert_eq!(read(&["SN1", "  "]), Err("field.empty"));
        assert_eq!(read(&["a\u{7}b"]), Err("field.control_character"));
        assert_eq!(read(&["x".repeat(65).as_str()]), Err("field.too_long"));
        assert!(read(&["x".repeat(64).as_str()]).is_ok());
        let many: Vec<String> = (0..=MOST_SERIALS).map(|n| format!("S{n}")).collect();
        assert_eq!(serials(&many).map_err(|fault| fault.message), Err("field.too_many"));
    }

    #[test]
    fn nothing_is_a_count_and_less_than_nothing_is_none() {
        assert_eq!(counted(0).ok(), Some(0));
        assert_eq!(counted(1_000_000).ok(), Some(1_000_000));
        for bad in [-1, 1_000_001, i64::MIN, i64::MAX] {
            assert_eq!(counted(bad).map_err(|fault| fault.message), Err("field.bad_number"), "{bad}");
        }
    }

    #[test]
    fn another_cause_is_told_in_words() {
        assert_eq!(why(CountCause::Lost, "").ok(), Some(""));
        assert_eq!(why(CountCause::Other, " ").map_err(|fault| fault.message), Err("field.empty"));
        assert_eq!(why(CountCause::Other, "被老鼠咬了").ok(), Some("被老鼠咬了"));
    }

    #[test]
    fn a_difference_is_worth_the_average_of_what_lies_there() {
        assert_eq!(worth(Money(1_000), 3, 1), Some(Money(333)));
        assert_eq!(worth(Money(1_000), 3, 2), Some(Money(667)));
        assert_eq!(worth(Money(1_001), 2, 1), Some(Money(501)));
        assert_eq!(worth(Money(0), 5, 3), Some(Money::ZERO));
        assert_eq!(worth(Money(500), 0, 3), Some(Money::ZERO));
        assert_eq!(worth(Money(i64::MAX), 1, 2), None);
    }

    #[test]
    fn a_manager_looks_from_an_amount_on() {
        assert!(!needs_approval(Money::ZERO));
        assert!(!needs_approval(Money(19_999)));
        assert!(needs_approval(Money(20_000)));
    }

    #[test]
    fn accuracy_is_of_lines_to_a_tenth_of_a_per_cent() {
        assert_eq!(accuracy(0, 0), None);
        assert_eq!(accuracy(2, 3), Some(667));
        assert_eq!(accuracy(1, 3), Some(333));
        assert_eq!(accuracy(40, 40), Some(1_000));
        assert_eq!(accuracy(0, 40), Some(0));
    }
}
