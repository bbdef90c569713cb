//! The lines of a quote: what may stand in them, and what each payer owes.

use super::Payer;
use crate::faults::{Fault, Faults};
use crate::finding::Level;
use crate::price::{self, Grade, LineKind, PriceId, PriceRuleId};
use crate::text;
use kernel::Money;

/// The most lines of a quote.
pub const MOST_LINES: usize = 100;
/// The largest quantity of a line.
const MOST_PIECES: i64 = 999;

/// A line of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it asks money for.
    pub kind: LineKind,
    /// What it is called on papers.
    pub name: String,
    /// How many.
    pub quantity: i64,
    /// What one costs; below nothing for a discount.
    pub unit: Money,
    /// Who pays it.
    pub payer: Payer,
    /// What the part is.
    pub grade: Option<Grade>,
    /// Days it is answered for after the hand-over.
    pub days: Option<i64>,
    /// The level of the fault.
    pub level: Option<Level>,
    /// The price it came from.
    pub price: Option<PriceId>,
    /// The rule that made it what it is.
    pub rule: Option<PriceRuleId>,
    /// What the list says one costs; nothing for what is in no list.
    pub listed: Option<Money>,
    /// Why it costs something else, or nothing.
    pub changed: String,
}

impl Line {
    /// What its payer owes, or `None` where 64 bits cannot hold it.
    #[must_use]
    pub fn amount(&self) -> Option<Money> {
        self.unit.times(self.quantity)
    }
}

/// What each payer owes, and all together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// 客户
    pub customer: Money,
    /// 厂家三包
    pub maker: Money,
    /// 延保
    pub extended: Money,
    /// 本店
    pub shop: Money,
    /// All of them.
    pub all: Money,
}

impl Totals {
    /// Nobody owes anything.
    pub const NOTHING: Self = Self {
        customer: Money::ZERO,
        maker: Money::ZERO,
        extended: Money::ZERO,
        shop: Money::ZERO,
        all: Money::ZERO,
    };

    /// What one of them owes.
    #[must_use]
    pub fn of(&self, payer: Payer) -> Money {
        match payer {
            Payer::Customer => self.customer,
            Payer::Maker => self.maker,
            Payer::Extended => self.extended,
            Payer::Shop => self.shop,
        }
    }
}

/// What each payer owes, or `None` where 64 bits cannot hold it.
#[must_use]
pub fn totals<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Option<Totals> {
    let mut totals = Totals::NOTHING;
    for line in lines {
        let amount = line.amount()?;
        let of_payer = match line.payer {
            Payer::Customer => &mut totals.customer,
            Payer::Maker => &mut totals.maker,
            Payer::Extended => &mut totals.extended,
            Payer::Shop => &mut totals.shop,
        };
        *of_payer = of_payer.plus(amount)?;
        totals.all = totals.all.plus(amount)?;
    }
    Some(totals)
}

/// Lines as they may be offered; every fault stands at its line's field. Parts say their grade, labour and parts the days
/// they are answered for (`domain.md` 2), a discount is the customer's and never more than what they pay.
pub fn checked(faults: &mut Faults, typed: Vec<Line>) -> Option<Vec<Line>> {
    if typed.is_empty() {
        return faults.take("lines", Err(Fault::new("field.empty")));
    }
    if typed.len() > MOST_LINES {
        return faults.take("lines", Err(Fault::with("field.too_many", "max", MOST_LINES)));
    }
    let mut lines = Vec::with_capacity(typed.len());
    let count = typed.len();
    for (i, line) in typed.into_iter().enumerate() {
        lines.extend(one(faults, i, line));
    }
    if lines.len() < count {
        return None;
    }
    // Each amount is at most LARGEST and there are few lines: the sums cannot overflow.
    let totals = totals(&lines)?;
    let last_discount = lines.iter().rposition(|line| line.kind == LineKind::Discount);
    match last_discount {
        Some(at) if totals.customer < Money::ZERO => {
            faults.take_of(("lines", at), "unit", Err(Fault::new("field.more_than_sum")))
        }
        Some(_) | None if totals.all > price::LARGEST => {
            faults.take("lines", Err(Fault::with("field.too_much", "max", 9_999_999)))
        }
        Some(_) | None => Some(lines),
    }
}

fn one(faults: &mut Faults, i: usize, line: Line) -> Option<Line> {
    let at = ("lines", i);
    let name = faults.take_of(at, "name", text::name(&line.name)).map(str::to_owned);
    let quantity = faults.take_of(at, "quantity", quantity(line.quantity));
    let unit = faults.take_of(at, "unit", unit(line.kind, line.unit, line.quantity));
    let payer = faults.take_of(at, "payer", payer(line.kind, line.payer));
    let grade = faults.take_of(at, "grade", price::grade(line.kind, line.grade));
    let days = faults.take_of(at, "days", price::days(line.kind, line.days));
    let level = line.level.filter(|_| line.kind == LineKind::Labour);
    Some(Line {
        name: name?,
        quantity: quantity?,
        unit: unit?,
        payer: payer?,
        grade: grade?,
        days: days?,
        level,
        ..line
    })
}

fn quantity(typed: i64) -> Result<i64, Fault> {
    if (1..=MOST_PIECES).contains(&typed) {
        return Ok(typed);
    }
    Err(Fault::with("field.bad_quantity", "max", 999))
}

/// A discount takes off, everything else asks; a line's amount stays below ten million yuan.
fn unit(kind: LineKind, unit: Money, quantity: i64) -> Result<Money, Fault> {
    let is_right_way = match kind {
        LineKind::Discount if unit >= Money::ZERO => return Err(Fault::new("field.not_negative")),
        LineKind::Discount => unit >= Money(-price::LARGEST.0),
        LineKind::Labour | LineKind::Part | LineKind::Fee => (Money::ZERO..=price::LARGEST).contains(&unit),
    };
    if !is_right_way {
        return Err(Fault::new("field.bad_amount"));
    }
    // A quantity out of bounds has its own fault.
    let amount = unit.times(quantity.clamp(1, MOST_PIECES)).ok_or(Fault::new("field.bad_amount"))?;
    if (Money(-price::LARGEST.0)..=price::LARGEST).contains(&amount) {
        Ok(unit)
    } else {
        Err(Fault::with("field.too_much", "max", 9_999_999))
    }
}

fn payer(kind: LineKind, payer: Payer) -> Result<Payer, Fault> {
    match (kind, payer) {
        (LineKind::Discount, Payer::Maker | Payer::Extended | Payer::Shop) => {
            Err(Fault::new("field.discount_of_customer"))
        }
        (LineKind::Discount, Payer::Customer) | (LineKind::Labour | LineKind::Part | LineKind::Fee, _) => {
            Ok(payer)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: LineKind, unit: i64, payer: Payer) -> Line {
        Line {
            kind,
            name: "屏幕总成".to_owned(),
            quantity: 1,
            unit: Money(unit),
            payer,
            grade: (kind == LineKind::Part).then_some(Grade::Original),
            days: None,
            level: None,
            price: None,
            rule: None,
            listed: None,
            changed: String::new(),
        }
    }

    fn labour(unit: i64) -> Line {
        line(LineKind::Labour, unit, Payer::Customer)
    }

    fn discount(unit: i64) -> Line {
        line(LineKind::Discount, unit, Payer::Customer)
    }

    /// The lines, or where they have which fault.
    fn look(lines: Vec<Line>) -> Result<Vec<Line>, Vec<(String, &'static str)>> {
        let mut faults = Faults::new();
        let lines = checked(&mut faults, lines);
        match faults.refuse("quote.invalid") {
            Ok(()) => Ok(lines.expect("lines without a fault")),
            Err(failure) => {
                assert_eq!(lines, None);
                Err(failure
                    .fields
                    .into_iter()
                    .map(|fault| (fault.field.into_owned(), fault.message))
                    .collect())
            }
        }
    }

    fn refused(lines: Vec<Line>, expected: &[(&str, &str)]) {
        let faults = look(lines).unwrap_err();
        let faults: Vec<_> = faults.iter().map(|(field, message)| (field.as_str(), *message)).collect();
        assert_eq!(faults, expected);
    }

    #[test]
    fn each_payer_owes_their_own_lines() {
        let lines = [
            labour(5_000),
            line(LineKind::Part, 80_000, Payer::Maker),
            Line { quantity: 3, ..line(LineKind::Part, 1_000, Payer::Extended) },
            line(LineKind::Fee, 700, Payer::Shop),
            discount(-1_000),
        ];
        let totals = totals(&lines).unwrap();
        assert_eq!(totals.all, Money(87_700));
        let owed: Vec<i64> = Payer::ALL.iter().map(|payer| totals.of(*payer).0).collect();
        assert_eq!(owed, [4_000, 80_000, 3_000, 700]);
        assert_eq!(super::totals(&[]), Some(Totals::NOTHING));
    }

    #[test]
    fn sums_beyond_all_measure_are_told_not_wrapped() {
        assert_eq!(totals(&[Line { quantity: 2, ..labour(i64::MAX) }]), None);
        assert_eq!(totals(&[labour(i64::MAX), labour(1)]), None);
        refused(vec![labour(i64::MAX)], &[("lines[0].unit", "field.bad_amount")]);
        refused(vec![discount(i64::MIN)], &[("lines[0].unit", "field.bad_amount")]);
        refused(
            vec![Line { quantity: i64::MAX, ..labour(1) }],
            &[("lines[0].quantity", "field.bad_quantity")],
        );
    }

    #[test]
    fn amounts_have_their_way_and_their_bounds() {
        for fen in [0, 1, 999_999_999] {
            assert!(look(vec![labour(fen)]).is_ok(), "{fen}");
        }
        for fen in [-1, 1_000_000_000] {
            refused(vec![labour(fen)], &[("lines[0].unit", "field.bad_amount")]);
        }
        refused(vec![labour(1), discount(0)], &[("lines[1].unit", "field.not_negative")]);
        refused(vec![labour(1), discount(5)], &[("lines[1].unit", "field.not_negative")]);
        refused(vec![Line { quantity: 2, ..labour(999_999_999) }], &[("lines[0].unit", "field.too_much")]);
        refused(vec![labour(999_999_999), labour(1)], &[("lines", "field.too_much")]);
        for quantity in [0, -1, 1_000] {
            refused(vec![Line { quantity, ..labour(1) }], &[("lines[0].quantity", "field.bad_quantity")]);
        }
        assert!(look(vec![Line { quantity: 999, ..labour(1) }]).is_ok());
    }

    #[test]
    fn a_discount_takes_no_more_than_the_customer_pays() {
        assert!(look(vec![labour(500), discount(-500)]).is_ok(), "to nothing");
        refused(vec![labour(500), discount(-501)], &[("lines[1].unit", "field.more_than_sum")]);
        refused(
            vec![discount(-300), labour(500), discount(-201)],
            &[("lines[2].unit", "field.more_than_sum")],
        );
        let covered = line(LineKind::Part, 90_000, Payer::Maker);
        refused(vec![covered, discount(-1)], &[("lines[1].unit", "field.more_than_sum")]);
        let of_maker = line(LineKind::Discount, -1, Payer::Maker);
        refused(vec![labour(5), of_maker], &[("lines[1].payer", "field.discount_of_customer")]);
    }

    #[test]
    fn every_fault_is_told_at_its_line() {
        let bad = Line {
            name: " ".to_owned(),
            quantity: 0,
            grade: None,
            days: Some(7),
            ..line(LineKind::Part, -5, Payer::Shop)
        };
        refused(
            vec![labour(1), bad, Line { days: Some(29), ..labour(2) }],
            &[
                ("lines[1].name", "field.empty"),
                ("lines[1].quantity", "field.bad_quantity"),
                ("lines[1].unit", "field.bad_amount"),
                ("lines[1].grade", "field.no_grade"),
                ("lines[1].days", "field.too_few_days"),
                ("lines[2].days", "field.too_few_days"),
            ],
        );
        refused(vec![], &[("lines", "field.empty")]);
        refused(vec![labour(1); 101], &[("lines", "field.too_many")]);
        assert_eq!(look(vec![labour(1); 100]).map(|lines| lines.len()), Ok(100));
    }

    #[test]
    fn lines_keep_only_what_is_theirs() {
        let fee = Line {
            grade: Some(Grade::Branded),
            days: Some(60),
            level: Some(Level::One),
            ..line(LineKind::Fee, 100, Payer::Customer)
        };
        let kept = look(vec![fee, Line { level: Some(Level::One), ..labour(1) }]).unwrap();
        assert_eq!((kept[0].grade, kept[0].days, kept[0].level), (None, None, None));
        assert_eq!((kept[1].days, kept[1].level), (Some(90), Some(Level::One)));
    }
}
