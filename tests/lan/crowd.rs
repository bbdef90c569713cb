//! Strangers who hold what they can: connections, answers that they do not read, questions who they are.

use serde_json::json;
use std::io::{ErrorKind, Read};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};
use tests::lan::LanHost;
use tests::{BADGE, PASSWORD, intake};

/// How long a test waits for something that comes at once.
const SOON: Duration = Duration::from_secs(20);

/// Connections to a host from a machine of the network, which say nothing.
fn held_from(machine: [u8; 4], host: SocketAddr, many: usize) -> Vec<TcpStream> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut held = Vec::new();
        for _ in 0..many {
            let socket = tokio::net::TcpSocket::new_v4().unwrap();
            socket.bind((machine, 0).into()).unwrap();
            let stream = socket.connect(host).await.unwrap().into_std().unwrap();
            stream.set_nonblocking(false).unwrap();
            stream.set_read_timeout(Some(SOON)).unwrap();
            held.push(stream);
        }
        held
    })
}

fn is_hung_up(stream: &mut TcpStream) -> bool {
    match stream.read(&mut [0; 1]) {
        Ok(read) => read == 0,
        Err(cause) => cause.kind() == ErrorKind::ConnectionReset,
    }
}

#[test]
fn a_crowd_of_strangers_keeps_no_desk_out() {
    let host = LanHost::founded();
    let (mut known, _) = host.paired("前台");
    known.sign_in(BADGE, PASSWORD);
    let ear = known.listen();
    let began = Instant::now();
    let mut crowd: Vec<TcpStream> =
        (2..=5).flat_map(|last| held_from([127, 0, 0, last], host.network, 60)).collect();
    // Long before any of their handshakes runs out.
    known.call("repair.open", &intake(1));
    ear.hear("repair", SOON);
    assert!(is_hung_up(&mut crowd[0]), "the first of them gave way");
    assert!(began.elapsed() < Duration::from_secs(9), "{:?}", began.elapsed());
    // Whoever wants to come in anew gets as far, too.
    let (mut new, _) = host.paired("工位 1");
    new.sign_in(BADGE, PASSWORD);
    known.call("repair.open", &intake(2));
    ear.hear("repair", SOON);
}

/// As behind a router that gives everybody one address.
#[test]
fn whoever_holds_what_one_address_may_keeps_no_desk_of_that_address_out() {
    let host = LanHost::founded();
    let (mut known, _) = host.paired("前台");
    known.sign_in(BADGE, PASSWORD);
    let ear = known.listen();
    let mut crowd = held_from([127, 0, 0, 1], host.network, 70);
    known.call("repair.open", &intake(1));
    ear.hear("repair", SOON);
    assert!(is_hung_up(&mut crowd[0]), "the first of them gave way");
}

#[test]
fn whoever_reads_nothing_loses_their_place() {
    let host = LanHost::founded();
    let stranger = host.browser();
    let mut line = stranger.line().unwrap();
    let own = stranger.headers(0);
    let headers: String = own.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let request = format!("GET /authority.crt HTTP/1.1\r\n{headers}\r\n").repeat(64);
    let began = Instant::now();
    // The host stops reading where its answers are not taken, and waits for so long.
    while line.put(request.as_bytes()).is_ok() {}
    let took = began.elapsed();
    println!("who read nothing was cut after {took:?}");
    assert!((Duration::from_secs(29)..Duration::from_secs(58)).contains(&took), "{took:?}");
    assert_eq!(host.browser().get("/authority.crt").status, 200);
}

#[test]
fn whoever_is_nobody_waits_for_the_answer_and_nobody_else_does() {
    let host = LanHost::founded();
    let (mut known, _) = host.paired("前台");
    known.sign_in(BADGE, PASSWORD);
    let stranger = host.desk();
    std::thread::scope(|scope| {
        let began = Instant::now();
        let asking: Vec<_> = (0..40)
            .map(|_| {
                let mut stranger = stranger.clone();
                scope.spawn(move || stranger.ask("shop.door", &json!({})).refusal())
            })
            .collect();
        for _ in 0..5 {
            known.call("shop.status", &json!({}));
        }
        let answered = began.elapsed();
        for one in asking {
            assert_eq!(one.join().unwrap(), (403, "terminal.unknown".to_owned()));
        }
        // 16 at once, a second each.
        let refused = began.elapsed();
        assert!(refused >= Duration::from_millis(2_900), "{refused:?}");
        assert!(answered < refused, "{answered:?} of {refused:?}");
    });
}
