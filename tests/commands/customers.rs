//! Customers: found while a number is typed, corrected, and two rows of one person made one.

use desk::Caller;
use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, intake, refused_to};

const NOWHERE: &str = "00000000-0000-4000-8000-000000000000";

/// Takes in a machine of somebody and answers order and customer.
fn came(shop: &TempShop, name: &str, phone: &str, serial: &str) -> (String, String) {
    let mut input = intake(1);
    (input["name"], input["phone"], input["serial"]) = (json!(name), json!(phone), json!(serial));
    let order = shop.call("repair.open", input)["id"].as_str().expect("an id").to_owned();
    let customer = shop.call("repair.card", json!({"id": order}))["customer_id"].clone();
    (order, customer.as_str().expect("an id").to_owned())
}

fn by_phone(shop: &TempShop, caller: &Caller, typed: &str) -> Vec<String> {
    names(&shop.call_as(caller, "customer.by_phone", json!({"phone": typed})))
}

fn names(rows: &Value) -> Vec<String> {
    rows.as_array()
        .expect("rows")
        .iter()
        .map(|row| row["name"].as_str().expect("a name").to_owned())
        .collect()
}

fn card(shop: &TempShop, id: &str) -> Value {
    shop.call("customer.card", json!({"id": id}))
}

fn revision(shop: &TempShop, id: &str, changes: Value) -> Value {
    let card = card(shop, id);
    let mut input = json!({
        "id": id, "seen_seq": card["seen_seq"], "name": card["name"], "phone": null, "wechat": card["wechat"],
        "address": card["address"], "company": card["company"], "add_phones": [], "drop_phones": [],
    });
    input.as_object_mut().expect("an object").extend(changes.as_object().expect("changes").clone());
    input
}

#[test]
fn a_number_finds_its_people_from_four_digits_on() {
    let shop = TempShop::new();
    let window = shop.window.clone();
    came(&shop, "张伟", "13812345678", "AAA1");
    came(&shop, "张小丽", "13812345678", "AAA2");
    came(&shop, "李娜", "010-8588 5678", "AAA3");
    came(&shop, "Smith", "+44 20 7946 0958", "AAA4");
    let check =
        |typed: &str, expected: &[&str]| assert_eq!(by_phone(&shop, &window, typed), expected, "{typed}");
    check("678", &[]);
    check("5678", &["李娜", "张小丽", "张伟"]);
    check("56785", &[]);
    check("138123", &[]);
    check("1381234", &["张小丽", "张伟"]);
    check("138 1234 5678", &["张小丽", "张伟"]);
    check("+86 138 1234 5678", &["张小丽", "张伟"]);
    check("010-85885", &["李娜"]);
    check("0044 20 7946", &["Smith"]);
    check("+44 20 7946 0958", &["Smith"]);
    check("13912345678", &[]);
    for (typed, message) in [("", "field.empty"), ("张伟", "field.bad_phone"), ("138a", "field.bad_phone")]
    {
        let failure = shop.refused("customer.by_phone", json!({"phone": typed}));
        assert_eq!((failure.code, faults(&failure)), (Code::Invalid, vec![("phone", message)]), "{typed}");
    }
}

#[test]
fn a_returning_customer_comes_with_what_is_known() {
    let shop = TempShop::new();
    let (_, id) = came(&shop, "张伟", "13812345678", "AAA1");
    let (last, _) = came(&shop, "张伟", "13812345678", "AAA2");
    let changes = json!({"wechat": "zhangwei88", "address": "朝阳门内大街 2 号", "company": "京城快修"});
    shop.call("customer.revise", revision(&shop, &id, changes));
    let note =
        |kind: &str, text: &str| json!({"about": "customer", "subject": id, "kind": kind, "text": text});
    for (kind, text) in [("note", "喜欢喝茶"), ("debt", "上次欠 200 元"), ("careful", "投诉过")] {
        shop.call("note.add", note(kind, text));
    }
    let row = shop.call("customer.by_phone", json!({"phone": "5678"}))[0].clone();
    assert_eq!((&row["phone_masked"], &row["repairs"]), (&json!("138****5678"), &json!(2)));
    assert_eq!((&row["wechat"], &row["address"]), (&json!("zhangwei88"), &json!("朝阳门内大街 2 号")));
    let device = shop.call("repair.card", json!({"id": last}))["device_id"].clone();
    assert_eq!((&row["last_device"], &row["last_device_id"]), (&json!("OPPO Reno 12"), &device));
    assert_eq!(row["company"], "京城快修");
    let loud: Vec<&Value> = row["notes"].as_array().unwrap().iter().map(|note| &note["text"]).collect();
    assert_eq!(loud, ["投诉过", "上次欠 200 元"], "what is only a note waits on their page");
    assert_eq!(card(&shop, &id)["notes"].as_array().map(Vec::len), Some(3));
    assert!(!row.to_string().contains("13812345678"), "{row}");
}

#[test]
fn who_may_not_see_numbers_cannot_read_them_out_by_beginnings() {
    let shop = TempShop::new();
    came(&shop, "张伟", "13812345678", "AAA1");
    let quality = shop.person("陈思齐", "0041", &["quality"]);
    let technician = shop.person("王建国", "0021", &["technician"]);
    let find = |caller: &Caller, text: &str| {
        names(&shop.call_as(caller, "customer.find", json!({"text": text, "limit": 9}))["rows"])
    };
    assert_eq!(find(&quality, "1381234"), ["张伟"]);
    assert_eq!(find(&technician, "1381234"), [""; 0]);
    assert_eq!(find(&technician, "13812345678"), ["张伟"]);
    assert_eq!(find(&technician, "5678"), ["张伟"]);
}

#[test]
fn customers_are_found_by_name_sound_number_wechat_and_company() {
    let shop = TempShop::new();
    let (_, id) = came(&shop, "张伟", "13812345678", "AAA1");
    came(&shop, "欧阳娜娜", "13900001111", "AAA2");
    came(&shop, "单雄信", "13900002222", "AAA3");
    let changes = json!({"wechat": "zhangwei88", "company": "京城快修", "add_phones": ["010-8588 6688"]});
    shop.call("customer.revise", revision(&shop, &id, changes));
    let find = |text: &str| names(&shop.call("customer.find", json!({"text": text, "limit": 9}))["rows"]);
    for text in ["张伟", "zw", "zhangwei", "5678", "zhangwei88", "京城快修", "6688", "01085886688"] {
        assert_eq!(find(text), ["张伟"], "{text}");
    }
    for text in ["欧阳", "oynn", "娜娜"] {
        assert_eq!(find(text), ["欧阳娜娜"], "{text}");
    }
    assert_eq!(find("sxx"), ["单雄信"]);
    assert_eq!(find("没有这个人"), [""; 0]);
    assert_eq!(find(" "), ["单雄信", "欧阳娜娜", "张伟"], "nothing typed shows the newest");
}

#[test]
fn pages_hold_every_customer_once_by_their_newest_order() {
    let shop = TempShop::new();
    for i in 0..25 {
        came(&shop, &format!("客户{}", i % 10), &format!("139000011{:02}", i % 10), &format!("SER{i}"));
    }
    let (mut all, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = shop.call("customer.find", json!({"after": after, "limit": 4}));
        all.extend(names(&page["rows"]));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    // The last to come were 24 (4), 23 (3), … 15 (5).
    let expected: Vec<String> = (15..25).rev().map(|i| format!("客户{}", i % 10)).collect();
    assert_eq!(all, expected);
    let failure = shop.refused("customer.find", json!({"after": "x", "limit": 4}));
    assert_eq!(failure.message, "input.malformed");
}

#[test]
fn numbers_beside_the_first_come_and_go() {
    let shop = TempShop::new();
    let window = shop.window.clone();
    let (_, id) = came(&shop, "张伟", "13812345678", "AAA1");
    let added = json!({"add_phones": ["010-8588 6688", "01085886688", "138 1234 5678", "139 0000 9999"]});
    shop.call("customer.revise", revision(&shop, &id, added));
    let phones = card(&shop, &id)["phones"].clone();
    let masked: Vec<&Value> = phones.as_array().unwrap().iter().map(|one| &one["phone_masked"]).collect();
    assert_eq!(masked, ["010****6688", "139****9999"], "each once, and not the first again");
    assert_eq!(by_phone(&shop, &window, "9999"), ["张伟"]);
    shop.call("customer.revise", revision(&shop, &id, json!({"drop_phones": [phones[1]["id"]]})));
    assert_eq!(by_phone(&shop, &window, "9999"), [""; 0]);
    let looked = shop.call("customer.phones", json!({"id": id}));
    assert_eq!(looked, json!({"phone": "13812345678", "phones": ["01085886688"]}));
    // The look is logged and makes nobody's edit stale.
    let stale = revision(&shop, &id, json!({}));
    shop.call("customer.phones", json!({"id": id}));
    shop.call("customer.revise", stale);
    let technician = shop.person("王建国", "0021", &["technician"]);
    let refused = refused_to(&shop.desk, &technician, "customer.phones", json!({"id": id}));
    assert_eq!(refused.code, Code::Forbidden);
}

#[test]
fn the_faults_of_a_revision_stand_at_their_fields_and_change_nothing() {
    let shop = TempShop::new();
    let (_, id) = came(&shop, "张伟", "13812345678", "AAA1");
    let before = (card(&shop, &id), shop.journal());
    let changes = json!({
        "name": " ", "phone": "138", "wechat": "a b", "address": "a\nb", "company": "字".repeat(121),
        "add_phones": ["+999 1234567"], "drop_phones": [NOWHERE],
    });
    let failure = shop.refused("customer.revise", revision(&shop, &id, changes));
    let expected = [
        ("name", "field.empty"),
        ("phone", "field.bad_phone"),
        ("wechat", "field.bad_code"),
        ("address", "field.control_character"),
        ("company", "field.too_long"),
        ("add_phones", "field.no_such_country"),
        ("drop_phones", "field.unknown"),
    ];
    assert_eq!((failure.code, faults(&failure)), (Code::Invalid, expected.to_vec()));
    let many: Vec<String> = (0..11).map(|i| format!("139000088{i:02}")).collect();
    let failure = shop.refused("customer.revise", revision(&shop, &id, json!({"add_phones": many})));
    assert_eq!(faults(&failure), [("add_phones", "field.too_many_phones")]);
    let stale = revision(&shop, &id, json!({"seen_seq": 1}));
    let failure = shop.refused("customer.revise", stale);
    assert_eq!((failure.code, failure.message), (Code::Conflict, "edit.stale"));
    assert_eq!((&*failure.params["person"], &*failure.params["at"]), ("周明远", "2026-11-21 14:02"));
    assert_eq!((card(&shop, &id), shop.journal()), before);
}

#[test]
fn merged_customers_are_one_and_nothing_is_lost() {
    let shop = TempShop::new();
    let window = shop.window.clone();
    let (_, kept) = came(&shop, "张伟", "13812345678", "AAA1");
    let (order, double) = came(&shop, "张先生", "13900001111", "AAA2");
    let changes = json!({"wechat": "zhangwei88", "company": "京城快修", "add_phones": ["010-8588 6688"]});
    shop.call("customer.revise", revision(&shop, &double, changes));
    let note = json!({"about": "customer", "subject": double, "kind": "debt", "text": "欠 200 元"});
    shop.call("note.add", note.clone());
    shop.call("customer.merge", json!({"keep": kept, "merge": double}));
    let card = card(&shop, &kept);
    assert_eq!(card["orders"].as_array().map(Vec::len), Some(2));
    assert_eq!(card["devices"].as_array().map(Vec::len), Some(2));
    assert_eq!((&card["name"], &card["phone_masked"]), (&json!("张伟"), &json!("138****5678")));
    assert_eq!((&card["wechat"], &card["company"]), (&json!("zhangwei88"), &json!("京城快修")));
    let looked = shop.call("customer.phones", json!({"id": kept}));
    assert_eq!(looked["phones"], json!(["01085886688", "13900001111"]));
    assert_eq!(card["notes"][0]["text"], "欠 200 元");
    let merged = &card["merged"][0];
    assert_eq!((&merged["id"], &merged["name"]), (&json!(double), &json!("张先生")));
    assert_eq!((&merged["by"], &merged["at"]), (&json!("周明远"), &json!("2026-11-21T06:02:03.004Z")));
    // The old link opens who is kept, every number finds them once, and notes go on about them.
    assert_eq!(shop.call("customer.card", json!({"id": double})), card);
    for typed in ["5678", "1111", "13900001111", "6688"] {
        assert_eq!(by_phone(&shop, &window, typed), ["张伟"], "{typed}");
    }
    shop.call("note.add", note);
    assert_eq!(shop.call("note.of", json!({"repair": order})).as_array().map(Vec::len), Some(2));
    assert_eq!(names(&shop.call("customer.find", json!({"limit": 9}))["rows"]), ["张伟"]);
    // Who comes under the old name and number is the kept one; the order's history tells of the merging.
    assert_eq!(came(&shop, "张先生", "13900001111", "AAA3").1, kept);
    let history = shop.call("repair.history", json!({"id": order}));
    let told = history.as_array().unwrap().iter().any(|row| row["command"] == "customer.merge");
    assert!(told, "{history:#}");
}

#[test]
fn a_chain_of_merges_ends_at_who_is_kept() {
    let shop = TempShop::new();
    let people: Vec<String> = (0..3)
        .map(|i| came(&shop, &format!("客户{i}"), &format!("1390000111{i}"), &format!("SER{i}")).1)
        .collect();
    shop.call("customer.merge", json!({"keep": people[1], "merge": people[0]}));
    shop.call("customer.merge", json!({"keep": people[2], "merge": people[1]}));
    for id in &people {
        let card = card(&shop, id);
        assert_eq!((&card["id"], &card["name"]), (&json!(people[2]), &json!("客户2")));
        assert_eq!(card["orders"].as_array().map(Vec::len), Some(3));
        assert_eq!(card["merged"].as_array().map(Vec::len), Some(2));
    }
}

#[test]
fn nobody_is_merged_into_themselves() {
    let shop = TempShop::new();
    let (_, one) = came(&shop, "张伟", "13812345678", "AAA1");
    let (_, other) = came(&shop, "李娜", "13900001111", "AAA2");
    let itself = |keep: &str, merge: &str| {
        let before = shop.journal();
        let failure = shop.refused("customer.merge", json!({"keep": keep, "merge": merge}));
        assert_eq!(
            (failure.code, faults(&failure)),
            (Code::Invalid, vec![("merge", "customer.merge_itself")])
        );
        assert_eq!(shop.journal(), before);
    };
    itself(&one, &one);
    shop.call("customer.merge", json!({"keep": one, "merge": other}));
    // The merged one is who is kept now.
    itself(&one, &other);
    itself(&other, &one);
    let failure = shop.refused("customer.merge", json!({"keep": one, "merge": NOWHERE}));
    assert_eq!(failure.message, "customer.not_found");
}

#[test]
fn several_people_on_one_number_are_told_apart() {
    let shop = TempShop::new();
    let (_, one) = came(&shop, "张伟", "13812345678", "AAA1");
    let (_, other) = came(&shop, "张小丽", "13812345678", "AAA2");
    assert_ne!(one, other);
    let same = card(&shop, &one)["same_phone"].clone();
    assert_eq!(names(&same), ["张小丽"]);
}

#[test]
fn companies_are_found_by_their_beginning() {
    let shop = TempShop::new();
    let (_, one) = came(&shop, "张伟", "13812345678", "AAA1");
    let (_, other) = came(&shop, "李娜", "13900001111", "AAA2");
    for id in [&one, &other] {
        shop.call("customer.revise", revision(&shop, id, json!({"company": "京城快修"})));
    }
    let found = shop.call("company.find", json!({"text": "京城"}));
    assert_eq!((&found[0]["name"], &found[0]["people"]), (&json!("京城快修"), &json!(2)));
    assert_eq!(found.as_array().map(Vec::len), Some(1), "the same name is the same company");
    for nothing in ["", "快修"] {
        assert_eq!(shop.call("company.find", json!({"text": nothing})), json!([]), "{nothing}");
    }
}

/// Somebody who came for a company: the company's id and theirs.
fn came_for(shop: &TempShop, company: &str) -> (String, String) {
    let (_, id) = came(shop, "张伟", "13812345678", "AAA1");
    shop.call("customer.revise", revision(shop, &id, json!({"company": company})));
    let of = card(shop, &id)["company_id"].as_str().expect("a company's id").to_owned();
    (of, id)
}

fn company(shop: &TempShop, id: &str) -> Value {
    shop.call("company.card", json!({"id": id}))
}

fn company_revision(shop: &TempShop, id: &str, changes: Value) -> Value {
    let card = company(shop, id);
    let mut input = json!({
        "id": id, "seen_seq": card["seen_seq"], "name": card["name"], "phone": card["phone"], "address": card["address"],
    });
    input.as_object_mut().expect("an object").extend(changes.as_object().expect("changes").clone());
    input
}

#[test]
fn a_company_tells_who_comes_for_it_and_is_corrected() {
    let shop = TempShop::new();
    let (id, first) = came_for(&shop, "京城快修");
    let (order, second) = came(&shop, "李娜", "13900001111", "AAA2");
    shop.call("customer.revise", revision(&shop, &second, json!({"company": "京城快修"})));
    came(&shop, "王芳", "13900002222", "AAA3");
    let before = company(&shop, &id);
    assert_eq!(
        (&before["phone"], &before["address"], &before["people"]),
        (&json!(""), &json!(""), &json!(2))
    );
    assert_eq!(names(&before["customers"]), ["李娜", "张伟"], "the newest first, and nobody else");
    assert!(!before.to_string().contains("13900001111"), "people's own numbers stay masked: {before}");
    assert_eq!(shop.call("repair.card", json!({"id": order}))["company_id"], json!(id));

    let changes =
        json!({"name": " 京城快修集团 ", "phone": "010-8588 6688", "address": "朝阳门内大街 18 号"});
    let told = shop.call("company.revise", company_revision(&shop, &id, changes));
    let after = company(&shop, &id);
    assert_eq!(told, json!({"seen_seq": after["seen_seq"]}), "ids and numbers only");
    assert_eq!((&after["name"], &after["phone"]), (&json!("京城快修集团"), &json!("01085886688")));
    assert_eq!(after["address"], "朝阳门内大街 18 号");
    for person in [&first, &second] {
        assert_eq!(card(&shop, person)["company"], "京城快修集团");
    }
    let found = shop.call("customer.find", json!({"text": "快修集团", "limit": 9}));
    assert_eq!(names(&found["rows"]), ["李娜", "张伟"], "the one box follows the name");
    // What is known can be taken back, and who is merged away is counted under who is kept.
    shop.call("company.revise", company_revision(&shop, &id, json!({"phone": " ", "address": ""})));
    shop.call("customer.merge", json!({"keep": first, "merge": second}));
    let after = company(&shop, &id);
    assert_eq!((&after["phone"], &after["address"], &after["people"]), (&json!(""), &json!(""), &json!(1)));
    assert_eq!(names(&after["customers"]), ["张伟"]);
}

#[test]
fn the_faults_of_a_company_stand_at_their_fields_and_change_nothing() {
    let shop = TempShop::new();
    let (id, _) = came_for(&shop, "Jingcheng 快修");
    let (_, other) = came(&shop, "李娜", "13900001111", "AAA2");
    shop.call("customer.revise", revision(&shop, &other, json!({"company": "朝阳物业"})));
    let before = (company(&shop, &id), shop.journal());
    let refused = |changes: Value| shop.refused("company.revise", company_revision(&shop, &id, changes));
    let failure = refused(json!({"name": " ", "phone": "138", "address": "a\nb"}));
    let expected =
        [("name", "field.empty"), ("phone", "field.bad_phone"), ("address", "field.control_character")];
    assert_eq!(
        (failure.code, failure.message, faults(&failure)),
        (Code::Invalid, "company.unfit", expected.to_vec())
    );
    assert_eq!(faults(&refused(json!({"name": "朝阳物业"}))), [("name", "company.name_taken")]);
    let failure = refused(json!({"seen_seq": 1}));
    assert_eq!((failure.code, failure.message), (Code::Conflict, "edit.stale"));
    assert_eq!((&*failure.params["person"], &*failure.params["at"]), ("周明远", "2026-11-21 14:02"));
    for command in ["company.card", "company.revise"] {
        let input = match command {
            "company.card" => json!({"id": NOWHERE}),
            _ => company_revision(&shop, &id, json!({"id": NOWHERE})),
        };
        let failure = shop.refused(command, input);
        assert_eq!((failure.code, failure.message), (Code::NotFound, "company.not_found"), "{command}");
    }
    assert_eq!((company(&shop, &id), shop.journal()), before);
    // Its own name in other capitals is no other company's.
    shop.call("company.revise", company_revision(&shop, &id, json!({"name": "JINGCHENG 快修"})));
    assert_eq!(company(&shop, &id)["name"], "JINGCHENG 快修");
}

#[test]
fn a_company_is_corrected_by_whoever_may_correct_orders() {
    let shop = TempShop::new();
    let (id, _) = came_for(&shop, "京城快修");
    let technician = shop.person("王建国", "0021", &["technician"]);
    let seen = shop.call_as(&technician, "company.card", json!({"id": id}));
    assert_eq!(seen["name"], "京城快修");
    let revision = company_revision(&shop, &id, json!({"phone": "4008001234"}));
    let quality = shop.person("陈思齐", "0041", &["quality"]);
    let refused = refused_to(&shop.desk, &quality, "company.revise", revision);
    assert_eq!(refused.code, Code::Forbidden);
}
