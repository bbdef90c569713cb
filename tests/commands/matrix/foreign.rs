//! Another shop's ids are known nowhere, whoever sends them; what takes no id is listed as such.

use super::{ask, said};
use crate::rights::COMMANDS;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::TempShop;

/// Commands that take no id of a row: they make something, list what everybody with the right sees alike, or act on the
/// desk they came from.
const WITHOUT_ID: &[&str] = &[
    "backup.inside",
    "backup.list",
    "backup.make",
    "backup.restore",
    "bench.mine",
    "catalogue.all",
    "catalogue.load_starter",
    "checklist.all",
    "checklist.keep",
    "close.accounts",
    "close.list",
    "close.make",
    "close.preview",
    "close.report",
    "company.find",
    "customer.by_phone",
    "customer.find",
    "draft.list",
    "fault_code.all",
    "handing.list",
    "host.state",
    "host.switch",
    "message.all",
    "message.keep",
    "old_part.list",
    "paper.samples",
    "part.check_import",
    "part.find",
    "part.import",
    "payment.debts",
    "payment.debts_report",
    "payment.export_debts",
    "person.add",
    "person.change_password",
    "person.list",
    "person.prefer",
    "person.recovery_code",
    "person.set_pin",
    "price.all",
    "printer.choices",
    "printer.choose",
    "printer.list",
    "printer.open_drawer",
    "printer.rolls",
    "purchase.list",
    "purchase.proposals",
    "receipt.list",
    "reminder.unclaimed",
    "reminder.unclaimed_report",
    "repair.board",
    "repair.figures",
    "repair.figures_report",
    "repair.find",
    "repair.overrides",
    "repair.overrides_report",
    "repair.pick",
    "repair.promise",
    "repair.views",
    "repair_part.complete",
    "repair_part.offer",
    "repair_part.waiting",
    "sending.list",
    "session.awake",
    "session.lock",
    "session.recover",
    "session.sign_in",
    "session.sign_out",
    "shop.card",
    "shop.door",
    "shop.found",
    "shop.leave_demo",
    "shop.open_demo",
    "shop.revise",
    "shop.set_logo",
    "shop.status",
    "stock_figures.classes",
    "stock_figures.dead",
    "stock_figures.fill",
    "stock_figures.low",
    "stock_figures.prices",
    "stock_figures.turnover",
    "stock_figures.value",
    "stocktake.list",
    "stocktake.places",
    "supplier.all",
    "supplier_return.list",
    "supplier_return.may_go",
    "terminal.invite",
    "terminal.list",
    "terminal.open_pairing",
    "terminal.pairing_door",
    "terminal.waiting",
    "terms.lint",
    "terms.list",
    "terms.write",
    "view.columns",
];

/// Every other command with an input that is right but for its id (`@`, and `#` for a second one), and what is heard.
#[rustfmt::skip]
const FOREIGN: &[(&str, &str, &str)] = &[
    ("catalogue.keep_brand", r#"{"id":"@","seen_seq":0,"name":"某牌","alias":"","active":true}"#, "catalogue.not_found"),
    ("catalogue.keep_model", r#"{"id":null,"seen_seq":0,"brand":"@","kind":"phone","name":"某型","colours":[],"storages":[],"note":"","active":true}"#, "brand=field.unknown"),
    ("catalogue.keep_symptom", r#"{"id":"@","seen_seq":0,"code":"Z99","parent":null,"kinds":[],"words":"某","words_en":"some","active":true}"#, "catalogue.not_found"),
    ("checkup.correct", r#"{"repair":"@","purpose":"test","round":1,"results":[],"reason":"某"}"#, "repair.not_found"),
    ("checkup.finish", r#"{"repair":"@","purpose":"test","results":[],"verdict":"pass","reason":"","step":false}"#, "repair.not_found"),
    ("checkup.of", r#"{"id":"@"}"#, "repair.not_found"),
    ("checkup.write", r#"{"repair":"@","purpose":"test","results":[]}"#, "repair.not_found"),
    ("close.sheet", r#"{"id":"@"}"#, "close.not_found"),
    ("company.card", r#"{"id":"@"}"#, "company.not_found"),
    ("company.revise", r#"{"id":"@","seen_seq":0,"name":"某公司","phone":"","address":""}"#, "company.not_found"),
    ("cover.decide", r#"{"id":"@","seen_seq":0,"cover":"in_warranty","basis":"发票"}"#, "repair.not_found"),
    ("customer.card", r#"{"id":"@"}"#, "customer.not_found"),
    ("customer.merge", r##"{"keep":"@","merge":"#"}"##, "customer.not_found"),
    ("customer.phones", r#"{"id":"@"}"#, "customer.not_found"),
    ("customer.revise", r#"{"id":"@","seen_seq":0,"name":"张伟","phone":null,"wechat":"","address":"","company":"","add_phones":[],"drop_phones":[]}"#, "customer.not_found"),
    ("debt.write_back", r#"{"repair":"@","amount":1,"reason":"某"}"#, "repair.not_found"),
    ("debt.write_off", r#"{"repair":"@","amount":1,"expected_owed":1,"reason":"某"}"#, "repair.not_found"),
    ("device.merge", r##"{"keep":"@","merge":"#"}"##, "device.not_found"),
    ("device.passport", r#"{"id":"@"}"#, "device.not_found"),
    ("fault_code.keep", r#"{"id":"@","seen_seq":0,"axis":"cause","code":"Z99","kinds":[],"words":"某","words_en":"some","active":true}"#, "catalogue.not_found"),
    ("finding.add", r#"{"repair":"@","symptom":null,"cause":null,"text":"某","level":"one","evidence":"none","photos":[]}"#, "repair.not_found"),
    ("finding.agree", r#"{"id":"@","agreed":"paper","signature":null}"#, "finding.not_found"),
    ("finding.withdraw", r#"{"id":"@"}"#, "finding.not_found"),
    ("hand_over.card", r#"{"id":"@"}"#, "repair.not_found"),
    ("hand_over.make", r#"{"repair":"@","seen_seq":0,"against":"phone","proof":"0000","collector":"","how":"paper","signature":null,"accessories":[],"old_parts":"none","outcome":"repaired"}"#, "repair.not_found"),
    ("hand_over.voucher", r#"{"repair":"@"}"#, "repair.not_found"),
    ("handing.accept", r#"{"id":"@"}"#, "handing.not_found"),
    (
        "handing.ask",
        r#"{"way":"pass","person":"@","lines":[],"why":""}"#,
        "person=field.unknown",
    ),
    ("handing.own", r#"{"person":"@"}"#, "person.not_found"),
    ("handing.refuse", r#"{"id":"@","why":"某"}"#, "handing.not_found"),
    ("handing.send", r#"{"id":"@","lines":[]}"#, "handing.not_found"),
    ("handing.withdraw", r#"{"id":"@"}"#, "handing.not_found"),
    ("log.add", r#"{"repair":"@","kind":"work","action":null,"text":"某","before":[],"after":[]}"#, "repair.not_found"),
    ("log.withdraw", r#"{"id":"@"}"#, "log_entry.not_found"),
    ("message.fill", r#"{"repair":"@","purpose":"ready"}"#, "repair.not_found"),
    ("note.add", r#"{"about":"customer","subject":"@","kind":"note","text":"某"}"#, "customer.not_found"),
    ("note.add", r#"{"about":"device","subject":"@","kind":"note","text":"某"}"#, "device.not_found"),
    ("note.add", r#"{"about":"repair","subject":"@","kind":"note","text":"某"}"#, "repair.not_found"),
    ("note.add_many", r#"{"repairs":["@"],"kind":"note","text":"某"}"#, "repair.not_found"),
    ("note.of", r#"{"repair":"@"}"#, "repair.not_found"),
    ("note.withdraw", r#"{"id":"@"}"#, "note.not_found"),
    ("old_part.back", r#"{"id":"@"}"#, "old_part.not_found"),
    ("old_part.inspect", r#"{"id":"@","verdict":"scrap","why":""}"#, "old_part.not_found"),
    ("old_part.lose", r#"{"id":"@","why":"某"}"#, "old_part.not_found"),
    ("paper.fail_here", r#"{"paper":"repair.job_card","id":"@","printer":"counter","failure":"printer.failed"}"#, "repair.not_found"),
    ("paper.print", r#"{"paper":"repair.job_card","id":"@","printer":"counter"}"#, "repair.not_found"),
    ("paper.print_here", r#"{"paper":"repair.job_card","id":"@","printer":"counter"}"#, "repair.not_found"),
    ("paper.print_many", r#"{"paper":"repair.job_card","ids":["@"],"printer":"counter"}"#, "repair.not_found"),
    ("paper.taken", r#"{"paper":"repair.job_card","id":"@","by":"file"}"#, "repair.not_found"),
    ("part.card", r#"{"id":"@"}"#, "part.not_found"),
    ("part.keep", r#"{"id":"@","seen_seq":0,"number":"A","name":"某","spec":"","unit":"个","grade":"branded","serialised":false,"returns_old":false,"class":null,"sale":null,"markup":null,"warranty_days":90,"safety":null,"reorder_at":null,"maximum":null,"bin":null,"superseded_by":null,"note":"","active":true,"codes":[],"models":[],"alternates":[],"suppliers":[]}"#, "part.not_found"),
    ("part.labels", r#"{"what":"part:@"}"#, "part.not_found"),
    ("part.photo", r#"{"id":"@"}"#, "part.not_found"),
    ("part.set_photo", r#"{"id":"@","hash":null}"#, "part.not_found"),
    ("passcode.purge", r#"{"id":"@"}"#, "repair.not_found"),
    ("passcode.set", r#"{"repair":"@","seen_seq":0,"kind":"digits","secret":"1234"}"#, "repair.not_found"),
    ("passcode.show", r#"{"id":"@"}"#, "repair.not_found"),
    ("payment.give_back", r#"{"repair":"@","amount":1,"method":"cash","reference":"","reason":"某"}"#, "repair.not_found"),
    ("payment.pay", r#"{"repair":"@","parts":[{"method":"cash","amount":1,"reference":""}],"expected_owed":1}"#, "repair.not_found"),
    ("payment.prepay", r#"{"repair":"@","amount":1,"method":"cash","reference":""}"#, "repair.not_found"),
    ("payment.receipt", r#"{"id":"@"}"#, "payment.not_found"),
    ("payment.refund", r#"{"repair":"@","amount":1,"method":"cash","reference":"","reason":"某","again":false}"#, "repair.not_found"),
    ("person.reset_password", r#"{"id":"@","new_password":"words-for-nobody-at-all"}"#, "person.not_found"),
    ("person.revise", r#"{"id":"@","seen_seq":0,"name":"某人","badge":"0099","roles":["quality"],"active":true}"#, "person.not_found"),
    ("person.set_badge_code", r#"{"id":"@","code":"XT4F82K1"}"#, "person.not_found"),
    ("photo.add", r#"{"repair":"@","hash":"0000000000000000000000000000000000000000000000000000000000000000","view":"front"}"#, "repair.not_found"),
    ("photo.image", r#"{"id":"@"}"#, "photo.not_found"),
    ("photo.list", r#"{"id":"@"}"#, "repair.not_found"),
    ("photo.remove", r#"{"id":"@","reason":"某"}"#, "photo.not_found"),
    ("photo.staged", r#"{"hash":"0000000000000000000000000000000000000000000000000000000000000000"}"#, "file.not_found"),
    ("presence.gone", r#"{"repair":"@"}"#, "repair.not_found"),
    ("presence.here", r#"{"repair":"@","editing":false}"#, "repair.not_found"),
    ("presence.who", r#"{"repair":"@"}"#, "repair.not_found"),
    ("price.keep", r#"{"id":"@","seen_seq":0,"line":"labour","name":"某","kind":null,"brand":null,"model":null,"level":"two","amount":1,"grade":null,"days":null,"valid_from":"2026-01-01","valid_to":null,"active":true}"#, "price.not_found"),
    ("price.keep_rule", r#"{"id":"@","seen_seq":0,"rule":"declined_fee","figures":{"percent":50},"valid_from":"2026-01-01","valid_to":null,"active":true}"#, "price.not_found"),
    ("printer.keep_roll", r#"{"id":"@","seen_seq":0,"name":"某","way":"network","address":"192.168.1.50:9100","width":"80","drawer":true,"active":true}"#, "printer.missing"),
    ("purchase.card", r#"{"id":"@"}"#, "purchase.not_found"),
    ("purchase.close", r#"{"id":"@","seen_seq":0,"why":"某"}"#, "purchase.not_found"),
    ("purchase.drop", r#"{"id":"@","seen_seq":0,"why":"某"}"#, "purchase.not_found"),
    ("purchase.keep", r#"{"id":null,"supplier":"@","note":"","expected":null,"carrier":"","waybill":"","lines":[]}"#, "supplier=field.unknown"),
    ("purchase.make", r#"{"lines":[{"part":"@","supplier":"@","quantity":1,"price":1}]}"#, "lines[0].part=field.unknown"),
    ("purchase.order", r#"{"id":"@","seen_seq":0}"#, "purchase.not_found"),
    ("purchase.sheet", r#"{"id":"@"}"#, "purchase.not_found"),
    ("purchase.special", r#"{"line":"@","supplier":"@","price":1}"#, "repair_part.not_found"),
    ("purchase.specials", r#"{"id":"@"}"#, "repair.not_found"),
    ("purchase.track", r#"{"id":"@","seen_seq":0,"expected":null,"carrier":"","waybill":""}"#, "purchase.not_found"),
    ("quote.answer", r#"{"repair":"@","version":1,"seen_seq":0,"answer":"agreed","how":"phone","who":"张伟","number":"13800000001","signature":null,"words":""}"#, "repair.not_found"),
    ("quote.of", r#"{"id":"@"}"#, "repair.not_found"),
    ("quote.offer", r#"{"repair":"@","seen_seq":0,"version":1}"#, "repair.not_found"),
    ("quote.sheet", r#"{"repair":"@"}"#, "repair.not_found"),
    ("quote.suggest", r#"{"repair":"@","levels":[],"prices":[]}"#, "repair.not_found"),
    ("quote.withdraw", r#"{"repair":"@","seen_seq":0,"version":1}"#, "repair.not_found"),
    ("quote.write", r#"{"repair":"@","seen_seq":0,"lines":[],"words":"","valid_to":null}"#, "repair.not_found"),
    ("receipt.card", r#"{"id":"@"}"#, "receipt.not_found"),
    ("receipt.look_up", r#"{"code":"某","supplier":"@"}"#, "supplier=field.unknown"),
    ("receipt.make", r#"{"supplier":"@","purchase":null,"note":"","day":"2026-11-21","lines":[]}"#, "supplier=field.unknown"),
    ("receipt.reverse", r#"{"id":"@","why":"某"}"#, "receipt.not_found"),
    ("reminder.add", r#"{"repair":"@","what":"ready","how":"phone","proof":""}"#, "repair.not_found"),
    ("reminder.notice", r#"{"repair":"@"}"#, "repair.not_found"),
    ("repair.accessory_label", r#"{"id":"@","what":"某"}"#, "repair.not_found"),
    ("repair.assign", r#"{"id":"@","seen_seq":0,"to":null,"reason":""}"#, "repair.not_found"),
    ("repair.bench_file", r#"{"id":"@"}"#, "repair.not_found"),
    ("repair.board_changed", r#"{"repair":"@","seen_seq":0,"imei":null,"imei2":null,"serial":"SN1"}"#, "repair.not_found"),
    ("repair.card", r#"{"id":"@"}"#, "repair.not_found"),
    ("repair.correct", "the card of an order that is here", "repair.not_found"),
    ("repair.device_label", r#"{"id":"@"}"#, "repair.not_found"),
    ("repair.device_labels", r#"{"ids":["@"]}"#, "repair.not_found"),
    ("repair.history", r#"{"id":"@"}"#, "repair.not_found"),
    ("repair.job_card", r#"{"id":"@"}"#, "repair.not_found"),
    ("repair.job_cards", r#"{"ids":["@"]}"#, "repair.not_found"),
    ("repair.open", r#"{"phone":"13800000077","name":"张伟","brand":"OPPO","model":"Reno 12","serial":"SN77","symptom":"某","customer":"@"}"#, "customer.not_found"),
    ("repair.open", r#"{"phone":"13800000077","name":"张伟","brand":"OPPO","model":"Reno 12","serial":"SN77","symptom":"某","device":"@"}"#, "device.not_found"),
    ("repair.open", r#"{"phone":"13800000077","name":"张伟","brand":"OPPO","model":"Reno 12","serial":"SN77","symptom":"某","rework_of":"@"}"#, "rework_of=field.unknown"),
    ("repair.phone", r#"{"id":"@"}"#, "repair.not_found"),
    ("repair.pick_up_code", r#"{"id":"@"}"#, "repair.not_found"),
    ("repair.reopen", r#"{"id":"@","seen_seq":0,"reason":"某"}"#, "repair.not_found"),
    ("repair.set_condition", r#"{"id":"@","seen_seq":0,"marks":[],"checks":[]}"#, "repair.not_found"),
    ("repair.set_priority", r#"{"id":"@","seen_seq":0,"priority":"urgent"}"#, "repair.not_found"),
    ("repair.share", r#"{"id":"@","seen_seq":0,"shares":[]}"#, "repair.not_found"),
    ("repair.step", r#"{"id":"@","seen_seq":0,"to":"diagnosing"}"#, "repair.not_found"),
    ("repair.steps", r#"{"id":"@"}"#, "repair.not_found"),
    ("repair.undo_step", r#"{"id":"@","seen_seq":0}"#, "repair.not_found"),
    ("repair.void", r#"{"id":"@","seen_seq":0,"given_back":true,"reason":"某"}"#, "repair.not_found"),
    ("repair.work", r#"{"id":"@"}"#, "repair.not_found"),
    ("repair_part.back", r#"{"id":"@","why":""}"#, "repair_part.not_found"),
    ("repair_part.broken", r#"{"id":"@","why":"某"}"#, "repair_part.not_found"),
    ("repair_part.doa", r#"{"id":"@","why":"某"}"#, "repair_part.not_found"),
    ("repair_part.drop", r#"{"id":"@","why":""}"#, "repair_part.not_found"),
    ("repair_part.of", r#"{"id":"@"}"#, "repair.not_found"),
    ("repair_part.plan", r#"{"repair":"@","code":"某","quantity":1}"#, "code=field.unknown_part"),
    ("repair_part.release", r#"{"id":"@"}"#, "repair_part.not_found"),
    ("repair_part.replace", r#"{"id":"@","part":"@"}"#, "repair_part.not_found"),
    ("repair_part.reserve", r#"{"id":"@"}"#, "repair_part.not_found"),
    ("repair_part.take", r#"{"repair":"@","code":"某"}"#, "code=field.unknown_part"),
    ("repair_part.undo", r#"{"id":"@","state":"used","why":"某"}"#, "repair_part.not_found"),
    ("repair_part.use", r#"{"id":"@","old_serial":"","no_old":true,"why":""}"#, "repair_part.not_found"),
    ("sending.back", r#"{"id":"@","seen_seq":0,"result":"某","back_waybill":"","cost":null}"#, "sending.not_found"),
    ("sending.send", r#"{"repair":"@","seen_seq":0,"to_whom":"maker","name":"某厂","waybill":"","why":"某","due_on":null}"#, "repair.not_found"),
    ("session.switch", r#"{"person":"@","pin":"1234"}"#, "person.full_sign_in_needed"),
    ("settlement.cancel", r#"{"id":"@","reason":"某"}"#, "settlement.not_found"),
    ("settlement.make", r#"{"repair":"@","seen_seq":0,"expected_owed":0}"#, "repair.not_found"),
    ("settlement.of", r#"{"id":"@"}"#, "repair.not_found"),
    ("settlement.sheet", r#"{"repair":"@"}"#, "repair.not_found"),
    ("stock_figures.take_classes", r#"{"parts":["@"]}"#, "part.not_found"),
    ("stock_figures.taken", r#"{"from":"2026-11-01","to":"2026-11-30","person":"@"}"#, "person.not_found"),
    ("stocktake.approve", r#"{"id":"@","gross":0,"reason":null}"#, "stocktake.not_found"),
    ("stocktake.card", r#"{"id":"@"}"#, "stocktake.not_found"),
    ("stocktake.count", r#"{"id":"@","place":"@","recount":false,"lines":[],"reason":null}"#, "stocktake.not_found"),
    ("stocktake.count_sheet", r#"{"what":"@"}"#, "stocktake.not_found"),
    ("stocktake.drop", r#"{"id":"@","reason":"某"}"#, "stocktake.not_found"),
    ("stocktake.explain", r#"{"lines":["@"],"cause":"lost","why":""}"#, "stocktake.line_not_found"),
    ("stocktake.finish", r#"{"id":"@"}"#, "stocktake.not_found"),
    ("stocktake.plan", r#"{"places":["@"],"class":null,"parts":[]}"#, "places=field.not_countable"),
    ("stocktake.post", r#"{"id":"@"}"#, "stocktake.not_found"),
    ("stocktake.result_sheet", r#"{"what":"@"}"#, "stocktake.not_found"),
    ("stocktake.scan", r#"{"id":"@","code":"某","part":null}"#, "stocktake.not_found"),
    ("stocktake.send_back", r#"{"id":"@","reason":"某"}"#, "stocktake.not_found"),
    ("stocktake.sheet", r#"{"id":"@"}"#, "stocktake.not_found"),
    ("supplier.keep", r#"{"id":"@","seen_seq":0,"name":"某","contact":"","phone":"","address":"","return_days":null,"note":"","active":true}"#, "supplier.not_found"),
    ("supplier_return.card", r#"{"id":"@"}"#, "supplier_return.not_found"),
    ("supplier_return.drop", r#"{"id":"@","seen_seq":0}"#, "supplier_return.not_found"),
    ("supplier_return.make", r#"{"supplier":"@","reason":"doa","deadline":null,"why":"","lines":[]}"#, "supplier=field.unknown"),
    ("supplier_return.send", r#"{"id":"@","seen_seq":0,"carrier":"","waybill":""}"#, "supplier_return.not_found"),
    ("supplier_return.settle", r#"{"id":"@","seen_seq":0,"state":"replaced","credit":null,"why":""}"#, "supplier_return.not_found"),
    ("supplier_return.sheet", r#"{"id":"@"}"#, "supplier_return.not_found"),
    ("support.answer", r#"{"id":"@","answer":"某"}"#, "support.not_found"),
    ("support.ask", r#"{"repair":"@","asked":"maker","to_person":null,"question":"某"}"#, "repair.not_found"),
    ("support.close", r#"{"id":"@","reason":"某"}"#, "support.not_found"),
    ("terminal.admit", r#"{"pairing":"@","code":"12345678","name":"某台"}"#, "terminal.no_pairing"),
    ("terminal.refuse", r#"{"pairing":"@"}"#, "terminal.no_pairing"),
    ("terminal.rename", r#"{"id":"@","name":"某台","seen_seq":0}"#, "terminal.not_found"),
    ("terminal.revoke", r#"{"id":"@","reason":"某"}"#, "terminal.not_found"),
    ("ticket.arrived", r#"{"token":"0000000000000000000000000000000000000000000000000000000000000000"}"#, "ticket.ended"),
    ("ticket.close", r#"{"token":"0000000000000000000000000000000000000000000000000000000000000000"}"#, "ticket.ended"),
    ("ticket.open", r#"{"what":"order","repair":"@"}"#, "repair.not_found"),
    ("view.drop", r#"{"id":"@"}"#, "view.not_found"),
    ("view.keep", r#"{"id":"@","name":"某","shared":false,"filter":{"view":"open","filter":{},"sort":"newest"}}"#, "view.not_found"),
    ("work.start", r#"{"repair":"@"}"#, "repair.not_found"),
    ("work.stop", r#"{"id":"@","ending":"stopped"}"#, "work.not_found"),
    ("work.tell", r#"{"id":"@","ended_at":"2026-11-21T06:00:00.000Z","reason":"某"}"#, "work.not_found"),
];

/// Where an id that nobody knows is no fault: nothing is there to be dropped, or to be listed.
const HARMLESS: &[&str] = &["draft.drop", "draft.keep", "price.fee_to_tell", "repair.export"];

#[test]
fn every_command_says_whose_its_objects_are() {
    let known = WITHOUT_ID.iter().chain(HARMLESS).copied().chain(FOREIGN.iter().map(|line| line.0));
    let known: BTreeSet<&str> = known.collect();
    let listed: BTreeSet<&str> = COMMANDS.iter().map(|(name, _)| *name).collect();
    let missing: Vec<_> = listed.difference(&known).collect();
    assert!(missing.is_empty(), "say in `FOREIGN` or `WITHOUT_ID` whose objects these act on: {missing:?}");
    assert_eq!(known.difference(&listed).next(), None, "no command is called so");
}

#[test]
fn another_shops_ids_are_known_nowhere() {
    let (shop, other) = (TempShop::new(), TempShop::new());
    let here = shop.order(1);
    let person = shop.row_of(tests::BADGE)["id"].clone();
    let person = person.as_str().expect("an id");
    // Ids of another shop, and ids of this one that name something else.
    let pairs = [(other.order(1), other.order(2)), (person.to_owned(), here.clone())];
    let before = shop.journal();
    let mut heard = Vec::new();
    for (first, second) in &pairs {
        for (name, input, expected) in FOREIGN {
            let is_of_a_person = expected.starts_with("person.");
            let (first, second) = if is_of_a_person { (second, first) } else { (first, second) };
            let input = match *name {
                "repair.correct" => shop.correction(&here, &[("id", json!(first))]),
                _ => filled(input, first, second),
            };
            let refusal = refusal(&shop, name, input);
            if refusal != *expected {
                heard.push(format!("{name}: {refusal} instead of {expected}"));
            }
        }
    }
    assert!(heard.is_empty(), "{heard:#?}");
    assert_eq!(shop.journal(), before, "something was written");
}

fn filled(input: &str, first: &str, second: &str) -> Value {
    serde_json::from_str(&input.replace('@', first).replace('#', second)).expect("JSON")
}

/// Why the manager is refused; of many papers, why the first one did not come out.
fn refusal(shop: &TempShop, name: &str, input: Value) -> String {
    match ask(shop, &shop.window, name, input) {
        Ok(answer) => {
            let failed = answer["failed"][0]["failure"]["message"].as_str();
            failed.map_or_else(|| format!("answered {answer}"), str::to_owned)
        }
        Err(failure) => said(&failure),
    }
}
