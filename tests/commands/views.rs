//! Lists as somebody likes them, and lists that leave the program.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, intake, past_the_store, refused_to};

fn ready() -> Value {
    json!({"view": "open", "filter": {"stages": ["ready"]}, "sort": "promise"})
}

fn named(views: &Value) -> Vec<(String, bool, bool, i64, bool)> {
    let saved = views["saved"].as_array().expect("views");
    let line = |view: &Value| {
        (
            view["name"].as_str().expect("a name").to_owned(),
            view["shared"].as_bool().expect("yes or no"),
            view["mine"].as_bool().expect("yes or no"),
            view["count"].as_i64().expect("a count"),
            view["more"].as_bool().expect("yes or no"),
        )
    };
    saved.iter().map(line).collect()
}

#[test]
fn a_view_is_kept_counted_changed_and_dropped() {
    let shop = TempShop::new();
    for i in 0..3 {
        shop.order(i);
    }
    past_the_store(shop.root()).execute("UPDATE repair SET stage = 'ready' WHERE seq <= 2", []).unwrap();
    let keep = json!({"id": null, "name": " 待取 ", "shared": false, "filter": ready()});
    let id = shop.call("view.keep", keep)["id"].clone();
    let views = shop.call("repair.views", json!({}));
    assert_eq!(named(&views), [("待取".to_owned(), false, true, 2, false)]);
    assert_eq!(views["saved"][0]["filter"], ready());
    let again = json!({"id": id, "name": "待取机", "shared": true, "filter": ready()});
    assert_eq!(shop.call("view.keep", again)["id"], id);
    assert_eq!(named(&shop.call("repair.views", json!({}))), [("待取机".to_owned(), true, false, 2, false)]);
    shop.call("view.drop", json!({"id": id}));
    assert_eq!(named(&shop.call("repair.views", json!({}))), []);
    assert_eq!(shop.refused("view.drop", json!({"id": id})).message, "view.not_found");
}

#[test]
fn a_view_of_ones_own_is_nobody_elses_and_the_shops_belong_to_whoever_keeps_it() {
    let shop = TempShop::new();
    let li = shop.person("李翠", "0012", &["front_desk"]);
    let keep = |shared: bool| json!({"id": null, "name": "待取", "shared": shared, "filter": ready()});
    let failure = refused_to(&shop.desk, &li, "view.keep", keep(true));
    assert_eq!((failure.code, failure.message), (Code::Forbidden, "caller.lacks_right"));
    let hers = shop.call_as(&li, "view.keep", keep(false))["id"].clone();
    let shared = shop.call("view.keep", keep(true))["id"].clone();
    assert_eq!(named(&shop.call("repair.views", json!({}))).len(), 1, "hers is not the manager's");
    assert_eq!(named(&shop.call_as(&li, "repair.views", json!({}))).len(), 2);
    assert_eq!(shop.refused("view.drop", json!({"id": hers})).message, "view.not_found");
    assert_eq!(refused_to(&shop.desk, &li, "view.drop", json!({"id": shared})).message, "caller.lacks_right");
    let over = json!({"id": shared, "name": "我的", "shared": false, "filter": ready()});
    assert_eq!(refused_to(&shop.desk, &li, "view.keep", over).message, "caller.lacks_right");
}

#[test]
fn a_view_has_a_name_and_there_are_not_too_many() {
    let shop = TempShop::new();
    let keep = |name: &str| json!({"id": null, "name": name, "shared": false, "filter": ready()});
    for name in ["", "  ", "a\nb"] {
        let failure = shop.refused("view.keep", keep(name));
        assert_eq!((failure.message, &*failure.fields[0].field), ("view.invalid", "name"), "{name:?}");
    }
    for i in 0..40 {
        shop.call("view.keep", keep(&format!("{i}")));
    }
    assert_eq!(shop.refused("view.keep", keep("41")).fields[0].message, "field.too_many");
}

#[test]
fn columns_are_each_persons_own() {
    let shop = TempShop::new();
    let li = shop.person("李翠", "0012", &["front_desk"]);
    shop.call("person.prefer", json!({"language": "en", "theme": null}));
    shop.call("view.columns", json!({"columns": ["number", "customer"]}));
    assert_eq!(shop.call("repair.views", json!({}))["columns"], json!(["number", "customer"]));
    assert_eq!(shop.call("shop.door", json!({}))["me"]["language"], "en", "other preferences stay");
    assert_eq!(shop.call_as(&li, "repair.views", json!({}))["columns"], Value::Null);
    for columns in [json!(["a b"]), json!(["列"]), json!(vec!["x"; 41])] {
        assert_eq!(shop.refused("view.columns", json!({"columns": columns})).message, "input.malformed");
    }
}

#[test]
fn a_list_leaves_the_program_masked_harmless_and_logged() {
    let shop = TempShop::new();
    for (i, name) in ["张伟", "=HYPERLINK(\"x\")", "李, 娜"].into_iter().enumerate() {
        let mut input = intake(u32::try_from(i).unwrap());
        input["name"] = json!(name);
        input["symptom"] = json!("屏幕碎\n\"换\"");
        shop.call("repair.open", input);
    }
    let exported = shop.call("repair.export", json!({"find": {"view": "all", "sort": "oldest", "limit": 1}}));
    assert_eq!(exported["file_name"], "工单-2026-11-21.csv");
    let csv = exported["csv"].as_str().unwrap();
    assert!(csv.starts_with("\u{feff}单号,"), "{csv}");
    assert_eq!(csv.matches("\r\n").count(), 4, "{csv}");
    assert!(csv.contains("张伟,138****0000,"), "{csv}");
    assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")\","), "{csv}");
    assert!(csv.contains("\"李, 娜\",") && csv.contains("\"屏幕碎\n\"\"换\"\"\""), "{csv}");
    assert!(!csv.contains("13800000000"), "a whole phone number left: {csv}");
    let db = past_the_store(shop.root());
    let entry = "SELECT body FROM journal WHERE command = 'repair.export'";
    let body: String = db.query_row(entry, [], |row| row.get("body")).unwrap();
    assert!(body.contains("\"exported\":\"3\""), "{body}");
    // Named ones, in their order.
    let id = |text: &str| shop.call("repair.pick", json!({"texts": [text]}))["rows"][0]["id"].clone();
    let ids = [id("WX261121-0003"), id("WX261121-0001")];
    let csv = shop.call("repair.export", json!({"ids": ids}))["csv"].as_str().unwrap().to_owned();
    let third = csv.find("WX261121-0003").unwrap();
    assert!(third < csv.find("WX261121-0001").unwrap() && !csv.contains("WX261121-0002"));
}

#[test]
fn what_to_export_is_said_once_and_by_whom_it_may() {
    let shop = TempShop::new();
    let find = json!({"view": "all", "limit": 1});
    for input in [json!({}), json!({"ids": [], "find": find})] {
        assert_eq!(shop.refused("repair.export", input).message, "input.malformed");
    }
    let front = shop.person("李翠", "0012", &["front_desk"]);
    assert_eq!(refused_to(&shop.desk, &front, "repair.export", json!({"find": find})).code, Code::Forbidden);
}
