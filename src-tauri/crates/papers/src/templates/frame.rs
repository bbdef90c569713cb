//! What stands around every sheet of a shop: its name, the paper's name and number, the codes, "x / y" at the foot.

use super::job_card::Shop;
use super::look::{HAIRLINE, INK, Look, STRONG};
use crate::{
    codes::ScanCode,
    flow::{Flow, RunningHead},
    fonts::FontSet,
    lines::{Style, break_lines},
    list::{Frame as Place, Image, Ink, Item, Point, Stroke},
    measure::mm,
    sheet::{Align, Room, Sheet},
    words::Words,
};
use std::collections::BTreeSet;

/// A sheet's frame.
pub(super) struct Frame<'a> {
    pub(super) look: &'a Look,
    pub(super) words: &'static Words,
    pub(super) shop: &'a Shop,
    /// The paper's name.
    pub(super) title: String,
    /// Whom this copy of it is for, where there are several.
    pub(super) copy: &'a str,
    /// What it is about, as people say it.
    pub(super) number: &'a str,
    /// Whether it was printed before.
    pub(super) reprint: bool,
    /// Local date and time of printing.
    pub(super) printed_at: &'a str,
    /// Whether the bar code stands beside the square one.
    pub(super) bars: bool,
}

/// A value beside the codes: where its column starts and how wide it is, as parts of the room; its name; the value.
pub(super) type Column<'a> = (f32, f32, &'a str, &'a str);

/// A shop's name too long for its place is set smaller down to this part of its size; longer ones take a second line.
const SMALLEST_NAME: f32 = 0.75;

/// Logo and shop on the left, the paper's name on the right, a strong line below.
pub(super) fn masthead(flow: &mut Flow<'_>, frame: &Frame<'_>) {
    let Frame { shop, words, look, .. } = frame;
    let (mut left, inner, top) = (flow.paper.side, flow.paper.inner(), flow.y);
    // Both names stand on one baseline.
    let baseline = top + look.shop.drop();
    let mut right = titled(flow, frame, baseline) - look.gap(10.0);
    if frame.reprint {
        right = reprinted(flow, frame, right, baseline) - look.gap(10.0);
    }
    let mut lowest = top + look.title.leading;
    if let Some(logo) = &shop.logo {
        // Where the paper is low, no higher than the shop's name and address beside it.
        let high = if look.is_low { look.shop.leading + look.small.leading } else { look.gap(mm(14.0)) };
        let place = logo_place(logo, Point { x: left, y: top }, look.gap(mm(32.0)), high);
        flow.sheet().put(Item::Image { image: 0, frame: place });
        left += place.width + look.gap(9.0);
        lowest = lowest.max(top + place.height);
    }
    let width = right - left;
    let share = width / flow.fonts.width(look.shop.weight, look.shop.size, &shop.name).max(1.0);
    let size = if share < SMALLEST_NAME { 1.0 } else { share.min(1.0) } * look.shop.size;
    block(flow, left, width, &Style { size, ..look.shop }, &shop.name);
    let phones = [(words.shop_phone, &shop.phone), (words.complaints, &shop.complaint_phone)];
    let said = phones
        .iter()
        .filter(|(_, number)| !number.is_empty())
        .map(|(name, number)| format!("{name}{}{number}", words.colon));
    let lines: Vec<String> =
        [shop.address.clone()].into_iter().filter(|text| !text.is_empty()).chain(said).collect();
    if !lines.is_empty() {
        // Below the paper's name, and therefore as wide as the paper.
        block(flow, left, flow.paper.side + inner - left, &look.small, &lines.join("\u{3000}"));
    }
    flow.y = flow.y.max(lowest) + look.gap(5.0);
    let y = flow.y;
    flow.sheet().rule(frame.look.paper.side, y, inner, STRONG);
}

/// The paper's name at the right edge, behind it in smaller type whose copy it is. Answers where they begin.
fn titled(flow: &mut Flow<'_>, frame: &Frame<'_>, baseline: f32) -> f32 {
    let look = frame.look;
    let copy = if frame.copy.is_empty() { String::new() } else { format!(" · {}", frame.copy) };
    let wide = |style: &Style, text: &str| flow.fonts.width(style.weight, style.size, text);
    let (title, beside) = (wide(&look.title, &frame.title), wide(&look.strong, &copy));
    let x = flow.paper.side + flow.paper.inner() - title - beside;
    let sheet = flow.sheet();
    let end = sheet.text(Point { x, y: baseline }, &look.title, &frame.title);
    sheet.text(Point { x: end, y: baseline }, &look.strong, &copy);
    x
}

/// A framed word that ends at `right`: somebody may hold an earlier print. Answers where it begins.
fn reprinted(flow: &mut Flow<'_>, frame: &Frame<'_>, right: f32, baseline: f32) -> f32 {
    let (look, word) = (frame.look, frame.words.reprint);
    let pad = look.gap(4.0);
    let width = flow.fonts.width(look.heading.weight, look.heading.size, word);
    let x = right - width - pad;
    let sheet = flow.sheet();
    sheet.text(Point { x, y: baseline }, &look.heading, word);
    let (top, height) = (baseline - look.heading.size, look.heading.size * 1.3);
    let place = Place { x: x - pad, y: top, width: width + 2.0 * pad, height };
    sheet.outline(place, Stroke { width: 0.8, ink: INK });
    place.x
}

fn logo_place(logo: &Image, at: Point, width: f32, height: f32) -> Place {
    let side = |pixels: u32| f32::from(u16::try_from(pixels).unwrap_or(u16::MAX)).max(1.0);
    let (w, h) = (side(logo.width), side(logo.height));
    let scale = (width / w).min(height / h);
    Place { x: at.x, y: at.y, width: w * scale, height: h * scale }
}

/// The number large, two facts beside it, and the codes. A number too long for its place is set smaller, never broken in
/// two as long as it can be read.
pub(super) fn numbered(
    flow: &mut Flow<'_>,
    frame: &Frame<'_>,
    (code, digits): (&ScanCode, &str),
    (name, beside): (&str, [Column<'_>; 2]),
) {
    let look = frame.look;
    let (left, inner, top) = (flow.paper.side, flow.paper.inner(), flow.y + look.gap(10.0));
    let (bar, square) = look.modules;
    let height = code.square_side(square);
    let codes = Point { x: left + inner - height, y: top };
    let sheet = flow.sheet();
    sheet.put(code.squares(codes, square));
    let mut room = codes.x - left - mm(5.0);
    if frame.bars {
        let bars = Point { x: codes.x - mm(7.0) - code.bars_width(bar), y: top };
        sheet.put(code.bars(bars, height - look.foot.leading, bar));
        let under = Room { left: bars.x, width: code.bars_width(bar), align: Align::Center };
        sheet.text_in(under, top + height - 0.5, &look.foot, digits);
        room = bars.x - left - mm(5.0);
    }
    let wide = flow.fonts.width(look.number.weight, look.number.size, frame.number);
    let share = (beside[0].0 * room - look.gap(4.0)) / wide;
    let number = Style { size: look.number.size * share.clamp(0.6, 1.0), ..look.number };
    let columns = [
        (0.0, beside[0].0, name, frame.number, number),
        (beside[0].0, beside[0].1, beside[0].2, beside[0].3, look.value),
        (beside[1].0, beside[1].1, beside[1].2, beside[1].3, look.value),
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
pub(super) fn heading(flow: &mut Flow<'_>, look: &Look, text: &str, remark: &str) {
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
pub(super) fn block(flow: &mut Flow<'_>, left: f32, width: f32, style: &Style, text: &str) {
    let room = Room { left, width, align: Align::Left };
    for line in break_lines(flow.fonts, style, text, width) {
        let y = flow.y;
        flow.sheet().line_of_text(room, y, style, &line);
        flow.y += style.leading;
    }
}

/// What further pages begin with, and what could not be shown in it.
pub(super) fn running_head(frame: &Frame<'_>, fonts: &FontSet) -> (RunningHead, BTreeSet<char>) {
    let (look, paper) = (frame.look, frame.look.paper);
    let mut sheet = Sheet::new(fonts, paper.width, paper.height);
    let room = Room { left: paper.side, width: paper.inner(), align: Align::Left };
    let copy = if frame.copy.is_empty() { String::new() } else { format!(" · {}", frame.copy) };
    let name = format!("{}{copy} {}{}", frame.title, frame.number, frame.words.continued);
    if let Some(line) = break_lines(fonts, &look.heading, &name, paper.inner()).first() {
        sheet.line_of_text(room, paper.top, &look.heading, line);
    }
    let below = look.heading.leading + look.gap(4.0);
    sheet.rule(paper.side, paper.top + below, paper.inner(), STRONG);
    (RunningHead { items: sheet.page.items, height: below + look.gap(3.0) }, sheet.missing)
}

/// Which paper this is, on every page.
pub(super) fn footer(sheet: &mut Sheet<'_>, fonts: &FontSet, frame: &Frame<'_>, (page, of): (usize, usize)) {
    let Frame { shop, words, look, .. } = frame;
    let paper = look.paper;
    let (left, inner, y) = (paper.side, paper.inner(), paper.floor() + look.gap(6.0));
    sheet.rule(left, y, inner, HAIRLINE);
    let top = y + look.gap(3.0);
    let room = Room { left, width: inner, align: Align::Left };
    let own = format!("{}\u{3000}{}", frame.number, shop.name);
    if let Some(line) = break_lines(fonts, &look.foot, &own, inner * 0.55).first() {
        sheet.line_of_text(room, top, &look.foot, line);
    }
    let when = if frame.reprint { words.reprinted_at } else { words.printed_at };
    let right = format!("{when} {}\u{3000}{page} / {of}", frame.printed_at);
    sheet.text_in(Room { align: Align::Right, ..room }, top + look.foot.drop(), &look.foot, &right);
}
