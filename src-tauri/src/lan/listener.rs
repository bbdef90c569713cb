//! Listens in the shop's network: a handshake, then HTTP, each connection apart from the others.

use super::app::Connection;
use super::identity::print_of;
use super::patient::Patient;
use super::seats::{Seat, Seats};
use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use rustls::ServerConfig;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

/// How long a handshake may take.
const HANDSHAKE_WITHIN: Duration = Duration::from_secs(10);
/// How long the head of a request may take, and how long a connection may lie idle.
const HEAD_WITHIN: Duration = Duration::from_secs(30);
/// How long the answers under way may take when the way in is shut.
const LAST_ANSWERS: Duration = Duration::from_secs(5);
/// How long shutting waits for the port to be free again.
const FREE_WITHIN: Duration = Duration::from_secs(2);
/// Before the next try where the system has no room for another connection.
const BREATH: Duration = Duration::from_millis(100);
/// How long the other end may take nothing of what it is sent.
const TAKEN_WITHIN: Duration = Duration::from_secs(30);
/// How long a connection may stand without anybody known at its other end: a tablet has the whole page by then.
const KNOWN_WITHIN: Duration = Duration::from_secs(120);

/// An open way in; it shuts when this is dropped.
pub(super) struct Listening {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    freed: mpsc::Receiver<()>,
}

/// What is spoken behind it.
pub(super) struct Rooms {
    /// How a connection is taken.
    pub(super) tls: Arc<ServerConfig>,
    /// What answers.
    pub(super) app: Router,
    /// This machine's name in the network.
    pub(super) name: String,
}

impl Listening {
    /// Takes connections from now on.
    ///
    /// # Errors
    /// As the system answers.
    pub(super) fn begin(socket: std::net::TcpListener, rooms: Rooms, runtime: &Handle) -> io::Result<Self> {
        socket.set_nonblocking(true)?;
        let address = socket.local_addr()?;
        let (stop, stopped) = watch::channel(false);
        let (free, freed) = mpsc::channel::<()>();
        let _inside = runtime.enter();
        let socket = TcpListener::from_std(socket)?;
        runtime.spawn(async move {
            take_in(&socket, &rooms, stopped).await;
            drop(socket);
            drop(free);
        });
        Ok(Self { address, stop, freed })
    }

    /// Where it listens.
    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Listening {
    /// Takes nobody in any more and frees the port; answers under way come to their end.
    fn drop(&mut self) {
        self.stop.send_replace(true);
        // Nothing is ever sent: the other end goes with the socket.
        if self.freed.recv_timeout(FREE_WITHIN) == Err(RecvTimeoutError::Timeout) {
            eprintln!("port {} is freed late", self.address.port());
        }
    }
}

async fn take_in(socket: &TcpListener, rooms: &Rooms, mut stopped: watch::Receiver<bool>) {
    let acceptor = TlsAcceptor::from(Arc::clone(&rooms.tls));
    let seats: Arc<Seats> = Arc::default();
    loop {
        let accepted = tokio::select! {
            biased;
            _ = stopped.changed() => return,
            accepted = socket.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(cause) => {
                eprintln!("a connection from the network: {cause}");
                tokio::time::sleep(BREATH).await;
                continue;
            }
        };
        // Where there is no seat left, hanging up says so.
        let Some(seat) = Seats::take(&seats, peer.ip()) else { continue };
        let (acceptor, app, name) = (acceptor.clone(), rooms.app.clone(), rooms.name.clone());
        let stopped = stopped.clone();
        tokio::spawn(async move {
            tokio::select! {
                () = seat.needed() => {}
                () = talk((stream, peer), &seat, acceptor, (app, name), stopped) => {}
            }
        });
    }
}

/// One connection, from its handshake to its end.
async fn talk(
    (stream, peer): (TcpStream, SocketAddr),
    seat: &Seat,
    acceptor: TlsAcceptor,
    (app, name): (Router, String),
    mut stopped: watch::Receiver<bool>,
) {
    let Ok(local) = stream.local_addr() else { return };
    if let Err(cause) = stream.set_nodelay(true) {
        eprintln!("a connection that waits to fill its packets: {cause}");
    }
    let shaken = tokio::select! {
        _ = stopped.changed() => return,
        shaken = timeout(HANDSHAKE_WITHIN, acceptor.accept(Patient::new(stream, TAKEN_WITHIN))) => shaken,
    };
    // Whoever speaks no TLS, too old a one, or nothing at all is told by the handshake, if at all.
    let Ok(Ok(secured)) = shaken else { return };
    let certificate = secured.get_ref().1.peer_certificates().and_then(<[_]>::first).map(print_of);
    let connection =
        Connection::new(plain(local), plain(peer).ip(), &name, certificate, seat.recognised.clone());
    let connection = Arc::new(connection);
    let app = TowerToHyperService::new(app);
    let answer = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Arc::clone(&connection));
        app.call(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_WITHIN);
    let mut talking = pin!(http.serve_connection(TokioIo::new(secured), answer));
    tokio::select! {
        // A line that breaks off is the end of it like any other.
        _ = talking.as_mut() => return,
        _ = stopped.changed() => {}
        () = unknown_for_long(seat) => {}
    }
    talking.as_mut().graceful_shutdown();
    drop(timeout(LAST_ANSWERS, talking).await);
}

/// Ends where nobody was known at the other end for a while.
async fn unknown_for_long(seat: &Seat) {
    loop {
        tokio::time::sleep(KNOWN_WITHIN).await;
        if !seat.recognised.is_so() {
            return;
        }
    }
}

/// An IPv4 address as itself, also where one socket listens for both kinds.
fn plain(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}
