//! What settings show of each paper: the newest of its kind.

use crate::door::Empty;
use domain::close::CloseId;
use domain::payment::PaymentId;
use domain::repair::RepairId;
use domain::stock::PartId;
use kernel::Result;
use serde::Serialize;
use store::{Read, print};
use ts_rs::TS;

/// The newest of each; nothing where there is none yet.
#[derive(Debug, Serialize, TS)]
pub(crate) struct PaperSamples {
    repair: Option<RepairId>,
    /// An order whose quote was told.
    quote: Option<RepairId>,
    /// An order that is settled.
    settlement: Option<RepairId>,
    /// An order whose machine went home.
    hand_over: Option<RepairId>,
    payment: Option<PaymentId>,
    close: Option<CloseId>,
    part: Option<PartId>,
}

pub(crate) fn samples(read: &Read<'_>, _: Empty) -> Result<PaperSamples> {
    let newest = print::newest(read)?;
    Ok(PaperSamples {
        repair: newest.repair,
        quote: newest.quote,
        settlement: newest.settlement,
        hand_over: newest.hand_over,
        payment: newest.payment,
        close: newest.close,
        part: newest.part,
    })
}
