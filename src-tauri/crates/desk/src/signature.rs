//! Signatures drawn on a screen.

use domain::faults::Fault;
use domain::hand_over::SignedOn;
use domain::intake;
use kernel::{Failure, Result};

/// Strokes that make a signature.
///
/// # Errors
/// `field.no_signature`, `field.bad_signature`.
pub(crate) fn drawn(strokes: &str) -> std::result::Result<(), Fault> {
    let read = serde_json::from_str::<Vec<Vec<i32>>>(strokes);
    let points = read.or(Err(Fault::new("field.bad_signature")))?;
    intake::signature(&points, strokes.len())
}

/// What is kept of a signature: strokes belong to a screen, and a screen asks for them.
///
/// # Errors
/// As `drawn`.
pub(crate) fn signed(on: SignedOn, strokes: Option<String>) -> std::result::Result<Option<String>, Fault> {
    match (on, strokes) {
        (SignedOn::Pad, Some(strokes)) => drawn(&strokes).map(|()| Some(strokes)),
        (SignedOn::Pad, None) => Err(Fault::new("field.no_signature")),
        (SignedOn::Paper, Some(_) | None) => Ok(None),
    }
}

/// Kept strokes as points; none where nothing was kept.
pub(crate) fn strokes(kept: Option<&str>) -> Result<Vec<Vec<(f32, f32)>>> {
    let Some(kept) = kept else { return Ok(Vec::new()) };
    let strokes: Vec<Vec<i16>> =
        serde_json::from_str(kept).map_err(|error| Failure::internal("store.failed", error))?;
    let points = |stroke: Vec<i16>| {
        stroke.chunks_exact(2).map(|pair| (f32::from(pair[0]), f32::from(pair[1]))).collect()
    };
    Ok(strokes.into_iter().map(points).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_is_signed_with_strokes_and_paper_without() {
        let strokes = || Some("[[0,0,500,200]]".to_owned());
        assert_eq!(signed(SignedOn::Pad, strokes()), Ok(strokes()));
        assert_eq!(signed(SignedOn::Pad, None).unwrap_err().message, "field.no_signature");
        assert_eq!(signed(SignedOn::Pad, Some("[]".to_owned())).unwrap_err().message, "field.no_signature");
        assert_eq!(signed(SignedOn::Pad, Some("{".to_owned())).unwrap_err().message, "field.bad_signature");
        for given in [None, strokes()] {
            assert_eq!(signed(SignedOn::Paper, given), Ok(None));
        }
    }
}
