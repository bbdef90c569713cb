//! The texts that customers agree to, and the clauses that would be void.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults};

fn in_force(shop: &TempShop, kind: &str, language: &str) -> Value {
    let rows = shop.call("terms.list", json!({}));
    let of = |row: &&Value| row["kind"] == kind && row["language"] == language && row["in_force"] == true;
    let found: Vec<&Value> = rows.as_array().expect("rows").iter().filter(of).collect();
    assert_eq!(found.len(), 1, "{kind} in {language}: {found:#?}");
    found[0].clone()
}

fn written(text: &str, seen_version: i64) -> Value {
    json!({"kind": "repair", "language": "zh-CN", "text": text, "seen_version": seen_version})
}

#[test]
fn a_new_shop_has_lawful_texts_in_both_languages() {
    let shop = TempShop::new();
    for (kind, language) in [("repair", "zh-CN"), ("repair", "en"), ("privacy", "zh-CN"), ("privacy", "en")] {
        let row = in_force(&shop, kind, language);
        assert_eq!((&row["version"], &row["by"]), (&json!(1), &json!("周明远")), "{row}");
        let found = shop.call("terms.lint", json!({"text": row["text"]}));
        assert_eq!(found, json!([]), "{row}");
    }
}

#[test]
fn a_new_wording_is_a_new_version_and_the_old_one_stays() {
    let shop = TempShop::new();
    let first = in_force(&shop, "repair", "zh-CN");
    shop.call("terms.write", written("  送修前请备份。 \r\n\n 凭单取机。", 1));
    let second = in_force(&shop, "repair", "zh-CN");
    assert_eq!((&second["version"], &second["text"]), (&json!(2), &json!("送修前请备份。\n凭单取机。")));
    let rows = shop.call("terms.list", json!({}));
    let old = rows.as_array().unwrap().iter().find(|row| row["id"] == first["id"]).expect("it stays");
    assert_eq!((&old["text"], &old["in_force"]), (&first["text"], &json!(false)));
    assert_eq!(in_force(&shop, "repair", "en")["version"], 1, "each language has its own");
    // The same words again are no new version.
    let again = shop.call("terms.write", written("送修前请备份。\n凭单取机。", 2));
    assert_eq!(again["id"], second["id"]);
    assert_eq!(in_force(&shop, "repair", "zh-CN")["version"], 2);
}

#[test]
fn of_two_who_write_the_second_is_told() {
    let shop = TempShop::new();
    shop.call("terms.write", written("第一位写的", 1));
    let failure = shop.refused("terms.write", written("第二位写的", 1));
    assert_eq!((failure.code, failure.message), (Code::Conflict, "edit.stale"));
    assert_eq!((&*failure.params["person"], &*failure.params["at"]), ("周明远", "2026-11-21 14:02"));
    assert_eq!(in_force(&shop, "repair", "zh-CN")["text"], "第一位写的");
}

#[test]
fn what_cannot_be_printed_is_refused_at_the_text() {
    let shop = TempShop::new();
    for (text, message) in [
        ("", "field.empty"),
        (" \n ", "field.empty"),
        (&*"字".repeat(6_001), "field.too_long"),
        ("a\u{0}", "field.control_character"),
    ] {
        let failure = shop.refused("terms.write", written(text, 1));
        assert_eq!((failure.code, faults(&failure)), (Code::Invalid, vec![("text", message)]));
    }
    let front = shop.person("李翠", "0012", &["front_desk"]);
    let refused = tests::refused_to(&shop.desk, &front, "terms.write", written("别人写的", 1));
    assert_eq!(refused.code, Code::Forbidden);
    assert_eq!(in_force(&shop, "repair", "zh-CN")["version"], 1);
}

#[test]
fn void_clauses_are_told_with_their_places() {
    let shop = TempShop::new();
    let text = "𠮷祥店：逾期不取视为放弃。\n最终解释权归本店。";
    let found = shop.call("terms.lint", json!({"text": text}));
    assert_eq!(
        found,
        json!([{"from": 5, "to": 13, "rule": "abandoned"}, {"from": 15, "to": 20, "rule": "final_say"}])
    );
}
