//! Notes about an order, a machine or a customer.

use crate::faults::Fault;

kernel::id!(
    /// A note.
    NoteId
);

crate::closed_set! {
    /// What a note is about.
    About {
        /// 工单
        Repair = "repair",
        /// 机器
        Device = "device",
        /// 客户
        Customer = "customer",
    }
}

crate::closed_set! {
    /// How loud a note is: all but plain ones are shown at the next intake.
    NoteKind {
        /// 备注
        Note = "note",
        /// 留意
        Careful = "careful",
        /// 欠款
        Debt = "debt",
    }
}

/// The longest note, in characters.
pub const LONGEST: usize = 2_000;
/// The most orders that one note goes to at once.
pub const MOST: usize = 500;

/// What a note says; blanks around it are not part of it.
///
/// # Errors
/// `field.empty`, `field.too_long` (characters), `field.control_character`.
pub fn text(typed: &str) -> Result<&str, Fault> {
    let text = crate::text::words(typed)?.trim();
    if text.chars().count() > LONGEST {
        return Err(Fault::with("field.too_long", "max", LONGEST));
    }
    Ok(text)
}

/// How many orders a note goes to at once.
///
/// # Errors
/// `field.empty`, `field.too_many`.
pub fn many(count: usize) -> Result<usize, Fault> {
    match count {
        0 => Err(Fault::new("field.empty")),
        1..=MOST => Ok(count),
        _ => Err(Fault::with("field.too_many", "max", MOST)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_say_something_and_not_too_much() {
        assert_eq!(text(" 上次欠 200 元\n"), Ok("上次欠 200 元"));
        assert_eq!(text("  ").unwrap_err().message, "field.empty");
        assert_eq!(text(&"字".repeat(LONGEST)).map(|text| text.chars().count()), Ok(LONGEST));
        assert_eq!(text(&"字".repeat(LONGEST + 1)).unwrap_err().message, "field.too_long");
    }

    #[test]
    fn one_note_goes_to_some_orders() {
        assert_eq!((many(1), many(MOST)), (Ok(1), Ok(MOST)));
        assert_eq!(many(0).unwrap_err().message, "field.empty");
        assert_eq!(many(MOST + 1).unwrap_err().message, "field.too_many");
    }
}
