//! How a new desk or tablet comes in: `begin`, `reveal` and `state` for a desk program, `join` for a browser.

use super::app::Connection;
use super::porch::Porch;
use crate::serve::{House, answer, cookie};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Extension, Request, State};
use axum::response::Response;
use axum::routing::post;
use desk::BeginPairing;
use kernel::journal::hex;
use kernel::{Failure, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;
use uuid::Uuid;

/// The longest body of a stranger, in bytes.
const LONGEST: usize = 4 << 10;
/// How long so short a body may take to arrive: whoever sends it slowly stands in the way of the others.
const BODY_WITHIN: Duration = Duration::from_secs(5);

/// The routes of pairing; they need the connection and the porch beside the house.
pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/pair/begin", post(begin))
        .route("/pair/reveal", post(reveal))
        .route("/pair/state", post(state))
        .route("/pair/join", post(join))
        .layer(DefaultBodyLimit::max(LONGEST))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Begin {
    name: String,
    commitment: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reveal {
    pairing: Uuid,
    nonce: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByPairing {
    pairing: Uuid,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Join {
    token: String,
    /// 32 bytes in hex that the page drew: a browser that lost the answer asks again with the same ones.
    page: String,
}

type Of<T> = Extension<Arc<T>>;

async fn begin(
    State(house): State<House>,
    Extension(connection): Of<Connection>,
    Extension(porch): Of<Porch>,
    request: Request,
) -> Response {
    let authority = porch.print();
    let begun = porch.answer(connection.peer, async {
        let certificate = own(&connection)?;
        let Begin { name, commitment } = input(request).await?;
        let (commitment, peer) = (bytes(&commitment)?, connection.peer);
        let begin = BeginPairing { name, certificate, authority, commitment, peer };
        house.turns.take(move |desk| desk.begin_pairing(&begin)).await
    });
    said(begun.await.map(
        |begun| json!({"pairing": begun.pairing, "host_nonce": hex(&begun.host_nonce), "shop": begun.shop}),
    ))
}

async fn reveal(
    State(house): State<House>,
    Extension(connection): Of<Connection>,
    Extension(porch): Of<Porch>,
    request: Request,
) -> Response {
    let revealed = porch.answer(connection.peer, async {
        let certificate = own(&connection)?;
        let Reveal { pairing, nonce } = input(request).await?;
        let nonce = bytes(&nonce)?;
        house.turns.take(move |desk| desk.reveal_pairing(&certificate, pairing, &nonce)).await
    });
    said(revealed.await.map(|()| json!({})))
}

async fn state(
    State(house): State<House>,
    Extension(connection): Of<Connection>,
    Extension(porch): Of<Porch>,
    request: Request,
) -> Response {
    let state = porch.answer(connection.peer, async {
        let certificate = own(&connection)?;
        let ByPairing { pairing } = input(request).await?;
        house.turns.take(move |desk| desk.pairing_state(&certificate, pairing)).await
    });
    said(state.await.map(|state| json!({"state": state})))
}

async fn join(
    State(house): State<House>,
    Extension(connection): Of<Connection>,
    Extension(porch): Of<Porch>,
    request: Request,
) -> Response {
    let joined = porch.answer(connection.peer, async {
        let Join { token, page } = input(request).await?;
        let page = bytes(&page)?;
        house.turns.take(move |desk| desk.join(&token, &page)).await
    });
    match joined.await {
        Ok(token) => answer::output(&json!({}), Some(&cookie::let_in(&token))),
        Err(failure) => answer::failure(&failure),
    }
}

fn said(answered: Result<Value>) -> Response {
    match answered {
        Ok(value) => answer::output(&value, None),
        Err(failure) => answer::failure(&failure),
    }
}

/// The print of the certificate that a desk shows of itself.
fn own(connection: &Connection) -> Result<[u8; 32]> {
    connection.certificate.ok_or_else(|| Failure::invalid("input.malformed").because("no certificate"))
}

async fn input<T: DeserializeOwned>(request: Request) -> Result<T> {
    let come = timeout(BODY_WITHIN, answer::input(request)).await;
    let value = come.map_err(|elapsed| Failure::invalid("input.malformed").because(elapsed))??;
    // What serde says may repeat a value, and here values are secrets.
    serde_json::from_value(value)
        .map_err(|cause| Failure::invalid("input.malformed").because(format!("{:?}", cause.classify())))
}

/// 32 bytes in hex.
fn bytes(text: &str) -> Result<[u8; 32]> {
    let malformed = || Failure::invalid("input.malformed").because("not 64 digits in hex");
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(malformed());
    }
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        let digits = std::str::from_utf8(digits).map_err(|cause| malformed().because(cause))?;
        *byte = u8::from_str_radix(digits, 16).map_err(|cause| malformed().because(cause))?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_two_bytes_are_read_to_the_letter() {
        let text = hex(&[0xa7; 32]);
        assert_eq!(bytes(&text), Ok([0xa7; 32]));
        let long = format!("{text}00");
        for wrong in ["", &text[..62], &long, &text.replace("a7", "g7"), &format!("+1{}", &text[2..])] {
            assert_eq!(bytes(wrong).map_err(|failure| failure.message), Err("input.malformed"), "{wrong}");
        }
    }
}
