//! The shop's local network: other desks and browsers that come in over TLS.

#[cfg(test)]
mod crowd;
#[cfg(test)]
mod events;
#[cfg(test)]
mod gate;
#[cfg(test)]
mod halves;
#[cfg(test)]
mod pairing;
#[cfg(test)]
mod strangers;
#[cfg(test)]
mod switch;
#[cfg(test)]
mod tickets;
#[cfg(test)]
mod tls;
