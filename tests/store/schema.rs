//! The schema as every shop has it: strict tables, closed sets that are the same in Rust, and a committed picture of it.

use domain::bench::{Ending, Priority};
use domain::catalogue::Kind;
use domain::checkup::{Purpose, Verdict};
use domain::close::CloseScope;
use domain::debt::WriteOffKind;
use domain::fault_code::Axis;
use domain::finding::{Evidence, Level};
use domain::hand_over::{Against, OldParts, SignedOn};
use domain::intake::{AccountLock, BackedUp, Channel, Reproduced, Warranty, WarrantyBasis};
use domain::language::{Language, Theme};
use domain::ledger::Account;
use domain::log_entry::LogKind;
use domain::message::MessagePurpose;
use domain::note::{About, NoteKind};
use domain::passcode::PasscodeKind;
use domain::payment::{Method, PaymentKind};
use domain::photo::{Phase, PhotoView};
use domain::price::{Grade, LineKind, PriceRuleKind};
use domain::printer::{RollWay, RollWidth};
use domain::quote::{Cover, Payer, QuoteHow, QuoteSaid, QuoteState};
use domain::reminder::{Reminded, ReminderHow};
use domain::repair::Stage;
use domain::rework::ReworkCharge;
use domain::sending::SentTo;
use domain::settlement::Rounding;
use domain::shop::NumberPeriod;
use domain::stage::{Hold, Outcome};
use domain::stock::{
    CountCause, HandingState, LineState, MovementKind, OldPartOwner, OldPartState, OldPartVerdict, PartClass,
    PlaceKind, PurchaseState, StocktakeState, SupplierReturnReason, SupplierReturnState,
};
use domain::support::{Asked, SupportState};
use domain::terminal::TerminalKind;
use domain::terms::{ConsentHow, TermsKind};
use std::collections::BTreeSet;
use store::inspection::rusqlite::Connection;
use store::inspection::{UNJOURNALED, fresh_in_memory};

const SNAPSHOT: &str = include_str!("schema.snapshot.sql");

/// Every object of a database as SQLite keeps it, in order of name.
pub(crate) fn dump(db: &Connection) -> String {
    let mut statement = db
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY tbl_name, type DESC, name")
        .expect("a schema");
    let lines = statement.query_map([], |row| row.get::<_, String>("sql")).expect("objects");
    lines.map(|line| line.expect("its statement") + ";\n").collect()
}

fn tables(db: &Connection) -> Vec<String> {
    let mut statement = db
        .prepare(
            "SELECT s.name FROM sqlite_schema s JOIN pragma_table_list t ON t.name = s.name
             WHERE s.type = 'table' AND t.type = 'table' AND s.name NOT LIKE 'sqlite_%'",
        )
        .unwrap();
    let names = statement.query_map([], |row| row.get("name")).unwrap();
    names.collect::<Result<_, _>>().unwrap()
}

/// A reference looked at only by the commit would fail everybody who shares it.
#[test]
fn no_constraint_waits_for_the_commit() {
    let schema = dump(&fresh_in_memory().unwrap()).to_lowercase();
    assert!(
        schema.contains("references person (id)") && !schema.contains("deferr"),
        "a reference that waits"
    );
}

/// A change of the schema is a change of this picture. `XIUTAI_SNAPSHOT=1` draws it again.
#[test]
fn a_fresh_database_is_the_committed_one() {
    let now = dump(&fresh_in_memory().unwrap());
    if std::env::var_os("XIUTAI_SNAPSHOT").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/store/schema.snapshot.sql");
        std::fs::write(path, &now).unwrap();
    }
    assert_eq!(now, SNAPSHOT);
}

#[test]
fn every_table_is_strict_and_has_a_rowid() {
    let db = fresh_in_memory().unwrap();
    assert!(tables(&db).len() > 10);
    for table in tables(&db) {
        let (strict, without_rowid): (bool, bool) = db
            .query_row("SELECT strict, wr FROM pragma_table_list WHERE name = ?", [&table], |row| {
                Ok((row.get("strict")?, row.get("wr")?))
            })
            .unwrap();
        assert!(strict, "{table} is not STRICT");
        assert!(
            !without_rowid,
            "{table} is WITHOUT ROWID: the hook that looks for its journal entry is blind there"
        );
        let sql: String = db
            .query_row("SELECT sql FROM sqlite_schema WHERE name = ?", [&table], |row| row.get("sql"))
            .unwrap();
        assert!(sql.contains("INTEGER PRIMARY KEY"), "{table} has no place of its own for a row");
    }
}

/// Whatever is not state has its history: a new table is journaled unless somebody says here and there why not.
#[test]
fn a_table_is_journaled_unless_it_is_state() {
    let db = fresh_in_memory().unwrap();
    let all: BTreeSet<String> = tables(&db).into_iter().collect();
    let state: BTreeSet<String> = UNJOURNALED.iter().map(|&table| table.to_owned()).collect();
    // The index of the one box keeps tables of its own.
    let of_index = ["search", "part_search"]
        .map(|index| ["", "_config", "_data", "_docsize", "_idx"].map(|of| format!("{index}{of}")));
    let named = all.iter().chain(of_index.as_flattened()).cloned().collect();
    assert_eq!(state.difference(&named).count(), 0, "a table is named that is not there");
    let journaled: Vec<&String> = all.difference(&state).collect();
    assert_eq!(
        journaled,
        [
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
            "posting",
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
        ]
    );
}

fn sql_of(db: &Connection, table: &str) -> String {
    db.query_row("SELECT sql FROM sqlite_schema WHERE name = ?", [table], |row| row.get("sql"))
        .expect("a table")
}

/// Every closed set with its column, as Rust has it.
fn closed_sets() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    macro_rules! sets {
        ($($table:literal . $column:literal: $set:ty),+ $(,)?) => {
            vec![$(($table, $column, <$set>::ALL.iter().map(|one| one.text()).collect())),+]
        };
    }
    sets![
        "checklist"."kind": Kind,
        "checklist"."purpose": Purpose,
        "checkup"."purpose": Purpose,
        "checkup"."verdict": Verdict,
        "close"."scope": CloseScope,
        "consent"."how": ConsentHow,
        "device"."kind": Kind,
        "fault_code"."axis": Axis,
        "finding"."agreed": SignedOn,
        "finding"."evidence": Evidence,
        "finding"."level": Level,
        "hand_over"."against": Against,
        "hand_over"."how": SignedOn,
        "hand_over"."old_parts": OldParts,
        "handing"."state": HandingState,
        "log_entry"."kind": LogKind,
        "message"."language": Language,
        "message"."purpose": MessagePurpose,
        "model"."kind": Kind,
        "movement"."kind": MovementKind,
        "note"."about": About,
        "note"."kind": NoteKind,
        "old_part"."owner": OldPartOwner,
        "old_part"."state": OldPartState,
        "old_part"."verdict": OldPartVerdict,
        "part"."class": PartClass,
        "part"."grade": Grade,
        "passcode"."kind": PasscodeKind,
        "payment"."kind": PaymentKind,
        "payment"."method": Method,
        "photo"."phase": Phase,
        "photo"."view": PhotoView,
        "place"."kind": PlaceKind,
        "posting"."credit": Account,
        "posting"."debit": Account,
        "preference"."language": Language,
        "preference"."theme": Theme,
        "price"."grade": Grade,
        "price"."kind": Kind,
        "price"."level": Level,
        "price_rule"."rule": PriceRuleKind,
        "purchase"."state": PurchaseState,
        "quote"."state": QuoteState,
        "quote_answer"."answer": QuoteSaid,
        "quote_answer"."how": QuoteHow,
        "quote_line"."grade": Grade,
        "quote_line"."kind": LineKind,
        "quote_line"."level": Level,
        "quote_line"."payer": Payer,
        "reminder"."how": ReminderHow,
        "reminder"."what": Reminded,
        "repair"."account_lock": AccountLock,
        "repair"."backed_up": BackedUp,
        "repair"."channel": Channel,
        "repair"."cover": Cover,
        "repair"."outcome": Outcome,
        "repair"."priority": Priority,
        "repair"."reproduced": Reproduced,
        "repair"."rework_charge": ReworkCharge,
        "repair"."stage": Stage,
        "repair"."warranty": Warranty,
        "repair"."warranty_basis": WarrantyBasis,
        "repair_part"."state": LineState,
        "roll_printer"."way": RollWay,
        "roll_printer"."width": RollWidth,
        "sending"."to_whom": SentTo,
        "shop"."language": Language,
        "shop"."number_period": NumberPeriod,
        "shop"."rounding": Rounding,
        "step"."hold": Hold,
        "stocktake"."state": StocktakeState,
        "stocktake_line"."cause": CountCause,
        "supplier_return"."reason": SupplierReturnReason,
        "supplier_return"."state": SupplierReturnState,
        "support"."asked": Asked,
        "support"."state": SupportState,
        "terminal"."kind": TerminalKind,
        "terms"."kind": TermsKind,
        "terms"."language": Language,
        "work"."ending": Ending,
        "write_off"."kind": WriteOffKind,
    ]
}

/// The words a CHECK lets into a column, by its own text.
fn closed_set(db: &Connection, table: &str, column: &str) -> Vec<String> {
    let sql = sql_of(db, table);
    let begin = format!("CHECK ({column} IN (");
    let list = sql.split(&begin).nth(1).and_then(|rest| rest.split(')').next()).expect("a closed set");
    list.split(',').map(|word| word.trim().trim_matches('\'').to_owned()).collect()
}

#[test]
fn closed_sets_are_the_same_in_rust_and_in_the_database() {
    let db = fresh_in_memory().unwrap();
    for (table, column, words) in closed_sets() {
        assert_eq!(closed_set(&db, table, column), words, "{table}.{column}");
    }
    // A set that only the database knows would be one that Rust cannot read back.
    let said: String = tables(&db).iter().map(|table| sql_of(&db, table)).collect();
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    // Parts of a set: sides of the journal, stages to come back to, lines a price may be for, payments of a settlement,
    // places with bins, parts on orders that lie nowhere, counts that have come to their sums.
    let parts = 7;
    assert_eq!(said.matches(" IN ('").count() + said.matches(" IN ( '").count(), closed_sets().len() + parts);
}

/// The indexes of open orders, the lists and the counts leave out the same stages.
#[test]
fn an_order_is_closed_by_the_same_stages_everywhere() {
    let db = fresh_in_memory().unwrap();
    let said = "stage NOT IN ('handed_over', 'closed', 'void')";
    for index in ["repair_open", "repair_open_by_promise", "repair_board"] {
        assert!(sql_of(&db, index).ends_with(said), "{index}");
    }
    let lists = store::inspection::every_list_statement();
    assert!(lists.iter().any(|sql| sql.contains(said)));
    for sql in lists {
        assert_eq!(sql.matches(said).count(), sql.matches("stage NOT IN").count(), "{sql}");
    }
    let closed: Vec<_> =
        Stage::ALL.iter().filter(|stage| !store::repair::is_open(**stage)).map(|one| one.text()).collect();
    assert_eq!(format!("stage NOT IN ('{}')", closed.join("', '")), said);
}

#[test]
fn a_value_outside_its_set_is_refused_by_the_database_itself() {
    let db = fresh_in_memory().unwrap();
    let refused = |sql: &str| match db.execute_batch(sql) {
        Ok(()) => panic!("accepted: {sql}"),
        Err(error) => error.to_string(),
    };
    let id = |n: u8| format!("x'{}'", format!("{n:02x}").repeat(16));
    db.execute_batch(&format!(
        "INSERT INTO customer (id, name, phone) VALUES ({}, '张伟', '13800000001');
         INSERT INTO device (id, kind, brand, model, colour, storage, serial)
         VALUES ({}, 'phone', 'OPPO', 'Reno', '', '', 'SN1');
         INSERT INTO person (id, name, badge, roles, active, password) VALUES ({}, '周', '1', 'manager', 1, 'x');",
        id(1),
        id(2),
        id(3)
    ))
    .unwrap();
    let order = |stage: &str, customer: u8| {
        format!(
            "INSERT INTO repair (id, number, code, stage, customer, device, symptom, opened_at, opened_on, opened_by)
             VALUES ({}, 'WX1', '1', '{stage}', {}, {}, 's', 't', 'd', {})",
            id(4),
            id(customer),
            id(2),
            id(3)
        )
    };
    assert!(refused(&order("sleeping", 1)).contains("CHECK"));
    assert!(refused(&order("received", 9)).contains("FOREIGN KEY"));
    db.execute_batch(&order("received", 1)).unwrap();
    assert!(refused("UPDATE repair SET opened_on = x'00'").contains("cannot store BLOB"));
    assert!(refused("UPDATE person SET active = 2").contains("CHECK"));
    assert!(refused("UPDATE device SET serial = NULL").contains("CHECK"));
    assert!(refused("UPDATE customer SET id = x'00'").contains("CHECK"));
}
