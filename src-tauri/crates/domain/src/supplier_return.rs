//! 退供应商: what goes back to who sold it.

use crate::stock::{PlaceKind, SupplierReturnReason, SupplierReturnState};
use kernel::Day;

/// From where something may go back for a reason: a faulty piece from among the faulty, a wrong one from the shelf too, an
/// old part from where old parts lie.
#[must_use]
pub fn may_leave(reason: SupplierReturnReason, from: PlaceKind) -> bool {
    match reason {
        SupplierReturnReason::Doa => matches!(from, PlaceKind::Doa | PlaceKind::Check | PlaceKind::Bad),
        SupplierReturnReason::Wrong => matches!(from, PlaceKind::Good | PlaceKind::Check | PlaceKind::Doa),
        SupplierReturnReason::OldPart => {
            matches!(from, PlaceKind::Bad | PlaceKind::Salvage | PlaceKind::Check)
        }
    }
}

/// Where a return may go from where it is.
#[must_use]
pub fn may_become(from: SupplierReturnState, to: SupplierReturnState) -> bool {
    match from {
        SupplierReturnState::Draft => matches!(to, SupplierReturnState::Sent | SupplierReturnState::Dropped),
        SupplierReturnState::Sent => {
            matches!(
                to,
                SupplierReturnState::Credited | SupplierReturnState::Replaced | SupplierReturnState::Refused
            )
        }
        SupplierReturnState::Credited
        | SupplierReturnState::Replaced
        | SupplierReturnState::Refused
        | SupplierReturnState::Dropped => false,
    }
}

/// Until when a piece may go back: so many days after it came, where the supplier says how many.
#[must_use]
pub fn deadline(came_on: Option<Day>, return_days: Option<u32>) -> Option<Day> {
    Some(came_on?.later(return_days?))
}

/// Whether a return that is not settled is beyond its deadline.
#[must_use]
pub fn is_late(state: SupplierReturnState, deadline: Option<Day>, today: Day) -> bool {
    state == SupplierReturnState::Draft && deadline.is_some_and(|day| day < today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_fits_the_reason_goes_back() {
        assert!(may_leave(SupplierReturnReason::Doa, PlaceKind::Doa));
        assert!(!may_leave(SupplierReturnReason::Doa, PlaceKind::Good));
        assert!(may_leave(SupplierReturnReason::Wrong, PlaceKind::Good));
        assert!(may_leave(SupplierReturnReason::OldPart, PlaceKind::Bad));
        for reason in SupplierReturnReason::ALL {
            for never in [
                PlaceKind::Technician,
                PlaceKind::Transit,
                PlaceKind::CustomerOwn,
                PlaceKind::Supplier,
                PlaceKind::Installed,
                PlaceKind::Difference,
                PlaceKind::Customer,
                PlaceKind::Scrap,
            ] {
                assert!(!may_leave(*reason, never), "{reason:?} {never:?}");
            }
        }
    }

    #[test]
    fn a_return_is_sent_once_and_settled_once() {
        assert!(may_become(SupplierReturnState::Draft, SupplierReturnState::Sent));
        for settled in
            [SupplierReturnState::Credited, SupplierReturnState::Replaced, SupplierReturnState::Refused]
        {
            assert!(
                may_become(SupplierReturnState::Sent, settled)
                    && !may_become(SupplierReturnState::Draft, settled)
            );
            assert!(SupplierReturnState::ALL.iter().all(|to| !may_become(settled, *to)));
        }
        assert!(!may_become(SupplierReturnState::Sent, SupplierReturnState::Sent));
        assert!(!may_become(SupplierReturnState::Sent, SupplierReturnState::Dropped));
    }

    #[test]
    fn the_deadline_counts_from_the_day_it_came() {
        let day = |text| Day::read(text).unwrap();
        assert_eq!(deadline(Some(day("2026-11-22")), Some(7)), Some(day("2026-11-29")));
        assert_eq!(deadline(Some(day("2026-11-22")), None), None);
        assert_eq!(deadline(None, Some(7)), None);
        let today = day("2026-11-22");
        assert!(is_late(SupplierReturnState::Draft, Some(day("2026-11-21")), today));
        assert!(!is_late(SupplierReturnState::Draft, Some(today), today));
        assert!(!is_late(SupplierReturnState::Sent, Some(day("2026-11-21")), today));
    }
}
