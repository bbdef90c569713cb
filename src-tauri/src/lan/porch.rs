//! Where strangers stand: few at a time, and whoever is refused waits before the next try.

use super::identity::print_of;
use kernel::{Code, Failure, Result};
use rustls::pki_types::CertificateDer;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Strangers that may be answered at once.
const MOST: usize = 16;
/// And of one address.
const MOST_OF_ONE: usize = 4;
/// How long a refusal takes.
const REFUSED_AFTER: Duration = Duration::from_secs(1);

/// The porch of one host.
pub(super) struct Porch {
    authority: CertificateDer<'static>,
    print: [u8; 32],
    standing: Mutex<HashMap<IpAddr, usize>>,
}

impl Porch {
    pub(super) fn new(authority: &CertificateDer<'static>) -> Self {
        Self { authority: authority.clone(), print: print_of(authority), standing: Mutex::default() }
    }

    /// The authority's certificate.
    pub(super) fn authority(&self) -> &CertificateDer<'static> {
        &self.authority
    }

    /// Its print.
    pub(super) fn print(&self) -> [u8; 32] {
        self.print
    }

    /// Answers a stranger.
    ///
    /// # Errors
    /// `server.busy` where too many stand there; what the work answers, after a while.
    pub(super) async fn answer<T>(&self, who: IpAddr, work: impl Future<Output = Result<T>>) -> Result<T> {
        let _standing = self.step_up(who).ok_or_else(|| Failure::new(Code::Busy, "server.busy"))?;
        let answer = work.await;
        if answer.is_err() {
            tokio::time::sleep(REFUSED_AFTER).await;
        }
        answer
    }

    fn step_up(&self, who: IpAddr) -> Option<Standing<'_>> {
        let mut standing = self.standing.lock().unwrap_or_else(PoisonError::into_inner);
        let of_this = standing.get(&who).copied().unwrap_or(0);
        if of_this >= MOST_OF_ONE || standing.values().sum::<usize>() >= MOST {
            return None;
        }
        standing.insert(who, of_this + 1);
        Some(Standing { porch: self, who })
    }
}

struct Standing<'p> {
    porch: &'p Porch,
    who: IpAddr,
}

impl Drop for Standing<'_> {
    fn drop(&mut self) {
        let mut standing = self.porch.standing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of_this) = standing.get_mut(&self.who) {
            *of_this -= 1;
            if *of_this == 0 {
                standing.remove(&self.who);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_stand_there_and_none_pushes_the_others_off() {
        let porch = Porch::new(&CertificateDer::from(vec![1, 2, 3]));
        let address = |last: u8| IpAddr::from([192, 168, 1, last]);
        let mut standing: Vec<_> = (0..MOST_OF_ONE).map(|_| porch.step_up(address(1)).unwrap()).collect();
        assert!(porch.step_up(address(1)).is_none());
        for last in 2..=4 {
            standing.extend((0..MOST_OF_ONE).map(|_| porch.step_up(address(last)).unwrap()));
        }
        assert!(porch.step_up(address(5)).is_none());
        standing.pop();
        assert!(porch.step_up(address(5)).is_some());
        standing.clear();
        assert!(porch.standing.lock().unwrap().is_empty());
    }

    #[tokio::test]
    async fn whoever_is_refused_waits() {
        let porch = Porch::new(&CertificateDer::from(vec![1, 2, 3]));
        let who = IpAddr::from([192, 168, 1, 1]);
        let refused = async { Err::<(), _>(Failure::not_found("terminal.unknown")) };
        let began = std::time::Instant::now();
        porch.answer(who, refused).await.unwrap_err();
        assert!(began.elapsed() >= REFUSED_AFTER);
    }
}
