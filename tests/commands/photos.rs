//! Pictures of machines: handed in, named by an order, looked at, taken out of sight.

use kernel::Code;
use serde_json::{Value, json};
use tests::{TAKEN_AT, TempShop, faults, files_below, photo, refused_to};

fn staged(shop: &TempShop, n: u8) -> String {
    shop.desk.stage(&shop.window, &photo(n)).unwrap().hash
}

fn added(shop: &TempShop, order: &str, n: u8) -> Value {
    shop.call("photo.add", json!({"repair": order, "hash": staged(shop, n), "view": "front"}))["id"].clone()
}

fn shown(shop: &TempShop, id: &Value) -> Result<Vec<u8>, &'static str> {
    let drawn = shop.desk.paper(&shop.window, "photo.image", json!({"id": id}));
    drawn.map(|paper| paper.bytes).map_err(|failure| failure.message)
}

#[test]
fn a_picture_is_kept_without_what_the_phone_wrote_into_it() {
    let shop = TempShop::new();
    let order = shop.order(1);
    let id = added(&shop, &order, 1);
    let listed = shop.call("photo.list", json!({"id": order}));
    assert_eq!(
        listed,
        json!([{
            "id": id, "view": "front", "phase": "intake", "width": 64, "height": 48, "at": "2026-11-21T06:02:03.004Z", "by": "周明远",
            "removed": false,
        }])
    );
    let has_place = |bytes: &[u8]| bytes.windows(TAKEN_AT.len()).any(|part| part == TAKEN_AT);
    assert!(has_place(&photo(1)) && !has_place(&shown(&shop, &id).unwrap()));
    for file in files_below(shop.root()) {
        assert!(!has_place(&std::fs::read(&file).unwrap()), "{}", file.display());
    }
}

#[test]
fn only_what_is_a_picture_reaches_the_disk() {
    let shop = TempShop::new();
    let before = files_below(&shop.root().join("shop-1/files"));
    for (bytes, message) in [
        (b"%PDF-1.7".to_vec(), "picture.format"),
        (photo(1)[..200].to_vec(), "picture.unreadable"),
        (vec![0; (32 << 20) + 1], "picture.too_large"),
    ] {
        let failure = shop.desk.stage(&shop.window, &bytes).unwrap_err();
        assert_eq!((failure.code, failure.message), (Code::Invalid, message));
    }
    assert_eq!(files_below(&shop.root().join("shop-1/files")), before);
    assert!(before.is_empty());
}

#[test]
fn a_staged_picture_is_shown_before_an_order_names_it() {
    let shop = TempShop::new();
    let hash = staged(&shop, 1);
    let paper = shop.desk.paper(&shop.window, "photo.staged", json!({"hash": hash})).unwrap();
    assert_eq!((&paper.bytes[..2], paper.media_type), (&b"\xFF\xD8"[..], "image/jpeg"));
    for nothing in ["", "../shop.db", &hash[1..], &"0".repeat(64)] {
        let failure = shop.desk.paper(&shop.window, "photo.staged", json!({"hash": nothing})).unwrap_err();
        assert_eq!(failure.message, "file.not_found", "{nothing:?}");
    }
}

#[test]
fn a_picture_out_of_sight_is_listed_with_its_reason_in_the_journal() {
    let shop = TempShop::new();
    let order = shop.order(1);
    let id = added(&shop, &order, 1);
    let blank = shop.refused("photo.remove", json!({"id": id, "reason": " "}));
    assert_eq!(faults(&blank), [("reason", "field.empty")]);
    assert!(shown(&shop, &id).is_ok());

    shop.call("photo.remove", json!({"id": id, "reason": "拍到了客户的脸"}));
    assert_eq!(shop.call("photo.list", json!({"id": order}))[0]["removed"], true);
    assert_eq!(shown(&shop, &id), Err("photo.not_found"));
    let again = shop.refused("photo.remove", json!({"id": id, "reason": "再次"}));
    assert_eq!((again.code, again.message), (Code::NotFound, "photo.not_found"));
}

#[test]
fn an_order_that_is_over_keeps_its_pictures() {
    let shop = TempShop::new();
    let order = shop.order(1);
    let id = added(&shop, &order, 1);
    shop.void(&order);
    let more = json!({"repair": order, "hash": staged(&shop, 2), "view": "back"});
    let away = json!({"id": id, "reason": "拍到了客户的脸"});
    for (command, input) in [("photo.add", more), ("photo.remove", away)] {
        let failure = shop.refused(command, input);
        assert_eq!((failure.code, failure.message), (Code::Refused, "repair.not_open"), "{command}");
    }
    assert!(shown(&shop, &id).is_ok());
}

#[test]
fn a_picture_is_taken_out_by_who_took_it_or_corrects_orders() {
    let shop = TempShop::new();
    let order = shop.order(1);
    let wang = shop.person("王建国", "0021", &["technician"]);
    let others = json!({"id": added(&shop, &order, 1), "reason": "重复"});
    let refused = refused_to(&shop.desk, &wang, "photo.remove", others.clone());
    assert_eq!((refused.code, refused.message), (Code::Forbidden, "photo.not_yours"));
    let hash = shop.desk.stage(&wang, &photo(2)).unwrap().hash;
    let own = shop.call_as(&wang, "photo.add", json!({"repair": order, "hash": hash, "view": "back"}));
    shop.call_as(&wang, "photo.remove", json!({"id": own["id"], "reason": "糊了"}));
    shop.call("photo.remove", others);
}

#[test]
fn an_order_takes_thirty_pictures() {
    let shop = TempShop::new();
    let order = shop.order(1);
    let first = added(&shop, &order, 0);
    for n in 1..30 {
        added(&shop, &order, n);
    }
    let more = json!({"repair": order, "hash": staged(&shop, 30), "view": "back"});
    let failure = shop.refused("photo.add", more.clone());
    assert_eq!(faults(&failure), [("hash", "photo.too_many")]);
    assert_eq!(failure.fields[0].params["max"], "30");
    shop.call("photo.remove", json!({"id": first, "reason": "重复"}));
    shop.call("photo.add", more);
}

#[test]
fn a_picture_nobody_handed_in_and_an_order_nobody_opened_are_told() {
    let shop = TempShop::new();
    let order = shop.order(1);
    for hash in ["0".repeat(64), "../../etc/passwd".to_owned()] {
        let failure = shop.refused("photo.add", json!({"repair": order, "hash": hash, "view": "back"}));
        assert_eq!(faults(&failure), [("hash", "photo.not_staged")]);
    }
    let nobody =
        json!({"repair": "018f0000-0000-7000-8000-000000000000", "hash": staged(&shop, 1), "view": "back"});
    assert_eq!(refused_to(&shop.desk, &shop.window, "photo.add", nobody).message, "repair.not_found");
}
