use super::{Received, known_purchase, reckon_state};
use crate::purchase::{next_number, wanted};
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::purchase::{self as orders, Progress};
use domain::receipt as rules;
use domain::stock::{
    MovementKind, PartId, PlaceId, PlaceKind, PurchaseId, PurchaseLineId, PurchaseState, SupplierId, all_of,
    may_move,
};
use domain::text;
use kernel::{Day, Failure, Money, Result};
use serde::Deserialize;
use std::collections::BTreeSet;
use store::part::Part;
use store::purchase::PurchaseLine;
use store::receipt::{Receipt, ReceiptLine};
use store::stock::Moving;
use store::{Change, Read, part, place, receipt, stock, supplier};
use ts_rs::TS;

/// What a supplier brought, with or without an order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MakeReceipt {
    supplier: SupplierId,
    purchase: Option<PurchaseId>,
    /// The supplier's own delivery note.
    note: String,
    day: Day,
    lines: Vec<MakeReceiptLine>,
    /// Whether more than was ordered, or other prices, were looked at and are right.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    differs_seen: bool,
}

/// A part that came.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MakeReceiptLine {
    purchase_line: Option<PurchaseLineId>,
    part: PartId,
    quantity: i64,
    /// In fen, for one.
    #[ts(type = "number")]
    price: Money,
    /// Where it goes: as a rule where the part lies.
    #[serde(default)]
    #[ts(optional = nullable)]
    place: Option<PlaceId>,
    /// One for each piece of a part that has them.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    serials: Vec<String>,
}

/// A line without faults.
struct Line {
    ordered: Option<PurchaseLineId>,
    part: Part,
    quantity: i64,
    price: Money,
    value: Money,
    place: Option<PlaceId>,
    serials: Vec<String>,
}

/// Takes in what came. What differs from the order is told first, and taken in where somebody looked at it.
pub(crate) fn make(change: &mut Change<'_>, input: MakeReceipt) -> Result<Received> {
    let today = change.today()?;
    let order = input.purchase.map(|id| known_purchase(change, id)).transpose()?;
    let mut faults = Faults::new();
    let active = supplier::by_id(change, input.supplier)?.map(|one| one.active);
    if active != Some(true) || order.as_ref().is_some_and(|order| order.supplier != input.supplier) {
        faults.add("supplier", "field.unknown");
    }
    let note = faults.take("note", text::optional_name(&input.note)).map(str::to_owned);
    let day = faults.take("day", rules::day(input.day, today));
    faults.take("lines", orders::lines(input.lines.len()));
    let ordered = order.as_ref().map(|order| wanted(change, order.id)).transpose()?.unwrap_or_default();
    let lines = checked(change, &mut faults, &ordered, &input.lines)?;
    faults.refuse("receipt.invalid")?;
    let (Some(note), Some(day)) = (note, day) else {
        return Err(Failure::internal("receipt.invalid", "a value without a fault is missing"));
    };
    if let Some(order) = &order {
        match order.state {
            PurchaseState::Ordered | PurchaseState::Received => {}
            PurchaseState::Draft | PurchaseState::Closed | PurchaseState::Dropped => {
                return Err(Failure::refused("purchase.not_ordered").with("number", &order.number));
            }
        }
    }
    if !input.differs_seen {
        must_be_as_ordered(&ordered, &lines)?;
    }
    let kept = Receipt {
        id: change.new_id(),
        number: next_number(change, store::purchase::DELIVERIES, today)?,
        supplier: input.supplier,
        purchase: input.purchase,
        note,
        day,
        reversed: false,
        why: String::new(),
        at: change.now(),
        by: PersonId(change.person()),
    };
    receipt::add(change, &kept)?;
    let mut came = BTreeSet::new();
    for line in &lines {
        came.insert(line.part.id);
        take_in(change, &kept, line)?;
    }
    if let Some(order) = &order {
        reckon_state(change, order)?;
    }
    for part in came {
        crate::repair_part::arrived(change, part)?;
    }
    Ok(Received { id: kept.id, number: kept.number })
}

/// Lines without faults; each fault stands at its line.
fn checked(
    read: &Read<'_>,
    faults: &mut Faults,
    ordered: &[(PurchaseLine, Progress)],
    typed: &[MakeReceiptLine],
) -> Result<Vec<Line>> {
    let mut lines: Vec<Line> = Vec::with_capacity(typed.len());
    for (at, one) in typed.iter().enumerate() {
        let here = ("lines", at);
        let part = part::by_id(read, one.part)?.filter(|part| part.active || one.purchase_line.is_some());
        let part = faults.take_of(here, "part", part.ok_or(Fault::new("field.unknown")));
        let quantity = faults.take_of(here, "quantity", orders::quantity(one.quantity));
        let price = faults.take_of(here, "price", orders::price(one.price));
        if let Some(id) = one.purchase_line
            && !ordered.iter().any(|(line, _)| line.id == id && line.part == one.part)
        {
            faults.take_of::<()>(here, "purchase_line", Err(Fault::new("field.unknown")));
        }
        if let Some(id) = one.place {
            let fits = place::by_id(read, id)?.is_some_and(|place| {
                place.active && may_move(MovementKind::Receive, PlaceKind::Supplier, place.kind)
            });
            let fits = if fits { Ok(()) } else { Err(Fault::new("field.unknown")) };
            faults.take_of(here, "place", fits);
        }
        let (Some(part), Some(quantity), Some(price)) = (part, quantity, price) else { continue };
        let value = all_of(price, quantity).ok_or(Fault::new("receipt.too_dear"));
        let value = faults.take_of(here, "price", value);
        let serials = rules::serials(part.serialised, quantity, &one.serials);
        let serials = faults.take_of(here, "serials", serials);
        let (Some(value), Some(serials)) = (value, serials) else { continue };
        for serial in &serials {
            let twice = lines.iter().any(|other| {
                other.part.id == part.id && other.serials.iter().any(|one| one.eq_ignore_ascii_case(serial))
            });
            if twice {
                faults.take_of::<()>(here, "serials", Err(Fault::new("field.twice")));
            } else if is_here(read, part.id, serial)? {
                faults.take_of::<()>(here, "serials", Err(Fault::new("receipt.serial_known")));
            }
        }
        let (ordered, place) = (one.purchase_line, one.place);
        lines.push(Line { ordered, part, quantity, price, value, place, serials });
    }
    Ok(lines)
}

/// Whether a piece is anywhere but with its supplier: a serial number comes once, and again only after it went back.
fn is_here(read: &Read<'_>, part: PartId, serial: &str) -> Result<bool> {
    let Some(piece) = stock::piece(read, part, serial)? else { return Ok(false) };
    let Some(at) = stock::place_of(read, piece.id)? else { return Ok(false) };
    Ok(place::known(read, at)?.kind != PlaceKind::Supplier)
}

/// Tells every line of which more came than was ordered, or which costs something else than agreed.
fn must_be_as_ordered(ordered: &[(PurchaseLine, Progress)], lines: &[Line]) -> Result<()> {
    let mut faults = Faults::new();
    for (at, one) in lines.iter().enumerate() {
        let Some((line, far)) = ordered.iter().find(|(line, _)| Some(line.id) == one.ordered) else {
            continue;
        };
        // A line of an order may come in several lines of a receipt.
        let so_far = lines.iter().take(at).filter(|other| other.ordered == one.ordered);
        let so_far: i64 = so_far.map(|other| other.quantity).sum();
        let beyond = far.beyond(so_far.saturating_add(one.quantity));
        if let Ok(beyond @ 1..) = usize::try_from(beyond) {
            let told = Fault::with("receipt.beyond_order", "beyond", beyond);
            faults.take_of::<()>(("lines", at), "quantity", Err(told));
        }
        if rules::price_difference(Some(line.price), one.price).is_some() {
            faults.take_of::<()>(("lines", at), "price", Err(Fault::new("receipt.other_price")));
        }
    }
    faults.refuse("receipt.differs")
}

/// Keeps a line and moves its pieces in.
fn take_in(change: &mut Change<'_>, kept: &Receipt, line: &Line) -> Result<()> {
    let source = place::main(change, PlaceKind::Supplier)?;
    let target = match line.place.or(line.part.bin) {
        Some(place) => place,
        None => place::main(change, PlaceKind::Good)?,
    };
    let row = ReceiptLine {
        id: change.new_id(),
        receipt: kept.id,
        purchase_line: line.ordered,
        part: line.part.id,
        quantity: line.quantity,
        price: line.price,
        place: target,
    };
    receipt::add_line(change, &row)?;
    let moving = Moving {
        kind: MovementKind::Receive,
        part: line.part.id,
        piece: None,
        source,
        target,
        quantity: line.quantity,
        value: Some(line.value),
        doc: Some(kept.id.0),
        line: None,
        why: String::new(),
    };
    if !line.part.serialised {
        stock::post(change, &moving)?;
        return Ok(());
    }
    for serial in &line.serials {
        let piece = stock::known_or_new_piece(change, line.part.id, serial)?;
        let one = Moving { piece: Some(piece.id), quantity: 1, value: Some(line.price), ..moving.clone() };
        stock::post(change, &one)?;
    }
    Ok(())
}
