//! What is said when a paper cannot be made.

use crate::{samples, tools::fonts};
use domain::language::Language;
use domain::paper::PaperSize;
use kernel::{Code, Failure};
use papers::{FontSet, PapersFailure, job_card};

#[test]
fn missing_and_broken_fonts_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let missing = FontSet::load(folder.path()).unwrap_err();
    assert!(matches!(missing, PapersFailure::FontMissing { .. }), "{missing}");

    std::fs::write(folder.path().join(papers::fonts::REGULAR_FILE), b"no font").unwrap();
    let broken = FontSet::load(folder.path()).unwrap_err();
    assert!(matches!(broken, PapersFailure::FontUnreadable { .. }), "{broken}");

    let failure = Failure::from(missing);
    assert_eq!((failure.code, failure.message), (Code::Internal, "paper.failed"));
    assert!(failure.cause.is_some_and(|cause| cause.contains(papers::fonts::REGULAR_FILE)));
}

#[test]
fn number_that_no_scanner_reads_is_refused() {
    let mut card = samples::order(Language::Chinese);
    card.digits = "WX261121-0007".to_owned();
    let failure = Failure::from(job_card(&card, PaperSize::A4, fonts()).unwrap_err());
    assert_eq!((failure.code, failure.message), (Code::Internal, "paper.failed"));
}
