//! The window's commands: the same door as over HTTP, with the window's own session, and saving, which a
//! browser does by itself.
#![expect(clippy::let_underscore_must_use, reason = "what the command macro writes around a Result")]

use super::saving;
use crate::turns::Turns;
use desk::{Caller, Desk, Staged};
use kernel::machine::{LARGEST_PICTURE, picture_too_large};
use kernel::{Failure, RequestId, Result, UnreadableId};
use serde_json::Value;
use tauri::State;
use tauri::async_runtime::spawn_blocking;
use tauri::ipc::{InvokeBody, Request, Response};

/// Any command of the one list.
#[tauri::command]
pub(super) async fn call(
    turns: State<'_, Turns>,
    name: String,
    input: Value,
    request: Option<String>,
) -> Result<Value> {
    let request = request_id(request.as_deref())?;
    turns.take(move |desk| desk.call(&caller(desk, request), &name, input)).await
}

/// A paper's bytes.
#[tauri::command]
pub(super) async fn paper(turns: State<'_, Turns>, paper: String, input: Value) -> Result<Response> {
    let drawn = turns.take(move |desk| desk.paper(&caller(desk, None), &paper, input)).await?;
    Ok(Response::new(drawn.bytes))
}

/// A picture in; answers what was kept of it.
#[tauri::command]
pub(super) async fn stage(turns: State<'_, Turns>, request: Request<'_>) -> Result<Staged> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Failure::invalid("input.malformed"));
    };
    if bytes.len() > LARGEST_PICTURE {
        return Err(picture_too_large());
    }
    let bytes = bytes.clone();
    turns.take(move |desk| desk.stage(&caller(desk, None), &bytes)).await
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

fn caller(desk: &Desk, request: Option<RequestId>) -> Caller {
    Caller { session: Some(desk.window_session()), request, ..Caller::default() }
}

fn request_id(text: Option<&str>) -> Result<Option<RequestId>> {
    let Some(text) = text else { return Ok(None) };
    text.parse().map(Some).map_err(|UnreadableId| Failure::invalid("input.malformed"))
}
