//! The part master: what may stand in it, and what a customer pays for a part.

pub mod import;

use crate::faults::{Fault, Faults};
use crate::price;
use crate::stock::code;
use crate::text;
use kernel::Money;
use std::collections::BTreeSet;
use std::hash::Hash;

/// The longest unit, in characters: it stands behind every quantity.
pub const LONGEST_UNIT: usize = 8;
/// The most barcodes, models, alternates or suppliers of one part.
pub const MOST_OF_ONE: usize = 200;
/// The most pieces that a level of stock may ask for.
pub const MOST_PIECES: i64 = 1_000_000;
/// The highest markup on the average cost, in percent.
pub const HIGHEST_MARKUP: i64 = 1_000;
/// The longest time a supplier takes, in days.
pub const MOST_LEAD_DAYS: i64 = 365;
/// The most pieces a supplier may ask one to take at least.
pub const MOST_LEAST: i64 = 100_000;

/// As `stock::code`, but may be left empty.
///
/// # Errors
/// `field.too_long` (characters), `field.control_character`.
pub fn optional_code(typed: &str) -> Result<&str, Fault> {
    if typed.trim().is_empty() { Ok("") } else { code(typed) }
}

/// 单位: 个, 片, 米.
///
/// # Errors
/// `field.empty`, `field.too_long` (characters), `field.control_character`.
pub fn unit(typed: &str) -> Result<&str, Fault> {
    let unit = text::name(typed)?;
    if unit.chars().count() > LONGEST_UNIT {
        return Err(Fault::with("field.too_long", "max", LONGEST_UNIT));
    }
    Ok(unit)
}

/// Barcodes, each once; empty ones are none.
///
/// # Errors
/// As `code`, and `field.too_many`.
pub fn codes(typed: &[String]) -> Result<Vec<String>, Fault> {
    let mut seen = BTreeSet::new();
    let mut kept = Vec::new();
    for one in typed {
        let one = optional_code(one)?;
        if !one.is_empty() && seen.insert(one.to_lowercase()) {
            kept.push(one.to_owned());
        }
    }
    few(kept)
}

/// Things of one part that are named by id, each once.
///
/// # Errors
/// `field.too_many`.
pub fn each_once<T: Copy + Eq + Hash + Ord>(named: &[T]) -> Result<Vec<T>, Fault> {
    let mut seen = BTreeSet::new();
    few(named.iter().copied().filter(|one| seen.insert(*one)).collect())
}

fn few<T>(kept: Vec<T>) -> Result<Vec<T>, Fault> {
    if kept.len() > MOST_OF_ONE { Err(Fault::with("field.too_many", "max", MOST_OF_ONE)) } else { Ok(kept) }
}

/// A whole number from `least` to `most`, both included.
///
/// # Errors
/// `field.not_between`.
pub fn between(typed: i64, least: i64, most: i64) -> Result<i64, Fault> {
    if (least..=most).contains(&typed) {
        return Ok(typed);
    }
    Err(Fault::not_between(usize::try_from(least).unwrap_or(0), usize::try_from(most).unwrap_or(usize::MAX)))
}

/// What holds, or else the fault of it.
///
/// # Errors
/// `message`.
pub fn fits(holds: bool, message: &'static str) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err(Fault::new(message)) }
}

/// What a customer pays for a part: an amount that is fixed, or a markup on what it costs on average.
///
/// # Errors
/// `field.bad_amount`; `field.not_between` (percent).
pub fn pricing(
    faults: &mut Faults,
    sale: Option<Money>,
    markup: Option<i64>,
) -> (Option<Money>, Option<i64>) {
    let sale = sale.and_then(|sale| faults.take("sale", price::amount(sale)));
    let markup = markup.and_then(|percent| faults.take("markup", between(percent, 0, HIGHEST_MARKUP)));
    (sale, markup)
}

/// 安全库存, 再订货点, 最高库存, as far as the shop fixed them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Levels {
    /// 安全库存: what lies there for the worst case.
    pub safety: Option<i64>,
    /// 再订货点: at so many it is ordered again.
    pub reorder_at: Option<i64>,
    /// 最高库存: up to so many.
    pub maximum: Option<i64>,
}

/// Levels that can be kept together: the safety stock is not above the point of ordering, that not above the maximum.
///
/// # Errors
/// `field.not_between`, `field.below_another` at the larger one.
pub fn levels(faults: &mut Faults, typed: Levels) -> Levels {
    let safety = typed.safety.and_then(|n| faults.take("safety", between(n, 0, MOST_PIECES)));
    let reorder_at = typed.reorder_at.and_then(|n| faults.take("reorder_at", between(n, 0, MOST_PIECES)));
    let maximum = typed.maximum.and_then(|n| faults.take("maximum", between(n, 1, MOST_PIECES)));
    if let (Some(low), Some(high)) = (safety, reorder_at)
        && high < low
    {
        faults.add("reorder_at", "field.below_another");
    }
    if let (Some(low), Some(high)) = (reorder_at.or(safety), maximum)
        && high < low
    {
        faults.add("maximum", "field.below_another");
    }
    Levels { safety, reorder_at, maximum }
}

/// What one piece is sold for: the fixed amount; else what `on_hand` pieces worth `value` cost on average with the markup,
/// rounded half up to a fen. Nothing where the shop fixed neither, or nothing lies there to reckon from.
#[must_use]
pub fn sale_price(sale: Option<Money>, markup: Option<i64>, (value, on_hand): (Money, i64)) -> Option<Money> {
    if sale.is_some() {
        return sale;
    }
    let percent = i128::from(markup?) + 100;
    if on_hand <= 0 {
        return None;
    }
    let pieces = i128::from(on_hand) * 100;
    let whole = (i128::from(value.0) * percent * 2 + pieces).div_euclid(pieces * 2);
    i64::try_from(whole).ok().map(Money)
}

/// Whether a part would in the end be superseded by itself: `later` are those that come after its successor, in order.
#[must_use]
pub fn goes_round<T: PartialEq>(part: &T, successor: &T, later: impl IntoIterator<Item = T>) -> bool {
    successor == part || later.into_iter().any(|one| one == *part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faulty(faults: Faults) -> Vec<(String, &'static str)> {
        let failure = faults.refuse("part.invalid").unwrap_err();
        failure.fields.into_iter().map(|fault| (fault.field.into_owned(), fault.message)).collect()
    }

    #[test]
    fn units_are_short_and_a_supplier_may_have_no_number_for_a_part() {
        assert_eq!(optional_code(" \t"), Ok(""));
        assert_eq!(optional_code(" 屏-IP13 / A "), Ok("屏-IP13 / A"));
        assert_eq!(optional_code("a\nb").unwrap_err().message, "field.control_character");
        assert_eq!(unit("个"), Ok("个"));
        assert_eq!(unit("一二三四五六七八九").unwrap_err().message, "field.too_long");
    }

    #[test]
    fn barcodes_stand_there_once() {
        let typed = |codes: &[&str]| codes.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(codes(&typed(&["690123", " ", "Ab", "aB", "690123 "])), Ok(typed(&["690123", "Ab"])));
        assert_eq!(codes(&vec!["x".to_owned(); 300]).map(|kept| kept.len()), Ok(1));
        let many: Vec<String> = (0..201).map(|n| n.to_string()).collect();
        assert_eq!(codes(&many[..200]).map(|kept| kept.len()), Ok(200));
        assert_eq!(codes(&many).unwrap_err().message, "field.too_many");
    }

    #[test]
    fn levels_rise() {
        let mut faults = Faults::new();
        let typed = Levels { safety: Some(0), reorder_at: Some(0), maximum: Some(1) };
        assert_eq!(levels(&mut faults, typed), typed);
        assert_eq!(levels(&mut faults, Levels::default()), Levels::default());
        assert!(faults.refuse("part.invalid").is_ok());
        for (safety, reorder_at, maximum, at, message) in [
            (Some(-1), None, None, "safety", "field.not_between"),
            (None, None, Some(0), "maximum", "field.not_between"),
            (None, None, Some(MOST_PIECES + 1), "maximum", "field.not_between"),
            (Some(5), Some(4), None, "reorder_at", "field.below_another"),
            (Some(5), None, Some(4), "maximum", "field.below_another"),
            (None, Some(5), Some(4), "maximum", "field.below_another"),
        ] {
            let mut faults = Faults::new();
            levels(&mut faults, Levels { safety, reorder_at, maximum });
            assert_eq!(faulty(faults), [(at.to_owned(), message)]);
        }
    }

    #[test]
    fn a_price_is_fixed_or_the_average_with_a_markup() {
        let asked = |sale: Option<i64>, markup, value, on_hand| {
            sale_price(sale.map(Money), markup, (Money(value), on_hand)).map(|money| money.0)
        };
        assert_eq!(asked(Some(38_000), Some(30), 1, 1), Some(38_000), "what is fixed counts");
        assert_eq!(asked(Some(0), None, 0, 0), Some(0));
        assert_eq!(asked(None, Some(30), 10_000, 3), Some(4_333), "10000 / 3 × 1.3 = 4333.3");
        assert_eq!(asked(None, Some(50), 1, 1), Some(2), "1.5 fen are 2");
        assert_eq!(asked(None, Some(0), 5, 10), Some(1), "half a fen is one");
        assert_eq!(asked(None, Some(30), 0, 0), None, "nothing to reckon from");
        assert_eq!(asked(None, None, 10_000, 3), None);
        assert_eq!(asked(None, Some(1_000), i64::MAX, 1), None, "more than money can be");
    }

    #[test]
    fn markups_and_amounts_have_their_limits() {
        let mut faults = Faults::new();
        assert_eq!(pricing(&mut faults, Some(Money(0)), Some(1_000)), (Some(Money(0)), Some(1_000)));
        assert_eq!(pricing(&mut faults, Some(Money(-1)), Some(1_001)), (None, None));
        let told = faulty(faults);
        assert_eq!(
            told,
            [("sale".to_owned(), "field.bad_amount"), ("markup".to_owned(), "field.not_between")]
        );
    }

    #[test]
    fn nothing_is_superseded_by_itself() {
        assert!(goes_round(&1, &1, []));
        assert!(goes_round(&1, &2, [3, 1]));
        assert!(!goes_round(&1, &2, [3, 4]));
    }
}
