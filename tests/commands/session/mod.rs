//! Who sits at a desk.

mod locking;
mod recovering;
mod signing_in;
mod switching;
mod waiting;
