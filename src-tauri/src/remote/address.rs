//! Where a host is reached.

use kernel::{Failure, Result};
use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// Where hosts listen, unless something else is said.
pub(crate) const USUAL_PORT: u16 = 7421;
/// The longest name of a machine (RFC 1035 2.3.4).
const LONGEST_NAME: usize = 253;

/// A host's place on the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// An IP address or a name.
    pub(crate) machine: String,
    /// Its port.
    pub(crate) port: u16,
}

impl Address {
    /// Reads what a person typed: `192.168.1.5`, `192.168.1.5:7421`, `shop-pc.local`, `[fe80::1]:7421`.
    ///
    /// # Errors
    /// `join.invalid` with a fault at `address`.
    pub(crate) fn typed(text: &str) -> Result<Self> {
        let misfit = || Failure::invalid("join.invalid").field("address", "join.bad_address");
        let text = text.trim();
        let text = text.strip_prefix("https://").unwrap_or(text).trim_end_matches('/');
        if let Ok(address) = text.parse::<SocketAddr>() {
            return Self::at(address).ok_or_else(misfit);
        }
        if let Ok(ip) = text.trim_matches(['[', ']']).parse::<IpAddr>() {
            return Self::at(SocketAddr::new(ip, USUAL_PORT)).ok_or_else(misfit);
        }
        let (name, port) = match text.split_once(':') {
            Some((name, port)) => (name, port.parse().map_err(|_unreadable| misfit())?),
            None => (text, USUAL_PORT),
        };
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-.".contains(&byte);
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        // A last part of digits alone is a broken IP address, not a name.
        let is_name = !name.is_empty() && name.len() <= LONGEST_NAME && name.bytes().all(fits);
        if !is_name || port == 0 || name.rsplit('.').next().is_none_or(is_number) {
            return Err(misfit());
        }
        Ok(Self { machine: name.to_ascii_lowercase(), port })
    }

    fn at(address: SocketAddr) -> Option<Self> {
        (address.port() != 0).then(|| Self { machine: address.ip().to_string(), port: address.port() })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.machine.parse::<Ipv6Addr>() {
            Ok(ip) => write!(f, "[{ip}]:{}", self.port),
            Err(_name) => write!(f, "{}:{}", self.machine, self.port),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_type_them() {
        for (typed, read) in [
            ("192.168.1.5", "192.168.1.5:7421"),
            (" 192.168.1.5:80 ", "192.168.1.5:80"),
            ("https://192.168.1.5:7421/", "192.168.1.5:7421"),
            ("Shop-PC.local", "shop-pc.local:7421"),
            ("shop-pc:7500", "shop-pc:7500"),
            ("fe80::1", "[fe80::1]:7421"),
            ("[fe80::1]:9", "[fe80::1]:9"),
        ] {
            assert_eq!(Address::typed(typed).unwrap().to_string(), read, "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_is_told_at_its_field() {
        for typed in [
            "",
            "192.168.1",
            "192.168.1.300",
            "a b",
            "pc:port",
            "pc:99999",
            "pc:0",
            "1.2.3.4:0",
            "pc/路",
            ":7421",
        ] {
            let failure = Address::typed(typed).unwrap_err();
            assert_eq!(failure.fields[0].field, "address", "{typed}");
        }
    }
}
