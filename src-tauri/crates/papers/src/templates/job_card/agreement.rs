//! The lower part of a 接修单: room to write, the terms, who signs.

use super::card::Consent;
use super::{INK, Job, Part, block, heading};
use crate::{
    flow::{Flow, Paper, RunningHead},
    lines::{Style, break_lines},
    list::{Ink, Item, Point, Stroke},
    measure::mm,
    sheet::Sheet,
};
use domain::language::Language;

/// Lines that only guide the hand.
const GUIDE: Stroke = Stroke { width: 0.4, ink: Ink::grey(0xd0) };
const SIGNATURE: Stroke = Stroke { width: 0.7, ink: INK };
const STROKE: Stroke = Stroke { width: 1.0, ink: INK };
/// Between lines to write on.
const WRITING: f32 = mm(7.5);

/// What ends a part. On the last page it reaches down to the foot: what is left over is room for notes.
pub(super) fn closing(flow: &mut Flow<'_>, job: &Job<'_>) {
    match job.part {
        Part::Bench => {
            heading(flow, job.look, job.words.bench_notes, "");
            let room = flow.room();
            guides(flow, room);
        }
        Part::FrontDesk => with_notes(flow, job, |flow| signatures(flow, job)),
        Part::Customer => terms(flow, job),
        Part::Whole => with_notes(flow, job, |flow| {
            terms(flow, job);
            signatures(flow, job);
        }),
    }
}

/// Draws the end of a sheet at the foot of its page, with lines to write on above it where there is room. The end stays
/// whole where a page can hold it.
fn with_notes<'f>(flow: &mut Flow<'f>, job: &Job<'_>, end: impl Fn(&mut Flow<'f>)) {
    let high = height(flow, &end);
    if high > flow.room() && high <= flow.paper.floor() - flow.paper.top - mm(12.0) {
        // What is left of this side is room for notes, rather than the side the end stands on.
        notes(flow, job, 0.0);
        flow.turn();
    } else {
        notes(flow, job, high);
    }
    end(flow);
}

/// Lines to write on down to what is kept free below them, where there is room for two.
fn notes(flow: &mut Flow<'_>, job: &Job<'_>, below: f32) {
    let look = job.look;
    let above = look.gap(8.0) + look.heading.leading + look.gap(2.0);
    let left_over = flow.room() - below - above;
    if left_over > 1.6 * WRITING {
        heading(flow, look, job.words.notes, "");
        let lines = (left_over / WRITING).floor().min(6.0);
        guides(flow, lines * WRITING);
    }
}

/// How high something is, drawn on a page without end.
fn height<'f>(flow: &Flow<'f>, draw: impl Fn(&mut Flow<'f>)) -> f32 {
    let endless = Paper { height: f32::MAX, ..flow.paper };
    let mut trial = Flow::new(flow.fonts, endless, RunningHead::default());
    let start = trial.y;
    draw(&mut trial);
    trial.y - start
}

fn guides(flow: &mut Flow<'_>, height: f32) {
    let (left, inner, end) = (flow.paper.side, flow.paper.inner(), flow.y + height);
    while flow.y + WRITING <= end + 0.01 {
        flow.y += WRITING;
        let y = flow.y;
        flow.sheet().rule(left, y, inner, GUIDE);
    }
}

fn terms(flow: &mut Flow<'_>, job: &Job<'_>) {
    let Job { card, words, look, .. } = job;
    if card.terms.is_empty() && declined_fee(job).is_none() {
        return;
    }
    let (before, after) = words.edition;
    let edition = format!("{before}{}{after}", card.editions.0);
    let remark = match job.part {
        Part::Customer => format!("{edition} · {}", words.bring_this),
        Part::Whole | Part::FrontDesk | Part::Bench => edition,
    };
    heading(flow, look, words.terms, &remark);
    flow.y += look.gap(3.0);
    let style = term_style(flow, job);
    each_term(flow, job, &style);
}

/// Type for the terms. On the low form its lines stand a little closer, so that a copy stays one form; terms that are
/// longer than that go on over the next form rather than in fine print.
fn term_style(flow: &Flow<'_>, job: &Job<'_>) -> Style {
    let full = job.look.term;
    if !job.look.is_low {
        return full;
    }
    [1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82]
        .map(|share| Style { leading: full.leading * share, ..full })
        .into_iter()
        .find(|style| height(flow, |flow| each_term(flow, job, style)) <= flow.room())
        .unwrap_or(full)
}

fn each_term(flow: &mut Flow<'_>, job: &Job<'_>, style: &Style) {
    // Where nobody signs on this sheet, the fee is one of the terms; elsewhere it stands above the signature.
    let fee = declined_fee(job).filter(|_| job.part == Part::Customer);
    for (at, term) in job.card.terms.iter().chain(&fee).enumerate() {
        flow.need(style.leading);
        let place = Point { x: flow.paper.side, y: flow.y + style.drop() };
        flow.sheet().text(place, style, &format!("{}.", at + 1));
        flow.paragraph(style, style.size * 1.5, term, |_, _, _| {});
        flow.y += job.look.gap(1.0);
    }
}

/// What a no after the diagnosis costs, where the customer was told so.
fn declined_fee(job: &Job<'_>) -> Option<String> {
    let told = job.card.fee_told?;
    let (before, of, most, after) = job.words.declined_fee;
    Some(format!("{before}{}{of}{}{most}{}{after}", told.inspection, told.percent, told.most()?))
}

/// What the customer agrees to, and the two signatures.
fn signatures(flow: &mut Flow<'_>, job: &Job<'_>) {
    let Job { card, words, look, .. } = job;
    let (space, gap) = (mm(12.0) * look.unit.max(0.8), mm(10.0));
    let (before, between, after) = words.consent_to;
    let (terms, privacy) = card.editions;
    let mut said = format!("{}{before}{terms}{between}{privacy}{after}", words.consent);
    if let Some(fee) = declined_fee(job) {
        let gap = if card.language == Language::English { " " } else { "" };
        said.extend([gap, &fee]);
    }
    if let Consent::Outdated { at } = &card.consent {
        let (before, after) = words.outdated;
        said.extend([before, at.as_str(), after]);
    }
    let (left, inner) = (flow.paper.side, flow.paper.inner());
    // Exactly what is drawn below: asking for more would send the signatures to a page of their own.
    let text: f32 =
        break_lines(flow.fonts, &look.small, &said, inner).iter().map(|_| look.small.leading).sum();
    flow.need(look.gap(6.0) + text + space + 2.0 + look.small.leading);
    flow.y += look.gap(6.0);
    block(flow, left, inner, &look.small, &said);
    let y = flow.y + space;
    let half = (inner - gap) / 2.0;
    let sheet = flow.sheet();
    for (name, x) in [(words.customer_signs, left), (words.staff_signs, left + half + gap)] {
        let date = x + half * 0.68;
        sheet.rule(x, y, half * 0.64, SIGNATURE);
        sheet.rule(date, y, half * 0.32, SIGNATURE);
        let baseline = y + 2.0 + look.small.drop();
        sheet.text(Point { x, y: baseline }, &look.small, name);
        sheet.text(Point { x: date, y: baseline }, &look.small, words.date);
    }
    consented(sheet, job, (left, y, half), space);
    flow.y = y + 2.0 + look.small.leading;
}

/// On the customer's line: nothing yet or no longer, their strokes, or that they said so.
fn consented(sheet: &mut Sheet<'_>, job: &Job<'_>, (x, y, half): (f32, f32, f32), space: f32) {
    let Job { card, words, look, .. } = job;
    let date = Point { x: x + half * 0.68, y: y - 3.0 };
    match &card.consent {
        Consent::OnPaper | Consent::Outdated { .. } => {}
        Consent::OnScreen { strokes, at } => {
            let height = space - 3.0;
            let width = (height * 2.5).min(half * 0.64);
            let scale = width / 1000.0;
            for stroke in strokes {
                let on =
                    |(px, py): &(f32, f32)| Point { x: x + px * scale, y: y - 1.0 - (400.0 - py) * scale };
                let points: Vec<Point> = stroke.iter().map(on).collect();
                sheet.put(Item::Polyline { points, stroke: STROKE });
            }
            sheet.text(date, &look.small, at);
        }
        Consent::ByWord { at } => {
            sheet.text(Point { x, y: y - 3.0 }, &look.value, words.told);
            sheet.text(date, &look.small, at);
        }
    }
}
