//! 技术支持: a question about an order, to a senior of the shop or to the maker, and its answer.

kernel::id!(
    /// A question.
    SupportId
);

crate::closed_set! {
    /// Who is asked.
    Asked {
        /// 店内高手
        Senior = "senior",
        /// 厂家
        Maker = "maker",
    }
}

crate::closed_set! {
    /// How far a question is.
    SupportState {
        /// 待答复
        Open = "open",
        /// 已答复
        Answered = "answered",
        /// 已关闭
        Closed = "closed",
    }
}
