//! Taking a machine in.

use super::blank::blank;
use super::intake::{Facts, Machine, TypedFacts, TypedMachine, line, missing, typed};
use super::machine;
use super::rework::{self, Rework};
use crate::payment::{self, NewPrepayment};
use crate::photo::{self, ReadyPhoto, StagedPhoto};
use crate::price;
use crate::registry::Asking;
use crate::sealing::{Key, Purpose};
use crate::secrets;
use crate::shop::founded;
use crate::signature;
use domain::catalogue::{Kind, ModelId};
use domain::condition::{Check, Mark, checks, marks};
use domain::customer::{self as people, CustomerId};
use domain::device::DeviceId;
use domain::draft::DraftId;
use domain::faults::{Fault, Faults};
use domain::intake::{
    Accessory, AccountLock, BackedUp, Channel, Reproduced, VisitId, Warranty, WarrantyBasis,
};
use domain::opening::promise;
use domain::passcode::{PasscodeKind, read as read_passcode};
use domain::payment::{PaymentId, PaymentKind};
use domain::person::PersonId;
use domain::photo::Phase;
use domain::quote::FeeTold;
use domain::repair::{self as rules, RepairId};
use domain::rework::ReworkCharge;
use domain::terms::{ConsentHow, TermsKind, built_in};
use domain::{phone, text};
use kernel::{Day, Failure, Moment, Money, Result};
use serde::{Deserialize, Serialize};
use store::customer::Customer;
use store::passcode::Passcode;
use store::repair::Repair;
use store::shop::Shop;
use store::terms::Consent;
use store::{Change, Read, condition, customer, device, draft, passcode, repair, shop, terms};
use ts_rs::TS;

/// A machine over the counter. What is left out is as it mostly is.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct OpenRepair {
    /// A known customer: name and phone are then their own.
    #[ts(optional = nullable)]
    customer: Option<CustomerId>,
    phone: String,
    name: String,
    #[ts(optional = nullable)]
    wechat: Option<String>,
    #[ts(optional = nullable)]
    address: Option<String>,
    /// The company they come for.
    #[ts(optional = nullable)]
    company: Option<String>,
    /// A known machine, where none of its numbers can be read.
    #[ts(optional = nullable)]
    device: Option<DeviceId>,
    #[ts(optional = nullable)]
    kind: Option<Kind>,
    brand: String,
    model: String,
    #[ts(optional = nullable)]
    colour: Option<String>,
    #[ts(optional = nullable)]
    storage: Option<String>,
    #[ts(optional = nullable)]
    catalogue: Option<ModelId>,
    #[ts(optional = nullable)]
    imei: Option<String>,
    #[ts(optional = nullable)]
    imei2: Option<String>,
    #[ts(optional = nullable)]
    serial: Option<String>,
    /// Why no number could be read.
    #[ts(optional = nullable)]
    unreadable: Option<String>,
    /// The machine under its former IMEI.
    #[ts(optional = nullable)]
    former: Option<DeviceId>,
    #[ts(optional = nullable)]
    channel: Option<Channel>,
    #[ts(optional = nullable)]
    waybill: Option<String>,
    #[ts(optional = nullable)]
    place: Option<String>,
    /// The visit that an earlier machine of today began.
    #[ts(optional = nullable)]
    visit: Option<VisitId>,
    #[ts(optional = nullable)]
    codes: Option<Vec<String>>,
    symptom: String,
    #[ts(optional = nullable)]
    reproduced: Option<Reproduced>,
    #[ts(optional = nullable)]
    marks: Option<Vec<Mark>>,
    #[ts(optional = nullable)]
    checks: Option<Vec<Check>>,
    #[ts(optional = nullable)]
    accessories: Option<Vec<Accessory>>,
    /// What went back to the customer at once, as it was shown; left out: nobody was shown anything.
    #[ts(optional = nullable)]
    handed_back: Option<Vec<Accessory>>,
    #[ts(optional = nullable)]
    accessory_note: Option<String>,
    /// Pictures that were handed in before.
    #[ts(optional = nullable)]
    photos: Option<Vec<StagedPhoto>>,
    #[ts(optional = nullable)]
    backed_up: Option<BackedUp>,
    #[ts(optional = nullable)]
    account_lock: Option<AccountLock>,
    #[ts(optional = nullable)]
    repair_mode: Option<bool>,
    #[ts(optional = nullable)]
    passcode: Option<NewPasscode>,
    /// In fen.
    #[ts(optional, type = "number | null")]
    estimate: Option<Money>,
    /// In fen.
    #[ts(optional, type = "number | null")]
    ask_above: Option<Money>,
    #[ts(optional = nullable)]
    prepaid: Option<NewPrepayment>,
    /// Left out: by the shop's norm for the channel.
    #[ts(optional = nullable)]
    promised_at: Option<Moment>,
    #[ts(optional = nullable)]
    warranty: Option<Warranty>,
    #[ts(optional = nullable)]
    warranty_basis: Option<WarrantyBasis>,
    #[ts(optional = nullable)]
    bought_on: Option<Day>,
    /// Left out: on paper.
    #[ts(optional = nullable)]
    consent: Option<NewConsent>,
    /// The draft that this was, which is dropped with it.
    #[ts(optional = nullable)]
    draft: Option<DraftId>,
    /// The order that the machine comes back from.
    #[ts(optional = nullable)]
    rework_of: Option<RepairId>,
    #[ts(optional = nullable)]
    rework_charge: Option<ReworkCharge>,
    /// Asked where a rework is charged.
    #[ts(optional = nullable)]
    rework_reason: Option<String>,
}

/// A customer's passcode.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPasscode {
    pub(crate) kind: PasscodeKind,
    pub(crate) secret: String,
}

/// An agreement to the terms in force.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewConsent {
    how: ConsentHow,
    /// The strokes of a signature on a screen, as JSON.
    signature: Option<String>,
    /// The most that the customer was told a no after the diagnosis costs, in fen: by word or on a screen. On paper the
    /// job card tells it.
    #[serde(default)]
    #[ts(optional, type = "number | null")]
    fee_told: Option<Money>,
}

/// The opened order.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairOpened {
    id: RepairId,
    number: String,
    visit: VisitId,
    prepayment: Option<PaymentId>,
}

/// Which channel.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByChannel {
    channel: Channel,
}

/// When a machine taken in now is promised.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RepairPromise {
    promised_at: Moment,
}

/// Whose machine.
enum Who {
    Known(CustomerId),
    Said { phone: String, name: String },
}

/// An intake without faults.
pub(crate) struct Intake {
    who: Who,
    wechat: Option<String>,
    address: Option<String>,
    company: Option<String>,
    machine: Machine,
    chosen: Option<DeviceId>,
    former: Option<DeviceId>,
    visit: Option<VisitId>,
    facts: Facts,
    marks: Vec<Mark>,
    checks: Vec<Check>,
    photos: Vec<ReadyPhoto>,
    passcode: Option<(NewPasscode, Key)>,
    prepaid: Option<payment::Checked>,
    consent: NewConsent,
    draft: Option<DraftId>,
    rework: Option<Rework>,
}

pub(crate) fn prepare_open(asking: &Asking<'_>, read: &Read<'_>, input: OpenRepair) -> Result<Intake> {
    let mut faults = Faults::new();
    let who = who(&mut faults, input.customer, &input.phone, &input.name);
    let wechat = line(&mut faults, "wechat", input.wechat.as_deref(), people::wechat);
    let address = line(&mut faults, "address", input.address.as_deref(), people::address);
    let company = line(&mut faults, "company", input.company.as_deref(), text::optional_name);
    let machine = TypedMachine {
        kind: input.kind,
        brand: input.brand,
        model: input.model,
        colour: input.colour,
        storage: input.storage,
        catalogue: input.catalogue,
        imei: input.imei,
        imei2: input.imei2,
        serial: input.serial,
        unreadable: input.unreadable,
        is_chosen: input.device.is_some(),
    };
    let machine = machine.check(read, &mut faults)?;
    let facts = TypedFacts {
        kind: input.kind.unwrap_or(Kind::Other),
        channel: input.channel.unwrap_or(Channel::CarryIn),
        waybill: input.waybill.unwrap_or_default(),
        place: input.place.unwrap_or_default(),
        codes: input.codes.unwrap_or_default(),
        symptom: input.symptom,
        reproduced: input.reproduced.unwrap_or(Reproduced::NotTried),
        accessories: input.accessories.unwrap_or_default(),
        handed_back: input.handed_back.unwrap_or_default(),
        accessory_note: input.accessory_note.unwrap_or_default(),
        backed_up: input.backed_up.unwrap_or(BackedUp::Unknown),
        account_lock: input.account_lock.unwrap_or(AccountLock::Unknown),
        repair_mode: input.repair_mode.unwrap_or(false),
        estimate: input.estimate,
        ask_above: input.ask_above,
        promised_at: input.promised_at,
        warranty: input.warranty.unwrap_or(Warranty::None),
        warranty_basis: input.warranty_basis,
        bought_on: input.bought_on,
    };
    let facts = facts.check(read, None, &mut faults)?;
    let marks = faults.take("marks", marks(input.marks.unwrap_or_default()));
    let checks = faults.take("checks", checks(input.checks.unwrap_or_default()));
    let photos = photo::ready(read, input.photos.unwrap_or_default(), &mut faults)?;
    if let Some(passcode) = &input.passcode {
        faults.take("passcode", read_passcode(passcode.kind, &passcode.secret));
    }
    let prepaid = input.prepaid.map(|prepaid| faults.take("prepaid", prepaid.checked()));
    let consent =
        input.consent.unwrap_or(NewConsent { how: ConsentHow::Paper, signature: None, fee_told: None });
    let consent = faults.take("consent", consent.checked());
    let why_charged = input.rework_reason.unwrap_or_default();
    let rework = rework::checked(read, input.rework_of, input.rework_charge, &why_charged, &mut faults)?;
    faults.refuse("repair.invalid")?;
    Ok(Intake {
        who: who.ok_or_else(missing)?,
        wechat: typed(wechat.ok_or_else(missing)?),
        address: typed(address.ok_or_else(missing)?),
        company: typed(company.ok_or_else(missing)?),
        machine: machine.ok_or_else(missing)?,
        chosen: input.device,
        former: input.former,
        visit: input.visit,
        facts: facts.ok_or_else(missing)?,
        marks: marks.ok_or_else(missing)?,
        checks: checks.ok_or_else(missing)?,
        photos,
        passcode: match input.passcode {
            Some(passcode) => Some((passcode, asking.desk.key(read)?)),
            None => None,
        },
        prepaid: prepaid.map(|prepaid| prepaid.ok_or_else(missing)).transpose()?,
        consent: consent.ok_or_else(missing)?,
        draft: input.draft,
        rework,
    })
}

fn who(faults: &mut Faults, known: Option<CustomerId>, phone: &str, name: &str) -> Option<Who> {
    if let Some(id) = known {
        return Some(Who::Known(id));
    }
    let phone = faults.take("phone", phone::read(phone));
    let name = faults.take("name", text::name(name)).map(str::to_owned);
    Some(Who::Said { phone: phone?, name: name? })
}

impl NewConsent {
    /// A signature belongs to a screen, and a screen asks for one.
    fn checked(mut self) -> Result<Self, Fault> {
        match (self.how, self.signature.take()) {
            (ConsentHow::Pad, Some(strokes)) => {
                signature::drawn(&strokes)?;
                Ok(Self { signature: Some(strokes), ..self })
            }
            (ConsentHow::Pad, None) => Err(Fault::new("field.no_signature")),
            (ConsentHow::Paper | ConsentHow::Told, _) => Ok(self),
        }
    }
}

pub(crate) fn open(change: &mut Change<'_>, intake: Intake) -> Result<RepairOpened> {
    let shop = founded(change)?;
    let day = change.today()?;
    let customer = customer_of(change, &intake)?;
    let device = machine::known_or_new(change, &intake.machine, intake.chosen, intake.former)?;
    machine::must_not_be_open(change, device, None, &intake.machine)?;
    let visit = match intake.visit {
        Some(visit) if repair::is_visiting(change, visit, customer, day)? => visit,
        Some(_) | None => change.new_id(),
    };
    let (number, code) = next_number(change, &shop, day)?;
    let id: RepairId = change.new_id();
    let blank = blank(change, (id, number, code), (customer, device, visit), day);
    let mut opened = intake.facts.written_into(&blank);
    opened.promised_at = opened.promised_at.or_else(|| Some(promise_of(&shop, opened.channel, change.now())));
    opened.voucher = Some(secrets::voucher()?);
    let opened = rework::linked(change, opened, intake.rework.as_ref())?;
    repair::open(change, &opened)?;
    rework::told(change, &opened, intake.rework)?;
    condition::first(change, id, intake.marks, intake.checks)?;
    photo::keep_all(change, id, photo::Of::Machine(Phase::Intake), intake.photos)?;
    agree(change, &shop, &opened, intake.consent)?;
    if let Some((passcode, key)) = intake.passcode {
        keep_passcode(change, &key, id, &passcode)?;
    }
    let prepayment = match intake.prepaid {
        Some(prepaid) => Some(payment::take(change, id, PaymentKind::Prepaid, prepaid)?),
        None => None,
    };
    if let Some(done) = intake.draft {
        draft::drop(change, PersonId(change.person()), done)?;
    }
    Ok(RepairOpened { id, number: opened.number, visit, prepayment })
}

/// The customer of an intake, with what was said of them now; what was left blank stays as it is known.
fn customer_of(change: &mut Change<'_>, intake: &Intake) -> Result<CustomerId> {
    let id = match &intake.who {
        Who::Known(id) => kept_customer(change, *id)?,
        Who::Said { phone, name } => customer::known_or_new(change, name, phone)?,
    };
    let before = customer::by_id(change, id)?;
    let company = match &intake.company {
        Some(name) => Some(customer::company_known_or_new(change, name)?),
        None => before.company,
    };
    let after = Customer {
        wechat: match &intake.wechat {
            Some(said) => people::wechat_meant(said, &before.wechat),
            None => before.wechat.clone(),
        },
        address: intake.address.clone().unwrap_or_else(|| before.address.clone()),
        company,
        ..before.clone()
    };
    customer::correct(change, &before, &after)?;
    Ok(id)
}

/// A customer by an id that somebody gave, where they lie now.
pub(super) fn kept_customer(read: &Read<'_>, id: CustomerId) -> Result<CustomerId> {
    let found = customer::find(read, id)?.ok_or_else(|| Failure::not_found("customer.not_found"))?;
    match found.merged_into {
        Some(into) => kept_customer(read, into),
        None => Ok(found.id),
    }
}

/// The next number and code. Where the shop changed its pattern, one that was given before is passed over.
fn next_number(change: &Change<'_>, shop: &Shop, day: Day) -> Result<(String, String)> {
    let pattern = shop::pattern(shop);
    let period = pattern.period_of(day);
    loop {
        let serial = shop::next_serial(change, &period, pattern.from)?;
        let (number, code) = (pattern.number(day, serial), rules::code(shop.code, day, serial));
        if !repair::is_given(change, &number, &code)? {
            return Ok((number, code));
        }
    }
}

/// Writes down to which versions of the terms the customer agreed.
fn agree(change: &mut Change<'_>, shop: &Shop, repair: &Repair, consent: NewConsent) -> Result<()> {
    let mut in_force = |kind| {
        terms::in_force(change, kind, shop.language, &built_in(kind, shop.language)).map(|terms| terms.id)
    };
    let (terms, privacy) = (in_force(TermsKind::Repair)?, in_force(TermsKind::Privacy)?);
    let fee = fee_told(change, repair, &consent)?;
    let consent = Consent {
        id: change.new_id(),
        repair: repair.id,
        customer: repair.customer,
        terms,
        privacy,
        how: consent.how,
        signature: consent.signature,
        at: change.now(),
        by: PersonId(change.person()),
        fee_percent: fee.map(|fee| fee.percent),
        fee_inspection: fee.map(|fee| fee.inspection),
    };
    terms::agree(change, &consent)
}

/// What the customer was told of a no after the diagnosis: the job card says it to whoever signs on it, everybody else
/// must have heard or read no less. A free rework costs nothing.
fn fee_told(read: &Read<'_>, repair: &Repair, consent: &NewConsent) -> Result<Option<FeeTold>> {
    if repair.rework_charge == Some(ReworkCharge::Free) {
        return Ok(None);
    }
    let machine = price::machine(read, &device::by_id(read, repair.device)?)?;
    let fee = price::fee_for(read, &machine)?;
    Ok(fee.filter(|fee| match consent.how {
        ConsentHow::Paper => true,
        ConsentHow::Pad | ConsentHow::Told => consent.fee_told.is_some_and(|told| fee.most() <= Some(told)),
    }))
}

/// Seals a passcode to its own row and keeps it.
pub(crate) fn keep_passcode(
    change: &mut Change<'_>,
    key: &Key,
    repair: RepairId,
    passcode: &NewPasscode,
) -> Result<()> {
    let id = change.new_id();
    let sealed = key.seal(Purpose::Passcode(uuid::Uuid::from(id)), passcode.secret.as_bytes())?;
    let kept = Passcode { id, repair, kind: passcode.kind, sealed: Some(sealed), purged_at: None };
    passcode::add(change, &kept)
}

fn promise_of(shop: &Shop, channel: Channel, now: Moment) -> Moment {
    promise(now, shop.zone, &shop.hours.0, shop.norms.0.of(channel))
}

/// When a machine taken in now would be promised.
pub(crate) fn promised(read: &Read<'_>, input: ByChannel) -> Result<RepairPromise> {
    Ok(RepairPromise { promised_at: promise_of(&founded(read)?, input.channel, read.now()) })
}
