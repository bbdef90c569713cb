use super::{Purchased, known, missing, next_number, part_of, supplier_of, wanted};
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::purchase::{self as rules, Progress};
use domain::stock::{LineState, PartId, PurchaseId, PurchaseLineId, PurchaseState, RepairPartId, SupplierId};
use domain::{note, text};
use kernel::{Day, Failure, Money, Result};
use serde::Deserialize;
use store::purchase::{Purchase, PurchaseLine};
use store::{Change, Read, part, purchase, reorder, repair_part, supplier};
use ts_rs::TS;

/// An order that is not sent yet; new where it has no id. Lines that it does not name are not wanted any more.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepPurchase {
    id: Option<PurchaseId>,
    /// As it was seen; nothing counts for a new one.
    #[serde(default)]
    seen_seq: i64,
    supplier: SupplierId,
    note: String,
    expected: Option<Day>,
    carrier: String,
    waybill: String,
    lines: Vec<KeepPurchaseLine>,
}

/// A line of it; new where it has no id.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepPurchaseLine {
    id: Option<PurchaseLineId>,
    part: PartId,
    quantity: i64,
    /// In fen, for one.
    #[ts(type = "number")]
    price: Money,
    /// The line of a repair that it is for.
    #[serde(default)]
    #[ts(optional = nullable)]
    line: Option<RepairPartId>,
}

/// An order that goes out, or is given up.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrderPurchase {
    id: PurchaseId,
    seen_seq: i64,
}

/// An order that is given up, with a reason.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndPurchase {
    id: PurchaseId,
    seen_seq: i64,
    why: String,
}

/// Where a parcel is: of the whole order, or of some of its lines.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrackPurchase {
    id: PurchaseId,
    seen_seq: i64,
    expected: Option<Day>,
    carrier: String,
    waybill: String,
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<TrackLine>>")]
    lines: Vec<TrackLine>,
}

/// A line that comes in a parcel of its own.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrackLine {
    id: PurchaseLineId,
    carrier: String,
    waybill: String,
}

/// A line without faults.
pub(super) struct Line {
    pub(super) id: Option<PurchaseLineId>,
    pub(super) part: PartId,
    pub(super) quantity: i64,
    pub(super) price: Money,
    pub(super) line: Option<RepairPartId>,
}

/// Keeps an order that is not sent yet.
pub(crate) fn keep(change: &mut Change<'_>, input: KeepPurchase) -> Result<Purchased> {
    let before = input.id.map(|id| known(change, id)).transpose()?;
    let today = change.today()?;
    let mut faults = Faults::new();
    let supplier =
        faults.take("supplier", in_use(supplier::by_id(change, input.supplier)?.map(|one| one.active)));
    let note = faults.take("note", text::optional_words(&input.note)).map(str::to_owned);
    let carrier = faults.take("carrier", text::optional_name(&input.carrier)).map(str::to_owned);
    let waybill = faults.take("waybill", text::optional_name(&input.waybill)).map(str::to_owned);
    // A day that was told before may have passed since.
    let told = before.as_ref().is_some_and(|before| before.expected == input.expected);
    let expected = if told {
        Some(input.expected)
    } else {
        faults.take("expected", rules::expected(input.expected, today))
    };
    faults.take("lines", rules::lines(input.lines.len()));
    let kept =
        before.as_ref().map(|before| purchase::lines(change, before.id)).transpose()?.unwrap_or_default();
    let lines = checked(change, &mut faults, &kept, &input.lines)?;
    faults.refuse("purchase.invalid")?;
    let (Some(()), Some(note), Some(carrier), Some(waybill), Some(expected)) =
        (supplier, note, carrier, waybill, expected)
    else {
        return Err(missing());
    };
    let Some(before) = before else {
        let draft = begin(change, input.supplier, &lines)?;
        let after = Purchase { note, expected, carrier, waybill, ..draft.clone() };
        purchase::write(change, &draft, &after)?;
        return Ok(Purchased::of(&after));
    };
    must_be(&before, PurchaseState::Draft, "purchase.not_draft")?;
    purchase::must_have_seen(change, before.id, input.seen_seq)?;
    let after = Purchase { supplier: input.supplier, note, expected, carrier, waybill, ..before.clone() };
    purchase::write(change, &before, &after)?;
    for gone in kept.iter().filter(|line| !lines.iter().any(|one| one.id == Some(line.id))) {
        purchase::write_line(change, gone, &PurchaseLine { dropped: true, ..gone.clone() })?;
    }
    for (place, line) in (0..).zip(&lines) {
        match kept.iter().find(|kept| Some(kept.id) == line.id) {
            Some(old) => {
                let (part, quantity, price) = (line.part, line.quantity, line.price);
                let new = PurchaseLine { part, quantity, price, place, dropped: false, ..old.clone() };
                purchase::write_line(change, old, &new)?;
            }
            None => add_line(change, after.id, line, place)?,
        }
    }
    Ok(Purchased::of(&after))
}

/// Lines without faults; each fault stands at its line.
fn checked(
    read: &Read<'_>,
    faults: &mut Faults,
    kept: &[PurchaseLine],
    typed: &[KeepPurchaseLine],
) -> Result<Vec<Line>> {
    let mut lines = Vec::with_capacity(typed.len());
    for (at, one) in typed.iter().enumerate() {
        let here = ("lines", at);
        let part = part::by_id(read, one.part)?.map(|part| part.active);
        let part = faults.take_of(here, "part", in_use(part));
        let quantity = faults.take_of(here, "quantity", rules::quantity(one.quantity));
        let price = faults.take_of(here, "price", rules::price(one.price));
        let is_known = one.id.is_none_or(|id| kept.iter().any(|line| line.id == id && line.line == one.line));
        let is_once = typed.iter().take(at).all(|other| other.id.is_none() || other.id != one.id);
        if !is_known || !is_once {
            faults.take_of::<()>(here, "id", Err(Fault::new("field.unknown")));
        }
        if one.id.is_none() && one.line.is_some() {
            // What is bought for a repair is written by the act of its own, which looks at the repair.
            faults.take_of::<()>(here, "line", Err(Fault::new("field.wrong")));
        }
        if let (Some(()), Some(quantity), Some(price)) = (part, quantity, price) {
            lines.push(Line { id: one.id, part: one.part, quantity, price, line: one.line });
        }
    }
    Ok(lines)
}

/// What may be named: it is there, and in use.
pub(super) fn in_use(active: Option<bool>) -> Result<(), Fault> {
    match active {
        Some(true) => Ok(()),
        Some(false) | None => Err(Fault::new("field.unknown")),
    }
}

/// A new order with its lines.
pub(super) fn begin(change: &mut Change<'_>, supplier: SupplierId, lines: &[Line]) -> Result<Purchase> {
    let day = change.today()?;
    let draft = Purchase {
        id: change.new_id(),
        number: next_number(change, store::purchase::ORDERS, day)?,
        supplier,
        state: PurchaseState::Draft,
        note: String::new(),
        expected: None,
        carrier: String::new(),
        waybill: String::new(),
        ordered_at: None,
        ordered_by: None,
        made_at: change.now(),
        made_by: PersonId(change.person()),
    };
    purchase::add(change, &draft)?;
    for (place, line) in (0..).zip(lines) {
        add_line(change, draft.id, line, place)?;
    }
    Ok(draft)
}

pub(super) fn add_line(change: &mut Change<'_>, purchase: PurchaseId, line: &Line, place: i64) -> Result<()> {
    let line = PurchaseLine {
        id: change.new_id(),
        purchase,
        part: line.part,
        quantity: line.quantity,
        price: line.price,
        line: line.line,
        carrier: String::new(),
        waybill: String::new(),
        dropped: false,
        place,
    };
    purchase::add_line(change, &line)
}

/// Sends an order out. Where nobody said when it comes, it is expected after the longest time its supplier takes.
pub(crate) fn order(change: &mut Change<'_>, input: OrderPurchase) -> Result<Purchased> {
    let before = known(change, input.id)?;
    must_be(&before, PurchaseState::Draft, "purchase.not_draft")?;
    purchase::must_have_seen(change, before.id, input.seen_seq)?;
    let lines = wanted(change, before.id)?;
    if lines.is_empty() {
        return Err(Failure::refused("purchase.no_lines").with("number", &before.number));
    }
    if !supplier_of(change, before.supplier)?.active {
        return Err(Failure::invalid("purchase.invalid").field("supplier", "field.unknown"));
    }
    for (line, _) in &lines {
        must_still_wait(change, line)?;
    }
    let mut longest = None;
    for (line, _) in &lines {
        let offers = reorder::offers(change, line.part)?;
        let theirs = offers.into_iter().find(|offer| offer.supplier == before.supplier);
        longest = longest.max(theirs.map(|offer| offer.lead_days));
    }
    let today = change.today()?;
    let after = Purchase {
        state: PurchaseState::Ordered,
        expected: before.expected.or(longest.map(|days| today.later(days))),
        ordered_at: Some(change.now()),
        ordered_by: Some(PersonId(change.person())),
        ..before.clone()
    };
    purchase::write(change, &before, &after)?;
    Ok(Purchased::of(&after))
}

/// A part that is bought for one repair is bought while that repair plans it.
fn must_still_wait(read: &Read<'_>, line: &PurchaseLine) -> Result<()> {
    let Some(id) = line.line else { return Ok(()) };
    let planned = repair_part::by_id(read, id)?;
    if planned.as_ref().is_some_and(|one| one.state == LineState::Planned) {
        return Ok(());
    }
    let number = super::card::repair_number(read, id)?;
    let part = part_of(read, line.part)?.name;
    Err(Failure::refused("purchase.not_waited_for").with("part", part).with("repair", number))
}

/// Says where a parcel is.
pub(crate) fn track(change: &mut Change<'_>, input: TrackPurchase) -> Result<Purchased> {
    let before = known(change, input.id)?;
    let mut faults = Faults::new();
    let carrier = faults.take("carrier", text::optional_name(&input.carrier)).map(str::to_owned);
    let waybill = faults.take("waybill", text::optional_name(&input.waybill)).map(str::to_owned);
    let told = before.expected == input.expected;
    let today = change.today()?;
    let expected = if told {
        Some(input.expected)
    } else {
        faults.take("expected", rules::expected(input.expected, today))
    };
    let kept = wanted(change, before.id)?;
    let mut parcels = Vec::with_capacity(input.lines.len());
    for (at, one) in input.lines.iter().enumerate() {
        let line = kept.iter().find(|(line, _)| line.id == one.id).map(|(line, _)| line);
        let line = faults.take_of(("lines", at), "id", line.ok_or(Fault::new("field.unknown")));
        let carrier = faults.take_of(("lines", at), "carrier", text::optional_name(&one.carrier));
        let waybill = faults.take_of(("lines", at), "waybill", text::optional_name(&one.waybill));
        if let (Some(line), Some(carrier), Some(waybill)) = (line, carrier, waybill) {
            let (carrier, waybill) = (carrier.to_owned(), waybill.to_owned());
            parcels.push((line, PurchaseLine { carrier, waybill, ..line.clone() }));
        }
    }
    faults.refuse("purchase.invalid")?;
    let (Some(carrier), Some(waybill), Some(expected)) = (carrier, waybill, expected) else {
        return Err(missing());
    };
    must_be(&before, PurchaseState::Ordered, "purchase.not_ordered")?;
    purchase::must_have_seen(change, before.id, input.seen_seq)?;
    let after = Purchase { expected, carrier, waybill, ..before.clone() };
    purchase::write(change, &before, &after)?;
    for (line, after) in parcels {
        purchase::write_line(change, line, &after)?;
    }
    Ok(Purchased::of(&after))
}

/// Says that what has not come does not come.
pub(crate) fn close(change: &mut Change<'_>, input: EndPurchase) -> Result<Purchased> {
    let before = known(change, input.id)?;
    must_be(&before, PurchaseState::Ordered, "purchase.not_ordered")?;
    ended(change, &before, PurchaseState::Closed, &input)
}

/// Gives up an order of which nothing came.
pub(crate) fn drop(change: &mut Change<'_>, input: EndPurchase) -> Result<Purchased> {
    let before = known(change, input.id)?;
    match before.state {
        PurchaseState::Draft | PurchaseState::Ordered => {}
        PurchaseState::Received | PurchaseState::Closed | PurchaseState::Dropped => {
            return Err(Failure::refused("purchase.over").with("number", &before.number));
        }
    }
    let came = wanted(change, before.id)?.iter().any(|(_, far): &(PurchaseLine, Progress)| far.received > 0);
    if came {
        return Err(Failure::refused("purchase.came_already").with("number", &before.number));
    }
    ended(change, &before, PurchaseState::Dropped, &input)
}

fn ended(
    change: &mut Change<'_>,
    before: &Purchase,
    state: PurchaseState,
    input: &EndPurchase,
) -> Result<Purchased> {
    let mut faults = Faults::new();
    let why = faults.take("why", note::text(&input.why));
    faults.refuse("purchase.invalid")?;
    let why = why.ok_or_else(missing)?;
    purchase::must_have_seen(change, before.id, input.seen_seq)?;
    change.note_reason("purchase", before.id.0, &[("state", state.text().to_owned())], why)?;
    let after = Purchase { state, ..before.clone() };
    purchase::write(change, before, &after)?;
    Ok(Purchased::of(&after))
}

fn must_be(purchase: &Purchase, state: PurchaseState, otherwise: &'static str) -> Result<()> {
    if purchase.state == state {
        return Ok(());
    }
    Err(Failure::refused(otherwise).with("number", &purchase.number))
}
