//! Who may do what, written down here by hand and tried for every command.

use desk::Caller;
use desk::commands::commands;
use kernel::{Code, Failure};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tests::{TempShop, own_password, photo};

/// Every role, in the order of the columns below.
pub(crate) const ROLES: [&str; 6] =
    ["front_desk", "technician", "senior", "parts_clerk", "quality", "manager"];

/// For each right, who of `ROLES` has it.
const MATRIX: [(&str, [u8; 6]); 41] = [
    ("anyone", [1, 1, 1, 1, 1, 1]),
    ("signed_in", [1, 1, 1, 1, 1, 1]),
    ("see_repairs", [1, 1, 1, 1, 1, 1]),
    ("open_repairs", [1, 0, 0, 0, 0, 1]),
    ("correct_repairs", [1, 0, 0, 0, 0, 1]),
    ("void_repairs", [1, 0, 0, 0, 0, 1]),
    ("add_notes", [1, 1, 1, 1, 1, 1]),
    ("merge_records", [1, 0, 0, 0, 0, 1]),
    ("see_passcodes", [0, 1, 1, 0, 0, 1]),
    ("take_payments", [1, 0, 0, 0, 0, 1]),
    ("give_back_payments", [0, 0, 0, 0, 0, 1]),
    ("export_lists", [0, 0, 0, 0, 1, 1]),
    ("see_phones", [1, 0, 0, 0, 1, 1]),
    ("print_papers", [1, 1, 1, 1, 1, 1]),
    ("keep_people", [0, 0, 0, 0, 0, 1]),
    ("keep_shop", [0, 0, 0, 0, 0, 1]),
    ("keep_catalogue", [0, 0, 0, 0, 0, 1]),
    ("keep_backups", [0, 0, 0, 0, 0, 1]),
    ("answer_support", [0, 0, 1, 0, 0, 1]),
    ("work_repairs", [0, 1, 1, 0, 0, 1]),
    ("test_repairs", [0, 1, 1, 0, 1, 1]),
    ("assign_repairs", [1, 0, 0, 0, 0, 1]),
    ("quote_repairs", [1, 1, 1, 0, 0, 1]),
    ("hand_over_repairs", [1, 0, 0, 0, 0, 1]),
    ("override_gates", [0, 0, 0, 0, 0, 1]),
    ("reopen_repairs", [0, 0, 0, 0, 0, 1]),
    ("release_unpaid", [0, 0, 0, 0, 0, 1]),
    ("write_off_debts", [0, 0, 0, 0, 0, 1]),
    ("keep_prices", [0, 0, 0, 0, 0, 1]),
    ("remind_customers", [1, 0, 0, 0, 0, 1]),
    ("close_till", [1, 0, 0, 0, 0, 1]),
    ("close_day", [0, 0, 0, 0, 0, 1]),
    ("see_figures", [0, 0, 0, 0, 1, 1]),
    ("keep_terminals", [0, 0, 0, 0, 0, 1]),
    ("see_stock", [1, 1, 1, 1, 1, 1]),
    ("take_parts", [0, 1, 1, 1, 0, 1]),
    ("keep_parts", [0, 0, 0, 1, 0, 1]),
    ("keep_stock", [0, 0, 0, 1, 0, 1]),
    ("buy_parts", [0, 0, 0, 1, 0, 1]),
    ("approve_counts", [0, 0, 0, 0, 0, 1]),
    ("see_costs", [0, 0, 0, 1, 0, 1]),
];

/// Every command with the right it asks for.
pub(crate) const COMMANDS: &[(&str, &str)] = &[
    ("backup.inside", "keep_backups"),
    ("backup.list", "keep_backups"),
    ("backup.make", "keep_backups"),
    ("backup.restore", "keep_backups"),
    ("bench.mine", "test_repairs"),
    ("catalogue.all", "signed_in"),
    ("catalogue.keep_brand", "keep_catalogue"),
    ("catalogue.keep_model", "keep_catalogue"),
    ("catalogue.keep_symptom", "keep_catalogue"),
    ("catalogue.load_starter", "keep_catalogue"),
    ("checklist.all", "signed_in"),
    ("checklist.keep", "keep_catalogue"),
    ("checkup.correct", "see_repairs"),
    ("checkup.finish", "see_repairs"),
    ("checkup.of", "see_repairs"),
    ("checkup.write", "see_repairs"),
    ("close.accounts", "close_day"),
    ("close.list", "close_till"),
    ("close.make", "close_till"),
    ("close.preview", "close_till"),
    ("close.report", "close_till"),
    ("close.sheet", "close_till"),
    ("company.card", "see_repairs"),
    ("company.find", "open_repairs"),
    ("company.revise", "correct_repairs"),
    ("cover.decide", "quote_repairs"),
    ("customer.by_phone", "open_repairs"),
    ("customer.card", "see_repairs"),
    ("customer.find", "see_repairs"),
    ("customer.merge", "merge_records"),
    ("customer.phones", "see_phones"),
    ("customer.revise", "correct_repairs"),
    ("debt.write_back", "write_off_debts"),
    ("debt.write_off", "write_off_debts"),
    ("device.merge", "merge_records"),
    ("device.passport", "see_repairs"),
    ("draft.drop", "signed_in"),
    ("draft.keep", "signed_in"),
    ("draft.list", "signed_in"),
    ("fault_code.all", "signed_in"),
    ("fault_code.keep", "keep_catalogue"),
    ("finding.add", "work_repairs"),
    ("finding.agree", "quote_repairs"),
    ("finding.withdraw", "work_repairs"),
    ("hand_over.card", "see_repairs"),
    ("hand_over.make", "hand_over_repairs"),
    ("hand_over.voucher", "see_repairs"),
    ("handing.accept", "take_parts"),
    ("handing.ask", "take_parts"),
    ("handing.list", "see_stock"),
    ("handing.own", "take_parts"),
    ("handing.refuse", "take_parts"),
    ("handing.send", "take_parts"),
    ("handing.withdraw", "take_parts"),
    ("host.state", "signed_in"),
    ("host.switch", "keep_terminals"),
    ("log.add", "work_repairs"),
    ("log.withdraw", "work_repairs"),
    ("message.all", "signed_in"),
    ("message.fill", "remind_customers"),
    ("message.keep", "keep_shop"),
    ("note.add", "add_notes"),
    ("note.add_many", "add_notes"),
    ("note.of", "see_repairs"),
    ("note.withdraw", "add_notes"),
    ("old_part.back", "keep_stock"),
    ("old_part.inspect", "keep_stock"),
    ("old_part.list", "see_stock"),
    ("old_part.lose", "keep_stock"),
    ("paper.fail_here", "print_papers"),
    ("paper.print", "print_papers"),
    ("paper.print_here", "print_papers"),
    ("paper.print_many", "print_papers"),
    ("paper.samples", "see_repairs"),
    ("paper.taken", "print_papers"),
    ("part.card", "see_stock"),
    ("part.check_import", "keep_parts"),
    ("part.find", "see_stock"),
    ("part.import", "keep_parts"),
    ("part.keep", "keep_parts"),
    ("part.labels", "print_papers"),
    ("part.photo", "see_stock"),
    ("part.set_photo", "keep_parts"),
    ("passcode.purge", "correct_repairs"),
    ("passcode.set", "correct_repairs"),
    ("passcode.show", "see_passcodes"),
    ("payment.debts", "take_payments"),
    ("payment.debts_report", "take_payments"),
    ("payment.export_debts", "export_lists"),
    ("payment.give_back", "give_back_payments"),
    ("payment.pay", "take_payments"),
    ("payment.prepay", "take_payments"),
    ("payment.receipt", "see_repairs"),
    ("payment.refund", "give_back_payments"),
    ("person.add", "keep_people"),
    ("person.change_password", "signed_in"),
    ("person.list", "signed_in"),
    ("person.prefer", "signed_in"),
    ("person.recovery_code", "keep_people"),
    ("person.reset_password", "keep_people"),
    ("person.revise", "keep_people"),
    ("person.set_badge_code", "keep_people"),
    ("person.set_pin", "signed_in"),
    ("photo.add", "add_notes"),
    ("photo.image", "see_repairs"),
    ("photo.list", "see_repairs"),
    ("photo.remove", "add_notes"),
    ("photo.staged", "add_notes"),
    ("place.keep_bin", "keep_parts"),
    ("place.list", "see_stock"),
    ("presence.gone", "see_repairs"),
    ("presence.here", "see_repairs"),
    ("presence.who", "see_repairs"),
    ("price.all", "see_repairs"),
    ("price.fee_to_tell", "open_repairs"),
    ("price.keep", "keep_prices"),
    ("price.keep_rule", "keep_prices"),
    ("printer.choices", "signed_in"),
    ("printer.choose", "print_papers"),
    ("printer.keep_roll", "keep_shop"),
    ("printer.list", "signed_in"),
    ("printer.open_drawer", "take_payments"),
    ("printer.rolls", "signed_in"),
    ("purchase.card", "buy_parts"),
    ("purchase.close", "buy_parts"),
    ("purchase.drop", "buy_parts"),
    ("purchase.keep", "buy_parts"),
    ("purchase.list", "buy_parts"),
    ("purchase.make", "buy_parts"),
    ("purchase.order", "buy_parts"),
    ("purchase.proposals", "buy_parts"),
    ("purchase.sheet", "buy_parts"),
    ("purchase.special", "buy_parts"),
    ("purchase.specials", "see_stock"),
    ("purchase.track", "buy_parts"),
    ("quote.answer", "quote_repairs"),
    ("quote.of", "see_repairs"),
    ("quote.offer", "quote_repairs"),
    ("quote.sheet", "see_repairs"),
    ("quote.suggest", "quote_repairs"),
    ("quote.withdraw", "quote_repairs"),
    ("quote.write", "quote_repairs"),
    ("receipt.card", "keep_stock"),
    ("receipt.list", "keep_stock"),
    ("receipt.look_up", "keep_stock"),
    ("receipt.make", "keep_stock"),
    ("receipt.reverse", "keep_stock"),
    ("reminder.add", "remind_customers"),
    ("reminder.notice", "remind_customers"),
    ("reminder.unclaimed", "remind_customers"),
    ("reminder.unclaimed_report", "remind_customers"),
    ("repair.accessory_label", "see_repairs"),
    ("repair.assign", "see_repairs"),
    ("repair.bench_file", "see_repairs"),
    ("repair.board", "see_repairs"),
    ("repair.board_changed", "correct_repairs"),
    ("repair.card", "see_repairs"),
    ("repair.correct", "correct_repairs"),
    ("repair.device_label", "see_repairs"),
    ("repair.device_labels", "see_repairs"),
    ("repair.export", "export_lists"),
    ("repair.figures", "see_figures"),
    ("repair.figures_report", "see_figures"),
    ("repair.find", "see_repairs"),
    ("repair.history", "see_repairs"),
    ("repair.job_card", "see_repairs"),
    ("repair.job_cards", "see_repairs"),
    ("repair.open", "open_repairs"),
    ("repair.overrides", "see_figures"),
    ("repair.overrides_report", "see_figures"),
    ("repair.phone", "see_phones"),
    ("repair.pick", "see_repairs"),
    ("repair.pick_up_code", "hand_over_repairs"),
    ("repair.promise", "open_repairs"),
    ("repair.reopen", "reopen_repairs"),
    ("repair.set_condition", "correct_repairs"),
    ("repair.set_priority", "assign_repairs"),
    ("repair.share", "work_repairs"),
    ("repair.step", "see_repairs"),
    ("repair.steps", "see_repairs"),
    ("repair.undo_step", "see_repairs"),
    ("repair.views", "see_repairs"),
    ("repair.void", "void_repairs"),
    ("repair.work", "see_repairs"),
    ("repair_part.back", "take_parts"),
    ("repair_part.broken", "take_parts"),
    ("repair_part.complete", "see_stock"),
    ("repair_part.doa", "take_parts"),
    ("repair_part.drop", "take_parts"),
    ("repair_part.of", "see_stock"),
    ("repair_part.offer", "see_stock"),
    ("repair_part.plan", "take_parts"),
    ("repair_part.release", "take_parts"),
    ("repair_part.replace", "take_parts"),
    ("repair_part.reserve", "take_parts"),
    ("repair_part.take", "take_parts"),
    ("repair_part.undo", "take_parts"),
    ("repair_part.use", "take_parts"),
    ("repair_part.waiting", "see_stock"),
    ("sending.back", "work_repairs"),
    ("sending.list", "see_repairs"),
    ("sending.send", "work_repairs"),
    ("session.awake", "signed_in"),
    ("session.lock", "anyone"),
    ("session.recover", "anyone"),
    ("session.sign_in", "anyone"),
    ("session.sign_out", "anyone"),
    ("session.switch", "anyone"),
    ("settlement.cancel", "give_back_payments"),
    ("settlement.make", "take_payments"),
    ("settlement.of", "see_repairs"),
    ("settlement.sheet", "see_repairs"),
    ("shop.card", "signed_in"),
    ("shop.door", "anyone"),
    ("shop.found", "anyone"),
    ("shop.leave_demo", "keep_shop"),
    ("shop.open_demo", "anyone"),
    ("shop.revise", "keep_shop"),
    ("shop.set_logo", "keep_shop"),
    ("shop.status", "signed_in"),
    ("stock.at_place", "see_stock"),
    ("stock.card", "see_stock"),
    ("stock.move", "keep_stock"),
    ("stock.of_part", "see_stock"),
    ("stock.open", "keep_stock"),
    ("stock.recount", "keep_stock"),
    ("stock.reverse", "keep_stock"),
    ("stock_figures.classes", "see_costs"),
    ("stock_figures.dead", "see_stock"),
    ("stock_figures.fill", "see_stock"),
    ("stock_figures.low", "see_stock"),
    ("stock_figures.prices", "see_costs"),
    ("stock_figures.take_classes", "keep_parts"),
    ("stock_figures.taken", "keep_stock"),
    ("stock_figures.turnover", "see_costs"),
    ("stock_figures.value", "see_costs"),
    ("stocktake.approve", "approve_counts"),
    ("stocktake.card", "see_stock"),
    ("stocktake.count", "keep_stock"),
    ("stocktake.count_sheet", "see_stock"),
    ("stocktake.drop", "keep_stock"),
    ("stocktake.explain", "keep_stock"),
    ("stocktake.finish", "keep_stock"),
    ("stocktake.list", "see_stock"),
    ("stocktake.places", "see_stock"),
    ("stocktake.plan", "keep_stock"),
    ("stocktake.post", "keep_stock"),
    ("stocktake.result_sheet", "see_stock"),
    ("stocktake.scan", "keep_stock"),
    ("stocktake.send_back", "approve_counts"),
    ("stocktake.sheet", "see_stock"),
    ("supplier.all", "keep_parts"),
    ("supplier.keep", "keep_parts"),
    ("supplier_return.card", "buy_parts"),
    ("supplier_return.drop", "buy_parts"),
    ("supplier_return.list", "buy_parts"),
    ("supplier_return.make", "buy_parts"),
    ("supplier_return.may_go", "buy_parts"),
    ("supplier_return.send", "buy_parts"),
    ("supplier_return.settle", "buy_parts"),
    ("supplier_return.sheet", "buy_parts"),
    ("support.answer", "work_repairs"),
    ("support.ask", "work_repairs"),
    ("support.close", "work_repairs"),
    ("terminal.admit", "keep_terminals"),
    ("terminal.invite", "keep_terminals"),
    ("terminal.list", "keep_terminals"),
    ("terminal.open_pairing", "keep_terminals"),
    ("terminal.pairing_door", "keep_terminals"),
    ("terminal.refuse", "keep_terminals"),
    ("terminal.rename", "keep_terminals"),
    ("terminal.revoke", "keep_terminals"),
    ("terminal.waiting", "keep_terminals"),
    ("terms.lint", "signed_in"),
    ("terms.list", "signed_in"),
    ("terms.write", "keep_shop"),
    ("ticket.arrived", "add_notes"),
    ("ticket.close", "add_notes"),
    ("ticket.open", "add_notes"),
    ("view.columns", "see_repairs"),
    ("view.drop", "see_repairs"),
    ("view.keep", "see_repairs"),
    ("work.start", "work_repairs"),
    ("work.stop", "work_repairs"),
    ("work.tell", "work_repairs"),
];

pub(crate) type Refusal = (Code, &'static str);
const FORBIDDEN: Refusal = (Code::Forbidden, "caller.lacks_right");
pub(crate) const SIGNED_OUT: Refusal = (Code::SignedOut, "caller.signed_out");
pub(crate) const LOCKED: Refusal = (Code::Locked, "caller.locked");

/// How a command answers to an input that fits none: whoever may call it hears of the input, and nothing is done.
fn knock(shop: &TempShop, caller: &Caller, name: &str) -> Failure {
    let answer = if commands().get(name).is_some_and(desk::registry::Command::is_paper) {
        shop.desk.paper(caller, name, Value::Null).map(|paper| json!(paper.file_name))
    } else {
        shop.desk.call(caller, name, Value::Null)
    };
    answer.expect_err(name)
}

/// Tries every command as somebody: who lacks the right hears `refusal`, and who has it gets as far as the input.
#[track_caller]
pub(crate) fn check(
    shop: &TempShop,
    who: &str,
    caller: &Caller,
    refusal: Refusal,
    has: impl Fn(&str) -> bool,
) {
    for &(name, right) in COMMANDS {
        let failure = knock(shop, caller, name);
        let heard = (failure.code, failure.message);
        let expected = if has(right) { (Code::Invalid, "input.malformed") } else { refusal };
        assert_eq!(heard, expected, "{name} as {who}");
        if heard.0 == Code::Forbidden {
            assert_eq!(failure.params["right"], right, "{name} as {who}");
        }
    }
}

#[test]
fn every_command_asks_for_the_right_it_should() {
    let listed: BTreeMap<_, _> = commands().iter().map(|(name, c)| (name, c.right().text())).collect();
    assert_eq!(listed, COMMANDS.iter().copied().collect::<BTreeMap<_, _>>());
}

#[test]
fn few_commands_work_without_a_shop_to_know_anybody_by() {
    let commands = commands();
    let rescues: Vec<_> =
        commands.iter().filter(|(_, c)| c.works_in_trouble()).map(|(name, _)| name).collect();
    assert_eq!(rescues, ["backup.inside", "backup.list", "backup.restore", "shop.door"]);
}

#[test]
fn each_role_gets_as_far_as_it_may_with_every_command() {
    let shop = TempShop::new();
    for (i, role) in ROLES.iter().enumerate() {
        let caller = shop.person("某人", &format!("10{i}"), &[role]);
        let has = |right: &str| MATRIX.iter().any(|(known, by)| *known == right && by[i] == 1);
        check(&shop, role, &caller, FORBIDDEN, has);
    }
}

#[test]
fn two_roles_may_what_either_may() {
    let shop = TempShop::new();
    let caller = shop.person("某人", "100", &["technician", "quality"]);
    let has = |right: &str| MATRIX.iter().any(|(known, by)| *known == right && by[1] + by[4] > 0);
    check(&shop, "technician and quality", &caller, FORBIDDEN, has);
}

#[test]
fn nobody_and_a_locked_desk_get_no_further_than_the_door() {
    let shop = TempShop::new();
    check(&shop, "nobody", &Caller::default(), SIGNED_OUT, |right| right == "anyone");
    check(&shop, "a new browser", &shop.browser(), SIGNED_OUT, |right| right == "anyone");
    shop.call("session.lock", json!({}));
    check(&shop, "a locked manager", &shop.window, LOCKED, |right| right == "anyone");
}

#[test]
fn roles_that_change_count_from_the_next_command_on() {
    let shop = TempShop::new();
    let caller = shop.person("李翠", "0012", &["front_desk"]);
    let revise = |roles: Value| {
        let mut row = shop.row_of("0012");
        row["roles"] = roles;
        for gone in ["has_pin", "has_badge_code"] {
            row.as_object_mut().unwrap().remove(gone);
        }
        shop.call("person.revise", row);
    };
    assert_eq!(knock(&shop, &caller, "repair.open").code, Code::Invalid);
    assert_eq!(knock(&shop, &caller, "work.start").code, Code::Forbidden);
    revise(json!(["front_desk", "technician"]));
    assert_eq!(knock(&shop, &caller, "work.start").code, Code::Invalid);
    revise(json!(["technician"]));
    assert_eq!(knock(&shop, &caller, "repair.open").code, Code::SignedOut, "who lost a right comes in anew");
    shop.sign_in_as(&caller, "0012", &own_password("0012")).unwrap();
    assert_eq!(knock(&shop, &caller, "repair.open").code, Code::Forbidden);
}

#[test]
fn a_paper_is_no_command_and_a_command_no_paper() {
    let shop = TempShop::new();
    let id = json!({"id": shop.order(1)});
    assert_eq!(shop.refused("repair.job_card", id.clone()).message, "command.unknown");
    let paper = shop.desk.paper(&shop.window, "repair.card", id).unwrap_err();
    assert_eq!(paper.message, "paper.unknown");
    for unknown in ["", "repair", "repair.Open", "repair.open ", "shop.door\0"] {
        assert_eq!(shop.refused(unknown, json!({})).message, "command.unknown", "{unknown:?}");
    }
}

#[test]
fn only_who_is_signed_in_may_hand_in_a_file() {
    let shop = TempShop::new();
    assert_eq!(shop.desk.stage(&Caller::default(), &photo(1)).unwrap_err().code, Code::SignedOut);
    assert_eq!(shop.desk.stage(&shop.browser(), &photo(1)).unwrap_err().code, Code::SignedOut);
    assert_eq!(shop.desk.stage(&shop.window, &photo(1)).unwrap().hash.len(), 64);
}

#[test]
fn inputs_with_fields_nobody_asked_for_are_refused() {
    let shop = TempShop::new();
    let id = shop.order(1);
    for (name, input) in [
        ("repair.card", json!({"id": id, "and": 1})),
        ("shop.card", json!({"and": 1})),
        ("repair.find", json!({"view": "all", "limit": 1, "sort": "name"})),
        ("repair.find", json!({"view": "everything", "limit": 1})),
        ("repair.card", json!({"id": "1"})),
        ("repair.card", json!({})),
    ] {
        let failure = shop.refused(name, input);
        assert_eq!((failure.code, failure.message), (Code::Invalid, "input.malformed"), "{name}");
    }
}
