//! From top to bottom over as many pages as it takes.

use crate::{
    fonts::FontSet,
    lines::{Style, break_lines},
    list::{Item, Page},
    sheet::{Align, Room, Sheet},
};
use std::collections::BTreeSet;

/// A sheet of paper and its margins, in points.
#[derive(Debug, Clone, Copy)]
pub struct Paper {
    /// From edge to edge.
    pub width: f32,
    /// From edge to edge.
    pub height: f32,
    /// Left and right.
    pub side: f32,
    /// Above the text.
    pub top: f32,
    /// Below the text; a footer stands here.
    pub bottom: f32,
}

impl Paper {
    /// The width between the margins.
    #[must_use]
    pub const fn inner(&self) -> f32 {
        self.width - 2.0 * self.side
    }

    /// Where the text has to end.
    #[must_use]
    pub const fn floor(&self) -> f32 {
        self.height - self.bottom
    }
}

/// What stands at the top of every page but the first.
#[derive(Debug, Clone, Default)]
pub struct RunningHead {
    /// Drawn as is.
    pub items: Vec<Item>,
    /// The room it takes below the top margin.
    pub height: f32,
}

/// Pages in the making, and how far down the last one is filled.
#[derive(Debug)]
pub struct Flow<'f> {
    /// The faces.
    pub fonts: &'f FontSet,
    /// The size of the pages.
    pub paper: Paper,
    /// The next free place, from the top edge of the page.
    pub y: f32,
    head: RunningHead,
    done: Vec<Sheet<'f>>,
    open: Sheet<'f>,
}

impl<'f> Flow<'f> {
    /// Begins on an empty first page.
    #[must_use]
    pub fn new(fonts: &'f FontSet, paper: Paper, head: RunningHead) -> Self {
        let open = Sheet::new(fonts, paper.width, paper.height);
        Self { fonts, paper, y: paper.top, head, done: Vec::new(), open }
    }

    /// The page that is drawn on.
    pub fn sheet(&mut self) -> &mut Sheet<'f> {
        &mut self.open
    }

    /// Goes to a new page.
    pub fn turn(&mut self) {
        let mut next = Sheet::new(self.fonts, self.paper.width, self.paper.height);
        next.page.items.clone_from(&self.head.items);
        self.done.push(std::mem::replace(&mut self.open, next));
        self.y = self.paper.top + self.head.height;
    }

    /// The room left on this page.
    #[must_use]
    pub fn room(&self) -> f32 {
        self.paper.floor() - self.y
    }

    /// Goes to a new page unless `height` still fits on this one.
    pub fn need(&mut self, height: f32) {
        if height > self.room() + 0.01 {
            self.turn();
        }
    }

    /// Text over the full width less `indent`, line by line over pages. `beside` draws what stands beside it: it gets
    /// each page, the top of the lines there and their height.
    pub fn paragraph(
        &mut self,
        style: &Style,
        indent: f32,
        text: &str,
        mut beside: impl FnMut(&mut Sheet<'f>, f32, f32),
    ) {
        let room =
            Room { left: self.paper.side + indent, width: self.paper.inner() - indent, align: Align::Left };
        let mut start = self.y;
        for line in break_lines(self.fonts, style, text, room.width) {
            if style.leading > self.room() + 0.01 {
                if self.y > start {
                    beside(&mut self.open, start, self.y - start);
                }
                self.turn();
                start = self.y;
            }
            self.open.line_of_text(room, self.y, style, &line);
            self.y += style.leading;
        }
        beside(&mut self.open, start, self.y - start);
    }

    /// Ends: `foot` draws on each page once it is known how many there are. Answers the pages and every character
    /// that no face has.
    pub fn finish(self, mut foot: impl FnMut(&mut Sheet<'f>, usize, usize)) -> (Vec<Page>, BTreeSet<char>) {
        let mut sheets = self.done;
        sheets.push(self.open);
        let count = sheets.len();
        let mut missing = BTreeSet::new();
        let mut pages = Vec::with_capacity(count);
        for (at, mut sheet) in sheets.into_iter().enumerate() {
            foot(&mut sheet, at + 1, count);
            missing.append(&mut sheet.missing);
            pages.push(sheet.page);
        }
        (pages, missing)
    }
}
