//! What the shop asks about itself, as papers. A report prints all of its list: one that would be cut is refused, and
//! says so.

use super::{Gathered, PaperName, Sheet, shop_on_paper, stocktake};
use crate::bench::{self, FindOverrides};
use crate::close;
use crate::note::name_of;
use crate::payment::{self, FindDebts};
use crate::period::Period;
use crate::reminder::{self, WaitingView};
use domain::close::CloseScope;
use domain::language::Language;
use domain::person::PersonId;
use kernel::{Day, Failure, Money, Result};
use papers::words::{self, ReportWords};
use papers::{Report, ReportColumn, ReportTable};
use store::Read;
use store::shop::Shop;
use uuid::Uuid;

/// The most rows one report may have.
const MOST_ROWS: usize = 2_000;

/// A report; `what` tells of which days, `2026-11-01~2026-11-30`, for what passed gates also of whom and which gate,
/// `…~person~gate`, and for machines that wait which of them, `due` or `all`.
pub(super) fn report(read: &Read<'_>, shop: &Shop, paper: PaperName, what: &str) -> Result<Gathered> {
    let words = words::report(shop.language);
    let of = match paper {
        PaperName::Figures => figures(read, words, Asked::read(what)?)?,
        PaperName::Overrides => overrides(read, shop, words, Asked::read(what)?)?,
        PaperName::Unclaimed => unclaimed(read, shop, words, what)?,
        PaperName::Debts => debts(read, shop, words, what)?,
        PaperName::Closes => closes(read, words, Asked::read(what)?)?,
        PaperName::CountSheet => stocktake::count_sheet(read, shop, words, what)?,
        PaperName::CountResult => stocktake::result(read, shop, words, what)?,
        PaperName::JobCard
        | PaperName::DeviceLabel
        | PaperName::AccessoryLabel
        | PaperName::Receipt
        | PaperName::QuoteSheet
        | PaperName::SettlementSheet
        | PaperName::Voucher
        | PaperName::CloseSheet
        | PaperName::Notice
        | PaperName::StockLabels
        | PaperName::PurchaseSheet
        | PaperName::ReturnSheet => return Err(Failure::internal("paper.failed", "no report")),
    };
    let (title, about, what) =
        (format!("{} {}", of.title, of.span), ("shop", shop.id.0), Some(what.to_owned()));
    let report = Report {
        language: shop.language,
        shop: shop_on_paper(shop),
        title: of.title.to_owned(),
        span: of.span,
        is_wide: of.is_wide,
        tables: of.tables,
        by: name_of(read, PersonId(read.person()))?,
        printed_at: shop.zone.local_text(read.now()),
        created: read.now(),
    };
    Ok(Gathered { sheet: Sheet::Report(Box::new(report)), title, about, what })
}

/// What a report has of its own.
pub(super) struct Of {
    pub(super) title: &'static str,
    pub(super) span: String,
    pub(super) is_wide: bool,
    pub(super) tables: Vec<ReportTable>,
}

/// A span of days, and what it is narrowed to.
struct Asked {
    from: Day,
    to: Day,
    by: Option<PersonId>,
    gate: Option<String>,
}

impl Asked {
    fn read(what: &str) -> Result<Self> {
        let malformed = || Failure::invalid("input.malformed").because("what");
        let mut parts = what.split('~');
        let mut day = || parts.next().and_then(Day::read).ok_or_else(malformed);
        let (from, to) = (day()?, day()?);
        let mut rest = || parts.next().filter(|part| !part.is_empty());
        let by = rest().map(Uuid::parse_str).transpose().map_err(|error| malformed().because(error))?;
        Ok(Self { from, to, by: by.map(PersonId), gate: rest().map(str::to_owned) })
    }

    fn days(&self) -> String {
        format!("{} – {}", self.from.text(), self.to.text())
    }
}

pub(super) fn column(title: &str, share: f32) -> ReportColumn {
    ReportColumn { title: title.to_owned(), share, is_figure: false }
}

pub(super) fn figure(title: &str, share: f32) -> ReportColumn {
    ReportColumn { is_figure: true, ..column(title, share) }
}

/// A part of a whole in per cent, to a tenth; a dash of nothing.
fn rate(part: i64, whole: i64) -> String {
    if whole == 0 {
        return "—".to_owned();
    }
    let tenths = (part.saturating_mul(2_000) + whole) / whole.saturating_mul(2);
    format!("{}.{} %", tenths / 10, tenths % 10)
}

/// Minutes as hours and minutes.
fn hours(minutes: i64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

fn figures(read: &Read<'_>, words: &ReportWords, asked: Asked) -> Result<Of> {
    let found = bench::of_period(read, Period { from: asked.from, to: asked.to })?;
    let test = &found.test;
    let line =
        |name: String, of: i64, count: i64| vec![name, of.to_string(), count.to_string(), rate(count, of)];
    let mut quality = vec![line(words.first_pass.to_owned(), test.sent, test.passed_first)];
    let (before, after) = words.returned;
    quality.extend(
        found
            .rework
            .iter()
            .map(|one| line(format!("{before}{}{after}", one.window_days), one.handed_over, one.returned)),
    );
    let handed_over = found.rework.first().map_or(0, |one| one.handed_over);
    quality.push(line(words.by_phone.to_owned(), handed_over, found.by_phone));
    let mut sums = (0, 0);
    let mut clocks = Vec::new();
    for one in &found.clocks {
        let orders = i64::try_from(one.orders).map_err(|error| Failure::internal("paper.failed", error))?;
        sums = (sums.0 + one.minutes, sums.1 + orders);
        let each = if orders == 0 { "—".to_owned() } else { hours(one.minutes / orders) };
        clocks.push(vec![one.person_name.clone(), hours(one.minutes), orders.to_string(), each]);
    }
    let sum = vec![words.sum.to_owned(), hours(sums.0), sums.1.to_string(), String::new()];
    Ok(Of {
        title: words.figures,
        span: asked.days(),
        is_wide: false,
        tables: vec![
            ReportTable {
                title: words.quality.to_owned(),
                columns: vec![
                    column(words.figure, 3.0),
                    figure(words.of, 1.0),
                    figure(words.count, 1.0),
                    figure(words.rate, 1.0),
                ],
                rows: quality,
                sum: None,
            },
            ReportTable {
                title: words.hours.to_owned(),
                columns: vec![
                    column(words.person, 3.0),
                    figure(words.spent, 1.0),
                    figure(words.orders, 1.0),
                    figure(words.each, 1.0),
                ],
                rows: clocks,
                sum: Some(sum),
            },
        ],
    })
}

fn overrides(read: &Read<'_>, shop: &Shop, words: &ReportWords, asked: Asked) -> Result<Of> {
    let mut span = asked.days();
    if let Some(by) = asked.by {
        span = format!("{span} · {}", name_of(read, by)?);
    }
    if let Some(gate) = &asked.gate {
        span = format!("{span} · {}", words::gate(shop.language, gate));
    }
    let rows = every(|after| {
        let input = FindOverrides {
            from: asked.from,
            to: asked.to,
            by: asked.by,
            gate: asked.gate.clone(),
            after,
            limit: bench::LONGEST_PAGE,
        };
        let page = bench::overrides(read, input)?;
        let told = page.rows.into_iter().map(|row| {
            let went = format!(
                "{} → {}{}",
                words::stage(shop.language, row.from),
                words::stage(shop.language, row.to),
                if row.undone { format!(" ({})", words.undone) } else { String::new() },
            );
            let gates: Vec<&str> = row.gates.iter().map(|gate| words::gate(shop.language, gate)).collect();
            let gates = gates.join(list_mark(shop.language));
            vec![shop.zone.local_text(row.at), row.number, went, gates, row.by, row.reason]
        });
        Ok((told.collect(), page.next))
    })?;
    let columns = vec![
        column(words.at, 1.3),
        column(words.number, 1.4),
        column(words.went, 1.7),
        column(words.gates, 1.8),
        column(words.by, 0.9),
        column(words.reason, 3.0),
    ];
    let table = ReportTable { title: String::new(), columns, rows, sum: None };
    Ok(Of { title: words.overrides, span, is_wide: true, tables: vec![table] })
}

fn unclaimed(read: &Read<'_>, shop: &Shop, words: &ReportWords, what: &str) -> Result<Of> {
    let view = match what {
        "due" => WaitingView::Due,
        "all" => WaitingView::All,
        _ => return Err(Failure::invalid("input.malformed").because("what")),
    };
    let mut sum = Money::ZERO;
    let rows = every(|after| {
        let page = reminder::waiting_page(read, view, after.as_ref(), usize::from(bench::LONGEST_PAGE))?;
        let mut told = Vec::new();
        for row in page.0 {
            sum = sum.plus(row.owed).ok_or_else(|| Failure::internal("paper.failed", "beyond all money"))?;
            let last = row.told.last().map_or_else(String::new, |told| {
                format!("{} {}", words::reminded(shop.language, told.what), told.day.text())
            });
            told.push(vec![
                row.number,
                format!("{} {}", row.customer_name, row.phone_masked),
                row.device,
                row.ready_on.text(),
                row.days.to_string(),
                last,
                row.owed.to_string(),
            ]);
        }
        Ok((told, page.1))
    })?;
    let columns = vec![
        column(words.number, 1.5),
        column(words.customer, 2.2),
        column(words.device, 2.0),
        column(words.since, 1.1),
        figure(words.days, 0.6),
        column(words.told, 1.9),
        figure(words.owed, 1.1),
    ];
    let table =
        ReportTable { title: String::new(), rows, sum: Some(sum_below(words, &columns, sum)), columns };
    let today = read.today()?.text();
    Ok(Of { title: words.unclaimed, span: today, is_wide: true, tables: vec![table] })
}

fn debts(read: &Read<'_>, shop: &Shop, words: &ReportWords, what: &str) -> Result<Of> {
    let days: i64 = what.parse().map_err(|error| Failure::invalid("input.malformed").because(error))?;
    let mut total = Money::ZERO;
    let rows = every(|after| {
        let page = payment::debts(read, FindDebts { name: None, days: Some(days), after })?;
        total = page.total;
        let told = page.rows.into_iter().map(|row| {
            let whose = format!("{} {} {}", row.customer_name, row.phone_masked, row.company_name);
            let (since, old) = (row.since.text(), row.days.to_string());
            vec![row.number, whose, since, old, row.released_by, row.reason, row.owed.to_string()]
        });
        Ok((told.collect(), page.next))
    })?;
    let columns = vec![
        column(words.number, 1.5),
        column(words.customer, 2.4),
        column(words.since, 1.1),
        figure(words.days, 0.6),
        column(words.by, 1.0),
        column(words.reason, 2.2),
        figure(words.owed, 1.2),
    ];
    let span = shop.zone.day(read.now()).text();
    let table =
        ReportTable { title: String::new(), rows, sum: Some(sum_below(words, &columns, total)), columns };
    Ok(Of { title: words.debts, span, is_wide: true, tables: vec![table] })
}

fn closes(read: &Read<'_>, words: &ReportWords, asked: Asked) -> Result<Of> {
    let found = close::list(read, Period { from: asked.from, to: asked.to })?;
    must_fit(found.len())?;
    let rows = found
        .into_iter()
        .map(|one| {
            let scope = match one.scope {
                CloseScope::Person => format!("{} {}", words.shift, one.person_name),
                CloseScope::Day => words.whole_day.to_owned(),
            };
            vec![
                one.number,
                one.day.text(),
                scope,
                one.by,
                one.expected.to_string(),
                one.counted.to_string(),
                one.difference.to_string(),
                one.stays.to_string(),
                one.reason,
            ]
        })
        .collect();
    let columns = vec![
        column(words.number, 1.5),
        column(words.day, 1.1),
        column(words.scope, 1.3),
        column(words.by, 1.0),
        figure(words.expected, 1.1),
        figure(words.counted, 1.1),
        figure(words.difference, 1.0),
        figure(words.stays, 1.0),
        column(words.reason, 2.4),
    ];
    let table = ReportTable { title: String::new(), columns, rows, sum: None };
    Ok(Of { title: words.closes, span: asked.days(), is_wide: true, tables: vec![table] })
}

/// Every row of a list that comes in pages.
fn every<A>(
    mut page: impl FnMut(Option<A>) -> Result<(Vec<Vec<String>>, Option<A>)>,
) -> Result<Vec<Vec<String>>> {
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let (more, next) = page(after)?;
        rows.extend(more);
        must_fit(rows.len())?;
        if next.is_none() {
            return Ok(rows);
        }
        after = next;
    }
}

/// The row below a list: an amount under its last column.
fn sum_below(words: &ReportWords, columns: &[ReportColumn], sum: Money) -> Vec<String> {
    let between = columns.len().saturating_sub(2);
    let (first, last) = (words.sum.to_owned(), sum.to_string());
    std::iter::once(first).chain(std::iter::repeat_n(String::new(), between)).chain([last]).collect()
}

fn must_fit(rows: usize) -> Result<()> {
    if rows > MOST_ROWS {
        return Err(Failure::invalid("report.too_long").with("max", MOST_ROWS));
    }
    Ok(())
}

fn list_mark(language: Language) -> &'static str {
    match language {
        Language::Chinese => "、",
        Language::English => ", ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_rounded_to_a_tenth() {
        for (part, whole, told) in [
            (0, 0, "—"),
            (0, 4, "0.0 %"),
            (2, 3, "66.7 %"),
            (1, 8, "12.5 %"),
            (1, 3, "33.3 %"),
            (3, 3, "100.0 %"),
        ] {
            assert_eq!(rate(part, whole), told);
        }
        assert_eq!((hours(0), hours(425)), ("0:00".to_owned(), "7:05".to_owned()));
    }

    #[test]
    fn a_report_is_asked_for_by_days_a_person_and_a_gate() {
        let asked = Asked::read("2026-11-01~2026-11-30").unwrap();
        assert_eq!((asked.days(), asked.by, asked.gate), ("2026-11-01 – 2026-11-30".to_owned(), None, None));
        let asked = Asked::read("2026-11-01~2026-11-30~~money_owed").unwrap();
        assert_eq!((asked.by, asked.gate.as_deref()), (None, Some("money_owed")));
        for wrong in ["", "2026-11-01", "2026-11-01~", "2026-11-01~2026-11-30~somebody"] {
            assert!(Asked::read(wrong).is_err(), "{wrong}");
        }
    }
}
