//! The receipt for a prepayment, or for one given back, on a roll: as long as it needs to be.

use super::job_card::Shop;
use crate::{
    codes::ScanCode,
    failure::{PapersFailure, Result},
    flow::{Flow, Paper, RunningHead},
    fonts::FontSet,
    lines::{Style, break_lines},
    list::{Doc, Ink, Point, Stroke, Weight},
    measure::mm,
    sheet::{Align, Room},
    table::{Cell, RowLook, row},
    words::{self, Words},
};
use domain::language::Language;
use domain::paper::PaperSize;
use domain::payment::{self, Method, PaymentKind};
use kernel::{Moment, Money};

/// What a receipt says.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The language of everything that is not data.
    pub language: Language,
    /// Who took the money.
    pub shop: Shop,
    /// Taken, or given back.
    pub kind: PaymentKind,
    /// Its own number.
    pub number: String,
    /// The order's number as people say it.
    pub order: String,
    /// The order's number as scanners read it.
    pub digits: String,
    /// The customer.
    pub customer_name: String,
    /// The machine, in a few words.
    pub device: String,
    /// How much.
    pub amount: Money,
    /// How.
    pub method: Method,
    /// The payment provider's own number, or nothing.
    pub reference: String,
    /// Local date and time.
    pub at: String,
    /// Who took it.
    pub by: String,
    /// What is held for the order now.
    pub held: Money,
    /// Whether this receipt was printed before.
    pub reprint: bool,
    /// When it is drawn.
    pub created: Moment,
}

/// Longer than any receipt, in points; the page is cut to what it took.
const LONGEST: f32 = 20_000.0;
const LINE: Stroke = Stroke { width: 0.7, ink: Ink::grey(0x40) };
const ROW: RowLook = RowLook { pad: 1.2, rule: Stroke { width: 0.0, ink: Ink::grey(0xff) }, fill: None };

/// How large its parts are: heads print 72 mm of an 80 mm roll and 48 mm of a 58 mm one.
struct Look {
    paper: Paper,
    names: f32,
    square: usize,
    shop: Style,
    title: Style,
    amount: Style,
    value: Style,
    strong: Style,
}

impl Look {
    fn of(size: PaperSize) -> Result<Self> {
        let look = |width: f32, printed: f32, unit: f32, square| {
            let set = |weight, size: f32, leading: f32| Style {
                weight,
                size: size * unit,
                leading: leading * unit,
                ink: Ink::BLACK,
            };
            Self {
                paper: Paper {
                    width: mm(width),
                    height: LONGEST,
                    side: mm((width - printed) / 2.0),
                    top: mm(4.0),
                    bottom: 0.0,
                },
                names: mm(20.0) * unit,
                square,
                shop: set(Weight::Bold, 13.0, 17.0),
                title: set(Weight::Bold, 16.0, 22.0),
                amount: set(Weight::Bold, 24.0, 30.0),
                value: set(Weight::Regular, 10.0, 14.0),
                strong: set(Weight::Bold, 10.0, 14.0),
            }
        };
        match size {
            PaperSize::Roll80 => Ok(look(80.0, 71.0, 1.0, 6)),
            PaperSize::Roll58 => Ok(look(58.0, 47.5, 0.84, 5)),
            PaperSize::A4 | PaperSize::A5 | PaperSize::Form241 | PaperSize::Label40 | PaperSize::Label60 => {
                Err(PapersFailure::NoSuchSize(size))
            }
        }
    }
}

/// Lays out a receipt.
///
/// # Errors
/// `NotScannable`, `NoSuchSize`.
pub fn receipt(receipt: &Receipt, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    let look = Look::of(size)?;
    let words = words::of(receipt.language);
    let code = ScanCode::new(&receipt.digits)?;
    let mut flow = Flow::new(fonts, look.paper, RunningHead::default());
    let title = match receipt.kind {
        PaymentKind::Prepaid => words.receipt,
        PaymentKind::PrepaidBack => words.receipt_back,
        PaymentKind::Paid => words.receipt_paid,
        PaymentKind::Refund => words.receipt_refund,
    };
    centred(&mut flow, &look.shop, &receipt.shop.name);
    flow.y += 3.0;
    centred(&mut flow, &look.title, title);
    if receipt.reprint {
        centred(&mut flow, &look.strong, &format!("— {} —", words.reprint));
    }
    line(&mut flow);
    money(&mut flow, &look, receipt, words);
    line(&mut flow);
    facts(&mut flow, &look, receipt, words);
    line(&mut flow);
    match receipt.kind {
        PaymentKind::Prepaid => centred(&mut flow, &look.value, words.set_off),
        PaymentKind::Paid => {}
        PaymentKind::PrepaidBack | PaymentKind::Refund => {
            flow.y += mm(9.0);
            let (left, inner, y) = (flow.paper.side, flow.paper.inner(), flow.y);
            let at = Point { x: left, y };
            let end = flow.sheet().text(at, &look.value, words.customer_signs);
            flow.sheet().rule(end + 4.0, y + 2.0, left + inner - end - 4.0, LINE);
            flow.y += 5.0;
        }
    }
    flow.y += 8.0;
    let side = code.square_side(look.square);
    let at = Point { x: (flow.paper.width - side) / 2.0, y: flow.y };
    flow.sheet().put(code.squares(at, look.square));
    flow.y += side + 8.0;
    let shop = &receipt.shop;
    let called =
        if shop.phone.is_empty() { String::new() } else { format!("{} {}", words.shop_phone, shop.phone) };
    for text in [&shop.address, &called] {
        if !text.is_empty() {
            centred(&mut flow, &look.value, text);
        }
    }
    let height = flow.y + mm(5.0);
    let (mut pages, missing) = flow.finish(|_, _, _| {});
    for page in &mut pages {
        page.height = height;
    }
    Ok(Doc {
        title: format!("{title} {}", receipt.number),
        lang: receipt.language.text(),
        author: Some(shop.name.clone()).filter(|name| !name.is_empty()),
        created: receipt.created,
        pages,
        images: Vec::new(),
        missing,
    })
}

/// The sum, in figures and, in Chinese, in capitals.
fn money(flow: &mut Flow<'_>, look: &Look, receipt: &Receipt, words: &Words) {
    let name = match receipt.kind {
        PaymentKind::Prepaid | PaymentKind::Paid => words.received,
        PaymentKind::PrepaidBack | PaymentKind::Refund => words.given_back,
    };
    flow.y += 2.0;
    centred(flow, &look.value, name);
    centred(flow, &look.amount, &format!("{}{}", words.money, receipt.amount));
    if receipt.language == Language::Chinese {
        centred(flow, &look.strong, &payment::in_capitals(receipt.amount));
    }
}

fn facts(flow: &mut Flow<'_>, look: &Look, receipt: &Receipt, words: &Words) {
    let method = words::method(receipt.language, receipt.method);
    let held = format!("{}{}", words.money, receipt.held);
    let facts = [
        (words.receipt_number, receipt.number.as_str(), true),
        (words.order, &receipt.order, true),
        (words.customer, &receipt.customer_name, false),
        (words.device, &receipt.device, false),
        (words.method, method, false),
        (words.reference, &receipt.reference, false),
        (words.held, &held, false),
        (words.at, &receipt.at, false),
        (words.by, &receipt.by, false),
    ];
    flow.y += 2.0;
    let inner = flow.paper.inner();
    for (name, value, is_strong) in facts {
        if value.is_empty() {
            continue;
        }
        let style = if is_strong { look.strong } else { look.value };
        let cells = [
            Cell { left: 0.0, width: look.names, align: Align::Left, style: look.value, text: name },
            Cell { left: look.names, width: inner - look.names, align: Align::Left, style, text: value },
        ];
        row(flow, &cells, &ROW, |_| {});
    }
}

fn line(flow: &mut Flow<'_>) {
    flow.y += 4.0;
    let (left, inner, y) = (flow.paper.side, flow.paper.inner(), flow.y);
    flow.sheet().rule(left, y, inner, LINE);
    flow.y += 3.0;
}

fn centred(flow: &mut Flow<'_>, style: &Style, text: &str) {
    let room = Room { left: flow.paper.side, width: flow.paper.inner(), align: Align::Center };
    for line in break_lines(flow.fonts, style, text, room.width) {
        let y = flow.y;
        flow.sheet().line_of_text(room, y, style, &line);
        flow.y += style.leading;
    }
}
