//! A page of a list, and where the next one begins.

use super::walk::{Asked, Key, Walk};
use super::{COLUMNS, Filter, JOINS, Line, Sort, View, line};
use crate::column::RowColumns;
use crate::read::Read;
use domain::search;
use kernel::{Day, Failure, Moment};
use rusqlite::ToSql;

/// What to find.
#[derive(Debug, Clone)]
pub struct Find {
    /// Which orders.
    pub view: View,
    /// What is left out of them.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// What was typed into the box; nothing is found where it asks for nothing.
    pub typed: Option<Option<search::Query>>,
    /// Where the page before ended.
    pub after: Option<Cursor>,
    /// How many.
    pub limit: i64,
}

/// Where a page ended: the last line's key and place, as the next page takes it up. Opaque to everybody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    key: String,
    seq: i64,
}

impl Cursor {
    /// After a line of a list that goes by civil days.
    pub(crate) fn of_day(day: Day, seq: i64) -> Self {
        Self { key: day.text(), seq }
    }

    /// The day and the place of such a line.
    pub(crate) fn day(&self) -> kernel::Result<(Day, i64)> {
        let day =
            Day::read(&self.key).ok_or_else(|| Failure::invalid("input.malformed").because("cursor"))?;
        Ok((day, self.seq))
    }

    /// As text.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}~{}", self.seq, self.key)
    }

    /// Back from its text.
    ///
    /// # Errors
    /// `input.malformed`.
    pub fn read(text: &str) -> kernel::Result<Self> {
        let malformed = || Failure::invalid("input.malformed").because("cursor");
        let (seq, key) = text.split_once('~').ok_or_else(malformed)?;
        let is_key =
            key.is_empty() || key == NO_PROMISE || Day::read(key).is_some() || Moment::read(key).is_some();
        match seq.parse::<i64>() {
            Ok(seq) if is_key => Ok(Self { key: key.to_owned(), seq }),
            Ok(_) => Err(malformed()),
            Err(error) => Err(Failure::invalid("input.malformed").because(error)),
        }
    }
}

/// What sorts after every promise.
const NO_PROMISE: &str = "9";

/// A page of a list.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Where the next page begins; `None` where there is none.
    pub next: Option<Cursor>,
}

/// A page.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read<'_>, find: &Find) -> kernel::Result<Page> {
    let typed = match &find.typed {
        Some(None) => return Ok(Page { lines: Vec::new(), next: None }),
        Some(Some(typed)) => Some(typed),
        None => None,
    };
    let asked = Asked { view: find.view, filter: &find.filter, sort: find.sort, typed, now: read.now() };
    let walk = Walk::of(asked);
    let sql = statement(&walk, find.after.is_some());
    // One more than asked tells whether there is a next page.
    let limit = find.limit + 1;
    let mut params: Vec<(&str, &dyn ToSql)> = vec![(":limit", &limit)];
    params.extend(walk.values.iter().map(|(name, value)| (*name, value as &dyn ToSql)));
    if let Some(after) = &find.after {
        params.push((":after", &after.seq));
        if walk.key != Key::Place {
            params.push((":after_key", &after.key));
        }
    }
    let mut rows = read.all(&sql, &params, |row| Ok((line(row)?, row.column::<String>("key")?)))?;
    let is_more = i64::try_from(rows.len()).is_ok_and(|n| n > find.limit);
    if is_more {
        rows.pop();
    }
    let next = rows.last().filter(|_| is_more);
    let next = next.map(|(line, key)| Cursor { key: key.clone(), seq: line.seq });
    Ok(Page { lines: rows.into_iter().map(|(line, _)| line).collect(), next })
}

/// The walk picks places and stops at its limit; only the picked ones are looked at whole.
fn statement(walk: &Walk, is_later_page: bool) -> String {
    let place = if walk.by_search && walk.key == Key::Place { "search.rowid" } else { "r.seq" };
    let (way, beyond) = if walk.is_descending { ("DESC", "<") } else { ("ASC", ">") };
    let (key, after, order) = match walk.key {
        Key::Place => ("''", format!("{place} {beyond} :after"), format!("{place} {way}")),
        Key::Day => (
            "r.opened_on",
            format!("(r.opened_on, r.seq) {beyond} (:after_key, :after)"),
            format!("r.opened_on {way}, r.seq {way}"),
        ),
        Key::Promise => (
            "coalesce(r.promised_at, '9')",
            "(coalesce(r.promised_at, '9'), r.seq) > (:after_key, :after)".to_owned(),
            "coalesce(r.promised_at, '9'), r.seq".to_owned(),
        ),
    };
    let mut conditions: Vec<&str> = walk.conditions.clone();
    if is_later_page {
        conditions.push(&after);
    }
    let conditions = if conditions.is_empty() { "1".to_owned() } else { conditions.join(" AND ") };
    let from = &walk.from;
    let outer_way = if walk.key == Key::Promise { "ASC" } else { way };
    format!(
        "{COLUMNS}, one.key FROM (SELECT r.seq, {key} AS key FROM {from} WHERE {conditions} \
         ORDER BY {order} LIMIT :limit) one CROSS JOIN repair r ON r.seq = one.seq {JOINS} \
         ORDER BY one.key {outer_way}, one.seq {outer_way}"
    )
}

/// Every form a page's statement can take.
pub(super) fn every_statement() -> Vec<String> {
    let mut all = Vec::new();
    super::walk::each_asked(|asked| {
        let walk = Walk::of(asked);
        all.extend([statement(&walk, false), statement(&walk, true)]);
    });
    all.sort();
    all.dedup();
    all
}
