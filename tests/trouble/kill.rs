//! The program is killed at any moment, again and again, on a real disk. `XIUTAI_KILLS` sets how often.

use crate::books::{Ack, must_be_whole};
use crate::serve::Served;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;
use tests::{Dice, disk_folder, found_in};

/// Kills of a desk, and of the served program.
const KILLS: u32 = 25;
const KILLS_OF_THE_PROGRAM: u32 = 6;
const PATIENCE: Duration = Duration::from_secs(60);

fn kills(usual: u32) -> u32 {
    std::env::var("XIUTAI_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(usual)
}

/// After the first order, 5 to 120 ms more.
fn a_moment(dice: &mut Dice) -> Duration {
    Duration::from_millis(5 + u64::try_from(dice.below(116)).expect("small"))
}

fn read_ack(line: &str) -> Ack {
    let words: Vec<&str> = line.split(' ').collect();
    let ["ack", n, id, number] = words[..] else { unexpected(line) };
    Ack {
        n: n.parse().expect("a number"),
        id: id.trim_matches('"').replace('-', ""),
        number: number.trim_matches('"').to_owned(),
    }
}

#[expect(clippy::panic, reason = "the victim says nothing else while all is well")]
fn unexpected(line: &str) -> ! {
    panic!("the victim says: {line}")
}

/// Starts a desk that opens orders, kills it at some moment, and answers what it acknowledged.
fn work_and_kill(root: &Path, threads: u32, first: u32, dice: &mut Dice) -> Vec<Ack> {
    let mut victim = Command::new(env!("CARGO_BIN_EXE_victim"))
        .args(["work", &root.to_string_lossy(), &threads.to_string(), &first.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the victim starts");
    let out = BufReader::new(victim.stdout.take().expect("a pipe"));
    let (said, heard) = channel();
    let listener = std::thread::spawn(move || {
        for line in out.lines() {
            said.send(line.expect("whole lines")).expect("somebody listens");
        }
    });
    assert_eq!(heard.recv_timeout(PATIENCE).expect("it says so"), "ready");
    std::thread::sleep(a_moment(dice));
    victim.kill().expect("it lives");
    victim.wait().expect("it is gone");
    listener.join().expect("it heard all");
    heard.try_iter().map(|line| read_ack(&line)).collect()
}

#[test]
fn whatever_was_acknowledged_outlives_a_kill_at_any_moment() {
    let folder = disk_folder();
    found_in(folder.path());
    let mut dice = Dice::new(1);
    let mut acks: Vec<Ack> = Vec::new();
    let kills = kills(KILLS);
    for kill in 0..kills {
        // A few desks, and as many as share their commits.
        let threads = [2, 4, 16][usize::try_from(kill % 3).expect("small")];
        acks.extend(work_and_kill(folder.path(), threads, kill * 100_000, &mut dice));
        must_be_whole(folder.path(), &acks);
    }
    let kills = usize::try_from(kills).expect("few");
    assert!(acks.len() > kills, "{} orders in {kills} kills: nothing was being written", acks.len());
    println!("{} acknowledged orders outlived {kills} kills", acks.len());
}

#[test]
fn whatever_was_acknowledged_over_http_outlives_a_kill_of_the_program() {
    let folder = disk_folder();
    found_in(folder.path());
    let mut dice = Dice::new(2);
    let mut acks: Vec<Ack> = Vec::new();
    let kills = kills(KILLS_OF_THE_PROGRAM);
    for kill in 0..kills {
        let mut served = Served::start(folder.path());
        let cookie = served.sign_in();
        let (said, heard) = channel();
        std::thread::scope(|scope| {
            for thread in 0..3 {
                let (port, cookie, said) = (served.port(), &cookie, said.clone());
                scope.spawn(move || {
                    let mut n = kill * 100_000 + thread;
                    // Until nobody answers any more.
                    while let Some(ack) = crate::serve::open_order(port, cookie, n) {
                        said.send(ack).expect("somebody listens");
                        n += 3;
                    }
                });
            }
            std::thread::sleep(a_moment(&mut dice) * 3);
            served.kill();
        });
        drop(said);
        acks.extend(heard.iter());
        must_be_whole(folder.path(), &acks);
        crate::serve::must_check_clean(folder.path());
    }
    let kills = usize::try_from(kills).expect("few");
    assert!(acks.len() > kills, "{} orders in {kills} kills: nothing was being written", acks.len());
    println!("{} acknowledged orders outlived {kills} kills of the program", acks.len());
}
