//! What the shop asks for its work: the dated price list, and the rules by which prices are put together.

mod list;
mod rules;

pub use list::{
    Entry, FEWEST_DAYS, LARGEST, MOST_DAYS, Machine, Scope, USUAL_DAYS, Validity, amount, days, grade,
    inspection, labour,
};

pub use rules::{Figures, Rule, figures, rivals, starter};

kernel::id!(
    /// A line of the price list.
    PriceId
);
kernel::id!(
    /// A price rule.
    PriceRuleId
);

crate::closed_set! {
    /// What a line asks money for.
    LineKind {
        /// 工时费
        Labour = "labour",
        /// 配件
        Part = "part",
        /// 其他费用: an inspection, a courier
        Fee = "fee",
        /// 优惠
        Discount = "discount",
    }
}

crate::closed_set! {
    /// What a part is; told on the quote and on the receipt (`domain.md` 2).
    Grade {
        /// 原厂
        Original = "original",
        /// 品牌
        Branded = "branded",
        /// 第三方
        ThirdParty = "third_party",
        /// 拆机
        Salvaged = "salvaged",
        /// 翻新
        Refurbished = "refurbished",
    }
}

crate::closed_set! {
    /// The rules a shop may put prices together by (`domain.md` 2, price patterns).
    PriceRuleKind {
        /// 同机同次只收一次工时费
        LabourOnce = "labour_once",
        /// 多故障: the main one in full, the others reduced
        FurtherFaults = "further_faults",
        /// 检测后不修: a part of the inspection fee
        DeclinedFee = "declined_fee",
        /// 查不出或修不好不收费
        FreeWhenNothing = "free_when_nothing",
        /// 换电池一口价
        FlatBattery = "flat_battery",
        /// 会员日
        MemberDay = "member_day",
    }
}
