//! Outlines of machines, front and back, on which marks stand.
//!
//! The screen draws its own in boxes of the same proportions; a mark's place is in thousandths of that box.

use crate::{
    fonts::FontSet,
    lines::Style,
    list::{Frame, Ink, Item, Point, Stroke, Weight},
    sheet::{Align, Room, Sheet},
};
use domain::catalogue::Kind;
use domain::condition::{Face, Mark};

/// The width and height of a kind's box; only their proportion matters.
#[must_use]
pub fn size(kind: Kind) -> (f32, f32) {
    match kind {
        Kind::Phone => (360.0, 760.0),
        Kind::Tablet => (560.0, 760.0),
        Kind::Laptop => (760.0, 500.0),
        Kind::Watch | Kind::Earphones => (420.0, 420.0),
        Kind::Fridge | Kind::WaterHeater => (400.0, 760.0),
        Kind::Washer => (500.0, 600.0),
        Kind::AirConditioner => (760.0, 260.0),
        Kind::Tv
        | Kind::Kitchen
        | Kind::Vacuum
        | Kind::Audio
        | Kind::Camera
        | Kind::Console
        | Kind::Printer
        | Kind::Router
        | Kind::SmallAppliance
        | Kind::Other => (760.0, 480.0),
    }
}

/// The largest frame of a kind's proportion within a width and a height, from a top left corner.
#[must_use]
pub fn fitted(kind: Kind, at: Point, width: f32, height: f32) -> Frame {
    let (w, h) = size(kind);
    let scale = (width / w).min(height / h);
    Frame { x: at.x, y: at.y, width: w * scale, height: h * scale }
}

/// Draws one side of a machine and the marks on it, each with its number.
pub fn draw(
    sheet: &mut Sheet<'_>,
    fonts: &FontSet,
    frame: &Frame,
    (kind, face): (Kind, Face),
    marks: &[(usize, Mark)],
) {
    let (w, h) = size(kind);
    let on =
        |(x, y): (f32, f32)| Point { x: frame.x + x / w * frame.width, y: frame.y + y / h * frame.height };
    for (at, part) in parts(kind, face).into_iter().enumerate() {
        let points = part.into_iter().map(on).collect();
        let stroke = if at == 0 { BODY } else { DETAIL };
        sheet.put(Item::Shape { points, fill: None, stroke: Some(stroke) });
    }
    for (number, mark) in marks.iter().filter(|(_, mark)| mark.face == face) {
        let place = (f32::from(mark.x) / 1000.0 * w, f32::from(mark.y) / 1000.0 * h);
        spot(sheet, fonts, on(place), *number);
    }
}

const BODY: Stroke = Stroke { width: 0.9, ink: Ink::grey(0x40) };
const DETAIL: Stroke = Stroke { width: 0.5, ink: Ink::grey(0x90) };
/// The half of a mark's spot, in points.
const SPOT: f32 = 4.6;
const NUMBER: Style = Style { weight: Weight::Bold, size: 7.0, leading: 8.0, ink: Ink::grey(0xff) };

/// A number in white on a black disc with a white rim, so that neighbours stay apart.
pub(crate) fn spot(sheet: &mut Sheet<'_>, fonts: &FontSet, at: Point, number: usize) {
    let points = circle(at.x, at.y, SPOT).into_iter().map(|(x, y)| Point { x, y }).collect();
    let rim = Stroke { width: 0.7, ink: Ink::grey(0xff) };
    sheet.put(Item::Shape { points, fill: Some(Ink::BLACK), stroke: Some(rim) });
    let text = number.to_string();
    let size = if text.len() > 1 { 6.0 } else { NUMBER.size };
    let style = Style { size, ..NUMBER };
    let width = fonts.width(style.weight, style.size, &text);
    let room = Room { left: at.x - width / 2.0, width, align: Align::Left };
    sheet.text_in(room, at.y + 0.36 * size, &style, &text);
}

type Part = Vec<(f32, f32)>;

/// Closed shapes in the kind's box, the body first.
fn parts(kind: Kind, face: Face) -> Vec<Part> {
    let (w, h) = size(kind);
    let is_front = face == Face::Front;
    match kind {
        Kind::Phone if is_front => {
            vec![
                rounded(0.0, 0.0, w, h, 56.0),
                rounded(14.0, 14.0, 332.0, 732.0, 44.0),
                circle(180.0, 46.0, 10.0),
            ]
        }
        Kind::Phone => vec![
            rounded(0.0, 0.0, w, h, 56.0),
            rounded(24.0, 24.0, 160.0, 160.0, 40.0),
            circle(70.0, 70.0, 28.0),
            circle(70.0, 138.0, 28.0),
            circle(138.0, 104.0, 28.0),
        ],
        Kind::Tablet if is_front => {
            vec![rounded(0.0, 0.0, w, h, 36.0), rounded(28.0, 28.0, 504.0, 704.0, 16.0)]
        }
        Kind::Tablet => {
            vec![
                rounded(0.0, 0.0, w, h, 36.0),
                rounded(24.0, 24.0, 96.0, 96.0, 26.0),
                circle(72.0, 72.0, 28.0),
            ]
        }
        Kind::Laptop if is_front => vec![
            rounded(0.0, 320.0, w, 180.0, 14.0),
            rounded(60.0, 0.0, 640.0, 316.0, 14.0),
            rounded(76.0, 14.0, 608.0, 284.0, 4.0),
            rounded(70.0, 340.0, 620.0, 84.0, 6.0),
            rounded(290.0, 436.0, 180.0, 54.0, 6.0),
        ],
        Kind::Laptop => vec![rounded(0.0, 0.0, w, h, 22.0), circle(380.0, 250.0, 30.0)],
        Kind::Watch => {
            let mut parts = vec![
                rounded(80.0, 60.0, 260.0, 300.0, 74.0),
                vec![(130.0, 62.0), (142.0, 0.0), (278.0, 0.0), (290.0, 62.0)],
                vec![(130.0, 358.0), (142.0, 420.0), (278.0, 420.0), (290.0, 358.0)],
                rounded(340.0, 170.0, 16.0, 70.0, 7.0),
            ];
            parts.push(if is_front {
                rounded(102.0, 82.0, 216.0, 256.0, 58.0)
            } else {
                circle(210.0, 210.0, 80.0)
            });
            parts
        }
        Kind::Earphones => {
            let mut parts = vec![rounded(40.0, 80.0, 340.0, 260.0, 110.0)];
            if is_front {
                parts.extend([line(40.0, 170.0, 380.0), circle(210.0, 210.0, 8.0)]);
            } else {
                parts.push(rounded(150.0, 150.0, 120.0, 24.0, 8.0));
            }
            parts
        }
        Kind::Fridge if is_front => vec![
            rounded(0.0, 0.0, w, h, 18.0),
            line(0.0, 280.0, w),
            rounded(350.0, 150.0, 16.0, 100.0, 8.0),
            rounded(350.0, 310.0, 16.0, 140.0, 8.0),
        ],
        Kind::Fridge => {
            vec![
                rounded(0.0, 0.0, w, h, 18.0),
                rounded(40.0, 560.0, 320.0, 160.0, 8.0),
                line(40.0, 640.0, 360.0),
            ]
        }
        Kind::WaterHeater if is_front => {
            vec![
                rounded(0.0, 0.0, w, h, 60.0),
                rounded(130.0, 560.0, 140.0, 80.0, 14.0),
                circle(200.0, 690.0, 20.0),
            ]
        }
        Kind::WaterHeater => {
            vec![rounded(0.0, 0.0, w, h, 60.0), circle(120.0, 720.0, 18.0), circle(280.0, 720.0, 18.0)]
        }
        Kind::Washer if is_front => vec![
            rounded(0.0, 0.0, w, h, 20.0),
            line(0.0, 96.0, w),
            circle(250.0, 340.0, 160.0),
            circle(250.0, 340.0, 116.0),
            circle(420.0, 48.0, 24.0),
            rounded(30.0, 26.0, 130.0, 44.0, 8.0),
        ],
        Kind::Washer => vec![rounded(0.0, 0.0, w, h, 20.0), rounded(60.0, 120.0, 380.0, 400.0, 12.0)],
        Kind::AirConditioner if is_front => {
            vec![
                rounded(0.0, 0.0, w, h, 26.0),
                line(20.0, 196.0, 740.0),
                rounded(640.0, 60.0, 70.0, 34.0, 8.0),
            ]
        }
        Kind::AirConditioner => {
            vec![rounded(0.0, 0.0, w, h, 26.0), rounded(90.0, 50.0, 580.0, 150.0, 8.0)]
        }
        Kind::Tv if is_front => vec![
            rounded(0.0, 0.0, w, 436.0, 14.0),
            rounded(14.0, 14.0, 732.0, 400.0, 6.0),
            rounded(120.0, 436.0, 90.0, 44.0, 6.0),
            rounded(550.0, 436.0, 90.0, 44.0, 6.0),
        ],
        Kind::Tv => vec![rounded(0.0, 0.0, w, 436.0, 14.0), rounded(200.0, 150.0, 360.0, 220.0, 10.0)],
        Kind::Printer if is_front => vec![
            rounded(0.0, 120.0, w, 360.0, 20.0),
            rounded(140.0, 0.0, 480.0, 120.0, 10.0),
            rounded(110.0, 300.0, 540.0, 60.0, 8.0),
        ],
        Kind::Camera if is_front => vec![
            rounded(0.0, 70.0, w, 410.0, 40.0),
            circle(380.0, 275.0, 160.0),
            circle(380.0, 275.0, 110.0),
            rounded(280.0, 0.0, 200.0, 70.0, 14.0),
        ],
        Kind::Camera => vec![rounded(0.0, 70.0, w, 410.0, 40.0), rounded(60.0, 130.0, 460.0, 300.0, 10.0)],
        Kind::Kitchen
        | Kind::Vacuum
        | Kind::Audio
        | Kind::Console
        | Kind::Printer
        | Kind::Router
        | Kind::SmallAppliance
        | Kind::Other => vec![rounded(0.0, 0.0, w, h, 34.0)],
    }
}

/// A level line, as a shape without a width.
fn line(from: f32, y: f32, to: f32) -> Part {
    vec![(from, y), (to, y)]
}

/// A rectangle with rounded corners, from the top left one clockwise.
fn rounded(x: f32, y: f32, width: f32, height: f32, radius: f32) -> Part {
    let (right, bottom) = (x + width - radius, y + height - radius);
    let corners =
        [(x + radius, y + radius, 2), (right, y + radius, 3), (right, bottom, 0), (x + radius, bottom, 1)];
    corners.into_iter().flat_map(|(cx, cy, quarter)| arc(cx, cy, radius, quarter * STEPS, STEPS)).collect()
}

fn circle(x: f32, y: f32, radius: f32) -> Part {
    arc(x, y, radius, 0, 4 * STEPS - 1)
}

/// Straight pieces in a quarter of a circle.
const STEPS: u8 = 6;

/// Points on a circle, clockwise from the right.
fn arc(x: f32, y: f32, radius: f32, start: u8, steps: u8) -> Part {
    let quarter = std::f32::consts::FRAC_PI_2 / f32::from(STEPS);
    let at = |step: u8| {
        let (sin, cos) = (f32::from(step) * quarter).sin_cos();
        (x + radius * cos, y + radius * sin)
    };
    (start..=start + steps).map(at).collect()
}
