//! The bench: who has which order, and how long they work on it.

pub(crate) mod clocks;
