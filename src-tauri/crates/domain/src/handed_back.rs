//! What a customer takes back at the counter: SIM, card and case stay with them unless the counter says otherwise.

use crate::catalogue::Kind;
use crate::faults::Fault;
use crate::intake::{Accessory, Channel, accessories};

/// What a machine of a kind carries that goes back at once, in the order it is named. The list is this program's own,
/// after what such machines have a tray, a slot or a case for.
#[must_use]
pub const fn carried(kind: Kind) -> &'static [Accessory] {
    match kind {
        Kind::Phone | Kind::Tablet => &[Accessory::Sim, Accessory::MemoryCard, Accessory::Case],
        Kind::Watch => &[Accessory::Sim, Accessory::Case],
        Kind::Camera | Kind::Console => &[Accessory::MemoryCard, Accessory::Case],
        Kind::Earphones => &[Accessory::Case],
        Kind::Laptop
        | Kind::Tv
        | Kind::Fridge
        | Kind::AirConditioner
        | Kind::Washer
        | Kind::WaterHeater
        | Kind::Kitchen
        | Kind::Vacuum
        | Kind::Audio
        | Kind::Printer
        | Kind::Router
        | Kind::SmallAppliance
        | Kind::Other => &[],
    }
}

/// Whether somebody stands there to take a thing back: not with a parcel, and not where others collected the machine.
#[must_use]
pub const fn in_person(channel: Channel) -> bool {
    match channel {
        Channel::CarryIn | Channel::OnSite => true,
        Channel::Courier | Channel::PickUpPoint => false,
    }
}

/// What was handed back as the counter was shown it, each thing once: only what such a machine carries, to somebody who
/// was there, and nothing that stayed.
///
/// # Errors
/// `intake.nothing_to_hand_back`, `intake.left_and_handed_back`.
pub fn handed_back(
    typed: Vec<Accessory>,
    left: &[Accessory],
    kind: Kind,
    channel: Channel,
) -> Result<Vec<Accessory>, Fault> {
    let typed = accessories(typed);
    let is_carried = |one: &Accessory| in_person(channel) && carried(kind).contains(one);
    if !typed.iter().all(is_carried) {
        return Err(Fault::new("intake.nothing_to_hand_back"));
    }
    if typed.iter().any(|one| left.contains(one)) {
        return Err(Fault::new("intake.left_and_handed_back"));
    }
    Ok(typed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Accessory::{Case, Charger, MemoryCard, Sim};

    #[test]
    fn a_phone_goes_without_sim_card_and_case_and_a_fridge_has_none() {
        assert_eq!(carried(Kind::Phone), [Sim, MemoryCard, Case]);
        assert!(carried(Kind::Fridge).is_empty());
        assert!(carried(Kind::Tv).is_empty());
    }

    #[test]
    fn each_is_named_once_and_none_at_all_is_no_fault() {
        let back = |typed| handed_back(typed, &[], Kind::Phone, Channel::CarryIn);
        assert_eq!(back(vec![Case, Sim, Case]), Ok(vec![Sim, Case]));
        assert_eq!(back(Vec::new()), Ok(Vec::new()));
        assert_eq!(handed_back(Vec::new(), &[], Kind::Fridge, Channel::Courier), Ok(Vec::new()));
    }

    #[test]
    fn only_what_the_machine_carries_goes_back_to_who_is_there() {
        let refused = |one, kind, channel| handed_back(vec![one], &[], kind, channel).unwrap_err().message;
        for (one, kind, channel) in [
            (Sim, Kind::Fridge, Channel::CarryIn),
            (Charger, Kind::Phone, Channel::CarryIn),
            (MemoryCard, Kind::Watch, Channel::OnSite),
            (Sim, Kind::Phone, Channel::Courier),
            (Sim, Kind::Phone, Channel::PickUpPoint),
        ] {
            assert_eq!(refused(one, kind, channel), "intake.nothing_to_hand_back", "{one:?} {kind:?}");
        }
        assert_eq!(handed_back(vec![Sim], &[], Kind::Phone, Channel::OnSite), Ok(vec![Sim]));
    }

    #[test]
    fn what_stays_was_not_handed_back() {
        let back = |left: &[Accessory]| handed_back(vec![Sim, Case], left, Kind::Phone, Channel::CarryIn);
        assert_eq!(back(&[MemoryCard, Charger]), Ok(vec![Sim, Case]));
        assert_eq!(back(&[Sim]).unwrap_err().message, "intake.left_and_handed_back");
    }
}
