//! What papers on a roll share: as long as they need to be, names on the left, sums on the right.

use super::job_card::Shop;
use crate::{
    failure::{PapersFailure, Result},
    flow::{Flow, Paper, RunningHead},
    fonts::FontSet,
    lines::{Style, break_lines},
    list::{Doc, Ink, Stroke, Weight},
    measure::mm,
    sheet::{Align, Room},
    table::{Cell, RowLook, row},
    words::Words,
};
use domain::language::Language;
use domain::paper::PaperSize;
use kernel::Moment;

/// Longer than any of them, in points; the page is cut to what it took.
const LONGEST: f32 = 20_000.0;
pub(super) const LINE: Stroke = Stroke { width: 0.7, ink: Ink::grey(0x40) };
const ROW: RowLook = RowLook { pad: 1.2, rule: Stroke { width: 0.0, ink: Ink::grey(0xff) }, fill: None };

/// How large its parts are: heads print 72 mm of an 80 mm roll and 48 mm of a 58 mm one.
pub(super) struct RollLook {
    pub(super) paper: Paper,
    pub(super) names: f32,
    pub(super) square: usize,
    pub(super) shop: Style,
    pub(super) title: Style,
    pub(super) amount: Style,
    pub(super) value: Style,
    pub(super) strong: Style,
}

impl RollLook {
    pub(super) fn of(size: PaperSize) -> Result<Self> {
        let look = |width: f32, printed: f32, unit: f32, square| {
            let set = |weight, size: f32, leading: f32| Style {
                weight,
                size: size * unit,
                leading: leading * unit,
                ink: Ink::BLACK,
            };
            Self {
                paper: Paper {
                    width: mm(width),
                    height: LONGEST,
                    side: mm((width - printed) / 2.0),
                    top: mm(4.0),
                    bottom: 0.0,
                },
                names: mm(21.0) * unit,
                square,
                shop: set(Weight::Bold, 13.0, 17.0),
                title: set(Weight::Bold, 16.0, 22.0),
                amount: set(Weight::Bold, 24.0, 30.0),
                value: set(Weight::Regular, 10.0, 14.0),
                strong: set(Weight::Bold, 10.0, 14.0),
            }
        };
        match size {
            PaperSize::Roll80 => Ok(look(80.0, 71.0, 1.0, 6)),
            PaperSize::Roll58 => Ok(look(58.0, 47.5, 0.84, 5)),
            PaperSize::A4 | PaperSize::A5 | PaperSize::Form241 | PaperSize::Label40 | PaperSize::Label60 => {
                Err(PapersFailure::NoSuchSize(size))
            }
        }
    }
}

/// Begins with the shop, the paper's name and whether it is a second print.
pub(super) fn begun<'f>(
    fonts: &'f FontSet,
    look: &RollLook,
    (shop, title): (&Shop, &str),
    reprint: Option<&str>,
) -> Flow<'f> {
    let mut flow = Flow::new(fonts, look.paper, RunningHead::default());
    centred(&mut flow, &look.shop, &shop.name);
    flow.y += 3.0;
    centred(&mut flow, &look.title, title);
    if let Some(word) = reprint {
        centred(&mut flow, &look.strong, &format!("— {word} —"));
    }
    line(&mut flow);
    flow
}

/// Ends with where the shop is, and cuts the page to what it took.
pub(super) fn ended(
    mut flow: Flow<'_>,
    look: &RollLook,
    (shop, words): (&Shop, &Words),
    (title, language, created): (String, Language, Moment),
) -> Doc {
    let called =
        if shop.phone.is_empty() { String::new() } else { format!("{} {}", words.shop_phone, shop.phone) };
    for text in [&shop.address, &called] {
        if !text.is_empty() {
            centred(&mut flow, &look.value, text);
        }
    }
    let height = flow.y + mm(5.0);
    let (mut pages, missing) = flow.finish(|_, _, _| {});
    for page in &mut pages {
        page.height = height;
    }
    Doc {
        title,
        lang: language.text(),
        author: Some(shop.name.clone()).filter(|name| !name.is_empty()),
        created,
        pages,
        images: Vec::new(),
        missing,
    }
}

/// A name and what stands behind it; nothing where that is empty.
pub(super) fn told(flow: &mut Flow<'_>, look: &RollLook, (name, value): (&str, &str), is_strong: bool) {
    if value.is_empty() {
        return;
    }
    let inner = flow.paper.inner();
    let style = if is_strong { look.strong } else { look.value };
    let cells = [
        Cell { left: 0.0, width: look.names, align: Align::Left, style: look.value, text: name },
        Cell { left: look.names, width: inner - look.names, align: Align::Left, style, text: value },
    ];
    row(flow, &cells, &ROW, |_| {});
}

/// More about the row above.
pub(super) fn beneath(flow: &mut Flow<'_>, look: &RollLook, text: &str) {
    let (left, inner) = (look.value.size, flow.paper.inner());
    let cell = Cell { left, width: inner - left, align: Align::Left, style: look.value, text };
    row(flow, &[cell], &ROW, |_| {});
}

/// A name on the left and a sum on the right.
pub(super) fn summed(flow: &mut Flow<'_>, look: &RollLook, (name, sum): (&str, &str), is_strong: bool) {
    let style = if is_strong { look.strong } else { look.value };
    let inner = flow.paper.inner();
    let right = flow.fonts.width(style.weight, style.size, sum) + 6.0;
    let cells = [
        Cell { left: 0.0, width: inner - right, align: Align::Left, style, text: name },
        Cell { left: inner - right, width: right, align: Align::Right, style, text: sum },
    ];
    row(flow, &cells, &ROW, |_| {});
}

pub(super) fn line(flow: &mut Flow<'_>) {
    flow.y += 4.0;
    let (left, inner, y) = (flow.paper.side, flow.paper.inner(), flow.y);
    flow.sheet().rule(left, y, inner, LINE);
    flow.y += 3.0;
}

pub(super) fn centred(flow: &mut Flow<'_>, style: &Style, text: &str) {
    let room = Room { left: flow.paper.side, width: flow.paper.inner(), align: Align::Center };
    for line in break_lines(flow.fonts, style, text, room.width) {
        let y = flow.y;
        flow.sheet().line_of_text(room, y, style, &line);
        flow.y += style.leading;
    }
}

/// A sum in the middle: one too long for the roll is set smaller, never broken in two.
pub(super) fn sum_in_the_middle(flow: &mut Flow<'_>, style: &Style, sum: &str) {
    let share = flow.paper.inner() / flow.fonts.width(style.weight, style.size, sum).max(1.0);
    centred(flow, &Style { size: style.size * share.min(1.0), ..*style }, sum);
}

/// A line to sign on.
pub(super) fn signed(flow: &mut Flow<'_>, look: &RollLook, name: &str) {
    flow.y += mm(9.0);
    let (left, inner, y) = (flow.paper.side, flow.paper.inner(), flow.y);
    let end = flow.sheet().text(crate::list::Point { x: left, y }, &look.value, name);
    flow.sheet().rule(end + 4.0, y + 2.0, left + inner - end - 4.0, LINE);
    flow.y += 5.0;
}
