//! The database itself: its statements and their plans, its schema, how it is brought from version to version, and
//! the files beside it.

#![cfg(test)]

mod files;
mod migrations;
mod plans;
mod schema;
mod search;
mod statements;
mod stock;
