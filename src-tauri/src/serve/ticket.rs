//! What a phone with a ticket may ask: how it stands, and to take a picture. It is nobody at all to every other route.

use super::answer;
use super::recognised::Recognised;
use crate::turns::Turns;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::{HeaderMap, HeaderName};
use axum::response::Response;
use axum::routing::post;
use desk::TicketState;
use kernel::machine::{LARGEST_PICTURE, picture_too_large};
use kernel::{Failure, Result};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// The header that carries a ticket's secret beside a picture.
const TICKET: HeaderName = HeaderName::from_static("x-ticket");
/// The longest question about a ticket, in bytes.
const LONGEST_QUESTION: usize = 1 << 10;
/// How long an answer to a wrong ticket waits.
const WRONG_WAITS: Duration = Duration::from_millis(500);
/// Wrong tickets that wait at once; the others stand in line behind them.
const WRONG_AT_ONCE: usize = 4;

#[derive(Clone)]
struct Counter {
    turns: Turns,
    wrong: Arc<Semaphore>,
}

/// How a phone asks about its ticket.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    token: String,
}

pub(super) fn routes<S>(turns: Turns) -> Router<S> {
    Router::new()
        .route("/ticket/state", post(state).layer(DefaultBodyLimit::max(LONGEST_QUESTION)))
        .route("/ticket/file", post(file).layer(DefaultBodyLimit::max(LARGEST_PICTURE)))
        .with_state(Counter { turns, wrong: Arc::new(Semaphore::new(WRONG_AT_ONCE)) })
}

async fn state(State(counter): State<Counter>, request: Request) -> Response {
    let recognised = Recognised::of(&request);
    let told = async {
        let asked = serde_json::from_value(answer::input(request).await?);
        // The words of serde repeat values, and this one is a secret: its kind is told alone.
        let Asked { token } = asked.map_err(|cause| {
            Failure::invalid("input.malformed").because(format!("{:?}", cause.classify()))
        })?;
        counter.state_of(token, &recognised).await
    };
    match told.await {
        Ok(state) => answer::output(&state, None),
        Err(failure) => answer::failure(&failure),
    }
}

async fn file(State(counter): State<Counter>, headers: HeaderMap, request: Request) -> Response {
    let recognised = Recognised::of(&request);
    let staged = async {
        let token = headers.get(TICKET).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        // Nothing large is read from somebody without a ticket.
        counter.state_of(token.clone(), &recognised).await?;
        let bytes = answer::body(request, picture_too_large).await?;
        counter.turns.take(move |desk| desk.ticket_stage(&token, &bytes)).await
    };
    match staged.await {
        Ok(staged) => answer::output(&staged, None),
        Err(failure) => answer::failure(&failure),
    }
}

impl Counter {
    /// How a ticket stands; who brings a wrong one waits for the answer.
    async fn state_of(&self, token: String, recognised: &Recognised) -> Result<TicketState> {
        let state = self.turns.take(move |desk| desk.ticket_state(&token)).await;
        recognised.set(state.is_ok());
        if state.as_ref().is_err_and(|failure| failure.message == "ticket.ended") {
            let _place = self.wrong.acquire().await;
            tokio::time::sleep(WRONG_WAITS).await;
        }
        state
    }
}
