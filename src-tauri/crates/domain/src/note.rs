//! Notes about an order, a machine or a customer.

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
