//! Texts that customers agree to.

kernel::id!(
    /// A version of a text.
    TermsId
);
kernel::id!(
    /// Somebody's agreement.
    ConsentId
);

crate::closed_set! {
    /// Which text.
    TermsKind {
        /// 维修条款
        Repair = "repair",
        /// 个人信息告知
        Privacy = "privacy",
    }
}

crate::closed_set! {
    /// How somebody agreed.
    ConsentHow {
        /// 屏幕签名
        Pad = "pad",
        /// 纸质签名
        Paper = "paper",
        /// 口头同意
        Told = "told",
    }
}
