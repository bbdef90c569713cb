//! Machines that nobody collects: reminders, and the lawful path after them (`domain.md` 10.5).
//!
//! "Three months means abandoned" is void. A customer who owes something can be given formal notice, and after the lawful
//! term the shop's lien may be used (Civil Code 447–455, 783); one who owes nothing leaves no lien, only deposit with the
//! authority (提存, Civil Code 570).

use crate::faults::Fault;
use crate::text;
use kernel::Day;

kernel::id!(
    /// A reminder.
    ReminderId
);

crate::closed_set! {
    /// What a customer was told, in the order of the path.
    Reminded {
        /// 可以取机
        Ready = "ready",
        /// 满 3 天
        Day3 = "day_3",
        /// 满 7 天
        Day7 = "day_7",
        /// 满 15 天
        Day15 = "day_15",
        /// 满 30 天
        Day30 = "day_30",
        /// 催领通知, with proof of dispatch
        Notice = "notice",
    }
}

crate::closed_set! {
    /// How a customer was told.
    ReminderHow {
        /// 消息
        Message = "message",
        /// 电话
        Phone = "phone",
        /// 信函
        Letter = "letter",
        /// 当面
        InPerson = "in_person",
    }
}

/// What comes next for a machine that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// To tell the customer, on this day or later.
    Tell(Reminded, Day),
    /// The lawful path is open from this day.
    Lawful(Day),
}

impl Reminded {
    /// How many days after the machine became ready it is due (D+3, 7, 15, 30; the notice follows the last of them).
    #[must_use]
    pub fn due_after(self) -> u32 {
        match self {
            Self::Ready => 0,
            Self::Day3 => 3,
            Self::Day7 => 7,
            Self::Day15 => 15,
            Self::Day30 | Self::Notice => 30,
        }
    }
}

/// What comes next: the latest step that is due and was not told, else the first one that is still to come; after the
/// notice, the day from which the machine may be disposed of.
#[must_use]
pub fn next(ready_on: Day, told: &[(Reminded, Day)], lawful_days: u16, today: Day) -> Next {
    let notice = told.iter().filter(|(what, _)| *what == Reminded::Notice).map(|(_, day)| *day).max();
    if let Some(noticed_on) = notice {
        return Next::Lawful(noticed_on.later(u32::from(lawful_days)));
    }
    let furthest = told.iter().map(|(what, _)| *what).max();
    let open = || Reminded::ALL.iter().copied().filter(move |what| Some(*what) > furthest);
    let due_on = |what: Reminded| ready_on.later(what.due_after());
    // The notice is a step of its own: it is not jumped to before the last reminder was told.
    let due = open().rfind(|what| *what != Reminded::Notice && due_on(*what) <= today);
    let next = due.or_else(|| open().next()).unwrap_or(Reminded::Notice);
    Next::Tell(next, due_on(next))
}

/// Whether a step may be told: not before its day, and once while the machine waits.
///
/// # Errors
/// `field.too_early`, `field.told_already`.
pub fn may_tell(what: Reminded, ready_on: Day, told: &[(Reminded, Day)], today: Day) -> Result<(), Fault> {
    if told.iter().any(|(known, _)| *known == what) {
        return Err(Fault::new("field.told_already"));
    }
    if today < ready_on.later(what.due_after()) {
        return Err(Fault::with("field.too_early", "days", usize::try_from(what.due_after()).unwrap_or(0)));
    }
    Ok(())
}

/// What stands before a formal notice may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoNotice {
    /// The customer was never told that the machine waits, so a notice that says so would be untrue.
    NeverTold,
    /// It is due from this day.
    TooEarly(Day),
}

/// Whether the paper of a formal notice may be drawn: from the day it is due, for a customer who was told before
/// (`domain.md` 10.5); one that was sent may be printed again.
///
/// # Errors
/// `NoNotice`.
pub fn may_write(ready_on: Day, told: &[(Reminded, Day)], today: Day) -> Result<(), NoNotice> {
    if told.iter().any(|(what, _)| *what == Reminded::Notice) {
        return Ok(());
    }
    let due = ready_on.later(Reminded::Notice.due_after());
    if today < due {
        return Err(NoNotice::TooEarly(due));
    }
    if told.is_empty() { Err(NoNotice::NeverTold) } else { Ok(()) }
}

/// The proof that something was sent: needed for the notice, a help elsewhere.
///
/// # Errors
/// `field.empty`, `field.too_long`, `field.control_character`.
pub fn proof(what: Reminded, typed: &str) -> Result<&str, Fault> {
    if what == Reminded::Notice { text::name(typed) } else { text::optional_name(typed) }
}

/// How a step was told: a notice by telephone proves nothing.
///
/// # Errors
/// `field.no_proof_by_phone`.
pub fn how(what: Reminded, how: ReminderHow) -> Result<ReminderHow, Fault> {
    if what == Reminded::Notice && how == ReminderHow::Phone {
        return Err(Fault::new("field.no_proof_by_phone"));
    }
    Ok(how)
}

/// What stands before the lawful path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotYet {
    /// No formal notice was given.
    NoNotice,
    /// So many days are left of its term.
    TooYoung(i64),
}

/// Whether a machine may be declared unclaimed: only when the lawful term has passed since the formal notice.
///
/// # Errors
/// `NotYet`.
pub fn lawful(noticed_on: Option<Day>, lawful_days: u16, today: Day) -> Result<(), NotYet> {
    let noticed_on = noticed_on.ok_or(NotYet::NoNotice)?;
    let left = i64::from(lawful_days) - today.days_since(noticed_on);
    if left > 0 { Err(NotYet::TooYoung(left)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> Day {
        Day::new(2026, 11, 22).unwrap().later(n)
    }

    fn next_on(told: &[(Reminded, u32)], today: u32) -> Next {
        let told: Vec<_> = told.iter().map(|(what, on)| (*what, day(*on))).collect();
        next(day(0), &told, 60, day(today))
    }

    #[test]
    fn the_path_goes_from_ready_over_four_reminders_to_the_notice() {
        use Reminded::{Day3, Day7, Day15, Day30, Notice, Ready};
        assert_eq!(next_on(&[], 0), Next::Tell(Ready, day(0)));
        assert_eq!(next_on(&[(Ready, 0)], 0), Next::Tell(Day3, day(3)));
        assert_eq!(next_on(&[(Ready, 0)], 3), Next::Tell(Day3, day(3)));
        // Whoever comes late tells the one that is due, and leaves out the ones before it.
        assert_eq!(next_on(&[(Ready, 0)], 16), Next::Tell(Day15, day(15)));
        assert_eq!(next_on(&[(Ready, 0), (Day7, 8)], 9), Next::Tell(Day15, day(15)));
        assert_eq!(next_on(&[], 40), Next::Tell(Day30, day(30)), "not the notice at once");
        assert_eq!(next_on(&[(Day30, 31)], 31), Next::Tell(Notice, day(30)));
        assert_eq!(next_on(&[(Day30, 31), (Notice, 32)], 32), Next::Lawful(day(92)));
        assert_eq!(next_on(&[(Day3, 3), (Day15, 15)], 20), Next::Tell(Day30, day(30)));
    }

    #[test]
    fn a_step_is_told_once_and_not_before_its_day() {
        let may = |what, told: &[(Reminded, Day)], today| may_tell(what, day(0), told, day(today));
        assert!(may(Reminded::Ready, &[], 0).is_ok());
        assert_eq!(may(Reminded::Day3, &[], 2).unwrap_err().message, "field.too_early");
        assert!(may(Reminded::Day3, &[], 3).is_ok());
        assert_eq!(may(Reminded::Notice, &[], 29).unwrap_err().message, "field.too_early");
        assert!(may(Reminded::Notice, &[], 30).is_ok());
        let told = [(Reminded::Day3, day(3))];
        assert_eq!(may(Reminded::Day3, &told, 4).unwrap_err().message, "field.told_already");
    }

    #[test]
    fn a_notice_needs_proof_and_no_telephone() {
        assert_eq!(proof(Reminded::Notice, " ").unwrap_err().message, "field.empty");
        assert_eq!(proof(Reminded::Notice, "EMS 1234567890"), Ok("EMS 1234567890"));
        assert_eq!(proof(Reminded::Day3, ""), Ok(""));
        assert_eq!(how(Reminded::Notice, ReminderHow::Phone).unwrap_err().message, "field.no_proof_by_phone");
        assert_eq!(how(Reminded::Day3, ReminderHow::Phone), Ok(ReminderHow::Phone));
    }

    #[test]
    fn a_notice_is_written_when_it_is_due_for_somebody_who_was_told() {
        let may = |told: &[(Reminded, Day)], today| may_write(day(0), told, day(today));
        let ready = [(Reminded::Ready, day(0))];
        assert_eq!(may(&[], 0), Err(NoNotice::TooEarly(day(30))));
        assert_eq!(may(&ready, 29), Err(NoNotice::TooEarly(day(30))));
        assert_eq!(may(&[], 30), Err(NoNotice::NeverTold));
        assert_eq!(may(&ready, 30), Ok(()));
        assert_eq!(
            may(&[(Reminded::Notice, day(31))], 2),
            Ok(()),
            "what was sent, though the clock went back"
        );
    }

    #[test]
    fn the_lawful_path_opens_on_the_sixtieth_day_after_the_notice() {
        assert_eq!(lawful(None, 60, day(400)), Err(NotYet::NoNotice));
        assert_eq!(lawful(Some(day(0)), 60, day(0)), Err(NotYet::TooYoung(60)));
        assert_eq!(lawful(Some(day(0)), 60, day(59)), Err(NotYet::TooYoung(1)));
        assert_eq!(lawful(Some(day(0)), 60, day(60)), Ok(()));
        assert_eq!(lawful(Some(day(10)), 60, day(0)), Err(NotYet::TooYoung(70)), "the clock went back");
    }
}
