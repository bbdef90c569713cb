//! The one rule of four eyes: test, recount, wipe, re-check, approval.

use crate::person::PersonId;

/// Who may do the second half of a four-eyes act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondPerson {
    /// Somebody other than the first.
    Other,
    /// The first, since nobody else active holds the right; with a reason, and reported.
    Alone,
}

/// Why the second half was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedsAnother {
    /// Others hold the right: one of them must do it.
    OthersCan,
    /// Nobody else can, but a reason is needed.
    ReasonMissing,
}

/// Whether `second` may complete what `first` began.
///
/// # Errors
/// `NeedsAnother`, where the same person comes twice though others could, or gives no reason.
pub fn second_person(
    first: PersonId,
    second: PersonId,
    others_with_right: usize,
    reason: Option<&str>,
) -> Result<SecondPerson, NeedsAnother> {
    if first != second {
        return Ok(SecondPerson::Other);
    }
    if others_with_right > 0 {
        return Err(NeedsAnother::OthersCan);
    }
    if reason.is_none_or(|r| r.trim().is_empty()) {
        return Err(NeedsAnother::ReasonMissing);
    }
    Ok(SecondPerson::Alone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::reexport::uuid::Uuid;

    #[test]
    fn alone_only_where_nobody_else_can_and_with_a_reason() {
        let (a, b) = (PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let cases = [
            (b, 3, None, Ok(SecondPerson::Other)),
            (b, 0, None, Ok(SecondPerson::Other)),
            (a, 1, Some("忙"), Err(NeedsAnother::OthersCan)),
            (a, 0, None, Err(NeedsAnother::ReasonMissing)),
            (a, 0, Some("  "), Err(NeedsAnother::ReasonMissing)),
            (a, 0, Some("店里只有一人"), Ok(SecondPerson::Alone)),
        ];
        for (second, others, reason, expected) in cases {
            assert_eq!(second_person(a, second, others, reason), expected);
        }
    }
}
