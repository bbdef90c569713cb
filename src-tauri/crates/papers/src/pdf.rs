//! The PDF writer: the only place that names printpdf, lopdf and subsetter.
//!
//! printpdf writes the drawing and the skeleton of the fonts. It would embed whole fonts and name each shape by one
//! character only, so fonts are cut down here and every character gets a code of its own; lopdf then sets what
//! printpdf does not.

use crate::{
    failure::{PapersFailure, Result},
    fonts::{Face, FontSet},
    list::{Doc, Frame, Image, Ink, Item, Page, Point, Stroke, Weight},
};
use kernel::Moment;
use lopdf::{Object, Stream, dictionary};
use printpdf as pdf;
use std::collections::{BTreeMap, BTreeSet};

/// Stands in for a character once a face has run out of codes: blank, and a whole em wide as they all are.
const BLANK: char = '\u{3000}';
/// Codes a face has for characters; code 0 is its own sign for "no such character".
const CODES: usize = 65_534;

/// Writes a paper as PDF 1.7.
///
/// The text can be read back as it was typed, also where two characters share a shape or a character has none.
///
/// # Errors
/// `FontNotCut`, `NotWritten`, `Incomplete`.
pub fn write(doc: &Doc, fonts: &FontSet) -> Result<Vec<u8>> {
    let mut file = pdf::PdfDocument::new(&doc.title);
    file.metadata.info.author = doc.author.clone().unwrap_or_default();
    file.metadata.info.creator = "修台 Xiutai".to_owned();
    file.metadata.info.producer = "printpdf".to_owned();

    let mut cuts = BTreeMap::new();
    for (weight, characters) in characters(doc) {
        let cut = Cut::new(fonts, weight, characters)?;
        let id = file.add_font(&cut.parsed);
        cuts.insert(weight, (id, cut));
    }
    let images: Vec<_> = doc.images.iter().map(|image| add_image(&mut file, image)).collect();
    let pages = doc.pages.iter().map(|page| Drawing::of(page, &cuts, &images));
    file.with_pages(pages.collect::<Result<Vec<_>>>()?);

    let mut warnings = Vec::new();
    let options = pdf::PdfSaveOptions { subset_fonts: false, image_optimization: None, ..Default::default() };
    let mut file = file.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.into_iter().find(|w| w.severity == pdf::PdfParseErrorSeverity::Error) {
        return Err(PapersFailure::Incomplete(warning.msg));
    }
    for (_, cut) in cuts.values() {
        cut.map_codes_to_shapes(&mut file)?;
    }
    finish(&mut file, doc).map_err(PapersFailure::NotWritten)?;
    file.compress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|cause| PapersFailure::NotWritten(cause.into()))?;
    Ok(bytes)
}

/// What printpdf leaves out or writes wrongly.
fn finish(file: &mut lopdf::Document, doc: &Doc) -> lopdf::Result<()> {
    "1.7".clone_into(&mut file.version);
    let root = file.trailer.get(b"Root")?.as_reference()?;
    let catalog = file.get_dictionary_mut(root)?;
    catalog.set("Lang", Object::string_literal(doc.lang));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true, "PrintScaling" => "None" });
    let info = file.trailer.get(b"Info")?.as_reference()?;
    let info = file.get_dictionary_mut(info)?;
    for claim in [&b"GTS_PDFXVersion"[..], b"Trapped", b"Identifier", b"Keywords", b"Subject"] {
        info.remove(claim);
    }
    if doc.author.is_none() {
        info.remove(b"Author");
    }
    if !doc.missing.is_empty() {
        // The window's preview reads it and tells which characters could not be printed.
        info.set("Missing", lopdf::text_string(&doc.missing.iter().collect::<String>()));
    }
    info.set("CreationDate", Object::string_literal(date(doc.created)));
    info.set("ModDate", Object::string_literal(date(doc.created)));
    Ok(())
}

/// `D:20261121060203Z`.
fn date(moment: Moment) -> String {
    let digits: String = moment.text().chars().filter(char::is_ascii_digit).take(14).collect();
    format!("D:{digits}Z")
}

/// Every character that is drawn, by face.
fn characters(doc: &Doc) -> BTreeMap<Weight, BTreeSet<char>> {
    let mut characters: BTreeMap<Weight, BTreeSet<char>> = BTreeMap::new();
    for item in doc.pages.iter().flat_map(|page| &page.items) {
        if let Item::Text { weight, text, .. } = item {
            characters.entry(*weight).or_default().extend(text.chars());
        }
    }
    characters
}

/// A face cut down to the characters of one paper. Each has a code; a code knows its shape.
struct Cut {
    parsed: pdf::ParsedFont,
    codes: BTreeMap<char, u16>,
    shapes: Vec<u16>,
}

impl Cut {
    fn new(fonts: &FontSet, weight: Weight, mut characters: BTreeSet<char>) -> Result<Self> {
        let face = fonts.face(weight);
        let units = face.metrics.units_per_em;
        let blank = face.glyph(BLANK).map_or(0, |glyph| glyph.id);
        if characters.len() > CODES {
            // Only characters without a shape can be that many: a face has fewer shapes than codes.
            characters.insert(BLANK);
            let surplus = characters.len() - CODES;
            let shapeless = characters.iter().copied().filter(|c| face.glyph(*c).is_none());
            for c in shapeless.rev().take(surplus).collect::<Vec<_>>() {
                characters.remove(&c);
            }
        }
        let mut kept = subsetter::GlyphRemapper::new();
        let (mut codes, mut names, mut widths) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut shapes = vec![0];
        for (c, code) in characters.into_iter().zip(1_u16..) {
            let glyph = face.glyph(c);
            shapes.push(kept.remap(glyph.map_or(blank, |glyph| glyph.id)));
            let missing = if fonts.advance(weight, c) > 0.0 { units } else { 0 };
            widths.insert(code, glyph.map_or(missing, |glyph| glyph.advance));
            names.insert(u32::from(c), code);
            codes.insert(c, code);
        }
        let bytes = subsetter::subset(&face.bytes, 0, &kept).map_err(PapersFailure::FontNotCut)?;
        let name = format!("{}+{}", tag(codes.keys()), face.name);
        let parsed = parsed(face, bytes, name, names, widths);
        Ok(Self { parsed, codes, shapes })
    }

    /// The text with only characters that have a code here.
    fn coded(&self, text: &str) -> String {
        text.chars().map(|c| if self.codes.contains_key(&c) { c } else { BLANK }).collect()
    }

    /// Replaces "the code is the shape" by a list, so that two codes can share a shape.
    fn map_codes_to_shapes(&self, file: &mut lopdf::Document) -> Result<()> {
        let list = self.shapes.iter().flat_map(|shape| shape.to_be_bytes()).collect();
        let list = file.add_object(Stream::new(dictionary! {}, list));
        let name = self.parsed.font_name.as_deref().unwrap_or_default();
        file.objects
            .values_mut()
            .filter_map(|object| object.as_dict_mut().ok())
            .filter(|font| {
                font.get(b"BaseFont").and_then(Object::as_name).is_ok_and(|own| own == name.as_bytes())
            })
            .filter_map(|font| font.get_mut(b"DescendantFonts").ok())
            .filter_map(|fonts| fonts.as_array_mut().ok()?.first_mut()?.as_dict_mut().ok())
            .map(|font| font.set("CIDToGIDMap", list))
            .next()
            .ok_or_else(|| PapersFailure::Incomplete(format!("no font {name}")))
    }
}

/// The six letters that mark a font as cut; other characters give other letters.
fn tag<'c>(characters: impl Iterator<Item = &'c char>) -> String {
    let mixed = characters.fold(7_u32, |sum, c| sum.wrapping_mul(31).wrapping_add(u32::from(*c)));
    let letters = (0..6).map(|place| mixed / 26_u32.pow(place) % 26);
    letters.filter_map(|letter| char::from_u32(u32::from('A') + letter)).collect()
}

fn parsed(
    face: &Face,
    bytes: Vec<u8>,
    name: String,
    names: BTreeMap<u32, u16>,
    widths: BTreeMap<u16, u16>,
) -> pdf::ParsedFont {
    let own = &face.metrics;
    let line = pdf::FontMetrics { ascent: own.ascender, descent: own.descender };
    let mut parsed =
        pdf::ParsedFont::with_glyph_data(bytes, 0, Some(name), names, widths, own.units_per_em, line);
    let described = &mut parsed.pdf_font_metrics;
    [described.x_min, described.y_min, described.x_max, described.y_max] = own.bounds;
    described.us_weight_class = own.weight;
    parsed
}

fn add_image(file: &mut pdf::PdfDocument, image: &Image) -> pdf::XObjectId {
    let name = |name: &str| pdf::DictItem::Name(name.as_bytes().to_vec());
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", pdf::DictItem::Int(i64::from(image.width))),
        ("Height", pdf::DictItem::Int(i64::from(image.height))),
        ("ColorSpace", name("DeviceRGB")),
        ("BitsPerComponent", pdf::DictItem::Int(8)),
        ("Filter", name("DCTDecode")),
    ];
    let dict = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    let stream = pdf::ExternalStream { dict, content: image.jpeg.clone(), compress: false };
    file.add_xobject(&pdf::ExternalXObject { stream, width: None, height: None, dpi: None })
}

/// A page as printpdf's operations; there y grows upwards.
struct Drawing {
    height: f32,
    ops: Vec<pdf::Op>,
}

impl Drawing {
    fn of(
        page: &Page,
        cuts: &BTreeMap<Weight, (pdf::FontId, Cut)>,
        images: &[pdf::XObjectId],
    ) -> Result<pdf::PdfPage> {
        let mut drawing = Self { height: page.height, ops: Vec::new() };
        for item in &page.items {
            match item {
                Item::Text { at, size, weight, ink, text } => {
                    let (id, cut) = cuts.get(weight).ok_or_else(|| incomplete("a face"))?;
                    drawing.fill(*ink);
                    drawing.text(*at, *size, id, cut.coded(text));
                }
                Item::Line { from, to, stroke } => drawing.polyline(&[*from, *to], stroke),
                Item::Polyline { points, stroke } => drawing.polyline(points, stroke),
                Item::Rect { frame, fill, stroke } => drawing.rect(frame, *fill, stroke.as_ref()),
                Item::Shape { points, fill, stroke } => drawing.shape(points, *fill, stroke.as_ref()),
                Item::Modules(frames) => drawing.modules(frames),
                Item::Image { image, frame } => {
                    drawing.image(images.get(*image).ok_or_else(|| incomplete("a picture"))?, frame);
                }
            }
        }
        // Not through `PdfPage::new`: its millimetres round a page to more than whole printer dots.
        let sheet = pdf::Rect::from_wh(pdf::Pt(page.width), pdf::Pt(page.height));
        Ok(pdf::PdfPage {
            media_box: sheet.clone(),
            trim_box: sheet.clone(),
            crop_box: sheet,
            ops: drawing.ops,
        })
    }

    fn text(&mut self, at: Point, size: f32, font: &pdf::FontId, text: String) {
        self.ops.extend([
            pdf::Op::StartTextSection,
            pdf::Op::SetFont { font: pdf::PdfFontHandle::External(font.clone()), size: pdf::Pt(size) },
            pdf::Op::SetTextCursor { pos: self.point(at.x, at.y) },
            pdf::Op::ShowText { items: vec![pdf::TextItem::Text(text)] },
            pdf::Op::EndTextSection,
        ]);
    }

    fn polyline(&mut self, points: &[Point], stroke: &Stroke) {
        self.pen(stroke);
        let points = points.iter().map(|point| self.corner(point.x, point.y)).collect();
        self.ops.push(pdf::Op::DrawLine { line: pdf::Line { points, is_closed: false } });
    }

    fn rect(&mut self, frame: &Frame, fill: Option<Ink>, stroke: Option<&Stroke>) {
        if let Some(ink) = fill {
            self.fill(ink);
        }
        if let Some(stroke) = stroke {
            self.pen(stroke);
        }
        let Some(mode) = paint(fill, stroke) else { return };
        let rectangle = pdf::Rect {
            x: pdf::Pt(frame.x),
            y: pdf::Pt(self.height - frame.y - frame.height),
            width: pdf::Pt(frame.width),
            height: pdf::Pt(frame.height),
            mode: Some(mode),
            winding_order: None,
        };
        self.ops.push(pdf::Op::DrawRectangle { rectangle });
    }

    fn shape(&mut self, points: &[Point], fill: Option<Ink>, stroke: Option<&Stroke>) {
        if let Some(ink) = fill {
            self.fill(ink);
        }
        if let Some(stroke) = stroke {
            self.pen(stroke);
        }
        let Some(mode) = paint(fill, stroke) else { return };
        let points = points.iter().map(|point| self.corner(point.x, point.y)).collect();
        let rings = vec![pdf::PolygonRing { points }];
        let polygon = pdf::Polygon { rings, mode, winding_order: pdf::WindingOrder::NonZero };
        self.ops.push(pdf::Op::DrawPolygon { polygon });
    }

    /// One shape, so that no hair lines appear between neighbours.
    fn modules(&mut self, frames: &[Frame]) {
        self.fill(Ink::BLACK);
        let ring = |frame: &Frame| {
            let (left, top) = (frame.x, frame.y);
            let (right, bottom) = (left + frame.width, top + frame.height);
            let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
            pdf::PolygonRing { points: corners.map(|(x, y)| self.corner(x, y)).to_vec() }
        };
        let polygon = pdf::Polygon {
            rings: frames.iter().map(ring).collect(),
            mode: pdf::PaintMode::Fill,
            winding_order: pdf::WindingOrder::NonZero,
        };
        self.ops.push(pdf::Op::DrawPolygon { polygon });
    }

    fn image(&mut self, id: &pdf::XObjectId, frame: &Frame) {
        let transform = pdf::XObjectTransform {
            translate_x: Some(pdf::Pt(frame.x)),
            translate_y: Some(pdf::Pt(self.height - frame.y - frame.height)),
            scale_x: Some(frame.width),
            scale_y: Some(frame.height),
            // Else the pixels of the picture would count as points.
            no_auto_scale: true,
            ..Default::default()
        };
        self.ops.push(pdf::Op::UseXobject { id: id.clone(), transform });
    }

    fn fill(&mut self, ink: Ink) {
        self.ops.push(pdf::Op::SetFillColor { col: colour(ink) });
    }

    fn pen(&mut self, stroke: &Stroke) {
        self.ops.push(pdf::Op::SetOutlineColor { col: colour(stroke.ink) });
        self.ops.push(pdf::Op::SetOutlineThickness { pt: pdf::Pt(stroke.width) });
    }

    fn point(&self, x: f32, y: f32) -> pdf::Point {
        pdf::Point { x: pdf::Pt(x), y: pdf::Pt(self.height - y) }
    }

    fn corner(&self, x: f32, y: f32) -> pdf::LinePoint {
        pdf::LinePoint { p: self.point(x, y), bezier: false }
    }
}

fn paint(fill: Option<Ink>, stroke: Option<&Stroke>) -> Option<pdf::PaintMode> {
    match (fill, stroke) {
        (Some(_), Some(_)) => Some(pdf::PaintMode::FillStroke),
        (Some(_), None) => Some(pdf::PaintMode::Fill),
        (None, Some(_)) => Some(pdf::PaintMode::Stroke),
        (None, None) => None,
    }
}

fn incomplete(what: &str) -> PapersFailure {
    PapersFailure::Incomplete(format!("{what} that the paper names is not there"))
}

fn colour(ink: Ink) -> pdf::Color {
    let [red, green, blue] = ink.0.map(|part| f32::from(part) / 255.0);
    if ink.0[0] == ink.0[1] && ink.0[1] == ink.0[2] {
        return pdf::Color::Greyscale(pdf::Greyscale::new(red, None));
    }
    pdf::Color::Rgb(pdf::Rgb::new(red, green, blue, None))
}
