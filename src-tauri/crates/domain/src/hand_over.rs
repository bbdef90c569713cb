//! The machine goes home: who may take it, what goes with it.

use crate::faults::Fault;
use crate::intake::Accessory;
use kernel::Moment;

kernel::id!(
    /// A hand-over.
    HandOverId
);

crate::closed_set! {
    /// What the machine is handed over against.
    Against {
        /// 取机凭证: the code on the customer's copy
        Voucher = "voucher",
        /// 取机码
        Code = "code",
        /// 手机号核对: the last four digits
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

/// What an order knows that a proof is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The digits of the order's code, as its voucher has them.
    pub code: &'a str,
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
        Against::Voucher => digits == known.code,
        Against::Code => known.pick_up_code == Some(digits.as_str()),
        Against::Phone => {
            let is_tail = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
            is_tail && known.phones.iter().any(|phone| phone.ends_with(&digits))
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
        proof(against, typed, Known { code: "00126112200071", pick_up_code, phones: &phones }).is_ok()
    }

    #[test]
    fn a_proof_is_the_whole_code_or_the_last_four_digits() {
        assert!(is_right(Against::Voucher, " 00126112200071\n", None));
        assert!(!is_right(Against::Voucher, "0071", None));
        assert!(!is_right(Against::Voucher, "0012611220007", None));
        assert!(is_right(Against::Code, "042917", Some("042917")));
        assert!(!is_right(Against::Code, "42917", Some("042917")));
        assert!(!is_right(Against::Code, "000000", None), "no code was told");
        assert!(is_right(Against::Phone, "5678", None) && is_right(Against::Phone, "0961", None));
        for wrong in ["678", "45678", "1234", "567a", "５６７８"] {
            assert!(!is_right(Against::Phone, wrong, None), "{wrong}");
        }
        let empty = proof(Against::Phone, " ", Known { code: "1", pick_up_code: None, phones: &[] });
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
    fn replaced_parts_ask_for_a_choice() {
        assert_eq!(old_parts(OldParts::None, true).unwrap_err().message, "field.old_parts_open");
        assert_eq!(old_parts(OldParts::Kept, false).unwrap_err().message, "field.no_old_parts");
        for (choice, are_there) in [(OldParts::None, false), (OldParts::Given, true), (OldParts::Kept, true)]
        {
            assert_eq!(old_parts(choice, are_there), Ok(choice));
        }
    }
}
