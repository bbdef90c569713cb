//! Listens in the shop's network: a handshake, then HTTP, each connection apart from the others.

use super::app::Connection;
use super::identity::print_of;
use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use rustls::ServerConfig;
use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
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
/// Connections that may be open at once.
const MOST: usize = 256;
/// Connections that one address may have open at once.
const MOST_OF_ONE: usize = 64;

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
        let talk = talk(
            stream,
            peer.ip(),
            acceptor.clone(),
            (rooms.app.clone(), rooms.name.clone()),
            stopped.clone(),
        );
        tokio::spawn(async move {
            talk.await;
            drop(seat);
        });
    }
}

/// One connection, from its handshake to its end.
async fn talk(
    stream: TcpStream,
    peer: IpAddr,
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
        shaken = timeout(HANDSHAKE_WITHIN, acceptor.accept(stream)) => shaken,
    };
    // Whoever speaks no TLS, too old a one, or nothing at all is told by the handshake, if at all.
    let Ok(Ok(secured)) = shaken else { return };
    let certificate = secured.get_ref().1.peer_certificates().and_then(<[_]>::first).map(print_of);
    let connection =
        Arc::new(Connection::new(plain(local), plain(SocketAddr::new(peer, 0)).ip(), &name, certificate));
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
    }
    talking.as_mut().graceful_shutdown();
    drop(timeout(LAST_ANSWERS, talking).await);
}

/// An IPv4 address as itself, also where one socket listens for both kinds.
fn plain(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}

/// How many connections are open, all and by address.
#[derive(Default)]
struct Seats(Mutex<(usize, HashMap<IpAddr, usize>)>);

/// A connection's place among them, given back at its end.
struct Seat {
    seats: Arc<Seats>,
    peer: IpAddr,
}

impl Seats {
    fn take(seats: &Arc<Self>, peer: IpAddr) -> Option<Seat> {
        let mut taken = seats.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_this = taken.1.get(&peer).copied().unwrap_or(0);
        if taken.0 >= MOST || of_this >= MOST_OF_ONE {
            return None;
        }
        taken.0 += 1;
        taken.1.insert(peer, of_this + 1);
        Some(Seat { seats: Arc::clone(seats), peer })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.0.lock().unwrap_or_else(PoisonError::into_inner);
        taken.0 -= 1;
        if let Some(of_this) = taken.1.get_mut(&self.peer) {
            *of_this -= 1;
            if *of_this == 0 {
                taken.1.remove(&self.peer);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_leaves_seats_for_the_others() {
        let seats: Arc<Seats> = Arc::default();
        let address = |last: u8| IpAddr::from([192, 168, 1, last]);
        let mut taken: Vec<Seat> =
            (0..MOST_OF_ONE).map(|_| Seats::take(&seats, address(1)).unwrap()).collect();
        assert!(Seats::take(&seats, address(1)).is_none());
        for last in 2..=4 {
            taken.extend((0..MOST_OF_ONE).map(|_| Seats::take(&seats, address(last)).unwrap()));
        }
        assert!(Seats::take(&seats, address(5)).is_none(), "all are taken");
        taken.pop();
        taken.push(Seats::take(&seats, address(5)).unwrap());
        taken.clear();
        assert!(seats.0.lock().unwrap().1.is_empty());
        assert_eq!(seats.0.lock().unwrap().0, 0);
    }
}
