//! Papers and printing.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, intake, read_paper, shop_edit, sign, squeezed};

fn history(shop: &TempShop, id: &str) -> Vec<Value> {
    shop.call("repair.history", json!({"id": id})).as_array().expect("rows").clone()
}

#[test]
fn a_print_reaches_the_printer_and_the_history() {
    let shop = TempShop::new();
    let id = shop.order(1);
    shop.call("paper.print", json!({"paper": "repair.job_card", "id": id, "printer": "counter"}));
    let printed = shop.printers.printed();
    assert_eq!(printed.len(), 1);
    assert_eq!(printed[0].0, "WX261121-0001");
    assert!(read_paper(&printed[0].1).contains("WX261121-0001"));
    let last = history(&shop, &id).pop().unwrap();
    assert_eq!(last["command"], "paper.print");
    let said: Vec<_> = last["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["field"].clone(), c["after"]["value"].clone()))
        .collect();
    let expected = [("paper", "repair.job_card"), ("printer", "counter"), ("size", "a4")];
    assert_eq!(said, expected.map(|(field, value)| (json!(field), json!(value))));
}

#[test]
fn a_missing_printer_is_told_and_nothing_stands_in_the_history() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let before = history(&shop, &id);
    let print = |printer: &str| json!({"paper": "repair.job_card", "id": id, "printer": printer});
    for printer in ["gone", "", "counter; rm"] {
        let failure = shop.refused("paper.print", print(printer));
        assert_eq!((failure.code, failure.message), (Code::NotFound, "printer.missing"));
        assert_eq!(failure.params["printer"], printer);
    }
    let unknown = json!({"paper": "repair.secret", "id": id, "printer": "counter"});
    assert_eq!(shop.refused("paper.print", unknown).message, "input.malformed");
    assert_eq!(history(&shop, &id), before);
    assert!(shop.printers.printed().is_empty());
}

#[test]
fn the_job_card_names_the_order_and_hides_the_phone_number() {
    let shop = TempShop::new();
    let id = shop.order(1234);
    let paper = shop.desk.paper(&shop.window, "repair.job_card", json!({"id": id})).unwrap();
    assert_eq!((paper.file_name.as_str(), paper.media_type), ("WX261121-0001.pdf", "application/pdf"));
    assert!(paper.missing.is_empty());
    let text = read_paper(&paper.bytes);
    for said in [
        "接修单",
        "朝阳门服务中心",
        "WX261121-0001",
        "张伟",
        "138****1234",
        "OPPO",
        "Reno 12",
        "SN00001234",
        "昨晚摔落，屏幕左上角碎裂",
        "2026-11-21 14:02",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert!(!text.contains("13800001234"), "it goes over the counter");
    assert_eq!(history(&shop, &id).len(), 1, "a look at a paper is no print");
}

#[test]
fn a_paper_speaks_the_shops_language() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let mut card = shop.call("shop.card", json!({}));
    card["language"] = json!("en");
    shop.call("shop.revise", shop_edit(card));
    let paper = shop.desk.paper(&shop.window, "repair.job_card", json!({"id": id})).unwrap();
    let text = read_paper(&paper.bytes);
    assert!(!text.contains("接修单") && text.contains("WX261121-0001"), "{text}");
}

#[test]
fn what_no_font_has_is_named() {
    let shop = TempShop::new();
    let mut input = intake(1);
    input["symptom"] = json!("屏幕\u{1F4F1}碎了");
    let id = shop.call("repair.open", input)["id"].clone();
    let paper = shop.desk.paper(&shop.window, "repair.job_card", json!({"id": id})).unwrap();
    assert_eq!(paper.missing, ['\u{1F4F1}']);
    assert!(read_paper(&paper.bytes).contains("碎了"));
}

#[test]
fn printers_are_listed() {
    let shop = TempShop::new();
    let expected = json!([{"name": "counter", "description": "前台", "is_default": true, "ready": true}]);
    assert_eq!(shop.call("printer.list", json!({})), expected);
}

/// The answer was lost on the way; the paper was not.
#[test]
fn a_print_asked_for_again_is_not_printed_again() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let print = json!({"paper": "repair.job_card", "id": id, "printer": "counter"});
    let caller = shop.with_request(1);
    for _ in 0..3 {
        shop.call_as(&caller, "paper.print", print.clone());
    }
    assert_eq!(shop.printers.printed().len(), 1);
    assert_eq!(history(&shop, &id).len(), 2);
    let other = json!({"paper": "repair.job_card", "id": shop.order(2), "printer": "counter"});
    assert_eq!(shop.refused_as(&caller, "paper.print", other).message, "request.mismatch");
    shop.call_as(&shop.with_request(2), "paper.print", print);
    assert_eq!(shop.printers.printed().len(), 2);
}

fn drawn(shop: &TempShop, name: &str, input: Value) -> String {
    let paper = shop.desk.paper(&shop.window, name, input);
    read_paper(&paper.unwrap_or_else(|failure| panic!("{name}: {failure}")).bytes)
}

#[test]
fn every_paper_is_drawn_in_each_of_its_sizes_and_in_no_other() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let paid = shop
        .call("payment.prepay", json!({"repair": id, "amount": 12_050, "method": "cash", "reference": ""}));
    for (name, input, sizes, said) in [
        ("repair.job_card", json!({"id": id}), &["a4", "a5", "241x140"][..], "WX261121-0001"),
        ("repair.device_label", json!({"id": id}), &["40x30", "60x40"], "张 · 0001"),
        ("repair.accessory_label", json!({"id": id, "what": "charger"}), &["40x30", "60x40"], "充电器"),
        ("payment.receipt", json!({"id": paid["id"]}), &["80", "58", "a5"], "人民币壹佰贰拾元伍角整"),
    ] {
        assert!(drawn(&shop, name, input.clone()).contains(said), "{name} says no {said}");
        for size in ["a4", "a5", "241x140", "80", "58", "40x30", "60x40"] {
            let mut sized = input.clone();
            sized["size"] = json!(size);
            let paper = shop.desk.paper(&shop.window, name, sized);
            assert_eq!(paper.is_ok(), sizes.contains(&size), "{name} in {size}");
            if let Err(failure) = paper {
                assert_eq!(faults(&failure), [("size", "paper.no_such_size")]);
            }
        }
    }
}

#[test]
fn a_printer_that_is_off_is_told_and_the_paper_printed_again_later() {
    let shop = TempShop::new();
    let ids = [shop.order(1), shop.order(2)];
    shop.printers.switch(false);
    let print = json!({"paper": "repair.job_card", "id": ids[0]});
    assert_eq!(shop.refused("paper.print", print.clone()).message, "printer.offline");
    let many = json!({"paper": "repair.device_label", "ids": ids});
    let told = shop.call("paper.print_many", many.clone());
    assert_eq!((&told["printed"], told["failed"].as_array().map(Vec::len)), (&json!(0), Some(2)));
    assert_eq!(told["failed"][1]["failure"]["message"], "printer.offline");
    assert_eq!(history(&shop, &ids[0]).len(), 1);

    shop.printers.switch(true);
    shop.call("paper.print", print.clone());
    assert_eq!(shop.call("paper.print_many", many)["printed"], 2);
    assert_eq!(shop.printers.printed().len(), 3);
    assert!(drawn(&shop, "repair.job_card", json!({"id": ids[0]})).contains("补打"));
    assert!(!drawn(&shop, "repair.job_card", json!({"id": ids[1]})).contains("补打"));
}

#[test]
fn a_desk_keeps_its_own_printer_for_a_paper() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let print = json!({"paper": "repair.device_label", "id": id});
    let choose = |printer: Value| {
        shop.call("printer.choose", json!({"paper": "repair.device_label", "printer": printer}))
    };
    choose(json!("label"));
    let chosen = json!([{"paper": "repair.device_label", "printer": "label"}]);
    assert_eq!(shop.call("printer.choices", json!({})), chosen);
    assert_eq!(shop.refused("paper.print", print.clone()).message, "printer.missing");
    choose(Value::Null);
    assert_eq!(shop.call("printer.choices", json!({})), json!([]));
    shop.call("paper.print", print);
}

/// What the customer drew on the screen stands under what they read there, and under nothing else.
#[test]
fn a_signature_from_the_screen_is_not_drawn_under_what_was_corrected_since() {
    let shop = TempShop::new();
    let signed = |i: u32| {
        let mut input = intake(i);
        input["consent"] = json!({"how": "pad", "signature": "[[0,0,500,400,1000,0]]"});
        shop.call("repair.open", input)["id"].as_str().unwrap().to_owned()
    };
    let card = |id: &str| squeezed(&drawn(&shop, "repair.job_card", json!({"id": id})));
    let signatures = |id: &str| card(id).matches("2026-11-2114:02").count();
    let is_outdated = "客户签于2026-11-2114:02，之后有更正";
    let ids: Vec<String> = (1..=5).map(signed).collect();
    for id in &ids {
        assert!(!card(id).contains("之后有更正"));
    }
    // Nothing of what was signed changes by a note, a print or a payment.
    shop.call("paper.print", json!({"paper": "repair.job_card", "id": ids[0], "printer": "counter"}));
    let paid = json!({"repair": ids[0], "amount": 100, "method": "cash", "reference": ""});
    shop.call("payment.prepay", paid);
    assert!(!card(&ids[0]).contains("之后有更正"));

    shop.call("repair.correct", shop.correction(&ids[0], &[("symptom", json!("屏幕碎裂"))]));
    let seen = shop.card(&ids[1])["seen_seq"].clone();
    let marks = json!([{"face": "front", "kind": "crack", "x": 0, "y": 1000}]);
    shop.call("repair.set_condition", json!({"id": ids[1], "seen_seq": seen, "marks": marks, "checks": []}));
    shop.call("repair.correct", shop.correction(&ids[2], &[("model", json!("Reno 13"))]));
    for id in &ids[..3] {
        assert!(card(id).contains(is_outdated), "{}", card(id));
    }
    // Somebody else never signed.
    let other = [("name", json!("刘芳")), ("phone", json!("13900000009")), ("for_customer", json!(false))];
    shop.call("repair.correct", shop.correction(&ids[3], &other));
    let theirs = card(&ids[3]);
    assert!(theirs.contains("刘芳") && !theirs.contains("签于"), "{theirs}");
    assert_eq!(signatures(&ids[3]), signatures(&ids[4]) - 1, "the moment beside the strokes");
}

#[test]
fn a_job_card_with_the_shops_logo_stays_small_in_every_size() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let bytes = |size: &str| {
        let paper = shop.desk.paper(&shop.window, "repair.job_card", json!({"id": id, "size": size}));
        paper.unwrap_or_else(|failure| panic!("{size}: {failure}")).bytes
    };
    let sizes = ["a4", "a5", "241x140"];
    let plain = sizes.map(|size| bytes(size).len());
    let staged = shop.desk.stage(&shop.window, &sign()).expect("a picture");
    let seen = shop.call("shop.card", json!({}))["seen_seq"].clone();
    shop.call("shop.set_logo", json!({"seen_seq": seen, "hash": staged.hash}));
    for (size, plain) in sizes.into_iter().zip(plain) {
        let drawn = bytes(size);
        // The logo is in the file once, even where three sheets show it.
        assert!(drawn.len() > plain + 2_000, "{size}: no logo in {} bytes", drawn.len());
        assert!(drawn.len() <= 120_000, "{size}: {} bytes", drawn.len());
        assert!(read_paper(&drawn).contains("WX261121-0001"));
    }
}

#[test]
fn a_paper_by_the_dialog_or_a_file_is_in_the_history_and_the_next_one_a_reprint() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let card = || drawn(&shop, "repair.job_card", json!({"id": id}));
    assert!(!card().contains("补打"));
    for by in ["dialog", "file"] {
        let input = json!({"paper": "repair.job_card", "id": id, "size": "a5", "by": by});
        shop.call("paper.taken", input);
        assert!(card().contains("补打"));
        let last = history(&shop, &id).pop().unwrap();
        assert_eq!(last["command"], "paper.taken");
        let said = last["changes"].as_array().unwrap();
        let way = said.iter().find(|change| change["field"] == "way").unwrap();
        assert_eq!(way["after"]["value"], by);
    }
    let bad = json!({"paper": "repair.device_label", "id": id, "size": "a4", "by": "dialog"});
    shop.refused("paper.taken", bad);
    assert!(shop.printers.printed().is_empty());
}

#[test]
fn a_paper_for_a_desks_own_printer_is_written_down_before_the_desk_gets_it() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let input = json!({"paper": "repair.job_card", "id": id, "size": "a5", "printer": "HP 前台"});
    let handed = |input: &Value| {
        let drawn = shop.call("paper.print_here", input.clone());
        assert_eq!(drawn["title"], "WX261121-0001");
        let hex = drawn["pdf"].as_str().unwrap().as_bytes();
        let digit = |byte: u8| char::from(byte).to_digit(16).unwrap();
        let pdf: Vec<u8> =
            hex.chunks(2).map(|pair| u8::try_from(digit(pair[0]) * 16 + digit(pair[1])).unwrap()).collect();
        read_paper(&pdf)
    };
    let fail = |failure: &str| {
        let mut told = input.clone();
        told["failure"] = json!(failure);
        told
    };
    // Nothing went out yet, so nothing can be taken back.
    assert_eq!(shop.refused("paper.fail_here", fail("printer.offline")).message, "paper.not_gone_out");
    assert!(!handed(&input).contains("补打"));
    let last = history(&shop, &id).pop().unwrap();
    assert_eq!(last["command"], "paper.print_here");
    let said = last["changes"].as_array().unwrap();
    assert!(said.iter().any(|one| one["field"] == "printer" && one["after"]["value"] == "here:HP 前台"));
    // It surely came to nothing: the next one is the first one still.
    shop.call("paper.fail_here", fail("printer.offline"));
    assert!(!handed(&input).contains("补打"));
    // It broke off: some of it may lie in the tray.
    shop.call("paper.fail_here", fail("printer.broke_off"));
    assert!(handed(&input).contains("补打"));
    assert!(drawn(&shop, "repair.job_card", json!({"id": id})).contains("补打"));
    for bad in ["", "a\tb"] {
        let mut named = input.clone();
        named["printer"] = json!(bad);
        assert_eq!(shop.refused("paper.print_here", named.clone()).fields[0].field, "printer");
    }
    shop.refused("paper.fail_here", fail("terminal.revoked"));
    assert!(shop.printers.printed().is_empty(), "the host's own printers have nothing to do with it");
}

#[test]
fn a_retry_for_a_desks_own_printer_gets_the_same_sheet() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let input = json!({"paper": "repair.device_label", "id": id, "printer": "标签机"});
    let desk = shop.with_request(1);
    let first = shop.desk.call(&desk, "paper.print_here", input.clone()).unwrap();
    assert_eq!(shop.desk.call(&desk, "paper.print_here", input).unwrap(), first);
    let told = history(&shop, &id);
    assert_eq!(told.iter().filter(|entry| entry["command"] == "paper.print_here").count(), 1);
}
