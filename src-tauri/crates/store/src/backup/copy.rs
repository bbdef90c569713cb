use super::{Backups, Manifest, sync_file, sync_folder};
use crate::error::{Result, StoreError};
use crate::file;
use crate::open;
use crate::read::Read;
use crate::writer::Store;
use domain::backup::{BackupReason, KEPT};
use kernel::{Failure, Moment, Zone};
use rusqlite::Connection;
use std::collections::HashSet;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use uuid::Uuid;

/// A verified copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its folder's name.
    pub name: String,
    /// When it was begun.
    pub made_at: Moment,
    /// Why.
    pub reason: BackupReason,
    /// Length of the database in it.
    pub bytes: u64,
    /// Orders in it.
    pub repairs: i64,
    /// Journal entries in it.
    pub entries: i64,
    /// The how-manieth; the order of age, whatever the clock said.
    pub n: u32,
}

impl Made {
    pub(super) fn of(name: String, manifest: &Manifest) -> Self {
        let Manifest { n, made_at, reason, bytes, entries, repairs, .. } = *manifest;
        Self { name, made_at, reason, bytes, repairs, entries, n }
    }
}

/// When a copy is made, and why.
#[derive(Debug, Clone, Copy)]
pub struct Occasion {
    /// Now.
    pub now: Moment,
    /// The shop's zone, for the copy's name.
    pub zone: Zone,
    /// Why.
    pub reason: BackupReason,
}

impl Backups {
    /// Copies a shop while people work, verifies the copy, and lets the oldest beyond 14 go.
    ///
    /// # Errors
    /// `backup.not_verified` where the copy is not whole, or what the disk says; then nothing is left behind and the
    /// older copies stay.
    pub fn make(&self, store: &Store, occasion: Occasion) -> kernel::Result<Made> {
        let unfinished = self.folder.join(".unfinished");
        let made = self.make_in(&unfinished, store, occasion);
        if made.is_err() && unfinished.exists() {
            // The next one clears it too, should this fail.
            drop(std::fs::remove_dir_all(&unfinished));
        }
        store.note_damage(made.map_err(Failure::from))
    }

    fn make_in(&self, unfinished: &Path, store: &Store, occasion: Occasion) -> Result<Made> {
        let Occasion { now, zone, reason } = occasion;
        crate::data_folder::make_private(&self.folder)?;
        if unfinished.exists() {
            std::fs::remove_dir_all(unfinished)?;
        }
        crate::data_folder::make_private(unfinished)?;
        let copy = unfinished.join("shop.db");
        vacuum_into(&open::file_of(store.folder()), &copy)?;
        let (entries, repairs, files) = verify(&copy, now).map_err(not_verified)?;
        for hash in &files {
            self.copy_file(store.folder(), hash)?;
        }
        let n = self.last_number()? + 1;
        let (sha256, bytes) = super::hash_of(&copy)?;
        let manifest = Manifest {
            n,
            made_at: now,
            reason,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            sha256,
            bytes,
            entries,
            repairs,
            files,
            seal: String::new(),
        }
        .sealed()?;
        let mut file = File::create(unfinished.join("manifest.json"))?;
        file.write_all(manifest.text()?.as_bytes())?;
        file.sync_all()?;
        sync_folder(unfinished)?;
        let day = zone.local_text(now).replace([' ', ':'], "-");
        let name = format!("{n:05}-{day}");
        std::fs::rename(unfinished, self.folder.join(&name))?;
        sync_folder(&self.folder)?;
        self.thin()?;
        Ok(Made::of(name, &manifest))
    }

    fn copy_file(&self, shop: &Path, hash: &str) -> Result<()> {
        let target = file::path_of(&self.folder, hash)?;
        if target.exists() && file::content_at(&target, hash).is_ok() {
            return Ok(());
        }
        let content = file::content_at(&file::path_of(shop, hash)?, hash)?;
        let folder = file::make_folder_of(&target)?;
        let unfinished = target.with_extension("new");
        let written =
            std::fs::write(&unfinished, content).map_err(Into::into).and_then(|()| sync_file(&unfinished));
        if let Err(error) = written {
            // Half a file is of no use, and on a full disk it is in the way.
            drop(std::fs::remove_file(&unfinished));
            return Err(error);
        }
        std::fs::rename(&unfinished, &target)?;
        sync_folder(folder)
    }

    /// The highest number in use, of copies that cannot be read any more too.
    fn last_number(&self) -> Result<u32> {
        let mut last = 0;
        for folder in std::fs::read_dir(&self.folder)? {
            let name = folder?.file_name();
            let number = name.to_string_lossy().split('-').next().and_then(|number| number.parse().ok());
            last = last.max(number.unwrap_or(0));
        }
        Ok(last)
    }

    /// Lets go what is older than the newest 14, and files that none of them names.
    fn thin(&self) -> Result<()> {
        let mut known = self.manifests()?;
        known.sort_by_key(|(_, manifest)| std::cmp::Reverse(manifest.n));
        for (name, _) in known.iter().skip(KEPT) {
            std::fs::remove_dir_all(self.folder.join(name))?;
        }
        let named: HashSet<&String> = known.iter().take(KEPT).flat_map(|(_, m)| &m.files).collect();
        let dropped: HashSet<&String> = known
            .iter()
            .skip(KEPT)
            .flat_map(|(_, m)| &m.files)
            .filter(|hash| !named.contains(hash))
            .collect();
        for hash in dropped {
            let file = file::path_of(&self.folder, hash)?;
            if file.exists() {
                std::fs::remove_file(file)?;
            }
        }
        Ok(())
    }
}

fn vacuum_into(from: &Path, to: &Path) -> Result<()> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(from, flags)?;
    db.busy_timeout(std::time::Duration::from_secs(10))?;
    db.execute("VACUUM INTO ?", [to.to_string_lossy().as_ref()])?;
    sync_file(to)
}

/// A copy that does not hold together is told apart from a shop that does not.
fn not_verified(error: StoreError) -> StoreError {
    let failure = Failure::from(error);
    Failure::internal("backup.not_verified", failure).into()
}

/// Opens a copy and looks at everything: pages, references, chain, counts. Answers entries, orders and file hashes.
pub(super) fn verify(copy: &Path, now: Moment) -> Result<(i64, i64, Vec<String>)> {
    let db = open::for_reading(copy)?;
    open::must_be_sound(&db, "integrity_check")?;
    let read = Read { db: &db, folder: copy.parent().unwrap_or(copy), now, person: Uuid::nil() };
    let checked = crate::check::check_database(&read)?;
    if !checked.findings.is_empty() {
        return Err(Failure::internal("backup.not_verified", format!("{:?}", checked.findings)).into());
    }
    Ok((checked.entries, checked.repairs, file::hashes(&read)?))
}
