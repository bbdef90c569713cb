//! A shop that waits for parts: a machine is under repair, and what it needs is ordered and on its way.

use crate::staff::{TECHNICIAN, staffed_folder};
use crate::{TempShop, copy_folder, memory_folder};
use kernel::{Clock, SystemClock};
use serde_json::{Value, json};
use std::sync::OnceLock;
use tempfile::TempDir;

/// Who sells the parts.
pub const SUPPLIER: &str = "华强北阿强";

/// A part as its packet has it.
#[derive(Debug, Clone, Copy)]
pub struct Ordered {
    /// Its number.
    pub number: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What a scanner reads from its packet.
    pub barcode: &'static str,
    /// What one costs, in fen.
    pub price: i64,
    /// How many were ordered.
    pub pieces: i64,
}

/// Counted by pieces.
pub const BATTERY: Ordered =
    Ordered { number: "DC-R12", name: "电池", barcode: "6901234567892", price: 6_800, pieces: 3 };

/// Each piece has a serial number, and the old one goes back to the maker.
pub const SCREEN: Ordered =
    Ordered { number: "PM-R12", name: "屏幕总成", barcode: "6909876543214", price: 30_000, pieces: 2 };

/// A data folder with that shop in it: one order with the supplier, of both parts, was sent.
///
/// # Panics
/// Where it cannot be made.
pub fn awaited_folder() -> TempDir {
    static TEMPLATE: OnceLock<TempDir> = OnceLock::new();
    let template = TEMPLATE.get_or_init(wait);
    let folder = memory_folder();
    copy_folder(template.path(), folder.path());
    folder
}

fn wait() -> TempDir {
    let shop = TempShop::reopened(staffed_folder(), &SystemClock::new().now().text());
    shop.sign_in();
    let technician = shop.browser();
    shop.sign_in_as(&technician, TECHNICIAN.badge, TECHNICIAN.password).expect("signs in");
    shop.repairing(&technician, 1, 38_000);
    let supplier = json!({
        "id": null, "seen_seq": 0, "name": SUPPLIER, "contact": "", "phone": "", "address": "", "return_days": 7,
        "note": "", "active": true,
    });
    let supplier = shop.call("supplier.keep", supplier)["id"].clone();
    let lines = [(BATTERY, false), (SCREEN, true)].map(|(part, serialised)| {
        let id = kept(&shop, &part, &supplier, serialised);
        json!({"id": null, "part": id, "quantity": part.pieces, "price": part.price})
    });
    let order = json!({
        "id": null, "supplier": supplier, "note": "", "expected": null, "carrier": "", "waybill": "", "lines": lines,
    });
    let order = shop.call("purchase.keep", order)["id"].clone();
    let seen = shop.call("purchase.card", json!({"id": order}))["seen_seq"].clone();
    shop.call("purchase.order", json!({"id": order, "seen_seq": seen}));
    shop.closed()
}

fn kept(shop: &TempShop, part: &Ordered, supplier: &Value, serialised: bool) -> Value {
    let offer = json!({
        "supplier": supplier, "number": part.number, "price": part.price, "lead_days": 3, "least": 1, "preferred": true,
    });
    let kept = json!({
        "id": null, "seen_seq": 0, "number": part.number, "name": part.name, "spec": "", "unit": "个",
        "grade": "original", "serialised": serialised, "returns_old": serialised, "class": null, "sale": null,
        "markup": 60, "warranty_days": 90, "safety": null, "reorder_at": null, "maximum": null, "bin": null,
        "superseded_by": null, "note": "", "active": true, "codes": [part.barcode], "models": [], "alternates": [],
        "suppliers": [offer],
    });
    shop.call("part.keep", kept)["id"].clone()
}
