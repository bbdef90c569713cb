//! Papers on their way to the printer: personal data, so in a folder only this user can open, and gone
//! as soon as the print system has its own copy.

use std::fs::{self, DirBuilder, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A paper that the print system draws.
pub(crate) const PDF: &str = "pdf";
/// A paper that goes to the printer as it is.
pub(crate) const RAW: &str = "prn";

/// The folder. One process owns it.
#[derive(Debug)]
pub(crate) struct Spool {
    folder: PathBuf,
    next: AtomicU64,
}

impl Spool {
    /// Makes the folder, closes it to others, and sweeps what a killed program left.
    ///
    /// # Errors
    /// When the folder cannot be made, closed or swept.
    pub(crate) fn open(folder: &Path) -> io::Result<Self> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        fs::set_permissions(folder, Permissions::from_mode(0o700))?;
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|kind| [PDF, RAW].iter().any(|ours| kind == *ours)) {
                fs::remove_file(path)?;
            }
        }
        Ok(Self { folder: folder.to_path_buf(), next: AtomicU64::new(1) })
    }

    /// Lays down a paper of a kind; it is swept when the answer is dropped.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn lay(&self, paper: &[u8], kind: &str) -> io::Result<Spooled> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let spooled = Spooled { path: self.folder.join(format!("{}-{number}.{kind}", std::process::id())) };
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&spooled.path)?;
        file.write_all(paper)?;
        Ok(spooled)
    }
}

/// One paper in the spool.
#[derive(Debug)]
pub(crate) struct Spooled {
    path: PathBuf,
}

impl Spooled {
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Sweeps it and says whether that worked.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub(crate) fn sweep(self) -> io::Result<()> {
        fs::remove_file(&self.path)
    }
}

impl Drop for Spooled {
    fn drop(&mut self) {
        // Already swept, or on the way out of a failure; what stays is swept at the next start.
        fs::remove_file(&self.path).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_paper_lies_privately_and_is_swept() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("spool");
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
        let spool = Spool::open(&folder).unwrap();
        let paper = spool.lay(b"%PDF", PDF).unwrap();
        let path = paper.path().to_path_buf();
        assert_eq!((mode(&folder), mode(&path)), (0o700, 0o600));
        assert_eq!(fs::read(&path).unwrap(), b"%PDF");
        drop(paper);
        assert!(!path.exists());
    }

    #[test]
    fn what_a_killed_program_left_is_swept_at_the_start() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("77-1.pdf"), "left").unwrap();
        fs::write(home.path().join("77-2.prn"), "left").unwrap();
        fs::write(home.path().join("notes.txt"), "not ours").unwrap();
        Spool::open(home.path()).unwrap();
        assert!(!home.path().join("77-1.pdf").exists());
        assert!(!home.path().join("77-2.prn").exists());
        assert!(home.path().join("notes.txt").exists());
    }
}
