//! Printing through CUPS by its own programs, `lpstat` and `lp`.

use crate::program::{Answer, Programs};
use crate::spool::{self, Spool};
use kernel::machine::{Printer, Printers, RollJob, RollPlace};
use kernel::{Failure, Result};
use std::ffi::OsStr;
use std::io;
use std::path::Path;

/// The printers CUPS knows.
#[derive(Debug)]
pub struct SystemPrinters {
    programs: Programs,
    spool: Spool,
}

impl SystemPrinters {
    /// Prints with the programs on the path. `spool` becomes a private folder of this process; what a
    /// killed run left in it is swept.
    ///
    /// # Errors
    /// `printer.failed` when the folder cannot be used.
    pub fn new(spool: &Path) -> Result<Self> {
        Self::open(spool, Programs::default())
    }

    /// Prints with the `lp` and `lpstat` of one folder.
    ///
    /// # Errors
    /// `printer.failed` when the spool folder cannot be used.
    pub fn with_programs(spool: &Path, programs: &Path) -> Result<Self> {
        Self::open(spool, Programs::in_folder(programs))
    }

    fn open(spool: &Path, programs: Programs) -> Result<Self> {
        let spool = Spool::open(spool).map_err(failed)?;
        Ok(Self { programs, spool })
    }

    fn ask<S: AsRef<OsStr>>(&self, program: &str, words: &[S]) -> Result<Answer> {
        self.programs.run(program, words).map_err(|error| {
            if error.kind() == io::ErrorKind::NotFound {
                return Failure::refused("printer.none").because(format!("no {program}"));
            }
            failed(format!("{program}: {error}"))
        })
    }

    /// `lpstat` where "nothing to tell" is an answer too: it then ends badly and says so.
    fn told(&self, words: &[&str]) -> Result<String> {
        let answer = self.ask("lpstat", words)?;
        if answer.status.success() || answer.complained.contains("No destinations") {
            return Ok(answer.said);
        }
        Err(failed(format!("lpstat {}: {}", words.join(" "), answer.complained.trim())))
    }

    /// Lays a paper of a kind into a queue that takes jobs now.
    fn queue(&self, printer: &str, title: &str, (paper, kind): (&[u8], &str), option: &str) -> Result<()> {
        let about = |failure: Failure| failure.with("printer", printer);
        match self.list()?.into_iter().find(|known| known.name == printer) {
            None => return Err(about(Failure::not_found("printer.missing"))),
            // CUPS would keep the job and print it some day, when the customer has gone.
            Some(known) if !known.ready => return Err(about(Failure::refused("printer.offline"))),
            Some(_) => {}
        }
        let spooled = self.spool.lay(paper, kind).map_err(|error| about(failed(error)))?;
        let words = ["-d", printer, "-t", title, "-o", option, "--"].map(OsStr::new);
        let words: Vec<&OsStr> = words.into_iter().chain([spooled.path().as_os_str()]).collect();
        let answer = self.ask("lp", &words).map_err(|failure| about(begun(failure)))?;
        if !answer.status.success() {
            return Err(about(failed(format!("lp: {}", answer.complained.trim()))));
        }
        spooled.sweep().map_err(|error| about(begun(failed(error))))
    }
}

impl Printers for SystemPrinters {
    fn list(&self) -> Result<Vec<Printer>> {
        let names = self.told(&["-e"])?;
        // Asked even for no names: of a service that is down, only this one complains.
        let states = self.told(&["-l", "-p"])?;
        Ok(printers(&names, &states, &self.told(&["-a"])?, &self.told(&["-d"])?))
    }

    fn print_pdf(&self, printer: &str, title: &str, pdf: &[u8]) -> Result<()> {
        self.queue(printer, title, (pdf, spool::PDF), "print-scaling=none")
    }

    fn print_roll(&self, place: &RollPlace, job: &RollJob) -> Result<()> {
        match place {
            RollPlace::Queue(printer) => {
                self.queue(printer, &job.title, (&crate::roll::written(job), spool::RAW), "raw")
            }
            RollPlace::Network(_) | RollPlace::Device(_) => crate::roll::send(place, job),
        }
    }
}

/// What failed once the queue may have the paper.
fn begun(failure: Failure) -> Failure {
    if failure.message == "printer.failed" {
        Failure { message: "printer.broke_off", ..failure }
    } else {
        failure
    }
}

fn failed(cause: impl std::fmt::Display) -> Failure {
    Failure::internal("printer.failed", cause)
}

/// Puts together what `lpstat -e`, `-l -p`, `-a` and `-d` say; the default comes first, then by name.
fn printers(names: &str, states: &str, accepting: &str, default: &str) -> Vec<Printer> {
    let default = default.lines().find_map(|line| line.strip_prefix("system default destination: "));
    let mut printers: Vec<Printer> = names
        .lines()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| Printer {
            name: name.to_owned(),
            description: description(name, states).unwrap_or(name).to_owned(),
            is_default: default == Some(name),
            ready: !says(states, "printer ", name, " disabled ")
                && !says(accepting, "", name, " not accepting "),
        })
        .collect();
    printers.sort_by(|a, b| (!a.is_default, &a.name).cmp(&(!b.is_default, &b.name)));
    printers
}

/// The `Description:` among the indented lines below a printer's own.
fn description<'a>(name: &str, states: &'a str) -> Option<&'a str> {
    let mut lines = states.lines();
    lines.find(|line| line.strip_prefix("printer ").is_some_and(|rest| begins(rest, name)))?;
    lines
        .take_while(|line| line.starts_with(char::is_whitespace))
        .find_map(|line| line.trim().strip_prefix("Description:"))
        .map(str::trim)
        .filter(|words| !words.is_empty())
}

fn says(text: &str, before: &str, name: &str, words: &str) -> bool {
    text.lines()
        .filter_map(|line| line.strip_prefix(before)?.strip_prefix(name))
        .any(|rest| rest.starts_with(words))
}

fn begins(line: &str, name: &str) -> bool {
    line.strip_prefix(name).is_some_and(|rest| rest.starts_with(' '))
}

#[cfg(test)]
mod tests;
