//! What a span of days says: gates passed by right, first passes, reworks, time at work.

use crate::period::Period;
use crate::shop::founded;
use domain::bench::minutes;
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use kernel::{Day, Moment, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::{Read, figures, person, repair, step, work};
use ts_rs::TS;

/// A step past open gates.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OverrideRow {
    pub(crate) repair: RepairId,
    pub(crate) number: String,
    pub(crate) at: Moment,
    pub(crate) by: String,
    pub(crate) from: Stage,
    pub(crate) to: Stage,
    pub(crate) gates: Vec<String>,
    pub(crate) reason: String,
    /// Whether the step was taken back since.
    pub(crate) undone: bool,
}

/// Which steps past open gates to list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindOverrides {
    pub(crate) from: Day,
    pub(crate) to: Day,
    /// Those of one person.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub(crate) by: Option<PersonId>,
    /// Those past one gate.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub(crate) gate: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub(crate) after: Option<String>,
    pub(crate) limit: u16,
}

/// A page of them, newest first; `next` begins the page after it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct OverridePage {
    pub(crate) rows: Vec<OverrideRow>,
    pub(crate) next: Option<String>,
    /// How many there are in all.
    pub(crate) count: i64,
}

/// The most lines one page may have.
pub(crate) const LONGEST_PAGE: u16 = 200;

pub(crate) fn overrides(read: &Read<'_>, input: FindOverrides) -> Result<OverridePage> {
    let span = Period { from: input.from, to: input.to }.checked()?;
    let asked = step::Overrides { span, by: input.by, gate: input.gate };
    let after = input.after.as_deref().map(repair::Cursor::read).transpose()?;
    let limit = i64::from(input.limit.clamp(1, LONGEST_PAGE));
    let (found, next) = step::overrides(read, &asked, after.as_ref(), limit)?;
    Ok(OverridePage {
        rows: found.into_iter().map(OverrideRow::of).collect(),
        next: next.map(|next| next.text()),
        count: step::count_overrides(read, &asked)?,
    })
}

impl OverrideRow {
    fn of(found: step::Override) -> Self {
        let step = found.step;
        Self {
            repair: step.repair,
            number: found.number,
            at: step.at,
            by: found.by_name,
            from: step.came_from,
            to: step.went_to,
            gates: step.overridden.0,
            reason: step.reason,
            undone: step.undone,
        }
    }
}

/// Figures of the bench.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Figures {
    pub(crate) test: TestFigures,
    pub(crate) rework: Vec<ReworkFigures>,
    /// How many machines went home on digits of a phone number alone.
    pub(crate) by_phone: i64,
    /// The newest of them.
    pub(crate) gone_by_phone: Vec<GoneByPhone>,
    pub(crate) clocks: Vec<ClockFigures>,
}

/// Orders tested for the first time.
#[derive(Debug, Serialize, TS)]
pub(crate) struct TestFigures {
    pub(crate) sent: i64,
    pub(crate) passed_first: i64,
}

/// Machines handed over, and those that came back as a rework.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ReworkFigures {
    pub(crate) window_days: i64,
    pub(crate) handed_over: i64,
    pub(crate) returned: i64,
}

/// Somebody's time at work.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ClockFigures {
    pub(crate) person_name: String,
    pub(crate) minutes: i64,
    pub(crate) orders: usize,
}

/// A machine that went home on digits of a phone number alone: neither its voucher nor its code was there.
#[derive(Debug, Serialize, TS)]
pub(crate) struct GoneByPhone {
    pub(crate) repair: RepairId,
    pub(crate) number: String,
    pub(crate) at: Moment,
    pub(crate) by: String,
}

/// The most of them that are named.
const MOST_NAMED: i64 = 50;
/// In which time a machine that comes back counts, in days.
const WINDOWS: [i64; 2] = [30, 90];

pub(crate) fn of_period(read: &Read<'_>, input: Period) -> Result<Figures> {
    let (from, to) = input.checked()?;
    let (sent, passed_first) = figures::first_tests(read, (from, to))?;
    let mut rework = Vec::new();
    for window_days in WINDOWS {
        let (handed_over, returned) = figures::reworks(read, (from, to), window_days)?;
        rework.push(ReworkFigures { window_days, handed_over, returned });
    }
    let (named, by_phone) = figures::by_phone(read, (from, to), MOST_NAMED)?;
    let gone = |one: figures::ByPhone| GoneByPhone {
        repair: one.repair,
        number: one.number,
        at: one.at,
        by: one.by_name,
    };
    let gone_by_phone = named.into_iter().map(gone).collect();
    let zone = founded(read)?.zone;
    let span = (zone.moment(from, 0), zone.moment(to.later(1), 0));
    let mut clocks = Vec::new();
    for person in person::list(read)? {
        let times = work::of_person(read, person.id, span)?;
        if times.is_empty() {
            continue;
        }
        let orders: BTreeSet<RepairId> = times.iter().map(|one| one.repair).collect();
        let spent = |one: &work::Work| minutes(one.began_at, one.ended_at.unwrap_or(read.now()));
        clocks.push(ClockFigures {
            person_name: person.name,
            minutes: times.iter().map(spent).sum(),
            orders: orders.len(),
        });
    }
    Ok(Figures { test: TestFigures { sent, passed_first }, rework, by_phone, gone_by_phone, clocks })
}
