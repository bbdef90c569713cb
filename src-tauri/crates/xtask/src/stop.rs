use std::{fmt, io, path::PathBuf, process::ExitStatus};

/// Why a command ended early. Every kind says what a person can do about it.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The words on the command line mean nothing.
    Usage { said: String, help: &'static str },
    /// A step ran and failed.
    Step { title: String, status: ExitStatus },
    /// A program of a step could not be started.
    Start { program: String, cause: io::Error },
    /// A file could not be read or written.
    File { doing: &'static str, path: PathBuf, cause: io::Error },
    /// Something is missing that only a person can put there.
    Missing { what: String, command: String },
    /// The person was asked and said no.
    Declined { command: String },
    /// A committed file no longer says what the code says.
    Stale { path: PathBuf, command: &'static str },
    /// No free port was found on loopback.
    NoPort { from: u16, to: u16 },
    /// A program said something that cannot be read.
    Unreadable { program: &'static str, said: String },
}

impl Stop {
    /// For `map_err` after reading or writing `path`.
    pub(crate) fn file(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |cause| Self::File { doing, path, cause }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage { said, help } => write!(f, "`cargo xtask {said}` is no command.\n\n{help}"),
            Self::Step { title, status } => write!(f, "“{title}” failed ({status})."),
            Self::Start { program, cause } => write!(f, "`{program}` could not be started: {cause}"),
            Self::File { doing, path, cause } => write!(f, "{doing} {}: {cause}", path.display()),
            Self::Missing { what, command } => {
                write!(f, "{what}\n  Type this, then start again:\n\n  {command}\n")
            }
            Self::Declined { command } => {
                write!(f, "Nothing was installed. To do it yourself:\n\n  {command}\n")
            }
            Self::Stale { path, command } => {
                write!(f, "{} is stale. Renew it with:\n\n  {command}\n", path.display())
            }
            Self::NoPort { from, to } => write!(f, "Every port from {from} to {to} on 127.0.0.1 is taken."),
            Self::Unreadable { program, said } => write!(f, "`{program}` said something unexpected: {said}"),
        }
    }
}
