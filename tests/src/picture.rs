use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// Where the pictures of [`photo`] say they were taken.
pub const TAKEN_AT: &[u8] = b"39.9042N 116.4074E";

/// A shop's sign as somebody photographed it: large, with soft colours, hard edges and a grain.
///
/// # Panics
/// Where it cannot be encoded; it always can.
pub fn sign() -> Vec<u8> {
    let byte = |n: u32| u8::try_from(n % 256).expect("less than 256");
    let picture = RgbImage::from_fn(1600, 800, |x, y| {
        let grain = (x * 7 + y * 13 + x * y) % 17;
        let is_inside = (x / 8).abs_diff(100).pow(2) + (y / 8).abs_diff(50).pow(2) < 1600;
        if is_inside && (x / 40) % 3 != 0 {
            Rgb([byte(20 + grain), byte(60 + y / 10), byte(120 + x / 16)])
        } else {
            Rgb([byte(230 + grain), byte(200 + y / 20 + grain / 2), byte(180 + x / 30)])
        }
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).expect("a picture in memory");
    bytes.into_inner()
}

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
