//! What is somebody's own: what they may do with it, and what a colleague of each role may.

use super::heard;
use crate::rights::ROLES;
use desk::Caller;
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::time::Duration;
use tests::{TempShop, photo};

/// Somebody on the staff.
struct Who {
    id: Value,
    caller: Caller,
}

/// A shop in which two people have each role.
struct Cast {
    shop: TempShop,
    owners: BTreeMap<&'static str, Who>,
    others: BTreeMap<&'static str, Who>,
    orders: Cell<u32>,
}

impl Cast {
    fn new() -> Self {
        let shop = TempShop::new();
        let company = |first: u32| {
            let person = |(i, role): (u32, &&'static str)| {
                let badge = format!("{}", first + i);
                let caller = shop.person("某人", &badge, &[role]);
                (*role, Who { id: shop.row_of(&badge)["id"].clone(), caller })
            };
            (0..).zip(&ROLES).map(person).collect()
        };
        let (owners, others) = (company(100), company(200));
        Self { shop, owners, others, orders: Cell::new(0) }
    }

    fn number(&self) -> u32 {
        self.orders.set(self.orders.get() + 1);
        self.orders.get()
    }

    fn order(&self) -> String {
        self.shop.order(self.number())
    }

    /// An order that somebody has.
    fn held_by(&self, who: &Who) -> String {
        let id = self.order();
        self.call(who, "repair.assign", self.assigning(&id, &who.id));
        id
    }

    fn assigning(&self, id: &str, to: &Value) -> Value {
        json!({"id": id, "seen_seq": self.shop.card(id)["seen_seq"], "to": to, "reason": "换人"})
    }

    #[track_caller]
    fn call(&self, who: &Who, name: &str, input: Value) -> Value {
        self.shop.call_as(&who.caller, name, input)
    }
}

/// Makes something that is the first one's, and answers what the second one sends to act on it.
type Make = fn(&Cast, &Who, &Who) -> Value;

/// A command on what is somebody's own.
struct Rule {
    command: &'static str,
    /// The role of whoever it belongs to.
    owner: &'static str,
    make: Make,
    /// What its owner hears.
    own: &'static str,
    /// What a colleague hears: front desk, technician, senior, parts clerk, quality, manager.
    others: [&'static str; 6],
}

const OK: &str = "ok";
const NO_WORK: &str = "lacks work_repairs";
const NO_TEST: &str = "lacks test_repairs";
const NO_ASSIGN: &str = "lacks assign_repairs";
const NO_TILL: &str = "lacks close_till";
const NO_DAY: &str = "lacks close_day";
const NO_SHOP: &str = "lacks keep_shop";

fn rule(
    command: &'static str,
    owner: &'static str,
    make: Make,
    own: &'static str,
    others: [&'static str; 6],
) -> Rule {
    Rule { command, owner, make, own, others }
}

#[rustfmt::skip]
fn rules() -> Vec<Rule> {
    let (note, log, finding, image) = ("note.not_yours", "log_entry.not_yours", "finding.not_yours", "photo.not_yours");
    let (work, asked, view, draft) = ("work.not_yours", "support.others_question", "view.not_found", "draft.not_found");
    vec![
        rule("note.withdraw", "technician", |cast, owner, _| json!({"id": noted(cast, owner)}), OK, [note, note, note, note, note, OK]),
        rule("log.withdraw", "technician", |cast, owner, _| json!({"id": logged(cast, owner)}), OK, [NO_WORK, log, log, NO_WORK, NO_WORK, log]),
        rule("finding.withdraw", "technician", |cast, owner, _| json!({"id": found(cast, owner, "liquid")}), OK, [NO_WORK, finding, finding, NO_WORK, NO_WORK, OK]),
        rule("finding.withdraw", "technician", |cast, owner, _| json!({"id": found(cast, owner, "none")}), OK, [NO_WORK, OK, OK, NO_WORK, NO_WORK, OK]),
        rule("photo.remove", "technician", |cast, owner, _| json!({"id": taken(cast, owner), "reason": "拍糊了"}), OK, [OK, image, image, image, image, OK]),
        rule("work.stop", "technician", |cast, owner, _| json!({"id": clock(cast, owner), "ending": "stopped"}), OK, [NO_WORK, work, work, NO_WORK, NO_WORK, work]),
        rule("work.tell", "technician", told, OK, [NO_WORK, work, work, NO_WORK, NO_WORK, work]),
        rule("support.answer", "senior", |cast, owner, _| answering(cast, owner, "senior"), "support.own_question", [NO_WORK, "lacks answer_support", OK, NO_WORK, NO_WORK, OK]),
        rule("support.answer", "technician", |cast, owner, _| answering(cast, owner, "maker"), OK, [NO_WORK, OK, OK, NO_WORK, NO_WORK, OK]),
        rule("support.close", "technician", |cast, owner, _| json!({"id": asking(cast, owner, "senior"), "reason": "不用了"}), OK, [NO_WORK, asked, asked, NO_WORK, NO_WORK, OK]),
        rule("repair.assign", "technician", handed_on, OK, [OK, NO_ASSIGN, NO_ASSIGN, NO_ASSIGN, NO_ASSIGN, OK]),
        rule("repair.assign", "technician", claimed, OK, ["to=field.cannot_work", OK, OK, NO_WORK, NO_WORK, OK]),
        rule("repair.share", "technician", shared, OK, [NO_WORK, NO_ASSIGN, NO_ASSIGN, NO_WORK, NO_WORK, OK]),
        rule("repair.undo_step", "technician", undone, OK, ["repair.no_undo", "repair.no_undo", "repair.no_undo", "repair.no_undo", "repair.no_undo", OK]),
        rule("checkup.correct", "quality", corrected, OK, [NO_TEST, "checkup.testers", "checkup.testers", NO_TEST, "checkup.testers", "checkup.testers"]),
        rule("view.drop", "technician", |cast, owner, _| json!({"id": viewed(cast, owner, false)}), OK, [view, view, view, view, view, view]),
        rule("view.drop", "manager", |cast, owner, _| json!({"id": viewed(cast, owner, true)}), OK, [NO_SHOP, NO_SHOP, NO_SHOP, NO_SHOP, NO_SHOP, OK]),
        rule("view.keep", "technician", |cast, owner, _| view_of(viewed(cast, owner, false), false), OK, [view, view, view, view, view, view]),
        rule("view.keep", "manager", |cast, owner, _| view_of(viewed(cast, owner, true), false), OK, [NO_SHOP, NO_SHOP, NO_SHOP, NO_SHOP, NO_SHOP, OK]),
        rule("view.keep", "technician", |_, _, _| view_of(Value::Null, true), NO_SHOP, [NO_SHOP, NO_SHOP, NO_SHOP, NO_SHOP, NO_SHOP, OK]),
        rule("draft.keep", "technician", drafted, OK, [draft, draft, draft, draft, draft, draft]),
        rule("close.sheet", "front_desk", |cast, owner, _| json!({"id": closed(cast, owner)}), OK, [NO_DAY, NO_TILL, NO_TILL, NO_TILL, NO_TILL, OK]),
        rule("paper.taken", "front_desk", |cast, owner, _| json!({"paper": "close.sheet", "id": closed(cast, owner), "by": "file"}), OK, [NO_DAY, NO_TILL, NO_TILL, NO_TILL, NO_TILL, OK]),
        rule("paper.print_here", "front_desk", |cast, owner, _| json!({"paper": "close.sheet", "id": closed(cast, owner), "printer": "counter"}), OK, [NO_DAY, NO_TILL, NO_TILL, NO_TILL, NO_TILL, OK]),
        rule("paper.print", "front_desk", |cast, owner, _| json!({"paper": "close.sheet", "id": closed(cast, owner), "printer": "counter"}), OK, [NO_DAY, NO_TILL, NO_TILL, NO_TILL, NO_TILL, OK]),
        rule("close.preview", "front_desk", |_, _, _| json!({"scope": "day"}), NO_DAY, [NO_DAY, NO_TILL, NO_TILL, NO_TILL, NO_TILL, OK]),
        rule("close.make", "front_desk", |cast, owner, _| counted(cast, owner, "day"), NO_DAY, [NO_DAY, NO_TILL, NO_TILL, NO_TILL, NO_TILL, OK]),
    ]
}

#[test]
fn each_does_with_their_own_what_a_colleague_may_not() {
    let cast = Cast::new();
    for Rule { command, owner: role, make, own, others } in rules() {
        let owner = &cast.owners[role];
        let try_as = |who: &Who| {
            let input = make(&cast, owner, who);
            cast.shop.clock.pass(Duration::from_secs(1));
            let written = cast.shop.journal().len();
            let heard = heard(&cast.shop, &who.caller, command, input);
            if heard != OK {
                assert_eq!(
                    cast.shop.journal().len(),
                    written,
                    "{command} was refused and left something behind"
                );
            }
            heard
        };
        assert_eq!(try_as(owner), own, "{command} by whose it is");
        for (role, expected) in ROLES.iter().zip(others) {
            assert_eq!(try_as(&cast.others[role]), expected, "{command} by another one, {role}");
        }
    }
}

/// Dropping what is not one's own is no fault, and drops nothing.
#[test]
fn nobody_drops_another_ones_draft() {
    let cast = Cast::new();
    let owner = &cast.owners["front_desk"];
    let kept = drafted(&cast, owner, owner);
    let mut with_it = tests::intake(cast.number());
    with_it["draft"] = kept["id"].clone();
    cast.call(&cast.others["front_desk"], "repair.open", with_it);
    for who in cast.others.values() {
        cast.call(who, "draft.drop", json!({"id": kept["id"]}));
        let mine = cast.call(who, "draft.list", json!({"form": "intake"}));
        assert_eq!(mine, json!([]), "and nobody reads it");
    }
    let list = cast.call(owner, "draft.list", json!({"form": "intake"}));
    assert_eq!(list[0]["id"], kept["id"]);
}

fn noted(cast: &Cast, owner: &Who) -> Value {
    let note = json!({"about": "repair", "subject": cast.order(), "kind": "note", "text": "客户急用"});
    cast.call(owner, "note.add", note)["id"].clone()
}

fn logged(cast: &Cast, owner: &Who) -> Value {
    let entry = json!({
        "repair": cast.order(), "kind": "work", "action": null, "text": "拆机清洁", "before": [], "after": [],
    });
    cast.call(owner, "log.add", entry)["id"].clone()
}

fn found(cast: &Cast, owner: &Who, evidence: &str) -> Value {
    let finding = json!({
        "repair": cast.order(), "symptom": null, "cause": null, "text": "主板进水", "level": "one",
        "evidence": evidence, "photos": [],
    });
    cast.call(owner, "finding.add", finding)["id"].clone()
}

fn taken(cast: &Cast, owner: &Who) -> Value {
    let staged = cast.shop.desk.stage(&owner.caller, &photo(1)).expect("a picture");
    let picture = json!({"repair": cast.order(), "hash": staged.hash, "view": "front"});
    cast.call(owner, "photo.add", picture)["id"].clone()
}

fn clock(cast: &Cast, owner: &Who) -> Value {
    cast.call(owner, "work.start", json!({"repair": cast.order()}))["id"].clone()
}

fn told(cast: &Cast, owner: &Who, _: &Who) -> Value {
    let id = clock(cast, owner);
    let began = cast.call(owner, "bench.mine", json!({}))["clock"]["began_at"].clone();
    json!({"id": id, "ended_at": began, "reason": "忘了停"})
}

fn asking(cast: &Cast, owner: &Who, asked: &str) -> Value {
    let question =
        json!({"repair": cast.order(), "asked": asked, "to_person": null, "question": "电压正常吗？"});
    cast.call(owner, "support.ask", question)["id"].clone()
}

fn answering(cast: &Cast, owner: &Who, asked: &str) -> Value {
    json!({"id": asking(cast, owner, asked), "answer": "正常"})
}

/// Whoever has it hands it on to a colleague; a colleague who is no holder takes it.
fn handed_on(cast: &Cast, owner: &Who, _: &Who) -> Value {
    let id = cast.held_by(owner);
    cast.assigning(&id, &cast.others["technician"].id)
}

fn claimed(cast: &Cast, _: &Who, who: &Who) -> Value {
    cast.assigning(&cast.order(), &who.id)
}

fn shared(cast: &Cast, owner: &Who, _: &Who) -> Value {
    let id = cast.held_by(owner);
    let seen = cast.shop.card(&id)["seen_seq"].clone();
    json!({"id": id, "seen_seq": seen, "shares": [{"person": owner.id, "percent": 100}]})
}

fn undone(cast: &Cast, owner: &Who, _: &Who) -> Value {
    let id = cast.shop.taken_in(cast.number());
    let step = cast.shop.stepping(&id, "diagnosing");
    cast.call(owner, "repair.step", step);
    json!({"id": id, "seen_seq": cast.shop.card(&id)["seen_seq"]})
}

fn corrected(cast: &Cast, owner: &Who, _: &Who) -> Value {
    let id = cast.shop.in_test(&cast.owners["technician"].caller, cast.number());
    let passed = json!({
        "repair": id, "purpose": "test", "results": cast.shop.all_well(&id, "test"), "verdict": "pass", "reason": "",
        "step": false,
    });
    cast.call(owner, "checkup.finish", passed);
    let mended = json!([{"key": "standby_current", "result": "pass", "value": 12_000, "note": ""}]);
    json!({"repair": id, "purpose": "test", "round": 1, "results": mended, "reason": "看错了表"})
}

fn viewed(cast: &Cast, owner: &Who, shared: bool) -> Value {
    cast.call(owner, "view.keep", view_of(Value::Null, shared))["id"].clone()
}

fn view_of(id: Value, shared: bool) -> Value {
    let filter = json!({"view": "open", "filter": {}, "sort": "newest"});
    json!({"id": id, "name": "在修", "shared": shared, "filter": filter})
}

/// The second one writes over the first one's.
fn drafted(cast: &Cast, owner: &Who, _: &Who) -> Value {
    let id = "00000000-0000-7000-8000-000000000001";
    let draft = json!({"id": id, "form": "intake", "body": "{}", "files": []});
    cast.call(owner, "draft.keep", draft.clone());
    draft
}

fn closed(cast: &Cast, owner: &Who) -> Value {
    let input = counted(cast, owner, "person");
    cast.call(owner, "close.make", input)["id"].clone()
}

/// Whose money is counted: nothing was found in the till.
fn counted(cast: &Cast, owner: &Who, scope: &str) -> Value {
    let prepaid = json!({"repair": cast.order(), "amount": 1_000, "method": "cash", "reference": ""});
    cast.call(owner, "payment.prepay", prepaid);
    let preview = match scope {
        "day" => cast.shop.call("close.preview", json!({"scope": "day"})),
        _ => cast.call(owner, "close.preview", json!({"scope": scope})),
    };
    json!({"scope": scope, "pieces": {}, "stays": 0, "reason": "测试", "upto": preview["upto"]})
}
