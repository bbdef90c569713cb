use std::collections::HashSet;
use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tests::pages::{Counter, SignIn, Trouble};
use tests::staff::{MANAGER, ORDERS};
use tests::{Place, PlainWindow, SOON, family, staffed_folder, until};

#[test]
fn the_window_opens_no_tcp_port() {
    // Without a driver: the driver itself speaks TCP with what it drives.
    let window = PlainWindow::start(staffed_folder());
    until("the page's own process", Duration::from_secs(30), || {
        family(window.id()).into_iter().find(|id| name_of(*id).starts_with("WebKitWebProces"))
    });
    for _ in 0..20 {
        let open = tcp_sockets(&family(window.id()));
        assert!(open.is_empty(), "{open:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
    // The same look finds a port where one is open.
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let ours = tcp_sockets(&[std::process::id()]);
    assert!(!ours.is_empty(), "the look misses {listener:?}");
}

fn name_of(id: u32) -> String {
    fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default()
}

/// The lines of the system's TCP tables whose socket one of these processes holds.
fn tcp_sockets(ids: &[u32]) -> Vec<String> {
    let held: HashSet<PathBuf> = ids
        .iter()
        .filter_map(|id| fs::read_dir(format!("/proc/{id}/fd")).ok())
        .flat_map(|entries| entries.flatten().filter_map(|entry| fs::read_link(entry.path()).ok()))
        .collect();
    ["/proc/net/tcp", "/proc/net/tcp6"]
        .iter()
        .filter_map(|table| fs::read_to_string(table).ok())
        .flat_map(|table| table.lines().skip(1).map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| {
            let inode = line.split_whitespace().nth(9).unwrap_or_default();
            held.contains(Path::new(&format!("socket:[{inode}]")))
        })
        .collect()
}

#[test]
fn a_second_start_brings_the_first_to_the_front() {
    let place = Place::window(staffed_folder());
    place.screen.see("signin-badge");
    let shown = || place.screen.script("return document.visibilityState;", &[]);
    place.screen.minimize();
    place.screen.until("the window to be hidden", || (shown() == "hidden").then_some(()));
    let mut second = place.second_start();
    let status = second.end(Duration::from_secs(20));
    assert!(status.success(), "{status}: {}", second.said());
    // Its last words may still be on their way.
    until("where the window is", SOON, || second.said().contains("调到前面").then_some(()));
    place.screen.until("the window to come back", || (shown() == "visible").then_some(()));
    SignIn(&place.screen).with_password(&MANAGER);
}

#[test]
fn a_damaged_database_is_told_and_a_backup_restored() {
    let data = staffed_folder();
    let shop = fs::read_to_string(data.path().join("current")).unwrap();
    let file = data.path().join(shop.trim()).join("shop.db");
    let mut damaged = fs::OpenOptions::new().write(true).open(&file).unwrap();
    damaged.seek(SeekFrom::Start(0)).unwrap();
    damaged.write_all(&[0xA5; 8192]).unwrap();
    drop(damaged);
    let before = fs::read(&file).unwrap();

    let place = Place::window(data);
    let screen = &place.screen;
    let reason = screen.see("trouble-reason");
    assert!(reason.contains("损坏") || reason.contains("打不开"), "{reason}");
    screen.picture("window-trouble");
    assert_eq!(fs::read(&file).unwrap(), before, "the damaged file was touched");
    Trouble(screen).restore_newest();
    screen.see("signin-badge");
    assert_eq!(fs::read(&file).unwrap(), before, "the damaged file was not kept");
    SignIn(screen).with_password(&MANAGER);
    Counter(screen).find(ORDERS[0].phone);
    screen.see_words("order-symptom", ORDERS[0].symptom);
}
