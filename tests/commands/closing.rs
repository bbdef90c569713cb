//! 交班 and 日结.

use desk::Caller;
use kernel::Code;
use serde_json::{Value, json};
use tests::{TempShop, faults, refused_to};

fn prepay(shop: &TempShop, caller: &Caller, id: &str, method: &str, amount: i64) {
    let input = json!({"repair": id, "amount": amount, "method": method, "reference": ""});
    shop.call_as(caller, "payment.prepay", input);
}

fn preview(shop: &TempShop, caller: &Caller, scope: &str) -> Value {
    shop.call_as(caller, "close.preview", json!({"scope": scope}))
}

fn counted(scope: &str, pieces: Value, stays: i64, reason: &str, seen: &Value) -> Value {
    json!({"scope": scope, "pieces": pieces, "stays": stays, "reason": reason, "upto": seen["upto"]})
}

#[test]
fn a_shift_counts_its_own_cash_and_the_day_everybodys() {
    let shop = TempShop::new();
    let (front, window) = (shop.person("李翠", "0012", &["front_desk"]), shop.window.clone());
    let id = shop.order(1);
    prepay(&shop, &front, &id, "cash", 30_050);
    prepay(&shop, &front, &id, "wechat", 700);
    prepay(&shop, &window, &id, "cash", 9_000);
    let back = json!({"repair": id, "amount": 1_000, "method": "cash", "reference": "", "reason": "多收"});
    shop.call("payment.give_back", back);
    let mine = preview(&shop, &front, "person");
    assert_eq!(
        (&mine["expected"], &mine["payments"], &mine["opening"]),
        (&json!(30_050), &json!(2), &json!(0))
    );
    assert_eq!(mine["totals"][1], json!({"method": "wechat", "taken": 700, "given": 0, "net": 700}));
    assert_eq!(preview(&shop, &window, "day")["open_shifts"].as_array().unwrap().len(), 2);
    let input = counted("person", json!({"10000": 3, "50": 1}), 20_000, "", &mine);
    assert_eq!(shop.call_as(&front, "close.make", input)["number"], "JB261121-0001");
    let day = preview(&shop, &window, "day");
    assert_eq!((&day["expected"], &day["open_shifts"]), (&json!(38_050), &json!(["周明远"])));
    assert_eq!((&day["prepaid_held"], &day["receivable"]), (&json!(38_750), &json!(0)));
    let input = counted("day", json!({"10000": 3, "5000": 1, "1000": 3, "50": 1}), 20_000, "", &day);
    assert_eq!(shop.call("close.make", input)["number"], "RJ261121-0001");
    assert_eq!(
        (shop.account("float"), shop.account("cash"), shop.account("cash_difference")),
        (20_000, 18_050, 0)
    );
    // The next ones begin with what stayed, and with nothing that was counted.
    let mine = preview(&shop, &front, "person");
    assert_eq!(
        (&mine["opening"], &mine["expected"], &mine["payments"]),
        (&json!(20_000), &json!(20_000), &json!(0))
    );
    let day = preview(&shop, &window, "day");
    assert_eq!(
        (&day["opening"], &day["expected"], &day["open_shifts"]),
        (&json!(20_000), &json!(20_000), &json!([]))
    );
    // Whoever had not counted begins after the day as well.
    assert_eq!(preview(&shop, &window, "person")["expected"], 0);
}

#[test]
fn what_the_day_took_out_of_the_tills_is_missing_in_no_shift() {
    let shop = TempShop::new();
    let window = shop.window.clone();
    let id = shop.order(1);
    prepay(&shop, &window, &id, "cash", 30_000);
    let mine = preview(&shop, &window, "person");
    shop.call("close.make", counted("person", json!({"10000": 3}), 30_000, "", &mine));
    let day = preview(&shop, &window, "day");
    shop.call("close.make", counted("day", json!({"10000": 3}), 5_000, "", &day));
    let mine = preview(&shop, &window, "person");
    assert_eq!((&mine["opening"], &mine["expected"]), (&json!(5_000), &json!(5_000)));
}

#[test]
fn money_of_before_the_books_is_in_no_close() {
    let shop = TempShop::new();
    let (front, window) = (shop.person("李翠", "0012", &["front_desk"]), shop.window.clone());
    let id = shop.order(1);
    prepay(&shop, &front, &id, "cash", 80_000);
    prepay(&shop, &window, &id, "cash", 500);
    // As the step to the books writes what was there before them: nobody posted it.
    let db = tests::past_the_store(shop.root());
    let sql = "DROP TRIGGER posting_stays; UPDATE posting SET id = randomblob(16) WHERE amount = 80000";
    db.execute_batch(sql).unwrap();
    drop(db);
    let day = preview(&shop, &window, "day");
    assert_eq!((&day["expected"], &day["open_shifts"]), (&json!(500), &json!(["周明远"])));
    assert_eq!(preview(&shop, &front, "person")["expected"], 0);
    assert_eq!(day["prepaid_held"], 80_500);
    shop.call("close.make", counted("day", json!({"500": 1}), 0, "", &day));
}

#[test]
fn no_more_than_a_year_is_looked_at() {
    let shop = TempShop::new();
    for command in ["close.list", "close.accounts"] {
        let refused = shop.refused(command, json!({"from": "2024-01-01", "to": "2026-11-21"}));
        assert_eq!(faults(&refused), [("to", "field.bad_span")], "{command}");
    }
}

#[test]
fn a_difference_has_a_reason_and_an_account() {
    let shop = TempShop::new();
    let window = shop.window.clone();
    let id = shop.order(1);
    prepay(&shop, &window, &id, "cash", 10_000);
    let seen = preview(&shop, &window, "person");
    let refused = shop.refused("close.make", counted("person", json!({"5000": 1}), 5_001, " ", &seen));
    let expected = [("stays", "field.more_than_counted"), ("reason", "field.reason_for_difference")];
    assert_eq!(faults(&refused), expected);
    let refused = shop.refused("close.make", counted("person", json!({"300": 1}), 0, "", &seen));
    assert_eq!(faults(&refused), [("pieces", "field.unknown_piece")]);
    shop.call(
        "close.make",
        counted("person", json!({"5000": 1, "2000": 2, "10": 3}), 0, "少一张十元", &seen),
    );
    assert_eq!((shop.account("cash_difference"), shop.account("cash")), (970, 9_030));
    let row = shop.call("close.list", json!({"from": "2026-11-21", "to": "2026-11-21"}))[0].clone();
    assert_eq!((&row["difference"], &row["reason"]), (&json!(-970), &json!("少一张十元")));
    assert_eq!((row["head_hash"].as_str().unwrap().len(), &row["person_name"]), (64, &json!("周明远")));
    // The day knows of it, and does not ask for the missing money again.
    let day = preview(&shop, &window, "day");
    assert_eq!(day["expected"], 9_030);
    shop.call("close.make", counted("day", json!({"5000": 2}), 0, "找到了", &day));
    assert_eq!((shop.account("cash_difference"), shop.account("cash")), (0, 10_000));
    assert_eq!(preview(&shop, &window, "person")["expected"], 0, "the day's difference is in nobody's hands");
}

#[test]
fn money_that_came_while_it_was_counted_is_told() {
    let shop = TempShop::new();
    let (front, window) = (shop.person("李翠", "0012", &["front_desk"]), shop.window.clone());
    let id = shop.order(1);
    prepay(&shop, &front, &id, "cash", 500);
    let (mine, day) = (preview(&shop, &front, "person"), preview(&shop, &window, "day"));
    prepay(&shop, &window, &id, "cash", 100);
    let refused = shop.refused("close.make", counted("day", json!({"500": 1}), 0, "", &day));
    assert_eq!((refused.code, refused.message), (Code::Conflict, "close.changed"));
    // What somebody else took is not the shift's.
    let retried = Caller { request: shop.with_request(5).request, ..front.clone() };
    let input = counted("person", json!({"500": 1}), 0, "", &mine);
    let first = shop.call_as(&retried, "close.make", input.clone());
    assert_eq!(shop.call_as(&retried, "close.make", input.clone()), first);
    // The same count sent again by another request would count the shift twice.
    assert_eq!(refused_to(&shop.desk, &front, "close.make", input).message, "close.changed");
    let absurd = counted("day", json!({}), 0, "", &json!({"upto": 99_999}));
    assert_eq!(shop.refused("close.make", absurd).message, "close.changed");
}

#[test]
fn a_clock_that_goes_back_loses_no_money() {
    let shop = TempShop::new();
    let window = shop.window.clone();
    let id = shop.order(1);
    prepay(&shop, &window, &id, "cash", 500);
    let day = preview(&shop, &window, "day");
    shop.call("close.make", counted("day", json!({"500": 1}), 500, "", &day));
    shop.clock.set("2026-11-20T06:00:00.000Z");
    shop.sign_in();
    prepay(&shop, &window, &id, "cash", 100);
    let day = preview(&shop, &window, "day");
    assert_eq!((&day["day"], &day["expected"]), (&json!("2026-11-20"), &json!(600)));
    shop.call("close.make", counted("day", json!({"500": 1, "100": 1}), 0, "", &day));
    shop.clock.set("2026-11-22T06:00:00.000Z");
    shop.sign_in();
    assert_eq!(preview(&shop, &window, "day")["expected"], 0);
    assert_eq!(shop.account("cash"), 600);
}

#[test]
fn the_front_desk_closes_its_shift_and_the_manager_the_day() {
    let shop = TempShop::new();
    let front = shop.person("李翠", "0012", &["front_desk"]);
    let mine = preview(&shop, &front, "person");
    assert_eq!(
        refused_to(&shop.desk, &front, "close.preview", json!({"scope": "day"})).code,
        Code::Forbidden
    );
    let day = counted("day", json!({}), 0, "", &mine);
    assert_eq!(refused_to(&shop.desk, &front, "close.make", day).code, Code::Forbidden);
    let period = json!({"from": "2026-11-01", "to": "2026-11-30"});
    assert_eq!(refused_to(&shop.desk, &front, "close.accounts", period.clone()).code, Code::Forbidden);
    // Each sees their own, the manager all.
    shop.call_as(&front, "close.make", counted("person", json!({}), 0, "", &mine));
    let own = preview(&shop, &shop.window.clone(), "person");
    shop.call("close.make", counted("person", json!({}), 0, "", &own));
    assert_eq!(shop.call_as(&front, "close.list", period.clone()).as_array().unwrap().len(), 1);
    assert_eq!(shop.call("close.list", period).as_array().unwrap().len(), 2);
}

#[test]
fn what_is_held_and_owed_is_told_on_from_the_last_close() {
    let shop = TempShop::new();
    let window = shop.window.clone();
    let id = shop.order(1);
    prepay(&shop, &window, &id, "wechat", 700);
    let figures = || {
        let day = preview(&shop, &window, "day");
        (day["prepaid_held"].as_i64().unwrap(), day["receivable"].as_i64().unwrap())
    };
    let close = |scope: &str| {
        let seen = preview(&shop, &window, scope);
        shop.call("close.make", counted(scope, json!({}), 0, "", &seen));
    };
    assert_eq!(figures(), (700, 0));
    close("person");
    assert_eq!(figures(), (700, 0));
    let owing = shop.ready(2, &[tests::quote_line("labour", 5_000, "customer")]);
    shop.settle(&owing);
    prepay(&shop, &window, &id, "wechat", 300);
    assert_eq!(figures(), (1_000, 5_000));
    close("day");
    let back = json!({"repair": id, "amount": 999, "method": "wechat", "reference": "", "reason": "多收"});
    shop.call("payment.give_back", back);
    assert_eq!(figures(), (1, 5_000));
    assert_eq!((-shop.account("prepaid"), shop.account("receivable")), (1, 5_000));
    let folder = shop.closed();
    let now = kernel::Moment::read("2026-11-21T08:00:00.000Z").unwrap();
    assert_eq!(store::check(folder.path(), now).unwrap().findings, []);
}
