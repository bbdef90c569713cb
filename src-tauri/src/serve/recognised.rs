//! Whether it is known who is at the other end of a connection from the network.

use axum::extract::Request;
use kernel::{Code, Result};
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

    /// Notes what the last request showed. A host that is busy or cannot read its shop has not looked: whoever was known
    /// stays so.
    pub(super) fn learn(&self, found: &Result<()>) {
        match found {
            Ok(()) => self.set(true),
            Err(failure) if failure.code == Code::Forbidden => self.set(false),
            Err(_) => {}
        }
    }

    /// Notes whether it is known.
    pub(crate) fn set(&self, is_so: bool) {
        self.0.store(is_so, Ordering::Relaxed);
    }

    /// The mark of the connection that a request came on; one of its own for a request from this machine.
    pub(super) fn of(request: &Request) -> Self {
        request.extensions().get::<Self>().cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Failure;

    #[test]
    fn only_who_was_refused_becomes_a_stranger() {
        let recognised = Recognised::default();
        let after = |found: Result<()>| {
            recognised.learn(&found);
            recognised.is_so()
        };
        let busy = || Err(Failure::new(Code::Busy, "server.busy"));
        assert!(!after(busy()), "nobody is known by that");
        assert!(after(Ok(())));
        assert!(after(busy()));
        assert!(after(Err(Failure::internal("store.broken", "it cannot be read"))));
        assert!(!after(Err(Failure::new(Code::Forbidden, "terminal.revoked"))));
    }
}
