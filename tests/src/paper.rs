use crate::tray::{must_be_sound, text_on};
use std::process::Command;

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

/// What a scanner reads on a paper: `QR-Code:4711`, `CODE-128:4711`.
///
/// # Panics
/// Where `pdftoppm` or `zbarimg` is missing.
#[track_caller]
pub fn codes_on(pdf: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (file, page) = (folder.path().join("paper.pdf"), folder.path().join("page"));
    std::fs::write(&file, pdf).expect("a file");
    let drawn =
        Command::new("pdftoppm").args(["-r", "406", "-gray", "-singlefile"]).args([&file, &page]).status();
    assert!(drawn.expect("pdftoppm").success());
    let words = ["-q", "-Sdisable", "-Scode128.enable", "-Sqrcode.enable"];
    let said = Command::new("zbarimg").args(words).arg(page.with_extension("pgm")).output().expect("zbarimg");
    String::from_utf8_lossy(&said.stdout).lines().map(str::to_owned).collect()
}
