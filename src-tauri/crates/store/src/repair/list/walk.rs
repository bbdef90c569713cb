//! Which index a list walks, and which of its conditions are looked at on the way. All texts are fixed; what was typed
//! or chosen goes in as values only.

use super::{CLOSED, Filter, OPEN, Sort, View};
use crate::column::{Column, Json};
use domain::bench::Priority;
use domain::repair::Stage;
use domain::search;
use kernel::Moment;
use rusqlite::types::Value;

/// What a list is ordered by; also what its cursor holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// The order's place.
    Place,
    /// The day it was opened on, then its place.
    Day,
    /// Its promise, then its place.
    Promise,
}

/// What to walk.
pub(super) struct Walk {
    /// After `FROM`; ends where conditions begin.
    pub(super) from: String,
    /// What must hold, `AND`ed.
    pub(super) conditions: Vec<&'static str>,
    /// The values they name.
    pub(super) values: Vec<(&'static str, Value)>,
    pub(super) key: Key,
    pub(super) is_descending: bool,
    /// Whether the index of the one box is walked.
    pub(super) by_search: bool,
}

/// What a list asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) view: View,
    pub(super) filter: &'a Filter,
    pub(super) sort: Sort,
    pub(super) typed: Option<&'a search::Query>,
    pub(super) now: Moment,
}

/// Sorted by promise, a search looks at its newest matches only: of a common term there may be a million.
const NEWEST_MATCHES: &str = "(SELECT rowid AS seq FROM search WHERE search MATCH :match ORDER BY rowid DESC \
    LIMIT 10000) newest CROSS JOIN repair r ON r.seq = newest.seq";
const MATCHES: &str = "search CROSS JOIN repair r ON r.seq = search.rowid";
/// A search among open or today's orders ends where the oldest of them stands.
const FROM_OLDEST_OPEN: &str = "search.rowid >= (SELECT min(seq) FROM repair \
    WHERE stage NOT IN ('handed_over', 'closed', 'void'))";
const FROM_OLDEST_OF_TODAY: &str = "search.rowid >= (SELECT min(seq) FROM repair WHERE opened_on = :today)";
/// Pairs of characters may stand apart in a text: it is looked at again.
const STRETCHES: &str = "NOT EXISTS (SELECT 1 FROM json_each(:stretches) AS stretch WHERE instr(\
    (SELECT c.name || char(10) || coalesce((SELECT k.name FROM company k WHERE k.id = c.company), '') FROM customer c \
    WHERE c.id = r.customer) || char(10) || d.brand || char(10) || d.model || char(10) || d.colour || char(10) \
    || r.symptom || char(10) || r.code_words, stretch.value) = 0)";

impl Walk {
    pub(super) fn of(asked: Asked<'_>) -> Self {
        let mut walk = Self {
            from: String::new(),
            conditions: Vec::new(),
            values: Vec::new(),
            key: Key::Place,
            is_descending: asked.sort == Sort::Newest,
            by_search: false,
        };
        let filter = asked.filter;
        let only_open = !filter.stages.is_empty() && !filter.stages.iter().any(|one| CLOSED.contains(one));
        let matching = walk.matching(asked);
        walk.by_search = matching.is_some();
        let has_days = filter.opened_from.is_some() || filter.opened_to.is_some();
        walk.key = match asked.sort {
            Sort::Promise => Key::Promise,
            Sort::Newest | Sort::Oldest if has_days && !walk.by_search && asked.view == View::All => Key::Day,
            Sort::Newest | Sort::Oldest => Key::Place,
        };
        walk.view(asked);
        walk.filter(asked, only_open);
        if let Some(matching) = matching {
            walk.value(":match", Value::Text(matching));
            walk.from = if walk.key == Key::Promise { NEWEST_MATCHES } else { MATCHES }.to_owned();
            if walk.key != Key::Promise {
                walk.conditions.push("search MATCH :match");
                match asked.view {
                    View::Open | View::Overdue => walk.conditions.push(FROM_OLDEST_OPEN),
                    View::Today(_) => walk.conditions.push(FROM_OLDEST_OF_TODAY),
                    View::Mine(_) | View::All => {}
                }
            }
        } else {
            walk.from = format!("repair r {}", walk.index(asked, only_open));
        }
        let again = asked.typed.map_or(&[][..], |typed| &typed.stretches[..]);
        if !again.is_empty() {
            walk.value(":stretches", Json(again.to_vec()).kept());
            walk.conditions.push(STRETCHES);
        }
        if !again.is_empty() || !filter.kinds.is_empty() || filter.brand.is_some() {
            walk.from += " CROSS JOIN device d ON d.id = r.device";
        }
        walk
    }

    /// What the index of the one box is asked. Kinds, brands, channels and warranty are looked for there only among all
    /// orders; a view is small enough to look at each.
    fn matching(&self, asked: Asked<'_>) -> Option<String> {
        let typed = asked.typed.map(|typed| typed.matching.as_str());
        let by_filter = asked.view == View::All && asked.filter.opened_by.is_none();
        if !by_filter {
            return typed.map(str::to_owned);
        }
        let kinds: Vec<&str> = asked.filter.kinds.iter().map(|one| one.text()).collect();
        let channels: Vec<&str> = asked.filter.channels.iter().map(|one| one.text()).collect();
        let warranty = asked.filter.warranty.map(domain::intake::Warranty::text);
        search::filtered(&kinds, &channels, warranty, asked.filter.brand.as_deref(), typed)
    }

    /// The index to walk, by name: it must not depend on what SQLite guesses.
    fn index(&self, asked: Asked<'_>, only_open: bool) -> &'static str {
        let is_by_promise = self.key == Key::Promise;
        match asked.view {
            _ if self.key == Key::Day => "INDEXED BY repair_by_day",
            View::Today(_) => "INDEXED BY repair_by_day",
            View::Open | View::Overdue if is_by_promise => "INDEXED BY repair_open_by_promise",
            View::Open | View::Overdue => "INDEXED BY repair_open",
            View::Mine(_) if is_by_promise => "INDEXED BY repair_by_opener_and_promise",
            View::Mine(_) => "INDEXED BY repair_by_opener",
            View::All if asked.filter.opened_by.is_some() && is_by_promise => {
                "INDEXED BY repair_by_opener_and_promise"
            }
            View::All if asked.filter.opened_by.is_some() => "INDEXED BY repair_by_opener",
            View::All if only_open && is_by_promise => "INDEXED BY repair_open_by_promise",
            View::All if only_open => "INDEXED BY repair_open",
            View::All if asked.filter.holder.is_some() && is_by_promise => {
                "INDEXED BY repair_by_technician_and_promise"
            }
            View::All if asked.filter.holder.is_some() => "INDEXED BY repair_by_technician",
            View::All if asked.filter.priority == Some(Priority::Urgent) && is_by_promise => {
                "INDEXED BY repair_urgent_by_promise"
            }
            View::All if asked.filter.priority == Some(Priority::Urgent) => "INDEXED BY repair_urgent",
            View::All if is_by_promise => "INDEXED BY repair_by_promise",
            View::All if asked.filter.outcome.is_some() => "INDEXED BY repair_by_outcome",
            View::All if asked.filter.stages.len() == 1 => "INDEXED BY repair_by_stage",
            View::All => "NOT INDEXED",
        }
    }

    fn view(&mut self, asked: Asked<'_>) {
        match asked.view {
            View::Open => self.conditions.push(OPEN),
            View::Overdue => {
                self.conditions.push(OPEN);
                self.overdue(asked.now);
            }
            View::Today(day) => {
                self.conditions.push("r.opened_on = :today");
                self.value(":today", day.kept());
            }
            View::Mine(person) => {
                self.conditions.push("r.opened_by = :mine");
                self.value(":mine", person.kept());
            }
            View::All => {}
        }
    }

    fn overdue(&mut self, now: Moment) {
        if self.key == Key::Promise && !self.by_search {
            // Nothing is late before it was promised: there its index may stop.
            self.conditions.push("coalesce(r.promised_at, '9') < :now");
        }
        self.conditions.push("+r.due_at < :now");
        self.value(":now", now.kept());
    }

    fn filter(&mut self, asked: Asked<'_>, only_open: bool) {
        let filter = asked.filter;
        // A plus keeps SQLite from another index than the one that is named.
        if let ([stage], View::All, Key::Place, false) = (
            &filter.stages[..],
            asked.view,
            self.key,
            only_open || has_index_of_its_own(filter) || self.by_search,
        ) {
            self.conditions.push("r.stage = :stage");
            self.value(":stage", stage.kept());
        } else if !filter.stages.is_empty() {
            if only_open && asked.view == View::All {
                self.conditions.push(OPEN);
            }
            self.conditions.push("+r.stage IN (SELECT value FROM json_each(:stages))");
            let stages: Vec<&str> = filter.stages.iter().map(|one: &Stage| one.text()).collect();
            self.value(":stages", words(&stages));
        }
        if !filter.channels.is_empty() {
            self.conditions.push("r.channel IN (SELECT value FROM json_each(:channels))");
            let channels: Vec<&str> = filter.channels.iter().map(|one| one.text()).collect();
            self.value(":channels", words(&channels));
        }
        if !filter.kinds.is_empty() {
            self.conditions.push("d.kind IN (SELECT value FROM json_each(:kinds))");
            let kinds: Vec<&str> = filter.kinds.iter().map(|one| one.text()).collect();
            self.value(":kinds", words(&kinds));
        }
        if let Some(warranty) = filter.warranty {
            self.conditions.push("r.warranty = :warranty");
            self.value(":warranty", warranty.kept());
        }
        if let Some(brand) = &filter.brand {
            self.conditions.push("d.brand = :brand COLLATE NOCASE");
            self.value(":brand", brand.kept());
        }
        let by_day = self.key == Key::Day;
        if let Some(from) = filter.opened_from {
            self.conditions.push(if by_day { "r.opened_on >= :from" } else { "+r.opened_on >= :from" });
            self.value(":from", from.kept());
        }
        if let Some(to) = filter.opened_to {
            self.conditions.push(if by_day { "r.opened_on <= :to" } else { "+r.opened_on <= :to" });
            self.value(":to", to.kept());
        }
        if let Some(person) = filter.opened_by {
            let by_opener = asked.view == View::All && !by_day && !self.by_search;
            self.conditions.push(if by_opener { "r.opened_by = :by" } else { "+r.opened_by = :by" });
            self.value(":by", person.kept());
        }
        self.bench(asked, only_open);
        match filter.overdue {
            Some(true) if asked.view != View::Overdue => {
                self.conditions
                    .push("+r.due_at < :now AND +r.stage NOT IN ('handed_over', 'closed', 'void')");
                self.value(":now", asked.now.kept());
            }
            Some(false) => {
                self.conditions.push(
                    "(r.due_at IS NULL OR r.due_at >= :at OR +r.stage IN ('handed_over', 'closed', 'void'))",
                );
                self.value(":at", asked.now.kept());
            }
            Some(true) | None => {}
        }
    }

    /// What the bench and the counter say of an order.
    fn bench(&mut self, asked: Asked<'_>, only_open: bool) {
        let filter = asked.filter;
        let by_own = asked.view == View::All
            && self.key != Key::Day
            && !self.by_search
            && !only_open
            && filter.opened_by.is_none();
        if let Some(person) = filter.holder {
            self.conditions.push(if by_own { "r.holder = :holder" } else { "+r.holder = :holder" });
            self.value(":holder", person.kept());
        }
        if filter.unheld {
            self.conditions.push("+r.holder IS NULL");
        }
        let by_priority = by_own && filter.holder.is_none();
        match filter.priority {
            Some(Priority::Urgent) if by_priority => self.conditions.push("r.priority = 'urgent'"),
            Some(Priority::Urgent) => self.conditions.push("+r.priority = 'urgent'"),
            Some(Priority::Normal) => self.conditions.push("+r.priority = 'normal'"),
            None => {}
        }
        if let Some(outcome) = filter.outcome {
            let by_outcome =
                by_priority && filter.priority != Some(Priority::Urgent) && self.key == Key::Place;
            self.conditions.push(if by_outcome { "r.outcome = :outcome" } else { "+r.outcome = :outcome" });
            self.value(":outcome", outcome.kept());
        }
    }

    fn value(&mut self, name: &'static str, value: Value) {
        self.values.push((name, value));
    }
}

/// Whether a list of all orders walks another index than that of a stage.
fn has_index_of_its_own(filter: &Filter) -> bool {
    filter.opened_by.is_some()
        || filter.holder.is_some()
        || filter.priority == Some(Priority::Urgent)
        || filter.outcome.is_some()
}

fn words(of: &[&str]) -> Value {
    Json(of.iter().map(|one| (*one).to_owned()).collect::<Vec<String>>()).kept()
}

/// Everything a list can ask for, for the tests that look at its statements: each view in each order, with and without
/// something typed, with each filter alone and with all together.
pub(super) fn each_asked(mut look: impl FnMut(Asked<'_>)) {
    use domain::catalogue::Kind;
    use domain::intake::{Channel, Warranty};
    use domain::person::PersonId;
    use domain::stage::Outcome;
    let day = kernel::Zone::SHANGHAI.day(Moment::EPOCH);
    let person = PersonId(uuid::Uuid::nil());
    let all = Filter {
        stages: vec![Stage::Received, Stage::Closed],
        channels: vec![Channel::CarryIn],
        kinds: vec![Kind::Phone],
        warranty: Some(Warranty::Claimed),
        brand: Some("OPPO".to_owned()),
        opened_from: Some(day),
        opened_to: Some(day),
        opened_by: Some(person),
        overdue: Some(true),
        holder: Some(person),
        unheld: false,
        priority: Some(Priority::Urgent),
        outcome: Some(Outcome::Repaired),
    };
    let none = Filter::default();
    let filters = [
        none.clone(),
        Filter { stages: vec![Stage::Closed], ..none.clone() },
        Filter { stages: vec![Stage::Ready], ..none.clone() },
        Filter { stages: all.stages.clone(), ..none.clone() },
        Filter { channels: all.channels.clone(), ..none.clone() },
        Filter { kinds: all.kinds.clone(), ..none.clone() },
        Filter { warranty: all.warranty, ..none.clone() },
        Filter { brand: all.brand.clone(), ..none.clone() },
        Filter { opened_from: all.opened_from, ..none.clone() },
        Filter { opened_to: all.opened_to, ..none.clone() },
        Filter { opened_by: all.opened_by, ..none.clone() },
        Filter { overdue: Some(true), ..none.clone() },
        Filter { holder: all.holder, ..none.clone() },
        Filter { holder: all.holder, priority: all.priority, outcome: all.outcome, ..none.clone() },
        Filter { holder: all.holder, stages: vec![Stage::Ready], ..none.clone() },
        Filter { unheld: true, ..none.clone() },
        Filter { priority: all.priority, ..none.clone() },
        Filter { priority: all.priority, outcome: all.outcome, ..none.clone() },
        Filter { priority: Some(Priority::Normal), ..none.clone() },
        Filter { outcome: all.outcome, ..none.clone() },
        Filter { outcome: all.outcome, stages: vec![Stage::Closed], ..none.clone() },
        Filter { overdue: Some(false), ..none },
        Filter { overdue: Some(false), ..all.clone() },
        all,
    ];
    let typed = search::query("张伟 屏幕碎裂", true);
    for view in [View::Open, View::Today(day), View::Mine(person), View::Overdue, View::All] {
        for sort in [Sort::Newest, Sort::Oldest, Sort::Promise] {
            for filter in &filters {
                for typed in [None, typed.as_ref()] {
                    look(Asked { view, filter, sort, typed, now: Moment::EPOCH });
                }
            }
        }
    }
}
