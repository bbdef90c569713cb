//! The rules of a shop.

use serde_json::json;
use tests::TempShop;

/// What differs from shop to shop.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// What whoever declines pays, in fen.
    pub(crate) declined_fee: Option<i64>,
    /// To how many fen a bill is rounded down.
    pub(crate) rounded_to: i64,
}

impl Rules {
    /// Puts them into a shop.
    pub(crate) fn keep(self, shop: &TempShop) {
        if let Some(fee) = self.declined_fee {
            shop.call("price.keep", json!({
                "id": null, "line": "fee", "name": "检测费", "kind": null, "brand": null, "model": null, "level": null,
                "inspection": true, "amount": fee * 2, "grade": null, "days": null, "valid_from": "2026-11-01",
                "valid_to": null, "active": true,
            }));
            shop.call("price.keep_rule", json!({
                "id": null, "rule": "declined_fee", "figures": {"percent": 50}, "valid_from": "2026-11-01",
                "valid_to": null, "active": true,
            }));
        }
        if self.rounded_to > 1 {
            let mut edit = tests::shop_edit(shop.call("shop.card", json!({})));
            edit["rounding"] = json!("yuan");
            shop.call("shop.revise", edit);
        }
    }
}
