//! One page in the making.

use crate::{
    fonts::{FontSet, Picked},
    lines::{Line, Style},
    list::{Frame, Ink, Item, Page, Point, Stroke, Weight},
};
use std::collections::BTreeSet;

/// Where text stands in the room it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
}

/// Room for text in a line.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// From the left edge of the page, in points.
    pub left: f32,
    /// In points.
    pub width: f32,
    /// Where in it the text stands.
    pub align: Align,
}

impl Room {
    fn start(&self, own: f32) -> f32 {
        self.left
            + match self.align {
                Align::Left => 0.0,
                Align::Center => (self.width - own) / 2.0,
                Align::Right => self.width - own,
            }
    }
}

/// A page that is drawn on.
#[derive(Debug)]
pub struct Sheet<'f> {
    /// What has been drawn.
    pub page: Page,
    /// Characters that no face has.
    pub missing: BTreeSet<char>,
    fonts: &'f FontSet,
}

impl<'f> Sheet<'f> {
    /// An empty page.
    #[must_use]
    pub fn new(fonts: &'f FontSet, width: f32, height: f32) -> Self {
        Self { page: Page { width, height, items: Vec::new() }, missing: BTreeSet::new(), fonts }
    }

    /// Draws anything.
    pub fn put(&mut self, item: Item) {
        self.page.items.push(item);
    }

    /// Text on one line; `at` is the start of its baseline. Answers where the pen ends.
    pub fn text(&mut self, at: Point, style: &Style, text: &str) -> f32 {
        let mut pen = at.x;
        let mut run = Run { x: pen, weight: style.weight, text: String::new() };
        for c in text.chars() {
            let weight = match self.fonts.pick(style.weight, c) {
                Picked::Face(weight) => weight,
                Picked::Unseen => run.weight,
                Picked::Missing => {
                    self.stand_in(Point { x: pen, y: at.y }, style);
                    self.missing.insert(c);
                    run.weight
                }
            };
            if weight != run.weight {
                self.end_run(
                    std::mem::replace(&mut run, Run { x: pen, weight, text: String::new() }),
                    at.y,
                    style,
                );
            }
            run.text.push(c);
            pen += self.fonts.advance(style.weight, c) * style.size;
        }
        self.end_run(run, at.y, style);
        pen
    }

    /// Text on one line in a room; `y` is its baseline.
    pub fn text_in(&mut self, room: Room, y: f32, style: &Style, text: &str) {
        let x = room.start(self.fonts.width(style.weight, style.size, text));
        self.text(Point { x, y }, style, text);
    }

    /// A line as broken; `top` is its upper edge.
    pub fn line_of_text(&mut self, room: Room, top: f32, style: &Style, line: &Line) {
        let x = room.start(line.width);
        for (offset, piece) in &line.pieces {
            self.text(Point { x: x + offset, y: top + style.drop() }, style, piece);
        }
    }

    /// A level line.
    pub fn rule(&mut self, left: f32, y: f32, width: f32, stroke: Stroke) {
        self.put(Item::Line { from: Point { x: left, y }, to: Point { x: left + width, y }, stroke });
    }

    /// A rectangle with a border.
    pub fn outline(&mut self, frame: Frame, stroke: Stroke) {
        self.put(Item::Rect { frame, fill: None, stroke: Some(stroke) });
    }

    /// A rectangle of one colour.
    pub fn fill(&mut self, frame: Frame, ink: Ink) {
        self.put(Item::Rect { frame, fill: Some(ink), stroke: None });
    }

    /// A box to tick; no face has one, so it is drawn.
    pub fn check_box(&mut self, at: Point, side: f32, ticked: bool, stroke: Stroke) {
        self.outline(Frame { x: at.x, y: at.y, width: side, height: side }, stroke);
        if ticked {
            let on = |x: f32, y: f32| Point { x: at.x + x * side, y: at.y + y * side };
            let stroke = Stroke { width: side * 0.14, ink: stroke.ink };
            self.put(Item::Polyline { points: vec![on(0.2, 0.52), on(0.43, 0.76), on(0.82, 0.24)], stroke });
        }
    }

    /// ▯ for a character without a shape: as high as a Han character, narrower.
    fn stand_in(&mut self, at: Point, style: &Style) {
        let size = style.size;
        let frame =
            Frame { x: at.x + 0.22 * size, y: at.y - 0.78 * size, width: 0.56 * size, height: 0.8 * size };
        self.outline(frame, Stroke { width: 0.06 * size, ink: style.ink });
    }

    fn end_run(&mut self, run: Run, y: f32, style: &Style) {
        if run.text.is_empty() {
            return;
        }
        self.put(Item::Text {
            at: Point { x: run.x, y },
            size: style.size,
            weight: run.weight,
            ink: style.ink,
            text: run.text,
        });
    }
}

/// Text of one face.
struct Run {
    x: f32,
    weight: Weight,
    text: String,
}
