//! Staff: roles, passwords, PINs and how long to wait after a wrong one.

use crate::faults::Fault;
use std::collections::BTreeSet;
use std::time::Duration;

kernel::id!(
    /// A member of the staff.
    PersonId
);

crate::closed_set! {
    /// What somebody does at the shop; one person may have several.
    Role {
        /// 前台
        FrontDesk = "front_desk",
        /// 工程师
        Technician = "technician",
        /// 资深工程师: a technician whom the others ask
        Senior = "senior",
        /// 配件员
        PartsClerk = "parts_clerk",
        /// 质量
        Quality = "quality",
        /// 店长
        Manager = "manager",
    }
}

/// The roles of one person, kept as text `front_desk,manager`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roles(BTreeSet<Role>);

impl Roles {
    /// All of them, as a one-person shop needs.
    #[must_use]
    pub fn all() -> Self {
        Self(Role::ALL.iter().copied().collect())
    }

    /// The roles given; each counts once.
    ///
    /// # Errors
    /// `field.no_roles` where none is given.
    pub fn of(roles: &[Role]) -> Result<Self, Fault> {
        if roles.is_empty() {
            return Err(Fault::new("field.no_roles"));
        }
        Ok(Self(roles.iter().copied().collect()))
    }

    /// Whether the person has it.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }

    /// In the order of the day.
    #[must_use]
    pub fn list(&self) -> Vec<Role> {
        self.0.iter().copied().collect()
    }

    /// The kept text.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.iter().map(|r| r.text()).collect::<Vec<_>>().join(",")
    }

    /// Reads the kept text; `None` where a word in it is no role.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        text.split(',').map(Role::read).collect::<Option<BTreeSet<_>>>().map(Self)
    }
}

/// The shortest password, in characters (OWASP ASVS 5.0, 6.2.1).
pub const SHORTEST_PASSWORD: usize = 8;
/// The longest password, in characters; at least 64 must be allowed (ASVS 6.2.9).
pub const LONGEST_PASSWORD: usize = 256;
/// Wrong PINs until only the password helps.
pub const PIN_TRIES: u32 = 5;

/// What guessers try first at a Chinese counter; the larger lists are those of zxcvbn.
const LOCAL_FAVOURITES: [&str; 9] =
    ["xiutai", "woaini", "5201314", "1314520", "147258369", "888888", "666666", "admin", "mima"];

/// Whether a password may be used: long enough, and no common or easily guessed one (ASVS 6.2.4).
/// `about` is what a guesser knows: names, the badge number, the shop.
///
/// # Errors
/// `field.too_short`, `field.too_long`, `field.like_badge`, `field.common_password`.
pub fn password(password: &str, badge: &str, about: &[&str]) -> Result<(), Fault> {
    let length = password.chars().count();
    if length < SHORTEST_PASSWORD {
        return Err(Fault::with("field.too_short", "min", SHORTEST_PASSWORD));
    }
    if length > LONGEST_PASSWORD {
        return Err(Fault::with("field.too_long", "max", LONGEST_PASSWORD));
    }
    if !badge.is_empty() && password.trim().eq_ignore_ascii_case(badge.trim()) {
        return Err(Fault::new("field.like_badge"));
    }
    let mut known: Vec<&str> = LOCAL_FAVOURITES.to_vec();
    known.extend(about);
    known.push(badge);
    // Score 0 and 1 fall in under a million guesses.
    if zxcvbn::zxcvbn(password, &known).score() < zxcvbn::Score::Two {
        return Err(Fault::new("field.common_password"));
    }
    Ok(())
}

/// Whether a PIN may be used: 4 to 6 digits, neither all the same nor a plain row.
///
/// # Errors
/// `field.bad_pin`.
pub fn pin(pin: &str) -> Result<(), Fault> {
    let digits: Vec<u32> = pin.chars().filter_map(|c| c.to_digit(10)).collect();
    let all_digits = digits.len() == pin.chars().count() && (4..=6).contains(&digits.len());
    let plain = |step: i64| digits.windows(2).all(|w| i64::from(w[1]) - i64::from(w[0]) == step);
    if !all_digits || plain(0) || plain(1) || plain(-1) {
        return Err(Fault::new("field.bad_pin"));
    }
    Ok(())
}

/// A badge number: 1 to 20 letters, digits and dashes, in capitals.
///
/// # Errors
/// `field.empty`, `field.bad_code`.
pub fn badge(typed: &str) -> Result<String, Fault> {
    let badge = typed.trim().to_uppercase();
    if badge.is_empty() {
        return Err(Fault::new("field.empty"));
    }
    if badge.chars().count() > 20 || !badge.chars().all(|c| c.is_alphanumeric() || c == '-') {
        return Err(Fault::new("field.bad_code"));
    }
    Ok(badge)
}

/// What the scanner reads from a badge: 8 to 64 visible characters and not just the badge number, since whoever
/// knows it can act for the person.
///
/// # Errors
/// `field.bad_code`, `field.like_badge`.
pub fn badge_code<'a>(scanned: &'a str, badge: &str) -> Result<&'a str, Fault> {
    let code = scanned.trim();
    if code.eq_ignore_ascii_case(badge) {
        return Err(Fault::new("field.like_badge"));
    }
    if !(8..=64).contains(&code.len()) || !code.chars().all(|c| c.is_ascii_graphic()) {
        return Err(Fault::new("field.bad_code"));
    }
    Ok(code)
}

/// How long wrong passwords are remembered whatever else was tried since: in that time the longest wait alone leaves as
/// few tries, so that nobody gains by trying other badges until theirs is forgotten.
pub const ATTEMPTS_STAND: Duration = Duration::from_secs(60 * 60);

/// How long to wait after so many wrong passwords in a row: nothing for three, then doubling from 2 s up to
/// 5 min, so that guessing is slow and nobody is locked out for good by a stranger.
#[must_use]
pub fn wait_after(failures: u32) -> Duration {
    match failures {
        0..=3 => Duration::ZERO,
        n => Duration::from_secs(1 << (n - 3).min(9)).min(Duration::from_secs(300)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_and_guessable_passwords_are_refused() {
        let about = ["张伟", "朝阳门服务中心"];
        let cases = [
            ("short1", "field.too_short"),
            ("修台修台修台修", "field.too_short"),
            ("12345678", "field.common_password"),
            ("password", "field.common_password"),
            ("qwertyuiop", "field.common_password"),
            ("woaini1314", "field.common_password"),
            ("xiutai888888", "field.common_password"),
            ("aaaaaaaaaaaa", "field.common_password"),
            ("A-0000012", "field.like_badge"),
        ];
        for (typed, message) in cases {
            assert_eq!(password(typed, "a-0000012", &about).unwrap_err().message, message, "{typed}");
        }
        assert_eq!(password(&"长".repeat(257), "1", &about).unwrap_err().message, "field.too_long");
    }

    #[test]
    fn good_passwords_pass() {
        let long = "每天早上先开卷帘门，再开灯，泡一壶茶，把昨天没修完的机器按承诺时间排好。".repeat(3);
        for typed in ["卷帘门早上八点半开", "correct horse battery", "Kf7-tabletop-lamp", &long] {
            assert_eq!(password(typed, "0012", &[]), Ok(()), "{typed}");
        }
    }

    #[test]
    fn pins_are_short_but_not_plain() {
        for good in ["2580", "90210", "718293"] {
            assert_eq!(pin(good), Ok(()));
        }
        for bad in ["", "123", "1234", "4321", "0000", "987654", "1234567", "12a4", "１２３５x", "25 80"]
        {
            assert!(pin(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn badges_and_their_codes_differ() {
        assert_eq!(badge(" a-012 ").as_deref(), Ok("A-012"));
        assert!(badge("").is_err() && badge("a b").is_err() && badge(&"1".repeat(21)).is_err());
        assert_eq!(badge_code(" XT4F82K1 ", "0012"), Ok("XT4F82K1"));
        assert_eq!(badge_code("12345678", "12345678").unwrap_err().message, "field.like_badge");
        assert!(badge_code("1234567", "1").is_err() && badge_code("中文代码中文代码", "1").is_err());
    }

    #[test]
    fn waiting_grows_and_ends() {
        let seconds: Vec<u64> = (0..14).map(|n| wait_after(n).as_secs()).collect();
        assert_eq!(seconds, [0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(wait_after(u32::MAX).as_secs(), 300);
        // From nothing on, an hour holds as many tries as at the longest wait, give or take those of the first minutes.
        let mut passed = Duration::ZERO;
        let tries = (0..).take_while(|n| {
            passed += wait_after(*n);
            passed < ATTEMPTS_STAND
        });
        assert!(tries.count() <= 12 + 12);
    }

    #[test]
    fn roles_are_read_back() {
        let roles = Roles::of(&[Role::Manager, Role::FrontDesk, Role::Manager]).unwrap();
        assert_eq!(roles.text(), "front_desk,manager");
        assert_eq!(Roles::read(&roles.text()), Some(roles));
        assert_eq!(Roles::read("cook"), None);
        assert_eq!(Roles::of(&[]).unwrap_err().message, "field.no_roles");
    }
}
