//! What an order's papers say, gathered in one look at the database.

use super::open::kept_customer;
use super::{known, opener, rework};
use crate::paper::{PaperName, shop_on_paper};
use crate::signature::strokes;
use domain::intake::{Accessory, Warranty};
use domain::language::Language;
use domain::paper::called;
use domain::payment::PaymentKind;
use domain::phone;
use domain::quote::FeeTold;
use domain::repair::RepairId;
use domain::terms::{ConsentHow, TermsKind, built_in};
use kernel::{Failure, Money, Result, Zone};
use papers::{Consent, Device, JobCard, Label, Rework};
use store::repair::Repair;
use store::shop::Shop;
use store::terms::Consent as Agreed;
use store::{Read, condition, customer, device, payment, print, repair, terms};

/// What the 接修单 says. It goes over the counter and lies on the bench, so the phone stays masked; a passcode is never on
/// it.
pub(crate) fn job_card(read: &Read<'_>, shop: &Shop, id: RepairId) -> Result<JobCard> {
    let repair = known(read, id)?;
    let customer = customer::by_id(read, repair.customer)?;
    let company = customer.company.map(|id| customer::company(read, id)).transpose()?;
    let looked = condition::of_repair(read, repair.id)?;
    let (marks, checks) = looked.map_or((Vec::new(), Vec::new()), |found| (found.marks.0, found.checks.0));
    let agreed = agreement(read, shop, &repair)?;
    let zone = shop.zone;
    let (prepaid, prepaid_back) = prepaid(read, repair.id)?;
    Ok(JobCard {
        language: shop.language,
        shop: shop_on_paper(shop),
        opened_by: opener(read, &repair)?,
        opened_at: zone.local_text(repair.opened_at),
        customer_name: customer.name,
        company: company.map_or_else(String::new, |company| company.name),
        phone: phone::mask(&customer.phone),
        device: machine(read, &repair)?,
        marks,
        checks,
        prepaid,
        prepaid_back,
        rework: comes_back(read, shop, &repair)?,
        promised_at: repair.promised_at.map(|at| zone.local_text(at)),
        bought_on: repair.bought_on.filter(|_| repair.warranty == Warranty::Claimed).map(kernel::Day::text),
        terms: agreed.terms,
        editions: agreed.editions,
        fee_told: agreed.fee_told,
        consent: agreed.consent,
        reprint: print::was_printed(read, repair.id, PaperName::JobCard.command(), None)?,
        printed_at: zone.local_text(read.now()),
        created: read.now(),
        number: repair.number,
        digits: repair.voucher.unwrap_or(repair.code),
        channel: repair.channel,
        waybill: repair.waybill,
        place: repair.place,
        code_words: repair.code_words,
        symptom: repair.symptom,
        reproduced: repair.reproduced,
        accessories: repair.accessories.0,
        handed_back: repair.handed_back.0,
        accessory_note: repair.accessory_note,
        backed_up: repair.backed_up,
        account_lock: repair.account_lock,
        repair_mode: repair.repair_mode,
        estimate: repair.estimate,
        ask_above: repair.ask_above,
        warranty: repair.warranty,
        warranty_basis: repair.warranty_basis,
    })
}

/// What was prepaid for an order, whether or not it was set off since, and what of it went back.
fn prepaid(read: &Read<'_>, repair: RepairId) -> Result<(Money, Money)> {
    let all = payment::of_repair(read, repair)?;
    let sum = |kind| {
        let own = all.iter().filter(|payment| payment.kind == kind);
        let sum = own.map(|payment| payment.amount).try_fold(Money::ZERO, Money::plus);
        sum.ok_or_else(|| Failure::internal("store.failed", "a sum beyond all money"))
    };
    let taken = sum(PaymentKind::Prepaid)?;
    // What was paid on a settlement that was taken back goes back as a prepayment, too.
    Ok((taken, sum(PaymentKind::PrepaidBack)?.min(taken)))
}

/// What a machine that comes back rests on, as it was on the day it came.
fn comes_back(read: &Read<'_>, shop: &Shop, repair: &Repair) -> Result<Option<Rework>> {
    let Some(former) = repair.rework_of else { return Ok(None) };
    let former = known(read, former)?;
    let came_on = shop.zone.day(repair.opened_at);
    let answered = rework::answered_on(read, &former, came_on)?;
    Ok(Some(Rework {
        charge: repair.rework_charge,
        rests_on: answered.into_iter().map(|(line, until)| (line, until.text())).collect(),
        number: former.number,
    }))
}

/// The label of an order's machine.
pub(crate) fn device_label(read: &Read<'_>, shop: &Shop, id: RepairId) -> Result<Label> {
    let repair = known(read, id)?;
    let customer = customer::by_id(read, repair.customer)?;
    let machine = machine(read, &repair)?;
    let promised = repair.promised_at.map(|at| promise(shop.language, shop.zone, at));
    let fault = if repair.code_words.is_empty() { repair.symptom.clone() } else { repair.code_words.clone() };
    let lines = vec![
        format!("{} {}", machine.brand, machine.model),
        called(&customer.name, &customer.phone),
        promised.unwrap_or_else(String::new),
        fault,
    ];
    Ok(label(read, shop, repair, lines))
}

/// A label for something that came with the machine, in the words of whoever sticks it on.
pub(crate) fn accessory_label(read: &Read<'_>, shop: &Shop, id: RepairId, what: &str) -> Result<Label> {
    let repair = known(read, id)?;
    let customer = customer::by_id(read, repair.customer)?;
    let machine = machine(read, &repair)?;
    let named = Accessory::read(what).map(|one| papers::words::accessory(shop.language, one));
    let lines = vec![
        named.unwrap_or(what).to_owned(),
        format!("{} {}", machine.brand, machine.model),
        called(&customer.name, &customer.phone),
    ];
    Ok(label(read, shop, repair, lines))
}

fn label(read: &Read<'_>, shop: &Shop, repair: Repair, lines: Vec<String>) -> Label {
    Label { language: shop.language, number: repair.number, digits: repair.code, lines, created: read.now() }
}

/// `约 11-22 18:00`: the year stands on no label.
fn promise(language: Language, zone: Zone, at: kernel::Moment) -> String {
    let local = zone.local_text(at);
    let short = local.split_once('-').map_or(local.as_str(), |(_, rest)| rest);
    match language {
        Language::Chinese => format!("约 {short}"),
        Language::English => format!("by {short}"),
    }
}

pub(crate) fn machine(read: &Read<'_>, repair: &Repair) -> Result<Device> {
    let device = device::by_id(read, repair.device)?;
    Ok(Device {
        kind: device.kind,
        brand: device.brand,
        model: device.model,
        colour: device.colour,
        storage: device.storage,
        imei: device.imei,
        imei2: device.imei2,
        serial: device.serial,
        unreadable: device.unreadable,
    })
}

/// What both sides agreed to.
struct Agreement {
    terms: Vec<String>,
    editions: (i64, i64),
    consent: Consent,
    fee_told: Option<FeeTold>,
}

/// The versions the customer agreed to; those in force for an order from before there were any.
fn agreement(read: &Read<'_>, shop: &Shop, repair: &Repair) -> Result<Agreement> {
    let lines = |text: &str| text.lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect();
    if let Some(agreed) = terms::of_repair(read, repair.id)? {
        let text = terms::by_id(read, agreed.terms)?;
        let editions = (text.version, terms::by_id(read, agreed.privacy)?.version);
        let consent = consented(read, repair, &agreed, shop.zone)?;
        let (terms, fee_told) = (lines(&text.text), agreed.fee_told());
        return Ok(Agreement { terms, editions, consent, fee_told });
    }
    let newest = |kind| terms::newest(read, kind, shop.language);
    let text = newest(TermsKind::Repair)?;
    let privacy = newest(TermsKind::Privacy)?;
    let edition = |of: &Option<store::terms::Terms>| of.as_ref().map_or(1, |terms| terms.version);
    let editions = (edition(&text), edition(&privacy));
    let text = text.map_or_else(|| built_in(TermsKind::Repair, shop.language), |terms| terms.text);
    Ok(Agreement { terms: lines(&text), editions, consent: Consent::OnPaper, fee_told: None })
}

/// How the customer agreed. A signature on the screen was given under what stood there then: it is not drawn under what was
/// corrected since, nor under another customer's name.
fn consented(read: &Read<'_>, repair: &Repair, agreed: &Agreed, zone: Zone) -> Result<Consent> {
    let at = zone.local_text(agreed.at);
    match agreed.how {
        ConsentHow::Paper => Ok(Consent::OnPaper),
        ConsentHow::Told => Ok(Consent::ByWord { at }),
        ConsentHow::Pad if kept_customer(read, agreed.customer)? != repair.customer => Ok(Consent::OnPaper),
        ConsentHow::Pad if repair::is_corrected(read, repair)? => Ok(Consent::Outdated { at }),
        ConsentHow::Pad => Ok(Consent::OnScreen { strokes: strokes(agreed.signature.as_deref())?, at }),
    }
}
