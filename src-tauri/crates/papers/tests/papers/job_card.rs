//! The 接修单.

use crate::{
    samples,
    tools::{Written, as_text, fonts, squeezed},
};
use domain::language::Language;
use papers::{JobCard, job_card, list::Item, pdf};
use std::path::PathBuf;

fn written(card: &JobCard) -> (usize, Written) {
    let fonts = fonts();
    let drawn = job_card(card, fonts).unwrap();
    (drawn.doc.pages.len(), Written::new(&pdf::write(&drawn.doc, fonts).unwrap()))
}

#[test]
fn display_list_is_as_approved() {
    let fonts = fonts();
    for language in Language::ALL {
        let drawn = job_card(&samples::order(*language), fonts).unwrap();
        assert!(drawn.missing.is_empty(), "{:?}", drawn.missing);
        let name = format!("job_card.{}.txt", language.text());
        let approved = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/papers/expected").join(&name);
        let expected = std::fs::read_to_string(&approved).unwrap_or_default();
        let actual = as_text(&drawn.doc);
        if actual != expected {
            let seen = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(&name);
            std::fs::write(&seen, &actual).unwrap();
            let at = actual.lines().zip(expected.lines()).position(|(a, b)| a != b);
            panic!(
                "the paper changed at line {at:?}; look at it, and if it is right copy\n{} to\n{}",
                seen.display(),
                approved.display()
            );
        }
    }
}

#[test]
fn usual_order_fits_one_page_and_is_small() {
    let fonts = fonts();
    for language in Language::ALL {
        let drawn = job_card(&samples::order(*language), fonts).unwrap();
        let bytes = pdf::write(&drawn.doc, fonts).unwrap();
        assert_eq!(drawn.doc.pages.len(), 1, "{language:?}");
        assert!(bytes.len() <= 120_000, "{language:?}: {} bytes", bytes.len());
    }
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
            &card.brand,
            &card.model,
            &card.symptom,
            &card.printed_at,
        ];
        facts.extend(card.imei.iter().chain(&card.serial).chain(&card.terms));
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
    assert_eq!(pages, 5);
    let text = file.text();
    let found: Vec<&str> = text.lines().filter(|line| line.starts_with("第 ")).collect();
    assert_eq!(found, lines);
    for (at, page) in text.split_terminator('\u{c}').enumerate() {
        assert!(squeezed(page).ends_with(&format!("{}/5", at + 1)), "{page}");
        assert_eq!(page.contains("接修单 WX261121-0007（续）"), at > 0, "{page}");
        assert_eq!(page.contains("客户签名"), at == 4, "{page}");
    }
}

#[test]
fn form_and_signatures_each_stay_on_one_page() {
    let mut seen = Vec::new();
    for lines in 1..=40 {
        let mut card = samples::order(Language::Chinese);
        card.symptom = vec!["屏幕时好时坏"; lines].join("\n");
        let drawn = job_card(&card, fonts()).unwrap();
        let page_of = |wanted: &str| {
            let on = |item: &Item| matches!(item, Item::Text { text, .. } if text == wanted);
            drawn.doc.pages.iter().position(|page| page.items.iter().any(on))
        };
        let (form, notes) = (page_of("当面查验"), page_of("备注"));
        let (terms, signature) = (page_of("维修须知"), page_of("客户签名"));
        assert!(form.is_some() && form == notes, "{lines}: {form:?} {notes:?}");
        assert!(terms.is_some() && terms == signature, "{lines}: {terms:?} {signature:?}");
        assert_eq!(terms, Some(drawn.doc.pages.len() - 1), "{lines}");
        seen.push((form, terms));
    }
    seen.dedup();
    // All on the first page; the terms on the second; the form on the second, too.
    assert_eq!(seen, [(Some(0), Some(0)), (Some(0), Some(1)), (Some(1), Some(1))]);
}

#[test]
fn longest_symptom_is_drawn() {
    let mut card = samples::order(Language::Chinese);
    card.symptom = "屏幕碎了，".repeat((1 << 20) / 15);
    let fonts = fonts();
    let drawn = job_card(&card, fonts).unwrap();
    let characters: usize = drawn
        .doc
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .map(|item| if let Item::Text { text, .. } = item { text.matches('碎').count() } else { 0 })
        .sum();
    // The approved form has two boxes with that character.
    assert_eq!(characters, (1 << 20) / 15 + 2);
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
            &mut card.brand,
            &mut card.model,
            &mut card.number,
            &mut card.printed_at,
        ] {
            place.clone_from(&text);
        }
        card.imei = Some(text.clone());
        card.printed_at.truncate(20 - 20 % text.chars().next().map_or(1, char::len_utf8));
        card.terms = vec![text.clone(); 60];
        let drawn = job_card(&card, fonts).unwrap();
        for page in &drawn.doc.pages {
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
    card.imei = None;
    card.serial = None;
    card.shop.address = String::new();
    card.shop.complaint_phone = String::new();
    let text = written(&card).1.text();
    assert_eq!(text.matches('—').count(), 2, "{text}");
    assert!(!text.contains("投诉电话："), "{text}");
    assert!(text.contains("电话：010-8588 6688"), "{text}");
}
