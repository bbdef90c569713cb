use domain::stock::{MovementKind, PartId, PlaceId, PlaceKind};
use kernel::Code;
use std::collections::BTreeSet;
use std::sync::Barrier;
use tests::stock_room::{StockRoom, moving, worth};
use tests::{Dice, memory_folder};

const PEOPLE: usize = 20;

/// How many movements all of them try together; `XIUTAI_MOVEMENTS` sets it, 100,000 for the whole proof.
fn movements() -> usize {
    std::env::var("XIUTAI_MOVEMENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(8_000)
}

struct Places {
    supplier: PlaceId,
    good: PlaceId,
    bad: PlaceId,
    installed: PlaceId,
    difference: PlaceId,
}

/// One random movement; whether it was made.
fn one_move(room: &StockRoom, places: &Places, own: PlaceId, parts: &[PartId], dice: &mut Dice) -> bool {
    let part = parts[dice.below(parts.len())];
    let quantity = i64::try_from(1 + dice.below(5)).unwrap();
    let value = i64::try_from(dice.below(100_000)).unwrap();
    let go = |kind, way| moving(kind, part, way, quantity);
    let moving = match dice.below(10) {
        0 | 1 => worth(value, go(MovementKind::Receive, (places.supplier, places.good))),
        2 => worth(value, go(MovementKind::CountGain, (places.difference, places.good))),
        3 => go(MovementKind::CountLoss, (places.good, places.difference)),
        4 | 5 => go(MovementKind::Issue, (places.good, own)),
        6 => go(MovementKind::Use, (own, places.installed)),
        7 => go(MovementKind::ReturnGood, (own, places.good)),
        8 => go(MovementKind::Broken, (own, places.bad)),
        _ => go(MovementKind::Transfer, (places.bad, places.good)),
    };
    match room.post(moving) {
        Ok(made) => {
            if dice.below(20) == 0 {
                // A mistake; what it brought may be gone already.
                match room.reverse(made) {
                    Ok(_) => {}
                    Err(failure) => assert_eq!(failure.message, "stock.gone_on"),
                }
            }
            true
        }
        Err(failure) => {
            assert_eq!((failure.code, failure.message), (Code::Conflict, "stock.short"));
            false
        }
    }
}

#[test]
fn whatever_twenty_people_move_at_once_a_recount_finds_no_difference() {
    let room = StockRoom::in_folder(memory_folder());
    let parts: Vec<PartId> = (0..7).map(|n| room.part(&format!("P{n}"), false)).collect();
    let places = Places {
        supplier: room.place(PlaceKind::Supplier),
        good: room.place(PlaceKind::Good),
        bad: room.place(PlaceKind::Bad),
        installed: room.place(PlaceKind::Installed),
        difference: room.place(PlaceKind::Difference),
    };
    let own: Vec<PlaceId> = (0..PEOPLE).map(|n| room.place_of(room.person(&format!("20{n:02}")))).collect();
    let each = movements() / PEOPLE;
    let made: usize = std::thread::scope(|scope| {
        let people: Vec<_> = (0..PEOPLE)
            .map(|n| {
                let (room, places, own, parts) = (&room, &places, own[n], &parts);
                scope.spawn(move || {
                    let mut dice = Dice::new(u64::try_from(n).unwrap());
                    let mut left = each;
                    while left > 0 {
                        left -= usize::from(one_move(room, places, own, parts, &mut dice));
                    }
                    each
                })
            })
            .collect();
        people.into_iter().map(|one| one.join().unwrap()).sum()
    });
    assert_eq!(made, each * PEOPLE);
    assert_eq!(room.differences(), Vec::<String>::new());
    for part in parts {
        for lying in room.look(|read| store::stock::lying(read, part)) {
            assert!(lying.on_hand > 0 && lying.value.0 >= 0, "{lying:?}");
        }
    }
    let folder = room.closed();
    let db = tests::past_the_store(folder.path());
    let rows: i64 = db.query_row("SELECT count(*) AS n FROM movement", [], |row| row.get("n")).unwrap();
    assert!(usize::try_from(rows).unwrap() >= made, "{rows} rows for {made} movements");
}

#[test]
fn the_last_piece_is_taken_by_exactly_one_in_a_thousand_rounds() {
    let room = StockRoom::in_folder(memory_folder());
    let part = room.part("LAST", false);
    let (supplier, good) = (room.place(PlaceKind::Supplier), room.place(PlaceKind::Good));
    let own: Vec<PlaceId> = (0..PEOPLE).map(|n| room.place_of(room.person(&format!("30{n:02}")))).collect();
    let (begin, end) = (Barrier::new(PEOPLE + 1), Barrier::new(PEOPLE + 1));
    const ROUNDS: usize = 1_000;
    let mut winners = BTreeSet::new();
    std::thread::scope(|scope| {
        let people: Vec<_> = own
            .iter()
            .map(|own| {
                let (room, begin, end) = (&room, &begin, &end);
                scope.spawn(move || {
                    let mut won = Vec::new();
                    for round in 0..ROUNDS {
                        begin.wait();
                        match room.post(moving(MovementKind::Issue, part, (good, *own), 1)) {
                            Ok(_) => won.push(round),
                            Err(failure) => {
                                assert_eq!(failure.message, "stock.short");
                                assert_eq!(failure.params["there"], "0");
                            }
                        }
                        end.wait();
                    }
                    won
                })
            })
            .collect();
        for _ in 0..ROUNDS {
            room.post(worth(100, moving(MovementKind::Receive, part, (supplier, good), 1))).unwrap();
            begin.wait();
            end.wait();
        }
        let won: Vec<usize> = people.into_iter().flat_map(|one| one.join().unwrap()).collect();
        assert_eq!(won.len(), ROUNDS, "a piece was taken twice or by nobody");
        winners.extend(won);
    });
    assert_eq!(winners.len(), ROUNDS, "one winner in each round");
    assert_eq!(room.there(part, good), (0, 0));
    assert_eq!(room.differences(), Vec::<String>::new());
}
