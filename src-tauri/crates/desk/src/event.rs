use serde::Serialize;

/// What a commit touched; clients that show these nouns ask again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The touched nouns.
    pub nouns: Vec<String>,
}
