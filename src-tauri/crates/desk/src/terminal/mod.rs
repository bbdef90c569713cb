//! Desks, tablets and phones from the shop's network: how each is let in, known again and sent off.

mod invitation;
mod list;
mod pairing;
mod seen;

pub use pairing::{BeginPairing, PairingBegun, PairingState, pairing_code, pairing_commitment};
pub use seen::Proof;

pub(crate) use invitation::invite;
pub(crate) use list::{list, rename, revoke};
pub(crate) use pairing::{admit, door, open, prepare_admit, refuse, waiting};

use invitation::Invitations;
use pairing::Pairings;
use seen::Sightings;

/// What is remembered of them only while the program runs.
#[derive(Debug, Default)]
pub(crate) struct Terminals {
    pairings: Pairings,
    invitations: Invitations,
    sightings: Sightings,
}

impl Terminals {
    /// Another shop is in use now: it knows others.
    pub(crate) fn clear(&self) {
        self.pairings.clear();
        self.invitations.clear();
        self.sightings.clear();
    }
}
