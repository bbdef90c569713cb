//! The shop's own time: it does not run while an order waits for its customer or a dispute.

use super::Hold;
use crate::repair::Stage;
use kernel::Moment;

/// A step as time sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// When.
    pub at: Moment,
    /// Where to.
    pub to: Stage,
    /// What was waited for there.
    pub hold: Option<Hold>,
}

/// For how many milliseconds the shop's time stood still; steps are those that stand, oldest first.
fn paused(steps: &[Moved], now: Moment) -> i64 {
    let ends = steps.iter().skip(1).map(|next| next.at).chain([now]);
    let waits = steps
        .iter()
        .zip(ends)
        .filter(|(step, _)| step.to == Stage::OnHold && step.hold.is_some_and(Hold::pauses));
    waits.map(|(step, end)| end.millis_since(step.at).max(0)).sum()
}

/// Whether an open order is late: its promise is over, by the time that ran for the shop.
#[must_use]
pub fn is_late(stage: Stage, promised_at: Option<Moment>, steps: &[Moved], now: Moment) -> bool {
    let Some(promised) = promised_at else { return false };
    stage.is_open() && now.millis_since(promised) > paused(steps, now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::read(&format!("2026-11-21T{text}:00.000Z")).unwrap()
    }

    fn moved(time: &str, to: Stage, hold: Option<Hold>) -> Moved {
        Moved { at: at(time), to, hold }
    }

    #[test]
    fn waiting_for_the_customer_is_not_the_shops_time() {
        let promised = Some(at("10:00"));
        let late = |steps: &[Moved], now| is_late(Stage::Repairing, promised, steps, at(now));
        assert!(!late(&[], "10:00"));
        assert!(late(&[], "10:01"));
        let asked =
            [moved("08:00", Stage::OnHold, Some(Hold::Customer)), moved("09:00", Stage::Repairing, None)];
        assert!(!late(&asked, "11:00"), "one hour of waiting is one hour more");
        assert!(late(&asked, "11:01"));
        let waiting = [moved("09:30", Stage::OnHold, Some(Hold::Dispute))];
        assert!(!late(&waiting, "23:00"), "it does not become late while it waits");
        let part = [moved("08:00", Stage::OnHold, Some(Hold::Part))];
        assert!(late(&part, "10:01"), "a part is the shop's own business");
    }

    #[test]
    fn what_is_over_or_was_never_promised_is_not_late() {
        assert!(!is_late(Stage::HandedOver, Some(at("10:00")), &[], at("23:00")));
        assert!(!is_late(Stage::Repairing, None, &[], at("23:00")));
        let back =
            [moved("12:00", Stage::OnHold, Some(Hold::Customer)), moved("11:00", Stage::Repairing, None)];
        assert!(is_late(Stage::Repairing, Some(at("10:00")), &back, at("10:01")), "the clock was set back");
    }
}
