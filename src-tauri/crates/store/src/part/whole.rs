//! A part with all that is kept of it: its barcodes, the models it fits, what may take its place, who sells it.

use super::{Part, PartAlternate, PartCode, PartModel, PartSupplier};
use crate::change::Change;
use crate::noun::Noun;
use crate::read::Read;
use domain::stock::PartId;
use uuid::Uuid;

/// All of a part; rows that count no more are among them.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// The part itself.
    pub part: Part,
    /// Its barcodes.
    pub codes: Vec<PartCode>,
    /// The models it fits.
    pub models: Vec<PartModel>,
    /// What may take its place.
    pub alternates: Vec<PartAlternate>,
    /// Who sells it.
    pub suppliers: Vec<PartSupplier>,
}

impl Whole {
    /// Its rows, as the journal names them.
    fn rows(&self) -> Vec<(&'static str, Uuid)> {
        let mut rows = vec![(Part::NAME, self.part.id.0)];
        rows.extend(self.codes.iter().map(|row| (PartCode::NAME, row.id.0)));
        rows.extend(self.models.iter().map(|row| (PartModel::NAME, row.id.0)));
        rows.extend(self.alternates.iter().map(|row| (PartAlternate::NAME, row.id.0)));
        rows.extend(self.suppliers.iter().map(|row| (PartSupplier::NAME, row.id.0)));
        rows
    }
}

/// All of a part, if there is one.
///
/// # Errors
/// What the database says.
pub fn of(read: &Read<'_>, id: PartId) -> kernel::Result<Option<Whole>> {
    let Some(part) = super::by_id(read, id)? else { return Ok(None) };
    Ok(Some(Whole {
        part,
        codes: super::codes(read, id)?,
        models: super::models(read, id)?,
        alternates: super::alternates(read, id)?,
        suppliers: super::suppliers(read, id)?,
    }))
}

/// What an editor of all of a part has seen: the place in time of its last change.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, whole: &Whole) -> kernel::Result<i64> {
    let mut last = 0;
    for (noun, id) in whole.rows() {
        last = last.max(read.seen(noun, id)?);
    }
    Ok(last)
}

/// Adds all of a new part.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, whole: &Whole) -> kernel::Result<()> {
    change.insert(&whole.part)?;
    settle(change, &[], &whole.codes)?;
    settle(change, &[], &whole.models)?;
    settle(change, &[], &whole.alternates)?;
    settle(change, &[], &whole.suppliers)
}

/// Writes what differs of a part, where nobody changed it since `seen_seq`; without one, whatever happened meanwhile. No row is
/// ever taken out: what counts no more is inactive.
///
/// # Errors
/// `edit.stale`.
pub fn revise(
    change: &mut Change<'_>,
    seen_seq: Option<i64>,
    before: &Whole,
    after: &Whole,
) -> kernel::Result<()> {
    if let Some(seen_seq) = seen_seq {
        change.must_have_seen_all(&before.rows(), seen_seq)?;
    }
    change.update(&before.part, &after.part)?;
    settle(change, &before.codes, &after.codes)?;
    settle(change, &before.models, &after.models)?;
    settle(change, &before.alternates, &after.alternates)?;
    settle(change, &before.suppliers, &after.suppliers)
}

fn settle<N: Noun>(change: &mut Change<'_>, before: &[N], after: &[N]) -> kernel::Result<()> {
    // What ends first makes room for what begins.
    let known = |row: &N| before.iter().find(|one| one.id() == row.id());
    for row in after {
        if let Some(former) = known(row) {
            change.update(former, row)?;
        }
    }
    for row in after {
        if known(row).is_none() {
            change.insert(row)?;
        }
    }
    Ok(())
}
