//! Staff, and what each keeps of their own.

use crate::door::Empty;
use crate::id::Id;
use crate::registry::Asking;
use crate::rights::rights_of;
use crate::secrets;
use crate::session::{is_oneself, key_hash};
use domain::faults::Faults;
use domain::language::{Language, Theme};
use domain::person::{self as rules, PersonId, Role, Roles};
use domain::text;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::person::{Person, Preference};
use store::{Change, Read, person, session};
use ts_rs::TS;

/// Whether to list former staff too.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListPeople {
    with_left: bool,
}

/// A line of the staff list.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PersonRow {
    id: PersonId,
    name: String,
    badge: String,
    roles: Vec<Role>,
    active: bool,
    has_pin: bool,
    has_badge_code: bool,
    seen_seq: i64,
}

/// A new member of the staff.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddPerson {
    pub(crate) name: String,
    pub(crate) badge: String,
    pub(crate) roles: Vec<Role>,
    pub(crate) password: String,
}

/// A member of the staff, edited.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevisePerson {
    id: PersonId,
    seen_seq: i64,
    name: String,
    badge: String,
    roles: Vec<Role>,
    active: bool,
}

/// What an editor has seen after their own edit.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Seen {
    pub(crate) seen_seq: i64,
}

/// A password that a manager gives somebody.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassword {
    id: PersonId,
    new_password: String,
}

/// A password somebody gives themselves.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangePassword {
    old_password: String,
    new_password: String,
}

/// A PIN somebody gives themselves.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetPin {
    pub(crate) password: String,
    pub(crate) pin: String,
}

/// What the scanner reads from somebody's badge; nothing takes it away.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetBadgeCode {
    id: PersonId,
    code: Option<String>,
}

/// Proof that it is really oneself.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithPassword {
    password: String,
}

/// A recovery code, shown once.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RecoveryCode {
    code: String,
}

/// What somebody likes to look at.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Prefer {
    language: Option<Language>,
    theme: Option<Theme>,
}

pub(crate) fn list(read: &Read<'_>, input: ListPeople) -> Result<Vec<PersonRow>> {
    let people = person::list(read)?;
    people
        .into_iter()
        .filter(|person| input.with_left || person.active)
        .map(|person| row(read, person))
        .collect()
}

fn row(read: &Read<'_>, person: Person) -> Result<PersonRow> {
    Ok(PersonRow {
        seen_seq: person::seen(read, person.id)?,
        id: person.id,
        name: person.name,
        badge: person.badge,
        roles: person.roles.list(),
        active: person.active,
        has_pin: person.pin.is_some(),
        has_badge_code: person.badge_code.is_some(),
    })
}

/// Somebody whose password is hashed.
pub(crate) struct Adding {
    name: String,
    badge: String,
    roles: Roles,
    password: String,
}

pub(crate) fn prepare_add(asking: &Asking<'_>, input: AddPerson) -> Result<Adding> {
    let mut faults = Faults::new();
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let badge = faults.take("badge", rules::badge(&input.badge));
    let roles = faults.take("roles", Roles::of(&input.roles));
    let known = badge.as_deref().unwrap_or("");
    faults.take("password", rules::password(&input.password, known, &[&input.name]));
    if badge.is_some() && asking.read(|read| person::by_badge(read, known))?.is_some() {
        faults.add("badge", "field.taken");
    }
    faults.refuse("person.invalid")?;
    let (Some(name), Some(badge), Some(roles)) = (name, badge, roles) else {
        return Err(Failure::internal("person.invalid", "a value without a fault is missing"));
    };
    Ok(Adding { name, badge, roles, password: secrets::hash(&input.password)? })
}

pub(crate) fn add(change: &mut Change<'_>, adding: Adding) -> Result<Id> {
    // Two managers may have prepared the same badge at once.
    badge_must_be_free(change, &adding.badge, None)?;
    let person = Person {
        id: change.new_id(),
        name: adding.name,
        badge: adding.badge,
        roles: adding.roles,
        active: true,
        password: adding.password,
        pin: None,
        badge_code: None,
        recovery: None,
    };
    person::add(change, &person)?;
    Ok(Id::of(person.id))
}

pub(crate) fn revise(change: &mut Change<'_>, input: RevisePerson) -> Result<Seen> {
    let before = known(change, input.id)?;
    let mut faults = Faults::new();
    let name = faults.take("name", text::name(&input.name)).map(str::to_owned);
    let badge = faults.take("badge", rules::badge(&input.badge));
    let roles = faults.take("roles", Roles::of(&input.roles));
    faults.refuse("person.invalid")?;
    let (Some(name), Some(badge), Some(roles)) = (name, badge, roles) else {
        return Err(Failure::internal("person.invalid", "a value without a fault is missing"));
    };
    badge_must_be_free(change, &badge, Some(input.id))?;
    let after = Person { name, badge, roles, active: input.active, ..before.clone() };
    let manages = |person: &Person| person.active && person.roles.has(Role::Manager);
    if manages(&before) && !manages(&after) {
        let others =
            person::list(change)?.into_iter().filter(|other| other.id != before.id && manages(other));
        if others.count() == 0 {
            return Err(Failure::refused("person.last_manager"));
        }
    }
    person::revise(change, input.seen_seq, &before, &after)?;
    // What stands on a screen may be theirs to see no longer; whoever only gains rights goes on with them.
    let keeps_rights = rights_of(&before.roles).is_subset(&rights_of(&after.roles));
    if !after.active || !keeps_rights {
        session::sign_out_everywhere(change, after.id)?;
    }
    Ok(Seen { seen_seq: person::seen(change, after.id)? })
}

/// The hash of a secret, ready to be written.
pub(crate) struct Hashed {
    id: PersonId,
    hash: String,
}

/// As `Hashed`, by somebody who showed their password for it.
pub(crate) struct OwnHashed {
    hashed: Hashed,
    proof: Proof,
}

/// The password that somebody showed, by the hash it was found to fit and the field it was typed into.
struct Proof {
    hash: String,
    field: &'static str,
}

impl Proof {
    /// Whoever showed it as it still holds: while it was judged a manager may have given them another one, which ends
    /// what was asked with the old.
    fn holder(&self, change: &Change<'_>, id: PersonId) -> Result<Person> {
        let person = known(change, id)?;
        if person.password != self.hash {
            return Err(wrong_secret(self.field));
        }
        Ok(person)
    }
}

pub(crate) fn prepare_reset(asking: &Asking<'_>, input: NewPassword) -> Result<Hashed> {
    let person = asking.read(|read| known(read, input.id))?;
    must_be_good("new_password", &input.new_password, &person)?;
    Ok(Hashed { id: person.id, hash: secrets::hash(&input.new_password)? })
}

/// A manager gives a new password; whoever was signed in as that person is out, and neither their PIN nor their recovery
/// code is worth anything any more.
pub(crate) fn reset_password(change: &mut Change<'_>, hashed: Hashed) -> Result<Empty> {
    let before = known(change, hashed.id)?;
    let after = Person { password: hashed.hash, pin: None, recovery: None, ..before.clone() };
    person::set_secret(change, &before, &after)?;
    session::sign_out_everywhere(change, before.id)?;
    session::attempt_succeeded(change, &before.badge)?;
    Ok(Empty {})
}

/// Another password of somebody's own, and the desk they gave it at.
pub(crate) struct OwnPassword {
    own: OwnHashed,
    here: Option<[u8; 32]>,
}

pub(crate) fn prepare_password(asking: &Asking<'_>, input: ChangePassword) -> Result<OwnPassword> {
    let person = asking.read(myself)?;
    let proof = must_be_mine(asking, &person, "old_password", &input.old_password)?;
    must_be_good("new_password", &input.new_password, &person)?;
    let hashed = Hashed { id: person.id, hash: secrets::hash(&input.new_password)? };
    Ok(OwnPassword { own: OwnHashed { hashed, proof }, here: key_hash(asking) })
}

/// Somebody gives themselves another password; at every other desk they are out, as is whoever had the old one.
pub(crate) fn change_password(change: &mut Change<'_>, password: OwnPassword) -> Result<Empty> {
    let OwnPassword { own: OwnHashed { hashed, proof }, here } = password;
    let before = proof.holder(change, hashed.id)?;
    person::set_secret(change, &before, &Person { password: hashed.hash, ..before.clone() })?;
    let here = here.map(|key_hash| session::find(change, &key_hash)).transpose()?.flatten();
    match here {
        Some(desk) => session::sign_out_elsewhere(change, before.id, desk)?,
        None => session::sign_out_everywhere(change, before.id)?,
    }
    Ok(Empty {})
}

pub(crate) fn prepare_pin(asking: &Asking<'_>, input: SetPin) -> Result<OwnHashed> {
    let person = asking.read(myself)?;
    rules::pin(&input.pin).map_err(|fault| Failure::invalid("person.invalid").field("pin", fault.message))?;
    let proof = must_be_mine(asking, &person, "password", &input.password)?;
    Ok(OwnHashed { hashed: Hashed { id: person.id, hash: secrets::hash(&input.pin)? }, proof })
}

pub(crate) fn set_pin(change: &mut Change<'_>, own: OwnHashed) -> Result<Empty> {
    let OwnHashed { hashed, proof } = own;
    let before = proof.holder(change, hashed.id)?;
    person::set_secret(change, &before, &Person { pin: Some(hashed.hash), ..before.clone() })?;
    Ok(Empty {})
}

/// The hash of what was scanned from somebody's badge; none takes it away.
pub(crate) struct BadgeCode {
    id: PersonId,
    hash: Option<String>,
}

pub(crate) fn prepare_badge_code(
    asking: &Asking<'_>,
    read: &Read<'_>,
    input: SetBadgeCode,
) -> Result<BadgeCode> {
    let person = known(read, input.id)?;
    let Some(scanned) = &input.code else { return Ok(BadgeCode { id: person.id, hash: None }) };
    let code = rules::badge_code(scanned, &person.badge).map_err(|fault| bad_badge_code(fault.message))?;
    let keyless = secrets::keyless_badge_hash(code);
    badge_code_must_be_free(read, &keyless, person.id)?;
    Ok(BadgeCode { id: person.id, hash: Some(asking.desk.key(read)?.badge_hash(code)) })
}

pub(crate) fn set_badge_code(change: &mut Change<'_>, code: BadgeCode) -> Result<Seen> {
    let BadgeCode { id, hash } = code;
    let before = known(change, id)?;
    if let Some(hash) = &hash {
        badge_code_must_be_free(change, hash, id)?;
    }
    person::set_secret(change, &before, &Person { badge_code: hash, ..before.clone() })?;
    Ok(Seen { seen_seq: person::seen(change, id)? })
}

fn badge_code_must_be_free(read: &Read<'_>, hash: &str, but: PersonId) -> Result<()> {
    let is_taken = |other: &Person| other.id != but && other.badge_code.as_deref() == Some(hash);
    if person::list(read)?.iter().any(is_taken) {
        return Err(bad_badge_code("field.taken"));
    }
    Ok(())
}

fn bad_badge_code(message: &'static str) -> Failure {
    Failure::invalid("person.invalid").field("code", message)
}

/// A fresh recovery code for a manager, and its hash.
pub(crate) fn recovery_code(asking: &Asking<'_>, input: WithPassword) -> Result<RecoveryCode> {
    let person = asking.read(myself)?;
    let proof = must_be_mine(asking, &person, "password", &input.password)?;
    let code = secrets::recovery_code()?;
    let hash = secrets::hash(&secrets::plain_code(&code))?;
    asking.change(store::Mode::History, None, move |change| {
        let before = proof.holder(change, person.id)?;
        person::set_secret(change, &before, &Person { recovery: Some(hash), ..before.clone() })
    })?;
    Ok(RecoveryCode { code })
}

pub(crate) fn prefer(change: &mut Change<'_>, input: Prefer) -> Result<Empty> {
    let id = PersonId(change.person());
    person::prefer(change, id, Preference { language: input.language, theme: input.theme })?;
    Ok(Empty {})
}

fn known(read: &Read<'_>, id: PersonId) -> Result<Person> {
    person::find(read, id)?.ok_or_else(|| Failure::not_found("person.not_found"))
}

fn myself(read: &Read<'_>) -> Result<Person> {
    known(read, PersonId(read.person()))
}

fn must_be_mine(asking: &Asking<'_>, person: &Person, field: &'static str, password: &str) -> Result<Proof> {
    if is_oneself(asking, person, password)? {
        return Ok(Proof { hash: person.password.clone(), field });
    }
    Err(wrong_secret(field))
}

fn wrong_secret(field: &'static str) -> Failure {
    Failure::invalid("person.invalid").field(field, "field.wrong")
}

fn must_be_good(field: &'static str, password: &str, person: &Person) -> Result<()> {
    let mut faults = Faults::new();
    faults.take(field, rules::password(password, &person.badge, &[&person.name]));
    faults.refuse("person.invalid")
}

fn badge_must_be_free(read: &Read<'_>, badge: &str, but: Option<PersonId>) -> Result<()> {
    match person::by_badge(read, badge)? {
        Some(other) if Some(other.id) != but => {
            Err(Failure::invalid("person.invalid").field("badge", "field.taken"))
        }
        Some(_) | None => Ok(()),
    }
}
