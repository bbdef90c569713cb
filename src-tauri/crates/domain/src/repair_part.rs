//! 工单配件: what may become of a part on an order, and when (`domain.md` 6, the plan of the house 5).

use crate::faults::Fault;
use crate::quote::Payer;
use crate::repair::Stage;
use crate::stock::{self, LineState, OldPartOwner};
use kernel::Day;

/// The most pieces that one line asks for.
pub const MOST: u32 = 999;
/// Within how many days a technician brings the company's old part back: the house's own choice, since `domain.md` 6 asks
/// for a due date and names none.
pub const OLD_PART_DAYS: u32 = 7;

crate::closed_set! {
    /// What is done with a line.
    Deed {
        /// 预留
        Reserve = "reserve",
        /// 放回待领: what was reserved is free again.
        Release = "release",
        /// 领用
        Take = "take",
        /// 装机
        Use = "use",
        /// 退良品
        Back = "back",
        /// 开箱不良
        Doa = "doa",
        /// 损坏
        Broken = "broken",
        /// 不用了
        Drop = "drop",
    }
}

/// What a line is after a deed; nothing where the deed does not belong to its state.
#[must_use]
pub fn after(state: LineState, deed: Deed) -> Option<LineState> {
    use LineState as S;
    match (state, deed) {
        (S::Planned, Deed::Reserve) => Some(S::Reserved),
        (S::Reserved, Deed::Release) => Some(S::Planned),
        (S::Planned | S::Reserved, Deed::Take) => Some(S::Issued),
        (S::Planned | S::Reserved, Deed::Drop) => Some(S::Dropped),
        (S::Issued, Deed::Use) => Some(S::Used),
        (S::Issued, Deed::Back) => Some(S::ReturnedGood),
        (S::Issued, Deed::Doa) => Some(S::Doa),
        (S::Issued, Deed::Broken) => Some(S::BrokenByUs),
        (
            S::Planned
            | S::Reserved
            | S::Issued
            | S::Used
            | S::ReturnedGood
            | S::Doa
            | S::BrokenByUs
            | S::Dropped,
            Deed::Reserve
            | Deed::Release
            | Deed::Take
            | Deed::Use
            | Deed::Back
            | Deed::Doa
            | Deed::Broken
            | Deed::Drop,
        ) => None,
    }
}

/// What a line was before its last deed, as an undo leaves it; nothing where there is nothing to take back. A dropped or an
/// issued line is planned again.
#[must_use]
pub fn undone(state: LineState) -> Option<LineState> {
    match state {
        LineState::Planned => None,
        LineState::Reserved | LineState::Issued | LineState::Dropped => Some(LineState::Planned),
        LineState::Used | LineState::ReturnedGood | LineState::Doa | LineState::BrokenByUs => {
            Some(LineState::Issued)
        }
    }
}

/// Whether a part may be asked for: while the machine is worked on or waits for a word about it.
#[must_use]
pub fn may_plan(stage: Stage) -> bool {
    match stage {
        Stage::Received
        | Stage::Diagnosing
        | Stage::Quoting
        | Stage::AwaitingConsent
        | Stage::AwaitingParts
        | Stage::Repairing
        | Stage::OnHold
        | Stage::SentOut => true,
        Stage::Testing
        | Stage::Ready
        | Stage::HandedOver
        | Stage::Closed
        | Stage::Unclaimed
        | Stage::Void => false,
    }
}

/// Whether a part may be taken: on the bench, also to try it while the fault is looked for.
#[must_use]
pub fn may_take(stage: Stage) -> bool {
    match stage {
        Stage::Diagnosing | Stage::AwaitingParts | Stage::Repairing => true,
        Stage::Received
        | Stage::Quoting
        | Stage::AwaitingConsent
        | Stage::Testing
        | Stage::Ready
        | Stage::HandedOver
        | Stage::Closed
        | Stage::Unclaimed
        | Stage::OnHold
        | Stage::SentOut
        | Stage::Void => false,
    }
}

/// Whether a part may go into the machine: in repair alone, which is entered with consent.
#[must_use]
pub fn may_use(stage: Stage) -> bool {
    stage == Stage::Repairing
}

/// Whether a line of an order in this stage takes what is there at once, and waits for what is not: once the customer agreed.
#[must_use]
pub fn is_secured(stage: Stage) -> bool {
    matches!(stage, Stage::AwaitingParts | Stage::Repairing)
}

/// How many of a line's pieces a deed is about: all of them where nothing is said.
///
/// # Errors
/// `field.not_between` with what the line has.
pub fn of_line(typed: Option<i64>, line: i64) -> Result<i64, Fault> {
    let wanted = typed.unwrap_or(line);
    if (1..=line).contains(&wanted) {
        return Ok(wanted);
    }
    Err(Fault::not_between(1, usize::try_from(line).unwrap_or(usize::MAX)))
}

/// A serial number that may be left empty.
///
/// # Errors
/// `field.too_long`, `field.control_character`.
pub fn optional_code(typed: &str) -> Result<&str, Fault> {
    if typed.trim().is_empty() { Ok("") } else { stock::code(typed) }
}

/// What is written down of the old piece as the new one goes in: its serial number where the part has them, or a reason why
/// there is none to read (`domain.md` 6: old/new serial pair).
///
/// # Errors
/// `field.no_old_serial`.
pub fn old_serial(serialised: bool, leaves_old: bool, serial: &str, why: &str) -> Result<(), Fault> {
    let is_missing = serialised && leaves_old && serial.is_empty() && why.trim().is_empty();
    if is_missing { Err(Fault::new("field.no_old_serial")) } else { Ok(()) }
}

/// Whose the old piece is (`domain.md` 6): the company's where it has to come back or the customer does not pay for the new
/// one; the customer's otherwise.
#[must_use]
pub fn owner(returns_old: bool, payer: Option<Payer>, in_warranty: bool) -> OldPartOwner {
    let is_paid = match payer {
        Some(Payer::Customer) => true,
        Some(Payer::Maker | Payer::Extended | Payer::Shop) => false,
        None => !in_warranty,
    };
    if returns_old || !is_paid { OldPartOwner::Company } else { OldPartOwner::Customer }
}

/// Until when the company's old part is to be back.
#[must_use]
pub fn due(today: Day) -> Day {
    today.later(OLD_PART_DAYS)
}

/// Which pieces are taken from where, the first places first; short where the places have fewer together.
#[must_use]
pub fn picked<Place: Copy>(free: &[(Place, i64)], wanted: i64) -> Vec<(Place, i64)> {
    let mut left = wanted;
    let mut picked = Vec::new();
    for (place, there) in free {
        let taken = left.min(*there);
        if taken > 0 {
            picked.push((*place, taken));
            left -= taken;
        }
    }
    picked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_from_planned_to_its_outcome_and_no_other_way() {
        use Deed as D;
        use LineState as S;
        let plan: &[(S, &[(D, S)])] = &[
            (S::Planned, &[(D::Reserve, S::Reserved), (D::Take, S::Issued), (D::Drop, S::Dropped)]),
            (S::Reserved, &[(D::Release, S::Planned), (D::Take, S::Issued), (D::Drop, S::Dropped)]),
            (
                S::Issued,
                &[
                    (D::Use, S::Used),
                    (D::Back, S::ReturnedGood),
                    (D::Doa, S::Doa),
                    (D::Broken, S::BrokenByUs),
                ],
            ),
            (S::Used, &[]),
            (S::ReturnedGood, &[]),
            (S::Doa, &[]),
            (S::BrokenByUs, &[]),
            (S::Dropped, &[]),
        ];
        assert_eq!(plan.len(), LineState::ALL.len());
        for (state, ways) in plan {
            let follows: Vec<(Deed, LineState)> =
                Deed::ALL.iter().filter_map(|deed| after(*state, *deed).map(|to| (*deed, to))).collect();
            assert_eq!(&follows, ways, "{state:?}");
        }
    }

    #[test]
    fn an_undo_leads_back_by_one_step() {
        for state in LineState::ALL {
            let Some(before) = undone(*state) else {
                assert_eq!(*state, LineState::Planned);
                continue;
            };
            assert!(Deed::ALL.iter().any(|deed| after(before, *deed) == Some(*state)), "{state:?}");
        }
    }

    #[test]
    fn parts_go_into_a_machine_on_the_bench_alone() {
        let stages = |may: fn(Stage) -> bool| {
            Stage::ALL.iter().copied().filter(|stage| may(*stage)).collect::<Vec<_>>()
        };
        assert_eq!(stages(may_use), [Stage::Repairing]);
        assert_eq!(stages(may_take), [Stage::Diagnosing, Stage::AwaitingParts, Stage::Repairing]);
        assert_eq!(stages(is_secured), [Stage::AwaitingParts, Stage::Repairing]);
        for stage in stages(may_take) {
            assert!(may_plan(stage));
        }
        for stage in [Stage::Ready, Stage::HandedOver, Stage::Void] {
            assert!(!may_plan(stage), "{stage:?}");
        }
    }

    #[test]
    fn a_deed_is_about_some_or_all_pieces_of_its_line() {
        assert_eq!(of_line(None, 3), Ok(3));
        assert_eq!(of_line(Some(2), 3), Ok(2));
        for wrong in [0, 4, -1, i64::MAX] {
            assert_eq!(of_line(Some(wrong), 3).unwrap_err().message, "field.not_between");
        }
        assert_eq!(optional_code(" \t"), Ok(""));
        assert_eq!(optional_code(" F2LX "), Ok("F2LX"));
        assert_eq!(optional_code("A\u{1d}B").unwrap_err().message, "field.control_character");
    }

    #[test]
    fn a_serialised_part_leaves_the_number_of_the_old_one_or_a_reason() {
        assert!(old_serial(true, true, "F2LX", "").is_ok());
        assert!(old_serial(true, true, "", "标签磨掉了").is_ok());
        assert_eq!(old_serial(true, true, "", "  ").unwrap_err().message, "field.no_old_serial");
        assert!(old_serial(true, false, "", "").is_ok(), "nothing came out");
        assert!(old_serial(false, true, "", "").is_ok());
    }

    #[test]
    fn an_old_part_is_the_customers_where_they_pay_and_no_exchange_was_agreed() {
        let company = [
            (true, Some(Payer::Customer), false),
            (true, None, false),
            (false, Some(Payer::Maker), false),
            (false, Some(Payer::Extended), false),
            (false, Some(Payer::Shop), false),
            (false, None, true),
        ];
        for (returns, payer, warranty) in company {
            assert_eq!(owner(returns, payer, warranty), OldPartOwner::Company, "{payer:?}");
        }
        for (payer, warranty) in
            [(Some(Payer::Customer), true), (Some(Payer::Customer), false), (None, false)]
        {
            assert_eq!(owner(false, payer, warranty), OldPartOwner::Customer, "{payer:?}");
        }
    }

    #[test]
    fn an_old_part_is_due_in_a_week() {
        assert_eq!(due(Day::read("2026-12-28").unwrap()), Day::read("2027-01-04").unwrap());
    }

    #[test]
    fn pieces_come_from_the_first_places_that_have_them() {
        let free = [('a', 0), ('b', 2), ('c', 5)];
        assert_eq!(picked(&free, 1), [('b', 1)]);
        assert_eq!(picked(&free, 4), [('b', 2), ('c', 2)]);
        assert_eq!(picked(&free, 9), [('b', 2), ('c', 5)], "short");
        assert_eq!(picked::<char>(&[], 1), []);
    }
}
