//! The part master through the door: parts, barcodes, suppliers, lists out of spreadsheets, labels.

use serde_json::{Value, json};
use tests::TempShop;

/// A part as a form sends it.
fn typed(number: &str, name: &str) -> Value {
    json!({
        "id": null, "seen_seq": 0, "number": number, "name": name, "spec": "", "unit": "个",
        "grade": "branded", "serialised": false, "returns_old": false, "class": null, "sale": null,
        "markup": null, "warranty_days": 90, "safety": null, "reorder_at": null, "maximum": null,
        "bin": null, "superseded_by": null, "note": "", "active": true,
        "codes": [], "models": [], "alternates": [], "suppliers": [],
    })
}

fn with(mut input: Value, fields: Value) -> Value {
    for (name, value) in fields.as_object().expect("fields") {
        input[name] = value.clone();
    }
    input
}

fn keep(shop: &TempShop, input: Value) -> Value {
    shop.call("part.keep", input)["id"].clone()
}

fn card(shop: &TempShop, id: &Value) -> Value {
    shop.call("part.card", json!({"id": id}))
}

fn find(shop: &TempShop, text: &str) -> Value {
    shop.call("part.find", json!({"text": text, "limit": 100}))
}

fn numbers(page: &Value) -> Vec<String> {
    let rows = page["rows"].as_array().expect("rows");
    rows.iter().map(|row| row["number"].as_str().expect("a number").to_owned()).collect()
}

fn faults(shop: &TempShop, command: &str, input: Value) -> Vec<(String, String)> {
    let failure = shop.refused(command, input);
    failure.fields.iter().map(|fault| (fault.field.to_string(), fault.message.to_owned())).collect()
}

fn model(shop: &TempShop, name: &str) -> Value {
    let catalogue = shop.call("catalogue.all", json!({}));
    let models = catalogue["models"].as_array().expect("models");
    models.iter().find(|model| model["name"] == name).expect("a model")["id"].clone()
}

#[test]
fn a_part_is_found_by_all_that_people_call_it() {
    let shop = TempShop::new();
    let supplier = shop.call(
        "supplier.keep",
        json!({"id": null, "name": "华强屏业", "contact": "", "phone": "", "address": "", "return_days": 15,
               "note": "", "active": true}),
    )["id"]
        .clone();
    let screen = keep(
        &shop,
        with(
            typed("LCD-13P", "屏幕总成"),
            json!({"spec": "OLED", "codes": ["6901234567892"], "models": [model(&shop, "iPhone 13 Pro")],
                   "suppliers": [{"supplier": supplier, "number": "HQ-77X", "price": 56000, "lead_days": 3,
                                  "least": 2, "preferred": true}]}),
        ),
    );
    keep(&shop, typed("BAT-12", "电池"));
    for text in [
        "LCD-13P",
        "lcd13",
        "屏幕",
        "总成",
        "pingmu",
        "pmzc",
        "6901234567892",
        "69012",
        "OLED",
        "13 pro",
        "HQ-77X",
    ] {
        assert_eq!(numbers(&find(&shop, text)), ["LCD-13P"], "{text}");
    }
    assert_eq!(find(&shop, "lcd-13p")["exact"], screen);
    assert_eq!(find(&shop, "6901234567892")["exact"], screen);
    assert_eq!(find(&shop, "屏幕")["exact"], Value::Null);
    assert_eq!(numbers(&find(&shop, "没有")), Vec::<String>::new());
    assert_eq!(numbers(&shop.call("part.find", json!({"limit": 1}))), ["BAT-12"]);
    let next = shop.call("part.find", json!({"limit": 1}))["next"].clone();
    assert_eq!(numbers(&shop.call("part.find", json!({"limit": 1, "after": next}))), ["LCD-13P"]);

    // What is no longer kept is found only by whoever asks for it; its words follow every change.
    let now = card(&shop, &screen);
    let mut input =
        with(typed("LCD-13P", "显示屏"), json!({"id": screen, "seen_seq": now["seen_seq"], "active": false}));
    input["codes"] = json!(["6901234567908"]);
    keep(&shop, input);
    assert_eq!(numbers(&find(&shop, "xianshiping")), Vec::<String>::new());
    let withdrawn =
        |text: &str| numbers(&shop.call("part.find", json!({"text": text, "withdrawn": true, "limit": 9})));
    assert_eq!(withdrawn("xianshiping"), ["LCD-13P"]);
    for gone in ["屏幕", "6901234567892", "13 pro", "HQ-77X"] {
        assert_eq!(withdrawn(gone), Vec::<String>::new(), "{gone}");
    }
    assert_eq!(withdrawn("6901234567908"), ["LCD-13P"]);
}

#[test]
fn a_scan_means_one_part() {
    let shop = TempShop::new();
    let first = keep(&shop, with(typed("A-1", "屏"), json!({"codes": ["69001", "Ab-9"]})));
    for (number, codes, at, message) in [
        ("a-1", json!([]), "number", "field.known_already"),
        ("69001", json!([]), "number", "field.known_already"),
        ("B-1", json!(["aB-9"]), "codes", "field.code_of_another"),
        ("B-1", json!(["A-1"]), "codes", "field.code_of_another"),
    ] {
        let told = faults(&shop, "part.keep", with(typed(number, "屏"), json!({"codes": codes})));
        assert_eq!(told, [(at.to_owned(), message.to_owned())], "{number}");
    }
    // A barcode that a part gave up is free for another, and cannot be taken back then.
    let seen = card(&shop, &first)["seen_seq"].clone();
    keep(&shop, with(typed("A-1", "屏"), json!({"id": first, "seen_seq": seen, "codes": ["Ab-9"]})));
    let second = keep(&shop, with(typed("B-1", "屏"), json!({"codes": ["69001"]})));
    assert_eq!(find(&shop, "69001")["exact"], second);
    let seen = card(&shop, &first)["seen_seq"].clone();
    let told = faults(
        &shop,
        "part.keep",
        with(typed("A-1", "屏"), json!({"id": first, "seen_seq": seen, "codes": ["69001"]})),
    );
    assert_eq!(told, [("codes".to_owned(), "field.code_of_another".to_owned())]);
}

#[test]
fn all_faults_of_a_part_are_told_at_once() {
    let shop = TempShop::new();
    let nobody = "01990000-0000-7000-8000-000000000000";
    let told = faults(
        &shop,
        "part.keep",
        with(
            typed(" ", "a\nb"),
            json!({"grade": null, "unit": "", "sale": -1, "markup": 1001, "warranty_days": 3651, "safety": 5,
                   "reorder_at": 4, "maximum": 0, "bin": nobody, "superseded_by": nobody, "models": [nobody],
                   "alternates": [nobody], "codes": ["x\ty"],
                   "suppliers": [
                       {"supplier": nobody, "number": "", "price": -1, "lead_days": 366, "least": 0, "preferred": true},
                       {"supplier": nobody, "number": "", "price": 0, "lead_days": 0, "least": 1, "preferred": true}]}),
        ),
    );
    let at: Vec<&str> = told.iter().map(|(field, _)| field.as_str()).collect();
    for field in [
        "number",
        "name",
        "unit",
        "grade",
        "sale",
        "markup",
        "warranty_days",
        "reorder_at",
        "maximum",
        "bin",
        "superseded_by",
        "models",
        "alternates",
        "codes",
        "suppliers[0].supplier",
        "suppliers[0].price",
        "suppliers[0].lead_days",
        "suppliers[0].least",
        "suppliers[1].supplier",
        "suppliers[1].preferred",
    ] {
        assert!(at.contains(&field), "{field} in {told:?}");
    }
}

#[test]
fn whoever_comes_second_is_told() {
    let shop = TempShop::new();
    let id = keep(&shop, with(typed("A-1", "屏"), json!({"codes": ["1"]})));
    let seen = card(&shop, &id)["seen_seq"].clone();
    // Only a barcode changes: the form of the other shows it, too.
    keep(&shop, with(typed("A-1", "屏"), json!({"id": id, "seen_seq": seen, "codes": ["1", "2"]})));
    let late = shop.refused(
        "part.keep",
        with(typed("A-1", "屏幕"), json!({"id": id, "seen_seq": seen, "codes": ["1"]})),
    );
    assert_eq!(late.message, "edit.stale");
    assert_eq!(card(&shop, &id)["codes"], json!(["1", "2"]));
}

#[test]
fn parts_replace_each_other_but_never_in_a_circle() {
    let shop = TempShop::new();
    let (old, new) = (keep(&shop, typed("OLD", "屏")), keep(&shop, typed("NEW", "屏")));
    let newest = keep(&shop, typed("NEWEST", "屏"));
    let follow = |number: &str, id: &Value, by: &Value| {
        let seen = card(&shop, id)["seen_seq"].clone();
        with(typed(number, "屏"), json!({"id": id, "seen_seq": seen, "superseded_by": by}))
    };
    keep(&shop, follow("OLD", &old, &new));
    keep(&shop, follow("NEW", &new, &newest));
    let round = faults(&shop, "part.keep", follow("NEWEST", &newest, &old));
    assert_eq!(round, [("superseded_by".to_owned(), "field.goes_round".to_owned())]);
    let itself = faults(&shop, "part.keep", follow("OLD", &old, &old));
    assert_eq!(itself, [("superseded_by".to_owned(), "field.goes_round".to_owned())]);
    assert_eq!(card(&shop, &old)["superseded_by"]["number"], "NEW");
    assert_eq!(card(&shop, &new)["supersedes"][0]["number"], "OLD");

    let seen = card(&shop, &newest)["seen_seq"].clone();
    keep(&shop, with(typed("NEWEST", "屏"), json!({"id": newest, "seen_seq": seen, "alternates": [old]})));
    assert_eq!(card(&shop, &old)["stands_in_for"][0]["number"], "NEWEST");
    assert_eq!(card(&shop, &newest)["stands_in_for"], json!([]), "only in this direction");
}

#[test]
fn what_lies_there_makes_the_price_and_fixes_how_it_is_counted() {
    let shop = TempShop::new();
    let id = keep(&shop, with(typed("A-1", "屏"), json!({"markup": 30})));
    assert_eq!(card(&shop, &id)["sale_today"], Value::Null, "nothing to reckon from");
    let open = |quantity: i64, price: i64| {
        json!({"part": id, "target": {"place": null, "kind": "good"}, "quantity": quantity, "serials": [],
               "price": price, "why": "开店"})
    };
    shop.call("stock.open", open(1, 10_000));
    shop.call("stock.open", open(2, 1_000));
    let now = card(&shop, &id);
    assert_eq!((now["average"].clone(), now["sale_today"].clone()), (json!(4_000), json!(5_200)));
    assert_eq!((now["available"].clone(), now["moved"].clone()), (json!(3), json!(true)));
    assert_eq!(find(&shop, "A-1")["rows"][0]["sale"], 5_200);
    let told = faults(
        &shop,
        "part.keep",
        with(typed("A-1", "屏"), json!({"id": id, "seen_seq": now["seen_seq"], "serialised": true})),
    );
    assert_eq!(told, [("serialised".to_owned(), "field.counted_already".to_owned())]);

    // Whoever may not see costs sees the price, and nothing it could be reckoned back from.
    let technician = shop.person("吴工", "0051", &["technician"]);
    let seen = shop.desk.call(&technician, "part.card", json!({"id": id})).expect("a card");
    assert_eq!((seen["sale_today"].clone(), seen["available"].clone()), (json!(5_200), json!(3)));
    for hidden in ["average", "markup"] {
        assert_eq!(seen[hidden], Value::Null, "{hidden}");
    }
    assert_eq!(seen["lying"][0]["value"], Value::Null);
    let refused = shop.desk.call(&technician, "part.keep", typed("B", "屏")).expect_err("no right");
    assert_eq!(refused.message, "caller.lacks_right");
}

/// Text in base64 (RFC 4648, 4).
fn base64(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in text.as_bytes().chunks(3) {
        let bits =
            three.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = LETTERS[usize::try_from(bits >> (18 - 6 * at) & 63).expect("six bits")];
            out.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

fn list(text: &str, only_good: bool) -> Value {
    json!({"content": base64(text), "change_known": true, "only_good": only_good})
}

#[test]
fn a_list_with_faults_tells_each_and_takes_none_or_the_good_ones() {
    let shop = TempShop::new();
    keep(&shop, with(typed("KNOWN", "旧名"), json!({"codes": ["777"], "sale": 100})));
    let mut text = "料号,名称,等级,条码,售价,起订量,供应商,进价,库位,适用机型,颜色\n".to_owned();
    for n in 0..95 {
        text += &format!("P-{n:03},屏 {n},品牌,69{n:03},{n}.5,2,华强,10,A-{},iPhone 13,黑\n", n % 3);
    }
    text += ",没有料号,品牌,,,,,,,,\n";
    text += "BAD-1,负数,品牌,,-5,,,,,,\n";
    text += "BAD-2,小数件,品牌,,,1.5,华强,10,,,\n";
    text += "BAD-3,不知等级,好货,777,,,,,,iPhone 99,\n";
    text += "P-000,重复,品牌,,,,,,,,\n";
    text += "KNOWN,新名,,778,,,,,,,\n";
    let look = shop.call("part.check_import", list(&text, false));
    assert_eq!(look["rows"], 101);
    assert_eq!(look["done"], json!({"added": 95, "changed": 1, "unchanged": 0, "left": 0, "bad": 5}));
    assert_eq!(look["unknown_columns"], json!(["颜色"]));
    assert_eq!(look["new_suppliers"], json!(["华强"]));
    assert_eq!(look["new_bins"], json!(["A-0", "A-1", "A-2"]));
    let told: Vec<(u64, &str, &str)> = look["faults"]
        .as_array()
        .expect("faults")
        .iter()
        .map(|fault| {
            let text = |name: &str| fault[name].as_str().expect("text");
            (fault["line"].as_u64().expect("a line"), text("column"), text("message"))
        })
        .collect();
    for expected in [
        (97, "number", "field.empty"),
        (98, "sale", "field.bad_amount"),
        (99, "least", "field.not_whole"),
        (100, "grade", "field.unknown_grade"),
        (100, "codes", "field.code_of_another"),
        (100, "models", "field.unknown_model"),
        (101, "number", "field.twice_in_file"),
    ] {
        assert!(told.contains(&expected), "{expected:?} in {told:?}");
    }
    assert_eq!(numbers(&shop.call("part.find", json!({"limit": 100}))), ["KNOWN"], "a look writes nothing");

    let refused = shop.refused("part.import", list(&text, false));
    assert_eq!((refused.message, refused.params["n"].as_str()), ("part.import_has_faults", "5"));
    assert_eq!(numbers(&shop.call("part.find", json!({"limit": 100}))).len(), 1, "all or nothing");

    let done = shop.call("part.import", list(&text, true));
    assert_eq!(done, look["done"]);
    let known = card(&shop, &find(&shop, "KNOWN")["exact"]);
    assert_eq!(
        (known["name"].clone(), known["sale"].clone()),
        (json!("新名"), json!(100)),
        "an empty cell says nothing"
    );
    assert_eq!(known["codes"], json!(["777", "778"]));
    let first = card(&shop, &find(&shop, "69001")["exact"]);
    assert_eq!((first["number"].clone(), first["sale"].clone()), (json!("P-001"), json!(150)));
    assert_eq!(first["bin_name"], "A-1");
    assert_eq!(first["models"][0]["name"], "iPhone 13");
    let offer = &first["suppliers"][0];
    assert_eq!(
        (&offer["name"], &offer["price"], &offer["preferred"]),
        (&json!("华强"), &json!(1_000), &json!(true))
    );

    // The same list once more says nothing new.
    let again = shop.call("part.import", list(&text, true));
    assert_eq!(again, json!({"added": 0, "changed": 0, "unchanged": 96, "left": 0, "bad": 5}));
    let left = json!({"content": base64(&text), "change_known": false, "only_good": true});
    assert_eq!(shop.call("part.check_import", left)["done"]["left"], 97);
}

#[test]
fn what_is_no_list_is_refused_in_words() {
    let shop = TempShop::new();
    let many = format!("料号,名称\n{}", "A,屏\n".repeat(5_001));
    for (text, message) in [
        ("", "part.import_empty"),
        ("料号,名称\n", "part.import_empty"),
        ("料号,售价\nA,5\n", "part.import_no_number"),
        ("%PDF-1.7\0\0\0", "part.import_unreadable"),
        (many.as_str(), "part.import_too_many"),
    ] {
        assert_eq!(shop.refused("part.check_import", list(text, false)).message, message);
        assert_eq!(shop.refused("part.import", list(text, true)).message, message);
    }
}

#[test]
fn a_retried_import_happens_once() {
    let shop = TempShop::new();
    let caller = shop.with_request(7);
    let input = list("料号,名称,等级\nA-1,屏,品牌\n", false);
    let first = shop.desk.call(&caller, "part.import", input.clone()).expect("imported");
    let again = shop.desk.call(&caller, "part.import", input).expect("answered");
    assert_eq!((first.clone(), first["added"].clone()), (again, json!(1)));
}

#[test]
fn labels_are_drawn_for_parts_bins_and_pieces() {
    let shop = TempShop::new();
    let id = keep(
        &shop,
        with(typed("LCD-13P", "屏幕总成"), json!({"serialised": true, "codes": ["6901234567892"]})),
    );
    shop.call(
        "stock.open",
        json!({"part": id, "target": {"place": null, "kind": "good"}, "quantity": 1, "serials": ["SN-0001"],
               "price": 100, "why": "开店"}),
    );
    let bin = shop.call(
        "place.keep_bin",
        json!({"id": null, "seen_seq": 0, "kind": "good", "bin": "A-01", "active": true}),
    )["id"]
        .clone();
    let (id, bin) = (id.as_str().expect("an id"), bin.as_str().expect("an id"));
    let drawn = |what: String, size: &str| {
        let paper = shop.desk.paper(&shop.window, "part.labels", json!({"what": what, "size": size}));
        tests::read_paper(&paper.expect("labels").bytes)
    };
    let text = drawn(format!("part:{id}*2 place:{bin}"), "a4");
    assert_eq!((text.matches("LCD-13P").count(), text.matches("A-01").count()), (2, 1), "{text}");
    assert!(drawn(format!("part:{id}"), "40x30").contains("屏幕总成"));
    let refused = |what: &str| {
        let failure = shop.desk.paper(&shop.window, "part.labels", json!({"what": what})).expect_err("none");
        failure.fields.first().map_or(failure.message, |fault| fault.message)
    };
    assert_eq!(refused(""), "paper.no_labels");
    assert_eq!(refused(&format!("part:{bin}")), "part.not_found");
    assert_eq!(refused(&format!("part:{id}*501")), "paper.too_many_labels");
}

#[test]
fn suppliers_have_one_name_each() {
    let shop = TempShop::new();
    let supplier = |id: Value, seen: i64, name: &str| {
        json!({"id": id, "seen_seq": seen, "name": name, "contact": "张经理", "phone": "0755-0000 8600", "address": "",
               "return_days": 15, "note": "", "active": true})
    };
    let id = shop.call("supplier.keep", supplier(Value::Null, 0, "华强"))["id"].clone();
    let told = faults(&shop, "supplier.keep", supplier(Value::Null, 0, " 华强 "));
    assert_eq!(told, [("name".to_owned(), "field.known_already".to_owned())]);
    let told =
        faults(&shop, "supplier.keep", with(supplier(Value::Null, 0, ""), json!({"return_days": 366})));
    assert_eq!(told.len(), 2, "{told:?}");
    let all = shop.call("supplier.all", json!({}));
    assert_eq!(
        (&all[0]["id"], &all[0]["phone"], &all[0]["parts"]),
        (&id, &json!("0755-0000 8600"), &json!(0))
    );
    let stale = shop.refused("supplier.keep", supplier(id, 1, "华强北"));
    assert_eq!(stale.message, "edit.stale");
}
