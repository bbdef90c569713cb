//! Papers with everything in them that a template was not drawn for: forty lines, names without an end, rare and
//! traditional characters, nothing to pay, sums below zero and beyond all measure.

use crate::counter::{self, CLOSES, RECEIPTS, SHEETS, Sample, sample};
use crate::{odd::odd_order, report_samples, samples};
use domain::close::MethodTotal;
use domain::language::Language;
use domain::paper::{PaperKind, PaperSize};
use domain::payment::Method;
use kernel::Money;
use papers::{
    Bill, CloseSheet, Consent, JobCard, Label, Notice, OrderHead, PricedLine, Quote, Receipt, Reckoned,
    Report, Rework, Settlement, Shop, Voucher,
};

const LONG: &str =
    "原装屏幕總成（含邊框、排線、聽筒網、防水膠，曜石黑，適用 Reno 12 Pro 國行版 12GB+512GB，到貨即換）";
const RUN: &str = "CB4-2024-0xA31F8829917730012-REV-B-LOT-20261104-SUPPLIER-77129-NO-BREAK";

fn shop(language: Language) -> Shop {
    Shop {
        name: "北京朝阳门外大街修台数码产品及家用电器综合维修服务中心有限责任公司第三分公司㛃䶮𬭎".to_owned(),
        address: "北京市朝阳区朝阳门外大街 18 号丰联广场 A 座地下一层 B1-023、024、025 三间（地铁六号线朝阳门站 A 口出，向东二百米路南）".to_owned(),
        phone: "010-8588 6688 转 8023".to_owned(),
        complaint_phone: "010-8588 6699 / 400-000-0000".to_owned(),
        ..samples::shop(language)
    }
}

fn head(language: Language) -> OrderHead {
    let odd = odd_order(language);
    OrderHead {
        shop: shop(language),
        number: "朝阳门服务中心-WX261121-000123456789".to_owned(),
        customer_name: odd.customer_name,
        device: odd.device,
        reprint: true,
        ..counter::head(language)
    }
}

/// Forty lines: long and short, without a price, below zero, and dear.
fn lines(language: Language) -> Vec<PricedLine> {
    let usual = counter::lines(language);
    let of = |at: usize| {
        let line = usual[at % usual.len()].clone();
        let name = match at % 5 {
            0 => LONG.to_owned(),
            1 => RUN.to_owned(),
            2 => "㛃䶮𬭎屏".to_owned(),
            _ => line.name.clone(),
        };
        let unit = match at % 7 {
            0 => Money::ZERO,
            1 => Money(123_456_789),
            _ => line.unit,
        };
        let amount = Money(unit.0 * line.quantity);
        PricedLine { name, unit, amount, ..line }
    };
    (0..40).map(of).collect()
}

const DEAR: Reckoned = Reckoned {
    rounding: Money(99),
    due: Money(12_345_678_901),
    set_off: Money(1_234_567_890),
    paid: Money(345_678_901),
    refunded: Money(12_345_678),
    let_off: Money(1_234_567),
    written_off: Money(123_456),
    owed: Money(987_654_321),
    over: Money(123_456),
};

/// Nothing to pay and nothing paid.
const FREE: Reckoned = Reckoned {
    rounding: Money::ZERO,
    due: Money::ZERO,
    set_off: Money::ZERO,
    paid: Money::ZERO,
    refunded: Money::ZERO,
    let_off: Money::ZERO,
    written_off: Money::ZERO,
    owed: Money::ZERO,
    over: Money::ZERO,
};

fn named<T>(samples: Vec<(&'static str, T)>, name: &str) -> Option<T> {
    samples.into_iter().find(|(of, _)| *of == name).map(|(_, one)| one)
}

fn job_card(language: Language) -> JobCard {
    JobCard {
        shop: shop(language),
        number: "朝阳门服务中心-WX261121-000123456789".to_owned(),
        company: "北京顺丰速运有限公司朝阳区建国门外大街营业部设备管理与采购中心".to_owned(),
        accessory_note: LONG.to_owned(),
        prepaid: Money(12_345_678_900),
        prepaid_back: Money(12_345_678_900),
        estimate: Some(Money::ZERO),
        rework: Some(Rework {
            number: "WX260821-0007".to_owned(),
            charge: None,
            rests_on: vec![
                (LONG.to_owned(), "2027-02-20".to_owned()),
                (RUN.to_owned(), "2027-02-20".to_owned()),
            ],
        }),
        consent: Consent::Outdated { at: "2026-11-21 14:04".to_owned() },
        reprint: true,
        ..odd_order(language)
    }
}

fn receipts(language: Language) -> Vec<(&'static str, Receipt)> {
    let usual = named(counter::receipts(language), "paid-owing");
    let Some(usual) = usual else { return Vec::new() };
    let bill = Bill {
        lines: lines(language),
        rounding: DEAR.rounding,
        due: DEAR.due,
        set_off: DEAR.set_off,
        before: DEAR.paid,
        owed: DEAR.owed,
    };
    let mut parts = Vec::new();
    for (at, method) in Method::ALL.iter().enumerate() {
        let mut part = usual.parts[0].clone();
        part.number = format!("SK261122-000000{at}");
        part.method = *method;
        part.amount = Money(1_234_567_890);
        part.tendered = Some(Money(2_000_000_000));
        part.reference = RUN.to_owned();
        parts.push(part);
    }
    let odd = odd_order(language);
    let long = Receipt {
        shop: shop(language),
        customer_name: odd.customer_name,
        device: format!("{} {}", odd.device.brand, odd.device.model),
        by: odd.opened_by,
        parts,
        bill: Some(bill),
        ..usual.clone()
    };
    let nothing = Bill {
        lines: Vec::new(),
        rounding: Money::ZERO,
        due: Money::ZERO,
        set_off: Money::ZERO,
        before: Money::ZERO,
        owed: Money::ZERO,
    };
    let mut free = Receipt { bill: Some(nothing), ..usual };
    for part in &mut free.parts {
        part.amount = Money::ZERO;
        part.tendered = None;
    }
    vec![("hostile-receipt", long), ("free-receipt", free)]
}

fn close(language: Language) -> Option<CloseSheet> {
    let usual = named(counter::closes(language), "close-shift")?;
    let total = |method: &Method| MethodTotal {
        method: *method,
        taken: Money(1_234_567_890),
        given: Money(9_876_543_210),
        net: Money(-8_641_975_320),
    };
    Some(CloseSheet {
        shop: shop(language),
        person: odd_order(language).customer_name,
        by: odd_order(language).customer_name,
        totals: Method::ALL.iter().map(total).collect(),
        opening: Money::ZERO,
        expected: Money(-8_641_975_320),
        counted: Money::ZERO,
        reason: format!("{LONG}{RUN}"),
        stays: Money::ZERO,
        pieces: Vec::new(),
        ..usual
    })
}

fn report(language: Language) -> Option<Report> {
    let usual = named(report_samples::all(language), "report-wide")?;
    let mut tables = usual.tables.clone();
    for (at, row) in tables.iter_mut().flat_map(|table| &mut table.rows).enumerate() {
        for cell in row.iter_mut().skip(at % 4) {
            *cell = [LONG, RUN, "", "㛃䶮𬭎"][at % 4].to_owned();
        }
    }
    Some(Report {
        shop: shop(language),
        span: format!("{} · {LONG}", usual.span),
        tables,
        by: LONG.to_owned(),
        ..usual
    })
}

/// Every paper of this kind.
pub(crate) fn all(language: Language) -> Vec<Sample> {
    let mut samples = Vec::new();
    let card = job_card(language);
    samples.push(sample("hostile-card", PaperKind::JobCard.sizes(), move |size, fonts| {
        papers::job_card(&card, size, fonts)
    }));
    let label = Label {
        number: "CENTER261121-00001234".to_owned(),
        lines: vec![LONG.to_owned(), RUN.to_owned(), "㛃䶮𬭎".to_owned(), LONG.to_owned(), LONG.to_owned()],
        ..samples::device_label(language)
    };
    samples.push(sample("hostile-label", PaperKind::DeviceLabel.sizes(), move |size, fonts| {
        papers::label(&label, size, fonts)
    }));
    if let Some(usual) = named(counter::quotes(language), "quote-signed") {
        let found = vec![LONG.repeat(6), RUN.repeat(3)];
        let long =
            Quote { head: head(language), lines: lines(language), found, by: LONG.to_owned(), ..usual };
        samples.push(sample("hostile-quote", SHEETS, move |size, fonts| papers::quote(&long, size, fonts)));
    }
    if let Some(usual) = named(counter::settlements(language), "settlement") {
        let free = Settlement { lines: Vec::new(), reckoned: FREE, ..usual.clone() };
        let long = Settlement {
            head: head(language),
            lines: lines(language),
            reckoned: DEAR,
            by: LONG.to_owned(),
            ..usual
        };
        for (name, one) in [("hostile-bill", long), ("free-bill", free)] {
            samples.push(sample(name, SHEETS, move |size, fonts| papers::settlement(&one, size, fonts)));
        }
    }
    for (name, one) in receipts(language) {
        samples.push(sample(name, RECEIPTS, move |size, fonts| papers::receipt(&one, size, fonts)));
    }
    if let Some(usual) = named(counter::vouchers(language), "voucher-owing") {
        let free = Voucher { lines: Vec::new(), reckoned: Some(FREE), ..usual.clone() };
        let long = Voucher {
            head: head(language),
            lines: lines(language),
            reckoned: Some(DEAR),
            done: vec![LONG.repeat(4)],
            accessory_note: LONG.to_owned(),
            collector: head(language).customer_name,
            ..usual
        };
        for (name, one) in [("hostile-voucher", long), ("free-voucher", free)] {
            samples.push(sample(name, SHEETS, move |size, fonts| papers::voucher(&one, size, fonts)));
        }
    }
    if let Some(usual) = named(counter::notices(language), "notice") {
        let long =
            Notice { head: head(language), owed: DEAR.due, dispatched: format!("{LONG}{RUN}"), ..usual };
        samples.push(sample("hostile-notice", &[PaperSize::A4], move |size, fonts| {
            papers::notice(&long, size, fonts)
        }));
    }
    if let Some(one) = close(language) {
        samples.push(sample("hostile-close", CLOSES, move |size, fonts| papers::close(&one, size, fonts)));
    }
    if let Some(one) = report(language) {
        samples.push(sample("hostile-report", &[PaperSize::A4], move |size, fonts| {
            papers::report(&one, size, fonts)
        }));
    }
    samples
}
