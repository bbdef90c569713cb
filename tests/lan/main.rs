//! The shop's local network: other desks and browsers that come in over TLS.
