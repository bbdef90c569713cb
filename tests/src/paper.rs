use crate::tray::{must_be_sound, text_on};

/// The text of a PDF in reading order, and that `qpdf --check` finds nothing.
///
/// # Panics
/// Where a program is missing or complains.
#[track_caller]
pub fn read_paper(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, pdf).expect("a file");
    must_be_sound(&file);
    text_on(&file)
}

/// A text without its blanks and line ends, which breaking into lines adds and takes.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
