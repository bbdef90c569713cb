use super::{Backups, copy, sync_file, sync_folder};
use crate::error::{Result, StoreError};
use crate::file;
use crate::open;
use crate::read::Read;
use crate::writer::{By, Store};
use crate::{person, shop};
use kernel::{Failure, Moment};
use rusqlite::OptionalExtension;
use std::path::Path;
use uuid::Uuid;

/// What a look inside a backup finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// When it was begun.
    pub made_at: Moment,
    /// The shop's name.
    pub shop_name: String,
    /// Orders.
    pub repairs: i64,
    /// People, former ones too.
    pub people: i64,
    /// The newest order's number.
    pub last_number: Option<String>,
    /// Files.
    pub files: usize,
    /// Length of the database.
    pub bytes: u64,
    /// Journal entries.
    pub entries: i64,
}

impl Backups {
    /// Opens a backup, verifies it again and tells what is in it.
    ///
    /// # Errors
    /// `backup.not_found`, `backup.damaged`.
    pub fn inside(&self, name: &str, now: Moment) -> kernel::Result<Inside> {
        let folder = self.folder_of(name)?;
        let manifest = self.trusted(name)?;
        let file = folder.join("shop.db");
        let (entries, repairs, files) = copy::verify(&file, now).map_err(damaged)?;
        for hash in &files {
            let kept = file::path_of(&self.folder, hash)?;
            file::content_at(&kept, hash).map_err(|failure| damaged(failure.into()))?;
        }
        let look = || -> Result<Inside> {
            let db = open::for_reading(&file)?;
            let read = Read { db: &db, folder: &folder, now, person: Uuid::nil() };
            let last_number = db
                .query_row("SELECT number FROM repair ORDER BY seq DESC LIMIT 1", [], |row| row.get("number"))
                .optional()?;
            Ok(Inside {
                made_at: manifest.made_at,
                shop_name: shop::find(&read)?.map(|shop| shop.name).unwrap_or_default(),
                repairs,
                people: person::count(&read)?,
                last_number,
                files: files.len(),
                bytes: manifest.bytes,
                entries,
            })
        };
        look().map_err(damaged)
    }

    /// Brings a backup into a new folder, verifies it there and starts an origin of its own in it.
    ///
    /// # Errors
    /// `backup.not_found`, `backup.damaged`, or what the disk says; then the new folder is not used.
    pub fn restore(&self, name: &str, into: &Path, by: By) -> kernel::Result<i64> {
        let manifest = self.trusted(name)?;
        let from = self.folder_of(name)?.join("shop.db");
        let bring = || -> Result<()> {
            std::fs::create_dir_all(into.join("files"))?;
            for hash in &manifest.files {
                let kept = file::path_of(&self.folder, hash)?;
                let content = file::content_at(&kept, hash).map_err(|f| damaged(f.into()))?;
                let target = file::path_of(into, hash)?;
                let folder = file::make_folder_of(&target)?;
                std::fs::write(&target, content)?;
                sync_file(&target)?;
                sync_folder(folder)?;
            }
            let unfinished = into.join("shop.new.db");
            std::fs::copy(from, &unfinished)?;
            sync_file(&unfinished)?;
            copy::verify(&unfinished, by.now).map_err(|error| StoreError::Rule(damaged(error)))?;
            std::fs::rename(&unfinished, open::file_of(into))?;
            sync_folder(into)
        };
        if let Err(error) = bring() {
            // What was brought so far is of no use, and on a full disk it is in the way.
            drop(std::fs::remove_dir_all(into));
            return Err(error.into());
        }
        let store = Store::open(into, by.now)?;
        store.begin_origin(by)?;
        store.change(by, crate::Mode::Look, move |change| {
            let shop = shop::find(change)?.ok_or_else(|| Failure::refused("shop.not_founded"))?;
            shop::leap(change)?;
            change.note("shop", shop.id.0, &[("backup", manifest.n.to_string())])?;
            Ok(serde_json::Value::Null)
        })?;
        store.close();
        Ok(manifest.entries)
    }

    fn trusted(&self, name: &str) -> kernel::Result<super::Manifest> {
        let folder = self.folder_of(name)?;
        let read = || -> Result<super::Manifest> {
            let text = std::fs::read(folder.join("manifest.json"))?;
            let manifest = super::Manifest::read(&text)?;
            let (hash, _) = super::hash_of(&folder.join("shop.db"))?;
            if hash != manifest.sha256 {
                return Err(Failure::refused("backup.damaged").because("its hash differs").into());
            }
            Ok(manifest)
        };
        read().map_err(damaged)
    }
}

fn damaged(error: StoreError) -> Failure {
    let failure = Failure::from(error);
    let cause = failure.to_string();
    Failure::refused("backup.damaged").because(cause)
}
