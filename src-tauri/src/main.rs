//! 修台 as a program: `window`, `serve`, `demo`, `check`.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    xiutai::run(std::env::args_os().skip(1))
}
