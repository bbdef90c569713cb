//! What a repair costs, who pays each line of it, and what the customer said.

mod consent;
mod fee;
mod lines;
mod listed;
mod suggest;
mod undone;

pub use consent::{Answered, TypedAnswer, answer, needs_no_answer, not_over};
pub use fee::{FeeTold, declined_fee, fee_to_tell};
pub use lines::{Line, MOST_LINES, Totals, checked, totals};
pub use listed::{PricesOf, priced};
pub use suggest::{FoundFault, QuoteWhy, Suggested, Visit, suggest};
pub use undone::{left_of, left_when_ended};

kernel::id!(
    /// A version of a quote.
    QuoteId
);
kernel::id!(
    /// A line of a quote.
    QuoteLineId
);
kernel::id!(
    /// An answer to a quote.
    QuoteAnswerId
);

crate::closed_set! {
    /// Whether the machine is under warranty, decided by a person with a basis.
    Cover {
        /// 保内
        InWarranty = "in_warranty",
        /// 保外
        OutOfWarranty = "out_of_warranty",
    }
}

crate::closed_set! {
    /// Who pays a line.
    Payer {
        /// 客户
        Customer = "customer",
        /// 厂家三包
        Maker = "maker",
        /// 延保
        Extended = "extended",
        /// 本店
        Shop = "shop",
    }
}

crate::closed_set! {
    /// Where a version of a quote stands.
    QuoteState {
        /// 草稿
        Draft = "draft",
        /// 已报价
        Offered = "offered",
        /// 已同意
        Agreed = "agreed",
        /// 未同意
        Declined = "declined",
        /// 已被新版本替代
        Replaced = "replaced",
    }
}

crate::closed_set! {
    /// What a customer says to a quote.
    QuoteSaid {
        /// 同意
        Agreed = "agreed",
        /// 不同意
        Declined = "declined",
        /// 不修了: neither this version nor what was agreed to before
        Ended = "ended",
    }
}

crate::closed_set! {
    /// How a customer's answer came, or why none was needed.
    QuoteHow {
        /// 当面
        InPerson = "in_person",
        /// 当面，签在纸质报价单上
        OnPaper = "on_paper",
        /// 电话
        Phone = "phone",
        /// 消息
        Message = "message",
        /// 在约定金额以内
        WithinLimit = "within_limit",
        /// 客户无需付费
        NothingToPay = "nothing_to_pay",
        /// 按本店规则: nobody agreed to it, the customer was told of it at intake
        ByRule = "by_rule",
    }
}
