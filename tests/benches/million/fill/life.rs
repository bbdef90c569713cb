//! What becomes of an order after its intake: its steps, its test, its time on the bench, its price, what was paid, and
//! who fetched the machine. Orders that were over when the bench came to the shop have none of it.

use super::{Filling, NOW};
use domain::repair::Stage;
use domain::stage::{Moved, due, ready_on};
use kernel::{Moment, Zone};
use std::time::Duration;
use store::inspection::rusqlite::params;
use uuid::Uuid;

/// An order as the list knows it, and the way it went.
pub(super) struct Order<'a> {
    pub(super) id: Uuid,
    /// Its place, which is also what its papers are numbered by.
    pub(super) place: usize,
    pub(super) kind: &'static str,
    pub(super) promised: Moment,
    pub(super) path: &'a [&'static str],
}

/// What the row of an order says of its way.
pub(super) struct Told {
    pub(super) holder: Option<Uuid>,
    pub(super) due_at: Option<String>,
    pub(super) ready_on: Option<String>,
    pub(super) outcome: Option<&'static str>,
}

/// After how many hours an order comes somewhere.
fn hours(to: &str) -> u64 {
    match to {
        "diagnosing" => 2,
        "quoting" => 3,
        "awaiting_consent" => 4,
        "repairing" => 6,
        "testing" => 26,
        "ready" => 28,
        "handed_over" => 50,
        "closed" => 24 * 9,
        _ => 24 * 100,
    }
}

fn text(moment: Moment) -> (String, String) {
    (moment.text(), Zone::SHANGHAI.day(moment).text())
}

impl Filling<'_> {
    /// Writes down everything but the order's own row, and tells what that row says of it.
    pub(super) fn life(&mut self, order: &Order<'_>, is_old: bool) -> Told {
        let is_over = order.path.iter().any(|stage| ["handed_over", "void"].contains(stage));
        if is_over && is_old {
            return Told { holder: None, due_at: None, ready_on: None, outcome: None };
        }
        let holder = (order.path.len() > 1 || self.dice.below(2) == 0).then(|| self.somebody());
        let steps = self.steps(order, holder);
        let moved: Vec<Moved> = steps.iter().map(|(_, moved)| *moved).collect();
        let last = order.path.last().copied().and_then(Stage::read).expect("a stage");
        if let (Some(holder), Some(at)) = (holder, at_of(&steps, Stage::Testing)) {
            self.tested(order, holder, at);
        }
        if let (Some(holder), Some(at)) = (holder, at_of(&steps, Stage::Repairing)) {
            let end = at.later(Duration::from_secs(60 * (20 + self.dice.number() % 70)));
            self.statement(
                "INSERT INTO work (id, repair, person, began_at, ended_at, ending) VALUES (?, ?, ?, ?, ?, 'stopped')",
            )
            .execute(params![self.row("work"), order.id, holder, at.text(), end.text()])
            .expect("a time");
        }
        if let Some(at) = at_of(&steps, Stage::HandedOver) {
            self.paid(order, at);
        }
        if let Some((step, _)) = steps.iter().find(|(_, moved)| moved.to == Stage::Ready).filter(|_| !is_over)
        {
            self.reminded(order, *step, last);
        }
        Told {
            holder,
            due_at: due(Some(order.promised), &moved).map(Moment::text),
            ready_on: ready_on(last, &moved).map(kernel::Day::text),
            outcome: order.path.contains(&"ready").then_some("repaired"),
        }
    }

    /// The id of a row that the journal knows of.
    fn row(&mut self, noun: &str) -> Uuid {
        let id = self.new_id();
        self.entry("repair.step", (noun, id), vec![], vec![]);
        id
    }

    fn somebody(&mut self) -> Uuid {
        self.staff[self.dice.below(self.staff.len())]
    }

    fn steps(&mut self, order: &Order<'_>, holder: Option<Uuid>) -> Vec<(Uuid, Moved)> {
        let now = Moment::read(NOW).expect("a moment");
        let mut all = Vec::new();
        for step in order.path.windows(2) {
            let at = self.at.later(Duration::from_secs(3_600 * hours(step[1]))).min(now);
            let (id, by) = (self.row("step"), holder.unwrap_or(self.staff[0]));
            // Here and there somebody lets one pass.
            let overridden =
                if step[1] == "ready" && self.dice.below(400) == 0 { "[\"test_same_person\"]" } else { "[]" };
            let (moment, day) = text(at);
            self.statement(
                "INSERT INTO step (id, repair, came_from, went_to, reason, overridden, undone, at, day, by)
                 VALUES (?, ?, ?, ?, '', ?, 0, ?, ?, ?)",
            )
            .execute(params![id, order.id, step[0], step[1], overridden, moment, day, by])
            .expect("a step");
            let (from, to) = (Stage::read(step[0]).expect("a stage"), Stage::read(step[1]).expect("a stage"));
            all.push((id, Moved { at, day: Zone::SHANGHAI.day(at), from, to, hold: None }));
        }
        all
    }

    fn tested(&mut self, order: &Order<'_>, holder: Uuid, at: Moment) {
        let (id, by) = (self.row("checkup"), self.somebody());
        let verdict = if self.dice.below(12) == 0 { "fail" } else { "pass" };
        let (moment, day) = text(at.later(Duration::from_secs(1_800)));
        let is_done = order.path.contains(&"ready");
        self.statement(
            "INSERT INTO checkup (id, repair, purpose, round, checklist, results, verdict, reason, ended_at, ended_on, by)
             SELECT ?, ?, 'test', 1, (SELECT id FROM checklist WHERE purpose = 'test' AND kind = ? LIMIT 1), '[]',
               ?, '', ?, ?, ?",
        )
        .execute(params![
            id,
            order.id,
            order.kind,
            if is_done { verdict } else { "open" },
            is_done.then_some(moment),
            is_done.then_some(day),
            if by == holder { self.staff[0] } else { by }
        ])
        .expect("a test");
    }

    /// The price that was agreed, the settlement, what was paid on it, and the hand-over.
    fn paid(&mut self, order: &Order<'_>, at: Moment) {
        self.closed(at);
        let (quote, settlement, place) = (self.row("quote"), self.row("settlement"), order.place);
        let amount = 5_000 + i64::try_from(self.dice.below(60)).expect("small") * 1_000;
        let (moment, day) = text(at);
        let by = self.somebody();
        self.statement(
            "INSERT INTO quote (id, repair, version, state, words, offered_at, at, by) VALUES (?, ?, 1, 'agreed', '', ?, ?, ?)",
        )
        .execute(params![quote, order.id, moment, moment, by])
        .expect("a quote");
        self.statement(
            "INSERT INTO quote_line (id, quote, place, kind, name, quantity, unit, payer, days, changed, dropped)
             VALUES (?, ?, 0, 'labour', '维修工时', 1, ?, 'customer', 90, '', 0)",
        )
        .execute(params![self.row("quote_line"), quote, amount])
        .expect("a line");
        self.statement(
            "INSERT INTO quote_answer (id, quote, answer, how, who, phone, words, at, by)
             VALUES (?, ?, 'agreed', 'phone', '', '', '', ?, ?)",
        )
        .execute(params![self.row("quote_answer"), quote, moment, by])
        .expect("an answer");
        self.statement(
            "INSERT INTO settlement (id, number, repair, quote, rounding, cancelled, reason, at, day, by)
             VALUES (?, ?, ?, ?, 0, 0, '', ?, ?, ?)",
        )
        .execute(params![settlement, format!("JS{place:09}"), order.id, quote, moment, day, by])
        .expect("a settlement");
        self.posted(("receivable", "labour", amount), (order.id, settlement), (at, by));
        // One in some hundred leaves with a debt.
        let is_owing = self.dice.below(400) == 0;
        if is_owing {
            self.statement("INSERT INTO open_debt (repair) VALUES (?)")
                .execute(params![order.id])
                .expect("a debt");
        } else {
            let (payment, method) =
                (self.row("payment"), ["wechat", "wechat", "alipay", "cash", "card"][self.dice.below(5)]);
            self.statement(
                "INSERT INTO payment (id, number, repair, kind, amount, method, reference, settlement, reason, at, day, by)
                 VALUES (?, ?, ?, 'paid', ?, ?, '', ?, '', ?, ?, ?)",
            )
            .execute(params![
                payment,
                format!("SK{place:09}"),
                order.id,
                amount,
                method,
                settlement,
                moment,
                day,
                by
            ])
            .expect("a payment");
            self.posted((method, "receivable", amount), (order.id, payment), (at, by));
        }
        self.statement(
            "INSERT INTO hand_over (id, repair, against, collector, how, accessories, old_parts, outcome, owed, reopened,
             at, day, by) VALUES (?, ?, 'voucher', '', 'paper', '[]', 'none', 'repaired', ?, 0, ?, ?, ?)",
        )
        .execute(params![self.row("hand_over"), order.id, if is_owing { amount } else { 0 }, moment, day, by])
        .expect("a hand-over");
    }

    fn posted(
        &mut self,
        (debit, credit, amount): (&str, &str, i64),
        (repair, doc): (Uuid, Uuid),
        (at, by): (Moment, Uuid),
    ) {
        let (moment, day) = text(at);
        self.statement(
            "INSERT INTO posting (id, debit, credit, amount, repair, doc, at, day, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .execute(params![self.new_id(), debit, credit, amount, repair, doc, moment, day, by])
        .expect("a posting");
        self.postings += 1;
        if debit == "receivable" {
            self.receivable += amount;
        } else if credit == "receivable" {
            self.receivable -= amount;
        }
    }

    /// Each day is closed with the first hand-over of the next: all but today's.
    fn closed(&mut self, at: Moment) {
        let (moment, day) = text(at);
        if day <= self.closed_on {
            return;
        }
        if !self.closed_on.is_empty() {
            self.statement(
                "INSERT INTO close (id, number, scope, day, upto, opening, counted, expected, stays, pieces, totals,
                 prepaid, receivable, reason, head_row, head_hash, at, by)
                 VALUES (?, ?, 'day', ?, ?, 0, 0, 0, 0, '{}', '[]', 0, ?, '', 1, ?, ?, ?)",
            )
            .execute(params![
                self.row("close"),
                format!("RJ{}", self.closed_on),
                self.closed_on,
                self.postings,
                self.receivable,
                "0".repeat(64),
                moment,
                self.staff[0]
            ])
            .expect("a close");
        }
        self.closed_on = day;
    }

    /// A customer is told when the machine is ready, and those of machines that nobody fetched all along the path.
    fn reminded(&mut self, order: &Order<'_>, wait: Uuid, last: Stage) {
        let path =
            [("ready", 0_u64), ("day_3", 3), ("day_7", 7), ("day_15", 15), ("day_30", 30), ("notice", 31)];
        let told = if last == Stage::Unclaimed { path.len() } else { 1 };
        let now = Moment::read(NOW).expect("a moment");
        for (what, days) in &path[..told] {
            let at = self.at.later(Duration::from_secs(3_600 * (28 + 24 * days))).min(now);
            let (id, (moment, day)) = (self.row("reminder"), text(at));
            self.statement(
                "INSERT INTO reminder (id, repair, wait, what, how, proof, at, day, by) VALUES (?, ?, ?, ?, 'letter', '', ?, ?, ?)",
            )
            .execute(params![id, order.id, wait, what, moment, day, self.staff[0]])
            .expect("a reminder");
        }
    }
}

fn at_of(steps: &[(Uuid, Moved)], to: Stage) -> Option<Moment> {
    steps.iter().find(|(_, moved)| moved.to == to).map(|(_, moved)| moved.at)
}
