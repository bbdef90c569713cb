//! A few read-only connections, handed out one at a time.

use crate::error::Result;
use crate::open;
use kernel::Failure;
use rusqlite::Connection;
use std::ops::Deref;
use std::path::Path;
use std::sync::{Condvar, Mutex, PoisonError};

pub(crate) struct Readers {
    idle: Mutex<Vec<Connection>>,
    returned: Condvar,
}

impl Readers {
    pub(crate) fn open(file: &Path, count: usize) -> Result<Self> {
        let idle = (0..count).map(|_| open::for_reading(file)).collect::<Result<Vec<_>>>()?;
        Ok(Self { idle: Mutex::new(idle), returned: Condvar::new() })
    }

    /// Waits for a connection.
    pub(crate) fn take(&self) -> Result<Lent<'_>> {
        // A reader that panicked left its connection usable: it was only reading.
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut idle =
            self.returned.wait_while(idle, |idle| idle.is_empty()).unwrap_or_else(PoisonError::into_inner);
        let db = idle.pop().ok_or_else(|| Failure::internal("store.failed", "no reader"))?;
        Ok(Lent { readers: self, db: Some(db) })
    }
}

/// A lent connection; goes back by itself.
pub(crate) struct Lent<'a> {
    readers: &'a Readers,
    db: Option<Connection>,
}

impl Deref for Lent<'_> {
    type Target = Connection;

    #[expect(clippy::expect_used, reason = "the connection leaves only in drop")]
    fn deref(&self) -> &Connection {
        self.db.as_ref().expect("lent until dropped")
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(db) = self.db.take() {
            self.readers.idle.lock().unwrap_or_else(PoisonError::into_inner).push(db);
            self.readers.returned.notify_one();
        }
    }
}
