//! Acts that were asked for once happen once: a retry waits for the first try and gets its answer.
//!
//! Changes keep their answers in the database. What is no change (a print, a backup) is remembered here, in memory.

use kernel::{Code, Failure, RequestId, Result};
use serde_json::Value;
use std::collections::{HashMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many answers are remembered; a retry comes within seconds.
const REMEMBERED: usize = 256;

/// What was asked: the command, the desk and the input, hashed.
pub(crate) type Asked = [u8; 32];

/// The acts under way and those done lately.
#[derive(Debug, Default)]
pub(crate) struct Once {
    acts: Mutex<Acts>,
    ended: Condvar,
}

#[derive(Debug, Default)]
struct Acts {
    by_request: HashMap<RequestId, (Asked, Option<Value>)>,
    order: VecDeque<RequestId>,
}

impl Once {
    /// Acts, unless the same request was acted on already.
    ///
    /// # Errors
    /// What `act` answers; `request.mismatch` where the id was used for something else.
    pub(crate) fn act(
        &self,
        request: RequestId,
        asked: Asked,
        act: impl FnOnce() -> Result<Value>,
    ) -> Result<Value> {
        let running = |acts: &mut Acts| acts.by_request.get(&request).is_some_and(|(_, done)| done.is_none());
        let mut acts = self.ended.wait_while(self.lock(), running).unwrap_or_else(PoisonError::into_inner);
        match acts.by_request.get(&request) {
            Some((before, Some(answer))) if *before == asked => return Ok(answer.clone()),
            Some(_) => return Err(Failure::new(Code::Conflict, "request.mismatch")),
            None => {}
        }
        acts.by_request.insert(request, (asked, None));
        drop(acts);
        let _end = End { once: self, request };
        let answer = act()?;
        let mut acts = self.lock();
        acts.by_request.insert(request, (asked, Some(answer.clone())));
        acts.order.push_back(request);
        if acts.order.len() > REMEMBERED
            && let Some(oldest) = acts.order.pop_front()
        {
            acts.by_request.remove(&oldest);
        }
        Ok(answer)
    }

    fn lock(&self) -> MutexGuard<'_, Acts> {
        self.acts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Wakes whoever waits, also where the act failed or panicked; then a retry acts anew.
struct End<'a> {
    once: &'a Once,
    request: RequestId,
}

impl Drop for End<'_> {
    fn drop(&mut self) {
        let mut acts = self.once.lock();
        if acts.by_request.get(&self.request).is_some_and(|(_, done)| done.is_none()) {
            acts.by_request.remove(&self.request);
        }
        drop(acts);
        self.once.ended.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::reexport::uuid::Uuid;
    use serde_json::json;
    use std::sync::atomic::{AtomicU32, Ordering};

    fn request(n: u128) -> RequestId {
        RequestId(Uuid::from_u128(n))
    }

    #[test]
    fn the_same_request_acts_once_even_at_the_same_moment() {
        let (once, acted) = (Once::default(), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let answer = once.act(request(1), [1; 32], || {
                        std::thread::sleep(std::time::Duration::from_millis(20));
                        Ok(json!(acted.fetch_add(1, Ordering::SeqCst)))
                    });
                    assert_eq!(answer, Ok(json!(0)));
                });
            }
        });
        assert_eq!(acted.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_failed_act_may_be_tried_again_and_another_input_may_not_take_its_id() {
        let once = Once::default();
        assert!(once.act(request(1), [1; 32], || Err(Failure::refused("printer.failed"))).is_err());
        assert_eq!(once.act(request(1), [1; 32], || Ok(json!("printed"))), Ok(json!("printed")));
        let other = once.act(request(1), [2; 32], || Ok(json!("never"))).unwrap_err();
        assert_eq!(other.message, "request.mismatch");
    }

    #[test]
    fn only_so_many_are_remembered() {
        let once = Once::default();
        for n in 0..1_000 {
            assert_eq!(once.act(request(n), [0; 32], || Ok(json!(null))), Ok(json!(null)));
        }
        assert_eq!(once.lock().by_request.len(), REMEMBERED);
    }
}
