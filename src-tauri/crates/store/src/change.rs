use crate::column::{Column, RowColumns};
use crate::error::{Result, StoreError};
use crate::journal::{self, Cell, Head, Saying};
use crate::noun::{Noun, Privacy};
use crate::read::Read;
use kernel::{Code, Failure, Moment};
use rusqlite::types::Value;
use rusqlite::{Connection, ToSql};
use std::collections::{BTreeSet, HashSet};
use std::ops::Deref;
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
        db: &'a Connection,
        person: Uuid,
        command: &'static str,
        now: Moment,
        head: Head,
    ) -> Self {
        let read = Read { db, now, person };
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
    /// `edit.stale`, where somebody changed the thing meanwhile.
    pub(crate) fn must_have_seen<N: Noun>(&self, id: Uuid, seen_seq: i64) -> Result<()> {
        if self.seen(N::NAME, id)? == seen_seq {
            return Ok(());
        }
        Err(Failure::new(Code::Conflict, "edit.stale").into())
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
        self.record(N::NAME, noun.id(), (Vec::new(), after))?;
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
        self.record(N::NAME, before.id(), (old, new))?;
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
        let after = said
            .iter()
            .map(|(column, text)| Cell { column, privacy: Privacy::Plain, value: Value::Text(text.clone()) })
            .collect();
        Ok(self.record(noun, id, (Vec::new(), after))?)
    }

    /// Runs a statement on state that has no history (counters, sessions, attempts).
    pub(crate) fn state(&self, sql: &str, params: &[(&str, &dyn ToSql)]) -> Result<usize> {
        Ok(self.db.prepare_cached(sql)?.execute(params)?)
    }

    fn record(
        &mut self,
        noun: &'static str,
        noun_id: Uuid,
        (before, after): (Vec<Cell>, Vec<Cell>),
    ) -> Result<(), StoreError> {
        let (at, person, command) = (self.now(), self.person(), self.command);
        let saying = Saying { at, person, command, noun, noun_id, before, after };
        let (_, head) = journal::append(self.read.db, self.head, saying)?;
        self.head = head;
        self.entries += 1;
        self.nouns.insert(noun);
        Ok(())
    }
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
