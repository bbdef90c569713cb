//! From the command to the first answer over HTTP.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tests::figures::Figures;
use tests::{TempShop, disk_folder};

const STARTS: u32 = 10;

/// Starts the program as it is shipped, or as it is built for trying where that one was not built.
pub(crate) fn cold_starts() {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    let built = ["release", "debug"].map(|profile| (profile, target.join(profile).join("xiutai")));
    let Some((profile, program)) = built.into_iter().find(|(_, program)| program.is_file()) else {
        println!("\nno start: the program is not built (cargo build --release --package xiutai)");
        return;
    };
    let shop = TempShop::in_folder(disk_folder());
    for i in 0..50 {
        shop.order(i);
    }
    let folder = shop.closed();
    println!();
    Figures::of(STARTS, |_| first_answer(&program, folder.path()))
        .print(&format!("serve ({profile}): start to first answer"));
}

fn first_answer(program: &PathBuf, data: &Path) {
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
    let mut stream = TcpStream::connect(&host).expect("it listens");
    let ask = format!(
        "POST /api/shop.door HTTP/1.1\r\nhost: {host}\r\nx-xiutai: 1\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{{}}"
    );
    stream.write_all(ask.as_bytes()).expect("asked");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.contains(r#""state":"ready""#), "{answer}");
    child.kill().expect("it lives");
    child.wait().expect("it is gone");
}
