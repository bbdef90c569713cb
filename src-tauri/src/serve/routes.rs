//! The routes: the door, the papers, bytes in, events out, and the UI's own files.

use super::asker::Asker;
use super::events::is_signed_in;
use super::recognised::Recognised;
use super::{House, answer, cookie, ticket};
use crate::face;
use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, Extension, Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap};
use axum::http::{HeaderValue, Method, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::sse::{Event as Line, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use desk::{Caller, Desk};
use kernel::machine::{LARGEST_PICTURE, picture_too_large};
use kernel::{Code, Failure, RequestId, Result};
use std::time::Duration;

/// The longest input of a command, in bytes.
const LONGEST_INPUT: usize = 8 << 20;
/// Between two signs of life on an event stream. A line that dies silently (Wi-Fi out of reach) tells nobody: whoever
/// hears nothing for twice as long asks whether the host is still there.
const HEARTBEAT: Duration = Duration::from_secs(3);
/// A sign of life that touches nothing: a comment would be kept from the page by its browser.
const ALIVE: &str = r#"{"nouns":[]}"#;
/// The command that gives a browser a session. A session is a desk: people come and go on it, so signing out leaves
/// it; each full sign-in gives it another key.
const ENTRANCE: &str = "session.sign_in";

/// The routes behind the gate; `more` stands open to everybody whom the gate lets in.
pub(crate) fn routes(house: House, more: Router<House>) -> Router {
    Router::new()
        .route("/api/{command}", post(call).layer(DefaultBodyLimit::max(LONGEST_INPUT)))
        .route("/paper/{paper}", post(paper).layer(DefaultBodyLimit::max(LONGEST_INPUT)))
        .route("/file", post(file).layer(DefaultBodyLimit::max(LARGEST_PICTURE)))
        .route("/events", get(events))
        .route_layer(from_fn_with_state(house.clone(), known))
        .merge(more)
        .merge(ticket::routes(house.turns.clone()))
        .method_not_allowed_fallback(|| async { refused("server.wrong_method") })
        .fallback(face_file)
        .with_state(house)
}

/// Nobody from the network sends a body before they are known, and who is not waits for the answer.
async fn known(
    State(house): State<House>,
    Extension(asker): Extension<Asker>,
    request: Request,
    next: Next,
) -> Response {
    if asker.is_from_the_network() {
        let recognised = Recognised::of(&request);
        let found = house.turns.take(move |desk| asker.session(desk).map(|_| ())).await;
        recognised.learn(&found);
        if let Err(failure) = found {
            if failure.code == Code::Forbidden {
                house.keep_waiting().await;
            }
            return answer::failure(&failure);
        }
    }
    next.run(request).await
}

type Name = Result<Path<String>, PathRejection>;

async fn call(
    State(house): State<House>,
    Extension(asker): Extension<Asker>,
    name: Name,
    headers: HeaderMap,
    request: Request,
) -> Response {
    match try_call(&house, asker, name, &headers, request).await {
        Ok((output, cookie)) => answer::output(&output, cookie.as_deref()),
        Err(failure) => answer::failure(&failure),
    }
}

async fn try_call(
    house: &House,
    asker: Asker,
    name: Name,
    headers: &HeaderMap,
    request: Request,
) -> Result<(serde_json::Value, Option<String>)> {
    let name = readable(name)?;
    let id = answer::request_id(headers)?;
    let input = answer::input(request).await?;
    let called = name.clone();
    house
        .turns
        .call(&called, move |desk| {
            let mut caller = caller(desk, &asker, id)?;
            let mut line = None;
            if name == ENTRANCE && !asker.is_from_the_network() {
                let session = desk.renew_session(caller.session.as_ref())?;
                line = Some(cookie::begin(session.as_str()));
                caller.session = Some(session);
            }
            // The line is sent on success only: a refused sign-in leaves the browser as it was.
            let output = desk.call(&caller, &name, input)?;
            Ok((output, line))
        })
        .await
}

async fn paper(
    State(house): State<House>,
    Extension(asker): Extension<Asker>,
    name: Name,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let drawn = async {
        let name = readable(name)?;
        let id = answer::request_id(&headers)?;
        let input = answer::input(request).await?;
        house.turns.take(move |desk| desk.paper(&caller(desk, &asker, id)?, &name, input)).await
    };
    match drawn.await {
        Ok(paper) => answer::paper(paper),
        Err(failure) => answer::failure(&failure),
    }
}

async fn file(
    State(house): State<House>,
    Extension(asker): Extension<Asker>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let staged = async {
        let id = answer::request_id(&headers)?;
        let bytes = answer::body(request, picture_too_large).await?;
        house.turns.take(move |desk| desk.stage(&caller(desk, &asker, id)?, &bytes)).await
    };
    match staged.await {
        Ok(staged) => answer::output(&staged, None),
        Err(failure) => answer::failure(&failure),
    }
}

async fn events(State(house): State<House>, Extension(asker): Extension<Asker>) -> Response {
    let opened = async {
        let looked = asker.clone();
        if !house.turns.take(move |desk| Ok(is_signed_in(desk, &looked))).await? {
            return Err(Failure::new(Code::SignedOut, "caller.signed_out"));
        }
        house.events.listen(asker).ok_or_else(|| Failure::new(Code::Busy, "server.busy"))
    };
    match opened.await {
        Ok(stream) => {
            let mut response = Sse::new(stream)
                .keep_alive(KeepAlive::new().interval(HEARTBEAT).event(Line::default().data(ALIVE)))
                .into_response();
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(failure) => answer::failure(&failure),
    }
}

/// A file of the UI; its pages have no addresses of their own (they live behind `#`).
async fn face_file(method: Method, uri: Uri) -> Response {
    let path = match uri.path() {
        "/" => face::FIRST_PAGE,
        path => path.trim_start_matches('/'),
    };
    let Some(bytes) = face::file(path).filter(|_| method == Method::GET || method == Method::HEAD) else {
        return refused("server.unknown_route");
    };
    let mut response = Body::from(bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(face::media_type(path)));
    // What lies in assets/ carries the hash of its content in its name.
    let keep = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

fn refused(message: &'static str) -> Response {
    answer::failure(&Failure::not_found(message))
}

fn readable(name: Name) -> Result<String> {
    match name {
        Ok(Path(name)) => Ok(name),
        Err(rejection) => Err(Failure::not_found("server.unknown_route").because(rejection.body_text())),
    }
}

fn caller(desk: &Desk, asker: &Asker, request: Option<RequestId>) -> Result<Caller> {
    Ok(Caller { session: asker.session(desk)?, request, from_lan: asker.is_from_the_network() })
}
