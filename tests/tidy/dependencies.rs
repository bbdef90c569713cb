//! The dependency rule: which rooms of the house see which, and which room each outside crate lives in.

use crate::house::{File, assert_none, files, root};
use serde_json::{Value, json};
use std::process::Command;

/// kernel ← domain ← store, papers ← desk ← src-tauri; kernel ← devices ← src-tauri. Tests see everything.
const EDGES: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("domain", &["kernel"]),
    ("store", &["kernel", "domain"]),
    ("papers", &["kernel", "domain"]),
    ("devices", &["kernel"]),
    ("desk", &["kernel", "domain", "store", "papers"]),
    ("xiutai", &["kernel", "desk", "devices"]),
    ("xtask", &[]),
    ("tests", &["kernel", "domain", "store", "papers", "devices", "desk", "xiutai"]),
];

/// Outside crates that may be seen from their homes only. `tests` look in from outside: over HTTP, at the
/// file of a shop, at a finished paper.
const HOMES: &[(&str, &[&str])] = &[
    ("tauri", &["xiutai"]),
    ("tauri-build", &["xiutai"]),
    ("axum", &["xiutai"]),
    ("tokio", &["xiutai", "tests"]),
    ("rusqlite", &["store", "tests"]),
    ("printpdf", &["papers"]),
    ("image", &["devices", "tests"]),
    ("lopdf", &["papers", "tests"]),
    ("subsetter", &["papers"]),
    ("tiny-skia", &["papers"]),
    ("pinyin", &["domain"]),
    ("argon2", &["desk"]),
    ("chacha20poly1305", &["desk"]),
    ("calamine", &["desk"]),
    ("csv", &["desk"]),
    ("encoding_rs", &["desk"]),
    ("ts-rs", &["kernel", "domain", "desk"]),
    ("fantoccini", &["tests"]),
    ("rustls", &["xiutai", "tests"]),
    ("tokio-rustls", &["xiutai", "tests"]),
    ("rcgen", &["xiutai", "tests"]),
    ("mdns-sd", &["xiutai"]),
    ("if-addrs", &["xiutai"]),
];

/// The rooms whose crates must be released ones: what keeps a shop's data stands on nothing unfinished.
const CORE: &[&str] = &["kernel", "domain", "store", "papers", "devices", "desk"];

fn violations(metadata: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut faults = Vec::new();
    for package in list(&metadata["packages"]) {
        let room = package["name"].as_str().unwrap();
        let Some((_, seen)) = EDGES.iter().find(|(name, _)| *name == room) else {
            faults.push(format!("{room} has no place in the dependency rule: add it to EDGES"));
            continue;
        };
        for dependency in list(&package["dependencies"]) {
            let name = dependency["name"].as_str().unwrap();
            let version = dependency["req"].as_str().unwrap_or_default();
            if EDGES.iter().any(|(house, _)| *house == name) {
                if !seen.contains(&name) {
                    faults.push(format!("{room} must not see {name}; it may see {seen:?}"));
                }
                continue;
            }
            if let Some((_, homes)) = HOMES.iter().find(|(outside, _)| *outside == name)
                && !homes.contains(&room)
            {
                faults.push(format!("{name} lives in {homes:?}, not in {room}"));
            }
            if CORE.contains(&room) && version.contains('-') {
                faults.push(format!("{room} stands on {name} {version}, which is not released"));
            }
            if room == "xtask" && dependency["kind"].is_null() {
                faults.push(format!("xtask stands on the standard library alone, not on {name}"));
            }
        }
    }
    faults
}

/// A room's manifest names no version and takes the lints of the house.
fn manifest_faults(manifests: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for File { path, text } in manifests {
        let mut section = "";
        for line in text.lines().map(str::trim) {
            if line.starts_with('[') {
                section = line;
            } else if section.ends_with("dependencies]") && !line.is_empty() && !line.starts_with('#') {
                let by_workspace = line.contains("workspace = true");
                if !by_workspace {
                    faults.push(format!("{path}: `{line}`: versions are named in the root Cargo.toml only"));
                }
            }
        }
        if !text.contains("[lints]\nworkspace = true") {
            faults.push(format!("{path}: takes no lints of the workspace"));
        }
    }
    faults
}

fn metadata() -> Value {
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--offline", "--no-deps", "--format-version", "1"]).current_dir(root());
    let said = command.output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    serde_json::from_slice(&said.stdout).unwrap()
}

#[test]
fn the_rooms_see_only_what_they_may() {
    let metadata = metadata();
    assert_eq!(metadata["packages"].as_array().unwrap().len(), EDGES.len(), "a room was added or lost");
    assert_none(&violations(&metadata));
}

#[test]
fn a_broken_dependency_rule_is_caught() {
    let mut metadata = metadata();
    let mut add = |room: &str, name: &str, version: &str, kind: Value| {
        let packages = metadata["packages"].as_array_mut().unwrap();
        let package = packages.iter_mut().find(|package| package["name"] == room).unwrap();
        let dependency = json!({"name": name, "req": version, "kind": kind});
        package["dependencies"].as_array_mut().unwrap().push(dependency);
    };
    add("domain", "store", "*", Value::Null);
    add("desk", "tauri", "^2", Value::Null);
    add("kernel", "rusqlite", "^0.41", json!("dev"));
    add("papers", "icu_segmenter", "^3.0.0-alpha.1", Value::Null);
    add("xtask", "anyhow", "^1", Value::Null);
    let faults = violations(&metadata);
    let expected = [
        "xtask stands on the standard library alone, not on anyhow",
        "domain must not see store; it may see [\"kernel\"]",
        "tauri lives in [\"xiutai\"], not in desk",
        "rusqlite lives in [\"store\", \"tests\"], not in kernel",
        "papers stands on icu_segmenter ^3.0.0-alpha.1, which is not released",
    ];
    for fault in expected {
        assert!(faults.iter().any(|found| found == fault), "not caught: {fault}\n{faults:#?}");
    }
    assert_eq!(faults.len(), expected.len(), "{faults:#?}");
}

#[test]
fn versions_and_lints_are_named_once() {
    let mut manifests = files("src-tauri", &["Cargo.toml"]);
    manifests.extend(files("tests", &["Cargo.toml"]));
    assert_none(&manifest_faults(&manifests));
}

#[test]
fn a_version_of_its_own_is_caught() {
    let text = "[package]\nname = \"desk\"\n\n[dependencies]\nserde.workspace = true\nuuid = \"1\"\n";
    let faults = manifest_faults(&[File::made_up("src-tauri/crates/desk/Cargo.toml", text)]);
    assert_eq!(faults.len(), 2, "{faults:#?}");
    assert!(faults[0].contains("`uuid = \"1\"`") && faults[1].contains("lints"));
}
