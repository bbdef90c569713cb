use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Once;
use store::inspection::rusqlite::Connection;
use tempfile::TempDir;

/// A data folder: one that goes with whoever holds it, or one that stays.
#[derive(Debug)]
pub enum Folder {
    /// Goes with this.
    Passing(TempDir),
    /// Stays where it is.
    Staying(PathBuf),
}

impl Folder {
    /// Where it is.
    pub fn path(&self) -> &Path {
        match self {
            Self::Passing(folder) => folder.path(),
            Self::Staying(folder) => folder,
        }
    }
}

impl From<TempDir> for Folder {
    fn from(folder: TempDir) -> Self {
        Self::Passing(folder)
    }
}

impl From<&Path> for Folder {
    fn from(folder: &Path) -> Self {
        Self::Staying(folder.to_owned())
    }
}

/// A temporary folder on a disk, where a sync costs what it costs.
///
/// # Panics
/// Where no folder can be made.
pub fn disk_folder() -> TempDir {
    let beside_the_build = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tmp");
    std::fs::create_dir_all(&beside_the_build).expect("the folder of builds");
    tempfile::tempdir_in(beside_the_build).expect("a temporary folder")
}

/// A temporary folder in memory where the system has one.
///
/// # Panics
/// Where no folder can be made.
pub fn memory_folder() -> TempDir {
    static SWEPT: Once = Once::new();
    let memory = Path::new("/dev/shm");
    if !memory.is_dir() {
        return tempfile::tempdir().expect("a temporary folder");
    }
    SWEPT.call_once(|| sweep(memory));
    let name = format!("{KIND}{}-", std::process::id());
    tempfile::Builder::new().prefix(&name).tempdir_in(memory).expect("a temporary folder")
}

const KIND: &str = "xiutai-test-";

/// Removes what earlier test programs left in memory: a folder kept for a whole run, or one of a run that was killed.
fn sweep(memory: &Path) {
    for entry in std::fs::read_dir(memory).expect("a folder to look at") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(KIND).and_then(|rest| rest.split('-').next());
        if process.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
            // Another test program may be removing it just now.
            drop(std::fs::remove_dir_all(entry.path()));
        }
    }
}

/// Copies all files of a data folder but its lock.
///
/// # Panics
/// Where one cannot be copied.
pub fn copy_folder(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder to copy") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("its type").is_dir() {
            std::fs::create_dir_all(&target).expect("a folder");
            copy_folder(&entry.path(), &target);
        } else if entry.file_name() != "lock" {
            std::fs::copy(entry.path(), &target).expect("a file");
        }
    }
}

/// Every file below a folder, in order of name.
///
/// # Panics
/// Where a folder cannot be read.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder to look at") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// SHA-256 of every file below a folder.
///
/// # Panics
/// Where a file cannot be read.
pub fn prints_of(folder: &Path) -> BTreeMap<PathBuf, [u8; 32]> {
    files_below(folder).into_iter().map(|file| (file.clone(), print_of(&file))).collect()
}

/// SHA-256 of a file.
///
/// # Panics
/// Where it cannot be read.
pub fn print_of(file: &Path) -> [u8; 32] {
    Sha256::digest(std::fs::read(file).expect("a file to read")).into()
}

/// The database file of the shop in use in a data folder.
///
/// # Panics
/// Where no shop is in use.
pub fn database_of(root: &Path) -> PathBuf {
    let current = std::fs::read_to_string(root.join("current")).expect("a shop in use");
    root.join(current.trim()).join("shop.db")
}

/// Opens the database of the shop in use past the store, as somebody with a tool of their own would.
///
/// # Panics
/// Where it cannot be opened.
pub fn past_the_store(root: &Path) -> Connection {
    let db = Connection::open(database_of(root)).expect("the database opens");
    db.busy_timeout(std::time::Duration::from_secs(5)).expect("a connection");
    // Whoever writes orders or customers wakes the triggers of the search index.
    store::inspection::teach(&db).expect("a connection");
    db
}

/// The digits that the customer's papers of an order carry, by its id or its number: past the store, since no command
/// tells them.
///
/// # Panics
/// Where there is no such order.
pub fn voucher_of(root: &Path, order: &str) -> String {
    let db = past_the_store(root);
    let id = order.replace('-', "").to_uppercase();
    let sql = "SELECT voucher FROM repair WHERE hex(id) = ?1 OR number = ?2";
    db.query_row(sql, [id.as_str(), order], |row| row.get(0)).expect("an order with papers")
}

/// How many rows a table has.
///
/// # Panics
/// Where it has no such table.
pub fn rows_of(db: &Connection, table: &str) -> i64 {
    db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("a table to count")
}
