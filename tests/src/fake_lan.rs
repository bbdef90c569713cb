use crate::TempShop;
use desk::{BeginPairing, Caller, PairingBegun, Proof, pairing_code, pairing_commitment};
use kernel::machine::{Lan, LanState, Prints};
use kernel::{Failure, Result};
use serde_json::{Value, json};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The way in from the network, as a test has it.
#[derive(Debug)]
pub struct FakeLan {
    state: Mutex<LanState>,
}

impl Default for FakeLan {
    fn default() -> Self {
        Self {
            state: Mutex::new(LanState {
                port: 7_421,
                name: "shop-pc.local".to_owned(),
                ..LanState::default()
            }),
        }
    }
}

impl FakeLan {
    /// Sets how it stands.
    pub fn set(&self, state: LanState) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }
}

impl Lan for FakeLan {
    fn state(&self) -> LanState {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn switch(&self, on: bool, port: u16) -> Result<LanState> {
        if port == 65_535 {
            return Err(Failure::refused("host.failed"));
        }
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.on = on;
        state.port = port;
        state.addresses = if on { vec![format!("192.168.1.5:{port}")] } else { Vec::new() };
        state.prints = on.then(|| Prints { host: "0b".repeat(32), authority: "a0".repeat(32) });
        Ok(state.clone())
    }
}

/// Between two desks that ask to be let in.
const NEXT_AFTER: Duration = Duration::from_secs(2);

/// A desk program on another machine; `n` makes its certificate, its number and its address.
#[derive(Debug, Clone, Copy)]
pub struct FakeDesk {
    /// Where it is.
    pub peer: IpAddr,
    /// SHA-256 of its certificate.
    pub certificate: [u8; 32],
    /// What it commits itself to.
    pub nonce: [u8; 32],
}

/// SHA-256 of the host's authority, as each fake desk sees it.
const AUTHORITY: [u8; 32] = [0xa0; 32];

impl FakeDesk {
    /// One of many.
    pub fn new(n: u8) -> Self {
        Self { peer: IpAddr::from([192, 168, 1, n]), certificate: [n; 32], nonce: [!n; 32] }
    }

    /// Asks to be let in, whether or not anybody lets desks ask.
    ///
    /// # Errors
    /// As the host answers.
    pub fn begin(&self, shop: &TempShop, name: &str) -> Result<PairingBegun> {
        shop.desk.begin_pairing(&BeginPairing {
            name: name.to_owned(),
            certificate: self.certificate,
            authority: AUTHORITY,
            commitment: pairing_commitment(&self.nonce),
            peer: self.peer,
        })
    }

    /// Asks to be let in once the manager lets it ask, right after others as soon as it may, and waits; answers the pairing and the code it shows.
    ///
    /// # Panics
    /// Where the host does not take it.
    pub fn knock(&self, shop: &TempShop, name: &str) -> (Value, String) {
        shop.call("terminal.open_pairing", json!({}));
        let begun = match self.begin(shop, name) {
            Err(failure) if failure.message == "terminal.pairing_wait" => {
                shop.clock.pass(NEXT_AFTER);
                self.begin(shop, name)
            }
            begun => begun,
        };
        let begun = begun.expect("there is room");
        shop.desk.reveal_pairing(&self.certificate, begun.pairing, &self.nonce).expect("as it said");
        let code = pairing_code(&AUTHORITY, &self.certificate, &begun.host_nonce, &self.nonce);
        (json!(begun.pairing.to_string()), code)
    }

    /// Its calls, once it is let in.
    ///
    /// # Errors
    /// As the host answers.
    pub fn caller(&self, shop: &TempShop) -> Result<Caller> {
        let session = shop.desk.find_terminal(Proof::Certificate(&self.certificate))?;
        Ok(Caller { session: Some(session), from_lan: true, ..Caller::default() })
    }
}

impl TempShop {
    /// Lets a desk program in; answers its id and its calls.
    ///
    /// # Panics
    /// Where that is refused.
    pub fn let_in(&self, desk: FakeDesk, name: &str) -> (String, Caller) {
        let (pairing, code) = desk.knock(self, name);
        let admitted = self.call("terminal.admit", json!({"pairing": pairing, "code": code, "name": name}));
        (admitted["id"].as_str().expect("an id").to_owned(), desk.caller(self).expect("it is let in"))
    }

    /// Lets a tablet or phone in by an invitation; answers its secret and its calls.
    ///
    /// # Panics
    /// Where that is refused.
    pub fn let_in_browser(&self, name: &str) -> (String, Caller) {
        let invited = self.call("terminal.invite", json!({"name": name}));
        let secret =
            self.desk.join(invited["token"].as_str().expect("a token"), &[7; 32]).expect("it is good");
        let session = self.desk.find_terminal(Proof::Token(&secret)).expect("it is let in");
        (secret, Caller { session: Some(session), from_lan: true, ..Caller::default() })
    }
}
