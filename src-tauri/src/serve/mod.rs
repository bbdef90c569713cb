//! The program over HTTP: for browsers on this machine over loopback, and behind `lan` for the shop's network.

pub(crate) mod answer;
pub(crate) mod asker;
pub(crate) mod cookie;
mod events;
pub(crate) mod gate;
pub(crate) mod recognised;
pub(crate) mod routes;
mod ticket;

use crate::Opened;
use crate::face;
use crate::stop;
use crate::turns::Turns;
use crate::words::Words;
use asker::Asker;
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
use kernel::machine::Lan;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

/// Between two looks whether the sessions of open event streams still hold.
const SWEEP_EVERY: Duration = Duration::from_secs(1);
/// How long open connections may take to end when the server stops.
const LAST_ANSWERS: Duration = Duration::from_secs(10);
/// How long it takes to be refused for being nobody the shop knows.
const REFUSED_AFTER: Duration = Duration::from_secs(1);
/// So many are refused at once; the others stand in line behind them.
const REFUSED_AT_ONCE: usize = 16;

/// What the routes share, also those for the network.
#[derive(Clone)]
pub(crate) struct House {
    pub(crate) turns: Turns,
    pub(crate) events: Arc<Events>,
    /// Where whoever is refused stands before they hear of it.
    refused: Arc<Semaphore>,
}

impl House {
    /// Around an open desk: every commit's nouns go out to the open event streams, and streams end with the sign-in of
    /// their desk. The sweeping ends with the runtime, or when it is told to.
    pub(crate) fn open(desk: &Arc<Desk>, turns: Turns, runtime: &Handle) -> (Self, JoinHandle<()>) {
        let events: Arc<Events> = Arc::default();
        let told = Arc::clone(&events);
        desk.listen(Box::new(move |event| told.pass_on(event)));
        let sweeping = runtime.spawn(sweep(Arc::clone(desk), Arc::clone(&events)));
        let refused = Arc::new(Semaphore::new(REFUSED_AT_ONCE));
        (Self { turns, events, refused }, sweeping)
    }

    /// Has somebody wait whom nobody knows: guessing and asking again take their time.
    async fn keep_waiting(&self) {
        let _place = self.refused.acquire().await;
        tokio::time::sleep(REFUSED_AFTER).await;
    }
}

/// Takes an address of this machine.
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
/// Prints the addresses to open when it is ready.
pub(crate) fn run(opened: &Opened, listeners: (TcpListener, Option<TcpListener>), words: &Words) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => {
            eprintln!("{}", words.say("cli.serve_failed", &[("cause", &cause.to_string())]));
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(serve(opened, listeners, words)) {
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

async fn serve(
    Opened { desk, lan }: &Opened,
    (listener, network): (TcpListener, Option<TcpListener>),
    words: &Words,
) -> io::Result<Result<()>> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let address = listener.local_addr()?;
    let mut stop = stop::Signals::listen()?;
    let (house, sweeping) = House::open(desk, Turns::new(Arc::clone(desk)), &Handle::current());

    println!("{}", words.say("cli.serve_ready", &[("address", &format!("http://{address}/"))]));
    let commanded = network.is_some();
    if let Err(failure) = lan.begin(desk, house.clone(), Handle::current(), network) {
        eprintln!("{}", words.failure(&failure));
        if commanded {
            return Ok(house.turns.close().await.and(Err(failure)));
        }
    }
    for place in lan.state().addresses {
        println!("{}", words.say("cli.lan_ready", &[("address", &format!("https://{place}/"))]));
    }
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
    let ending = Arc::clone(lan);
    tokio::task::spawn_blocking(move || ending.end()).await.map_err(io::Error::other)?;
    let closed = house.turns.close().await;
    sweeping.abort();
    // The data is safe by now; a connection that stays open holds nothing up.
    if !server.is_finished() && tokio::time::timeout(LAST_ANSWERS, &mut server).await.is_err() {
        server.abort();
    }
    Ok(closed)
}

async fn sweep(desk: Arc<Desk>, events: Arc<Events>) {
    let mut rounds = tokio::time::interval(SWEEP_EVERY);
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = rounds.tick() => {}
            () = events.stirred() => {}
        }
        let (desk, events) = (Arc::clone(&desk), Arc::clone(&events));
        let looked = tokio::task::spawn_blocking(move || {
            events.sweep(&desk);
            events.see_off(&desk);
        });
        if let Err(broken) = looked.await {
            eprintln!("sweeping event streams: {broken}");
        }
    }
}

/// The routes behind the gate. The gate stands around a whole inner router, so that a request is judged
/// before any route is looked at.
fn app(house: House, port: u16) -> Router {
    Router::new()
        .fallback_service(routes::routes(house, Router::new()))
        .layer(from_fn_with_state(Gate::here(port), admit))
        .layer(map_response(protect))
}

async fn admit(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    match gate.admit(request.method(), request.uri(), request.headers()) {
        Ok(()) => {
            let asker = Asker::here(request.headers());
            request.extensions_mut().insert(asker);
            next.run(request).await
        }
        Err(failure) => answer::failure(&failure),
    }
}

/// The headers every answer carries.
pub(crate) async fn protect(mut response: Response) -> Response {
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
