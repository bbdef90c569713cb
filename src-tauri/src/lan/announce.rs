//! Telling the network where the shop's host is (mDNS, RFC 6762 and 6763), so that desks find it without an address.

use super::names::Names;
use mdns_sd::{DaemonEvent, Error, IfKind, IfPredicate, ServiceDaemon, ServiceInfo};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is announced.
const SERVICE: &str = "_xiutai._tcp.local.";
/// The version of what is spoken.
const VERSION: &str = "1";
/// The longest shop name that is told, in bytes: what a line of TXT holds.
const LONGEST_NAME: usize = 200;

/// An announcement; it is taken back when this is dropped.
pub(crate) struct Announcement {
    daemon: ServiceDaemon,
    heard: Arc<AtomicBool>,
    address: SocketAddr,
    host: String,
    shop: String,
}

impl Announcement {
    /// Tells of a host at an address; `changed` is called once it is heard.
    ///
    /// # Errors
    /// Where the system lets nobody speak to the whole network.
    pub(crate) fn begin(
        names: &Names,
        address: SocketAddr,
        shop: String,
        changed: impl Fn() + Send + 'static,
    ) -> Result<Self, Error> {
        let daemon = ServiceDaemon::new()?;
        let heard: Arc<AtomicBool> = Arc::default();
        let (events, hearing) = (daemon.monitor()?, Arc::clone(&heard));
        // It ends with the daemon.
        std::thread::spawn(move || {
            while let Ok(event) = events.recv() {
                if let DaemonEvent::Announce(..) = event
                    && !hearing.swap(true, Ordering::SeqCst)
                {
                    changed();
                }
            }
        });
        let told = Self { daemon, heard, address, host: names.host.clone(), shop };
        told.tell()?;
        Ok(told)
    }

    /// Whether it went out to some network.
    pub(crate) fn is_heard(&self) -> bool {
        self.heard.load(Ordering::SeqCst)
    }

    /// Tells of the shop under another name, where it has one now.
    ///
    /// # Errors
    /// As `begin`.
    pub(super) fn rename(&mut self, shop: String) -> Result<(), Error> {
        if shop == self.shop {
            return Ok(());
        }
        self.shop = shop;
        self.tell()
    }

    fn tell(&self) -> Result<(), Error> {
        let (ip, port) = (self.address.ip(), self.address.port());
        let label = self.host.trim_end_matches(".local");
        let shop = self.shop.get(..self.shop.floor_char_boundary(LONGEST_NAME)).unwrap_or_default();
        let lines = [("shop", shop), ("v", VERSION)];
        // Two hosts on one machine differ by their port.
        let instance = format!("{label}-{port}");
        let place = format!("{}.", self.host);
        let mut service = if ip.is_unspecified() {
            let mut open =
                ServiceInfo::new(SERVICE, &instance, &place, "", port, &lines[..])?.enable_addr_auto();
            let is_four = ip.is_ipv4();
            let reached =
                IfPredicate::new(move |face| !face.is_loopback() && (!is_four || face.ip().is_ipv4()));
            open.set_interfaces(vec![IfKind::Predicate(reached)]);
            open
        } else {
            let mut one = ServiceInfo::new(SERVICE, &instance, &place, ip, port, &lines[..])?;
            one.set_interfaces(vec![IfKind::Addr(ip)]);
            one
        };
        service.set_requires_probe(true);
        self.daemon.register(service)
    }
}

impl Drop for Announcement {
    fn drop(&mut self) {
        // It says goodbye for what it told of.
        if let Err(cause) = self.daemon.shutdown() {
            eprintln!("an announcement that stays: {cause}");
        }
    }
}
