//! How the machine looked and what worked, written down face to face.

use super::{Job, facts, heading};
use crate::{
    flow::Flow,
    fonts::FontSet,
    lines::{Line, Style, break_lines},
    list::Point,
    measure::{count, mm},
    sheet::{Align, Room},
    templates::outline,
    words,
};
use domain::condition::{CheckResult, Face, Mark, MarkKind};

/// Both sides of the machine with numbered marks on the left; on the right what the numbers mean, and the functions by
/// what was found.
pub(super) fn condition(flow: &mut Flow<'_>, job: &Job<'_>) {
    let Job { card, words, look, .. } = job;
    heading(flow, look, words.condition, "");
    if card.marks.is_empty() && !look.has_room && !look.is_low {
        in_words(flow, job);
        return;
    }
    let marks: Vec<(usize, Mark)> = card.marks.iter().enumerate().map(|(at, mark)| (at + 1, *mark)).collect();
    let (left, inner) = (flow.paper.side, flow.paper.inner());
    let (widest, gap) = (look.outline.min(mm(36.0)), look.gap(14.0));
    let frame = |x: f32, y: f32| outline::fitted(card.device.kind, Point { x, y }, widest, look.outline);
    let size = frame(0.0, 0.0);
    let text_left = left + 2.0 * (size.width + gap) + look.gap(4.0);
    let beside = if look.is_low { left + 0.46 * inner } else { left + inner };
    let text_width = beside - text_left - if look.is_low { gap } else { 0.0 };
    let fonts = flow.fonts;
    let lines = broken(fonts, said(job, &marks), text_width);
    let agreed = if look.is_low {
        let baseline = flow.y - look.gap(2.0) - look.heading.leading + look.heading.drop();
        flow.sheet().text(Point { x: beside, y: baseline }, &look.heading, words.agreed);
        broken(fonts, facts::agreed_lines(job), left + inner - beside)
    } else {
        Vec::new()
    };

    let drawn = size.height + look.foot.leading;
    let written = count(lines.len().max(agreed.len())) * look.value.leading;
    flow.need(drawn.max(written.min(look.outline)) + look.gap(10.0));
    let top = flow.y + look.gap(6.0);
    for (at, face) in [Face::Front, Face::Back].into_iter().enumerate() {
        let frame = frame(left + count(at) * (size.width + gap), top);
        let sheet = flow.sheet();
        outline::draw(sheet, fonts, &frame, (card.device.kind, face), &marks);
        let under = Room { left: frame.x, width: frame.width, align: Align::Center };
        let baseline = frame.y + frame.height + look.gap(2.0) + look.foot.drop();
        sheet.text_in(under, baseline, &look.foot, words::face(card.language, face));
    }
    let mut y = top;
    for (style, line) in &agreed {
        let room = Room { left: beside, width: left + inner - beside, align: Align::Left };
        flow.sheet().line_of_text(room, y, style, line);
        y += style.leading;
    }
    let lowest = y;
    flow.y = top;
    let room = Room { left: text_left, width: text_width, align: Align::Left };
    for (style, line) in lines {
        flow.need(style.leading);
        let y = flow.y;
        flow.sheet().line_of_text(room, y, &style, &line);
        flow.y += style.leading;
    }
    flow.y = flow.y.max(top + drawn + look.gap(2.0)).max(lowest);
}

/// Where nothing is marked and paper is short, without the outlines.
fn in_words(flow: &mut Flow<'_>, job: &Job<'_>) {
    flow.y += job.look.gap(3.0);
    for (style, text) in said(job, &[]) {
        flow.paragraph(&style, 0.0, &text, |_, _, _| {});
    }
}

fn broken(fonts: &FontSet, texts: Vec<(Style, String)>, width: f32) -> Vec<(Style, Line)> {
    let lines = |(style, text): (Style, String)| {
        break_lines(fonts, &style, &text, width).into_iter().map(move |line| (style, line))
    };
    texts.into_iter().flat_map(lines).collect()
}

/// The marks by kind, then the functions by result: a fault stands out.
fn said(job: &Job<'_>, marks: &[(usize, Mark)]) -> Vec<(Style, String)> {
    let Job { card, words, look, .. } = job;
    let mut said = Vec::new();
    for kind in MarkKind::ALL {
        let numbers: Vec<String> = marks
            .iter()
            .filter(|(_, mark)| mark.kind == *kind)
            .map(|(number, _)| number.to_string())
            .collect();
        if !numbers.is_empty() {
            let name = words::mark(card.language, *kind);
            said.push((look.strong, format!("{name}{}{}", words.colon, numbers.join(words.comma))));
        }
    }
    if said.is_empty() {
        said.push((look.value, words.no_marks.to_owned()));
    }
    let before = said.len();
    for result in [CheckResult::Fail, CheckResult::Pass, CheckResult::NotTested] {
        let items: Vec<&str> = card
            .checks
            .iter()
            .filter(|check| check.result == result)
            .map(|check| words::check_item(card.language, check.item))
            .collect();
        if !items.is_empty() {
            let style = if result == CheckResult::Fail { look.strong } else { look.value };
            let name = words::check_result(card.language, result);
            said.push((style, format!("{name}{}{}", words.colon, items.join(words.comma))));
        }
    }
    if said.len() == before {
        said.push((look.value, words.no_checks.to_owned()));
    }
    said
}
