//! The file around the drawing.

use crate::{
    odd::odd_order,
    tools::{Written, fonts, run},
};
use domain::language::Language;
use domain::paper::PaperSize;
use papers::{job_card, pdf};

fn file(language: Language) -> Written {
    let fonts = fonts();
    let mut card = odd_order(language);
    card.symptom = card.symptom.repeat(20);
    let drawn = job_card(&card, PaperSize::A4, fonts).unwrap();
    Written::new(&pdf::write(&drawn, fonts).unwrap())
}

#[test]
fn checkers_find_nothing() {
    for language in Language::ALL {
        let said = run("qpdf", &["--check"], &file(*language).path, &[]);
        assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
        assert!(!said.to_lowercase().contains("warning"), "{said}");
    }
}

#[test]
fn says_what_it_is() {
    let written = file(Language::Chinese);
    let info = run("pdfinfo", &["-rawdates"], &written.path, &[]);
    for (name, value) in [
        ("Title", "接修单 WX261121-0007"),
        ("Author", "修台朝阳门服务中心"),
        ("CreationDate", "D:20261121060509Z"),
        ("ModDate", "D:20261121060509Z"),
        ("PDF version", "1.7"),
    ] {
        let line = info.lines().find(|line| line.starts_with(&format!("{name}:"))).unwrap_or_default();
        assert_eq!(line.split_once(':').map(|(_, found)| found.trim()), Some(value), "{info}");
    }
    assert!(info.contains("595.276 x 841.89 pts (A4)"), "{info}");
    assert!(!info.contains("PDF subtype"), "{info}");

    let inside = run("qpdf", &["--qdf", "--object-streams=disable"], &written.path, &["-"]);
    for entry in ["/Lang (zh-CN)", "/DisplayDocTitle true", "/PrintScaling /None"] {
        assert!(inside.contains(entry), "{entry}");
    }
    assert!(!inside.contains("GTS_PDFX"));
}

#[test]
fn fonts_are_embedded_in_part_and_named() {
    let fonts = run("pdffonts", &[], &file(Language::English).path, &[]);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 2, "{fonts}");
    for row in rows {
        assert!(row.contains("+NotoSansSC-") && row.contains("CID TrueType"), "{row}");
        // Embedded, a subset, with the way back to Unicode.
        assert!(
            row.split_whitespace().collect::<Vec<_>>().windows(3).any(|w| w == ["yes", "yes", "yes"]),
            "{row}"
        );
    }
}
