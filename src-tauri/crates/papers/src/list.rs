//! The display list: a paper as plain drawing, between the templates and the writers.
//!
//! Lengths are points (1/72 inch); the origin is the top left corner of the page; y grows downwards.

use kernel::Moment;
use std::collections::BTreeSet;

/// A finished paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Doc {
    /// Shown in the window of a viewer.
    pub title: String,
    /// The language of the text, as a BCP 47 tag.
    pub lang: &'static str,
    /// Who hands it out.
    pub author: Option<String>,
    /// When it was drawn.
    pub created: Moment,
    /// Its pages, in order.
    pub pages: Vec<Page>,
    /// Pictures that items refer to by position.
    pub images: Vec<Image>,
    /// Characters that no face has; ▯ stands for each.
    pub missing: BTreeSet<char>,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// What is drawn, in order.
    pub items: Vec<Item>,
}

/// One thing drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A run of text in one face. A character that the face lacks takes its room and draws nothing.
    Text {
        /// Where the baseline starts.
        at: Point,
        /// The size of the face.
        size: f32,
        /// The face.
        weight: Weight,
        /// Its colour.
        ink: Ink,
        /// The text, as typed.
        text: String,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other.
        to: Point,
        /// How thick, and its colour.
        stroke: Stroke,
    },
    /// A rectangle.
    Rect {
        /// Where.
        frame: Frame,
        /// The colour inside, if any.
        fill: Option<Ink>,
        /// The border, centred on the edge, if any.
        stroke: Option<Stroke>,
    },
    /// A line through points, open at the end.
    Polyline {
        /// The points.
        points: Vec<Point>,
        /// How thick, and its colour.
        stroke: Stroke,
    },
    /// A closed shape.
    Shape {
        /// Its corners.
        points: Vec<Point>,
        /// The colour inside, if any.
        fill: Option<Ink>,
        /// Its edge, if any.
        stroke: Option<Stroke>,
    },
    /// The black parts of a code, filled as one shape.
    Modules(Vec<Frame>),
    /// A picture.
    Image {
        /// Its position in `Doc::images`.
        image: usize,
        /// Where.
        frame: Frame,
    },
}

/// A point on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f32,
    /// From the top edge.
    pub y: f32,
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// From the left edge.
    pub x: f32,
    /// From the top edge.
    pub y: f32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// How thick.
    pub width: f32,
    /// Its colour.
    pub ink: Ink,
}

/// A colour: red, green, blue. Equal parts are written as pure grey, so that a printer uses black only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink(pub [u8; 3]);

impl Ink {
    /// Black.
    pub const BLACK: Self = Self::grey(0);

    /// A grey, 0 black to 255 white.
    #[must_use]
    pub const fn grey(level: u8) -> Self {
        Self([level; 3])
    }
}

/// The faces of the one family that papers use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For what the eye should find first.
    Bold,
}

/// A picture in colour, which goes into the file as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// A JPEG file of three components.
    pub jpeg: Vec<u8>,
}

impl Doc {
    /// Several papers as one file, in order; it is called after the first.
    #[must_use]
    pub fn together(docs: Vec<Self>) -> Option<Self> {
        let mut docs = docs.into_iter();
        let mut whole = docs.next()?;
        for doc in docs {
            let places: Vec<usize> = doc.images.into_iter().map(|image| whole.place_of(image)).collect();
            for mut page in doc.pages {
                for item in &mut page.items {
                    if let Item::Image { image, .. } = item {
                        *image = places.get(*image).copied().unwrap_or(usize::MAX);
                    }
                }
                whole.pages.push(page);
            }
            whole.missing.extend(doc.missing);
        }
        Some(whole)
    }

    /// Where a picture lies among the others; the same one (a shop's logo) is kept once.
    fn place_of(&mut self, image: Image) -> usize {
        if let Some(at) = self.images.iter().position(|known| *known == image) {
            return at;
        }
        self.images.push(image);
        self.images.len() - 1
    }
}
