//! Whether it is known who is at the other end of a connection from the network.

use axum::extract::Request;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A connection's mark, shared by what counts connections and what answers on them.
#[derive(Clone, Default)]
pub(crate) struct Recognised(Arc<AtomicBool>);

impl Recognised {
    /// Whether somebody was known there at the last request that needed it.
    pub(crate) fn is_so(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Notes what the last request showed.
    pub(crate) fn set(&self, is_so: bool) {
        self.0.store(is_so, Ordering::Relaxed);
    }

    /// The mark of the connection that a request came on; one of its own for a request from this machine.
    pub(super) fn of(request: &Request) -> Self {
        request.extensions().get::<Self>().cloned().unwrap_or_default()
    }
}
