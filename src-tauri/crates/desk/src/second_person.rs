//! The one rule of four eyes, as commands use it.

use crate::rights::rights_of;
use domain::person::PersonId;
use domain::right::Right;
use domain::second_person::{NeedsAnother, SecondPerson, second_person};
use kernel::{Failure, Gate, Result};
use std::collections::BTreeMap;
use store::{Change, person};
use uuid::Uuid;

/// Lets the caller complete what `first` began, under `right`. Where nobody else active holds the right they may do it
/// alone with a reason, and the journal says so under the noun.
///
/// # Errors
/// `second_person.needed`, with the gate that is open.
pub fn must_be_second(
    change: &mut Change<'_>,
    (noun, noun_id): (&'static str, Uuid),
    first: PersonId,
    right: Right,
    reason: Option<&str>,
) -> Result<()> {
    let caller = PersonId(change.person());
    let others = person::list(change)?
        .into_iter()
        .filter(|other| other.active && other.id != first && rights_of(&other.roles).contains(&right))
        .count();
    match second_person(first, caller, others, reason) {
        Ok(SecondPerson::Other) => Ok(()),
        Ok(SecondPerson::Alone) => {
            let reason = reason.unwrap_or_default().trim();
            change.note_reason(noun, noun_id, &[("alone", right.text().to_owned())], reason)
        }
        Err(open) => {
            let gate = match open {
                NeedsAnother::OthersCan => "second_person.others_can",
                NeedsAnother::ReasonMissing => "second_person.reason",
            };
            let gate = Gate { gate, params: BTreeMap::new(), lifted_by: Some(right.text()) };
            Err(Failure { gates: vec![gate], ..Failure::refused("second_person.needed") })
        }
    }
}
