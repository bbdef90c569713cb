//! What keeps the house in order, checked instead of remembered.
//!
//! Every rule is a plain function from what it looks at to a list of faults; one test looks at the real
//! house, the next breaks the rule on purpose and must be told.

#![cfg(test)]

mod dependencies;
mod fences;
mod house;
mod literals;
mod migrations;
mod shape;
mod wire;
mod words;
