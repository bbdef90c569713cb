use crate::far_desk::{FarDesk, Stubborn, read_answer};
use crate::{BADGE, PASSWORD, Started, fonts};
use serde_json::{Value, json};
use std::io::Write;
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A port of the system's choice.
const ANY_PORT: &str = "127.0.0.1:0";

/// The real program as the host of a shop's desks: for its manager on loopback, for everybody else over TLS.
#[derive(Debug)]
pub struct DesksHost {
    /// The program.
    pub program: Started,
    /// Where desks find it.
    pub lan: SocketAddr,
    root: PathBuf,
    loopback: SocketAddr,
    manager: String,
}

impl DesksHost {
    /// Serves a founded shop, on any port.
    ///
    /// # Panics
    /// Where it does not begin to.
    pub fn start(root: &Path) -> Self {
        Self::started(root, Self::command(root, ANY_PORT)).signed_in()
    }

    /// As `start`, by a clock that is wrong by so much, in the words of `faketime`.
    ///
    /// # Panics
    /// As `start`.
    pub fn start_at(wrong: &str, root: &Path) -> Self {
        let right = Self::command(root, ANY_PORT);
        let mut command = Command::new("faketime");
        command.args(["-f", wrong]).arg(right.get_program()).args(right.get_args());
        Self::started(root, command).signed_in()
    }

    /// The command line that serves a folder for desks at an address.
    pub fn command(root: &Path, lan: &str) -> Command {
        let mut command = Command::new(program());
        command.args(["serve", "--listen", ANY_PORT, "--lan", lan, "--data"]).arg(root);
        command
    }

    fn started(root: &Path, mut command: Command) -> Self {
        command.env("LC_ALL", "C").env("XIUTAI_FONTS", fonts());
        let mut program = Started::start(&mut command);
        let mut heard = |scheme: &str| -> SocketAddr {
            let line = program.hear(scheme);
            let address = line.split('/').next().unwrap_or_default();
            address.trim().parse().unwrap_or_else(|error| panic!("{line}: {error}"))
        };
        let (loopback, lan) = (heard("http://"), heard("https://"));
        Self { program, lan, root: root.to_owned(), loopback, manager: String::new() }
    }

    /// Kills it and starts it again at the same address; its manager has not signed in again.
    ///
    /// # Panics
    /// Where it does not come back.
    pub fn restart(&mut self) {
        self.program.kill();
        let (root, lan) = (self.root.clone(), self.lan.to_string());
        *self = Self::started(&root, Self::command(&root, &lan));
    }

    /// A desk that the manager let in, whose clock is wrong by so many seconds.
    ///
    /// # Panics
    /// Where it is not let in.
    pub fn desk(&self, name: &str, wrong_by: i64) -> FarDesk {
        let mut desk = FarDesk::new(&self.root, self.lan, wrong_by);
        desk.pair(name, |admit| {
            self.call("terminal.admit", &admit);
        });
        desk
    }

    /// The manager at such a desk, signed in.
    ///
    /// # Panics
    /// As `desk`.
    pub fn manned(&self, name: &str) -> Stubborn {
        Stubborn::at(self.desk(name, 0), BADGE, PASSWORD)
    }

    /// Calls a command as the manager on loopback.
    ///
    /// # Panics
    /// Where it is refused.
    #[track_caller]
    pub fn call(&self, name: &str, input: &Value) -> Value {
        let (status, _, body) = self.post(name, input);
        assert_eq!(status, 200, "{name}: {body}");
        body
    }

    fn signed_in(mut self) -> Self {
        let (status, head, body) =
            self.post("session.sign_in", &json!({"badge": BADGE, "password": PASSWORD}));
        assert_eq!(status, 200, "{body}");
        let line = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
        line.split(';').next().unwrap_or_default().clone_into(&mut self.manager);
        self
    }

    fn post(&self, name: &str, input: &Value) -> (u16, String, Value) {
        let body = input.to_string();
        let mut stream = TcpStream::connect(self.loopback).expect("the host is there");
        let request = format!(
            "POST /api/{name} HTTP/1.1\r\nhost: {}\r\nx-xiutai: 1\r\ncontent-type: application/json\r\ncookie: {}\r\n\
             content-length: {}\r\nconnection: close\r\n\r\n{body}",
            self.loopback,
            self.manager,
            body.len()
        );
        stream.write_all(request.as_bytes()).expect("it listens");
        let (status, head, body) = read_answer(&mut stream).expect("an answer");
        (status, head, serde_json::from_slice(&body).expect("JSON"))
    }
}

/// The program as the build left it, beside this one.
fn program() -> PathBuf {
    let this = std::env::current_exe().expect("this program's own path");
    let built = this.ancestors().nth(2).expect("target/debug").join("xiutai");
    assert!(built.is_file(), "{} is missing: build the package xiutai, in the same profile", built.display());
    built
}
