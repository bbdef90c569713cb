//! A counter with the real program on it: in its own window, or in Chromium over HTTP.

use crate::clock::run_ahead;
use crate::folder::Folder;
use crate::started::ask_to_stop;
use crate::{SOON, Screen, Started, Tray, family, until};
use serde_json::{Value, json};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The program on a data folder of its own. Everything started for it ends with this value.
pub struct Place {
    /// What the person sees.
    pub screen: Screen,
    /// Where papers come out.
    pub tray: Tray,
    /// The program, where it serves a browser.
    server: Option<Server>,
    /// The browser or the program's window is its child.
    driver: Started,
    display: Option<Display>,
    data: Folder,
    home: TempDir,
    /// How many days the program's clock runs ahead of this PC's; behind it where they are less than none.
    days: i32,
}

impl Place {
    /// The program's own window on a screen of its own. WebKitWebDriver starts the program itself.
    ///
    /// # Panics
    /// Where anything cannot be started.
    pub fn window(data: TempDir) -> Self {
        Self::window_on(Folder::Passing(data), 0)
    }

    /// As `window`, on a PC whose clock is so many days ahead, or behind.
    ///
    /// # Panics
    /// Where anything cannot be started.
    pub fn window_by_a_wrong_clock(data: TempDir, days: i32) -> Self {
        Self::window_on(Folder::Passing(data), days)
    }

    /// The window on a shop that stays where it is.
    ///
    /// # Panics
    /// Where anything cannot be started.
    pub fn window_on_kept(data: &Path) -> Self {
        Self::window_on(Folder::Staying(data.to_owned()), 0)
    }

    fn window_on(data: Folder, days: i32) -> Self {
        let (tray, home, display) = (Tray::new(), folder(), Display::new(1366, 768));
        let (driver, screen) = drive_window(data.path(), &tray, &home, &display, days);
        Self { screen, tray, server: None, driver, display: Some(display), data, home, days }
    }

    /// Chromium before a program that serves on loopback.
    ///
    /// # Panics
    /// Where anything cannot be started.
    pub fn browser(data: TempDir) -> Self {
        let place = Self::chromium(data, None);
        place.screen.fit(1366, 768);
        place
    }

    /// As `browser`, on a tablet or a phone of so many CSS pixels, where a finger points.
    ///
    /// # Panics
    /// Where anything cannot be started.
    pub fn touched(data: TempDir, width: u32, height: u32) -> Self {
        Self::chromium(data, Some(touch(width, height)))
    }

    fn chromium(data: TempDir, emulation: Option<Value>) -> Self {
        let (tray, home) = (Tray::new(), folder());
        let server = Server::start(data.path(), &tray, &home, 0, 0);
        let (driver, screen) = drive_browser(&tray, &home, emulation);
        screen.go(&server.address());
        let data = Folder::Passing(data);
        Self { screen, tray, server: Some(server), driver, display: None, data, home, days: 0 }
    }

    /// What the window's program and everything it started have for themselves, with their share of what they have
    /// in common with others (PSS), in KiB.
    ///
    /// # Panics
    /// Where there is no window.
    pub fn memory_kib(&self) -> u64 {
        let window = window_of(&self.driver).expect("the window's program");
        family(window).into_iter().map(pss_kib).sum()
    }

    /// Another browser before the same program, as on a desk of its own: nobody is signed in there.
    ///
    /// # Panics
    /// Where there is no server, or it cannot be started.
    pub fn another_desk(&self) -> AnotherDesk {
        let home = folder();
        let (driver, screen) = drive_browser(&self.tray, &home, None);
        screen.fit(1366, 768);
        screen.go(&self.server.as_ref().expect("a server").address());
        AnotherDesk { screen, _driver: driver, _home: home }
    }

    /// A browser that comes in from the network, where somebody accepted the warning of its certificate once; on a
    /// tablet of so many CSS pixels, where a finger points.
    ///
    /// # Panics
    /// Where it cannot be started.
    pub fn in_the_network(&self, address: &str, tablet: Option<(u32, u32)>) -> AnotherDesk {
        let home = folder();
        let (driver, screen) =
            drive_browser(&self.tray, &home, tablet.map(|(width, height)| touch(width, height)));
        if tablet.is_none() {
            screen.fit(1366, 768);
        }
        screen.go(address);
        AnotherDesk { screen, _driver: driver, _home: home }
    }

    /// Has the server fall silent without a word, as a host out of reach does: connections stand and nothing comes.
    ///
    /// # Panics
    /// Where there is none.
    pub fn out_of_reach(&self) {
        self.server.as_ref().expect("a server").program.freeze();
    }

    /// Has it answer again; it knows nothing of the time between.
    ///
    /// # Panics
    /// Where there is none.
    pub fn within_reach(&self) {
        self.server.as_ref().expect("a server").program.thaw();
    }

    /// The data folder.
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The files among the person's downloads.
    ///
    /// # Panics
    /// Where the folder cannot be read.
    pub fn downloads(&self) -> Vec<PathBuf> {
        let Ok(folder) = fs::read_dir(self.home.path().join("Downloads")) else { return Vec::new() };
        folder.map(|entry| entry.expect("an entry").path()).collect()
    }

    /// Ends the server as a power cut does.
    ///
    /// # Panics
    /// Where there is none.
    pub fn cut_power(&mut self) {
        self.server.as_mut().expect("a server").program.kill();
    }

    /// Starts the server again at the address it had.
    ///
    /// # Panics
    /// Where there was none, or it does not come up.
    pub fn restart(&mut self) {
        let port = self.server.take().expect("a server").port;
        self.server = Some(Server::start(self.data.path(), &self.tray, &self.home, port, self.days));
    }

    /// Closes the program in the evening, as the system does at shutdown, and starts it the next morning on the same
    /// data folder: its clock runs a day further ahead of this PC's, and so does that of the window's own pages.
    ///
    /// # Panics
    /// Where it does not close, or does not come up.
    pub fn next_morning(&mut self) {
        self.days += 1;
        let Some(display) = &self.display else {
            self.server.as_mut().expect("a server").close();
            self.restart();
            self.screen.reload();
            return;
        };
        let window = window_of(&self.driver).expect("the window's program");
        ask_to_stop(window);
        until("the window to close", SOON, || window_of(&self.driver).is_none().then_some(()));
        self.driver.kill();
        (self.driver, self.screen) =
            drive_window(self.data.path(), &self.tray, &self.home, display, self.days);
    }

    /// A second start of the window on the same data folder and screen.
    ///
    /// # Panics
    /// Where there is no screen to start it on.
    pub fn second_start(&self) -> Started {
        let mut command = Command::new(program());
        command.arg("--data").arg(self.data());
        self.display.as_ref().expect("a screen").connect(&mut command);
        furnish(&mut command, &self.tray, &self.home);
        Started::start(&mut command)
    }
}

/// What a process has for itself, and its share of what it has with others, in KiB; nothing where it has ended.
///
/// # Panics
/// Where the system tells none.
pub fn pss_kib(id: u32) -> u64 {
    let Ok(said) = fs::read_to_string(format!("/proc/{id}/smaps_rollup")) else { return 0 };
    let line = said.lines().find_map(|line| line.strip_prefix("Pss:")).expect("a line");
    line.split_whitespace().next().and_then(|kib| kib.parse().ok()).expect("a number")
}

/// A screen of so many CSS pixels where a finger points.
fn touch(width: u32, height: u32) -> Value {
    let metrics = json!({"width": width, "height": height, "pixelRatio": 1, "touch": true, "mobile": true});
    json!({"deviceMetrics": metrics})
}

/// A Chromium of its own, with a profile in its home.
fn drive_browser(tray: &Tray, home: &TempDir, emulation: Option<Value>) -> (Started, Screen) {
    let mut command = Command::new("chromedriver");
    furnish(command.args(["--port=0", "--log-level=SEVERE"]), tray, home);
    let mut driver = Started::start(&mut command);
    let port = driver.hear("started successfully on port ").trim_end_matches('.').to_owned();
    let profile = format!("--user-data-dir={}", home.path().join("profile").display());
    let flags = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--disable-breakpad",
        "--lang=zh-CN",
        "--window-size=1366,768",
        &profile,
    ];
    let mut options = json!({"args": flags});
    if let Some(emulation) = emulation {
        options["mobileEmulation"] = emulation;
    }
    let capabilities = json!({
        "browserName": "chrome",
        "acceptInsecureCerts": true,
        "goog:chromeOptions": options,
        "timeouts": {"script": 60_000, "pageLoad": 60_000, "implicit": 0},
    });
    let screen = Screen::open(&format!("http://127.0.0.1:{port}"), &capabilities);
    (driver, screen)
}

/// WebKitWebDriver, and the window it starts and drives.
fn drive_window(data: &Path, tray: &Tray, home: &TempDir, display: &Display, days: i32) -> (Started, Screen) {
    let port = free_port();
    let mut command = Command::new("WebKitWebDriver");
    command.arg(format!("--port={port}"));
    display.connect(&mut command);
    furnish(&mut command, tray, home);
    command.env("TAURI_WEBVIEW_AUTOMATION", "true");
    run_ahead(&mut command, days);
    let driver = Started::start(&mut command);
    until("WebKitWebDriver", SOON, || TcpStream::connect(("127.0.0.1", port)).ok());
    let capabilities = json!({"webkitgtk:browserOptions": {"binary": program(), "args": ["--data", data]}});
    let screen = Screen::open(&format!("http://127.0.0.1:{port}"), &capabilities);
    (driver, screen)
}

/// The process of the program that a driver started, while it runs.
fn window_of(driver: &Started) -> Option<u32> {
    family(driver.id()).into_iter().find(|id| {
        fs::read_to_string(format!("/proc/{id}/comm")).is_ok_and(|name| name.trim() == "xiutai")
            && !fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| stat.contains(") Z "))
    })
}

/// A second browser on the same shop.
pub struct AnotherDesk {
    /// What the person there sees.
    pub screen: Screen,
    _driver: Started,
    _home: TempDir,
}

/// The program serving a data folder on loopback.
#[derive(Debug)]
struct Server {
    program: Started,
    port: u16,
}

impl Server {
    fn start(data: &Path, tray: &Tray, home: &TempDir, port: u16, days: i32) -> Self {
        let mut command = Command::new(program());
        command.arg("serve").arg("--data").arg(data).arg("--listen").arg(format!("127.0.0.1:{port}"));
        // Serving must not need a display.
        furnish(&mut command, tray, home).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        run_ahead(&mut command, days);
        let mut program = Started::start(&mut command);
        let address = program.hear("http://127.0.0.1:");
        let port = address.trim_end_matches('/').parse().expect("a port");
        Self { program, port }
    }

    /// Ends it as the system does at shutdown.
    fn close(&mut self) {
        self.program.ask_to_stop();
        let ended = self.program.end(SOON);
        assert!(ended.success(), "{ended}: {}", self.program.said());
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

/// The window as a person starts it, with no driver.
pub struct PlainWindow {
    program: Started,
    _display: Display,
    _folders: [TempDir; 2],
    _tray: Tray,
}

impl PlainWindow {
    /// Starts it on a screen of its own.
    ///
    /// # Panics
    /// Where it cannot be started.
    pub fn start(data: TempDir) -> Self {
        let (tray, home, display) = (Tray::new(), folder(), Display::new(1366, 768));
        let mut command = Command::new(program());
        display.connect(command.arg("--data").arg(data.path()));
        furnish(&mut command, &tray, &home);
        let program = Started::start(&mut command);
        Self { program, _display: display, _folders: [data, home], _tray: tray }
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.program.id()
    }
}

/// A screen that nobody sees.
#[derive(Debug)]
struct Display {
    _server: Started,
    name: String,
}

impl Display {
    fn new(width: u32, height: u32) -> Self {
        let mut command = Command::new("Xvfb");
        let size = format!("{width}x{height}x24");
        // It says the number it found free.
        command.args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp"]);
        let mut server = Started::start(&mut command);
        let number = until("a display", SOON, || {
            assert!(server.ended().is_none(), "Xvfb: {}", server.said());
            server.said().lines().find_map(|line| line.trim().parse::<u32>().ok())
        });
        Self { _server: server, name: format!(":{number}") }
    }

    fn connect(&self, command: &mut Command) {
        command.env("DISPLAY", &self.name).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
    }
}

/// A person's own surroundings: an empty home, Chinese, our printer.
fn furnish<'a>(command: &'a mut Command, tray: &Tray, home: &TempDir) -> &'a mut Command {
    tray.connect(command);
    command.env("HOME", home.path()).env("LANG", "zh_CN.UTF-8").env("LC_ALL", "zh_CN.UTF-8");
    for private in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XIUTAI_DATA"] {
        command.env_remove(private);
    }
    command
}

/// The program as the build left it.
///
/// # Panics
/// Where it was not built.
pub(crate) fn program() -> PathBuf {
    let test = std::env::current_exe().expect("this test's own path");
    let built = test.ancestors().nth(2).expect("target/debug").join("xiutai");
    assert!(built.is_file(), "{} is missing: cargo build --package xiutai", built.display());
    built
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}
