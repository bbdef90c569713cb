//! Lists by view, filter and order; the board; numbers pasted in any mix.

use serde_json::{Value, json};
use tests::{TempShop, intake, past_the_store};

/// Orders of several kinds: 1 phone at the counter, 2 laptop by courier under warranty, 3 phone, closed, 4 fridge on site,
/// 5 phone of another brand.
fn shop() -> TempShop {
    let shop = TempShop::new();
    for i in 1..=5_u32 {
        shop.clock.set(&format!("2026-11-{:02}T02:00:00.000Z", 15 + i));
        shop.sign_in();
        shop.order(i);
    }
    shop.clock.set("2026-11-21T02:00:00.000Z");
    shop.sign_in();
    let db = past_the_store(shop.root());
    db.execute_batch(
        "UPDATE repair SET promised_at = NULL;
         UPDATE repair SET promised_at = '2026-11-20T02:00:00.000Z' WHERE seq = 5;
         UPDATE repair SET promised_at = '2026-11-19T02:00:00.000Z' WHERE seq IN (2, 3);
         UPDATE repair SET promised_at = '2026-11-22T02:00:00.000Z' WHERE seq = 1;
         UPDATE repair SET due_at = promised_at;
         UPDATE repair SET stage = 'closed' WHERE seq = 3;
         UPDATE repair SET stage = 'ready' WHERE seq = 4;
         UPDATE repair SET channel = 'courier', warranty = 'claimed' WHERE seq = 2;
         UPDATE repair SET channel = 'on_site' WHERE seq = 4;
         UPDATE device SET kind = 'phone';
         UPDATE device SET kind = 'laptop', brand = '联想' WHERE seq = 2;
         UPDATE device SET kind = 'fridge', brand = '海尔' WHERE seq = 4;
         UPDATE device SET brand = 'vivo' WHERE seq = 5;",
    )
    .unwrap();
    shop
}

fn places(page: &Value) -> Vec<i64> {
    page["rows"].as_array().expect("rows").iter().map(|row| row["seq"].as_i64().expect("a place")).collect()
}

/// Every page of a list, one order a page, and the same at once.
fn found(shop: &TempShop, ask: &Value) -> Vec<i64> {
    let mut whole = ask.clone();
    whole["limit"] = json!(50);
    let at_once = places(&shop.call("repair.find", whole));
    let (mut all, mut after) = (Vec::new(), Value::Null);
    loop {
        let mut input = ask.clone();
        input["limit"] = json!(1);
        input["after"] = after;
        let page = shop.call("repair.find", input);
        all.extend(places(&page));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    assert_eq!(all, at_once, "{ask}");
    all
}

#[test]
fn filters_and_orders_meet_in_every_way() {
    let shop = shop();
    let me = shop.call("shop.door", json!({}))["me"]["id"].clone();
    for (ask, expected) in [
        (json!({"view": "all"}), vec![5, 4, 3, 2, 1]),
        (json!({"view": "all", "sort": "oldest"}), vec![1, 2, 3, 4, 5]),
        (json!({"view": "all", "sort": "promise"}), vec![2, 3, 5, 1, 4]),
        (json!({"view": "open"}), vec![5, 4, 2, 1]),
        (json!({"view": "open", "sort": "promise"}), vec![2, 5, 1, 4]),
        (json!({"view": "overdue"}), vec![5, 2]),
        (json!({"view": "overdue", "sort": "promise"}), vec![2, 5]),
        (json!({"view": "overdue", "sort": "oldest"}), vec![2, 5]),
        (json!({"view": "today"}), vec![]),
        (json!({"view": "mine", "sort": "promise"}), vec![2, 3, 5, 1, 4]),
        (json!({"view": "all", "filter": {"stages": ["closed"]}}), vec![3]),
        (json!({"view": "all", "filter": {"stages": ["ready", "received"]}}), vec![5, 4, 2, 1]),
        (json!({"view": "all", "filter": {"stages": ["ready", "closed"]}, "sort": "oldest"}), vec![3, 4]),
        (json!({"view": "open", "filter": {"stages": ["closed"]}}), vec![]),
        (json!({"view": "all", "filter": {"kinds": ["phone"]}}), vec![5, 3, 1]),
        (json!({"view": "open", "filter": {"kinds": ["phone", "fridge"]}}), vec![5, 4, 1]),
        (json!({"view": "all", "filter": {"channels": ["courier", "on_site"]}}), vec![4, 2]),
        (json!({"view": "open", "filter": {"channels": ["carry_in"]}}), vec![5, 1]),
        (json!({"view": "all", "filter": {"warranty": "claimed"}}), vec![2]),
        (json!({"view": "all", "filter": {"brand": "oppo"}}), vec![3, 1]),
        (json!({"view": "all", "filter": {"brand": "联想"}}), vec![2]),
        (json!({"view": "mine", "filter": {"brand": "VIVO"}}), vec![5]),
        (json!({"view": "all", "filter": {"brand": " "}}), vec![5, 4, 3, 2, 1]),
        (json!({"view": "all", "filter": {"opened_from": "2026-11-18"}}), vec![5, 4, 3]),
        (json!({"view": "all", "filter": {"opened_to": "2026-11-17"}, "sort": "oldest"}), vec![1, 2]),
        (
            json!({"view": "all", "filter": {"opened_from": "2026-11-17", "opened_to": "2026-11-19"}, "sort": "promise"}),
            vec![2, 3, 4],
        ),
        (json!({"view": "all", "filter": {"overdue": true}}), vec![5, 2]),
        (json!({"view": "all", "filter": {"overdue": false}}), vec![4, 3, 1]),
        (json!({"view": "all", "filter": {"opened_by": me}}), vec![5, 4, 3, 2, 1]),
        (json!({"view": "all", "filter": {"opened_by": "00000000-0000-0000-0000-000000000001"}}), vec![]),
        (json!({"view": "all", "text": "zw", "filter": {"kinds": ["phone"]}}), vec![5, 3, 1]),
        (json!({"view": "all", "text": "屏幕左上角", "sort": "oldest"}), vec![1, 2, 3, 4, 5]),
        (json!({"view": "all", "text": "zw", "sort": "promise"}), vec![2, 3, 5, 1, 4]),
        (
            json!({"view": "open", "text": "zw", "sort": "promise", "filter": {"channels": ["carry_in"]}}),
            vec![5, 1],
        ),
        (json!({"view": "open", "text": "zw", "filter": {"opened_from": "2026-11-17"}}), vec![5, 4, 2]),
        (json!({"view": "today", "text": "zw"}), vec![]),
        (json!({"view": "all", "text": "没有的"}), vec![]),
    ] {
        assert_eq!(found(&shop, &ask), expected, "{ask}");
    }
}

#[test]
fn a_line_tells_what_the_list_shows() {
    let shop = shop();
    let page = shop.call("repair.find", json!({"view": "overdue", "sort": "promise", "limit": 1}));
    let row = &page["rows"][0];
    for (field, expected) in [
        ("kind", json!("laptop")),
        ("channel", json!("courier")),
        ("warranty", json!("claimed")),
        ("overdue", json!(true)),
        ("promised_at", json!("2026-11-19T02:00:00.000Z")),
        ("phone_masked", json!("138****0002")),
        ("touched_by", json!("周明远")),
        ("opened_by", json!("周明远")),
    ] {
        assert_eq!(row[field], expected, "{field}");
    }
    assert_eq!(row["touched_at"], row["opened_at"]);
    // A look at the number is no touch.
    shop.clock.set("2026-11-21T03:00:00.000Z");
    shop.call("repair.phone", json!({"id": row["id"]}));
    let again = shop.call("repair.find", json!({"view": "overdue", "sort": "promise", "limit": 1}));
    assert_eq!(&again["rows"][0], row);
    // What somebody does to it is.
    let li = shop.person("李翠", "0012", &["front_desk"]);
    let seen = shop.call("repair.card", json!({"id": row["id"]}))["seen_seq"].clone();
    let void = json!({"id": row["id"], "seen_seq": seen, "given_back": true, "reason": "录错了"});
    shop.call_as(&li, "repair.void", void);
    let all = shop.call("repair.find", json!({"view": "all", "limit": 9}));
    let second = all["rows"].as_array().unwrap().iter().find(|row| row["seq"] == 2).unwrap();
    assert_eq!(
        (&second["touched_by"], &second["touched_at"]),
        (&json!("李翠"), &json!("2026-11-21T03:00:00.000Z"))
    );
}

#[test]
fn a_place_in_a_list_that_nobody_gave_out_is_refused() {
    let shop = TempShop::new();
    for after in ["", "1", "x~", "1~x", "1~'; DROP TABLE repair", "~", "9223372036854775808~"] {
        let failure = shop.refused("repair.find", json!({"view": "all", "after": after, "limit": 9}));
        assert_eq!(failure.message, "input.malformed", "{after:?}");
    }
}

#[test]
fn the_board_has_every_open_stage_with_what_is_promised_soonest() {
    let shop = shop();
    let board = shop.call("repair.board", json!({}));
    let columns = board.as_array().unwrap();
    assert_eq!(columns.len(), 11);
    let of = |stage: &str| {
        columns.iter().find(|column| column["stage"] == stage).unwrap_or_else(|| panic!("{stage}"))
    };
    assert_eq!((&of("received")["count"], places(of("received"))), (&json!(3), vec![2, 5, 1]));
    assert_eq!((&of("ready")["count"], places(of("ready"))), (&json!(1), vec![4]));
    assert_eq!((&of("testing")["count"], places(of("testing"))), (&json!(0), vec![]));
    assert!(columns.iter().all(|column| column["stage"] != "closed"));
    for i in 10..50 {
        shop.order(i);
    }
    let board = shop.call("repair.board", json!({}));
    assert_eq!(board[0]["count"], 43);
    assert_eq!(places(&board[0]).len(), 30);
}

#[test]
fn pasted_numbers_are_picked_in_their_order_and_misses_are_told() {
    let shop = TempShop::new();
    for (i, (field, number)) in
        [("imei", "490154203237518"), ("serial", "PF-3X77Y2"), ("imei", "352099001761481")]
            .into_iter()
            .enumerate()
    {
        let mut input = intake(u32::try_from(i).unwrap() + 1);
        input["serial"] = Value::Null;
        input[field] = json!(number);
        shop.call("repair.open", input);
    }
    let picked = shop.call(
        "repair.pick",
        json!({"texts": [
            "35209900 176148 1", "wx261121-0002", " ", "WX990101-0001", "00126112100014", "pf-3x77y2", "490154203237518",
            "没有",
        ]}),
    );
    assert_eq!(places(&picked), [3, 2, 1]);
    assert_eq!(picked["missed"], json!(["WX990101-0001", "没有"]));
    let many = vec!["WX261121-0001"; 501];
    assert_eq!(shop.refused("repair.pick", json!({"texts": many})).message, "repair.too_many_picked");
}
