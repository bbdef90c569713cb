//! Pictures of machines: handed in, looked at, taken out of sight.

use crate::door::Empty;
use crate::id::Id;
use crate::repair::{ByRepair, known, must_be_open};
use crate::rights::may;
use crate::station::{Desk, Paper};
use domain::faults::{Fault, Faults};
use domain::finding::FindingId;
use domain::log_entry::LogEntryId;
use domain::photo::{Phase, PhotoId, PhotoView, room_for};
use domain::repair::RepairId;
use domain::right::Right;
use domain::{person::PersonId, text};
use kernel::{Code, Failure, Moment, Result, jpeg};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::photo::{self, Photo};
use store::{Change, Read, file};
use ts_rs::TS;

/// The media type of every kept picture.
pub(crate) const JPEG: &str = "image/jpeg";

/// A picture that was handed in, named by its content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct StagedPhoto {
    hash: String,
    view: PhotoView,
}

/// A staged picture that lies there whole, with its size in pixels.
#[derive(Debug, Clone)]
pub(crate) struct ReadyPhoto {
    hash: String,
    view: PhotoView,
    size: (u32, u32),
}

/// What a picture belongs to beside its order.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Of {
    /// The machine, at some time.
    Machine(Phase),
    /// An entry of what was done.
    Entry(LogEntryId, Phase),
    /// A finding.
    Finding(FindingId, Phase),
}

/// A picture of an order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PhotoRow {
    id: PhotoId,
    view: PhotoView,
    phase: Phase,
    width: u32,
    height: u32,
    at: Moment,
    by: String,
    removed: bool,
}

/// A staged picture for an order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddPhoto {
    repair: RepairId,
    hash: String,
    view: PhotoView,
    /// Of the intake, where nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    phase: Option<Phase>,
}

/// A picture to be taken out of sight, and why.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemovePhoto {
    id: PhotoId,
    reason: String,
}

/// A staged file, named by its content.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByHash {
    hash: String,
}

/// Looks at staged pictures before they are written; the same one named twice is one. Faults stand under `photos`.
pub(crate) fn ready(
    read: &Read<'_>,
    photos: Vec<StagedPhoto>,
    faults: &mut Faults,
) -> Result<Vec<ReadyPhoto>> {
    faults.take("photos", room_for(0, photos.len()));
    let mut seen = BTreeSet::new();
    let mut ready = Vec::new();
    for StagedPhoto { hash, view } in photos {
        if !seen.insert(hash.clone()) {
            continue;
        }
        match size_of(read, &hash)? {
            Some(size) => ready.push(ReadyPhoto { hash, view, size }),
            None => faults.add("photos", "photo.not_staged"),
        }
    }
    Ok(ready)
}

/// Names staged pictures by rows of an order.
pub(crate) fn keep_all(
    change: &mut Change<'_>,
    repair: RepairId,
    of: Of,
    photos: Vec<ReadyPhoto>,
) -> Result<Vec<PhotoId>> {
    let has = photo::count(change, repair)?;
    room_for(has, photos.len()).map_err(|fault| refused("photos", fault))?;
    photos.into_iter().map(|ready| keep(change, repair, of, &ready)).collect()
}

fn keep(change: &mut Change<'_>, repair: RepairId, of: Of, ready: &ReadyPhoto) -> Result<PhotoId> {
    let (width, height) = ready.size;
    let (phase, entry, finding) = match of {
        Of::Machine(phase) => (phase, None, None),
        Of::Entry(entry, phase) => (phase, Some(entry), None),
        Of::Finding(finding, phase) => (phase, None, Some(finding)),
    };
    let photo = Photo {
        id: change.new_id(),
        repair,
        file: file::keep(change, &ready.hash, JPEG)?,
        view: ready.view,
        width,
        height,
        at: change.now(),
        by: PersonId(change.person()),
        removed: false,
        phase,
        entry,
        finding,
    };
    photo::add(change, &photo)?;
    Ok(photo.id)
}

pub(crate) fn list(read: &Read<'_>, input: ByRepair) -> Result<Vec<PhotoRow>> {
    let repair = known(read, input.id)?;
    let listed = photo::of_repair(read, repair.id)?;
    Ok(listed.iter().map(row).collect())
}

pub(crate) fn row(photo::Listed { photo, by }: &photo::Listed) -> PhotoRow {
    PhotoRow {
        id: photo.id,
        view: photo.view,
        phase: photo.phase,
        width: photo.width,
        height: photo.height,
        at: photo.at,
        by: by.clone(),
        removed: photo.removed,
    }
}

pub(crate) fn prepare_add(read: &Read<'_>, input: AddPhoto) -> Result<(RepairId, Phase, ReadyPhoto)> {
    let repair = known(read, input.repair)?.id;
    let AddPhoto { hash, view, phase, .. } = input;
    let mut faults = Faults::new();
    faults.take("hash", room_for(photo::count(read, repair)?, 1));
    let size = size_of(read, &hash)?;
    faults.take("hash", size.ok_or_else(|| Fault::new("photo.not_staged")));
    faults.refuse("photo.invalid")?;
    let size =
        size.ok_or_else(|| Failure::internal("photo.invalid", "a picture without a fault is missing"))?;
    Ok((repair, phase.unwrap_or(Phase::Intake), ReadyPhoto { hash, view, size }))
}

pub(crate) fn add(
    change: &mut Change<'_>,
    (repair, phase, ready): (RepairId, Phase, ReadyPhoto),
) -> Result<Id> {
    must_be_open(&known(change, repair)?)?;
    let has = photo::count(change, repair)?;
    room_for(has, 1).map_err(|fault| refused("hash", fault))?;
    Ok(Id::of(keep(change, repair, Of::Machine(phase), &ready)?))
}

/// Takes a picture out of sight: one's own, or anybody's for whoever corrects orders.
pub(crate) fn remove(change: &mut Change<'_>, input: RemovePhoto) -> Result<Empty> {
    let mut faults = Faults::new();
    faults.take("reason", text::words(&input.reason));
    faults.refuse("photo.invalid")?;
    let photo = in_sight(change, input.id)?;
    if photo.by.0 != change.person() && !may(change, Right::CorrectRepairs)? {
        return Err(Failure::new(Code::Forbidden, "photo.not_yours"));
    }
    must_be_open(&known(change, photo.repair)?)?;
    photo::remove(change, &photo, input.reason.trim())?;
    Ok(Empty {})
}

pub(crate) fn image(read: &Read<'_>, input: Id) -> Result<Vec<u8>> {
    file::of_id(read, in_sight(read, PhotoId(input.id))?.file)
}

pub(crate) fn staged(read: &Read<'_>, input: ByHash) -> Result<Vec<u8>> {
    file::of_hash(read, &input.hash)
}

/// A kept picture goes out as it lies.
pub(crate) fn show(_: &Desk, bytes: Vec<u8>) -> Result<Paper> {
    Ok(Paper { bytes, file_name: "picture.jpg".to_owned(), media_type: JPEG, missing: Vec::new() })
}

fn in_sight(read: &Read<'_>, id: PhotoId) -> Result<Photo> {
    let found = photo::by_id(read, id)?.filter(|photo| !photo.removed);
    found.ok_or_else(|| Failure::not_found("photo.not_found"))
}

/// The size of a staged picture; nothing where no such file lies there.
pub(crate) fn size_of(read: &Read<'_>, hash: &str) -> Result<Option<(u32, u32)>> {
    match file::of_hash(read, hash) {
        Ok(bytes) => Ok(jpeg::size(&bytes)),
        Err(failure) if failure.message == "file.not_found" => Ok(None),
        Err(failure) => Err(failure),
    }
}

fn refused(field: &'static str, fault: Fault) -> Failure {
    let mut faults = Faults::new();
    faults.take::<()>(field, Err(fault));
    faults.refuse("photo.invalid").err().unwrap_or_else(|| Failure::invalid("photo.invalid"))
}
