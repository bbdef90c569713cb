use crate::{TempShop, intake};
use desk::Caller;
use serde_json::{Value, json};

/// What the manager says where the house asks why a gate is passed.
const WHY: &str = "测试用单，不等";

impl TempShop {
    /// Moves an order by the plain step, past the gates that the manager may pass.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn step(&self, id: &str, to: &str) -> Value {
        let seen = self.card(id)["seen_seq"].clone();
        let said = json!({"id": id, "seen_seq": seen, "to": to, "reason": WHY, "override_reason": WHY});
        self.call("repair.step", said)
    }

    /// A phone that is being looked at.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn diagnosing(&self, i: u32) -> String {
        let mut phone = intake(i);
        phone["kind"] = json!("phone");
        let id = self.call("repair.open", phone)["id"].as_str().expect("an id").to_owned();
        self.step(&id, "diagnosing");
        id
    }

    /// A phone that is repaired at the shop's cost and waits for its test; whoever is named did the
    /// work.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn in_test(&self, technician: &Caller, i: u32) -> String {
        let id = self.diagnosing(i);
        let looked = json!({
            "repair": id, "purpose": "diagnosis", "results": self.all_well(&id, "diagnosis"), "verdict": "pass",
            "reason": "", "step": false,
        });
        self.call("checkup.finish", looked);
        let found = json!({
            "repair": id, "symptom": null, "cause": null, "text": "排线松脱", "level": "one", "evidence": "none",
            "photos": [],
        });
        self.call("finding.add", found);
        let line = json!({
            "id": null, "kind": "labour", "name": "返修", "quantity": 1, "unit": 10_000, "payer": "shop",
            "grade": null, "days": 90, "level": "one", "price": null, "rule": null,
        });
        let seen = self.card(&id)["seen_seq"].clone();
        let draft = json!({"repair": id, "seen_seq": seen, "lines": [line], "words": "", "valid_to": null});
        let quote = self.call("quote.write", draft);
        let offer = json!({"repair": id, "seen_seq": quote["seen_seq"], "version": quote["version"]});
        self.call("quote.offer", offer);
        if self.card(&id)["stage"] != "repairing" {
            self.step(&id, "repairing");
        }
        let work = json!({
            "repair": id, "kind": "work", "action": "R03", "text": "拆机清洁，重插排线", "before": [], "after": [],
        });
        self.call_as(technician, "log.add", work);
        self.step(&id, "testing");
        id
    }

    /// What fills the list in force for an order: every item well, figures at their limits.
    ///
    /// # Panics
    /// Where the kind of machine has no list.
    #[track_caller]
    pub fn all_well(&self, id: &str, purpose: &str) -> Vec<Value> {
        let checkups = self.call("checkup.of", json!({"id": id}));
        let items = checkups[purpose]["items"].as_array().expect("a list").clone();
        let well = |item: Value| {
            let limit = if item["low"].is_null() { &item["high"] } else { &item["low"] };
            let value = if item["unit"].is_null() { &Value::Null } else { limit };
            json!({"key": item["key"], "result": "pass", "value": value, "note": ""})
        };
        items.into_iter().map(well).collect()
    }
}
