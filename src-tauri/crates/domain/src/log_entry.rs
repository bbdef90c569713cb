//! What was done on the bench, entry by entry.

kernel::id!(
    /// An entry.
    LogEntryId
);

crate::closed_set! {
    /// What was done.
    LogKind {
        /// 维修操作
        Work = "work",
        /// 换件
        Part = "part",
        /// 软件
        Software = "software",
        /// 清洁
        Cleaning = "cleaning",
        /// 测量
        Measure = "measure",
        /// 联系客户
        Call = "call",
        /// 其他
        Other = "other",
    }
}

impl LogKind {
    /// Whether the machine itself was worked on.
    #[must_use]
    pub fn is_repair(self) -> bool {
        match self {
            Self::Work | Self::Part | Self::Software | Self::Cleaning => true,
            Self::Measure | Self::Call | Self::Other => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_and_measurements_are_no_work_on_the_machine() {
        let work: Vec<_> = LogKind::ALL.iter().copied().filter(|kind| kind.is_repair()).collect();
        assert_eq!(work, [LogKind::Work, LogKind::Part, LogKind::Software, LogKind::Cleaning]);
    }
}
