//! The same program for browsers on this machine: HTTP over loopback.

mod answer;
mod cookie;
mod events;
mod gate;
mod routes;
mod ticket;

use crate::face;
use crate::stop;
use crate::turns::Turns;
use crate::words::Words;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::{Next, from_fn_with_state, map_response};
use axum::response::Response;
use desk::Desk;
use events::Events;
use gate::Gate;
use kernel::Result;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// Between two looks whether the sessions of open event streams still hold.
const SWEEP_EVERY: Duration = Duration::from_secs(1);
/// How long open connections may take to end when the server stops.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// What the routes share.
#[derive(Clone)]
struct House {
    turns: Turns,
    events: Arc<Events>,
}

/// Takes an address of this machine, before anything else is touched.
///
/// # Errors
/// As the system answers: the port is taken, or may not be taken by this person.
pub(crate) fn take_address(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves until the program is told to stop, then backs up and lets the data folder go.
///
/// Prints the address to open when it is ready.
pub(crate) fn run(desk: &Arc<Desk>, listener: TcpListener, words: &Words) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => {
            eprintln!("{}", words.say("cli.serve_failed", &[("cause", &cause.to_string())]));
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(serve(desk, listener, words)) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(failure)) => {
            eprintln!("{}", words.failure(&failure));
            ExitCode::FAILURE
        }
        Err(cause) => {
            eprintln!("{}", words.say("cli.serve_failed", &[("cause", &cause.to_string())]));
            ExitCode::FAILURE
        }
    }
}

async fn serve(desk: &Arc<Desk>, listener: TcpListener, words: &Words) -> io::Result<Result<()>> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let address = listener.local_addr()?;
    let mut stop = stop::Signals::listen()?;
    let house = House { turns: Turns::new(Arc::clone(desk)), events: Arc::default() };
    pass_on(desk, &house.events);
    let sweeping = tokio::spawn(sweep(Arc::clone(desk), Arc::clone(&house.events)));

    println!("{}", words.say("cli.serve_ready", &[("address", &format!("http://{address}/"))]));
    let (told, asked) = tokio::sync::oneshot::channel::<()>();
    let streams = Arc::clone(&house.events);
    let app = app(house.clone(), address.port());
    let mut server = tokio::spawn(async move {
        axum::serve(listener, app)
            .with_graceful_shutdown(async move {
                // A dropped sender means the same: stop.
                asked.await.unwrap_or_default();
                streams.end();
            })
            .await
    });
    tokio::select! {
        () = stop.come() => {}
        ended = &mut server => ended.map_err(io::Error::other)??,
    }
    eprintln!("{}", words.say("cli.serve_stopping", &[]));
    drop(told);
    let closed = house.turns.close().await;
    sweeping.abort();
    // The data is safe by now; a connection that stays open holds nothing up.
    if !server.is_finished() && tokio::time::timeout(LAST_ANSWERS, &mut server).await.is_err() {
        server.abort();
    }
    Ok(closed)
}

/// Every commit's nouns go out to the open event streams.
fn pass_on(desk: &Desk, events: &Arc<Events>) {
    let events = Arc::clone(events);
    desk.listen(Box::new(move |event| match serde_json::to_string(event) {
        Ok(data) => events.tell(&data),
        Err(cause) => eprintln!("an event that is no JSON: {cause}"),
    }));
}

async fn sweep(desk: Arc<Desk>, events: Arc<Events>) {
    let mut rounds = tokio::time::interval(SWEEP_EVERY);
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        rounds.tick().await;
        let (desk, events) = (Arc::clone(&desk), Arc::clone(&events));
        if let Err(broken) = tokio::task::spawn_blocking(move || events.sweep(&desk)).await {
            eprintln!("sweeping event streams: {broken}");
        }
    }
}

/// The routes behind the gate. The gate stands around a whole inner router, so that a request is judged
/// before any route is looked at.
fn app(house: House, port: u16) -> Router {
    Router::new()
        .fallback_service(routes::routes(house))
        .layer(from_fn_with_state(Gate::new(port), admit))
        .layer(map_response(protect))
}

async fn admit(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    match gate.admit(request.method(), request.uri(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(failure) => answer::failure(&failure),
    }
}

/// The headers every answer carries.
async fn protect(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_SECURITY_POLICY, face::CONTENT_POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
