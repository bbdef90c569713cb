//! The shop's local network: other desks and browsers come in over TLS, and are known before they are answered.

mod announce;
mod app;
mod identity;
mod listener;
mod names;
mod pair;
mod patient;
mod porch;
mod seats;
mod switch;
mod tls;

pub(crate) use switch::LanSwitch;
#[cfg(test)]
pub(crate) use {announce::Announcement, names::Names, tls::AnyCertificate};
