//! The program, serving a folder of its own.

use crate::client::Client;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::time::Duration;
use tempfile::TempDir;
use tests::{BADGE, PASSWORD, Started, fonts, found_in, memory_folder};

const WORDS: &str = include_str!("../../ui/src/words/zh-CN.json");

/// A served shop.
pub(crate) struct House {
    pub(crate) program: Started,
    pub(crate) port: u16,
    pub(crate) folder: TempDir,
}

impl House {
    /// An empty folder.
    pub(crate) fn first_start() -> Self {
        Self::serving(memory_folder())
    }

    /// A shop with its manager.
    pub(crate) fn founded() -> Self {
        let folder = memory_folder();
        found_in(folder.path());
        Self::serving(folder)
    }

    fn serving(folder: TempDir) -> Self {
        let mut program = Started::start(&mut serve(folder.path(), "127.0.0.1:0"));
        let port = program.hear("http://127.0.0.1:").trim_end_matches('/').parse().expect("a port");
        Self { program, port, folder }
    }

    pub(crate) fn visitor(&self) -> Client {
        Client::new(self.port)
    }

    /// A browser at which the manager signed in.
    pub(crate) fn manager(&self) -> Client {
        let mut client = self.visitor();
        client.call("session.sign_in", &json!({"badge": BADGE, "password": PASSWORD}));
        client
    }

    /// Stops it as the system does; how it ended, and what it said.
    pub(crate) fn stopped(mut self) -> (ExitStatus, String, TempDir) {
        self.program.ask_to_stop();
        let status = self.program.end(Duration::from_secs(60));
        (status, self.program.said(), self.folder)
    }
}

/// The command line that serves a folder, in Chinese and without a display.
pub(crate) fn serve(folder: &Path, listen: &str) -> Command {
    let mut command = Command::new(program());
    command.arg("serve").arg("--data").arg(folder).args(["--listen", listen]);
    command.env("LC_ALL", "zh_CN.UTF-8").env("LANG", "zh_CN.UTF-8").env("XIUTAI_FONTS", fonts());
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("XIUTAI_DATA");
    command
}

/// What the program says for a key.
pub(crate) fn words(key: &str, params: &[(&str, &str)]) -> String {
    let words: Value = serde_json::from_str(WORDS).expect("the words");
    let text = words[key].as_str().unwrap_or_else(|| panic!("no words for {key}")).to_owned();
    params.iter().fold(text, |text, (name, value)| text.replace(&format!("{{{{{name}}}}}"), value))
}

fn program() -> PathBuf {
    let test = std::env::current_exe().expect("this test's own path");
    let built = test.ancestors().nth(2).expect("target/debug").join("xiutai");
    assert!(built.is_file(), "{} is missing: cargo build --package xiutai", built.display());
    built
}
