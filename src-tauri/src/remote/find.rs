//! Hosts in this network, as they announce themselves by mDNS.

use super::address::Address;
use kernel::{Failure, Result};
use mdns_sd::{ResolvedService, ServiceDaemon, ServiceEvent};
use serde::Serialize;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What hosts are announced as.
const SERVICE: &str = "_xiutai._tcp.local.";
/// How long the network is listened to.
const LISTEN: Duration = Duration::from_secs(2);
/// So many are heard at a time; a network with more has somebody who plays tricks.
pub(super) const MOST: usize = 16;

/// A host that announces itself. Nothing of it is proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Found {
    /// The machine's name.
    pub(crate) name: String,
    /// The shop it keeps.
    pub(crate) shop: String,
    /// An address of it.
    pub(crate) address: String,
    /// Its port.
    pub(crate) port: u16,
}

impl Found {
    pub(super) fn place(&self) -> Address {
        Address { machine: self.address.clone(), port: self.port }
    }
}

/// How a desk learns which hosts there are, but for those at places it knows to be somebody else's. Blocks.
pub(crate) type Search = Arc<dyn Fn(&[Address]) -> Result<Vec<Found>> + Send + Sync>;

/// Listens for a while and answers who was heard, but for those at places to be passed over. Blocks.
///
/// # Errors
/// `join.cannot_search` where the machine has no network that can be listened to.
pub(crate) fn hosts(past: &[Address]) -> Result<Vec<Found>> {
    let daemon = ServiceDaemon::new().map_err(broke)?;
    let heard = heard(&daemon, leads_there, past);
    if let Err(cause) = daemon.shutdown() {
        eprintln!("ending the search for hosts: {cause}");
    }
    heard
}

/// Whether an address is of use to another machine. A link-local one of IPv6 needs the name of an interface, too.
fn leads_there(ip: &IpAddr) -> bool {
    !ip.is_loopback() && !matches!(ip, IpAddr::V6(ip) if ip.is_unicast_link_local())
}

fn broke(cause: mdns_sd::Error) -> Failure {
    Failure::refused("join.cannot_search").because(cause)
}

/// The hosts that a daemon hears of, at addresses that lead there.
pub(super) fn heard(
    daemon: &ServiceDaemon,
    leads_there: fn(&IpAddr) -> bool,
    past: &[Address],
) -> Result<Vec<Found>> {
    let heard = daemon.browse(SERVICE).map_err(broke)?;
    let end = Instant::now() + LISTEN;
    let mut found: Vec<Found> = Vec::new();
    while let Ok(event) = heard.recv_timeout(end.saturating_duration_since(Instant::now())) {
        if let ServiceEvent::ServiceResolved(service) = event
            && let Some(host) = read(&service, leads_there)
        {
            note(&mut found, host, past);
        }
    }
    found.sort_by(|one, other| (&one.shop, &one.name).cmp(&(&other.shop, &other.name)));
    Ok(found)
}

/// Notes one that was heard: its last word counts, and who is to be passed over takes nobody's place.
pub(super) fn note(found: &mut Vec<Found>, host: Found, past: &[Address]) {
    found.retain(|known| (&known.name, known.port) != (&host.name, host.port));
    if found.len() < MOST && !past.contains(&host.place()) {
        found.push(host);
    }
}

fn read(service: &ResolvedService, leads_there: fn(&IpAddr) -> bool) -> Option<Found> {
    let mut addresses: Vec<IpAddr> = service.addresses.iter().map(mdns_sd::ScopedIp::to_ip_addr).collect();
    addresses.retain(leads_there);
    addresses.sort_by_key(|ip| (ip.is_ipv6(), *ip));
    let address = addresses.first()?.to_string();
    let name = service.host.trim_end_matches('.').to_owned();
    let shop = service.txt_properties.get_property_val_str("shop").unwrap_or_default().to_owned();
    Some(Found { name, shop, address, port: service.port })
}

#[cfg(test)]
mod tests {
    use super::*;
    use mdns_sd::ServiceInfo;

    fn announced(addresses: &[&str]) -> ResolvedService {
        let addresses = addresses.join(",");
        let told = [("shop", "样板维修店"), ("v", "1")];
        ServiceInfo::new(SERVICE, "shop", "shop-pc.local.", addresses.as_str(), 7421, &told[..])
            .unwrap()
            .as_resolved_service()
    }

    #[test]
    fn a_host_is_read_with_an_address_that_can_be_called() {
        let found =
            read(&announced(&["fe80::1", "2001:db8::5", "192.168.1.5", "127.0.0.1"]), leads_there).unwrap();
        assert_eq!(
            found,
            Found {
                name: "shop-pc.local".to_owned(),
                shop: "样板维修店".to_owned(),
                address: "192.168.1.5".to_owned(),
                port: 7421,
            }
        );
        assert_eq!(read(&announced(&["fe80::1"]), leads_there), None);
        assert_eq!(read(&announced(&[]), leads_there), None);
    }
}
