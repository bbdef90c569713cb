//! The papers there are, by the names of their commands.

use domain::paper::PaperKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The papers there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub(crate) enum PaperName {
    /// 接修单
    #[serde(rename = "repair.job_card")]
    JobCard,
    /// 机器标签
    #[serde(rename = "repair.device_label")]
    DeviceLabel,
    /// 配件标签
    #[serde(rename = "repair.accessory_label")]
    AccessoryLabel,
    /// 收据
    #[serde(rename = "payment.receipt")]
    Receipt,
    /// 报价单
    #[serde(rename = "quote.sheet")]
    QuoteSheet,
    /// 结算清单
    #[serde(rename = "settlement.sheet")]
    SettlementSheet,
    /// 维修服务凭证
    #[serde(rename = "hand_over.voucher")]
    Voucher,
    /// 日结单, 交班单
    #[serde(rename = "close.sheet")]
    CloseSheet,
    /// 催领通知
    #[serde(rename = "reminder.notice")]
    Notice,
    /// 工作台报表
    #[serde(rename = "repair.figures_report")]
    Figures,
    /// 放行记录
    #[serde(rename = "repair.overrides_report")]
    Overrides,
    /// 待取机与催领
    #[serde(rename = "reminder.unclaimed_report")]
    Unclaimed,
    /// 欠款清单
    #[serde(rename = "payment.debts_report")]
    Debts,
    /// 日结与交班
    #[serde(rename = "close.report")]
    Closes,
    /// 盘点表: to count by, without the book figures
    #[serde(rename = "stocktake.count_sheet")]
    CountSheet,
    /// 盘点结果
    #[serde(rename = "stocktake.result_sheet")]
    CountResult,
    /// 配件、库位和序列号标签
    #[serde(rename = "part.labels")]
    StockLabels,
    /// 采购单
    #[serde(rename = "purchase.sheet")]
    PurchaseSheet,
    /// 退货单
    #[serde(rename = "supplier_return.sheet")]
    ReturnSheet,
}

impl PaperName {
    const ALL: [Self; 19] = [
        Self::JobCard,
        Self::DeviceLabel,
        Self::AccessoryLabel,
        Self::Receipt,
        Self::QuoteSheet,
        Self::SettlementSheet,
        Self::Voucher,
        Self::CloseSheet,
        Self::Notice,
        Self::Figures,
        Self::Overrides,
        Self::Unclaimed,
        Self::Debts,
        Self::Closes,
        Self::CountSheet,
        Self::CountResult,
        Self::StockLabels,
        Self::PurchaseSheet,
        Self::ReturnSheet,
    ];

    pub(crate) fn command(self) -> &'static str {
        match self {
            Self::JobCard => "repair.job_card",
            Self::DeviceLabel => "repair.device_label",
            Self::AccessoryLabel => "repair.accessory_label",
            Self::Receipt => "payment.receipt",
            Self::QuoteSheet => "quote.sheet",
            Self::SettlementSheet => "settlement.sheet",
            Self::Voucher => "hand_over.voucher",
            Self::CloseSheet => "close.sheet",
            Self::Notice => "reminder.notice",
            Self::Figures => "repair.figures_report",
            Self::Overrides => "repair.overrides_report",
            Self::Unclaimed => "reminder.unclaimed_report",
            Self::Debts => "payment.debts_report",
            Self::Closes => "close.report",
            Self::CountSheet => "stocktake.count_sheet",
            Self::CountResult => "stocktake.result_sheet",
            Self::StockLabels => "part.labels",
            Self::PurchaseSheet => "purchase.sheet",
            Self::ReturnSheet => "supplier_return.sheet",
        }
    }

    /// The one of this name, if there is one.
    pub(crate) fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.command() == name)
    }

    pub(super) fn kind(self) -> PaperKind {
        match self {
            Self::JobCard => PaperKind::JobCard,
            Self::DeviceLabel => PaperKind::DeviceLabel,
            Self::AccessoryLabel => PaperKind::AccessoryLabel,
            Self::Receipt => PaperKind::PrepaymentReceipt,
            Self::QuoteSheet => PaperKind::QuoteSheet,
            Self::SettlementSheet => PaperKind::SettlementSheet,
            Self::Voucher => PaperKind::ServiceVoucher,
            Self::CloseSheet => PaperKind::CloseSheet,
            Self::Notice => PaperKind::ReminderNotice,
            Self::Figures
            | Self::Overrides
            | Self::Unclaimed
            | Self::Debts
            | Self::Closes
            | Self::CountSheet
            | Self::CountResult
            | Self::PurchaseSheet
            | Self::ReturnSheet => PaperKind::Report,
            Self::StockLabels => PaperKind::StockLabel,
        }
    }
}
