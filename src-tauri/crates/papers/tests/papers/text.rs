//! Text is read back as it was typed.

use crate::{
    samples,
    tools::{Written, fonts, squeezed},
};
use domain::language::Language;
use domain::paper::PaperSize;
use papers::{job_card, list::Item, pdf};

/// The text that comes out for a symptom, and the characters reported as having no shape.
fn read_back(symptom: &str) -> (String, Vec<char>) {
    let fonts = fonts();
    let mut card = samples::order(Language::Chinese);
    card.symptom = symptom.to_owned();
    let drawn = job_card(&card, PaperSize::A4, fonts).unwrap();
    let text = Written::new(&pdf::write(&drawn, fonts).unwrap()).text();
    (text, drawn.missing.into_iter().collect())
}

#[test]
fn one_line_comes_out_exactly() {
    let lines = [
        "㛃䶮𬭎 张𬀩 王𫖯 欧阳娜娜",
        "觸控螢幕、電池、鏡頭、備註：時好時壞",
        "<script>alert(\"x\")</script> &amp; <b>粗</b>",
        "'; DROP TABLE repair; -- \\' OR 1=1",
        "=HYPERLINK(\"http://x.example\",\"点我\") +1 -1 @SUM(A1)",
        "../../etc/passwd C:\\Windows\\System32 \\\\host\\share",
        "100% $5 #1 ~`^|{}[] %s %n {{param}} ${x}",
        "(括号) [未闭合 ( ） 】《书名》“引号”‘单’…—",
        "ＡＢＣ１２３ ½ ① ㎜ ℃ ± × ÷ ≤ ≥ ∞ √",
        "にほんご カタカナ ・ · 胶 㬵 ー",
        "Ωμεγα αβγ Русский Größe naïve façade",
        "IMEI 869374051234560 ￥1,899.00 ¥580 100%",
    ];
    let (text, missing) = read_back(&lines.join("\n"));
    let found: Vec<&str> = text.lines().collect();
    for line in lines {
        assert!(found.contains(&line), "{line:?} is not in\n{text}");
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn long_runs_come_out_whole() {
    let run = "x7Q".repeat(100);
    let address = format!("https://support.example.com/zh-cn/HT204104?device={}", "iphone".repeat(30));
    for typed in [run, address, "请".repeat(400), "（）".repeat(150), "。".repeat(300)] {
        let (text, missing) = read_back(&typed);
        assert!(squeezed(&text).contains(&typed), "{typed:?} is not in\n{text}");
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn newlines_and_tabs_are_kept() {
    let fonts = fonts();
    let mut card = samples::order(Language::Chinese);
    card.symptom = "一\t二\t三\n\n  四\n充电\t正常".to_owned();
    let drawn = job_card(&card, PaperSize::A4, fonts).unwrap();
    let place = |wanted: &str| {
        let mut places = drawn.pages[0].items.iter().filter_map(|item| match item {
            Item::Text { at, text, .. } if text == wanted => Some((at.x, at.y)),
            Item::Text { .. }
            | Item::Line { .. }
            | Item::Rect { .. }
            | Item::Polyline { .. }
            | Item::Shape { .. }
            | Item::Modules(_)
            | Item::Image { .. } => None,
        });
        places.next().unwrap_or_else(|| panic!("{wanted:?} is not drawn"))
    };
    let (one, two, three, four, normal) =
        (place("一"), place("二"), place("三"), place("  四"), place("正常"));
    let is_near = |a: f32, b: f32| (a - b).abs() < 0.01;
    // Four ems of 9.2 points; lines of 13.8.
    assert!(is_near(two.0 - one.0, 36.8) && is_near(three.0 - two.0, 36.8) && is_near(normal.0, two.0));
    assert!(is_near(four.1 - one.1, 27.6) && is_near(four.0, one.0) && is_near(normal.1 - four.1, 13.8));
}

#[test]
fn characters_without_a_shape_are_boxed_reported_and_still_text() {
    let typed = "手机📱坏了👨‍👩‍👧 𠮷 ไทย";
    let (text, missing) = read_back(typed);
    assert_eq!(missing, ['ท', 'ย', 'ไ', '👧', '👨', '👩', '📱', '𠮷']);
    let shown: String = typed.chars().filter(|c| *c != '\u{200d}').collect();
    let found: String = text.chars().filter(|c| *c != '\u{200d}').collect();
    assert!(squeezed(&found).contains(&squeezed(&shown)), "{text}");

    let fonts = fonts();
    let boxes = |symptom: &str| {
        let mut card = samples::order(Language::Chinese);
        card.symptom = symptom.to_owned();
        let drawn = job_card(&card, PaperSize::A4, fonts).unwrap();
        drawn.pages[0].items.iter().filter(|item| matches!(item, Item::Rect { .. })).count()
    };
    assert_eq!(boxes(typed) - boxes("手机"), 8);
}

#[test]
fn right_to_left_letters_are_boxed_and_reported() {
    let (_, missing) = read_back("שלום مرحبا");
    assert_eq!(missing.len(), 9, "{missing:?}");
}

#[test]
fn direction_marks_take_no_room_and_are_not_reported() {
    let fonts = fonts();
    let (_, missing) = read_back("A\u{202e}B\u{200b}C\u{feff}D\u{2066}E");
    assert!(missing.is_empty(), "{missing:?}");
    let width = |text: &str| fonts.width(papers::list::Weight::Regular, 10.0, text);
    assert_eq!(width("A\u{202e}B\u{200b}\u{2069}").to_bits(), width("AB").to_bits());
}

#[test]
fn more_characters_than_a_font_has_codes_are_drawn() {
    // Private and unassigned planes: nothing has a shape, and there are more of them than codes.
    let typed: String =
        ('\u{20000}'..='\u{2a6df}').chain('\u{f0000}'..='\u{f9000}').chain("屏幕".chars()).collect();
    assert!(typed.chars().count() > 70_000);
    let (text, missing) = read_back(&typed);
    assert!(missing.len() > 65_535, "{}", missing.len());
    assert!(text.contains("屏幕") && text.contains("维修须知"));
}
