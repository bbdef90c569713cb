//! Erasing a person from the journal: the values go with their salts, the chain stays whole.

use desk::check::check;
use serde_json::json;
use tests::{TempShop, past_the_store};

#[test]
fn erased_values_leave_the_chain_whole_and_the_history_says_so() {
    let shop = TempShop::new();
    let id = shop.order(1);
    shop.call("repair.correct", shop.correction(&id, &[("symptom", json!("电池鼓包"))]));
    let symptom = || {
        let history = shop.call("repair.history", json!({"id": id}));
        let changes = history[1]["changes"].as_array().expect("changes").clone();
        changes.into_iter().find(|change| change["field"] == "symptom").expect("the symptom")
    };
    let (before, after) = ("昨晚摔落，屏幕左上角碎裂", "电池鼓包");
    assert_eq!(symptom()["before"], json!({"kind": "plain", "value": before}));
    assert_eq!(symptom()["after"], json!({"kind": "plain", "value": after}));
    let db = past_the_store(shop.root());
    assert!(db.execute("DELETE FROM journal_personal", []).unwrap() > 3);
    assert_eq!(symptom()["before"], json!({"kind": "erased"}));
    assert_eq!(symptom()["after"], json!({"kind": "erased"}));
    assert_eq!(check(shop.root(), &*shop.clock).unwrap().findings, []);
    // The order itself is still there, and work goes on.
    shop.order(2);
    assert_eq!(check(shop.root(), &*shop.clock).unwrap().findings, []);
}

#[test]
fn an_erased_value_cannot_be_put_back_changed() {
    let shop = TempShop::new();
    shop.order(1);
    let db = past_the_store(shop.root());
    let (entry, side, field): (i64, String, String) = db
        .query_row("SELECT entry, side, field FROM journal_personal WHERE field = 'phone'", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .unwrap();
    db.execute("DELETE FROM journal_personal", []).unwrap();
    db.execute(
        "INSERT INTO journal_personal (entry, side, field, salt, value) VALUES (?, ?, ?, zeroblob(16), '\"13900000000\"')",
        (entry, side, field),
    )
    .unwrap();
    let findings = check(shop.root(), &*shop.clock).unwrap().findings;
    assert_eq!(findings, [store::Finding::PersonalChanged(entry)]);
}

/// The same number twice is two commitments: nobody can tell from the chain that two customers are one.
#[test]
fn the_same_value_is_sealed_differently_each_time() {
    let shop = TempShop::new();
    let mut second = tests::intake(2);
    (second["phone"], second["name"]) = (tests::intake(1)["phone"].clone(), json!("另一位"));
    shop.call("repair.open", tests::intake(1));
    shop.call("repair.open", second);
    let db = past_the_store(shop.root());
    let mut statement = db
        .prepare("SELECT json_extract(body, '$.after.phone.personal') AS sealed FROM journal WHERE noun = 'customer'")
        .unwrap();
    let sealed: Vec<String> =
        statement.query_map([], |row| row.get("sealed")).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(sealed.len(), 2);
    assert_eq!(sealed[0].len(), 64);
    assert_ne!(sealed[0], sealed[1]);
}
