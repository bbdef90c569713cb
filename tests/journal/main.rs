//! The journal: its chain holds through whatever people do, shows whatever was done to it, and keeps no secret.

#![cfg(test)]

mod canary;
mod erasing;
mod requests;
mod story;
mod tampering;
