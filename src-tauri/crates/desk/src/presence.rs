//! Who is on which order now, so that two people see each other before they change the same thing. Memory of the host
//! alone: nothing of it is written.

use crate::door::Empty;
use crate::registry::Asking;
use crate::session::SessionKey;
use crate::station::Desk;
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use store::{Read, repair, terminal};
use ts_rs::TS;

/// How long a desk counts as here after it last said so; it says so every 8 s.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(20);
/// Orders one desk may have open at once: a few tabs. The one it spoke of longest ago is let go.
const MOST_OF_A_DESK: usize = 8;

/// An order somebody looks at.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Here {
    repair: RepairId,
    /// Whether a form of it is open or being written.
    editing: bool,
}

/// Which order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfRepair {
    repair: RepairId,
}

/// Somebody else on the same order.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub(crate) struct PresentRow {
    /// Their name.
    person: String,
    /// The name of the desk or tablet they sit at; none for the host itself.
    terminal: Option<String>,
    editing: bool,
}

/// Says that this desk is on an order, and whether it changes it. Everybody hears of it where that is new.
pub(crate) fn here(asking: &Asking<'_>, input: Here) -> Result<Empty> {
    let Here { repair, editing } = input;
    asking.read(|read| must_be_here(read, repair))?;
    if let (Some(desk), Some(person)) = (&asking.caller.session, &asking.presence.person) {
        let visit = Visit { desk: desk.clone(), person: person.id, repair, editing, at: asking.desk.ticks() };
        asking.desk.tell_presence(asking.desk.visits.come(visit));
    }
    Ok(Empty {})
}

/// Says that this desk has left an order.
pub(crate) fn gone(asking: &Asking<'_>, input: OfRepair) -> Result<Empty> {
    asking.read(|read| must_be_here(read, input.repair))?;
    if let Some(desk) = &asking.caller.session {
        asking.desk.tell_presence(asking.desk.visits.leave(desk, Some(input.repair)));
    }
    Ok(Empty {})
}

/// Who else is on an order: people who sit at another desk, unlocked, and said so lately.
pub(crate) fn who(asking: &Asking<'_>, read: &Read<'_>, input: OfRepair) -> Result<Vec<PresentRow>> {
    must_be_here(read, input.repair)?;
    let mut rows = Vec::new();
    let ticks = asking.desk.ticks();
    for visit in asking.desk.visits.of(input.repair, ticks) {
        if asking.caller.session.as_ref() == Some(&visit.desk) {
            continue;
        }
        let sitting = asking.desk.sessions.sitting(&visit.desk, read, ticks)?;
        if let Some(person) = sitting.filter(|person| person.id == visit.person) {
            let terminal = visit.desk.terminal_id().map(|id| terminal::by_id(read, id)).transpose()?;
            let terminal = terminal.map(|terminal| terminal.name);
            rows.push(PresentRow { person: person.name, terminal, editing: visit.editing });
        }
    }
    Ok(rows)
}

fn must_be_here(read: &Read<'_>, repair: RepairId) -> Result<()> {
    repair::by_id(read, repair)?.map(|_| ()).ok_or_else(|| Failure::not_found("repair.not_found"))
}

impl Desk {
    /// Takes a desk off every order: nobody there can be told anything any more.
    pub fn leave_orders(&self, session: &SessionKey) {
        self.tell_presence(self.visits.leave(session, None));
    }
}

/// One desk on one order.
#[derive(Debug, Clone)]
struct Visit {
    desk: SessionKey,
    person: PersonId,
    repair: RepairId,
    editing: bool,
    /// When it last said so, in ticks of the clock.
    at: Duration,
}

/// Which desk is on which order, in the order they came.
#[derive(Debug, Default)]
pub(crate) struct Visits {
    all: Mutex<Vec<Visit>>,
}

impl Visits {
    /// Notes a visit, lets those go that were not heard of, and answers whether anybody sees a difference.
    fn come(&self, visit: Visit) -> bool {
        let mut all = self.lock();
        let before = all.len();
        all.retain(|one| is_fresh(one, visit.at));
        let forgotten = all.len() < before;
        if let Some(known) = all.iter_mut().find(|one| one.desk == visit.desk && one.repair == visit.repair) {
            let changed = known.editing != visit.editing || known.person != visit.person;
            *known = visit;
            return changed || forgotten;
        }
        let of_desk: Vec<_> = all.iter().filter(|one| one.desk == visit.desk).collect();
        let oldest = (of_desk.len() >= MOST_OF_A_DESK)
            .then(|| of_desk.iter().min_by_key(|one| one.at).map(|one| one.repair))
            .flatten();
        all.retain(|one| one.desk != visit.desk || Some(one.repair) != oldest);
        all.push(visit);
        true
    }

    /// Takes a desk off an order, or off all of them; answers whether it was there.
    pub(crate) fn leave(&self, desk: &SessionKey, repair: Option<RepairId>) -> bool {
        let mut all = self.lock();
        let before = all.len();
        all.retain(|one| one.desk != *desk || repair.is_some_and(|repair| one.repair != repair));
        all.len() < before
    }

    /// Everybody leaves: another shop is in use now.
    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    /// Which desks are on an order.
    fn of(&self, repair: RepairId, ticks: Duration) -> Vec<Visit> {
        self.lock().iter().filter(|one| one.repair == repair && is_fresh(one, ticks)).cloned().collect()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Visit>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_fresh(visit: &Visit, ticks: Duration) -> bool {
    ticks.saturating_sub(visit.at) < FORGOTTEN_AFTER
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::reexport::uuid::Uuid;

    fn visit(desk: char, repair: u128, seconds: u64) -> Visit {
        Visit {
            desk: SessionKey::read(&desk.to_string().repeat(64)).unwrap(),
            person: PersonId(Uuid::from_u128(1)),
            repair: RepairId(Uuid::from_u128(repair)),
            editing: false,
            at: Duration::from_secs(seconds),
        }
    }

    fn at(visits: &Visits, repair: u128, seconds: u64) -> usize {
        visits.of(RepairId(Uuid::from_u128(repair)), Duration::from_secs(seconds)).len()
    }

    #[test]
    fn a_sign_of_life_is_news_only_where_it_changes_what_others_see() {
        let visits = Visits::default();
        assert!(visits.come(visit('a', 1, 0)));
        assert!(!visits.come(visit('a', 1, 8)));
        assert!(visits.come(Visit { editing: true, ..visit('a', 1, 16) }));
        assert!(!visits.come(Visit { editing: true, ..visit('a', 1, 24) }));
        let another = PersonId(Uuid::from_u128(2));
        assert!(visits.come(Visit { person: another, editing: true, ..visit('a', 1, 25) }));
    }

    #[test]
    fn who_is_silent_for_twenty_seconds_is_gone_and_the_next_one_tells() {
        let visits = Visits::default();
        visits.come(visit('a', 1, 0));
        visits.come(visit('b', 1, 10));
        assert_eq!(at(&visits, 1, 19), 2);
        assert_eq!(at(&visits, 1, 20), 1);
        assert!(visits.come(visit('b', 1, 20)), "the others must hear that a is gone");
        assert!(!visits.come(visit('b', 1, 21)));
    }

    #[test]
    fn a_desk_leaves_one_order_or_all() {
        let visits = Visits::default();
        visits.come(visit('a', 1, 0));
        visits.come(visit('a', 2, 0));
        visits.come(visit('b', 1, 0));
        let a = visit('a', 1, 0).desk;
        assert!(visits.leave(&a, Some(RepairId(Uuid::from_u128(2)))));
        assert!(!visits.leave(&a, Some(RepairId(Uuid::from_u128(2)))));
        assert_eq!((at(&visits, 1, 1), at(&visits, 2, 1)), (2, 0));
        assert!(visits.leave(&a, None));
        assert_eq!(at(&visits, 1, 1), 1);
    }

    #[test]
    fn a_desk_holds_only_so_many_orders() {
        let visits = Visits::default();
        for n in 0..20 {
            visits.come(visit('a', n, u64::try_from(n).unwrap() / 2));
        }
        assert_eq!(visits.lock().len(), MOST_OF_A_DESK);
        assert_eq!((at(&visits, 11, 10), at(&visits, 12, 10)), (0, 1));
    }
}
