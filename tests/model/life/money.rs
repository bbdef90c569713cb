//! What is billed, paid and given back.

use super::Life;
use serde_json::json;
use tests::Dice;

impl Life<'_> {
    pub(super) fn settle(&mut self, by_manager: bool, dice: &mut Dice) {
        if let Some((settlement, set_off)) = self.model.settled.clone()
            && dice.below(2) == 0
        {
            let input = json!({"id": settlement, "reason": "报价写错了"});
            if self.call(by_manager, "settlement.cancel", input).is_ok() {
                assert!(by_manager && self.model.written_off == 0, "{}", self.story());
                // Nothing is owed, and what came in and stayed is held.
                self.model.held += set_off + self.model.paid - self.model.refunded;
                self.model.settled = None;
                (self.model.owed, self.model.paid, self.model.refunded) = (0, 0, 0);
            }
            return;
        }
        let due = self.model.billed() / self.rules.rounded_to * self.rules.rounded_to;
        let set_off = due.min(self.model.held);
        let input = json!({"repair": self.id, "seen_seq": self.seen, "expected_owed": due - set_off});
        let Ok(made) = self.call(by_manager, "settlement.make", input) else { return };
        assert!(by_manager && self.model.settled.is_none(), "{}", self.story());
        self.model.owed += due - set_off;
        self.model.held -= set_off;
        assert_eq!(made["owed"], json!(self.model.owed), "{}", self.story());
        self.model.settled = Some((made["id"].as_str().expect("an id").to_owned(), set_off));
    }

    pub(super) fn pay(&mut self, by_manager: bool, dice: &mut Dice) {
        let owed = self.model.owed;
        let amount = [1, owed / 2, owed, owed + 1][dice.below(4)];
        let part = json!({"method": "wechat", "amount": amount, "reference": ""});
        let input = json!({"repair": self.id, "parts": [part], "expected_owed": owed});
        if let Ok(paid) = self.call(by_manager, "payment.pay", input) {
            assert!(by_manager && (1..=owed).contains(&amount), "{}", self.story());
            self.model.owed -= amount;
            self.model.paid += amount;
            assert_eq!(paid["owed"], json!(self.model.owed), "{}", self.story());
        }
    }

    /// What came in goes back, never more; the debt that it paid stands again, or is let off.
    pub(super) fn refund(&mut self, by_manager: bool, dice: &mut Dice) {
        let most = self.model.refundable();
        let amount = [1, most / 2, most, most + 1][dice.below(4)];
        let again = dice.below(2) == 0;
        let input = json!({
            "repair": self.id, "amount": amount, "method": "wechat", "reference": "", "reason": "修得不满意",
            "again": again,
        });
        if self.call(by_manager, "payment.refund", input).is_ok() {
            assert!(by_manager && (1..=most).contains(&amount), "{}", self.story());
            self.model.refunded += amount;
            if again {
                self.model.owed += amount;
            }
        }
    }

    /// A debt of a machine that went home is written off, never more than it is, and never more comes back.
    pub(super) fn write_off(&mut self, by_manager: bool, dice: &mut Dice) {
        let is_back = dice.below(3) == 0;
        let most = if is_back { self.model.written_off } else { self.model.owed };
        let amount = [1, most / 2, most, most + 1][dice.below(4)];
        let mut input = json!({"repair": self.id, "amount": amount, "reason": "联系不上"});
        if !is_back {
            input["expected_owed"] = json!(self.model.owed);
        }
        let name = if is_back { "debt.write_back" } else { "debt.write_off" };
        if self.call(by_manager, name, input).is_ok() {
            let is_gone = is_back || ["handed_over", "closed"].contains(&self.model.stage);
            assert!(by_manager && is_gone && (1..=most).contains(&amount), "{}", self.story());
            let off = if is_back { -amount } else { amount };
            self.model.written_off += off;
            self.model.owed -= off;
        }
    }

    pub(super) fn prepay(&mut self, by_manager: bool, dice: &mut Dice) {
        if dice.below(2) == 0 {
            let input = json!({"repair": self.id, "amount": 5_000, "method": "cash", "reference": ""});
            if self.call(by_manager, "payment.prepay", input).is_ok() {
                self.model.held += 5_000;
            }
            return;
        }
        let amount = [self.model.held, self.model.held + 1, 1][dice.below(3)];
        let input = json!({
            "repair": self.id, "amount": amount, "method": "cash", "reference": "", "reason": "客户不修了",
        });
        if self.call(by_manager, "payment.give_back", input).is_ok() {
            assert!(amount <= self.model.held, "more went back than was held {}", self.story());
            self.model.held -= amount;
        }
    }

    /// What the books say of the order is what was taken and given.
    pub(crate) fn must_balance(&self) {
        let money = self.shop.call("settlement.of", json!({"id": self.id}));
        if self.model.settled.is_some() {
            assert_eq!(money["owed"], json!(self.model.owed), "{}", self.story());
        }
        assert!(self.model.owed >= 0 && self.model.held >= 0, "{}", self.story());
        let held = self.shop.card(&self.id)["prepaid"].clone();
        assert_eq!(held, json!(self.model.held), "{}", self.story());
    }
}
