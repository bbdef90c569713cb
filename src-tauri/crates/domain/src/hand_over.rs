//! The machine goes home: who may take it, what goes with it.

use crate::faults::Fault;
use crate::intake::Accessory;
use crate::phone;
use kernel::Moment;

kernel::id!(
    /// A hand-over.
    HandOverId
);

crate::closed_set! {
    /// What the machine is handed over against.
    Against {
        /// 取机凭证: the digits on the customer's own papers
        Voucher = "voucher",
        /// 取机码
        Code = "code",
        /// 手机号核对: the digits that the screens hide
        Phone = "phone",
    }
}

crate::closed_set! {
    /// What becomes of replaced parts.
    OldParts {
        /// 没有
        None = "none",
        /// 交还客户
        Given = "given",
        /// 客户同意留店
        Kept = "kept",
    }
}

crate::closed_set! {
    /// Where somebody signed.
    SignedOn {
        /// 屏幕
        Pad = "pad",
        /// 纸
        Paper = "paper",
    }
}

/// So many wrong proofs in a row, and nobody may try for a while.
pub const TRIES: u32 = 3;
/// How long that while is, in minutes.
pub const WAIT_MINUTES: i64 = 10;

/// Whether a text looks like the digits on a customer's papers.
#[must_use]
pub fn is_voucher(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What an order knows that a proof is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The digits on the customer's own papers: they stand on no label, so that the machine itself proves nothing. The
    /// order's code for an order from before there were any.
    pub voucher: &'a str,
    /// Six digits that were told to the customer.
    pub pick_up_code: Option<&'a str>,
    /// The customer's numbers.
    pub phones: &'a [String],
}

/// Whether a proof is the right one.
///
/// # Errors
/// `field.empty`, `field.wrong_proof`.
pub fn proof(against: Against, typed: &str, known: Known<'_>) -> Result<(), Fault> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return Err(Fault::new("field.empty"));
    }
    let is_right = match against {
        Against::Voucher => digits == known.voucher,
        Against::Code => known.pick_up_code == Some(digits.as_str()),
        Against::Phone => {
            // What every screen shows of a number proves nothing.
            known.phones.iter().any(|phone| phone::asked(phone) == digits)
        }
    };
    if is_right { Ok(()) } else { Err(Fault::new("field.wrong_proof")) }
}

/// Minutes still to wait after wrong proofs, counted up; 0 where the next try is free. A clock that was set back before
/// the last try makes nobody wait.
#[must_use]
pub fn minutes_to_wait(failures: u32, last: Moment, now: Moment) -> i64 {
    const MINUTE: i64 = 60_000;
    let passed = now.millis_since(last);
    if failures < TRIES || passed < 0 {
        return 0;
    }
    let left = WAIT_MINUTES * MINUTE - passed;
    if left <= 0 { 0 } else { (left + MINUTE - 1) / MINUTE }
}

/// What stayed here of the accessories and is not ticked off.
#[must_use]
pub fn not_given(left: &[Accessory], ticked: &[Accessory]) -> Vec<Accessory> {
    left.iter().copied().filter(|one| !ticked.contains(one)).collect()
}

/// What an order knows of parts that may have been replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartsKnown {
    /// A replaced part stands in the repair log.
    pub logged: bool,
    /// Some other work on the machine does.
    pub worked: bool,
    /// A part stands in what was agreed to.
    pub quoted: bool,
    /// The machine goes home repaired.
    pub repaired: bool,
}

/// Whether parts were replaced (`domain.md` 6: old parts are the customer's or the maker's). The log says so; only where it
/// says nothing of the work, a part that was agreed to for a machine that is repaired now counts as used.
#[must_use]
pub fn has_old_parts(known: PartsKnown) -> bool {
    known.logged || (known.quoted && known.repaired && !known.worked)
}

/// The signed choice about replaced parts: needed where there are any.
///
/// # Errors
/// `field.old_parts_open`, `field.no_old_parts`.
pub fn old_parts(choice: OldParts, are_there: bool) -> Result<OldParts, Fault> {
    match (choice, are_there) {
        (OldParts::None, true) => Err(Fault::new("field.old_parts_open")),
        (OldParts::Given | OldParts::Kept, false) => Err(Fault::new("field.no_old_parts")),
        (OldParts::None, false) | (OldParts::Given | OldParts::Kept, true) => Ok(choice),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_right(against: Against, typed: &str, pick_up_code: Option<&str>) -> bool {
        let phones = ["13812345678".to_owned(), "+441632960961".to_owned()];
        proof(against, typed, Known { voucher: "0012611220007145", pick_up_code, phones: &phones }).is_ok()
    }

    #[test]
    fn a_proof_is_the_whole_voucher_the_code_or_what_the_screens_hide() {
        assert!(is_right(Against::Voucher, " 0012611220007145\n", None));
        assert!(!is_right(Against::Voucher, "7145", None));
        assert!(!is_right(Against::Voucher, "001261122000714", None));
        assert!(is_right(Against::Code, "042917", Some("042917")));
        assert!(!is_right(Against::Code, "42917", Some("042917")));
        assert!(!is_right(Against::Code, "000000", None), "no code was told");
        assert!(is_right(Against::Phone, "1234", None) && is_right(Against::Phone, "163296", None));
        for wrong in ["5678", "0961", "123", "12345", "13812345678", "１２３４"] {
            assert!(!is_right(Against::Phone, wrong, None), "{wrong}");
        }
        let empty = proof(Against::Phone, " ", Known { voucher: "1", pick_up_code: None, phones: &[] });
        assert_eq!(empty.unwrap_err().message, "field.empty");
    }

    #[test]
    fn three_wrong_proofs_cost_ten_minutes() {
        let at = |minutes: i64| Moment::from_millis(1_000_000_000 + minutes * 60_000).unwrap();
        assert_eq!(minutes_to_wait(2, at(0), at(0)), 0);
        assert_eq!(minutes_to_wait(3, at(0), at(0)), 10);
        assert_eq!(minutes_to_wait(3, at(0), at(9)), 1);
        assert_eq!(minutes_to_wait(3, at(0), at(10)), 0);
        assert_eq!(minutes_to_wait(4, at(0), at(-1)), 0, "the clock went back");
    }

    #[test]
    fn accessories_are_ticked_off_one_by_one() {
        let all = Accessory::ALL;
        assert_eq!(not_given(all, all), []);
        assert_eq!(not_given(&all[..2], &all[1..2]), all[..1]);
        assert_eq!(not_given(&[], &all[..1]), []);
    }

    #[test]
    fn old_parts_are_those_that_were_replaced() {
        let none = PartsKnown { logged: false, worked: false, quoted: false, repaired: false };
        let quoted = PartsKnown { quoted: true, repaired: true, ..none };
        assert!(!has_old_parts(none));
        assert!(has_old_parts(PartsKnown { logged: true, ..none }), "a maker's swap that nobody quoted");
        assert!(has_old_parts(quoted), "nobody wrote a log");
        assert!(!has_old_parts(PartsKnown { worked: true, ..quoted }), "quoted, and something else was done");
        assert!(!has_old_parts(PartsKnown { repaired: false, ..quoted }), "quoted and not repaired");
        assert!(has_old_parts(PartsKnown { worked: true, logged: true, ..quoted }));
    }

    #[test]
    fn replaced_parts_ask_for_a_choice() {
        assert_eq!(old_parts(OldParts::None, true).unwrap_err().message, "field.old_parts_open");
        assert_eq!(old_parts(OldParts::Kept, false).unwrap_err().message, "field.no_old_parts");
        for (choice, are_there) in [(OldParts::None, false), (OldParts::Given, true), (OldParts::Kept, true)]
        {
            assert_eq!(old_parts(choice, are_there), Ok(choice));
        }
    }
}
