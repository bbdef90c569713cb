//! Reports: tables with sums, upright and on their side, over as many pages as they need.

use crate::{
    samples::{created, said, shop},
    tools::{Written, as_text, fonts, squeezed},
};
use domain::language::Language;
use domain::paper::PaperSize;
use papers::{Doc, Report, ReportColumn, ReportTable, pdf, report};
use std::path::PathBuf;

fn column(title: &str, share: f32, is_figure: bool) -> ReportColumn {
    ReportColumn { title: title.to_owned(), share, is_figure }
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// One upright with two tables and a sum, one on its side over several pages, one with nothing in it.
fn all(language: Language) -> Vec<(&'static str, Report)> {
    let of = |zh: &'static str, en: &'static str| said(language, zh, en);
    let quality = ReportTable {
        title: of("质量", "Quality"),
        columns: vec![
            column(&of("指标", "Figure"), 3.0, false),
            column(&of("基数", "Out of"), 1.0, true),
            column(&of("比率", "Rate"), 1.0, true),
        ],
        rows: vec![row(&[&of("质检一次通过", "Passed the first test"), "40", "92.5 %"])],
        sum: None,
    };
    let hours = ReportTable {
        title: of("工时", "Time at work"),
        columns: vec![
            column(&of("人员", "Person"), 3.0, false),
            column(&of("时长", "Time"), 1.0, true),
            column(&of("工单数", "Orders"), 1.0, true),
        ],
        rows: vec![row(&["陈工", "31:05", "22"]), row(&["王工", "7:45", "6"])],
        sum: Some(row(&[&of("合计", "Total"), "38:50", "28"])),
    };
    let upright = Report {
        language,
        shop: shop(language),
        title: of("工作台报表", "Figures of the bench"),
        span: "2026-11-01 – 2026-11-30".to_owned(),
        is_wide: false,
        tables: vec![quality, hours],
        by: "周明远".to_owned(),
        printed_at: "2026-11-30 20:15".to_owned(),
        created: created(),
    };
    let passed = |i: u32| {
        row(&[
            &format!("2026-11-{:02} 18:0{}", 30 - i % 30, i % 10),
            &format!("WX2611{:02}-00{:02}", 30 - i % 30, i % 90 + 10),
            &of("质检 → 待取机", "Testing → Ready"),
            &of("自修自检、没写结论", "Tested by who repaired, No finding"),
            "周明远",
            &of(
                "当天只有一名技术员在岗，客户要赶火车，已口头告知并约好三天内回店复检",
                "One technician that day and a train to catch; the customer was told and comes back in three days",
            ),
        ])
    };
    let wide = Report {
        title: of("放行记录", "Passed over by right"),
        is_wide: true,
        tables: vec![ReportTable {
            title: String::new(),
            columns: vec![
                column(&of("时间", "When"), 1.3, false),
                column(&of("单号", "Number"), 1.4, false),
                column(&of("步骤", "Step"), 1.7, false),
                column(&of("放行的关卡", "Passed over"), 1.8, false),
                column(&of("放行人", "By"), 0.9, false),
                column(&of("原因", "Reason"), 3.0, false),
            ],
            rows: (0..40).map(passed).collect(),
            sum: None,
        }],
        ..upright.clone()
    };
    let mut empty = wide.clone();
    for table in &mut empty.tables {
        table.rows.clear();
    }
    vec![("report", upright), ("report-wide", wide), ("report-empty", empty)]
}

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
