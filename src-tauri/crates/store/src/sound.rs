//! Whether a database's pages hold together: looked at before work where that takes no time, beside it where it does.

use crate::error::Result;
use crate::open;
use crate::writer::Damage;
use kernel::Failure;
use rusqlite::{Connection, InterruptHandle};
use std::path::Path;
use std::thread::JoinHandle;
use std::time::Duration;

/// A file up to this size (bytes) is looked at before it is used: about a fifth of a second.
const AT_ONCE: u64 = 64 << 20;

/// A look that goes on beside the work, until it is done or let go.
pub(crate) struct Looking {
    thread: Option<JoinHandle<()>>,
    stop: InterruptHandle,
}

/// Looks at a file's pages: at once where it is small. A large one takes seconds, which nobody at a counter waits for;
/// its look begins, and what it finds stops every write from then on.
///
/// # Errors
/// `store.damaged`.
pub(crate) fn look(db: &Connection, file: &Path, damage: &Damage) -> Result<Option<Looking>> {
    if std::fs::metadata(file)?.len() <= AT_ONCE {
        open::must_be_sound(db, "quick_check")?;
        return Ok(None);
    }
    beside(file, damage.clone()).map(Some)
}

fn beside(file: &Path, damage: Damage) -> Result<Looking> {
    let db = open::for_reading(file)?;
    let stop = db.get_interrupt_handle();
    let look = move || {
        let found = open::must_be_sound(&db, "quick_check").map_err(Failure::from);
        // A look that was stopped, or could not be had, found nothing; damage is remembered and told by the next write.
        drop(damage.note(found));
    };
    let thread = std::thread::Builder::new().name("looking".to_owned()).spawn(look)?;
    Ok(Looking { thread: Some(thread), stop })
}

impl Drop for Looking {
    fn drop(&mut self) {
        let Some(thread) = self.thread.take() else { return };
        while !thread.is_finished() {
            // Asked again, since a statement that has not begun yet is not interrupted.
            self.stop.interrupt();
            std::thread::sleep(Duration::from_millis(1));
        }
        // The thread only looks; there is nothing of it to be had.
        drop(thread.join());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Seek, SeekFrom, Write};

    fn file_of(folder: &Path, rows: u32) -> std::path::PathBuf {
        let file = folder.join("shop.db");
        let db = Connection::open(&file).unwrap();
        db.execute_batch(&format!(
            "CREATE TABLE kept (seq INTEGER PRIMARY KEY, text TEXT);
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
             INSERT INTO kept (text) SELECT hex(randomblob(200)) FROM n;"
        ))
        .unwrap();
        file
    }

    fn wait(mut looking: Looking) {
        looking.thread.take().unwrap().join().unwrap();
    }

    #[test]
    fn a_look_beside_the_work_finds_damage_and_can_be_ended() {
        let folder = tempfile::tempdir().unwrap();
        let file = file_of(folder.path(), 5_000);
        let damage = Damage::default();
        wait(beside(&file, damage.clone()).unwrap());
        assert!(!damage.is_found());
        drop(beside(&file, damage.clone()).unwrap());
        let mut broken = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
        broken.seek(SeekFrom::Start(20 * 4_096)).unwrap();
        broken.write_all(&[0xee; 4_096]).unwrap();
        drop(broken);
        wait(beside(&file, damage.clone()).unwrap());
        assert!(damage.is_found());
    }
}
