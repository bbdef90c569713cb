//! A migration that left the house is never edited: shops have already run it.

use crate::house::{File, assert_none, files, read, root};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const LIST: &str = "tests/tidy/migrations.sha256";

fn checksum(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `list` has a line `<sha256>  <path>` for every migration, oldest first, and only ever grows.
fn faults(migrations: &[File], list: &str) -> Vec<String> {
    let listed: BTreeMap<&str, &str> =
        list.lines().filter_map(|line| line.split_once("  ")).map(|(sum, path)| (path, sum)).collect();
    let mut faults = Vec::new();
    for file in migrations {
        let sum = checksum(&file.text);
        match listed.get(file.path.as_str()) {
            None => faults.push(format!("{LIST} does not know {}; add: {sum}  {}", file.path, file.path)),
            Some(known) if *known != sum => {
                faults.push(format!("{} was edited after it was listed: write a new migration", file.path));
            }
            Some(_) => {}
        }
    }
    for path in listed.keys().filter(|path| !migrations.iter().any(|file| file.path == **path)) {
        faults.push(format!("{path} is listed and gone: shops have run it"));
    }
    faults
}

#[test]
fn no_migration_was_edited() {
    let migrations = files("src-tauri/crates/store/migrations", &[".sql"]);
    assert_none(&faults(&migrations, &read(&root().join(LIST))));
}

#[test]
fn an_edited_a_lost_and_an_unlisted_migration_are_caught() {
    let migrations = [File::made_up("m/0001_shop.sql", "a"), File::made_up("m/0003_new.sql", "c")];
    let list = format!("{}  m/0001_shop.sql\n{}  m/0002_gone.sql\n", checksum("b"), checksum("x"));
    let faults = faults(&migrations, &list);
    assert_eq!(faults.len(), 3, "{faults:#?}");
    assert!(faults[0].contains("0001_shop.sql was edited"));
    assert!(faults[1].contains("does not know m/0003_new.sql"));
    assert!(faults[2].contains("0002_gone.sql is listed and gone"));
}
