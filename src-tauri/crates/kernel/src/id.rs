use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares the id of a noun: a `UUIDv7` that cannot be mistaken for another noun's.
///
/// New ids come from `change.new_id()` alone.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            $crate::reexport::serde::Serialize, $crate::reexport::serde::Deserialize,
        )]
        #[serde(crate = "kernel::reexport::serde")]
        pub struct $name(pub $crate::reexport::uuid::Uuid);

        impl From<$crate::reexport::uuid::Uuid> for $name {
            fn from(id: $crate::reexport::uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for $crate::reexport::uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl $crate::reexport::ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &$crate::reexport::ts_rs::Config) -> String {
                "string".to_owned()
            }
            fn inline(_: &$crate::reexport::ts_rs::Config) -> String {
                "string".to_owned()
            }
        }
    };
}

/// Made by a client for one intent of its user: a retry carries the same one, so that nothing happens twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RequestId(pub Uuid);

/// The text is no UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadableId;

impl std::str::FromStr for RequestId {
    type Err = UnreadableId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self).or(Err(UnreadableId))
    }
}
