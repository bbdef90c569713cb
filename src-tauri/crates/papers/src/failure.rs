//! What can go wrong between plain data and a finished paper.

use domain::paper::PaperSize;
use kernel::Failure;
use std::{fmt, path::PathBuf};

/// What papers answer.
pub type Result<T> = std::result::Result<T, PapersFailure>;

/// Why a paper could not be made.
#[derive(Debug)]
pub enum PapersFailure {
    /// A font file is not where the program's resources should be.
    FontMissing {
        /// The file that was looked for.
        file: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A font file is there but is not a font that can be used.
    FontUnreadable {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
    /// A number that cannot be drawn as QR and Code 128 set C: not digits only, an odd count, too many.
    NotScannable {
        /// The number.
        digits: String,
    },
    /// A paper was asked for in a size that it does not come in.
    NoSuchSize(PaperSize),
    /// A font could not be cut down to the characters of the paper.
    FontNotCut(subsetter::Error),
    /// The PDF could not be written.
    NotWritten(lopdf::Error),
    /// The PDF writer left out something that was to be drawn.
    Incomplete(String),
}

impl fmt::Display for PapersFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FontMissing { file, cause } => write!(f, "font {}: {cause}", file.display()),
            Self::FontUnreadable { file, cause } => write!(f, "font {}: {cause}", file.display()),
            Self::NotScannable { digits } => write!(f, "not an even number of digits: {digits:?}"),
            Self::NoSuchSize(size) => write!(f, "no template of size {}", size.text()),
            Self::FontNotCut(cause) => write!(f, "subsetting a font: {cause:?}"),
            Self::NotWritten(cause) => write!(f, "writing the PDF: {cause}"),
            Self::Incomplete(cause) => write!(f, "the PDF is incomplete: {cause}"),
        }
    }
}

impl std::error::Error for PapersFailure {}

/// Every one is the program's own fault: the person is told that the paper failed, the log says why.
impl From<PapersFailure> for Failure {
    fn from(failure: PapersFailure) -> Self {
        Self::internal("paper.failed", failure)
    }
}
