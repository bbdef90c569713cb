//! Joining a shop: the host lets this desk in once a person there has typed the code shown here.
//!
//! The code is made of both certificates and of two numbers drawn at random. This side binds itself to its number before
//! it sees the host's, so that nobody between the two can look for keys until both codes agree. What is left is a guess
//! for each time somebody begins at the host, one in a hundred million each: the host takes five of them whenever a
//! manager lets desks ask, not seen at this desk, and none at all else.

use super::address::Address;
use super::client::{Answer, Client, Lost};
use super::folder::{DeskFolder, Paired};
use super::pin;
use super::refused::{Answered, Refused, failure_in, line_down, unreadable};
use hyper::header::HeaderMap;
use kernel::journal::hex;
use kernel::{Failure, FieldFault, Result};
use rustls::pki_types::CertificateDer;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A request to be let in that a host knows of.
pub(crate) struct Joining {
    folder: DeskFolder,
    client: Client,
    pairing: String,
    code: String,
    wanted: Paired,
}

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    /// Nobody there has answered yet.
    Waiting,
    /// This desk belongs to the host from now on.
    Admitted,
    /// Somebody there said no.
    Refused,
    /// It took too long, or the code was wrong three times.
    Ended,
}

/// What the host answers to the beginning.
#[derive(Deserialize)]
struct Begun {
    pairing: String,
    host_nonce: String,
    shop: String,
}

#[derive(Deserialize)]
struct Told {
    state: State,
}

impl Joining {
    /// Asks a host to be let in under a name.
    ///
    /// # Errors
    /// `join.invalid` with faults at `address` and `name`; `join.no_host`; what the host answers.
    pub(crate) async fn begin(folder: DeskFolder, typed: &str, name: &str) -> Answered<Self> {
        let address = checked(typed, name)?;
        let identity = folder.identity()?;
        let broke = |cause: rustls::Error| {
            Refused::Own(Failure::internal("desk.failed", cause).with("path", folder.path().display()))
        };
        let (config, meeting) = pin::meeting(&identity).map_err(broke)?;
        // The first connection only shows who is there.
        let met = Client::new(address.clone(), config).probe().await;
        let authority = match (met, meeting.authority()) {
            (Ok(()), Some(authority)) => authority.clone(),
            (met, _) => return Err(no_host(&address, met.err())),
        };
        let client = Client::new(address.clone(), pin::pinned(&authority, &identity).map_err(broke)?);
        let mut nonce = [0; 32];
        let drawn = pin::provider().secure_random.fill(&mut nonce);
        drawn.map_err(|_no_chance| {
            Failure::internal("desk.failed", "no random numbers").with("path", folder.path().display())
        })?;
        let commitment = hex(&desk::pairing_commitment(&nonce));
        let begun: Begun =
            ask(&client, "/pair/begin", &json!({"name": name.trim(), "commitment": commitment})).await?;
        let host_nonce = unhex(&begun.host_nonce).ok_or_else(|| unreadable("host_nonce"))?;
        let code =
            desk::pairing_code(&Sha256::digest(&authority).into(), &identity.hash(), &host_nonce, &nonce);
        let _shown: Value =
            ask(&client, "/pair/reveal", &json!({"pairing": begun.pairing, "nonce": hex(&nonce)})).await?;
        let wanted = Paired {
            address: address.machine,
            port: address.port,
            authority: pem(&authority),
            name: name.trim().to_owned(),
            shop: begun.shop,
        };
        Ok(Self { folder, client, pairing: begun.pairing, code, wanted })
    }

    /// Eight digits that the person at the host types.
    pub(crate) fn code(&self) -> &str {
        &self.code
    }

    /// The shop that is asked.
    pub(crate) fn shop(&self) -> &str {
        &self.wanted.shop
    }

    /// Asks where the request stands. Once admitted, the host is kept and answered.
    ///
    /// # Errors
    /// `line.down` where the host does not answer, what the host says, and what the disk says.
    pub(crate) async fn state(&self) -> Answered<(State, Option<Paired>)> {
        let told: Told = ask(&self.client, "/pair/state", &json!({"pairing": self.pairing})).await?;
        if told.state != State::Admitted {
            return Ok((told.state, None));
        }
        self.folder.keep_host(&self.wanted)?;
        Ok((State::Admitted, Some(self.wanted.clone())))
    }
}

/// What a person typed, all faults at once.
fn checked(typed: &str, name: &str) -> Result<Address> {
    /// As the host takes it.
    const LONGEST: usize = 40;
    let name = name.trim();
    let fault = |message, params| FieldFault { field: "name".into(), message, params };
    let fault = match name.chars().count() {
        0 => Some(fault("field.empty", BTreeMap::new())),
        1..=LONGEST if name.chars().any(char::is_control) => {
            Some(fault("field.control_character", BTreeMap::new()))
        }
        1..=LONGEST => None,
        _ => Some(fault("field.too_long", BTreeMap::from([("max", LONGEST.to_string())]))),
    };
    match (Address::typed(typed), fault) {
        (Ok(address), None) => Ok(address),
        (Ok(_), Some(fault)) => Err(Failure::invalid("join.invalid").fault(fault)),
        (Err(failure), None) => Err(failure),
        (Err(failure), Some(fault)) => Err(failure.fault(fault)),
    }
}

fn no_host(address: &Address, lost: Option<Lost>) -> Refused {
    let cause = match lost {
        Some(Lost::Down(cause)) => cause,
        Some(Lost::OtherHost) | None => "no certificate of a host".to_owned(),
    };
    Failure::refused("join.no_host").with("address", address).because(cause).into()
}

async fn ask<T: for<'de> Deserialize<'de>>(client: &Client, path: &str, input: &Value) -> Answered<T> {
    let answered = client.post(path, HeaderMap::new(), input.to_string().into()).await;
    let Answer { status, bytes } = answered.map_err(|_lost| line_down())?;
    if !status.is_success() {
        return Err(
            failure_in(&bytes).map_or_else(|| unreadable(format!("HTTP {}", status.as_u16())), Refused::Host)
        );
    }
    serde_json::from_slice(&bytes).map_err(unreadable)
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    super::here::bytes(text)?.try_into().ok()
}

/// A certificate as text, 64 letters a line (RFC 7468).
fn pem(certificate: &CertificateDer<'_>) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| char::from(ALPHABET[usize::from(bits.to_le_bytes()[0] & 63)]);
    let mut text = String::new();
    for piece in certificate.chunks(3) {
        let bits =
            piece.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - piece.len()));
        for at in 0..4 {
            text.push(if at <= piece.len() { letter(bits >> (18 - 6 * at)) } else { '=' });
        }
    }
    let mut pem = "-----BEGIN CERTIFICATE-----\n".to_owned();
    for (at, letter) in text.chars().enumerate() {
        if at > 0 && at % 64 == 0 {
            pem.push('\n');
        }
        pem.push(letter);
    }
    pem + "\n-----END CERTIFICATE-----\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use rcgen::{CertificateParams, KeyPair};
    use rustls::pki_types::pem::PemObject;

    #[test]
    fn both_faults_are_told_at_once() {
        let fields = |typed: &str, name: &str| match checked(typed, name) {
            Ok(_) => Vec::new(),
            Err(failure) => failure.fields.into_iter().map(|fault| fault.field.into_owned()).collect(),
        };
        assert_eq!(fields("192.168.1.5", " 前台二 "), Vec::<String>::new());
        assert_eq!(fields("", " "), ["address", "name"]);
        assert_eq!(fields("192.168.1.5", &"长".repeat(41)), ["name"]);
        assert_eq!(fields("192.168.1.5", "a\tb"), ["name"]);
        assert_eq!(fields("192.168.1", &"长".repeat(40)), ["address"]);
    }

    #[test]
    fn a_certificate_outlives_its_text() {
        let key = KeyPair::generate().unwrap();
        for name in ["a", "ab", "abc", "abcd"] {
            let made = CertificateParams::new(vec![name.to_owned()]).unwrap().self_signed(&key).unwrap();
            assert_eq!(pem(made.der()), made.pem().replace("\r\n", "\n"), "{name}");
            assert_eq!(&CertificateDer::from_pem_slice(pem(made.der()).as_bytes()).unwrap(), made.der());
        }
    }
}
