//! Desks, tablets and phones that are let in from the shop's network.

use crate::faults::Fault;
use crate::text;
use std::time::Duration;

kernel::id!(
    /// What was let in.
    TerminalId
);

crate::closed_set! {
    /// What was let in.
    TerminalKind {
        /// 工位程序: the same program on another machine, known by its certificate
        Desk = "desk",
        /// 浏览器: a tablet or a phone, known by a secret it keeps
        Browser = "browser",
    }
}

/// The longest name of a terminal, in characters: it stands on one line of a list.
pub const LONGEST_NAME: usize = 40;
/// How long desks may ask to be let in once a manager opened the door for them.
pub const PAIRING_OPEN_FOR: Duration = Duration::from_secs(2 * 60);
/// So many may be begun each time, those that were given up counted with the others. Whoever stands between a desk and
/// its host begins them unseen, and holds the code of each for [`PAIRING_LASTS`] against every code that the desk comes to
/// show meanwhile. So their chances are these times how often somebody presses at the desk, each of them one in
/// [`CODES`]: five in a hundred million where it is pressed once, one in ten million where it is pressed twice.
pub const MOST_BEGUN: u8 = 5;
/// So many of them from one address: one machine that asks again and again leaves some to the others.
pub const MOST_BEGUN_OF_ONE: usize = 2;
/// At most so often one is begun at this host, whoever begins it.
pub const BEGIN_EVERY: Duration = Duration::from_secs(2);
/// How many desks may wait to be let in at once; strangers who knock cannot fill the memory.
pub const MOST_PAIRINGS: usize = 8;
/// How many of one address may.
pub const MOST_PAIRINGS_OF_ONE: usize = 2;
/// How long a desk may take to open the number it committed itself to: a program does that at once.
pub const REVEAL_WITHIN: Duration = Duration::from_secs(15);
/// How long one waits to be let in.
pub const PAIRING_LASTS: Duration = Duration::from_secs(5 * 60);
/// So many wrong codes end a pairing.
pub const WRONG_CODES: u8 = 3;
/// How many digits a code has.
pub const CODE_DIGITS: usize = 8;
/// How many codes there are.
pub const CODES: u64 = 100_000_000;
/// How many invitations of browsers are open at once; a newer one takes the place of the oldest.
pub const MOST_INVITATIONS: usize = 8;
/// How long one is good.
pub const INVITATION_LASTS: Duration = Duration::from_secs(10 * 60);
/// How long the browser that took one may ask for its answer again, where the line broke before it came.
pub const JOINED_AGAIN_WITHIN: Duration = Duration::from_secs(60);
/// At most so often is written down that a terminal was seen.
pub const SEEN_EVERY: Duration = Duration::from_secs(60);
/// Ports below are the system's own.
pub const LOWEST_PORT: u16 = 1_024;

/// What a terminal is called; blanks around it are not part of it.
///
/// # Errors
/// `field.empty`, `field.too_long`, `field.control_character`.
pub fn name(typed: &str) -> Result<&str, Fault> {
    if typed.trim().chars().count() > LONGEST_NAME {
        return Err(Fault::with("field.too_long", "max", LONGEST_NAME));
    }
    text::name(typed)
}

/// The code on the screen of a desk that wants in, as somebody typed it: eight digits, in groups or not.
///
/// # Errors
/// `terminal.not_eight_digits`.
pub fn code(typed: &str) -> Result<String, Fault> {
    let code: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if code.len() != CODE_DIGITS || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::new("terminal.not_eight_digits"));
    }
    Ok(code)
}

/// A port to be reached at.
///
/// # Errors
/// `field.not_between`.
pub fn port(typed: u32) -> Result<u16, Fault> {
    u16::try_from(typed)
        .ok()
        .filter(|port| *port >= LOWEST_PORT)
        .ok_or_else(|| Fault::not_between(LOWEST_PORT.into(), u16::MAX.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_and_stands_on_one_line() {
        assert_eq!(name(" 二号工位 "), Ok("二号工位"));
        assert_eq!(name(&"台".repeat(LONGEST_NAME)).map(|name| name.chars().count()), Ok(LONGEST_NAME));
        for (typed, message) in
            [("", "field.empty"), (" \u{3000}", "field.empty"), ("二号\n工位", "field.control_character")]
        {
            assert_eq!(name(typed).unwrap_err().message, message, "{typed:?}");
        }
        for long in [LONGEST_NAME + 1, text::LONGEST_NAME + 1] {
            let fault = Fault::with("field.too_long", "max", LONGEST_NAME);
            assert_eq!(name(&"台".repeat(long)), Err(fault));
        }
    }

    #[test]
    fn a_code_is_eight_digits_however_they_are_grouped() {
        for typed in ["01234567", " 0123 4567 ", "0123-4567"] {
            assert_eq!(code(typed).as_deref(), Ok("01234567"));
        }
        for typed in ["", "012345", "1234567", "123456789", "1234567a", "０１２３４５６７", "-1234567"]
        {
            assert_eq!(code(typed), Err(Fault::new("terminal.not_eight_digits")), "{typed:?}");
        }
    }

    #[test]
    fn there_are_as_many_codes_as_their_digits_make() {
        assert_eq!(CODES, 10_u64.pow(u32::try_from(CODE_DIGITS).unwrap()));
    }

    #[test]
    fn a_port_is_no_number_of_the_system() {
        assert_eq!((port(1_024), port(7_421), port(65_535)), (Ok(1_024), Ok(7_421), Ok(65_535)));
        for typed in [0, 1, 443, 1_023, 65_536, u32::MAX] {
            assert_eq!(port(typed), Err(Fault::not_between(1_024, 65_535)), "{typed}");
        }
    }
}
