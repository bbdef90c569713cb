//! Commands through the door, on a shop of their own each.

#![cfg(test)]

mod bench_file;
mod catalogue;
mod checklists;
mod checkups;
mod clock;
mod correcting;
mod customers;
mod drafts;
mod events;
mod finding;
mod findings;
mod founding;
mod intake;
mod lists;
mod notes;
mod numbering;
mod panic;
mod paper;
mod passcode;
mod passport;
mod payments;
mod people;
mod photos;
mod prices;
mod printer;
mod quotes;
mod real;
mod repair;
mod retrying;
mod rights;
mod second_person;
mod session;
mod shop;
mod terms;
mod text;
mod views;
mod voiding;
