//! From a clone to the open program.

use crate::house::House;
use crate::step::{spelled, step};
use crate::stop::Stop;
use crate::{fonts, needs, node, system};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the program shows itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Its own window.
    Window,
    /// A browser on this machine.
    Browser,
}

/// From the one the program itself takes when nobody says.
const PORTS: std::ops::RangeInclusive<u16> = 7420..=7439;

/// Puts what is missing there and says how the program will show itself.
///
/// # Errors
/// With the exact command to type, when only a person can do it.
pub(crate) fn set_up(house: &House) -> Result<Face, Stop> {
    let face = face();
    node::provide(house)?;
    fonts::provide(house)?;
    Ok(face)
}

/// Builds and starts the program on the usual folder or on `data`.
///
/// # Errors
/// When something is missing, does not build, or the program ends badly.
pub(crate) fn run(house: &House, data: Option<&Path>) -> Result<(), Stop> {
    let face = set_up(house)?;
    build(house, face)?;
    start(house, face, data)
}

/// The same on a demo shop, which is made first if it is not there.
///
/// # Errors
/// As `run`.
pub(crate) fn demo(house: &House, data: Option<&Path>) -> Result<(), Stop> {
    let shop = data.map_or_else(|| house.demo_shop(), Path::to_path_buf);
    let face = set_up(house)?;
    build(house, face)?;
    if shop.join("current").exists() {
        println!("✓ demo shop: there");
    } else {
        let mut make = house.start();
        make.arg("demo").arg("--data").arg(&shop);
        step("demo shop", make)?;
    }
    start(house, face, Some(&shop))
}

/// A window wants a screen and WebKit; without either the same program is served on this machine.
fn face() -> Face {
    if cfg!(not(target_os = "linux")) {
        return Face::Window;
    }
    let has_screen = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !has_screen("DISPLAY") && !has_screen("WAYLAND_DISPLAY") {
        println!("No display here: the program will be served to a browser on this machine.");
        return Face::Browser;
    }
    let needs: Vec<&needs::Need> = needs::WINDOW.iter().collect();
    match system::provide(&needs) {
        Ok(()) => Face::Window,
        Err(stop) => {
            println!(
                "\n{stop}\nUntil then without a window: the program will be served to a browser on this machine."
            );
            Face::Browser
        }
    }
}

fn build(house: &House, face: Face) -> Result<(), Stop> {
    node::build(house)?;
    let words: &[&str] = match face {
        Face::Window => &["build", "--package", "xiutai"],
        Face::Browser => &["build", "--package", "xiutai", "--no-default-features"],
    };
    step("program", house.cargo(words))
}

fn start(house: &House, face: Face, data: Option<&Path>) -> Result<(), Stop> {
    let mut program = house.start();
    if face == Face::Browser {
        program.arg("serve").arg("--listen").arg(format!("127.0.0.1:{}", free_port()?));
    }
    if let Some(folder) = data {
        program.arg("--data").arg(absolute(folder)?);
    }
    println!("\n▸ {}", spelled(&program));
    become_it(program)
}

/// Gives this process over to the program, so that it is the one that signals reach.
#[cfg(unix)]
fn become_it(mut program: Command) -> Result<(), Stop> {
    use std::os::unix::process::CommandExt;
    let cause = program.exec();
    Err(Stop::Start { program: spelled(&program), cause })
}

#[cfg(not(unix))]
fn become_it(mut program: Command) -> Result<(), Stop> {
    let status = program.status().map_err(|cause| Stop::Start { program: spelled(&program), cause })?;
    if status.success() {
        return Ok(());
    }
    Err(Stop::Step { title: "program".to_owned(), status })
}

fn absolute(folder: &Path) -> Result<PathBuf, Stop> {
    std::path::absolute(folder).map_err(Stop::file("looking at", folder))
}

/// The first port of the range that nobody listens on.
fn free_port() -> Result<u16, Stop> {
    PORTS
        .into_iter()
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .ok_or(Stop::NoPort { from: *PORTS.start(), to: *PORTS.end() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let free = free_port().unwrap();
        let held = TcpListener::bind(("127.0.0.1", free)).unwrap();
        assert_ne!(free_port().unwrap(), free);
        drop(held);
    }
}
