//! A part as its form would send it: a new one, and one as it is.

use super::keep::{KeepPart, KeepPartSupplier};
use domain::part::import::USUAL_UNIT;
use domain::price::USUAL_DAYS;
use store::part::{self, whole::Whole};

/// A new part of which nothing is said yet.
pub(super) fn blank() -> KeepPart {
    KeepPart {
        id: None,
        seen_seq: 0,
        number: String::new(),
        name: String::new(),
        spec: String::new(),
        unit: USUAL_UNIT.to_owned(),
        grade: None,
        serialised: false,
        returns_old: false,
        class: None,
        sale: None,
        markup: None,
        warranty_days: USUAL_DAYS,
        safety: None,
        reorder_at: None,
        maximum: None,
        bin: None,
        superseded_by: None,
        note: String::new(),
        active: true,
        codes: Vec::new(),
        models: Vec::new(),
        alternates: Vec::new(),
        suppliers: Vec::new(),
    }
}

/// A part as a form would send it back unchanged.
pub(super) fn as_kept(whole: &Whole) -> KeepPart {
    let part = &whole.part;
    KeepPart {
        id: Some(part.id),
        seen_seq: 0,
        number: part.number.clone(),
        name: part.name.clone(),
        spec: part.spec.clone(),
        unit: part.unit.clone(),
        grade: Some(part.grade),
        serialised: part.serialised,
        returns_old: part.returns_old,
        class: part.class,
        sale: part.sale,
        markup: part.markup,
        warranty_days: part.warranty_days,
        safety: part.safety,
        reorder_at: part.reorder_at,
        maximum: part.maximum,
        bin: part.bin,
        superseded_by: part.superseded_by,
        note: part.note.clone(),
        active: part.active,
        codes: whole.codes.iter().filter(|row| row.active).map(|row| row.code.clone()).collect(),
        models: whole.models.iter().filter(|row| row.active).map(|row| row.model).collect(),
        alternates: whole.alternates.iter().filter(|row| row.active).map(|row| row.alternate).collect(),
        suppliers: whole.suppliers.iter().filter(|row| row.active).map(offered).collect(),
    }
}

fn offered(row: &part::PartSupplier) -> KeepPartSupplier {
    KeepPartSupplier {
        supplier: row.supplier,
        number: row.number.clone(),
        price: row.price,
        lead_days: row.lead_days,
        least: row.least,
        preferred: row.preferred,
    }
}
