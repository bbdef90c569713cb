//! Labels for a machine's bag and for what lies beside it, in whole dots of a 203 dpi printer.

use crate::{
    codes::ScanCode,
    failure::{PapersFailure, Result},
    fonts::FontSet,
    lines::{Style, break_lines},
    list::{Doc, Ink, Point, Weight},
    measure::{dots, mm},
    sheet::{Align, Room, Sheet},
};
use domain::language::Language;
use domain::paper::PaperSize;
use kernel::Moment;

/// What a label says. The number and the QR code always stand on it; the other lines as far as there is room.
#[derive(Debug, Clone)]
pub struct Label {
    /// The language of the text.
    pub language: Language,
    /// The order's number as people say it.
    pub number: String,
    /// The order's number as scanners read it.
    pub digits: String,
    /// The lines below it: machine, customer, what is wrong, when it is promised; or what the accessory is. Each is cut off
    /// with … at the edge; the first is bold.
    pub lines: Vec<String>,
    /// When it is drawn.
    pub created: Moment,
}

/// How large a label's parts are.
struct Look {
    width: f32,
    height: f32,
    margin: f32,
    /// Printer dots in a square of the QR code.
    square: usize,
    number: Style,
    first: Style,
    line: Style,
}

impl Look {
    fn of(size: PaperSize) -> Result<Self> {
        let set = |weight, size: f32, leading: f32| Style { weight, size, leading, ink: Ink::BLACK };
        match size {
            PaperSize::Label40 => Ok(Self {
                width: mm(40.0),
                height: mm(30.0),
                margin: mm(1.8),
                square: 4,
                number: set(Weight::Bold, 13.0, 15.5),
                first: set(Weight::Bold, 8.2, 10.4),
                line: set(Weight::Regular, 7.6, 9.8),
            }),
            PaperSize::Label60 => Ok(Self {
                width: mm(60.0),
                height: mm(40.0),
                margin: mm(2.2),
                square: 5,
                number: set(Weight::Bold, 19.0, 22.5),
                first: set(Weight::Bold, 10.5, 14.0),
                line: set(Weight::Regular, 9.8, 13.4),
            }),
            PaperSize::A4 | PaperSize::A5 | PaperSize::Form241 | PaperSize::Roll80 | PaperSize::Roll58 => {
                Err(PapersFailure::NoSuchSize(size))
            }
        }
    }
}

/// Lays out a label: the number over the whole width, the QR code at the lower right with its quiet zone, the lines beside
/// it and, where they are above it, over the whole width.
///
/// # Errors
/// `NotScannable`, `NoSuchSize`.
pub fn label(label: &Label, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    let look = Look::of(size)?;
    let code = ScanCode::new(&label.digits)?;
    let mut sheet = Sheet::new(fonts, look.width, look.height);
    let inner = look.width - 2.0 * look.margin;
    let number = fitted(fonts, look.number, &label.number, inner);
    let room = Room { left: look.margin, width: inner, align: Align::Left };
    sheet.text_in(room, look.margin + number.drop(), &number, &label.number);

    let side = code.square_side(look.square);
    // Four modules around the code stay white; the edge of the label counts as two of them.
    let quiet = dots(4 * look.square);
    let at = Point { x: look.width - look.margin - side, y: look.height - look.margin - side };
    sheet.put(code.squares(at, look.square));

    let mut y = look.margin + number.leading;
    let floor = look.height - look.margin;
    for (place, line) in label.lines.iter().filter(|line| !line.is_empty()).enumerate() {
        let style = if place == 0 { look.first } else { look.line };
        if y + style.leading > floor + 0.5 {
            break;
        }
        let is_beside = y + style.leading > at.y - quiet;
        let width = if is_beside { at.x - quiet - look.margin } else { inner };
        let room = Room { left: look.margin, width, align: Align::Left };
        sheet.text_in(room, y + style.drop(), &style, &cut(fonts, &style, line, width));
        y += style.leading;
    }
    Ok(Doc {
        title: label.number.clone(),
        lang: label.language.text(),
        author: None,
        created: label.created,
        missing: sheet.missing,
        pages: vec![sheet.page],
        images: Vec::new(),
    })
}

/// The style, smaller where the text would not fit on its line.
pub(super) fn fitted(fonts: &FontSet, style: Style, text: &str, width: f32) -> Style {
    let own = fonts.width(style.weight, style.size, text);
    if own <= width { style } else { Style { size: style.size * width / own, ..style } }
}

/// As much of a text as fits on one line, with … where something is left out.
pub(super) fn cut(fonts: &FontSet, style: &Style, text: &str, width: f32) -> String {
    let text = text.replace(['\n', '\t'], " ");
    if fonts.width(style.weight, style.size, &text) <= width {
        return text;
    }
    let room = width - fonts.width(style.weight, style.size, "…");
    let lines = break_lines(fonts, style, &text, room.max(style.size));
    let mut kept = lines.first().map(crate::lines::Line::text).unwrap_or_default();
    // A long word after the break is cut, too, instead of leaving half the line white.
    for c in text.chars().skip(kept.chars().count()) {
        let longer = format!("{kept}{c}");
        if fonts.width(style.weight, style.size, &longer) > room {
            break;
        }
        kept = longer;
    }
    kept.trim_end().to_owned() + "…"
}
