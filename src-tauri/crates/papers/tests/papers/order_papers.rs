//! Papers from the quote to the hand-over, on sheets and on rolls.

use crate::{
    counter,
    tools::{Written, as_text, fonts, run, squeezed},
};
use domain::language::Language;
use domain::paper::PaperSize;
use domain::printer::RollWidth;
use kernel::Money;
use kernel::machine::Dots;
use papers::{Bill, Doc, Receipt, Settlement, pdf, raster, receipt, settlement};
use std::path::PathBuf;

/// Samples whose display lists are kept; the others differ in a line or two.
const APPROVED: [&str; 7] =
    ["quote-signed", "settlement-paid", "paid", "refund", "voucher", "close-day", "notice"];

fn every() -> impl Iterator<Item = (String, PaperSize, &'static str, Doc)> {
    Language::ALL.iter().flat_map(|language| {
        counter::all(*language).into_iter().flat_map(move |sample| {
            sample
                .sizes
                .iter()
                .map(move |size| {
                    let name = format!("{}.{}.{}.txt", sample.name, size.text(), language.text());
                    (name, *size, sample.name, sample.drawn(*size, fonts()).unwrap())
                })
                .collect::<Vec<_>>()
        })
    })
}

#[test]
fn display_lists_are_as_approved() {
    let mut changed = Vec::new();
    for (name, _, sample, doc) in every() {
        assert!(doc.missing.is_empty(), "{name}: {:?}", doc.missing);
        if !APPROVED.contains(&sample) {
            continue;
        }
        let approved = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/papers/expected").join(&name);
        let actual = as_text(&doc);
        if std::fs::read_to_string(&approved).unwrap_or_default() != actual {
            let seen = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(&name);
            std::fs::write(&seen, &actual).unwrap();
            changed.push(seen);
        }
    }
    assert!(
        changed.is_empty(),
        "papers changed; look at them, and if they are right copy to expected: {changed:?}"
    );
}

#[test]
fn usual_papers_are_small_and_nothing_stands_outside_the_page() {
    for (name, size, sample, doc) in every() {
        let bytes = pdf::write(&doc, fonts()).unwrap();
        assert!(bytes.len() <= 120_000, "{name}: {} bytes", bytes.len());
        // A voucher tells what was found, done and paid: on A5 it has a back. Signed by hand there are two of it.
        let sides = if size == PaperSize::A5 && (name.ends_with("en.txt") || sample.starts_with("voucher")) {
            2
        } else {
            1
        };
        let copies = if matches!(sample, "voucher-owing" | "voucher-declined") { 2 } else { 1 };
        assert!(doc.pages.len() <= sides * copies, "{name}: {} pages", doc.pages.len());
        for page in &doc.pages {
            for item in &page.items {
                let papers::list::Item::Text { at, size, weight, text, .. } = item else { continue };
                let end = at.x + fonts().width(*weight, *size, text);
                assert!(at.x >= 0.0 && end <= page.width && at.y <= page.height, "{name}: {text} at {at:?}");
            }
        }
        assert!(!sample.is_empty());
    }
}

fn text_of(doc: &Doc) -> String {
    Written::new(&pdf::write(doc, fonts()).unwrap()).text()
}

fn bill(language: Language, count: usize) -> Settlement {
    let mut lines = counter::lines(language);
    let model = lines[0].clone();
    lines = (1..=count)
        .map(|n| papers::PricedLine { name: format!("第 {n} 项 㛃䶮𬭎"), ..model.clone() })
        .collect();
    Settlement {
        head: counter::head(language),
        number: "JS261122-0003".to_owned(),
        at: "2026-11-22 16:28".to_owned(),
        by: "李翠".to_owned(),
        lines,
        by_rule: false,
        reckoned: papers::Reckoned {
            rounding: Money::ZERO,
            due: Money(68_000 * i64::try_from(count).unwrap()),
            set_off: Money::ZERO,
            paid: Money::ZERO,
            refunded: Money::ZERO,
            let_off: Money::ZERO,
            written_off: Money::ZERO,
            owed: Money(68_000 * i64::try_from(count).unwrap()),
            over: Money::ZERO,
        },
    }
}

#[test]
fn a_fee_by_the_shops_rule_is_nobodys_consent() {
    let rule = squeezed("按本店放弃维修的收费规则收取，接机时已告知客户");
    let bill = Settlement { by_rule: true, ..bill(Language::Chinese, 1) };
    let drawn = squeezed(&text_of(&settlement(&bill, PaperSize::A5, fonts()).unwrap()));
    assert!(drawn.contains(&rule), "{drawn}");
    let sheet = papers::quote(&counter::by_rule(Language::Chinese), PaperSize::A5, fonts()).unwrap();
    let drawn = squeezed(&text_of(&sheet));
    assert!(drawn.contains(&rule), "{drawn}");
    for consent in ["已同意本报价", "同意按本报价维修", "客户签名"] {
        assert!(!drawn.contains(consent), "{drawn}");
    }
}

#[test]
fn many_lines_break_over_pages_under_a_header_and_are_summed_once() {
    for (size, count) in [(PaperSize::A4, 100), (PaperSize::A5, 60)] {
        let doc = settlement(&bill(Language::Chinese, count), size, fonts()).unwrap();
        assert!(doc.missing.is_empty() && doc.pages.len() > 2, "{size:?}");
        let text = text_of(&doc);
        let pages: Vec<String> = text.split_terminator('\u{c}').map(squeezed).collect();
        for (at, page) in pages.iter().enumerate() {
            assert!(page.ends_with(&format!("{}/{}", at + 1, pages.len())), "{page}");
            assert_eq!(page.contains("维修结算清单WX261121-0007（续）"), at > 0, "{page}");
            assert_eq!(page.contains("客户核对签名"), at + 1 == pages.len(), "{page}");
        }
        let whole = pages.concat();
        for n in 1..=count {
            assert_eq!(whole.matches(&format!("第{n}项㛃䶮𬭎")).count(), 1, "{n}");
        }
        assert_eq!(whole.matches("人民币").count(), 1);
    }
}

/// For any count of lines, sums and signatures stand on one page each, and no page is only a foot.
#[test]
fn sums_and_signatures_are_never_parted() {
    for count in 1..=45 {
        let doc = settlement(&bill(Language::Chinese, count), PaperSize::A4, fonts()).unwrap();
        let page_of = |wanted: &str| {
            let says = |item: &papers::list::Item| matches!(item, papers::list::Item::Text { text, .. } if text == wanted);
            doc.pages.iter().position(|page| page.items.iter().any(says))
        };
        let signed = page_of("客户核对签名");
        assert_eq!(signed, Some(doc.pages.len() - 1), "{count}");
        assert_eq!(signed, page_of("结算人"), "{count}");
        assert_eq!(page_of("合计"), page_of("客户应付"), "{count}");
    }
}

#[test]
fn sums_are_written_in_capitals_in_chinese_only() {
    for (name, _, _, doc) in every() {
        let text = text_of(&doc);
        assert!(!name.ends_with("en.txt") || !text.contains("人民币"), "{name}");
    }
    let text = text_of(&receipt(&counter::paid(Language::Chinese), PaperSize::A5, fonts()).unwrap());
    assert!(squeezed(&text).contains("人民币伍佰零柒元整"), "{text}");
}

#[test]
fn a_receipt_tells_each_way_the_change_and_what_is_owed() {
    let mut paid = counter::paid(Language::Chinese);
    let said = |paid: &Receipt, size| squeezed(&text_of(&receipt(paid, size, fonts()).unwrap()));
    for size in [PaperSize::Roll80, PaperSize::Roll58, PaperSize::A5] {
        let text = said(&paid, size);
        for wanted in [
            "收款收据",
            "SK261122-0011",
            "SK261122-0012",
            "￥507.00",
            "现金",
            "微信",
            "350.00",
            "43.00",
            "-￥200.00",
        ] {
            assert!(text.contains(wanted), "{size:?}: no {wanted} in {text}");
        }
        assert!(!text.contains("尚欠") && !text.contains("补打"), "{text}");
    }
    paid.bill = paid.bill.map(|bill| Bill { owed: Money(1), ..bill });
    paid.reprint = true;
    for size in [PaperSize::Roll80, PaperSize::Roll58, PaperSize::A5] {
        let text = said(&paid, size);
        assert!(text.contains("尚欠") && text.contains("￥0.01") && text.contains("补打"), "{text}");
    }
}

#[test]
fn the_code_of_every_paper_of_an_order_is_read() {
    for (name, _, sample, doc) in every() {
        if sample.starts_with("close") || name.ends_with("en.txt") {
            continue;
        }
        let file = Written::new(&pdf::write(&doc, fonts()).unwrap());
        let stem = file.path.with_extension("");
        run("pdftoppm", &["-r", "203", "-mono", "-singlefile"], &file.path, &[stem.to_str().unwrap()]);
        let picture = PathBuf::from(format!("{}.pbm", stem.display()));
        assert!(read_codes(&picture).contains("QR-Code:01261121000074"), "{name}");
    }
}

fn read_codes(picture: &std::path::Path) -> String {
    run("zbarimg", &["-q", "-Sdisable", "-Scode128.enable", "-Sqrcode.enable"], picture, &[])
}

/// A picture as a PBM file.
fn file_of(dots: &Dots) -> Vec<u8> {
    let rows = dots.bytes.len() / dots.row_bytes;
    let mut file = format!("P4\n{} {rows}\n", dots.row_bytes * 8).into_bytes();
    file.extend_from_slice(&dots.bytes);
    file
}

#[test]
fn a_paper_for_a_roll_is_the_same_in_dots_as_in_its_file() {
    let folder = tempfile::tempdir().unwrap();
    for (name, size, sample, doc) in every() {
        let Some(width) = RollWidth::ALL.iter().find(|width| width.size() == size) else { continue };
        let head = width.dots();
        let drawn = raster::draw(&doc, fonts(), head).unwrap();
        let [dots] = &drawn[..] else { panic!("{name}: {} pictures", drawn.len()) };
        assert_eq!(dots.row_bytes * 8, head, "{name}");
        let black: u32 = dots.bytes.iter().map(|byte| byte.count_ones()).sum();
        // Nothing is cut off at either end of the head.
        for row in dots.bytes.chunks(dots.row_bytes) {
            assert!(row[0] & 0x80 == 0 && row[dots.row_bytes - 1] & 1 == 0, "{name}");
        }
        let own = folder.path().join("roll.pbm");
        std::fs::write(&own, file_of(dots)).unwrap();
        if !sample.starts_with("close") {
            assert_eq!(read_codes(&own).trim(), "QR-Code:01261121000074", "{name}");
        }
        let file = Written::new(&pdf::write(&doc, fonts()).unwrap());
        let stem = file.path.with_extension("");
        run("pdftoppm", &["-r", "203", "-gray", "-singlefile"], &file.path, &[stem.to_str().unwrap()]);
        let grey = std::fs::read(format!("{}.pgm", stem.display())).unwrap();
        let dark = grey[20..].iter().filter(|pixel| **pixel < 150).count();
        let (own, others) = (f64::from(black), f64::from(u32::try_from(dark).unwrap()));
        assert!((own / others - 1.0).abs() < 0.08, "{name}: {own} dots here, {others} in the file");
    }
}

#[test]
fn papers_come_in_their_own_sizes_only() {
    let refused = |doc: papers::Result<Doc>| matches!(doc, Err(papers::PapersFailure::NoSuchSize(_)));
    let language = Language::Chinese;
    for size in [PaperSize::Roll80, PaperSize::Label40, PaperSize::Form241] {
        assert!(refused(settlement(&bill(language, 1), size, fonts())), "{size:?}");
    }
    assert!(refused(receipt(&counter::paid(language), PaperSize::A4, fonts())));
    assert!(refused(receipt(&counter::paid(language), PaperSize::Label60, fonts())));
}

#[test]
fn a_bill_with_refunds_adds_up_to_what_is_still_owed() {
    for language in Language::ALL {
        for sample in
            counter::all(*language).into_iter().filter(|sample| sample.name == "settlement-refunded")
        {
            let text = squeezed(&text_of(&sample.drawn(PaperSize::A4, fonts()).unwrap()));
            // 707 due, 200 set off and 300 paid, 30 back and let off: 207.
            let told = match language {
                Language::Chinese => ["已退￥30.00", "退款后减免-￥30.00", "尚欠￥207.00"],
                Language::English => ["Refunded", "Letoffbyrefunds", "¥207.00"],
            };
            assert!(told.iter().all(|told| text.contains(told)), "{text}");
        }
    }
}

#[test]
fn a_voucher_signed_by_hand_has_a_copy_for_the_shop_and_says_what_is_owed() {
    let copies = |name: &str| {
        let sample = counter::all(Language::Chinese).into_iter().find(|sample| sample.name == name).unwrap();
        squeezed(&text_of(&sample.drawn(PaperSize::A4, fonts()).unwrap()))
    };
    let (signed, by_hand) = (copies("voucher"), copies("voucher-owing"));
    assert!(signed.contains("维修服务凭证·客户联") && !signed.contains("店存联"), "{signed}");
    assert_eq!((by_hand.matches("客户联").count(), by_hand.matches("店存联").count()), (1, 1), "{by_hand}");
    for said in ["已付-￥300.00", "尚欠￥207.00", "1.504", "外屏碎裂", "换原厂屏幕总成", "2027-05-21"]
    {
        assert_eq!(by_hand.matches(said).count(), 2, "{said}: {by_hand}");
    }
    assert!(copies("voucher-declined").contains("没有维修记录"));
}

/// Nothing was paid and nothing set off: the bill says it once, and who goes home with the machine is told it is owed.
#[test]
fn a_machine_that_goes_home_unpaid_takes_along_what_is_owed() {
    let (_, mut gone) = counter::vouchers(Language::Chinese).remove(2);
    let unpaid = gone.reckoned.map(|reckoned| papers::Reckoned {
        set_off: Money::ZERO,
        paid: Money::ZERO,
        owed: reckoned.due,
        ..reckoned
    });
    gone.reckoned = unpaid;
    let text = squeezed(&text_of(&papers::voucher(&gone, PaperSize::A4, fonts()).unwrap()));
    assert_eq!(text.matches("尚欠￥707.00").count(), 2, "one on each copy: {text}");
    let (_, mut bill) = counter::settlements(Language::Chinese).remove(0);
    bill.reckoned = unpaid.unwrap();
    let text = squeezed(&text_of(&settlement(&bill, PaperSize::A4, fonts()).unwrap()));
    assert!(text.contains("￥707.00") && !text.contains("尚欠"), "{text}");
}

#[test]
fn a_sum_is_never_broken_in_two() {
    let (_, mut dear) = counter::receipts(Language::Chinese).remove(0);
    dear.parts[0].amount = Money(123_456_789_050);
    for size in [PaperSize::Roll80, PaperSize::Roll58] {
        let doc = receipt(&dear, size, fonts()).unwrap();
        let whole = format!("￥{}", dear.amount());
        let is_whole = |item: &papers::list::Item| matches!(item, papers::list::Item::Text { text, .. } if *text == whole);
        assert!(doc.pages[0].items.iter().any(is_whole), "{size:?}");
    }
}

#[test]
fn a_refund_says_why_and_of_which_receipts() {
    for size in [PaperSize::Roll80, PaperSize::Roll58, PaperSize::A5] {
        let samples = counter::all(Language::Chinese);
        let refund = samples.iter().find(|sample| sample.name == "refund").unwrap();
        let text = squeezed(&text_of(&refund.drawn(size, fonts()).unwrap()));
        for said in ["屏幕有亮点，换货后退差价", "SK261121-0003、SK261122-0011"] {
            assert!(text.contains(said), "{size:?} {said}: {text}");
        }
    }
}
