//! Customers' passcodes, sealed.

use crate::column::Sealed;
use crate::noun::noun;
use domain::passcode::{PasscodeId, PasscodeKind};
use domain::repair::RepairId;
use kernel::Moment;

noun! {
    /// A passcode.
    Passcode = "passcode" {
        /// Its id.
        id: PasscodeId,
        /// Whose machine.
        repair: RepairId,
        /// What sort.
        kind: PasscodeKind,
        /// Sealed with a key outside the database; nothing once purged.
        sealed: Option<Sealed> as secret,
        /// When it was purged.
        purged_at: Option<Moment>,
    }
}
