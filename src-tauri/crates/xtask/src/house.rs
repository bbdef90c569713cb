use crate::stop::Stop;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where things lie in this checkout.
pub(crate) struct House {
    root: PathBuf,
    built: PathBuf,
}

impl House {
    /// The checkout this command was started in.
    ///
    /// # Errors
    /// When started outside of cargo in a folder that is no checkout.
    pub(crate) fn find() -> Result<Self, Stop> {
        let here = match std::env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => std::env::current_dir().map_err(Stop::file("looking at", "."))?,
        };
        let Some(root) = here.ancestors().find(|folder| folder.join(".cargo/config.toml").is_file()) else {
            return Err(Stop::Missing {
                what: format!("{} is not inside a checkout of Xiutai.", here.display()),
                command: "cd <the checkout> && cargo xtask run".to_owned(),
            });
        };
        let root = root.to_path_buf();
        let built = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, built })
    }

    /// The checkout itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The face.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The fonts of papers, as the build takes them.
    pub(crate) fn fonts(&self) -> PathBuf {
        self.root.join("target/fonts")
    }

    /// The wire file.
    pub(crate) fn wire(&self) -> PathBuf {
        self.root.join("ui/src/wire/commands.ts")
    }

    /// Where this command keeps what it did last time.
    pub(crate) fn notes(&self) -> PathBuf {
        self.root.join("target/xtask")
    }

    /// The shop that `demo` makes when no folder is named.
    pub(crate) fn demo_shop(&self) -> PathBuf {
        self.root.join("target/demo-shop")
    }

    /// The program, as a development build leaves it, ready to be given its words.
    pub(crate) fn start(&self) -> Command {
        let mut command = Command::new(self.built.join("debug").join(executable("xiutai")));
        command.env("XIUTAI_FONTS", self.fonts());
        command
    }

    /// An example program, as a development build leaves it.
    pub(crate) fn example(&self, name: &str) -> PathBuf {
        self.built.join("debug/examples").join(executable(name))
    }

    /// `cargo` with these words, without the variables by which `cargo run` described xtask itself:
    /// they are no part of what is built, and must not make it look changed.
    pub(crate) fn cargo(&self, words: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command.args(words).current_dir(&self.root).env("XIUTAI_FONTS", self.fonts());
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&*name);
            }
        }
        command
    }

    /// `npm` with these words, in the face's folder.
    pub(crate) fn npm(&self, words: &[&str]) -> Command {
        let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        command.args(words).current_dir(self.ui()).env("npm_config_update_notifier", "false");
        command
    }
}

fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}
