//! The lower part of a 接修单: what is looked at together, what is agreed, who signs.

use super::{HAIRLINE, INK, JobCard, LABEL, NAMES, SMALL, block, heading, regular};
use crate::{
    flow::{Flow, Paper, RunningHead},
    lines::Style,
    list::{Ink, Point, Stroke},
    measure::{count, mm},
    sheet::Sheet,
    words::JobCardWords,
};

const CHOICE: Style = regular(9.3, 16.0, INK);
const TERM: Style = regular(8.3, 12.8, Ink::grey(0x30));
/// Boxes, and lines to write on.
const PEN: Stroke = Stroke { width: 0.6, ink: Ink::grey(0x70) };
/// Lines that only guide the hand.
const GUIDE: Stroke = Stroke { width: 0.4, ink: Ink::grey(0xdc) };
const SIGNATURE: Stroke = Stroke { width: 0.7, ink: INK };
/// Between lines to write on.
const WRITING: f32 = mm(8.5);

/// Everything that is filled in and signed. On the last page it reaches down to the foot: what is left over is room
/// for notes. Where it does not fit on one page, the form stays whole and so do the terms with the signatures.
pub(super) fn closing(flow: &mut Flow<'_>, card: &JobCard, words: &JobCardWords) {
    let form = height(flow, |trial| checks(trial, words, WRITING));
    let agreed = height(flow, |trial| agreement(trial, card, words));
    flow.need(form);
    let room = flow.room();
    if form + agreed <= room {
        checks(flow, words, WRITING + room - form - agreed);
    } else {
        // Not down to the footer's line.
        checks(flow, words, WRITING + (room - form - mm(2.5)).max(0.0));
        if agreed <= flow.paper.floor() - flow.paper.top - mm(12.0) {
            flow.need(agreed);
        }
    }
    agreement(flow, card, words);
}

/// How high something is, drawn on a page without end.
fn height<'f>(flow: &Flow<'f>, draw: impl FnOnce(&mut Flow<'f>)) -> f32 {
    let endless = Paper { height: f32::MAX, ..flow.paper };
    let mut trial = Flow::new(flow.fonts, endless, RunningHead::default());
    let start = trial.y;
    draw(&mut trial);
    trial.y - start
}

/// Boxes to tick and lines to write on.
fn checks(flow: &mut Flow<'_>, words: &JobCardWords, notes: f32) {
    heading(flow, words.checked, words.by_hand);
    for (name, choices) in words.boxes {
        choice_row(flow, words, name, choices);
    }
    let (left, right) = (flow.paper.side, flow.paper.width - flow.paper.side);
    written_row(flow, words.estimate, CHOICE.leading + 6.0, |sheet, y| {
        let baseline = y + CHOICE.drop();
        let mut pen = left + NAMES;
        for (name, end) in [(words.amount, left + NAMES + mm(48.0)), (words.ready_by, right)] {
            pen = sheet.text(Point { x: pen, y: baseline }, &CHOICE, name) + 4.0;
            sheet.rule(pen, baseline + 2.0, end - pen, PEN);
            pen = end + mm(6.0);
        }
    });
    written_row(flow, words.notes, notes, |sheet, y| {
        let mut guide = y + WRITING;
        while guide < y + notes - WRITING / 2.0 {
            sheet.rule(left + NAMES, guide, right - left - NAMES, GUIDE);
            guide += WRITING;
        }
    });
}

/// A name, boxes in columns, and a line for what no box says.
fn choice_row(flow: &mut Flow<'_>, words: &JobCardWords, name: &str, choices: &[&str]) {
    let (side, gap) = (8.0, 3.5);
    let (left, right) = (flow.paper.side + NAMES, flow.paper.width - flow.paper.side);
    let column = (right - left) / count(words.box_columns);
    let fonts = flow.fonts;
    written_row(flow, name, CHOICE.leading + 5.5, |sheet, y| {
        let baseline = y + CHOICE.drop();
        let mut x = left;
        for choice in choices.iter().copied().chain([words.other]) {
            sheet.check_box(Point { x, y: baseline - side + 0.6 }, side, false, PEN);
            let end = sheet.text(Point { x: x + side + gap, y: baseline }, &CHOICE, choice);
            if choice == words.other {
                sheet.rule(end + gap, baseline + 2.0, right - end - gap, PEN);
            }
            let own = side + gap + fonts.width(CHOICE.weight, CHOICE.size, choice);
            x += (own / column).ceil() * column;
        }
    });
}

/// A row with a name on the left that is filled in by hand.
fn written_row<'f>(flow: &mut Flow<'f>, name: &str, height: f32, draw: impl FnOnce(&mut Sheet<'f>, f32)) {
    flow.need(height);
    let (left, top, inner) = (flow.paper.side, flow.y, flow.paper.inner());
    let sheet = flow.sheet();
    sheet.text(Point { x: left, y: top + 3.0 + LABEL.drop() }, &LABEL, name);
    draw(sheet, top + 3.0);
    sheet.rule(left, top + height, inner, HAIRLINE);
    flow.y += height;
}

/// Terms and signatures.
fn agreement(flow: &mut Flow<'_>, card: &JobCard, words: &JobCardWords) {
    if !card.terms.is_empty() {
        heading(flow, words.terms, "");
        flow.y += 3.0;
    }
    for (at, term) in card.terms.iter().enumerate() {
        flow.need(TERM.leading);
        let place = Point { x: flow.paper.side, y: flow.y + TERM.drop() };
        flow.sheet().text(place, &TERM, &format!("{}.", at + 1));
        flow.paragraph(&TERM, 13.0, term, |_, _, _| {});
        flow.y += 1.2;
    }
    signatures(flow, words);
}

fn signatures(flow: &mut Flow<'_>, words: &JobCardWords) {
    let (space, gap) = (mm(13.0), mm(10.0));
    flow.need(8.0 + SMALL.leading + space + SMALL.leading);
    flow.y += 8.0;
    let (left, inner) = (flow.paper.side, flow.paper.inner());
    block(flow, left, inner, &SMALL, words.consent);
    let y = flow.y + space;
    let half = (inner - gap) / 2.0;
    let sheet = flow.sheet();
    for (name, x) in [(words.customer_signs, left), (words.staff_signs, left + half + gap)] {
        let date = x + half * 0.68;
        sheet.rule(x, y, half * 0.64, SIGNATURE);
        sheet.rule(date, y, half * 0.32, SIGNATURE);
        let baseline = y + 2.0 + SMALL.drop();
        sheet.text(Point { x, y: baseline }, &SMALL, name);
        sheet.text(Point { x: date, y: baseline }, &SMALL, words.date);
    }
    flow.y = y + 2.0 + SMALL.leading;
}
