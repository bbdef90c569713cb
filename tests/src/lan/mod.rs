//! A shop's host in its network, and what comes in to it over TLS: desks with a certificate, browsers with a cookie.

mod desk;
mod ear;
mod host;
mod line;
mod visitor;

pub use desk::{FarDesk, Stubborn};
pub use ear::Ear;
pub use host::LanHost;
pub use line::{Answer, Line};
pub use visitor::{Identity, Visitor, pinned};
