//! What goes back over HTTP, and what comes in as a body.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderMap, HeaderName, SET_COOKIE,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use desk::Paper;
use kernel::{Code, Failure, RequestId, Result, UnreadableId};
use serde::Serialize;
use std::fmt::Write;
use std::time::Duration;

/// How long a body may take to arrive.
const BODY_WITHIN: Duration = Duration::from_secs(60);
/// The client's own id of what a person meant to do once.
const REQUEST: HeaderName = HeaderName::from_static("x-request");

/// A failure with the status of its kind.
pub(crate) fn failure(failure: &Failure) -> Response {
    if failure.code == Code::Internal && failure.trace.is_none() {
        eprintln!("{failure}");
    }
    let status =
        StatusCode::from_u16(failure.code.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    json(status, failure, None)
}

/// An output as JSON, with a line for the session's cookie if that changes.
pub(crate) fn output(value: &impl Serialize, cookie: Option<&str>) -> Response {
    json(StatusCode::OK, value, cookie)
}

fn json(status: StatusCode, value: &impl Serialize, cookie: Option<&str>) -> Response {
    let body = match serde_json::to_vec(value) {
        Ok(body) => body,
        Err(cause) => {
            eprintln!("an answer that is no JSON: {cause}");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let mut response = (status, Body::from(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(line) = cookie.and_then(|cookie| HeaderValue::from_str(cookie).ok()) {
        headers.insert(SET_COOKIE, line);
    }
    response
}

/// A paper, to be shown and not kept.
pub(crate) fn paper(paper: Paper) -> Response {
    let mut response = Body::from(paper.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(paper.media_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = format!("inline; filename*=UTF-8''{}", escaped(&paper.file_name));
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(CONTENT_DISPOSITION, name);
    }
    response
}

/// A name as RFC 8187 wants it in a header.
fn escaped(name: &str) -> String {
    name.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            escaped.push(char::from(byte));
        } else if write!(escaped, "%{byte:02X}").is_err() {
            // Writing into a text in memory has no way to fail.
            escaped.push('_');
        }
        escaped
    })
}

/// The bytes of a body, as far as the route's limit allows.
///
/// # Errors
/// `too_large` as the caller words it, and `input.malformed` for a body that breaks off or does not come.
pub(crate) async fn body(request: Request, too_large: impl FnOnce() -> Failure) -> Result<Bytes> {
    match tokio::time::timeout(BODY_WITHIN, Bytes::from_request(request, &())).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(rejection)) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(too_large()),
        Ok(Err(rejection)) => Err(Failure::invalid("input.malformed").because(rejection.body_text())),
        Err(elapsed) => Err(Failure::invalid("input.malformed").because(elapsed)),
    }
}

/// The input of a command.
///
/// # Errors
/// `input.too_large`; `input.malformed` for what is no JSON.
pub(crate) async fn input(request: Request) -> Result<serde_json::Value> {
    let bytes = body(request, || Failure::invalid("input.too_large")).await?;
    serde_json::from_slice(&bytes).map_err(|cause| Failure::invalid("input.malformed").because(cause))
}

/// The request id, if the client made one.
///
/// # Errors
/// `input.malformed` for what is no such id.
pub(crate) fn request_id(headers: &HeaderMap) -> Result<Option<RequestId>> {
    let Some(value) = headers.get(REQUEST) else { return Ok(None) };
    let text = value.to_str().map_err(|cause| Failure::invalid("input.malformed").because(cause))?;
    text.parse().map(Some).map_err(|UnreadableId| Failure::invalid("input.malformed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_papers_fit_a_header() {
        assert_eq!(escaped("WX261121-0007.pdf"), "WX261121-0007.pdf");
        assert_eq!(escaped("单 \"\r\n"), "%E5%8D%95%20%22%0D%0A");
    }

    #[test]
    fn a_request_id_is_read_or_refused() {
        let read = |value: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            if let Some(value) = value {
                headers.insert(REQUEST, HeaderValue::from_static(value));
            }
            request_id(&headers)
        };
        assert!(read(None).unwrap().is_none());
        assert!(read(Some("0193a6f0-1c2d-7e3f-8a4b-5c6d7e8f9a0b")).unwrap().is_some());
        assert_eq!(read(Some("twice")).map_err(|failure| failure.message), Err("input.malformed"));
    }
}
