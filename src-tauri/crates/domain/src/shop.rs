//! The shop's own rules.

use crate::faults::Fault;
use crate::intake::Channel;
use crate::opening::{Hours, Norm, Norms, OpenFrom, minute_of_day};
use crate::paper::{PaperKind, Sizes};

kernel::id!(
    /// The shop.
    ShopId
);

crate::closed_set! {
    /// How often an order's number begins anew.
    NumberPeriod {
        /// 每天
        Day = "day",
        /// 每月
        Month = "month",
        /// 每年
        Year = "year",
        /// 不重置
        Always = "always",
    }
}

/// What orders' numbers begin with, until a shop chooses.
pub const NUMBER_PREFIX: &str = "WX";
/// How many digits their counted part has at least, until a shop chooses.
pub const NUMBER_WIDTH: u16 = 4;

/// How long a desk may stand idle before it locks, in minutes, until a shop chooses.
pub const IDLE_MINUTES: u16 = 5;

/// Idle minutes a shop may choose: 1 to 60.
///
/// # Errors
/// `field.not_between`.
pub fn idle_minutes(minutes: u16) -> Result<u16, Fault> {
    if (1..=60).contains(&minutes) { Ok(minutes) } else { Err(Fault::not_between(1, 60)) }
}

/// What an order's number begins with: 1 to 6 letters, digits or dashes, kept in capitals.
///
/// # Errors
/// `field.empty`, `field.bad_prefix`.
pub fn number_prefix(typed: &str) -> Result<String, Fault> {
    let prefix = typed.trim().to_ascii_uppercase();
    if prefix.is_empty() {
        return Err(Fault::new("field.empty"));
    }
    let fits = prefix.len() <= 6 && prefix.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    // A dash alone would look like the one before the counted part.
    let names = prefix.chars().any(|c| c.is_ascii_alphanumeric());
    if fits && names { Ok(prefix) } else { Err(Fault::new("field.bad_prefix")) }
}

/// How many digits the counted part has at least: 3 to 8.
///
/// # Errors
/// `field.not_between`.
pub fn number_width(width: u16) -> Result<u16, Fault> {
    if (3..=8).contains(&width) { Ok(width) } else { Err(Fault::not_between(3, 8)) }
}

/// Where counting begins: 1 to 99,999,999.
///
/// # Errors
/// `field.not_between`.
pub fn number_from(from: i64) -> Result<i64, Fault> {
    if (1..=99_999_999).contains(&from) { Ok(from) } else { Err(Fault::not_between(1, 99_999_999)) }
}

/// How many days after a formal notice an uncollected machine may be disposed of, until a shop chooses: the least that the
/// law asks (Civil Code 447–455, `domain.md` 10.5).
pub const LAWFUL_DAYS: u16 = 60;

/// Days after a formal notice that a shop may choose: 60, which is the least (Civil Code 447–455), to 3650.
///
/// # Errors
/// `field.not_between`.
pub fn lawful_days(days: u16) -> Result<u16, Fault> {
    if (LAWFUL_DAYS..=3_650).contains(&days) {
        Ok(days)
    } else {
        Err(Fault::not_between(LAWFUL_DAYS.into(), 3_650))
    }
}

/// Opening hours: each day closes after it opens, on the same day.
///
/// # Errors
/// `field.bad_hours` with the `day`, Monday being 1.
pub fn hours(hours: Hours) -> Result<Hours, Fault> {
    let is_day = |(opens, closes): &OpenFrom| {
        minute_of_day(opens).zip(minute_of_day(closes)).is_some_and(|(opens, closes)| opens < closes)
    };
    match hours.0.iter().position(|day| day.as_ref().is_some_and(|day| !is_day(day))) {
        Some(day) => Err(Fault::with("field.bad_hours", "day", day + 1)),
        None => Ok(hours),
    }
}

/// How long work takes: 5 minutes to two days of opening time, or 1 to 90 days.
///
/// # Errors
/// `field.bad_norm`.
pub fn norms(norms: Norms) -> Result<Norms, Fault> {
    let fits = |norm: Norm| match norm {
        Norm::Minutes(minutes) => (5..=2_880).contains(&minutes),
        Norm::Days(days) => (1..=90).contains(&days),
    };
    if Channel::ALL.iter().all(|channel| fits(norms.of(*channel))) {
        Ok(norms)
    } else {
        Err(Fault::new("field.bad_norm"))
    }
}

/// A size for each paper, among those it comes in.
///
/// # Errors
/// `field.bad_size`.
pub fn sizes(sizes: Sizes) -> Result<Sizes, Fault> {
    if PaperKind::ALL.iter().all(|paper| paper.sizes().contains(&sizes.of(*paper))) {
        Ok(sizes)
    } else {
        Err(Fault::new("field.bad_size"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::PaperSize;

    #[test]
    fn prefixes_are_short_and_in_capitals() {
        for (typed, kept) in [("wx", "WX"), (" BJ-01 ", "BJ-01"), ("7", "7"), ("ABCDEF", "ABCDEF")] {
            assert_eq!(number_prefix(typed).as_deref(), Ok(kept));
        }
        assert_eq!(number_prefix(" ").unwrap_err().message, "field.empty");
        for typed in ["ABCDEFG", "修", "A B", "A_B", "-", "--"] {
            assert_eq!(number_prefix(typed).unwrap_err().message, "field.bad_prefix", "{typed}");
        }
        for (width, fits) in [(2, false), (3, true), (8, true), (9, false)] {
            assert_eq!(number_width(width).is_ok(), fits, "{width}");
        }
        for (from, fits) in [(0, false), (-1, false), (1, true), (99_999_999, true), (100_000_000, false)] {
            assert_eq!(number_from(from).is_ok(), fits, "{from}");
        }
    }

    #[test]
    fn a_day_closes_after_it_opens() {
        let week = |day: Option<(&str, &str)>| {
            let mut week = Hours::usual();
            week.0[2] = day.map(|(opens, closes)| (opens.to_owned(), closes.to_owned()));
            week
        };
        for day in [None, Some(("00:00", "24:00")), Some(("08:59", "09:00"))] {
            assert_eq!(hours(week(day)), Ok(week(day)), "{day:?}");
        }
        for day in
            [("09:00", "09:00"), ("20:00", "09:00"), ("9:00", "20:00"), ("09:00", "24:01"), ("", "20:00")]
        {
            assert_eq!(hours(week(Some(day))), Err(Fault::with("field.bad_hours", "day", 3)), "{day:?}");
        }
    }

    #[test]
    fn norms_are_within_reason() {
        let with = |norm: Norm| Norms { pick_up_point: norm, ..Norms::USUAL };
        for (norm, fits) in [
            (Norm::Minutes(4), false),
            (Norm::Minutes(5), true),
            (Norm::Minutes(2_880), true),
            (Norm::Minutes(2_881), false),
            (Norm::Days(0), false),
            (Norm::Days(1), true),
            (Norm::Days(90), true),
            (Norm::Days(91), false),
        ] {
            assert_eq!(norms(with(norm)).is_ok(), fits, "{norm:?}");
        }
    }

    #[test]
    fn a_paper_has_one_of_its_own_sizes() {
        assert_eq!(sizes(Sizes::USUAL), Ok(Sizes::USUAL));
        for odd in [
            Sizes { job_card: PaperSize::Roll80, ..Sizes::USUAL },
            Sizes { device_label: PaperSize::A4, ..Sizes::USUAL },
            Sizes { prepayment_receipt: PaperSize::Label40, ..Sizes::USUAL },
        ] {
            assert_eq!(sizes(odd), Err(Fault::new("field.bad_size")));
        }
    }
}
