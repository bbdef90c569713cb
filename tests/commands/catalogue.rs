//! Brands, models and symptoms.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, intake, shop_edit};

fn all(shop: &TempShop) -> Value {
    shop.call("catalogue.all", json!({}))
}

fn named<'a>(catalogue: &'a Value, list: &str, field: &str, value: &str) -> &'a Value {
    let rows = catalogue[list].as_array().expect("a list");
    rows.iter().find(|row| row[field] == value).unwrap_or_else(|| panic!("no {value} in {list}"))
}

fn count(catalogue: &Value, list: &str) -> usize {
    catalogue[list].as_array().expect("a list").len()
}

#[test]
fn a_new_shop_begins_with_a_catalogue() {
    let shop = TempShop::new();
    let all = all(&shop);
    assert!(count(&all, "brands") >= 20 && count(&all, "models") >= 200 && count(&all, "symptoms") >= 60);
    let huawei = named(&all, "brands", "name", "HUAWEI");
    assert!(huawei["keys"].as_str().unwrap().split(' ').any(|key| key == "hw"), "{huawei}");
    let pura = named(&all, "models", "name", "Pura 70 Ultra");
    assert_eq!((&pura["brand"], &pura["kind"]), (&huawei["id"], &json!("phone")));
    assert!(!pura["note"].as_str().unwrap().is_empty() && count(pura, "colours") == 4, "{pura}");
    let broken = named(&all, "symptoms", "code", "C01");
    assert_eq!(named(&all, "symptoms", "id", broken["parent"].as_str().unwrap())["code"], "C");
    assert!(broken["kinds"].as_array().unwrap().contains(&json!("phone")), "{broken}");
    // The shop has it all; nothing is added twice.
    let loaded = shop.call("catalogue.load_starter", json!({}));
    assert_eq!(loaded, json!({"brands": 0, "models": 0, "symptoms": 0, "checklists": 0, "codes": 0}));
}

#[test]
fn the_shop_words_its_catalogue_and_the_starter_set_leaves_that_alone() {
    let shop = TempShop::new();
    let before = all(&shop);
    let edit = |list: &str, field: &str, value: &str, changes: Value| {
        let mut row = named(&before, list, field, value).clone();
        row.as_object_mut().unwrap().remove("keys");
        row.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        row
    };
    shop.call(
        "catalogue.keep_brand",
        edit("brands", "name", "HUAWEI", json!({"name": "华为", "alias": "hua wei"})),
    );
    let note = "先看镜头盖";
    shop.call(
        "catalogue.keep_model",
        edit("models", "name", "iPhone 15", json!({"note": note, "active": false})),
    );
    shop.call("catalogue.keep_symptom", edit("symptoms", "code", "C01", json!({"words": "外屏裂了"})));
    let edited = all(&shop);
    let loaded = shop.call("catalogue.load_starter", json!({}));
    assert_eq!(loaded, json!({"brands": 0, "models": 0, "symptoms": 0, "checklists": 0, "codes": 0}));
    assert_eq!(all(&shop), edited);
    assert_eq!(named(&edited, "models", "name", "iPhone 15")["note"], note);
    assert_eq!(named(&edited, "symptoms", "code", "C01")["words"], "外屏裂了");
}

#[test]
fn an_order_takes_symptoms_that_are_offered_in_words_that_are_there() {
    let shop = TempShop::new();
    let mut card = shop.call("shop.card", json!({}));
    card["language"] = json!("en");
    shop.call("shop.revise", shop_edit(card));
    let group = named(&all(&shop), "symptoms", "code", "C")["id"].clone();
    let own = json!({
        "id": null, "seen_seq": 0, "code": "C90", "parent": group, "kinds": [], "words": "屏幕有划痕", "words_en": "",
        "active": true,
    });
    shop.call("catalogue.keep_symptom", own);
    let mut input = intake(1);
    input["codes"] = json!(["C90"]);
    let id = shop.call("repair.open", input.clone())["id"].as_str().unwrap().to_owned();
    assert_eq!(shop.card(&id)["code_words"], "屏幕有划痕", "nobody has put it into English");
    let mut aside = named(&all(&shop), "symptoms", "code", "C90").clone();
    aside.as_object_mut().unwrap().remove("keys");
    aside["active"] = json!(false);
    shop.call("catalogue.keep_symptom", aside);
    // The order that has it keeps it; another one does not get it, nor a whole group.
    shop.call("repair.correct", shop.correction(&id, &[("codes", json!(["C90", "C01"]))]));
    assert_eq!(shop.card(&id)["codes"], json!(["C90", "C01"]));
    for code in ["C90", "C"] {
        let mut input = intake(2);
        input["codes"] = json!([code]);
        assert_eq!(faults(&shop.refused("repair.open", input)), [("codes", "field.unknown_code")], "{code}");
    }
}

#[test]
fn own_entries_are_added_and_found_by_their_keys() {
    let shop = TempShop::new();
    let brand = json!({"id": null, "seen_seq": 0, "name": "小天才", "alias": "imoo", "active": true});
    let brand = shop.call("catalogue.keep_brand", brand)["id"].clone();
    let model = json!({
        "id": null, "seen_seq": 0, "brand": brand, "kind": "watch", "name": "电话手表 Z10",
        "colours": ["黑色", " 黑色 ", ""], "storages": [], "note": "儿童手表：看表带卡扣", "active": true,
    });
    let model = shop.call("catalogue.keep_model", model)["id"].clone();
    let group = json!({
        "id": null, "seen_seq": 0, "code": "w", "parent": null, "kinds": [], "words": "儿童手表", "words_en": "",
        "active": true,
    });
    let group = shop.call("catalogue.keep_symptom", group)["id"].clone();
    let symptom = json!({
        "id": null, "seen_seq": 0, "code": "w01", "parent": group, "kinds": ["watch", "watch"],
        "words": "定位不准", "words_en": "", "active": true,
    });
    shop.call("catalogue.keep_symptom", symptom);
    let all = all(&shop);
    let found = named(&all, "models", "id", model.as_str().unwrap());
    assert_eq!(found["colours"], json!(["黑色"]));
    for key in ["z10", "dhsb", "xtc", "imoo"] {
        assert!(found["keys"].as_str().unwrap().split(' ').any(|one| one == key), "{key} in {found}");
    }
    assert_eq!(named(&all, "symptoms", "code", "W01")["kinds"], json!(["watch"]));
}

#[test]
fn the_faults_of_an_entry_stand_at_their_fields_and_change_nothing() {
    let shop = TempShop::new();
    let before = all(&shop);
    let (c, c01) =
        (&named(&before, "symptoms", "code", "C")["id"], &named(&before, "symptoms", "code", "C01")["id"]);
    let apple = &named(&before, "brands", "name", "Apple")["id"];
    let nobody = json!("00000000-0000-4000-8000-000000000000");
    let refused = |name: &str, input: Value, expected: &[(&'static str, &'static str)]| {
        let failure = shop.refused(name, input);
        assert_eq!((failure.code, faults(&failure)), (Code::Invalid, expected.to_vec()), "{name}");
    };
    let brand = |name: &str| json!({"id": null, "seen_seq": 0, "name": name, "alias": "", "active": true});
    refused("catalogue.keep_brand", brand(" "), &[("name", "field.empty")]);
    refused("catalogue.keep_brand", brand("apple"), &[("name", "field.known_already")]);
    let model = |brand: &Value, name: &str| {
        json!({
            "id": null, "seen_seq": 0, "brand": brand, "kind": "phone", "name": name, "colours": [],
            "storages": [], "note": "a\nb", "active": true,
        })
    };
    let note = ("note", "field.control_character");
    refused("catalogue.keep_model", model(apple, "IPHONE 15"), &[note, ("name", "field.known_already")]);
    refused(
        "catalogue.keep_model",
        model(&nobody, ""),
        &[("name", "field.empty"), note, ("brand", "field.unknown")],
    );
    let symptom = |id: &Value, code: &str, parent: &Value| {
        json!({
            "id": id, "seen_seq": 0, "code": code, "parent": parent, "kinds": [], "words": "坏了", "words_en": "",
            "active": true,
        })
    };
    let group = ("parent", "field.not_a_group");
    refused("catalogue.keep_symptom", symptom(&json!(null), "c01", c), &[("code", "field.known_already")]);
    refused(
        "catalogue.keep_symptom",
        symptom(&json!(null), "X 1", c01),
        &[("code", "field.bad_code"), group],
    );
    refused("catalogue.keep_symptom", symptom(&json!(null), "X1", &nobody), &[group]);
    refused("catalogue.keep_symptom", symptom(c, "C", c), &[group]);
    let z = &named(&before, "symptoms", "code", "Z")["id"];
    refused("catalogue.keep_symptom", symptom(c, "C", z), &[group]);
    assert_eq!(
        shop.refused("catalogue.keep_model", {
            let mut unknown = model(apple, "iPhone 99");
            unknown["id"] = nobody.clone();
            unknown
        })
        .message,
        "catalogue.not_found"
    );
    assert_eq!(all(&shop), before);
}

#[test]
fn of_two_editors_the_second_is_told() {
    let shop = TempShop::new();
    let before = all(&shop);
    let mut apple = named(&before, "brands", "name", "Apple").clone();
    apple.as_object_mut().unwrap().remove("keys");
    apple["alias"] = json!("苹果 平果");
    shop.call("catalogue.keep_brand", apple.clone());
    apple["alias"] = json!("");
    let failure = shop.refused("catalogue.keep_brand", apple);
    assert_eq!((failure.code, failure.message), (Code::Conflict, "edit.stale"));
    assert_eq!((&*failure.params["person"], &*failure.params["at"]), ("周明远", "2026-11-21 14:02"));
    assert_eq!(named(&all(&shop), "brands", "name", "Apple")["alias"], "苹果 平果");
}

#[test]
fn only_who_keeps_the_catalogue_changes_it() {
    let shop = TempShop::new();
    let front = shop.person("李翠", "0012", &["front_desk"]);
    assert!(count(&shop.call_as(&front, "catalogue.all", json!({})), "models") >= 200);
    let refused = tests::refused_to(&shop.desk, &front, "catalogue.load_starter", json!({}));
    assert_eq!(refused.code, Code::Forbidden);
}
