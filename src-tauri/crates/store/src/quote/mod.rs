//! Quotes: versions, their lines, and what the customer said.

use crate::change::Change;
use crate::column::Sql;
use crate::journal::{self, Touch};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::finding::Level;
use domain::person::PersonId;
use domain::price::{Grade, LineKind, PriceId, PriceRuleId};
use domain::quote::{
    Line, Payer, QuoteAnswerId, QuoteHow, QuoteId, QuoteLineId, QuoteSaid, QuoteState, Totals,
};
use domain::repair::RepairId;
use kernel::{Day, Failure, Moment, Money};
use rusqlite::ToSql;

noun! {
    /// A version of a quote.
    Quote = "quote" {
        /// Its id.
        id: QuoteId,
        /// For which order.
        repair: RepairId,
        /// The how-manieth of the order, from 1.
        version: i64,
        /// Where it stands.
        state: QuoteState,
        /// What is said with it.
        words: String as personal,
        /// The last day it can be agreed to.
        valid_to: Option<Day>,
        /// When the customer was told.
        offered_at: Option<Moment>,
        /// When it was begun.
        at: Moment,
        /// By whom.
        by: PersonId,
    }
}

noun! {
    /// A line of a quote.
    QuoteLine = "quote_line" {
        /// Its id.
        id: QuoteLineId,
        /// Of which version.
        quote: QuoteId,
        /// Where it stands, from 0.
        place: i64,
        /// What it asks money for.
        kind: LineKind,
        /// What it is called.
        name: String as personal,
        /// How many.
        quantity: i64,
        /// What one costs.
        unit: Money,
        /// Who pays it.
        payer: Payer,
        /// What the part is.
        grade: Option<Grade>,
        /// Days it is answered for after the hand-over.
        days: Option<i64>,
        /// The level of the fault.
        level: Option<Level>,
        /// The price it came from.
        price: Option<PriceId>,
        /// The rule that made it what it is.
        rule: Option<PriceRuleId>,
        /// What the list says one costs.
        listed: Option<Money>,
        /// Why the line says otherwise.
        changed: String as personal,
        /// Whether it was taken out of the draft again.
        dropped: bool,
    }
}

noun! {
    /// What the customer said to a version.
    QuoteAnswer = "quote_answer" {
        /// Its id.
        id: QuoteAnswerId,
        /// To which.
        quote: QuoteId,
        /// What.
        answer: QuoteSaid,
        /// How it came.
        how: QuoteHow,
        /// Who said it.
        who: String as personal,
        /// Their number, or nothing.
        phone: String as personal,
        /// Strokes of their signature.
        signature: Option<String> as personal,
        /// What they said.
        words: String as personal,
        /// When.
        at: Moment,
        /// Who wrote it down.
        by: PersonId,
    }
}

impl QuoteLine {
    /// As the rules look at it.
    #[must_use]
    pub fn line(&self) -> Line {
        Line {
            kind: self.kind,
            name: self.name.clone(),
            quantity: self.quantity,
            unit: self.unit,
            payer: self.payer,
            grade: self.grade,
            days: self.days,
            level: self.level,
            price: self.price,
            rule: self.rule,
            listed: self.listed,
            changed: self.changed.clone(),
        }
    }

    /// A line at its place in a version.
    #[must_use]
    pub fn new(id: QuoteLineId, quote: QuoteId, place: i64, line: Line) -> Self {
        Self {
            id,
            quote,
            place,
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
            dropped: false,
        }
    }

    /// What its payer owes.
    ///
    /// # Errors
    /// `store.failed` where it is more than can be.
    pub fn amount(&self) -> kernel::Result<Money> {
        self.unit.times(self.quantity).ok_or_else(too_much)
    }
}

/// What each payer owes for lines.
///
/// # Errors
/// `store.failed` where it is more than can be.
pub fn totals(lines: &[QuoteLine]) -> kernel::Result<Totals> {
    let lines: Vec<Line> = lines.iter().map(QuoteLine::line).collect();
    domain::quote::totals(&lines).ok_or_else(too_much)
}

/// What the customer agreed to, with its lines in order.
///
/// # Errors
/// What the database says.
pub fn agreed(read: &Read<'_>, repair: RepairId) -> kernel::Result<Option<(Quote, Vec<QuoteLine>)>> {
    let Some(quote) = in_state(read, repair, QuoteState::Agreed)? else { return Ok(None) };
    let lines = lines(read, quote.id)?;
    Ok(Some((quote, lines)))
}

/// Whether the customer agreed to a version in force; one that a rule put there after a no keeps that no as its answer.
///
/// # Errors
/// What the database says.
pub fn is_consented(read: &Read<'_>, quote: QuoteId) -> kernel::Result<bool> {
    Ok(answer(read, quote)?.is_some_and(|answer| answer.answer == QuoteSaid::Agreed))
}

/// The version that is being written or waits for its answer.
///
/// # Errors
/// What the database says.
pub fn open(read: &Read<'_>, repair: RepairId) -> kernel::Result<Option<Quote>> {
    match in_state(read, repair, QuoteState::Draft)? {
        Some(draft) => Ok(Some(draft)),
        None => in_state(read, repair, QuoteState::Offered),
    }
}

/// Every version, newest first.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Vec<Quote>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Quote::read)?)
}

/// The newest version in a state.
///
/// # Errors
/// What the database says.
pub fn in_state(read: &Read<'_>, repair: RepairId, state: QuoteState) -> kernel::Result<Option<Quote>> {
    let params: [(&str, &dyn ToSql); 2] = [(":repair", &Sql(&repair)), (":state", &Sql(&state))];
    Ok(read.all(include_str!("in_state.sql"), &params, Quote::read)?.into_iter().next())
}

/// The lines of a version that stand, in order.
///
/// # Errors
/// What the database says.
pub fn lines(read: &Read<'_>, quote: QuoteId) -> kernel::Result<Vec<QuoteLine>> {
    Ok(every_line(read, quote)?.into_iter().filter(|line| !line.dropped).collect())
}

/// A line by id.
///
/// # Errors
/// What the database says.
pub fn line(read: &Read<'_>, id: QuoteLineId) -> kernel::Result<Option<QuoteLine>> {
    Ok(read.get(id.0)?)
}

fn every_line(read: &Read<'_>, quote: QuoteId) -> kernel::Result<Vec<QuoteLine>> {
    Ok(read.all(include_str!("lines.sql"), &[(":quote", &Sql(&quote))], QuoteLine::read)?)
}

/// What was said to a version.
///
/// # Errors
/// What the database says.
pub fn answer(read: &Read<'_>, quote: QuoteId) -> kernel::Result<Option<QuoteAnswer>> {
    Ok(read.all(include_str!("answer.sql"), &[(":quote", &Sql(&quote))], QuoteAnswer::read)?.pop())
}

/// Whether the order's settlement was made and stands: it names the version that was agreed to.
///
/// # Errors
/// What the database says.
pub fn is_settled(read: &Read<'_>, repair: RepairId) -> kernel::Result<bool> {
    let sql = "SELECT count(*) AS n FROM settlement WHERE repair = :repair AND cancelled = 0";
    Ok(read.count(sql, &[(":repair", &Sql(&repair))])? > 0)
}

/// Who wrote last in an order's quotes, and when; nothing where there is none yet.
///
/// # Errors
/// What the database says.
pub fn touch(read: &Read<'_>, repair: RepairId) -> kernel::Result<Option<Touch>> {
    let mut parts = Vec::new();
    for quote in of_repair(read, repair)? {
        parts.push((Quote::NAME, quote.id.0));
        parts.extend(every_line(read, quote.id)?.into_iter().map(|line| (QuoteLine::NAME, line.id.0)));
    }
    let mut last: Option<Touch> = None;
    for (noun, id) in parts {
        let touch = journal::touch(read.db, noun, id)?;
        if touch.as_ref().map(|touch| touch.row) > last.as_ref().map(|last| last.row) {
            last = touch;
        }
    }
    Ok(last)
}

/// Keeps a new version with its lines.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, quote: &Quote, lines: Vec<Line>) -> kernel::Result<()> {
    change.insert(quote)?;
    for (place, line) in (0..).zip(lines) {
        change.insert(&QuoteLine::new(change.new_id(), quote.id, place, line))?;
    }
    Ok(())
}

/// Writes what differs of a version.
///
/// # Errors
/// What the database says.
pub fn revise(change: &mut Change<'_>, before: &Quote, after: &Quote) -> kernel::Result<()> {
    Ok(change.update(before, after)?)
}

/// Writes what differs of a draft's lines: those with an id are kept, those without are new, and what is not named any
/// more is dropped.
///
/// # Errors
/// What the database says.
pub fn revise_lines(
    change: &mut Change<'_>,
    quote: QuoteId,
    lines: Vec<(Option<QuoteLineId>, Line)>,
) -> kernel::Result<()> {
    let before = self::lines(change, quote)?;
    for gone in before.iter().filter(|old| !lines.iter().any(|(id, _)| *id == Some(old.id))) {
        change.update(gone, &QuoteLine { dropped: true, ..gone.clone() })?;
    }
    let mut left: Vec<&QuoteLine> = before.iter().collect();
    for (place, (id, line)) in (0..).zip(lines) {
        match left.iter().position(|old| Some(old.id) == id).map(|at| left.swap_remove(at)) {
            Some(old) => change.update(old, &QuoteLine::new(old.id, quote, place, line))?,
            None => change.insert(&QuoteLine::new(change.new_id(), quote, place, line))?,
        }
    }
    Ok(())
}

/// Keeps what the customer said.
///
/// # Errors
/// What the database says.
pub fn add_answer(change: &mut Change<'_>, answer: &QuoteAnswer) -> kernel::Result<()> {
    Ok(change.insert(answer)?)
}

fn too_much() -> Failure {
    Failure::internal("store.failed", "the lines of a quote are more than can be")
}
