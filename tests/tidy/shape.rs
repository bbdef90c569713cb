//! The visible top level, and how long a file may be.

use crate::house::{File, assert_none, files, root};
use std::collections::BTreeSet;
use std::fs;

const TOP: [&str; 8] =
    ["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "icons", "src-tauri", "tests", "ui"];
const LONGEST: usize = 500;
const KINDS: [&str; 5] = [".rs", ".ts", ".tsx", ".sql", ".css"];

fn top_faults(names: &BTreeSet<String>) -> Vec<String> {
    let fixed: BTreeSet<String> = TOP.iter().map(|&name| name.to_owned()).collect();
    let added = names.difference(&fixed).map(|name| format!("{name} does not belong at the top"));
    let gone = fixed.difference(names).map(|name| format!("{name} is missing at the top"));
    added.chain(gone).collect()
}

fn length_faults(files: &[File]) -> Vec<String> {
    files
        .iter()
        // What is drawn by the program itself is as long as it is.
        .filter(|file| !file.path.starts_with("ui/src/wire/") && !file.path.ends_with(".snapshot.sql"))
        .map(|file| (&file.path, file.text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{path} has {lines} lines, {LONGEST} is the most: divide it"))
        .collect()
}

#[test]
fn the_top_level_is_as_planned() {
    let names = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_none(&top_faults(&names.filter(|name| !name.starts_with('.') && name != "target").collect()));
}

#[test]
fn a_stranger_at_the_top_is_caught() {
    let mut names: BTreeSet<String> = TOP.iter().map(|&name| name.to_owned()).collect();
    names.insert("scripts".to_owned());
    names.remove("icons");
    assert_eq!(top_faults(&names), ["scripts does not belong at the top", "icons is missing at the top"]);
}

#[test]
fn no_file_is_too_long() {
    let all = ["src-tauri", "tests", "ui"].map(|folder| files(folder, &KINDS)).concat();
    assert_none(&length_faults(&all));
}

#[test]
fn a_file_that_is_too_long_is_caught() {
    let lines = |count: usize| "x\n".repeat(count);
    let files = [
        File::made_up("ui/src/repair/RepairPage.tsx", &lines(501)),
        File::made_up("ui/src/wire/commands.ts", &lines(9_000)),
        File::made_up("src-tauri/src/main.rs", &lines(500)),
    ];
    assert_eq!(
        length_faults(&files),
        ["ui/src/repair/RepairPage.tsx has 501 lines, 500 is the most: divide it"]
    );
}
