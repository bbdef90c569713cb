//! The shop's own rules.

use crate::faults::Fault;

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
/// `field.bad_number`.
pub fn idle_minutes(minutes: u16) -> Result<u16, Fault> {
    if (1..=60).contains(&minutes) { Ok(minutes) } else { Err(Fault::new("field.bad_number")) }
}
