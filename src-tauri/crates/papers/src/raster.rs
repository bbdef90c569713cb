//! The display list as dots, for roll printers: the only place that names tiny-skia.
//!
//! A roll printer has 203 dots to the inch and knows black and white only. Codes are drawn dot by dot, so that every
//! module is as wide as the next; all else is drawn smoothly first and then turned black where it is dark enough.

use crate::{
    failure::{PapersFailure, Result},
    fonts::FontSet,
    list::{Doc, Frame, Ink, Item, Page, Point, Stroke, Weight},
    measure::{DOT, whole_dots},
};
use kernel::machine::Dots;
use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Rect, Shader, Transform,
};
use ttf_parser::{GlyphId, OutlineBuilder};

/// Rows drawn at once: a long receipt takes no more memory than a short one.
const BAND: usize = 512;
/// What is darker than this becomes black. A little above the middle, so that thin strokes of Han characters stay whole.
const BLACK_BELOW: u8 = 150;

/// Draws each page as dots, in the middle of a head that is `head` dots wide; what lies beyond its ends is cut off, as a
/// roll is a little wider than what can be printed on it.
///
/// # Errors
/// `Incomplete` for a picture, which no paper of a roll has, and for a font that cannot be read any more.
pub fn draw(doc: &Doc, fonts: &FontSet, head: usize) -> Result<Vec<Dots>> {
    let faces = Faces::of(fonts)?;
    doc.pages.iter().map(|page| Canvas::drawn(page, fonts, &faces, head)).collect()
}

/// The outlines of both faces.
struct Faces<'f> {
    regular: ttf_parser::Face<'f>,
    bold: ttf_parser::Face<'f>,
}

impl<'f> Faces<'f> {
    fn of(fonts: &'f FontSet) -> Result<Self> {
        let face = |weight| {
            let face = fonts.face(weight);
            ttf_parser::Face::parse(&face.bytes, 0)
                .map_err(|cause| PapersFailure::Incomplete(format!("{}: {cause}", face.name)))
        };
        Ok(Self { regular: face(Weight::Regular)?, bold: face(Weight::Bold)? })
    }

    fn of_weight(&self, weight: Weight) -> &ttf_parser::Face<'f> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// Some rows of a page.
struct Canvas<'a> {
    fonts: &'a FontSet,
    faces: &'a Faces<'a>,
    pixels: Pixmap,
    /// Dots left of the head and above this band.
    aside: usize,
    above: usize,
}

impl<'a> Canvas<'a> {
    fn drawn(page: &Page, fonts: &'a FontSet, faces: &'a Faces<'a>, head: usize) -> Result<Dots> {
        let row_bytes = head.div_ceil(8);
        let height = whole_dots(page.height);
        let aside = whole_dots(page.width).saturating_sub(head) / 2;
        let mut bytes = Vec::with_capacity(row_bytes * height);
        for above in (0..height).step_by(BAND) {
            let rows = BAND.min(height - above);
            let pixels = u32::try_from(head)
                .ok()
                .zip(u32::try_from(rows).ok())
                .and_then(|(width, rows)| Pixmap::new(width, rows))
                .ok_or_else(|| PapersFailure::Incomplete(format!("{head} by {rows} dots")))?;
            let mut canvas = Self { fonts, faces, pixels, aside, above };
            canvas.pixels.fill(Color::WHITE);
            for item in &page.items {
                canvas.item(item)?;
            }
            canvas.pack(head, &mut bytes);
        }
        Ok(Dots { row_bytes, bytes })
    }

    fn item(&mut self, item: &Item) -> Result<()> {
        match item {
            Item::Text { at, size, weight, ink, text } => self.text(*at, (*weight, *size), *ink, text),
            Item::Line { from, to, stroke } => self.line(&[*from, *to], false, None, Some(stroke)),
            Item::Polyline { points, stroke } => self.line(points, false, None, Some(stroke)),
            Item::Shape { points, fill, stroke } => self.line(points, true, *fill, stroke.as_ref()),
            Item::Rect { frame, fill, stroke } => {
                let (right, bottom) = (frame.x + frame.width, frame.y + frame.height);
                let corners = [(frame.x, frame.y), (right, frame.y), (right, bottom), (frame.x, bottom)];
                self.line(&corners.map(|(x, y)| Point { x, y }), true, *fill, stroke.as_ref());
            }
            Item::Modules(frames) => frames.iter().for_each(|frame| self.module(frame)),
            Item::Image { .. } => {
                return Err(PapersFailure::Incomplete("a picture on a paper for a roll".to_owned()));
            }
        }
        Ok(())
    }

    /// Points on the page as dots of this band.
    fn place(&self) -> Transform {
        let (aside, above) = (crate::measure::count(self.aside), crate::measure::count(self.above));
        Transform::from_row(1.0 / DOT, 0.0, 0.0, 1.0 / DOT, -aside, -above)
    }

    fn text(&mut self, at: Point, (weight, size): (Weight, f32), ink: Ink, text: &str) {
        let band = f32::from(u16::try_from(self.above).unwrap_or(u16::MAX)) * DOT;
        let below = band + crate::measure::count(BAND) * DOT;
        if at.y + size < band || at.y - 2.0 * size > below {
            return;
        }
        let face = self.fonts.face(weight);
        let scale = size / f32::from(face.metrics.units_per_em);
        let mut outline = Outline { path: PathBuilder::new(), scale, x: at.x, y: at.y };
        for c in text.chars() {
            if let Some(glyph) = face.glyph(c) {
                self.faces.of_weight(weight).outline_glyph(GlyphId(glyph.id), &mut outline);
            }
            outline.x += self.fonts.advance(weight, c) * size;
        }
        if let Some(path) = outline.path.finish() {
            self.fill(&path, ink);
        }
    }

    fn line(&mut self, points: &[Point], is_closed: bool, fill: Option<Ink>, stroke: Option<&Stroke>) {
        let mut path = PathBuilder::new();
        for (at, point) in points.iter().enumerate() {
            if at == 0 {
                path.move_to(point.x, point.y);
            } else {
                path.line_to(point.x, point.y);
            }
        }
        if is_closed {
            path.close();
        }
        let Some(path) = path.finish() else { return };
        if let Some(ink) = fill {
            self.fill(&path, ink);
        }
        if let Some(stroke) = stroke {
            let pen = tiny_skia::Stroke {
                width: stroke.width,
                line_cap: LineCap::Butt,
                line_join: LineJoin::Round,
                ..Default::default()
            };
            let place = self.place();
            self.pixels.stroke_path(&path, &paint(stroke.ink, true), &pen, place, None);
        }
    }

    fn fill(&mut self, path: &Path, ink: Ink) {
        let place = self.place();
        self.pixels.fill_path(path, &paint(ink, true), FillRule::Winding, place, None);
    }

    /// A dark module, edge on edge with the dots.
    fn module(&mut self, frame: &Frame) {
        let [x, y, width, height] =
            [frame.x, frame.y, frame.width, frame.height].map(|length| (length / DOT).round());
        let (x, y) = (x - crate::measure::count(self.aside), y - crate::measure::count(self.above));
        if let Some(square) = Rect::from_xywh(x, y, width, height) {
            self.pixels.fill_rect(square, &paint(Ink::BLACK, false), Transform::identity(), None);
        }
    }

    fn pack(&self, head: usize, into: &mut Vec<u8>) {
        for row in self.pixels.pixels().chunks(head) {
            for eight in row.chunks(8) {
                let mut byte = 0;
                for (place, pixel) in eight.iter().enumerate() {
                    let light =
                        (u16::from(pixel.red()) + u16::from(pixel.green()) + u16::from(pixel.blue())) / 3;
                    if light < u16::from(BLACK_BELOW) {
                        byte |= 0x80_u8 >> place;
                    }
                }
                into.push(byte);
            }
        }
    }
}

fn paint(ink: Ink, smooth: bool) -> Paint<'static> {
    let [red, green, blue] = ink.0;
    let shader = Shader::SolidColor(Color::from_rgba8(red, green, blue, 255));
    Paint { shader, anti_alias: smooth, ..Default::default() }
}

/// The shape of a run of text, on the page.
struct Outline {
    path: PathBuilder,
    scale: f32,
    x: f32,
    y: f32,
}

impl Outline {
    fn on(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.on(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.on(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.on(x1, y1), self.on(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.on(x1, y1), self.on(x2, y2), self.on(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
