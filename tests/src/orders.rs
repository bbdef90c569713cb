use crate::TempShop;
use desk::Caller;
use serde_json::{Value, json};

/// What an editor of an order sends back as they saw it.
const SEEN: [&str; 32] = [
    "id",
    "seen_seq",
    "wechat",
    "address",
    "company",
    "kind",
    "brand",
    "model",
    "colour",
    "storage",
    "catalogue",
    "imei",
    "imei2",
    "serial",
    "unreadable",
    "channel",
    "waybill",
    "place",
    "codes",
    "symptom",
    "reproduced",
    "accessories",
    "handed_back",
    "accessory_note",
    "backed_up",
    "account_lock",
    "repair_mode",
    "estimate",
    "ask_above",
    "promised_at",
    "warranty",
    "warranty_basis",
];

/// What an editor of an order sends back: the card they saw, with changes. The phone stays as it is, and a name is the
/// customer's own.
pub fn corrected(card: &Value, changes: &[(&str, Value)]) -> Value {
    let mut input = json!({
        "phone": null, "name": card["customer_name"], "for_customer": true, "bought_on": card["bought_on"],
    });
    for field in SEEN {
        input[field] = card[field].clone();
    }
    for (field, to) in changes {
        input[*field] = to.clone();
    }
    input
}

impl TempShop {
    /// An order's card.
    ///
    /// # Panics
    /// Where there is none.
    #[track_caller]
    pub fn card(&self, id: &str) -> Value {
        self.call("repair.card", json!({"id": id}))
    }

    /// What an editor of an order sends back.
    ///
    /// # Panics
    /// Where there is no such order.
    #[track_caller]
    pub fn correction(&self, id: &str, changes: &[(&str, Value)]) -> Value {
        corrected(&self.card(id), changes)
    }

    /// Declares an order void: the machine went back with its customer, and may come again.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn void(&self, id: &str) {
        let seen = self.card(id)["seen_seq"].clone();
        let input = json!({"id": id, "seen_seq": seen, "given_back": true, "reason": "客户改变主意"});
        self.call("repair.void", input);
    }

    /// Takes a machine in that may still be here: its open order is declared void first.
    ///
    /// # Panics
    /// Where it is refused for another reason.
    #[track_caller]
    pub fn bring(&self, caller: &Caller, input: &Value) -> Value {
        match self.desk.call(caller, "repair.open", input.clone()) {
            Ok(opened) => opened,
            Err(failure) if failure.message == "repair.already_open" => {
                self.void(&failure.params["id"]);
                self.call_as(caller, "repair.open", input.clone())
            }
            Err(failure) => panic!("repair.open: {failure}"),
        }
    }
}
