//! The shop's local network: other desks and browsers come in over TLS, and are known before they are answered.

mod announce;
mod app;
mod identity;
mod listener;
mod names;
mod pair;
mod porch;
mod switch;
mod tls;

pub(crate) use switch::LanSwitch;
