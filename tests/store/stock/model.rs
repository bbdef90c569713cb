use domain::stock::{MovementId, MovementKind, PartId, PieceId, PlaceId, PlaceKind};
use std::collections::BTreeMap;
use tests::stock_room::{StockRoom, moving, this_piece, worth};
use tests::{Dice, memory_folder};

/// What lies where, as a child would keep it: so many pieces, worth so many fen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Shelf {
    pieces: i64,
    value: i64,
}

/// The rules once more, in the plainest way.
#[derive(Debug, Default)]
struct Model {
    shelves: BTreeMap<(PartId, PlaceId), Shelf>,
    counters: Vec<PlaceId>,
}

impl Model {
    fn free(&self, part: PartId, place: PlaceId) -> i64 {
        self.shelves.get(&(part, place)).map_or(0, |shelf| shelf.pieces)
    }

    /// The worth that leaves: in floating halves, where the numbers are small enough for it.
    fn share(&self, part: PartId, place: PlaceId, quantity: i64) -> i64 {
        let Some(shelf) = self.shelves.get(&(part, place)) else { return 0 };
        if quantity >= shelf.pieces {
            return shelf.value;
        }
        let doubled = 2 * shelf.value * quantity;
        doubled / (2 * shelf.pieces) + i64::from(doubled % (2 * shelf.pieces) >= shelf.pieces)
    }

    fn go(&mut self, part: PartId, (from, to): (PlaceId, PlaceId), quantity: i64, value: i64) {
        for (place, sign) in [(from, -1), (to, 1)] {
            if !self.counters.contains(&place) {
                let shelf = self.shelves.entry((part, place)).or_default();
                shelf.pieces += sign * quantity;
                shelf.value += sign * value;
            }
        }
    }
}

/// A movement that was made, as the model knows it.
struct Made {
    id: MovementId,
    part: PartId,
    way: (PlaceId, PlaceId),
    quantity: i64,
    value: i64,
    reversed: bool,
}

#[test]
fn stock_is_what_a_plain_reckoning_says_after_every_step() {
    for seed in 0..12 {
        let room = StockRoom::in_folder(memory_folder());
        let parts = [room.part("A", false), room.part("B", false)];
        let [supplier, good, check, bad, scrap, installed, difference] = [
            PlaceKind::Supplier,
            PlaceKind::Good,
            PlaceKind::Check,
            PlaceKind::Bad,
            PlaceKind::Scrap,
            PlaceKind::Installed,
            PlaceKind::Difference,
        ]
        .map(|kind| room.place(kind));
        let own = room.place_of(room.clerk);
        let all = [good, check, bad, scrap, own];
        let mut model = Model { counters: vec![supplier, installed, difference], ..Model::default() };
        let mut dice = Dice::new(seed);
        let mut made: Vec<Made> = Vec::new();
        let ways = [
            (MovementKind::Receive, (supplier, check)),
            (MovementKind::Receive, (supplier, good)),
            (MovementKind::Opening, (difference, good)),
            (MovementKind::Transfer, (check, good)),
            (MovementKind::Issue, (good, own)),
            (MovementKind::Issue, (good, own)),
            (MovementKind::Use, (own, installed)),
            (MovementKind::ReturnGood, (own, good)),
            (MovementKind::Broken, (own, bad)),
            (MovementKind::Scrap, (bad, scrap)),
            (MovementKind::CountLoss, (good, difference)),
            (MovementKind::SupplierReturn, (good, supplier)),
        ];
        for step in 0..150 {
            if !made.is_empty() && dice.below(6) == 0 {
                let at = dice.below(made.len());
                take_back(&room, &mut model, &mut made[at]);
            } else {
                let (kind, way) = ways[dice.below(ways.len())];
                let part = parts[dice.below(2)];
                let quantity = i64::try_from(1 + dice.below(4)).unwrap();
                let told = i64::try_from(dice.below(500)).unwrap();
                let comes_in = model.counters.contains(&way.0);
                let value = if comes_in { told } else { model.share(part, way.0, quantity) };
                let asked = moving(kind, part, way, quantity);
                let answer = room.post(if comes_in { worth(told, asked) } else { asked });
                if comes_in || model.free(part, way.0) >= quantity {
                    let id = answer.unwrap_or_else(|failure| panic!("seed {seed}, step {step}: {failure}"));
                    model.go(part, way, quantity, value);
                    made.push(Made { id, part, way, quantity, value, reversed: false });
                } else {
                    let failure = answer.unwrap_err();
                    assert_eq!(failure.message, "stock.short", "seed {seed}, step {step}");
                    assert_eq!(failure.params["there"], model.free(part, way.0).to_string());
                }
            }
            for part in parts {
                for place in all {
                    let said = model.shelves.get(&(part, place)).cloned().unwrap_or_default();
                    assert_eq!(
                        room.there(part, place),
                        (said.pieces, said.value),
                        "seed {seed}, step {step}"
                    );
                }
            }
        }
        assert!(made.len() > 40 && made.iter().any(|one| one.reversed), "seed {seed} does too little");
        assert_eq!(room.differences(), Vec::<String>::new(), "seed {seed}");
    }
}

fn take_back(room: &StockRoom, model: &mut Model, made: &mut Made) {
    let answer = room.reverse(made.id);
    let (from, to) = made.way;
    let gone = !model.counters.contains(&to) && model.free(made.part, to) < made.quantity;
    if made.reversed {
        assert_eq!(answer.unwrap_err().message, "stock.reversed_already");
    } else if gone {
        assert_eq!(answer.unwrap_err().message, "stock.gone_on");
    } else {
        answer.unwrap();
        let lies = model.shelves.get(&(made.part, to)).cloned().unwrap_or_default();
        let value = match model.counters.contains(&to) {
            true => made.value,
            false if lies.pieces == made.quantity => lies.value,
            false => made.value.min(lies.value),
        };
        model.go(made.part, (to, from), made.quantity, value);
        made.reversed = true;
    }
}

#[test]
fn a_piece_is_worth_what_it_cost_wherever_it_goes() {
    let room = StockRoom::in_folder(memory_folder());
    let part = room.part("BOARD", true);
    let [supplier, good, bad, installed] =
        [PlaceKind::Supplier, PlaceKind::Good, PlaceKind::Bad, PlaceKind::Installed]
            .map(|kind| room.place(kind));
    let own = room.place_of(room.clerk);
    let dear = room.piece(part, "SN-1");
    let cheap = room.piece(part, "SN-2");
    let one = |piece: PieceId, kind, way| this_piece(piece, moving(kind, part, way, 1));
    room.post(worth(90_000, one(dear, MovementKind::Receive, (supplier, good)))).unwrap();
    room.post(worth(10_000, one(cheap, MovementKind::Receive, (supplier, good)))).unwrap();
    assert_eq!(room.there(part, good), (2, 100_000));
    room.post(one(cheap, MovementKind::Issue, (good, own))).unwrap();
    assert_eq!((room.there(part, good), room.there(part, own)), ((1, 90_000), (1, 10_000)));
    let used = room.post(one(cheap, MovementKind::Use, (own, installed))).unwrap();
    assert_eq!(room.there(part, own), (0, 0));
    // Taken out again: it is back with its technician at its own worth.
    room.reverse(used).unwrap();
    assert_eq!(room.there(part, own), (1, 10_000));
    room.post(one(cheap, MovementKind::Broken, (own, bad))).unwrap();
    assert_eq!(room.reverse(used).unwrap_err().message, "stock.reversed_already");
    assert_eq!(room.there(part, bad), (1, 10_000));
    assert_eq!(room.differences(), Vec::<String>::new());
}
