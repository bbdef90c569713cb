//! A week at the demo shop's counter: machines come in, notes are written, money is taken and given back.

use super::DAYS;
use super::bench::{bench, is_taken_up};
use super::data::CUSTOMERS;
use super::orders::{Number, ORDERS, Order, Promise, VOID};
use crate::registry::Caller;
use crate::station::Desk;
use domain::catalogue::Kind;
use domain::device::luhn_digit;
use domain::handed_back::{carried, in_person};
use domain::intake::Accessory;
use domain::opening::{self, Hours, Norm};
use domain::payment::Method;
use domain::terms::ConsentHow;
use kernel::{Failure, Moment, Result, Zone};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

pub(super) const MINUTE: i64 = 60_000;
pub(super) const HOUR: i64 = 60 * MINUTE;
const HALF_HOUR: i64 = 30 * MINUTE;

/// Who is at the desks.
pub(super) struct Staff {
    pub(super) front: Caller,
    pub(super) manager: Caller,
    pub(super) technician: Caller,
    pub(super) quality: Caller,
}

/// Takes every machine in and does what happened around it.
pub(super) fn work(desk: &Desk, staff: &Staff, now: Moment) -> Result<()> {
    let models = models(desk, staff, now)?;
    let (mut opened, mut visit) = (Vec::new(), Value::Null);
    for (i, order) in ORDERS.iter().enumerate() {
        let at = opened_at(now, i);
        let mut input = intake(i, order, (now, at));
        if let Some(model) = models.get(&(order.brand.to_owned(), order.model.to_owned())) {
            input.insert("catalogue".to_owned(), model.clone());
        }
        if order.same_visit {
            input.insert("visit".to_owned(), visit.clone());
        }
        let answer = desk.call_at(&staff.front, "repair.open", Value::Object(input), at)?;
        visit = answer["visit"].clone();
        if i == VOID {
            void(desk, staff, &answer["id"], at)?;
        }
        opened.push(answer["id"].clone());
    }
    bench(desk, staff, &opened, now)?;
    notes(desk, staff, &opened, now)?;
    money(desk, staff, &opened, now)?;
    desk.call_at(&staff.front, "session.sign_out", json!({}), now)?;
    desk.call_at(&staff.manager, "session.sign_out", json!({}), now).map(|_| ())
}

/// The customer takes the machine back as it is.
fn void(desk: &Desk, staff: &Staff, id: &Value, at: Moment) -> Result<()> {
    let card = desk.call_at(&staff.front, "repair.card", json!({"id": id}), at)?;
    let reason = "客户说擦干以后好了，不修了，机器当面退回。";
    let input = json!({"id": id, "seen_seq": card["seen_seq"], "given_back": true, "reason": reason});
    desk.call_at(&staff.front, "repair.void", input, at).map(|_| ())
}

/// The catalogue's models by brand and name.
fn models(desk: &Desk, staff: &Staff, now: Moment) -> Result<HashMap<(String, String), Value>> {
    let catalogue = desk.call_at(&staff.front, "catalogue.all", json!({}), now)?;
    let rows = |list: &str| catalogue[list].as_array().cloned().ok_or_else(unfit);
    let text = |value: &Value| value.as_str().map(str::to_owned).ok_or_else(unfit);
    let brands: HashMap<String, String> = rows("brands")?
        .iter()
        .map(|row| Ok((text(&row["id"])?, text(&row["name"])?)))
        .collect::<Result<_>>()?;
    rows("models")?
        .iter()
        .map(|row| {
            let brand = brands.get(&text(&row["brand"])?).ok_or_else(unfit)?;
            Ok(((brand.clone(), text(&row["name"])?), row["id"].clone()))
        })
        .collect()
}

pub(super) fn unfit() -> Failure {
    Failure::internal("output.unencodable", "the catalogue has another form than the demo reads")
}

/// Notes of every loudness about orders, machines and customers.
fn notes(desk: &Desk, staff: &Staff, opened: &[Value], now: Moment) -> Result<()> {
    for (i, about, kind, text) in [
        (1, "repair", "note", "客户出差，周五前联系微信。"),
        (5, "device", "careful", "以前在外面换过屏，拆机前拍照留底。"),
        (5, "customer", "careful", "上次对报价有异议，报价请店长在场。"),
        (11, "customer", "debt", "上次换电池还欠 60 元，取机时一起结。"),
        (20, "repair", "note", "Please write to her by e-mail, she reads English only."),
        (33, "repair", "note", "公司机器，发票抬头找刘凯要。"),
        (41, "device", "note", "上次没修就拿走了，先清洁接口再看。"),
    ] {
        let card = desk.call_at(&staff.front, "repair.card", json!({"id": opened[i]}), now)?;
        let subject = match about {
            "repair" => &card["id"],
            "device" => &card["device_id"],
            _ => &card["customer_id"],
        };
        let note = json!({"about": about, "subject": subject, "kind": kind, "text": text});
        desk.call_at(&staff.front, "note.add", note, now)?;
    }
    Ok(())
}

/// Money taken after intake, and some of it given back.
fn money(desk: &Desk, staff: &Staff, opened: &[Value], now: Moment) -> Result<()> {
    let prepaid = |i: usize, amount: i64, method: Method| json!({"repair": opened[i], "amount": amount, "method": method, "reference": ""});
    desk.call_at(&staff.front, "payment.prepay", prepaid(16, 100_000, Method::Card), now)?;
    desk.call_at(&staff.front, "payment.prepay", prepaid(19, 20_000, Method::Cash), now)?;
    let mut back = prepaid(19, 20_000, Method::Cash);
    back["reason"] = json!("原厂后盖缺货，客户先不修，预收款退回。");
    desk.call_at(&staff.manager, "payment.give_back", back, now).map(|_| ())
}

/// Orders are spread over the days up to now, a few in the hours before this one on each of them.
fn opened_at(now: Moment, i: usize) -> Moment {
    let per_day = ORDERS.len().div_ceil(DAYS);
    let (day, place) = (i / per_day, i % per_day);
    let minutes_ago = (DAYS - 1 - day) * 24 * 60 + (per_day - place) * 26 - (i * 7) % 19;
    let minutes_ago = i64::try_from(minutes_ago).unwrap_or(0);
    moved(now, -minutes_ago * MINUTE)
}

pub(super) fn moved(from: Moment, millis: i64) -> Moment {
    Moment::from_millis(from.millis() + millis).unwrap_or(from)
}

/// The input of an intake, as the window would send it.
fn intake(i: usize, order: &Order, (now, at): (Moment, Moment)) -> Map<String, Value> {
    let customer = &CUSTOMERS[order.customer];
    let promised_at = promised(i, order.promise, (now, at));
    let mut input = Map::new();
    let mut set = |field: &str, value: Value| {
        input.insert(field.to_owned(), value);
    };
    for (field, text) in [
        ("phone", customer.phone),
        ("name", customer.name),
        ("wechat", customer.wechat),
        ("company", customer.company),
        ("address", customer.address),
        ("brand", order.brand),
        ("model", order.model),
        ("colour", order.colour),
        ("storage", order.storage),
        ("waybill", order.waybill),
        ("symptom", order.symptom),
    ] {
        set(field, json!(text));
    }
    match order.number {
        Number::Imei => set("imei", json!(imei(same_machine(i)))),
        Number::Serial(serial) => set("serial", json!(serial)),
        Number::Unreadable(why) => set("unreadable", json!(why)),
    }
    let marks =
        order.marks.iter().map(|(face, kind, x, y)| json!({"face": face, "kind": kind, "x": x, "y": y}));
    set("marks", marks.collect());
    let checks = order.checks.iter().map(|(item, result)| json!({"item": item, "result": result}));
    let looked_at = order.checks.is_empty() && order.marks.is_empty() && is_taken_up(i);
    let plain = looked_at.then(|| json!({"item": "power", "result": "pass"}));
    set("checks", checks.chain(plain).collect());
    set("kind", json!(order.kind));
    set("channel", json!(order.channel));
    set("codes", json!(order.codes));
    set("reproduced", json!(order.reproduced));
    set("accessories", json!(order.accessories));
    let is_back = |one: &&Accessory| in_person(order.channel) && !order.accessories.contains(one);
    set("handed_back", carried(order.kind).iter().filter(is_back).map(|one| json!(one)).collect());
    set("backed_up", json!(order.backed_up));
    set("account_lock", json!(order.account_lock));
    set("repair_mode", json!(order.kind == Kind::Phone && i.is_multiple_of(4)));
    set("estimate", json!(order.estimate));
    set("ask_above", json!(order.ask_above));
    set("promised_at", json!(promised_at));
    if let Some(secret) = order.passcode {
        set("passcode", json!({"kind": "digits", "secret": secret}));
    }
    if let Some((amount, method)) = order.prepaid {
        set("prepaid", json!({"amount": amount, "method": method, "reference": ""}));
    }
    if let Some((basis, bought_on)) = order.warranty {
        set("warranty", json!("claimed"));
        set("warranty_basis", json!(basis));
        set("bought_on", json!(bought_on));
    }
    let signature = (order.consent == ConsentHow::Pad).then_some(SIGNATURE);
    set("consent", json!({"how": order.consent, "signature": signature}));
    input
}

/// When a machine is promised: on a half hour while the shop is open. What would fall into the night is spread over the
/// next morning.
fn promised(i: usize, promise: Promise, (now, at): (Moment, Moment)) -> Moment {
    let wished = match promise {
        Promise::Overdue => moved(at, 20 * HOUR),
        Promise::Hours(hours) => moved(now, i64::from(hours) * HOUR),
    };
    let wished = moved(wished, HALF_HOUR - 1 - (wished.millis() - 1).rem_euclid(HALF_HOUR));
    let open = |minutes| opening::promise(wished, Zone::SHANGHAI, &Hours::usual(), Norm::Minutes(minutes));
    let later = u32::try_from(i % 8).map_or(0, |place| 30 * place);
    if open(0) == wished { wished } else { open(later) }
}

/// Strokes as the signing pad writes them.
const SIGNATURE: &str =
    "[[180,210,240,150,300,240,350,160],[420,140,420,260],[380,200,470,195],[520,160,600,250,640,150]]";

/// The last machine is the one that went back unrepaired.
fn same_machine(i: usize) -> usize {
    if i + 1 == ORDERS.len() { VOID } else { i }
}

/// An IMEI that no real machine has: its type allocation code is the one reserved for tests (00…).
fn imei(i: usize) -> String {
    let digits = format!("0010{:04}{:06}", 1_000 + i % 9, 100_000 + i * 7_919 % 899_999);
    let check = luhn_digit(&digits);
    format!("{digits}{check}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_lie_on_half_hours_while_the_shop_is_open() {
        // Every hour of a day, from 2026-11-21 in the evening.
        for hour in 0..24 {
            let now = Moment::read("2026-11-21T12:07:31.250Z").unwrap();
            let now = moved(now, hour * HOUR);
            for (i, order) in ORDERS.iter().enumerate() {
                let at = opened_at(now, i);
                let promised = promised(i, order.promise, (now, at));
                let told = Zone::SHANGHAI.local_text(promised);
                let (_, time) = told.split_once(' ').unwrap();
                assert!(("09:00".."20:00").contains(&time), "{told}");
                assert!(time.ends_with(":00") || time.ends_with(":30"), "{told}");
                match order.promise {
                    Promise::Overdue => assert!(at < promised && promised < now, "{told}"),
                    Promise::Hours(_) => assert!(now < promised, "{told}"),
                }
            }
        }
    }
}
