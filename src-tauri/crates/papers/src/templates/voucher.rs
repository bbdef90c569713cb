//! 维修服务凭证: what was found and done, with which parts and for how much, and how long the shop answers for each
//! (家电维修服务业管理办法; `domain.md` 2).

use super::frame::{Frame, footer, heading};
use super::grid::{fact, grid, strong};
use super::look::Look;
use super::order::{Columns, OrderHead, PricedLine, Sheet, Signed, begun, lines, remark, signatures};
use super::quote::{paragraphs, totals};
use super::settlement::{Reckoned, Reckoning, reckoning};
use crate::{
    failure::Result,
    flow::Flow,
    fonts::FontSet,
    lines::break_lines,
    list::{Doc, Page, Point},
    measure::count,
    words,
};
use domain::hand_over::OldParts;
use domain::intake::Accessory;
use domain::paper::PaperSize;
use domain::stage::Outcome;
use std::collections::BTreeSet;

/// What a service voucher says.
#[derive(Debug, Clone)]
pub struct Voucher {
    /// Whose and about which order.
    pub head: OrderHead,
    /// Local date and time of the hand-over.
    pub at: String,
    /// Who handed over.
    pub by: String,
    /// How the repair ended.
    pub outcome: Outcome,
    /// What was found, one paragraph each.
    pub found: Vec<String>,
    /// What was done, one paragraph each.
    pub done: Vec<String>,
    /// What the customer's side comes to, where it was settled.
    pub reckoned: Option<Reckoned>,
    /// Its lines, each with the day until which it is answered for.
    pub lines: Vec<PricedLine>,
    /// What became of old parts.
    pub old_parts: OldParts,
    /// What was handed back with the machine.
    pub accessories: Vec<Accessory>,
    /// What else was.
    pub accessory_note: String,
    /// Who came for it.
    pub collector: String,
    /// Their signature from a screen, x in 0 to 1000, y in 0 to 400.
    pub strokes: Vec<Vec<(f32, f32)>>,
}

/// Lays out a service voucher.
///
/// # Errors
/// `NotScannable`, `NoSuchSize`.
pub fn voucher(voucher: &Voucher, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    let look = Look::of_sheet(size)?;
    let sheet = Sheet::new(&voucher.head, &look);
    let said = sheet.said;
    // What is signed by hand is signed twice over: one stays with the shop.
    let copies: &[&str] = if voucher.strokes.is_empty() {
        &[said.customer_copy, said.shop_copy]
    } else {
        &[said.customer_copy]
    };
    let (mut pages, mut missing) = (Vec::new(), BTreeSet::new());
    for copy in copies {
        let (more, unknown) = drawn(&sheet, voucher, copy, fonts)?;
        pages.extend(more);
        missing.extend(unknown);
    }
    Ok(sheet.doc(format!("{} {}", said.voucher, voucher.head.number), pages, missing))
}

/// One copy of it.
fn drawn(
    sheet: &Sheet<'_>,
    voucher: &Voucher,
    copy: &str,
    fonts: &FontSet,
) -> Result<(Vec<Page>, BTreeSet<char>)> {
    let said = sheet.said;
    let frame = Frame { copy, ..sheet.frame(said.voucher.to_owned()) };
    let beside = [
        (0.46, 0.32, said.handed_over_at, voucher.at.as_str()),
        (0.78, 0.22, said.handed_over_by, &*voucher.by),
    ];
    let (mut flow, mut missing) = begun(sheet, &frame, fonts, beside)?;
    sheet.whose(&mut flow);
    handed_over(&mut flow, sheet, voucher);
    found_and_done(&mut flow, sheet, voucher);
    lines(&mut flow, sheet, &voucher.lines, Columns::Warranty);
    match &voucher.reckoned {
        Some(reckoned) => {
            reckoning(&mut flow, sheet, &voucher.lines, (reckoned, Reckoning::HandedOver));
        }
        None => totals(&mut flow, sheet, &voucher.lines),
    }
    liability(&mut flow, sheet);
    let signed = if voucher.strokes.is_empty() {
        Signed::Empty
    } else {
        Signed::Strokes(&voucher.strokes, &voucher.at)
    };
    signatures(&mut flow, sheet, [(said.collected_by, signed), (said.shop_stamp, Signed::Empty)]);
    let (pages, more) = flow.finish(|page, at, of| footer(page, fonts, &frame, (at, of)));
    missing.extend(more);
    Ok((pages, missing))
}

/// What the technicians found, and what they did; that nothing was written down is said, too.
fn found_and_done(flow: &mut Flow<'_>, sheet: &Sheet<'_>, voucher: &Voucher) {
    let nothing = [sheet.said.done_nothing.to_owned()];
    let done = if voucher.done.is_empty() { &nothing[..] } else { &voucher.done };
    paragraphs(flow, sheet.look, sheet.said.done, voucher.found.iter().chain(done));
}

/// How it ended, and what went over the counter.
fn handed_over(flow: &mut Flow<'_>, sheet: &Sheet<'_>, voucher: &Voucher) {
    let (language, said) = (sheet.head.language, sheet.said);
    let collector =
        if voucher.collector.is_empty() { &voucher.head.customer_name } else { &voucher.collector };
    let names = voucher.accessories.iter().map(|one| words::accessory(language, *one));
    let back: Vec<&str> =
        names.chain([voucher.accessory_note.as_str()]).filter(|text| !text.is_empty()).collect();
    let back = if back.is_empty() { said.all_handed_back.to_owned() } else { back.join(sheet.words.comma) };
    let facts = [
        strong(said.outcome, words::outcome(language, voucher.outcome)),
        fact(said.old_parts, words::old_parts(language, voucher.old_parts)),
        fact(said.collector, collector.as_str()),
        fact(said.handed_back, back),
    ];
    grid(flow, sheet.look, &facts);
}

/// What the shop answers for, and who hears complaints.
fn liability(flow: &mut Flow<'_>, sheet: &Sheet<'_>) {
    let Sheet { look, said, head, .. } = sheet;
    // On one page, whatever stood before it.
    let indent = look.term.size * 1.5;
    let lines: usize = said
        .liabilities
        .iter()
        .map(|text| break_lines(flow.fonts, &look.term, text, flow.paper.inner() - indent).len())
        .sum();
    let above = look.gap(8.0) + look.heading.leading + look.gap(5.0);
    flow.need(above + count(lines) * look.term.leading + count(said.liabilities.len()) * look.gap(1.0));
    heading(flow, look, said.liability, "");
    flow.y += look.gap(3.0);
    for (at, text) in said.liabilities.iter().enumerate() {
        flow.need(look.term.leading);
        let place = Point { x: flow.paper.side, y: flow.y + look.term.drop() };
        flow.sheet().text(place, &look.term, &format!("{}.", at + 1));
        flow.paragraph(&look.term, indent, text, |_, _, _| {});
        flow.y += look.gap(1.0);
    }
    let phone =
        if head.shop.complaint_phone.is_empty() { &head.shop.phone } else { &head.shop.complaint_phone };
    if !phone.is_empty() {
        let (before, after) = said.complaints;
        remark(flow, look, &format!("{before}{phone}{after}"));
    }
}
