//! A scan while counting: a part by its number or barcode, or a piece by its serial number.

use super::standing_at;
use domain::faults::Faults;
use domain::stock::{self as stock_rules, PartId, StocktakeId, StocktakeState};
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::{Read, part, repair_part, stock, stocktake};
use ts_rs::TS;

/// What was scanned.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScanCount {
    id: StocktakeId,
    code: String,
    /// The part whose serial numbers are being scanned: what nothing else answers to is a new one of its.
    part: Option<PartId>,
}

/// What it is.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ScannedCount {
    part: PartId,
    number: String,
    name: String,
    spec: String,
    unit: String,
    serialised: bool,
    /// The piece's, where a piece was scanned.
    serial: Option<String>,
    /// Whether the books know that piece.
    known: bool,
    /// The last movement there was then.
    #[ts(type = "number")]
    upto: i64,
}

/// What a code means: a piece's serial number before a part's number, for only pieces of serialised parts are counted.
pub(crate) fn scan(read: &Read<'_>, input: ScanCount) -> Result<ScannedCount> {
    standing_at(read, input.id, &[StocktakeState::Open])?;
    let mut faults = Faults::new();
    let code = faults.take("code", stock_rules::code(&input.code));
    faults.refuse("stocktake.invalid")?;
    let Some(code) = code else {
        return Err(Failure::internal("stocktake.invalid", "a value without a fault is missing"));
    };
    if let Some(current) = input.part
        && let Some(piece) = stock::piece(read, current, code)?
    {
        return told(read, current, Some((piece.serial, true)));
    }
    let pieces = repair_part::pieces_called(read, code)?;
    if let [(piece, part)] = pieces.as_slice() {
        let serial = stock::piece_by_id(read, *piece)?.map_or_else(|| code.to_owned(), |piece| piece.serial);
        return told(read, *part, Some((serial, true)));
    }
    if !pieces.is_empty() {
        return Err(Failure::refused("stocktake.which_part").with("code", code));
    }
    if let Some(found) = part::by_code(read, code)? {
        return told(read, found.id, None);
    }
    match input.part {
        Some(current) => told(read, current, Some((code.to_owned(), false))),
        None => Err(Failure::not_found("stocktake.unknown_code").with("code", code)),
    }
}

fn told(read: &Read<'_>, id: PartId, piece: Option<(String, bool)>) -> Result<ScannedCount> {
    let found = part::by_id(read, id)?.ok_or_else(|| Failure::not_found("part.not_found"))?;
    let (serial, known) = piece.map_or((None, true), |(serial, known)| (Some(serial), known));
    Ok(ScannedCount {
        part: id,
        number: found.number,
        name: found.name,
        spec: found.spec,
        unit: found.unit,
        serialised: found.serialised,
        serial,
        known,
        upto: stocktake::last_movement(read)?,
    })
}
