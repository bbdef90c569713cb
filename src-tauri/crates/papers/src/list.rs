//! The display list: a paper as plain drawing, between the templates and the writers.
//!
//! Lengths are points (1/72 inch); the origin is the top left corner of the page; y grows downwards.

use kernel::Moment;

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

/// A picture: rows of red, green, blue, opacity, eight bits each.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width × height × 4` bytes.
    pub rgba: Vec<u8>,
}
