//! Who may hold a connection, so that neither one machine nor a crowd of strangers keeps the shop's desks out.

use crate::serve::recognised::Recognised;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// Connections that may be open at once.
const MOST: usize = 256;
/// Connections that one address may have open at once. Beyond that its oldest stranger gives way: behind one address there
/// may be somebody who holds what they can, and a desk of the shop.
const MOST_OF_ONE: usize = 64;
/// Connections at whose other end nobody is known yet. Beyond that the oldest of the address with the most of them gives
/// way: a desk says who it is with its first request, so that it is known long before its turn to go comes.
const MOST_STRANGERS: usize = 128;

/// The open connections, the oldest first.
#[derive(Default)]
pub(super) struct Seats(Mutex<Vec<Sitting>>);

struct Sitting {
    peer: IpAddr,
    recognised: Recognised,
    give_way: Arc<Notify>,
}

/// A connection's place among them, given back at its end.
pub(super) struct Seat {
    seats: Arc<Seats>,
    /// Whether it is known who sits there.
    pub(super) recognised: Recognised,
    give_way: Arc<Notify>,
}

impl Seats {
    /// A place for a connection from an address; nothing where there is none.
    pub(super) fn take(seats: &Arc<Self>, peer: IpAddr) -> Option<Seat> {
        let mut taken = seats.lock();
        if taken.iter().filter(|one| one.peer == peer).count() >= MOST_OF_ONE {
            let at = taken.iter().position(|one| one.peer == peer && one.is_stranger())?;
            taken.remove(at).give_way.notify_one();
        }
        let strangers = taken.iter().filter(|one| one.is_stranger()).count();
        if taken.len() >= MOST || strangers >= MOST_STRANGERS {
            let at = gives_way(&taken)?;
            taken.remove(at).give_way.notify_one();
        }
        let (recognised, give_way) = (Recognised::default(), Arc::<Notify>::default());
        taken.push(Sitting { peer, recognised: recognised.clone(), give_way: Arc::clone(&give_way) });
        Some(Seat { seats: Arc::clone(seats), recognised, give_way })
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Sitting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sitting {
    fn is_stranger(&self) -> bool {
        !self.recognised.is_so()
    }
}

/// The oldest stranger of the address that has the most of them.
fn gives_way(taken: &[Sitting]) -> Option<usize> {
    let of = |peer: IpAddr| taken.iter().filter(|one| one.peer == peer && one.is_stranger()).count();
    let strangers = taken.iter().enumerate().filter(|(_, one)| one.is_stranger());
    // Of several that are the greatest the last one is taken, and the first is the oldest.
    strangers.rev().max_by_key(|(_, one)| of(one.peer)).map(|(at, _)| at)
}

impl Seat {
    /// Waits until the place is needed for somebody else.
    pub(super) async fn needed(&self) {
        self.give_way.notified().await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.seats.lock().retain(|one| !Arc::ptr_eq(&one.give_way, &self.give_way));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 168, 1, last])
    }

    fn needed(seat: &Seat) -> bool {
        use std::task::{Context, Poll, Waker};
        let waiting = std::pin::pin!(seat.needed());
        waiting.poll(&mut Context::from_waker(Waker::noop())) == Poll::Ready(())
    }

    #[test]
    fn one_address_leaves_seats_for_the_others() {
        let seats: Arc<Seats> = Arc::default();
        let taken: Vec<Seat> = (0..MOST_OF_ONE).map(|_| Seats::take(&seats, address(1)).unwrap()).collect();
        taken[1..].iter().for_each(|seat| seat.recognised.set(true));
        let more = Seats::take(&seats, address(1)).unwrap();
        assert!(needed(&taken[0]), "the one that said nothing");
        assert_eq!(seats.lock().len(), MOST_OF_ONE);
        more.recognised.set(true);
        assert!(Seats::take(&seats, address(1)).is_none(), "whoever is known stays");
        assert!(Seats::take(&seats, address(2)).is_some());
        drop((taken, more));
        assert!(seats.lock().is_empty());
    }

    #[test]
    fn a_crowd_of_strangers_gives_way_and_who_is_known_stays() {
        let seats: Arc<Seats> = Arc::default();
        let known: Vec<Seat> = (0..10).map(|_| Seats::take(&seats, address(9)).unwrap()).collect();
        known.iter().for_each(|seat| seat.recognised.set(true));
        let of_three = [1; 40].into_iter().chain([2; MOST_OF_ONE]).chain([3; 24]);
        let crowd: Vec<Seat> = of_three.map(|last| Seats::take(&seats, address(last)).unwrap()).collect();
        assert_eq!(crowd.len(), MOST_STRANGERS);
        assert!(!crowd.iter().any(needed));
        let new = Seats::take(&seats, address(5)).unwrap();
        // The address with the most strangers loses its oldest.
        assert!(needed(&crowd[40]));
        assert_eq!(seats.lock().len(), known.len() + MOST_STRANGERS);
        new.recognised.set(true);
        assert!(Seats::take(&seats, address(6)).is_some());
        assert!(!known.iter().chain([&new]).chain(&crowd[..40]).any(needed));
    }

    #[test]
    fn where_everybody_is_known_all_is_taken() {
        let seats: Arc<Seats> = Arc::default();
        let mut known = Vec::new();
        for last in 1..=4 {
            for _ in 0..MOST_OF_ONE {
                let seat = Seats::take(&seats, address(last)).unwrap();
                seat.recognised.set(true);
                known.push(seat);
            }
        }
        assert!(Seats::take(&seats, address(5)).is_none());
        known[0].recognised.set(false);
        assert!(Seats::take(&seats, address(5)).is_some(), "one that was sent off gives way");
        assert!(needed(&known[0]));
    }
}
