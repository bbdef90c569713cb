use crate::{stop::Stop, tally::Tally};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

/// Says what is being done, does it with its output as it comes, says how long it took.
///
/// # Errors
/// When it cannot be started or does not end well.
pub(crate) fn step(title: &str, mut command: Command) -> Result<(), Stop> {
    let begun = announce(title, &command);
    let status = command.stdin(Stdio::null()).status().map_err(cannot_start(&command))?;
    conclude(title, begun, status)
}

/// The same, for a step that runs tests: what it says about them goes to the tally.
///
/// # Errors
/// When it cannot be started or does not end well.
pub(crate) fn counted_step(title: &str, mut command: Command, tally: &mut Tally) -> Result<(), Stop> {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let begun = announce(title, &command);
    let mut child = command.spawn().map_err(cannot_start(&command))?;
    if let Some(said) = child.stdout.take() {
        let mut out = std::io::stdout().lock();
        for line in BufReader::new(said).split(b'\n') {
            let line = line.map_err(Stop::file("reading the output of", title))?;
            let line = String::from_utf8_lossy(&line);
            writeln!(out, "{line}").map_err(Stop::file("writing to", "standard output"))?;
            tally.hear(&line);
        }
    }
    let status = child.wait().map_err(cannot_start(&command))?;
    conclude(title, begun, status)
}

/// Runs quietly and gives back what it said.
///
/// # Errors
/// When it cannot be started.
pub(crate) fn ask(mut command: Command) -> Result<Output, Stop> {
    command.stdin(Stdio::null()).output().map_err(cannot_start(&command))
}

/// Whether this runs and ends well, quietly.
pub(crate) fn works(program: &str, words: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Whether a program of this name is on the path.
pub(crate) fn on_path(program: &str) -> bool {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(&file).is_file()))
}

/// A command as one would type it.
pub(crate) fn spelled(command: &Command) -> String {
    let mut said = command.get_program().to_string_lossy().into_owned();
    for word in command.get_args() {
        said.push(' ');
        said.push_str(&quoted(&word.to_string_lossy()));
    }
    said
}

fn announce(title: &str, command: &Command) -> Instant {
    println!("\n▸ {title}\n  {}", spelled(command));
    Instant::now()
}

fn conclude(title: &str, begun: Instant, status: ExitStatus) -> Result<(), Stop> {
    if status.success() {
        println!("✓ {title} ({})", lasted(begun.elapsed()));
        return Ok(());
    }
    Err(Stop::Step { title: title.to_owned(), status })
}

/// A length of time as people say it.
pub(crate) fn lasted(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        return format!("{seconds}.{} s", time.subsec_millis() / 100);
    }
    format!("{} min {} s", seconds / 60, seconds % 60)
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

fn cannot_start(command: &Command) -> impl FnOnce(std::io::Error) -> Stop + use<> {
    let program = command.get_program().to_string_lossy().into_owned();
    move |cause| Stop::Start { program, cause }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_spelled_so_that_a_shell_takes_it() {
        let mut command = Command::new("lp");
        command.args(["-t", "it's a title", "plain/file.pdf"]);
        assert_eq!(spelled(&command), r"lp -t 'it'\''s a title' plain/file.pdf");
    }

    #[test]
    fn a_length_of_time_is_short() {
        assert_eq!(lasted(Duration::from_millis(4_250)), "4.2 s");
        assert_eq!(lasted(Duration::from_secs(185)), "3 min 5 s");
    }
}
