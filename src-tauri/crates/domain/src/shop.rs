//! The shop's own rules.

use crate::faults::Fault;

kernel::id!(
    /// The shop.
    ShopId
);

/// How long a desk may stand idle before it locks, in minutes, until a shop chooses.
pub const IDLE_MINUTES: u16 = 5;

/// Idle minutes a shop may choose: 1 to 60.
///
/// # Errors
/// `field.bad_number`.
pub fn idle_minutes(minutes: u16) -> Result<u16, Fault> {
    if (1..=60).contains(&minutes) { Ok(minutes) } else { Err(Fault::new("field.bad_number")) }
}
