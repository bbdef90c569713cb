//! Roll printers that are spoken to without a driver, and the drawers on them.

use crate::faults::Fault;
use crate::paper::PaperSize;
use crate::text;
use kernel::machine::{PRINTER_DEVICES, is_device};

kernel::id!(
    /// A roll printer.
    RollPrinterId
);

crate::closed_set! {
    /// How a roll printer is reached.
    RollWay {
        /// 网口: over the local network
        Network = "network",
        /// 设备文件: at this computer
        Device = "device",
        /// 打印队列: through the print system, which passes on what it gets
        Queue = "queue",
    }
}

crate::closed_set! {
    /// How wide its roll is, in millimetres.
    RollWidth {
        /// 80 mm
        Wide = "80",
        /// 58 mm
        Narrow = "58",
    }
}

impl RollWidth {
    /// The size of what it prints.
    #[must_use]
    pub fn size(self) -> PaperSize {
        match self {
            Self::Wide => PaperSize::Roll80,
            Self::Narrow => PaperSize::Roll58,
        }
    }

    /// Dots of its head: 72 and 48 mm at 203 to the inch.
    #[must_use]
    pub fn dots(self) -> usize {
        match self {
            Self::Wide => 576,
            Self::Narrow => 384,
        }
    }
}

/// Before its name, where a printer is chosen among those of the system.
pub const ROLL: &str = "roll:";

/// What the name of a printer begins with that only one desk of the network reaches.
pub const HERE: &str = "here:";

/// Whether a paper may lie in the tray, or a drawer stand open, though its printing failed so. Only what a printer said
/// before it got anything is taken for sure.
#[must_use]
pub fn may_have_come_out(failure: &str) -> bool {
    failure == "printer.broke_off" || !failure.starts_with("printer.")
}

/// Where roll printers listen, unless something else is said.
const PORT: &str = "9100";

/// Links to serial lines by what is plugged in; where they lead is looked at when the printer is written to.
#[cfg(unix)]
const LINKS: &[&str] = &["/dev/serial/by-id/", "/dev/serial/by-path/"];
#[cfg(not(unix))]
const LINKS: &[&str] = &[];

/// An address as a printer is reached at it: `host:port` on the network, where 9100 is the port of one without; the device
/// of a printer or a serial line; the name of a queue.
///
/// # Errors
/// `field.empty`, `field.too_long`, `field.control_character`, `printer.no_host`, `printer.no_device`.
pub fn address(way: RollWay, typed: &str) -> Result<String, Fault> {
    let typed = text::name(typed)?;
    match way {
        RollWay::Network => network(typed),
        RollWay::Device => device(typed),
        RollWay::Queue => Ok(typed.to_owned()),
    }
}

fn network(typed: &str) -> Result<String, Fault> {
    let no_host = || Fault::new("printer.no_host");
    let (host, port) = match typed.rsplit_once(':') {
        // The colons of an IPv6 address stand in brackets where a port follows.
        Some((host, port)) if !host.contains(':') || host.ends_with(']') => (host, port),
        Some(_) => return Err(no_host()),
        None => (typed, PORT),
    };
    let inside = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let is_bare = inside.len() == host.len();
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-' || (c == ':' && !is_bare);
    let is_host = !inside.is_empty() && !inside.starts_with(['-', '.']) && inside.chars().all(fits);
    let is_port =
        port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0);
    if is_host && is_port { Ok(format!("{host}:{port}")) } else { Err(no_host()) }
}

fn device(typed: &str) -> Result<String, Fault> {
    let is_name = |rest: &str| !rest.is_empty() && !rest.contains('/') && rest != "." && rest != "..";
    let is_link = LINKS.iter().any(|folder| typed.strip_prefix(folder).is_some_and(is_name));
    let is_device = is_link || is_device(typed, PRINTER_DEVICES);
    if is_device { Ok(typed.to_owned()) } else { Err(Fault::new("printer.no_device")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_printer_has_a_host_and_a_port() {
        for (typed, kept) in [
            ("192.168.1.50:9100", "192.168.1.50:9100"),
            (" 192.168.1.50 ", "192.168.1.50:9100"),
            ("till-1.shop.local:65535", "till-1.shop.local:65535"),
            ("[fe80::1]:9100", "[fe80::1]:9100"),
        ] {
            assert_eq!(address(RollWay::Network, typed).as_deref(), Ok(kept));
        }
        for typed in [
            ":9100",
            "host:",
            "host:0",
            "host:65536",
            "host:+91",
            "ho st:9100",
            "fe80::1",
            "http://x:9100",
            "-x:1",
            "a/b:1",
        ] {
            assert_eq!(address(RollWay::Network, typed), Err(Fault::new("printer.no_host")), "{typed}");
        }
        assert_eq!(address(RollWay::Network, " "), Err(Fault::new("field.empty")));
    }

    #[test]
    fn a_device_is_a_printers_or_a_serial_lines() {
        for typed in [
            "/dev/usb/lp0",
            "/dev/lp12",
            "/dev/ttyUSB0",
            "/dev/ttyACM1",
            "/dev/ttyS3",
            "/dev/serial/by-id/usb-FTDI_FT232R-if00-port0",
        ] {
            assert_eq!(address(RollWay::Device, typed).as_deref(), Ok(typed));
        }
        for typed in [
            "/dev/",
            "/dev/usb/",
            "/dev/usb/lp",
            "/dev/lp0/..",
            "/dev/watchdog",
            "/dev/tty0",
            "/dev/ttyS0x",
            "/dev/null",
            "/dev/mem",
            "/dev/serial/by-id/",
            "/dev/serial/by-id/..",
            "/dev/serial/by-id/../../mem",
            "/dev/../dev/lp0",
            "/etc/passwd",
            "dev/usb/lp0",
        ] {
            assert_eq!(address(RollWay::Device, typed), Err(Fault::new("printer.no_device")), "{typed}");
        }
    }

    #[test]
    fn only_what_came_before_the_first_byte_is_sure() {
        for nothing in
            ["printer.offline", "printer.no_paper", "printer.missing", "printer.none", "printer.failed"]
        {
            assert!(!may_have_come_out(nothing), "{nothing}");
        }
        assert!(may_have_come_out("printer.broke_off") && may_have_come_out("panic"));
    }

    #[test]
    fn a_queue_is_a_name() {
        assert_eq!(address(RollWay::Queue, " 前台小票 ").as_deref(), Ok("前台小票"));
        assert_eq!(address(RollWay::Queue, ""), Err(Fault::new("field.empty")));
    }
}
