//! Lists of orders: which ones, in which order, a page at a time. Every list walks one index and stops at its limit.

mod bench;
mod count;
mod find;
mod pick;
mod walk;

pub use bench::{
    Beside, MOST as MOST_ON_A_BENCH, Part, Said, beside, free_in, handed_on, held_by, late_of, of_others_in,
};
pub use count::{BoardStage, Counted, Counts, board, count, counts};
pub use find::{Cursor, Find, Page, find};
pub use pick::{by_ids, by_voucher, picked};

use crate::column::{RowColumns, Sql};
use crate::read::Read;
use domain::bench::Priority;
use domain::catalogue::Kind;
use domain::device::DeviceId;
use domain::intake::{Channel, Warranty};
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use domain::stage::Outcome;
use kernel::{Day, Moment};

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Which one.
    pub id: RepairId,
    /// Its place among all.
    pub seq: i64,
    /// As people say it.
    pub number: String,
    /// Where it stands.
    pub stage: Stage,
    /// Whose machine.
    pub customer_name: String,
    /// In its kept form.
    pub phone: String,
    /// What it is.
    pub kind: Kind,
    /// Brand.
    pub brand: String,
    /// Model.
    pub model: String,
    /// Its IMEI.
    pub imei: Option<String>,
    /// The beginning of the customer's words.
    pub symptom: String,
    /// The words of its codes.
    pub code_words: String,
    /// How it came.
    pub channel: Channel,
    /// Whether warranty is claimed.
    pub warranty: Warranty,
    /// When it should be ready.
    pub promised_at: Option<Moment>,
    /// Until when it is in time; nothing while the shop's clock stands still.
    pub due_at: Option<Moment>,
    /// When it was opened.
    pub opened_at: Moment,
    /// Who opened it.
    pub opened_by: String,
    /// The last entry about it that is no mere look or print.
    pub touched_at: Moment,
    /// Whose that was; nothing where the program itself acted.
    pub touched_by: String,
    /// How soon its turn comes.
    pub priority: Priority,
    /// What became of it, as was said last.
    pub outcome: Option<Outcome>,
    /// Who has it on the bench.
    pub holder: Option<PersonId>,
    /// Their name, or nothing.
    pub holder_name: String,
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
    /// Open and late.
    Overdue,
    /// All.
    All,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Newest first.
    Newest,
    /// Oldest first.
    Oldest,
    /// What is promised soonest first; what has no promise last.
    Promise,
}

/// What a list leaves out besides; an empty list of words leaves nothing out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Where it stands.
    pub stages: Vec<Stage>,
    /// How it came.
    pub channels: Vec<Channel>,
    /// What it is.
    pub kinds: Vec<Kind>,
    /// Whether warranty is claimed.
    pub warranty: Option<Warranty>,
    /// The brand, whole, whatever its case.
    pub brand: Option<String>,
    /// Opened on this day or later.
    pub opened_from: Option<Day>,
    /// Opened on this day or earlier.
    pub opened_to: Option<Day>,
    /// Opened by.
    pub opened_by: Option<PersonId>,
    /// Whether it is late.
    pub overdue: Option<bool>,
    /// Who has it on the bench, or had it there last.
    pub holder: Option<PersonId>,
    /// Only those that nobody has.
    pub unheld: bool,
    /// How soon its turn comes.
    pub priority: Option<Priority>,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// What is open, as the partial indexes say it.
const OPEN: &str = "r.stage NOT IN ('handed_over', 'closed', 'void')";
/// The stages that are not.
const CLOSED: [Stage; 3] = [Stage::HandedOver, Stage::Closed, Stage::Void];
const COLUMNS: &str = include_str!("columns.sql");
const JOINS: &str = include_str!("joins.sql");

/// Whether an order in this stage is open.
#[must_use]
pub fn is_open(stage: Stage) -> bool {
    !CLOSED.contains(&stage)
}

/// Earlier orders of a machine, newest first.
///
/// # Errors
/// What the database says.
pub fn of_device(read: &Read<'_>, device: DeviceId, but: RepairId) -> kernel::Result<Vec<Line>> {
    Ok(read.all(&of_device_statement(), &[(":device", &Sql(&device)), (":but", &Sql(&but))], line)?)
}

fn of_device_statement() -> String {
    format!(
        "{COLUMNS} FROM repair r {JOINS} WHERE r.device = :device AND r.id <> :but ORDER BY r.seq DESC LIMIT 20"
    )
}

/// Every statement a list can run, for the tests that look at their plans.
#[doc(hidden)]
#[must_use]
pub fn every_list_statement() -> Vec<String> {
    let mut all = find::every_statement();
    all.extend(count::every_statement());
    all.extend(pick::every_statement());
    all.extend(bench::every_statement());
    all.push(of_device_statement());
    all
}

fn line(row: &rusqlite::Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        id: row.column("id")?,
        seq: row.column("seq")?,
        number: row.column("number")?,
        stage: row.column("stage")?,
        customer_name: row.column("customer_name")?,
        phone: row.column("phone")?,
        kind: row.column("kind")?,
        brand: row.column("brand")?,
        model: row.column("model")?,
        imei: row.column("imei")?,
        symptom: row.column("symptom")?,
        code_words: row.column("code_words")?,
        channel: row.column("channel")?,
        warranty: row.column("warranty")?,
        promised_at: row.column("promised_at")?,
        due_at: row.column("due_at")?,
        opened_at: row.column("opened_at")?,
        opened_by: row.column("opened_by_name")?,
        touched_at: row.column("touched_at")?,
        touched_by: row.column::<Option<String>>("touched_by_name")?.unwrap_or_else(String::new),
        priority: row.column("priority")?,
        outcome: row.column("outcome")?,
        holder: row.column("holder")?,
        holder_name: row.column::<Option<String>>("holder_name")?.unwrap_or_else(String::new),
    })
}
