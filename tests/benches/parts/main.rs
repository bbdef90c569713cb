//! Taking a part in a shop of many years: a million movements, each with its journal entry.
//! `cargo bench -p tests --bench parts`.
//!
//! The shop is filled anew on a disk, where a piece is then taken a few hundred times beside a raw append with fdatasync
//! on the same disk in the same run: what the store adds to one sync is what is looked at. Twenty people then make
//! 100,000 movements at once, and a recount must find no difference. `XIUTAI_BENCH_MOVEMENTS` sets how many movements
//! there are (1,000,000), and with fewer the twenty make no more than that.

use domain::stock::{MovementKind, PartId, PlaceId, PlaceKind};
use std::fs::File;
use std::io::Write;
use std::time::{Duration, Instant};
use store::stock;
use tests::figures::{Figures, machine_kind};
use tests::stock_room::{StockRoom, moving, worth};
use tests::{Dice, disk_folder};

/// How many parts the shop keeps.
const PARTS: usize = 2_000;
/// How many movements one change of the filling makes.
const AT_ONCE: usize = 2_000;
const TAKES: usize = 300;
const PEOPLE: usize = 20;
/// What they try together.
const MOVES: usize = 100_000;
/// What taking a part may add to one sync, in milliseconds.
const MORE: f64 = 1.0;

/// Where the pieces go to and fro.
#[derive(Clone, Copy)]
struct Ways {
    supplier: PlaceId,
    good: PlaceId,
    own: PlaceId,
    installed: PlaceId,
}

fn main() {
    println!("{}", machine_kind());
    let said = std::env::var("XIUTAI_BENCH_MOVEMENTS").ok().and_then(|n| n.parse().ok());
    let movements: usize = said.unwrap_or(1_000_000);
    let room = StockRoom::in_folder(disk_folder());
    let parts: Vec<PartId> = (0..PARTS).map(|n| room.part(&format!("P{n:05}"), false)).collect();
    let ways = Ways {
        supplier: room.place(PlaceKind::Supplier),
        good: room.place(PlaceKind::Good),
        own: room.place_of(room.clerk),
        installed: room.place(PlaceKind::Installed),
    };
    let began = Instant::now();
    fill(&room, &parts, ways, movements);
    println!("{movements} movements of {PARTS} parts written in {:.0} s", began.elapsed().as_secs_f64());
    println!("{:44} {:>9} {:>9} {:>9}", "milliseconds", "p50", "p99", "max");
    let (floor, takes) = takes(&room, &parts, ways);
    floor.print("raw 4 KiB append and fdatasync");
    takes.print("take a part, durable");
    let more = takes.p50() - floor.p50();
    println!("{:44} {more:+9.3}          beside one sync, at p50", "");
    Figures::of(20, |n| {
        let part = parts[usize::try_from(n).expect("few")];
        room.look(|read| stock::lying(read, part));
    })
    .print("where a part lies");
    let began = Instant::now();
    let moves = MOVES.min(movements);
    crowd(&room, &parts, ways, moves);
    println!("{moves} movements of {PEOPLE} people at once in {:.0} s", began.elapsed().as_secs_f64());
    let began = Instant::now();
    let differing = room.differences();
    println!(
        "recount of everything in {:.1} s: {} differences",
        began.elapsed().as_secs_f64(),
        differing.len()
    );
    assert!(differing.is_empty(), "stock differs from its movements: {differing:?}");
    let missed =
        if more > MORE { "missed: taking a part" } else { "every figure is within what it should be" };
    println!("{missed}");
}

/// Many years: each part comes in hundreds, is taken and built in.
fn fill(room: &StockRoom, parts: &[PartId], ways: Ways, movements: usize) {
    let mut dice = Dice::new(6);
    for _ in 0..movements / AT_ONCE {
        let mut batch = Vec::with_capacity(AT_ONCE);
        for _ in 0..AT_ONCE / 4 {
            let part = parts[dice.below(parts.len())];
            let value = i64::try_from(dice.below(1_000_000)).expect("small");
            batch.push(worth(value, moving(MovementKind::Receive, part, (ways.supplier, ways.good), 3)));
            batch.push(moving(MovementKind::Issue, part, (ways.good, ways.own), 2));
            batch.push(moving(MovementKind::Use, part, (ways.own, ways.installed), 1));
            batch.push(moving(MovementKind::ReturnGood, part, (ways.own, ways.good), 1));
        }
        room.change(move |change| {
            for moving in &batch {
                stock::post(change, moving)?;
            }
            Ok(())
        })
        .expect("is written");
    }
}

/// What a sync takes by itself, and pieces taken one after the other: one of these after one of those, so that both meet
/// the same disk.
fn takes(room: &StockRoom, parts: &[PartId], ways: Ways) -> (Figures, Figures) {
    let mut file = File::create(room.root().join("raw")).expect("a file");
    let page = [0x5a; 4_096];
    let (mut raw, mut taken): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
    let full: Vec<PartId> =
        parts.iter().copied().filter(|part| room.there(*part, ways.good).0 > 0).take(TAKES).collect();
    for part in full {
        let began = Instant::now();
        file.write_all(&page).expect("written");
        file.sync_data().expect("synced");
        raw.push(began.elapsed());
        let began = Instant::now();
        room.post(moving(MovementKind::Issue, part, (ways.good, ways.own), 1)).expect("is taken");
        taken.push(began.elapsed());
    }
    (Figures::from(raw), Figures::from(taken))
}

/// Twenty people at once, each with a store of their own; what is short is refused and tried elsewhere.
fn crowd(room: &StockRoom, parts: &[PartId], ways: Ways, moves: usize) {
    let own: Vec<PlaceId> = (0..PEOPLE).map(|n| room.place_of(room.person(&format!("20{n:02}")))).collect();
    std::thread::scope(|scope| {
        for (n, own) in own.into_iter().enumerate() {
            scope.spawn(move || {
                let mut dice = Dice::new(u64::try_from(n).expect("small"));
                let mut left = moves / PEOPLE;
                while left > 0 {
                    // Few parts, so that they meet.
                    let part = parts[dice.below(25)];
                    let quantity = i64::try_from(1 + dice.below(3)).expect("small");
                    let go = |kind, way| moving(kind, part, way, quantity);
                    let asked = match dice.below(4) {
                        0 => worth(999, go(MovementKind::Receive, (ways.supplier, ways.good))),
                        1 => go(MovementKind::Issue, (ways.good, own)),
                        2 => go(MovementKind::Use, (own, ways.installed)),
                        _ => go(MovementKind::ReturnGood, (own, ways.good)),
                    };
                    match room.post(asked) {
                        Ok(_) => left -= 1,
                        Err(failure) => assert_eq!(failure.message, "stock.short"),
                    }
                }
            });
        }
    });
}
