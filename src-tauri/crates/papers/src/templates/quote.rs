//! 维修报价单: what a repair costs and who pays which line, before anything is done.

use super::frame::{footer, heading};
use super::look::Look;
use super::order::{
    Columns, OrderHead, PricedLine, Sheet, Signed, Sum, begun, lines, remark, signatures, sums,
};
use crate::{
    failure::Result,
    flow::Flow,
    fonts::FontSet,
    list::{Doc, Ink, Point, Stroke},
    words,
};
use domain::paper::PaperSize;
use domain::quote::{Payer, QuoteHow, QuoteSaid};
use kernel::Money;

/// What a quote says.
#[derive(Debug, Clone)]
pub struct Quote {
    /// Whose and about which order.
    pub head: OrderHead,
    /// Which version.
    pub version: i64,
    /// Local date and time it was offered, or written.
    pub at: String,
    /// Who wrote it.
    pub by: String,
    /// What was found, one paragraph each.
    pub found: Vec<String>,
    /// What the customer is told besides, or nothing.
    pub words: String,
    /// Its lines.
    pub lines: Vec<PricedLine>,
    /// The last day it holds, or nothing.
    pub valid_to: Option<String>,
    /// What the customer answered, where they did.
    pub answer: Option<QuoteReply>,
}

/// An answer to a quote.
#[derive(Debug, Clone)]
pub struct QuoteReply {
    /// Yes or no.
    pub said: QuoteSaid,
    /// How.
    pub how: QuoteHow,
    /// Who answered; empty where nobody was asked.
    pub who: String,
    /// Local date and time.
    pub at: String,
    /// Strokes of a signature from a screen, x in 0 to 1000, y in 0 to 400.
    pub strokes: Vec<Vec<(f32, f32)>>,
}

/// Lays out a quote.
///
/// # Errors
/// `NotScannable`, `NoSuchSize`.
pub fn quote(quote: &Quote, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    let look = Look::of_sheet(size)?;
    let sheet = Sheet::new(&quote.head, &look);
    let (words, said) = (sheet.words, sheet.said);
    let (before, after) = said.version;
    let version = format!("{before}{}{after}", quote.version);
    let frame = sheet.frame(said.quote.to_owned());
    let quoted_at = format!("{} · {version}", said.quoted_at);
    let beside = [(0.46, 0.32, &*quoted_at, quote.at.as_str()), (0.78, 0.22, said.quoted_by, &*quote.by)];
    let (mut flow, mut missing) = begun(&sheet, &frame, fonts, beside)?;
    sheet.whose(&mut flow);
    paragraphs(&mut flow, &look, said.found, quote.found.iter().chain([&quote.words]));
    lines(&mut flow, &sheet, &quote.lines, Columns::Prices);
    totals(&mut flow, &sheet, &quote.lines);
    let valid = quote.valid_to.as_ref().map(|day| format!("{}{}{day}\u{3000}", said.valid_to, words.colon));
    remark(&mut flow, &look, &format!("{}{}", valid.unwrap_or_default(), said.beyond));
    answer(&mut flow, &sheet, quote);
    let (pages, more) = flow.finish(|page, at, of| footer(page, fonts, &frame, (at, of)));
    missing.extend(more);
    Ok(sheet.doc(format!("{} {} {version}", said.quote, quote.head.number), pages, missing))
}

/// Paragraphs under a heading, without those that say nothing; nothing at all where none does.
pub(super) fn paragraphs<'t>(
    flow: &mut Flow<'_>,
    look: &Look,
    title: &str,
    texts: impl Iterator<Item = &'t String>,
) {
    let texts: Vec<&String> = texts.filter(|text| !text.is_empty()).collect();
    if texts.is_empty() {
        return;
    }
    heading(flow, look, title, "");
    flow.y += look.gap(3.0);
    for text in texts {
        flow.paragraph(&look.value, 0.0, text, |_, _, _| {});
    }
}

/// The whole, less each other payer's part, where anybody but the customer pays.
pub(super) fn totals(flow: &mut Flow<'_>, sheet: &Sheet<'_>, lines: &[PricedLine]) {
    let of = |payer| lines.iter().filter(|line| line.payer == payer).map(|line| line.amount.0).sum::<i64>();
    let mut shown = Vec::new();
    let others = [Payer::Maker, Payer::Extended, Payer::Shop];
    if others.iter().any(|payer| of(*payer) != 0) {
        let all = Money(lines.iter().map(|line| line.amount.0).sum());
        shown.push(Sum { name: sheet.said.total, amount: all, strong: false });
        for payer in others.into_iter().filter(|payer| of(*payer) != 0) {
            let name = words::payer(sheet.head.language, payer);
            shown.push(Sum { name, amount: Money(-of(payer)), strong: false });
        }
    }
    let own = Money(of(Payer::Customer));
    shown.push(Sum { name: sheet.said.for_you, amount: own, strong: true });
    sums(flow, sheet, &shown);
}

/// Boxes to tick and a line to sign on; what was answered, once it was.
fn answer(flow: &mut Flow<'_>, sheet: &Sheet<'_>, quote: &Quote) {
    let Sheet { look, words, said, .. } = sheet;
    // Nobody was asked, and nobody agreed.
    if quote.answer.as_ref().is_some_and(|answer| answer.how == QuoteHow::ByRule) {
        remark(flow, look, said.by_rule);
        return;
    }
    flow.need(look.gap(90.0));
    heading(flow, look, said.answer, "");
    flow.y += look.gap(5.0);
    let is_yes = quote.answer.as_ref().map(|answer| match answer.said {
        QuoteSaid::Agreed => true,
        QuoteSaid::Declined | QuoteSaid::Ended => false,
    });
    let (left, top) = (flow.paper.side, flow.y);
    let side = look.value.size;
    let ink = Stroke { width: 0.7, ink: Ink::BLACK };
    let mut x = left;
    for (name, meant) in [(said.agree, true), (said.decline, false)] {
        let baseline = top + look.value.drop();
        let at = Point { x, y: baseline - side * 0.88 };
        flow.sheet().check_box(at, side, is_yes == Some(meant), ink);
        let end = flow.sheet().text(Point { x: x + side * 1.5, y: baseline }, &look.value, name);
        x = end + look.gap(24.0);
    }
    flow.y += look.value.leading;
    let mut signed = Signed::Empty;
    if let Some(answer) = &quote.answer {
        let told = match answer.how {
            QuoteHow::WithinLimit => said.within_limit.to_owned(),
            QuoteHow::NothingToPay => said.nothing_to_pay.to_owned(),
            QuoteHow::ByRule => said.by_rule.to_owned(),
            QuoteHow::InPerson | QuoteHow::OnPaper | QuoteHow::Phone | QuoteHow::Message => {
                let (before, between, after) = match answer.said {
                    QuoteSaid::Agreed => said.agreed,
                    QuoteSaid::Declined => said.declined,
                    QuoteSaid::Ended => said.ended,
                };
                let how = words::quote_how(sheet.head.language, answer.how);
                format!("{before}{}{between}{how}{}{}{after}", answer.who, words.comma, answer.at)
            }
        };
        flow.y += look.gap(3.0);
        flow.paragraph(&look.value, 0.0, &told, |_, _, _| {});
        if answer.strokes.is_empty() {
            // A person who stands there signs the sheet itself.
            if !matches!(answer.how, QuoteHow::InPerson | QuoteHow::OnPaper) {
                return;
            }
        } else {
            signed = Signed::Strokes(&answer.strokes, &answer.at);
        }
    }
    signatures(flow, sheet, [(words.customer_signs, signed), (said.shop_stamp, Signed::Empty)]);
}
