//! `cargo xtask`: every way to build, start and test the program, with nothing to install by hand.
//!
//! It stands on the standard library alone, so that it is there seconds after a clone.

mod bench;
mod deny;
mod fonts;
mod house;
mod needs;
mod node;
mod run;
mod step;
mod stop;
mod system;
mod tally;
mod test;
mod version;
mod wire;

use crate::{house::House, stop::Stop};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  run   [--data DIR]   set up what is missing, build, open the window
                       (without a display: serve on 127.0.0.1 and print the address)
  demo  [--data DIR]   the same on a demo shop
  test  [--fast]       set up what is missing, run every check and test (--fast: no journeys)
  setup [run|test]     only set up
  wire  [--check]      write ui/src/wire/commands.ts from the command list in Rust, or only compare
  bench                measure a release build
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match obey(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\n✗ {stop}");
            ExitCode::FAILURE
        }
    }
}

fn obey(words: &[String]) -> Result<(), Stop> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let Some((command, rest)) = words.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    let house = House::find()?;
    match (*command, rest) {
        ("run", []) => run::run(&house, None),
        ("run", ["--data", folder]) => run::run(&house, Some(folder.as_ref())),
        ("demo", []) => run::demo(&house, None),
        ("demo", ["--data", folder]) => run::demo(&house, Some(folder.as_ref())),
        ("test", []) => test::test(&house, test::Journeys::With),
        ("test", ["--fast"]) => test::test(&house, test::Journeys::Without),
        ("setup", [] | ["test"]) => test::set_up(&house),
        ("setup", ["run"]) => run::set_up(&house).map(|_| ()),
        ("wire", []) => wire::write(&house),
        ("wire", ["--check"]) => wire::check(&house),
        ("bench", []) => bench::bench(&house),
        ("help" | "--help" | "-h", _) => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(Stop::Usage { said: words.join(" "), help: HELP }),
    }
}
