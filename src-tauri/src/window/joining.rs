//! The window's commands about being a desk of another machine's shop.
#![expect(clippy::let_underscore_must_use, reason = "what the command macro writes around a Result")]

use super::seat::{Mode, Seats};
use crate::remote::{Answered, Found, State, hosts};
use kernel::{Failure, Result};
use serde::Serialize;
use tauri::async_runtime::spawn_blocking;

/// A request to be let in.
#[derive(Debug, Serialize)]
pub(super) struct Begun {
    /// Eight digits for the person at the host.
    code: String,
    /// The shop that is asked.
    shop: String,
}

/// Where a request stands.
#[derive(Debug, Serialize)]
pub(super) struct Stands {
    state: State,
}

/// Whose desk this window is.
#[tauri::command]
pub(super) fn desk_mode(seats: tauri::State<'_, Seats>) -> Mode {
    seats.mode()
}

/// The hosts that announce themselves in this network.
#[tauri::command]
pub(super) async fn find_hosts() -> Result<Vec<Found>> {
    match spawn_blocking(|| hosts(&[])).await {
        Ok(found) => found,
        Err(cause) => Err(Failure::refused("join.cannot_search").because(cause)),
    }
}

/// Asks a host to be let in.
#[tauri::command]
pub(super) async fn join_begin(
    seats: tauri::State<'_, Seats>,
    address: String,
    name: String,
) -> Answered<Begun> {
    let (code, shop) = seats.join(&address, &name).await?;
    Ok(Begun { code, shop })
}

/// Where the request stands; once admitted, the page is to be loaded anew.
#[tauri::command]
pub(super) async fn join_state(seats: tauri::State<'_, Seats>) -> Answered<Stands> {
    Ok(Stands { state: seats.joined().await? })
}

/// Asks no more.
#[tauri::command]
pub(super) async fn join_end(seats: tauri::State<'_, Seats>) -> Answered<()> {
    seats.join_no_more().await;
    Ok(())
}

/// Leaves the host; the page is to be loaded anew.
#[tauri::command]
pub(super) async fn leave_host(seats: tauri::State<'_, Seats>) -> Answered<()> {
    seats.leave().await
}

/// Looks for the host at another address.
#[tauri::command]
pub(super) async fn look_at(seats: tauri::State<'_, Seats>, address: String) -> Answered<()> {
    seats.look_at(&address).await
}
