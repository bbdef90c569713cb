//! The window's commands: the same door as over HTTP, here or at the host this window is a desk of, and saving, which
//! a browser does by itself.
#![expect(clippy::let_underscore_must_use, reason = "what the command macro writes around a Result")]

use super::saving;
use super::seat::Seats;
use crate::remote::Answered;
use kernel::machine::{LARGEST_PICTURE, picture_too_large};
use kernel::{Failure, RequestId, Result, UnreadableId};
use serde_json::Value;
use tauri::State;
use tauri::async_runtime::spawn_blocking;
use tauri::ipc::{InvokeBody, Request, Response};

/// Any command of the one list.
#[tauri::command]
pub(super) async fn call(
    seats: State<'_, Seats>,
    name: String,
    input: Value,
    request: Option<String>,
) -> Answered<Value> {
    let request = request_id(request.as_deref())?;
    seats.call(name, input, request).await
}

/// A paper's bytes.
#[tauri::command]
pub(super) async fn paper(seats: State<'_, Seats>, paper: String, input: Value) -> Answered<Response> {
    Ok(Response::new(seats.paper(paper, input).await?))
}

/// A picture in; answers what was kept of it.
#[tauri::command]
pub(super) async fn stage(seats: State<'_, Seats>, request: Request<'_>) -> Answered<Value> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Failure::invalid("input.malformed").into());
    };
    if bytes.len() > LARGEST_PICTURE {
        return Err(picture_too_large().into());
    }
    seats.stage(bytes.clone()).await
}

/// A file that the page has into the folder of downloads; answers where it lies.
#[tauri::command]
pub(super) async fn save(request: Request<'_>) -> Result<String> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Failure::invalid("input.malformed"));
    };
    let (name, bytes) = (saving::name_in(request.headers())?, bytes.clone());
    match spawn_blocking(move || saving::save(&name, &bytes)).await {
        Ok(saved) => Ok(saved?.display().to_string()),
        Err(cause) => {
            eprintln!("saving a file: {cause}");
            Err(Failure::internal("save.broke", cause))
        }
    }
}

fn request_id(text: Option<&str>) -> Result<Option<RequestId>> {
    let Some(text) = text else { return Ok(None) };
    text.parse().map(Some).map_err(|UnreadableId| Failure::invalid("input.malformed"))
}
