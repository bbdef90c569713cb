//! Spare parts: where they lie and how they move (`domain.md` 6). Movements are the only truth; what lies where follows.

mod cost;
mod movement;
mod place;
mod states;

pub use cost::{MOST_VALUE, all_of, leaving};
pub use movement::{MOST_MOVED, MovementKind, may_move, moved_by_hand, quantity};
pub use place::{PlaceKind, bin};
pub use states::{
    CountCause, CountScope, HandingState, LineState, OldPartOwner, OldPartState, OldPartVerdict, PartClass,
    PurchaseState, StocktakeState, SupplierReturnReason, SupplierReturnState,
};

use crate::faults::Fault;
use std::collections::BTreeSet;

kernel::id!(
    /// A part.
    PartId
);
kernel::id!(
    /// A barcode of a part.
    PartCodeId
);
kernel::id!(
    /// A model that a part fits.
    PartModelId
);
kernel::id!(
    /// What may take a part's place.
    PartAlternateId
);
kernel::id!(
    /// A supplier.
    SupplierId
);
kernel::id!(
    /// What a supplier asks for a part.
    PartSupplierId
);
kernel::id!(
    /// A place.
    PlaceId
);
kernel::id!(
    /// A piece with a serial number of its own.
    PieceId
);
kernel::id!(
    /// A movement.
    MovementId
);
kernel::id!(
    /// A part on an order.
    RepairPartId
);
kernel::id!(
    /// What came out of a machine.
    OldPartId
);
kernel::id!(
    /// Pieces that pass from one hand to another.
    HandingId
);
kernel::id!(
    /// A line of those.
    HandingLineId
);
kernel::id!(
    /// An order to a supplier.
    PurchaseId
);
kernel::id!(
    /// A line of it.
    PurchaseLineId
);
kernel::id!(
    /// What a supplier brought.
    ReceiptId
);
kernel::id!(
    /// A line of it.
    ReceiptLineId
);
kernel::id!(
    /// What goes back to a supplier.
    SupplierReturnId
);
kernel::id!(
    /// A line of it.
    SupplierReturnLineId
);
kernel::id!(
    /// A count.
    StocktakeId
);
kernel::id!(
    /// A part at a place in it.
    StocktakeLineId
);

/// The longest serial number, part number or barcode, in characters.
pub const LONGEST_CODE: usize = 64;

/// A serial number, a part's number or a barcode: one line as it was typed or scanned, without the blanks around it.
///
/// # Errors
/// `field.empty`, `field.too_long` (characters), `field.control_character`.
pub fn code(typed: &str) -> Result<&str, Fault> {
    let code = typed.trim();
    if code.is_empty() {
        return Err(Fault::new("field.empty"));
    }
    if code.chars().count() > LONGEST_CODE {
        return Err(Fault::with("field.too_long", "max", LONGEST_CODE));
    }
    if code.chars().any(char::is_control) {
        return Err(Fault::new("field.control_character"));
    }
    Ok(code)
}

/// The most pieces with serial numbers that one act takes.
pub const MOST_SERIALS: usize = 200;

/// The serial numbers of one act: each a code, none twice however its letters are cased. None at all is fine.
///
/// # Errors
/// `field.too_many`, `field.twice`, and what `code` finds.
pub fn serials(typed: &[String]) -> Result<Vec<&str>, Fault> {
    if typed.len() > MOST_SERIALS {
        return Err(Fault::with("field.too_many", "max", MOST_SERIALS));
    }
    let codes: Vec<&str> = typed.iter().map(|one| code(one)).collect::<Result<_, _>>()?;
    let different: BTreeSet<String> = codes.iter().map(|one| one.to_ascii_lowercase()).collect();
    if different.len() < codes.len() {
        return Err(Fault::new("field.twice"));
    }
    Ok(codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_one_line_without_blanks_around_it() {
        assert_eq!(code(" 661-21988 "), Ok("661-21988"));
        assert_eq!(code(&"A".repeat(LONGEST_CODE)).map(str::len), Ok(LONGEST_CODE));
        for (typed, message) in [
            (" \t", "field.empty"),
            ("A\u{1d}B", "field.control_character"),
            ("a\nb", "field.control_character"),
        ] {
            assert_eq!(code(typed).unwrap_err().message, message, "{typed:?}");
        }
        assert_eq!(code(&"零".repeat(LONGEST_CODE + 1)).unwrap_err().message, "field.too_long");
    }

    #[test]
    fn no_serial_number_is_told_twice() {
        let typed = |serials: &[&str]| serials.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        assert_eq!(serials(&[]), Ok(Vec::new()));
        assert_eq!(serials(&typed(&[" F1 ", "F2"])), Ok(vec!["F1", "F2"]));
        assert_eq!(serials(&typed(&["f1", "F1"])).unwrap_err().message, "field.twice");
        assert_eq!(serials(&typed(&["f1", ""])).unwrap_err().message, "field.empty");
        let many: Vec<String> = (0..=MOST_SERIALS).map(|n| n.to_string()).collect();
        assert_eq!(serials(&many).unwrap_err().message, "field.too_many");
        assert_eq!(serials(&many[1..]).map(|all| all.len()), Ok(MOST_SERIALS));
    }
}
