//! A second start on the same data folder asks the first to come to the front.
//!
//! The first one that holds the folder listens on a local socket named after it; whoever connects is
//! told at once what the first one does. The socket carries nothing else.

use interprocess::local_socket::traits::ListenerExt;
use interprocess::local_socket::{
    GenericNamespaced, Listener, ListenerOptions, Name, Stream, ToNsName, traits,
};
use sha2::{Digest, Sha256};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// How long the first one may take to answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(3);
/// How long one that let the folder go may take to end.
const LEAVES_WITHIN: Duration = Duration::from_secs(2);

/// What the first one says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reply {
    /// Its window comes to the front.
    Shown,
    /// It is closing and will let the folder go.
    Closing,
}

impl Reply {
    fn line(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Closing => "closing",
        }
    }
}

/// Answers every second start from now on, on a thread of its own.
///
/// # Errors
/// As the system answers; the program works without, and a second start then only says that the folder
/// is held.
pub(super) fn answer(folder: &Path, reply: impl Fn() -> Reply + Send + 'static) -> io::Result<()> {
    let listener = listen(folder)?;
    thread::Builder::new().name("second-start".to_owned()).spawn(move || {
        for caller in listener.incoming() {
            let told = caller.and_then(|mut caller| writeln!(caller, "{}", reply().line()));
            if let Err(cause) = told {
                eprintln!("answering a second start: {cause}");
            }
        }
    })?;
    Ok(())
}

/// Takes the folder's name. One that has just let the folder go may hold the name a moment longer.
fn listen(folder: &Path) -> io::Result<Listener> {
    let began = Instant::now();
    loop {
        // A socket file that a killed program left behind is ours to replace: we hold the folder's lock.
        match ListenerOptions::new().name(name_of(folder)?).try_overwrite(true).create_sync() {
            Err(taken) if taken.kind() == io::ErrorKind::AddrInUse && began.elapsed() < LEAVES_WITHIN => {
                thread::sleep(Duration::from_millis(50));
            }
            taken => return taken,
        }
    }
}

/// Asks the program that holds the folder; `None` where none answers in time.
pub(super) fn ask(folder: &Path) -> Option<Reply> {
    let name = name_of(folder).ok()?;
    let (answered, answer) = mpsc::channel();
    // Reading has no time limit on every system, so a thread reads and may be left behind.
    thread::spawn(move || {
        if let Ok(line) = read_line(name) {
            // Nobody waits any more where the time was up.
            answered.send(line).unwrap_or_default();
        }
    });
    let line = answer.recv_timeout(ANSWER_WITHIN).ok()?;
    [Reply::Shown, Reply::Closing].into_iter().find(|reply| reply.line() == line.trim_end())
}

fn read_line(name: Name<'static>) -> io::Result<String> {
    let stream: Stream = traits::Stream::connect(name)?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line)?;
    Ok(line)
}

fn name_of(folder: &Path) -> io::Result<Name<'static>> {
    let folder = folder.canonicalize()?;
    let digest = Sha256::digest(folder.as_os_str().as_encoded_bytes());
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("app.xiutai.{hex}").to_ns_name::<GenericNamespaced>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn the_first_one_answers_each_time_and_only_for_its_folder() {
        let root = std::env::temp_dir().join(format!("xiutai-front-{}", std::process::id()));
        let (first, other) = (root.join("first"), root.join("other"));
        std::fs::create_dir_all(&first).unwrap();
        std::fs::create_dir_all(&other).unwrap();
        assert_eq!(ask(&first), None);
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        answer(&first, move || match count.fetch_add(1, Ordering::SeqCst) {
            0 => Reply::Shown,
            _ => Reply::Closing,
        })
        .unwrap();
        assert_eq!(ask(&first), Some(Reply::Shown));
        assert_eq!(ask(&first.join("../first")), Some(Reply::Closing));
        assert_eq!(ask(&other), None);
        assert_eq!(asked.load(Ordering::SeqCst), 2);
        std::fs::remove_dir_all(&root).unwrap();
    }
}
