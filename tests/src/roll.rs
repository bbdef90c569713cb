//! A roll printer on the network that keeps what it was sent and shows it as a picture.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// Its answer to how it is, when all is well.
const WELL: u8 = 0b0001_0010;
/// And when the roll is at its end.
const NO_PAPER: u8 = 0b0011_0010;

/// A printer that understands as much ESC/POS as a cheap one.
#[derive(Debug)]
pub struct FakeRoll {
    address: String,
    state: Arc<AtomicU8>,
    breaks_off: Arc<AtomicBool>,
    jobs: Arc<(Mutex<Vec<Vec<u8>>>, Condvar)>,
}

/// What came out of it in one job.
#[derive(Debug, Default)]
pub struct RolledOut {
    /// Whether the drawer opened, and before any paper.
    pub drawer_first: bool,
    /// The papers, each up to a cut: dots in a row, and rows of them, true for black.
    pub papers: Vec<Vec<Vec<bool>>>,
}

impl FakeRoll {
    /// Switches one on.
    ///
    /// # Panics
    /// Where this computer has no port to give.
    pub fn on() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let state = Arc::new(AtomicU8::new(WELL));
        let jobs = Arc::new((Mutex::new(Vec::new()), Condvar::new()));
        let breaks_off = Arc::new(AtomicBool::new(false));
        let (told, kept, breaks) = (Arc::clone(&state), Arc::clone(&jobs), Arc::clone(&breaks_off));
        std::thread::spawn(move || {
            for caller in listener.incoming() {
                let Ok(mut caller) = caller else { return };
                let mut asked = [0; 3];
                if caller.read_exact(&mut asked).is_err()
                    || caller.write_all(&[told.load(Ordering::SeqCst)]).is_err()
                {
                    continue;
                }
                if breaks.swap(false, Ordering::SeqCst) {
                    // In the midst of the drawer's pulse, for one: who knows whether it opened?
                    drop(caller.read_exact(&mut [0; 5]));
                    continue;
                }
                let mut bytes = Vec::new();
                if caller.read_to_end(&mut bytes).is_ok() && !bytes.is_empty() {
                    kept.0.lock().expect("no test panics while printing").push(bytes);
                    kept.1.notify_all();
                }
            }
        });
        Self { address, state, breaks_off, jobs }
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Takes the roll out, or puts one in.
    pub fn paper(&self, is_in: bool) {
        self.state.store(if is_in { WELL } else { NO_PAPER }, Ordering::SeqCst);
    }

    /// Lets it hang up in the midst of the next job.
    pub fn break_off(&self) {
        self.breaks_off.store(true, Ordering::SeqCst);
    }

    /// The jobs it got, once there are so many.
    ///
    /// # Panics
    /// Where they do not come within ten seconds, or where it does not understand one.
    pub fn jobs(&self, count: usize) -> Vec<RolledOut> {
        let jobs = self.jobs.0.lock().expect("no test panics while printing");
        let (jobs, _) = self
            .jobs
            .1
            .wait_timeout_while(jobs, Duration::from_secs(10), |jobs| jobs.len() < count)
            .expect("no test panics while printing");
        assert_eq!(jobs.len(), count, "jobs");
        jobs.iter().map(|bytes| rolled_out(bytes)).collect()
    }
}

/// Reads a job as a printer does.
fn rolled_out(bytes: &[u8]) -> RolledOut {
    let mut out = RolledOut::default();
    let mut open: Vec<Vec<bool>> = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let taken = match rest {
            [0x1b, b'@', ..] => 2,
            [0x1b, b'd', _, ..] => 3,
            [0x1b, b'p', 0 | 1, _, _, ..] => {
                out.drawer_first = open.is_empty() && out.papers.is_empty();
                5
            }
            [0x1d, b'V', 0 | 1, ..] => {
                out.papers.push(std::mem::take(&mut open));
                3
            }
            [0x1d, b'v', b'0', 0, wl, wh, hl, hh, dots @ ..] => {
                let size = |low: &u8, high: &u8| usize::from(u16::from_le_bytes([*low, *high]));
                let (row, rows) = (size(wl, wh), size(hl, hh));
                let bits = |byte: &u8| (0..8).map(|place| byte & (0x80 >> place) != 0).collect::<Vec<_>>();
                for line in dots[..row * rows].chunks(row) {
                    open.push(line.iter().flat_map(bits).collect());
                }
                8 + row * rows
            }
            other => panic!("no ESC/POS: {:02x?}", &other[..other.len().min(8)]),
        };
        rest = &rest[taken..];
    }
    assert!(open.is_empty(), "a paper without a cut");
    out
}

/// What a scanner reads on a paper of a roll: `QR-Code:01261121000074`.
///
/// # Panics
/// Where `zbarimg` is missing or the picture cannot be written.
pub fn scanned(paper: &[Vec<bool>]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("paper.pbm");
    std::fs::write(&file, picture(paper)).expect("a file");
    let words = ["-q", "-Sdisable", "-Scode128.enable", "-Sqrcode.enable"];
    let said = std::process::Command::new("zbarimg").args(words).arg(&file).output().expect("zbarimg");
    String::from_utf8_lossy(&said.stdout).lines().map(str::to_owned).collect()
}

/// As a PBM file.
pub fn picture(paper: &[Vec<bool>]) -> Vec<u8> {
    let width = paper.first().map_or(0, Vec::len);
    let mut text = format!("P1\n{width} {}\n", paper.len());
    for row in paper {
        text.extend(row.iter().map(|dot| if *dot { '1' } else { '0' }));
        text.push('\n');
    }
    text.into_bytes()
}
