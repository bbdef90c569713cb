//! The papers there are and the sizes each comes in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

crate::closed_set! {
    /// A paper.
    PaperKind {
        /// 接修单
        JobCard = "job_card",
        /// 机器标签
        DeviceLabel = "device_label",
        /// 配件标签
        AccessoryLabel = "accessory_label",
        /// 预收款收据
        PrepaymentReceipt = "prepayment_receipt",
    }
}

crate::closed_set! {
    /// The size of a paper.
    PaperSize {
        /// A4
        A4 = "a4",
        /// A5
        A5 = "a5",
        /// 241×140 mm, three copies on one continuous form
        Form241 = "241x140",
        /// An 80 mm roll
        Roll80 = "80",
        /// A 58 mm roll
        Roll58 = "58",
        /// A 40×30 mm label
        Label40 = "40x30",
        /// A 60×40 mm label
        Label60 = "60x40",
    }
}

impl PaperKind {
    /// The sizes a paper comes in.
    #[must_use]
    pub fn sizes(self) -> &'static [PaperSize] {
        match self {
            Self::JobCard => &[PaperSize::A4, PaperSize::A5, PaperSize::Form241],
            Self::DeviceLabel | Self::AccessoryLabel => &[PaperSize::Label40, PaperSize::Label60],
            Self::PrepaymentReceipt => &[PaperSize::Roll80, PaperSize::Roll58],
        }
    }
}

/// The size a shop prints each paper in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// 接修单
    pub job_card: PaperSize,
    /// 机器标签
    pub device_label: PaperSize,
    /// 配件标签
    pub accessory_label: PaperSize,
    /// 预收款收据
    pub prepayment_receipt: PaperSize,
}

impl Sizes {
    /// What a new shop prints on.
    pub const USUAL: Self = Self {
        job_card: PaperSize::A4,
        device_label: PaperSize::Label60,
        accessory_label: PaperSize::Label40,
        prepayment_receipt: PaperSize::Roll80,
    };

    /// The size of one paper.
    #[must_use]
    pub fn of(&self, paper: PaperKind) -> PaperSize {
        match paper {
            PaperKind::JobCard => self.job_card,
            PaperKind::DeviceLabel => self.device_label,
            PaperKind::AccessoryLabel => self.accessory_label,
            PaperKind::PrepaymentReceipt => self.prepayment_receipt,
        }
    }
}
