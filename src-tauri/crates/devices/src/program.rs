//! Running one of the system's programs with an end in time.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long a print system that hangs is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a program said and how it ended.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: ExitStatus,
    pub(crate) said: String,
    pub(crate) complained: String,
}

/// Where programs are looked for: on the path, or in one folder.
#[derive(Debug, Clone, Default)]
pub(crate) struct Programs {
    folder: Option<PathBuf>,
}

impl Programs {
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self { folder: Some(folder.to_path_buf()) }
    }

    /// Runs a program to its end in plain English (`LC_ALL=C.UTF-8`: names stay as they are).
    ///
    /// # Errors
    /// `NotFound` when there is no such program, `TimedOut` when it was ended for taking too long.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, name: &str, words: &[S]) -> io::Result<Answer> {
        self.run_within(PATIENCE, name, words)
    }

    fn run_within<S: AsRef<OsStr>>(&self, patience: Duration, name: &str, words: &[S]) -> io::Result<Answer> {
        let mut command = match &self.folder {
            Some(folder) => Command::new(folder.join(name)),
            None => Command::new(name),
        };
        command.args(words).env("LC_ALL", "C.UTF-8").env_remove("LANGUAGE");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let said = listen(child.stdout.take());
        let complained = listen(child.stderr.take());
        let status = wait(&mut child, patience)?;
        Ok(Answer { status, said: heard(said)?, complained: heard(complained)? })
    }
}

fn wait(child: &mut Child, patience: Duration) -> io::Result<ExitStatus> {
    let end = Instant::now() + patience;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if Instant::now() >= end {
            child.kill()?;
            child.wait()?;
            return Err(io::Error::new(io::ErrorKind::TimedOut, format!("no answer in {patience:?}")));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Both outputs are read while the program runs: a full pipe would stop it.
fn listen(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<io::Result<Vec<u8>>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            pipe.read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    })
}

fn heard(listener: JoinHandle<io::Result<Vec<u8>>>) -> io::Result<String> {
    let bytes = listener.join().map_err(|_panic| io::Error::other("the listener died"))??;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_a_pipe_holds_is_heard_whole() {
        let answer = Programs::default().run("sh", &["-c", "seq 1 40000; echo no >&2; exit 3"]).unwrap();
        assert_eq!(answer.status.code(), Some(3));
        assert_eq!(answer.said.lines().count(), 40_000);
        assert_eq!(answer.complained, "no\n");
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let begun = Instant::now();
        let error = Programs::default().run_within(Duration::from_millis(100), "sleep", &["30"]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
}
