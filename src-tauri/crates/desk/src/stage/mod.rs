//! Moving an order from stage to stage: the one way, for every command that does.

mod gates;
mod go;

pub(crate) use gates::open_gates;
pub(crate) use go::{Why, go};
