//! Customers' passcodes: sealed, seen by a logged look only, gone when the machine goes.

use crate::door::Empty;
use crate::registry::Asking;
use crate::repair::{ByRepair, NewPasscode, keep_passcode, known, must_be_open};
use crate::sealing::{Key, Purpose};
use domain::faults::Faults;
use domain::passcode::{PasscodeKind, read as read_passcode};
use domain::repair::RepairId;
use kernel::{Failure, Result};
use serde::{Deserialize, Serialize};
use store::{Change, Read, passcode};
use ts_rs::TS;

/// A passcode as it is told.
#[derive(Serialize, TS)]
pub(crate) struct ShownPasscode {
    kind: PasscodeKind,
    secret: String,
}

/// A passcode for an order that is here already.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetPasscode {
    repair: RepairId,
    /// The passcode that it takes the place of, as it was seen; 0 where there was none.
    seen_seq: i64,
    kind: PasscodeKind,
    secret: String,
}

/// A passcode without faults, and the key that seals it.
pub(crate) struct Setting {
    repair: RepairId,
    seen_seq: i64,
    passcode: NewPasscode,
    key: Key,
}

/// A passcode that was opened, before the look at it is written down.
pub(crate) struct Opened {
    repair: RepairId,
    shown: ShownPasscode,
}

pub(crate) fn prepare_show(asking: &Asking<'_>, read: &Read<'_>, input: ByRepair) -> Result<Opened> {
    let repair = known(read, input.id)?.id;
    let newest = passcode::of_repair(read, repair)?.into_iter().next();
    let newest = newest.ok_or_else(|| Failure::not_found("passcode.none"))?;
    let sealed = newest.sealed.ok_or_else(|| Failure::refused("passcode.purged"))?;
    let key = asking.desk.known_key(read)?;
    let opened = key.and_then(|key| key.open(Purpose::Passcode(newest.id.0), &sealed));
    let secret = opened.ok_or_else(|| Failure::refused("passcode.key_missing"))?;
    let secret =
        String::from_utf8(secret).map_err(|error| Failure::internal("store.failed", error.utf8_error()))?;
    Ok(Opened { repair, shown: ShownPasscode { kind: newest.kind, secret } })
}

/// Shows a passcode, and says so in the order's history.
pub(crate) fn show(change: &mut Change<'_>, opened: Opened) -> Result<ShownPasscode> {
    change.note("repair", opened.repair.0, &[])?;
    Ok(opened.shown)
}

pub(crate) fn prepare_set(asking: &Asking<'_>, read: &Read<'_>, input: SetPasscode) -> Result<Setting> {
    let repair = known(read, input.repair)?;
    let mut faults = Faults::new();
    faults.take("secret", read_passcode(input.kind, &input.secret));
    faults.refuse("passcode.invalid")?;
    let passcode = NewPasscode { kind: input.kind, secret: input.secret };
    Ok(Setting { repair: repair.id, seen_seq: input.seen_seq, passcode, key: asking.desk.key(read)? })
}

/// Keeps a passcode; the one before is purged.
pub(crate) fn set(change: &mut Change<'_>, setting: Setting) -> Result<Empty> {
    let repair = known(change, setting.repair)?;
    must_be_open(&repair)?;
    passcode::must_have_seen(change, repair.id, setting.seen_seq)?;
    passcode::purge(change, repair.id)?;
    keep_passcode(change, &setting.key, repair.id, &setting.passcode)?;
    Ok(Empty {})
}

pub(crate) fn purge(change: &mut Change<'_>, input: ByRepair) -> Result<Empty> {
    let repair = known(change, input.id)?;
    passcode::purge(change, repair.id)?;
    Ok(Empty {})
}
