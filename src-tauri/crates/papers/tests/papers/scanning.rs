//! Codes are read back from the picture that a 203 dpi printer would print.

use crate::{
    samples,
    tools::{Written, fonts, run},
};
use domain::language::Language;
use papers::{PapersFailure, codes::ScanCode, job_card, list::Item, list::Point, measure::DOT, pdf};

#[test]
fn both_codes_of_a_printed_order_are_read() {
    let fonts = fonts();
    for digits in ["01261121000074", "99991231999999", "00000000000000"] {
        let mut card = samples::order(Language::Chinese);
        card.digits = digits.to_owned();
        let drawn = job_card(&card, fonts).unwrap();
        let file = Written::new(&pdf::write(&drawn.doc, fonts).unwrap());
        let stem = file.path.with_extension("");
        run("pdftoppm", &["-r", "203", "-mono", "-singlefile"], &file.path, &[stem.to_str().unwrap()]);
        let read = run(
            "zbarimg",
            &["-q", "-Sdisable", "-Scode128.enable", "-Sqrcode.enable"],
            &file.path.with_extension("pbm"),
            &[],
        );
        let mut read: Vec<&str> = read.lines().collect();
        read.sort_unstable();
        assert_eq!(read, [format!("CODE-128:{digits}"), format!("QR-Code:{digits}")]);
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
