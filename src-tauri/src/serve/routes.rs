//! The routes: the door, the papers, bytes in, events out, and the UI's own files.

use super::events::is_signed_in;
use super::{House, answer, cookie, ticket};
use crate::face;
use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap};
use axum::http::{HeaderValue, Method, Uri};
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use desk::{Caller, Desk};
use kernel::machine::{LARGEST_PICTURE, picture_too_large};
use kernel::{Code, Failure, RequestId, Result};
use std::time::Duration;
use tokio_stream::wrappers::ReceiverStream;

/// The longest input of a command, in bytes.
const LONGEST_INPUT: usize = 8 << 20;
/// Between two signs of life on an event stream.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// The command that gives a browser a session. A session is a desk: people come and go on it, so signing out leaves
/// it; each full sign-in gives it another key.
const ENTRANCE: &str = "session.sign_in";

pub(super) fn routes(house: House) -> Router {
    Router::new()
        .route("/api/{command}", post(call).layer(DefaultBodyLimit::max(LONGEST_INPUT)))
        .route("/paper/{paper}", post(paper).layer(DefaultBodyLimit::max(LONGEST_INPUT)))
        .route("/file", post(file).layer(DefaultBodyLimit::max(LARGEST_PICTURE)))
        .route("/events", get(events))
        .merge(ticket::routes(house.turns.clone()))
        .method_not_allowed_fallback(|| async { refused("server.wrong_method") })
        .fallback(face_file)
        .with_state(house)
}

type Name = Result<Path<String>, PathRejection>;

async fn call(State(house): State<House>, name: Name, headers: HeaderMap, request: Request) -> Response {
    match try_call(&house, name, &headers, request).await {
        Ok((output, cookie)) => answer::output(&output, cookie.as_deref()),
        Err(failure) => answer::failure(&failure),
    }
}

async fn try_call(
    house: &House,
    name: Name,
    headers: &HeaderMap,
    request: Request,
) -> Result<(serde_json::Value, Option<String>)> {
    let name = readable(name)?;
    let (key, id) = who(headers)?;
    let input = answer::input(request).await?;
    house
        .turns
        .take(move |desk| {
            let mut caller = caller(desk, key.as_deref(), id);
            let mut line = None;
            if name == ENTRANCE {
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

async fn paper(State(house): State<House>, name: Name, headers: HeaderMap, request: Request) -> Response {
    let drawn = async {
        let name = readable(name)?;
        let (key, id) = who(&headers)?;
        let input = answer::input(request).await?;
        house.turns.take(move |desk| desk.paper(&caller(desk, key.as_deref(), id), &name, input)).await
    };
    match drawn.await {
        Ok(paper) => answer::paper(paper),
        Err(failure) => answer::failure(&failure),
    }
}

async fn file(State(house): State<House>, headers: HeaderMap, request: Request) -> Response {
    let staged = async {
        let (key, id) = who(&headers)?;
        let bytes = answer::body(request, picture_too_large).await?;
        house.turns.take(move |desk| desk.stage(&caller(desk, key.as_deref(), id), &bytes)).await
    };
    match staged.await {
        Ok(staged) => answer::output(&staged, None),
        Err(failure) => answer::failure(&failure),
    }
}

async fn events(State(house): State<House>, headers: HeaderMap) -> Response {
    let opened = async {
        let nobody = || Failure::new(Code::SignedOut, "caller.signed_out");
        let key = cookie::key_in(&headers).ok_or_else(nobody)?.to_owned();
        let (key, is_known) = house
            .turns
            .take(move |desk| {
                let is_known = is_signed_in(desk, &key);
                Ok((key, is_known))
            })
            .await?;
        if !is_known {
            return Err(nobody());
        }
        house.events.join(&key).ok_or_else(|| Failure::new(Code::Busy, "server.busy"))
    };
    match opened.await {
        Ok(stream) => {
            let mut response = Sse::new(ReceiverStream::new(stream))
                .keep_alive(KeepAlive::new().interval(HEARTBEAT))
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

/// The session key and the request id that came along.
fn who(headers: &HeaderMap) -> Result<(Option<String>, Option<RequestId>)> {
    Ok((cookie::key_in(headers).map(str::to_owned), answer::request_id(headers)?))
}

fn caller(desk: &Desk, key: Option<&str>, request: Option<RequestId>) -> Caller {
    Caller { session: key.and_then(|key| desk.find_session(key)), request, ..Caller::default() }
}
