//! Line breaking.

use crate::tools::fonts;
use papers::{
    lines::{Line, Style, break_lines},
    list::{Ink, Weight},
};
use proptest::prelude::*;

const STYLE: Style = Style { weight: Weight::Regular, size: 10.0, leading: 15.0, ink: Ink::BLACK };

fn lines(text: &str, width: f32) -> Vec<Line> {
    break_lines(fonts(), &STYLE, text, width)
}

fn texts(text: &str, width: f32) -> Vec<String> {
    lines(text, width).iter().map(Line::text).collect()
}

#[test]
fn no_closing_mark_starts_and_no_opening_mark_ends_a_line() {
    let text = "触摸“时好时坏”，通话时（对方）听不清；充电、拔插《规范》第 3.2 条：无。";
    for width in 30_u16..200 {
        for line in texts(text, f32::from(width)) {
            let (first, last) = (line.chars().next().unwrap_or(' '), line.chars().next_back().unwrap_or(' '));
            assert!(!"，。；：、）》”！？".contains(first), "{width}: {line}");
            assert!(!"（《“".contains(last), "{width}: {line}");
        }
    }
}

#[test]
fn amounts_and_words_stay_whole() {
    for width in 60_u16..150 {
        let all = texts("应收￥1,899.00 已付100% screen glass", f32::from(width)).join("|");
        for whole in ["￥1,899.00", "100%", "screen", "glass"] {
            assert!(all.contains(whole), "{width}: {all}");
        }
    }
}

#[test]
fn run_without_a_break_is_cut_but_keeps_its_closing_mark() {
    let found = texts(&format!("{}。", "x".repeat(300)), 100.0);
    assert_eq!(found.concat(), format!("{}。", "x".repeat(300)));
    assert!(found.iter().all(|line| !line.starts_with('。')), "{found:?}");
}

#[test]
fn blanks_are_kept_inside_and_dropped_at_the_end() {
    assert_eq!(texts("  a  b   ", 500.0), ["  a  b"]);
    assert_eq!(texts("a\n\nb\n", 500.0), ["a", "", "b", ""]);
    assert_eq!(texts("a\tb", 500.0), ["a\tb"]);
    assert_eq!(texts("", 500.0), [""]);
    assert_eq!(lines("a    ", 500.0)[0].width.to_bits(), lines("a", 500.0)[0].width.to_bits());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_breaks_into_lines_that_fit(text in "([\\PC\n\t ]|[a-z(（）。，]){0,200}", width in 12.0_f32..400.0) {
        let found = lines(&text, width);
        for line in &found {
            prop_assert!(line.width <= width + 0.01, "{} > {width}: {:?}", line.width, line.text());
        }
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let joined: String = found.iter().map(Line::text).collect();
        prop_assert_eq!(bare(&joined), bare(&text));
    }
}
