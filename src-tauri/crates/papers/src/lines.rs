//! Breaking text into lines of a width, by the rules of UAX #14 and by force where those give no place.

use crate::{
    fonts::FontSet,
    list::{Ink, Weight},
};
use icu_segmenter::{LineSegmenter, options::LineBreakOptions};

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// The face.
    pub weight: Weight,
    /// The size of the face, in points.
    pub size: f32,
    /// From one baseline to the next, in points.
    pub leading: f32,
    /// The colour.
    pub ink: Ink,
}

impl Style {
    /// From the top of a line to its baseline: Han characters stand in the middle of the line.
    #[must_use]
    pub fn drop(&self) -> f32 {
        // The em box of the family reaches from 0.88 above the baseline to 0.12 below it.
        (self.leading - self.size) / 2.0 + 0.88 * self.size
    }
}

/// One line: its pieces, each where it starts. A tab begins a new piece.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// Text and its distance from the start of the line, in points.
    pub pieces: Vec<(f32, String)>,
    /// From the start to the end of the last visible character, in points.
    pub width: f32,
}

impl Line {
    /// The text alone; a tab is one again.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\t")
    }
}

/// Tab stops stand this many ems apart.
const TAB: f32 = 4.0;
/// Rounding may not push a line over the edge.
const HAIR: f32 = 0.001;

/// Breaks a text into lines no wider than `width` points. A newline always ends a line; blanks at the end of a
/// line are dropped, all others are kept. Only a width under one em can make a line that is too wide.
#[must_use]
pub fn break_lines(fonts: &FontSet, style: &Style, text: &str, width: f32) -> Vec<Line> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut lines = Vec::new();
    for paragraph in text.split(['\n', '\u{2028}', '\u{2029}']) {
        let mut setter = Setter { fonts, style, width, lines: &mut lines, open: Line::default(), pen: 0.0 };
        let mut start = 0;
        for end in segmenter.segment_str(paragraph).skip(1) {
            setter.add(&paragraph[start..end]);
            start = end;
        }
        setter.end_line();
    }
    lines
}

/// Sets one paragraph.
struct Setter<'a> {
    fonts: &'a FontSet,
    style: &'a Style,
    width: f32,
    lines: &'a mut Vec<Line>,
    open: Line,
    pen: f32,
}

impl Setter<'_> {
    /// Adds a stretch that has no break inside: visible characters and the blanks after them.
    fn add(&mut self, stretch: &str) {
        let visible = stretch.trim_end_matches(is_blank);
        if self.pen_after(visible) > self.width + HAIR && self.pen > 0.0 && !visible.is_empty() {
            self.end_line();
        }
        if self.pen_after(visible) > self.width + HAIR {
            self.add_by_force(visible);
            stretch[visible.len()..].chars().for_each(|c| self.push(c));
        } else {
            stretch.chars().for_each(|c| self.push(c));
        }
    }

    /// Cuts a stretch that is wider than a line, but not between a mark and what it belongs to.
    fn add_by_force(&mut self, stretch: &str) {
        for cluster in clusters(stretch) {
            if self.pen_after(cluster) > self.width + HAIR && self.pen > 0.0 {
                self.end_line();
            }
            for c in cluster.chars() {
                if self.pen + self.step(self.pen, c) > self.width + HAIR && self.pen > 0.0 {
                    self.end_line();
                }
                self.push(c);
            }
        }
    }

    fn push(&mut self, c: char) {
        let step = self.step(self.pen, c);
        if c == '\t' {
            self.pen += step;
            self.open.pieces.push((self.pen, String::new()));
            return;
        }
        match self.open.pieces.last_mut() {
            Some((_, piece)) => piece.push(c),
            None => self.open.pieces.push((self.pen, c.to_string())),
        }
        self.pen += step;
        if !is_blank(c) {
            self.open.width = self.pen;
        }
    }

    /// Blanks at the end go; an empty line stays as a line.
    fn end_line(&mut self) {
        let mut line = std::mem::take(&mut self.open);
        self.pen = 0.0;
        while let Some((_, piece)) = line.pieces.last_mut() {
            piece.truncate(piece.trim_end_matches(is_blank).len());
            if !piece.is_empty() {
                break;
            }
            line.pieces.pop();
        }
        self.lines.push(line);
    }

    fn pen_after(&self, text: &str) -> f32 {
        text.chars().fold(self.pen, |pen, c| pen + self.step(pen, c))
    }

    fn step(&self, pen: f32, c: char) -> f32 {
        if c == '\t' {
            let stop = TAB * self.style.size;
            return ((pen / stop).floor() + 1.0) * stop - pen;
        }
        self.fonts.advance(self.style.weight, c) * self.style.size
    }
}

/// What may hang invisibly over the end of a line.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{3000}')
}

/// Pieces that stay together when a stretch is cut by force.
fn clusters(stretch: &str) -> impl Iterator<Item = &str> {
    let mut rest = stretch;
    std::iter::from_fn(move || {
        let mut characters = rest.char_indices().peekable();
        let mut last = characters.next()?.1;
        let end = loop {
            match characters.peek() {
                None => break rest.len(),
                Some((at, next)) if !is_opening(last) && !is_trailing(*next) && last != '\u{200d}' => {
                    break *at;
                }
                Some((_, next)) => {
                    last = *next;
                    characters.next();
                }
            }
        };
        let (cluster, after) = rest.split_at(end);
        rest = after;
        Some(cluster)
    })
}

/// Marks that may not end a line.
fn is_opening(c: char) -> bool {
    "([{（［｛〈《「『【〔〖‘“".contains(c)
}

/// Marks that may not start a line, and marks that combine with what stands before them.
fn is_trailing(c: char) -> bool {
    ")]}）］｝〉》」』】〕〗’”,.!?:;，。、！？：；…％%".contains(c)
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}
