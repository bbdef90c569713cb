//! Journeys in Chromium over HTTP, by keys alone.

mod day;
mod hostile;
mod life;
mod line;
mod looks;
mod scans;
mod settings;
mod work;
