//! Repair orders.

mod list;

pub use list::{
    Beside, BoardStage, Counted, Counts, Cursor, Filter, Find, Line, MOST_ON_A_BENCH, Page, Part, Said, Sort,
    View, beside, board, by_ids, by_voucher, count, counts, every_list_statement, find, free_in, handed_on,
    held_by, is_open, late_of, of_device, of_others_in, picked,
};

use crate::change::Change;
use crate::column::{Json, RowColumns, Sql};
use crate::condition::{self, Condition};
use crate::customer::Customer;
use crate::device::{self, Device};
use crate::error::Result;
use crate::journal::{self, Touch};
use crate::noun::{Noun, noun};
use crate::read::Read;
use crate::step;
use domain::bench::Priority;
use domain::customer::CustomerId;
use domain::device::DeviceId;
use domain::intake::{
    Accessory, AccountLock, BackedUp, Channel, Reproduced, VisitId, Warranty, WarrantyBasis,
};
use domain::person::PersonId;
use domain::quote::Cover;
use domain::repair::{RepairId, Stage};
use domain::rework::ReworkCharge;
use domain::stage::{Moved, Outcome, due, ready_on};
use kernel::{Day, Failure, Moment, Money};
use rusqlite::ToSql;
use uuid::Uuid;

noun! {
    /// A repair order.
    Repair = "repair" {
        /// Its id.
        id: RepairId,
        /// As people say it.
        number: String,
        /// As scanners read it.
        code: String,
        /// Where it stands.
        stage: Stage,
        /// Whose machine.
        customer: CustomerId,
        /// Which machine.
        device: DeviceId,
        /// In the customer's words.
        symptom: String as personal,
        /// When it was opened.
        opened_at: Moment,
        /// On which civil day.
        opened_on: Day,
        /// Who opened it.
        opened_by: PersonId,
        /// How it reached the shop.
        channel: Channel,
        /// Carrier and number of the parcel it came in.
        waybill: String as personal,
        /// Where it was fetched or handed in.
        place: String as personal,
        /// The visit it came with.
        visit: Option<VisitId>,
        /// The codes of its symptoms.
        codes: Json<Vec<String>>,
        /// Their words at the time.
        code_words: String,
        /// Whether the fault showed itself.
        reproduced: Reproduced,
        /// Whether the data is saved.
        backed_up: BackedUp,
        /// Whether it is bound to an account.
        account_lock: AccountLock,
        /// Whether 维修模式 is on.
        repair_mode: bool,
        /// What stayed with it.
        accessories: Json<Vec<Accessory>>,
        /// What the customer took back at once.
        handed_back: Json<Vec<Accessory>>,
        /// What else stayed with it.
        accessory_note: String as personal,
        /// When it should be ready.
        promised_at: Option<Moment>,
        /// The first guess at the price.
        estimate: Option<Money>,
        /// Up to here nobody needs to ask.
        ask_above: Option<Money>,
        /// Whether the customer claims warranty.
        warranty: Warranty,
        /// On what.
        warranty_basis: Option<WarrantyBasis>,
        /// When it was bought.
        bought_on: Option<Day>,
        /// Why it was declared void.
        void_reason: Option<String> as personal,
        /// How soon its turn comes.
        priority: Priority,
        /// Who has it on the bench.
        holder: Option<PersonId>,
        /// Where it comes back to from a hold or a parcel.
        returns_to: Option<Stage>,
        /// What became of it; said when it is ready, fixed at the hand-over.
        outcome: Option<Outcome>,
        /// What was decided about its warranty.
        cover: Option<Cover>,
        /// On what that decision rests.
        cover_basis: String as personal,
        /// The order that it comes back from.
        rework_of: Option<RepairId>,
        /// Who pays for it then.
        rework_charge: Option<ReworkCharge>,
        /// Six digits that a customer without voucher may say; there while the machine waits.
        pick_up_code: Option<String> as secret,
        /// Sixteen digits that stand on the customer's own papers only; none for orders from before there were any.
        voucher: Option<String> as secret,
        /// Until when it is in time: its promise, put off by what is not the shop's time. Nothing while that stands
        /// still, and where nothing was promised. `open` and `correct` see to it.
        due_at: Option<Moment>,
        /// Since which civil day its machine waits for the customer; nothing where it does not. They see to that, too.
        ready_on: Option<Day>,
    }
}

/// One by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: RepairId) -> kernel::Result<Option<Repair>> {
    Ok(read.get(id.0)?)
}

/// Its place in the order in which orders were opened.
///
/// # Errors
/// What the database says.
pub fn seq(read: &Read<'_>, id: RepairId) -> kernel::Result<i64> {
    Ok(read.count("SELECT seq AS n FROM repair WHERE id = :id", &[(":id", &Sql(&id))])?)
}

/// What an editor of an order has seen: the last entry about it, its customer, its machine or how that looked.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, repair: &Repair) -> kernel::Result<i64> {
    Ok(touch(read, repair)?.row)
}

/// Who changed an order, its customer, its machine or how that looked last, and when.
///
/// # Errors
/// What the database says.
pub fn touch(read: &Read<'_>, repair: &Repair) -> kernel::Result<Touch> {
    let mut parts = vec![
        (Repair::NAME, repair.id.0),
        (Customer::NAME, repair.customer.0),
        (Device::NAME, repair.device.0),
    ];
    parts.extend(condition::of_repair(read, repair.id)?.map(|sheet| (Condition::NAME, sheet.id.0)));
    let mut last: Option<Touch> = None;
    for (noun, id) in parts {
        let touch = journal::touch(read.db, noun, id)?;
        if touch.as_ref().map(|touch| touch.row) > last.as_ref().map(|last| last.row) {
            last = touch;
        }
    }
    last.ok_or_else(|| Failure::internal("journal.unrecorded", Repair::NAME))
}

/// The history of an order, oldest first: its own, that of what belongs to it, and that of its customer and machine since
/// it was opened.
///
/// # Errors
/// What the database says.
pub fn history(read: &Read<'_>, repair: &Repair) -> kernel::Result<Vec<journal::Entry>> {
    let own = journal::of_noun(read.db, Repair::NAME, repair.id.0)?;
    let opening = own.first().map(|entry| (entry.row, entry.at, entry.command.clone()));
    let is_later = |entry: &journal::Entry| {
        opening.as_ref().is_none_or(|(row, at, command)| {
            entry.row > *row && (entry.at != *at || entry.command != *command)
        })
    };
    let mut all = own;
    let children: Vec<(String, Uuid)> =
        read.all(include_str!("children.sql"), &[(":repair", &Sql(&repair.id))], |row| {
            Ok((row.get("noun")?, row.column("id")?))
        })?;
    for (noun, id) in children {
        all.extend(journal::of_noun(read.db, &noun, id)?.into_iter().filter(is_later));
    }
    for (noun, id) in [(Customer::NAME, repair.customer.0), (Device::NAME, repair.device.0)] {
        let entries = journal::of_noun(read.db, noun, id)?.into_iter();
        all.extend(entries.filter(|entry| is_later(entry) && !entry.before.is_empty()));
    }
    all.sort_by_key(|entry| entry.row);
    Ok(all)
}

/// What comes after an intake and stands on no 接修单.
const AFTER_INTAKE: [&str; 13] = [
    "cover",
    "cover_basis",
    "due_at",
    "holder",
    "outcome",
    "pick_up_code",
    "priority",
    "ready_on",
    "returns_to",
    "rework_charge",
    "rework_of",
    "stage",
    "void_reason",
];

/// Whether anything that stands on an order's 接修单 was changed since the order was opened: its facts, how its machine
/// looked, what its machine is called, who its customer is.
///
/// # Errors
/// What the database says.
pub fn is_corrected(read: &Read<'_>, repair: &Repair) -> kernel::Result<bool> {
    let tells = |entry: &journal::Entry| {
        let any = |wanted: &dyn Fn(&str) -> bool| entry.after.keys().any(|field| wanted(field));
        match entry.noun.as_str() {
            // A print is told beside the order, with nothing before it.
            Repair::NAME => !entry.before.is_empty() && any(&|field| !AFTER_INTAKE.contains(&field)),
            Condition::NAME => true,
            Customer::NAME => any(&|field| ["name", "phone", "company"].contains(&field)),
            Device::NAME => any(&|field| !["former", "merged_into"].contains(&field)),
            _ => false,
        }
    };
    Ok(history(read, repair)?.iter().any(tells))
}

/// Another order that is still open for a machine, under any of its IMEIs: its id and number.
///
/// # Errors
/// What the database says.
pub fn open_of(
    read: &Read<'_>,
    device: DeviceId,
    but: Option<RepairId>,
) -> kernel::Result<Option<(RepairId, String)>> {
    for row in device::chain(read, device)? {
        let params: [(&str, &dyn ToSql); 2] = [(":device", &Sql(&row)), (":but", &Sql(&but))];
        let open = read.all(include_str!("open_of_device.sql"), &params, |row| {
            Ok((row.column("id")?, row.column("number")?))
        })?;
        if let Some(open) = open.into_iter().next() {
            return Ok(Some(open));
        }
    }
    Ok(None)
}

/// Whether a number or a code was given before, under a pattern that the shop had then.
///
/// # Errors
/// What the database says.
pub fn is_given(read: &Read<'_>, number: &str, code: &str) -> kernel::Result<bool> {
    let params: [(&str, &dyn ToSql); 2] = [(":number", &number), (":code", &code)];
    Ok(read.count(include_str!("is_given.sql"), &params)? > 0)
}

/// Whether a customer is on a visit that began on a day.
///
/// # Errors
/// What the database says.
pub fn is_visiting(read: &Read<'_>, visit: VisitId, customer: CustomerId, day: Day) -> kernel::Result<bool> {
    let params: [(&str, &dyn ToSql); 3] =
        [(":visit", &Sql(&visit)), (":customer", &Sql(&customer)), (":day", &Sql(&day))];
    Ok(read.count(include_str!("visits_today.sql"), &params)? > 0)
}

/// The orders of a visit, in the order they came.
///
/// # Errors
/// What the database says.
pub fn of_visit(read: &Read<'_>, visit: VisitId) -> kernel::Result<Vec<Repair>> {
    let sql = "SELECT id FROM repair WHERE visit = :visit ORDER BY seq";
    let ids: Vec<Uuid> = read.all(sql, &[(":visit", &Sql(&visit))], |row| row.column("id"))?;
    Ok(ids.into_iter().map(|id| read.one(id)).collect::<Result<_>>()?)
}

/// The orders of one row of a machine, in the order they came.
///
/// # Errors
/// What the database says.
pub fn all_of_device(read: &Read<'_>, device: DeviceId) -> kernel::Result<Vec<Repair>> {
    let sql = "SELECT id FROM repair WHERE device = :device ORDER BY seq";
    let ids: Vec<Uuid> = read.all(sql, &[(":device", &Sql(&device))], |row| row.column("id"))?;
    Ok(ids.into_iter().map(|id| read.one(id)).collect::<Result<_>>()?)
}

/// The orders with which an order came back, in the order they came; those that were void are none.
///
/// # Errors
/// What the database says.
pub fn reworks_of(read: &Read<'_>, id: RepairId) -> kernel::Result<Vec<Repair>> {
    let sql = "SELECT id FROM repair WHERE rework_of = :id AND stage <> 'void' ORDER BY seq";
    let ids: Vec<Uuid> = read.all(sql, &[(":id", &Sql(&id))], |row| row.column("id"))?;
    Ok(ids.into_iter().map(|id| read.one(id)).collect::<Result<_>>()?)
}

/// Opens one.
///
/// # Errors
/// What the database says.
pub fn open(change: &mut Change<'_>, repair: &Repair) -> kernel::Result<()> {
    let repair = timed(change, repair)?;
    Ok(change.insert(&repair)?)
}

/// Writes what differs, and until when the order is in time, by its steps as they stand.
///
/// # Errors
/// What the database says.
pub fn correct(change: &mut Change<'_>, before: &Repair, after: &Repair) -> kernel::Result<()> {
    let after = timed(change, after)?;
    Ok(change.update(before, &after)?)
}

fn timed(read: &Read<'_>, repair: &Repair) -> kernel::Result<Repair> {
    let steps = step::of_repair(read, repair.id)?.into_iter().filter(|step| !step.undone);
    let moved: Vec<Moved> = steps
        .map(|step| Moved {
            at: step.at,
            day: step.day,
            from: step.came_from,
            to: step.went_to,
            hold: step.hold,
        })
        .collect();
    Ok(Repair {
        due_at: due(repair.promised_at, &moved),
        ready_on: ready_on(repair.stage, &moved),
        ..repair.clone()
    })
}
