//! 结算清单: what the work comes to, told before the money is asked for.

use crate::door::Empty;
use crate::note::name_of;
use crate::repair::{ByRepair, known, must_have_seen};
use crate::shop::founded;
use domain::faults::Faults;
use domain::finding::Level;
use domain::ledger::{self as books, Account, Billed, of_cancelling, of_settlement};
use domain::payment::PaymentKind;
use domain::person::PersonId;
use domain::price::{Grade, LineKind, PriceId, PriceRuleId};
use domain::quote::{Line, Payer, QuoteLineId, QuoteState, Totals, left_of};
use domain::repair::{RepairId, Stage};
use domain::settlement::{self as rules, Reckoning, SettlementId};
use kernel::{Code, Failure, Moment, Money, Result};
use papers::Reckoned;
use serde::{Deserialize, Serialize};
use store::quote::{Quote, QuoteLine};
use store::repair::Repair;
use store::settlement::Settlement;
use store::{Change, Read, debt, ledger, payment, quote, settlement};
use ts_rs::TS;

/// An order to be settled.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct MakeSettlement {
    repair: RepairId,
    seen_seq: i64,
    /// What the screen showed as still to be paid, in fen: quotes and prepayments come without a touch of the order.
    #[ts(type = "number")]
    expected_owed: Money,
}

/// What was made.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SettlementMade {
    id: SettlementId,
    number: String,
    /// In fen.
    #[ts(type = "number")]
    owed: Money,
}

/// A settlement to be taken back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CancelSettlement {
    id: SettlementId,
    reason: String,
}

/// A line of a settlement.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SettlementLine {
    id: QuoteLineId,
    kind: LineKind,
    name: String,
    quantity: i64,
    #[ts(type = "number")]
    unit: Money,
    payer: Payer,
    grade: Option<Grade>,
    days: Option<i64>,
    level: Option<Level>,
    price: Option<PriceId>,
    rule: Option<PriceRuleId>,
    /// What the list says one costs, in fen.
    #[ts(type = "number | null")]
    listed: Option<Money>,
    changed: String,
    #[ts(type = "number")]
    amount: Money,
}

/// What each payer owes.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SettlementTotals {
    #[ts(type = "number")]
    customer: Money,
    #[ts(type = "number")]
    maker: Money,
    #[ts(type = "number")]
    extended: Money,
    #[ts(type = "number")]
    shop: Money,
    #[ts(type = "number")]
    all: Money,
}

/// A settlement, or what it would be.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SettlementCard {
    /// Nothing while none is made.
    id: Option<SettlementId>,
    number: String,
    at: Option<Moment>,
    by: String,
    lines: Vec<SettlementLine>,
    totals: SettlementTotals,
    #[ts(type = "number")]
    pub(crate) rounding: Money,
    #[ts(type = "number")]
    pub(crate) due: Money,
    #[ts(type = "number")]
    prepaid: Money,
    #[ts(type = "number")]
    pub(crate) set_off: Money,
    #[ts(type = "number")]
    paid: Money,
    #[ts(type = "number")]
    refunded: Money,
    /// What nobody expects to be paid any more.
    #[ts(type = "number")]
    written_off: Money,
    /// What of the refunds is not owed again.
    #[ts(type = "number")]
    let_off: Money,
    #[ts(type = "number")]
    owed: Money,
    /// What of the prepayment is to be given back.
    #[ts(type = "number")]
    over: Money,
    cancelled: bool,
}

/// What an order would be settled with.
struct Draft {
    quote: Option<Quote>,
    lines: Vec<QuoteLine>,
    totals: Totals,
    reckoning: Reckoning,
}

/// The settlement in force, or how it would be.
pub(crate) fn of(read: &Read<'_>, input: ByRepair) -> Result<SettlementCard> {
    let repair = known(read, input.id)?;
    match settlement::of_repair(read, repair.id)? {
        Some(made) => card(read, made),
        None => would_be(read, &repair),
    }
}

/// A settlement as it was made, with what was paid on it since.
pub(crate) fn card(read: &Read<'_>, made: Settlement) -> Result<SettlementCard> {
    let lines = made.quote.map_or_else(|| Ok(Vec::new()), |quote| quote::lines(read, quote))?;
    let totals = quote::totals(&lines)?;
    let due = difference(totals.customer, made.rounding)?;
    let (set_off, held) = (set_off(read, made.id)?, payment::held(read, made.repair)?);
    Ok(SettlementCard {
        prepaid: held.plus(set_off).ok_or_else(beyond)?,
        set_off,
        paid: payment::sum(read, made.id, PaymentKind::Paid)?,
        refunded: payment::sum(read, made.id, PaymentKind::Refund)?,
        written_off: debt::written_off(read, made.repair)?,
        let_off: ledger::of_repair(read, made.repair, Account::Refunds)?,
        owed: ledger::owed(read, made.repair)?,
        over: held,
        by: name_of(read, made.by)?,
        lines: shown(lines)?,
        totals: totals.into(),
        rounding: made.rounding,
        due,
        id: Some(made.id),
        number: made.number,
        at: Some(made.at),
        cancelled: made.cancelled,
    })
}

impl SettlementCard {
    /// The customer's side, as papers say it.
    pub(crate) fn reckoned(&self) -> Reckoned {
        Reckoned {
            rounding: self.rounding,
            due: self.due,
            set_off: self.set_off,
            paid: self.paid,
            refunded: self.refunded,
            let_off: self.let_off,
            written_off: self.written_off,
            owed: self.owed,
            over: self.over,
        }
    }
}

fn would_be(read: &Read<'_>, repair: &Repair) -> Result<SettlementCard> {
    let Draft { lines, totals, reckoning, .. } = draft(read, repair.id)?;
    Ok(SettlementCard {
        id: None,
        number: String::new(),
        at: None,
        by: String::new(),
        lines: shown(lines)?,
        totals: totals.into(),
        rounding: reckoning.rounding,
        due: reckoning.due,
        prepaid: payment::held(read, repair.id)?,
        set_off: reckoning.set_off,
        paid: Money::ZERO,
        refunded: Money::ZERO,
        written_off: Money::ZERO,
        let_off: Money::ZERO,
        owed: reckoning.owed,
        over: reckoning.over,
        cancelled: false,
    })
}

/// Settles an order by what was agreed; what was agreed to be free settles with nothing.
pub(crate) fn make(change: &mut Change<'_>, input: MakeSettlement) -> Result<SettlementMade> {
    let repair = known(change, input.repair)?;
    must_have_seen(change, &repair, input.seen_seq)?;
    if let Some(made) = settlement::of_repair(change, repair.id)? {
        return Err(Failure::refused("settlement.made_already").with("number", made.number));
    }
    if !matches!(repair.stage, Stage::Ready | Stage::Unclaimed) {
        return Err(Failure::refused("settlement.not_ready"));
    }
    if let Some(offered) = quote::in_state(change, repair.id, QuoteState::Offered)? {
        return Err(Failure::refused("settlement.quote_open").with("version", offered.version));
    }
    let Draft { quote, lines, totals, reckoning } = draft(change, repair.id)?;
    if totals.customer < Money::ZERO {
        return Err(Failure::refused("settlement.below_zero"));
    }
    must_be_done(&repair, &lines)?;
    if reckoning.owed != input.expected_owed {
        return Err(Failure::new(Code::Conflict, "settlement.changed").with("owed", reckoning.owed));
    }
    let day = change.today()?;
    let made = Settlement {
        id: change.new_id(),
        number: rules::number(day, settlement::next_serial(change, day)?),
        repair: repair.id,
        quote: quote.map(|quote| quote.id),
        rounding: reckoning.rounding,
        cancelled: false,
        reason: String::new(),
        at: change.now(),
        day,
        by: PersonId(change.person()),
    };
    settlement::add(change, &made)?;
    let billed: Vec<Billed> = lines.iter().map(billed).collect::<Result<_>>()?;
    let moves = of_settlement(&billed, reckoning.rounding, reckoning.set_off);
    ledger::post(change, made.id.0, Some(repair.id), &moves)?;
    Ok(SettlementMade { id: made.id, number: made.number, owed: reckoning.owed })
}

/// Refuses work and parts on the bill of a machine that was not repaired (`domain.md` 2: what was not done is not charged).
fn must_be_done(repair: &Repair, lines: &[QuoteLine]) -> Result<()> {
    let lines: Vec<Line> = lines.iter().map(QuoteLine::line).collect();
    let is_charged = repair.outcome.is_some_and(|outcome| left_of(&lines, outcome, false).is_some());
    if is_charged { Err(Failure::refused("settlement.not_done")) } else { Ok(()) }
}

/// Takes a settlement back: every move goes back, the prepayment is held again, what refunds let off is not let off any
/// more, and what was paid on it is held, too, until a new settlement sets it off or it is given back.
pub(crate) fn cancel(change: &mut Change<'_>, input: CancelSettlement) -> Result<Empty> {
    let made =
        settlement::by_id(change, input.id)?.ok_or_else(|| Failure::not_found("settlement.not_found"))?;
    let mut faults = Faults::new();
    let reason = faults.take("reason", domain::text::words(&input.reason)).map(str::to_owned);
    faults.refuse("settlement.invalid")?;
    let reason = reason.ok_or_else(|| Failure::internal("settlement.invalid", "a reason is missing"))?;
    if made.cancelled {
        return Err(Failure::refused("settlement.cancelled_already"));
    }
    let repair = known(change, made.repair)?;
    if !repair.stage.is_open() {
        return Err(Failure::refused("settlement.order_over"));
    }
    if debt::written_off(change, repair.id)? > Money::ZERO {
        return Err(Failure::refused("settlement.written_off"));
    }
    let let_off = ledger::of_repair(change, repair.id, Account::Refunds)?;
    let owed = ledger::owed(change, repair.id)?;
    let moves = of_cancelling(ledger::of_doc(change, made.id.0)?, let_off, owed).ok_or_else(beyond)?;
    settlement::cancel(change, &made, &reason)?;
    ledger::post(change, made.id.0, Some(repair.id), &moves)?;
    Ok(Empty {})
}

/// What a customer owes, or would owe if the order were settled now.
pub(crate) fn still_to_pay(read: &Read<'_>, repair: RepairId) -> Result<Money> {
    match settlement::of_repair(read, repair)? {
        Some(_) => ledger::owed(read, repair),
        None => Ok(draft(read, repair)?.reckoning.owed),
    }
}

fn draft(read: &Read<'_>, repair: RepairId) -> Result<Draft> {
    let agreed = quote::agreed(read, repair)?;
    let (quote, lines) = agreed.map_or((None, Vec::new()), |(quote, lines)| (Some(quote), lines));
    let totals = quote::totals(&lines)?;
    let held = payment::held(read, repair)?;
    let reckoning = rules::reckon(totals.customer, held, founded(read)?.rounding);
    Ok(Draft { quote, lines, totals, reckoning })
}

fn billed(line: &QuoteLine) -> Result<Billed> {
    Ok(Billed { kind: line.kind, payer: line.payer, amount: line.amount()? })
}

/// What of a prepayment went into a settlement when it was made.
pub(crate) fn set_off(read: &Read<'_>, made: SettlementId) -> Result<Money> {
    Ok(books::set_off(&ledger::of_doc(read, made.0)?))
}

pub(crate) fn difference(one: Money, other: Money) -> Result<Money> {
    one.minus(other).ok_or_else(beyond)
}

fn beyond() -> Failure {
    Failure::internal("store.failed", "a sum beyond all money")
}

fn shown(lines: Vec<QuoteLine>) -> Result<Vec<SettlementLine>> {
    let line = |line: QuoteLine| {
        Ok(SettlementLine {
            amount: line.amount()?,
            id: line.id,
            kind: line.kind,
            name: line.name,
            quantity: line.quantity,
            unit: line.unit,
            payer: line.payer,
            grade: line.grade,
            days: line.days,
            level: line.level,
            price: line.price,
            rule: line.rule,
            listed: line.listed,
            changed: line.changed,
        })
    };
    lines.into_iter().map(line).collect()
}

impl From<Totals> for SettlementTotals {
    fn from(totals: Totals) -> Self {
        let Totals { customer, maker, extended, shop, all } = totals;
        Self { customer, maker, extended, shop, all }
    }
}
