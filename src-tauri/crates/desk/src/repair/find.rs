use crate::rights::rights_of;
use domain::bench::Priority;
use domain::catalogue::Kind;
use domain::hand_over::is_voucher;
use domain::intake::{Channel, Warranty};
use domain::person::PersonId;
use domain::phone;
use domain::repair::{RepairId, Stage};
use domain::right::Right;
use domain::search;
use domain::stage::{Outcome, is_late};
use kernel::{Day, Moment, Result, Zone};
use serde::{Deserialize, Serialize};
use store::repair::{Cursor, Filter, Find, Line, Sort, View};
use store::{Read, person, repair};
use ts_rs::TS;

/// Which orders a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RepairView {
    /// Not handed over, closed or void.
    Open,
    /// Opened today.
    Today,
    /// Opened by whoever asks.
    Mine,
    /// Open and late: its promise is over, by the time that ran for the shop.
    Overdue,
    /// All.
    All,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RepairSort {
    /// Newest first.
    Newest,
    /// Oldest first.
    Oldest,
    /// What is promised soonest first; what has no promise last.
    Promise,
}

/// What a list leaves out besides.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub(crate) struct RepairFilter {
    #[serde(skip_serializing_if = "Option::is_none")]
    stages: Option<Vec<Stage>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channels: Option<Vec<Channel>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kinds: Option<Vec<Kind>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warranty: Option<Warranty>,
    #[serde(skip_serializing_if = "Option::is_none")]
    brand: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opened_from: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opened_to: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opened_by: Option<PersonId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    overdue: Option<bool>,
    /// Who has it on the bench, or had it there last.
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<PersonId>,
    /// Only those that nobody has.
    #[serde(skip_serializing_if = "Option::is_none")]
    unheld: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<Priority>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Outcome>,
}

/// What to find.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindRepairs {
    #[serde(default)]
    #[ts(optional = nullable)]
    text: Option<String>,
    view: RepairView,
    #[serde(default)]
    #[ts(optional = nullable)]
    filter: Option<RepairFilter>,
    #[serde(default)]
    #[ts(optional = nullable)]
    sort: Option<RepairSort>,
    #[serde(default)]
    #[ts(optional = nullable)]
    after: Option<String>,
    limit: u16,
}

/// A line of the list.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct RepairRow {
    id: RepairId,
    seq: i64,
    number: String,
    stage: Stage,
    customer_name: String,
    phone_masked: String,
    kind: Kind,
    device: String,
    imei: Option<String>,
    symptom: String,
    code_words: String,
    channel: Channel,
    warranty: Warranty,
    promised_at: Option<Moment>,
    /// Until when it is in time: its promise, put off by what is not the shop's time; nothing while that stands still.
    due_at: Option<Moment>,
    overdue: bool,
    opened_at: Moment,
    opened_by: String,
    touched_at: Moment,
    touched_by: String,
    priority: Priority,
    /// What became of it; nothing while it is worked on.
    outcome: Option<Outcome>,
    /// Who has it on the bench.
    holder: Option<PersonId>,
    /// Their name, or nothing.
    holder_name: String,
}

impl RepairRow {
    /// As a line of a list that leaves the program.
    pub(super) fn listed(self, zone: Zone) -> papers::ListedRepair {
        papers::ListedRepair {
            number: self.number,
            stage: self.stage,
            customer_name: self.customer_name,
            phone_masked: self.phone_masked,
            kind: self.kind,
            device: self.device,
            imei: self.imei,
            code_words: self.code_words,
            symptom: self.symptom,
            channel: self.channel,
            warranty: self.warranty,
            opened_at: zone.local_text(self.opened_at),
            opened_by: self.opened_by,
            promised_at: self.promised_at.map(|at| zone.local_text(at)),
            holder: self.holder_name,
            priority: self.priority,
            outcome: self.outcome,
        }
    }
}

impl RepairRow {
    /// Which order.
    pub(crate) fn id(&self) -> RepairId {
        self.id
    }
}

/// A page of the list; `next` begins the page after it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairPage {
    rows: Vec<RepairRow>,
    next: Option<String>,
}

/// The most lines one page may have.
const LONGEST_PAGE: u16 = 200;

pub(crate) fn find(read: &Read<'_>, input: FindRepairs) -> Result<RepairPage> {
    let after = input.after.as_deref().map(Cursor::read).transpose()?;
    let limit = i64::from(input.limit.clamp(1, LONGEST_PAGE));
    // A customer's paper names its order wherever it is scanned; what it says stands in no index of words.
    if let Some(shown) = input.text.as_deref().map(str::trim).filter(|text| is_voucher(text))
        && let Some(id) = repair::by_voucher(read, shown)?
    {
        return Ok(RepairPage { rows: rows(read, repair::by_ids(read, &[id])?), next: None });
    }
    let page = repair::find(read, &asked(read, input, after, limit)?)?;
    Ok(RepairPage { rows: rows(read, page.lines), next: page.next.map(|next| next.text()) })
}

/// What a list asks the store for.
pub(super) fn asked(read: &Read<'_>, input: FindRepairs, after: Option<Cursor>, limit: i64) -> Result<Find> {
    let text = input.text.filter(|text| !text.trim().is_empty());
    let phone_beginnings = text.is_some() && may_see_phones(read)?;
    Ok(Find {
        view: view(read, input.view)?,
        filter: filter(input.filter.unwrap_or_default()),
        sort: sort(input.sort.unwrap_or(RepairSort::Newest)),
        typed: text.map(|text| search::query(&text, phone_beginnings)),
        after,
        limit,
    })
}

pub(super) fn view(read: &Read<'_>, view: RepairView) -> Result<View> {
    Ok(match view {
        RepairView::Open => View::Open,
        RepairView::Today => View::Today(read.today()?),
        RepairView::Mine => View::Mine(PersonId(read.person())),
        RepairView::Overdue => View::Overdue,
        RepairView::All => View::All,
    })
}

fn sort(sort: RepairSort) -> Sort {
    match sort {
        RepairSort::Newest => Sort::Newest,
        RepairSort::Oldest => Sort::Oldest,
        RepairSort::Promise => Sort::Promise,
    }
}

pub(super) fn filter(filter: RepairFilter) -> Filter {
    Filter {
        stages: filter.stages.unwrap_or_default(),
        channels: filter.channels.unwrap_or_default(),
        kinds: filter.kinds.unwrap_or_default(),
        warranty: filter.warranty,
        brand: filter.brand.map(|brand| brand.trim().to_owned()).filter(|brand| !brand.is_empty()),
        opened_from: filter.opened_from,
        opened_to: filter.opened_to,
        opened_by: filter.opened_by,
        overdue: filter.overdue,
        holder: filter.holder,
        unheld: filter.unheld == Some(true),
        priority: filter.priority,
        outcome: filter.outcome,
    }
}

fn may_see_phones(read: &Read<'_>) -> Result<bool> {
    let person = person::find(read, PersonId(read.person()))?;
    Ok(person.is_some_and(|person| rights_of(&person.roles).contains(&Right::SeePhones)))
}

/// Lines as the face shows them: phones masked, what is overdue now.
pub(crate) fn rows(read: &Read<'_>, lines: Vec<Line>) -> Vec<RepairRow> {
    lines.into_iter().map(|line| row(line, read.now())).collect()
}

fn row(line: Line, now: Moment) -> RepairRow {
    RepairRow {
        id: line.id,
        seq: line.seq,
        number: line.number,
        stage: line.stage,
        customer_name: line.customer_name,
        phone_masked: phone::mask(&line.phone),
        kind: line.kind,
        device: format!("{} {}", line.brand, line.model).trim().to_owned(),
        imei: line.imei,
        symptom: line.symptom,
        code_words: line.code_words,
        channel: line.channel,
        warranty: line.warranty,
        promised_at: line.promised_at,
        due_at: line.due_at,
        overdue: is_late(line.stage, line.due_at, now),
        opened_at: line.opened_at,
        opened_by: line.opened_by,
        touched_at: line.touched_at,
        touched_by: line.touched_by,
        priority: line.priority,
        outcome: line.outcome,
        holder: line.holder,
        holder_name: line.holder_name,
    }
}
