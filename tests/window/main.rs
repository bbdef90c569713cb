//! Journeys in the real window, by keys alone, and what the program does around it.

mod around;
mod day;
mod desk;
mod desks;
mod life;
mod parts;
