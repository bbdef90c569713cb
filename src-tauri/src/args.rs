//! What was asked for on the command line.

use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

/// Where `serve` listens when nobody says.
pub(crate) const USUAL_ADDRESS: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 7420);

/// One thing the program can be asked to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Open the window.
    Window {
        /// The data folder, if it was named.
        data: Option<PathBuf>,
        /// Draw without the graphics card.
        safe_graphics: bool,
    },
    /// Serve browsers.
    Serve {
        /// The data folder, if it was named.
        data: Option<PathBuf>,
        /// A loopback address; port 0 takes any free one.
        listen: SocketAddr,
        /// Where other desks of the shop come in, over TLS; as it was switched last where nothing is said.
        lan: Option<SocketAddr>,
    },
    /// Make the demo shop.
    Demo {
        /// The folder to make it in.
        data: PathBuf,
    },
    /// Verify a data folder.
    Check {
        /// The data folder, if it was named.
        data: Option<PathBuf>,
    },
    /// Say the version.
    Version,
    /// Say what can be asked.
    Help,
}

/// What is wrong with a command line: a key into the words, and what the words mention.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// A key into the words.
    pub(crate) key: &'static str,
    /// The piece it is about.
    pub(crate) what: String,
}

impl Misfit {
    fn new(key: &'static str, what: impl Into<String>) -> Self {
        Self { key, what: what.into() }
    }
}

/// Reads a command line without the program's own name.
///
/// # Errors
/// A [`Misfit`] for an unknown word or option, an option without its value or one that the act has no
/// use for, and an address that is not this machine's own.
pub(crate) fn read(args: impl IntoIterator<Item = OsString>) -> Result<Act, Misfit> {
    let mut given = Given::default();
    let mut parser = lexopt::Parser::from_args(args);
    loop {
        match parser.next() {
            Ok(None) => return given.act(),
            Ok(Some(arg)) => {
                let option = match arg {
                    lexopt::Arg::Value(word) => {
                        given.word(word.to_string_lossy().into_owned())?;
                        continue;
                    }
                    lexopt::Arg::Long(name) => format!("--{name}"),
                    lexopt::Arg::Short(letter) => format!("-{letter}"),
                };
                given.option(&option, &mut parser)?;
            }
            Err(cause) => return Err(Misfit::new("cli.unreadable", cause.to_string())),
        }
    }
}

#[derive(Default)]
struct Given {
    word: Option<String>,
    data: Option<PathBuf>,
    listen: Option<SocketAddr>,
    lan: Option<SocketAddr>,
    safe_graphics: bool,
    version: bool,
    help: bool,
}

impl Given {
    fn word(&mut self, word: String) -> Result<(), Misfit> {
        if self.word.is_some() {
            return Err(Misfit::new("cli.unknown_word", word));
        }
        self.word = Some(word);
        Ok(())
    }

    fn option(&mut self, option: &str, parser: &mut lexopt::Parser) -> Result<(), Misfit> {
        let mut value = || match parser.value() {
            Ok(value) if !value.is_empty() => Ok(value),
            Ok(_) | Err(_) => Err(Misfit::new("cli.missing_value", option)),
        };
        match option {
            "--data" => self.data = Some(PathBuf::from(value()?)),
            "--listen" => self.listen = Some(loopback(&value()?.to_string_lossy())?),
            "--lan" => self.lan = Some(address(&value()?.to_string_lossy())?),
            "--safe-graphics" => self.safe_graphics = true,
            "--version" | "-V" => self.version = true,
            "--help" | "-h" => self.help = true,
            _ => return Err(Misfit::new("cli.unknown_option", option)),
        }
        Ok(())
    }

    fn act(self) -> Result<Act, Misfit> {
        if self.help {
            return Ok(Act::Help);
        }
        if self.version {
            return Ok(Act::Version);
        }
        let word = self.word.as_deref().unwrap_or("window");
        if self.listen.is_some() && word != "serve" {
            return Err(Misfit::new("cli.useless_option", "--listen"));
        }
        if self.lan.is_some() && word != "serve" {
            return Err(Misfit::new("cli.useless_option", "--lan"));
        }
        if self.safe_graphics && word != "window" {
            return Err(Misfit::new("cli.useless_option", "--safe-graphics"));
        }
        match word {
            "window" => Ok(Act::Window { data: self.data, safe_graphics: self.safe_graphics }),
            "serve" => Ok(Act::Serve {
                data: self.data,
                listen: self.listen.unwrap_or(USUAL_ADDRESS),
                lan: self.lan,
            }),
            "demo" => match self.data {
                Some(data) => Ok(Act::Demo { data }),
                None => Err(Misfit::new("cli.demo_needs_data", "--data")),
            },
            "check" => Ok(Act::Check { data: self.data }),
            "help" => Ok(Act::Help),
            "version" => Ok(Act::Version),
            other => Err(Misfit::new("cli.unknown_word", other)),
        }
    }
}

/// Reads an address that only this machine reaches: `127.0.0.1`, `[::1]` or `localhost`, with a port.
fn loopback(text: &str) -> Result<SocketAddr, Misfit> {
    let address = address(text)?;
    if [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)].contains(&address.ip()) {
        Ok(address)
    } else {
        Err(Misfit::new("cli.listen_loopback_only", text))
    }
}

/// Reads an address with a port, `localhost` for this machine.
fn address(text: &str) -> Result<SocketAddr, Misfit> {
    let numeric = match text.strip_prefix("localhost:") {
        Some(port) => format!("127.0.0.1:{port}"),
        None => text.to_owned(),
    };
    let Ok(address) = numeric.parse() else {
        return Err(Misfit::new("cli.unreadable_address", text));
    };
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Result<Act, Misfit> {
        read(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn acts_are_read_in_any_order() {
        let data = || Some(PathBuf::from("/shop"));
        let check = |line: &str, act: Act| assert_eq!(read_line(line), Ok(act), "{line}");
        check("", Act::Window { data: None, safe_graphics: false });
        check("--data /shop", Act::Window { data: data(), safe_graphics: false });
        check("--safe-graphics window --data=/shop", Act::Window { data: data(), safe_graphics: true });
        check("serve", Act::Serve { data: None, listen: USUAL_ADDRESS, lan: None });
        let listen = "127.0.0.1:80".parse().unwrap();
        check("--data /shop serve --listen localhost:80", Act::Serve { data: data(), listen, lan: None });
        let listen = "[::1]:0".parse().unwrap();
        check("serve --listen [::1]:0", Act::Serve { data: None, listen, lan: None });
        for lan in ["0.0.0.0:7421", "192.168.1.5:0", "[::]:7421", "127.0.0.1:0"] {
            let act = Act::Serve { data: None, listen: USUAL_ADDRESS, lan: Some(lan.parse().unwrap()) };
            check(&format!("serve --lan {lan}"), act);
        }
        check("demo --data /shop", Act::Demo { data: PathBuf::from("/shop") });
        check("check --data /shop", Act::Check { data: data() });
        check("--version", Act::Version);
        check("-V", Act::Version);
        check("serve --help", Act::Help);
        check("help", Act::Help);
    }

    #[test]
    fn misfits_name_the_piece() {
        let check = |line: &str, key: &'static str, what: &str| {
            assert_eq!(read_line(line), Err(Misfit::new(key, what)), "{line}");
        };
        check("sell", "cli.unknown_word", "sell");
        check("serve twice", "cli.unknown_word", "twice");
        check("--dta /shop", "cli.unknown_option", "--dta");
        check("-x", "cli.unknown_option", "-x");
        check("serve --data", "cli.missing_value", "--data");
        check("serve --data=", "cli.missing_value", "--data");
        check("demo", "cli.demo_needs_data", "--data");
        check("check --listen 127.0.0.1:80", "cli.useless_option", "--listen");
        check("window --lan 0.0.0.0:7421", "cli.useless_option", "--lan");
        check("serve --lan 7421", "cli.unreadable_address", "7421");
        check("serve --lan shop.example:7421", "cli.unreadable_address", "shop.example:7421");
        check("serve --safe-graphics", "cli.useless_option", "--safe-graphics");
        check("serve --listen 80", "cli.unreadable_address", "80");
        check("serve --listen 127.0.0.1:65536", "cli.unreadable_address", "127.0.0.1:65536");
        for open in ["0.0.0.0:80", "192.168.1.2:80", "[::]:80", "127.0.0.2:80"] {
            check(&format!("serve --listen {open}"), "cli.listen_loopback_only", open);
        }
        assert_eq!(read_line("--version=now").map_err(|misfit| misfit.key), Err("cli.unreadable"));
    }

    #[test]
    fn every_misfit_has_words() {
        for tongue in [crate::words::Tongue::Chinese, crate::words::Tongue::English] {
            let words = crate::words::Words::of(tongue);
            for key in [
                "cli.demo_needs_data",
                "cli.listen_loopback_only",
                "cli.missing_value",
                "cli.unknown_option",
                "cli.unknown_word",
                "cli.unreadable",
                "cli.unreadable_address",
                "cli.useless_option",
            ] {
                assert!(words.has(key), "{key} in {tongue:?}");
            }
        }
    }
}
