//! An id by itself, as commands take and answer it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// Which one.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Id {
    #[ts(type = "string")]
    pub(crate) id: Uuid,
}

impl Id {
    /// The id of a noun.
    pub(crate) fn of(id: impl Into<Uuid>) -> Self {
        Self { id: id.into() }
    }
}
