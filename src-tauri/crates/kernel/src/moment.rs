use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A point in time: UTC, whole milliseconds, always written in the same width
/// (`2026-11-21T06:02:03.004Z`) so that the order of texts is the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(i64);

impl Moment {
    /// 1970-01-01, where counting starts.
    pub const EPOCH: Self = Self(0);
    /// The last millisecond that four digits of year can write.
    const LAST: i64 = 253_402_300_799_999;

    /// A moment from milliseconds since 1970; `None` outside the years 1970 to 9999.
    #[must_use]
    pub fn from_millis(millis: i64) -> Option<Self> {
        (0..=Self::LAST).contains(&millis).then_some(Self(millis))
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0
    }

    /// The fixed-width text.
    #[must_use]
    pub fn text(self) -> String {
        self.utc().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// Reads the fixed-width text, and nothing else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let moment = Self::from_millis(DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis())?;
        (moment.text() == text).then_some(moment)
    }

    /// The moment `by` later, held at the last one that can be written.
    #[must_use]
    pub fn later(self, by: Duration) -> Self {
        let millis = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        Self(self.0.saturating_add(millis).min(Self::LAST))
    }

    /// Milliseconds from `earlier` to here; negative when `earlier` is later.
    #[must_use]
    pub fn millis_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    pub(crate) fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or(DateTime::UNIX_EPOCH)
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.text()
    }
}

impl TryFrom<String> for Moment {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::read(&text).ok_or("not a moment")
    }
}

impl ts_rs::TS for Moment {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_fixed_width_and_read_back() {
        for millis in [0, 1, 1_795_000_000_123, Moment::LAST] {
            let moment = Moment::from_millis(millis).unwrap();
            assert_eq!(moment.text().len(), 24);
            assert_eq!(Moment::read(&moment.text()), Some(moment));
        }
    }

    #[test]
    fn other_ways_of_writing_are_refused() {
        for text in ["", "2026-11-21", "2026-11-21T06:02:03Z", "2026-11-21T06:02:03.004+08:00", "9999"] {
            assert_eq!(Moment::read(text), None, "{text}");
        }
        assert_eq!(Moment::from_millis(-1), None);
        assert_eq!(Moment::from_millis(Moment::LAST + 1), None);
    }

    #[test]
    fn order_of_text_is_order_of_time() {
        let (a, b) = (Moment::from_millis(999).unwrap(), Moment::from_millis(1_000).unwrap());
        assert!(a < b && a.text() < b.text());
        assert_eq!(b.millis_since(a), 1);
    }
}
