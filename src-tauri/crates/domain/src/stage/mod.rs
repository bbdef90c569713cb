//! How an order moves from stage to stage: the table of its steps, and the gates that stand before them.

mod gates;
mod pauses;
mod table;

pub use gates::{Facts, Tested, open_gates};
pub use pauses::{Moved, due, is_late, ready_on};
pub use table::{Ask, GateKind, Step, Way, find, from, primary};

use crate::repair::Stage;

kernel::id!(
    /// A move of an order between two stages.
    StepId
);

crate::closed_set! {
    /// What became of a repair; fixed at the hand-over (`domain.md` 10.1).
    Outcome {
        /// 修复
        Repaired = "repaired",
        /// 仅升级
        Upgraded = "upgraded",
        /// 无故障 NTF
        NoFault = "no_fault",
        /// 客户放弃 RWR
        Declined = "declined",
        /// 无法修复
        NotRepairable = "not_repairable",
        /// 无维修价值 BER
        NotWorth = "not_worth",
        /// 换机
        Exchanged = "exchanged",
        /// 退机
        Refunded = "refunded",
        /// 转送
        Forwarded = "forwarded",
    }
}

impl Outcome {
    /// Whether it says that the machine works again, which nobody may say untested.
    #[must_use]
    pub fn needs_test(self) -> bool {
        match self {
            Self::Repaired | Self::Upgraded => true,
            Self::NoFault
            | Self::Declined
            | Self::NotRepairable
            | Self::NotWorth
            | Self::Exchanged
            | Self::Refunded
            | Self::Forwarded => false,
        }
    }
}

crate::closed_set! {
    /// Why an order is on hold.
    Hold {
        /// 等客户
        Customer = "customer",
        /// 等配件
        Part = "part",
        /// 等厂家
        Maker = "maker",
        /// 等付款
        Payment = "payment",
        /// 有争议
        Dispute = "dispute",
        /// 其他
        Other = "other",
    }
}

impl Hold {
    /// Whether the shop's time does not run meanwhile: it is not the shop that is waited for.
    #[must_use]
    pub fn pauses(self) -> bool {
        match self {
            Self::Customer | Self::Dispute => true,
            Self::Part | Self::Maker | Self::Payment | Self::Other => false,
        }
    }
}

/// Whether clocks of work end when an order comes here: it has left the bench, or changes hands.
#[must_use]
pub fn ends_clocks(to: Stage) -> bool {
    match to {
        Stage::Received | Stage::Diagnosing | Stage::Repairing => false,
        Stage::Quoting
        | Stage::AwaitingConsent
        | Stage::AwaitingParts
        | Stage::Testing
        | Stage::Ready
        | Stage::HandedOver
        | Stage::Closed
        | Stage::Unclaimed
        | Stage::OnHold
        | Stage::SentOut
        | Stage::Void => true,
    }
}

/// Whether somebody works on an order here, so that whoever moves it on becomes its holder where nobody is.
#[must_use]
pub fn wants_holder(to: Stage) -> bool {
    match to {
        Stage::Diagnosing | Stage::Repairing => true,
        Stage::Received
        | Stage::Quoting
        | Stage::AwaitingConsent
        | Stage::AwaitingParts
        | Stage::Testing
        | Stage::Ready
        | Stage::HandedOver
        | Stage::Closed
        | Stage::Unclaimed
        | Stage::OnHold
        | Stage::SentOut
        | Stage::Void => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_customer_and_a_dispute_pause_the_shops_time() {
        let pausing: Vec<Hold> = Hold::ALL.iter().copied().filter(|hold| hold.pauses()).collect();
        assert_eq!(pausing, [Hold::Customer, Hold::Dispute]);
    }

    #[test]
    fn nothing_is_called_repaired_untested() {
        let tested: Vec<Outcome> = Outcome::ALL.iter().copied().filter(|one| one.needs_test()).collect();
        assert_eq!(tested, [Outcome::Repaired, Outcome::Upgraded]);
    }
}
