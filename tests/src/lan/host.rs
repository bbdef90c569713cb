use super::{FarDesk, Identity, Stubborn, Visitor};
use crate::folder::Folder;
use crate::place::program;
use crate::{BADGE, PASSWORD, Started, fonts, found_in, memory_folder};
use desk::{pairing_code, pairing_commitment};
use kernel::journal::hex;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// A port of the system's choice.
const ANY_PORT: &str = "127.0.0.1:0";

/// The real program as a shop's host, on loopback addresses.
pub struct LanHost {
    /// The program.
    pub program: Started,
    /// Where browsers on the host itself come in.
    pub here: SocketAddr,
    /// Where the network comes in.
    pub network: SocketAddr,
    /// The data folder.
    pub folder: Folder,
}

impl LanHost {
    /// A shop with its manager.
    ///
    /// # Panics
    /// Where it cannot be started.
    pub fn founded() -> Self {
        let folder = memory_folder();
        found_in(folder.path());
        Self::serving(folder, ANY_PORT)
    }

    /// The shop of a folder, with an address for the network.
    ///
    /// # Panics
    /// Where it cannot be started.
    pub fn serving(folder: impl Into<Folder>, network: &str) -> Self {
        Self::served(folder.into(), |root| {
            let mut command = Self::command(root);
            command.args(["--lan", network]);
            command
        })
    }

    /// As `serving`, by a clock that is wrong by so much, in the words of `faketime`.
    ///
    /// # Panics
    /// As `serving`.
    pub fn by_a_wrong_clock(wrong: &str, folder: impl Into<Folder>) -> Self {
        Self::served(folder.into(), |root| {
            let right = Self::command(root);
            let mut command = Command::new("faketime");
            command.args(["-f", wrong]).arg(right.get_program()).args(right.get_args());
            command.args(["--lan", ANY_PORT]).env("LC_ALL", "zh_CN.UTF-8").env("XIUTAI_FONTS", fonts());
            command
        })
    }

    fn served(folder: Folder, command: impl FnOnce(&Path) -> Command) -> Self {
        let mut program = Started::start(&mut command(folder.path()));
        let here = heard(&mut program, "http://");
        let network = heard(&mut program, "https://");
        Self { program, here, network, folder }
    }

    /// The command line that serves a folder on this machine alone, in Chinese and without a display.
    pub fn command(folder: &Path) -> Command {
        let mut command = Command::new(program());
        command.arg("serve").arg("--data").arg(folder).args(["--listen", ANY_PORT]);
        command.env("LC_ALL", "zh_CN.UTF-8").env("LANG", "zh_CN.UTF-8").env("XIUTAI_FONTS", fonts());
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("XIUTAI_DATA");
        command
    }

    /// Ends it as a power cut does and starts it anew at the same place.
    ///
    /// # Panics
    /// Where it does not come up again.
    pub fn restart(&mut self) {
        self.program.kill();
        let network = self.network.to_string();
        self.program = Started::start(Self::command(self.folder.path()).args(["--lan", &network]));
        self.here = heard(&mut self.program, "http://");
        self.network = heard(&mut self.program, "https://");
    }

    /// Stops it as the system does; its folder, and what it said.
    ///
    /// # Panics
    /// Where it does not end well.
    pub fn stopped(mut self) -> (Folder, String) {
        self.program.ask_to_stop();
        let status = self.program.end(Duration::from_secs(60));
        let said = self.program.said();
        assert!(status.success(), "{said}");
        (self.folder, said)
    }

    /// The authority that desks trust.
    ///
    /// # Panics
    /// Where there is none.
    pub fn authority(&self) -> CertificateDer<'static> {
        CertificateDer::from_pem_file(self.folder.path().join("lan/authority.pem")).expect("an authority")
    }

    /// A browser on the host itself at which the manager signed in.
    ///
    /// # Panics
    /// Where that is refused.
    pub fn manager(&self) -> Visitor {
        let mut manager = Visitor::here(self.here);
        manager.sign_in(BADGE, PASSWORD);
        manager
    }

    /// A desk program that nobody knows yet.
    pub fn desk(&self) -> Visitor {
        Visitor::from_the_network(self.network, &self.authority(), Some(Identity::new()))
    }

    /// A browser in the network that nobody knows yet.
    pub fn browser(&self) -> Visitor {
        Visitor::from_the_network(self.network, &self.authority(), None)
    }

    /// A desk that was let in; answers it with the id of its row.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn paired(&self, name: &str) -> (Visitor, Value) {
        self.let_in(self.desk(), name)
    }

    /// A desk that was let in and keeps one connection; its clock is wrong by so many seconds.
    ///
    /// # Panics
    /// As `paired`.
    #[track_caller]
    pub fn far_desk(&self, name: &str, wrong_by: i64) -> FarDesk {
        let own = Some(Identity::new());
        let desk = Visitor::whose_clock_is_wrong(wrong_by, self.network, &self.authority(), own);
        FarDesk::new(self.let_in(desk, name).0)
    }

    /// The manager at such a desk, signed in.
    ///
    /// # Panics
    /// As `paired`.
    #[track_caller]
    pub fn manned(&self, name: &str) -> Stubborn {
        Stubborn::at(self.far_desk(name, 0), BADGE, PASSWORD)
    }

    #[track_caller]
    fn let_in(&self, mut desk: Visitor, name: &str) -> (Visitor, Value) {
        let (pairing, code) = self.knock(&mut desk, name);
        let admitted =
            self.manager().call("terminal.admit", &json!({"pairing": pairing, "code": code, "name": name}));
        (desk, admitted["id"].clone())
    }

    /// Has the manager let desks ask to be let in.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn let_desks_ask(&self) {
        self.manager().call("terminal.open_pairing", &json!({}));
    }

    /// A desk at the door, which the manager opened for it: the pairing, and the code it shows.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn knock(&self, desk: &mut Visitor, name: &str) -> (Value, String) {
        let print = desk.identity.as_ref().expect("a desk program").print();
        let nonce: [u8; 32] = Sha256::digest(print).into();
        self.let_desks_ask();
        let begin = json!({"name": name, "commitment": hex(&pairing_commitment(&nonce))});
        let begun = loop {
            let begun = desk.post("/pair/begin", &begin);
            if begun.status == 200 {
                break begun.json();
            }
            // Right after another one it is told for how long to wait.
            let (told, message) = (begun.json(), begun.refusal().1);
            assert_eq!(message, "terminal.pairing_wait", "{}", begun.text());
            let seconds = told["params"]["seconds"].as_str().expect("seconds").parse().expect("a number");
            std::thread::sleep(Duration::from_secs(seconds));
        };
        let pairing = begun["pairing"].clone();
        let revealed = desk.post("/pair/reveal", &json!({"pairing": pairing, "nonce": hex(&nonce)}));
        assert_eq!(revealed.status, 200, "{}", revealed.text());
        let host_nonce = unhex(begun["host_nonce"].as_str().expect("a number"));
        let authority = Sha256::digest(self.authority()).into();
        (pairing, pairing_code(&authority, &print, &host_nonce, &nonce))
    }

    /// A browser that was let in by an invitation.
    ///
    /// # Panics
    /// Where that is refused.
    #[track_caller]
    pub fn invited(&self, name: &str) -> Visitor {
        let invitation = self.manager().call("terminal.invite", &json!({"name": name}));
        let mut browser = self.browser();
        let joined =
            browser.post("/pair/join", &json!({"token": invitation["token"], "page": "07".repeat(32)}));
        assert_eq!(joined.status, 200, "{}", joined.text());
        browser
    }
}

fn heard(program: &mut Started, scheme: &str) -> SocketAddr {
    let line = program.hear(scheme);
    line.trim_end_matches('/').parse().unwrap_or_else(|error| panic!("{line}: {error}"))
}

/// 32 bytes from their hex.
///
/// # Panics
/// Where they are none.
fn unhex(text: &str) -> [u8; 32] {
    std::array::from_fn(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).expect("hex"))
}
