//! 维修结算清单: every line before the money is asked for (明码标价和禁止价格欺诈规定 7, 8).

use super::frame::footer;
use super::look::Look;
use super::order::{
    Columns, OrderHead, PricedLine, Sheet, Signed, Sum, begun, lines, remark, signatures, sums,
};
use crate::{failure::Result, flow::Flow, fonts::FontSet, list::Doc, words};
use domain::paper::PaperSize;
use domain::quote::Payer;
use kernel::Money;

/// What a settlement says.
#[derive(Debug, Clone)]
pub struct Settlement {
    /// Whose and about which order.
    pub head: OrderHead,
    /// Its own number.
    pub number: String,
    /// Local date and time it was made.
    pub at: String,
    /// Who made it.
    pub by: String,
    /// Its lines.
    pub lines: Vec<PricedLine>,
    /// Whether its lines rest on the shop's rule for declined repairs, and on nobody's consent.
    pub by_rule: bool,
    /// What the customer's side comes to.
    pub reckoned: Reckoned,
}

/// A customer's side of a settlement: what is due, less what was set off and paid, with what was refunded, less what
/// refunds let off, is what is owed.
#[derive(Debug, Clone, Copy)]
pub struct Reckoned {
    /// What rounding lets the customer off.
    pub rounding: Money,
    /// What the customer pays after rounding.
    pub due: Money,
    /// Of a prepayment, what was set off.
    pub set_off: Money,
    /// What was paid since.
    pub paid: Money,
    /// What was refunded since.
    pub refunded: Money,
    /// What of the refunds is not owed again.
    pub let_off: Money,
    /// What nobody expects to be paid any more.
    pub written_off: Money,
    /// What is still owed.
    pub owed: Money,
    /// What of a prepayment goes back.
    pub over: Money,
}

/// Lays out a settlement.
///
/// # Errors
/// `NotScannable`, `NoSuchSize`.
pub fn settlement(settlement: &Settlement, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    let look = Look::of_sheet(size)?;
    let sheet = Sheet::new(&settlement.head, &look);
    let said = sheet.said;
    let frame = sheet.frame(said.settlement.to_owned());
    let beside = [
        (0.46, 0.27, said.settlement_number, settlement.number.as_str()),
        (0.73, 0.27, said.settled_at, &*settlement.at),
    ];
    let (mut flow, mut missing) = begun(&sheet, &frame, fonts, beside)?;
    sheet.whose(&mut flow);
    lines(&mut flow, &sheet, &settlement.lines, Columns::Prices);
    reckoning(&mut flow, &sheet, &settlement.lines, (&settlement.reckoned, Reckoning::BeforePaying));
    if settlement.by_rule {
        remark(&mut flow, &look, said.by_rule);
    }
    remark(&mut flow, &look, said.before_paying);
    let by = Signed::Name(&settlement.by, &settlement.at);
    signatures(&mut flow, &sheet, [(said.checked_by, Signed::Empty), (said.settled_by, by)]);
    let (pages, more) = flow.finish(|page, at, of| footer(page, fonts, &frame, (at, of)));
    missing.extend(more);
    Ok(sheet.doc(format!("{} {}", said.settlement, settlement.number), pages, missing))
}

/// When a reckoning is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reckoning {
    /// What is due is still to be paid, and is said once.
    BeforePaying,
    /// The machine went home: what is owed is said, though nothing was ever paid.
    HandedOver,
}

/// From the sum of the lines down to what is still owed; nothing that is zero stands between.
pub(super) fn reckoning(
    flow: &mut Flow<'_>,
    sheet: &Sheet<'_>,
    lines: &[PricedLine],
    (reckoned, read): (&Reckoned, Reckoning),
) {
    let said = sheet.said;
    let of = |payer| {
        let own = lines.iter().filter(|line| line.payer == payer);
        Money(own.map(|line| line.amount.0).sum())
    };
    let less = |amount: Money| Money(-amount.0);
    let all = Money(lines.iter().map(|line| line.amount.0).sum());
    let mut shown = vec![(said.total, all, false)];
    for payer in [Payer::Maker, Payer::Extended, Payer::Shop] {
        shown.push((words::payer(sheet.head.language, payer), less(of(payer)), false));
    }
    shown.push((said.rounding, less(reckoned.rounding), false));
    shown.push((said.due, reckoned.due, true));
    shown.push((said.set_off, less(reckoned.set_off), false));
    shown.push((said.paid, less(reckoned.paid), false));
    shown.push((said.refunded, reckoned.refunded, false));
    shown.push((said.let_off, less(reckoned.let_off), false));
    shown.push((said.written_off, less(reckoned.written_off), false));
    let is_moved = [reckoned.set_off, reckoned.paid, reckoned.refunded].iter().any(|m| *m != Money::ZERO);
    let shown = shown.into_iter().filter(|(_, amount, strong)| *strong || *amount != Money::ZERO);
    let is_owing = read == Reckoning::HandedOver && reckoned.owed > Money::ZERO;
    let last = [
        (said.owed, reckoned.owed, is_moved || is_owing),
        (said.over, reckoned.over, reckoned.over > Money::ZERO),
    ];
    let last =
        last.into_iter().filter(|(_, _, is_told)| *is_told).map(|(name, amount, _)| (name, amount, true));
    let all: Vec<Sum<'_>> =
        shown.chain(last).map(|(name, amount, strong)| Sum { name, amount, strong }).collect();
    sums(flow, sheet, &all);
}
