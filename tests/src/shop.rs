use crate::{FakeClock, FakeLan, FakePrinters, copy_folder, memory_folder};
use desk::{Caller, Desk, Machine};
use devices::SystemPictures;
use kernel::{Failure, RequestId};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// The badge of the person who founded a test's shop.
pub const BADGE: &str = "0001";
/// Their password.
pub const PASSWORD: &str = "卷帘门早上八点半开";

/// A shop in a temporary folder, founded, with its manager signed in at the window.
pub struct TempShop {
    /// The open desk.
    pub desk: Arc<Desk>,
    /// The window, where the manager is signed in.
    pub window: Caller,
    /// Its clock, at 14:02 in Shanghai on 2026-11-21.
    pub clock: Arc<FakeClock>,
    /// Its printers.
    pub printers: Arc<FakePrinters>,
    /// Its way in from the network.
    pub lan: Arc<FakeLan>,
    folder: TempDir,
}

impl TempShop {
    /// A shop in memory: fast, and nothing of it survives the machine.
    pub fn new() -> Self {
        Self::in_folder(memory_folder())
    }

    /// A shop in a folder of the test's choice.
    ///
    /// # Panics
    /// Where it cannot be made.
    pub fn in_folder(folder: TempDir) -> Self {
        found_in(folder.path());
        let shop = Self::reopened(folder, "2026-11-21T06:02:03.004Z");
        shop.sign_in();
        shop
    }

    /// What a folder holds already, opened by a later start of the program: nobody is signed in.
    ///
    /// # Panics
    /// Where the folder cannot be taken.
    pub fn reopened(folder: TempDir, moment: &str) -> Self {
        let clock = Arc::new(FakeClock::at(moment));
        let printers = Arc::new(FakePrinters::default());
        let lan = Arc::new(FakeLan::default());
        let machine = Machine { lan: lan.clone(), ..machine(clock.clone(), printers.clone()) };
        let desk = Desk::open(folder.path(), machine).expect("it opens");
        let window = Caller { session: Some(desk.window_session()), ..Caller::default() };
        Self { desk, window, clock, printers, lan, folder }
    }

    /// Signs the manager in at the window.
    ///
    /// # Panics
    /// Where that is refused.
    pub fn sign_in(&self) {
        self.call("session.sign_in", json!({"badge": BADGE, "password": PASSWORD}));
    }

    /// The data folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Calls a command as the manager at the window.
    ///
    /// # Panics
    /// Where it is refused.
    #[track_caller]
    pub fn call(&self, name: &str, input: Value) -> Value {
        self.desk.call(&self.window, name, input).unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }

    /// Calls a command as the manager and answers why it was refused.
    ///
    /// # Panics
    /// Where it is not.
    #[track_caller]
    pub fn refused(&self, name: &str, input: Value) -> Failure {
        refused_to(&self.desk, &self.window, name, input)
    }

    /// Adds somebody and signs them in at a browser of their own.
    ///
    /// # Panics
    /// Where that is refused.
    pub fn person(&self, name: &str, badge: &str, roles: &[&str]) -> Caller {
        let password = format!("own-secret-words-{badge}");
        self.call("person.add", json!({"name": name, "badge": badge, "roles": roles, "password": password}));
        let caller =
            Caller { session: Some(self.desk.begin_session().expect("randomness")), ..Caller::default() };
        self.desk
            .call(&caller, "session.sign_in", json!({"badge": badge, "password": password}))
            .unwrap_or_else(|failure| panic!("{badge}: {failure}"));
        caller
    }

    /// Opens an order and answers its id.
    ///
    /// # Panics
    /// Where that is refused.
    pub fn order(&self, i: u32) -> String {
        self.call("repair.open", intake(i))["id"].as_str().expect("an id").to_owned()
    }

    /// The window with a request id of its own.
    ///
    /// # Panics
    /// Where `n` makes no UUID; it always does.
    pub fn with_request(&self, n: u32) -> Caller {
        let id = format!("00000000-0000-4000-8000-{n:012}").parse::<RequestId>().expect("a UUID");
        Caller { request: Some(id), ..self.window.clone() }
    }

    /// Lets the desk go and keeps the folder.
    pub fn closed(self) -> TempDir {
        self.desk.close().expect("closes");
        let Self { desk, folder, .. } = self;
        drop(desk);
        folder
    }
}

impl Default for TempShop {
    fn default() -> Self {
        Self::new()
    }
}

/// Why a command was refused to somebody.
///
/// # Panics
/// Where it was not.
#[track_caller]
pub fn refused_to(desk: &Desk, caller: &Caller, name: &str, input: Value) -> Failure {
    match desk.call(caller, name, input) {
        Ok(answer) => panic!("{name} answered {answer}"),
        Err(failure) => failure,
    }
}

/// What an editor of the shop's own data sends back of its card.
///
/// # Panics
/// Where it is no card.
pub fn shop_edit(mut card: Value) -> Value {
    let fields = card.as_object_mut().expect("a card");
    for shown_only in ["logo", "next_number"] {
        fields.remove(shown_only).expect(shown_only);
    }
    card
}

/// A machine over the counter, another one for each number.
pub fn intake(i: u32) -> Value {
    json!({
        "phone": format!("138{i:08}"), "name": "张伟", "brand": "OPPO", "model": "Reno 12",
        "serial": format!("SN{i:08}"), "symptom": "昨晚摔落，屏幕左上角碎裂",
    })
}

/// The machine of a test.
pub fn machine(clock: Arc<FakeClock>, printers: Arc<FakePrinters>) -> Machine {
    let pictures = Arc::new(SystemPictures::default());
    Machine { clock, printers, pictures, fonts: fonts(), lan: Arc::new(FakeLan::default()) }
}

/// The papers' fonts, where `cargo xtask setup` puts them.
pub fn fonts() -> PathBuf {
    std::env::var_os("XIUTAI_FONTS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/fonts"), PathBuf::from)
}

/// Puts a founded shop into an empty folder.
///
/// # Panics
/// Where it cannot be written.
pub fn found_in(root: &Path) {
    copy_folder(template(), root);
}

/// A founded shop, made once a run and copied for every test: hashing a password takes its time.
fn template() -> &'static Path {
    static TEMPLATE: OnceLock<TempDir> = OnceLock::new();
    TEMPLATE
        .get_or_init(|| {
            let folder = memory_folder();
            let clock = Arc::new(FakeClock::at("2026-11-21T06:00:00.000Z"));
            let desk =
                Desk::open(folder.path(), machine(clock, Arc::default())).expect("an empty folder opens");
            let founding = json!({
                "shop_name": "朝阳门服务中心", "address": "朝阳门内大街 18 号", "phone": "010-85886688",
                "language": "zh-CN", "person_name": "周明远", "badge": BADGE, "password": PASSWORD,
            });
            desk.call(&Caller::default(), "shop.found", founding).expect("is founded");
            desk.close().expect("closes");
            folder
        })
        .path()
}
