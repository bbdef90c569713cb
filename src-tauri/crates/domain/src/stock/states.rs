use super::{PartId, PlaceId};
use serde::{Deserialize, Serialize};

crate::closed_set! {
    /// How much of the stock's worth a part makes out (`domain.md` 6, ABC).
    PartClass {
        /// A: few parts, most of the worth
        A = "a",
        /// B
        B = "b",
        /// C: many parts, little worth
        C = "c",
    }
}

crate::closed_set! {
    /// What becomes of a part on an order.
    LineState {
        /// 计划
        Planned = "planned",
        /// 已预留
        Reserved = "reserved",
        /// 已领
        Issued = "issued",
        /// 已用
        Used = "used",
        /// 已退良品
        ReturnedGood = "returned_good",
        /// 到货即坏
        Doa = "doa",
        /// 本店弄坏
        BrokenByUs = "broken_by_us",
        /// 不用了
        Dropped = "dropped",
    }
}

crate::closed_set! {
    /// Whose the old piece is.
    OldPartOwner {
        /// 公司
        Company = "company",
        /// 客户
        Customer = "customer",
    }
}

crate::closed_set! {
    /// Where an old piece is on its way.
    OldPartState {
        /// 待交回
        Expected = "expected",
        /// 已交回
        Back = "back",
        /// 已给客户
        WithCustomer = "with_customer",
        /// 已处理
        Settled = "settled",
        /// 遗失
        Lost = "lost",
        /// 没有换下: the use was taken back
        Dropped = "dropped",
    }
}

crate::closed_set! {
    /// What an inspected old piece is good for.
    OldPartVerdict {
        /// 返厂
        ToMaker = "to_maker",
        /// 返修
        Refurbish = "refurbish",
        /// 入库
        Stock = "stock",
        /// 报废
        Scrap = "scrap",
    }
}

crate::closed_set! {
    /// How far a handing is.
    HandingState {
        /// 已申请
        Asked = "asked",
        /// 已发出
        Sent = "sent",
        /// 已收下
        Accepted = "accepted",
        /// 已拒收
        Refused = "refused",
        /// 已撤回
        Withdrawn = "withdrawn",
    }
}

crate::closed_set! {
    /// How far an order to a supplier is.
    PurchaseState {
        /// 草稿
        Draft = "draft",
        /// 已下单
        Ordered = "ordered",
        /// 已到齐
        Received = "received",
        /// 已结束
        Closed = "closed",
        /// 已作废
        Dropped = "dropped",
    }
}

crate::closed_set! {
    /// Why something goes back to a supplier.
    SupplierReturnReason {
        /// 到货即坏
        Doa = "doa",
        /// 发错
        Wrong = "wrong",
        /// 旧件
        OldPart = "old_part",
    }
}

crate::closed_set! {
    /// What came of it.
    SupplierReturnState {
        /// 草稿
        Draft = "draft",
        /// 已寄出
        Sent = "sent",
        /// 已退款
        Credited = "credited",
        /// 已换新
        Replaced = "replaced",
        /// 拒收
        Refused = "refused",
        /// 已作废
        Dropped = "dropped",
    }
}

crate::closed_set! {
    /// How far a count is.
    StocktakeState {
        /// 盘点中
        Open = "open",
        /// 已盘完
        Counted = "counted",
        /// 已批准
        Approved = "approved",
        /// 已过账
        Posted = "posted",
        /// 已作废
        Dropped = "dropped",
    }
}

crate::closed_set! {
    /// Why a count differs.
    CountCause {
        /// 点错
        Miscount = "miscount",
        /// 漏记
        NotBooked = "not_booked",
        /// 拿错料
        WrongPart = "wrong_part",
        /// 坏了
        Broken = "broken",
        /// 丢了
        Lost = "lost",
        /// 找到了
        Found = "found",
        /// 供应商少发
        SupplierShort = "supplier_short",
        /// 其他
        Other = "other",
    }
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountScope {
    /// At these places.
    pub places: Vec<PlaceId>,
    /// Parts of this class only.
    pub class: Option<PartClass>,
    /// These parts only.
    pub parts: Option<Vec<PartId>>,
}
