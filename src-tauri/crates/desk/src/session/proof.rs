//! Secrets as proof of who somebody is: wrong ones are counted, and wait longer each time.

use super::SessionKey;
use crate::registry::Asking;
use crate::secrets;
use domain::person::{self as rules, wait_after};
use kernel::{Failure, Result};
use store::person::{self, Person};
use store::session;
use store::{Mode, Read};

/// The active person of a badge number whose secret fits; every other way looks and lasts the same.
pub(super) fn proven(
    asking: &Asking<'_>,
    typed: &str,
    fits: impl FnOnce(Option<&Person>) -> Result<bool>,
) -> Result<Person> {
    let badge = rules::badge(typed)
        .map_err(|fault| Failure::invalid("person.invalid").field("badge", fault.message))?;
    count_try(asking, badge.clone())?;
    let found = asking.read(|read| person::by_badge(read, &badge))?.filter(|person| person.active);
    if fits(found.as_ref())?
        && let Some(person) = found
    {
        return Ok(person);
    }
    Err(Failure::refused("person.wrong_password"))
}

fn must_not_wait(read: &Read<'_>, badge: &str) -> Result<()> {
    let Some(attempts) = session::attempts(read, badge)? else { return Ok(()) };
    let wait = i64::try_from(wait_after(attempts.failures).as_millis()).unwrap_or(i64::MAX);
    let passed = read.now().millis_since(attempts.last_at);
    // A clock that was set back must not lock anybody out for longer than the wait itself.
    if passed < 0 || passed >= wait {
        return Ok(());
    }
    let seconds = (wait - passed + 999) / 1_000;
    Err(Failure::refused("person.wait").with("seconds", seconds))
}

/// Counts a try before it is judged, so that tries at the same moment wait like tries in a row; a right one forgives.
pub(super) fn count_try(asking: &Asking<'_>, badge: String) -> Result<()> {
    asking.change(Mode::State, None, move |change| {
        must_not_wait(change, &badge)?;
        session::attempt_failed(change, &badge)
    })?;
    Ok(())
}

/// Whether a password is that of whoever sits here. Wrong ones wait as those at the door do: whoever finds a desk open
/// has no more guesses than a stranger.
///
/// # Errors
/// `person.wait`.
pub(crate) fn is_oneself(asking: &Asking<'_>, person: &Person, password: &str) -> Result<bool> {
    let badge = person.badge.clone();
    count_try(asking, badge.clone())?;
    if !secrets::fits(password, Some(&person.password))? {
        return Ok(false);
    }
    asking.change(Mode::State, None, move |change| session::attempt_succeeded(change, &badge))?;
    Ok(true)
}

/// What is kept of the desk's key; nothing where a call has none.
pub(crate) fn key_hash(asking: &Asking<'_>) -> Option<[u8; 32]> {
    asking.caller.session.as_ref().map(SessionKey::hash)
}
