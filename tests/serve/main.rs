//! The real program serving on loopback, spoken to over plain sockets.

#[cfg(test)]
mod client;
#[cfg(test)]
mod crowd;
#[cfg(test)]
mod door;
#[cfg(test)]
mod ear;
#[cfg(test)]
mod events;
#[cfg(test)]
mod gate;
#[cfg(test)]
mod house;
#[cfg(test)]
mod leaving;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod log;
#[cfg(test)]
mod routes;
#[cfg(test)]
mod same;
#[cfg(test)]
mod starting;
#[cfg(test)]
mod tickets;
