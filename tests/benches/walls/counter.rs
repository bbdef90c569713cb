//! At the counter: saving an order, its card on paper.

use serde_json::json;
use std::fs::File;
use std::io::Write;
use std::time::Instant;
use tests::figures::Figures;
use tests::{TempShop, disk_folder};

const SAVES: u32 = 300;
const CARDS: u32 = 200;
/// What the disk itself takes for one durable write, and orders through the door, each on the disk before it is
/// answered: one of these after one of those, so that both meet the same disk.
pub(crate) fn durable_saves() -> (Figures, Figures) {
    let shop = TempShop::in_folder(disk_folder());
    let mut file = File::create(shop.root().join("raw")).expect("a file");
    let page = [0x5a; 4_096];
    let (mut raw, mut saves) = (Vec::new(), Vec::new());
    for i in 0..SAVES {
        let start = Instant::now();
        file.write_all(&page).expect("written");
        file.sync_data().expect("synced");
        raw.push(start.elapsed());
        let start = Instant::now();
        shop.order(i);
        saves.push(start.elapsed());
    }
    (Figures::from(raw), Figures::from(saves))
}

/// The same orders in a folder in memory: what they cost without a disk.
pub(crate) fn saves_in_memory() -> Figures {
    let shop = TempShop::new();
    Figures::of(SAVES, |i| {
        shop.order(i);
    })
}

/// Cards and papers of a shop with some orders; `million` has the searches.
pub(crate) fn papers() {
    let shop = TempShop::new();
    for i in 0..40 {
        shop.order(i);
    }
    let page = shop.call("repair.find", json!({"view": "all", "limit": 20}));
    let id = |i: u32| {
        let rows = page["rows"].as_array().expect("rows");
        json!({"id": rows[usize::try_from(i).expect("small") % rows.len()]["id"]})
    };
    Figures::of(CARDS, |i| {
        shop.call("repair.card", id(i));
    })
    .print("card of an order");
    // The fonts are loaded by now or with the first.
    shop.desk.paper(&shop.window, "repair.job_card", id(0)).expect("a paper");
    Figures::of(30, |i| {
        shop.desk.paper(&shop.window, "repair.job_card", id(i)).expect("a paper");
    })
    .print("job card as PDF, warm");
}
