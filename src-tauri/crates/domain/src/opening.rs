//! When a shop is open, how long its work takes, and when it therefore promises a machine.

use crate::intake::Channel;
use kernel::{Day, Moment, Zone};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ts_rs::TS;

/// Opening and closing time of a day, `HH:MM`.
pub type OpenFrom = (String, String);

/// Opening hours from Monday to Sunday; nothing where the shop is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(type = "Array<[string, string] | null>")]
pub struct Hours(pub [Option<OpenFrom>; 7]);

/// How long a channel's work takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Norm {
    /// So many minutes of opening time.
    Minutes(u32),
    /// By closing time of the so-manieth open day after today.
    Days(u32),
}

/// The norm of each channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Norms {
    /// 到店
    pub carry_in: Norm,
    /// 快递寄修
    pub courier: Norm,
    /// 上门
    pub on_site: Norm,
    /// 接机点
    pub pick_up_point: Norm,
}

impl Hours {
    /// Nine to eight every day, until a shop says otherwise.
    #[must_use]
    pub fn usual() -> Self {
        Self(std::array::from_fn(|_| Some(("09:00".to_owned(), "20:00".to_owned()))))
    }
}

impl Norms {
    /// One hour for who waits, three days by courier (`domain.md` 5).
    pub const USUAL: Self = Self {
        carry_in: Norm::Minutes(60),
        courier: Norm::Days(3),
        on_site: Norm::Days(1),
        pick_up_point: Norm::Days(3),
    };

    /// The norm of one channel.
    #[must_use]
    pub fn of(&self, channel: Channel) -> Norm {
        match channel {
            Channel::CarryIn => self.carry_in,
            Channel::Courier => self.courier,
            Channel::OnSite => self.on_site,
            Channel::PickUpPoint => self.pick_up_point,
        }
    }
}

/// The farthest an opening day is looked for: a shop that opens one minute a day still keeps its longest norm in sight.
const FARTHEST_DAYS: u32 = 3_660;

/// When a machine taken in now should be ready, on a full minute.
///
/// Minutes count in opening time only; days end at closing time of the so-manieth open day after today. A shop that is
/// closed all week works in plain time.
#[must_use]
pub fn promise(now: Moment, zone: Zone, hours: &Hours, norm: Norm) -> Moment {
    let ready = match norm {
        Norm::Minutes(minutes) => after_minutes(now, zone, hours, minutes),
        Norm::Days(days) => after_days(now, zone, hours, days),
    };
    on_full_minute(ready)
}

fn after_minutes(now: Moment, zone: Zone, hours: &Hours, minutes: u32) -> Moment {
    let mut left = i64::from(minutes) * MINUTE;
    for (opens, closes) in open_days(zone.day(now), zone, hours) {
        let from = opens.max(now);
        let here = closes.millis_since(from).max(0);
        if here > 0 && left <= here {
            return from.later(millis(left));
        }
        left -= here;
    }
    now.later(millis(i64::from(minutes) * MINUTE))
}

fn after_days(now: Moment, zone: Zone, hours: &Hours, days: u32) -> Moment {
    let today = zone.day(now);
    let plain = now.later(millis(i64::from(days) * 24 * 60 * MINUTE));
    let Some(before) = days.checked_sub(1) else {
        // Today still, or the next day that is open.
        return open_days(today, zone, hours)
            .map(|(_, closes)| closes)
            .find(|closes| *closes > now)
            .unwrap_or(plain);
    };
    let mut open = open_days(today.later(1), zone, hours);
    usize::try_from(before).ok().and_then(|n| open.nth(n)).map_or(plain, |(_, closes)| closes)
}

/// Opening and closing of each open day from `first` on.
fn open_days(first: Day, zone: Zone, hours: &Hours) -> impl Iterator<Item = (Moment, Moment)> {
    let week: [Option<(u32, u32)>; 7] = std::array::from_fn(|day| {
        let (opens, closes) = hours.0[day].as_ref()?;
        let (opens, closes) = (minute_of_day(opens)?, minute_of_day(closes)?);
        (opens < closes).then_some((opens, closes))
    });
    (0..FARTHEST_DAYS).map(move |n| first.later(n)).filter_map(move |day| {
        let (opens, closes) = week[day.weekday()]?;
        Some((zone.moment(day, opens), zone.moment(day, closes)))
    })
}

/// `09:30` in minutes; `24:00` ends a day.
#[must_use]
pub fn minute_of_day(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |part: &str| -> Option<u32> {
        (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(hours * 60 + minutes)
}

/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

fn on_full_minute(moment: Moment) -> Moment {
    let over = moment.millis() % MINUTE;
    if over == 0 { moment } else { moment.later(millis(MINUTE - over)) }
}

fn millis(millis: i64) -> Duration {
    Duration::from_millis(u64::try_from(millis).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nine to six on weekdays, ten to two on Saturdays, closed on Sundays.
    fn hours() -> Hours {
        let day = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        let mut week: [Option<OpenFrom>; 7] = std::array::from_fn(|_| day("09:00", "18:00"));
        (week[5], week[6]) = (day("10:00", "14:00"), None);
        Hours(week)
    }

    /// What is promised at a civil minute of Shanghai, in the same form.
    fn promised(now: &str, hours: &Hours, norm: Norm) -> String {
        let (day, time) = now.split_once(' ').unwrap();
        let now = Zone::SHANGHAI.moment(Day::read(day).unwrap(), minute_of_day(time).unwrap());
        Zone::SHANGHAI.local_text(promise(now, Zone::SHANGHAI, hours, norm))
    }

    #[test]
    fn minutes_count_in_opening_time_only() {
        // 2026-11-20 is a Friday.
        let cases = [
            ("2026-11-20 10:00", 60, "2026-11-20 11:00"),
            ("2026-11-20 17:00", 60, "2026-11-20 18:00"),
            ("2026-11-20 17:01", 60, "2026-11-21 10:01"),
            ("2026-11-20 06:00", 30, "2026-11-20 09:30"),
            ("2026-11-20 18:00", 30, "2026-11-21 10:30"),
            ("2026-11-21 13:30", 60, "2026-11-23 09:30"),
            ("2026-11-22 12:00", 60, "2026-11-23 10:00"),
            ("2026-11-20 17:30", 30 + 240 + 540 + 1, "2026-11-24 09:01"),
        ];
        for (now, minutes, expected) in cases {
            assert_eq!(promised(now, &hours(), Norm::Minutes(minutes)), expected, "{now} + {minutes}");
        }
    }

    #[test]
    fn days_end_when_the_shop_closes() {
        let cases = [
            ("2026-11-20 10:00", 1, "2026-11-21 14:00"),
            ("2026-11-20 23:00", 1, "2026-11-21 14:00"),
            ("2026-11-20 10:00", 2, "2026-11-23 18:00"),
            ("2026-11-21 10:00", 1, "2026-11-23 18:00"),
            ("2026-12-31 10:00", 1, "2027-01-01 18:00"),
            ("2026-11-20 10:00", 0, "2026-11-20 18:00"),
            ("2026-11-21 14:00", 0, "2026-11-23 18:00"),
        ];
        for (now, days, expected) in cases {
            assert_eq!(promised(now, &hours(), Norm::Days(days)), expected, "{now} + {days} days");
        }
    }

    #[test]
    fn a_shop_closed_all_week_works_in_plain_time() {
        let closed = Hours(std::array::from_fn(|_| None));
        assert_eq!(promised("2026-11-20 23:30", &closed, Norm::Minutes(60)), "2026-11-21 00:30");
        assert_eq!(promised("2026-11-20 23:30", &closed, Norm::Days(3)), "2026-11-23 23:30");
        assert_eq!(promised("2026-11-20 23:30", &closed, Norm::Days(0)), "2026-11-20 23:30");
        let odd = Hours(std::array::from_fn(|_| Some(("18:00".to_owned(), "09:00".to_owned()))));
        assert_eq!(promised("2026-11-20 23:30", &odd, Norm::Minutes(60)), "2026-11-21 00:30");
    }

    #[test]
    fn a_promise_is_a_full_minute() {
        let now = Moment::read("2026-11-21T06:02:03.004Z").unwrap();
        let ready = promise(now, Zone::SHANGHAI, &Hours::usual(), Norm::Minutes(60));
        assert_eq!(ready.text(), "2026-11-21T07:03:00.000Z");
    }

    #[test]
    fn times_of_day_are_two_digits_each() {
        assert_eq!(minute_of_day("00:00"), Some(0));
        assert_eq!(minute_of_day("24:00"), Some(1_440));
        for odd in ["24:01", "9:00", "09:60", "0900", "+9:00", "", "09:0x"] {
            assert_eq!(minute_of_day(odd), None, "{odd}");
        }
    }
}
