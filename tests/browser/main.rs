//! Journeys in Chromium over HTTP, by keys alone.

mod day;
mod desks;
mod hostile;
mod life;
mod line;
mod looks;
mod parts;
mod phone;
mod scans;
mod settings;
mod tablet;
mod work;
