//! What a technician found, apart from the customer's words.

use crate::faults::Fault;
use crate::note;

kernel::id!(
    /// A finding.
    FindingId
);

crate::closed_set! {
    /// How much work a fault is: what the price of labour goes by.
    Level {
        /// 小修
        Simple = "simple",
        /// 一级
        One = "one",
        /// 二级
        Two = "two",
        /// 三级
        Three = "three",
    }
}

crate::closed_set! {
    /// What makes a repair chargeable though the machine is in warranty.
    Evidence {
        /// 无
        None = "none",
        /// 进液
        Liquid = "liquid",
        /// 外力
        Impact = "impact",
        /// 私拆
        Opened = "opened",
        /// 非原装件
        ForeignPart = "foreign_part",
        /// 其他人为
        Other = "other",
    }
}

crate::closed_set! {
    /// Where a customer signed.
    SignedOn {
        /// 屏幕
        Pad = "pad",
        /// 纸上
        Paper = "paper",
    }
}

/// A signature for what was signed: strokes on a screen, none where it stands on paper.
///
/// # Errors
/// `field.no_signature`.
pub fn signed(on: SignedOn, strokes: Option<&str>) -> Result<Option<&str>, Fault> {
    match (on, strokes) {
        (SignedOn::Pad, None) => Err(Fault::new("field.no_signature")),
        (SignedOn::Pad, Some(strokes)) => Ok(Some(strokes)),
        (SignedOn::Paper, Some(_) | None) => Ok(None),
    }
}

/// What was found, in the technician's words.
///
/// # Errors
/// `field.empty`, `field.too_long` (characters), `field.control_character`.
pub fn text(typed: &str) -> Result<&str, Fault> {
    note::text(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_is_signed_with_strokes_and_paper_without() {
        assert_eq!(signed(SignedOn::Pad, Some("[[1]]")), Ok(Some("[[1]]")));
        assert_eq!(signed(SignedOn::Pad, None).unwrap_err().message, "field.no_signature");
        assert_eq!(signed(SignedOn::Paper, None), Ok(None));
        assert_eq!(signed(SignedOn::Paper, Some("[[1]]")), Ok(None));
    }
}
