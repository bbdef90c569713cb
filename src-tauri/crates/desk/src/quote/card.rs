//! An order's quotes, as its page shows them.

use super::{QuoteLine, seen};
use crate::note::name_of;
use crate::repair::{ByRepair, known};
use domain::phone;
use domain::quote::{Cover, QuoteHow, QuoteId, QuoteLineId, QuoteSaid, QuoteState, Totals};
use domain::repair::RepairId;
use kernel::{Day, Moment, Money, Result};
use serde::Serialize;
use store::quote::{Quote, QuoteAnswer};
use store::{Read, quote};
use ts_rs::TS;

/// The quotes of an order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Quotes {
    repair: RepairId,
    /// Newest first.
    rows: Vec<QuoteCard>,
    /// What the customer agreed to.
    agreed: Option<QuoteCard>,
    /// What is being written, or waits for an answer.
    open: Option<QuoteCard>,
    /// Up to here nobody needs to ask, in fen.
    #[ts(type = "number | null")]
    ask_above: Option<Money>,
    /// The first guess at the price, in fen.
    #[ts(type = "number | null")]
    estimate: Option<Money>,
    cover: Option<Cover>,
    seen_seq: i64,
}

/// A version of a quote.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct QuoteCard {
    id: QuoteId,
    version: i64,
    state: QuoteState,
    words: String,
    /// The last day it can be agreed to.
    valid_to: Option<Day>,
    offered_at: Option<Moment>,
    at: Moment,
    by: String,
    lines: Vec<QuoteLineRow>,
    totals: QuoteTotals,
    answer: Option<QuoteAnswerCard>,
}

/// A line and what its payer owes.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct QuoteLineRow {
    #[serde(flatten)]
    line: QuoteLine,
    /// In fen.
    #[ts(type = "number")]
    amount: Money,
}

impl QuoteLineRow {
    /// A line that is kept.
    pub(crate) fn of(line: &store::quote::QuoteLine) -> Result<Self> {
        Ok(Self { amount: line.amount()?, line: QuoteLine::of(Some::<QuoteLineId>(line.id), line.line()) })
    }
}

/// What each payer owes, in fen.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub(crate) struct QuoteTotals {
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

impl From<Totals> for QuoteTotals {
    fn from(totals: Totals) -> Self {
        let Totals { customer, maker, extended, shop, all } = totals;
        Self { customer, maker, extended, shop, all }
    }
}

/// What the customer said.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct QuoteAnswerCard {
    answer: QuoteSaid,
    how: QuoteHow,
    who: String,
    number_masked: String,
    /// The strokes of a signature, as JSON.
    signature: Option<String>,
    words: String,
    at: Moment,
    by: String,
}

pub(crate) fn of(read: &Read<'_>, input: ByRepair) -> Result<Quotes> {
    let repair = known(read, input.id)?;
    let quotes = quote::of_repair(read, repair.id)?;
    let rows: Vec<QuoteCard> = quotes.into_iter().map(|quote| card(read, quote)).collect::<Result<_>>()?;
    let find = |states: &[QuoteState]| rows.iter().find(|row| states.contains(&row.state)).cloned();
    Ok(Quotes {
        repair: repair.id,
        agreed: find(&[QuoteState::Agreed]),
        open: find(&[QuoteState::Draft, QuoteState::Offered]),
        ask_above: repair.ask_above,
        estimate: repair.estimate,
        cover: repair.cover,
        seen_seq: seen(read, &repair)?,
        rows,
    })
}

fn card(read: &Read<'_>, quote: Quote) -> Result<QuoteCard> {
    let lines = quote::lines(read, quote.id)?;
    Ok(QuoteCard {
        totals: quote::totals(&lines)?.into(),
        lines: lines.iter().map(QuoteLineRow::of).collect::<Result<_>>()?,
        answer: quote::answer(read, quote.id)?.map(|answer| answer_card(read, answer)).transpose()?,
        by: name_of(read, quote.by)?,
        id: quote.id,
        version: quote.version,
        state: quote.state,
        words: quote.words,
        valid_to: quote.valid_to,
        offered_at: quote.offered_at,
        at: quote.at,
    })
}

fn answer_card(read: &Read<'_>, answer: QuoteAnswer) -> Result<QuoteAnswerCard> {
    Ok(QuoteAnswerCard {
        by: name_of(read, answer.by)?,
        number_masked: phone::mask(&answer.phone),
        answer: answer.answer,
        how: answer.how,
        who: answer.who,
        signature: answer.signature,
        words: answer.words,
        at: answer.at,
    })
}
