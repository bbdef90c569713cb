//! Half-written forms: each person's own, sealed, there again after a lock, a crash or a restart.

use crate::door::Empty;
use crate::id::Id;
use crate::registry::Asking;
use crate::sealing::Purpose;
use domain::draft::{self as rules, DraftId};
use domain::faults::Faults;
use domain::person::PersonId;
use kernel::{Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::draft::Draft;
use store::{Change, Mode, Read, draft};
use ts_rs::TS;

/// A form as far as it is written.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepDraft {
    /// Made by the client that began it.
    id: DraftId,
    form: String,
    body: String,
    /// The staged files it holds on to, by hash.
    files: Vec<String>,
}

/// Which form.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByForm {
    form: String,
}

/// A draft, opened.
#[derive(Serialize, TS)]
pub(crate) struct DraftRow {
    id: DraftId,
    body: String,
    at: Moment,
}

/// Keeps a draft in the place of what was kept of it before.
pub(crate) fn keep(asking: &Asking<'_>, input: KeepDraft) -> Result<Empty> {
    let mut faults = Faults::new();
    faults.take("form", rules::form(&input.form));
    faults.take("body", rules::body(&input.body));
    let files = faults.take("files", rules::files(input.files));
    faults.refuse("draft.invalid")?;
    let files =
        files.ok_or_else(|| Failure::internal("draft.invalid", "a value without a fault is missing"))?;
    let person = asking.presence.person_or_nobody();
    let key = asking.read(|read| asking.desk.key(read))?;
    let sealed = key.seal(Purpose::Draft(input.id.0, person), input.body.as_bytes())?;
    let kept =
        Draft { id: input.id, person: PersonId(person), form: input.form, sealed, files, at: asking.now };
    asking.change(Mode::State, None, move |change| {
        must_have_room(change, &kept)?;
        draft::keep(change, &kept)?;
        Ok(Empty {})
    })?;
    Ok(Empty {})
}

/// Nobody writes over another one's draft, and nobody keeps too many.
fn must_have_room(change: &Change<'_>, kept: &Draft) -> Result<()> {
    if draft::person_of(change, kept.id)?.is_some_and(|person| person != kept.person) {
        return Err(Failure::not_found("draft.not_found"));
    }
    if draft::others(change, kept.person, &kept.form, kept.id)? >= rules::MOST {
        return Err(Failure::refused("draft.too_many").with("max", rules::MOST));
    }
    Ok(())
}

/// One's own drafts of a form, newest first. What was sealed with a key that is not here can be read by nobody and is left
/// out.
pub(crate) fn list(asking: &Asking<'_>, read: &Read<'_>, input: ByForm) -> Result<Vec<DraftRow>> {
    let person = read.person();
    let Some(key) = asking.desk.known_key(read)? else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    for kept in draft::list(read, PersonId(person), &input.form)? {
        let opened = key.open(Purpose::Draft(kept.id.0, person), &kept.sealed);
        if let Some(body) = opened.and_then(|body| String::from_utf8(body).ok()) {
            rows.push(DraftRow { id: kept.id, body, at: kept.at });
        }
    }
    Ok(rows)
}

pub(crate) fn drop(change: &mut Change<'_>, input: Id) -> Result<Empty> {
    draft::drop(change, PersonId(change.person()), DraftId(input.id))?;
    Ok(Empty {})
}
