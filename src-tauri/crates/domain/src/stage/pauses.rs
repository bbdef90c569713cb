//! The shop's own time: it does not run while an order waits for its customer or a dispute, nor once its machine is
//! ready.

use super::Hold;
use crate::repair::Stage;
use kernel::{Day, Moment};
use std::time::Duration;

/// A step as time sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// When.
    pub at: Moment,
    /// On which civil day.
    pub day: Day,
    /// Where from.
    pub from: Stage,
    /// Where to.
    pub to: Stage,
    /// What was waited for there.
    pub hold: Option<Hold>,
}

/// Whether the shop's clock stands still where a step led: it is the customer's turn, or nothing is left to be done.
/// `domain.md` 5: the time of a repair is counted until it is ready, without what the customer took.
fn stands_still(moved: Moved) -> bool {
    match moved.to {
        Stage::OnHold => moved.hold.is_some_and(Hold::pauses),
        Stage::AwaitingConsent
        | Stage::Ready
        | Stage::Unclaimed
        | Stage::HandedOver
        | Stage::Closed
        | Stage::Void => true,
        Stage::Received
        | Stage::Diagnosing
        | Stage::Quoting
        | Stage::AwaitingParts
        | Stage::Repairing
        | Stage::Testing
        | Stage::SentOut => false,
    }
}

/// Until when an order is in time: its promise, put off by as long as the shop's clock stood still. Nothing while it
/// stands still in time, and where nothing was promised. Steps are those that stand, oldest first.
#[must_use]
pub fn due(promised_at: Option<Moment>, steps: &[Moved]) -> Option<Moment> {
    let mut due = promised_at?;
    for (i, step) in steps.iter().enumerate().filter(|(_, step)| stands_still(**step)) {
        match steps.get(i + 1) {
            Some(next) => {
                due = due.later(Duration::from_millis(next.at.millis_since(step.at).max(0).unsigned_abs()));
            }
            None if step.at > due => {}
            None => return None,
        }
    }
    Some(due)
}

/// Since which day a machine waits for its customer: since it became ready, not since it came back to the shelf from a
/// hold, a parcel, or being unclaimed (`domain.md` 10.5 counts its reminders from there). Nothing where it does not wait.
#[must_use]
pub fn ready_on(stage: Stage, steps: &[Moved]) -> Option<Day> {
    if !matches!(stage, Stage::Ready | Stage::Unclaimed) {
        return None;
    }
    let came_back = |from| matches!(from, Stage::OnHold | Stage::SentOut | Stage::Unclaimed);
    steps.iter().rev().find(|step| step.to == Stage::Ready && !came_back(step.from)).map(|step| step.day)
}

/// Whether an order is late.
#[must_use]
pub fn is_late(stage: Stage, due_at: Option<Moment>, now: Moment) -> bool {
    stage.is_open() && due_at.is_some_and(|due| due < now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Zone;

    fn at(text: &str) -> Moment {
        Moment::read(&format!("2026-11-21T{text}:00.000Z")).unwrap()
    }

    fn moved(time: &str, to: Stage, hold: Option<Hold>) -> Moved {
        Moved { at: at(time), day: Zone::SHANGHAI.day(at(time)), from: Stage::Repairing, to, hold }
    }

    fn due_after(steps: &[Moved]) -> Option<Moment> {
        due(Some(at("10:00")), steps)
    }

    #[test]
    fn waiting_for_the_customer_is_not_the_shops_time() {
        assert_eq!(due_after(&[]), Some(at("10:00")));
        let asked =
            [moved("08:00", Stage::OnHold, Some(Hold::Customer)), moved("09:00", Stage::Repairing, None)];
        assert_eq!(due_after(&asked), Some(at("11:00")), "one hour of waiting is one hour more");
        let offered = [
            moved("08:00", Stage::AwaitingConsent, None),
            moved("08:30", Stage::Repairing, None),
            moved("09:00", Stage::OnHold, Some(Hold::Dispute)),
            moved("10:00", Stage::Repairing, None),
        ];
        assert_eq!(due_after(&offered), Some(at("11:30")), "so is a quote that is not answered");
        assert_eq!(due_after(&[moved("09:30", Stage::OnHold, Some(Hold::Dispute))]), None);
        assert_eq!(due_after(&[moved("10:00", Stage::AwaitingConsent, None)]), None, "to the moment");
        let part = [moved("08:00", Stage::OnHold, Some(Hold::Part)), moved("09:00", Stage::Repairing, None)];
        assert_eq!(due_after(&part), Some(at("10:00")), "a part is the shop's own business");
    }

    #[test]
    fn what_was_late_before_it_waited_stays_late() {
        let asked = moved("10:01", Stage::AwaitingConsent, None);
        assert_eq!(due_after(&[asked]), Some(at("10:00")));
        let later = [asked, moved("12:01", Stage::Repairing, None)];
        assert_eq!(due_after(&later), Some(at("12:00")), "and is as late afterwards as it was");
    }

    #[test]
    fn a_machine_that_was_ready_in_time_is_not_late_on_the_shelf() {
        assert_eq!(due_after(&[moved("09:59", Stage::Ready, None)]), None);
        assert_eq!(due_after(&[moved("10:01", Stage::Ready, None)]), Some(at("10:00")));
        let back = [moved("09:00", Stage::Ready, None), moved("09:30", Stage::Repairing, None)];
        assert_eq!(due_after(&back), Some(at("10:30")));
    }

    #[test]
    fn a_machine_waits_since_it_became_ready_not_since_it_came_back_to_the_shelf() {
        let day = |n: u32| Day::new(2026, 11, n).unwrap();
        let step = |n: u32, from: Stage, to: Stage| Moved { day: day(n), from, ..moved("09:00", to, None) };
        let ready = [step(3, Stage::Testing, Stage::Ready)];
        assert_eq!(ready_on(Stage::Ready, &ready), Some(day(3)));
        let held = [ready[0], step(4, Stage::Ready, Stage::OnHold), step(6, Stage::OnHold, Stage::Ready)];
        assert_eq!(ready_on(Stage::OnHold, &held[..2]), None);
        assert_eq!(ready_on(Stage::Ready, &held), Some(day(3)));
        let again =
            [ready[0], step(5, Stage::Ready, Stage::Repairing), step(8, Stage::Testing, Stage::Ready)];
        assert_eq!(ready_on(Stage::Repairing, &again[..2]), None);
        assert_eq!(ready_on(Stage::Ready, &again), Some(day(8)));
        let unclaimed = [ready[0], step(30, Stage::Ready, Stage::Unclaimed)];
        assert_eq!(ready_on(Stage::Unclaimed, &unclaimed), Some(day(3)));
        assert_eq!(ready_on(Stage::HandedOver, &ready), None);
    }

    #[test]
    fn a_clock_that_was_set_back_takes_nothing_away() {
        let back =
            [moved("12:00", Stage::OnHold, Some(Hold::Customer)), moved("11:00", Stage::Repairing, None)];
        assert_eq!(due_after(&back), Some(at("10:00")));
    }

    #[test]
    fn what_is_over_or_was_never_promised_is_not_late() {
        assert_eq!(due(None, &[moved("09:00", Stage::Repairing, None)]), None);
        assert!(!is_late(Stage::Repairing, None, at("23:00")));
        assert!(!is_late(Stage::HandedOver, Some(at("10:00")), at("23:00")));
        assert!(!is_late(Stage::Repairing, Some(at("10:00")), at("10:00")));
        assert!(is_late(Stage::Repairing, Some(at("10:00")), at("10:01")));
    }
}
