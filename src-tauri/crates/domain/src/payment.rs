//! Money at the counter.

kernel::id!(
    /// A payment.
    PaymentId
);

crate::closed_set! {
    /// What a payment is for.
    PaymentKind {
        /// 预收款: the customer's until the settlement; never called 定金, which would double on default (Civil Code 587)
        Prepaid = "prepaid",
        /// 退还预收款
        PrepaidBack = "prepaid_back",
    }
}

crate::closed_set! {
    /// How it was paid.
    Method {
        /// 现金
        Cash = "cash",
        /// 微信
        WeChat = "wechat",
        /// 支付宝
        Alipay = "alipay",
        /// 刷卡
        Card = "card",
        /// 转账
        Transfer = "transfer",
    }
}
