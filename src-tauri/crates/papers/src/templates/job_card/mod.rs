//! 接修单: what the customer takes home when a machine comes in, and what lies beside it on the bench.

mod agreement;
mod card;
mod condition;
mod facts;

pub use card::{Consent, Device, JobCard, Shop};

use crate::{
    codes::ScanCode,
    failure::Result,
    flow::{Flow, RunningHead},
    fonts::FontSet,
    lines::{Style, break_lines},
    list::{Doc, Frame, Image, Ink, Item, Page, Point, Stroke},
    measure::mm,
    sheet::{Align, Room, Sheet},
    words::{self, Words},
};
use card::{INK, Look, Part};
use domain::paper::PaperSize;
use std::collections::BTreeSet;

const HAIRLINE: Stroke = Stroke { width: 0.5, ink: Ink::grey(0xc8) };
const STRONG: Stroke = Stroke { width: 1.4, ink: INK };

/// What every part of the template draws from.
struct Job<'a> {
    card: &'a JobCard,
    words: &'static Words,
    look: &'a Look,
    part: Part,
}

/// Lays out a 接修单: one sheet on A4 and A5, three on the continuous form (前台联, 工程师联, 客户联).
///
/// # Errors
/// `NotScannable` when `digits` are not an even count of digits, `NoSuchSize`.
pub fn job_card(card: &JobCard, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    let words = words::of(card.language);
    let code = ScanCode::new(&card.digits)?;
    let (look, parts) = Look::of(size)?;
    let mut pages = Vec::new();
    let mut missing = BTreeSet::new();
    for part in parts {
        let job = Job { card, words, look: &look, part: *part };
        let (more, unknown) = sheet(&job, &code, fonts);
        pages.extend(more);
        missing.extend(unknown);
    }
    Ok(Doc {
        title: format!("{} {}", words.job_card, card.number),
        lang: card.language.text(),
        author: Some(card.shop.name.clone()).filter(|name| !name.is_empty()),
        created: card.created,
        pages,
        images: card.shop.logo.iter().cloned().collect(),
        missing,
    })
}

/// One part, over as many pages as it takes.
fn sheet(job: &Job<'_>, code: &ScanCode, fonts: &FontSet) -> (Vec<Page>, BTreeSet<char>) {
    let (head, mut missing) = running_head(job, fonts);
    let mut flow = Flow::new(fonts, job.look.paper, head);
    masthead(&mut flow, job);
    order(&mut flow, job, code);
    facts::facts(&mut flow, job);
    facts::fault(&mut flow, job);
    condition::condition(&mut flow, job);
    if !job.look.is_low {
        facts::agreed(&mut flow, job);
    }
    agreement::closing(&mut flow, job);
    let (pages, more) = flow.finish(|sheet, page, of| footer(sheet, fonts, job, (page, of)));
    missing.extend(more);
    (pages, missing)
}

/// Logo and shop on the left, the paper's name on the right, a strong line below.
fn masthead(flow: &mut Flow<'_>, job: &Job<'_>) {
    let Job { card, words, look, .. } = job;
    let (mut left, inner, top) = (flow.paper.side, flow.paper.inner(), flow.y);
    // Both names stand on one baseline.
    let room = Room { left, width: inner, align: Align::Right };
    let baseline = top + look.shop.drop();
    let named = title(job);
    flow.sheet().text_in(room, baseline, &look.title, &named);
    let title_width = flow.fonts.width(look.title.weight, look.title.size, &named);
    if card.reprint {
        reprinted(flow, job, left + inner - title_width - look.gap(8.0), baseline);
    }
    let mut lowest = top + look.title.leading;
    if let Some(logo) = &card.shop.logo {
        // Where the paper is low, no higher than the shop's name and address beside it.
        let high = if look.is_low { look.shop.leading + look.small.leading } else { look.gap(mm(14.0)) };
        let frame = logo_frame(logo, Point { x: left, y: top }, look.gap(mm(32.0)), high);
        flow.sheet().put(Item::Image { image: 0, frame });
        left += frame.width + look.gap(9.0);
        lowest = lowest.max(top + frame.height);
    }
    let reprint_width = if card.reprint { look.gap(60.0) } else { 0.0 };
    let width = flow.paper.side + inner - left - title_width - reprint_width - look.gap(16.0);
    block(flow, left, width, &look.shop, &card.shop.name);
    let phones = [(words.shop_phone, &card.shop.phone), (words.complaints, &card.shop.complaint_phone)];
    let said = phones
        .iter()
        .filter(|(_, number)| !number.is_empty())
        .map(|(name, number)| format!("{name}{}{number}", words.colon));
    let lines: Vec<String> =
        [card.shop.address.clone()].into_iter().filter(|text| !text.is_empty()).chain(said).collect();
    if !lines.is_empty() {
        block(flow, left, width, &look.small, &lines.join("\u{3000}"));
    }
    flow.y = flow.y.max(lowest) + look.gap(5.0);
    let y = flow.y;
    flow.sheet().rule(flow_left(job), y, inner, STRONG);
}

fn flow_left(job: &Job<'_>) -> f32 {
    job.look.paper.side
}

/// The paper's name, with whom this part is for.
fn title(job: &Job<'_>) -> String {
    let words = job.words;
    let copy = match job.part {
        Part::Whole => return words.job_card.to_owned(),
        Part::FrontDesk => words.front_desk_copy,
        Part::Bench => words.bench_copy,
        Part::Customer => words.customer_copy,
    };
    format!("{} · {copy}", words.job_card)
}

/// A framed word that ends at `right`: somebody may hold an earlier print.
fn reprinted(flow: &mut Flow<'_>, job: &Job<'_>, right: f32, baseline: f32) {
    let (look, word) = (job.look, job.words.reprint);
    let pad = look.gap(4.0);
    let width = flow.fonts.width(look.heading.weight, look.heading.size, word);
    let x = right - width - pad;
    let sheet = flow.sheet();
    sheet.text(Point { x, y: baseline }, &look.heading, word);
    let (top, height) = (baseline - look.heading.size, look.heading.size * 1.3);
    let frame = Frame { x: x - pad, y: top, width: width + 2.0 * pad, height };
    sheet.outline(frame, Stroke { width: 0.8, ink: INK });
}

fn logo_frame(logo: &Image, at: Point, width: f32, height: f32) -> Frame {
    let side = |pixels: u32| f32::from(u16::try_from(pixels).unwrap_or(u16::MAX)).max(1.0);
    let (w, h) = (side(logo.width), side(logo.height));
    let scale = (width / w).min(height / h);
    Frame { x: at.x, y: at.y, width: w * scale, height: h * scale }
}

/// The number large, when and by whom, and the codes.
fn order(flow: &mut Flow<'_>, job: &Job<'_>, code: &ScanCode) {
    let Job { card, words, look, .. } = job;
    let (left, inner, top) = (flow.paper.side, flow.paper.inner(), flow.y + look.gap(10.0));
    let (bar, square) = look.modules;
    let height = code.square_side(square);
    let codes = Point { x: left + inner - height, y: top };
    let bars = Point { x: codes.x - mm(7.0) - code.bars_width(bar), y: top };
    let sheet = flow.sheet();
    sheet.put(code.squares(codes, square));
    sheet.put(code.bars(bars, height - look.foot.leading, bar));
    let under = Room { left: bars.x, width: code.bars_width(bar), align: Align::Center };
    sheet.text_in(under, top + height - 0.5, &look.foot, &card.digits);

    let room = bars.x - left - mm(5.0);
    let wide = flow.fonts.width(look.number.weight, look.number.size, &card.number);
    let share = (0.46 * room - look.gap(4.0)) / wide;
    // The number is never broken in two as long as it can be read.
    let number = Style { size: look.number.size * share.clamp(0.6, 1.0), ..look.number };
    let columns = [
        (0.0, 0.46, words.number, &card.number, number),
        (0.46, 0.32, words.opened_at, &card.opened_at, look.value),
        (0.78, 0.22, words.opened_by, &card.opened_by, look.value),
    ];
    let mut lowest = top + height;
    for (start, share, name, value, style) in columns {
        let x = left + start * room;
        flow.y = top - look.gap(3.0);
        block(flow, x, share * room, &look.small, name);
        // Small and large values stand on one baseline.
        flow.y = top + look.small.leading + look.number.drop() - style.drop();
        block(flow, x, share * room - look.gap(4.0), &style, value);
        lowest = lowest.max(flow.y);
    }
    flow.y = lowest + look.gap(2.0);
}

/// A bold line with a lighter remark, and a hairline below.
fn heading(flow: &mut Flow<'_>, look: &Look, text: &str, remark: &str) {
    let (above, below) = (look.gap(if look.is_low { 5.0 } else { 8.0 }), look.gap(2.0));
    // Not without the first two lines of what it heads.
    flow.need(above + look.heading.leading + below + 2.0 * look.value.leading);
    flow.y += above;
    let (left, inner, y) = (flow.paper.side, flow.paper.inner(), flow.y);
    let sheet = flow.sheet();
    let end = sheet.text(Point { x: left, y: y + look.heading.drop() }, &look.heading, text);
    let remark_at = Point { x: end + look.gap(7.0), y: y + look.heading.drop() };
    sheet.text(remark_at, &look.small, remark);
    let y = y + look.heading.leading + below;
    sheet.rule(left, y, inner, Stroke { width: 0.7, ink: Ink::grey(0x90) });
    flow.y = y;
}

/// A text that wraps, somewhere on the page.
fn block(flow: &mut Flow<'_>, left: f32, width: f32, style: &Style, text: &str) {
    let room = Room { left, width, align: Align::Left };
    for line in break_lines(flow.fonts, style, text, width) {
        let y = flow.y;
        flow.sheet().line_of_text(room, y, style, &line);
        flow.y += style.leading;
    }
}

/// What further pages begin with, and what could not be shown in it.
fn running_head(job: &Job<'_>, fonts: &FontSet) -> (RunningHead, BTreeSet<char>) {
    let (look, paper) = (job.look, job.look.paper);
    let mut sheet = Sheet::new(fonts, paper.width, paper.height);
    let room = Room { left: paper.side, width: paper.inner(), align: Align::Left };
    let name = format!("{} {}{}", title(job), job.card.number, job.words.continued);
    if let Some(line) = break_lines(fonts, &look.heading, &name, paper.inner()).first() {
        sheet.line_of_text(room, paper.top, &look.heading, line);
    }
    let below = look.heading.leading + look.gap(4.0);
    sheet.rule(paper.side, paper.top + below, paper.inner(), STRONG);
    (RunningHead { items: sheet.page.items, height: below + look.gap(3.0) }, sheet.missing)
}

/// Which paper this is, on every page.
fn footer(sheet: &mut Sheet<'_>, fonts: &FontSet, job: &Job<'_>, (page, of): (usize, usize)) {
    let Job { card, words, look, .. } = job;
    let paper = look.paper;
    let (left, inner, y) = (paper.side, paper.inner(), paper.floor() + look.gap(6.0));
    sheet.rule(left, y, inner, HAIRLINE);
    let top = y + look.gap(3.0);
    let room = Room { left, width: inner, align: Align::Left };
    let own = format!("{}\u{3000}{}", card.number, card.shop.name);
    if let Some(line) = break_lines(fonts, &look.foot, &own, inner * 0.55).first() {
        sheet.line_of_text(room, top, &look.foot, line);
    }
    let when = if card.reprint { words.reprinted_at } else { words.printed_at };
    let right = format!("{when} {}\u{3000}{page} / {of}", card.printed_at);
    sheet.text_in(Room { align: Align::Right, ..room }, top + look.foot.drop(), &look.foot, &right);
}
