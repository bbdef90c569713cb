use crate::{TempShop, intake, voucher_of};
use desk::Caller;
use serde_json::{Value, json};

/// A line of a quote: work that its payer pays.
pub fn labour(payer: &str, fen: i64) -> Value {
    json!({
        "id": null, "kind": "labour", "name": "更换屏幕总成", "quantity": 1, "unit": fen, "payer": payer,
        "grade": null, "days": 90, "level": "one", "price": null, "rule": null,
    })
}

impl TempShop {
    /// Takes a machine in whose looks and functions were written down; answers the order's id.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn taken_in(&self, i: u32) -> String {
        let mut input = intake(i);
        input["checks"] = json!([{"item": "power", "result": "pass"}]);
        self.call("repair.open", input)["id"].as_str().expect("an id").to_owned()
    }

    /// What somebody sends who takes a plain step on an order as it stands.
    #[track_caller]
    pub fn stepping(&self, id: &str, to: &str) -> Value {
        json!({"id": id, "seen_seq": self.card(id)["seen_seq"], "to": to})
    }

    /// A finding, and a diagnosis whose list is full; the order stays where it is.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn diagnose(&self, caller: &Caller, id: &str) {
        let finding = json!({
            "repair": id, "symptom": null, "cause": null, "text": "屏幕排线断裂", "level": "one",
            "evidence": "none", "photos": [],
        });
        self.call_as(caller, "finding.add", finding);
        let results = self.all_well(id, "diagnosis");
        let done = json!({
            "repair": id, "purpose": "diagnosis", "results": results, "verdict": "pass", "reason": "", "step": false,
        });
        self.call_as(caller, "checkup.finish", done);
    }

    /// Writes a version of a quote and tells it to the customer; answers its version.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn offer(&self, caller: &Caller, id: &str, lines: &[Value]) -> Value {
        let seen = self.call("quote.of", json!({"id": id}))["seen_seq"].clone();
        let draft = json!({"repair": id, "seen_seq": seen, "lines": lines, "words": "", "valid_to": null});
        let written = self.call_as(caller, "quote.write", draft);
        let offer = json!({"repair": id, "seen_seq": written["seen_seq"], "version": written["version"]});
        self.call_as(caller, "quote.offer", offer);
        written["version"].clone()
    }

    /// The customer says yes or no on the phone.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn answer(&self, caller: &Caller, id: &str, version: &Value, answer: &str) -> Value {
        let seen = self.call("quote.of", json!({"id": id}))["seen_seq"].clone();
        let said = json!({
            "repair": id, "version": version, "seen_seq": seen, "answer": answer, "how": "phone", "who": "张伟",
            "number": "13800000001", "signature": null, "words": "",
        });
        self.call_as(caller, "quote.answer", said)
    }

    /// An order under repair by somebody, for which the customer agreed to pay so many fen.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn repairing(&self, technician: &Caller, i: u32, fen: i64) -> String {
        let id = self.taken_in(i);
        self.call_as(technician, "repair.step", self.stepping(&id, "diagnosing"));
        self.diagnose(technician, &id);
        let version = self.offer(technician, &id, &[labour("customer", fen)]);
        self.answer(technician, &id, &version, "agreed");
        assert_eq!(self.card(&id)["stage"], "repairing");
        id
    }

    /// Ends a test of an order.
    ///
    /// # Panics
    /// Where its kind of machine has no list.
    #[track_caller]
    pub fn tested(&self, id: &str, verdict: &str) -> Value {
        let reason = if verdict == "fail" { "右下角触摸还是断" } else { "" };
        json!({
            "repair": id, "purpose": "test", "results": self.all_well(id, "test"), "verdict": verdict,
            "reason": reason, "step": true,
        })
    }

    /// An order that was repaired by one person, tested by the manager, and waits for its customer.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn repaired(&self, technician: &Caller, i: u32, fen: i64) -> String {
        let id = self.repairing(technician, i, fen);
        self.call_as(technician, "repair.step", self.stepping(&id, "testing"));
        self.call("checkup.finish", self.tested(&id, "pass"));
        id
    }

    /// Settles an order and takes all that is owed in cash.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn settle_and_pay(&self, id: &str) {
        let owed = self.settle(id)["owed"].as_i64().expect("an amount");
        if owed > 0 {
            let part = json!({"method": "cash", "amount": owed, "reference": ""});
            self.call("payment.pay", json!({"repair": id, "parts": [part], "expected_owed": owed}));
        }
    }

    /// What somebody sends who hands a machine over against its voucher.
    #[track_caller]
    pub fn handing_over(&self, id: &str) -> Value {
        let card = self.card(id);
        json!({
            "repair": id, "seen_seq": card["seen_seq"], "against": "voucher", "proof": voucher_of(self.root(), id),
            "collector": "", "how": "paper", "signature": null, "accessories": card["accessories"],
            "old_parts": "none", "outcome": card["outcome"],
        })
    }

    /// A machine that was repaired, paid for and handed over.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn gone(&self, technician: &Caller, i: u32, fen: i64) -> String {
        let id = self.repaired(technician, i, fen);
        self.settle_and_pay(&id);
        self.call("hand_over.make", self.handing_over(&id));
        id
    }
}
