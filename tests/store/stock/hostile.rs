use domain::stock::{MOST_VALUE, MovementKind, PlaceKind};
use kernel::Code;
use store::stock::Moving;
use tests::memory_folder;
use tests::stock_room::{StockRoom, moving, this_piece, worth};

#[test]
fn what_cannot_be_is_refused_and_leaves_nothing() {
    let room = StockRoom::in_folder(memory_folder());
    let (plain, serial) = (room.part("PLAIN", false), room.part("SERIAL", true));
    let [supplier, good, bad, customer] =
        [PlaceKind::Supplier, PlaceKind::Good, PlaceKind::Bad, PlaceKind::Customer]
            .map(|kind| room.place(kind));
    let own = room.place_of(room.clerk);
    let receive = |part, quantity| moving(MovementKind::Receive, part, (supplier, good), quantity);
    let refused = |moving: Moving| room.post(moving).unwrap_err().message;
    for quantity in [0, -1, i64::MIN, 1_000_001, i64::MAX] {
        assert_eq!(refused(worth(1, receive(plain, quantity))), "stock.invalid", "{quantity}");
    }
    for value in [-1, MOST_VALUE.0 + 1, i64::MAX, i64::MIN] {
        assert_eq!(refused(worth(value, receive(plain, 1))), "stock.needs_value", "{value}");
    }
    assert_eq!(refused(receive(plain, 1)), "stock.needs_value");
    assert_eq!(refused(worth(1, receive(serial, 1))), "stock.needs_piece");
    let piece = room.piece(serial, "S1");
    assert_eq!(refused(Moving { piece: Some(piece), ..worth(1, receive(serial, 2)) }), "stock.needs_piece");
    assert_eq!(refused(this_piece(piece, worth(1, receive(plain, 1)))), "stock.no_serials");
    let other = room.part("OTHER", true);
    assert_eq!(refused(this_piece(piece, worth(1, receive(other, 1)))), "piece.not_found");
    // Ways that are none: past the technician, from a customer into the stock, nowhere at all.
    for (kind, way) in [
        (MovementKind::Use, (good, customer)),
        (MovementKind::Receive, (customer, good)),
        (MovementKind::Transfer, (good, good)),
        (MovementKind::Issue, (bad, own)),
        (MovementKind::Reversal, (good, supplier)),
    ] {
        assert_eq!(refused(worth(1, moving(kind, plain, way, 1))), "stock.not_so", "{kind:?}");
    }
    assert_eq!(refused(moving(MovementKind::Issue, plain, (good, own), 1)), "stock.short");
    assert_eq!(room.there(plain, good), (0, 0));
    assert!(!room.look(|read| store::stock::has_moved(read, plain)));
    assert_eq!(room.differences(), Vec::<String>::new());
}

#[test]
fn what_costs_nothing_lies_there_all_the_same() {
    let room = StockRoom::in_folder(memory_folder());
    let part = room.part("FREE", false);
    let [supplier, good, customer, kept, installed] = [
        PlaceKind::Supplier,
        PlaceKind::Good,
        PlaceKind::Customer,
        PlaceKind::CustomerOwn,
        PlaceKind::Installed,
    ]
    .map(|kind| room.place(kind));
    room.post(worth(0, moving(MovementKind::Receive, part, (supplier, good), 3))).unwrap();
    assert_eq!(room.there(part, good), (3, 0));
    // What a customer brings is worth nothing to the shop, whatever is said.
    room.post(worth(50_000, moving(MovementKind::OwnIn, part, (customer, kept), 2))).unwrap();
    assert_eq!(room.there(part, kept), (2, 0));
    assert_eq!(room.look(|read| store::stock::available(read, part)), 3, "a customer's own is not free");
    room.post(moving(MovementKind::Use, part, (kept, installed), 1)).unwrap();
    assert_eq!(room.there(part, kept), (1, 0));
    assert_eq!(room.differences(), Vec::<String>::new());
}

#[test]
fn a_piece_is_in_one_place_at_a_time() {
    let room = StockRoom::in_folder(memory_folder());
    let part = room.part("SCREEN", true);
    let [supplier, good, bad] =
        [PlaceKind::Supplier, PlaceKind::Good, PlaceKind::Bad].map(|kind| room.place(kind));
    let own = room.place_of(room.clerk);
    let piece = room.piece(part, "F2L1");
    assert_eq!(room.piece(part, "f2l1"), piece, "a serial number is the same however it is cased");
    let receive = this_piece(piece, worth(500, moving(MovementKind::Receive, part, (supplier, good), 1)));
    room.post(receive.clone()).unwrap();
    let again = room.post(receive).unwrap_err();
    assert_eq!((again.code, again.message), (Code::Conflict, "stock.piece_elsewhere"));
    assert_eq!((again.params["place"].as_str(), again.params["serial"].as_str()), ("good", "F2L1"));
    let issue = this_piece(piece, moving(MovementKind::Issue, part, (good, own), 1));
    let issued = room.post(issue.clone()).unwrap();
    assert_eq!(room.post(issue).unwrap_err().message, "stock.piece_elsewhere");
    room.post(this_piece(piece, moving(MovementKind::Broken, part, (own, bad), 1))).unwrap();
    let gone = room.reverse(issued).unwrap_err();
    assert_eq!((gone.message, gone.params["there"].as_str()), ("stock.gone_on", "0"));
    assert_eq!(room.there(part, bad), (1, 500));
}

#[test]
fn a_delivery_that_was_used_already_is_not_taken_back() {
    let room = StockRoom::in_folder(memory_folder());
    let part = room.part("GLUE", false);
    let (supplier, good) = (room.place(PlaceKind::Supplier), room.place(PlaceKind::Good));
    let own = room.place_of(room.clerk);
    let came = room.post(worth(900, moving(MovementKind::Receive, part, (supplier, good), 3))).unwrap();
    let taken = room.post(moving(MovementKind::Issue, part, (good, own), 1)).unwrap();
    let refused = room.reverse(came).unwrap_err();
    assert_eq!((refused.message, refused.params["there"].as_str()), ("stock.gone_on", "2"));
    // Once the piece is back, the delivery goes back whole.
    let back = room.reverse(taken).unwrap();
    assert_eq!(room.reverse(back).unwrap_err().message, "stock.is_reversal");
    room.reverse(came).unwrap();
    assert_eq!(room.there(part, good), (0, 0));
    assert_eq!(room.reverse(came).unwrap_err().message, "stock.reversed_already");
}

#[test]
fn movements_are_never_changed_and_stock_that_was_is_found() {
    let room = StockRoom::in_folder(memory_folder());
    let part = room.part("DRIFT", false);
    let (supplier, good) = (room.place(PlaceKind::Supplier), room.place(PlaceKind::Good));
    room.post(worth(900, moving(MovementKind::Receive, part, (supplier, good), 3))).unwrap();
    let folder = room.closed();
    let said = |sql: &str| {
        tests::past_the_store(folder.path()).execute_batch(sql).map_err(|error| error.to_string())
    };
    for sql in ["UPDATE movement SET quantity = 4", "DELETE FROM movement"] {
        assert!(said(sql).unwrap_err().contains("append-only"), "{sql}");
    }
    for sql in [
        "UPDATE stock SET on_hand = -1, value = 0",
        "UPDATE stock SET reserved = 4",
        "UPDATE stock SET reserved = -1",
        "UPDATE stock SET on_hand = 0",
    ] {
        assert!(said(sql).unwrap_err().contains("CHECK"), "{sql}");
    }
    let now = kernel::Moment::read("2026-11-22T03:00:00.000Z").unwrap();
    let found = |sql: &str| {
        let copy = memory_folder();
        tests::copy_folder(folder.path(), copy.path());
        tests::past_the_store(copy.path()).execute_batch(sql).unwrap();
        let store = store::Store::open(&copy.path().join("shop"), now).unwrap();
        store.read(uuid::Uuid::nil(), now, store::stock::differences).unwrap()
    };
    assert!(found("SELECT 1").is_empty());
    for sql in [
        "UPDATE stock SET on_hand = on_hand + 1",
        "UPDATE stock SET value = value - 1",
        "UPDATE stock SET reserved = 1",
        "DELETE FROM stock",
        "DROP TRIGGER movement_keeps_every_word; UPDATE movement SET value = value + 1",
    ] {
        assert_eq!(found(sql), ["DRIFT"], "{sql}");
    }
}
