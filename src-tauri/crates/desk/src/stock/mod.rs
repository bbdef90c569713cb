//! Stock: where parts lie, how they moved, and what a parts clerk does by hand.

mod keep;
mod look;

pub(crate) use keep::{open, put, reverse};
pub(crate) use look::{at_place, card, of_part, recount};

use domain::stock::PartId;
use kernel::{Failure, Result};
use store::Read;
use store::part::{self, Part};

fn known_part(read: &Read<'_>, id: PartId) -> Result<Part> {
    part::by_id(read, id)?.ok_or_else(|| Failure::not_found("part.not_found"))
}
