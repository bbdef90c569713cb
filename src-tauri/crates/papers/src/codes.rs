//! Numbers that a scanner reads: QR and Code 128 set C, in whole printer dots.

use crate::{
    failure::{PapersFailure, Result},
    list::{Frame, Item, Point},
    measure::{dots, snap},
};
use barcoders::sym::code128::Code128;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// The longest number that still makes a short bar code and the smallest QR code.
const MOST_DIGITS: usize = 24;

/// The longest text that goes into a QR code: a part's number, a bin, a serial number.
const MOST_CHARACTERS: usize = 64;

/// A number, encoded both ways; or a text, as a QR code.
#[derive(Debug)]
pub struct ScanCode {
    bars: Vec<bool>,
    squares: Vec<Vec<bool>>,
}

impl ScanCode {
    /// Encodes an even count of digits: set C packs two into one symbol.
    ///
    /// # Errors
    /// `NotScannable`: anything but digits, an odd count, none, more than 24.
    pub fn new(digits: &str) -> Result<Self> {
        let refused = || PapersFailure::NotScannable { digits: digits.to_owned() };
        let fits =
            (2..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !fits {
            return Err(refused());
        }
        // The letter Ć switches the encoder to set C, which refuses an odd count.
        let Ok(bars) = Code128::new(format!("\u{106}{digits}")) else { return Err(refused()) };
        let bars = bars.encode().into_iter().map(|bit| bit == 1).collect();
        // The level is a floor: the encoder raises it as far as the size allows.
        let Ok(qr) = QrCode::encode_segments(&[QrSegment::make_numeric(digits)], QrCodeEcc::Medium) else {
            return Err(refused());
        };
        let rows = (0..qr.size()).map(|y| (0..qr.size()).map(|x| qr.get_module(x, y)).collect());
        Ok(Self { bars, squares: rows.collect() })
    }

    /// Encodes a text of any script as a QR code alone; its bar code is empty.
    ///
    /// # Errors
    /// `NotScannable`: nothing, or more than 64 characters.
    pub fn of_text(text: &str) -> Result<Self> {
        let refused = || PapersFailure::NotScannable { digits: text.to_owned() };
        if text.is_empty() || text.chars().count() > MOST_CHARACTERS {
            return Err(refused());
        }
        // The level is a floor here, too: a short code is made as hard to spoil as its size allows.
        let Ok(qr) = QrCode::encode_text(text, QrCodeEcc::Low) else { return Err(refused()) };
        let rows = (0..qr.size()).map(|y| (0..qr.size()).map(|x| qr.get_module(x, y)).collect());
        Ok(Self { bars: Vec::new(), squares: rows.collect() })
    }

    /// The width of the bar code without its quiet zones (10 modules on either side).
    #[must_use]
    pub fn bars_width(&self, module: usize) -> f32 {
        dots(self.bars.len() * module)
    }

    /// The side of the QR code without its quiet zone (4 modules around).
    #[must_use]
    pub fn square_side(&self, module: usize) -> f32 {
        dots(self.squares.len() * module)
    }

    /// The bar code; `module` is the width of the thinnest bar in printer dots.
    #[must_use]
    pub fn bars(&self, at: Point, height: f32, module: usize) -> Item {
        let (x, y) = (snap(at.x), snap(at.y));
        let frames = runs(&self.bars).map(|(start, length)| Frame {
            x: x + dots(start * module),
            y,
            width: dots(length * module),
            height,
        });
        Item::Modules(frames.collect())
    }

    /// The QR code; `module` is the side of one square in printer dots.
    #[must_use]
    pub fn squares(&self, at: Point, module: usize) -> Item {
        let (x, y) = (snap(at.x), snap(at.y));
        let frames = self.squares.iter().enumerate().flat_map(|(row, squares)| {
            runs(squares).map(move |(start, length)| Frame {
                x: x + dots(start * module),
                y: y + dots(row * module),
                width: dots(length * module),
                height: dots(module),
            })
        });
        Item::Modules(frames.collect())
    }
}

/// Runs of dark modules in a row: where each starts and how long it is.
fn runs(row: &[bool]) -> impl Iterator<Item = (usize, usize)> {
    let mut start = 0;
    row.chunk_by(|a, b| a == b).filter_map(move |run| {
        let at = start;
        start += run.len();
        run.first().is_some_and(|dark| *dark).then_some((at, run.len()))
    })
}
