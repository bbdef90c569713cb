//! The list of orders and the one box: digits go to B-trees, never to a scan.

use crate::column::{Column, RowColumns, Sql};
use crate::read::Read;
use domain::device::DeviceId;
use domain::person::PersonId;
use domain::phone;
use domain::repair::{RepairId, Stage};
use kernel::{Day, Moment};
use rusqlite::ToSql;

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Which one.
    pub id: RepairId,
    /// Its place in the list; the next page begins after the last one's.
    pub seq: i64,
    /// As people say it.
    pub number: String,
    /// Where it stands.
    pub stage: Stage,
    /// Whose machine.
    pub customer_name: String,
    /// In its kept form.
    pub phone: String,
    /// Brand.
    pub brand: String,
    /// Model.
    pub model: String,
    /// Its IMEI.
    pub imei: Option<String>,
    /// The beginning of the customer's words.
    pub symptom: String,
    /// When it was opened.
    pub opened_at: Moment,
    /// Who opened it.
    pub opened_by: String,
    /// The last entry about it.
    pub touched_at: Moment,
}

/// Which orders a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Not handed over, closed or void.
    Open,
    /// Opened today.
    Today(Day),
    /// Opened by somebody.
    Mine(PersonId),
    /// All.
    All,
}

/// What to find.
#[derive(Debug, Clone)]
pub struct Find {
    /// Which orders.
    pub view: View,
    /// What was typed into the box.
    pub text: Option<String>,
    /// Whether the beginning of a phone number finds it; otherwise only its last 4 digits or the whole of it do, since
    /// by beginnings a masked number could be read out digit by digit.
    pub phone_beginnings: bool,
    /// Orders older than this place.
    pub after: Option<i64>,
    /// How many.
    pub limit: i64,
}

const ROW: &str = include_str!("row.sql");
const MATCHES: &str = include_str!("matches.sql");

impl View {
    /// The filter and its index, fixed texts only.
    fn filter(self) -> &'static str {
        match self {
            Self::Open => "r.stage NOT IN ('handed_over', 'closed', 'void')",
            Self::Today(_) => "r.opened_on = :today",
            Self::Mine(_) => "r.opened_by = :person",
            Self::All => "1 = 1",
        }
    }
}

/// A page, newest first.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read<'_>, find: &Find) -> kernel::Result<Vec<Line>> {
    let after = find.after.unwrap_or(i64::MAX);
    let mut params: Vec<(&str, &dyn ToSql)> = vec![(":after", &after), (":limit", &find.limit)];
    let (today, person);
    match find.view {
        View::Today(day) => {
            today = day.kept();
            params.push((":today", &today));
        }
        View::Mine(id) => {
            person = id.kept();
            params.push((":person", &person));
        }
        View::Open | View::All => {}
    }
    let typed = find.text.as_deref().map(|text| Typed::read(text).with_beginnings(find.phone_beginnings));
    if let Some(typed) = &typed {
        params.extend(typed.params());
    }
    Ok(read.all(&statement(find.view, typed.is_some()), &params, line)?)
}

/// Earlier orders of a machine, newest first.
///
/// # Errors
/// What the database says.
pub fn of_device(read: &Read<'_>, device: DeviceId, but: RepairId) -> kernel::Result<Vec<Line>> {
    Ok(read.all(&of_device_statement(), &[(":device", &Sql(&device)), (":but", &Sql(&but))], line)?)
}

/// How many orders each view has: open, today, mine, all.
///
/// # Errors
/// What the database says.
pub fn views(read: &Read<'_>, today: Day, person: PersonId) -> kernel::Result<[i64; 4]> {
    Ok([
        read.count(include_str!("count_open.sql"), &[])?,
        read.count("SELECT count(*) AS n FROM repair WHERE opened_on = :day", &[(":day", &Sql(&today))])?,
        read.count("SELECT count(*) AS n FROM repair WHERE opened_by = :by", &[(":by", &Sql(&person))])?,
        // Orders are never removed, so the last place is their count.
        read.count("SELECT coalesce(max(seq), 0) AS n FROM repair", &[])?,
    ])
}

fn statement(view: View, searching: bool) -> String {
    let matches = if searching { format!(" AND r.seq IN ({MATCHES})") } else { String::new() };
    let filter = view.filter();
    format!("{ROW} WHERE {filter} AND r.seq < :after{matches} ORDER BY r.seq DESC LIMIT :limit")
}

fn of_device_statement() -> String {
    format!("{ROW} WHERE r.device = :device AND r.id <> :but ORDER BY r.seq DESC LIMIT 20")
}

/// Every statement a list can run, for the tests that look at their plans.
#[doc(hidden)]
#[must_use]
pub fn every_list_statement() -> Vec<String> {
    let day = Day::new(2026, 1, 1);
    let views = [View::Open, View::All, View::Mine(PersonId(uuid::Uuid::nil()))]
        .into_iter()
        .chain(day.map(View::Today));
    views
        .flat_map(|view| [statement(view, false), statement(view, true)])
        .chain([of_device_statement()])
        .collect()
}

fn line(row: &rusqlite::Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        id: row.column("id")?,
        seq: row.column("seq")?,
        number: row.column("number")?,
        stage: row.column("stage")?,
        customer_name: row.column("customer_name")?,
        phone: row.column("phone")?,
        brand: row.column("brand")?,
        model: row.column("model")?,
        imei: row.column("imei")?,
        symptom: row.column("symptom")?,
        opened_at: row.column("opened_at")?,
        opened_by: row.column("opened_by_name")?,
        touched_at: row.column("touched_at")?,
    })
}

/// What somebody typed or scanned, as every index understands it. What does not fit an index is NULL there and
/// finds nothing.
#[derive(Debug, Default, PartialEq, Eq)]
struct Typed {
    number: Option<String>,
    code: Option<String>,
    tail: Option<String>,
    phone_from: Option<String>,
    phone_to: Option<String>,
    imei_from: Option<String>,
    imei_to: Option<String>,
    imei_tail: Option<String>,
    serial_from: Option<String>,
    serial_to: Option<String>,
    name_from: Option<String>,
    name_to: Option<String>,
}

/// Sorts after every character that text can hold next.
const LAST: char = '\u{10FFFF}';

impl Typed {
    fn read(text: &str) -> Self {
        let text = text.trim();
        let mut typed = Self::default();
        if text.is_empty() {
            return typed;
        }
        let plain = plain_digits(text);
        let abroad = plain.strip_prefix('+');
        let digits = abroad.unwrap_or(&plain);
        if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            if abroad.is_some() {
                typed.phone(plain.strip_prefix("+86").filter(|home| home.starts_with('1')).unwrap_or(&plain));
            } else {
                typed.digits(digits);
            }
            // A whole number is looked for as intake keeps it.
            if let Ok(kept) = phone::read(text) {
                typed.phone(&kept);
            }
        }
        if text.is_ascii() {
            let upper = text.to_uppercase();
            typed.number = Some(if upper.starts_with("WX") { upper.clone() } else { format!("WX{upper}") });
            if upper.len() >= 3 {
                typed.serial_to = Some(format!("{upper}{LAST}"));
                typed.serial_from = Some(upper);
            }
        }
        typed.name_from = Some(text.to_owned());
        typed.name_to = Some(format!("{text}{LAST}"));
        typed
    }

    fn phone(&mut self, from: &str) {
        (self.phone_from, self.phone_to) = digits_from(from);
    }

    /// Leaves of a phone number's beginnings only the whole number, where beginnings may not be searched.
    fn with_beginnings(mut self, allowed: bool) -> Self {
        if !allowed && let Some(whole) = &self.phone_from {
            // NUL sorts before every digit: nothing but the number itself lies between.
            self.phone_to = Some(format!("{whole}\0"));
        }
        self
    }

    fn digits(&mut self, digits: &str) {
        match digits.len() {
            4 => self.tail = Some(digits.to_owned()),
            6 => self.imei_tail = Some(digits.to_owned()),
            14.. => self.code = Some(digits.to_owned()),
            _ => {}
        }
        if digits.len() >= 3 {
            self.phone(digits);
        }
        if digits.len() >= 8 {
            // The last digit of an IMEI is a check digit: 14 typed digits are the same machine.
            (self.imei_from, self.imei_to) = digits_from(digits);
        }
    }

    fn params(&self) -> [(&'static str, &dyn ToSql); 12] {
        [
            (":number", &self.number),
            (":code", &self.code),
            (":tail", &self.tail),
            (":phone_from", &self.phone_from),
            (":phone_to", &self.phone_to),
            (":imei_from", &self.imei_from),
            (":imei_to", &self.imei_to),
            (":imei_tail", &self.imei_tail),
            (":serial_from", &self.serial_from),
            (":serial_to", &self.serial_to),
            (":name_from", &self.name_from),
            (":name_to", &self.name_to),
        ]
    }
}

/// Everything that goes on after these digits with another digit.
fn digits_from(from: &str) -> (Option<String>, Option<String>) {
    (Some(from.to_owned()), Some(format!("{from}:")))
}

/// Without what people write between digits, full-width ones made plain, and a `+` only where it leads.
fn plain_digits(text: &str) -> String {
    let between = |c: &char| {
        !matches!(c, ' ' | '-' | '/' | '.' | '(' | ')' | '（' | '）' | '\u{a0}' | '　' | '–' | '‑')
    };
    let plain = |c: char| match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '＋' => '+',
        _ => c,
    };
    text.chars().filter(between).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_go_where_they_can_match() {
        let four = Typed::read("5678");
        assert_eq!((four.tail.as_deref(), four.imei_tail, four.code), (Some("5678"), None, None));
        assert_eq!(four.phone_from.as_deref(), Some("5678"));
        let imei = Typed::read("49015420/323751/8");
        assert_eq!(imei.imei_from.as_deref(), Some("490154203237518"));
        let number = Typed::read("261121-0007");
        assert_eq!(number.number.as_deref(), Some("WX261121-0007"));
        assert_eq!(Typed::read("wx261121-0007").number.as_deref(), Some("WX261121-0007"));
        assert_eq!(Typed::read("  "), Typed::default());
    }
}
