//! Labels for what lies in the store room: parts, bins, and pieces with a serial number; one by one, or on sheets of A4.

use super::label::{cut, fitted};
use crate::{
    codes::ScanCode,
    failure::{PapersFailure, Result},
    fonts::FontSet,
    lines::Style,
    list::{Doc, Ink, Point, Weight},
    measure::{dots, mm},
    sheet::{Align, Room, Sheet},
};
use domain::language::Language;
use domain::paper::PaperSize;
use kernel::Moment;

/// What a label says.
#[derive(Debug, Clone)]
pub struct StockLabel {
    /// What stands over its whole width: a part's number, a bin's name, a serial number.
    pub head: String,
    /// What a scanner reads; up to 64 characters of any script.
    pub scanned: String,
    /// The lines below, as far as there is room; the first is bold, each is cut off with … at the edge.
    pub lines: Vec<String>,
}

/// Labels that are printed together.
#[derive(Debug, Clone)]
pub struct StockLabels {
    /// The language of the text.
    pub language: Language,
    /// What the file is called.
    pub title: String,
    /// One after the other, each as often as it is wanted.
    pub labels: Vec<StockLabel>,
    /// When they are drawn.
    pub created: Moment,
}

/// How large the parts of a label are.
#[derive(Clone, Copy)]
struct Look {
    width: f32,
    height: f32,
    margin: f32,
    /// The largest side of a square of the QR code, in printer dots.
    square: usize,
    head: Style,
    first: Style,
    line: Style,
}

/// The smallest side of a square that handheld scanners still read, in printer dots: 0.25 mm.
const SMALLEST_SQUARE: usize = 2;

/// A sheet of 24 labels of 70 × 37 mm, as they are sold: three beside each other, eight rows, half a millimetre over and
/// under them.
const ACROSS: usize = 3;
const DOWN: usize = 8;

impl Look {
    fn of(size: PaperSize) -> Result<Self> {
        let set = |weight, size: f32, leading: f32| Style { weight, size, leading, ink: Ink::BLACK };
        match size {
            PaperSize::Label40 => Ok(Self {
                width: mm(40.0),
                height: mm(30.0),
                margin: mm(1.8),
                square: 4,
                head: set(Weight::Bold, 13.0, 15.5),
                first: set(Weight::Bold, 8.2, 10.4),
                line: set(Weight::Regular, 7.6, 9.8),
            }),
            PaperSize::Label60 => Ok(Self {
                width: mm(60.0),
                height: mm(40.0),
                margin: mm(2.2),
                square: 5,
                head: set(Weight::Bold, 17.0, 20.5),
                first: set(Weight::Bold, 10.5, 14.0),
                line: set(Weight::Regular, 9.8, 13.4),
            }),
            // A printer leaves the sheet's edge white: what a label says stays 5 mm away from it.
            PaperSize::A4 => Ok(Self {
                width: mm(70.0),
                height: mm(37.0),
                margin: mm(5.0),
                square: 5,
                head: set(Weight::Bold, 14.0, 17.5),
                first: set(Weight::Bold, 9.5, 12.4),
                line: set(Weight::Regular, 8.6, 11.4),
            }),
            PaperSize::A5 | PaperSize::Form241 | PaperSize::Roll80 | PaperSize::Roll58 => {
                Err(PapersFailure::NoSuchSize(size))
            }
        }
    }

    /// How many dots a square of the code may have, so that one line still stands over the whole width above it.
    fn square(&self, code: &ScanCode) -> usize {
        let room = self.height - 2.0 * self.margin - self.head.leading;
        let above = room - self.first.leading;
        let fits = |room: f32| {
            (SMALLEST_SQUARE..=self.square).rev().find(|square| code.square_side(*square) <= room)
        };
        fits(above).or_else(|| fits(room)).unwrap_or(SMALLEST_SQUARE)
    }
}

/// Lays out labels: a page each, or 24 on a page of A4.
///
/// # Errors
/// `NotScannable`, `NoSuchSize`.
pub fn stock_labels(labels: &StockLabels, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    let look = Look::of(size)?;
    let (on_page, page_width, page_height) = match size {
        PaperSize::A4 => (ACROSS * DOWN, mm(210.0), mm(297.0)),
        PaperSize::A5
        | PaperSize::Form241
        | PaperSize::Roll80
        | PaperSize::Roll58
        | PaperSize::Label40
        | PaperSize::Label60 => (1, look.width, look.height),
    };
    let mut doc = Doc {
        title: labels.title.clone(),
        lang: labels.language.text(),
        author: None,
        created: labels.created,
        missing: std::collections::BTreeSet::new(),
        pages: Vec::new(),
        images: Vec::new(),
    };
    for together in labels.labels.chunks(on_page) {
        let mut sheet = Sheet::new(fonts, page_width, page_height);
        for (at, label) in together.iter().enumerate() {
            let (column, row) = (at % ACROSS, at / ACROSS);
            let top = if on_page == 1 {
                0.0
            } else {
                (page_height - look.height * crate::measure::count(DOWN)) / 2.0
            };
            let corner = Point {
                x: look.width * crate::measure::count(column),
                y: top + look.height * crate::measure::count(row),
            };
            put(&mut sheet, fonts, look, corner, label)?;
        }
        doc.missing.extend(sheet.missing);
        doc.pages.push(sheet.page);
    }
    Ok(doc)
}

/// Puts a label with its upper left corner at a point: the head over the whole width, the QR code at the lower right with its
/// quiet zone, the lines beside it and, where they are above it, over the whole width.
fn put(sheet: &mut Sheet<'_>, fonts: &FontSet, look: Look, corner: Point, label: &StockLabel) -> Result<()> {
    let code = ScanCode::of_text(&label.scanned)?;
    let square = look.square(&code);
    let inner = look.width - 2.0 * look.margin;
    let left = corner.x + look.margin;
    let head = fitted(fonts, look.head, &label.head, inner);
    let top = corner.y + look.margin;
    sheet.text_in(Room { left, width: inner, align: Align::Left }, top + head.drop(), &head, &label.head);

    let side = code.square_side(square);
    let quiet = dots(4 * square);
    let floor = corner.y + look.height - look.margin;
    let at = Point { x: left + inner - side, y: floor - side };
    sheet.put(code.squares(at, square));

    let mut y = top + look.head.leading;
    for (place, line) in label.lines.iter().filter(|line| !line.is_empty()).enumerate() {
        let style = if place == 0 { look.first } else { look.line };
        if y + style.leading > floor + 0.5 {
            break;
        }
        let is_beside = y + style.leading > at.y - quiet;
        let width = if is_beside { at.x - quiet - left } else { inner };
        let room = Room { left, width, align: Align::Left };
        sheet.text_in(room, y + style.drop(), &style, &cut(fonts, &style, line, width));
        y += style.leading;
    }
    Ok(())
}
