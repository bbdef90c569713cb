//! Flow, tables and what else templates draw with.

use crate::tools::{Written, fonts, squeezed};
use kernel::Moment;
use papers::{
    FontSet,
    flow::{Flow, Paper, RunningHead},
    lines::Style,
    list::{Doc, Frame, Image, Ink, Item, Page, Point, Stroke, Weight},
    pdf,
    sheet::{Align, Room, Sheet},
    table::{Column, TableLook, table},
};
use std::collections::BTreeSet;

const STYLE: Style = Style { weight: Weight::Regular, size: 10.0, leading: 15.0, ink: Ink::BLACK };
const BOLD: Style = Style { weight: Weight::Bold, ..STYLE };
const PAPER: Paper = Paper { width: 300.0, height: 400.0, side: 20.0, top: 20.0, bottom: 30.0 };
const RULE: Stroke = Stroke { width: 0.5, ink: Ink::BLACK };
const LOOK: TableLook =
    TableLook { header: BOLD, header_fill: Ink::grey(240), body: STYLE, sum: BOLD, pad: 3.0, rule: RULE };

fn doc(pages: Vec<Page>, images: Vec<Image>) -> Doc {
    let (title, missing) = ("试".to_owned(), BTreeSet::new());
    Doc { title, lang: "zh-CN", author: None, created: Moment::EPOCH, pages, images, missing }
}

fn part_table(fonts: &FontSet, rows: &[Vec<String>]) -> Vec<Page> {
    let column = |title: &str, share, align| Column { title: title.to_owned(), share, align };
    let columns = [column("配件", 0.7, Align::Left), column("金额", 0.3, Align::Right)];
    let mut flow = Flow::new(fonts, PAPER, RunningHead::default());
    table(&mut flow, &columns, (rows, None), &LOOK);
    let page_number = |sheet: &mut Sheet<'_>, page: usize, of: usize| {
        let room = Room { left: PAPER.side, width: PAPER.inner(), align: Align::Center };
        sheet.text_in(room, PAPER.height - 12.0, &STYLE, &format!("{page} / {of}"));
    };
    flow.finish(page_number).0
}

#[test]
fn table_header_stands_on_every_page() {
    let fonts = fonts();
    let rows: Vec<Vec<String>> = (1..=40).map(|n| vec![format!("屏幕总成 {n}"), format!("{n}.00")]).collect();
    let pages = part_table(fonts, &rows);
    assert_eq!(pages.len(), 3);
    let text = Written::new(&pdf::write(&doc(pages, Vec::new()), fonts).unwrap()).text();
    for (at, page) in text.split_terminator('\u{c}').enumerate() {
        assert!(page.trim_start().starts_with("配件"), "{page}");
        assert_eq!((page.matches("配件").count(), page.matches("金额").count()), (1, 1), "{page}");
        assert!(squeezed(page).ends_with(&format!("{}/3", at + 1)), "{page}");
    }
    let found: Vec<&str> = text.lines().filter(|line| line.starts_with("屏幕总成")).collect();
    assert_eq!(found.len(), 40);
    assert_eq!((found[0], found[39]), ("屏幕总成 1", "屏幕总成 40"));
}

#[test]
fn row_higher_than_a_page_is_cut_between_lines() {
    let fonts = fonts();
    let tall: String = (0..60).map(|n| format!("行{n}\n")).collect();
    let rows = [
        vec!["前".to_owned(), "1".to_owned()],
        vec![tall, "2".to_owned()],
        vec!["后".to_owned(), "3".to_owned()],
    ];
    let pages = part_table(fonts, &rows);
    assert_eq!(pages.len(), 3);
    let mut rows_seen = Vec::new();
    for page in &pages {
        for item in &page.items {
            let Item::Text { at, text, .. } = item else { continue };
            assert!(at.y < PAPER.floor() || text.contains(" / "), "{text} at {}", at.y);
            if text.starts_with('行') {
                rows_seen.push(text.clone());
            }
        }
    }
    assert_eq!(rows_seen, (0..60).map(|n| format!("行{n}")).collect::<Vec<_>>());
}

#[test]
fn bold_falls_back_to_the_other_face_and_keeps_its_place() {
    let fonts = fonts();
    let mut sheet = Sheet::new(fonts, 300.0, 100.0);
    let end = sheet.text(Point { x: 10.0, y: 50.0 }, &BOLD, "甲📱乙");
    assert_eq!(end.to_bits(), 40.0_f32.to_bits());
    let texts: Vec<&Item> =
        sheet.page.items.iter().filter(|item| matches!(item, Item::Text { .. })).collect();
    assert_eq!(texts.len(), 1);
    assert_eq!(sheet.missing.into_iter().collect::<Vec<_>>(), ['📱']);
}

#[test]
fn ticks_are_drawn_only_where_ticked() {
    let fonts = fonts();
    let mut sheet = Sheet::new(fonts, 100.0, 100.0);
    sheet.check_box(Point { x: 10.0, y: 10.0 }, 8.0, false, RULE);
    sheet.check_box(Point { x: 30.0, y: 10.0 }, 8.0, true, RULE);
    let ticks: Vec<&Item> =
        sheet.page.items.iter().filter(|item| matches!(item, Item::Polyline { .. })).collect();
    let [Item::Polyline { points, .. }] = ticks[..] else { panic!("{ticks:?}") };
    assert!(points.iter().all(|point| (30.0..38.0).contains(&point.x) && (10.0..18.0).contains(&point.y)));
}

#[test]
fn every_kind_of_item_reaches_the_picture() {
    let frame = |x| Frame { x, y: 10.0, width: 20.0, height: 20.0 };
    let red = Ink([200, 0, 0]);
    let image = Image { width: 8, height: 8, jpeg: include_bytes!("blue.jpg").to_vec() };
    let items = vec![
        Item::Rect { frame: frame(10.0), fill: Some(red), stroke: None },
        Item::Modules(vec![frame(40.0)]),
        Item::Image { image: 0, frame: frame(70.0) },
        Item::Line {
            from: Point { x: 100.0, y: 20.0 },
            to: Point { x: 120.0, y: 20.0 },
            stroke: Stroke { width: 20.0, ink: Ink::grey(128) },
        },
    ];
    let pixels = picture(items, vec![image]);
    let at = |x: usize, y: usize| &pixels[(y * 144 + x) * 3..][..3];
    assert_eq!(at(20, 20), [200, 0, 0]);
    assert_eq!(at(50, 20), [0, 0, 0]);
    let blue = at(80, 20);
    assert!(blue[0] < 8 && blue[1] < 8 && blue[2] > 190, "{blue:?}");
    assert_eq!(at(110, 20), [128, 128, 128]);
    assert_eq!(at(130, 20), [255, 255, 255]);
    assert_eq!(at(20, 50), [255, 255, 255]);
}

#[test]
fn picture_that_is_not_there_is_an_error() {
    let fonts = fonts();
    let frame = Frame { x: 0.0, y: 0.0, width: 1.0, height: 1.0 };
    let page = Page { width: 72.0, height: 72.0, items: vec![Item::Image { image: 3, frame }] };
    let refused = pdf::write(&doc(vec![page], Vec::new()), fonts).unwrap_err();
    assert!(matches!(refused, papers::PapersFailure::Incomplete(_)), "{refused}");
}

/// The pixels of a page of 144 × 72 points, one for each point, red, green, blue.
fn picture(items: Vec<Item>, images: Vec<Image>) -> Vec<u8> {
    let page = Page { width: 144.0, height: 72.0, items };
    let file = Written::new(&pdf::write(&doc(vec![page], images), fonts()).unwrap());
    let stem = file.path.with_extension("");
    crate::tools::run("pdftoppm", &["-r", "72", "-singlefile"], &file.path, &[stem.to_str().unwrap()]);
    let picture = std::fs::read(file.path.with_extension("ppm")).unwrap();
    picture[picture.len() - 144 * 72 * 3..].to_vec()
}

fn word(x: f32, y: f32, text: &str) -> Item {
    Item::Text {
        at: Point { x, y },
        size: 30.0,
        weight: Weight::Regular,
        ink: Ink::BLACK,
        text: text.to_owned(),
    }
}

#[test]
fn each_character_has_its_own_shape_whatever_else_is_on_the_paper() {
    let alone = picture(vec![word(10.0, 40.0, "胶")], Vec::new());
    let other = picture(vec![word(10.0, 40.0, "甲")], Vec::new());
    assert!(alone.contains(&0) && alone != other);
    // Characters that share a shape, that have none, and more than fit one byte, all far off the page.
    let crowd: String = "㬵・·📱𠮷".chars().chain('一'..='亿').collect();
    for text in ["胶", "㬵"] {
        let crowded = picture(vec![word(10.0, 40.0, text), word(10.0, 900.0, &crowd)], Vec::new());
        assert!(crowded == alone, "{text} looks different");
    }
}

#[test]
fn character_without_a_shape_takes_its_room_and_draws_nothing() {
    let apart = picture(vec![word(40.0, 40.0, "甲")], Vec::new());
    let behind = picture(vec![word(10.0, 40.0, "📱\u{fe0f}甲")], Vec::new());
    assert!(apart.contains(&0) && apart == behind);
}
