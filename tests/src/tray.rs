//! Printed papers: the tray they fall into, and what can be read on them.

use crate::until;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;

/// A printer `counter_a4` ("前台 A4") that keeps what it was sent while it is on. Its programs come before the system's.
#[derive(Debug)]
pub struct Tray {
    folder: TempDir,
}

impl Tray {
    /// An empty one.
    ///
    /// # Panics
    /// Where no temporary folder can be made.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// Connects a program to the printer.
    ///
    /// # Panics
    /// Where the path cannot be written down.
    pub fn connect(&self, command: &mut Command) {
        let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/printers");
        let usual = std::env::var_os("PATH").unwrap_or_default();
        let path = std::iter::once(programs).chain(std::env::split_paths(&usual));
        command
            .env("PATH", std::env::join_paths(path).expect("a path"))
            .env("PAPER_TRAY", self.folder.path());
    }

    /// Switches the printer off, or on again: until then it takes nothing.
    ///
    /// # Panics
    /// Where that cannot be marked.
    pub fn switch(&self, on: bool) {
        self.mark("off", !on);
    }

    /// Has the printer jam, or mends it: it says that it is ready, and fails.
    ///
    /// # Panics
    /// Where that cannot be marked.
    pub fn jam(&self, jammed: bool) {
        self.mark("jammed", jammed);
    }

    fn mark(&self, name: &str, marked: bool) {
        let mark = self.folder.path().join(name);
        let done = if marked { fs::write(mark, "") } else { fs::remove_file(mark) };
        done.expect("the mark of what is wrong with a printer");
    }

    /// The papers that lie in it.
    ///
    /// # Panics
    /// Where the folder cannot be read.
    pub fn papers(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path()).expect("the tray").flatten();
        entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|end| end == "pdf"))
            .collect()
    }

    /// The papers, once so many have come.
    ///
    /// # Panics
    /// Where fewer come.
    #[track_caller]
    pub fn wait_for(&self, count: usize) -> Vec<PathBuf> {
        until("the papers from the printer", Duration::from_secs(20), || {
            Some(self.papers()).filter(|papers| papers.len() >= count)
        })
    }

    /// The first paper, once it has come.
    ///
    /// # Panics
    /// Where none comes.
    #[track_caller]
    pub fn paper(&self) -> PathBuf {
        until("a paper from the printer", Duration::from_secs(20), || self.papers().pop())
    }
}

impl Default for Tray {
    fn default() -> Self {
        Self::new()
    }
}

/// The text on a paper, by `pdftotext`.
///
/// # Panics
/// Where it is no paper.
#[track_caller]
pub fn text_on(paper: &Path) -> String {
    let read = Command::new("pdftotext").arg(paper).arg("-").output().expect("pdftotext runs");
    assert!(read.status.success(), "pdftotext: {}", String::from_utf8_lossy(&read.stderr));
    String::from_utf8_lossy(&read.stdout).into_owned()
}

/// Width and height of a paper's first page in whole millimetres, by `pdfinfo`.
///
/// # Panics
/// Where it is no paper.
#[track_caller]
pub fn size_of(paper: &Path) -> [i32; 2] {
    let read = Command::new("pdfinfo").arg(paper).output().expect("pdfinfo runs");
    let said = String::from_utf8_lossy(&read.stdout).into_owned();
    let size = said.lines().find_map(|line| line.strip_prefix("Page size:")).expect("a page size");
    let points: Vec<f64> = size.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    // An inch has 72 points.
    let millimetres = |at: usize| format!("{:.0}", points[at] / 72.0 * 25.4).parse().expect("a whole number");
    [millimetres(0), millimetres(1)]
}

/// Fails unless `qpdf --check` finds a paper's structure sound, without a warning.
///
/// # Panics
/// Where it does not.
#[track_caller]
pub fn must_be_sound(paper: &Path) {
    let checked = Command::new("qpdf").arg("--check").arg(paper).output().expect("qpdf runs");
    let said = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success(), "qpdf: {said}{}", String::from_utf8_lossy(&checked.stderr));
}
