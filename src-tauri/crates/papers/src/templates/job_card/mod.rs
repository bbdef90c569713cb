//! 接修单: what a customer takes home when a machine comes in, A4.
//!
//! Fields after the intake slips of service centers; what the order does not know yet is ticked and written by hand.

mod closing;

use crate::{
    codes::ScanCode,
    failure::Result,
    flow::{Flow, Paper, RunningHead},
    fonts::FontSet,
    lines::{Style, break_lines},
    list::{Doc, Ink, Point, Stroke, Weight},
    measure::mm,
    sheet::{Align, Room, Sheet},
    table::{Cell, RowLook, row},
    words::{self, JobCardWords},
};
use domain::language::Language;
use kernel::Moment;
use std::collections::BTreeSet;

/// An order as it is printed: texts ready to read, in the shop's zone, masked or not by the caller.
#[derive(Debug, Clone)]
pub struct JobCard {
    /// The language of everything that is not data.
    pub language: Language,
    /// Whose paper it is.
    pub shop: Shop,
    /// The order's number as people say it, `WX261121-0007`.
    pub number: String,
    /// The order's number as scanners read it: an even count of digits, 14 as a rule.
    pub digits: String,
    /// Local date and time of intake, `2026-11-21 14:02`.
    pub opened_at: String,
    /// Who took the machine in.
    pub opened_by: String,
    /// The customer.
    pub customer_name: String,
    /// The customer's phone.
    pub phone: String,
    /// Who made the device.
    pub brand: String,
    /// Which one it is.
    pub model: String,
    /// Its IMEI, if it has one.
    pub imei: Option<String>,
    /// Its serial number, if known.
    pub serial: Option<String>,
    /// What is wrong, in the customer's words: newlines and tabs are kept, any length flows over pages.
    pub symptom: String,
    /// What both sides agree to.
    pub terms: Vec<String>,
    /// Local date and time of printing.
    pub printed_at: String,
    /// The same moment, for the file's own date.
    pub created: Moment,
}

/// Whose paper it is. Empty texts are left out.
#[derive(Debug, Clone)]
pub struct Shop {
    /// The shop's name.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// Its phone.
    pub phone: String,
    /// Where complaints are heard.
    pub complaint_phone: String,
}

/// A paper, and what could not be shown on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The paper.
    pub doc: Doc,
    /// Characters that no face has; ▯ stands for each.
    pub missing: Vec<char>,
}

const A4: Paper =
    Paper { width: mm(210.0), height: mm(297.0), side: mm(15.0), top: mm(13.0), bottom: mm(17.0) };

const BETWEEN_MARGINS: Room = Room { left: A4.side, width: A4.inner(), align: Align::Left };

const INK: Ink = Ink::grey(0x16);
const SOFT: Ink = Ink::grey(0x5c);
const HAIRLINE: Stroke = Stroke { width: 0.5, ink: Ink::grey(0xc8) };
const BAR: Stroke = Stroke { width: 2.0, ink: Ink::grey(0xc8) };
const STRONG: Stroke = Stroke { width: 1.4, ink: INK };

const SHOP: Style = bold(14.0, 20.0, INK);
const TITLE: Style = bold(23.0, 28.0, INK);
const NUMBER: Style = bold(17.0, 22.0, INK);
const HEADING: Style = bold(10.5, 15.0, INK);
const VALUE: Style = regular(10.5, 16.0, INK);
const NAME: Style = bold(10.5, 16.0, INK);
const QUOTE: Style = regular(10.5, 17.0, INK);
const LABEL: Style = regular(8.5, 16.0, SOFT);
const SMALL: Style = regular(8.5, 13.0, SOFT);
const FOOT: Style = regular(7.5, 10.0, SOFT);

/// The column of names in grids.
const NAMES: f32 = mm(19.5);

const fn regular(size: f32, leading: f32, ink: Ink) -> Style {
    Style { weight: Weight::Regular, size, leading, ink }
}

const fn bold(size: f32, leading: f32, ink: Ink) -> Style {
    Style { weight: Weight::Bold, size, leading, ink }
}

/// Lays out a 接修单.
///
/// # Errors
/// `NotScannable` when `digits` are not an even count of digits.
pub fn job_card(card: &JobCard, fonts: &FontSet) -> Result<Drawn> {
    let words = words::job_card(card.language);
    let code = ScanCode::new(&card.digits)?;
    let (head, mut missing) = running_head(card, words, fonts);
    let mut flow = Flow::new(fonts, A4, head);
    masthead(&mut flow, card, words);
    order(&mut flow, card, words, &code);
    facts(&mut flow, card, words);
    symptom(&mut flow, card, words);
    closing::closing(&mut flow, card, words);
    let (pages, more) = flow.finish(|sheet, page, of| footer(sheet, fonts, card, words, (page, of)));
    missing.extend(more);
    let doc = Doc {
        title: format!("{} {}", words.title, card.number),
        lang: card.language.text(),
        author: Some(card.shop.name.clone()).filter(|name| !name.is_empty()),
        created: card.created,
        pages,
        images: Vec::new(),
    };
    Ok(Drawn { doc, missing: missing.into_iter().collect() })
}

/// Shop on the left, the paper's name on the right, a strong line below.
fn masthead(flow: &mut Flow<'_>, card: &JobCard, words: &JobCardWords) {
    let (left, inner, top) = (flow.paper.side, flow.paper.inner(), flow.y);
    let title = flow.fonts.width(TITLE.weight, TITLE.size, words.title);
    // Both names stand on one baseline.
    let room = Room { left, width: inner, align: Align::Right };
    flow.sheet().text_in(room, top + SHOP.drop(), &TITLE, words.title);

    let width = inner - title - mm(8.0);
    block(flow, left, width, &SHOP, &card.shop.name);
    flow.y += 2.0;
    let phones = [(words.shop_phone, &card.shop.phone), (words.complaints, &card.shop.complaint_phone)];
    let phones: Vec<String> = phones
        .iter()
        .filter(|(_, number)| !number.is_empty())
        .map(|(name, number)| format!("{name}{}{number}", words.colon))
        .collect();
    for text in [card.shop.address.clone(), phones.join("\u{3000}")] {
        if !text.is_empty() {
            block(flow, left, width, &SMALL, &text);
        }
    }
    flow.y = flow.y.max(top + TITLE.leading) + 7.0;
    let y = flow.y;
    flow.sheet().rule(left, y, inner, STRONG);
}

/// The number large, when and by whom, and the codes.
fn order(flow: &mut Flow<'_>, card: &JobCard, words: &JobCardWords, code: &ScanCode) {
    let (left, inner, top) = (flow.paper.side, flow.paper.inner(), flow.y + 11.0);
    let (bar, square) = (3, 5);
    let height = code.square_side(square);
    let codes = Point { x: left + inner - height, y: top };
    let bars = Point { x: codes.x - mm(7.0) - code.bars_width(bar), y: top };
    let sheet = flow.sheet();
    sheet.put(code.squares(codes, square));
    sheet.put(code.bars(bars, height - 10.0, bar));
    let under = Room { left: bars.x, width: code.bars_width(bar), align: Align::Center };
    sheet.text_in(under, top + height - 0.5, &FOOT, &card.digits);

    let room = bars.x - left - mm(5.0);
    let columns = [
        (0.0, 0.46, words.number, &card.number, NUMBER),
        (0.46, 0.32, words.opened_at, &card.opened_at, VALUE),
        (0.78, 0.22, words.opened_by, &card.opened_by, VALUE),
    ];
    let mut lowest = top + height;
    for (start, share, name, value, style) in columns {
        let x = left + start * room;
        flow.y = top - 3.0;
        block(flow, x, share * room, &SMALL, name);
        // Small and large values stand on one baseline.
        flow.y = top + 13.0 + NUMBER.drop() - style.drop();
        block(flow, x, share * room - 4.0, &style, value);
        lowest = lowest.max(flow.y);
    }
    flow.y = lowest + 4.0;
}

/// Whose it is and what it is, in two columns.
fn facts(flow: &mut Flow<'_>, card: &JobCard, words: &JobCardWords) {
    heading(flow, words.facts, "");
    let dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
    let rows = [
        [(words.customer, card.customer_name.clone(), NAME), (words.phone, card.phone.clone(), NAME)],
        [(words.brand, card.brand.clone(), VALUE), (words.model, card.model.clone(), VALUE)],
        [(words.imei, dash(&card.imei), VALUE), (words.serial, dash(&card.serial), VALUE)],
    ];
    let half = flow.paper.inner() / 2.0;
    let look = RowLook { pad: 2.5, rule: HAIRLINE, fill: None };
    for pair in &rows {
        let mut cells = Vec::new();
        for ((name, value, style), left) in pair.iter().zip([0.0, half]) {
            cells.push(Cell { left, width: NAMES, align: Align::Left, style: LABEL, text: name });
            let (left, width) = (left + NAMES, half - NAMES - 8.0);
            cells.push(Cell { left, width, align: Align::Left, style: *style, text: value });
        }
        row(flow, &cells, &look, |_| {});
    }
}

/// The customer's words, beside a bar.
fn symptom(flow: &mut Flow<'_>, card: &JobCard, words: &JobCardWords) {
    heading(flow, words.symptom, words.own_words);
    flow.y += 3.0;
    let x = flow.paper.side + BAR.width / 2.0;
    flow.paragraph(&QUOTE, 11.0, &card.symptom, |sheet, top, height| {
        let (from, to) = (Point { x, y: top }, Point { x, y: top + height });
        sheet.put(crate::list::Item::Line { from, to, stroke: BAR });
    });
}

/// A bold line with a lighter remark, and a hairline below.
fn heading(flow: &mut Flow<'_>, text: &str, remark: &str) {
    // Not without the first two lines of what it heads.
    flow.need(13.0 + HEADING.leading + 3.0 + 2.0 * QUOTE.leading);
    flow.y += 13.0;
    let (left, inner, y) = (flow.paper.side, flow.paper.inner(), flow.y);
    let sheet = flow.sheet();
    let end = sheet.text(Point { x: left, y: y + HEADING.drop() }, &HEADING, text);
    sheet.text(Point { x: end + 7.0, y: y + HEADING.drop() }, &SMALL, remark);
    sheet.rule(left, y + HEADING.leading + 3.0, inner, Stroke { width: 0.7, ink: Ink::grey(0x90) });
    flow.y += HEADING.leading + 3.0;
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
fn running_head(card: &JobCard, words: &JobCardWords, fonts: &FontSet) -> (RunningHead, BTreeSet<char>) {
    let mut sheet = Sheet::new(fonts, A4.width, A4.height);
    let y = A4.top - 4.0;
    let name = format!("{} {}{}", words.title, card.number, words.continued);
    if let Some(line) = break_lines(fonts, &HEADING, &name, A4.inner()).first() {
        sheet.line_of_text(BETWEEN_MARGINS, y, &HEADING, line);
    }
    sheet.rule(A4.side, y + HEADING.leading + 5.0, A4.inner(), STRONG);
    (RunningHead { items: sheet.page.items, height: HEADING.leading + 8.0 }, sheet.missing)
}

/// Which paper this is, on every page.
fn footer(
    sheet: &mut Sheet<'_>,
    fonts: &FontSet,
    card: &JobCard,
    words: &JobCardWords,
    (page, of): (usize, usize),
) {
    let (left, inner, y) = (A4.side, A4.inner(), A4.floor() + 8.0);
    sheet.rule(left, y, inner, HAIRLINE);
    let top = y + 3.0;
    let own = format!("{}\u{3000}{}", card.number, card.shop.name);
    if let Some(line) = break_lines(fonts, &FOOT, &own, inner * 0.55).first() {
        sheet.line_of_text(BETWEEN_MARGINS, top, &FOOT, line);
    }
    let right = format!("{} {}\u{3000}{page} / {of}", words.printed_at, card.printed_at);
    sheet.text_in(Room { align: Align::Right, ..BETWEEN_MARGINS }, top + FOOT.drop(), &FOOT, &right);
}
