//! Node, and what the face is built with.

use crate::house::House;
use crate::step::{ask, step};
use crate::stop::Stop;
use crate::system::{Manager, is_root};
use crate::version::version;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

/// The oldest Node that Vite 8 runs on (its `engines`).
const OLDEST: (u32, u32, u32) = (20, 19, 0);

/// Node and npm are there and new enough, and the packages of `ui/package-lock.json` are installed.
///
/// # Errors
/// With the exact command to type, when Node is missing or too old.
pub(crate) fn provide(house: &House) -> Result<(), Stop> {
    let found = said_version("node");
    let what = match found {
        None => "Node.js is missing; the face is built with it.".to_owned(),
        Some((major, minor, _)) if found < Some(OLDEST) => {
            format!("Node.js {major}.{minor} is too old; the face needs {}.{} or newer.", OLDEST.0, OLDEST.1)
        }
        Some(_) if said_version("npm").is_none() => {
            "npm is missing; it brings the face's packages.".to_owned()
        }
        Some(_) => return packages(house),
    };
    Err(Stop::Missing { what, command: command_for_node(Manager::of_this_system()) })
}

/// Builds the face, unless it is newer than everything it is made of.
///
/// # Errors
/// When the build fails.
pub(crate) fn build(house: &House) -> Result<(), Stop> {
    let ui = house.ui();
    let note = house.notes().join("ui-built");
    let built = changed(&note).filter(|_| ui.join("dist/index.html").is_file());
    if built.is_some() && built > newest_source(&ui)? {
        println!("✓ face: built already");
        return Ok(());
    }
    step("face", house.npm(&["run", "build"]))?;
    fs::create_dir_all(house.notes()).map_err(Stop::file("making", house.notes()))?;
    fs::write(&note, "").map_err(Stop::file("writing", &note))
}

/// npm keeps its own note of what it installed; it is written last, so it tells a whole install from
/// an interrupted one.
fn packages(house: &House) -> Result<(), Stop> {
    let ui = house.ui();
    let installed = changed(&ui.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(&ui.join("package-lock.json")) {
        println!("✓ npm packages: as in ui/package-lock.json");
        return Ok(());
    }
    step("npm packages", house.npm(&["ci", "--no-audit", "--no-fund"]))
}

fn said_version(program: &str) -> Option<(u32, u32, u32)> {
    let mut command = Command::new(if cfg!(windows) && program == "npm" { "npm.cmd" } else { program });
    command.arg("--version");
    version(&String::from_utf8_lossy(&ask(command).ok()?.stdout))
}

/// Debian's own Node is older than Vite needs; npm brings a newer one as a package.
fn command_for_node(manager: Manager) -> String {
    let sudo = if is_root() { "" } else { "sudo " };
    match manager {
        Manager::Apt => format!(
            "{sudo}apt-get update && {sudo}apt-get install -y npm && {sudo}npm install --global node@22 && hash -r"
        ),
        Manager::Dnf => format!("{sudo}dnf install -y nodejs npm"),
        Manager::Pacman => format!("{sudo}pacman -S --needed nodejs npm"),
        Manager::Unknown => "npm install --global node@22".to_owned(),
    }
}

/// When a file was last changed; `None` when it is not there.
fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|file| file.modified()).ok()
}

/// The newest change among all the face is made of. Folders count too: they change when a file goes.
fn newest_source(ui: &Path) -> Result<Option<SystemTime>, Stop> {
    let mut newest = None;
    let mut folders = vec![ui.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(Stop::file("reading", &folder))? {
            let path = entry.map_err(Stop::file("reading", &folder))?.path();
            if path.ends_with("node_modules") || path.ends_with("dist") {
                continue;
            }
            newest = newest.max(changed(&path));
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    Ok(newest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_source_is_seen_and_the_built_face_is_none() {
        let ui = std::env::temp_dir().join(format!("xtask-node-{}", std::process::id()));
        fs::create_dir_all(ui.join("src/repair")).unwrap();
        fs::create_dir_all(ui.join("dist")).unwrap();
        fs::write(ui.join("src/repair/List.tsx"), "1").unwrap();
        let before = newest_source(&ui).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
        fs::write(ui.join("dist/index.html"), "1").unwrap();
        assert_eq!(newest_source(&ui).unwrap(), before);
        fs::write(ui.join("src/repair/List.tsx"), "2").unwrap();
        assert!(newest_source(&ui).unwrap() > before);
        fs::remove_dir_all(&ui).unwrap();
    }
}
