//! Money taken and given back.

use crate::noun::noun;
use domain::payment::{Method, PaymentId, PaymentKind};
use domain::person::PersonId;
use domain::repair::RepairId;
use kernel::{Day, Moment, Money};

noun! {
    /// A payment.
    Payment = "payment" {
        /// Its id.
        id: PaymentId,
        /// As its receipt says.
        number: String,
        /// For which order.
        repair: RepairId,
        /// What for.
        kind: PaymentKind,
        /// How much.
        amount: Money,
        /// How.
        method: Method,
        /// The payment provider's own number, or nothing.
        reference: String,
        /// When.
        at: Moment,
        /// On which civil day.
        day: Day,
        /// Who took it.
        by: PersonId,
    }
}
