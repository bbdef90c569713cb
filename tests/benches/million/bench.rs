//! What the bench, the counter and the manager look at all day, in a shop of many years.

use crate::measure::Open;
use serde_json::{Value, json};
use tests::figures::Figures;

const ROUNDS: u32 = 100;
/// How long a page of the bench or the counter may take, in milliseconds: what is asked again every minute at every desk.
const PAGE: f64 = 50.0;
/// How long a look back over a whole year may take, in milliseconds.
const YEAR: f64 = 1_000.0;

/// Each page and each report; what missed what it should be.
pub(crate) fn looks(open: &Open) -> Vec<String> {
    let of_some = |key: &str, value: Value| json!({"view": "all", "filter": {key: value}, "limit": 50});
    let me = open.call("person.list", json!({"with_left": false}))[0]["id"].clone();
    let order = newest(open, "testing");
    let year = json!({"from": "2025-11-22", "to": "2026-11-21"});
    let overrides = json!({"from": "2025-11-22", "to": "2026-11-21", "limit": 100});
    let mut missed = Vec::new();
    for (what, command, input, most) in [
        ("my bench", "bench.mine", json!({}), PAGE),
        ("page: of a technician", "repair.find", of_some("holder", me), PAGE),
        ("page: all, urgent", "repair.find", of_some("priority", json!("urgent")), PAGE),
        ("page: all, refunded (nobody was)", "repair.find", of_some("outcome", json!("refunded")), PAGE),
        ("order page: the card", "repair.card", json!({"id": order}), PAGE),
        ("order page: its steps and gates", "repair.steps", json!({"id": order}), PAGE),
        ("order page: its history", "repair.history", json!({"id": order}), PAGE),
        ("machines that wait, due", "reminder.unclaimed", json!({"view": "due", "limit": 100}), PAGE),
        ("machines that wait, all", "reminder.unclaimed", json!({"view": "all", "limit": 100}), PAGE),
        ("debts", "payment.debts", json!({}), PAGE),
        ("close of the day, before it", "close.preview", json!({"scope": "day"}), PAGE),
        ("overrides of a year", "repair.overrides", overrides, PAGE),
        ("closes of a year", "close.list", year.clone(), YEAR),
        ("accounts of a year", "close.accounts", year.clone(), YEAR),
        ("figures of a year", "repair.figures", year, YEAR),
    ] {
        let figures = Figures::of(ROUNDS, |_| drop(open.call(command, input.clone())));
        figures.print(what);
        if figures.p50() > most {
            missed.push(format!("{what}: {:.1} ms", figures.p50()));
        }
    }
    missed
}

fn newest(open: &Open, stage: &str) -> Value {
    let input = json!({"view": "all", "filter": {"stages": [stage]}, "limit": 1});
    open.call("repair.find", input)["rows"][0]["id"].clone()
}
