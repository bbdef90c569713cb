use crate::column::{Column, RowColumns};
use crate::error::{Result, StoreError};
use crate::journal::{self, Cell, Head, Saying, Touch};
use crate::noun::{Noun, Privacy};
use crate::read::Read;
use kernel::{Code, Failure, Moment};
use rusqlite::types::Value;
use rusqlite::{Connection, ToSql};
use std::collections::{BTreeSet, HashSet};
use std::ops::Deref;
use std::path::Path;
use uuid::Uuid;

/// A write under way: rows and their journal entries, all or nothing.
pub struct Change<'a> {
    read: Read<'a>,
    command: &'static str,
    pub(crate) head: Head,
    pub(crate) recorded: HashSet<(String, i64)>,
    pub(crate) nouns: BTreeSet<&'static str>,
    pub(crate) entries: u32,
}

impl<'a> Deref for Change<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

impl<'a> Change<'a> {
    pub(crate) fn new(
        (db, folder): (&'a Connection, &'a Path),
        person: Uuid,
        command: &'static str,
        now: Moment,
        head: Head,
    ) -> Self {
        let read = Read { db, folder, now, person };
        Self { read, command, head, recorded: HashSet::new(), nouns: BTreeSet::new(), entries: 0 }
    }

    /// A new id; ids made later sort later.
    #[must_use]
    pub fn new_id<Id: From<Uuid>>(&self) -> Id {
        let millis = self.now().millis();
        let (seconds, nanos) = (millis.div_euclid(1_000), millis.rem_euclid(1_000) * 1_000_000);
        let at = uuid::Timestamp::from_unix(
            uuid::NoContext,
            u64::try_from(seconds).unwrap_or(0),
            u32::try_from(nanos).unwrap_or(0),
        );
        Uuid::new_v7(at).into()
    }

    /// Who acts, before somebody is signed in: founding a shop and signing in name the person themselves.
    pub fn act_as(&mut self, person: Uuid) {
        self.read.person = person;
    }

    /// Refuses an edit that was based on an older state than the one kept.
    ///
    /// # Errors
    /// `edit.stale` with the `person` who changed the thing meanwhile and when (`at`, at the shop).
    pub(crate) fn must_have_seen<N: Noun>(&self, id: Uuid, seen_seq: i64) -> Result<()> {
        self.must_have_seen_all(&[(N::NAME, id)], seen_seq)
    }

    /// As `must_have_seen`, for an editor that shows several things as one.
    pub(crate) fn must_have_seen_all(&self, parts: &[(&str, Uuid)], seen_seq: i64) -> Result<()> {
        let mut last: Option<Touch> = None;
        for (noun, id) in parts {
            let touch = journal::touch(self.db, noun, *id)?;
            if touch.as_ref().map(|touch| touch.row) > last.as_ref().map(|last| last.row) {
                last = touch;
            }
        }
        let last = last.ok_or_else(|| Failure::internal("journal.unrecorded", "what is edited"))?;
        if last.row == seen_seq {
            return Ok(());
        }
        let at = self.zone()?.local_text(last.at);
        Err(Failure::new(Code::Conflict, "edit.stale").with("person", last.person_name).with("at", at).into())
    }

    /// Adds a row and its entry.
    pub(crate) fn insert<N: Noun>(&mut self, noun: &N) -> Result<()> {
        let columns: Vec<&str> = N::COLUMNS.iter().map(|(column, _)| *column).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({})",
            N::NAME,
            columns.join(", "),
            vec!["?"; columns.len()].join(", ")
        );
        let values = noun.values();
        self.db.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(&values))?;
        let row = self.db.last_insert_rowid();
        let after = cells(N::COLUMNS, values, |column, value| column != "id" && *value != Value::Null);
        self.record(N::NAME, noun.id(), (Vec::new(), after), false)?;
        self.recorded.insert((N::NAME.to_owned(), row));
        Ok(())
    }

    /// Writes what differs and its entry; nothing where nothing differs.
    pub(crate) fn update<N: Noun>(&mut self, before: &N, after: &N) -> Result<()> {
        debug_assert_eq!(before.id(), after.id());
        let (old, new) = (before.values(), after.values());
        let changed: Vec<&str> = N::COLUMNS
            .iter()
            .zip(old.iter().zip(&new))
            .filter(|(_, (old, new))| old != new)
            .map(|((column, _), _)| *column)
            .collect();
        if changed.is_empty() {
            return Ok(());
        }
        let sets: Vec<String> = changed.iter().map(|column| format!("{column} = ?")).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = ? RETURNING seq", N::NAME, sets.join(", "));
        let keep = |column: &str, _: &Value| changed.contains(&column);
        let (old, new) = (cells(N::COLUMNS, old, keep), cells(N::COLUMNS, new, keep));
        let params = new.iter().map(|cell| cell.value.clone()).chain([before.id().kept()]);
        let row: i64 = self
            .db
            .prepare_cached(&sql)?
            .query_row(rusqlite::params_from_iter(params), |row| row.column("seq"))?;
        self.record(N::NAME, before.id(), (old, new), false)?;
        self.recorded.insert((N::NAME.to_owned(), row));
        Ok(())
    }

    /// Records an act that changes no row: a look at something private, a print, a sign-in.
    ///
    /// # Errors
    /// Where the entry cannot be written.
    pub fn note(
        &mut self,
        noun: &'static str,
        id: Uuid,
        said: &[(&'static str, String)],
    ) -> kernel::Result<()> {
        Ok(self.record(noun, id, (Vec::new(), plain(said)), true)?)
    }

    /// As `note`, with a reason in somebody's own words, which may speak of people.
    ///
    /// # Errors
    /// Where the entry cannot be written.
    pub fn note_reason(
        &mut self,
        noun: &'static str,
        id: Uuid,
        said: &[(&'static str, String)],
        reason: &str,
    ) -> kernel::Result<()> {
        self.note_personal(noun, id, said, ("reason", reason))
    }

    /// As `note`, with one thing more that may speak of people and can be erased.
    ///
    /// # Errors
    /// Where the entry cannot be written.
    pub fn note_personal(
        &mut self,
        noun: &'static str,
        id: Uuid,
        said: &[(&'static str, String)],
        (column, text): (&'static str, &str),
    ) -> kernel::Result<()> {
        let mut after = plain(said);
        after.push(Cell { column, privacy: Privacy::Personal, value: Value::Text(text.to_owned()) });
        Ok(self.record(noun, id, (Vec::new(), after), true)?)
    }

    /// Runs a statement on state that has no history (counters, sessions, attempts).
    pub(crate) fn state(&self, sql: &str, params: &[(&str, &dyn ToSql)]) -> Result<usize> {
        Ok(self.db.prepare_cached(sql)?.execute(params)?)
    }

    /// Writes on under a new origin from here.
    pub(crate) fn begin_origin(&mut self) -> Result<()> {
        journal::begin_origin(self.db, self.new_id(), self.now())?;
        self.head = Head::load(self.db)?;
        Ok(())
    }

    fn record(
        &mut self,
        noun: &'static str,
        noun_id: Uuid,
        (before, after): (Vec<Cell>, Vec<Cell>),
        is_note: bool,
    ) -> Result<(), StoreError> {
        let (at, person, command) = (self.now(), self.person(), self.command);
        let saying = Saying { at, person, command, noun, noun_id, before, after, is_note };
        let (_, head) = journal::append(self.read.db, self.head, saying)?;
        self.head = head;
        self.entries += 1;
        self.nouns.insert(noun);
        Ok(())
    }
}

fn plain(said: &[(&'static str, String)]) -> Vec<Cell> {
    said.iter()
        .map(|(column, text)| Cell { column, privacy: Privacy::Plain, value: Value::Text(text.clone()) })
        .collect()
}

fn cells(
    columns: &'static [(&'static str, Privacy)],
    values: Vec<Value>,
    keep: impl Fn(&str, &Value) -> bool,
) -> Vec<Cell> {
    columns
        .iter()
        .zip(values)
        .filter(|((column, _), value)| keep(column, value))
        .map(|((column, privacy), value)| Cell { column, privacy: *privacy, value })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::customer::{self, Customer};
    use crate::shop;
    use crate::writer::UNJOURNALED;
    use crate::{By, Change, Mode, Store, file};
    use domain::repair::CustomerId;
    use kernel::{Failure, Moment};
    use serde_json::{Value, json};
    use tempfile::TempDir;
    use uuid::Uuid;

    const BY: By = By { person: Uuid::nil(), command: "test.write", now: Moment::EPOCH, request: None };

    fn opened() -> (TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(folder.path(), Moment::EPOCH).unwrap();
        (folder, store)
    }

    fn change(
        store: &Store,
        mode: Mode,
        apply: impl FnOnce(&mut Change<'_>) -> kernel::Result<()> + Send + 'static,
    ) -> Result<Value, &'static str> {
        let done = store.change(BY, mode, move |change| apply(change).map(|()| json!("done")));
        done.map(|committed| committed.answer).map_err(|failure| failure.message)
    }

    /// Runs a statement past the journal.
    fn raw(change: &Change<'_>, sql: &str) -> kernel::Result<()> {
        Ok(change.db.execute_batch(sql).map_err(crate::StoreError::from)?)
    }

    fn count(store: &Store, table: &str) -> i64 {
        let sql = format!("SELECT count(*) AS n FROM {table}");
        store.read(Uuid::nil(), Moment::EPOCH, |read| Ok(read.count(&sql, &[])?)).unwrap()
    }

    fn zhang(change: &Change<'_>) -> Customer {
        Customer {
            id: change.new_id(),
            name: "张伟".to_owned(),
            phone: "13800000001".to_owned(),
            wechat: String::new(),
            address: String::new(),
            company: None,
            merged_into: None,
        }
    }

    #[test]
    fn a_row_without_an_entry_is_never_committed() {
        let (_folder, store) = opened();
        let add = |change: &mut Change<'_>| customer::known_or_new(change, "张伟", "13800000001").map(|_| ());
        change(&store, Mode::History, add).unwrap();
        for past_the_journal in [
            "INSERT INTO customer (id, name, phone) VALUES (randomblob(16), '李', '1')",
            "UPDATE customer SET name = '李'",
            "DELETE FROM customer WHERE name = '张伟'",
            "DELETE FROM customer",
            "INSERT INTO file (id, hash, media, bytes) VALUES (randomblob(16), hex(randomblob(32)), 'x', 1)",
            "INSERT INTO device (id, kind, brand, model, colour, storage, serial)
             VALUES (randomblob(16), 'phone', 'b', 'm', '', '', 's')",
        ] {
            let before = [count(&store, "customer"), count(&store, "journal"), count(&store, "counter")];
            let answer = change(&store, Mode::History, move |change| {
                // What was done by the rules goes with it.
                shop::next_serial(change, "2026-11-21", 1)?;
                change.insert(&zhang(change))?;
                raw(change, past_the_journal)
            });
            assert_eq!(answer, Err("journal.unrecorded"), "{past_the_journal}");
            let after = [count(&store, "customer"), count(&store, "journal"), count(&store, "counter")];
            assert_eq!(after, before, "{past_the_journal}");
        }
        // The writer works on.
        change(&store, Mode::History, |change| Ok(change.insert(&zhang(change))?)).unwrap();
        assert_eq!(count(&store, "customer"), 2);
    }

    /// SQLite empties a table at once, without telling of its rows, where nothing refers to or from it.
    #[test]
    fn emptying_a_table_is_seen_for_every_table_with_history() {
        let (_folder, store) = opened();
        store
            .change(BY, Mode::History, |change| {
                let hash = "a".repeat(64);
                let file = file::KeptFile { id: change.new_id(), hash, media: "x".to_owned(), bytes: 1 };
                change.insert(&file)?;
                change.insert(&zhang(change))?;
                Ok(Value::Null)
            })
            .unwrap();
        // By the writer's own connection: the triggers need what it was taught.
        let steps = |sql: &str| -> Vec<String> {
            let sql = format!("EXPLAIN {sql}");
            let told = store.change(BY, Mode::State, move |change| {
                let steps: Vec<String> = change.all(&sql, &[], |row| row.get("opcode"))?;
                Ok(json!(steps))
            });
            serde_json::from_value(told.unwrap().answer).unwrap()
        };
        let unseen = "Clear".to_owned();
        assert!(
            steps("DELETE FROM attempt").contains(&unseen),
            "state may go unseen: this is what it looks like"
        );
        let tables = store.read(Uuid::nil(), Moment::EPOCH, |read| {
            let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
            Ok(read.all(sql, &[], |row| row.get::<_, String>("name"))?)
        });
        for table in tables.unwrap().into_iter().filter(|table| !UNJOURNALED.contains(&table.as_str())) {
            let sql = format!("DELETE FROM {table}");
            assert!(!steps(&sql).contains(&unseen), "{table} is emptied unseen");
            let rows = count(&store, &table);
            let answer = change(&store, Mode::History, move |change| raw(change, &sql));
            assert_eq!(answer.is_err(), rows > 0, "{table} of {rows} rows: {answer:?}");
            assert_eq!(count(&store, &table), rows);
        }
    }

    #[test]
    fn a_look_leaves_an_entry_and_state_leaves_none() {
        let (_folder, store) = opened();
        let note = |change: &mut Change<'_>| change.note("shop", Uuid::nil(), &[]);
        assert_eq!(change(&store, Mode::Look, |_| Ok(())), Err("journal.nothing_written"));
        assert_eq!(change(&store, Mode::State, note), Err("journal.nothing_written"));
        assert_eq!(count(&store, "journal"), 0);
        assert!(change(&store, Mode::Look, note).is_ok());
        assert!(change(&store, Mode::State, |_| Ok(())).is_ok());
        assert_eq!(count(&store, "journal"), 1);
    }

    #[test]
    fn a_change_that_fails_or_panics_leaves_nothing_and_the_writer_lives() {
        let (_folder, store) = opened();
        let fails = change(&store, Mode::History, |change| {
            change.insert(&zhang(change))?;
            Err(Failure::refused("test.refused"))
        });
        assert_eq!(fails, Err("test.refused"));
        let panics = change(&store, Mode::History, |change| {
            change.insert(&zhang(change))?;
            panic!("a slip in a command")
        });
        assert_eq!(panics, Err("command.panicked"));
        assert_eq!((count(&store, "customer"), count(&store, "journal")), (0, 0));
        change(&store, Mode::History, |change| Ok(change.insert(&zhang(change))?)).unwrap();
        assert_eq!((count(&store, "customer"), count(&store, "journal")), (1, 1));
    }

    #[test]
    fn an_edit_based_on_an_older_state_is_refused() {
        let (_folder, store) = opened();
        let id = store
            .change(BY, Mode::History, |change| {
                let zhang = zhang(change);
                change.insert(&zhang)?;
                Ok(json!(zhang.id.0.to_string()))
            })
            .unwrap();
        let id: Uuid = id.answer.as_str().unwrap().parse().unwrap();
        let seen = store.read(Uuid::nil(), Moment::EPOCH, |read| Ok(read.seen("customer", id)?)).unwrap();
        let see = move |change: &mut Change<'_>| Ok(change.must_have_seen::<Customer>(id, seen)?);
        assert!(change(&store, Mode::State, see).is_ok());
        change(&store, Mode::History, move |change| {
            let before = customer::by_id(change, CustomerId(id))?;
            customer::correct(change, &before, &Customer { name: "李娜".to_owned(), ..before.clone() })
        })
        .unwrap();
        assert_eq!(change(&store, Mode::State, see), Err("edit.stale"));
    }

    #[test]
    fn every_connection_is_set_up_as_the_store_needs_it() {
        let (_folder, store) = opened();
        let said = |db: &rusqlite::Connection, pragma: &str| -> String {
            db.pragma_query_value(None, pragma, |row| {
                let kept = row.get_ref(0)?;
                Ok(kept.as_i64().map(|n| n.to_string()).or_else(|_| kept.as_str().map(str::to_owned))?)
            })
            .unwrap()
        };
        change(&store, Mode::State, move |change| {
            for (pragma, expected) in [
                ("journal_mode", "wal"),
                ("synchronous", "2"),
                ("foreign_keys", "1"),
                ("secure_delete", "1"),
                ("trusted_schema", "0"),
                ("cell_size_check", "1"),
                ("query_only", "0"),
                ("temp_store", "2"),
            ] {
                assert_eq!(said(change.db, pragma), expected, "{pragma} of the writer");
            }
            Ok(())
        })
        .unwrap();
        store
            .read(Uuid::nil(), Moment::EPOCH, |read| {
                for (pragma, expected) in
                    [("query_only", "1"), ("trusted_schema", "0"), ("cell_size_check", "1")]
                {
                    assert_eq!(said(read.db, pragma), expected, "{pragma} of a reader");
                }
                let write = read.db.execute("DELETE FROM customer", []);
                assert!(write.is_err(), "a reader wrote");
                Ok(())
            })
            .unwrap();
    }
}
