//! What the counter writes down of a machine and an order, the same at intake and when it is corrected.

use crate::shop::founded;
use domain::catalogue::{Kind, ModelId};
use domain::device::{Numbers, read_imei, read_reason, read_serial};
use domain::faults::{Fault, Faults};
use domain::handed_back::handed_back;
use domain::intake::{
    self as rules, Accessory, AccountLock, BackedUp, Channel, Reproduced, Warranty, WarrantyBasis,
};
use domain::language::Language;
use domain::text;
use kernel::{Day, Failure, Moment, Money, Result};
use store::repair::Repair;
use store::{Json, Read, catalogue};

/// A machine as typed.
pub(super) struct TypedMachine {
    pub(super) kind: Option<Kind>,
    pub(super) brand: String,
    pub(super) model: String,
    pub(super) colour: Option<String>,
    pub(super) storage: Option<String>,
    pub(super) catalogue: Option<ModelId>,
    pub(super) imei: Option<String>,
    pub(super) imei2: Option<String>,
    pub(super) serial: Option<String>,
    pub(super) unreadable: Option<String>,
    /// Whether it is known otherwise, so that no number needs to be read again.
    pub(super) is_chosen: bool,
}

/// A machine without faults.
pub(super) struct Machine {
    pub(super) kind: Option<Kind>,
    pub(super) brand: String,
    pub(super) model: String,
    pub(super) colour: Option<String>,
    pub(super) storage: Option<String>,
    pub(super) catalogue: Option<ModelId>,
    pub(super) numbers: Numbers,
    pub(super) unreadable: Option<String>,
}

impl TypedMachine {
    /// Notes every fault; a machine where there is none.
    pub(super) fn check(self, read: &Read<'_>, faults: &mut Faults) -> Result<Option<Machine>> {
        let brand = faults.take("brand", text::name(&self.brand)).map(str::to_owned);
        let model = faults.take("model", text::name(&self.model)).map(str::to_owned);
        let colour = line(faults, "colour", self.colour.as_deref(), text::optional_name);
        let storage = line(faults, "storage", self.storage.as_deref(), text::optional_name);
        if let Some(id) = self.catalogue
            && catalogue::model(read, id)?.is_none()
        {
            faults.add("model", "field.unknown_model");
        }
        let numbers = numbers(faults, (self.imei, self.imei2, self.serial));
        let unreadable = typed(self.unreadable);
        let reason = unreadable.as_deref().and_then(|typed| faults.take("unreadable", read_reason(typed)));
        if numbers.as_ref().is_some_and(Numbers::is_empty) && unreadable.is_none() && !self.is_chosen {
            faults.add("imei", "field.imei_or_serial");
        }
        let reason = reason.map(str::to_owned);
        let (Some(brand), Some(model), Some(colour), Some(storage), Some(numbers)) =
            (brand, model, colour, storage, numbers)
        else {
            return Ok(None);
        };
        let (kind, catalogue) = (self.kind, self.catalogue);
        Ok(Some(Machine { kind, brand, model, colour, storage, catalogue, numbers, unreadable: reason }))
    }
}

/// Numbers as typed: IMEI, second IMEI, serial number.
type TypedNumbers = (Option<String>, Option<String>, Option<String>);

/// The numbers of a machine; one IMEI alone is its first, whichever field it stood in.
pub(super) fn numbers(faults: &mut Faults, (imei, imei2, serial): TypedNumbers) -> Option<Numbers> {
    let imei = optional(faults, "imei", imei, |typed: &String| read_imei(typed));
    let imei2 = optional(faults, "imei2", imei2, |typed: &String| read_imei(typed));
    let serial = optional(faults, "serial", serial, |typed: &String| read_serial(typed));
    let (imei, imei2, serial) = (imei?, imei2?, serial?);
    if imei.is_some() && imei == imei2 {
        faults.add("imei2", "field.same_imei");
    }
    Some(match imei {
        Some(_) => Numbers { imei, imei2, serial },
        None => Numbers { imei: imei2, imei2: None, serial },
    })
}

/// The facts of an order as typed.
pub(super) struct TypedFacts {
    /// The kind of its machine.
    pub(super) kind: Kind,
    pub(super) channel: Channel,
    pub(super) waybill: String,
    pub(super) place: String,
    pub(super) codes: Vec<String>,
    pub(super) symptom: String,
    pub(super) reproduced: Reproduced,
    pub(super) accessories: Vec<Accessory>,
    pub(super) handed_back: Vec<Accessory>,
    pub(super) accessory_note: String,
    pub(super) backed_up: BackedUp,
    pub(super) account_lock: AccountLock,
    pub(super) repair_mode: bool,
    pub(super) estimate: Option<Money>,
    pub(super) ask_above: Option<Money>,
    pub(super) promised_at: Option<Moment>,
    pub(super) warranty: Warranty,
    pub(super) warranty_basis: Option<WarrantyBasis>,
    pub(super) bought_on: Option<Day>,
}

/// The facts of an order without faults.
pub(super) struct Facts {
    channel: Channel,
    waybill: String,
    place: String,
    codes: Vec<String>,
    code_words: String,
    symptom: String,
    reproduced: Reproduced,
    accessories: Vec<Accessory>,
    handed_back: Vec<Accessory>,
    accessory_note: String,
    backed_up: BackedUp,
    account_lock: AccountLock,
    repair_mode: bool,
    estimate: Option<Money>,
    ask_above: Option<Money>,
    pub(super) promised_at: Option<Moment>,
    warranty: Warranty,
    warranty_basis: Option<WarrantyBasis>,
    bought_on: Option<Day>,
}

impl TypedFacts {
    /// Notes every fault; the facts where there is none. What an order says already may stay: a promise that has passed,
    /// a code that is no longer offered.
    pub(super) fn check(
        self,
        read: &Read<'_>,
        before: Option<&Repair>,
        faults: &mut Faults,
    ) -> Result<Option<Facts>> {
        let shop = founded(read)?;
        let waybill = faults.take("waybill", text::optional_name(&self.waybill)).map(str::to_owned);
        let place = faults.take("place", text::optional_name(&self.place)).map(str::to_owned);
        let symptom = faults.take("symptom", text::optional_words(&self.symptom)).map(str::to_owned);
        if self.codes.is_empty() && symptom.as_deref() == Some("") {
            faults.add("symptom", "field.empty");
        }
        let codes = faults.take("codes", rules::codes(self.codes));
        let code_words =
            codes.as_ref().map(|codes| words_of(read, codes, before, shop.language)).transpose()?;
        let code_words = code_words.and_then(|words| faults.take("codes", words));
        let accessories = rules::accessories(self.accessories);
        let back = handed_back(self.handed_back, &accessories, self.kind, self.channel);
        let handed_back = faults.take("handed_back", back);
        let accessory_note = text::optional_words(&self.accessory_note);
        let accessory_note = faults.take("accessory_note", accessory_note).map(str::to_owned);
        let estimate = optional(faults, "estimate", self.estimate, |fen: &Money| rules::amount(*fen));
        let ask_above = optional(faults, "ask_above", self.ask_above, |fen: &Money| rules::amount(*fen));
        let promised_at = optional(faults, "promised_at", self.promised_at, |at: &Moment| {
            if before.and_then(|before| before.promised_at) == Some(*at) {
                Ok(*at)
            } else {
                rules::promised(*at, read.now())
            }
        });
        let warranty_basis = faults.take("warranty_basis", rules::basis(self.warranty, self.warranty_basis));
        let today = shop.zone.day(read.now());
        let bought_on = optional(faults, "bought_on", self.bought_on, |day: &Day| rules::bought(*day, today));
        let whole = || {
            Some(Facts {
                channel: self.channel,
                waybill: waybill?,
                place: place?,
                codes: codes?,
                code_words: code_words?,
                symptom: symptom?,
                reproduced: self.reproduced,
                accessories,
                handed_back: handed_back?,
                accessory_note: accessory_note?,
                backed_up: self.backed_up,
                account_lock: self.account_lock,
                repair_mode: self.repair_mode,
                estimate: estimate?,
                ask_above: ask_above?,
                promised_at: promised_at?,
                warranty: self.warranty,
                warranty_basis: warranty_basis?,
                bought_on: bought_on?,
            })
        };
        Ok(whole())
    }
}

impl Facts {
    /// An order with these facts. Words of codes that were frozen stay as they were said.
    pub(super) fn written_into(self, before: &Repair) -> Repair {
        let is_said_already = before.codes.0 == self.codes;
        Repair {
            channel: self.channel,
            waybill: self.waybill,
            place: self.place,
            code_words: if is_said_already { before.code_words.clone() } else { self.code_words },
            codes: Json(self.codes),
            symptom: self.symptom,
            reproduced: self.reproduced,
            accessories: Json(self.accessories),
            handed_back: Json(self.handed_back),
            accessory_note: self.accessory_note,
            backed_up: self.backed_up,
            account_lock: self.account_lock,
            repair_mode: self.repair_mode,
            estimate: self.estimate,
            ask_above: self.ask_above,
            promised_at: self.promised_at,
            warranty: self.warranty,
            warranty_basis: self.warranty_basis,
            bought_on: self.bought_on,
            ..before.clone()
        }
    }
}

/// The words of symptom codes as they are today, in the shop's language; in Chinese where nobody has put them into
/// English. Only what is offered is taken: no group, and nothing that was put aside unless the order has it already.
fn words_of(
    read: &Read<'_>,
    codes: &[String],
    before: Option<&Repair>,
    language: Language,
) -> Result<Result<String, Fault>> {
    let mut words = Vec::new();
    for code in codes {
        let is_kept = before.is_some_and(|before| before.codes.0.contains(code));
        let Some(symptom) = catalogue::symptom_by_code(read, code)? else {
            return Ok(Err(Fault::new("field.unknown_code")));
        };
        if !is_kept && (!symptom.active || catalogue::holds_symptoms(read, symptom.id)?) {
            return Ok(Err(Fault::new("field.unknown_code")));
        }
        words.push(match language {
            Language::English if !symptom.words_en.is_empty() => symptom.words_en,
            Language::Chinese | Language::English => symptom.words,
        });
    }
    let between = match language {
        Language::Chinese => "；",
        Language::English => "; ",
    };
    Ok(Ok(words.join(between)))
}

/// What was typed, where something was.
pub(super) fn typed(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A line that may be left out: nothing where it was, and a fault where it cannot be kept.
pub(super) fn line(
    faults: &mut Faults,
    field: &'static str,
    typed: Option<&str>,
    read: fn(&str) -> std::result::Result<&str, Fault>,
) -> Option<Option<String>> {
    match typed {
        None => Some(None),
        Some(typed) => faults.take(field, read(typed)).map(|line| Some(line.to_owned())),
    }
}

/// A value that may be left out; `None` where it has a fault, which is noted.
fn optional<T: Blank, U>(
    faults: &mut Faults,
    field: &'static str,
    typed: Option<T>,
    rule: impl Fn(&T) -> Result<U, Fault>,
) -> Option<Option<U>> {
    match typed.filter(|typed| !typed.is_blank()) {
        None => Some(None),
        Some(typed) => faults.take(field, rule(&typed)).map(Some),
    }
}

/// What may have been left blank.
trait Blank {
    fn is_blank(&self) -> bool {
        false
    }
}

impl Blank for String {
    fn is_blank(&self) -> bool {
        self.trim().is_empty()
    }
}

impl Blank for Money {}
impl Blank for Moment {}
impl Blank for Day {}

/// A part that has no fault and is not there: a slip of the program.
pub(super) fn missing() -> Failure {
    Failure::internal("repair.invalid", "a value without a fault is missing")
}
