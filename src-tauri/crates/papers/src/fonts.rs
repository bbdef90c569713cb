//! The faces that papers are set in: Noto Sans SC, regular and bold, read once from a folder.

use crate::{
    failure::{PapersFailure, Result},
    list::Weight,
    measure::em,
};
use std::{fs, path::Path};

/// The file of the regular face in the fonts folder.
pub const REGULAR_FILE: &str = "NotoSansSC-Regular.ttf";
/// The file of the bold face in the fonts folder.
pub const BOLD_FILE: &str = "NotoSansSC-Bold.ttf";
/// The licence that has to lie beside them.
pub const LICENCE_FILE: &str = "OFL.txt";

/// The faces, loaded. Reading takes some tens of milliseconds and 22 MB: do it once, in the background.
#[derive(Debug)]
pub struct FontSet {
    regular: Face,
    bold: Face,
}

/// One face: the bytes of its file, and which character is which shape.
#[derive(Debug)]
pub struct Face {
    /// Its PostScript name.
    pub name: &'static str,
    /// The whole file.
    pub bytes: Vec<u8>,
    /// The numbers a writer needs to describe it.
    pub metrics: Metrics,
    glyphs: Vec<(char, Glyph)>,
}

/// A shape in a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// How far the pen moves, in font units.
    pub advance: u16,
}

/// A face's own numbers, in font units.
#[derive(Debug, Clone, Copy)]
pub struct Metrics {
    /// Units in one em.
    pub units_per_em: u16,
    /// Highest point of a line.
    pub ascender: i16,
    /// Lowest point of a line, negative.
    pub descender: i16,
    /// The box that holds every glyph: left, bottom, right, top.
    pub bounds: [i16; 4],
    /// 400 regular, 700 bold.
    pub weight: u16,
}

/// How a character is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picked {
    /// With a shape of this face.
    Face(Weight),
    /// Not at all and without room: joiners, direction marks, variation selectors.
    Unseen,
    /// No face has it: a box stands in its place, and the paper reports it.
    Missing,
}

impl FontSet {
    /// Reads the two faces from a folder.
    ///
    /// # Errors
    /// `FontMissing`, `FontUnreadable`.
    pub fn load(folder: &Path) -> Result<Self> {
        Ok(Self {
            regular: Face::read("NotoSansSC-Regular", &folder.join(REGULAR_FILE))?,
            bold: Face::read("NotoSansSC-Bold", &folder.join(BOLD_FILE))?,
        })
    }

    /// A face.
    #[must_use]
    pub fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// How `c` is drawn where `wanted` is asked for: in that face, else in the other.
    #[must_use]
    pub fn pick(&self, wanted: Weight, c: char) -> Picked {
        let other = match wanted {
            Weight::Regular => Weight::Bold,
            Weight::Bold => Weight::Regular,
        };
        if is_unseen(c) {
            return Picked::Unseen;
        }
        [wanted, other]
            .into_iter()
            .find(|weight| self.face(*weight).glyph(c).is_some())
            .map_or(Picked::Missing, Picked::Face)
    }

    /// How far the pen moves after `c`, as a part of the em. A missing character takes a whole em.
    #[must_use]
    pub fn advance(&self, wanted: Weight, c: char) -> f32 {
        match self.pick(wanted, c) {
            Picked::Unseen => 0.0,
            Picked::Missing => 1.0,
            Picked::Face(weight) => {
                let face = self.face(weight);
                face.glyph(c).map_or(0.0, |glyph| em(glyph.advance, face.metrics.units_per_em))
            }
        }
    }

    /// The width of a text set on one line, in the unit of `size`.
    #[must_use]
    pub fn width(&self, weight: Weight, size: f32, text: &str) -> f32 {
        text.chars().map(|c| self.advance(weight, c)).sum::<f32>() * size
    }
}

impl Face {
    fn read(name: &'static str, file: &Path) -> Result<Self> {
        let bytes =
            fs::read(file).map_err(|cause| PapersFailure::FontMissing { file: file.to_owned(), cause })?;
        let unreadable = |cause: String| PapersFailure::FontUnreadable { file: file.to_owned(), cause };
        let parsed = ttf_parser::Face::parse(&bytes, 0).map_err(|cause| unreadable(cause.to_string()))?;
        if parsed.tables().glyf.is_none() {
            return Err(unreadable("not a TrueType face with glyf outlines".to_owned()));
        }
        let glyphs = glyphs_of(&parsed);
        if glyphs.is_empty() {
            return Err(unreadable("no Unicode characters".to_owned()));
        }
        let bounds = parsed.global_bounding_box();
        let metrics = Metrics {
            units_per_em: parsed.units_per_em(),
            ascender: parsed.ascender(),
            descender: parsed.descender(),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max],
            weight: parsed.weight().to_number(),
        };
        Ok(Self { name, bytes, metrics, glyphs })
    }

    /// The shape of a character, if the face has one.
    #[must_use]
    pub fn glyph(&self, c: char) -> Option<Glyph> {
        let at = self.glyphs.binary_search_by_key(&c, |(known, _)| *known).ok()?;
        self.glyphs.get(at).map(|(_, glyph)| *glyph)
    }
}

/// Every character of a face, in order.
fn glyphs_of(face: &ttf_parser::Face<'_>) -> Vec<(char, Glyph)> {
    let mut glyphs = Vec::new();
    for table in face.tables().cmap.iter().flat_map(|cmap| cmap.subtables) {
        if !table.is_unicode() {
            continue;
        }
        table.codepoints(|point| {
            if let (Some(c), Some(id)) = (char::from_u32(point), table.glyph_index(point))
                && id.0 != 0
            {
                let advance = face.glyph_hor_advance(id).unwrap_or(0);
                glyphs.push((c, Glyph { id: id.0, advance }));
            }
        });
    }
    glyphs.sort_by_key(|(c, _)| *c);
    glyphs.dedup_by_key(|(c, _)| *c);
    glyphs
}

/// Default_Ignorable_Code_Point of Unicode 16: shown by no program.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
