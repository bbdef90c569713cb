//! Papers to draw.

use domain::catalogue::Kind;
use domain::condition::{Check, CheckItem, CheckResult, Face, Mark, MarkKind};
use domain::intake::{Accessory, AccountLock, BackedUp, Channel, Reproduced, Warranty, WarrantyBasis};
use domain::language::Language;
use domain::payment::{Method, PaymentKind};
use domain::terms::{TermsKind, built_in};
use kernel::{Moment, Money};
use papers::{Consent, Device, JobCard, Label, Receipt, ReceiptPart, Shop};
use std::path::PathBuf;

/// The fonts folder: `XIUTAI_FONTS`, or where `cargo xtask setup` puts it.
pub(crate) fn font_folder() -> PathBuf {
    std::env::var_os("XIUTAI_FONTS").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../target/fonts")),
        PathBuf::from,
    )
}

pub(crate) fn created() -> Moment {
    Moment::read("2026-11-21T06:05:09.000Z").unwrap_or(Moment::EPOCH)
}

pub(crate) fn said(language: Language, chinese: &str, english: &str) -> String {
    match language {
        Language::Chinese => chinese.to_owned(),
        Language::English => english.to_owned(),
    }
}

pub(crate) fn shop(language: Language) -> Shop {
    Shop {
        name: said(language, "修台朝阳门服务中心", "Xiutai Service Center Chaoyangmen"),
        address: said(
            language,
            "北京市朝阳区朝阳门外大街 18 号一层 023",
            "18 Chaoyangmenwai Street, Unit 023, Beijing",
        ),
        phone: "010-8588 6688".to_owned(),
        complaint_phone: "010-8588 6699".to_owned(),
        logo: None,
    }
}

/// A usual order of a usual shop.
pub(crate) fn order(language: Language) -> JobCard {
    let say = |chinese, english| said(language, chinese, english);
    let mark = |face, kind, x, y| Mark { face, kind, x, y };
    let check = |item, result| Check { item, result };
    JobCard {
        language,
        shop: shop(language),
        number: "WX261121-0007".to_owned(),
        digits: "01261121000074".to_owned(),
        opened_at: "2026-11-21 14:02".to_owned(),
        opened_by: say("李翠", "Cui Li"),
        customer_name: say("张伟", "Wei Zhang"),
        company: String::new(),
        phone: "138****8000".to_owned(),
        device: Device {
            kind: Kind::Phone,
            brand: "OPPO".to_owned(),
            model: "Reno 12".to_owned(),
            colour: say("曜石黑", "Black"),
            storage: "256GB".to_owned(),
            imei: Some("869374051234560".to_owned()),
            imei2: Some("869374051234578".to_owned()),
            serial: Some("F2LXK0Q1N7".to_owned()),
            unreadable: None,
        },
        channel: Channel::CarryIn,
        waybill: String::new(),
        place: String::new(),
        code_words: say("屏幕碎裂、触摸失灵、听筒无声", "Cracked screen, touch fails, no sound in calls"),
        symptom: say(
            "昨天从口袋里滑出来摔在地上，左上角屏幕裂了，触摸时好时坏，打电话对方听不清。\n充电要插好几次才有反应，请一起看一下。照片很重要，请不要清数据。",
            "It slipped out of my pocket yesterday. The screen is cracked at the top left, touch works only sometimes and people can hardly hear me on calls.\nThe charger has to be plugged in several times. The photos matter, please do not erase anything.",
        ),
        reproduced: Reproduced::Yes,
        marks: vec![
            mark(Face::Front, MarkKind::Crack, 120, 90),
            mark(Face::Front, MarkKind::Crack, 300, 180),
            mark(Face::Front, MarkKind::Scratch, 700, 640),
            mark(Face::Back, MarkKind::Dent, 940, 960),
        ],
        checks: vec![
            check(CheckItem::Power, CheckResult::Pass),
            check(CheckItem::Display, CheckResult::Pass),
            check(CheckItem::Touch, CheckResult::Fail),
            check(CheckItem::Call, CheckResult::Fail),
            check(CheckItem::Speaker, CheckResult::Pass),
            check(CheckItem::FrontCamera, CheckResult::Pass),
            check(CheckItem::RearCamera, CheckResult::Pass),
            check(CheckItem::Charging, CheckResult::Fail),
            check(CheckItem::WiFi, CheckResult::Pass),
            check(CheckItem::Bluetooth, CheckResult::NotTested),
            check(CheckItem::Fingerprint, CheckResult::NotTested),
        ],
        accessories: vec![Accessory::Charger, Accessory::Cable],
        handed_back: vec![Accessory::Sim, Accessory::Case],
        accessory_note: String::new(),
        backed_up: BackedUp::Yes,
        account_lock: AccountLock::Off,
        repair_mode: true,
        estimate: Some(Money(58_000)),
        ask_above: Some(Money(80_000)),
        prepaid: Money(20_000),
        prepaid_back: Money::ZERO,
        rework: None,
        promised_at: Some("2026-11-22 18:00".to_owned()),
        warranty: Warranty::Claimed,
        warranty_basis: Some(WarrantyBasis::Invoice),
        bought_on: Some("2026-03-15".to_owned()),
        terms: built_in(TermsKind::Repair, language).lines().map(str::to_owned).collect(),
        editions: (1, 1),
        fee_told: None,
        consent: Consent::OnPaper,
        reprint: false,
        printed_at: "2026-11-21 14:05".to_owned(),
        created: created(),
    }
}

/// A signature drawn on a screen.
pub(crate) fn signed() -> Consent {
    let strokes = vec![
        vec![(120.0, 80.0), (300.0, 70.0), (260.0, 180.0), (130.0, 300.0)],
        vec![(210.0, 120.0), (240.0, 330.0)],
        vec![(420.0, 60.0), (400.0, 200.0), (520.0, 340.0), (640.0, 120.0), (600.0, 60.0)],
    ];
    Consent::OnScreen { strokes, at: "2026-11-21 14:04".to_owned() }
}

/// The label of that order's machine.
pub(crate) fn device_label(language: Language) -> Label {
    let say = |chinese, english| said(language, chinese, english);
    Label {
        language,
        number: "WX261121-0007".to_owned(),
        digits: "01261121000074".to_owned(),
        lines: vec![
            "OPPO Reno 12".to_owned(),
            say("张 · 尾号 8000", "Zhang · …8000"),
            say("约 11-22 18:00", "by 11-22 18:00"),
            say("屏幕碎裂、触摸失灵、听筒无声", "Cracked screen, touch fails"),
        ],
        created: created(),
    }
}

/// The receipt for its prepayment.
pub(crate) fn prepayment(language: Language) -> Receipt {
    let say = |chinese, english| said(language, chinese, english);
    Receipt {
        language,
        shop: shop(language),
        kind: PaymentKind::Prepaid,
        number: "SK261121-0003".to_owned(),
        order: "WX261121-0007".to_owned(),
        digits: "01261121000074".to_owned(),
        customer_name: say("张伟", "Wei Zhang"),
        device: "OPPO Reno 12".to_owned(),
        parts: vec![ReceiptPart {
            number: "SK261121-0003".to_owned(),
            method: Method::WeChat,
            amount: Money(20_000),
            tendered: None,
            reference: "4200002345202611211234567890".to_owned(),
        }],
        reason: String::new(),
        of: Vec::new(),
        bill: None,
        at: "2026-11-21 14:04".to_owned(),
        by: say("李翠", "Cui Li"),
        held: Money(20_000),
        reprint: false,
        printed_at: "2026-11-21 14:05".to_owned(),
        created: created(),
    }
}
