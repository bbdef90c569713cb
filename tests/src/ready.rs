use crate::TempShop;
use serde_json::{Value, json};

/// A line of a quote.
pub fn quote_line(kind: &str, unit: i64, payer: &str) -> Value {
    let grade = (kind == "part").then_some("original");
    json!({
        "id": null, "kind": kind, "name": format!("{kind} {unit}"), "quantity": 1, "unit": unit, "payer": payer,
        "grade": grade, "days": null, "level": null, "price": null, "rule": null,
    })
}

/// What the screens hide of the phone of an `intake`, below its ten thousandth.
const HIDDEN: &str = "0000";

impl TempShop {
    /// Moves an order as the manager, past every gate that a reason passes.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn pass(&self, id: &str, to: &str, outcome: Option<&str>) {
        let seen = self.card(id)["seen_seq"].clone();
        let input = json!({
            "id": id, "seen_seq": seen, "to": to, "reason": "测试", "outcome": outcome, "override_reason": "测试",
        });
        self.call("repair.step", input);
    }

    /// Quotes an order that is looked at, as it was agreed to at the counter.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn agreed(&self, id: &str, lines: &[Value]) {
        let seen = self.call("quote.of", json!({"id": id}))["seen_seq"].clone();
        let draft = json!({"repair": id, "seen_seq": seen, "lines": lines, "words": "", "valid_to": null});
        let version = self.call("quote.write", draft)["version"].clone();
        let seen = self.call("quote.of", json!({"id": id}))["seen_seq"].clone();
        let offered = self.call("quote.offer", json!({"repair": id, "seen_seq": seen, "version": version}));
        if offered["state"] == "agreed" {
            return;
        }
        let seen = self.call("quote.of", json!({"id": id}))["seen_seq"].clone();
        let answer = json!({
            "repair": id, "version": version, "seen_seq": seen, "answer": "agreed", "how": "in_person",
            "who": "张伟", "number": "", "signature": "[[10,10,200,80]]", "words": "",
        });
        self.call("quote.answer", answer);
    }

    /// An order whose machine is repaired, tested and waits for its customer.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn ready(&self, i: u32, lines: &[Value]) -> String {
        let id = self.order(i);
        self.make_ready(&id, lines);
        id
    }

    /// Brings a new order to where its machine waits for its customer; without lines nothing was found.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn make_ready(&self, id: &str, lines: &[Value]) {
        self.pass(id, "diagnosing", None);
        if lines.is_empty() {
            return self.pass(id, "ready", Some("no_fault"));
        }
        self.pass(id, "quoting", None);
        if lines.iter().any(|line| line["payer"] == "maker" || line["payer"] == "extended") {
            let seen = self.card(id)["seen_seq"].clone();
            let cover = json!({"id": id, "seen_seq": seen, "cover": "in_warranty", "basis": "发票 2026-05"});
            self.call("cover.decide", cover);
        }
        self.agreed(id, lines);
        self.pass(id, "testing", None);
        self.pass(id, "ready", Some("repaired"));
    }

    /// Settles an order and answers its settlement.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn settle(&self, id: &str) -> Value {
        self.call("settlement.make", self.settling(id))
    }

    /// How an order is settled as it is seen now.
    ///
    /// # Panics
    /// Where there is no such order.
    #[track_caller]
    pub fn settling(&self, id: &str) -> Value {
        let owed = self.call("settlement.of", json!({"id": id}))["owed"].clone();
        json!({"repair": id, "seen_seq": self.card(id)["seen_seq"], "expected_owed": owed})
    }

    /// Pays what is owed in cash.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn pay(&self, id: &str, amount: i64) -> Value {
        let owed = self.call("settlement.of", json!({"id": id}))["owed"].clone();
        let parts = json!([{"method": "cash", "amount": amount, "reference": ""}]);
        self.call("payment.pay", json!({"repair": id, "parts": parts, "expected_owed": owed}))
    }

    /// How the customer of an order takes the machine, by the last four digits of `intake(i)`.
    ///
    /// # Panics
    /// Where there is no such order.
    #[track_caller]
    pub fn collecting(&self, id: &str) -> Value {
        let card = self.card(id);
        let prepared = self.call("hand_over.card", json!({"id": id}))["prepared"].clone();
        let parts = if prepared["old_parts"] == true { "given" } else { "none" };
        json!({
            "repair": id, "seen_seq": card["seen_seq"], "against": "phone", "proof": HIDDEN,
            "collector": "", "how": "paper", "signature": null, "accessories": card["accessories"],
            "old_parts": parts, "outcome": prepared["outcome"],
        })
    }

    /// What an account holds, all days together: debit above zero, credit below.
    ///
    /// # Panics
    /// Where the books do not come to nothing.
    #[track_caller]
    pub fn account(&self, name: &str) -> i64 {
        let figures = self.call("close.accounts", json!({"from": "2026-11-01", "to": "2027-10-31"}));
        assert_eq!(figures["has"], figures["from"], "{figures}");
        let rows = figures["accounts"].as_array().expect("accounts");
        let row = rows.iter().find(|row| row["account"] == name).expect("an account");
        let grew = row["grew"].as_i64().expect("fen");
        if row["side"] == "has" { grew } else { -grew }
    }
}
