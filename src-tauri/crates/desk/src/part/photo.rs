//! The picture of a part.

use super::known;
use crate::id::Id;
use crate::photo::size_of;
use domain::faults::{Fault, Faults};
use domain::stock::PartId;
use kernel::{Failure, Result};
use serde::Deserialize;
use store::part::{self, Part};
use store::{Change, Read, file};
use ts_rs::TS;

/// The picture of a part: a staged one, or none any more.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetPartPhoto {
    id: PartId,
    hash: Option<String>,
}

pub(crate) fn prepare_photo(read: &Read<'_>, input: SetPartPhoto) -> Result<SetPartPhoto> {
    known(read, input.id)?;
    let mut faults = Faults::new();
    if let Some(hash) = &input.hash {
        faults.take("hash", size_of(read, hash)?.ok_or_else(|| Fault::new("photo.not_staged")));
    }
    faults.refuse("photo.invalid")?;
    Ok(input)
}

pub(crate) fn set_photo(change: &mut Change<'_>, input: SetPartPhoto) -> Result<Id> {
    let before = known(change, input.id)?;
    let photo = input.hash.map(|hash| file::keep(change, &hash, crate::photo::JPEG)).transpose()?;
    part::write(change, &before, &Part { photo, ..before.clone() })?;
    Ok(Id::of(input.id))
}

pub(crate) fn image(read: &Read<'_>, input: Id) -> Result<Vec<u8>> {
    let photo = known(read, PartId(input.id))?.photo;
    file::of_id(read, photo.ok_or_else(|| Failure::not_found("photo.not_found"))?)
}
