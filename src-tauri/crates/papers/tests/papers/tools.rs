//! The programs that read papers back, and the display list as text.

use crate::samples::font_folder;
use papers::{
    FontSet,
    list::{Doc, Frame, Item},
};
use std::{fmt::Write, path::Path, process::Command, sync::LazyLock};

/// The faces, read once for all tests.
pub(crate) fn fonts() -> &'static FontSet {
    static FONTS: LazyLock<FontSet> = LazyLock::new(|| match FontSet::load(&font_folder()) {
        Ok(fonts) => fonts,
        Err(failure) => panic!("{failure}; run `cargo xtask setup`, or name the folder in XIUTAI_FONTS"),
    });
    &FONTS
}

/// Runs a program on a file and answers what it says; anything but success fails the test.
pub(crate) fn run(tool: &str, before: &[&str], file: &Path, after: &[&str]) -> String {
    let run = Command::new(tool).args(before).arg(file).args(after).output();
    let output = match run {
        Ok(output) => output,
        Err(error) => panic!("{tool}: {error}; run `cargo xtask setup`"),
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    // zbarimg looks for a message bus and says so where there is none; that is not about the paper.
    let complained: Vec<&str> = complained.lines().filter(|line| !line.starts_with("Connection ")).collect();
    assert!(output.status.success(), "{tool}: {}\n{said}{complained:?}", output.status);
    assert!(complained.is_empty(), "{tool} complains: {complained:?}");
    said
}

/// A file that is removed at the end of the test.
pub(crate) struct Written {
    _folder: tempfile::TempDir,
    pub(crate) path: std::path::PathBuf,
}

impl Written {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paper.pdf");
        std::fs::write(&path, bytes).unwrap();
        Self { _folder: folder, path }
    }

    /// The text of the pages, in reading order.
    pub(crate) fn text(&self) -> String {
        run("pdftotext", &["-enc", "UTF-8"], &self.path, &["-"])
    }
}

/// All blanks and line ends taken out: what is left of a text that was broken into lines.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The display list, one item a line.
pub(crate) fn as_text(doc: &Doc) -> String {
    let mut out = format!("{} [{}] {:?} {}\n", doc.title, doc.lang, doc.author, doc.created.text());
    for page in &doc.pages {
        writeln!(out, "page {:.2} x {:.2}", page.width, page.height).unwrap();
        for item in &page.items {
            let line = match item {
                Item::Text { at, size, weight, ink, text } => {
                    format!("text {:.2} {:.2} {size} {weight:?} {:02x?} {text:?}", at.x, at.y, ink.0)
                }
                Item::Line { from, to, stroke } => format!(
                    "line {:.2} {:.2} to {:.2} {:.2} {} {:02x?}",
                    from.x, from.y, to.x, to.y, stroke.width, stroke.ink.0
                ),
                Item::Rect { frame, fill, stroke } => {
                    format!("rect {} {fill:02x?} {stroke:02x?}", place(frame))
                }
                Item::Polyline { points, stroke } => format!("polyline {points:?} {stroke:02x?}"),
                Item::Shape { points, fill, stroke } => {
                    let ends = points.first().zip(points.last());
                    format!("shape {} {ends:.2?} {fill:02x?} {stroke:02x?}", points.len())
                }
                Item::Modules(frames) => {
                    let first = frames.first().map(place).unwrap_or_default();
                    let last = frames.last().map(place).unwrap_or_default();
                    format!("modules {} from {first} to {last}", frames.len())
                }
                Item::Image { image, frame } => format!("image {image} {}", place(frame)),
            };
            writeln!(out, "{line}").unwrap();
        }
    }
    out
}

fn place(frame: &Frame) -> String {
    format!("{:.2} {:.2} {:.2} x {:.2}", frame.x, frame.y, frame.width, frame.height)
}
