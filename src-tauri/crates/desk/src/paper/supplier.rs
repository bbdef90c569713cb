//! Papers for suppliers: what is ordered, and what goes back.

use super::{Gathered, Sheet, shop_on_paper};
use crate::note::name_of;
use crate::purchase::{known, part_of, supplier_of, wanted};
use crate::supplier_return;
use domain::purchase as rules;
use domain::stock::{PartId, PurchaseId, SupplierId, SupplierReturnId};
use kernel::{Day, Failure, Moment, Result};
use papers::{OrderedPart, ReturnedPart, SupplierMatter, SupplierSheet};
use store::shop::Shop;
use store::stock::piece_by_id;
use store::{Read, part, print, supplier_return as returns};
use uuid::Uuid;

/// 采购单
pub(super) fn purchase_sheet(read: &Read<'_>, shop: &Shop, id: Uuid) -> Result<Gathered> {
    let one = known(read, PurchaseId(id))?;
    let kept = wanted(read, one.id)?;
    let total = rules::sum(kept.iter().map(|(line, _)| (line.quantity, line.price))).ok_or_else(too_much)?;
    let mut lines = Vec::with_capacity(kept.len());
    for (line, _) in kept {
        let named = part_of(read, line.part)?;
        lines.push(OrderedPart {
            number: numbers(read, line.part, &named.number, one.supplier)?,
            name: joined(&named.name, &named.spec, " "),
            quantity: line.quantity,
            unit: named.unit,
            price: line.price,
            amount: line.price.times(line.quantity).ok_or_else(too_much)?,
        });
    }
    let about = SupplierMatter::Order {
        ordered_on: one.ordered_at.map(|at| shop.zone.day(at).text()),
        expected: one.expected.map_or_else(String::new, Day::text),
        lines,
        total,
    };
    let by = (name_of(read, one.ordered_by.unwrap_or(one.made_by))?, one.ordered_at.unwrap_or(one.made_at));
    let parcel = joined(&one.carrier, &one.waybill, " ");
    let head = Head {
        number: one.number,
        supplier: one.supplier,
        parcel,
        remark: one.note,
        by,
        of: ("purchase", id),
        command: "purchase.sheet",
    };
    gathered(read, shop, head, about)
}

/// 退货单
pub(super) fn return_sheet(read: &Read<'_>, shop: &Shop, id: Uuid) -> Result<Gathered> {
    let one = supplier_return::known(read, SupplierReturnId(id))?;
    let mut lines = Vec::new();
    for line in returns::lines(read, one.id)? {
        let named = part_of(read, line.part)?;
        let piece = line.piece.map(|id| piece_by_id(read, id)).transpose()?.flatten();
        lines.push(ReturnedPart {
            number: numbers(read, line.part, &named.number, one.supplier)?,
            name: joined(&named.name, &named.spec, " "),
            serial: piece.map_or_else(String::new, |piece| piece.serial),
            quantity: line.quantity,
            unit: named.unit,
        });
    }
    let deadline = one.deadline.map_or_else(String::new, Day::text);
    let about = SupplierMatter::Return { reason: one.reason, deadline, lines };
    let by = (name_of(read, one.by)?, one.at);
    let parcel = joined(&one.carrier, &one.waybill, " ");
    let head = Head {
        number: one.number,
        supplier: one.supplier,
        parcel,
        remark: one.why,
        by,
        of: ("supplier_return", id),
        command: "supplier_return.sheet",
    };
    gathered(read, shop, head, about)
}

/// What both papers have.
struct Head {
    number: String,
    supplier: SupplierId,
    parcel: String,
    remark: String,
    by: (String, Moment),
    /// What it is of, and the command that prints it.
    of: (&'static str, Uuid),
    command: &'static str,
}

fn gathered(read: &Read<'_>, shop: &Shop, head: Head, about: SupplierMatter) -> Result<Gathered> {
    let from = supplier_of(read, head.supplier)?;
    let (by, at) = head.by;
    let title = head.number.clone();
    let sheet = SupplierSheet {
        language: shop.language,
        shop: shop_on_paper(shop),
        number: head.number,
        supplier: [from.name, from.contact, from.phone, from.address],
        parcel: head.parcel,
        remark: head.remark,
        by: (by, shop.zone.local_text(at)),
        about,
        reprint: print::was_printed_of(read, head.of, head.command, None)?,
        printed_at: shop.zone.local_text(read.now()),
        created: read.now(),
    };
    Ok(Gathered { sheet: Sheet::Supplier(Box::new(sheet)), title, about: head.of, what: None })
}

/// The shop's number of a part, and the supplier's own where they have another.
fn numbers(read: &Read<'_>, id: PartId, number: &str, supplier: SupplierId) -> Result<String> {
    let theirs = part::suppliers(read, id)?.into_iter().find(|one| one.supplier == supplier);
    let theirs = theirs.map(|one| one.number).filter(|theirs| theirs != number).unwrap_or_default();
    Ok(joined(number, &theirs, " / "))
}

fn joined(one: &str, other: &str, between: &str) -> String {
    let parts = [one, other].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(between)
}

fn too_much() -> Failure {
    Failure::internal("paper.failed", "beyond all money")
}
