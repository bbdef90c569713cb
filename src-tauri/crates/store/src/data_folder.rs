//! The data folder: who holds it, and which of its shops is in use.

use crate::error::Result;
use kernel::{Code, Failure};
use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// File systems over a network: SQLite's locks and its shared memory cannot be trusted there.
const NETWORK: &[&str] = &[
    "9p",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "fuse.davfs",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb2",
    "smb3",
    "smbfs",
];

/// A data folder, held by this process alone.
///
/// It holds `lock`, `current` (the name of the sub-folder in use), `backups-at`, `keys` and one sub-folder a shop.
#[derive(Debug)]
pub struct Place {
    root: PathBuf,
    lock: File,
    /// Held while a key is made: there is one for each shop.
    keys: Mutex<()>,
}

/// The length of a key.
const KEY_BYTES: usize = 32;

impl Place {
    /// Takes the data folder, making it where it is missing.
    ///
    /// # Errors
    /// `place.network`, `place.unwritable`, `place.in_use`.
    pub fn take(root: &Path) -> kernel::Result<Self> {
        if let Ok(mounts) = std::fs::read_to_string("/proc/self/mountinfo")
            && is_on_network(&mounts, &std::path::absolute(root).map_err(|e| unwritable(&e))?)
        {
            return Err(Failure::new(Code::Refused, "place.network").with("folder", root.display()));
        }
        if root.to_string_lossy().starts_with(r"\\") {
            return Err(Failure::new(Code::Refused, "place.network").with("folder", root.display()));
        }
        make_private(root).map_err(|e| unwritable(&e).with("folder", root.display()))?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(root.join("lock"))
            .map_err(|e| unwritable(&e).with("folder", root.display()))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { root: root.to_owned(), lock, keys: Mutex::new(()) }),
            Err(TryLockError::WouldBlock) => {
                Err(Failure::new(Code::Busy, "place.in_use").with("folder", root.display()))
            }
            Err(TryLockError::Error(error)) => Err(unwritable(&error).with("folder", root.display())),
        }
    }

    /// The data folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Lets the folder go, so that another copy of the program may take it.
    pub fn release(&self) {
        // The lock also goes with the process; nothing can be done where the system refuses.
        drop(self.lock.unlock());
    }

    /// The sub-folder in use; `None` before the first start has chosen one.
    ///
    /// # Errors
    /// `place.missing` where it names a folder that is not there.
    pub fn current(&self) -> kernel::Result<Option<PathBuf>> {
        current(&self.root)
    }

    /// The newest shop that lies here although no word says which is in use: the program ended while it made the first
    /// one, or the word was lost. A shop is never taken for a first start.
    #[must_use]
    pub fn left_behind(&self) -> Option<PathBuf> {
        let folders = std::fs::read_dir(&self.root).ok()?.flatten().map(|entry| entry.path());
        let number = |folder: &PathBuf| {
            let name = folder.file_name()?.to_str()?;
            name.strip_prefix("shop-")?.parse::<u32>().ok()
        };
        let shops = folders.filter(|folder| folder.join("shop.db").is_file());
        shops.filter_map(|folder| number(&folder).map(|n| (n, folder))).max().map(|(_, folder)| folder)
    }

    /// A name of a sub-folder that is not there yet: `shop-1`, `shop-2`, …
    #[must_use]
    pub fn unused(&self, kind: &str) -> PathBuf {
        (1_u32..)
            .map(|n| self.root.join(format!("{kind}-{n}")))
            .find(|folder| !folder.exists())
            .unwrap_or_else(|| self.root.join(kind))
    }

    /// Makes a sub-folder the one in use: all or nothing.
    ///
    /// # Errors
    /// What the disk says.
    pub fn use_folder(&self, folder: &Path) -> kernel::Result<()> {
        let name = folder.strip_prefix(&self.root).unwrap_or(folder);
        Ok(self.write_whole("current", name)?)
    }

    /// Remembers where the last verified backup went, for the day the database cannot be asked.
    ///
    /// # Errors
    /// What the disk says.
    pub fn remember_backups(&self, folder: &Path) -> kernel::Result<()> {
        if self.remembered_backups().as_deref() == Some(folder) {
            return Ok(());
        }
        Ok(self.write_whole("backups-at", folder)?)
    }

    /// Where the last verified backup went, if that is known.
    #[must_use]
    pub fn remembered_backups(&self) -> Option<PathBuf> {
        std::fs::read_to_string(self.root.join("backups-at")).ok().map(PathBuf::from)
    }

    /// The key of a shop's sealed values; `None` where this data folder never had it. It lies beside the shops, outside of
    /// every database and backup: whoever has a copy of those has nothing to open them with.
    ///
    /// # Errors
    /// What the disk says; `place.key_damaged` where the file is no key.
    pub fn key(&self, shop: Uuid) -> kernel::Result<Option<[u8; KEY_BYTES]>> {
        let kept = match std::fs::read(self.key_file(shop)) {
            Ok(kept) => kept,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(crate::error::StoreError::from(error).into()),
        };
        let key = <[u8; KEY_BYTES]>::try_from(kept);
        key.map(Some).map_err(|kept| Failure::internal("place.key_damaged", format!("{} bytes", kept.len())))
    }

    /// The key of a shop's sealed values, made at random where there is none yet.
    ///
    /// # Errors
    /// As `key`.
    pub fn key_or_new(&self, shop: Uuid) -> kernel::Result<[u8; KEY_BYTES]> {
        let _turn = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = self.key(shop)? {
            return Ok(key);
        }
        let mut key = [0; KEY_BYTES];
        getrandom::fill(&mut key).map_err(|error| Failure::internal("store.failed", error))?;
        self.keep_key(shop, &key)?;
        Ok(key)
    }

    fn key_file(&self, shop: Uuid) -> PathBuf {
        self.root.join("keys").join(format!("{shop}.key"))
    }

    fn keep_key(&self, shop: Uuid, key: &[u8]) -> Result<()> {
        let file = self.key_file(shop);
        let folder = self.root.join("keys");
        make_private(&folder)?;
        let next = file.with_extension("new");
        let mut options = File::options();
        options.create(true).truncate(true).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut unfinished = options.open(&next)?;
        unfinished.write_all(key)?;
        unfinished.sync_all()?;
        std::fs::rename(&next, &file)?;
        crate::backup::sync_folder(&folder)?;
        crate::backup::sync_folder(&self.root)
    }

    /// Writes a small file: the old words or the new ones, never half of them.
    fn write_whole(&self, name: &str, words: &Path) -> Result<()> {
        let next = self.root.join(format!("{name}.new"));
        let mut file = File::create(&next)?;
        file.write_all(words.to_string_lossy().as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&next, self.root.join(name))?;
        crate::backup::sync_folder(&self.root)
    }
}

/// The sub-folder in use of a data folder that nobody needs to hold.
///
/// # Errors
/// `place.missing`.
pub(crate) fn current(root: &Path) -> kernel::Result<Option<PathBuf>> {
    let name = match std::fs::read_to_string(root.join("current")) {
        Ok(name) => name,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(crate::error::StoreError::from(error).into()),
    };
    let folder = root.join(name.trim());
    if !folder.is_dir() {
        return Err(Failure::refused("place.missing").with("folder", folder.display()));
    }
    Ok(Some(folder))
}

/// Makes a folder that only its owner may look into; one that is there already is left as it is.
pub(crate) fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn unwritable(error: &std::io::Error) -> Failure {
    Failure::refused("place.unwritable").because(error)
}

/// Whether a path lies on a network file system, by the mount table: the longest mount point above it decides.
fn is_on_network(mountinfo: &str, path: &Path) -> bool {
    mountinfo
        .lines()
        .filter_map(|line| {
            let (left, right) = line.split_once(" - ")?;
            let point = left.split(' ').nth(4)?.replace("\\040", " ");
            let kind = right.split(' ').next()?;
            path.starts_with(&point).then_some((point.len(), kind))
        })
        .max_by_key(|(length, _)| *length)
        .is_some_and(|(_, kind)| NETWORK.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:26 / /mnt/nas rw - cifs //nas/share rw
31 22 0:27 / /mnt/nas/local rw - ext4 /dev/sdb rw
32 22 0:28 / /mnt/with\\040space rw - nfs4 host:/x rw
33 22 0:29 / /home/u/remote rw - fuse.sshfs h: rw";

    #[test]
    fn network_folders_are_told_by_the_nearest_mount() {
        let cases = [
            ("/home/u/data", false),
            ("/mnt/nas", true),
            ("/mnt/nas/shop", true),
            ("/mnt/nas/local/shop", false),
            ("/mnt/nasty", false),
            ("/mnt/with space/shop", true),
            ("/home/u/remote/x", true),
        ];
        for (path, expected) in cases {
            assert_eq!(is_on_network(MOUNTS, Path::new(path)), expected, "{path}");
        }
    }
}
