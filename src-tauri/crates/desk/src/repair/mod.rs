//! Taking machines in, finding orders again, correcting what was written.

mod bench_file;
mod blank;
mod board;
mod card;
mod correct;
mod export;
mod find;
mod history;
mod intake;
mod machine;
mod open;
mod papers;
mod pick;
mod rework;
mod views;
mod void;

pub(crate) use bench_file::bench_file;
pub(crate) use board::board;
pub(crate) use card::{Former, card, former, model_note, of_machine};
pub(crate) use correct::{board_changed, correct, prepare_correct, set_condition};
pub(crate) use export::{Exported, export, prepare_export};
pub(crate) use find::{RepairRow, find, rows};
pub(crate) use history::history;
pub(crate) use machine::existing as existing_machine;
pub(crate) use open::{NewPasscode, keep_passcode, open, prepare_open, promised};
pub(crate) use papers::{accessory_label, device_label, job_card, machine};
pub(crate) use pick::pick;
pub(crate) use rework::{RepairWarrantyRow, warranties};
pub(crate) use views::{SavedFilter, views};
pub(crate) use void::void;

use crate::shop::founded;
use domain::repair::RepairId;
use kernel::{Code, Failure, Result};
use serde::{Deserialize, Serialize};
use store::repair::Repair;
use store::{Change, Read, customer, person, repair};
use ts_rs::TS;

/// One order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByRepair {
    pub(crate) id: RepairId,
}

/// A full phone number; the look is logged.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairPhone {
    phone: String,
}

/// Shows a full phone number, and says so in the order's history.
pub(crate) fn phone(change: &mut Change<'_>, input: ByRepair) -> Result<RepairPhone> {
    let repair = known(change, input.id)?;
    let phone = customer::by_id(change, repair.customer)?.phone;
    change.note("repair", repair.id.0, &[])?;
    Ok(RepairPhone { phone })
}

pub(crate) fn known(read: &Read<'_>, id: RepairId) -> Result<Repair> {
    repair::by_id(read, id)?.ok_or_else(|| Failure::not_found("repair.not_found"))
}

/// Refuses what changes an order that is over.
pub(crate) fn must_be_open(repair: &Repair) -> Result<()> {
    if repair.stage.is_open() { Ok(()) } else { Err(Failure::refused("repair.not_open")) }
}

/// Refuses an edit that was based on an older state, and says whose change came between. Whoever has seen a later entry, of
/// a quote say, has seen this one.
pub(crate) fn must_have_seen(read: &Read<'_>, repair: &Repair, seen_seq: i64) -> Result<()> {
    let touch = repair::touch(read, repair)?;
    if touch.row <= seen_seq {
        return Ok(());
    }
    let at = founded(read)?.zone.local_text(touch.at);
    Err(Failure::new(Code::Conflict, "edit.stale").with("person", touch.person_name).with("at", at))
}

fn opener(read: &Read<'_>, repair: &Repair) -> Result<String> {
    let person = person::find(read, repair.opened_by)?;
    Ok(person.ok_or_else(|| Failure::internal("store.broken_reference", "opened_by"))?.name)
}
