//! Pictures as ESC/POS: `GS v 0` in bands, which old and cheap printers have, too.

use kernel::machine::{Dots, RollJob};

/// ESC @: forget what the last job left.
const BEGIN: &[u8] = &[0x1b, b'@'];
/// ESC p 0: a pulse of 50 ms on the drawer's first line, 500 ms rest.
const DRAWER: &[u8] = &[0x1b, b'p', 0, 25, 250];
/// ESC d 4: past the cutter, or the edge that it is torn on.
const FEED: &[u8] = &[0x1b, b'd', 4];
/// GS V 1: cut, but for a point that holds the paper; printers without a cutter pass over it.
const CUT: &[u8] = &[0x1d, b'V', 1];
/// Rows of one picture: the buffer of the smallest printers holds them at 80 mm.
const BAND: usize = 128;

/// A job's bytes.
pub(super) fn written(job: &RollJob) -> Vec<u8> {
    let mut bytes = BEGIN.to_vec();
    if job.drawer {
        bytes.extend_from_slice(DRAWER);
    }
    for paper in &job.papers {
        picture(&mut bytes, paper);
        bytes.extend_from_slice(FEED);
        bytes.extend_from_slice(CUT);
    }
    bytes
}

fn picture(bytes: &mut Vec<u8>, paper: &Dots) {
    for band in paper.bytes.chunks(paper.row_bytes.max(1) * BAND) {
        let rows = band.len() / paper.row_bytes.max(1);
        bytes.extend_from_slice(&[0x1d, b'v', b'0', 0]);
        bytes.extend_from_slice(&two_bytes(paper.row_bytes));
        bytes.extend_from_slice(&two_bytes(rows));
        bytes.extend_from_slice(band);
    }
}

/// A count in the order that ESC/POS wants; none of these is near 65,535.
fn two_bytes(count: usize) -> [u8; 2] {
    u16::try_from(count).unwrap_or(u16::MAX).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(rows: usize, drawer: bool) -> RollJob {
        let paper = Dots { row_bytes: 2, bytes: (0..rows * 2).map(|at| (at % 251) as u8).collect() };
        RollJob { title: "SK1".to_owned(), drawer, papers: vec![paper] }
    }

    #[test]
    fn a_picture_goes_in_bands_with_its_size() {
        let bytes = written(&job(130, false));
        assert!(bytes.starts_with(&[0x1b, b'@', 0x1d, b'v', b'0', 0, 2, 0, 128, 0, 0, 1, 2]));
        let second = 2 + 8 + 256;
        assert_eq!(bytes[second..second + 10], [0x1d, b'v', b'0', 0, 2, 0, 2, 0, 5, 6]);
        assert!(bytes.ends_with(&[0x1b, b'd', 4, 0x1d, b'V', 1]));
        assert_eq!(bytes.len(), 2 + 8 + 256 + 8 + 4 + 6);
    }

    #[test]
    fn a_drawer_opens_before_the_paper_and_without_one() {
        assert!(written(&job(1, true)).starts_with(&[0x1b, b'@', 0x1b, b'p', 0, 25, 250, 0x1d]));
        let alone = RollJob { papers: Vec::new(), ..job(0, true) };
        assert_eq!(written(&alone), [0x1b, b'@', 0x1b, b'p', 0, 25, 250]);
    }
}
