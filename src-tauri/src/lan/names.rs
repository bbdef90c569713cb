//! What this machine is called in the shop's network.

use rustls::pki_types::{InvalidDnsNameError, ServerName};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

/// The name every host answers to: a desk knows its host by the key behind it, wherever it stands.
pub(crate) const HOUSE: &str = "xiutai.internal";
/// An address that nobody has (RFC 5737).
const ELSEWHERE: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
/// What a machine is called that has no name a network could use.
const NAMELESS: &str = "xiutai";

/// The names and addresses of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Names {
    /// Its name with `.local`, as the network finds it.
    pub(crate) host: String,
    /// The addresses others reach it at.
    pub(crate) addresses: Vec<IpAddr>,
}

impl Names {
    /// As the system has them now, of what is reached where somebody listens at an address: all that are of its kind, or
    /// that one alone. The one that leads out of the shop stands first, since desks most likely share its network.
    pub(crate) fn of_this_machine(listening: IpAddr) -> Self {
        let mut addresses = if listening.is_unspecified() { own_addresses() } else { vec![listening] };
        if listening.is_ipv4() {
            addresses.retain(IpAddr::is_ipv4);
        }
        addresses.sort_unstable();
        addresses.dedup();
        if let Some(outward) = outward() {
            addresses.sort_by_key(|address| *address != outward);
        }
        Self { host: format!("{}.local", first_label(&system_name().unwrap_or_default())), addresses }
    }

    /// Where others reach a port of this machine.
    pub(crate) fn places(&self, port: u16) -> Vec<String> {
        self.addresses.iter().map(|address| SocketAddr::new(*address, port).to_string()).collect()
    }

    /// What stands in the certificate: the house's name, the machine's own, and every address that lies in a
    /// network of one's own.
    pub(crate) fn certified(&self) -> Result<Vec<ServerName<'static>>, InvalidDnsNameError> {
        let mut names = vec![
            ServerName::try_from(HOUSE)?,
            ServerName::try_from(self.host.clone())?,
            ServerName::from(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        ];
        let own = self.addresses.iter().filter(|address| is_own_network(address));
        names
            .extend(own.filter(|address| **address != Ipv4Addr::LOCALHOST).map(|one| ServerName::from(*one)));
        Ok(names)
    }
}

fn own_addresses() -> Vec<IpAddr> {
    match if_addrs::get_if_addrs() {
        Ok(faces) => faces.iter().map(if_addrs::Interface::ip).filter(is_reached).collect(),
        Err(cause) => {
            eprintln!("this machine's addresses: {cause}");
            Vec::new()
        }
    }
}

/// The address this machine would speak from to the world. Nothing is sent: the system only looks at its routes.
fn outward() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((ELSEWHERE, 9)).ok()?;
    socket.local_addr().ok().map(|own| own.ip())
}

/// Whether others reach an address without naming one of their network cards.
fn is_reached(address: &IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => !four.is_loopback() && !four.is_unspecified(),
        IpAddr::V6(six) => !six.is_loopback() && !six.is_unspecified() && !six.is_unicast_link_local(),
    }
}

/// The networks an authority of a shop may speak for, as address and bits of prefix.
pub(crate) const OWN_NETWORKS: [(IpAddr, u8); 7] = [
    (IpAddr::V4(Ipv4Addr::new(10, 0, 0, 0)), 8),
    (IpAddr::V4(Ipv4Addr::new(100, 64, 0, 0)), 10),
    (IpAddr::V4(Ipv4Addr::new(127, 0, 0, 0)), 8),
    (IpAddr::V4(Ipv4Addr::new(169, 254, 0, 0)), 16),
    (IpAddr::V4(Ipv4Addr::new(172, 16, 0, 0)), 12),
    (IpAddr::V4(Ipv4Addr::new(192, 168, 0, 0)), 16),
    (IpAddr::V6(std::net::Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0)), 7),
];

/// Whether an address lies in [`OWN_NETWORKS`] (RFC 1918, 3927, 4193, 6598, and loopback).
fn is_own_network(address: &IpAddr) -> bool {
    OWN_NETWORKS.iter().any(|(network, bits)| match (network, address) {
        (IpAddr::V4(network), IpAddr::V4(address)) => {
            (network.to_bits() ^ address.to_bits()).leading_zeros() >= u32::from(*bits)
        }
        (IpAddr::V6(network), IpAddr::V6(address)) => {
            (network.to_bits() ^ address.to_bits()).leading_zeros() >= u32::from(*bits)
        }
        (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
    })
}

/// The first label of a name, of what DNS allows only (RFC 1123, 2.1).
fn first_label(name: &str) -> String {
    let first = name.trim().split('.').next().unwrap_or_default().to_ascii_lowercase();
    let kept: String = first.chars().filter(|one| one.is_ascii_alphanumeric() || *one == '-').collect();
    let label = kept.trim_matches('-');
    let label = label.get(..label.len().min(63)).unwrap_or(NAMELESS).trim_matches('-');
    if label.is_empty() { NAMELESS.to_owned() } else { label.to_owned() }
}

#[cfg(windows)]
fn system_name() -> Option<String> {
    std::env::var("COMPUTERNAME").ok()
}

#[cfg(not(windows))]
fn system_name() -> Option<String> {
    let kept = std::fs::read_to_string("/proc/sys/kernel/hostname").ok();
    kept.or_else(|| {
        let said = std::process::Command::new("hostname").output().ok()?;
        String::from_utf8(said.stdout).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machines_name_is_one_that_a_network_can_use() {
        for (name, label) in [
            ("shop-pc\n", "shop-pc"),
            ("Shop-PC.example.com", "shop-pc"),
            ("前台电脑", "xiutai"),
            ("前台-2", "2"),
            ("-a_b-", "ab"),
            ("", "xiutai"),
            ("..", "xiutai"),
        ] {
            assert_eq!(first_label(name), label, "{name:?}");
        }
        assert_eq!(first_label(&"a".repeat(200)).len(), 63);
    }

    #[test]
    fn an_authority_speaks_for_own_networks_only() {
        for own in ["10.1.2.3", "172.31.255.255", "192.168.0.1", "100.127.0.1", "169.254.1.1", "fd00::1"] {
            assert!(is_own_network(&own.parse().unwrap()), "{own}");
        }
        for foreign in
            ["11.0.0.1", "172.32.0.1", "192.169.0.1", "8.8.8.8", "100.128.0.1", "2001:db8::1", "::1"]
        {
            assert!(!is_own_network(&foreign.parse().unwrap()), "{foreign}");
        }
    }

    #[test]
    fn one_address_stands_alone() {
        let one = "127.0.0.9".parse().unwrap();
        let names = Names::of_this_machine(one);
        assert_eq!(names.addresses, [one]);
        assert_eq!(names.places(7421), ["127.0.0.9:7421"]);
        assert!(names.certified().unwrap().contains(&ServerName::from(one)));
        let open = Names::of_this_machine(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
        assert!(open.addresses.iter().all(|address| address.is_ipv4() && !address.is_loopback()));
        assert!(open.host.ends_with(".local"));
    }
}
