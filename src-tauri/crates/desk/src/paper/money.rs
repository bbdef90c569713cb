//! What the papers of money say: receipts, and the sheet of a close.

use super::order::priced;
use super::{PaperName, shop_on_paper};
use crate::note::name_of;
use crate::rights;
use crate::settlement::difference;
use domain::close::{CloseId, CloseScope};
use domain::ledger::Account;
use domain::payment::{PaymentId, PaymentKind};
use domain::quote::Payer;
use domain::repair::RepairId;
use domain::right::Right;
use kernel::{Failure, Money, Result};
use papers::{Bill, CloseSheet, Receipt, ReceiptPart};
use store::payment::Payment;
use store::shop::Shop;
use store::{Read, close, customer, device, ledger, payment, print, quote, repair, settlement};
use uuid::Uuid;

/// What the receipt of a payment says, and of which order it is. Payments of one act share a receipt.
pub(super) fn receipt(read: &Read<'_>, shop: &Shop, id: PaymentId) -> Result<(Receipt, RepairId)> {
    let paid = payment::by_id(read, id)?.ok_or_else(|| Failure::not_found("payment.not_found"))?;
    let order = repair::by_id(read, paid.repair)?.ok_or_else(|| Failure::not_found("repair.not_found"))?;
    let all = payment::of_repair(read, order.id)?;
    let parts: Vec<&Payment> = match paid.act {
        Some(act) => all.iter().filter(|other| other.act == Some(act)).collect(),
        None => vec![&paid],
    };
    let last = parts.last().map_or(paid.id.0, |part| part.id.0);
    let number = parts.first().map_or_else(|| paid.number.clone(), |part| part.number.clone());
    let machine = device::by_id(read, order.device)?;
    let receipt = Receipt {
        language: shop.language,
        shop: shop_on_paper(shop),
        kind: paid.kind,
        reprint: print::was_printed(read, order.id, PaperName::Receipt.command(), Some(&number))?,
        number,
        customer_name: customer::by_id(read, order.customer)?.name,
        device: format!("{} {}", machine.brand, machine.model),
        parts: parts.iter().map(|part| part_of(part)).collect(),
        bill: match paid.kind {
            PaymentKind::Paid => bill(read, &paid, &parts, last)?,
            PaymentKind::Prepaid | PaymentKind::PrepaidBack | PaymentKind::Refund => None,
        },
        of: given_back_of(read, &paid, &all)?,
        at: shop.zone.local_text(paid.at),
        by: name_of(read, paid.by)?,
        held: difference(Money::ZERO, ledger::of_repair_then(read, order.id, Account::Prepaid, last)?)?,
        printed_at: shop.zone.local_text(read.now()),
        created: read.now(),
        reason: paid.reason,
        order: order.number,
        digits: order.voucher.unwrap_or(order.code),
    };
    Ok((receipt, order.id))
}

/// The receipts whose money goes back: those of the prepayments, and of what was paid on the settlement it goes back from
/// or on one that was taken back since and is held.
fn given_back_of(read: &Read<'_>, paid: &Payment, all: &[Payment]) -> Result<Vec<String>> {
    let mut numbers = Vec::new();
    for other in all.iter().take_while(|other| other.id != paid.id) {
        let is_source = match (paid.kind, other.kind) {
            (PaymentKind::PrepaidBack | PaymentKind::Refund, PaymentKind::Prepaid) => true,
            (PaymentKind::Refund, PaymentKind::Paid) => other.settlement == paid.settlement,
            (PaymentKind::PrepaidBack, PaymentKind::Paid) => {
                let on = other.settlement.map(|on| settlement::by_id(read, on)).transpose()?.flatten();
                on.is_some_and(|on| on.cancelled)
            }
            (PaymentKind::Prepaid | PaymentKind::Paid, _)
            | (
                PaymentKind::PrepaidBack | PaymentKind::Refund,
                PaymentKind::PrepaidBack | PaymentKind::Refund,
            ) => false,
        };
        if is_source {
            numbers.push(other.number.clone());
        }
    }
    Ok(numbers)
}

fn part_of(payment: &Payment) -> ReceiptPart {
    ReceiptPart {
        number: payment.number.clone(),
        method: payment.method,
        amount: payment.amount,
        tendered: payment.tendered,
        reference: payment.reference.clone(),
    }
}

/// The customer's side of the settlement that was paid on, and what was still owed once this was paid: a second print says
/// the same, also where the settlement was taken back since.
fn bill(read: &Read<'_>, paid: &Payment, parts: &[&Payment], last: Uuid) -> Result<Option<Bill>> {
    let Some(on) = paid.settlement else { return Ok(None) };
    let made = settlement::by_id(read, on)?.ok_or_else(|| Failure::not_found("settlement.not_found"))?;
    let lines = made.quote.map_or_else(|| Ok(Vec::new()), |quote| quote::lines(read, quote))?;
    let own: Vec<_> = lines.into_iter().filter(|line| line.payer == Payer::Customer).collect();
    let card = crate::settlement::card(read, made)?;
    let owed = ledger::of_repair_then(read, paid.repair, Account::Receivable, last)?;
    // What is due and neither set off, nor paid now, nor still owed was settled before.
    let mut before = difference(difference(card.due, card.set_off)?, owed)?;
    for part in parts {
        before = difference(before, part.amount)?;
    }
    Ok(Some(Bill {
        lines: priced(&own, None)?,
        rounding: card.rounding,
        due: card.due,
        set_off: card.set_off,
        before,
        owed,
    }))
}

/// The sheet of a close: one's own shift, else only with the right to close the day.
pub(super) fn close_sheet(read: &Read<'_>, shop: &Shop, id: CloseId) -> Result<CloseSheet> {
    let made = close::by_id(read, id)?.ok_or_else(|| Failure::not_found("close.not_found"))?;
    let is_own = match made.scope {
        CloseScope::Person => made.person.is_some_and(|person| person.0 == read.person()),
        CloseScope::Day => false,
    };
    if !is_own {
        rights::must(read, Right::CloseDay)?;
    }
    let worth = |(fen, count): (&String, &i64)| {
        let fen = fen.parse::<i64>().map_err(|error| Failure::internal("store.failed", error))?;
        Ok::<_, Failure>((Money(fen), *count))
    };
    let mut pieces: Vec<(Money, i64)> = made.pieces.0.iter().map(worth).collect::<Result<_>>()?;
    pieces.retain(|(_, count)| *count != 0);
    pieces.sort_by_key(|(fen, _)| std::cmp::Reverse(fen.0));
    Ok(CloseSheet {
        language: shop.language,
        shop: shop_on_paper(shop),
        scope: made.scope,
        day: made.day.text(),
        person: made.person.map_or_else(|| Ok(String::new()), |person| name_of(read, person))?,
        at: shop.zone.local_text(made.at),
        by: name_of(read, made.by)?,
        totals: made.totals.0,
        opening: made.opening,
        expected: made.expected,
        counted: made.counted,
        reason: made.reason,
        stays: made.stays,
        pieces,
        head: (made.head_row, made.head_hash),
        reprint: print::was_printed_of(read, ("close", id.0), PaperName::CloseSheet.command(), None)?,
        printed_at: shop.zone.local_text(read.now()),
        created: read.now(),
        number: made.number,
    })
}
