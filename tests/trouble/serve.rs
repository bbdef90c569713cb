//! The real program, serving a data folder on loopback, and the least of HTTP that talks to it.

use crate::books::Ack;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tests::{BADGE, PASSWORD, intake};

/// The program, killed with this value at the latest.
pub(crate) struct Served {
    program: Child,
    port: u16,
}

impl Served {
    pub(crate) fn start(root: &Path) -> Self {
        let mut program = Command::new(program())
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(root)
            .env("LC_ALL", "C")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut out = BufReader::new(program.stdout.take().expect("a pipe"));
        let mut line = String::new();
        while !line.contains("http://127.0.0.1:") {
            line.clear();
            assert!(out.read_line(&mut line).expect("lines") > 0, "it ended before it served");
        }
        let port = line.split("http://127.0.0.1:").nth(1).expect("an address");
        let port = port.trim().trim_end_matches('/').parse().expect("a port");
        Self { program, port }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Signs the manager in and answers the session's cookie.
    pub(crate) fn sign_in(&self) -> String {
        let input = json!({"badge": BADGE, "password": PASSWORD});
        let (head, _) = post(self.port, "session.sign_in", "", None, &input).expect("it answers");
        let line = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
        line.split(';').next().expect("its value").to_owned()
    }

    pub(crate) fn kill(&mut self) {
        self.program.kill().expect("it lives");
        self.program.wait().expect("it is gone");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may be gone already.
        drop(self.program.kill());
        drop(self.program.wait());
    }
}

/// Opens an order under a request id of its own; nothing where no whole answer came.
pub(crate) fn open_order(port: u16, cookie: &str, n: u32) -> Option<Ack> {
    let (_, answer) = post(port, "repair.open", cookie, Some(n), &intake(n))?;
    let word = |field: &str| answer[field].as_str().expect("an opened order").to_owned();
    Some(Ack { n, id: word("id").replace('-', ""), number: word("number") })
}

/// Calls a command; nothing where the answer did not come whole.
fn post(
    port: u16,
    command: &str,
    cookie: &str,
    request: Option<u32>,
    input: &Value,
) -> Option<(String, Value)> {
    let body = input.to_string();
    let request =
        request.map_or(String::new(), |n| format!("x-request: 00000000-0000-4000-8000-{n:012}\r\n"));
    let head = format!(
        "POST /api/{command} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nx-xiutai: 1\r\ncontent-type: application/json\r\n\
         cookie: {cookie}\r\n{request}content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all((head + &body).as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8(answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let body = serde_json::from_str(body).ok()?;
    assert!(head.starts_with("HTTP/1.1 200"), "{command}: {head}\n{body}");
    Some((head.to_owned(), body))
}

/// Runs `xiutai check` on a data folder.
pub(crate) fn must_check_clean(root: &Path) {
    let checked = Command::new(program()).arg("check").arg("--data").arg(root).output().expect("it runs");
    let said =
        String::from_utf8_lossy(&checked.stdout).into_owned() + &String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success(), "{said}");
}

/// The program as the build left it.
pub(crate) fn program() -> PathBuf {
    let test = std::env::current_exe().expect("this test's own path");
    let built = test.ancestors().nth(2).expect("target/debug").join("xiutai");
    assert!(built.is_file(), "{} is missing: cargo build --package xiutai", built.display());
    built
}
