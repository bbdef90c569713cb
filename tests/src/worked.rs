//! A shop in which orders stand all along their way, in the middle of a working life: for looks at every page.

use crate::staff::{MANAGER, SHOP};
use crate::{TempShop, copy_folder, labour, memory_folder, quote_line};
use desk::Caller;
use kernel::{Clock, Moment, SystemClock};
use serde_json::{Value, json};
use std::sync::OnceLock;
use std::time::Duration;
use tempfile::TempDir;

/// The phones of its orders, by where those stand.
pub mod phones {
    /// Ready for three months, the formal notice long sent.
    pub const UNCLAIMED: &str = "13800000001";
    /// A quote is being written.
    pub const QUOTING: &str = "13800000002";
    /// A quote waits for its answer.
    pub const OFFERED: &str = "13800000003";
    /// In repair, with a question asked and an entry in its log.
    pub const REPAIRING: &str = "13800000004";
    /// Waits for its test by somebody else.
    pub const TESTING: &str = "13800000005";
    /// Waits to be settled.
    pub const READY: &str = "13800000006";
    /// Settled and paid in part.
    pub const OWING: &str = "13800000007";
    /// Handed over though something is owed.
    pub const DEBT: &str = "13800000008";
    /// Handed over and paid, inside its repair warranty.
    pub const GONE: &str = "13800000009";
    /// Is being looked at; nothing was quoted.
    pub const DIAGNOSING: &str = "13800000010";
    /// Was looked at, and nothing quoted yet.
    pub const DIAGNOSED: &str = "13800000011";
    /// In repair, as its customer agreed.
    pub const AGREED: &str = "13800000012";
}

/// The serial number of the machine that was handed over and paid.
pub const GONE_SERIAL: &str = "SN00000009";

/// What people wrote in that shop.
pub const WRITTEN: [&str; 12] = [
    "昨晚摔落，屏幕左上角碎裂",
    "屏幕排线断裂",
    "更换屏幕总成",
    "音频芯片一脚电压 0.9V，正常吗？",
    "拆机清洁，重插排线",
    "老客户月结",
    "测试用单，不等",
    "柜台小票",
    "排线松脱",
    "返修",
    "测试",
    "张伟",
];

/// How long it has worked.
const DAYS: u64 = 92;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A data folder with that shop in it; its manager is [`MANAGER`].
///
/// # Panics
/// Where it cannot be made.
pub fn worked_folder() -> TempDir {
    static TEMPLATE: OnceLock<TempDir> = OnceLock::new();
    let template = TEMPLATE.get_or_init(work);
    let folder = memory_folder();
    copy_folder(template.path(), folder.path());
    folder
}

fn work() -> TempDir {
    let now = SystemClock::new().now().millis();
    let span = i64::try_from(DAY.as_millis()).expect("a day") * i64::try_from(DAYS).expect("days");
    let began = Moment::from_millis(now - span).expect("a moment");
    let shop = TempShop::reopened(memory_folder(), &began.text());
    let founding = json!({
        "shop_name": SHOP, "address": "朝阳门内大街 18 号", "phone": "010-85886688", "language": "zh-CN",
        "person_name": MANAGER.name, "badge": MANAGER.badge, "password": MANAGER.password,
    });
    shop.call("shop.found", founding);
    shop.sign_in();
    left_behind(&shop);
    shop.sign_in();
    let technician = shop.person("陈建国", "0021", &["technician"]);
    at_the_bench(&shop, &technician);
    at_the_till(&shop, &technician);
    shop.closed()
}

/// A machine that nobody collects, up to the day before the last.
fn left_behind(shop: &TempShop) {
    let id = shop.ready(1, &[labour("customer", 88_000)]);
    let remind = |what: &str, how: &str, proof: &str| {
        shop.call("reminder.add", json!({"repair": id, "what": what, "how": how, "proof": proof}));
    };
    remind("ready", "message", "");
    shop.clock.pass(30 * DAY);
    shop.sign_in();
    remind("day_30", "phone", "");
    remind("notice", "letter", "1234567890123");
    shop.clock.pass(61 * DAY);
}

fn at_the_bench(shop: &TempShop, technician: &Caller) {
    let quoting = shop.taken_in(2);
    shop.call_as(technician, "repair.step", shop.stepping(&quoting, "diagnosing"));
    shop.diagnose(technician, &quoting);
    shop.call_as(technician, "repair.step", shop.stepping(&quoting, "quoting"));
    let seen = shop.call("quote.of", json!({"id": quoting}))["seen_seq"].clone();
    let draft = json!({"repair": quoting, "seen_seq": seen, "lines": lines(), "words": "", "valid_to": null});
    shop.call("quote.write", draft);

    let offered = shop.taken_in(3);
    shop.call_as(technician, "repair.step", shop.stepping(&offered, "diagnosing"));
    shop.diagnose(technician, &offered);
    shop.offer(technician, &offered, &lines());

    let repairing = shop.repairing(technician, 4, 38_000);
    let work = json!({
        "repair": repairing, "kind": "work", "action": "R03", "text": "拆机清洁，重插排线", "before": [], "after": [],
    });
    shop.call_as(technician, "log.add", work);
    let question = json!({
        "repair": repairing, "asked": "maker", "to_person": null, "question": "音频芯片一脚电压 0.9V，正常吗？",
    });
    shop.call_as(technician, "support.ask", question);
    shop.in_test(technician, 5);
    shop.diagnosing(10);
    let diagnosed = shop.taken_in(11);
    shop.call_as(technician, "repair.step", shop.stepping(&diagnosed, "diagnosing"));
    shop.diagnose(technician, &diagnosed);
    shop.repairing(technician, 12, 38_000);
}

fn at_the_till(shop: &TempShop, technician: &Caller) {
    shop.ready(6, &lines());
    let owing = shop.ready(7, &lines());
    shop.settle(&owing);
    shop.pay(&owing, 30_000);
    let debt = shop.ready(8, &[labour("customer", 50_000)]);
    shop.settle(&debt);
    shop.pay(&debt, 20_000);
    let mut released = shop.collecting(&debt);
    released["owed_reason"] = json!("老客户月结");
    shop.call("hand_over.make", released);
    shop.gone(technician, 9, 38_000);
    let upto = shop.call("close.preview", json!({"scope": "person"}))["upto"].clone();
    let close =
        json!({"scope": "person", "pieces": {"10000": 8}, "stays": 0, "reason": "测试", "upto": upto});
    shop.call("close.make", close);

    let roll = json!({
        "id": null, "seen_seq": 0, "name": "柜台小票", "way": "network", "address": "192.168.1.50:9100", "width": "80",
        "drawer": true, "active": true,
    });
    shop.call("printer.keep_roll", roll);
    let price = json!({
        "id": null, "line": "labour", "name": "更换屏幕总成", "kind": null, "brand": null, "model": null,
        "level": "two", "amount": 10_000, "grade": null, "days": null, "valid_from": "2026-01-01", "valid_to": null,
        "active": true,
    });
    shop.call("price.keep", price);
}

/// Work and a part that the customer pays, and a part that the shop pays.
fn lines() -> [Value; 3] {
    let mut part = quote_line("part", 26_000, "shop");
    part["name"] = json!("返修");
    let mut fee = quote_line("fee", 3_000, "customer");
    fee["name"] = json!("测试");
    [labour("customer", 88_000), part, fee]
}
