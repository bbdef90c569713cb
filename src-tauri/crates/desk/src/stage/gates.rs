//! The gates before a step, looked at in one state of the database.

use crate::rights::rights_of;
use domain::person::PersonId;
use domain::right::Right;
use domain::second_person::second_person;
use domain::stage::{self as rules, Facts, Step, Tested};
use kernel::{Gate, Result};
use store::repair::Repair;
use store::{Read, checkup, person, stage};

/// The gates that are open before a step.
pub(crate) fn open_gates(read: &Read<'_>, repair: &Repair, step: &Step) -> Result<Vec<Gate>> {
    let (facts, _) = stage::facts(read, repair)?;
    Ok(rules::open_gates(step.gates, &facts))
}

/// What is open before a step, and which gates were passed already: whoever repaired a machine may test it where nobody
/// else can, with a reason.
pub(super) fn looked_at(
    read: &Read<'_>,
    repair: &Repair,
    step: &Step,
    alone_reason: Option<&str>,
) -> Result<(Vec<Gate>, Vec<Gate>)> {
    let (mut facts, tester) = stage::facts(read, repair)?;
    let mut passed = Vec::new();
    if let (Tested::PassedByRepairer, Some(tester)) = (facts.tested, tester) {
        let others = others_who_test(read, repair, tester)?;
        if second_person(tester, tester, others, alone_reason).is_ok() {
            passed = rules::open_gates(step.gates, &facts);
            facts = Facts { tested: Tested::Passed, ..facts };
        }
    }
    let open = rules::open_gates(step.gates, &facts);
    passed.retain(|gate| !open.contains(gate));
    Ok((open, passed))
}

/// Who may test what the tester repaired: neither they nor anybody else who worked on it.
fn others_who_test(read: &Read<'_>, repair: &Repair, tester: PersonId) -> Result<usize> {
    let mut repaired = checkup::who_repaired(read, repair.id)?;
    repaired.extend(repair.holder.into_iter().chain([tester]));
    let others = person::list(read)?.into_iter().filter(|other| {
        other.active && !repaired.contains(&other.id) && rights_of(&other.roles).contains(&Right::TestRepairs)
    });
    Ok(others.count())
}
