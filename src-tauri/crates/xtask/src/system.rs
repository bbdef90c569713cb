//! System packages: which are missing, why they are needed, and how they come.

use crate::needs::Need;
use crate::step::{ask, on_path, step, works};
use crate::stop::Stop;
use std::io::{IsTerminal, Write};
use std::process::Command;

/// The system's package manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manager {
    /// Debian, Ubuntu and their kin: used by us.
    Apt,
    /// Fedora: we name the command.
    Dnf,
    /// Arch: we name the command.
    Pacman,
    /// Something else: we name the Debian packages.
    Unknown,
}

impl Manager {
    /// The one that is here.
    pub(crate) fn of_this_system() -> Self {
        [(Self::Apt, "apt-get"), (Self::Dnf, "dnf"), (Self::Pacman, "pacman")]
            .into_iter()
            .find(|(_, program)| on_path(program))
            .map_or(Self::Unknown, |(manager, _)| manager)
    }

    fn package(self, need: &Need) -> &'static str {
        match self {
            Self::Apt | Self::Unknown => need.debian,
            Self::Dnf => need.fedora,
            Self::Pacman => need.arch,
        }
    }

    fn command(self, packages: &[&str]) -> String {
        let packages = packages.join(" ");
        let sudo = if is_root() { "" } else { "sudo " };
        match self {
            Self::Apt => {
                format!("{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {packages}")
            }
            Self::Dnf => format!("{sudo}dnf install -y {packages}"),
            Self::Pacman => format!("{sudo}pacman -S --needed {packages}"),
            Self::Unknown => format!("(install what your system calls) {packages}"),
        }
    }
}

/// Puts every need there that is not, by the system's package manager, and says which and why.
///
/// # Errors
/// With the exact command to type, when it may not or cannot be done from here.
pub(crate) fn provide(needs: &[&Need]) -> Result<(), Stop> {
    let missing: Vec<&Need> = needs.iter().copied().filter(|need| !need.is_met()).collect();
    if missing.is_empty() {
        println!("✓ system packages: all {} there", needs.len());
        return Ok(());
    }
    let manager = Manager::of_this_system();
    println!("System packages that are missing:");
    for need in &missing {
        println!("  {}: {}", manager.package(need), need.why);
    }
    let mut packages: Vec<&str> = missing.iter().map(|need| manager.package(need)).collect();
    packages.dedup();
    let command = manager.command(&packages);
    if manager != Manager::Apt {
        return Err(Stop::Missing { what: "These packages are for you to install.".to_owned(), command });
    }
    let before = authority(&command)?;
    install(before, &packages)?;
    match missing.iter().find(|need| !need.is_met()) {
        None => Ok(()),
        Some(need) => Err(Stop::Missing {
            what: format!("{} was installed and is still not found ({}).", need.debian, need.why),
            command: format!("apt-get install --reinstall {}", need.debian),
        }),
    }
}

/// Whether a person sits at this terminal and can answer.
fn is_interactive() -> bool {
    std::env::var_os("CI").is_none() && std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// The words before `apt-get`: none for root, `sudo` for others. Asks first where somebody can answer.
fn authority(command: &str) -> Result<&'static [&'static str], Stop> {
    let before: &[&str] = if is_root() {
        &[]
    } else if works("sudo", &["-n", "true"]) || (is_interactive() && on_path("sudo")) {
        &["sudo"]
    } else {
        let what = "They need the rights of root, and sudo asks for a password or is not there.".to_owned();
        return Err(Stop::Missing { what, command: command.to_owned() });
    };
    if is_interactive() && !agreed()? {
        return Err(Stop::Declined { command: command.to_owned() });
    }
    Ok(before)
}

fn agreed() -> Result<bool, Stop> {
    print!("Install them now? [Y/n] ");
    let mut answer = String::new();
    std::io::stdout().flush().map_err(Stop::file("writing to", "the terminal"))?;
    std::io::stdin().read_line(&mut answer).map_err(Stop::file("reading from", "the terminal"))?;
    Ok(!answer.trim().to_lowercase().starts_with('n'))
}

fn install(before: &[&str], packages: &[&str]) -> Result<(), Stop> {
    let apt = |words: &[&str]| {
        let mut all = before.to_vec();
        all.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        all.extend(words);
        let mut command = Command::new(all[0]);
        command.args(&all[1..]);
        command
    };
    let mut words = vec!["install", "-y", "--no-install-recommends"];
    words.extend(packages);
    let listed = are_listed(packages)?;
    if !listed {
        step("package lists", apt(&["update"]))?;
    }
    match step("system packages", apt(&words)) {
        // A list that is too old names files that are gone.
        Err(Stop::Step { .. }) if listed => {
            step("package lists", apt(&["update"]))?;
            step("system packages", apt(&words))
        }
        other => other,
    }
}

/// Whether apt already knows where to get each of these.
fn are_listed(packages: &[&str]) -> Result<bool, Stop> {
    let mut policy = Command::new("apt-cache");
    policy.arg("policy").args(packages).env("LC_ALL", "C");
    let said = ask(policy)?;
    Ok(candidates(&String::from_utf8_lossy(&said.stdout)) == packages.len())
}

fn candidates(policy: &str) -> usize {
    let named = policy.lines().filter_map(|line| line.trim().strip_prefix("Candidate: "));
    named.filter(|version| *version != "(none)").count()
}

/// Whether this runs as root.
pub(crate) fn is_root() -> bool {
    let mut id = Command::new("id");
    id.arg("-u");
    ask(id).is_ok_and(|said| said.stdout == b"0\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apt_knows_a_package_when_it_has_a_candidate() {
        let policy = "qpdf:\n  Installed: (none)\n  Candidate: 11.3.0-1\n  Version table:\nxvfb:\n  Installed: (none)\n  Candidate: (none)\n";
        assert_eq!(candidates(policy), 1);
        assert_eq!(candidates(""), 0);
    }

    #[test]
    fn each_manager_is_told_its_own_names() {
        let webkit = &crate::needs::WINDOW[1];
        assert_eq!(Manager::Apt.package(webkit), "libwebkit2gtk-4.1-dev");
        assert_eq!(Manager::Dnf.package(webkit), "webkit2gtk4.1-devel");
        assert_eq!(Manager::Pacman.package(webkit), "webkit2gtk-4.1");
        assert!(Manager::Dnf.command(&["a", "b"]).ends_with("dnf install -y a b"));
    }
}
