//! The list of orders and the one box.

use desk::Caller;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::{TempShop, intake};

fn open(shop: &TempShop, changes: &[(&str, &str)]) {
    let mut input = intake(99_999_999);
    for (field, to) in changes {
        input[*field] = json!(to);
    }
    shop.call("repair.open", input);
}

/// The numbers that the box finds for a text, newest first, without their day.
fn hits(shop: &TempShop, text: &str) -> Vec<String> {
    let page = shop.call("repair.find", json!({"view": "all", "text": text, "limit": 50}));
    numbers(&page).iter().map(|number| number[9..].to_owned()).collect()
}

fn numbers(page: &Value) -> Vec<String> {
    let rows = page["rows"].as_array().expect("rows");
    rows.iter().map(|row| row["number"].as_str().expect("a number").to_owned()).collect()
}

#[test]
fn the_box_finds_an_order_by_all_that_is_known_of_it() {
    let shop = TempShop::new();
    open(&shop, &[("phone", "13812345678"), ("name", "张伟"), ("imei", "490154203237518"), ("serial", "")]);
    open(&shop, &[("phone", "+44 20 7946 0958"), ("name", "Smith"), ("serial", "PF-3X77Y2")]);
    open(&shop, &[("phone", "010-8588 6688"), ("name", "欧阳娜娜"), ("imei", "352099001761481")]);
    for number in 4..=6 {
        open(&shop, &[("phone", &format!("1590000111{number}")), ("serial", &format!("ZZ{number}"))]);
    }
    let check = |text: &str, expected: &[&str]| assert_eq!(hits(&shop, text), expected, "{text:?}");
    // Number, its tail, its code.
    check("WX261121-0002", &["0002"]);
    check("wx261121-0002", &["0002"]);
    check(" 261121-0003 ", &["0003"]);
    check("0001", &["0001"]);
    check("00126112100014", &["0001"]);
    // Phone: as typed in any way, from its beginning, its last four.
    check("13812345678", &["0001"]);
    check("138 1234 5678", &["0001"]);
    check("138-1234-5678", &["0001"]);
    check("+86 138 1234 5678", &["0001"]);
    check("１３８１２３４５６７８", &["0001"]);
    check("1381234", &["0001"]);
    check("5678", &["0001"]);
    check("+44 20 7946 0958", &["0002"]);
    check("+4420", &["0002"]);
    check("0958", &["0002"]);
    check("（010）8588 6688", &["0003"]);
    check("010-8588", &["0003"]);
    check("159", &["0006", "0005", "0004"]);
    // IMEI: whole, without its check digit, as *#06# shows it, from 8 digits on, its last six.
    check("490154203237518", &["0001"]);
    check("49015420323751", &["0001"]);
    check("49015420/323751/8", &["0001"]);
    check("49015420", &["0001"]);
    check("4901542", &["0001"]);
    check("237518", &["0001"]);
    check("761481", &["0003"]);
    // Serial number and name, from their beginnings.
    check("PF-3X77Y2", &["0002"]);
    check("pf-3x", &["0002"]);
    check("张", &["0006", "0005", "0004", "0001"]);
    check("张伟", &["0006", "0005", "0004", "0001"]);
    check("欧阳", &["0003"]);
    check("smi", &["0002"]);
    check("伟", &["0006", "0005", "0004", "0001"]);
}

/// Initials, 拼音 from any character on, model, story, and several of them together.
#[test]
fn the_box_reads_names_and_stories() {
    let shop = TempShop::new();
    open(
        &shop,
        &[("phone", "13812345678"), ("name", "张伟"), ("serial", "AA1"), ("symptom", "屏幕左上角碎裂")],
    );
    open(
        &shop,
        &[("phone", "13912345678"), ("name", "单田芳"), ("serial", "AA2"), ("symptom", "进水，不开机")],
    );
    open(
        &shop,
        &[
            ("phone", "13712345679"),
            ("name", "欧阳娜娜"),
            ("serial", "AA3"),
            ("brand", "华为"),
            ("model", "Mate 60 Pro"),
            ("symptom", "Wi-Fi 断开，屏很碎"),
        ],
    );
    open(&shop, &[("phone", "13612345670"), ("name", "䶮㛃"), ("serial", "AA4"), ("symptom", "écran cassé")]);
    let check = |text: &str, expected: &[&str]| assert_eq!(hits(&shop, text), expected, "{text:?}");
    check("zw", &["0001"]);
    check("ZHANGW", &["0001"]);
    check("wei", &["0001"]);
    check("stf", &["0002"]);
    check("shantian", &["0002"]);
    check("dantian", &["0002"]);
    check("oynn", &["0003"]);
    check("娜娜", &["0003"]);
    check("䶮", &["0004"]);
    check("㛃", &["0004"]);
    check("mate60", &["0003"]);
    check("60 pro", &["0003"]);
    check("huawei", &["0003"]);
    check("华为", &["0003"]);
    check("屏幕", &["0001"]);
    check("左上角", &["0001"]);
    check("wi-fi", &["0003"]);
    check("ecran", &["0004"]);
    check("CASSÉ", &["0004"]);
    // Together.
    check("zw 屏幕", &["0001"]);
    check("屏幕 张", &["0001"]);
    check("zw 进水", &[]);
    check("5678 不开机", &["0002"]);
    check("oppo 5678", &["0002", "0001"]);
    // The pieces of a term may stand apart; a longer term is looked at again.
    check("屏碎", &[]);
    check("不开机进水", &[]);
    // One letter or digit is a word of its own, or nothing.
    check("z", &[]);
    check("1", &[]);
}

/// What is corrected is found by what it is now, and no longer by what it was.
#[test]
fn corrections_are_found_at_once() {
    let shop = TempShop::new();
    open(&shop, &[("phone", "13812345678"), ("name", "张伟"), ("serial", "AA1")]);
    let db = tests::past_the_store(shop.root());
    db.execute("UPDATE customer SET name = '李娜', phone = '13700001111'", []).unwrap();
    db.execute("UPDATE device SET model = 'Find X8', serial = 'BB7'", []).unwrap();
    db.execute("UPDATE repair SET symptom = '不充电'", []).unwrap();
    for gone in ["zw", "张伟", "5678", "reno", "aa1", "碎裂"] {
        assert_eq!(hits(&shop, gone), Vec::<String>::new(), "{gone}");
    }
    for now in ["ln", "李娜", "1111", "find x8", "bb7", "不充电", "0001"] {
        assert_eq!(hits(&shop, now), ["0001"], "{now}");
    }
}

#[test]
fn no_hit_is_an_empty_list_and_never_the_newest_orders() {
    let shop = TempShop::new();
    for i in 0..3 {
        shop.order(i);
    }
    for text in [
        "没有这个人",
        "9999",
        "999999",
        "WX991231-0001",
        "490154203237518",
        "%",
        "_",
        "*",
        "\"",
        "'",
        "-",
        "+",
        "/",
        "--",
        "(",
        "\u{0}",
        "\u{202e}",
    ] {
        let page = shop.call("repair.find", json!({"view": "all", "text": text, "limit": 9}));
        assert_eq!(page, json!({"rows": [], "next": null}), "{text:?}");
    }
    for blank in [json!(null), json!(""), json!("  \u{3000}")] {
        let page = shop.call("repair.find", json!({"view": "all", "text": blank, "limit": 9}));
        assert_eq!(numbers(&page).len(), 3, "nothing typed shows the list");
    }
}

/// Turns pages until there is no next one.
fn every_page(shop: &TempShop, caller: &Caller, find: &Value) -> Vec<Vec<String>> {
    let (mut pages, mut after) = (Vec::new(), Value::Null);
    loop {
        let mut input = find.clone();
        input["after"] = after;
        let page = shop.call_as(caller, "repair.find", input);
        pages.push(numbers(&page));
        after = page["next"].clone();
        if after.is_null() {
            return pages;
        }
        assert!(pages.len() < 100, "the pages never end");
    }
}

#[test]
fn pages_hold_every_order_once_newest_first() {
    let shop = TempShop::new();
    let li = shop.person("李翠", "0012", &["front_desk"]);
    for i in 0..450 {
        // Every third is hers.
        let caller = if i % 3 == 0 { &li } else { &shop.window };
        shop.call_as(caller, "repair.open", intake(i));
    }
    let newest_first = |step: usize| -> Vec<String> {
        (1..=450).rev().filter(|n| (n - 1) % step == 0).map(|n| format!("WX261121-{n:04}")).collect()
    };
    for (find, expected, pages) in [
        (json!({"view": "all", "limit": 200}), newest_first(1), 3),
        (json!({"view": "all", "limit": 150}), newest_first(1), 3),
        (json!({"view": "open", "limit": 37}), newest_first(1), 13),
        (json!({"view": "today", "limit": 100}), newest_first(1), 5),
        (json!({"view": "mine", "limit": 50}), newest_first(3), 3),
        (json!({"view": "all", "text": "138", "limit": 200}), newest_first(1), 3),
        (json!({"view": "mine", "text": "张", "limit": 149}), newest_first(3), 2),
        (json!({"view": "all", "limit": 60_000}), newest_first(1), 3),
    ] {
        let found = every_page(&shop, &li, &find);
        assert_eq!(found.len(), pages, "{find}");
        assert_eq!(found.concat(), expected, "{find}");
        let once: BTreeSet<_> = found.concat().into_iter().collect();
        assert_eq!(once.len(), expected.len(), "{find}");
    }
    let views = shop.call_as(&li, "repair.views", json!({}));
    let counts = json!({
        "open": 450, "today": 450, "mine": 150, "overdue": 0, "all": 450, "saved": [], "columns": null,
    });
    assert_eq!(views, counts);
}

#[test]
fn a_page_stays_where_it_was_while_orders_come_in() {
    let shop = TempShop::new();
    for i in 0..6 {
        shop.order(i);
    }
    let first = shop.call("repair.find", json!({"view": "all", "limit": 3}));
    shop.order(6);
    let second = shop.call("repair.find", json!({"view": "all", "limit": 3, "after": first["next"]}));
    let tails = |page: &Value| numbers(page).iter().map(|n| n[9..].to_owned()).collect::<Vec<_>>();
    assert_eq!(
        (tails(&first), tails(&second)),
        (
            vec!["0006".into(), "0005".into(), "0004".into()],
            vec!["0003".into(), "0002".into(), "0001".into()]
        )
    );
}

#[test]
fn today_is_the_shops_day_and_mine_is_mine() {
    let shop = TempShop::new();
    let li = shop.person("李翠", "0012", &["front_desk"]);
    shop.order(1);
    shop.call_as(&li, "repair.open", intake(2));
    shop.clock.set("2026-11-21T16:00:00.000Z");
    shop.call_as(&li, "repair.open", intake(3));
    let views = shop.call_as(&li, "repair.views", json!({}));
    assert_eq!([&views["open"], &views["today"], &views["mine"], &views["all"]], [3, 1, 2, 3]);
    assert_eq!(shop.call("repair.views", json!({}))["mine"], 1);
    let today = shop.call("repair.find", json!({"view": "today", "limit": 9}));
    assert_eq!(numbers(&today), ["WX261122-0001"]);
    let mine = shop.call_as(&li, "repair.find", json!({"view": "mine", "limit": 9}));
    assert_eq!(numbers(&mine), ["WX261122-0001", "WX261121-0002"]);
}

/// By beginnings a masked number could be read out digit by digit, and nobody would know.
#[test]
fn only_who_may_see_phones_finds_by_their_beginning() {
    let shop = TempShop::new();
    open(&shop, &[("phone", "13812345678")]);
    let front = shop.person("李翠", "0012", &["front_desk"]);
    let technician = shop.person("王建国", "0021", &["technician"]);
    let found = |caller: &Caller, text: &str| {
        let page = shop.call_as(caller, "repair.find", json!({"view": "all", "text": text, "limit": 50}));
        numbers(&page).len()
    };
    for (text, to_front, to_technician) in
        [("13812345678", 1, 1), ("138 1234 5678", 1, 1), ("5678", 1, 1), ("1381234567", 1, 0), ("138", 1, 0)]
    {
        assert_eq!((found(&front, text), found(&technician, text)), (to_front, to_technician), "{text}");
    }
}
