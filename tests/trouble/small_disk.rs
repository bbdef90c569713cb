//! A small disk of a test's own: it can be filled, and made read-only, without harm to anything else.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;
use tests::until;

const UNSHARED: &str = "XIUTAI_TEST_UNSHARED";

/// A mounted disk in memory, unmounted with this value.
pub(crate) struct SmallDisk {
    folder: TempDir,
}

/// Runs a test on a small disk of `mib` MiB.
///
/// Mounting is a right of root. Where it is missing, the test runs itself once more as root of a namespace of its own.
/// `test` is its full name, `module::function`.
pub(crate) fn on_small_disk(test: &str, mib: usize, run: impl FnOnce(&SmallDisk)) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mounted = mount(&["-t", "tmpfs", "-o", &format!("size={mib}m"), "xiutai-test"], folder.path());
    match mounted {
        Ok(()) => run(&SmallDisk { folder }),
        Err(refused) => {
            assert!(
                std::env::var_os(UNSHARED).is_none(),
                "no small disk, not even in a namespace: {refused}"
            );
            let this = std::env::current_exe().expect("this test's own path");
            let again = Command::new("unshare")
                .arg("--map-root-user")
                .arg("--mount")
                .arg(this)
                .args(["--exact", test, "--nocapture"])
                .env(UNSHARED, "1")
                .output()
                .expect("unshare (util-linux) is there");
            let said =
                String::from_utf8_lossy(&again.stdout).into_owned() + &String::from_utf8_lossy(&again.stderr);
            assert!(again.status.success(), "{said}");
            assert!(said.contains("1 passed"), "{test} did not run: {said}");
        }
    }
}

fn mount(options: &[&str], folder: &Path) -> Result<(), String> {
    let done = Command::new("mount").args(options).arg(folder).output().map_err(|error| error.to_string())?;
    if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
}

impl SmallDisk {
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Fills it to the last byte; `free` gives the room back.
    pub(crate) fn fill(&self) -> Filling {
        self.fill_but(0)
    }

    /// Fills it but for some bytes.
    pub(crate) fn fill_but(&self, left: usize) -> Filling {
        let file = self.path().join("filling");
        let mut filling = std::fs::File::create(&file).expect("a file");
        let block = vec![0x5a_u8; 4_096];
        let mut written = 0_usize;
        loop {
            match std::io::Write::write(&mut filling, &block) {
                Ok(0) => break,
                Ok(n) => written += n,
                Err(error) => {
                    assert_eq!(error.kind(), std::io::ErrorKind::StorageFull, "{error}");
                    break;
                }
            }
        }
        let kept = u64::try_from(written.saturating_sub(left)).expect("small");
        filling.set_len(kept).expect("it is cut");
        Filling { file }
    }

    /// Makes it read-only once nobody has a file open there for writing.
    pub(crate) fn make_read_only(&self) {
        let remounted = || mount(&["-o", "remount,bind,ro"], self.path()).ok();
        until("the disk to be let go of", Duration::from_secs(20), remounted);
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a database that is still open is let go of with its process.
        drop(Command::new("umount").arg("--lazy").arg(self.path()).output());
    }
}

/// What fills a disk.
pub(crate) struct Filling {
    file: PathBuf,
}

impl Filling {
    /// Gives the room back.
    pub(crate) fn free(self) {
        std::fs::remove_file(self.file).expect("it is removed");
    }
}
