//! At the counter: saving an order, finding one among many, its card on paper.

use crate::figures::Figures;
use domain::device::DeviceId;
use domain::person::PersonId;
use domain::repair::{self as rules, RepairId, Stage};
use kernel::{Moment, Result};
use serde_json::{Value, json};
use std::fs::File;
use std::io::Write;
use std::time::{Duration, Instant};
use store::device::Device;
use store::repair::Repair;
use store::{By, Change, Mode, Store, customer, device, person, repair, shop};
use tests::{Dice, TempShop, database_of, disk_folder};

const SAVES: u32 = 300;
const SEARCHES: u32 = 200;
const SURNAMES: [&str; 12] = ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "欧阳", "司马"];
const GIVEN: [&str; 10] = ["伟", "芳", "娜", "秀英", "敏", "静", "强", "磊", "洋", "艳"];

/// What the disk itself takes for one durable write, and orders through the door, each on the disk before it is
/// answered: one of these after one of those, so that both meet the same disk.
pub(crate) fn durable_saves() -> (Figures, Figures) {
    let shop = TempShop::in_folder(disk_folder());
    let mut file = File::create(shop.root().join("raw")).expect("a file");
    let page = [0x5a; 4_096];
    let (mut raw, mut saves) = (Vec::new(), Vec::new());
    for i in 0..SAVES {
        let start = Instant::now();
        file.write_all(&page).expect("written");
        file.sync_data().expect("synced");
        raw.push(start.elapsed());
        let start = Instant::now();
        shop.order(i);
        saves.push(start.elapsed());
    }
    (Figures::from(raw), Figures::from(saves))
}

/// The same orders in a folder in memory: what they cost without a disk.
pub(crate) fn saves_in_memory() -> Figures {
    let shop = TempShop::new();
    Figures::of(SAVES, |i| {
        shop.order(i);
    })
}

/// Searches, pages and papers in a shop with many orders.
pub(crate) fn finding(orders: u32) {
    let (shop, took) = filled(orders);
    println!("\nin a shop with {orders} orders (filled in {:.1} s)", took.as_secs_f64());
    let mut dice = Dice::new(7);
    let find = |text: String| {
        shop.call("repair.find", json!({"view": "all", "text": text, "limit": 20}));
    };
    let customer = |i: u32| Customer::of(i);
    let mut each = |what: &str, text: &dyn Fn(u32) -> String| {
        let any = |dice: &mut Dice| u32::try_from(dice.number() % u64::from(orders)).expect("small");
        Figures::of(SEARCHES, |_| find(text(any(&mut dice)))).print(what);
    };
    each("find: whole number", &|i| number(i));
    each("find: last 4 of a number", &|i| number(i)[9..].to_owned());
    each("find: whole phone", &|i| customer(i).phone);
    each("find: first 7 of a phone", &|i| customer(i).phone[..7].to_owned());
    each("find: first 3 of a phone (all have it)", &|i| customer(i).phone[..3].to_owned());
    each("find: last 4 of a phone", &|i| customer(i).phone[7..].to_owned());
    each("find: whole IMEI", &|i| customer(i).imei);
    each("find: first 8 of an IMEI (all have it)", &|i| customer(i).imei[..8].to_owned());
    each("find: last 6 of an IMEI", &|i| customer(i).imei[9..].to_owned());
    each("find: whole name", &|i| customer(i).name);
    each("find: surname (a twelfth has it)", &|i| customer(i).name.chars().take(1).collect());
    each("find: nothing to be found", &|i| format!("ZZ{i}"));
    let page = |after: Value| {
        shop.call("repair.find", json!({"view": "all", "after": after, "limit": 50}));
    };
    Figures::of(SEARCHES, |_| page(Value::Null)).print("page: the first");
    Figures::of(SEARCHES, |_| page(json!(60))).print("page: the last");
    Figures::of(SEARCHES, |_| {
        shop.call("repair.views", json!({}));
    })
    .print("counts of the views");
    papers(&shop);
}

fn papers(shop: &TempShop) {
    let page = shop.call("repair.find", json!({"view": "all", "limit": 20}));
    let id = |i: u32| {
        let rows = page["rows"].as_array().expect("rows");
        json!({"id": rows[usize::try_from(i).expect("small") % rows.len()]["id"]})
    };
    Figures::of(SEARCHES, |i| {
        shop.call("repair.card", id(i));
    })
    .print("card of an order");
    // The fonts are loaded by now or with the first.
    shop.desk.paper(&shop.window, "repair.job_card", id(0)).expect("a paper");
    Figures::of(30, |i| {
        shop.desk.paper(&shop.window, "repair.job_card", id(i)).expect("a paper");
    })
    .print("job card as PDF, warm");
}

struct Customer {
    name: String,
    phone: String,
    imei: String,
}

impl Customer {
    fn of(i: u32) -> Self {
        let at = |n: u32, of: usize| usize::try_from(n).expect("small") % of;
        let name = SURNAMES[at(i, SURNAMES.len())].to_owned() + GIVEN[at(i / 12, GIVEN.len())];
        let scattered = u64::from(i) * 48_271 % 100_000_000;
        Self { name, phone: format!("138{scattered:08}"), imei: format!("8612345{scattered:08}") }
    }
}

/// 40 orders a day, from 2024 on.
fn day_of(i: u32) -> (Moment, i64) {
    let begin = Moment::read("2024-01-01T02:00:00.000Z").expect("a moment");
    let (day, serial) = (i / 40, i % 40);
    let later = Duration::from_secs(u64::from(day) * 86_400 + u64::from(serial) * 600);
    (begin.later(later), i64::from(serial) + 1)
}

fn number(i: u32) -> String {
    let (at, serial) = day_of(i);
    rules::number(kernel::Zone::SHANGHAI.day(at), serial)
}

/// Fills a shop through the store, a day at a time: through the door each would cost a sync.
fn filled(orders: u32) -> (TempShop, Duration) {
    let folder = disk_folder();
    tests::found_in(folder.path());
    let start = Instant::now();
    let now = Moment::read("2026-11-21T06:00:00.000Z").expect("a moment");
    let store = Store::open(database_of(folder.path()).parent().expect("a folder"), now).expect("it opens");
    let staff = store.read(uuid::Uuid::nil(), now, person::list).expect("staff")[0].id;
    for first in (0..orders).step_by(1_000) {
        let last = orders.min(first + 1_000);
        let by = By { person: staff.0, command: "repair.open", now, request: None };
        let fill = move |change: &mut Change<'_>| {
            (first..last).try_for_each(|i| add(change, i, staff)).map(|()| Value::Null)
        };
        store.change(by, Mode::History, fill).expect("filled");
    }
    store.close();
    drop(store);
    let took = start.elapsed();
    let shop = TempShop::reopened(folder, "2026-11-21T06:02:03.004Z");
    shop.sign_in();
    (shop, took)
}

fn add(change: &mut Change<'_>, i: u32, staff: PersonId) -> Result<()> {
    let (one, (at, _)) = (Customer::of(i), day_of(i));
    let day = kernel::Zone::SHANGHAI.day(at);
    let customer = customer::known_or_new(change, &one.name, &one.phone)?;
    let device: DeviceId = change.new_id();
    let (brand, model) = ("OPPO".to_owned(), format!("Reno {}", i % 13));
    device::add(
        change,
        &Device { id: device, brand, model, imei: Some(one.imei), serial: Some(format!("SN{i:08}")) },
    )?;
    let serial = shop::next_serial(change, day)?;
    let id: RepairId = change.new_id();
    let stage = if i.is_multiple_of(50) { Stage::Received } else { Stage::Closed };
    repair::open(
        change,
        &Repair {
            id,
            number: rules::number(day, serial),
            code: rules::code(1, day, serial),
            stage,
            customer,
            device,
            symptom: format!("第 {i} 台：屏幕左上角碎裂，触摸时好时坏"),
            opened_at: at,
            opened_on: day,
            opened_by: staff,
        },
    )
}
