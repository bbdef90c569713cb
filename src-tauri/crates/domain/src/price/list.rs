//! The dated price list: what may stand in it, and which of its lines is meant for a machine.

use super::{Grade, LineKind, PriceId};
use crate::catalogue::{BrandId, Kind, ModelId};
use crate::faults::Fault;
use crate::finding::Level;
use kernel::{Day, Money};

/// The largest amount that a line or a sum may be: 9,999,999.99 yuan.
pub const LARGEST: Money = Money(999_999_999);
/// The fewest days that labour and parts are answered for (`domain.md` 2: 浙江, 山东, from the hand-over).
pub const FEWEST_DAYS: i64 = 30;
/// The days where nobody says otherwise (`domain.md` 2: 90 are common).
pub const USUAL_DAYS: i64 = 90;
/// The most days: ten years.
pub const MOST_DAYS: i64 = 3_650;

/// When a price or a rule counts: civil days, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// From this day.
    pub from: Day,
    /// To this day, or until further notice.
    pub to: Option<Day>,
}

impl Validity {
    /// A validity whose end is not before its beginning.
    ///
    /// # Errors
    /// `field.before_start`.
    pub fn new(from: Day, to: Option<Day>) -> Result<Self, Fault> {
        if to.is_some_and(|to| to < from) {
            return Err(Fault::new("field.before_start"));
        }
        Ok(Self { from, to })
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// Whether some day lies in both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.to.is_none_or(|to| other.from <= to) && other.to.is_none_or(|to| self.from <= to)
    }
}

/// For which machines a price is meant; what is left open fits all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// Machines of this kind.
    pub kind: Option<Kind>,
    /// Machines of this brand.
    pub brand: Option<BrandId>,
    /// This model.
    pub model: Option<ModelId>,
}

impl Scope {
    /// Whether a price of this scope is meant for a machine.
    #[must_use]
    pub fn fits(&self, machine: &Machine) -> bool {
        self.kind.is_none_or(|kind| kind == machine.kind)
            && self.brand.is_none_or(|brand| machine.brand == Some(brand))
            && self.model.is_none_or(|model| machine.model == Some(model))
    }

    /// The more exact scope is greater: model before brand before kind before any.
    fn exactness(&self) -> (bool, bool, bool) {
        (self.model.is_some(), self.brand.is_some(), self.kind.is_some())
    }
}

/// A machine as the price list knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Machine {
    /// What it is.
    pub kind: Kind,
    /// Its brand in the catalogue, where it has one.
    pub brand: Option<BrandId>,
    /// Its model in the catalogue, where it has one.
    pub model: Option<ModelId>,
}

/// A line of the price list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which one.
    pub id: PriceId,
    /// What it asks money for; never a discount.
    pub line: LineKind,
    /// What it is called on papers.
    pub name: String,
    /// For which machines.
    pub scope: Scope,
    /// The level of the fault, for labour.
    pub level: Option<Level>,
    /// Whether it is the fee for finding the fault.
    pub inspection: bool,
    /// How much.
    pub amount: Money,
    /// What the part is.
    pub grade: Option<Grade>,
    /// Days it is answered for.
    pub days: Option<i64>,
    /// When it counts.
    pub validity: Validity,
    /// Whether it is offered.
    pub active: bool,
}

impl Entry {
    /// Whether it counts on a day.
    #[must_use]
    pub fn is_in_force(&self, day: Day) -> bool {
        self.active && self.validity.holds(day)
    }

    /// Whether nobody could tell which of two lines is meant for a machine on some day: labour of one level and an
    /// inspection are what they are whatever they are called, all else goes by its name.
    #[must_use]
    pub fn rivals(&self, other: &Self) -> bool {
        let is_same_thing = self.line == other.line
            && self.level == other.level
            && self.inspection == other.inspection
            && (self.level.is_some()
                || self.inspection
                || (self.name.to_lowercase() == other.name.to_lowercase() && self.grade == other.grade));
        self.id != other.id
            && self.active
            && other.active
            && is_same_thing
            && self.scope == other.scope
            && self.validity.overlaps(&other.validity)
    }
}

/// The labour price of a level for a machine on a day: the most exact line in force.
#[must_use]
pub fn labour<'a>(list: &'a [Entry], machine: &Machine, level: Level, day: Day) -> Option<&'a Entry> {
    most_exact(list, machine, day, |entry| entry.line == LineKind::Labour && entry.level == Some(level))
}

/// The inspection fee for a machine on a day: the most exact line in force.
#[must_use]
pub fn inspection<'a>(list: &'a [Entry], machine: &Machine, day: Day) -> Option<&'a Entry> {
    most_exact(list, machine, day, |entry| entry.inspection)
}

fn most_exact<'a>(
    list: &'a [Entry],
    machine: &Machine,
    day: Day,
    is_meant: impl Fn(&Entry) -> bool,
) -> Option<&'a Entry> {
    list.iter()
        .filter(|entry| entry.is_in_force(day) && entry.scope.fits(machine) && is_meant(entry))
        .max_by_key(|entry| entry.scope.exactness())
}

/// An amount of the price list: nothing to 9,999,999.99 yuan.
///
/// # Errors
/// `field.bad_amount`.
pub fn amount(typed: Money) -> Result<Money, Fault> {
    if (Money::ZERO..=LARGEST).contains(&typed) { Ok(typed) } else { Err(Fault::new("field.bad_amount")) }
}

/// What a part is: a part says so, nothing else has a grade.
///
/// # Errors
/// `field.no_grade`.
pub fn grade(line: LineKind, typed: Option<Grade>) -> Result<Option<Grade>, Fault> {
    match line {
        LineKind::Part if typed.is_none() => Err(Fault::new("field.no_grade")),
        LineKind::Part => Ok(typed),
        LineKind::Labour | LineKind::Fee | LineKind::Discount => Ok(None),
    }
}

/// Days that a line is answered for after the hand-over: at least 30 for labour and parts, 90 where nobody says; fees
/// and discounts have none (`domain.md` 2).
///
/// # Errors
/// `field.too_few_days`, `field.too_many_days`.
pub fn days(line: LineKind, typed: Option<i64>) -> Result<Option<i64>, Fault> {
    match line {
        LineKind::Fee | LineKind::Discount => Ok(None),
        LineKind::Labour | LineKind::Part => match typed.unwrap_or(USUAL_DAYS) {
            ..FEWEST_DAYS => Err(Fault::with("field.too_few_days", "min", 30)),
            days @ FEWEST_DAYS..=MOST_DAYS => Ok(Some(days)),
            _ => Err(Fault::with("field.too_many_days", "max", 3_650)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::reexport::uuid::Uuid;

    fn day(text: &str) -> Day {
        Day::read(text).unwrap()
    }

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    const ANY: Scope = Scope { kind: None, brand: None, model: None };

    fn entry(n: u128, scope: Scope, amount: i64) -> Entry {
        Entry {
            id: PriceId(id(n)),
            line: LineKind::Labour,
            name: format!("工时 {n}"),
            scope,
            level: Some(Level::Two),
            inspection: false,
            amount: Money(amount),
            grade: None,
            days: Some(90),
            validity: Validity { from: day("2026-01-01"), to: None },
            active: true,
        }
    }

    const PHONE: Kind = Kind::Phone;

    fn machine(brand: Option<u128>, model: Option<u128>) -> Machine {
        Machine { kind: PHONE, brand: brand.map(|n| BrandId(id(n))), model: model.map(|n| ModelId(id(n))) }
    }

    #[test]
    fn a_validity_holds_its_first_and_its_last_day() {
        let all = Validity::new(day("2026-11-01"), Some(day("2026-11-30"))).unwrap();
        for (on, holds) in
            [("2026-10-31", false), ("2026-11-01", true), ("2026-11-30", true), ("2026-12-01", false)]
        {
            assert_eq!(all.holds(day(on)), holds, "{on}");
        }
        assert!(Validity::new(day("2026-11-01"), Some(day("2026-11-01"))).is_ok());
        let backwards = Validity::new(day("2026-11-02"), Some(day("2026-11-01")));
        assert_eq!(backwards.unwrap_err().message, "field.before_start");
    }

    #[test]
    fn validities_overlap_where_one_day_lies_in_both() {
        let span = |from, to: Option<&str>| Validity { from: day(from), to: to.map(day) };
        let november = span("2026-11-01", Some("2026-11-30"));
        for (other, overlaps) in [
            (span("2026-11-30", None), true),
            (span("2026-12-01", None), false),
            (span("2026-10-01", Some("2026-10-31")), false),
            (span("2026-10-01", Some("2026-11-01")), true),
            (span("2020-01-01", None), true),
        ] {
            assert_eq!(
                (november.overlaps(&other), other.overlaps(&november)),
                (overlaps, overlaps),
                "{other:?}"
            );
        }
    }

    #[test]
    fn the_most_exact_price_is_meant() {
        let of_kind = Scope { kind: Some(PHONE), ..ANY };
        let of_brand = Scope { brand: Some(BrandId(id(1))), ..ANY };
        let of_both = Scope { kind: Some(PHONE), brand: Some(BrandId(id(1))), model: None };
        let of_model = Scope { model: Some(ModelId(id(9))), ..ANY };
        let list = [
            entry(1, of_brand, 300),
            entry(2, of_model, 400),
            entry(3, ANY, 100),
            entry(4, of_kind, 200),
            entry(5, of_both, 350),
        ];
        let today = day("2026-11-22");
        let asked =
            |list: &[Entry], machine| labour(list, &machine, Level::Two, today).map(|entry| entry.amount.0);
        assert_eq!(asked(&list, machine(Some(1), Some(9))), Some(400));
        assert_eq!(asked(&list, machine(Some(1), Some(8))), Some(350));
        assert_eq!(asked(&list[..4], machine(Some(1), None)), Some(300), "brand before kind");
        assert_eq!(asked(&list, machine(Some(2), None)), Some(200));
        let tv = Machine { kind: Kind::Tv, ..machine(None, None) };
        assert_eq!(asked(&list, tv), Some(100));
        assert_eq!(asked(&list[..2], tv), None);
        assert_eq!(labour(&list, &tv, Level::One, today), None);
    }

    #[test]
    fn a_price_out_of_force_is_not_meant() {
        let mut late = entry(1, ANY, 100);
        late.validity.from = day("2026-11-23");
        let mut off = entry(2, ANY, 200);
        off.active = false;
        let list = [late, off];
        assert_eq!(labour(&list, &machine(None, None), Level::Two, day("2026-11-22")), None);
        assert!(labour(&list, &machine(None, None), Level::Two, day("2026-11-23")).is_some());
    }

    #[test]
    fn two_lines_that_nobody_could_tell_apart_are_rivals() {
        let one = entry(1, ANY, 100);
        let other = entry(2, ANY, 200);
        assert!(one.rivals(&other), "labour of one level, whatever it is called");
        assert!(!one.rivals(&one), "not with itself");
        let mut elsewhere = other.clone();
        elsewhere.scope.kind = Some(PHONE);
        let mut withdrawn = other.clone();
        withdrawn.active = false;
        let mut later = other.clone();
        later.level = Some(Level::Three);
        for apart in [elsewhere, withdrawn, later] {
            assert!(!one.rivals(&apart) && !apart.rivals(&one), "{apart:?}");
        }
        let part = |n, name: &str, grade| Entry {
            line: LineKind::Part,
            name: name.to_owned(),
            level: None,
            grade: Some(grade),
            ..entry(n, ANY, 100)
        };
        let screen = part(1, "OLED 屏", Grade::Original);
        assert!(screen.rivals(&part(2, "oled 屏", Grade::Original)));
        assert!(!screen.rivals(&part(2, "OLED 屏", Grade::ThirdParty)));
        assert!(!screen.rivals(&part(2, "电池", Grade::Original)));
        let fee = |n, name: &str| Entry {
            line: LineKind::Fee,
            name: name.to_owned(),
            level: None,
            inspection: true,
            ..entry(n, ANY, 100)
        };
        assert!(fee(1, "检测费").rivals(&fee(2, "开机检查")), "one inspection fee a machine");
    }

    #[test]
    fn amounts_grades_and_days_of_a_line() {
        for fen in [0, LARGEST.0] {
            assert_eq!(amount(Money(fen)), Ok(Money(fen)));
        }
        for fen in [-1, LARGEST.0 + 1, i64::MAX, i64::MIN] {
            assert_eq!(amount(Money(fen)).unwrap_err().message, "field.bad_amount");
        }
        assert_eq!(grade(LineKind::Part, None).unwrap_err().message, "field.no_grade");
        assert_eq!(grade(LineKind::Part, Some(Grade::Salvaged)), Ok(Some(Grade::Salvaged)));
        assert_eq!(grade(LineKind::Labour, Some(Grade::Original)), Ok(None));
        assert_eq!(days(LineKind::Labour, None), Ok(Some(90)));
        assert_eq!(days(LineKind::Part, Some(30)), Ok(Some(30)));
        assert_eq!(days(LineKind::Part, Some(29)).unwrap_err().message, "field.too_few_days");
        assert_eq!(days(LineKind::Part, Some(i64::MIN)).unwrap_err().message, "field.too_few_days");
        assert_eq!(days(LineKind::Part, Some(3_651)).unwrap_err().message, "field.too_many_days");
        assert_eq!(days(LineKind::Fee, Some(5)), Ok(None));
    }
}
