//! What is owed for machines that went home, and what nobody expects any more.

use crate::faults::Fault;
use crate::ledger::{Account, Move};
use crate::payment;
use crate::repair::Stage;
use kernel::Money;

kernel::id!(
    /// A debt that was written off, or back.
    WriteOffId
);

crate::closed_set! {
    /// Which way a debt was written.
    WriteOffKind {
        /// 核销: it is not expected any more
        Off = "off",
        /// 恢复: it is expected again
        Back = "back",
    }
}

/// Whether an order's debt may be written off: its machine went home, so nobody holds it until it is paid.
#[must_use]
pub fn is_gone(stage: Stage) -> bool {
    match stage {
        Stage::HandedOver | Stage::Closed => true,
        Stage::Received
        | Stage::Diagnosing
        | Stage::Quoting
        | Stage::AwaitingConsent
        | Stage::AwaitingParts
        | Stage::Repairing
        | Stage::Testing
        | Stage::Ready
        | Stage::Unclaimed
        | Stage::OnHold
        | Stage::SentOut
        | Stage::Void => false,
    }
}

/// How much is written off: no more than is owed.
///
/// # Errors
/// As `payment::amount`; `field.more_than_owed`.
pub fn written_off(typed: Money, owed: Money) -> Result<Money, Fault> {
    let amount = payment::amount(typed)?;
    if amount > owed { Err(Fault::new("field.more_than_owed")) } else { Ok(amount) }
}

/// How much is written back: no more than stands written off.
///
/// # Errors
/// As `payment::amount`; `field.more_than_written_off`.
pub fn written_back(typed: Money, off: Money) -> Result<Money, Fault> {
    let amount = payment::amount(typed)?;
    if amount > off { Err(Fault::new("field.more_than_written_off")) } else { Ok(amount) }
}

/// What it moves in the books: what is owed becomes a loss, or is owed again.
#[must_use]
pub fn moved(kind: WriteOffKind, amount: Money) -> Move {
    let off = Move { debit: Account::BadDebt, credit: Account::Receivable, amount };
    match kind {
        WriteOffKind::Off => off,
        WriteOffKind::Back => off.back(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_owed_is_written_off_and_only_that_comes_back() {
        assert_eq!(written_off(Money(500), Money(500)), Ok(Money(500)));
        assert_eq!(written_off(Money(501), Money(500)).unwrap_err().message, "field.more_than_owed");
        assert_eq!(written_off(Money(0), Money(500)).unwrap_err().message, "field.not_positive");
        assert_eq!(written_off(Money(1), Money(-1)).unwrap_err().message, "field.more_than_owed");
        assert_eq!(written_back(Money(1), Money(1)), Ok(Money(1)));
        assert_eq!(written_back(Money(2), Money(1)).unwrap_err().message, "field.more_than_written_off");
        assert_eq!(written_back(Money(-1), Money(1)).unwrap_err().message, "field.no_amount");
    }

    #[test]
    fn what_comes_back_undoes_what_went() {
        let off = moved(WriteOffKind::Off, Money(7));
        assert_eq!((off.debit, off.credit), (Account::BadDebt, Account::Receivable));
        assert_eq!(moved(WriteOffKind::Back, Money(7)), off.back());
    }

    #[test]
    fn a_machine_that_is_here_is_no_bad_debt() {
        let gone: Vec<Stage> = Stage::ALL.iter().copied().filter(|stage| is_gone(*stage)).collect();
        assert_eq!(gone, [Stage::HandedOver, Stage::Closed]);
    }
}
