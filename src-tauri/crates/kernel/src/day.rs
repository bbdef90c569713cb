use crate::Moment;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Timelike};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A civil date in the shop's zone, written `2026-11-21`.
///
/// Warranty days, the day close and order numbers are civil: they never depend on the PC's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// A day by year, month and day; `None` where the calendar has none.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `2026-11-21`, and nothing else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self)?;
        (day.text() == text).then_some(day)
    }

    /// `2026-11-21`.
    #[must_use]
    pub fn text(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }

    /// `261121`, as order numbers write it.
    #[must_use]
    pub fn short(self) -> String {
        self.0.format("%y%m%d").to_string()
    }

    /// Its place in the week: 0 is Monday.
    #[must_use]
    pub fn weekday(self) -> usize {
        self.0.weekday().num_days_from_monday().try_into().unwrap_or(0)
    }

    /// Its place in the month, from 1.
    #[must_use]
    pub fn day_of_month(self) -> usize {
        self.0.day().try_into().unwrap_or(0)
    }

    /// The day so many days later, held at the last one the calendar has.
    #[must_use]
    pub fn later(self, days: u32) -> Self {
        Self(self.0.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX))
    }

    /// The day so many days before, held at the first one the calendar has.
    #[must_use]
    pub fn earlier(self, days: u32) -> Self {
        Self(self.0.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN))
    }

    /// How many days it lies after another; below zero where it lies before.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}

/// The shop's one time zone, by its IANA name (`Asia/Shanghai`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// China's one civil time.
    pub const SHANGHAI: Self = Self(chrono_tz::Asia::Shanghai);

    /// A zone by its IANA name; `None` when there is none of that name.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        chrono_tz::Tz::from_str(name).ok().map(Self)
    }

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The civil date at a moment.
    #[must_use]
    pub fn day(self, moment: Moment) -> Day {
        Day(moment.utc().with_timezone(&self.0).date_naive())
    }

    /// The moment of a day's minute, counted from 0 to 1440, which is the next day's beginning. A minute that a change to
    /// summer time leaves out is the hour after it; one that comes twice is the first.
    #[must_use]
    pub fn moment(self, day: Day, minute: u32) -> Moment {
        let wall = day.0.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute));
        let found = self.0.from_local_datetime(&wall).earliest();
        let found = found.or_else(|| self.0.from_local_datetime(&(wall + TimeDelta::hours(1))).earliest());
        found.and_then(|at| Moment::from_millis(at.timestamp_millis())).unwrap_or(Moment::EPOCH)
    }

    /// The minute of the civil day at a moment, 0 to 1439.
    #[must_use]
    pub fn minute(self, moment: Moment) -> u32 {
        let time = moment.utc().with_timezone(&self.0).time();
        time.hour() * 60 + time.minute()
    }

    /// `2026-11-21 14:02`, as a paper shows it.
    #[must_use]
    pub fn local_text(self, moment: Moment) -> String {
        moment.utc().with_timezone(&self.0).format("%Y-%m-%d %H:%M").to_string()
    }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::read(&text).ok_or_else(|| serde::de::Error::custom("not a day"))
    }
}

impl ts_rs::TS for Day {
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

    fn at(text: &str) -> Moment {
        Moment::read(text).unwrap()
    }

    #[test]
    fn the_civil_day_turns_at_midnight_of_the_shop() {
        let cases = [
            ("Asia/Shanghai", "2026-11-20T15:59:59.999Z", "2026-11-20"),
            ("Asia/Shanghai", "2026-11-20T16:00:00.000Z", "2026-11-21"),
            ("Asia/Shanghai", "2024-02-28T16:00:00.000Z", "2024-02-29"),
            ("Asia/Shanghai", "2026-12-31T16:00:00.000Z", "2027-01-01"),
            ("Asia/Urumqi", "2026-11-20T17:59:59.999Z", "2026-11-20"),
            ("America/New_York", "2026-03-08T06:59:59.999Z", "2026-03-08"),
        ];
        for (zone, moment, day) in cases {
            assert_eq!(Zone::read(zone).unwrap().day(at(moment)).text(), day, "{zone} {moment}");
        }
    }

    #[test]
    fn a_minute_of_a_day_is_a_moment_of_the_shop() {
        let zone = |name| Zone::read(name).unwrap();
        let day = |text| Day::read(text).unwrap();
        let cases = [
            ("Asia/Shanghai", "2026-11-21", 0, "2026-11-20T16:00:00.000Z"),
            ("Asia/Shanghai", "2026-11-21", 20 * 60, "2026-11-21T12:00:00.000Z"),
            ("Asia/Shanghai", "2026-12-31", 1_440, "2026-12-31T16:00:00.000Z"),
            // Summer time begins: half past two does not exist. It ends: half past one comes twice.
            ("America/New_York", "2026-03-08", 150, "2026-03-08T07:30:00.000Z"),
            ("America/New_York", "2026-11-01", 90, "2026-11-01T05:30:00.000Z"),
        ];
        for (name, on, minute, moment) in cases {
            assert_eq!(zone(name).moment(day(on), minute), at(moment), "{name} {on} {minute}");
        }
        assert_eq!(Zone::SHANGHAI.minute(at("2026-11-21T15:59:59.999Z")), 1_439);
        assert_eq!(day("2026-11-23").weekday(), 0, "a Monday");
        assert_eq!(day("2026-11-22").weekday(), 6, "a Sunday");
        assert_eq!(day("2028-02-28").later(1), day("2028-02-29"));
        assert_eq!(day("2028-02-29").day_of_month(), 29);
        assert_eq!(day("2028-03-01").earlier(1), day("2028-02-29"));
    }

    #[test]
    fn unknown_zones_are_refused() {
        assert_eq!(Zone::read("Asia/Peking"), None);
        assert_eq!(Zone::read("Asia/Shanghai"), Some(Zone::SHANGHAI));
    }
}
