//! Everything that must hold before a change lands.

use crate::house::House;
use crate::step::{counted_step, lasted, step};
use crate::stop::Stop;
use crate::tally::Tally;
use crate::{deny, fonts, needs, node, system, wire};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Whether the journeys through the browser and the window are taken too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Journeys {
    With,
    Without,
}

/// The test binaries that start a browser or the window.
const JOURNEYS: [&str; 2] = ["browser", "window"];

/// Puts everything there that building and testing need.
///
/// # Errors
/// With the exact command to type, when only a person can do it.
pub(crate) fn set_up(house: &House) -> Result<(), Stop> {
    node::provide(house)?;
    let needs: Vec<&needs::Need> = needs::WINDOW.iter().chain(needs::TESTS).collect();
    system::provide(&needs)?;
    fonts::provide(house)?;
    deny::provide(house)?;
    // All of Cargo.lock, other systems' crates too: what comes later looks at the whole list offline.
    step("crates", house.cargo(&["fetch"]))
}

/// Sets up, then checks and tests, and stops at the first step that fails. The last line of output is
/// how many tests ran.
///
/// # Errors
/// When a step fails.
pub(crate) fn test(house: &House, journeys: Journeys) -> Result<(), Stop> {
    let begun = Instant::now();
    let mut tally = Tally::default();
    let outcome = set_up(house).and_then(|()| every_step(house, journeys, &mut tally));
    println!("\n{} ignored, {} in all", tally.ignored, lasted(begun.elapsed()));
    if let Err(stop) = &outcome {
        println!("stopped: {stop}");
    }
    println!("{}", tally.closing());
    outcome
}

/// One set of features throughout (the whole workspace, all targets), so that nothing is compiled twice.
/// The face comes first: the window's build takes it in.
fn every_step(house: &House, journeys: Journeys, tally: &mut Tally) -> Result<(), Stop> {
    step("format", house.cargo(&["fmt", "--all", "--check"]))?;
    wire::check(house)?;
    step("face: types", house.npm(&["run", "typecheck"]))?;
    step("face: Biome", house.npm(&["run", "lint"]))?;
    counted_step("face: tests", house.npm(&["run", "test"]), tally)?;
    node::build(house)?;
    step("clippy", house.cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    let mut doc = house.cargo(&["doc", "--workspace", "--no-deps"]);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    step("documentation", doc)?;
    deny::check(house)?;
    let headless = ["check", "--package", "xiutai", "--no-default-features"];
    step("without a window", house.cargo(&headless))?;
    step("build", house.cargo(&["build", "--workspace", "--all-targets"]))?;
    rust_tests(house, journeys, tally)
}

fn rust_tests(house: &House, journeys: Journeys, tally: &mut Tally) -> Result<(), Stop> {
    if journeys == Journeys::With {
        let all = ["test", "--workspace", "--no-fail-fast"];
        return counted_step("tests and journeys", house.cargo(&all), tally);
    }
    let rooms = test_rooms(house)?;
    let mut words = vec!["test", "--workspace", "--no-fail-fast", "--lib", "--bins"];
    for room in &rooms {
        words.extend(["--test", room]);
    }
    counted_step("tests without journeys", house.cargo(&words), tally)
}

/// The test binaries of `tests/` and of the crates, but the journeys: each is a folder with a `main.rs`.
fn test_rooms(house: &House) -> Result<Vec<String>, Stop> {
    let mut folders = vec![house.root().join("tests")];
    folders
        .extend(inside(&house.root().join("src-tauri/crates"))?.into_iter().map(|room| room.join("tests")));
    let mut rooms = Vec::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        for room in inside(folder)?.iter().filter(|room| room.join("main.rs").is_file()) {
            rooms.extend(room.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    rooms.retain(|room| !JOURNEYS.contains(&room.as_str()));
    rooms.sort();
    Ok(rooms)
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let entries = fs::read_dir(folder).map_err(Stop::file("reading", folder))?;
    entries.map(|entry| entry.map(|entry| entry.path()).map_err(Stop::file("reading", folder))).collect()
}
