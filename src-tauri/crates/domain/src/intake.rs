//! What the counter asks when a machine comes in (`domain.md` 10.2).

kernel::id!(
    /// One visit of a customer, who may bring several machines.
    VisitId
);

crate::closed_set! {
    /// How a machine reaches the shop.
    Channel {
        /// 到店
        CarryIn = "carry_in",
        /// 快递寄修
        Courier = "courier",
        /// 上门
        OnSite = "on_site",
        /// 接机点
        PickUpPoint = "pick_up_point",
    }
}

crate::closed_set! {
    /// Whether the fault showed itself at the counter.
    Reproduced {
        /// 已复现
        Yes = "yes",
        /// 未复现
        No = "no",
        /// 未试
        NotTried = "not_tried",
    }
}

crate::closed_set! {
    /// Whether the customer saved their data.
    BackedUp {
        /// 已备份
        Yes = "yes",
        /// 未备份
        No = "no",
        /// 无需备份
        NotNeeded = "not_needed",
        /// 未问
        Unknown = "unknown",
    }
}

crate::closed_set! {
    /// Whether the machine is bound to an account (查找我的 iPhone and the like).
    AccountLock {
        /// 已关闭
        Off = "off",
        /// 未关闭
        On = "on",
        /// 无此功能
        None = "none",
        /// 未问
        Unknown = "unknown",
    }
}

crate::closed_set! {
    /// What the customer says of the warranty; the shop's verdict comes after the tests.
    Warranty {
        /// 未主张保修
        None = "none",
        /// 主张保修
        Claimed = "claimed",
    }
}

crate::closed_set! {
    /// What a claimed warranty rests on, after the ladder of evidence (`domain.md` 1.2).
    WarrantyBasis {
        /// 发票
        Invoice = "invoice",
        /// 电子三包凭证
        EVoucher = "e_voucher",
        /// 送货签收单
        Delivery = "delivery",
        /// 发票存根或复印件
        Stub = "stub",
        /// 按出厂日期
        FactoryDate = "factory_date",
        /// 其他
        Other = "other",
    }
}

crate::closed_set! {
    /// What may stay with the machine; SIM, card and case are handed back by default.
    Accessory {
        /// SIM 卡
        Sim = "sim",
        /// 存储卡
        MemoryCard = "memory_card",
        /// 保护壳
        Case = "case",
        /// 充电器
        Charger = "charger",
        /// 数据线
        Cable = "cable",
        /// 耳机
        Earphones = "earphones",
        /// 手写笔
        Stylus = "stylus",
        /// 键盘
        Keyboard = "keyboard",
        /// 遥控器
        Remote = "remote",
        /// 电源适配器
        Adapter = "adapter",
        /// 包装盒
        Box = "box",
        /// 发票
        Invoice = "invoice",
    }
}
