//! A desk in a process of its own, to be killed by the tests of trouble.
//!
//! `victim work ROOT THREADS FIRST` opens orders until it is killed and says each one it was given;
//! `victim lose-reply ROOT REQUEST` dies between the commit and the answer; `victim hold ROOT` keeps the folder.

use desk::{Caller, Desk, Machine};
use devices::SystemPictures;
use kernel::machine::{Printer, Printers, RollJob, RollPlace};
use kernel::{Result, SystemClock};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;
use tests::{BADGE, FakeLan, PASSWORD, fonts, intake};

#[derive(Debug)]
struct NoPrinters;

impl Printers for NoPrinters {
    fn list(&self) -> Result<Vec<Printer>> {
        Ok(Vec::new())
    }

    fn print_pdf(&self, printer: &str, _: &str, _: &[u8]) -> Result<()> {
        Err(kernel::Failure::refused("printer.missing").with("printer", printer))
    }

    fn print_roll(&self, _: &RollPlace, _: &RollJob) -> Result<()> {
        Err(kernel::Failure::refused("printer.missing").with("printer", ""))
    }
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[1..] {
        ["work", root, threads, first] => work(root, number(threads), number(first)),
        ["lose-reply", root, request] => lose_reply(root, request),
        ["hold", root] => hold(root),
        _ => eprintln!("victim: {words:?} is nothing to do"),
    }
}

fn number(text: &str) -> u32 {
    text.parse().expect("a number")
}

fn open(root: &str) -> (Arc<Desk>, Caller) {
    let machine = Machine {
        clock: Arc::new(SystemClock::new()),
        printers: Arc::new(NoPrinters),
        pictures: Arc::new(SystemPictures::default()),
        fonts: fonts(),
        lan: Arc::new(FakeLan::default()),
    };
    let desk = Desk::open(Path::new(root), machine).expect("the folder is free");
    let window = Caller { session: Some(desk.window_session()), ..Caller::default() };
    call(&desk, &window, "session.sign_in", json!({"badge": BADGE, "password": PASSWORD}));
    (desk, window)
}

fn call(desk: &Desk, caller: &Caller, name: &str, input: Value) -> Value {
    match desk.call(caller, name, input) {
        Ok(answer) => answer,
        Err(failure) => {
            say(&format!("failed {name} {failure}"));
            std::process::exit(1)
        }
    }
}

/// One line in one write: it is heard whole or not at all.
fn say(line: &str) {
    let line = format!("{line}\n");
    std::io::stdout().lock().write_all(line.as_bytes()).expect("somebody listens");
}

fn work(root: &str, threads: u32, first: u32) {
    let (desk, window) = open(root);
    say("ready");
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (desk, window) = (&desk, &window);
            scope.spawn(move || {
                for i in 0.. {
                    let n = first + thread + i * threads;
                    let request = format!("00000000-0000-4000-8000-{n:012}").parse().expect("a UUID");
                    let caller = Caller { request: Some(request), ..window.clone() };
                    let opened = call(desk, &caller, "repair.open", intake(n));
                    say(&format!("ack {n} {} {}", opened["id"], opened["number"]));
                }
            });
        }
    });
}

fn lose_reply(root: &str, request: &str) {
    let (desk, window) = open(root);
    // Listeners are told after the commit and before the answer.
    desk.listen(Box::new(|event| {
        if event.nouns.iter().any(|noun| noun == "repair") {
            std::process::abort();
        }
    }));
    let request = request.parse().expect("a UUID");
    call(&desk, &Caller { request: Some(request), ..window }, "repair.open", intake(1));
    say("answered");
}

fn hold(root: &str) {
    let (_desk, _window) = open(root);
    say("ready");
    // Until the other end is let go of.
    let mut nothing = Vec::new();
    std::io::stdin().read_to_end(&mut nothing).expect("a pipe");
}
