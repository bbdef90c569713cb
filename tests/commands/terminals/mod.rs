//! Desks, tablets and phones that are let in from the shop's network.

mod hosting;
mod inviting;
mod listing;
mod pairing;
mod sending_off;
