//! A customer's passcode, kept sealed and only as long as the machine is here.

kernel::id!(
    /// A kept passcode.
    PasscodeId
);

crate::closed_set! {
    /// What sort of passcode.
    PasscodeKind {
        /// 数字密码
        Digits = "digits",
        /// 图案
        Pattern = "pattern",
        /// 字母数字
        Text = "text",
    }
}
