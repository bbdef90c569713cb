//! Papers from the quote to the hand-over, to draw.

use crate::samples::{created, order, said, shop, signed};
use domain::close::{CloseScope, MethodTotal};
use domain::hand_over::OldParts;
use domain::intake::Accessory;
use domain::language::Language;
use domain::paper::PaperSize;
use domain::payment::{Method, PaymentKind};
use domain::price::{Grade, LineKind};
use domain::quote::{Payer, QuoteHow, QuoteSaid};
use domain::stage::Outcome;
use kernel::Money;
use papers::{
    Bill, CloseSheet, Consent, Doc, FontSet, Notice, OrderHead, PricedLine, Quote, QuoteReply, Receipt,
    ReceiptPart, Reckoned, Result, Settlement, Voucher,
};

/// A paper and the sizes it comes in.
pub(crate) struct Sample {
    pub(crate) name: &'static str,
    pub(crate) sizes: &'static [PaperSize],
    draw: Draw,
}

type Draw = Box<dyn Fn(PaperSize, &FontSet) -> Result<Doc>>;

impl Sample {
    pub(crate) fn drawn(&self, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
        (self.draw)(size, fonts)
    }
}

pub(crate) const SHEETS: &[PaperSize] = &[PaperSize::A4, PaperSize::A5];
pub(crate) const RECEIPTS: &[PaperSize] = &[PaperSize::Roll80, PaperSize::Roll58, PaperSize::A5];
pub(crate) const CLOSES: &[PaperSize] = &[PaperSize::A4, PaperSize::A5, PaperSize::Roll80];

fn strokes() -> Vec<Vec<(f32, f32)>> {
    match signed() {
        Consent::OnScreen { strokes, .. } => strokes,
        Consent::OnPaper | Consent::Outdated { .. } | Consent::ByWord { .. } => Vec::new(),
    }
}

pub(crate) fn head(language: Language) -> OrderHead {
    let card = order(language);
    OrderHead {
        language,
        shop: shop(language),
        number: card.number,
        digits: card.digits,
        customer_name: card.customer_name,
        phone: card.phone,
        device: card.device,
        reprint: false,
        printed_at: "2026-11-22 16:30".to_owned(),
        created: created(),
    }
}

pub(crate) fn lines(language: Language) -> Vec<PricedLine> {
    let say = |chinese, english| said(language, chinese, english);
    let line = |kind, name, grade, payer, quantity: i64, unit: i64, days: Option<i64>| PricedLine {
        kind,
        name,
        grade,
        payer,
        quantity,
        unit: Money(unit),
        amount: Money(unit * quantity),
        days,
        until: days.map(|days| if days == 90 { "2027-02-20" } else { "2027-05-21" }.to_owned()),
    };
    let (own, maker) = (Payer::Customer, Payer::Maker);
    vec![
        line(
            LineKind::Part,
            say("屏幕总成（含边框，曜石黑）", "Display assembly with frame, black"),
            Some(Grade::Original),
            own,
            1,
            68_000,
            Some(180),
        ),
        line(LineKind::Part, say("主板", "Main board"), Some(Grade::Original), maker, 1, 85_000, Some(90)),
        line(LineKind::Part, say("后盖螺丝", "Case screws"), Some(Grade::ThirdParty), own, 4, 150, Some(90)),
        line(LineKind::Labour, say("二级维修工时", "Labour, level two"), None, own, 1, 10_000, Some(90)),
        line(LineKind::Fee, say("上门取送", "Fetched and brought back"), None, Payer::Shop, 1, 3_000, None),
        line(LineKind::Discount, say("会员日九折", "Member day, 10 %"), None, own, 1, -7_860, None),
    ]
}

fn found(language: Language) -> Vec<String> {
    let say = |chinese, english| said(language, chinese, english);
    vec![
        say(
            "屏幕碎裂 · 外力撞击 · 外屏碎裂，触摸层断线，须换屏幕总成。",
            "Cracked screen · impact · The display is cracked and its touch layer is broken: the assembly has to be replaced.",
        ),
        say(
            "充不进电 · 主板充电电路为本身故障，无进液、无磕碰痕迹。",
            "Does not charge · The charging circuit failed by itself, without liquid or impact.",
        ),
    ]
}

pub(crate) fn quotes(language: Language) -> Vec<(&'static str, Quote)> {
    let say = |chinese, english| said(language, chinese, english);
    let open = Quote {
        head: head(language),
        version: 2,
        at: "2026-11-21 16:20".to_owned(),
        by: say("王工", "Gong Wang"),
        found: found(language),
        words: say(
            "符合三包的主板由厂家承担。更换后数据保留，面容识别可用。",
            "The maker pays for the board under warranty. Your data stays, Face ID works on.",
        ),
        lines: lines(language),
        valid_to: Some("2026-11-28".to_owned()),
        answer: None,
    };
    let reply = |said, how, strokes| QuoteReply {
        said,
        how,
        who: say("张伟", "Wei Zhang"),
        at: "2026-11-21 17:02".to_owned(),
        strokes,
    };
    let signed = Quote {
        answer: Some(reply(QuoteSaid::Agreed, QuoteHow::InPerson, strokes())),
        head: OrderHead { reprint: true, ..head(language) },
        ..open.clone()
    };
    let declined =
        Quote { answer: Some(reply(QuoteSaid::Declined, QuoteHow::Phone, Vec::new())), ..open.clone() };
    let free = Quote {
        lines: Vec::new(),
        found: Vec::new(),
        words: String::new(),
        valid_to: None,
        version: 1,
        ..open.clone()
    };
    vec![("quote", open), ("quote-signed", signed), ("quote-declined", declined), ("quote-free", free)]
}

/// What a no costs, by the shop's rule.
pub(crate) fn by_rule(language: Language) -> Quote {
    let (_, open) = quotes(language).swap_remove(0);
    let answer = QuoteReply {
        said: QuoteSaid::Declined,
        how: QuoteHow::ByRule,
        who: String::new(),
        at: "2026-11-21 17:02".to_owned(),
        strokes: Vec::new(),
    };
    Quote { answer: Some(answer), ..open }
}

fn bill(language: Language) -> Settlement {
    Settlement {
        head: head(language),
        number: "JS261122-0003".to_owned(),
        at: "2026-11-22 16:28".to_owned(),
        by: said(language, "李翠", "Cui Li"),
        lines: lines(language),
        by_rule: false,
        reckoned: Reckoned {
            rounding: Money(40),
            due: Money(70_700),
            set_off: Money(20_000),
            paid: Money::ZERO,
            refunded: Money::ZERO,
            let_off: Money::ZERO,
            written_off: Money::ZERO,
            owed: Money(50_700),
            over: Money::ZERO,
        },
    }
}

pub(crate) fn settlements(language: Language) -> Vec<(&'static str, Settlement)> {
    let usual = bill(language);
    let paid = Reckoned { paid: Money(50_700), owed: Money::ZERO, ..usual.reckoned };
    let paid = Settlement { reckoned: paid, ..usual.clone() };
    let nothing = Reckoned {
        rounding: Money::ZERO,
        due: Money::ZERO,
        set_off: Money::ZERO,
        owed: Money::ZERO,
        over: Money(20_000),
        ..usual.reckoned
    };
    let declined = Settlement {
        lines: usual.lines.iter().filter(|line| line.payer == Payer::Shop).cloned().collect(),
        reckoned: nothing,
        ..usual.clone()
    };
    // A part was paid, and some of it refunded so that it is owed no more.
    let let_off = Reckoned {
        paid: Money(30_000),
        refunded: Money(3_000),
        let_off: Money(3_000),
        owed: Money(20_700),
        ..usual.reckoned
    };
    let refunded = Settlement { reckoned: let_off, ..usual.clone() };
    vec![
        ("settlement", usual),
        ("settlement-paid", paid),
        ("settlement-back", declined),
        ("settlement-refunded", refunded),
    ]
}

pub(crate) fn paid(language: Language) -> Receipt {
    let usual = bill(language);
    let part = |number: &str, method, amount, tendered, reference: &str| ReceiptPart {
        number: number.to_owned(),
        method,
        amount: Money(amount),
        tendered,
        reference: reference.to_owned(),
    };
    Receipt {
        kind: PaymentKind::Paid,
        number: "SK261122-0011".to_owned(),
        parts: vec![
            part("SK261122-0011", Method::Cash, 30_700, Some(Money(35_000)), ""),
            part("SK261122-0012", Method::WeChat, 20_000, None, "4200002345202611221234567890"),
        ],
        bill: Some(Bill {
            lines: usual.lines.into_iter().filter(|line| line.payer == Payer::Customer).collect(),
            rounding: usual.reckoned.rounding,
            due: usual.reckoned.due,
            set_off: usual.reckoned.set_off,
            before: Money::ZERO,
            owed: Money::ZERO,
        }),
        at: "2026-11-22 16:31".to_owned(),
        held: Money::ZERO,
        ..crate::samples::prepayment(language)
    }
}

pub(crate) fn receipts(language: Language) -> Vec<(&'static str, Receipt)> {
    let full = paid(language);
    let mut owing = full.clone();
    owing.parts.truncate(1);
    if let Some(bill) = &mut owing.bill {
        bill.before = Money(10_000);
        bill.owed = Money(10_000);
    }
    owing.reprint = true;
    let refund = Receipt {
        kind: PaymentKind::Refund,
        number: "SK261123-0001".to_owned(),
        parts: vec![ReceiptPart {
            number: "SK261123-0001".to_owned(),
            method: Method::WeChat,
            amount: Money(10_000),
            tendered: None,
            reference: "5030000912202611230000000001".to_owned(),
        }],
        reason: said(
            language,
            "屏幕有亮点，换货后退差价",
            "The display has a bright spot; part of its price goes back",
        ),
        of: vec!["SK261121-0003".to_owned(), "SK261122-0011".to_owned()],
        bill: None,
        ..full.clone()
    };
    vec![("paid", full), ("paid-owing", owing), ("refund", refund)]
}

pub(crate) fn vouchers(language: Language) -> Vec<(&'static str, Voucher)> {
    let signed = Voucher {
        head: head(language),
        at: "2026-11-22 16:35".to_owned(),
        by: said(language, "李翠", "Cui Li"),
        outcome: Outcome::Repaired,
        found: found(language),
        done: vec![
            said(
                language,
                "更换 · 换原厂屏幕总成，重新贴防水胶",
                "Replaced · New original display, sealed again",
            ),
            said(language, "更换 · 换主板，数据已迁移", "Replaced · New main board, data moved"),
        ],
        reckoned: Some(Reckoned { paid: Money(50_700), owed: Money::ZERO, ..bill(language).reckoned }),
        lines: lines(language),
        old_parts: OldParts::Given,
        accessories: vec![Accessory::Charger, Accessory::Cable],
        accessory_note: String::new(),
        collector: String::new(),
        strokes: strokes(),
    };
    let declined = Voucher {
        outcome: Outcome::Declined,
        found: found(language),
        done: Vec::new(),
        reckoned: None,
        lines: Vec::new(),
        old_parts: OldParts::None,
        accessories: Vec::new(),
        collector: said(language, "王芳（配偶）", "Fang Wang (wife)"),
        strokes: Vec::new(),
        ..signed.clone()
    };
    let owing = Voucher {
        reckoned: Some(Reckoned { paid: Money(30_000), owed: Money(20_700), ..bill(language).reckoned }),
        strokes: Vec::new(),
        ..signed.clone()
    };
    vec![("voucher", signed), ("voucher-declined", declined), ("voucher-owing", owing)]
}

pub(crate) fn closes(language: Language) -> Vec<(&'static str, CloseSheet)> {
    let total = |method, taken, given| MethodTotal {
        method,
        taken: Money(taken),
        given: Money(given),
        net: Money(taken - given),
    };
    let day = CloseSheet {
        language,
        shop: shop(language),
        scope: CloseScope::Day,
        number: "RJ261122-0001".to_owned(),
        day: "2026-11-22".to_owned(),
        person: String::new(),
        at: "2026-11-22 20:31".to_owned(),
        by: said(language, "赵敏", "Min Zhao"),
        totals: vec![
            total(Method::Cash, 235_750, 12_000),
            total(Method::WeChat, 1_024_600, 10_000),
            total(Method::Alipay, 388_000, 0),
            total(Method::Card, 0, 0),
            total(Method::Transfer, 120_000, 0),
        ],
        opening: Money(50_000),
        expected: Money(273_750),
        counted: Money(273_700),
        reason: said(language, "找零少找五角，已与客户电话核对", "50 fen too much change was given"),
        stays: Money(50_000),
        pieces: vec![
            (Money(10_000), 25),
            (Money(5_000), 3),
            (Money(2_000), 2),
            (Money(1_000), 3),
            (Money(500), 2),
            (Money(100), 6),
            (Money(50), 2),
        ],
        head: (48_213, "5f2b7c1d90ae4436b8f0c3d2e1a7965438d0b6a1c4e2f7091827364554637281".to_owned()),
        reprint: false,
        printed_at: "2026-11-22 20:32".to_owned(),
        created: created(),
    };
    let shift = CloseSheet {
        scope: CloseScope::Person,
        number: "JB261122-0002".to_owned(),
        person: said(language, "李翠", "Cui Li"),
        counted: Money(273_750),
        reason: String::new(),
        reprint: true,
        ..day.clone()
    };
    vec![("close-day", day), ("close-shift", shift)]
}

pub(crate) fn notices(language: Language) -> Vec<(&'static str, Notice)> {
    let owing = Notice {
        head: head(language),
        day: "2026-12-29".to_owned(),
        ready_on: "2026-11-22".to_owned(),
        days: 37,
        owed: Money(50_700),
        lawful_days: 60,
        dispatched: said(language, "EMS 挂号信 1098 7654 3210 9", "EMS 1098 7654 3210 9"),
    };
    let free = Notice { owed: Money::ZERO, dispatched: String::new(), ..owing.clone() };
    vec![("notice", owing), ("notice-free", free)]
}

/// Every sample.
pub(crate) fn all(language: Language) -> Vec<Sample> {
    let mut samples = Vec::new();
    for (name, one) in quotes(language) {
        let draw = Box::new(move |size, fonts: &FontSet| papers::quote(&one, size, fonts));
        samples.push(Sample { name, sizes: SHEETS, draw });
    }
    for (name, one) in settlements(language) {
        let draw = Box::new(move |size, fonts: &FontSet| papers::settlement(&one, size, fonts));
        samples.push(Sample { name, sizes: SHEETS, draw });
    }
    for (name, one) in receipts(language) {
        let draw = Box::new(move |size, fonts: &FontSet| papers::receipt(&one, size, fonts));
        samples.push(Sample { name, sizes: RECEIPTS, draw });
    }
    for (name, one) in vouchers(language) {
        let draw = Box::new(move |size, fonts: &FontSet| papers::voucher(&one, size, fonts));
        samples.push(Sample { name, sizes: SHEETS, draw });
    }
    for (name, one) in closes(language) {
        let draw = Box::new(move |size, fonts: &FontSet| papers::close(&one, size, fonts));
        samples.push(Sample { name, sizes: CLOSES, draw });
    }
    for (name, one) in notices(language) {
        let draw = Box::new(move |size, fonts: &FontSet| papers::notice(&one, size, fonts));
        samples.push(Sample { name, sizes: &[PaperSize::A4], draw });
    }
    samples
}

/// A paper that is drawn the same way in each of its sizes.
pub(crate) fn sample(
    name: &'static str,
    sizes: &'static [PaperSize],
    draw: impl Fn(PaperSize, &FontSet) -> Result<Doc> + 'static,
) -> Sample {
    Sample { name, sizes, draw: Box::new(draw) }
}
