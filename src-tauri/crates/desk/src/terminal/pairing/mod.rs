//! How a desk program is let in: both sides show that they speak of the same two keys.
//!
//! A code over the two keys alone could be met by somebody in between who tries keys until both codes agree. So the desk
//! first commits to a number of its own, the host shows its own, and only then the desk opens: whoever stands between
//! cannot choose a code, only hope that one of those begun with the host is the one that the desk shows, and how many
//! are begun is bounded by a person ([`opening`]). (As numeric comparison in Bluetooth, Core 5.4, Vol 2 Part H 7.2.1.)

mod memory;
mod opening;

pub(super) use memory::Pairings;

use crate::door::Empty;
use crate::id::Id;
use crate::registry::Asking;
use crate::secrets;
use crate::shop::founded;
use crate::station::{Desk, log};
use domain::faults::Faults;
use domain::person::PersonId;
use domain::terminal::{self as rules, CODE_DIGITS, CODES, TerminalKind};
use kernel::{Code, Failure, Moment, Result};
use memory::{Begun, Judged};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use store::terminal::{self, Terminal};
use store::{Change, Read};
use ts_rs::TS;
use uuid::Uuid;

/// A desk that wants in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginPairing {
    /// What it calls itself.
    pub name: String,
    /// SHA-256 of its certificate, whose key it proved to hold.
    pub certificate: [u8; 32],
    /// SHA-256 of the authority's certificate that was shown to it.
    pub authority: [u8; 32],
    /// What it commits itself to: [`pairing_commitment`] of its number.
    pub commitment: [u8; 32],
    /// The address its connection comes from.
    pub peer: IpAddr,
}

/// The host's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairingBegun {
    /// Which pairing.
    pub pairing: Uuid,
    /// The host's own number.
    pub host_nonce: [u8; 32],
    /// The name of the shop.
    pub shop: String,
}

/// How a pairing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PairingState {
    /// A manager has yet to look.
    Waiting,
    /// The desk is let in.
    Admitted,
    /// A manager said no.
    Refused,
    /// It took too long, a wrong code was typed too often, or nothing is known of it.
    Ended,
}

/// What a desk commits itself to before it knows the host's number.
#[must_use]
pub fn pairing_commitment(nonce: &[u8; 32]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"xiutai pairing commitment\n");
    hash.update(nonce);
    hash.finalize().into()
}

/// The eight digits that the desk shows and the manager types at the host.
#[must_use]
pub fn pairing_code(
    authority: &[u8; 32],
    certificate: &[u8; 32],
    host_nonce: &[u8; 32],
    nonce: &[u8; 32],
) -> String {
    let mut hash = Sha256::new();
    hash.update(b"xiutai pairing code\n");
    for part in [authority, certificate, host_nonce, nonce] {
        hash.update(part);
    }
    let digest: [u8; 32] = hash.finalize().into();
    // Of so large a number the last digits are as likely as any others.
    let number = digest.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    format!("{:0CODE_DIGITS$}", number % CODES)
}

impl Desk {
    /// A desk wants in. One that is let in already needs no pairing; one that asks again gives up its earlier try.
    ///
    /// # Errors
    /// `terminal.invalid` for its name, `terminal.known_already`; `terminal.pairing_closed`, `terminal.pairing_used_up` and
    /// `terminal.pairing_used_up_here` until a manager opens the door; `terminal.pairing_wait` right after another desk,
    /// and `terminal.busy` where too many wait.
    pub fn begin_pairing(&self, begin: &BeginPairing) -> Result<PairingBegun> {
        self.try_begin(begin).map_err(log)
    }

    fn try_begin(&self, begin: &BeginPairing) -> Result<PairingBegun> {
        let mut faults = Faults::new();
        let name = faults.take("name", rules::name(&begin.name)).map(str::to_owned);
        faults.refuse("terminal.invalid")?;
        let name = name.ok_or_else(|| Failure::internal("terminal.invalid", "no name"))?;
        let now = self.machine.clock.now();
        let pairings = &self.terminals.pairings;
        let (shop, is_known) = self.store()?.read(Uuid::nil(), now, |read| {
            forget_admitted(pairings, read)?;
            Ok((founded(read)?.name, is_let_in(read, &begin.certificate)?))
        })?;
        if is_known {
            return Err(Failure::refused("terminal.known_already"));
        }
        let mut host_nonce = [0; 32];
        secrets::random(&mut host_nonce)?;
        let mut id = [0; 16];
        secrets::random(&mut id)?;
        let pairing = uuid::Builder::from_random_bytes(id).into_uuid();
        let begun = Begun { id: pairing, name, keys: begin.clone(), host_nonce, since: now };
        pairings.begin(begun, self.ticks())?;
        // One fewer may be begun; an earlier try of the same desk gave way.
        self.tell_of_terminals();
        Ok(PairingBegun { pairing, host_nonce, shop })
    }

    /// The desk opens what it committed itself to; from then on managers see it wait.
    ///
    /// # Errors
    /// `terminal.no_pairing`; `terminal.pairing_broken` where it opens something else, which ends the pairing.
    pub fn reveal_pairing(&self, certificate: &[u8; 32], pairing: Uuid, nonce: &[u8; 32]) -> Result<()> {
        let revealed = self.terminals.pairings.reveal(pairing, certificate, nonce, self.ticks());
        // Only what comes to be seen makes anybody look: not what never was, nor what is said again.
        if revealed == Ok(true) {
            self.tell_of_terminals();
        }
        revealed.map(|_| ()).map_err(log)
    }

    /// How a pairing stands, for the desk that began it.
    ///
    /// # Errors
    /// What the database says.
    pub fn pairing_state(&self, certificate: &[u8; 32], pairing: Uuid) -> Result<PairingState> {
        let now = self.machine.clock.now();
        // What is on the disk counts: the program may have been started again since.
        if self.store()?.read(Uuid::nil(), now, |read| is_let_in(read, certificate)).map_err(log)? {
            return Ok(PairingState::Admitted);
        }
        Ok(self.terminals.pairings.state(pairing, certificate, self.ticks()))
    }

    /// Tells whoever shows the terminals that something is new about them.
    pub(crate) fn tell_of_terminals(&self) {
        self.tell(vec!["terminal".to_owned()]);
    }
}

fn is_let_in(read: &Read<'_>, certificate: &[u8; 32]) -> Result<bool> {
    Ok(terminal::by_proof(read, certificate)?.is_some_and(|known| known.revoked_at.is_none()))
}

/// Those that were let in wait no longer.
fn forget_admitted(pairings: &Pairings, read: &Read<'_>) -> Result<()> {
    for certificate in pairings.certificates() {
        if is_let_in(read, &certificate)? {
            pairings.forget(&certificate);
        }
    }
    Ok(())
}

/// A desk that waits to be let in. What it shows is never told: a manager reads it there.
#[derive(Debug, Serialize, TS)]
pub(crate) struct WaitingRow {
    #[ts(type = "string")]
    pairing: Uuid,
    /// What it calls itself.
    name: String,
    since: Moment,
}

/// Whether desks may ask to be let in.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PairingDoor {
    /// In how many seconds it shuts; nothing where it is shut.
    seconds_left: Option<u64>,
    /// How many may ask yet.
    begins_left: u8,
}

/// A desk to be let in: the code it shows, and what it is called from now on.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdmitTerminal {
    #[ts(type = "string")]
    pairing: Uuid,
    code: String,
    name: String,
}

/// A pairing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByPairing {
    #[ts(type = "string")]
    pairing: Uuid,
}

/// Whether desks may ask to be let in, and for how long.
pub(crate) fn door(asking: &Asking<'_>, _: &Read<'_>, _: Empty) -> Result<PairingDoor> {
    let left = asking.desk.terminals.pairings.left(asking.desk.ticks());
    Ok(PairingDoor {
        seconds_left: left.map(|left| left.time.as_secs()),
        begins_left: left.map_or(0, |left| left.begins),
    })
}

/// A manager lets desks ask for a while. Nobody is let in by it, so nothing stands in the journal.
pub(crate) fn open(asking: &Asking<'_>, _: Empty) -> Result<Empty> {
    asking.desk.terminals.pairings.open(asking.desk.ticks());
    asking.desk.tell_of_terminals();
    Ok(Empty {})
}

/// Desks that wait to be let in, the first one first.
pub(crate) fn waiting(asking: &Asking<'_>, read: &Read<'_>, _: Empty) -> Result<Vec<WaitingRow>> {
    let pairings = &asking.desk.terminals.pairings;
    forget_admitted(pairings, read)?;
    let row = |(pairing, name, since)| WaitingRow { pairing, name, since };
    Ok(pairings.waiting(asking.desk.ticks()).into_iter().map(row).collect())
}

/// A desk whose code was right.
pub(crate) struct Admitting {
    name: String,
    certificate: [u8; 32],
}

pub(crate) fn prepare_admit(asking: &Asking<'_>, _: &Read<'_>, input: AdmitTerminal) -> Result<Admitting> {
    let mut faults = Faults::new();
    let name = faults.take("name", rules::name(&input.name)).map(str::to_owned);
    let code = faults.take("code", rules::code(&input.code));
    faults.refuse("terminal.invalid")?;
    let (Some(name), Some(code)) = (name, code) else {
        return Err(Failure::internal("terminal.invalid", "a value without a fault is missing"));
    };
    match asking.desk.terminals.pairings.judge(input.pairing, &code, asking.desk.ticks()) {
        Judged::Right(certificate) => Ok(Admitting { name, certificate }),
        Judged::Wrong(left) => {
            let mut faults = Faults::new();
            faults.add_with("code", "terminal.wrong_code", [("left", left.to_string())]);
            faults.refuse("terminal.invalid")?;
            Err(Failure::internal("terminal.invalid", "a wrong code without a fault"))
        }
        Judged::WrongForTheLastTime => {
            asking.desk.tell_of_terminals();
            Err(Failure::refused("terminal.pairing_over"))
        }
        Judged::Unknown => Err(no_pairing()),
    }
}

pub(crate) fn admit(change: &mut Change<'_>, admitting: Admitting) -> Result<Id> {
    // Two managers may have typed the same code at once.
    if is_let_in(change, &admitting.certificate)? {
        return Err(Failure::refused("terminal.known_already"));
    }
    let terminal = Terminal {
        id: change.new_id(),
        name: admitting.name,
        kind: TerminalKind::Desk,
        proof: admitting.certificate,
        admitted_by: PersonId(change.person()),
        admitted_at: change.now(),
        revoked_at: None,
        reason: None,
    };
    terminal::add(change, &terminal)?;
    Ok(Id::of(terminal.id))
}

/// A manager says no. Nothing was let in, so nothing stands in the journal.
pub(crate) fn refuse(asking: &Asking<'_>, input: ByPairing) -> Result<Empty> {
    if !asking.desk.terminals.pairings.refuse(input.pairing, asking.desk.ticks()) {
        return Err(no_pairing());
    }
    asking.desk.tell_of_terminals();
    Ok(Empty {})
}

fn no_pairing() -> Failure {
    Failure::new(Code::NotFound, "terminal.no_pairing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_depends_on_every_part_and_has_eight_digits() {
        let parts = [[1; 32], [2; 32], [3; 32], [4; 32]];
        let code = |parts: &[[u8; 32]; 4]| pairing_code(&parts[0], &parts[1], &parts[2], &parts[3]);
        let first = code(&parts);
        assert!(first.len() == CODE_DIGITS && first.bytes().all(|byte| byte.is_ascii_digit()), "{first}");
        for at in 0..4 {
            let mut other = parts;
            other[at][31] ^= 1;
            assert_ne!(code(&other), first, "part {at}");
        }
        assert_ne!(code(&[parts[1], parts[0], parts[2], parts[3]]), first, "the order counts");
    }

    /// Written down, so that a desk of a later version still agrees with a host of this one.
    #[test]
    fn the_code_and_the_commitment_are_what_they_were() {
        let code = pairing_code(&[1; 32], &[2; 32], &[3; 32], &[4; 32]);
        let commitment = kernel::journal::hex(&pairing_commitment(&[4; 32]));
        assert_eq!((code.as_str(), &commitment[..16]), ("40212816", "da8bf81f6fd29863"));
    }

    #[test]
    fn codes_are_spread_over_all_numbers() {
        let mut tenths = [0_u32; 10];
        for n in 0..2_000_u32 {
            let mut nonce = [0; 32];
            nonce[..4].copy_from_slice(&n.to_be_bytes());
            let code = pairing_code(&[1; 32], &[2; 32], &[3; 32], &nonce);
            tenths[usize::from(code.as_bytes()[0] - b'0')] += 1;
        }
        assert!(tenths.iter().all(|count| (130..=270).contains(count)), "{tenths:?}");
    }
}
