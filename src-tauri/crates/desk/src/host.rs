//! This machine as the host of the shop's other desks.

use crate::door::Empty;
use crate::registry::Asking;
use domain::faults::Faults;
use domain::terminal as rules;
use kernel::machine::LanState;
use kernel::{Failure, Result};
use serde::Deserialize;
use ts_rs::TS;

/// Whether other desks may come in, and at which port.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SwitchHost {
    on: bool,
    port: u32,
}

/// How the way in from the shop's network stands.
pub(crate) fn state(asking: &Asking<'_>, _: Empty) -> Result<LanState> {
    Ok(asking.desk.machine.lan.state())
}

/// Opens or shuts it. That is the machine's business, not the shop's: it stands in no journal and in no backup.
pub(crate) fn switch(asking: &Asking<'_>, input: SwitchHost) -> Result<LanState> {
    let mut faults = Faults::new();
    let port = faults.take("port", rules::port(input.port));
    faults.refuse("host.invalid")?;
    let port = port.ok_or_else(|| Failure::internal("host.invalid", "no port"))?;
    let lan = &asking.desk.machine.lan;
    if lan.state().at_command_line {
        return Err(Failure::refused("host.at_command_line"));
    }
    let switched = lan.switch(input.on, port);
    // Also where it failed: what stood before may have ended.
    asking.desk.tell_of_the_host();
    switched
}
