//! What the papers of an order share from the quote to the hand-over: whose it is, its lines and their sums.

use super::frame::{Frame, block, heading};
use super::grid::{amount, fact, grid, strong};
use super::job_card::{Device, Shop};
use super::look::{HAIRLINE, INK, Look};
use crate::{
    flow::Flow,
    fonts::FontSet,
    lines::{Style, break_lines},
    list::{Doc, Ink, Page, Point, Stroke},
    measure::{count, mm},
    sheet::{Align, Room},
    table::{Column, TableLook, table},
    words::{self, CounterWords, Words},
};
use domain::language::Language;
use domain::payment;
use domain::price::{Grade, LineKind};
use domain::quote::Payer;
use kernel::{Moment, Money};
use std::collections::BTreeSet;

/// Whose paper it is and about which order; texts ready to read, masked by the caller.
#[derive(Debug, Clone)]
pub struct OrderHead {
    /// The language of everything that is not data.
    pub language: Language,
    /// Whose paper it is.
    pub shop: Shop,
    /// The order's number as people say it, `WX261121-0007`.
    pub number: String,
    /// The order's number as scanners read it: an even count of digits.
    pub digits: String,
    /// The customer.
    pub customer_name: String,
    /// Their phone.
    pub phone: String,
    /// The machine.
    pub device: Device,
    /// Whether this paper was printed before.
    pub reprint: bool,
    /// Local date and time of printing.
    pub printed_at: String,
    /// The same moment, for the file's own date.
    pub created: Moment,
}

/// A line that somebody pays.
#[derive(Debug, Clone)]
pub struct PricedLine {
    /// What it asks money for.
    pub kind: LineKind,
    /// In words.
    pub name: String,
    /// What a part is.
    pub grade: Option<Grade>,
    /// Who pays it.
    pub payer: Payer,
    /// How many.
    pub quantity: i64,
    /// The price of one; below zero for a discount.
    pub unit: Money,
    /// All of it.
    pub amount: Money,
    /// For how many days after the hand-over it is answered for.
    pub days: Option<i64>,
    /// Until which day, once it is handed over.
    pub until: Option<String>,
}

/// What a template draws with.
pub(super) struct Sheet<'a> {
    pub(super) head: &'a OrderHead,
    pub(super) look: &'a Look,
    pub(super) words: &'static Words,
    pub(super) said: &'static CounterWords,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(head: &'a OrderHead, look: &'a Look) -> Self {
        Self { head, look, words: words::of(head.language), said: words::counter(head.language) }
    }

    pub(super) fn frame(&self, title: String) -> Frame<'_> {
        Frame {
            look: self.look,
            words: self.words,
            shop: &self.head.shop,
            title,
            copy: "",
            number: &self.head.number,
            reprint: self.head.reprint,
            printed_at: &self.head.printed_at,
            bars: self.look.has_room,
        }
    }

    /// The finished paper.
    pub(super) fn doc(&self, title: String, pages: Vec<Page>, missing: BTreeSet<char>) -> Doc {
        let shop = &self.head.shop;
        Doc {
            title,
            lang: self.head.language.text(),
            author: Some(shop.name.clone()).filter(|name| !name.is_empty()),
            created: self.head.created,
            pages,
            images: shop.logo.iter().cloned().collect(),
            missing,
        }
    }

    /// Whose it is and what it is.
    pub(super) fn whose(&self, flow: &mut Flow<'_>) {
        let Self { head, look, words, .. } = self;
        heading(flow, look, words.facts, "");
        let mut facts = vec![strong(words.customer, &*head.customer_name), fact(words.phone, &*head.phone)];
        facts.push(strong(words.device, machine(head.language, &head.device)));
        let device = &head.device;
        let number = [(words.imei, &device.imei), (words.serial, &device.serial)]
            .into_iter()
            .find_map(|(name, number)| number.as_ref().map(|number| fact(name, number.as_str())));
        facts.extend(number);
        grid(flow, look, &facts);
    }
}

/// `手机 OPPO Reno 12 · 曜石黑 · 256GB`
pub(super) fn machine(language: Language, device: &Device) -> String {
    let name = format!("{} {} {}", words::kind(language, device.kind), device.brand, device.model);
    let parts = [name.trim_end(), &device.colour, &device.storage];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Which of a line's columns a paper shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Columns {
    /// What it costs.
    Prices,
    /// What it costs and until when it is answered for.
    Warranty,
}

/// The lines of an order as a table.
pub(super) fn lines(flow: &mut Flow<'_>, sheet: &Sheet<'_>, lines: &[PricedLine], shown: Columns) {
    let Sheet { look, said, .. } = sheet;
    heading(flow, look, said.lines, "");
    if lines.is_empty() {
        flow.y += look.gap(3.0);
        block(flow, look.paper.side, look.paper.inner(), &look.value, said.nothing);
        return;
    }
    let (left, right) = (Align::Left, Align::Right);
    let titles: Vec<(&str, f32, Align)> = match shown {
        Columns::Prices => vec![
            (said.item, 0.27, left),
            (said.kind, 0.115, left),
            (said.grade, 0.11, left),
            (said.payer, 0.115, left),
            (said.days, 0.08, right),
            (said.unit, 0.125, right),
            (said.quantity, 0.06, right),
            (said.amount, 0.125, right),
        ],
        Columns::Warranty if !look.has_room => vec![
            (said.item, 0.27, left),
            (said.grade, 0.11, left),
            (said.payer, 0.13, left),
            (said.quantity, 0.07, right),
            (said.amount, 0.14, right),
            (said.days, 0.1, right),
            (said.until, 0.18, right),
        ],
        Columns::Warranty => vec![
            (said.item, 0.27, left),
            (said.grade, 0.11, left),
            (said.payer, 0.135, left),
            (said.unit, 0.105, right),
            (said.quantity, 0.055, right),
            (said.amount, 0.105, right),
            (said.days, 0.08, right),
            (said.until, 0.14, right),
        ],
    };
    let columns: Vec<Column> = titles
        .into_iter()
        .map(|(title, share, align)| Column { title: title.to_owned(), share, align })
        .collect();
    let rows: Vec<Vec<String>> = lines.iter().map(|line| cells(sheet, line, shown)).collect();
    table(flow, &columns, (&rows, None), &table_look(look));
}

/// The lines on a receipt: what, how many, how much; nothing where there is none.
pub(super) fn short_lines(flow: &mut Flow<'_>, (look, language): (&Look, Language), lines: &[PricedLine]) {
    if lines.is_empty() {
        return;
    }
    let said = words::counter(language);
    let columns: Vec<Column> = [
        (said.item, 0.68, Align::Left),
        (said.quantity, 0.1, Align::Right),
        (said.amount, 0.22, Align::Right),
    ]
    .into_iter()
    .map(|(title, share, align)| Column { title: title.to_owned(), share, align })
    .collect();
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|line| vec![line.name.clone(), line.quantity.to_string(), line.amount.to_string()])
        .collect();
    flow.y += look.gap(10.0);
    table(flow, &columns, (&rows, None), &table_look(look));
}

fn cells(sheet: &Sheet<'_>, line: &PricedLine, shown: Columns) -> Vec<String> {
    let (language, said) = (sheet.head.language, sheet.said);
    let kind = words::line_kind(language, line.kind).to_owned();
    let grade = line.grade.map_or_else(String::new, |grade| words::grade(language, grade).to_owned());
    let payer = words::payer(language, line.payer).to_owned();
    let quantity = line.quantity.to_string();
    let days = in_days(said, line.days);
    match shown {
        Columns::Prices => vec![
            line.name.clone(),
            kind,
            grade,
            payer,
            days,
            line.unit.to_string(),
            quantity,
            line.amount.to_string(),
        ],
        Columns::Warranty => {
            let until = line.until.clone().unwrap_or_default();
            let (unit, amount) = (line.unit.to_string(), line.amount.to_string());
            if sheet.look.has_room {
                vec![line.name.clone(), grade, payer, unit, quantity, amount, days, until]
            } else {
                vec![line.name.clone(), grade, payer, quantity, amount, days, until]
            }
        }
    }
}

/// `90 天`
fn in_days(said: &CounterWords, days: Option<i64>) -> String {
    let (before, after) = said.cell_days;
    days.map_or_else(String::new, |days| format!("{before}{days}{after}"))
}

/// How the tables of these papers look.
pub(super) fn table_look(look: &Look) -> TableLook {
    TableLook {
        header: look.label,
        header_fill: Ink::grey(0xf0),
        body: look.value,
        sum: look.strong,
        pad: if look.has_room { look.gap(3.0) } else { look.gap(1.6) },
        rule: HAIRLINE,
    }
}

/// A sum at the right end of a paper.
pub(super) struct Sum<'t> {
    pub(super) name: &'t str,
    pub(super) amount: Money,
    /// The one that counts.
    pub(super) strong: bool,
}

/// Sums, one under the other at the right edge; under a strong one, in Chinese, the same in capitals.
pub(super) fn sums(flow: &mut Flow<'_>, sheet: &Sheet<'_>, sums: &[Sum<'_>]) {
    sums_of(flow, (sheet.look, sheet.head.language), sums);
}

/// The same for a paper that is no order's.
pub(super) fn sums_of(flow: &mut Flow<'_>, (look, language): (&Look, Language), sums: &[Sum<'_>]) {
    let words = words::of(language);
    let lead = |sum: &Sum<'_>| if sum.strong { look.number.leading } else { look.value.leading };
    let capitals = |sum: &Sum<'_>| {
        (sum.strong && language == Language::Chinese && sum.amount > Money::ZERO)
            .then(|| payment::in_capitals(sum.amount))
    };
    let height: f32 = sums
        .iter()
        .map(|sum| lead(sum) + if capitals(sum).is_some() { look.value.leading } else { 0.0 })
        .sum();
    // Sums are never parted from each other.
    flow.need(height + look.gap(6.0));
    flow.y += look.gap(6.0);
    let (left, inner) = (flow.paper.side, flow.paper.inner());
    for sum in sums {
        let (name, value) = if sum.strong { (look.strong, look.number) } else { (look.label, look.value) };
        let baseline = flow.y + value.drop().max(name.drop());
        let said = amount(words, sum.amount);
        let width = flow.fonts.width(value.weight, value.size, &said).max(look.gap(mm(24.0)));
        let place = Room { left, width: inner, align: Align::Right };
        flow.sheet().text_in(place, baseline, &value, &said);
        let beside = Room { left, width: inner - width - look.gap(10.0), align: Align::Right };
        flow.sheet().text_in(beside, baseline, &name, sum.name);
        flow.y += lead(sum);
        if let Some(capitals) = capitals(sum) {
            let baseline = flow.y + look.value.drop();
            flow.sheet().text_in(place, baseline, &look.value, &capitals);
            flow.y += look.value.leading;
        }
    }
}

/// A paragraph of small print with room above it.
pub(super) fn remark(flow: &mut Flow<'_>, look: &Look, text: &str) {
    flow.need(look.gap(8.0) + look.small.leading);
    flow.y += look.gap(8.0);
    flow.paragraph(&look.small, 0.0, text, |_, _, _| {});
}

/// What stands on a line to sign on.
pub(super) enum Signed<'a> {
    /// Nothing yet.
    Empty,
    /// Strokes from a screen, x in 0 to 1000 and y in 0 to 400, and the local date and time.
    Strokes(&'a [Vec<(f32, f32)>], &'a str),
    /// A name and the local date and time.
    Name(&'a str, &'a str),
}

const SIGNATURE: Stroke = Stroke { width: 0.7, ink: INK };
const STROKE: Stroke = Stroke { width: 1.0, ink: INK };

/// Two lines to sign on, side by side, each with its name and a date; never parted from each other.
pub(super) fn signatures(flow: &mut Flow<'_>, sheet: &Sheet<'_>, places: [(&str, Signed<'_>); 2]) {
    signing(flow, (sheet.look, sheet.words), places);
}

/// The same for a paper that is no order's.
pub(super) fn signing(flow: &mut Flow<'_>, (look, words): (&Look, &Words), places: [(&str, Signed<'_>); 2]) {
    let (space, gap) = (mm(if look.has_room { 14.0 } else { 12.5 }) * look.unit, mm(10.0));
    flow.need(space + 2.0 + look.small.leading);
    let (left, y) = (flow.paper.side, flow.y + space);
    let half = (flow.paper.inner() - gap) / 2.0;
    let fonts = flow.fonts;
    for ((name, signed), x) in places.into_iter().zip([left, left + half + gap]) {
        let date = x + half * 0.64;
        let page = flow.sheet();
        page.rule(x, y, half * 0.6, SIGNATURE);
        page.rule(date, y, half * 0.36, SIGNATURE);
        let baseline = y + 2.0 + look.small.drop();
        page.text(Point { x, y: baseline }, &look.small, name);
        page.text(Point { x: date, y: baseline }, &look.small, words.date);
        let said = Point { x: date, y: y - 3.0 };
        match signed {
            Signed::Empty => {}
            Signed::Name(name, at) => {
                written(
                    page,
                    fonts,
                    look,
                    Room { left: x, width: half * 0.6, align: Align::Left },
                    (y, name),
                );
                page.text(said, &look.small, at);
            }
            Signed::Strokes(strokes, at) => {
                let scale = ((space - 3.0) * 2.5).min(half * 0.6) / 1000.0;
                for stroke in strokes {
                    let on = |(px, py): &(f32, f32)| Point {
                        x: x + px * scale,
                        y: y - 1.0 - (400.0 - py) * scale,
                    };
                    let points = stroke.iter().map(on).collect();
                    page.put(crate::list::Item::Polyline { points, stroke: STROKE });
                }
                page.text(said, &look.small, at);
            }
        }
    }
    flow.y = y + 2.0 + look.small.leading;
}

/// A name above the line it signs on: a long one smaller, as small as the smallest type; what is longer yet takes a
/// second line, and ends there.
fn written(
    page: &mut crate::sheet::Sheet<'_>,
    fonts: &FontSet,
    look: &Look,
    room: Room,
    (y, name): (f32, &str),
) {
    let share = room.width / fonts.width(look.value.weight, look.value.size, name).max(1.0);
    let size = (look.value.size * share.min(1.0)).max(look.small.size);
    let style = Style { size, leading: size * 1.25, ..look.value };
    let mut lines = break_lines(fonts, &style, name, room.width);
    lines.truncate(2);
    for (above, line) in lines.iter().rev().enumerate() {
        let baseline = y - 3.0 - count(above) * style.leading;
        page.line_of_text(room, baseline - style.drop(), &style, line);
    }
}

/// Begins a paper of an order: its frame, its number and the codes.
pub(super) fn begun<'f>(
    sheet: &Sheet<'_>,
    frame: &Frame<'_>,
    fonts: &'f FontSet,
    beside: [super::frame::Column<'_>; 2],
) -> crate::Result<(Flow<'f>, BTreeSet<char>)> {
    let code = crate::codes::ScanCode::new(&sheet.head.digits)?;
    let (head, missing) = super::frame::running_head(frame, fonts);
    let mut flow = Flow::new(fonts, sheet.look.paper, head);
    super::frame::masthead(&mut flow, frame);
    super::frame::numbered(&mut flow, frame, (&code, &sheet.head.digits), (sheet.words.number, beside));
    Ok((flow, missing))
}
