//! Backups: why one is made, and which are kept.

crate::closed_set! {
    /// Why a backup was made.
    BackupReason {
        /// Once a day, while people work.
        Daily = "daily",
        /// When the program is closed.
        Close = "close",
        /// Somebody asked for it.
        Asked = "asked",
        /// Before the database takes a new form.
        Migration = "migration",
    }
}

/// How many verified backups are kept.
pub const KEPT: usize = 14;

/// After how many milliseconds without a verified backup people are warned: one day and a half, so that a shop
/// that opens an hour later today than yesterday is not warned for nothing.
pub const OVERDUE_MILLIS: i64 = 36 * 60 * 60 * 1_000;
