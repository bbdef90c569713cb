//! Every key has words in both languages, and no words are left over.

use crate::house::{File, assert_none, files, read, root};
use crate::literals::{Literal, of_rust, of_typescript};
use std::collections::{BTreeMap, BTreeSet};

type Words = BTreeMap<String, String>;

/// What the words are compared with.
struct Said<'a> {
    chinese: &'a Words,
    english: &'a Words,
    rust: &'a [File],
    face: &'a [File],
    commands: &'a BTreeSet<String>,
    recorded: &'a BTreeSet<String>,
}

/// Before these, a literal is the message of a failure.
const FAILURES: [&str; 5] =
    ["Failure::invalid(", "Failure::not_found(", "Failure::refused(", "Failure::internal(", ".refuse("];
/// Before these, a literal is the message of a field's fault.
const FAULTS: [&str; 2] = ["Fault::new(", "Fault::with("];
/// Before this, a literal is a gate, which has one word.
const GATE: &str = "Gate::new(";
/// Before these and the name of a field, too.
const FAULTS_OF: [&str; 2] = [".field(", ".add("];
/// Where a key of the core may have its words.
const PLACES: [&str; 5] = ["", "failure.", "fault.", "gate.", "check."];
/// Dotted names that are files.
const FILES: [&str; 15] = [
    ".sql", ".db", ".json", ".html", ".js", ".css", ".ttf", ".pdf", ".txt", ".svg", ".jpg", ".new", ".md",
    ".pem", ".key",
];
/// Dotted names of others: kinds of file systems, what the face keeps in the browser, columns, fields inside a field.
const OTHERS: [&str; 9] = [
    "fuse.",
    "xiutai.",
    "r.",
    "search.rowid",
    "figures.percent",
    "figures.amount",
    "figures.kinds",
    "figures.weekdays",
    "figures.monthdays",
];
/// Kinds of command that leave an entry in the history, where their words are read.
const RECORDED: [&str; 5] = [".change(", ".prepared(", ".prepared_at(", ".look(", ".look_at("];

fn language_faults(said: &Said<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    for (one, other, tongue) in [(said.chinese, said.english, "en"), (said.english, said.chinese, "zh-CN")] {
        for (key, text) in one {
            match other.get(key) {
                None => faults.push(format!("{key} has no words in {tongue}")),
                Some(words) if places(words) != places(text) && tongue == "en" => {
                    faults.push(format!(
                        "{key} mentions {:?} in zh-CN, {:?} in en",
                        places(text),
                        places(words)
                    ));
                }
                Some(words) if words.trim().is_empty() => faults.push(format!("{key} is empty in {tongue}")),
                Some(_) => {}
            }
        }
    }
    faults
}

fn missing_words(said: &Said<'_>) -> Vec<String> {
    let has = |key: &str| said.chinese.contains_key(key);
    let mut faults = Vec::new();
    for (file, literal) in rust_keys(said.rust) {
        let (key, at) = (literal.text, format!("{}:{}", file.path, literal.line));
        if literal.before.ends_with(GATE) {
            if !has(&format!("gate.{key}")) {
                faults.push(format!("{at}: no words for gate.{key}"));
            }
        } else if is_failure(literal.before) {
            if !has(&format!("failure.{key}")) {
                faults.push(format!("{at}: no words for failure.{key}"));
            }
        } else if is_fault(literal.before) {
            if !has(&format!("fault.{key}")) {
                faults.push(format!("{at}: no words for fault.{key}"));
            }
        } else if !said.commands.contains(key) && !PLACES.iter().any(|place| has(&format!("{place}{key}"))) {
            faults.push(format!("{at}: {key} looks like a key and has no words"));
        }
    }
    for (file, literal) in face_keys(said.face) {
        let at = format!("{}:{}", file.path, literal.line);
        match literal.text.split_once("${") {
            Some((start, _)) if !said.chinese.keys().any(|key| key.starts_with(start)) => {
                faults.push(format!("{at}: no words begin with {start}"));
            }
            None if !said.commands.contains(literal.text)
                && !["", "failure.", "fault."]
                    .iter()
                    .any(|place| has(&format!("{place}{}", literal.text))) =>
            {
                faults.push(format!("{at}: {} looks like a key and has no words", literal.text));
            }
            Some(_) | None => {}
        }
    }
    faults
}

fn dead_words(said: &Said<'_>) -> Vec<String> {
    let core: BTreeSet<&str> = rust_keys(said.rust).into_iter().map(|(_, literal)| literal.text).collect();
    let mut face = BTreeSet::new();
    let mut begun = BTreeSet::new();
    for (_, literal) in face_keys(said.face) {
        match literal.text.split_once("${") {
            Some((start, _)) => begun.insert(start),
            None => face.insert(literal.text),
        };
    }
    // Only what the core can say is said of the core, though the face asks for it by a beginning.
    let of_core = ["failure.", "fault.", "gate.", "check."];
    let is_alive = |key: &str| {
        if core.contains(key) || face.contains(key) {
            return true;
        }
        match of_core.iter().find_map(|place| key.strip_prefix(place)) {
            Some(tail) => core.contains(tail) || face.contains(tail),
            None => match key.strip_prefix("command.") {
                Some(command) => said.commands.contains(command),
                None => begun.iter().any(|start| key.starts_with(start)),
            },
        }
    };
    said.chinese.keys().filter(|key| !is_alive(key)).map(|key| format!("nothing says {key}")).collect()
}

fn command_faults(said: &Said<'_>) -> Vec<String> {
    let missing = said.recorded.iter().filter(|name| !said.chinese.contains_key(&format!("command.{name}")));
    missing.map(|name| format!("no words for command.{name}")).collect()
}

fn is_failure(before: &str) -> bool {
    if FAILURES.iter().any(|call| before.ends_with(call)) {
        return true;
    }
    let code = before.strip_suffix(',').and_then(|rest| rest.rsplit_once("Failure::new("));
    code.is_some_and(|(_, code)| code.trim().strip_prefix("Code::").is_some_and(is_word))
}

fn is_fault(before: &str) -> bool {
    if FAULTS.iter().any(|call| before.ends_with(call)) {
        return true;
    }
    let Some(rest) = before.strip_suffix("\",") else { return false };
    let Some((call, field)) = rest.rsplit_once('"') else { return false };
    is_word(field) && FAULTS_OF.iter().any(|of| call.trim_end().ends_with(of))
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// `noun.verb`, and no file's name.
fn is_key(text: &str) -> bool {
    let starts_low = |part: &str| part.starts_with(|c: char| c.is_ascii_lowercase());
    let is_part =
        |part: &str| is_word(part) && starts_low(part) && !part.chars().any(|c| c.is_ascii_uppercase());
    text.contains('.')
        && text.split('.').all(is_part)
        && !FILES.iter().any(|kind| text.ends_with(kind))
        && !OTHERS.iter().any(|others| text.starts_with(others))
}

/// The keys in code that ships: no tests, no benchmarks.
fn rust_keys(files: &[File]) -> Vec<(&File, Literal<'_>)> {
    let ships = |file: &&File| !file.path.ends_with("/tests.rs") && !file.path.contains("/tests/");
    let mut keys = Vec::new();
    for file in files.iter().filter(ships) {
        let code = file.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let counts = |literal: &Literal<'_>| is_key(literal.text) || literal.before.ends_with(GATE);
        keys.extend(of_rust(code).into_iter().filter(counts).map(|key| (file, key)));
    }
    keys
}

/// The keys in the face, whole or as the beginning of one (`stage.${stage}`).
fn face_keys(files: &[File]) -> Vec<(&File, Literal<'_>)> {
    let mut keys = Vec::new();
    for file in files.iter().filter(|file| !file.path.contains(".test.")) {
        for literal in of_typescript(&file.text) {
            let counts = match literal.text.split_once("${") {
                Some((start, _)) => start.contains('.') && is_key(&format!("{start}x")),
                None => is_key(literal.text),
            };
            if counts {
                keys.push((file, literal));
            }
        }
    }
    keys
}

/// The `{{places}}` of a text that are filled when it is said.
fn places(text: &str) -> BTreeSet<&str> {
    text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(name, _)| name.trim()).collect()
}

/// The names in the wire file: `  "repair.open": { input: …`.
fn commands(wire: &str) -> BTreeSet<String> {
    wire.lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.split_once("\": {"))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// The names in the list of commands that stand after one of the recorded kinds.
fn recorded(list: &str) -> BTreeSet<String> {
    let is_recorded = |literal: &Literal<'_>| RECORDED.iter().any(|kind| literal.before.ends_with(kind));
    of_rust(list).into_iter().filter(is_recorded).map(|literal| literal.text.to_owned()).collect()
}

fn words(language: &str) -> Words {
    let file = root().join(format!("ui/src/words/{language}.json"));
    serde_json::from_str(&read(&file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn with_the_house(look: impl Fn(&Said<'_>) -> Vec<String>) {
    let (chinese, english) = (words("zh-CN"), words("en"));
    let rust: Vec<File> = files("src-tauri", &[".rs"])
        .into_iter()
        .filter(|file| !["/xtask/", "/examples/", "/benches/"].iter().any(|room| file.path.contains(room)))
        .collect();
    let face = files("ui/src", &[".ts", ".tsx"]);
    let face: Vec<File> = face.into_iter().filter(|file| !file.path.starts_with("ui/src/wire/")).collect();
    let commands = commands(&desk::commands::commands().typescript());
    assert!(commands.contains("repair.open"), "the commands are no longer read from the wire file");
    let recorded = recorded(&read(&root().join("src-tauri/crates/desk/src/commands.rs")));
    assert!(recorded.contains("repair.open"), "the recorded commands are no longer read from the list");
    assert_none(&look(&Said {
        chinese: &chinese,
        english: &english,
        rust: &rust,
        face: &face,
        commands: &commands,
        recorded: &recorded,
    }));
}

#[test]
fn both_languages_say_the_same() {
    with_the_house(language_faults);
}

#[test]
fn every_key_has_words() {
    with_the_house(missing_words);
}

#[test]
fn no_words_are_left_over() {
    with_the_house(dead_words);
}

#[test]
fn every_recorded_command_has_words() {
    with_the_house(command_faults);
}

mod broken {
    use super::*;

    fn told(look: impl Fn(&Said<'_>) -> Vec<String>) -> Vec<String> {
        let words = |pairs: &[(&str, &str)]| -> Words {
            pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
        };
        let chinese = words(&[
            ("failure.repair.closed", "工单 {{number}} 已结案"),
            ("fault.field.empty", "不能为空"),
            ("failure.repair.forgotten", "没人说"),
            ("stage.ready", "待取机"),
            ("act.save", "保存"),
            ("act.lost", "没有按钮"),
            ("orders.none_mine", "没有我的工单"),
            ("command.repair.open", "接机"),
        ]);
        let mut english = chinese.clone();
        english.insert("failure.repair.closed".to_owned(), "The order is closed".to_owned());
        english.remove("stage.ready");
        english.insert("act.save".to_owned(), String::new());
        let rust = [File::made_up(
            "src-tauri/crates/desk/src/repair.rs",
            r#"
            return Err(Failure::refused("repair.closed").field("phone", "field.empty"));
            return Err(Failure::new(
                Code::Conflict, "repair.taken").field("phone", "field.too_long"));
            let sql = include_str!("find.sql");
            faults.add("imei", "field.bad_imei"); call("repair.open"); "repair.mystery"; Gate::new("machine_here");
            #[cfg(test)]
mod tests { fn f() { "failure.only_in_tests"; } }
            "#,
        )];
        let face = [
            File::made_up(
                "ui/src/repair/RepairPage.tsx",
                "say(\"act.save\"); say(`stage.${stage}`); say(`orders.none_${view}`)",
            ),
            File::made_up("ui/src/repair/Odd.tsx", "say(\"act.unknown\"); say(`nothing.${x}`)"),
        ];
        let list = "Commands::new().query(\"repair.find\", SeeRepairs, find).change(\n\"repair.open\", OpenRepairs, open).look(\"repair.phone\", SeePhones, phone)";
        look(&Said {
            chinese: &chinese,
            english: &english,
            rust: &rust,
            face: &face,
            commands: &BTreeSet::from(["repair.open".to_owned(), "repair.find".to_owned()]),
            recorded: &recorded(list),
        })
    }

    #[test]
    fn a_word_missing_in_one_language_is_caught() {
        assert_eq!(
            told(language_faults),
            [
                "act.save is empty in en",
                "failure.repair.closed mentions {\"number\"} in zh-CN, {} in en",
                "stage.ready has no words in en",
            ]
        );
    }

    #[test]
    fn a_key_without_words_is_caught() {
        assert_eq!(
            told(missing_words),
            [
                "src-tauri/crates/desk/src/repair.rs:4: no words for failure.repair.taken",
                "src-tauri/crates/desk/src/repair.rs:4: no words for fault.field.too_long",
                "src-tauri/crates/desk/src/repair.rs:6: no words for fault.field.bad_imei",
                "src-tauri/crates/desk/src/repair.rs:6: repair.mystery looks like a key and has no words",
                "src-tauri/crates/desk/src/repair.rs:6: no words for gate.machine_here",
                "ui/src/repair/Odd.tsx:1: act.unknown looks like a key and has no words",
                "ui/src/repair/Odd.tsx:1: no words begin with nothing.",
            ]
        );
    }

    #[test]
    fn words_that_nothing_says_are_caught() {
        assert_eq!(told(dead_words), ["nothing says act.lost", "nothing says failure.repair.forgotten"]);
    }

    #[test]
    fn a_command_without_words_is_caught() {
        assert_eq!(told(command_faults), ["no words for command.repair.phone"]);
    }

    #[test]
    fn the_commands_are_read_from_the_wire_file() {
        let wire =
            "export interface Commands {\n  \"repair.open\": { input: OpenRepair; output: Opened };\n}\n";
        assert_eq!(commands(wire), BTreeSet::from(["repair.open".to_owned()]));
    }
}
