//! Rows of cells: tables whose header repeats on every page, and facts in columns.

use crate::{
    flow::Flow,
    lines::{Line, Style, break_lines},
    list::{Frame, Ink, Stroke},
    measure::count,
    sheet::{Align, Room},
};

/// Text in a part of a row.
#[derive(Debug, Clone)]
pub struct Cell<'t> {
    /// From the left margin, in points.
    pub left: f32,
    /// In points.
    pub width: f32,
    /// Where the text stands.
    pub align: Align,
    /// How it is set.
    pub style: Style,
    /// As much as there is: the row grows, and goes on over pages.
    pub text: &'t str,
}

/// How rows look.
#[derive(Debug, Clone, Copy)]
pub struct RowLook {
    /// Above and below the text, in points.
    pub pad: f32,
    /// Under the row.
    pub rule: Stroke,
    /// Behind the row.
    pub fill: Option<Ink>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// Stands in the header.
    pub title: String,
    /// Its part of the full width; the parts of a table add up to 1.
    pub share: f32,
    /// Where its text stands.
    pub align: Align,
}

/// How a table looks.
#[derive(Debug, Clone, Copy)]
pub struct TableLook {
    /// Titles.
    pub header: Style,
    /// Behind the titles.
    pub header_fill: Ink,
    /// Everything else.
    pub body: Style,
    /// What the columns come to.
    pub sum: Style,
    /// Around the text of a cell, in points.
    pub pad: f32,
    /// Under each row.
    pub rule: Stroke,
}

/// Draws a row. One that does not fit goes to the next page; one that is higher than a page is cut between lines.
/// `on_new_page` draws what has to stand above it there.
pub fn row<'f>(flow: &mut Flow<'f>, cells: &[Cell<'_>], look: &RowLook, on_new_page: impl Fn(&mut Flow<'f>)) {
    let mut columns: Vec<Vec<Line>> =
        cells.iter().map(|cell| break_lines(flow.fonts, &cell.style, cell.text, cell.width)).collect();
    loop {
        let height = row_height(cells, &columns) + 2.0 * look.pad;
        let one_line = cells.iter().map(|cell| cell.style.leading).fold(0.0, f32::max) + 2.0 * look.pad;
        let is_higher_than_a_page = height > flow.paper.floor() - flow.paper.top;
        if height > flow.room() && (!is_higher_than_a_page || one_line > flow.room()) {
            flow.turn();
            on_new_page(flow);
        }
        let room = flow.room().max(one_line);
        let rest: Vec<Vec<Line>> = cells
            .iter()
            .zip(&mut columns)
            .map(|(cell, lines)| lines.split_off(lines_within(cell, room - 2.0 * look.pad).min(lines.len())))
            .collect();
        draw(flow, cells, &columns, look);
        if rest.iter().all(Vec::is_empty) {
            return;
        }
        columns = rest;
    }
}

/// Draws a table, where there is one with a row of sums below; the header stands again at the top of each further page.
pub fn table(
    flow: &mut Flow<'_>,
    columns: &[Column],
    (rows, sum): (&[Vec<String>], Option<&[String]>),
    look: &TableLook,
) {
    let titles: Vec<String> = columns.iter().map(|column| column.title.clone()).collect();
    let header = cells(flow.paper.inner(), columns, &titles, look.header, look.pad);
    let header_look = RowLook { pad: look.pad, rule: look.rule, fill: Some(look.header_fill) };
    let body_look = RowLook { pad: look.pad, rule: look.rule, fill: None };
    // A header alone at the foot of a page would point at nothing.
    flow.need(look.header.leading + look.body.leading + 4.0 * look.pad);
    row(flow, &header, &header_look, |_| {});
    let body = rows.iter().map(|texts| (texts.as_slice(), look.body));
    for (texts, style) in body.chain(sum.map(|texts| (texts, look.sum))) {
        let body = cells(flow.paper.inner(), columns, texts, style, look.pad);
        row(flow, &body, &body_look, |flow| row(flow, &header, &header_look, |_| {}));
    }
}

fn cells<'t>(inner: f32, columns: &[Column], texts: &'t [String], style: Style, pad: f32) -> Vec<Cell<'t>> {
    let mut left = 0.0;
    let mut before = Align::Left;
    let mut cells = Vec::with_capacity(columns.len());
    for (column, text) in columns.iter().zip(texts) {
        let width = column.share * inner;
        // A figure and the words behind it would read as one.
        let apart = if before == Align::Right && column.align == Align::Left { 2.0 * pad } else { 0.0 };
        let room = width - 2.0 * pad - apart;
        cells.push(Cell { left: left + pad + apart, width: room, align: column.align, style, text });
        left += width;
        before = column.align;
    }
    cells
}

fn row_height(cells: &[Cell<'_>], columns: &[Vec<Line>]) -> f32 {
    cells.iter().zip(columns).map(|(cell, lines)| count(lines.len()) * cell.style.leading).fold(0.0, f32::max)
}

fn lines_within(cell: &Cell<'_>, height: f32) -> usize {
    let mut lines = 1;
    while count(lines + 1) * cell.style.leading <= height + 0.01 {
        lines += 1;
    }
    lines
}

fn draw(flow: &mut Flow<'_>, cells: &[Cell<'_>], columns: &[Vec<Line>], look: &RowLook) {
    let (left, top, inner) = (flow.paper.side, flow.y, flow.paper.inner());
    let height = row_height(cells, columns) + 2.0 * look.pad;
    let sheet = flow.sheet();
    if let Some(ink) = look.fill {
        sheet.fill(Frame { x: left, y: top, width: inner, height }, ink);
    }
    for (cell, lines) in cells.iter().zip(columns) {
        let mut y = top + look.pad;
        let room = Room { left: left + cell.left, width: cell.width, align: cell.align };
        for line in lines {
            sheet.line_of_text(room, y, &cell.style, line);
            y += cell.style.leading;
        }
    }
    sheet.rule(left, top + height, inner, look.rule);
    flow.y += height;
}
