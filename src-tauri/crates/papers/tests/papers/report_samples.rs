//! Reports, to draw.

use crate::samples::{created, said, shop};
use domain::language::Language;
use papers::{Report, ReportColumn, ReportTable};

fn column(title: &str, share: f32, is_figure: bool) -> ReportColumn {
    ReportColumn { title: title.to_owned(), share, is_figure }
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// One upright with two tables and a sum, one on its side over several pages, one with nothing in it.
pub(crate) fn all(language: Language) -> Vec<(&'static str, Report)> {
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
