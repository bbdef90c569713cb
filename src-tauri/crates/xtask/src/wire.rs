//! The wire file: what the face may call, written from the command list in Rust.

use crate::house::House;
use crate::step::{ask, step};
use crate::stop::Stop;
use std::fs;
use std::process::Command;

/// Writes it anew.
///
/// # Errors
/// When the command list does not build or the file cannot be written.
pub(crate) fn write(house: &House) -> Result<(), Stop> {
    let text = told(house)?;
    let path = house.wire();
    fs::write(&path, text).map_err(Stop::file("writing", &path))?;
    println!("✓ {}", path.display());
    Ok(())
}

/// Compares it with what would be written.
///
/// # Errors
/// When it is stale.
pub(crate) fn check(house: &House) -> Result<(), Stop> {
    let path = house.wire();
    let present = fs::read_to_string(&path).map_err(Stop::file("reading", &path))?;
    if present != told(house)? {
        return Err(Stop::Stale { path, command: "cargo xtask wire" });
    }
    println!("✓ wire file: as the commands are");
    Ok(())
}

/// Built for the whole workspace, like everything else, so that nothing is compiled twice with other
/// features.
fn told(house: &House) -> Result<String, Stop> {
    step("command list", house.cargo(&["build", "--workspace", "--example", "wire"]))?;
    let said = ask(Command::new(house.example("wire")))?;
    match String::from_utf8(said.stdout) {
        Ok(text) if said.status.success() && !text.is_empty() => Ok(text),
        _ => Err(Stop::Unreadable {
            program: "wire",
            said: String::from_utf8_lossy(&said.stderr).into_owned(),
        }),
    }
}
