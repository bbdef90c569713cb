//! Reports: tables with sums, upright and on their side, over as many pages as they need.

use crate::{
    report_samples::all,
    tools::{Written, as_text, fonts, squeezed},
};
use domain::language::Language;
use domain::paper::PaperSize;
use papers::{Doc, pdf, report};
use std::path::PathBuf;

fn every() -> impl Iterator<Item = (String, Doc)> {
    Language::ALL.iter().flat_map(|language| {
        all(*language).into_iter().map(move |(name, one)| {
            let name = format!("{name}.a4.{}.txt", language.text());
            (name, report(&one, PaperSize::A4, fonts()).unwrap())
        })
    })
}

#[test]
fn reports_are_as_approved() {
    let mut changed = Vec::new();
    for (name, doc) in every() {
        assert!(doc.missing.is_empty(), "{name}: {:?}", doc.missing);
        let approved = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/papers/expected").join(&name);
        let actual = as_text(&doc);
        if std::fs::read_to_string(&approved).unwrap_or_default() != actual {
            let seen = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(&name);
            std::fs::write(&seen, &actual).unwrap();
            std::fs::write(seen.with_extension("pdf"), pdf::write(&doc, fonts()).unwrap()).unwrap();
            changed.push(seen);
        }
    }
    assert!(
        changed.is_empty(),
        "papers changed; look at them, and if they are right copy to expected: {changed:?}"
    );
}

#[test]
fn a_long_report_goes_on_under_its_columns_and_nothing_stands_outside_the_page() {
    for (name, doc) in every() {
        for page in &doc.pages {
            assert_eq!(page.width > page.height, !name.starts_with("report."), "{name}");
            for item in &page.items {
                let papers::list::Item::Text { at, size, weight, text, .. } = item else { continue };
                let end = at.x + fonts().width(*weight, *size, text);
                assert!(at.x >= 0.0 && end <= page.width && at.y <= page.height, "{name}: {text} at {at:?}");
            }
        }
    }
    let wide = all(Language::Chinese).into_iter().find(|(name, _)| *name == "report-wide").unwrap().1;
    let doc = report(&wide, PaperSize::A4, fonts()).unwrap();
    let text = Written::new(&pdf::write(&doc, fonts()).unwrap()).text();
    let pages: Vec<String> = text.split_terminator('\u{c}').map(squeezed).collect();
    assert!(pages.len() > 1, "{} pages", pages.len());
    for (at, page) in pages.iter().enumerate() {
        assert!(page.contains("时间单号步骤放行的关卡放行人原因"), "page {at}: {page}");
        assert!(page.ends_with(&format!("{}/{}", at + 1, pages.len())), "{page}");
    }
    let whole = pages.concat();
    for row in &wide.tables[0].rows {
        assert!(whole.contains(&squeezed(&row[1])), "{}", row[1]);
    }
}

#[test]
fn an_empty_report_says_so_and_a_sum_stands_below_its_rows() {
    let text = |name: &str| {
        let one = all(Language::Chinese).into_iter().find(|(of, _)| *of == name).unwrap().1;
        squeezed(
            &Written::new(&pdf::write(&report(&one, PaperSize::A4, fonts()).unwrap(), fonts()).unwrap())
                .text(),
        )
    };
    assert!(text("report-empty").contains("没有记录"));
    assert!(text("report").contains("王工7:456合计38:5028"), "{}", text("report"));
    let one = all(Language::English).remove(0).1;
    assert!(report(&one, PaperSize::A5, fonts()).is_err());
}
