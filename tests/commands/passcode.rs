//! Customers' passcodes: sealed, seen by a logged look only, purged for good.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, database_of, faults, files_below, intake, past_the_store};

const SECRET: &str = "canary-passcode-Kiwi-77";

fn order_with(shop: &TempShop, secret: &str) -> String {
    let mut input = intake(1);
    input["passcode"] = json!({"kind": "text", "secret": secret});
    let caller = shop.with_request(1);
    shop.call_as(&caller, "repair.open", input)["id"].as_str().unwrap().to_owned()
}

/// The sealed bytes that lie in the database now.
fn sealed(shop: &TempShop) -> Vec<Vec<u8>> {
    let db = past_the_store(shop.root());
    let mut statement = db.prepare("SELECT sealed FROM passcode WHERE sealed IS NOT NULL").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_passcode_is_shown_to_who_may_and_each_look_is_logged() {
    let shop = TempShop::new();
    let id = order_with(&shop, SECRET);
    let by_id = json!({"id": id});
    assert_eq!(shop.call("passcode.show", by_id.clone()), json!({"kind": "text", "secret": SECRET}));
    let technician = shop.person("王建国", "0021", &["technician"]);
    shop.call_as(&technician, "passcode.show", by_id.clone());
    let front = shop.person("李翠", "0012", &["front_desk"]);
    assert_eq!(shop.refused_as(&front, "passcode.show", by_id.clone()).code, Code::Forbidden);
    let history = shop.call("repair.history", by_id.clone());
    let rows = history.as_array().unwrap();
    let looks: Vec<_> = rows.iter().filter(|row| row["command"] == "passcode.show").collect();
    assert_eq!(looks.len(), 2);
    assert_eq!(looks[1]["person_name"], "王建国");
    assert!(!history.to_string().contains(SECRET));
    // A look makes nobody's edit stale.
    let change = shop.correction(&id, &[("symptom", json!("别的"))]);
    shop.call("passcode.show", by_id);
    shop.call("repair.correct", change);
}

#[test]
fn a_passcode_is_set_anew_and_purged() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let by_id = json!({"id": id});
    assert_eq!(shop.refused("passcode.show", by_id.clone()).message, "passcode.none");
    let set = |kind: &str, secret: &str| {
        let seen = shop.card(&id)["passcode"]["seen_seq"].as_i64().unwrap_or(0);
        json!({"repair": id, "seen_seq": seen, "kind": kind, "secret": secret})
    };
    assert_eq!(faults(&shop.refused("passcode.set", set("digits", "12"))), [("secret", "field.bad_digits")]);
    shop.call("passcode.set", set("digits", "123456"));
    shop.call("passcode.set", set("pattern", "14789"));
    assert_eq!(shop.call("passcode.show", by_id.clone()), json!({"kind": "pattern", "secret": "14789"}));
    assert_eq!(sealed(&shop).len(), 1, "the one before is gone");
    shop.call("passcode.purge", by_id.clone());
    let state = shop.card(&id)["passcode"].clone();
    assert_eq!((&state["kind"], &state["purged"]), (&json!("pattern"), &json!(true)));
    assert_eq!(shop.refused("passcode.show", by_id).message, "passcode.purged");
    shop.void(&id);
    assert_eq!(shop.refused("passcode.set", set("digits", "123456")).message, "repair.not_open");
}

#[test]
fn whoever_sets_one_over_somebody_elses_is_told() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let seen = || shop.card(&id)["passcode"]["seen_seq"].as_i64().unwrap_or(0);
    let set =
        |seen: i64, secret: &str| json!({"repair": id, "seen_seq": seen, "kind": "digits", "secret": secret});
    let first = shop.with_request(1);
    shop.call_as(&first, "passcode.set", set(0, "1111"));
    shop.call_as(&first, "passcode.set", set(0, "1111"));
    let late = shop.refused("passcode.set", set(0, "2222"));
    assert_eq!((late.code, late.message), (Code::Conflict, "edit.stale"));
    assert_eq!(late.params["person"], "周明远");
    let before = seen();
    // Other changes of the order disturb nobody who sets its passcode.
    shop.call("repair.correct", shop.correction(&id, &[("symptom", json!("别的"))]));
    shop.call("passcode.set", set(before, "3333"));
    let before = seen();
    shop.call("passcode.purge", json!({"id": id}));
    assert_eq!(shop.refused("passcode.set", set(before, "4444")).message, "edit.stale");
    shop.call("passcode.set", set(seen(), "5555"));
    assert_eq!(shop.call("passcode.show", json!({"id": id}))["secret"], "5555");
}

#[test]
fn a_passcode_lies_nowhere_in_plain_and_nowhere_at_all_once_purged() {
    let shop = TempShop::new();
    let id = order_with(&shop, SECRET);
    shop.call("passcode.show", json!({"id": id}));
    shop.call("repair.card", json!({"id": id}));
    shop.call("repair.find", json!({"view": "all", "text": SECRET, "limit": 5}));
    let draft =
        json!({"id": "00000000-0000-4000-8000-000000000009", "form": "intake", "body": SECRET, "files": []});
    shop.call("draft.keep", draft);
    shop.call("backup.make", json!({}));
    for file in files_below(shop.root()) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!holds(&bytes, SECRET.as_bytes()), "{}", file.display());
    }
    let kept = sealed(&shop).pop().expect("sealed");
    assert!(
        holds(&std::fs::read(database_of(shop.root()).with_extension("db-wal")).unwrap(), &kept),
        "it is found where it lies"
    );
    shop.call("passcode.purge", json!({"id": id}));
    let folder = shop.closed();
    let shop = database_of(folder.path());
    let bytes = std::fs::read(shop).unwrap();
    assert!(!holds(&bytes, &kept) && !holds(&bytes, SECRET.as_bytes()));
}

#[test]
fn a_copy_brought_back_elsewhere_says_that_the_key_is_missing() {
    let shop = TempShop::new();
    let id = order_with(&shop, SECRET);
    let keys = shop.root().join("keys");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&keys), 0o700);
        assert_eq!(files_below(&keys).iter().map(|file| mode(file)).collect::<Vec<_>>(), [0o600]);
    }
    let folder = shop.closed();
    std::fs::remove_dir_all(&keys).unwrap();
    let shop = TempShop::reopened(folder, "2026-11-21T07:00:00.000Z");
    shop.sign_in();
    let failure = shop.refused("passcode.show", json!({"id": id}));
    assert_eq!((failure.code, failure.message), (Code::Refused, "passcode.key_missing"));
    // A new one is sealed with a new key; what the old one sealed stays shut.
    let mut other = intake(2);
    other["passcode"] = json!({"kind": "digits", "secret": "2580"});
    let other = shop.call("repair.open", other)["id"].clone();
    assert_eq!(shop.call("passcode.show", json!({"id": other}))["secret"], "2580");
    assert_eq!(shop.refused("passcode.show", json!({"id": id})).message, "passcode.key_missing");
    let one = files_below(&shop.root().join("keys"));
    std::fs::write(&one[0], b"short").unwrap();
    let failure = shop.refused("passcode.show", json!({"id": other}));
    assert_eq!((failure.code, failure.message), (Code::Internal, "place.key_damaged"));
}

#[test]
fn the_demo_of_one_shop_and_the_backups_hold_no_key() {
    let shop = TempShop::new();
    order_with(&shop, SECRET);
    let keys = files_below(&shop.root().join("keys"));
    let key = std::fs::read(&keys[0]).unwrap();
    assert_eq!(key.len(), 32);
    shop.call("backup.make", json!({}));
    for file in files_below(shop.root()).iter().filter(|file| !file.starts_with(shop.root().join("keys"))) {
        assert!(!holds(&std::fs::read(file).unwrap(), &key), "{}", file.display());
    }
    assert_eq!(shop.call("draft.list", json!({"form": "intake"})), Value::Array(Vec::new()));
}
