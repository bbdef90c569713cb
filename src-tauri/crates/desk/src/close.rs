//! 交班 and 日结: cash counted by pieces against the books.

use crate::note::name_of;
use crate::period::Period;
use crate::rights::may;
use crate::settlement::difference;
use domain::close::{self as rules, CloseId, CloseScope, Figures, MethodTotal};
use domain::faults::Faults;
use domain::ledger::{Account, Side, balance};
use domain::person::PersonId;
use domain::right::Right;
use kernel::{Code, Day, Failure, Moment, Money, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::close::Close;
use store::{Change, Json, Read, close, ledger};
use ts_rs::TS;

/// Whose money is to be counted.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct PreviewClose {
    scope: CloseScope,
}

/// What was counted.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CloseTill {
    scope: CloseScope,
    /// How many of each piece, by its worth in fen.
    #[ts(type = "Record<string, number>")]
    pieces: BTreeMap<String, i64>,
    /// Cash that stays in the till, in fen.
    #[ts(type = "number")]
    stays: Money,
    reason: String,
    /// The last posting of the figures that were shown.
    upto: i64,
}

/// What there should be.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ClosePreview {
    scope: CloseScope,
    day: Day,
    upto: i64,
    #[ts(type = "number")]
    opening: Money,
    totals: Vec<MethodTotal>,
    /// What shifts booked over or short since then, in fen.
    #[ts(type = "number")]
    booked: Money,
    /// In cash, in fen.
    #[ts(type = "number")]
    expected: Money,
    payments: i64,
    #[ts(type = "number")]
    prepaid_held: Money,
    #[ts(type = "number")]
    receivable: Money,
    /// Who has money that was not counted.
    open_shifts: Vec<String>,
    /// When the last close of this scope was.
    last: Option<Moment>,
}

/// What was closed.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Closed {
    id: CloseId,
    number: String,
}

/// A close in the list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CloseRow {
    pub(crate) id: CloseId,
    pub(crate) number: String,
    pub(crate) scope: CloseScope,
    pub(crate) person_name: String,
    pub(crate) day: Day,
    #[ts(type = "number")]
    pub(crate) expected: Money,
    #[ts(type = "number")]
    pub(crate) counted: Money,
    #[ts(type = "number")]
    pub(crate) difference: Money,
    #[ts(type = "number")]
    pub(crate) stays: Money,
    pub(crate) reason: String,
    pub(crate) at: Moment,
    pub(crate) by: String,
    pub(crate) totals: Vec<MethodTotal>,
    pub(crate) head_row: i64,
    pub(crate) head_hash: String,
}

/// What an account grew by, as whoever keeps a shop reads it: income and what is held for customers grow, too.
#[derive(Debug, Serialize, TS)]
pub(crate) struct AccountFigure {
    account: Account,
    side: Side,
    #[ts(type = "number")]
    grew: Money,
}

/// What every account grew by, and what both sides come to: the same, or something is wrong.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LedgerFigures {
    accounts: Vec<AccountFigure>,
    #[ts(type = "number")]
    has: Money,
    #[ts(type = "number")]
    from: Money,
}

/// What a close takes in: the books after the last close, up to one posting.
struct Taken {
    /// Whose, where it is a shift.
    person: Option<PersonId>,
    after: i64,
    opening: Money,
    last: Option<Moment>,
    figures: Figures,
    expected: Money,
}

/// Looks at what a close takes in up to a posting. The end of a day counts everybody's money, so a shift begins after it;
/// ranges are of postings, never of times, so that a clock set back loses none.
fn taken(read: &Read<'_>, scope: CloseScope, upto: i64) -> Result<Taken> {
    let day = close::last_of_day(read)?;
    let after_day = after_day(read, day.as_ref())?;
    let (person, after, opening, last) = match scope {
        CloseScope::Person => {
            let me = PersonId(read.person());
            let own = close::last_of_person(read, me)?;
            let after_own = own.as_ref().map_or(0, |own| own.upto);
            let day_since = day.filter(|day| day.upto > after_own).map(|day| day.stays);
            let opening = own.as_ref().map_or(Money::ZERO, |own| rules::opening(own.stays, day_since));
            (Some(me), after_own.max(after_day), opening, own.map(|own| own.at))
        }
        CloseScope::Day => {
            let opening = day.as_ref().map_or(Money::ZERO, |day| day.stays);
            (None, after_day, opening, day.map(|day| day.at))
        }
    };
    let streams = close::streams(read, person, (after, upto))?;
    let figures = rules::figures(scope, &streams).ok_or_else(beyond)?;
    let expected = opening.plus(figures.cash).ok_or_else(beyond)?;
    Ok(Taken { person, after, opening, last, figures, expected })
}

/// What is held of customers' money and what they owe.
struct Standing {
    prepaid: Money,
    receivable: Money,
}

/// What the last close kept, and what moved since: never a sum over the whole books.
fn standing(read: &Read<'_>) -> Result<Standing> {
    let last = close::last(read)?;
    let (after, prepaid, receivable) =
        last.map_or((0, Money::ZERO, Money::ZERO), |last| (last.upto, last.prepaid, last.receivable));
    Ok(Standing {
        prepaid: difference(prepaid, ledger::balance_since(read, Account::Prepaid, after)?)?,
        receivable: receivable
            .plus(ledger::balance_since(read, Account::Receivable, after)?)
            .ok_or_else(beyond)?,
    })
}

/// Up to which posting everybody's money was counted, or was there before the books.
fn after_day(read: &Read<'_>, day: Option<&Close>) -> Result<i64> {
    day.map_or_else(|| close::brought(read), |day| Ok(day.upto))
}

pub(crate) fn preview(read: &Read<'_>, input: PreviewClose) -> Result<ClosePreview> {
    must_close(read, input.scope)?;
    let upto = ledger::last(read)?;
    let taken = taken(read, input.scope, upto)?;
    let standing = standing(read)?;
    let after_day = after_day(read, close::last_of_day(read)?.as_ref())?;
    let open: Vec<PersonId> = match taken.person {
        Some(_) => Vec::new(),
        None => close::open_shifts(read, after_day)?,
    };
    Ok(ClosePreview {
        scope: input.scope,
        day: read.today()?,
        upto,
        opening: taken.opening,
        totals: taken.figures.totals,
        booked: taken.figures.booked,
        expected: taken.expected,
        payments: taken.figures.payments,
        prepaid_held: standing.prepaid,
        receivable: standing.receivable,
        open_shifts: open.into_iter().map(|person| name_of(read, person)).collect::<Result<_>>()?,
        last: taken.last,
    })
}

/// Writes down what was counted. What differs goes to an account of its own, with the reason.
pub(crate) fn make(change: &mut Change<'_>, input: CloseTill) -> Result<Closed> {
    must_close(change, input.scope)?;
    let taken = taken(change, input.scope, input.upto)?;
    let last = ledger::last(change)?;
    let came_since = close::streams(change, taken.person, (input.upto, last))?;
    if !(taken.after..=last).contains(&input.upto) || !came_since.is_empty() {
        return Err(Failure::new(Code::Conflict, "close.changed"));
    }
    let mut faults = Faults::new();
    let counted = faults.take("pieces", rules::counted(&input.pieces));
    let known = counted.unwrap_or(taken.expected);
    let stays = faults.take("stays", rules::stays(input.stays, known));
    let differs = difference(known, taken.expected)?;
    let reason = faults.take("reason", rules::reason(&input.reason, differs)).map(str::to_owned);
    faults.refuse("close.invalid")?;
    let (Some(counted), Some(stays), Some(reason)) = (counted, stays, reason) else {
        return Err(Failure::internal("close.invalid", "a value without a fault is missing"));
    };
    let (head_row, head_hash) =
        store::end(change)?.ok_or_else(|| Failure::internal("journal.unrecorded", "the shop"))?;
    let (id, day): (CloseId, Day) = (change.new_id(), change.today()?);
    let standing = standing(change)?;
    ledger::post(change, id.0, None, &rules::moves(input.scope, differs, (taken.opening, stays)))?;
    let kept = Close {
        id,
        number: rules::number(input.scope, day, close::next_serial(change, input.scope, day)?),
        scope: input.scope,
        person: taken.person,
        day,
        upto: ledger::last(change)?,
        opening: taken.opening,
        counted,
        expected: taken.expected,
        stays,
        pieces: Json(input.pieces.into_iter().filter(|(_, number)| *number > 0).collect()),
        totals: Json(taken.figures.totals),
        prepaid: standing.prepaid,
        receivable: standing.receivable,
        reason,
        head_row,
        head_hash,
        at: change.now(),
        by: PersonId(change.person()),
    };
    close::add(change, &kept)?;
    Ok(Closed { id: kept.id, number: kept.number })
}

/// Closes of a time, newest first: one's own, and everybody's for whoever closes the day.
pub(crate) fn list(read: &Read<'_>, input: Period) -> Result<Vec<CloseRow>> {
    let own = if may(read, Right::CloseDay)? { None } else { Some(PersonId(read.person())) };
    close::between(read, input.checked()?, own)?.into_iter().map(|close| row(read, close)).collect()
}

fn row(read: &Read<'_>, close: Close) -> Result<CloseRow> {
    Ok(CloseRow {
        person_name: close.person.map_or_else(|| Ok(String::new()), |person| name_of(read, person))?,
        by: name_of(read, close.by)?,
        difference: difference(close.counted, close.expected)?,
        id: close.id,
        number: close.number,
        scope: close.scope,
        day: close.day,
        expected: close.expected,
        counted: close.counted,
        stays: close.stays,
        reason: close.reason,
        at: close.at,
        totals: close.totals.0,
        head_row: close.head_row,
        head_hash: close.head_hash,
    })
}

pub(crate) fn accounts(read: &Read<'_>, input: Period) -> Result<LedgerFigures> {
    let moved = ledger::moved(read, input.checked()?)?;
    let (mut accounts, mut has, mut from) = (Vec::new(), Money::ZERO, Money::ZERO);
    for account in Account::ALL.iter().copied() {
        let (side, debit) = (account.side(), balance(&moved, account).ok_or_else(beyond)?);
        let (sum, grew) = match side {
            Side::Has => (&mut has, debit),
            Side::From => (&mut from, difference(Money::ZERO, debit)?),
        };
        *sum = sum.plus(grew).ok_or_else(beyond)?;
        accounts.push(AccountFigure { account, side, grew });
    }
    Ok(LedgerFigures { accounts, has, from })
}

/// A shift is everybody's own; the day's end asks for a right of its own.
fn must_close(read: &Read<'_>, scope: CloseScope) -> Result<()> {
    if scope == CloseScope::Person || may(read, Right::CloseDay)? {
        return Ok(());
    }
    Err(Failure::new(Code::Forbidden, "caller.lacks_right").with("right", Right::CloseDay.text()))
}

fn beyond() -> Failure {
    Failure::internal("store.failed", "a sum beyond all money")
}
