//! Days of work made of random commands: whatever happened, the chain holds and tells it.

use desk::check::check;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use store::inspection::rusqlite::Connection;
use tests::{TempShop, intake, past_the_store, photo, rows_of, shop_edit};

const STORIES: u32 = 40;
const STEPS: usize = 25;

/// One act of somebody at the window.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Open(u32),
    /// The same person with another machine, or the same machine again.
    Again(u32),
    Correct {
        order: usize,
        symptom: String,
    },
    CorrectName {
        order: usize,
        name: String,
    },
    SeePhone(usize),
    Revise {
        idle_minutes: u16,
    },
    Prefer {
        dark: bool,
    },
    /// What is refused leaves no trace.
    Nonsense,
    Stage(u8),
    Wait {
        minutes: u64,
    },
    Retry(u32),
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let words = "[ -~\u{4e00}-\u{4fff}\n]{1,60}";
    prop_oneof![
        6 => (0..5_000_u32).prop_map(Step::Open),
        2 => (0..5_000_u32).prop_map(Step::Again),
        3 => (0..50_usize, words).prop_map(|(order, symptom)| Step::Correct { order, symptom }),
        2 => (0..50_usize, "[\u{4e00}-\u{4fff}]{2,4}")
            .prop_map(|(order, name)| Step::CorrectName { order, name }),
        2 => (0..50_usize).prop_map(Step::SeePhone),
        1 => (1..=60_u16).prop_map(|idle_minutes| Step::Revise { idle_minutes }),
        1 => any::<bool>().prop_map(|dark| Step::Prefer { dark }),
        1 => Just(Step::Nonsense),
        1 => any::<u8>().prop_map(Step::Stage),
        1 => (0..1_u64).prop_map(|minutes| Step::Wait { minutes }),
        2 => (0..1_000_u32).prop_map(Step::Retry),
    ]
}

/// An order that a story opened.
struct Opened {
    answer: Value,
    /// The serial number of its machine. Only the newest order of a machine is open: it came again, so it had gone.
    machine: Value,
}

/// Does what a story says and answers the orders it opened.
pub(crate) fn tell(shop: &TempShop, story: &[Step]) -> Vec<Value> {
    let mut orders: Vec<Opened> = Vec::new();
    for step in story {
        match step {
            Step::Open(i) => orders.push(bring(shop, &intake(*i))),
            Step::Again(i) => {
                let mut input = intake(*i % 7);
                input["symptom"] = json!("又来了");
                input["model"] = json!(format!("Reno {i}"));
                orders.push(bring(shop, &input));
            }
            Step::Correct { order, symptom } => {
                correct(shop, &orders, *order, "symptom", symptom);
            }
            Step::CorrectName { order, name } => correct(shop, &orders, *order, "name", name),
            Step::SeePhone(order) => {
                if let Some(order) = pick(&orders, *order) {
                    shop.call("repair.phone", json!({"id": orders[order].answer["id"]}));
                }
            }
            Step::Revise { idle_minutes } => {
                let mut card = shop.call("shop.card", json!({}));
                card["idle_minutes"] = json!(idle_minutes);
                shop.call("shop.revise", shop_edit(card));
            }
            Step::Prefer { dark } => {
                let theme = if *dark { "dark" } else { "light" };
                shop.call("person.prefer", json!({"language": null, "theme": theme}));
            }
            Step::Nonsense => {
                shop.refused("repair.open", json!({"phone": "12"}));
                let mut blank = intake(1);
                blank["symptom"] = json!("  ");
                shop.refused("repair.open", blank);
            }
            Step::Stage(n) => {
                shop.desk.stage(&shop.window, &photo(*n)).expect("signed in");
            }
            // Less than the idle minutes: the desk does not lock.
            Step::Wait { minutes } => shop.clock.pass(Duration::from_secs(minutes * 60 + 17)),
            Step::Retry(n) => {
                let caller = shop.with_request(*n);
                let first = shop.bring(&caller, &intake(*n));
                let again = shop.desk.call(&caller, "repair.open", intake(*n)).expect("is answered");
                assert_eq!(first, again, "a retry opened another order");
                if orders.iter().all(|order| order.answer != first) {
                    orders.push(Opened { answer: first, machine: intake(*n)["serial"].clone() });
                }
            }
        }
    }
    orders.into_iter().map(|order| order.answer).collect()
}

fn bring(shop: &TempShop, input: &Value) -> Opened {
    Opened { answer: shop.bring(&shop.window, input), machine: input["serial"].clone() }
}

/// The place of the order that a step means.
fn pick(orders: &[Opened], order: usize) -> Option<usize> {
    order.checked_rem(orders.len())
}

/// Corrects an order; one that was declared void when its machine came again takes no correction any more.
fn correct(shop: &TempShop, orders: &[Opened], order: usize, field: &str, text: &str) {
    let Some(order) = pick(orders, order) else { return };
    if text.trim().is_empty() {
        return;
    }
    let Opened { answer, machine } = &orders[order];
    let input = shop.correction(answer["id"].as_str().expect("an id"), &[(field, json!(text.trim()))]);
    if orders[order + 1..].iter().any(|later| later.machine == *machine) {
        assert_eq!(shop.refused("repair.correct", input).message, "repair.not_open");
    } else {
        shop.call("repair.correct", input);
    }
}

/// Entries that tell of a row of each noun; every row must have been told of.
fn told(db: &Connection, noun: &str) -> i64 {
    let sql = "SELECT count(DISTINCT noun_id) FROM journal WHERE noun = ?";
    db.query_row(sql, [noun], |row| row.get(0)).expect("a count")
}

#[test]
fn the_chain_holds_through_any_story() {
    let config = Config { cases: STORIES, failure_persistence: None, ..Config::default() };
    let dice = TestRng::from_seed(RngAlgorithm::ChaCha, &[20; 32]);
    let mut runner = TestRunner::new_with_rng(config, dice);
    let stories = proptest::collection::vec(step(), STEPS);
    let held = runner.run(&stories, |story| {
        let shop = TempShop::new();
        let orders = tell(&shop, &story);
        // While it is open, with its log beside it.
        let live = check(shop.root(), &*shop.clock).expect("it opens");
        prop_assert_eq!(&live.findings, &[], "while open");
        let (clock, folder) = (shop.clock.clone(), shop.closed());
        let checked = check(folder.path(), &*clock).expect("it opens");
        prop_assert_eq!(checked.findings, []);
        prop_assert_eq!(checked.entries, live.entries);
        prop_assert_eq!(usize::try_from(checked.repairs).expect("few"), orders.len());
        let numbers: BTreeSet<String> = orders.iter().map(|order| order["number"].to_string()).collect();
        prop_assert_eq!(numbers.len(), orders.len(), "a number twice");
        let db = past_the_store(folder.path());
        prop_assert_eq!(checked.entries, rows_of(&db, "journal"));
        for noun in ["repair", "customer", "device", "consent", "terms", "person", "shop", "file"] {
            prop_assert_eq!(told(&db, noun), rows_of(&db, noun), "{}", noun);
        }
        Ok(())
    });
    held.expect("every story holds");
}

/// What a history shows is what was said: the newest value of each field stands in the row.
#[test]
fn the_history_of_an_order_ends_with_what_its_card_shows() {
    let shop = TempShop::new();
    let id = shop.order(3);
    for (field, said) in [("symptom", "屏幕不亮，充电发烫"), ("name", "欧阳明")] {
        shop.call("repair.correct", shop.correction(&id, &[(field, json!(said))]));
    }
    let card = shop.call("repair.card", json!({"id": id}));
    assert_eq!((&card["symptom"], &card["customer_name"]), (&json!("屏幕不亮，充电发烫"), &json!("欧阳明")));
    let history = shop.call("repair.history", json!({"id": id}));
    let last_of = |field: &str| {
        let rows = history.as_array().expect("rows").iter().rev();
        let mut changes = rows.flat_map(|row| row["changes"].as_array().expect("changes"));
        changes.find(|change| change["field"] == field).expect("it was changed")["after"]["value"].clone()
    };
    assert_eq!(last_of("symptom"), "屏幕不亮，充电发烫");
    assert_eq!(last_of("name"), "欧阳明");
}
