//! Founding a shop and keeping its own data.

use crate::catalogue;
use crate::door::Empty;
use crate::person::Seen;
use crate::price;
use crate::registry::Asking;
use crate::secrets;
use crate::terms;
use domain::faults::Faults;
use domain::language::Language;
use domain::opening::{Hours, Norms};
use domain::paper::Sizes;
use domain::person::{self as person_rules, PersonId, Roles};
use domain::repair::code;
use domain::settlement::Rounding;
use domain::shop::{
    self as rules, IDLE_MINUTES, NUMBER_PREFIX, NUMBER_WIDTH, NumberPeriod, ShopId, idle_minutes,
};
use domain::{phone, text};
use kernel::{Failure, Result, Zone};
use serde::{Deserialize, Serialize};
use std::path::Path;
use store::person::Person;
use store::shop::Shop;
use store::{Change, Json, Read, file, person, repair, shop};
use ts_rs::TS;

/// A new shop and its first person.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FoundShop {
    pub(crate) shop_name: String,
    pub(crate) address: String,
    pub(crate) phone: String,
    pub(crate) language: Language,
    pub(crate) person_name: String,
    pub(crate) badge: String,
    pub(crate) password: String,
    /// Typed once more, where it is typed unseen.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub(crate) password_again: Option<String>,
}

/// What was founded.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Founded {
    shop: ShopId,
    person: PersonId,
}

/// The shop's own data.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ShopCard {
    name: String,
    address: String,
    phone: String,
    complaint_phone: String,
    language: Language,
    zone: String,
    idle_minutes: u16,
    backup_folder: Option<String>,
    logo: Option<String>,
    hours: Hours,
    norms: Norms,
    sizes: Sizes,
    number_prefix: String,
    number_period: NumberPeriod,
    number_width: u16,
    number_from: i64,
    rounding: Rounding,
    lawful_days: u16,
    next_number: String,
    seen_seq: i64,
}

/// The shop's own data, edited.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviseShop {
    seen_seq: i64,
    name: String,
    address: String,
    phone: String,
    complaint_phone: String,
    language: Language,
    zone: String,
    idle_minutes: u16,
    backup_folder: Option<String>,
    hours: Hours,
    norms: Norms,
    sizes: Sizes,
    number_prefix: String,
    number_period: NumberPeriod,
    number_width: u16,
    number_from: i64,
    rounding: Rounding,
    lawful_days: u16,
}

/// The shop's logo: a staged picture, or none.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetLogo {
    seen_seq: i64,
    hash: Option<String>,
}

/// A founding whose password is hashed.
pub(crate) struct Founding {
    shop_name: String,
    address: String,
    phone: String,
    language: Language,
    person_name: String,
    badge: String,
    password: String,
    demo: bool,
}

pub(crate) fn prepare_found(asking: &Asking<'_>, input: FoundShop) -> Result<Founding> {
    if asking.read(shop::find)?.is_some() {
        return Err(Failure::refused("shop.already_founded"));
    }
    let mut faults = Faults::new();
    let shop_name = faults.take("shop_name", text::name(&input.shop_name)).map(str::to_owned);
    let address = faults.take("address", text::optional_name(&input.address)).map(str::to_owned);
    let phone = faults.take("phone", phone::optional(&input.phone));
    let person_name = faults.take("person_name", text::name(&input.person_name)).map(str::to_owned);
    let badge = faults.take("badge", person_rules::badge(&input.badge));
    let known = [input.shop_name.as_str(), &input.person_name];
    faults.take("password", person_rules::password(&input.password, badge.as_deref().unwrap_or(""), &known));
    if input.password_again.is_some_and(|again| again != input.password) {
        faults.add("password_again", "field.passwords_differ");
    }
    faults.refuse("shop.invalid")?;
    let missing = || Failure::internal("shop.invalid", "a value without a fault is missing");
    Ok(Founding {
        shop_name: shop_name.ok_or_else(missing)?,
        address: address.ok_or_else(missing)?,
        phone: phone.ok_or_else(missing)?,
        language: input.language,
        person_name: person_name.ok_or_else(missing)?,
        badge: badge.ok_or_else(missing)?,
        password: secrets::hash(&input.password)?,
        demo: false,
    })
}

/// As `prepare_found`, for looking around only.
pub(crate) fn prepare_demo(asking: &Asking<'_>, input: FoundShop) -> Result<Founding> {
    Ok(Founding { demo: true, ..prepare_found(asking, input)? })
}

pub(crate) fn found(change: &mut Change<'_>, founding: Founding) -> Result<Founded> {
    if shop::find(change)?.is_some() {
        return Err(Failure::refused("shop.already_founded"));
    }
    let person = Person {
        id: change.new_id(),
        name: founding.person_name,
        badge: founding.badge,
        // In a new shop one person does everything.
        roles: Roles::all(),
        active: true,
        password: founding.password,
        pin: None,
        badge_code: None,
        recovery: None,
    };
    let shop = Shop {
        id: change.new_id(),
        code: 1,
        name: founding.shop_name,
        address: founding.address,
        phone: founding.phone.clone(),
        complaint_phone: founding.phone,
        language: founding.language,
        zone: Zone::SHANGHAI,
        idle_minutes: IDLE_MINUTES,
        backup_folder: None,
        logo: None,
        demo: founding.demo,
        hours: Json(Hours::usual()),
        norms: Json(Norms::USUAL),
        sizes: Json(Sizes::USUAL),
        number_prefix: NUMBER_PREFIX.to_owned(),
        number_period: NumberPeriod::Day,
        number_width: NUMBER_WIDTH,
        number_from: 1,
        rounding: Rounding::None,
        lawful_days: rules::LAWFUL_DAYS,
    };
    change.act_as(person.id.0);
    shop::found(change, &shop)?;
    person::add(change, &person)?;
    catalogue::fill(change)?;
    terms::write_built_in(change)?;
    price::fill(change)?;
    Ok(Founded { shop: shop.id, person: person.id })
}

pub(crate) fn card(read: &Read<'_>, _: Empty) -> Result<ShopCard> {
    let shop = founded(read)?;
    let next_number = next_number(read, &shop)?;
    Ok(ShopCard {
        seen_seq: shop::seen(read, &shop)?,
        name: shop.name,
        address: shop.address,
        phone: shop.phone,
        complaint_phone: shop.complaint_phone,
        language: shop.language,
        zone: shop.zone.name().to_owned(),
        idle_minutes: shop.idle_minutes,
        backup_folder: shop.backup_folder,
        logo: shop.logo.map(|logo| file::hash_of(read, logo)).transpose()?,
        hours: shop.hours.0,
        norms: shop.norms.0,
        sizes: shop.sizes.0,
        number_prefix: shop.number_prefix,
        number_period: shop.number_period,
        number_width: shop.number_width,
        number_from: shop.number_from,
        rounding: shop.rounding,
        lawful_days: shop.lawful_days,
        next_number,
    })
}

/// The number that the next order gets: what was given under an older pattern is passed over, as `repair.open` does.
fn next_number(read: &Read<'_>, shop: &Shop) -> Result<String> {
    let (pattern, today) = (shop::pattern(shop), read.today()?);
    let mut serial = shop::peek_serial(read, &pattern.period_of(today), pattern.from)?;
    loop {
        let number = pattern.number(today, serial);
        if !repair::is_given(read, &number, &code(shop.code, today, serial))? {
            return Ok(number);
        }
        serial += 1;
    }
}

pub(crate) fn revise(change: &mut Change<'_>, input: ReviseShop) -> Result<Seen> {
    let before = founded(change)?;
    let mut after = before.clone();
    let mut faults = Faults::new();
    let mut set = |field, value: Result<String, domain::faults::Fault>, to: &mut String| {
        if let Some(value) = faults.take(field, value) {
            *to = value;
        }
    };
    set("name", text::name(&input.name).map(str::to_owned), &mut after.name);
    set("address", text::optional_name(&input.address).map(str::to_owned), &mut after.address);
    set("phone", phone::optional(&input.phone), &mut after.phone);
    set("complaint_phone", phone::optional(&input.complaint_phone), &mut after.complaint_phone);
    set("number_prefix", rules::number_prefix(&input.number_prefix), &mut after.number_prefix);
    after.language = input.language;
    match Zone::read(&input.zone) {
        Some(zone) => after.zone = zone,
        None => faults.add("zone", "field.unknown_zone"),
    }
    if let Some(minutes) = faults.take("idle_minutes", idle_minutes(input.idle_minutes)) {
        after.idle_minutes = minutes;
    }
    if let Some(hours) = faults.take("hours", rules::hours(input.hours)) {
        after.hours = Json(hours);
    }
    if let Some(norms) = faults.take("norms", rules::norms(input.norms)) {
        after.norms = Json(norms);
    }
    if let Some(sizes) = faults.take("sizes", rules::sizes(input.sizes)) {
        after.sizes = Json(sizes);
    }
    after.number_period = input.number_period;
    if let Some(width) = faults.take("number_width", rules::number_width(input.number_width)) {
        after.number_width = width;
    }
    if let Some(from) = faults.take("number_from", rules::number_from(input.number_from)) {
        after.number_from = from;
    }
    after.rounding = input.rounding;
    if let Some(days) = faults.take("lawful_days", rules::lawful_days(input.lawful_days)) {
        after.lawful_days = days;
    }
    let folder =
        input.backup_folder.map(|folder| folder.trim().to_owned()).filter(|folder| !folder.is_empty());
    if folder.as_deref().is_some_and(|folder| !Path::new(folder).is_absolute()) {
        faults.add("backup_folder", "field.not_absolute");
    } else if folder.as_deref().is_some_and(|folder| !Path::new(folder).is_dir()) {
        faults.add("backup_folder", "field.bad_folder");
    }
    after.backup_folder = folder;
    faults.refuse("shop.invalid")?;
    Ok(Seen { seen_seq: shop::revise(change, input.seen_seq, &before, &after)? })
}

/// Sets the logo that papers show, or takes it away.
pub(crate) fn set_logo(change: &mut Change<'_>, input: SetLogo) -> Result<Seen> {
    const JPEG: &str = "image/jpeg";
    let before = founded(change)?;
    let logo = match &input.hash {
        Some(hash) => Some(file::keep(change, hash, JPEG).map_err(|failure| match failure.message {
            "file.not_found" => Failure::invalid("shop.invalid").field("hash", "photo.not_staged"),
            _ => failure,
        })?),
        None => None,
    };
    let after = Shop { logo, ..before.clone() };
    Ok(Seen { seen_seq: shop::revise(change, input.seen_seq, &before, &after)? })
}

/// Opens the demo shop in a folder of its own.
pub(crate) fn open_demo(asking: &Asking<'_>, _: Empty) -> Result<Empty> {
    if asking.read(|read| Ok(shop::find(read)?.is_some()))? {
        return Err(Failure::refused("shop.already_founded"));
    }
    asking.desk.open_demo()?;
    Ok(Empty {})
}

/// Leaves the demo shop for an empty one of one's own; the demo's folder stays.
pub(crate) fn leave_demo(asking: &Asking<'_>, _: Empty) -> Result<Empty> {
    if !asking.read(founded)?.demo {
        return Err(Failure::refused("shop.not_demo"));
    }
    asking.desk.use_empty_shop()?;
    Ok(Empty {})
}

/// The shop, which must have been founded.
pub(crate) fn founded(read: &Read<'_>) -> Result<Shop> {
    shop::find(read)?.ok_or_else(|| Failure::refused("shop.not_founded"))
}
