//! What one side of the house must not do itself: no SQL in the face, no window in the core.

use crate::house::{File, assert_none, files};

/// The one file of the face that knows the window.
const WINDOW_HOST: &str = "ui/src/host/window.ts";

fn sql_in(text: &str) -> Option<&'static str> {
    const STATEMENTS: [(&str, &str); 6] = [
        ("SELECT ", " FROM "),
        ("INSERT ", "INTO "),
        ("UPDATE ", " SET "),
        ("DELETE ", "FROM "),
        ("CREATE ", "TABLE "),
        ("PRAGMA ", ""),
    ];
    STATEMENTS.iter().find_map(|(first, then)| {
        let begin = text.find(first)?;
        text[begin + first.len() - 1..].contains(then).then_some(first.trim_end())
    })
}

fn face_faults(files: &[File]) -> Vec<String> {
    let mut faults = Vec::new();
    for File { path, text } in files {
        if let Some(word) = sql_in(text) {
            faults.push(format!("{path}: {word} … is SQL; the face asks commands"));
        }
        if path != WINDOW_HOST && text.contains("@tauri-apps") {
            faults.push(format!("{path}: @tauri-apps is for {WINDOW_HOST} alone"));
        }
        for call in ["fetch(", "EventSource(", "XMLHttpRequest("] {
            if !path.starts_with("ui/src/host/") && calls(text, call) {
                faults.push(format!("{path}: {call}…): the host alone knows how the core is reached"));
            }
        }
    }
    faults
}

/// Whether the text has the call itself, and not one whose name only ends so (`refetch(`).
fn calls(text: &str, call: &str) -> bool {
    text.match_indices(call).any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

fn core_faults(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| file.text.contains("tauri::") || file.text.contains("axum::"))
        .map(|file| format!("{}: names tauri or axum; the core knows no transport", file.path))
        .collect()
}

#[test]
fn the_face_asks_the_core_through_its_host() {
    assert_none(&face_faults(&files("ui/src", &[".ts", ".tsx"])));
}

#[test]
fn a_face_that_goes_round_its_host_is_caught() {
    let files = [
        File::made_up("ui/src/repair/list.ts", "db.run(`SELECT id\n FROM repair`)"),
        File::made_up("ui/src/repair/open.ts", "import { invoke } from \"@tauri-apps/api/core\";"),
        File::made_up("ui/src/repair/card.ts", "await fetch(\"/api/repair.card\")"),
        File::made_up(WINDOW_HOST, "import { invoke } from \"@tauri-apps/api/core\";"),
        File::made_up("ui/src/kit/choices.ts", "// SELECT one of these\nquery.refetch()"),
    ];
    let faults = face_faults(&files);
    assert_eq!(faults.len(), 3, "{faults:#?}");
}

#[test]
fn the_core_knows_no_transport() {
    let rooms = ["kernel", "domain", "store", "papers", "devices", "desk"];
    let core = rooms.map(|room| files(&format!("src-tauri/crates/{room}/src"), &[".rs"])).concat();
    assert_none(&core_faults(&core));
}

#[test]
fn a_core_that_knows_the_window_is_caught() {
    let files = [File::made_up("src-tauri/crates/desk/src/repair.rs", "fn f(w: tauri::Window) {}")];
    assert_eq!(core_faults(&files).len(), 1);
}
