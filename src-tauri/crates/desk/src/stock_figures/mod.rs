//! Figures of stock: what it is worth, what runs low, what lies dead, how it turns, and who took what.

mod classes;
mod taken;
mod turnover;
mod value;

pub(crate) use classes::{classes, take_classes};
pub(crate) use taken::{asked, prices, taken};
pub(crate) use turnover::turnover;
pub(crate) use value::{dead, low, value};
