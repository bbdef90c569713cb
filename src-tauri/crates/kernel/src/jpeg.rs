//! What a JPEG file tells without being decoded: its size, and whether it comes to its end.

/// The size in pixels that the first frame header (SOF) names.
#[must_use]
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    segments(bytes).find_map(|(marker, body)| {
        // C4, C8 and CC are tables and a reserved marker, not frames.
        let is_frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
        let side = |at: usize| {
            let pair = body.get(at..at + 2)?;
            Some(u32::from(u16::from_be_bytes([pair[0], pair[1]])))
        };
        if is_frame { Some((side(3)?, side(1)?)) } else { None }
    })
}

/// Whether the end marker comes after the picture's own data. Decoders fill up a file that was cut off and say nothing;
/// what phones add after the end (a film, a second picture) does not count.
#[must_use]
pub fn is_whole(bytes: &[u8]) -> bool {
    segments(bytes).any(|(marker, _)| marker == END)
}

const END: u8 = 0xD9;

/// The markers of a file up to its end marker, each with the bytes it carries. What lies between a scan's header and the
/// next marker is passed over: there, FF is followed by 00 or by one of the restart marks D0 to D7.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8]).unwrap_or_default();
    std::iter::from_fn(move || {
        let at =
            rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF))?;
        let marker = rest[at + 1];
        rest = &rest[at + 2..];
        if marker == END {
            rest = &[];
            return Some((marker, rest));
        }
        let length = usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?]));
        let body = rest.get(2..length)?;
        rest = &rest[length..];
        Some((marker, body))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Start, an EXIF segment with a thumbnail's own end in it, a frame of 3×2, a scan, the end.
    const WHOLE: &[u8] = &[
        0xFF, 0xD8, 0xFF, 0xE1, 0, 6, 0xFF, 0xD9, 0xFF, 0xD9, 0xFF, 0xC4, 0, 3, 7, 0xFF, 0xC2, 0, 8, 8, 0, 2,
        0, 3, 1, 0xFF, 0xDA, 0, 3, 9, 1, 0xFF, 0, 0xFF, 0xD3, 4, 0xFF, 0xD9, b't', b'a', b'i', b'l',
    ];

    #[test]
    fn a_frame_tells_the_size() {
        assert_eq!(size(WHOLE), Some((3, 2)));
        assert_eq!(size(&WHOLE[..20]), None);
        assert_eq!(size(b"GIF89a"), None);
    }

    #[test]
    fn a_thumbnails_end_is_not_the_pictures() {
        assert!(is_whole(WHOLE));
        for cut in 0..WHOLE.len() - 5 {
            assert!(!is_whole(&WHOLE[..cut]), "cut off after {cut} bytes");
        }
    }
}
