//! The papers from the quote to the day's close, through the door.

use domain::paper::{PaperSize, Sizes};
use kernel::Code;
use serde_json::{Value, json};
use std::time::Duration;
use tests::{TempShop, faults, intake, quote_line as line, read_paper, refused_to, squeezed};

fn drawn(shop: &TempShop, name: &str, input: Value) -> String {
    let paper = shop.desk.paper(&shop.window, name, input);
    squeezed(&read_paper(&paper.unwrap_or_else(|failure| panic!("{name}: {failure}")).bytes))
}

fn refused(shop: &TempShop, name: &str, input: Value) -> &'static str {
    shop.desk.paper(&shop.window, name, input).expect_err("a paper was drawn").message
}

fn lines() -> [Value; 2] {
    [line("part", 68_000, "customer"), line("labour", 10_000, "shop")]
}

#[test]
fn a_quote_is_printed_in_the_version_that_counts_or_the_one_asked_for() {
    let shop = TempShop::new();
    let id = shop.order(1);
    assert_eq!(refused(&shop, "quote.sheet", json!({"repair": id})), "quote.not_found");
    shop.make_ready(&id, &lines());
    let text = drawn(&shop, "quote.sheet", json!({"repair": id}));
    for said in [
        "维修报价单",
        "第1版",
        "part68000",
        "原厂",
        "本店",
        "￥680.00",
        "人民币陆佰捌拾元整",
        "138****0001",
        "当面",
    ] {
        assert!(text.contains(said), "no {said} in {text}");
    }
    assert!(!text.contains("13800000001") && !text.contains("补打"));
    for missing in [json!(2), json!(0), json!(-1)] {
        let input = json!({"repair": id, "version": missing});
        assert_eq!(refused(&shop, "quote.sheet", input), "quote.not_found");
    }
    shop.call("paper.print", json!({"paper": "quote.sheet", "id": id, "what": "1", "printer": "counter"}));
    let unread = json!({"paper": "quote.sheet", "id": id, "what": "one", "printer": "counter"});
    assert_eq!(shop.refused("paper.print", unread).message, "quote.not_found");
    let again = drawn(&shop, "quote.sheet", json!({"repair": id, "version": 1, "size": "a5"}));
    assert!(again.contains("补打"), "{again}");
}

#[test]
fn a_settlement_is_printed_once_it_is_made_and_says_what_is_still_owed() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let prepaid = json!({"repair": id, "amount": 20_000, "method": "cash", "reference": ""});
    shop.call("payment.prepay", prepaid);
    shop.make_ready(&id, &lines());
    let sheet = json!({"repair": id});
    assert_eq!(refused(&shop, "settlement.sheet", sheet.clone()), "settlement.not_found");
    shop.settle(&id);
    let text = drawn(&shop, "settlement.sheet", sheet.clone());
    for said in [
        "维修结算清单",
        "JS261121-0001",
        "-￥100.00",
        "￥680.00",
        "预收款抵扣",
        "-￥200.00",
        "尚欠",
        "￥480.00",
    ] {
        assert!(text.contains(said), "no {said} in {text}");
    }
    shop.pay(&id, 48_000);
    let text = drawn(&shop, "settlement.sheet", sheet);
    assert!(text.contains("-￥480.00") && text.contains("￥0.00"), "{text}");
}

#[test]
fn payments_of_one_act_share_a_receipt_that_says_the_same_later() {
    let shop = TempShop::new();
    let id = shop.ready(1, &lines());
    shop.settle(&id);
    let parts = json!([{"method": "cash", "amount": 30_000, "reference": "", "tendered": 50_000},
        {"method": "wechat", "amount": 10_000, "reference": "4200002345"}]);
    let paid = shop.call("payment.pay", json!({"repair": id, "parts": parts, "expected_owed": 68_000}));
    let receipt = |at: usize, size: &str| {
        drawn(&shop, "payment.receipt", json!({"id": paid["payments"][at]["id"], "size": size}))
    };
    for size in ["80", "58", "a5"] {
        for at in [0, 1] {
            let text = receipt(at, size);
            let said = [
                "￥400.00",
                "人民币肆佰元整",
                "SK261121-0001",
                "SK261121-0002",
                "4200002345",
                "找零",
                "￥200.00",
                "尚欠",
                "￥280.00",
            ];
            for said in said {
                assert!(text.contains(said), "{size}: no {said} in {text}");
            }
        }
    }
    shop.pay(&id, 28_000);
    assert!(receipt(0, "80").contains("￥280.00"), "what was owed then");
    let print = json!({"paper": "payment.receipt", "id": paid["payments"][1]["id"], "printer": "counter"});
    shop.call("paper.print", print);
    assert!(receipt(0, "80").contains("补打") && receipt(1, "58").contains("补打"));
    let back = json!({"repair": id, "amount": 1_000, "method": "cash", "reference": "", "reason": "多收了",
        "again": false});
    let refund = shop.call("payment.refund", back);
    let text = drawn(&shop, "payment.receipt", json!({"id": refund["id"]}));
    for said in ["多收了", "SK261121-0001", "SK261121-0002", "SK261121-0003"] {
        assert!(text.contains(said), "no {said} in {text}");
    }
    let sheet = drawn(&shop, "settlement.sheet", json!({"repair": id}));
    assert!(sheet.contains("退款后减免-￥10.00"), "680 due, 680 paid, 10 back and let off: {sheet}");
    let card = shop.call("settlement.of", json!({"id": id}));
    let fen = |name: &str| card[name].as_i64().unwrap();
    let left = fen("due") - fen("set_off") - fen("paid") + fen("refunded") - fen("let_off");
    assert_eq!((left, fen("let_off"), fen("owed")), (0, 1_000, 0));
    let wrong = json!({"repair": id, "amount": 28_000, "method": "cash", "reference": "", "reason": "按错了",
        "again": true});
    shop.call("payment.refund", wrong);
    let paid_again = shop.pay(&id, 10_000);
    let again = drawn(&shop, "payment.receipt", json!({"id": paid_again["payments"][0]["id"], "size": "80"}));
    assert!(again.contains("￥180.00"), "what is owed once it was taken rightly in part: {again}");
    assert!(text.contains("退款凭证") && text.contains("￥10.00") && text.contains("客户签名"), "{text}");
}

#[test]
fn a_voucher_says_until_when_each_line_is_answered_for() {
    let shop = TempShop::new();
    let id = shop.order(1);
    shop.make_ready(&id, &[line("labour", 10_000, "customer"), line("fee", 500, "customer")]);
    let input = json!({"repair": id});
    assert_eq!(refused(&shop, "hand_over.voucher", input.clone()), "paper.not_handed_over");
    shop.settle_and_pay(&id);
    shop.call("hand_over.make", shop.handing_over(&id));
    let text = drawn(&shop, "hand_over.voucher", input);
    assert!(text.contains("客户联") && text.contains("店存联"), "signed by hand: {text}");
    // 90 days after 2026-11-21.
    for said in ["维修服务凭证", "已修复", "90天", "2027-02-19", "质量责任", "￥105.00", "没有旧件"]
    {
        assert!(text.contains(said), "no {said} in {text}");
    }
}

#[test]
fn a_voucher_says_what_was_found_and_done_and_a_quote_what_was_found() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let found = |text: &str| {
        json!({"repair": id, "symptom": null, "cause": null, "text": text, "level": "one", "evidence": "none",
            "photos": []})
    };
    shop.pass(&id, "diagnosing", None);
    shop.call("finding.add", found("外屏碎裂，内屏完好"));
    let wrong = shop.call("finding.add", found("写错了单子"));
    shop.call("finding.withdraw", json!({"id": wrong["id"]}));
    let log = |kind: &str, text: &str| json!({"repair": id, "kind": kind, "action": null, "text": text, "before": [], "after": []});
    shop.call("log.add", log("work", "换原厂屏幕总成"));
    shop.call("log.add", log("call", "客户催了一次"));
    shop.pass(&id, "quoting", None);
    shop.agreed(&id, &[line("labour", 68_000, "customer")]);
    shop.pass(&id, "testing", None);
    shop.pass(&id, "ready", Some("repaired"));
    let quote = drawn(&shop, "quote.sheet", json!({"repair": id}));
    assert!(quote.contains("外屏碎裂，内屏完好") && !quote.contains("写错了单子"), "{quote}");
    shop.settle_and_pay(&id);
    shop.call("hand_over.make", shop.handing_over(&id));
    let voucher = drawn(&shop, "hand_over.voucher", json!({"repair": id}));
    for said in ["外屏碎裂，内屏完好", "换原厂屏幕总成", "已付", "-￥680.00", "尚欠￥0.00"]
    {
        assert!(voucher.contains(said), "no {said} in {voucher}");
    }
    assert!(!voucher.contains("客户催了") && !voucher.contains("写错了单子"), "{voucher}");
}

#[test]
fn a_job_card_says_what_was_prepaid_whatever_came_of_it() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let card = |shop: &TempShop| drawn(shop, "repair.job_card", json!({"id": id}));
    assert!(!card(&shop).contains("预收款"));
    shop.call("payment.prepay", json!({"repair": id, "amount": 70_000, "method": "cash", "reference": ""}));
    let first = card(&shop);
    assert!(first.contains("预收款￥700.00"), "{first}");
    shop.make_ready(&id, &lines());
    shop.settle(&id);
    assert!(card(&shop).contains("预收款￥700.00"), "set off, and still what he paid at intake");
    shop.call(
        "payment.give_back",
        json!({"repair": id, "amount": 2_000, "method": "cash", "reference": "", "reason": "多的退"}),
    );
    let last = card(&shop);
    assert!(last.contains("预收款￥700.00（已退还￥20.00）"), "{last}");
}

#[test]
fn the_job_card_of_a_rework_names_the_order_and_what_it_rests_on() {
    let shop = TempShop::new();
    let first = shop.order(1);
    shop.make_ready(&first, &[line("labour", 10_000, "customer")]);
    shop.settle_and_pay(&first);
    shop.call("hand_over.make", shop.handing_over(&first));
    shop.clock.pass(Duration::from_secs(24 * 3600));
    shop.sign_in();
    let mut again = intake(1);
    (again["rework_of"], again["rework_charge"]) = (json!(first), json!("free"));
    let opened = shop.call("repair.open", again);
    let text = drawn(&shop, "repair.job_card", json!({"id": opened["id"]}));
    for said in ["原工单WX261121-0001·免费返修", "质保至2027-02-19", "预估费用免费"] {
        assert!(text.contains(said), "no {said} in {text}");
    }
    // The warranty it rested on stands on a print made long after it ended.
    shop.clock.pass(Duration::from_secs(300 * 24 * 3600));
    shop.sign_in();
    assert!(drawn(&shop, "repair.job_card", json!({"id": opened["id"]})).contains("质保至2027-02-19"));
}

#[test]
fn a_notice_is_for_a_machine_that_waits_and_claims_nothing_where_nothing_is_owed() {
    let shop = TempShop::new();
    let id = shop.order(1);
    let input = json!({"repair": id});
    assert_eq!(refused(&shop, "reminder.notice", input.clone()), "paper.not_waiting");
    shop.make_ready(&id, &[line("labour", 10_000, "customer")]);
    let failure = shop.desk.paper(&shop.window, "reminder.notice", input.clone()).unwrap_err();
    assert_eq!(failure.message, "paper.notice_too_early", "ready today, and never told");
    shop.clock.pass(Duration::from_secs(30 * 24 * 3600));
    shop.sign_in();
    assert_eq!(refused(&shop, "reminder.notice", input.clone()), "paper.notice_untold");
    shop.call("reminder.add", json!({"repair": id, "what": "day_30", "how": "phone", "proof": ""}));
    // A machine that nobody fetches is as a rule not settled yet.
    let text = drawn(&shop, "reminder.notice", input.clone());
    assert!(text.contains("￥100.00") && !text.contains("不留置"), "{text}");
    shop.settle(&id);
    let text = drawn(&shop, "reminder.notice", input.clone());
    assert!(text.contains("￥100.00") && text.contains("留置") && text.contains("60日"), "{text}");
    shop.pay(&id, 10_000);
    let text = drawn(&shop, "reminder.notice", input.clone());
    assert!(text.contains("不留置") && text.contains("第五百七十条") && !text.contains("拍卖"), "{text}");
    let a5 = json!({"repair": id, "size": "a5"});
    let failure = shop.desk.paper(&shop.window, "reminder.notice", a5).unwrap_err();
    assert_eq!(faults(&failure), [("size", "paper.no_such_size")]);
}

#[test]
fn a_close_is_printed_by_whose_it_is_and_by_whoever_closes_the_day() {
    let shop = TempShop::new();
    let front = shop.person("李翠", "0012", &["front_desk"]);
    let other = shop.person("王芳", "0013", &["front_desk"]);
    let id = shop.order(1);
    let cash = json!({"repair": id, "amount": 20_000, "method": "cash", "reference": ""});
    shop.call_as(&front, "payment.prepay", cash);
    let upto = shop.call_as(&front, "close.preview", json!({"scope": "person"}))["upto"].clone();
    let counted = json!({"scope": "person", "pieces": {"10000": 1, "5000": 1}, "stays": 5_000, "reason": "少五十",
        "upto": upto});
    let made = shop.call_as(&front, "close.make", counted);
    let sheet = json!({"id": made["id"]});
    for size in ["a4", "a5", "80"] {
        let text = drawn(&shop, "close.sheet", json!({"id": made["id"], "size": size}));
        for said in
            ["交班单", "JB261121-0001", "李翠", "￥200.00", "￥150.00", "-￥50.00", "少五十", "100.00"]
        {
            assert!(text.contains(said), "{size}: no {said} in {text}");
        }
    }
    assert!(shop.desk.paper(&front, "close.sheet", sheet.clone()).is_ok());
    let told = shop.desk.paper(&other, "close.sheet", sheet.clone()).unwrap_err();
    assert_eq!((told.code, told.message), (Code::Forbidden, "caller.lacks_right"));
    let technician = shop.person("陈工", "0021", &["technician"]);
    assert_eq!(shop.desk.paper(&technician, "close.sheet", sheet.clone()).unwrap_err().code, Code::Forbidden);
    shop.call_as(
        &front,
        "paper.print",
        json!({"paper": "close.sheet", "id": made["id"], "printer": "counter"}),
    );
    assert!(drawn(&shop, "close.sheet", sheet).contains("补打"));
}

#[test]
fn money_and_notices_are_not_printed_by_whoever_may_not_see_them() {
    let shop = TempShop::new();
    let id = shop.ready(1, &lines());
    let technician = shop.person("陈工", "0021", &["technician"]);
    let print = json!({"paper": "reminder.notice", "id": id, "printer": "counter"});
    let told = refused_to(&shop.desk, &technician, "paper.print", print);
    assert_eq!((told.code, told.message), (Code::Forbidden, "caller.lacks_right"));
}

#[test]
fn sizes_kept_before_there_were_more_papers_are_read() {
    let kept = json!({"job_card": "a5", "device_label": "60x40", "accessory_label": "40x30",
        "prepayment_receipt": "58"});
    let sizes: Sizes = serde_json::from_value(kept.clone()).unwrap();
    let expected = Sizes { job_card: PaperSize::A5, prepayment_receipt: PaperSize::Roll58, ..Sizes::USUAL };
    assert_eq!(sizes, expected);
    let mut unknown = kept;
    unknown["quote_sheet"] = json!("a6");
    assert!(serde_json::from_value::<Sizes>(unknown).is_err());
}
