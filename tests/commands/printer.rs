//! Roll printers that are spoken to without a driver, and the drawers on them.

use serde_json::{Value, json};
use tests::{FakeRoll, TempShop, faults, past_the_store, scanned, voucher_of};

fn roll(address: &str, drawer: bool) -> Value {
    json!({"id": null, "seen_seq": 0, "name": "前台小票", "way": "network", "address": address, "width": "80",
        "drawer": drawer, "active": true})
}

fn paid(shop: &TempShop, method: &str) -> (String, String) {
    let order = shop.order(1);
    let input = json!({"repair": order, "amount": 12_050, "method": method, "reference": ""});
    let paid = shop.call("payment.prepay", input);
    (order, paid["id"].as_str().unwrap().to_owned())
}

#[test]
fn a_receipt_goes_to_a_roll_printer_as_a_picture_whose_code_is_read() {
    let shop = TempShop::new();
    let printer = FakeRoll::on();
    shop.call("printer.keep_roll", roll(printer.address(), true));
    let listed = shop.call("printer.list", json!({}));
    assert_eq!(listed[1]["name"], "roll:前台小票");
    let (order, payment) = paid(&shop, "cash");
    let print = json!({"paper": "payment.receipt", "id": payment, "printer": "roll:前台小票"});
    shop.call("paper.print", print.clone());
    let job = printer.jobs(1).pop().unwrap();
    assert!(job.drawer_first, "cash opens the drawer");
    let [paper] = &job.papers[..] else { panic!("{} papers", job.papers.len()) };
    assert_eq!(paper[0].len(), 576);
    assert_eq!(scanned(paper), [format!("QR-Code:{}", voucher_of(shop.root(), &order))]);
    // The whole head is used, and neither edge is cut.
    let black = |column: usize| paper.iter().any(|row| row[column]);
    assert!((0..20).any(black) && (556..576).any(black) && !black(0) && !black(575));

    // The second one is a reprint, and money is not counted twice.
    shop.call("paper.print", print);
    assert!(!printer.jobs(2).pop().unwrap().drawer_first);
    let history = shop.call("repair.history", json!({"id": order}));
    let prints = history.as_array().unwrap().iter().filter(|entry| entry["command"] == "paper.print");
    assert_eq!(prints.count(), 2);
}

#[test]
fn the_width_of_the_roll_decides_and_only_cash_opens_the_drawer() {
    let shop = TempShop::new();
    let printer = FakeRoll::on();
    let mut narrow = roll(printer.address(), true);
    narrow["width"] = json!("58");
    shop.call("printer.keep_roll", narrow);
    let (order, payment) = paid(&shop, "wechat");
    let print = json!({"paper": "payment.receipt", "id": payment, "size": "80", "printer": "roll:前台小票"});
    shop.call("paper.print", print);
    let job = printer.jobs(1).pop().unwrap();
    assert!(!job.drawer_first);
    assert_eq!(job.papers[0][0].len(), 384);
    assert!(scanned(&job.papers[0])[0].starts_with("QR-Code:"));

    let card = json!({"paper": "repair.job_card", "id": order, "printer": "roll:前台小票"});
    assert_eq!(faults(&shop.refused("paper.print", card)), [("size", "paper.no_such_size")]);
}

#[test]
fn a_printer_that_is_off_or_out_of_paper_is_told_and_the_payment_stands() {
    let shop = TempShop::new();
    let printer = FakeRoll::on();
    shop.call("printer.keep_roll", roll(printer.address(), false));
    let (order, payment) = paid(&shop, "cash");
    let print = json!({"paper": "payment.receipt", "id": payment, "printer": "roll:前台小票"});
    printer.paper(false);
    let failure = shop.refused("paper.print", print.clone());
    assert_eq!((failure.message, failure.params["printer"].as_str()), ("printer.no_paper", "前台小票"));

    let free = FakeRoll::on();
    let row = shop.call("printer.rolls", json!({}))[0].clone();
    let mut gone = roll("127.0.0.1:1", false);
    (gone["id"], gone["seen_seq"]) = (row["id"].clone(), row["seen_seq"].clone());
    shop.call("printer.keep_roll", gone.clone());
    assert_eq!(shop.refused("paper.print", print.clone()).message, "printer.offline");
    assert_eq!(shop.card(&order)["payments"].as_array().map(Vec::len), Some(1), "the payment stands");

    gone["address"] = json!(free.address());
    // Of two who correct its address, the second is told.
    assert_eq!(shop.refused("printer.keep_roll", gone.clone()).message, "edit.stale");
    gone["seen_seq"] = shop.call("printer.rolls", json!({}))[0]["seen_seq"].clone();
    shop.call("printer.keep_roll", gone);
    shop.call("paper.print", print);
    assert_eq!(free.jobs(1).len(), 1);
}

/// The fields of what an order's history tells of its prints.
fn prints(shop: &TempShop, order: &str) -> Vec<Vec<String>> {
    let history = shop.call("repair.history", json!({"id": order}));
    let fields = |entry: &Value| {
        let changes = entry["changes"].as_array().unwrap();
        changes.iter().map(|change| change["field"].as_str().unwrap().to_owned()).collect()
    };
    let prints = history.as_array().unwrap().iter().filter(|entry| entry["command"] == "paper.print");
    prints.map(fields).collect()
}

#[test]
fn what_may_have_come_out_is_a_reprint_the_next_time_and_opens_no_drawer() {
    let shop = TempShop::new();
    let printer = FakeRoll::on();
    shop.call("printer.keep_roll", roll(printer.address(), true));
    let (order, payment) = paid(&shop, "cash");
    let print = json!({"paper": "payment.receipt", "id": payment, "printer": "roll:前台小票"});
    // Nothing came: the next one is the first one still.
    printer.paper(false);
    assert_eq!(shop.refused("paper.print", print.clone()).message, "printer.no_paper");
    printer.paper(true);
    // It broke off with the drawer open: the next one is a reprint.
    printer.break_off();
    assert_eq!(shop.refused("paper.print", print.clone()).message, "printer.broke_off");
    shop.call("paper.print", print.clone());
    let job = printer.jobs(1).pop().unwrap();
    assert!(!job.drawer_first, "the drawer opens once for a payment");
    let told = prints(&shop, &order);
    let ends = |at: usize, field: &str| told[at].iter().any(|told| told == field);
    assert_eq!(told.len(), 5);
    assert!(ends(1, "nothing_came") && ends(3, "broke_off"), "{told:?}");
    assert!(!ends(0, "nothing_came") && !ends(2, "broke_off") && !ends(4, "broke_off"), "{told:?}");
}

#[test]
fn a_print_that_came_to_nothing_leaves_the_drawer_to_the_next_one() {
    let shop = TempShop::new();
    let printer = FakeRoll::on();
    shop.call("printer.keep_roll", roll(printer.address(), true));
    let (_, payment) = paid(&shop, "cash");
    let print = json!({"paper": "payment.receipt", "id": payment, "printer": "roll:前台小票"});
    printer.paper(false);
    for _ in 0..2 {
        assert_eq!(shop.refused("paper.print", print.clone()).message, "printer.no_paper");
    }
    printer.paper(true);
    shop.call("paper.print", print.clone());
    shop.call("paper.print", print);
    let opened: Vec<bool> = printer.jobs(2).iter().map(|job| job.drawer_first).collect();
    assert_eq!(opened, [true, false]);
}

#[test]
fn a_roll_printer_is_kept_and_no_longer_offered() {
    let shop = TempShop::new();
    let id = shop.call("printer.keep_roll", roll("192.168.1.50", false))["id"].clone();
    let again = shop.refused("printer.keep_roll", roll("192.168.1.51", false));
    assert_eq!(faults(&again), [("name", "field.known_already")]);
    let bad = |way: &str, address: &str| {
        let mut input = roll(address, false);
        (input["way"], input["name"]) = (json!(way), json!(""));
        let failure = shop.refused("printer.keep_roll", input);
        faults(&failure).into_iter().map(|(field, fault)| (field.to_owned(), fault)).collect::<Vec<_>>()
    };
    let empty = ("name".to_owned(), "field.empty");
    for (way, address, fault) in [
        ("network", "no host", "printer.no_host"),
        ("device", "/etc/passwd", "printer.no_device"),
        ("queue", "", "field.empty"),
    ] {
        assert_eq!(bad(way, address), [empty.clone(), ("address".to_owned(), fault)]);
    }
    let mut put_away = roll("192.168.1.50:9100", true);
    (put_away["id"], put_away["active"]) = (id.clone(), json!(false));
    put_away["seen_seq"] = shop.call("printer.rolls", json!({}))[0]["seen_seq"].clone();
    shop.call("printer.keep_roll", put_away);
    let rows = shop.call("printer.rolls", json!({}));
    let expected = json!([{"id": id, "seen_seq": rows[0]["seen_seq"], "name": "前台小票", "way": "network", "address": "192.168.1.50:9100",
        "width": "80", "drawer": true, "active": false}]);
    assert_eq!(rows, expected);
    assert_eq!(shop.call("printer.list", json!({})).as_array().map(Vec::len), Some(1));
    let (_, payment) = paid(&shop, "cash");
    let print = json!({"paper": "payment.receipt", "id": payment, "printer": "roll:前台小票"});
    assert_eq!(shop.refused("paper.print", print).message, "printer.missing");
}

#[test]
fn a_drawer_is_opened_with_a_reason_that_stands_in_the_journal() {
    let shop = TempShop::new();
    let printer = FakeRoll::on();
    let open = |printer: Value, reason: &str| json!({"printer": printer, "reason": reason});
    assert_eq!(shop.refused("printer.open_drawer", open(Value::Null, "换零钱")).message, "printer.no_drawer");
    shop.call("printer.keep_roll", roll(printer.address(), true));
    let unsaid = shop.refused("printer.open_drawer", open(Value::Null, " "));
    assert_eq!(faults(&unsaid), [("reason", "field.empty")]);
    assert_eq!(
        shop.refused("printer.open_drawer", open(json!("另一台"), "换零钱")).message,
        "printer.missing"
    );
    for name in [Value::Null, json!("roll:前台小票"), json!("前台小票")] {
        shop.call("printer.open_drawer", open(name, "换零钱"));
    }
    let jobs = printer.jobs(3);
    assert!(jobs.iter().all(|job| job.drawer_first && job.papers.is_empty()));
    // Who wanted it open and why is written before it is tried, and what came of it after.
    printer.break_off();
    let failure = shop.refused("printer.open_drawer", open(Value::Null, "夜里一试"));
    assert_eq!(failure.message, "printer.broke_off");
    let database = past_the_store(shop.root());
    let said = "SELECT body FROM journal WHERE command = 'printer.open_drawer' ORDER BY row DESC LIMIT 2";
    let mut said = database.prepare(said).unwrap();
    let said: Vec<String> = said.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(said[0].contains(r#""broke_off":"printer.broke_off""#), "{said:?}");
    assert!(said[1].contains("reason") && !said[1].contains("broke_off"), "{said:?}");
}
