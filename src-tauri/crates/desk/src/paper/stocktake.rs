//! 盘点表 to count by, and what came of counting.

use super::report::{Of, column, figure};
use crate::stocktake::{CountPlace, Reviewed, reviewed, sheet_of};
use domain::stock::StocktakeId;
use domain::stocktake::{self as rules, LineStanding};
use kernel::{Failure, Result};
use papers::ReportTable;
use papers::words::{self, ReportWords};
use store::Read;
use store::shop::Shop;
use uuid::Uuid;

fn id_of(what: &str) -> Result<StocktakeId> {
    let id = Uuid::parse_str(what);
    id.map(StocktakeId).map_err(|error| Failure::invalid("input.malformed").because(error))
}

fn place(shop: &Shop, place: &CountPlace) -> String {
    let kind = words::place_kind(shop.language, place.kind);
    match place.bin.as_ref().or(place.person_name.as_ref()) {
        Some(name) => format!("{kind} {name}"),
        None => kind.to_owned(),
    }
}

/// A sheet to count by: each place with its parts and room to write, and no word of what the books say.
pub(super) fn count_sheet(read: &Read<'_>, shop: &Shop, words: &ReportWords, what: &str) -> Result<Of> {
    let sheet = sheet_of(read, id_of(what)?)?;
    let mut tables = Vec::new();
    for one in sheet.places {
        let rows = one.lines.into_iter().map(|line| {
            let note = if line.serialised { words.serials.to_owned() } else { String::new() };
            let part = format!("{} {}", line.name, line.spec).trim().to_owned();
            vec![line.number, part, line.unit, String::new(), String::new(), note]
        });
        tables.push(ReportTable {
            title: format!("{}    {}", place(shop, &one.place), words.signed),
            columns: vec![
                column(words.part_number, 1.5),
                column(words.part, 3.0),
                column(words.unit, 0.6),
                column(words.first_count, 1.0),
                column(words.second_count, 1.0),
                column(words.note, 1.6),
            ],
            rows: rows.collect(),
            sum: None,
        });
    }
    Ok(Of { title: words.count_sheet, span: sheet.number, is_wide: false, tables })
}

/// What came of counting: every line that differs, and how many agreed.
pub(super) fn result(read: &Read<'_>, shop: &Shop, words: &ReportWords, what: &str) -> Result<Of> {
    let Reviewed { number, lines } = reviewed(read, id_of(what)?)?;
    let all = lines.len();
    let exact = lines.iter().filter(|line| line.standing == LineStanding::Exact).count();
    let count = |n: usize| i64::try_from(n).map_err(|error| Failure::internal("paper.failed", error));
    let accuracy = rules::accuracy(count(exact)?, count(all)?);
    let told = accuracy.map_or_else(|| "—".to_owned(), |rate| format!("{}.{} %", rate / 10, rate % 10));
    let told = format!("{} {exact}/{all} = {told}", words.accuracy);
    let rows = lines.into_iter().filter(|line| line.standing != LineStanding::Exact).map(|line| {
        let number = |n: Option<i64>| n.map_or_else(|| "—".to_owned(), |n| n.to_string());
        let cause = line.cause.map_or("", |cause| words::count_cause(shop.language, cause));
        vec![
            place(shop, &line.place),
            line.number,
            line.name,
            number(line.book),
            number(line.counted),
            number(line.difference),
            line.worth.map_or_else(|| "—".to_owned(), |fen| fen.to_string()),
            format!("{cause} {}", line.why).trim().to_owned(),
        ]
    });
    let table = ReportTable {
        title: told,
        columns: vec![
            column(words.place, 1.5),
            column(words.part_number, 1.5),
            column(words.part, 2.2),
            figure(words.book, 0.8),
            figure(words.found, 0.8),
            figure(words.difference, 0.8),
            figure(words.worth, 1.1),
            column(words.cause, 2.0),
        ],
        rows: rows.collect(),
        sum: None,
    };
    Ok(Of { title: words.count_result, span: number, is_wide: true, tables: vec![table] })
}
