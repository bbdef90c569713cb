use kernel::{Code, Failure};
use rusqlite::ErrorCode;

/// What the database or the disk answered; becomes a `Failure` for everybody above.
#[derive(Debug)]
pub enum StoreError {
    /// SQLite said so.
    Sqlite(rusqlite::Error),
    /// The file system said so.
    Disk(std::io::Error),
    /// A rule of the store itself.
    Rule(Failure),
}

/// What store functions answer.
pub(crate) type Result<T, E = StoreError> = std::result::Result<T, E>;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        Self::Rule(failure)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Rule(failure) => failure,
            StoreError::Disk(error) => of_disk(&error),
            StoreError::Sqlite(error) => of_sqlite(&error),
        }
    }
}

fn of_disk(error: &std::io::Error) -> Failure {
    use std::io::ErrorKind;
    #[expect(clippy::wildcard_enum_match_arm, reason = "the list of kinds is open")]
    let (code, message) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (Code::Refused, "store.full"),
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => (Code::Refused, "store.read_only"),
        _ => (Code::Internal, "store.failed"),
    };
    Failure::new(code, message).because(error)
}

fn of_sqlite(error: &rusqlite::Error) -> Failure {
    let (code, message) = match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => (Code::Refused, "store.full"),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => (Code::Refused, "store.read_only"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (Code::Busy, "store.busy"),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => (Code::Internal, "store.damaged"),
        _ => (Code::Internal, "store.failed"),
    };
    // SQLite's own words may repeat a value that broke a constraint; only its code goes to the log.
    let cause = match error.sqlite_error() {
        Some(inner) => inner.to_string(),
        None => std::any::type_name_of_val(error).to_owned() + ": " + kind_of(error),
    };
    Failure::new(code, message).because(cause)
}

fn kind_of(error: &rusqlite::Error) -> &'static str {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the list of kinds is open")]
    match error {
        rusqlite::Error::QueryReturnedNoRows => "no row",
        rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..) => {
            "unreadable value"
        }
        rusqlite::Error::InvalidColumnName(..) => "no such column",
        rusqlite::Error::InvalidParameterName(..) => "no such parameter",
        _ => "other",
    }
}
