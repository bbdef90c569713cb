use super::*;
use image::Rgb;

const SECRET: &[u8] = b"39.9042N 116.4074E";

/// A red left half and a blue right one.
fn two_halves(width: u32, height: u32) -> RgbImage {
    let colour = |x: u32| if x < width / 2 { Rgb([200, 20, 20]) } else { Rgb([20, 20, 200]) };
    RgbImage::from_fn(width, height, |x, _| colour(x))
}

fn file(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// What a phone writes: lying on its side (orientation 6), and where it was taken.
fn from_a_phone(picture: &RgbImage) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26");
    exif.extend(b"\0\0\0\0\0\x01\0\x02\0\x02");
    exif.extend(SECRET);
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1];
    bytes.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&file(picture, ImageFormat::Jpeg)[2..]);
    bytes
}

fn clean(bytes: &[u8]) -> Result<Picture> {
    SystemPictures::default().clean(bytes, 2048)
}

fn refused(bytes: &[u8]) -> &'static str {
    clean(bytes).unwrap_err().message
}

fn shown(picture: &Picture) -> RgbImage {
    image::load_from_memory_with_format(&picture.bytes, ImageFormat::Jpeg).unwrap().into_rgb8()
}

#[test]
fn a_phones_picture_stands_upright_and_says_nothing_of_where_it_was_taken() {
    let bytes = from_a_phone(&two_halves(80, 40));
    assert!(bytes.windows(SECRET.len()).any(|part| part == SECRET));
    let picture = clean(&bytes).unwrap();
    assert_eq!((picture.width, picture.height), (40, 80));
    // Turned clockwise: what was left is above.
    let seen = shown(&picture);
    assert!(seen.get_pixel(20, 10).0[0] > 150 && seen.get_pixel(20, 70).0[2] > 150);
    let has = |words: &[u8]| picture.bytes.windows(words.len()).any(|part| part == words);
    assert!(!has(SECRET) && !has(b"Exif"));
    assert_eq!(jpeg::size(&picture.bytes), Some((40, 80)));
}

#[test]
fn every_format_becomes_a_jpeg_of_bounded_size() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let picture = clean(&file(&two_halves(3000, 1000), format)).unwrap();
        assert_eq!((picture.width, picture.height), (2048, 683), "{format:?}");
        assert!(jpeg::is_whole(&picture.bytes));
        assert!(shown(&picture).get_pixel(100, 300).0[0] > 150);
    }
    let small = clean(&file(&two_halves(300, 100), ImageFormat::Png)).unwrap();
    assert_eq!((small.width, small.height), (300, 100));
}

#[test]
fn what_one_sees_through_is_white() {
    let clear = DynamicImage::new_rgba8(10, 10);
    let mut bytes = Cursor::new(Vec::new());
    clear.write_to(&mut bytes, ImageFormat::Png).unwrap();
    assert_eq!(shown(&clean(&bytes.into_inner()).unwrap()).get_pixel(5, 5), &Rgb([255, 255, 255]));
}

#[test]
fn a_picture_that_was_cut_off_is_refused() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let bytes = file(&two_halves(400, 300), format);
        assert_eq!(refused(&bytes[..bytes.len() / 2]), "picture.unreadable", "{format:?}");
        assert_eq!(refused(&bytes[..16]), "picture.unreadable", "{format:?}");
    }
}

#[test]
fn what_is_no_picture_of_ours_is_refused_by_its_content() {
    let others: [&[u8]; 7] = [
        b"",
        b"photo",
        b"%PDF-1.7",
        b"GIF89a\x01\0\x01\0",
        b"\0\0\0\x18ftypheic",
        b"\0\0\0\x18ftypavif",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ];
    for other in others {
        assert_eq!(refused(other), "picture.format", "{other:?}");
    }
    // A start that promises a JPEG, and a program behind it.
    assert_eq!(refused(b"\xFF\xD8\xFF\xE0MZ\x90\0 this program cannot be run"), "picture.unreadable");
}

#[test]
fn a_picture_of_sixty_megapixels_is_refused_before_it_is_decoded() {
    // The head of a PNG of 10000 × 6000, with next to nothing in it.
    let mut bytes = file(&two_halves(4, 4), ImageFormat::Png);
    bytes[16..24].copy_from_slice(b"\0\0\x27\x10\0\0\x17\x70");
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    let failure = clean(&bytes).unwrap_err();
    assert_eq!((failure.message, failure.params["max"].as_str()), ("picture.too_many_pixels", "50"));
}

#[test]
fn a_file_of_too_many_bytes_is_refused() {
    assert_eq!(refused(&vec![0xFF; LARGEST_PICTURE + 1]), "picture.too_large");
}

/// The checksum of a PNG chunk.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xEDB8_8320 * (sum & 1)))
    })
}
