//! Who listens to what commits touched.

use super::asker::Asker;
use axum::response::sse::Event as Line;
use desk::{Caller, Desk, Event};
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio_stream::Stream;

/// Streams that may be open at once.
const MOST: usize = 256;
/// Streams that one desk may have open at once, a window each. Beyond that the oldest ends: where the Wi-Fi breaks off
/// again and again, it is one that nobody reads any more.
const MOST_OF_ONE: usize = 8;
/// Events that may wait for one reader; who lags further behind is cut off, comes back and asks anew.
const WAITING: usize = 64;

/// After these somebody may have been signed out, elsewhere or for good.
const ENDING: [&str; 3] = ["terminal", "session", "person"];

/// Whoever hears nothing for so long after a stream of theirs ended has gone: a page that is loaded anew, or whose line
/// broke off for a moment, has another by then.
const GONE_AFTER: Duration = Duration::from_secs(3);

struct Listener {
    asker: Asker,
    line: Sender<Result<Line, Infallible>>,
}

/// The open event streams.
#[derive(Default)]
pub(crate) struct Events {
    listeners: Mutex<Vec<Listener>>,
    /// Whose streams ended, and when.
    left: Mutex<Vec<(Instant, Asker)>>,
    stirred: Notify,
}

/// What one reader hears.
pub(super) struct Heard {
    lines: Receiver<Result<Line, Infallible>>,
    events: Arc<Events>,
    asker: Asker,
}

impl Stream for Heard {
    type Item = Result<Line, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.lines.poll_recv(context)
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        let mut left = self.events.left.lock().unwrap_or_else(PoisonError::into_inner);
        left.push((Instant::now(), self.asker.clone()));
    }
}

impl Events {
    /// Opens a stream; `None` where too many are open.
    pub(super) fn listen(self: &Arc<Self>, asker: Asker) -> Option<Heard> {
        let lines = self.join(&asker)?;
        Some(Heard { lines, events: Arc::clone(self), asker })
    }

    fn join(&self, asker: &Asker) -> Option<Receiver<Result<Line, Infallible>>> {
        let (line, stream) = channel(WAITING);
        let mut listeners = self.lock();
        listeners.retain(|listener| !listener.line.is_closed());
        let mut of_this =
            (0..listeners.len()).filter(|at| listeners.get(*at).is_some_and(|one| one.asker == *asker));
        if let (Some(oldest), true) = (of_this.next(), of_this.count() + 1 >= MOST_OF_ONE) {
            listeners.remove(oldest);
        }
        if listeners.len() >= MOST {
            return None;
        }
        listeners.push(Listener { asker: asker.clone(), line });
        Some(stream)
    }

    /// Tells every listener what a commit touched, and has the streams looked at where it may have ended one.
    pub(super) fn pass_on(&self, event: &Event) {
        match serde_json::to_string(event) {
            Ok(data) => self.tell(&data),
            Err(cause) => eprintln!("an event that is no JSON: {cause}"),
        }
        if event.nouns.iter().any(|noun| ENDING.contains(&noun.as_str())) {
            self.stirred.notify_one();
        }
    }

    /// Waits until streams should be looked at before their time.
    pub(super) async fn stirred(&self) {
        self.stirred.notified().await;
    }

    /// A commit never waits for a listener.
    fn tell(&self, data: &str) {
        self.lock().retain(|listener| match listener.line.try_send(Ok(Line::default().data(data))) {
            Ok(()) => true,
            Err(TrySendError::Full(_) | TrySendError::Closed(_)) => false,
        });
    }

    /// Ends the streams of desks that nobody sits at any more, and forgets those whose reader has left.
    pub(super) fn sweep(&self, desk: &Desk) {
        let mut askers: Vec<Asker> = Vec::new();
        for listener in self.lock().iter() {
            if !askers.contains(&listener.asker) {
                askers.push(listener.asker.clone());
            }
        }
        // Asked outside the lock: a commit that tells must not wait for these look-ups.
        askers.retain(|asker| !is_signed_in(desk, asker));
        self.lock().retain(|listener| !listener.line.is_closed() && !askers.contains(&listener.asker));
    }

    /// Who closed the page or lost the line is on no order any more.
    pub(super) fn see_off(&self, desk: &Desk) {
        for asker in self.gone(Instant::now()) {
            if let Ok(Some(session)) = asker.standing_session(desk) {
                desk.leave_orders(&session);
            }
        }
    }

    /// Whose last stream ended a while ago.
    fn gone(&self, now: Instant) -> Vec<Asker> {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let is_due = |at: Instant| now.saturating_duration_since(at) >= GONE_AFTER;
        let mut due: Vec<Asker> =
            left.extract_if(.., |(at, _)| is_due(*at)).map(|(_, asker)| asker).collect();
        drop(left);
        let listeners = self.lock();
        due.retain(|asker| !listeners.iter().any(|one| one.asker == *asker && !one.line.is_closed()));
        due
    }

    /// Ends the streams of the network, when its desks may come in no more.
    pub(crate) fn end_of_the_network(&self) {
        self.lock().retain(|listener| !listener.asker.is_from_the_network());
    }

    /// Ends every stream.
    pub(super) fn end(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Listener>> {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether somebody sits at the desk that asks, and has not locked it.
pub(super) fn is_signed_in(desk: &Desk, asker: &Asker) -> bool {
    asker
        .standing_session(desk)
        .is_ok_and(|session| desk.is_signed_in(&Caller { session, ..Caller::default() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(key: &str) -> Asker {
        Asker::Here(Some(key.to_owned()))
    }

    #[test]
    fn a_reader_that_lags_is_cut_off_and_the_others_are_told() {
        let events = Events::default();
        let mut quick = events.join(&here("a")).unwrap();
        let mut slow = events.join(&here("b")).unwrap();
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
        let mut open: Vec<_> = (0..MOST).map(|i| events.join(&here(&format!("b{i}"))).unwrap()).collect();
        assert!(events.join(&here("c")).is_none());
        open.pop();
        assert!(events.join(&here("c")).is_some(), "a reader that left makes room");
        events.end();
        assert!(open.pop().unwrap().blocking_recv().is_none());
    }

    #[test]
    fn one_desk_leaves_room_for_the_others() {
        let events = Events::default();
        let mut open: Vec<_> = (0..=MOST_OF_ONE).map(|_| events.join(&here("a")).unwrap()).collect();
        assert_eq!(events.lock().len(), MOST_OF_ONE);
        assert!(open[0].blocking_recv().is_none(), "the oldest ended");
        events.tell("{}");
        assert!(open[1].blocking_recv().is_some());
    }

    #[test]
    fn who_hears_nothing_any_more_has_gone_after_a_while() {
        let events = Arc::new(Events::default());
        let (one, two) = (events.listen(here("a")).unwrap(), events.listen(here("a")).unwrap());
        let closed = events.listen(here("b")).unwrap();
        drop((one, closed));
        let (now, later) = (Instant::now(), Instant::now() + GONE_AFTER);
        assert!(events.gone(now).is_empty(), "they may come back");
        assert!(events.gone(later) == [here("b")], "the other one still listens in another window");
        assert!(events.gone(later).is_empty(), "once");
        drop(two);
        assert!(events.gone(Instant::now() + GONE_AFTER) == [here("a")]);
    }

    #[test]
    fn the_network_ends_alone() {
        let events = Events::default();
        let mut mine = events.join(&here("a")).unwrap();
        let mut theirs = events.join(&Asker::Certificate([7; 32])).unwrap();
        events.end_of_the_network();
        assert!(theirs.blocking_recv().is_none());
        events.tell("{}");
        assert!(mine.blocking_recv().is_some());
    }
}
