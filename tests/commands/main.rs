//! Commands through the door, on a shop of their own each.

#![cfg(test)]

mod bench_file;
mod catalogue;
mod checklists;
mod checkups;
mod clock;
mod closing;
mod correcting;
mod customers;
mod drafts;
mod events;
mod finding;
mod findings;
mod founding;
mod hand_over;
mod intake;
mod ledger;
mod lists;
mod notes;
mod numbering;
mod panic;
mod paper;
mod passcode;
mod passport;
mod paying;
mod payments;
mod people;
mod photos;
mod prices;
mod printer;
mod quotes;
mod real;
mod reminders;
mod repair;
mod retrying;
mod rights;
mod second_person;
mod session;
mod settlement;
mod shop;
mod terms;
mod text;
mod views;
mod voiding;
