use crate::Dice;
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Between two looks of a line at what it is to do.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// What a line does with what is sent over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weather {
    /// It carries everything.
    Clear,
    /// It carries nothing, and says nothing of it.
    Still,
    /// Whatever was open is cut, and nothing new comes through.
    Cut,
}

impl Weather {
    const ALL: [Self; 3] = [Self::Clear, Self::Still, Self::Cut];
}

/// A line between desks and a host, in whatever weather the test makes.
#[derive(Debug)]
pub struct BadLine {
    address: SocketAddr,
    sky: Arc<Sky>,
    carrying: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Sky {
    weather: AtomicU8,
    is_over: AtomicBool,
    cuts: AtomicUsize,
    open: Mutex<Vec<TcpStream>>,
}

impl BadLine {
    /// A line to a host, clear at first.
    ///
    /// # Panics
    /// Where no port is free.
    pub fn to(host: SocketAddr) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        listener.set_nonblocking(true).expect("a socket");
        let address = listener.local_addr().expect("its own address");
        let sky = Arc::new(Sky::default());
        let seen = Arc::clone(&sky);
        let carrying = thread::spawn(move || carry(&listener, host, &seen));
        Self { address, sky, carrying: Some(carrying) }
    }

    /// Where desks come in.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many connections were cut while they were open.
    pub fn cuts(&self) -> usize {
        self.sky.cuts.load(Ordering::SeqCst)
    }

    /// Makes the weather.
    pub fn make(&self, weather: Weather) {
        let place = Weather::ALL.iter().position(|one| *one == weather).and_then(|at| u8::try_from(at).ok());
        self.sky.weather.store(place.expect("three of them"), Ordering::SeqCst);
        if weather == Weather::Cut {
            self.sky.cut();
        }
    }

    /// Changes the weather at random for a time, and leaves it clear.
    pub fn flap(&self, dice: &mut Dice, time: Duration) {
        let end = Instant::now() + time;
        while Instant::now() < end {
            let weather = Weather::ALL[dice.below(Weather::ALL.len())];
            self.make(weather);
            // It is clear longer than it is not, so that work gets done at all.
            let longest = if weather == Weather::Clear { 900 } else { 250 };
            let lasts = Duration::from_millis(20 + u64::try_from(dice.below(longest)).expect("small"));
            thread::sleep(lasts.min(end.saturating_duration_since(Instant::now())));
        }
        self.make(Weather::Clear);
    }
}

impl Drop for BadLine {
    fn drop(&mut self) {
        self.sky.is_over.store(true, Ordering::SeqCst);
        self.sky.cut();
        if let Some(Err(_)) = self.carrying.take().map(JoinHandle::join) {
            eprintln!("the line to the host broke by itself");
        }
    }
}

impl Sky {
    fn weather(&self) -> Weather {
        Weather::ALL[usize::from(self.weather.load(Ordering::SeqCst))]
    }

    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::SeqCst)
    }

    fn cut(&self) {
        for stream in self.open.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            // One that has ended by itself was not cut.
            if stream.shutdown(Shutdown::Both).is_ok() {
                self.cuts.fetch_add(1, Ordering::SeqCst);
            }
        }
    }
}

fn carry(listener: &TcpListener, host: SocketAddr, sky: &Arc<Sky>) {
    while !sky.is_over() {
        let Ok((desk, _)) = listener.accept() else {
            thread::sleep(LOOK_EVERY);
            continue;
        };
        let sky = Arc::clone(sky);
        thread::spawn(move || join(desk, host, &sky));
    }
}

/// Carries one connection both ways; a host that is gone ends it.
fn join(desk: TcpStream, host: SocketAddr, sky: &Arc<Sky>) {
    if sky.weather() == Weather::Cut || sky.is_over() {
        return;
    }
    let Ok(host) = TcpStream::connect(host) else { return };
    let (Ok(to_desk), Ok(to_host), Ok(kept)) = (desk.try_clone(), host.try_clone(), desk.try_clone()) else {
        return;
    };
    {
        let mut open = sky.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|stream| stream.peer_addr().is_ok());
        open.push(kept);
    }
    let other = Arc::clone(sky);
    let back = thread::spawn(move || pass(host, to_desk, &other));
    pass(desk, to_host, sky);
    if back.join().is_err() {
        eprintln!("a connection broke by itself");
    }
}

/// Passes bytes on in one direction until either side ends or the line is cut.
fn pass(mut from: TcpStream, mut to: TcpStream, sky: &Sky) {
    let mut part = [0; 16 << 10];
    if from.set_nonblocking(false).and_then(|()| from.set_read_timeout(Some(LOOK_EVERY))).is_err() {
        return;
    }
    while !sky.is_over() {
        match sky.weather() {
            Weather::Clear => {}
            Weather::Still => {
                thread::sleep(LOOK_EVERY);
                continue;
            }
            // It was being joined while the line was cut.
            Weather::Cut => break,
        }
        match from.read(&mut part) {
            Ok(0) => break,
            Ok(length) if to.write_all(&part[..length]).is_err() => break,
            Ok(_) => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(_) => break,
        }
    }
    for stream in [from, to] {
        // The other direction may have ended it already.
        drop(stream.shutdown(Shutdown::Both));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A host that says back what it hears.
    fn echo() -> SocketAddr {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                thread::spawn(move || {
                    let mut heard = [0; 64];
                    while let Ok(length @ 1..) = stream.read(&mut heard) {
                        stream.write_all(&heard[..length]).unwrap();
                    }
                });
            }
        });
        address
    }

    fn said_back(stream: &mut TcpStream, patience: Duration) -> Option<String> {
        stream.set_read_timeout(Some(patience)).unwrap();
        stream.write_all(b"heard?").ok()?;
        let mut back = [0; 6];
        stream.read_exact(&mut back).ok()?;
        Some(String::from_utf8_lossy(&back).into_owned())
    }

    #[test]
    fn a_line_carries_stalls_and_cuts() {
        let line = BadLine::to(echo());
        let mut desk = TcpStream::connect(line.address()).unwrap();
        assert_eq!(said_back(&mut desk, Duration::from_secs(10)).as_deref(), Some("heard?"));
        line.make(Weather::Still);
        thread::sleep(LOOK_EVERY * 5);
        assert_eq!(said_back(&mut desk, Duration::from_millis(200)), None);
        line.make(Weather::Cut);
        let mut rest = Vec::new();
        desk.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        assert!(desk.read_to_end(&mut rest).is_ok_and(|length| length <= 6), "it ends");
        assert_eq!(line.cuts(), 1);
        line.make(Weather::Clear);
        let mut desk = TcpStream::connect(line.address()).unwrap();
        assert_eq!(said_back(&mut desk, Duration::from_secs(10)).as_deref(), Some("heard?"));
    }
}
