//! Pictures people hand in, made fit to be kept.

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};
use kernel::machine::{LARGEST_PICTURE, Picture, Pictures, picture_too_large};
use kernel::{Failure, Result, jpeg};
use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

/// The most pixels that are decoded: 50 million, which take 150 MB.
const MOST_PIXELS: u64 = 50_000_000;
/// What decoding may take beside that, in bytes.
const MOST_MEMORY: u64 = 512 << 20;
/// Of 100: a photo of 2048 pixels takes about half a megabyte and shows no blocks.
const QUALITY: u8 = 82;

/// Decoding in this process, one picture at a time: ten at once would take gigabytes.
#[derive(Debug, Default)]
pub struct SystemPictures {
    turn: Mutex<()>,
}

impl Pictures for SystemPictures {
    fn clean(&self, bytes: &[u8], longest_side: u32) -> Result<Picture> {
        if bytes.len() > LARGEST_PICTURE {
            return Err(picture_too_large());
        }
        let format = image::guess_format(bytes)
            .ok()
            .filter(|format| matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP));
        let format = format.ok_or_else(|| Failure::invalid("picture.format"))?;
        if format == ImageFormat::Jpeg && !jpeg::is_whole(bytes) {
            return Err(unreadable("no end"));
        }
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let (picture, orientation) = decoded(bytes, format)?;
        let picture = made_upright(shrunk(picture, longest_side), orientation);
        let picture = encoded(&on_white(picture));
        drop(turn);
        picture
    }
}

/// Its size is looked at before a pixel is.
fn decoded(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation)> {
    let mut decoder =
        ImageReader::with_format(Cursor::new(bytes), format).into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        let max = MOST_PIXELS / 1_000_000;
        return Err(Failure::invalid("picture.too_many_pixels").with("max", max));
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    decoder.set_limits(limits).map_err(unreadable)?;
    // A picture whose notes cannot be read is shown as it lies.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((DynamicImage::from_decoder(decoder).map_err(unreadable)?, orientation))
}

fn shrunk(picture: DynamicImage, longest_side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= longest_side {
        return picture;
    }
    picture.thumbnail(longest_side, longest_side)
}

fn made_upright(mut picture: DynamicImage, orientation: Orientation) -> DynamicImage {
    picture.apply_orientation(orientation);
    picture
}

/// What one sees through is white.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0.map(u16::from);
        let blend = |value: u16| u8::try_from((value * alpha + 255 * (255 - alpha) + 127) / 255);
        image::Rgb([red, green, blue].map(|value| blend(value).unwrap_or(u8::MAX)))
    })
}

fn encoded(picture: &RgbImage) -> Result<Picture> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(picture)
        .map_err(|cause| Failure::internal("picture.unreadable", cause))?;
    Ok(Picture { bytes, width: picture.width(), height: picture.height() })
}

fn unreadable(cause: impl std::fmt::Display) -> Failure {
    Failure::invalid("picture.unreadable").because(cause)
}

#[cfg(test)]
mod tests;
