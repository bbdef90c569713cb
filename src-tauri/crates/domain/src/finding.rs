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

/// What was found, in the technician's words.
///
/// # Errors
/// `field.empty`, `field.too_long` (characters), `field.control_character`.
pub fn text(typed: &str) -> Result<&str, Fault> {
    note::text(typed)
}
