//! Tickets: for a quarter of an hour a phone may hand pictures to the desk that showed it a code.

use std::time::Duration;

crate::closed_set! {
    /// What the pictures are for; the phone says it above its button.
    TicketFor {
        /// 接机
        Intake = "intake",
        /// 工单照片
        Order = "order",
        /// 维修记录
        Log = "log",
        /// 检测发现
        Finding = "finding",
    }
}

/// How long a phone may send: long enough for a whole machine, short enough for a code that was photographed by a stranger.
pub const LASTS: Duration = Duration::from_secs(15 * 60);
/// How long after its end the desk may still ask what came in: it may have locked itself meanwhile.
pub const LINGERS: Duration = Duration::from_secs(2 * 60 * 60);
/// Tickets that may be open in the shop at once.
pub const MOST_OPEN: usize = 32;
/// Tickets one desk may have open: each further one ends its oldest.
pub const MOST_OF_A_DESK: usize = 4;
/// Pictures one ticket takes: twice as many as an order keeps, since some are taken out again.
pub const MOST_PICTURES: usize = 60;
/// Pictures of one ticket that may be looked at together: one, and the second try of one whose answer was lost.
pub const AT_ONCE: usize = 2;

/// How many more pictures a ticket takes, where `has` came in and `coming` are on their way.
#[must_use]
pub fn room(has: usize, coming: usize) -> usize {
    MOST_PICTURES.saturating_sub(has.saturating_add(coming))
}

/// What is left of a ticket, in whole seconds; nothing once it ended.
#[must_use]
pub fn seconds_left(ends: Duration, now: Duration) -> u64 {
    ends.saturating_sub(now).as_secs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_takes_sixty_pictures() {
        assert_eq!(room(0, 0), 60);
        assert_eq!(room(58, 1), 1);
        assert_eq!(room(59, 1), 0);
        assert_eq!(room(60, 0), 0);
        assert_eq!(room(usize::MAX, 2), 0);
    }

    #[test]
    fn what_is_left_never_falls_below_nothing() {
        assert_eq!(seconds_left(LASTS, Duration::ZERO), 900);
        assert_eq!(seconds_left(LASTS, Duration::from_millis(899_999)), 0);
        assert_eq!(seconds_left(LASTS, LASTS), 0);
        assert_eq!(seconds_left(LASTS, LASTS + LINGERS), 0);
    }
}
