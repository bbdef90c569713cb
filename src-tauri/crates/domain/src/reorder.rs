//! When a part is bought again, and how much of it: safety stock, reorder point and maximum, explained figure by figure.
//!
//! `SS = Z·σ·√LT` and `ROP = d·LT + SS` with Z = 1.65, which keeps a part on the shelf in 95 of 100 lead times; what is
//! proposed is the maximum less what is available and on order, at least what the supplier sells at once (`domain.md` 6).

use serde::Serialize;

/// The days of demand that are looked at.
pub const WINDOW_DAYS: u32 = 90;
/// Z² of 95 in 100, in ten thousandths: 1.65².
const Z_SQUARED: u128 = 27_225;
const TEN_THOUSAND: u128 = 10_000;
/// Where no maximum is fixed: so many days of demand above the reorder point. The house's choice, a month.
const COVER_DAYS: u64 = 30;
/// Where no supplier says how long it takes. The house's choice, a week.
pub const USUAL_LEAD_DAYS: u32 = 7;

/// What a part was needed for in the days looked at; days without any count, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Demand {
    /// Pieces altogether.
    pub pieces: u64,
    /// The squares of each day's pieces, added up.
    pub squares: u64,
}

impl Demand {
    /// The demand of days of which each had so many pieces.
    #[must_use]
    pub fn of_days(days: impl IntoIterator<Item = u32>) -> Self {
        days.into_iter().fold(Self::default(), |sum, day| Self {
            pieces: sum.pieces.saturating_add(u64::from(day)),
            squares: sum.squares.saturating_add(u64::from(day).saturating_mul(u64::from(day))),
        })
    }

    /// Pieces of so many days at the usual pace, rounded up.
    #[must_use]
    pub fn over(self, days: u64) -> u64 {
        self.pieces.saturating_mul(days).div_ceil(u64::from(WINDOW_DAYS))
    }

    /// `Z·σ·√LT`, rounded up, with σ of the days' sample.
    #[must_use]
    pub fn safety(self, lead_days: u32) -> u64 {
        let days = u128::from(WINDOW_DAYS);
        let pieces = u128::from(self.pieces);
        // n·Σx² − (Σx)² is n·(n − 1) times the variance and never below zero.
        let spread = (days * u128::from(self.squares)).saturating_sub(pieces.saturating_mul(pieces));
        let above = spread.saturating_mul(Z_SQUARED).saturating_mul(u128::from(lead_days));
        let below = TEN_THOUSAND * days * (days - 1);
        let square = above.div_ceil(below);
        let root = square.isqrt();
        let up = if root * root == square { root } else { root + 1 };
        u64::try_from(up).unwrap_or(u64::MAX)
    }
}

/// What the shop fixed for a part; where nothing, it is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fixed {
    /// 安全库存
    pub safety: Option<u64>,
    /// 再订货点
    pub reorder_at: Option<u64>,
    /// 最高库存
    pub maximum: Option<u64>,
}

/// What of a part is there and comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// On the shelf and not reserved.
    pub available: u64,
    /// Ordered, or written on an order that is not sent yet, and not here.
    pub on_order: u64,
    /// What orders wait for.
    pub waiting: u64,
}

/// What a supplier says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Days from the order to the shelf.
    pub lead_days: u32,
    /// The least sold at once.
    pub least: u64,
}

/// Where a figure of a proposal comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureSource {
    /// The shop fixed it.
    Fixed,
    /// It was reckoned from the demand.
    Reckoned,
}

/// How much of a part to buy, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Proposal {
    /// Pieces needed in the days looked at.
    pub needed: u64,
    /// Pieces needed until an order is here, at the usual pace.
    pub until_here: u64,
    /// 安全库存
    pub safety: u64,
    /// Where it comes from.
    pub safety_from: FigureSource,
    /// 再订货点
    pub reorder_at: u64,
    /// Where it comes from.
    pub reorder_from: FigureSource,
    /// 最高库存
    pub maximum: u64,
    /// Where it comes from.
    pub maximum_from: FigureSource,
    /// Whether what is there and comes, less what is waited for, is down to the reorder point.
    pub due: bool,
    /// How many fill it up to the maximum, and what is waited for.
    pub missing: u64,
    /// How many to buy: at least what the supplier sells at once; nothing where none is due.
    pub quantity: u64,
}

/// What to buy of a part. One that has a successor is bought for orders that wait alone.
#[must_use]
pub fn propose(
    demand: Demand,
    fixed: Fixed,
    standing: Standing,
    terms: Terms,
    is_superseded: bool,
) -> Proposal {
    let (demand, fixed) = if is_superseded {
        let none = Fixed { safety: Some(0), reorder_at: Some(0), maximum: Some(0) };
        (Demand::default(), none)
    } else {
        (demand, fixed)
    };
    let until_here = demand.over(u64::from(terms.lead_days));
    let (safety, safety_from) = fixed_or(fixed.safety, demand.safety(terms.lead_days));
    let (reorder_at, reorder_from) = fixed_or(fixed.reorder_at, until_here.saturating_add(safety));
    let (maximum, maximum_from) = fixed_or(fixed.maximum, reorder_at.saturating_add(demand.over(COVER_DAYS)));
    // A maximum below the reorder point would order for ever: the reorder point counts.
    let maximum = maximum.max(reorder_at);
    let coming = standing.available.saturating_add(standing.on_order);
    let due = coming <= reorder_at.saturating_add(standing.waiting);
    let missing = maximum.saturating_add(standing.waiting).saturating_sub(coming);
    let quantity = if due && missing > 0 { missing.max(terms.least) } else { 0 };
    Proposal {
        needed: demand.pieces,
        until_here,
        safety,
        safety_from,
        reorder_at,
        reorder_from,
        maximum,
        maximum_from,
        due,
        missing,
        quantity,
    }
}

fn fixed_or(fixed: Option<u64>, reckoned: u64) -> (u64, FigureSource) {
    match fixed {
        Some(fixed) => (fixed, FigureSource::Fixed),
        None => (reckoned, FigureSource::Reckoned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEEK: Terms = Terms { lead_days: 7, least: 1 };

    fn one_a_day() -> Demand {
        Demand::of_days([1; 90])
    }

    #[test]
    fn an_even_demand_needs_no_safety_and_a_rare_one_some() {
        assert_eq!(one_a_day().safety(7), 0);
        // 9 of 90 days with 4 pieces: σ² = (90·144 − 36²)/(90·89) = 1.4562, 1.65·σ·√7 = 5.27.
        let bursts = Demand::of_days([4; 9]);
        assert_eq!((bursts.safety(7), bursts.over(7)), (6, 3));
        assert_eq!(bursts.safety(0), 0);
        // A single piece in 90 days: σ = 0.105, 1.65·σ·√7 = 0.46, rounded up.
        assert_eq!(Demand::of_days([1]).safety(7), 1);
        assert_eq!(Demand::default().safety(365), 0);
    }

    #[test]
    fn the_largest_demand_does_not_overflow() {
        let most = Demand { pieces: u64::MAX, squares: u64::MAX };
        assert_eq!(most.safety(365), 0, "no spread beyond what a sum can say");
        let wide = Demand { pieces: 1, squares: u64::MAX };
        assert!(wide.safety(365) > 0);
        let found = propose(most, Fixed::default(), Standing::default(), WEEK, false);
        assert!(found.due && found.quantity > 0);
    }

    #[test]
    fn a_part_without_demand_is_not_bought_unless_somebody_waits() {
        let none = propose(Demand::default(), Fixed::default(), Standing::default(), WEEK, false);
        assert_eq!((none.due, none.missing, none.quantity), (true, 0, 0));
        let waited = Standing { waiting: 2, ..Standing::default() };
        assert_eq!(propose(Demand::default(), Fixed::default(), waited, WEEK, false).quantity, 2);
        let ordered = Standing { on_order: 2, ..waited };
        assert_eq!(propose(Demand::default(), Fixed::default(), ordered, WEEK, false).quantity, 0);
    }

    #[test]
    fn it_is_due_at_the_reorder_point_and_filled_to_the_maximum() {
        let fixed = Fixed { safety: Some(2), reorder_at: None, maximum: None };
        let at = |available| {
            propose(one_a_day(), fixed, Standing { available, ..Standing::default() }, WEEK, false)
        };
        let due = at(9);
        assert_eq!((due.until_here, due.safety, due.reorder_at, due.maximum), (7, 2, 9, 39));
        assert_eq!((due.due, due.quantity), (true, 30));
        assert_eq!((at(10).due, at(10).quantity), (false, 0));
        assert_eq!((due.safety_from, due.reorder_from), (FigureSource::Fixed, FigureSource::Reckoned));
    }

    #[test]
    fn what_was_fixed_counts_and_a_maximum_never_lies_below_the_reorder_point() {
        let fixed = Fixed { safety: Some(1), reorder_at: Some(5), maximum: Some(3) };
        let found = propose(one_a_day(), fixed, Standing::default(), WEEK, false);
        assert_eq!((found.reorder_at, found.maximum, found.quantity), (5, 5, 5));
        let fixed = Fixed { maximum: Some(12), ..fixed };
        let found =
            propose(one_a_day(), fixed, Standing { available: 5, ..Standing::default() }, WEEK, false);
        assert_eq!((found.quantity, found.maximum_from), (7, FigureSource::Fixed));
    }

    #[test]
    fn the_least_a_supplier_sells_is_bought() {
        let terms = Terms { least: 10, ..WEEK };
        let waited = Standing { waiting: 1, ..Standing::default() };
        let found = propose(Demand::default(), Fixed::default(), waited, terms, false);
        assert_eq!((found.missing, found.quantity), (1, 10));
    }

    #[test]
    fn what_has_a_successor_is_bought_for_those_who_wait_alone() {
        let fixed = Fixed { reorder_at: Some(9), maximum: Some(20), safety: None };
        assert_eq!(propose(one_a_day(), fixed, Standing::default(), WEEK, true).quantity, 0);
        let waited = Standing { waiting: 3, available: 1, on_order: 0 };
        assert_eq!(propose(one_a_day(), fixed, waited, WEEK, true).quantity, 2);
    }
}
