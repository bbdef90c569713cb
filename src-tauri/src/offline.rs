//! What is done to a data folder without opening a shop in it: making the demo shop, verifying.

use crate::printers::FolderPrinters;
use crate::words::Words;
use desk::check::Finding;
use kernel::SystemClock;
use kernel::machine::NoLan;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// Makes the demo shop in a folder and says how to open it.
pub(crate) fn demo(folder: &Path, words: &Words) -> ExitCode {
    let shown = folder.to_string_lossy();
    println!("{}", words.say("cli.demo_making", &[("folder", &shown)]));
    match desk::demo::make(
        folder,
        crate::machine(Arc::new(SystemClock::new()), Arc::new(FolderPrinters::new(folder)), Arc::new(NoLan)),
    ) {
        Ok(()) => {
            println!("{}", words.say("cli.demo_made", &[("folder", &shown)]));
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{}", words.failure(&failure));
            ExitCode::FAILURE
        }
    }
}

/// Verifies a folder and says what was found.
pub(crate) fn check(folder: &Path, words: &Words) -> ExitCode {
    println!("{}", words.say("cli.check_folder", &[("folder", &folder.to_string_lossy())]));
    let checked = match desk::check::check(folder, &SystemClock::new()) {
        Ok(checked) => checked,
        Err(failure) => {
            eprintln!("{}", words.failure(&failure));
            return ExitCode::FAILURE;
        }
    };
    let counts = [
        ("entries", checked.entries.to_string()),
        ("repairs", checked.repairs.to_string()),
        ("files", checked.files.to_string()),
    ];
    println!("{}", words.say("cli.check_counts", &borrowed(&counts)));
    for finding in &checked.findings {
        let (key, params) = told(finding);
        println!("{}", words.say(key, &borrowed(&params)));
    }
    if checked.findings.is_empty() {
        println!("{}", words.say("cli.check_sound", &[]));
        ExitCode::SUCCESS
    } else {
        println!("{}", words.say("cli.check_unsound", &[]));
        ExitCode::FAILURE
    }
}

type Params = Vec<(&'static str, String)>;

/// The words' key for a finding, and what the words mention.
fn told(finding: &Finding) -> (&'static str, Params) {
    match finding {
        Finding::ChainBroken(seq) => ("check.chain_broken", vec![("seq", seq.to_string())]),
        Finding::PersonalChanged(seq) => ("check.personal_changed", vec![("seq", seq.to_string())]),
        Finding::ReferenceBroken(table) => ("check.reference_broken", vec![("table", table.clone())]),
        Finding::CountDiffers(table, rows, entries) => (
            "check.count_differs",
            vec![("table", table.clone()), ("rows", rows.to_string()), ("entries", entries.to_string())],
        ),
        Finding::BooksDiffer(number) => ("check.books_differ", vec![("number", number.clone())]),
        Finding::StockDiffers(number) => ("check.stock_differs", vec![("number", number.clone())]),
        Finding::FileMissing(file) => ("check.file_missing", vec![("file", file.clone())]),
        Finding::FileChanged(file) => ("check.file_changed", vec![("file", file.clone())]),
    }
}

fn borrowed<'a>(params: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    params.iter().map(|(name, value)| (*name, value.as_str())).collect()
}
