//! What a repair costs: versions, who pays which line, and what the customer said.

mod answer;
mod card;
mod cover;
mod nothing;
mod offer;
mod suggest;
mod write;

pub(crate) use answer::answer;
pub(crate) use card::of;
pub(crate) use cover::decide_cover;
pub(crate) use nothing::{charge_no_work, is_billed};
pub(crate) use offer::offer;
pub(crate) use suggest::suggest;
pub(crate) use write::{withdraw, write};

use crate::repair::{known, must_be_open};
use crate::shop::founded;
use domain::finding::Level;
use domain::price::{Grade, LineKind, PriceId, PriceRuleId};
use domain::quote::{Line, Payer, QuoteLineId};
use domain::repair::RepairId;
use kernel::{Code, Failure, Money, Result};
use serde::{Deserialize, Serialize};
use store::quote::Quote;
use store::repair::Repair;
use store::{Read, Touch, quote, repair};
use ts_rs::TS;

/// A line of a quote; one that is new has no id.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuoteLine {
    pub(crate) id: Option<QuoteLineId>,
    pub(crate) kind: LineKind,
    pub(crate) name: String,
    pub(crate) quantity: i64,
    /// In fen; below nothing for a discount.
    #[ts(type = "number")]
    pub(crate) unit: Money,
    pub(crate) payer: Payer,
    pub(crate) grade: Option<Grade>,
    /// Days it is answered for after the hand-over.
    pub(crate) days: Option<i64>,
    pub(crate) level: Option<Level>,
    /// The price it came from.
    pub(crate) price: Option<PriceId>,
    /// The rule that made it what it is.
    pub(crate) rule: Option<PriceRuleId>,
    /// What the list says one costs, in fen; the core looks it up.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub(crate) listed: Option<Money>,
    /// Why it costs something else.
    #[serde(default)]
    pub(crate) changed: String,
}

impl QuoteLine {
    pub(crate) fn of(id: Option<QuoteLineId>, line: Line) -> Self {
        Self {
            id,
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
        }
    }

    fn line(self) -> Line {
        Line {
            kind: self.kind,
            name: self.name,
            quantity: self.quantity,
            unit: self.unit,
            payer: self.payer,
            grade: self.grade,
            days: self.days,
            level: self.level,
            price: self.price,
            rule: self.rule,
            listed: None,
            changed: self.changed,
        }
    }
}

/// The order of a quote that may still change: open, and its settlement not made.
fn quotable(read: &Read<'_>, id: RepairId) -> Result<Repair> {
    let repair = known(read, id)?;
    must_be_open(&repair)?;
    if quote::is_settled(read, id)? {
        return Err(Failure::refused("quote.settled"));
    }
    Ok(repair)
}

/// What an editor of an order's quotes has seen: the last entry about the order or one of them.
fn seen(read: &Read<'_>, repair: &Repair) -> Result<i64> {
    Ok(touch(read, repair)?.row)
}

fn touch(read: &Read<'_>, repair: &Repair) -> Result<Touch> {
    let of_order = repair::touch(read, repair)?;
    Ok(match quote::touch(read, repair.id)? {
        Some(of_quotes) if of_quotes.row > of_order.row => of_quotes,
        Some(_) | None => of_order,
    })
}

/// Refuses an edit that was based on an older state of the order or its quotes, and says whose change came between.
fn must_have_seen(read: &Read<'_>, repair: &Repair, seen_seq: i64) -> Result<()> {
    let last = touch(read, repair)?;
    if last.row <= seen_seq {
        return Ok(());
    }
    let at = founded(read)?.zone.local_text(last.at);
    Err(Failure::new(Code::Conflict, "edit.stale").with("person", last.person_name).with("at", at))
}

/// The version that is meant, where it is still the open one; another one took its place otherwise.
fn must_be_current(read: &Read<'_>, repair: &Repair, version: i64) -> Result<Quote> {
    if let Some(open) = quote::open(read, repair.id)?
        && open.version == version
    {
        return Ok(open);
    }
    let newest = quote::of_repair(read, repair.id)?.into_iter().next();
    match newest {
        Some(newest) if newest.version == version => {
            Err(Failure::new(Code::Conflict, "quote.answered").with("version", version))
        }
        Some(newest) => Err(Failure::new(Code::Conflict, "quote.replaced").with("version", newest.version)),
        None => Err(Failure::not_found("quote.not_found")),
    }
}
