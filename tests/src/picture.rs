use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// Where the pictures of [`photo`] say they were taken.
pub const TAKEN_AT: &[u8] = b"39.9042N 116.4074E";

/// What a phone's camera writes: a JPEG with the place it was taken at among its notes; another one for each number.
///
/// # Panics
/// Where it cannot be encoded; it always can.
pub fn photo(n: u8) -> Vec<u8> {
    let picture =
        RgbImage::from_fn(64, 48, |x, _| if x < 32 { Rgb([n, 40, 90]) } else { Rgb([230, 230, n]) });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).expect("a picture in memory");
    let bytes = bytes.into_inner();
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(TAKEN_AT);
    let length = u16::try_from(exif.len() + 2).expect("a short note");
    [&[0xFF, 0xD8, 0xFF, 0xE1], &length.to_be_bytes()[..], &exif, &bytes[2..]].concat()
}
