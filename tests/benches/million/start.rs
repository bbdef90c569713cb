//! From the command to a list on the screen's side of the wire, and what the process takes of the memory.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tests::figures::Figures;
use tests::pages::SignIn;
use tests::staff::MANAGER;
use tests::{BADGE, PASSWORD, Place, pss_kib};

const STARTS: u32 = 5;

/// Starts the program as it is shipped.
pub(crate) fn starts(folder: &Path) -> Vec<String> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/release/xiutai");
    if !program.is_file() {
        println!("no start: the program is not built (cargo build --release --package xiutai)");
        return Vec::new();
    }
    let (mut doors, mut lists, mut memory) = (Vec::new(), Vec::new(), 0);
    for _ in 0..STARTS {
        let start = Instant::now();
        let mut running = Running::begin(&program, folder);
        assert!(running.post("shop.door", "{}", "").1.contains(r#""state":"ready""#));
        doors.push(start.elapsed());
        let signing = Instant::now();
        let sign_in = format!(r#"{{"badge":"{BADGE}","password":"{PASSWORD}"}}"#);
        let (head, _) = running.post("session.sign_in", &sign_in, "");
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
        let cookie = cookie.split(';').next().expect("a value").to_owned();
        let signing = signing.elapsed();
        let (_, list) = running.post("repair.find", r#"{"view":"open","limit":50}"#, &cookie);
        assert!(list.contains(r#""number""#), "{list}");
        // A person types the password meanwhile.
        lists.push(start.elapsed() - signing);
        running.post("repair.find", r#"{"view":"all","text":"zw","limit":50}"#, &cookie);
        memory = pss_kib(running.child.id());
    }
    let lists = Figures::from(lists);
    Figures::from(doors).print("serve (release): start to first answer");
    lists.print("serve (release): start to a list");
    println!("{:44} {:>9}          MiB of its own (PSS)", "serve: memory", memory / 1_024);
    println!(
        "{:44} {:>9}          MiB of its own (PSS)",
        "window, all its processes: memory",
        window(folder) / 1_024
    );
    if lists.p50() > 1_000.0 { vec![format!("start: {:.0} ms", lists.p50())] } else { Vec::new() }
}

/// The memory of the window's program and its pages, in KiB, with somebody signed in before the list of orders.
fn window(folder: &Path) -> u64 {
    let place = Place::window_on_kept(folder);
    SignIn(&place.screen).with_password(&MANAGER);
    place.screen.script("location.hash = '#/repairs';", &[]);
    place.screen.see("orders-row");
    place.screen.settle();
    place.memory_kib()
}

struct Running {
    child: Child,
    host: String,
}

impl Running {
    fn begin(program: &Path, data: &Path) -> Self {
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        while !line.contains("http://127.0.0.1:") {
            line.clear();
            assert!(out.read_line(&mut line).expect("lines") > 0, "it ended before it served");
        }
        let host = line.split("http://").nth(1).expect("an address").trim().trim_end_matches('/').to_owned();
        Self { child, host }
    }

    /// The head and the body of an answer.
    fn post(&mut self, command: &str, body: &str, cookie: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.host).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a stream");
        let ask = format!(
            "POST /api/{command} HTTP/1.1\r\nhost: {}\r\nx-xiutai: 1\r\ncookie: {cookie}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            self.host,
            body.len()
        );
        stream.write_all(ask.as_bytes()).expect("asked");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        (head.to_owned(), body.to_owned())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
