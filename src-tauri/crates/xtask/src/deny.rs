//! cargo-deny: licences, bans and sources of everything we build with.

use crate::house::House;
use crate::step::{ask, step};
use crate::stop::Stop;
use crate::version::version;

const VERSION: &str = "0.20.2";

/// Installs cargo-deny where it is missing or older than ours.
///
/// It is built without whole-program optimisation: it runs for a second, and building takes minutes.
///
/// # Errors
/// When it cannot be built.
pub(crate) fn provide(house: &House) -> Result<(), Stop> {
    let said = ask(house.cargo(&["deny", "--version"]))?;
    let found = version(&String::from_utf8_lossy(&said.stdout));
    if found.is_some() && found >= version(VERSION) {
        println!("✓ cargo-deny: there");
        return Ok(());
    }
    let mut install = house.cargo(&["install", "cargo-deny", "--locked", "--version", VERSION]);
    install.env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    install.env_remove("CARGO_TARGET_DIR");
    step("cargo-deny (some minutes, once)", install)
}

/// Checks against `.deny.toml`. Known holes (`advisories`) are left out: they need a database that is
/// fetched from a place which builds do not reach.
///
/// # Errors
/// When something is not allowed.
pub(crate) fn check(house: &House) -> Result<(), Stop> {
    let words = ["deny", "--offline", "check", "--hide-inclusion-graph", "bans", "licenses", "sources"];
    step("licences, bans, sources", house.cargo(&words))
}
