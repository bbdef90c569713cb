//! Codes are read back from the picture that a 203 dpi printer would print.

use crate::{
    samples,
    tools::{Written, fonts, run},
};
use domain::language::Language;
use domain::paper::{PaperKind, PaperSize};
use papers::{
    Doc, PapersFailure, codes::ScanCode, job_card, label, list::Item, list::Point, measure::DOT, pdf, receipt,
};

/// What a scanner reads on each page that a 203 dpi printer prints.
fn scanned(doc: &Doc) -> Vec<Vec<String>> {
    let file = Written::new(&pdf::write(doc, fonts()).unwrap());
    let mut pages = Vec::new();
    for page in 1..=doc.pages.len() {
        let stem = file.path.with_extension(page.to_string());
        let number = page.to_string();
        let words = ["-r", "203", "-mono", "-singlefile", "-f", &number];
        run("pdftoppm", &words, &file.path, &[stem.to_str().unwrap()]);
        let picture = std::path::PathBuf::from(format!("{}.pbm", stem.display()));
        let read = run("zbarimg", &["-q", "-Sdisable", "-Scode128.enable", "-Sqrcode.enable"], &picture, &[]);
        let mut read: Vec<String> = read.lines().map(str::to_owned).collect();
        read.sort_unstable();
        pages.push(read);
    }
    pages
}

#[test]
fn both_codes_of_a_printed_order_are_read_in_every_size() {
    for size in PaperKind::JobCard.sizes() {
        for digits in ["01261121000074", "99991231999999", "00000000000000"] {
            let mut card = samples::order(Language::Chinese);
            card.digits = digits.to_owned();
            let mut pages = scanned_first(&job_card(&card, *size, fonts()).unwrap(), *size);
            for read in pages.drain(..) {
                assert_eq!(read, [format!("CODE-128:{digits}"), format!("QR-Code:{digits}")], "{size:?}");
            }
        }
    }
}

/// A5's second side has no codes; each copy of the form does.
fn scanned_first(doc: &Doc, size: PaperSize) -> Vec<Vec<String>> {
    let mut doc = doc.clone();
    if size != PaperSize::Form241 {
        doc.pages.truncate(1);
    }
    scanned(&doc)
}

#[test]
fn the_code_of_every_label_and_receipt_is_read() {
    let expected = vec![vec!["QR-Code:01261121000074".to_owned()]];
    for language in Language::ALL {
        for size in PaperKind::DeviceLabel.sizes() {
            let doc = label(&samples::device_label(*language), *size, fonts()).unwrap();
            assert_eq!(scanned(&doc), expected, "{size:?}");
        }
        for size in PaperKind::PrepaymentReceipt.sizes() {
            let doc = receipt(&samples::prepayment(*language), *size, fonts()).unwrap();
            assert_eq!(scanned(&doc), expected, "{size:?}");
        }
    }
}

#[test]
fn modules_are_whole_printer_dots() {
    let code = ScanCode::new("01261121000074").unwrap();
    let at = Point { x: 100.1, y: 50.2 };
    for (item, module) in [(code.bars(at, 28.0, 3), 3.0), (code.squares(at, 5), 5.0)] {
        let Item::Modules(frames) = item else { panic!("not modules") };
        for frame in frames {
            let (x, width) = (frame.x / DOT, frame.width / DOT);
            assert!((x - x.round()).abs() < 0.01, "{x}");
            assert!((width / module - (width / module).round()).abs() < 0.01, "{width}");
        }
    }
    // Start, seven pairs, check and stop sign of Code 128; version 1 of QR.
    assert!((code.bars_width(1) / DOT - 112.0).abs() < 0.01);
    assert!((code.square_side(1) / DOT - 21.0).abs() < 0.01);
}

#[test]
fn what_cannot_be_encoded_is_refused() {
    for digits in ["", "1", "123", "12a4", "１２", "1 ", "-1", &"1".repeat(26)] {
        let refused = ScanCode::new(digits).map(|_| ());
        assert!(matches!(refused, Err(PapersFailure::NotScannable { .. })), "{digits:?}");
    }
    assert!(ScanCode::new(&"1".repeat(24)).is_ok());
}
