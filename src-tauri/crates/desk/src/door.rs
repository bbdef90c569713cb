//! What a desk needs to know before anybody is signed in, and what it should keep in sight after.

use crate::backup::BackupState;
use crate::registry::Asking;
use crate::rights::rights_of;
use crate::station::ShopState;
use domain::language::{Language, Theme};
use domain::person::{PIN_TRIES, PersonId, Role};
use domain::right::Right;
use kernel::{Day, Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use store::person::Person;
use store::{Read, person, session, shop};
use ts_rs::TS;

/// Nothing to say.
#[derive(Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Empty {}

/// Where a desk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DoorState {
    /// No shop yet: found one, or look around in the demo shop.
    FirstStart,
    /// Open for work.
    Ready,
    /// The database cannot be opened.
    Trouble,
}

/// What a desk needs to know before anybody is signed in.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Door {
    state: DoorState,
    shop: Option<DoorShop>,
    trouble: Option<Failure>,
    me: Option<Me>,
    locked: bool,
    quick: Vec<QuickPerson>,
    demo_people: Vec<DemoPerson>,
    version: String,
}

/// The shop, as anybody at the desk may know it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct DoorShop {
    name: String,
    demo: bool,
    language: Language,
    zone: String,
    idle_minutes: u16,
    today: Day,
}

/// Who is signed in.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Me {
    id: PersonId,
    name: String,
    badge: String,
    roles: Vec<Role>,
    rights: Vec<Right>,
    has_pin: bool,
    has_badge_code: bool,
    has_recovery: bool,
    language: Option<Language>,
    theme: Option<Theme>,
}

/// Somebody who may come back with a PIN.
#[derive(Debug, Serialize, TS)]
pub(crate) struct QuickPerson {
    id: PersonId,
    name: String,
    badge: String,
    has_pin: bool,
    has_badge_code: bool,
    pin_locked: bool,
}

/// Somebody of the demo shop, with the words that sign them in.
#[derive(Debug, Clone, Serialize, TS)]
pub(crate) struct DemoPerson {
    pub(crate) name: String,
    pub(crate) badge: String,
    pub(crate) password: String,
    pub(crate) pin: String,
    pub(crate) roles: Vec<Role>,
}

/// What managers and everybody else should keep in sight.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Status {
    backup: BackupState,
    clock: Option<ClockWarning>,
}

/// The PC's clock is not to be trusted.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ClockWarning {
    /// What the clock says.
    now: Moment,
    /// What it should be behind of, or near.
    expected: Moment,
}

pub(crate) fn door(asking: &Asking<'_>, _: Empty) -> Result<Door> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let closed = |state, trouble| Door {
        state,
        shop: None,
        trouble,
        me: None,
        locked: false,
        quick: Vec::new(),
        demo_people: Vec::new(),
        version: version.clone(),
    };
    if let ShopState::Trouble(failure) = asking.desk.state() {
        return Ok(closed(DoorState::Trouble, Some(failure)));
    }
    asking.read(|read| {
        let Some(shop) = shop::find(read)? else { return Ok(closed(DoorState::FirstStart, None)) };
        let today = read.today()?;
        let me = asking.presence.person.as_ref().map(|person| me_of(read, person)).transpose()?;
        Ok(Door {
            state: DoorState::Ready,
            trouble: None,
            me,
            locked: asking.presence.locked,
            quick: quick(asking, read, today)?,
            demo_people: if shop.demo { crate::demo::people() } else { Vec::new() },
            shop: Some(DoorShop {
                name: shop.name,
                demo: shop.demo,
                language: shop.language,
                zone: shop.zone.name().to_owned(),
                idle_minutes: shop.idle_minutes,
                today,
            }),
            version: version.clone(),
        })
    })
}

fn quick(asking: &Asking<'_>, read: &Read<'_>, today: Day) -> Result<Vec<QuickPerson>> {
    let Some(key) = &asking.caller.session else { return Ok(Vec::new()) };
    let Some(desk) = session::find(read, &key.hash())? else { return Ok(Vec::new()) };
    let mut quick = Vec::new();
    for one in session::people(read, desk, today)? {
        let Some(person) = person::find(read, one.person)? else { continue };
        quick.push(QuickPerson {
            id: person.id,
            name: person.name,
            badge: person.badge,
            has_pin: person.pin.is_some(),
            has_badge_code: person.badge_code.is_some(),
            pin_locked: one.wrong_pins >= PIN_TRIES,
        });
    }
    Ok(quick)
}

pub(crate) fn me_of(read: &Read<'_>, person: &Person) -> Result<Me> {
    let preference = person::preference(read, person.id)?;
    Ok(Me {
        id: person.id,
        name: person.name.clone(),
        badge: person.badge.clone(),
        roles: person.roles.list(),
        rights: rights_of(&person.roles).into_iter().collect(),
        has_pin: person.pin.is_some(),
        has_badge_code: person.badge_code.is_some(),
        has_recovery: person.recovery.is_some(),
        language: preference.language,
        theme: preference.theme,
    })
}

pub(crate) fn status(asking: &Asking<'_>, _: Empty) -> Result<Status> {
    let clock = asking.desk.clock_jump(asking.now)?;
    let clock = clock.map(|expected| ClockWarning { now: asking.now, expected });
    Ok(Status { backup: asking.desk.backup_state(asking.now)?, clock })
}
