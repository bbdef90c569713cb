//! An order before anything is said of it.

use domain::bench::Priority;
use domain::customer::CustomerId;
use domain::device::DeviceId;
use domain::intake::{AccountLock, BackedUp, Channel, Reproduced, VisitId, Warranty};
use domain::person::PersonId;
use domain::repair::{RepairId, Stage};
use kernel::Day;
use store::repair::Repair;
use store::{Change, Json};

/// An order as it is opened: its id, number and code; whose it is, which machine, with which visit; on which day.
pub(super) fn blank(
    change: &Change<'_>,
    (id, number, code): (RepairId, String, String),
    (customer, device, visit): (CustomerId, DeviceId, VisitId),
    day: Day,
) -> Repair {
    Repair {
        id,
        number,
        code,
        stage: Stage::Received,
        customer,
        device,
        symptom: String::new(),
        opened_at: change.now(),
        opened_on: day,
        opened_by: PersonId(change.person()),
        channel: Channel::CarryIn,
        waybill: String::new(),
        place: String::new(),
        visit: Some(visit),
        codes: Json(Vec::new()),
        code_words: String::new(),
        reproduced: Reproduced::NotTried,
        backed_up: BackedUp::Unknown,
        account_lock: AccountLock::Unknown,
        repair_mode: false,
        accessories: Json(Vec::new()),
        handed_back: Json(Vec::new()),
        accessory_note: String::new(),
        promised_at: None,
        estimate: None,
        ask_above: None,
        warranty: Warranty::None,
        warranty_basis: None,
        bought_on: None,
        void_reason: None,
        priority: Priority::Normal,
        holder: None,
        returns_to: None,
        outcome: None,
        cover: None,
        cover_basis: String::new(),
        rework_of: None,
        rework_charge: None,
        pick_up_code: None,
        voucher: None,
        due_at: None,
        ready_on: None,
    }
}
