//! The receipt for money taken or given back: on a roll, as long as it needs to be, or on A5.

use super::frame::{Frame, footer, masthead, numbered, running_head};
use super::grid::{Fact, amount, fact, grid, strong, wide};
use super::job_card::Shop;
use super::look::Look;
use super::order::{PricedLine, Sum, sums_of};
use super::roll::{self, RollLook, centred, line, sum_in_the_middle, summed, told};
use crate::{
    codes::ScanCode,
    failure::Result,
    flow::Flow,
    fonts::FontSet,
    list::{Doc, Point},
    words::{self, CounterWords, Words},
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
    /// What for, taken or given back.
    pub kind: PaymentKind,
    /// Its own number.
    pub number: String,
    /// The order's number as people say it.
    pub order: String,
    /// What the customer's paper proves itself with, as scanners read it: an even count of digits, 16 as a rule.
    pub digits: String,
    /// The customer.
    pub customer_name: String,
    /// The machine, in a few words.
    pub device: String,
    /// How it was paid; several where it was paid in parts at once.
    pub parts: Vec<ReceiptPart>,
    /// Why money goes back, where it does.
    pub reason: String,
    /// The numbers of the receipts whose money goes back.
    pub of: Vec<String>,
    /// What the customer's bill says, where it was paid on one.
    pub bill: Option<Bill>,
    /// Local date and time.
    pub at: String,
    /// Who took it.
    pub by: String,
    /// What is held for the order now.
    pub held: Money,
    /// Whether this receipt was printed before.
    pub reprint: bool,
    /// Local date and time of printing.
    pub printed_at: String,
    /// When it is drawn.
    pub created: Moment,
}

/// One way it was paid.
#[derive(Debug, Clone)]
pub struct ReceiptPart {
    /// Its own number.
    pub number: String,
    /// How.
    pub method: Method,
    /// How much.
    pub amount: Money,
    /// Cash laid on the counter, where it was more.
    pub tendered: Option<Money>,
    /// The payment provider's own number, or nothing.
    pub reference: String,
}

/// What a payment was for.
#[derive(Debug, Clone)]
pub struct Bill {
    /// The customer's own lines.
    pub lines: Vec<PricedLine>,
    /// What rounding lets the customer off.
    pub rounding: Money,
    /// What the customer pays for all of it.
    pub due: Money,
    /// Of a prepayment, what was set off.
    pub set_off: Money,
    /// What was paid on it before this receipt, less what of that is owed no more or again.
    pub before: Money,
    /// What is still owed now.
    pub owed: Money,
}

impl Receipt {
    /// All parts together.
    #[must_use]
    pub fn amount(&self) -> Money {
        Money(self.parts.iter().map(|part| part.amount.0).sum())
    }

    fn title(&self, words: &Words) -> &'static str {
        match self.kind {
            PaymentKind::Prepaid => words.receipt,
            PaymentKind::PrepaidBack => words.receipt_back,
            PaymentKind::Paid => words.receipt_paid,
            PaymentKind::Refund => words.receipt_refund,
        }
    }

    /// What the sum is called.
    fn sum(&self, words: &Words, said: &CounterWords) -> &'static str {
        match self.kind {
            PaymentKind::Prepaid => words.received,
            PaymentKind::PrepaidBack => words.given_back,
            PaymentKind::Paid => said.received,
            PaymentKind::Refund => said.refund,
        }
    }

    fn is_given_back(&self) -> bool {
        match self.kind {
            PaymentKind::Prepaid | PaymentKind::Paid => false,
            PaymentKind::PrepaidBack | PaymentKind::Refund => true,
        }
    }

    /// What is held of the customer's, where it is about that.
    fn held(&self) -> Option<Money> {
        match self.kind {
            PaymentKind::Prepaid | PaymentKind::PrepaidBack => Some(self.held),
            PaymentKind::Paid | PaymentKind::Refund => None,
        }
    }

    /// The receipt's numbers: one a part.
    fn numbers(&self, words: &Words) -> String {
        let numbers: Vec<&str> = self.parts.iter().map(|part| part.number.as_str()).collect();
        if numbers.is_empty() { self.number.clone() } else { numbers.join(words.comma) }
    }
}

/// Lays out a receipt.
///
/// # Errors
/// `NotScannable`, `NoSuchSize`.
pub fn receipt(receipt: &Receipt, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    let code = ScanCode::new(&receipt.digits)?;
    match size {
        PaperSize::A5 => Ok(on_sheet(receipt, &Look::a5(), &code, fonts)),
        PaperSize::A4
        | PaperSize::Form241
        | PaperSize::Roll80
        | PaperSize::Roll58
        | PaperSize::Label40
        | PaperSize::Label60 => Ok(on_roll(receipt, &RollLook::of(size)?, &code, fonts)),
    }
}

fn on_roll(receipt: &Receipt, look: &RollLook, code: &ScanCode, fonts: &FontSet) -> Doc {
    let (words, said) = (words::of(receipt.language), words::counter(receipt.language));
    let title = receipt.title(words);
    let reprint = receipt.reprint.then_some(words.reprint);
    let mut flow = roll::begun(fonts, look, (&receipt.shop, title), reprint);
    flow.y += 2.0;
    centred(&mut flow, &look.value, receipt.sum(words, said));
    sum_in_the_middle(&mut flow, &look.amount, &format!("{}{}", words.money, receipt.amount()));
    if receipt.language == Language::Chinese {
        centred(&mut flow, &look.strong, &payment::in_capitals(receipt.amount()));
    }
    line(&mut flow);
    flow.y += 2.0;
    roll_facts(&mut flow, look, receipt, words);
    if let Some(bill) = &receipt.bill {
        line(&mut flow);
        for one in &bill.lines {
            let name =
                if one.quantity == 1 { one.name.clone() } else { format!("{} ×{}", one.name, one.quantity) };
            summed(&mut flow, look, (&name, &one.amount.to_string()), false);
        }
        for sum in bill_sums(bill, said) {
            summed(&mut flow, look, (sum.name, &amount(words, sum.amount)), sum.strong);
        }
    }
    line(&mut flow);
    for part in &receipt.parts {
        let method = words::method(receipt.language, part.method);
        summed(&mut flow, look, (method, &format!("{}{}", words.money, part.amount)), true);
        if !part.reference.is_empty() {
            told(&mut flow, look, (words.reference, &part.reference), false);
        }
        for (name, amount) in change_of(part, said) {
            summed(&mut flow, look, (name, &format!("{}{amount}", words.money)), false);
        }
    }
    if let Some(held) = receipt.held() {
        summed(&mut flow, look, (words.held, &format!("{}{held}", words.money)), false);
    }
    line(&mut flow);
    if receipt.is_given_back() {
        roll::signed(&mut flow, look, words.customer_signs);
    } else {
        centred(&mut flow, &look.value, closing(receipt, words, said));
    }
    flow.y += 8.0;
    let side = code.square_side(look.square);
    let at = Point { x: (flow.paper.width - side) / 2.0, y: flow.y };
    flow.sheet().put(code.squares(at, look.square));
    flow.y += side + 8.0;
    let title = format!("{title} {}", receipt.number);
    roll::ended(flow, look, (&receipt.shop, words), (title, receipt.language, receipt.created))
}

fn roll_facts(flow: &mut Flow<'_>, look: &RollLook, receipt: &Receipt, words: &Words) {
    let numbers = receipt.numbers(words);
    for (name, value, is_strong) in [
        (words.receipt_number, numbers.as_str(), true),
        (words.order, &receipt.order, true),
        (words.customer, &receipt.customer_name, false),
        (words.device, &receipt.device, false),
        (words.at, &receipt.at, false),
        (words.by, &receipt.by, false),
    ] {
        told(flow, look, (name, value), is_strong);
    }
    for (name, value) in given_back_for(receipt, words) {
        told(flow, look, (name, &value), false);
    }
}

/// Of money that goes back: which receipts it was, and why.
fn given_back_for(receipt: &Receipt, words: &Words) -> Vec<(&'static str, String)> {
    let all =
        [(words.refund_of, receipt.of.join(words.comma)), (words.refund_reason, receipt.reason.clone())];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// What the customer is told at the end.
fn closing(receipt: &Receipt, words: &Words, said: &CounterWords) -> &'static str {
    match receipt.kind {
        PaymentKind::Prepaid => words.set_off,
        PaymentKind::Paid | PaymentKind::PrepaidBack | PaymentKind::Refund => said.thanks,
    }
}

/// Cash that was laid down, and what went back of it.
fn change_of(part: &ReceiptPart, said: &CounterWords) -> Vec<(&'static str, Money)> {
    let tendered = part.tendered.filter(|tendered| *tendered > part.amount);
    let told = tendered.map(|tendered| {
        [(said.tendered, tendered), (said.change, Money(tendered.0 - part.amount.0))].to_vec()
    });
    told.unwrap_or_default()
}

/// From what the bill says down to what is still owed.
fn bill_sums<'a>(bill: &Bill, said: &'a CounterWords) -> Vec<Sum<'a>> {
    let sum = |name, amount: Money, strong| {
        (amount != Money::ZERO || strong).then_some(Sum { name, amount, strong })
    };
    [
        sum(said.rounding, Money(-bill.rounding.0), false),
        sum(said.due, bill.due, true),
        sum(said.set_off, Money(-bill.set_off.0), false),
        sum(said.paid_before, Money(-bill.before.0), false),
        sum(said.owed, bill.owed, bill.owed > Money::ZERO),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn on_sheet(receipt: &Receipt, look: &Look, code: &ScanCode, fonts: &FontSet) -> Doc {
    let (words, said) = (words::of(receipt.language), words::counter(receipt.language));
    let title = receipt.title(words);
    let frame = Frame {
        look,
        words,
        shop: &receipt.shop,
        title: title.to_owned(),
        copy: "",
        number: &receipt.number,
        reprint: receipt.reprint,
        printed_at: &receipt.printed_at,
        bars: false,
    };
    let (head, mut missing) = running_head(&frame, fonts);
    let mut flow = Flow::new(fonts, look.paper, head);
    masthead(&mut flow, &frame);
    let beside = [(0.46, 0.32, words.at, receipt.at.as_str()), (0.78, 0.22, words.by, receipt.by.as_str())];
    numbered(&mut flow, &frame, (code, &receipt.digits), (words.receipt_number, beside));
    flow.y += look.gap(8.0);
    grid(&mut flow, look, &sheet_facts(receipt, words, said));
    let sum = Sum { name: receipt.sum(words, said), amount: receipt.amount(), strong: true };
    if let Some(bill) = &receipt.bill {
        super::order::short_lines(&mut flow, (look, receipt.language), &bill.lines);
        let mut all: Vec<Sum<'_>> =
            bill_sums(bill, said).into_iter().map(|sum| Sum { strong: false, ..sum }).collect();
        let owed = all.pop_if(|sum| sum.name == said.owed);
        all.push(sum);
        all.extend(owed);
        sums_of(&mut flow, (look, receipt.language), &all);
    } else {
        sums_of(&mut flow, (look, receipt.language), &[sum]);
    }
    super::order::remark(&mut flow, look, closing(receipt, words, said));
    super::order::signing(
        &mut flow,
        (look, words),
        [(words.customer_signs, super::order::Signed::Empty), (said.shop_stamp, super::order::Signed::Empty)],
    );
    let (pages, more) = flow.finish(|page, at, of| footer(page, fonts, &frame, (at, of)));
    missing.extend(more);
    Doc {
        title: format!("{title} {}", receipt.number),
        lang: receipt.language.text(),
        author: Some(receipt.shop.name.clone()).filter(|name| !name.is_empty()),
        created: receipt.created,
        pages,
        images: receipt.shop.logo.iter().cloned().collect(),
        missing,
    }
}

fn sheet_facts(receipt: &Receipt, words: &Words, said: &CounterWords) -> Vec<Fact> {
    let mut facts = vec![
        strong(words.order, &*receipt.order),
        strong(words.customer, &*receipt.customer_name),
        wide(words.device, &*receipt.device),
    ];
    if receipt.parts.len() > 1 {
        facts.push(wide(words.receipt_number, receipt.numbers(words)));
    }
    for part in &receipt.parts {
        let mut told =
            format!("{} {}{}", words::method(receipt.language, part.method), words.money, part.amount);
        for (name, amount) in change_of(part, said) {
            told.push_str(&format!("{}{name} {}{amount}", words.comma, words.money));
        }
        if !part.reference.is_empty() {
            told.push_str(&format!("{}{} {}", words.comma, words.reference, part.reference));
        }
        facts.push(wide(words.method, told));
    }
    facts.extend(given_back_for(receipt, words).into_iter().map(|(name, value)| wide(name, value)));
    if let Some(held) = receipt.held() {
        facts.push(fact(words.held, format!("{}{held}", words.money)));
    }
    facts
}
