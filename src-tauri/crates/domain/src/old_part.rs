//! 旧件: what came out of a machine, whose it is, and what becomes of it (`domain.md` 6).

use crate::hand_over::OldParts;
use crate::stock::{MovementKind, OldPartOwner, OldPartState, OldPartVerdict, PlaceKind};
use kernel::Day;

/// Whether it should be back already: from the day after it was due.
#[must_use]
pub fn is_late(state: OldPartState, due_on: Option<Day>, today: Day) -> bool {
    state == OldPartState::Expected && due_on.is_some_and(|day| day < today)
}

/// Where an inspected old part goes on: what goes to its maker stays until the parcel leaves (返厂), what can be made good
/// waits to be checked again (返修), what is taken back into stock lies with the salvaged ones (退库), the rest is scrap (报废).
#[must_use]
pub fn goes_to(verdict: OldPartVerdict) -> Option<(MovementKind, PlaceKind)> {
    match verdict {
        OldPartVerdict::ToMaker => None,
        OldPartVerdict::Refurbish => Some((MovementKind::Transfer, PlaceKind::Check)),
        OldPartVerdict::Stock => Some((MovementKind::Salvage, PlaceKind::Salvage)),
        OldPartVerdict::Scrap => Some((MovementKind::Scrap, PlaceKind::Scrap)),
    }
}

/// What the customer's signed choice at the hand-over makes of their old part: it goes with them, or it is the company's from
/// then on. Nothing where it is not theirs or was dealt with already.
#[must_use]
pub fn chosen(
    choice: OldParts,
    owner: OldPartOwner,
    state: OldPartState,
) -> Option<(OldPartOwner, OldPartState)> {
    let is_open = matches!(state, OldPartState::Expected | OldPartState::Back);
    if owner != OldPartOwner::Customer || !is_open {
        return None;
    }
    match choice {
        OldParts::Given => Some((owner, OldPartState::WithCustomer)),
        OldParts::Kept => Some((OldPartOwner::Company, state)),
        OldParts::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stock::may_move;

    #[test]
    fn it_is_late_from_the_day_after_while_the_technician_has_it() {
        let day = |text: &str| Day::read(text).unwrap();
        let (due, today) = (Some(day("2026-11-22")), day("2026-11-22"));
        assert!(!is_late(OldPartState::Expected, due, today));
        assert!(is_late(OldPartState::Expected, due, today.later(1)));
        assert!(!is_late(OldPartState::Expected, None, today.later(1)));
        for state in OldPartState::ALL.iter().filter(|state| **state != OldPartState::Expected) {
            assert!(!is_late(*state, due, today.later(9)), "{state:?}");
        }
    }

    #[test]
    fn whatever_is_found_there_is_a_way_for_it() {
        for verdict in OldPartVerdict::ALL {
            if let Some((kind, place)) = goes_to(*verdict) {
                assert!(may_move(kind, PlaceKind::Bad, place), "{verdict:?}");
            }
        }
    }

    #[test]
    fn the_customer_says_what_becomes_of_theirs_alone() {
        use OldPartOwner::{Company, Customer};
        use OldPartState::{Back, Expected, Settled, WithCustomer};
        assert_eq!(chosen(OldParts::Given, Customer, Expected), Some((Customer, WithCustomer)));
        assert_eq!(chosen(OldParts::Given, Customer, Back), Some((Customer, WithCustomer)));
        assert_eq!(chosen(OldParts::Kept, Customer, Back), Some((Company, Back)));
        assert_eq!(chosen(OldParts::Kept, Customer, Settled), None);
        assert_eq!(chosen(OldParts::None, Customer, Expected), None);
        assert_eq!(chosen(OldParts::Given, Company, Expected), None);
    }
}
