//! Planted secrets and numbers, looked for in every byte a shop leaves behind.

use desk::{Caller, Desk};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use store::inspection::rusqlite::Connection;
use tests::{TempShop, files_below, past_the_store, refused_to};

const WORN_PASSWORD: &str = "canary-worn-Dachshund-1";
const NEXT_PASSWORD: &str = "canary-next-Sparrow-22";
const RESET_PASSWORD: &str = "canary-reset-Heron-333";
const RECOVERED_PASSWORD: &str = "canary-recovered-Ibis-4";
const WRONG_PASSWORD: &str = "canary-wrong-Magpie-55";
const PIN: &str = "739146";
const WRONG_PIN: &str = "504817";
const BADGE_CODE: &str = "CANARY-BADGE-8F2K6Q9X";
const WRONG_CODE: &str = "CANARY-WRONG-BADGE-3M7";
const PASSCODE: &str = "canary-passcode-Robin-66";
const PHONE: &str = "13912345876";
const NAME: &str = "金丝雀客";
const WAYBILL: &str = "CANARYWAYBILL77";
const UNREADABLE: &str = "标签被金丝雀啄掉";
const REFERENCE: &str = "CANARYREFERENCE88";
const HANGER: &str = "金丝雀挂件";
const STAFF_NAME: &str = "鹦鹉员工";

/// Uses every command that a secret goes into, well and badly; answers the recovery code it was given.
fn use_every_secret(shop: &TempShop) -> String {
    let mut n = 100;
    let mut asked = |desk: &Desk, caller: &Caller, name: &str, input: Value| {
        n += 1;
        let caller = Caller { request: shop.with_request(n).request, ..caller.clone() };
        desk.call(&caller, name, input)
    };
    let desk = &*shop.desk;
    let staff = json!({"name": STAFF_NAME, "badge": "0009", "roles": ["manager"], "password": WORN_PASSWORD});
    let id = asked(desk, &shop.window, "person.add", staff).expect("added")["id"].clone();
    let mine = Caller { session: Some(desk.begin_session().expect("randomness")), ..Caller::default() };
    for (name, input) in [
        ("session.sign_in", json!({"badge": "0009", "password": WORN_PASSWORD})),
        ("person.set_pin", json!({"password": WORN_PASSWORD, "pin": PIN})),
        ("person.set_badge_code", json!({"id": id, "code": BADGE_CODE})),
        ("person.change_password", json!({"old_password": WORN_PASSWORD, "new_password": NEXT_PASSWORD})),
        ("session.switch", json!({"person": id, "pin": PIN})),
        ("session.switch", json!({"badge_code": BADGE_CODE})),
    ] {
        asked(desk, &mine, name, input).unwrap_or_else(|failure| panic!("{name}: {failure}"));
    }
    for (name, input) in [
        ("session.switch", json!({"person": id, "pin": WRONG_PIN})),
        ("session.switch", json!({"badge_code": WRONG_CODE})),
        ("session.sign_in", json!({"badge": "0009", "password": WRONG_PASSWORD})),
        ("person.set_pin", json!({"password": WRONG_PASSWORD, "pin": PIN})),
        // A password where a badge belongs, and input that does not decode.
        ("session.sign_in", json!({"badge": WRONG_PASSWORD, "password": WRONG_PASSWORD})),
        ("session.sign_in", json!({"badge": "0009", "password": WRONG_PASSWORD, "extra": WRONG_PASSWORD})),
    ] {
        refused_to(desk, &mine, name, input);
    }
    shop.clock.pass(std::time::Duration::from_secs(120));
    let code =
        asked(desk, &mine, "person.recovery_code", json!({"password": NEXT_PASSWORD})).expect("a code");
    let code = code["code"].as_str().expect("a code").to_owned();
    let recover = json!({"badge": "0009", "code": code, "new_password": RECOVERED_PASSWORD});
    asked(desk, &mine, "session.recover", recover).expect("recovered");
    let reset = json!({"id": id, "new_password": RESET_PASSWORD});
    asked(desk, &shop.window, "person.reset_password", reset).expect("reset");
    code
}

fn take_a_machine_in(shop: &TempShop) {
    let mut input = tests::intake(1);
    (input["phone"], input["name"]) = (json!(PHONE), json!(NAME));
    input["passcode"] = json!({"kind": "text", "secret": PASSCODE});
    (input["channel"], input["waybill"]) = (json!("courier"), json!(WAYBILL));
    (input["serial"], input["unreadable"]) = (Value::Null, json!(UNREADABLE));
    input["prepaid"] = json!({"amount": 10_000, "method": "wechat", "reference": REFERENCE});
    let caller = shop.with_request(1);
    let opened = shop.desk.call(&caller, "repair.open", input).expect("opened");
    shop.call("passcode.show", json!({"id": opened["id"]}));
    shop.call("repair.history", json!({"id": opened["id"]}));
    shop.call("customer.by_phone", json!({"phone": PHONE}));
    shop.call("repair.find", json!({"view": "all", "text": PHONE, "limit": 5}));
    shop.call("repair.find", json!({"view": "all", "text": NAME, "limit": 5}));
    shop.call("repair.phone", json!({"id": opened["id"]}));
    shop.call("repair.card", json!({"id": opened["id"]}));
    let label =
        json!({"paper": "repair.accessory_label", "id": opened["id"], "what": HANGER, "printer": "counter"});
    shop.call("paper.print", label);
}

/// Where a text lies in any file below a folder, also in the write-ahead log and in backups.
fn places(root: &Path, text: &str) -> Vec<String> {
    let mut needles = vec![text.as_bytes().to_vec()];
    // As a hash would be kept that a short secret can be guessed from.
    let print = sha256(text);
    needles.push(print.to_vec());
    needles.push(kernel::journal::hex(&print).into_bytes());
    let files = files_below(root);
    let holds = |file: &Path| {
        let bytes = std::fs::read(file).expect("a file");
        needles.iter().any(|needle| bytes.windows(needle.len()).any(|part| part == needle))
    };
    files.iter().filter(|file| holds(file)).map(|file| file.display().to_string()).collect()
}

fn sha256(text: &str) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    Sha256::digest(text).into()
}

/// The tables and columns that hold a text. The index of the one box follows its rows by triggers and is no place of its
/// own.
fn columns(db: &Connection, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let sql = "SELECT m.name AS tbl, p.name AS col FROM sqlite_schema m, pragma_table_info(m.name) p \
               WHERE m.type = 'table' AND m.name NOT LIKE 'search%' ORDER BY m.name, p.cid";
    let mut statement = db.prepare(sql).expect("the schema");
    let mut rows = statement.query([]).expect("the schema");
    while let Some(row) = rows.next().expect("a column") {
        let (table, column): (String, String) = (row.get("tbl").expect("tbl"), row.get("col").expect("col"));
        let sql = format!("SELECT count(*) FROM {table} WHERE instr(CAST({column} AS TEXT), ?) > 0");
        let hits: i64 = db.query_row(&sql, [text], |row| row.get(0)).expect("a count");
        if hits > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    found
}

#[test]
fn no_secret_is_kept_as_typed_anywhere() {
    let shop = TempShop::new();
    let code = use_every_secret(&shop);
    take_a_machine_in(&shop);
    shop.call("backup.make", json!({}));
    let plain_code = code.replace('-', "");
    let secrets = [
        WORN_PASSWORD,
        NEXT_PASSWORD,
        RESET_PASSWORD,
        RECOVERED_PASSWORD,
        WRONG_PASSWORD,
        PIN,
        WRONG_PIN,
        BADGE_CODE,
        WRONG_CODE,
        PASSCODE,
        &code,
        &plain_code,
        tests::PASSWORD,
    ];
    let log = files_below(shop.root());
    assert!(
        log.iter().any(|file| file.to_string_lossy().ends_with("shop.db-wal")),
        "the log is looked at too"
    );
    for secret in secrets {
        assert_eq!(places(shop.root(), secret), Vec::<String>::new(), "{secret} in an open shop");
    }
    // The search itself finds what is there.
    assert!(places(shop.root(), PHONE).len() >= 2, "in the shop or its log, and in the backup");
    let folder = shop.closed();
    for secret in secrets {
        assert_eq!(places(folder.path(), secret), Vec::<String>::new(), "{secret} in a closed shop");
    }
}

#[test]
fn personal_values_are_where_they_can_be_erased_and_nowhere_else() {
    let shop = TempShop::new();
    use_every_secret(&shop);
    take_a_machine_in(&shop);
    let db = past_the_store(shop.root());
    assert_eq!(columns(&db, PHONE), ["customer.phone", "journal_personal.value"]);
    assert_eq!(columns(&db, NAME), ["customer.name", "journal_personal.value"]);
    assert_eq!(columns(&db, "屏幕左上角碎裂"), ["journal_personal.value", "repair.symptom"]);
    assert_eq!(columns(&db, WAYBILL), ["journal_personal.value", "repair.waybill"]);
    assert_eq!(columns(&db, UNREADABLE), ["device.unreadable", "journal_personal.value"]);
    assert_eq!(columns(&db, REFERENCE), ["journal_personal.value", "payment.reference"]);
    assert_eq!(columns(&db, HANGER), ["journal_personal.value"]);
    assert_eq!(columns(&db, STAFF_NAME), ["journal_personal.value", "person.name"]);
    // Hashes of secrets stand with their person alone, where the next one replaces them.
    assert_eq!(columns(&db, "keyed:"), ["person.badge_code"]);
    // Without the shop's key, which lies elsewhere, nobody can try which number a badge has.
    let guessed = kernel::journal::hex(&sha256(&format!("badge:{BADGE_CODE}")));
    assert_eq!(columns(&db, &guessed), Vec::<String>::new());
    assert_eq!(columns(&db, "$argon2id$"), ["person.password"], "PIN and recovery code are used up here");
    shop.call("person.set_pin", json!({"password": tests::PASSWORD, "pin": PIN}));
    shop.call("person.recovery_code", json!({"password": tests::PASSWORD}));
    assert_eq!(columns(&db, "$argon2id$"), ["person.password", "person.pin", "person.recovery"]);
    // Not as a hash that can be guessed: a phone number has too few digits for that.
    for guessed in [PHONE, NAME, STAFF_NAME, PIN] {
        let print = sha256(guessed).to_vec();
        let hits: i64 = db
            .query_row("SELECT count(*) FROM journal WHERE instr(body, lower(hex(?))) > 0", [print], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(hits, 0, "{guessed}");
    }
}

/// The hash that tells one request from another does not cover secrets: a short one could be guessed from it.
#[test]
fn what_is_remembered_of_a_request_says_nothing_of_its_secrets() {
    let shop = TempShop::new();
    let staff =
        json!({"name": STAFF_NAME, "badge": "0009", "roles": ["technician"], "password": WORN_PASSWORD});
    let id = shop.call("person.add", staff)["id"].clone();
    for (n, password) in [(1, NEXT_PASSWORD), (2, RESET_PASSWORD)] {
        let input = json!({"id": id, "new_password": password});
        shop.desk.call(&shop.with_request(n), "person.reset_password", input).unwrap();
    }
    for (n, code) in [(3, BADGE_CODE), (4, WRONG_CODE)] {
        let input = json!({"id": id, "code": code});
        shop.desk.call(&shop.with_request(n), "person.set_badge_code", input).unwrap();
    }
    let db = past_the_store(shop.root());
    let sql = "SELECT count(*), count(DISTINCT input_hash) FROM request";
    let kept: (i64, i64) = db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!(kept, (4, 1), "what is left of each of them is whom it was about");
}

const CHILD: &str = "XIUTAI_CANARY_CHILD";

/// What is written to the log goes to the standard error of the program: a child of this test is asked for it.
#[test]
fn nothing_personal_or_secret_is_logged() {
    if std::env::var_os(CHILD).is_some() {
        let shop = TempShop::new();
        use_every_secret(&shop);
        take_a_machine_in(&shop);
        // Something that is logged: an input that does not decode is not, a broken database is.
        past_the_store(shop.root()).execute_batch("DROP TABLE counter").unwrap();
        let mut input = tests::intake(2);
        (input["phone"], input["name"]) = (json!(PHONE), json!(NAME));
        let failure = shop.refused("repair.open", input);
        eprintln!("trace {}", failure.trace.expect("an internal failure has a trace"));
        return;
    }
    let this = std::env::current_exe().unwrap();
    let child = Command::new(this)
        .args(["--exact", "canary::nothing_personal_or_secret_is_logged", "--nocapture"])
        .env(CHILD, "1")
        .output()
        .unwrap();
    let log = String::from_utf8_lossy(&child.stderr).into_owned() + &String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success(), "{log}");
    let trace = log.lines().find_map(|line| line.strip_prefix("trace ")).expect("the child says its trace");
    assert!(log.lines().any(|line| line.starts_with(&format!("xiutai: {trace} "))), "it was logged: {log}");
    for canary in [
        PHONE,
        NAME,
        STAFF_NAME,
        WORN_PASSWORD,
        WRONG_PASSWORD,
        PIN,
        WRONG_PIN,
        BADGE_CODE,
        WRONG_CODE,
        PASSCODE,
    ] {
        assert!(!log.contains(canary), "{canary} was logged: {log}");
    }
}
