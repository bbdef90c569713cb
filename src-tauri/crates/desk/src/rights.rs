//! Who may do what: one matrix.

use domain::person::{PersonId, Role, Roles};
use domain::right::Right;
use kernel::{Code, Failure, Result};
use std::collections::BTreeSet;
use store::{Read, person};

/// For each right, the roles that have it: 前台, 工程师, 资深工程师, 配件员, 质量, 店长.
#[rustfmt::skip]
const MATRIX: &[(Right, [bool; 6])] = &[
    //  front, tech, senior, parts, qual, manager
    (Right::SeeRepairs, [true, true, true, true, true, true]),
    (Right::OpenRepairs, [true, false, false, false, false, true]),
    (Right::CorrectRepairs, [true, false, false, false, false, true]),
    (Right::VoidRepairs, [true, false, false, false, false, true]),
    (Right::AddNotes, [true, true, true, true, true, true]),
    (Right::MergeRecords, [true, false, false, false, false, true]),
    (Right::SeePasscodes, [false, true, true, false, false, true]),
    (Right::TakePayments, [true, false, false, false, false, true]),
    (Right::GiveBackPayments, [false, false, false, false, false, true]),
    (Right::ExportLists, [false, false, false, false, true, true]),
    (Right::SeePhones, [true, false, false, false, true, true]),
    (Right::PrintPapers, [true, true, true, true, true, true]),
    (Right::KeepPeople, [false, false, false, false, false, true]),
    (Right::KeepShop, [false, false, false, false, false, true]),
    (Right::KeepCatalogue, [false, false, false, false, false, true]),
    (Right::KeepBackups, [false, false, false, false, false, true]),
    (Right::WorkRepairs, [false, true, true, false, false, true]),
    (Right::AnswerSupport, [false, false, true, false, false, true]),
    (Right::TestRepairs, [false, true, true, false, true, true]),
    (Right::AssignRepairs, [true, false, false, false, false, true]),
    (Right::QuoteRepairs, [true, true, true, false, false, true]),
    (Right::HandOverRepairs, [true, false, false, false, false, true]),
    (Right::OverrideGates, [false, false, false, false, false, true]),
    (Right::ReopenRepairs, [false, false, false, false, false, true]),
    (Right::ReleaseUnpaid, [false, false, false, false, false, true]),
    (Right::WriteOffDebts, [false, false, false, false, false, true]),
    (Right::KeepPrices, [false, false, false, false, false, true]),
    (Right::RemindCustomers, [true, false, false, false, false, true]),
    (Right::CloseTill, [true, false, false, false, false, true]),
    (Right::CloseDay, [false, false, false, false, false, true]),
    (Right::SeeFigures, [false, false, false, false, true, true]),
    (Right::KeepTerminals, [false, false, false, false, false, true]),
    (Right::SeeStock, [true, true, true, true, true, true]),
    (Right::TakeParts, [false, true, true, true, false, true]),
    (Right::KeepParts, [false, false, false, true, false, true]),
    (Right::KeepStock, [false, false, false, true, false, true]),
    (Right::BuyParts, [false, false, false, true, false, true]),
    (Right::ApproveCounts, [false, false, false, false, false, true]),
    (Right::SeeCosts, [false, false, false, true, false, true]),
];

/// Everything the roles of one person allow together.
#[must_use]
pub fn rights_of(roles: &Roles) -> BTreeSet<Right> {
    let granted = MATRIX
        .iter()
        .filter(|(_, granted)| {
            Role::ALL.iter().zip(granted).any(|(role, granted)| *granted && roles.has(*role))
        })
        .map(|(right, _)| *right);
    granted.chain([Right::Anyone, Right::SignedIn]).collect()
}

/// Whether whoever asks has a right beside the one their command asked for.
pub(crate) fn may(read: &Read<'_>, right: Right) -> Result<bool> {
    let person = person::find(read, PersonId(read.person()))?;
    Ok(person.is_some_and(|person| rights_of(&person.roles).contains(&right)))
}

/// Refuses whoever has not a right that their command asks for only now.
///
/// # Errors
/// `caller.lacks_right`.
pub(crate) fn must(read: &Read<'_>, right: Right) -> Result<()> {
    if may(read, right)? {
        return Ok(());
    }
    Err(Failure::new(Code::Forbidden, "caller.lacks_right").with("right", right.text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_has_its_line() {
        let listed: BTreeSet<Right> = MATRIX.iter().map(|(right, _)| *right).collect();
        let all: BTreeSet<Right> = Right::ALL
            .iter()
            .copied()
            .filter(|right| !matches!(right, Right::Anyone | Right::SignedIn))
            .collect();
        assert_eq!(listed, all);
        assert_eq!(MATRIX.len(), listed.len());
    }

    #[test]
    fn a_manager_may_everything_and_a_technician_no_more_than_the_bench_needs() {
        let rights = |role| rights_of(&Roles::of(&[role]).unwrap());
        assert_eq!(rights(Role::Manager).len(), Right::ALL.len());
        assert_eq!(
            rights(Role::Technician),
            [
                Right::Anyone,
                Right::SignedIn,
                Right::SeeRepairs,
                Right::AddNotes,
                Right::SeePasscodes,
                Right::PrintPapers,
                Right::WorkRepairs,
                Right::TestRepairs,
                Right::QuoteRepairs,
                Right::SeeStock,
                Right::TakeParts,
            ]
            .into()
        );
        let mut senior = rights(Role::Technician);
        senior.insert(Right::AnswerSupport);
        assert_eq!(rights(Role::Senior), senior);
        assert!(!rights(Role::FrontDesk).contains(&Right::KeepPeople));
    }
}
