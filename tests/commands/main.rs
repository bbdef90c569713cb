//! Commands through the door, on a shop of their own each.

mod repair;
mod second_person;
