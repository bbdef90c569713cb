//! Notes about orders, machines and customers.

use crate::door::Empty;
use crate::id::Id;
use crate::rights::may;
use domain::customer::CustomerId;
use domain::device::DeviceId;
use domain::faults::Faults;
use domain::note::{self as rules, About, NoteId, NoteKind};
use domain::person::PersonId;
use domain::repair::RepairId;
use domain::right::Right;
use kernel::{Code, Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::note::Note;
use store::{Change, Read, customer, device, note, person, repair};
use ts_rs::TS;
use uuid::Uuid;

/// A new note.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddNote {
    about: About,
    #[ts(type = "string")]
    subject: Uuid,
    kind: NoteKind,
    text: String,
}

/// One note for many orders.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddNotes {
    repairs: Vec<RepairId>,
    kind: NoteKind,
    text: String,
}

/// Of which order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotesOf {
    repair: RepairId,
}

/// A note.
#[derive(Debug, Serialize, TS)]
pub(crate) struct NoteRow {
    id: NoteId,
    about: About,
    #[ts(type = "string")]
    subject: Uuid,
    kind: NoteKind,
    text: String,
    at: Moment,
    by: String,
    withdrawn: bool,
}

pub(crate) fn add(change: &mut Change<'_>, input: AddNote) -> Result<Id> {
    let text = checked(&input.text)?;
    let subject = subject(change, input.about, input.subject)?;
    write(change, input.about, subject, input.kind, &text)
}

/// The same note on many orders, all or none.
pub(crate) fn add_many(change: &mut Change<'_>, input: AddNotes) -> Result<Empty> {
    let mut faults = Faults::new();
    faults.take("repairs", rules::many(input.repairs.len()));
    let text = faults.take("text", rules::text(&input.text)).map(str::to_owned);
    faults.refuse("note.invalid")?;
    let text = text.ok_or_else(|| Failure::internal("note.invalid", "a value without a fault is missing"))?;
    let repairs: BTreeSet<RepairId> = input.repairs.into_iter().collect();
    for repair in repairs {
        let subject = subject(change, About::Repair, repair.0)?;
        write(change, About::Repair, subject, input.kind, &text)?;
    }
    Ok(Empty {})
}

/// Takes a note back: one's own, or anybody's for whoever keeps the shop. It stays readable as withdrawn.
pub(crate) fn withdraw(change: &mut Change<'_>, input: Id) -> Result<Empty> {
    let note = note::by_id(change, NoteId(input.id))?.ok_or_else(|| Failure::not_found("note.not_found"))?;
    if note.by.0 != change.person() && !may(change, Right::KeepShop)? {
        return Err(Failure::new(Code::Forbidden, "note.not_yours"));
    }
    note::withdraw(change, &note)?;
    Ok(Empty {})
}

/// What was noted about an order, its machine and its customer.
pub(crate) fn of(read: &Read<'_>, input: NotesOf) -> Result<Vec<NoteRow>> {
    let repair = repair::by_id(read, input.repair)?.ok_or_else(|| Failure::not_found("repair.not_found"))?;
    let mut notes = rows(read, About::Repair, repair.id.0)?;
    notes.extend(of_machine(read, repair.device)?);
    notes.extend(rows(read, About::Customer, repair.customer.0)?);
    Ok(notes)
}

fn checked(text: &str) -> Result<String> {
    let mut faults = Faults::new();
    let text = faults.take("text", rules::text(text)).map(str::to_owned);
    faults.refuse("note.invalid")?;
    text.ok_or_else(|| Failure::internal("note.invalid", "a value without a fault is missing"))
}

/// What is noted about must be there; what was merged is noted about where it went.
fn subject(read: &Read<'_>, about: About, subject: Uuid) -> Result<Uuid> {
    match about {
        About::Repair => {
            repair::by_id(read, RepairId(subject))?.ok_or_else(|| Failure::not_found("repair.not_found"))?;
            Ok(subject)
        }
        About::Device => {
            let device = device::find(read, DeviceId(subject))?;
            let device = device.ok_or_else(|| Failure::not_found("device.not_found"))?;
            Ok(device::kept(read, device)?.id.0)
        }
        About::Customer => {
            let customer = customer::find(read, CustomerId(subject))?;
            let customer = customer.ok_or_else(|| Failure::not_found("customer.not_found"))?;
            Ok(customer.merged_into.unwrap_or(customer.id).0)
        }
    }
}

fn write(change: &mut Change<'_>, about: About, subject: Uuid, kind: NoteKind, text: &str) -> Result<Id> {
    let note = Note {
        id: change.new_id(),
        about,
        subject,
        kind,
        text: text.to_owned(),
        at: change.now(),
        by: PersonId(change.person()),
        withdrawn: false,
    };
    note::add(change, &note)?;
    Ok(Id::of(note.id))
}

/// The notes about one thing, newest first.
pub(crate) fn rows(read: &Read<'_>, about: About, subject: Uuid) -> Result<Vec<NoteRow>> {
    note::of_subject(read, about, subject)?.into_iter().map(|note| row(read, note)).collect()
}

/// The notes about a machine, newest first, under whatever numbers and rows they were written.
pub(crate) fn of_machine(read: &Read<'_>, device: DeviceId) -> Result<Vec<NoteRow>> {
    let (mut notes, mut listed) = (Vec::new(), BTreeSet::new());
    for row in device::chain(read, device)? {
        let of_row = rows(read, About::Device, row.0)?;
        notes.extend(of_row.into_iter().filter(|note| listed.insert(note.id)));
    }
    notes.sort_by_key(|note| std::cmp::Reverse(note.at));
    Ok(notes)
}

/// Those that whoever takes a machine in should see: loud and not withdrawn.
pub(crate) fn loud(read: &Read<'_>, about: About, subject: Uuid) -> Result<Vec<NoteRow>> {
    let matters = |note: &NoteRow| !note.withdrawn && note.kind != NoteKind::Note;
    Ok(rows(read, about, subject)?.into_iter().filter(matters).collect())
}

fn row(read: &Read<'_>, note: Note) -> Result<NoteRow> {
    Ok(NoteRow {
        id: note.id,
        about: note.about,
        subject: note.subject,
        kind: note.kind,
        text: note.text,
        at: note.at,
        by: name_of(read, note.by)?,
        withdrawn: note.withdrawn,
    })
}

/// The name of somebody on the staff, of whom a row tells.
pub(crate) fn name_of(read: &Read<'_>, id: PersonId) -> Result<String> {
    let person = person::find(read, id)?;
    Ok(person.ok_or_else(|| Failure::internal("store.broken_reference", "person"))?.name)
}
