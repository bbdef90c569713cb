//! How many orders a view has, as far as anybody looks: a count never walks the whole shop.

use super::walk::{Asked, Key, Walk};
use super::{COLUMNS, Filter, JOINS, Line, OPEN, Sort, View, is_open, line};
use crate::column::{RowColumns, Sql};
use crate::read::Read;
use domain::person::PersonId;
use domain::repair::Stage;
use kernel::Day;
use rusqlite::ToSql;

/// How many orders each view has; a count of `MOST` means that many or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Open ones.
    pub open: i64,
    /// Opened today.
    pub today: i64,
    /// Opened by whoever asks.
    pub mine: i64,
    /// Open and late.
    pub overdue: i64,
    /// All, exactly.
    pub all: i64,
}

/// A count that stopped somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// So many were met.
    pub count: i64,
    /// Whether there may be more.
    pub more: bool,
}

/// Where the counts of the views stop.
const MOST: i64 = 10_000;
/// Where the count of a saved view stops.
const MOST_SAVED: i64 = 1_000;
/// How many lines a stage of the board shows.
const BOARD_LINES: i64 = 30;

/// Counts the views.
///
/// # Errors
/// What the database says.
pub fn counts(read: &Read<'_>, today: Day, person: PersonId) -> kernel::Result<Counts> {
    let count = |which: &str, params: &[(&str, &dyn ToSql)]| read.count(&of_view(which), params);
    Ok(Counts {
        open: count(OPEN_ONES, &[])?,
        today: count(TODAYS, &[(":today", &Sql(&today))])?,
        mine: count(MINE, &[(":mine", &Sql(&person))])?,
        overdue: count(OVERDUE, &[(":now", &Sql(&read.now()))])?,
        // Orders are never removed, so the last place is their count.
        all: read.count("SELECT coalesce(max(seq), 0) AS n FROM repair", &[])?,
    })
}

const OPEN_ONES: &str = "INDEXED BY repair_open WHERE r.stage NOT IN ('handed_over', 'closed', 'void')";
const TODAYS: &str = "INDEXED BY repair_by_day WHERE r.opened_on = :today";
const MINE: &str = "INDEXED BY repair_by_opener WHERE r.opened_by = :mine";
const OVERDUE: &str = "INDEXED BY repair_open_by_due \
    WHERE r.stage NOT IN ('handed_over', 'closed', 'void') AND r.due_at < :now";

fn of_view(which: &str) -> String {
    format!("SELECT count(*) AS n FROM (SELECT 1 FROM repair r {which} LIMIT {MOST})")
}

/// Counts what a saved view shows.
///
/// # Errors
/// What the database says.
pub fn count(read: &Read<'_>, view: View, filter: &Filter) -> kernel::Result<Counted> {
    let walk = Walk::of(Asked { view, filter, sort: Sort::Newest, typed: None, now: read.now() });
    let params: Vec<(&str, &dyn ToSql)> =
        walk.values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect();
    let counted = read
        .all(&statement(&walk), &params, |row| Ok((row.column::<i64>("n")?, row.column::<i64>("walked")?)))?;
    let (n, walked) = counted.first().copied().unwrap_or((0, 0));
    Ok(Counted { count: n.min(MOST_SAVED), more: n > MOST_SAVED || walked == WALKED })
}

/// How far a count of a saved view looks.
const WALKED: i64 = 5_000;

/// The index gives its newest; the conditions are looked at on those.
fn statement(walk: &Walk) -> String {
    let on_index: Vec<&str> = walk.conditions.iter().copied().filter(|one| is_of_index(one)).collect();
    let on_rows: Vec<&str> = walk.conditions.iter().copied().filter(|one| !is_of_index(one)).collect();
    let or_all = |of: Vec<&str>| if of.is_empty() { "1".to_owned() } else { of.join(" AND ") };
    let (source, rest) = walk.from.split_once(" CROSS JOIN device").map_or_else(
        || (walk.from.clone(), String::new()),
        |(source, rest)| (source.to_owned(), format!(" CROSS JOIN device{rest}")),
    );
    let order = match walk.key {
        Key::Place if walk.by_search => "search.rowid DESC",
        Key::Place | Key::Promise => "r.seq DESC",
        Key::Day => "r.opened_on DESC, r.seq DESC",
    };
    format!(
        "WITH walked AS MATERIALIZED (SELECT r.seq FROM {source} WHERE {} ORDER BY {order} LIMIT {WALKED}) \
         SELECT (SELECT count(*) FROM walked) AS walked, (SELECT count(*) FROM (SELECT 1 FROM walked w \
         CROSS JOIN repair r ON r.seq = w.seq{rest} WHERE {} LIMIT {MOST_SAVED} + 1)) AS n",
        or_all(on_index),
        or_all(on_rows),
    )
}

/// Whether a condition is one that the walked index itself answers.
fn is_of_index(condition: &str) -> bool {
    condition == OPEN
        || condition.starts_with("search")
        || ["r.stage = ", "r.opened_on", "r.opened_by = ", "r.holder = ", "r.priority = ", "r.outcome = "]
            .iter()
            .any(|begin| condition.starts_with(begin))
}

/// One stage of the board.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardStage {
    /// Which.
    pub stage: Stage,
    /// How many stand there; `MOST` means that many or more.
    pub count: i64,
    /// Those promised soonest.
    pub lines: Vec<Line>,
}

/// The open stages, each with what is promised soonest.
///
/// # Errors
/// What the database says.
pub fn board(read: &Read<'_>) -> kernel::Result<Vec<BoardStage>> {
    let each = Stage::ALL.iter().copied().filter(|stage| is_open(*stage)).map(|stage| {
        let of = Sql(&stage);
        Ok(BoardStage {
            stage,
            count: read.count(&of_view(&board_condition()), &[(":stage", &of)])?,
            lines: read.all(&board_statement(), &[(":stage", &of), (":limit", &BOARD_LINES)], line)?,
        })
    });
    each.collect()
}

fn board_condition() -> String {
    format!("INDEXED BY repair_board WHERE r.stage = :stage AND {OPEN}")
}

fn board_statement() -> String {
    format!(
        "{COLUMNS} FROM repair r {JOINS} WHERE r.seq IN (SELECT seq FROM (SELECT r.seq FROM repair r {} \
         ORDER BY coalesce(r.promised_at, '9'), r.seq LIMIT :limit)) ORDER BY coalesce(r.promised_at, '9'), r.seq",
        board_condition()
    )
}

/// Every form these statements can take.
pub(super) fn every_statement() -> Vec<String> {
    let mut all: Vec<String> =
        [OPEN_ONES, TODAYS, MINE, OVERDUE].iter().map(|which| of_view(which)).collect();
    all.push(of_view(&board_condition()));
    all.push(board_statement());
    super::walk::each_asked(|asked| {
        if asked.typed.is_none() && asked.sort == Sort::Newest {
            all.push(statement(&Walk::of(asked)));
        }
    });
    all.sort();
    all.dedup();
    all
}
