use super::SessionKey;
use super::proof::{count_try, proven};
use crate::door::{Me, me_of};
use crate::registry::Asking;
use crate::secrets;
use domain::faults::Faults;
use domain::person::{self as rules, PIN_TRIES, PersonId, Role};
use domain::terminal::TerminalId;
use kernel::{Code, Failure, Result};
use serde::Deserialize;
use store::person::Person;
use store::session::{self, SignedIn};
use store::{Change, Mode, person, terminal};
use ts_rs::TS;

/// A full sign-in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIn {
    badge: String,
    password: String,
}

/// A quick switch: a person with a PIN, or what the scanner read from a badge.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Switch {
    #[serde(default)]
    #[ts(optional = nullable)]
    person: Option<PersonId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pin: Option<String>,
    #[serde(default)]
    #[ts(optional = nullable)]
    badge_code: Option<String>,
}

/// A manager who forgot their password.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recover {
    badge: String,
    code: String,
    new_password: String,
}

/// Signs in fully.
pub(crate) fn sign_in(asking: &Asking<'_>, input: SignIn) -> Result<Me> {
    let key = desk_key(asking)?;
    let person = proven(asking, &input.badge, |found| {
        secrets::fits(&input.password, found.map(|person| person.password.as_str()))
    })?;
    let (id, badge, password) = (person.id, person.badge.clone(), person.password.clone());
    let (key_hash, terminal) = (key.hash(), key.terminal_id());
    let former = key.former();
    let former_hash = former.as_ref().map(SessionKey::hash);
    asking.change(Mode::Look, None, move |change| {
        // It took a while to prove: meanwhile they may have left, or been given another password.
        person::find(change, id)?
            .filter(|now| now.active && now.password == password)
            .ok_or_else(|| Failure::refused("person.wrong_password"))?;
        change.act_as(id.0);
        if let Some(terminal) = terminal {
            must_be_let_in(change, terminal)?;
        }
        if let Some(former_hash) = former_hash {
            session::renew(change, &former_hash, &key_hash)?;
        }
        let desk = session::begin(change, &key_hash)?;
        session::sign_in(change, desk, id, change.today()?)?;
        session::attempt_succeeded(change, &badge)?;
        change.note("person", id.0, &[])
    })?;
    if let Some(former) = former {
        asking.desk.sessions.leave(&former);
        leave_orders(asking, &former);
    }
    sit(asking, key, id);
    asking.read(|read| me_of(read, &person))
}

/// A terminal may have been sent off since its call came in.
fn must_be_let_in(change: &Change<'_>, id: TerminalId) -> Result<()> {
    match terminal::by_id(change, id)?.revoked_at {
        None => Ok(()),
        Some(_) => Err(Failure::new(Code::Forbidden, "terminal.revoked")),
    }
}

/// Switches to somebody who signed in fully at this desk today.
pub(crate) fn switch(asking: &Asking<'_>, input: Switch) -> Result<Me> {
    let full_sign_in_needed = || Failure::refused("person.full_sign_in_needed");
    let key = asking.caller.session.as_ref().ok_or_else(full_sign_in_needed)?;
    let key_hash = key.hash();
    let here = asking.read(|read| {
        let today = read.today()?;
        let Some(desk) = session::find(read, &key_hash)? else { return Ok(Vec::new()) };
        session::people(read, desk, today)
    })?;
    // A desk nobody signed in at has nobody to switch to; guessing from there tells nothing.
    if here.is_empty() {
        return Err(full_sign_in_needed());
    }
    let is_by_pin = input.pin.is_some();
    let (person, hashed_anew) = match (input.person, input.pin, input.badge_code) {
        (Some(person), Some(pin), None) => (by_pin(asking, key_hash, person, &pin)?, None),
        (None, None, Some(code)) => by_badge(asking, &tried_at(key), &here, &code)?,
        _ => return Err(Failure::invalid("input.malformed")),
    };
    let (id, tried, judged) = (person.id, tried_at(key), person.clone());
    asking.change(Mode::Look, None, move |change| {
        // It took a while to judge: meanwhile they may have left, or been given another secret.
        let before = person::find(change, id)?.filter(|now| {
            let still = if is_by_pin { now.pin == judged.pin } else { now.badge_code == judged.badge_code };
            now.active && still && now.password == judged.password
        });
        let before = before.ok_or_else(|| Failure::refused("person.full_sign_in_needed"))?;
        change.act_as(id.0);
        if let Some(badge_code) = hashed_anew {
            let after = Person { badge_code: Some(badge_code), ..before.clone() };
            person::set_secret(change, &before, &after)?;
        }
        if let Some(desk) = session::find(change, &key_hash)? {
            session::wrong_pin(change, desk, id, false)?;
        }
        session::attempt_succeeded(change, &tried)?;
        change.note("person", id.0, &[])
    })?;
    sit(asking, key, id);
    asking.read(|read| me_of(read, &person))
}

fn by_pin(asking: &Asking<'_>, key_hash: [u8; 32], id: PersonId, pin: &str) -> Result<Person> {
    if !(4..=6).contains(&pin.len()) || !pin.bytes().all(|b| b.is_ascii_digit()) {
        // No PIN looks like this: it spends no try.
        return Err(Failure::invalid("person.invalid").field("pin", "field.bad_pin"));
    }
    // Each try is counted before it is judged, so that tries at the same moment are no more than tries in a row.
    let left = asking.change(Mode::State, None, move |change| {
        let full_sign_in_needed = || Failure::refused("person.full_sign_in_needed");
        let desk = session::find(change, &key_hash)?.ok_or_else(full_sign_in_needed)?;
        let here = session::people(change, desk, change.today()?)?;
        let entry = here.iter().find(|one| one.person == id).ok_or_else(full_sign_in_needed)?;
        if entry.wrong_pins >= PIN_TRIES {
            return Err(Failure::refused("person.pin_locked"));
        }
        session::wrong_pin(change, desk, id, true)?;
        Ok(PIN_TRIES - entry.wrong_pins - 1)
    })?;
    let person =
        asking.read(|read| person::find(read, id))?.ok_or_else(|| Failure::not_found("person.not_found"))?;
    if secrets::fits(pin, person.pin.as_deref())? {
        return Ok(person);
    }
    if left == 0 {
        return Err(Failure::refused("person.pin_locked"));
    }
    Err(Failure::refused("person.wrong_pin").with("left", left).field("pin", "field.wrong"))
}

/// Under which badge codes tried at a desk are counted; no badge number begins like it.
fn tried_at(key: &SessionKey) -> String {
    format!("#{}", &kernel::journal::hex(&key.hash())[..16])
}

/// Whose badge it is; and, where its code is still hashed without the shop's key, with which hash in its place.
fn by_badge(
    asking: &Asking<'_>,
    tried: &str,
    here: &[SignedIn],
    code: &str,
) -> Result<(Person, Option<String>)> {
    let code = code.trim();
    count_try(asking, tried.to_owned())?;
    let (key, found, found_keyless) = asking.read(|read| {
        let key = asking.desk.known_key(read)?;
        let found = key.as_ref().map(|key| person::by_badge_code(read, &key.badge_hash(code)));
        let keyless = person::by_badge_code(read, &secrets::keyless_badge_hash(code))?;
        Ok((key, found.transpose()?.flatten(), keyless))
    })?;
    let is_keyless = found.is_none();
    let Some(person) = found.or(found_keyless) else {
        return Err(Failure::refused("person.wrong_code"));
    };
    if !here.iter().any(|one| one.person == person.id) {
        return Err(Failure::refused("person.full_sign_in_needed").with("name", &person.name));
    }
    let hashed_anew = key.filter(|_| is_keyless).map(|key| key.badge_hash(code));
    Ok((person, hashed_anew))
}

/// Somebody touches the page, without asking for anything: that alone keeps the desk from locking itself.
pub(crate) fn awake(_: &Asking<'_>, _: crate::door::Empty) -> Result<crate::door::Empty> {
    Ok(crate::door::Empty {})
}

/// Locks the desk; whoever sat there stays signed in for the day.
pub(crate) fn lock(asking: &Asking<'_>, _: crate::door::Empty) -> Result<crate::door::Empty> {
    if let Some(key) = &asking.caller.session {
        asking.desk.sessions.lock(key);
        tell_who_sits(asking);
        leave_orders(asking, key);
    }
    Ok(crate::door::Empty {})
}

/// Ends somebody's day at this desk.
pub(crate) fn sign_out(asking: &Asking<'_>, _: crate::door::Empty) -> Result<crate::door::Empty> {
    if asking.presence.locked {
        return Err(Failure::new(Code::Locked, "caller.locked"));
    }
    if let (Some(key), Some(person)) = (&asking.caller.session, &asking.presence.person) {
        let (key_hash, id) = (key.hash(), person.id);
        asking.change(Mode::State, None, move |change| match session::find(change, &key_hash)? {
            Some(desk) => session::sign_out(change, desk, id),
            None => Ok(()),
        })?;
        asking.desk.sessions.leave(key);
        tell_who_sits(asking);
        leave_orders(asking, key);
    }
    Ok(crate::door::Empty {})
}

/// Who sits at which terminal is shown to managers.
fn tell_who_sits(asking: &Asking<'_>) {
    if asking.caller.session.as_ref().is_some_and(SessionKey::is_terminal) {
        asking.desk.tell_of_terminals();
    }
}

/// Whoever sat here before is on no order any more.
fn sit(asking: &Asking<'_>, key: &SessionKey, person: PersonId) {
    asking.desk.sessions.sit(key, person, asking.desk.ticks());
    tell_who_sits(asking);
    leave_orders(asking, key);
}

fn leave_orders(asking: &Asking<'_>, key: &SessionKey) {
    asking.desk.tell_presence(asking.desk.visits.leave(key, None));
}

/// A manager sets a new password with the recovery code, which is good for one time.
pub(crate) fn recover(asking: &Asking<'_>, input: Recover) -> Result<crate::door::Empty> {
    let code = secrets::plain_code(&input.code);
    let badge = rules::badge(&input.badge).unwrap_or_else(|_| input.badge.clone());
    let mut faults = Faults::new();
    faults.take("new_password", rules::password(&input.new_password, &badge, &[]));
    faults.refuse("person.invalid")?;
    let person = proven(asking, &input.badge, |found| {
        let kept = found
            .filter(|person| person.roles.has(Role::Manager))
            .and_then(|person| person.recovery.as_deref());
        secrets::fits(&code, kept)
    })
    .map_err(|failure| match failure.message {
        "person.wrong_password" => wrong_code(),
        _ => failure,
    })?;
    let password = secrets::hash(&input.new_password)?;
    asking.change(Mode::History, None, move |change| {
        // It took a while to prove: meanwhile the code may have been used, replaced or taken away.
        let before = person::find(change, person.id)?
            .filter(|now| now.active && now.roles.has(Role::Manager) && now.recovery == person.recovery)
            .ok_or_else(wrong_code)?;
        change.act_as(before.id.0);
        session::attempt_succeeded(change, &before.badge)?;
        session::sign_out_everywhere(change, before.id)?;
        let after = Person { password, recovery: None, ..before.clone() };
        person::set_secret(change, &before, &after)
    })?;
    Ok(crate::door::Empty {})
}

fn wrong_code() -> Failure {
    Failure::refused("person.wrong_code").field("code", "field.wrong")
}

fn desk_key<'a>(asking: &Asking<'a>) -> Result<&'a SessionKey> {
    asking
        .caller
        .session
        .as_ref()
        .ok_or_else(|| Failure::internal("caller.signed_out", "no session key was begun"))
}
