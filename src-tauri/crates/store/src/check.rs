//! Looks over a shop: chain, references, counts, files.

use crate::column::RowColumns;
use crate::error::Result;
use crate::journal::{self, Broken};
use crate::{data_folder, file, open, read::Read};
use kernel::{Failure, Moment};
use rusqlite::OptionalExtension;
use std::path::Path;
use uuid::Uuid;

/// What was looked at, and what was found wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Journal entries that hold.
    pub entries: i64,
    /// Orders.
    pub repairs: i64,
    /// Files.
    pub files: usize,
    /// What is wrong; empty when all is well.
    pub findings: Vec<Finding>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The entry at this place was changed, moved, or one before it is missing.
    ChainBroken(i64),
    /// A personal value of the entry at this place is not the one that was written.
    PersonalChanged(i64),
    /// A row of this table refers to one that is not there.
    ReferenceBroken(String),
    /// This table has other rows than the journal says (rows, entries).
    CountDiffers(String, i64, i64),
    /// The books hold something else than this payment or settlement says.
    BooksDiffer(String),
    /// What lies there of this part is not what its movements, pieces and reservations say.
    StockDiffers(String),
    /// This file is missing.
    FileMissing(String),
    /// This file's content is not what it was.
    FileChanged(String),
}

/// Nouns whose rows come one by one with a journal entry and are never removed.
const COUNTED: &[&str] = &[
    "assignment",
    "brand",
    "checklist",
    "checkup",
    "close",
    "company",
    "condition",
    "consent",
    "customer",
    "customer_phone",
    "device",
    "fault_code",
    "file",
    "finding",
    "hand_over",
    "handing",
    "handing_line",
    "log_entry",
    "message",
    "model",
    "movement",
    "note",
    "old_part",
    "part",
    "part_alternate",
    "part_code",
    "part_model",
    "part_supplier",
    "passcode",
    "payment",
    "person",
    "photo",
    "piece",
    "place",
    "price",
    "price_rule",
    "purchase",
    "purchase_line",
    "quote",
    "quote_answer",
    "quote_line",
    "receipt",
    "receipt_line",
    "reminder",
    "repair",
    "repair_part",
    "roll_printer",
    "sending",
    "settlement",
    "share",
    "shop",
    "step",
    "stocktake",
    "stocktake_count",
    "stocktake_line",
    "supplier",
    "supplier_return",
    "supplier_return_line",
    "support",
    "symptom",
    "terminal",
    "terms",
    "work",
    "write_off",
];

/// Looks over the shop in use of a data folder, without writing and without taking the folder.
///
/// # Errors
/// Where there is no shop or its database cannot be opened at all.
pub fn check(root: &Path, now: Moment) -> kernel::Result<Checked> {
    let folder = data_folder::current(root)?.ok_or_else(|| Failure::refused("shop.not_founded"))?;
    let look = || -> Result<Checked> {
        let database = open::file_of(&folder);
        open::must_be_whole(&database)?;
        let db = open::for_reading(&database)?;
        open::must_be_sound(&db, "integrity_check")?;
        crate::migrate::must_fit(&db)?;
        let read = Read { db: &db, folder: &folder, now, person: Uuid::nil() };
        let mut checked = check_database(&read)?;
        for hash in file::hashes(&read)? {
            checked.files += 1;
            match file::path_of(&folder, &hash).and_then(|path| file::content_at(&path, &hash)) {
                Ok(_) => {}
                Err(failure) if failure.message == "file.not_found" => {
                    checked.findings.push(Finding::FileMissing(hash));
                }
                Err(_) => checked.findings.push(Finding::FileChanged(hash)),
            }
        }
        Ok(checked)
    };
    Ok(look()?)
}

/// Looks over an open database: chain, references, counts.
pub(crate) fn check_database(read: &Read<'_>) -> Result<Checked> {
    let mut findings = Vec::new();
    let entries = match journal::verify(read.db)? {
        Ok(entries) => entries,
        Err(Broken::Link(place)) => {
            findings.push(Finding::ChainBroken(place));
            0
        }
        Err(Broken::Personal(place)) => {
            findings.push(Finding::PersonalChanged(place));
            0
        }
    };
    let broken: Option<String> =
        read.db.query_row("PRAGMA foreign_key_check", [], |row| row.get(0)).optional()?;
    findings.extend(broken.map(Finding::ReferenceBroken));
    for table in COUNTED {
        let (rows, told) = read.db.query_row(&counting(table), [], |row| {
            Ok((row.column::<i64>("kept")?, row.column::<i64>("told")?))
        })?;
        if rows != told {
            findings.push(Finding::CountDiffers((*table).to_owned(), rows, told));
        }
    }
    for differing in crate::ledger::DIFFERING {
        findings.extend(read.all(differing, &[], |row| row.column("number").map(Finding::BooksDiffer))?);
    }
    findings.extend(crate::stock::differences(read)?.into_iter().map(Finding::StockDiffers));
    let repairs = read.count("SELECT count(*) AS n FROM repair", &[])?;
    Ok(Checked { entries, repairs, files: 0, findings })
}

/// How many rows a table has that the journal tells of, and how many things the journal tells of.
fn counting(table: &str) -> String {
    format!(
        "SELECT (SELECT count(*) FROM {table}) AS kept, \
         (SELECT count(DISTINCT noun_id) FROM journal WHERE noun = '{table}') AS told"
    )
}
