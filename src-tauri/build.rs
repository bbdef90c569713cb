//! Prepares what the program holds inside: the built UI and the window's settings.

use std::{fs, io, path::Path};

/// Where the UI's build lands.
const FACE: &str = "../ui/dist";
/// Stands in until the UI is built, so that the Rust half can be checked on a fresh clone.
const NOT_BUILT: &str = "<!doctype html><title>修台</title>The UI is not built: cargo xtask run\n";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={FACE}");
    let page = Path::new(FACE).join("index.html");
    if !page.exists() {
        fs::create_dir_all(FACE)?;
        fs::write(page, NOT_BUILT)?;
    }
    #[cfg(feature = "window")]
    tauri_build::try_build(tauri_build::Attributes::new()).map_err(io::Error::other)?;
    Ok(())
}
