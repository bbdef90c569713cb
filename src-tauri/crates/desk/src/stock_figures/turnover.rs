//! How stock turns: what was used against what lay there.

use crate::period::Period;
use domain::stock::{PartClass, PartId};
use domain::stock_figures::turns;
use kernel::{Failure, Money, Result};
use serde::Serialize;
use store::{Read, stock_figures as store_figures};
use ts_rs::TS;

/// How stock turned in a span of days.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Turnover {
    /// What everything was worth as the span began, and as it ended.
    #[ts(type = "number")]
    before: Money,
    #[ts(type = "number")]
    after: Money,
    /// What was used.
    #[ts(type = "number")]
    used: Money,
    /// How often all of it turned, in hundredths of a time a year.
    #[ts(type = "number | null")]
    turns: Option<i64>,
    parts: Vec<TurnoverRow>,
}

/// How one part turned.
#[derive(Debug, Serialize, TS)]
pub(crate) struct TurnoverRow {
    part: PartId,
    number: String,
    name: String,
    unit: String,
    class: Option<PartClass>,
    #[ts(type = "number")]
    pieces: i64,
    #[ts(type = "number")]
    used: Money,
    #[ts(type = "number")]
    before: Money,
    #[ts(type = "number")]
    after: Money,
    #[ts(type = "number | null")]
    turns: Option<i64>,
}

/// Looks back from what there is now: less what came since is what there was.
pub(crate) fn turnover(read: &Read<'_>, input: Period) -> Result<Turnover> {
    let (from, to) = input.checked()?;
    let days = to.days_since(from) + 1;
    let mut all = worth(store_figures::worth_of_all(read)?);
    let mut used = Money::ZERO;
    let mut parts = Vec::new();
    for one in store_figures::turned(read, (from, to))? {
        let (before, after) = worth(one.value).less(one.since_begin, one.since_end)?;
        all = {
            let (before, after) = all.less(one.since_begin, one.since_end)?;
            Ends { before, after }
        };
        used = used.plus(one.used).ok_or_else(beyond)?;
        if one.used == Money::ZERO && one.pieces == 0 {
            continue;
        }
        parts.push(TurnoverRow {
            part: one.part,
            number: one.number,
            name: one.name,
            unit: one.unit,
            class: one.class,
            pieces: one.pieces,
            used: one.used,
            before,
            after,
            turns: turns(one.used, (before, after), days),
        });
    }
    let Ends { before, after } = all;
    Ok(Turnover { before, after, used, turns: turns(used, (before, after), days), parts })
}

/// What something was worth at both ends of a span.
#[derive(Clone, Copy)]
struct Ends {
    before: Money,
    after: Money,
}

fn worth(now: Money) -> Ends {
    Ends { before: now, after: now }
}

impl Ends {
    fn less(self, since_begin: Money, since_end: Money) -> Result<(Money, Money)> {
        let before = self.before.minus(since_begin).ok_or_else(beyond)?;
        Ok((before, self.after.minus(since_end).ok_or_else(beyond)?))
    }
}

fn beyond() -> Failure {
    Failure::internal("store.failed", "a sum beyond all money")
}
