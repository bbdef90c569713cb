//! A report: tables of whatever the shop asks about itself, with sums, on A4 upright or on its side.

use super::frame::{Frame, footer, heading, masthead, running_head};
use super::job_card::Shop;
use super::look::Look;
use super::order::table_look;
use crate::{
    failure::{PapersFailure, Result},
    flow::Flow,
    fonts::FontSet,
    list::Doc,
    sheet::Align,
    table::{Column, table},
    words,
};
use domain::language::Language;
use domain::paper::PaperSize;
use kernel::Moment;

/// What a report says.
#[derive(Debug, Clone)]
pub struct Report {
    /// The language of everything that is not data.
    pub language: Language,
    /// Whose report it is.
    pub shop: Shop,
    /// Its name.
    pub title: String,
    /// Of which days, or of which day; what it was narrowed to.
    pub span: String,
    /// Whether it lies on its side: its tables have many columns.
    pub is_wide: bool,
    /// Its tables, one below the other.
    pub tables: Vec<ReportTable>,
    /// Who had it printed.
    pub by: String,
    /// Local date and time of printing.
    pub printed_at: String,
    /// When it is drawn.
    pub created: Moment,
}

/// A table of a report.
#[derive(Debug, Clone)]
pub struct ReportTable {
    /// Its name; nothing where it is the only one.
    pub title: String,
    /// Its columns; their shares need not add up to 1.
    pub columns: Vec<ReportColumn>,
    /// Its rows, a text a column.
    pub rows: Vec<Vec<String>>,
    /// Below the last row, where the columns can be summed up.
    pub sum: Option<Vec<String>>,
}

/// A column of a report.
#[derive(Debug, Clone)]
pub struct ReportColumn {
    /// Stands above it, on every page.
    pub title: String,
    /// How wide it is beside the others.
    pub share: f32,
    /// Whether it holds figures, which stand at its right edge.
    pub is_figure: bool,
}

/// Lays out a report.
///
/// # Errors
/// `NoSuchSize`.
pub fn report(report: &Report, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    if size != PaperSize::A4 {
        return Err(PapersFailure::NoSuchSize(size));
    }
    let look = &if report.is_wide { Look::a4_on_its_side() } else { Look::a4() };
    let (words, said) = (words::of(report.language), words::report(report.language));
    let frame = Frame {
        look,
        words,
        shop: &report.shop,
        title: report.title.clone(),
        copy: "",
        number: &report.span,
        reprint: false,
        printed_at: &report.printed_at,
        bars: false,
    };
    let (head, mut missing) = running_head(&frame, fonts);
    let mut flow = Flow::new(fonts, look.paper, head);
    masthead(&mut flow, &frame);
    flow.y += look.gap(6.0);
    let by = format!("{}{}{}", said.printed_by, words.colon, report.by);
    let told = [report.span.as_str(), &by].into_iter().filter(|text| !text.is_empty());
    flow.paragraph(&look.value, 0.0, &told.collect::<Vec<_>>().join("\u{3000}"), |_, _, _| {});
    for one in &report.tables {
        tabled(&mut flow, look, one, said.nothing);
    }
    let (pages, more) = flow.finish(|page, at, of| footer(page, fonts, &frame, (at, of)));
    missing.extend(more);
    Ok(Doc {
        title: format!("{} {}", report.title, report.span),
        lang: report.language.text(),
        author: Some(report.shop.name.clone()).filter(|name| !name.is_empty()),
        created: report.created,
        pages,
        images: report.shop.logo.iter().cloned().collect(),
        missing,
    })
}

fn tabled(flow: &mut Flow<'_>, look: &Look, one: &ReportTable, nothing: &str) {
    if one.title.is_empty() {
        flow.y += look.gap(4.0);
    } else {
        heading(flow, look, &one.title, "");
        flow.y += look.gap(3.0);
    }
    if one.rows.is_empty() {
        flow.paragraph(&look.value, 0.0, nothing, |_, _, _| {});
        return;
    }
    let whole: f32 = one.columns.iter().map(|column| column.share).sum();
    let columns: Vec<Column> = one
        .columns
        .iter()
        .map(|column| Column {
            title: column.title.clone(),
            share: column.share / whole,
            align: if column.is_figure { Align::Right } else { Align::Left },
        })
        .collect();
    table(flow, &columns, (&one.rows, one.sum.as_deref()), &table_look(look));
}
