//! Programs that a test starts, and their end.

use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Between two looks at something a test waits for.
const LOOK_EVERY: Duration = Duration::from_millis(25);

/// Looks until there is something to see.
///
/// # Panics
/// Where there is nothing in time.
#[track_caller]
pub fn until<T>(what: &str, patience: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + patience;
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(Instant::now() < end, "waited {patience:?} for {what}");
        thread::sleep(LOOK_EVERY);
    }
}

/// A program. It and whatever it started end with this value, also where a test panics.
#[derive(Debug)]
pub struct Started {
    name: String,
    child: Child,
    said: Arc<Mutex<Vec<u8>>>,
}

impl Started {
    /// Starts a program and listens to both its outputs.
    ///
    /// # Panics
    /// Where it cannot be started.
    #[track_caller]
    pub fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|cause| panic!("starting {name}: {cause}"));
        let said = Arc::default();
        listen(child.stdout.take(), &said);
        listen(child.stderr.take(), &said);
        Self { name, child, said }
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has said so far.
    pub fn said(&self) -> String {
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&said).into_owned()
    }

    /// The rest of the line behind some words, once it has said them.
    ///
    /// # Panics
    /// Where it ends or stays silent.
    #[track_caller]
    pub fn hear(&mut self, words: &str) -> String {
        let end = Instant::now() + Duration::from_secs(30);
        loop {
            let ended = self.ended();
            let said = self.said();
            if let Some((_, rest)) = said.split_once(words)
                && let Some((line, _)) = rest.split_once('\n')
            {
                return line.trim().to_owned();
            }
            assert!(ended.is_none(), "{} ended ({ended:?}) before “{words}”: {said}", self.name);
            assert!(Instant::now() < end, "{} never said “{words}”: {said}", self.name);
            thread::sleep(LOOK_EVERY);
        }
    }

    /// How it ended, if it has.
    ///
    /// # Panics
    /// Where the system does not answer.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("the system knows its children")
    }

    /// How it ended, once it has.
    ///
    /// # Panics
    /// Where it stays.
    #[track_caller]
    pub fn end(&mut self, patience: Duration) -> ExitStatus {
        let what = format!("{} to end", self.name);
        until(&what, patience, || self.ended())
    }

    /// Asks it to stop, as the system does at shutdown.
    pub fn ask_to_stop(&self) {
        ask_to_stop(self.id());
    }

    /// Has the system give it no more time: what it holds open stays open, and it answers nothing.
    pub fn freeze(&self) {
        signal("STOP", &family(self.id()));
    }

    /// Gives it time again.
    pub fn thaw(&self) {
        signal("CONT", &family(self.id()));
    }

    /// Ends it at once, as a power cut does, with all it started.
    pub fn kill(&mut self) {
        if self.ended().is_none() {
            signal("KILL", &family(self.id()));
            if let Err(cause) = self.child.wait() {
                eprintln!("{} was not reaped: {cause}", self.name);
            }
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        self.kill();
    }
}

fn listen(pipe: Option<impl Read + Send + 'static>, said: &Arc<Mutex<Vec<u8>>>) {
    let (Some(mut pipe), said) = (pipe, Arc::clone(said)) else { return };
    thread::spawn(move || {
        let mut part = [0; 4096];
        while let Ok(length @ 1..) = pipe.read(&mut part) {
            said.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(&part[..length]);
        }
    });
}

/// A process and everything it started, itself last, so that no parent replaces a child that ends.
///
/// # Panics
/// Where the system has no `/proc`.
pub fn family(root: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").expect("/proc").flatten() {
        let Ok(id) = entry.file_name().to_string_lossy().parse::<u32>() else { continue };
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
        // The name in brackets may hold anything; state and parent follow it.
        let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1)?.parse().ok());
        if let Some(parent) = parent {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut found = vec![root];
    let mut next = 0;
    while let Some(id) = found.get(next).copied() {
        found.extend(children.get(&id).into_iter().flatten());
        next += 1;
    }
    found.reverse();
    found
}

/// Asks a process to stop, as the system does at shutdown.
pub(crate) fn ask_to_stop(id: u32) {
    signal("TERM", &[id]);
}

/// Processes that have ended meanwhile make no difference.
fn signal(name: &str, processes: &[u32]) {
    let ids: Vec<String> = processes.iter().map(u32::to_string).collect();
    let sent =
        Command::new("sh").args(["-c", "kill -s \"$0\" -- \"$@\" 2>/dev/null", name]).args(ids).status();
    if let Err(cause) = sent {
        eprintln!("{name} was not sent: {cause}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_program_started_ends_with_it() {
        let mut shell =
            Started::start(Command::new("sh").args(["-c", "sleep 300 & sleep 301 & echo on; wait"]));
        shell.hear("on");
        let members = family(shell.id());
        assert_eq!(members.len(), 3);
        drop(shell);
        until("all of them to end", Duration::from_secs(5), || {
            members.iter().all(|id| has_ended(*id)).then_some(())
        });
    }

    /// Gone, or a shell of a process that only waits to be reaped.
    fn has_ended(id: u32) -> bool {
        fs::read_to_string(format!("/proc/{id}/stat"))
            .map_or(true, |stat| stat.rsplit_once(')').is_some_and(|(_, rest)| rest.starts_with(" Z")))
    }
}
