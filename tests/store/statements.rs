use std::path::{Path, PathBuf};
use store::inspection::{every_list_statement, fresh_in_memory};
use tests::files_below;

/// Parts of a statement, which are put together in Rust; `every_list_statement` has the whole.
const PARTS: [&str; 3] = ["repair/list/columns.sql", "repair/list/handed_on.sql", "repair/list/joins.sql"];

/// A statement of the store and where it stands.
pub(crate) struct Statement {
    pub(crate) place: String,
    pub(crate) sql: String,
}

/// Every `.sql` file of the store, in one form only: `noun/verb.sql`.
pub(crate) fn every_file() -> Vec<Statement> {
    let source = source();
    let statements: Vec<Statement> = files_below(&source)
        .into_iter()
        .filter(|file| file.extension().is_some_and(|end| end == "sql"))
        .map(|file| Statement {
            place: file.strip_prefix(&source).expect("it lies in there").display().to_string(),
            sql: std::fs::read_to_string(&file).expect("a statement"),
        })
        .collect();
    assert!(statements.len() > 20, "only {} files were found", statements.len());
    statements
}

/// Every statement that can be run as it stands: whole files, what lists are made of, and the short ones in Rust.
pub(crate) fn every_statement() -> Vec<Statement> {
    let files = every_file().into_iter().filter(|one| !PARTS.contains(&one.place.as_str()));
    let lists = every_list_statement();
    let lists = lists.into_iter().map(|sql| Statement { place: "repair/list".to_owned(), sql });
    files.chain(lists).chain(short_ones()).collect()
}

/// The statements of one line that stand in Rust. Those made by `format!` are not whole there.
fn short_ones() -> Vec<Statement> {
    let source = source();
    let mut found = Vec::new();
    for file in files_below(&source).iter().filter(|file| file.extension().is_some_and(|end| end == "rs")) {
        // Tests in a file of their own.
        if file.file_name().is_some_and(|name| name == "tests.rs") {
            continue;
        }
        let code = std::fs::read_to_string(file).expect("a source file");
        let place = file.strip_prefix(&source).expect("it lies in there").display().to_string();
        // A module's own tests come last, and write what no program may.
        let code = code.split("#[cfg(test)]").next().expect("the module itself");
        for sql in literals(code) {
            found.push(Statement { place: place.clone(), sql });
        }
    }
    assert!(found.len() > 10, "only {} short statements were found", found.len());
    found
}

fn literals(code: &str) -> Vec<String> {
    code.split('"')
        .filter(|text| {
            ["SELECT ", "INSERT INTO ", "DELETE FROM ", "UPDATE "].iter().any(|verb| text.starts_with(verb))
        })
        .filter(|text| !text.contains('{') && !text.ends_with(' ') && text.contains(' '))
        .map(str::to_owned)
        .collect()
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/store/src")
}

#[test]
fn every_statement_prepares_against_a_fresh_database() {
    let db = fresh_in_memory().unwrap();
    for Statement { place, sql } in every_statement() {
        if let Err(error) = db.prepare(&sql) {
            panic!("{place}: {error}\n{sql}");
        }
    }
}

/// `?` and `?1` say nothing; a name that is misspelt is found when the statement is run.
#[test]
fn every_file_names_its_parameters() {
    let db = fresh_in_memory().unwrap();
    for Statement { place, sql } in
        every_file().into_iter().filter(|one| !PARTS.contains(&one.place.as_str()))
    {
        let statement = db.prepare(&sql).unwrap();
        for n in 1..=statement.parameter_count() {
            let name = statement.parameter_name(n);
            assert!(name.is_some_and(|name| name.starts_with(':')), "{place}: parameter {n} is {name:?}");
        }
    }
}

#[test]
fn every_file_is_used_by_the_module_beside_it() {
    let source = source();
    for Statement { place, .. } in every_file() {
        let file = Path::new(&place);
        let folder = source.join(file.parent().expect("a noun's folder"));
        let name = file.file_name().expect("a name").to_string_lossy();
        let used =
            files_below(&folder).iter().filter(|file| file.extension().is_some_and(|end| end == "rs")).any(
                |file| std::fs::read_to_string(file).unwrap().contains(&format!("include_str!(\"{name}\")")),
            );
        assert!(used, "{place} is not used");
    }
}
