//! What keeps the house in order, checked instead of remembered.
//!
//! Every rule is a plain function from what it looks at to a list of faults; one test looks at the real
//! house, the next breaks the rule on purpose and must be told.

#[cfg(test)]
mod dependencies;
#[cfg(test)]
mod fences;
#[cfg(test)]
mod house;
#[cfg(test)]
mod literals;
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod shape;
#[cfg(test)]
mod wire;
#[cfg(test)]
mod words;
