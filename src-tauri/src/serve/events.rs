//! Who listens to what commits touched.

use axum::response::sse::Event as Line;
use desk::{Caller, Desk};
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Streams that may be open at once.
const MOST: usize = 64;
/// Events that may wait for one reader; who lags further behind is cut off, comes back and asks anew.
const WAITING: usize = 64;

struct Listener {
    session: String,
    line: Sender<Result<Line, Infallible>>,
}

/// The open event streams.
#[derive(Default)]
pub(super) struct Events {
    listeners: Mutex<Vec<Listener>>,
}

impl Events {
    /// Opens a stream for a session; `None` where too many are open.
    pub(super) fn join(&self, session: &str) -> Option<Receiver<Result<Line, Infallible>>> {
        let (line, stream) = channel(WAITING);
        let mut listeners = self.lock();
        listeners.retain(|listener| !listener.line.is_closed());
        if listeners.len() >= MOST {
            return None;
        }
        listeners.push(Listener { session: session.to_owned(), line });
        Some(stream)
    }

    /// Tells every listener; a commit never waits for one.
    pub(super) fn tell(&self, data: &str) {
        self.lock().retain(|listener| match listener.line.try_send(Ok(Line::default().data(data))) {
            Ok(()) => true,
            Err(TrySendError::Full(_) | TrySendError::Closed(_)) => false,
        });
    }

    /// Ends the streams of desks that nobody sits at any more, and forgets those whose reader has left.
    pub(super) fn sweep(&self, desk: &Desk) {
        let mut sessions: Vec<String> = self.lock().iter().map(|listener| listener.session.clone()).collect();
        sessions.sort_unstable();
        sessions.dedup();
        // Asked outside the lock: a commit that tells must not wait for these look-ups.
        sessions.retain(|session| !is_signed_in(desk, session));
        self.lock().retain(|listener| {
            !listener.line.is_closed() && sessions.binary_search(&listener.session).is_err()
        });
    }

    /// Ends every stream.
    pub(super) fn end(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Listener>> {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether somebody sits at the desk of this key and has not locked it.
pub(super) fn is_signed_in(desk: &Desk, key: &str) -> bool {
    desk.is_signed_in(&Caller { session: desk.find_session(key), ..Caller::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_lags_is_cut_off_and_the_others_are_told() {
        let events = Events::default();
        let mut quick = events.join("a").unwrap();
        let mut slow = events.join("b").unwrap();
        for _ in 0..=WAITING {
            events.tell("{}");
            assert!(quick.try_recv().is_ok());
        }
        assert_eq!(events.lock().len(), 1);
        let mut heard = 0;
        while slow.blocking_recv().is_some() {
            heard += 1;
        }
        assert_eq!(heard, WAITING, "what was sent before arrives, then the stream ends");
    }

    #[test]
    fn streams_are_counted() {
        let events = Events::default();
        let mut open: Vec<_> = (0..MOST).map(|_| events.join("a").unwrap()).collect();
        assert!(events.join("a").is_none());
        open.pop();
        assert!(events.join("a").is_some(), "a reader that left makes room");
        events.end();
        assert!(open.pop().unwrap().blocking_recv().is_none());
    }
}
