//! The life of orders against a simple reference: whatever is tried in whatever order, stages follow the plan, no gate is
//! passed unseen, and the books balance.

mod life;
mod reference;

use life::{Life, Rules, Well};
use serde_json::json;
use std::collections::BTreeSet;
use tests::{Dice, TempShop, past_the_store};

/// How many shops live side by side, how many orders in each, and how much is tried with each order.
const SHOPS: u64 = 4;
const ORDERS: u32 = 500;
const STEPS: usize = 50;

#[test]
fn whatever_is_tried_an_order_lives_by_the_plan() {
    std::thread::scope(|scope| {
        let shops: Vec<_> = (0..SHOPS).map(|seed| scope.spawn(move || live(seed))).collect();
        for shop in shops {
            if let Err(panic) = shop.join() {
                std::panic::resume_unwind(panic);
            }
        }
    });
}

fn live(seed: u64) {
    let shop = TempShop::new();
    let technician = shop.person("陈工", "0021", &["technician"]);
    // Half the shops bill whoever declines, half round what they bill.
    let rules = Rules {
        declined_fee: (seed % 2 == 1).then_some(3_000),
        rounded_to: if seed / 2 % 2 == 1 { 100 } else { 1 },
    };
    rules.keep(&shop);
    let well = Well::of_an_order(&shop);
    let mut dice = Dice::new(20_261_122 + seed);
    let (mut accepted, mut been) = (0, BTreeSet::new());
    for i in 1..=ORDERS {
        let mut life = Life::begin(&shop, &technician, &well, rules, i);
        for _ in 0..STEPS {
            life.try_something(&mut dice);
        }
        life.must_balance();
        accepted += life.accepted;
        been.extend(life.been);
    }
    // What is refused all the time would tell nothing.
    assert!(accepted > u64::from(ORDERS) * 10, "only {accepted} acts were let through");
    for stage in ["awaiting_consent", "repairing", "testing", "ready", "handed_over", "closed", "void"] {
        assert!(been.contains(stage), "no order came to {stage}: {been:?}");
    }
    every_step_follows_the_one_before(&shop);
    let books = shop.call("close.accounts", json!({"from": "2026-11-21", "to": "2026-11-21"}));
    assert_eq!(books["has"], books["from"]);
    assert!(books["from"].as_i64().is_some_and(|fen| fen > 0), "{books}");
}

/// What was written down is a way through the plan, and only the manager passed gates.
fn every_step_follows_the_one_before(shop: &TempShop) {
    let db = past_the_store(shop.root());
    let sql = "SELECT s.repair, s.came_from, s.went_to, s.undone, s.overridden, s.reason, p.badge \
               FROM step s JOIN person p ON p.id = s.by ORDER BY s.repair, s.seq";
    let mut statement = db.prepare(sql).expect("steps");
    let mut rows = statement.query([]).expect("steps");
    let mut last: Option<(Vec<u8>, String)> = None;
    while let Some(row) = rows.next().expect("a step") {
        let repair: Vec<u8> = row.get(0).expect("an id");
        let [from, to]: [String; 2] = [row.get(1).expect("a stage"), row.get(2).expect("a stage")];
        let undone: bool = row.get(3).expect("a flag");
        let [overridden, reason, badge]: [String; 3] =
            [row.get(4).expect("gates"), row.get(5).expect("words"), row.get(6).expect("a badge")];
        assert!(reference::is_planned(&from, &to), "{from} → {to} is in no plan");
        // What was taken back, the last one first, no longer counts.
        if !undone {
            let stood = match &last {
                Some((of, stood)) if *of == repair => stood.clone(),
                Some(_) | None => "received".to_owned(),
            };
            assert_eq!(stood, from, "an order went from where it did not stand");
            last = Some((repair, to));
        }
        assert!(overridden == "[]" || (badge == "0001" && !reason.is_empty()), "{badge} passed {overridden}");
    }
}
