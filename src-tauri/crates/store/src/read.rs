use crate::column::{RowColumns, Sql};
use crate::error::Result;
use crate::noun::Noun;
use crate::request::{self, Request};
use crate::{journal, shop};
use kernel::{Day, Moment, Zone};
use rusqlite::{Connection, OptionalExtension, named_params};
use std::fmt::Write;
use std::path::Path;
use uuid::Uuid;

/// A look at one state of the database: nothing changes under it while it lasts.
pub struct Read<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) folder: &'a Path,
    pub(crate) now: Moment,
    pub(crate) person: Uuid,
}

impl Read<'_> {
    /// When this was asked.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Who asks; nil where nobody is signed in.
    #[must_use]
    pub fn person(&self) -> Uuid {
        self.person
    }

    /// The shop's zone; China's until a shop is founded.
    ///
    /// # Errors
    /// Where the shop's row cannot be read.
    pub fn zone(&self) -> kernel::Result<Zone> {
        Ok(shop::zone(self.db)?)
    }

    /// The civil day at the shop.
    ///
    /// # Errors
    /// Where the shop's row cannot be read.
    pub fn today(&self) -> kernel::Result<Day> {
        Ok(self.zone()?.day(self.now))
    }

    /// What this person's request to a command was answered before, if it was.
    ///
    /// # Errors
    /// `request.mismatch` where its id was used for something else.
    pub fn answered(&self, request: Request, command: &str) -> kernel::Result<Option<serde_json::Value>> {
        Ok(request::answered(self.db, request, self.person, command, self.now)?)
    }

    pub(crate) fn get<N: Noun>(&self, id: Uuid) -> Result<Option<N>> {
        let mut sql = String::from("SELECT ");
        for (i, (column, _)) in N::COLUMNS.iter().enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            // Writing into a String cannot fail.
            write!(sql, "{comma}{column}")
                .map_err(|error| kernel::Failure::internal("store.failed", error))?;
        }
        sql = sql + " FROM " + N::NAME + " WHERE id = :id";
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_row(named_params! {":id": Sql(&id)}, N::read).optional()?)
    }

    pub(crate) fn one<N: Noun>(&self, id: Uuid) -> Result<N> {
        self.get(id)?.ok_or_else(|| kernel::Failure::internal("store.broken_reference", N::NAME).into())
    }

    pub(crate) fn seen(&self, noun: &str, id: Uuid) -> Result<i64> {
        journal::seen(self.db, noun, id)
    }

    pub(crate) fn all<T>(
        &self,
        sql: &str,
        params: &[(&str, &dyn rusqlite::ToSql)],
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(params, read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn count(&self, sql: &str, params: &[(&str, &dyn rusqlite::ToSql)]) -> Result<i64> {
        Ok(self.db.prepare_cached(sql)?.query_row(params, |row| row.column("n"))?)
    }
}
