//! The 接修单.

use crate::{
    samples,
    tools::{Written, as_text, fonts, squeezed},
};
use domain::intake::Warranty;
use domain::language::Language;
use domain::paper::{PaperKind, PaperSize};
use domain::quote::FeeTold;
use domain::rework::ReworkCharge;
use kernel::Money;
use papers::{
    Consent, Doc, JobCard, Rework, job_card, label,
    list::{Frame, Image, Item},
    pdf, receipt,
};
use std::path::PathBuf;

fn written(card: &JobCard) -> (usize, Written) {
    let fonts = fonts();
    let drawn = job_card(card, PaperSize::A4, fonts).unwrap();
    (drawn.pages.len(), Written::new(&pdf::write(&drawn, fonts).unwrap()))
}

/// Every paper in every size.
fn papers_of(language: Language) -> Vec<(String, Doc)> {
    let mut drawn = Vec::new();
    for size in PaperKind::JobCard.sizes() {
        drawn.push(("job_card", size, job_card(&samples::order(language), *size, fonts())));
    }
    for size in PaperKind::DeviceLabel.sizes() {
        drawn.push(("label", size, label(&samples::device_label(language), *size, fonts())));
    }
    for size in PaperKind::PrepaymentReceipt.sizes() {
        drawn.push(("receipt", size, receipt(&samples::prepayment(language), *size, fonts())));
    }
    let name = |paper: &str, size: &PaperSize| format!("{paper}.{}.{}.txt", size.text(), language.text());
    drawn.into_iter().map(|(paper, size, doc)| (name(paper, size), doc.unwrap())).collect()
}

#[test]
fn display_lists_are_as_approved() {
    let mut changed = Vec::new();
    for (name, doc) in Language::ALL.iter().flat_map(|language| papers_of(*language)) {
        assert!(doc.missing.is_empty(), "{name}: {:?}", doc.missing);
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
fn usual_order_fits_one_page_and_is_small() {
    let fonts = fonts();
    for language in Language::ALL {
        let drawn = job_card(&samples::order(*language), PaperSize::A4, fonts).unwrap();
        let bytes = pdf::write(&drawn, fonts).unwrap();
        assert_eq!(drawn.pages.len(), 1, "{language:?}");
        assert!(bytes.len() <= 120_000, "{language:?}: {} bytes", bytes.len());
    }
}

#[test]
fn signatures_stand_with_the_terms_however_much_is_left_for_notes() {
    for lines in 1..=30 {
        let mut card = samples::order(Language::Chinese);
        card.symptom = vec!["屏幕碎了"; lines].join("\n");
        let drawn = job_card(&card, PaperSize::A4, fonts()).unwrap();
        let last = drawn.pages.last().unwrap();
        let says = |word: &str| {
            last.items.iter().any(|item| matches!(item, Item::Text { text, .. } if text == word))
        };
        assert!(says("客户签名") && says("维修须知"), "{lines} lines: {} pages", drawn.pages.len());
    }
}

#[test]
fn a_logo_stands_at_the_head_of_every_sheet_in_its_own_shape() {
    let fonts = fonts();
    for (language, size) in
        Language::ALL.iter().flat_map(|l| PaperKind::JobCard.sizes().iter().map(move |s| (*l, *s)))
    {
        let mut card = samples::order(language);
        let plain = job_card(&card, size, fonts).unwrap().pages.len();
        card.shop.logo = Some(Image { width: 8, height: 8, jpeg: include_bytes!("blue.jpg").to_vec() });
        let drawn = job_card(&card, size, fonts).unwrap();
        assert_eq!(drawn.pages.len(), plain, "{language:?} {size:?}: a logo costs no page");
        let frames: Vec<&Frame> =
            drawn.pages.iter().flat_map(|page| &page.items).filter_map(framed).collect();
        let sheets = if size == PaperSize::Form241 { 3 } else { 1 };
        assert_eq!(frames.len(), sheets, "{language:?} {size:?}: at the head of each sheet");
        for frame in frames {
            assert!((frame.width / frame.height - 1.0).abs() < 0.01, "{frame:?} is out of shape");
            assert!(frame.x >= 24.0 && frame.y >= 12.0 && frame.height >= 20.0, "{frame:?}");
        }
    }
}

fn framed(item: &Item) -> Option<&Frame> {
    if let Item::Image { frame, .. } = item { Some(frame) } else { None }
}

#[test]
fn every_fact_is_on_the_paper() {
    for language in Language::ALL {
        let card = samples::order(*language);
        let text = squeezed(&written(&card).1.text());
        let mut facts = vec![
            &card.shop.name,
            &card.shop.address,
            &card.shop.phone,
            &card.shop.complaint_phone,
            &card.number,
            &card.digits,
            &card.opened_at,
            &card.opened_by,
            &card.customer_name,
            &card.phone,
            &card.device.brand,
            &card.device.model,
            &card.code_words,
            &card.symptom,
            &card.printed_at,
        ];
        facts.extend(
            card.device.imei.iter().chain(&card.device.imei2).chain(&card.device.serial).chain(&card.terms),
        );
        for fact in facts {
            assert!(text.contains(&squeezed(fact)), "{fact:?} is not in\n{text}");
        }
    }
}

#[test]
fn long_symptom_flows_over_pages_with_numbers_and_stays_whole() {
    let mut card = samples::order(Language::Chinese);
    let lines: Vec<String> = (1..=150).map(|n| format!("第 {n} 行：屏幕时好时坏，充电要插几次")).collect();
    card.symptom = lines.join("\n");
    let (pages, file) = written(&card);
    assert_eq!(pages, 4);
    let text = file.text();
    let found: Vec<&str> = text.lines().filter(|line| line.starts_with("第 ")).collect();
    assert_eq!(found, lines);
    for (at, page) in text.split_terminator('\u{c}').enumerate() {
        assert!(squeezed(page).ends_with(&format!("{}/4", at + 1)), "{page}");
        assert_eq!(page.contains("接修单 WX261121-0007（续）"), at > 0, "{page}");
        assert_eq!(page.contains("客户签名"), at == 3, "{page}");
    }
}

#[test]
fn terms_stay_with_the_signature_that_agrees_to_them() {
    for lines in (1..=40).step_by(3) {
        let mut card = samples::order(Language::Chinese);
        card.symptom = vec!["屏幕时好时坏"; lines].join("\n");
        let drawn = job_card(&card, PaperSize::A4, fonts()).unwrap();
        let page_of = |wanted: &str| {
            let on = |item: &Item| matches!(item, Item::Text { text, .. } if text == wanted);
            drawn.pages.iter().position(|page| page.items.iter().any(on))
        };
        let (terms, signature) = (page_of("维修须知"), page_of("客户签名"));
        assert!(terms.is_some() && terms == signature, "{lines}: {terms:?} {signature:?}");
        assert_eq!(terms, Some(drawn.pages.len() - 1), "{lines}");
    }
}

fn copies(card: &JobCard) -> Vec<String> {
    let drawn = job_card(card, PaperSize::Form241, fonts()).unwrap();
    assert_eq!(drawn.pages.len(), 3, "a usual order takes one form of three copies");
    let text = Written::new(&pdf::write(&drawn, fonts()).unwrap()).text();
    text.split_terminator('\u{c}').map(squeezed).collect()
}

#[test]
fn each_copy_of_the_form_says_what_its_reader_needs() {
    for language in Language::ALL {
        let card = samples::order(*language);
        let [front, bench, customer] = copies(&card).try_into().unwrap();
        let words = papers::words::of(*language);
        for copy in [&front, &bench, &customer] {
            for said in [&card.number, &card.customer_name, &card.phone, &card.code_words] {
                assert!(copy.contains(&squeezed(said)), "{said} is not in {copy}");
            }
        }
        assert!(front.contains(&squeezed(words.customer_signs)) && front.contains("580.00"));
        assert!(!bench.contains("580.00") && !bench.contains("200.00"), "{bench}");
        assert!(
            bench.contains(&squeezed(words.bench_notes)) && !bench.contains(&squeezed(words.customer_signs))
        );
        assert!(customer.contains(&squeezed(words.bring_this)), "{customer}");
        assert!(card.terms.iter().all(|term| customer.contains(&squeezed(term))), "{customer}");
    }
}

#[test]
fn what_a_no_costs_stands_where_the_customer_signs_and_on_their_copy() {
    for language in Language::ALL {
        let told = FeeTold { percent: 30, inspection: Money(5_001) };
        let usual = samples::order(*language);
        let card = JobCard { fee_told: Some(told), ..usual.clone() };
        let says = |text: &str| text.matches("15.00").count();
        let [front, bench, customer] = copies(&card).try_into().unwrap();
        assert_eq!((says(&front), says(&bench), says(&customer)), (1, 0, 1), "{language:?}");
        for size in [PaperSize::A4, PaperSize::A5] {
            let text = |card: &JobCard| {
                Written::new(&pdf::write(&job_card(card, size, fonts()).unwrap(), fonts()).unwrap()).text()
            };
            let drawn = squeezed(&text(&card));
            assert_eq!((says(&drawn), drawn.matches("50.01").count()), (1, 1), "{size:?} {drawn}");
            assert!(drawn.contains("30%"), "{drawn}");
            assert!(!squeezed(&text(&usual)).contains("15.00"));
        }
    }
}

#[test]
fn a_signature_from_the_screen_stands_on_its_line() {
    let mut card = samples::order(Language::Chinese);
    let strokes = |card: &JobCard| {
        let drawn = job_card(card, PaperSize::A4, fonts()).unwrap();
        drawn.pages[0].items.iter().filter(|item| matches!(item, Item::Polyline { .. })).count()
    };
    assert_eq!(strokes(&card), 0);
    card.consent = samples::signed();
    assert_eq!(strokes(&card), 3);
    card.consent = Consent::Outdated { at: "2026-11-21 14:04".to_owned() };
    assert_eq!(strokes(&card), 0);
    assert!(squeezed(&written(&card).1.text()).contains("客户签于2026-11-2114:04，之后有更正"));
}

#[test]
fn a_reprint_says_so() {
    let mut card = samples::order(Language::Chinese);
    assert!(!written(&card).1.text().contains("补打"));
    card.reprint = true;
    let text = written(&card).1.text();
    assert!(text.contains("补打于 2026-11-21 14:05"), "{text}");
}

#[test]
fn longest_symptom_is_drawn() {
    let mut card = samples::order(Language::Chinese);
    card.symptom = "屏幕碎了，".repeat((1 << 20) / 15);
    let fonts = fonts();
    let drawn = job_card(&card, PaperSize::A4, fonts).unwrap();
    let characters: usize = drawn
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .map(|item| if let Item::Text { text, .. } = item { text.matches('碎').count() } else { 0 })
        .sum();
    // The symptom's own words hold that character, too.
    assert_eq!(characters, (1 << 20) / 15 + 1);
}

#[test]
fn nothing_leaves_the_margins_whatever_is_typed() {
    let fonts = fonts();
    let long = "机".repeat(120);
    let run = "M".repeat(120);
    for text in [long, run, "a b ".repeat(30)] {
        let mut card = samples::order(Language::English);
        for place in [
            &mut card.shop.name,
            &mut card.shop.address,
            &mut card.opened_by,
            &mut card.customer_name,
            &mut card.phone,
            &mut card.device.brand,
            &mut card.device.model,
            &mut card.number,
            &mut card.printed_at,
        ] {
            place.clone_from(&text);
        }
        card.device.imei = Some(text.clone());
        card.printed_at.truncate(20 - 20 % text.chars().next().map_or(1, char::len_utf8));
        card.terms = vec![text.clone(); 60];
        let drawn = job_card(&card, PaperSize::A4, fonts).unwrap();
        for page in &drawn.pages {
            for item in &page.items {
                let Item::Text { at, size, weight, text, .. } = item else { continue };
                let end = at.x + fonts.width(*weight, *size, text);
                assert!(at.x > 42.0 && end < page.width - 42.0, "{text:?} ends at {end}");
                assert!(at.y > 24.0 && at.y < page.height - 24.0, "{text:?} stands at {}", at.y);
            }
        }
    }
}

#[test]
fn empty_facts_leave_no_gap_and_no_label() {
    let mut card = samples::order(Language::Chinese);
    card.device.imei = None;
    card.device.serial = None;
    card.shop.address = String::new();
    card.shop.complaint_phone = String::new();
    let text = written(&card).1.text();
    assert!(!text.contains("序列号") && text.contains("IMEI 2"), "{text}");
    assert!(!text.contains("投诉电话："), "{text}");
    assert!(text.contains("电话：010-8588 6688"), "{text}");
}

#[test]
fn nothing_is_stated_that_nobody_looked_at_or_ticked() {
    let card = JobCard {
        marks: Vec::new(),
        checks: Vec::new(),
        accessories: Vec::new(),
        handed_back: Vec::new(),
        accessory_note: String::new(),
        ..samples::order(Language::Chinese)
    };
    let text = squeezed(&written(&card).1.text());
    for said in ["外观未记录", "功能未预检", "留店附件未登记"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    for never in ["未见异常", "已交还", "当面退还"] {
        assert!(!text.contains(never), "{never}: {text}");
    }
}

#[test]
fn a_short_order_takes_one_side_of_a5_and_a_long_one_writes_on_the_front() {
    let short = JobCard {
        symptom: "外屏碎了，能触摸".to_owned(),
        marks: Vec::new(),
        checks: Vec::new(),
        ..samples::order(Language::Chinese)
    };
    assert_eq!(job_card(&short, PaperSize::A5, fonts()).unwrap().pages.len(), 1);
    let long = job_card(&samples::order(Language::Chinese), PaperSize::A5, fonts()).unwrap();
    let text = Written::new(&pdf::write(&long, fonts()).unwrap()).text();
    let sides: Vec<String> = text.split_terminator('\u{c}').map(squeezed).collect();
    let [front, back] = &sides[..] else { panic!("{} sides", sides.len()) };
    assert!(front.contains("备注") && !back.contains("备注") && back.contains("客户签名"), "{text}");
}

#[test]
fn a_free_rework_names_the_order_it_rests_on_and_no_price() {
    let rework = Rework {
        number: "WX260901-0012".to_owned(),
        charge: Some(ReworkCharge::Free),
        rests_on: vec![("屏幕总成".to_owned(), "2026-12-02".to_owned())],
    };
    let card = JobCard {
        rework: Some(rework.clone()),
        estimate: None,
        ask_above: None,
        prepaid: Money::ZERO,
        warranty: Warranty::None,
        warranty_basis: None,
        ..samples::order(Language::Chinese)
    };
    let text = squeezed(&written(&card).1.text());
    for said in ["原工单WX260901-0012·免费返修", "屏幕总成，质保至2026-12-02", "预估费用免费"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("检测后报价") && !text.contains("未主张保修"), "{text}");
    let charged = Rework { charge: Some(ReworkCharge::Charged), ..rework };
    let text = squeezed(&written(&JobCard { rework: Some(charged), ..card }).1.text());
    assert!(text.contains("收费返修") && text.contains("检测后报价"), "{text}");
}

#[test]
fn a_prepayment_stands_on_every_print_with_what_of_it_went_back() {
    let card = samples::order(Language::Chinese);
    let back = JobCard { prepaid_back: Money(5_000), ..card.clone() };
    assert!(squeezed(&written(&card).1.text()).contains("预收款￥200.00约定"));
    assert!(squeezed(&written(&back).1.text()).contains("预收款￥200.00（已退还￥50.00）"));
}
