//! What stock is worth, of what there is little, and what nobody asks for.

use crate::rights::may;
use domain::right::Right;
use domain::stock::{PartClass, PartId, PlaceId, PlaceKind};
use domain::stock_figures::DEAD_AFTER;
use kernel::{Day, Money, Result};
use serde::{Deserialize, Serialize};
use store::{Read, stock_figures as store_figures};
use ts_rs::TS;

/// For how many days a part that was taken is looked at.
const LATELY: u32 = 90;

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskStockFigure {}

/// What lies at a place of one class.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ValueRow {
    place: PlaceId,
    kind: PlaceKind,
    bin: Option<String>,
    person_name: String,
    class: Option<PartClass>,
    #[ts(type = "number")]
    parts: i64,
    #[ts(type = "number")]
    pieces: i64,
    #[ts(type = "number")]
    value: Money,
}

/// Why a part is told as low.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LowBecause {
    /// Orders wait for it.
    Waited,
    /// It was taken lately, and none is left.
    None,
    /// It is down to what the shop keeps for safety.
    Safety,
    /// It is down to where more is ordered.
    Reorder,
}

/// A part of which little is there.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LowRow {
    part: PartId,
    number: String,
    name: String,
    spec: String,
    unit: String,
    #[ts(type = "number | null")]
    safety: Option<i64>,
    #[ts(type = "number | null")]
    reorder_at: Option<i64>,
    #[ts(type = "number")]
    available: i64,
    #[ts(type = "number")]
    waiting: i64,
    #[ts(type = "number")]
    on_order: i64,
    because: LowBecause,
}

/// What nobody asked for.
#[derive(Debug, Serialize, TS)]
pub(crate) struct DeadRow {
    part: PartId,
    number: String,
    name: String,
    spec: String,
    unit: String,
    class: Option<PartClass>,
    #[ts(type = "number")]
    on_hand: i64,
    /// In fen, for those who may see costs.
    #[ts(type = "number | null")]
    value: Option<Money>,
    last_day: Option<Day>,
    /// Since how many days.
    #[ts(type = "number | null")]
    days: Option<i64>,
}

pub(crate) fn value(read: &Read<'_>, _: AskStockFigure) -> Result<Vec<ValueRow>> {
    Ok(store_figures::value(read)?
        .into_iter()
        .map(|one| ValueRow {
            place: one.place,
            kind: one.kind,
            bin: one.bin,
            person_name: one.person_name,
            class: one.class,
            parts: one.parts,
            pieces: one.pieces,
            value: one.value,
        })
        .collect())
}

/// What is free against what the shop keeps, what orders wait for, and what was taken lately and is gone.
pub(crate) fn low(read: &Read<'_>, _: AskStockFigure) -> Result<Vec<LowRow>> {
    let since = read.today()?.earlier(LATELY);
    let rows = store_figures::low(read, since)?.into_iter().filter_map(|one| {
        let because = because(&one)?;
        Some(LowRow {
            part: one.part,
            number: one.number,
            name: one.name,
            spec: one.spec,
            unit: one.unit,
            safety: one.safety,
            reorder_at: one.reorder_at,
            available: one.available,
            waiting: one.waiting,
            on_order: one.on_order,
            because,
        })
    });
    let mut rows: Vec<LowRow> = rows.collect();
    rows.sort_by_key(|row| match row.because {
        LowBecause::Waited => 0,
        LowBecause::None => 1,
        LowBecause::Safety => 2,
        LowBecause::Reorder => 3,
    });
    Ok(rows)
}

fn because(one: &store_figures::Low) -> Option<LowBecause> {
    if one.waiting > 0 {
        return Some(LowBecause::Waited);
    }
    // A shop that fixed nought keeps none, and misses none.
    let kept = one.safety.or(one.reorder_at);
    if one.available <= 0 && kept != Some(0) {
        return Some(LowBecause::None);
    }
    if one.safety.is_some_and(|safety| one.available < safety) {
        return Some(LowBecause::Safety);
    }
    one.reorder_at.is_some_and(|at| at > 0 && one.available <= at).then_some(LowBecause::Reorder)
}

pub(crate) fn dead(read: &Read<'_>, _: AskStockFigure) -> Result<Vec<DeadRow>> {
    let today = read.today()?;
    let costs = may(read, Right::SeeCosts)?;
    Ok(store_figures::dead(read, today.earlier(DEAD_AFTER))?
        .into_iter()
        .map(|one| DeadRow {
            part: one.part,
            number: one.number,
            name: one.name,
            spec: one.spec,
            unit: one.unit,
            class: one.class,
            on_hand: one.on_hand,
            value: Some(one.value).filter(|_| costs),
            days: one.last_day.map(|last| today.days_since(last)),
            last_day: one.last_day,
        })
        .collect())
}
