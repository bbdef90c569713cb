//! A noun: a table whose rows are written together with their journal entry.
//!
//! Each column is declared once, here with its type and how private it is; row, statement and journal body all
//! come from that one list.

use rusqlite::types::Value;
use uuid::Uuid;

/// How a column's value may appear in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Privacy {
    /// As it is.
    Plain,
    /// As a commitment; the value lies beside the chain and can be erased.
    Personal,
    /// As a commitment; the value is nowhere in the journal (password hashes).
    Secret,
}

/// A table of the house.
pub(crate) trait Noun: Sized {
    /// The table, which is also the noun in the journal and in events.
    const NAME: &'static str;
    /// Names and privacy, in order; the first is `id`.
    const COLUMNS: &'static [(&'static str, Privacy)];

    /// Which one.
    fn id(&self) -> Uuid;
    /// Its values in the order of `COLUMNS`.
    fn values(&self) -> Vec<Value>;
    /// Back from a row that has all columns.
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;
}

/// Declares a noun.
macro_rules! noun {
    ($(#[$doc:meta])* $name:ident = $table:literal {
        $($(#[$field_doc:meta])* $field:ident: $type:ty $(as $privacy:ident)?),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),+ }

        impl $crate::noun::Noun for $name {
            const NAME: &'static str = $table;
            const COLUMNS: &'static [(&'static str, $crate::noun::Privacy)] =
                &[$((stringify!($field), $crate::noun::privacy!($($privacy)?))),+];

            fn id(&self) -> uuid::Uuid {
                self.id.into()
            }

            fn values(&self) -> Vec<rusqlite::types::Value> {
                vec![$($crate::column::Column::kept(&self.$field)),+]
            }

            fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                use $crate::column::RowColumns;
                Ok(Self { $($field: row.column(stringify!($field))?),+ })
            }
        }
    };
}

macro_rules! privacy {
    () => {
        $crate::noun::Privacy::Plain
    };
    (personal) => {
        $crate::noun::Privacy::Personal
    };
    (secret) => {
        $crate::noun::Privacy::Secret
    };
}

pub(crate) use {noun, privacy};
