//! What the repair costs, and what the customer says to it.

use super::Life;
use crate::reference::Model;
use serde_json::json;
use tests::Dice;

impl Life<'_> {
    pub(super) fn offer(&mut self, by_manager: bool, dice: &mut Dice) {
        let fen = [0, 1, 9_900, 38_000, 123_456][dice.below(5)];
        let by_warranty = dice.below(5) == 0;
        let mut lines = Vec::new();
        if fen > 0 {
            lines.push(tests::labour("customer", fen));
        }
        lines.push(tests::labour(if by_warranty { "maker" } else { "shop" }, 5_000));
        let seen = self.shop.call("quote.of", json!({"id": self.id}))["seen_seq"].clone();
        let draft =
            json!({"repair": self.id, "seen_seq": seen, "lines": lines, "words": "", "valid_to": null});
        let Ok(written) = self.call(by_manager, "quote.write", draft) else { return };
        self.model.draft = Some((fen, by_warranty));
        self.model.version = written["version"].as_i64().expect("a version");
        let offer =
            json!({"repair": self.id, "seen_seq": written["seen_seq"], "version": written["version"]});
        let before = self.model.clone();
        let Ok(offered) = self.call(by_manager, "quote.offer", offer) else { return };
        let draft = self.model.draft.take();
        if offered["state"] == "agreed" {
            let had = before.billed();
            assert!(fen <= had, "{fen} fen were agreed to by nobody {}", self.story());
            // What counts after a no is still no yes to work.
            if before.agreed.is_none() && (before.said_no || before.by_rule.is_some()) {
                self.model.by_rule = Some(fen);
            } else {
                self.model.agreed = draft;
            }
        } else {
            self.model.offered = draft;
        }
        if before.stage == "diagnosing" {
            assert_eq!(before.open("quoting"), Some(Vec::new()), "quoted past gates {}", self.story());
        }
        self.follow(&before, by_manager);
    }

    pub(super) fn answer(&mut self, by_manager: bool, dice: &mut Dice) {
        let answer = ["declined", "ended", "agreed", "agreed", "agreed", "agreed"][dice.below(6)];
        let seen = self.shop.call("quote.of", json!({"id": self.id}))["seen_seq"].clone();
        let said = json!({
            "repair": self.id, "version": self.model.version, "seen_seq": seen, "answer": answer, "how": "phone",
            "who": "张伟", "number": "13800000001", "signature": null, "words": "",
        });
        let before = self.model.clone();
        if self.call(by_manager, "quote.answer", said).is_err() {
            return;
        }
        let offered = self.model.offered.take();
        assert!(offered.is_some(), "what was not offered was answered {}", self.story());
        if answer == "agreed" {
            self.model.agreed = offered;
            self.model.by_rule = None;
        } else {
            self.model.said_no = true;
            if self.model.agreed.is_none() && self.model.by_rule.is_none() {
                self.model.by_rule = self.rules.declined_fee;
            }
            // Nothing more is done: what was agreed to before goes, too.
            if answer == "ended" && self.model.agreed.take().is_some() {
                self.model.by_rule = Some(self.rules.declined_fee.unwrap_or(0));
            }
        }
        let has = self.model.agreed.is_some();
        self.follow(&before, by_manager);
        let may_end = ["awaiting_consent", "repairing", "awaiting_parts"].contains(&before.stage);
        let goes_back = answer != "agreed" && !has && may_end;
        if goes_back {
            assert_eq!(self.model.stage, "ready", "kept after a no {}", self.story());
            self.model.outcome = Some("declined");
        }
    }

    /// What was told and not answered becomes a draft again.
    pub(super) fn withdraw(&mut self, by_manager: bool) {
        let seen = self.shop.call("quote.of", json!({"id": self.id}))["seen_seq"].clone();
        let input = json!({"repair": self.id, "seen_seq": seen, "version": self.model.version});
        if let Ok(drafted) = self.call(by_manager, "quote.withdraw", input) {
            assert!(self.model.offered.is_some(), "what was not offered was withdrawn {}", self.story());
            self.model.draft = self.model.offered.take();
            self.model.version = drafted["version"].as_i64().expect("a version");
            self.look();
        }
    }

    /// After a quote: where it leads into the repair, all that the customer and a warranty pay was said.
    fn follow(&mut self, before: &Model, by_manager: bool) {
        self.look();
        if self.model.stage != before.stage && self.model.stage == "repairing" {
            let mut at = self.model.clone();
            at.stage = "awaiting_consent";
            at.returns_to = None;
            assert_eq!(at.open("repairing"), Some(Vec::new()), "repaired past gates {}", self.story());
        }
        if self.model.stage != before.stage {
            self.moved(by_manager, None);
        }
    }
}
