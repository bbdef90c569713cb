//! The papers there are and the sizes each comes in.

use crate::faults::Fault;
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
        /// 收据
        PrepaymentReceipt = "prepayment_receipt",
        /// 报价单
        QuoteSheet = "quote_sheet",
        /// 结算清单
        SettlementSheet = "settlement_sheet",
        /// 维修服务凭证
        ServiceVoucher = "service_voucher",
        /// 日结单, 交班单
        CloseSheet = "close_sheet",
        /// 催领通知
        ReminderNotice = "reminder_notice",
        /// 报表
        Report = "report",
        /// 配件、库位和序列号标签
        StockLabel = "stock_label",
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
            Self::PrepaymentReceipt => &[PaperSize::Roll80, PaperSize::Roll58, PaperSize::A5],
            Self::QuoteSheet | Self::SettlementSheet | Self::ServiceVoucher => {
                &[PaperSize::A4, PaperSize::A5]
            }
            Self::CloseSheet => &[PaperSize::A4, PaperSize::A5, PaperSize::Roll80],
            Self::ReminderNotice | Self::Report => &[PaperSize::A4],
            Self::StockLabel => &[PaperSize::Label40, PaperSize::Label60, PaperSize::A4],
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
    /// 收据
    pub prepayment_receipt: PaperSize,
    /// 报价单
    #[serde(default = "Sizes::of_sheets")]
    pub quote_sheet: PaperSize,
    /// 结算清单
    #[serde(default = "Sizes::of_sheets")]
    pub settlement_sheet: PaperSize,
    /// 维修服务凭证
    #[serde(default = "Sizes::of_sheets")]
    pub service_voucher: PaperSize,
    /// 日结单, 交班单
    #[serde(default = "Sizes::of_sheets")]
    pub close_sheet: PaperSize,
    /// 催领通知
    #[serde(default = "Sizes::of_sheets")]
    pub reminder_notice: PaperSize,
    /// 报表
    #[serde(default = "Sizes::of_sheets")]
    pub report: PaperSize,
    /// 配件、库位和序列号标签
    #[serde(default = "Sizes::of_stock_labels")]
    pub stock_label: PaperSize,
}

impl Sizes {
    /// What a new shop prints on.
    pub const USUAL: Self = Self {
        job_card: PaperSize::A4,
        device_label: PaperSize::Label60,
        accessory_label: PaperSize::Label40,
        prepayment_receipt: PaperSize::Roll80,
        quote_sheet: PaperSize::A4,
        settlement_sheet: PaperSize::A4,
        service_voucher: PaperSize::A4,
        close_sheet: PaperSize::A4,
        reminder_notice: PaperSize::A4,
        report: PaperSize::A4,
        stock_label: PaperSize::Label40,
    };

    /// What a shop that never chose labels its parts with.
    fn of_stock_labels() -> PaperSize {
        PaperSize::Label40
    }

    /// What a shop that never chose prints its sheets on: the sizes were kept before there were these papers.
    fn of_sheets() -> PaperSize {
        PaperSize::A4
    }

    /// The size of one paper.
    #[must_use]
    pub fn of(&self, paper: PaperKind) -> PaperSize {
        match paper {
            PaperKind::JobCard => self.job_card,
            PaperKind::DeviceLabel => self.device_label,
            PaperKind::AccessoryLabel => self.accessory_label,
            PaperKind::PrepaymentReceipt => self.prepayment_receipt,
            PaperKind::QuoteSheet => self.quote_sheet,
            PaperKind::SettlementSheet => self.settlement_sheet,
            PaperKind::ServiceVoucher => self.service_voucher,
            PaperKind::CloseSheet => self.close_sheet,
            PaperKind::ReminderNotice => self.reminder_notice,
            PaperKind::Report => self.report,
            PaperKind::StockLabel => self.stock_label,
        }
    }
}

/// The most labels of one file: what a roll or a few sheets hold.
pub const MOST_LABELS: usize = 500;

/// The most papers of one file or one act of printing.
pub const MOST_AT_ONCE: usize = 100;

/// The size a paper is drawn in: the one asked for, else the shop's.
///
/// # Errors
/// `paper.no_such_size`.
pub fn size(sizes: &Sizes, paper: PaperKind, asked: Option<PaperSize>) -> Result<PaperSize, Fault> {
    let size = asked.unwrap_or_else(|| sizes.of(paper));
    if paper.sizes().contains(&size) { Ok(size) } else { Err(Fault::new("paper.no_such_size")) }
}

/// How many papers may be asked for at once: 1 to 100.
///
/// # Errors
/// `paper.none`, `paper.too_many`.
pub fn at_once(count: usize) -> Result<usize, Fault> {
    match count {
        0 => Err(Fault::new("paper.none")),
        1..=MOST_AT_ONCE => Ok(count),
        _ => Err(Fault::with("paper.too_many", "max", MOST_AT_ONCE)),
    }
}

/// What a label calls a customer, who may be read by others at the counter: the family name, and the number's last four
/// digits.
#[must_use]
pub fn called(name: &str, phone: &str) -> String {
    let family = family_name(name);
    let tail: Vec<char> = phone.chars().rev().take(4).collect();
    let tail: String = tail.into_iter().rev().collect();
    format!("{family} · {tail}")
}

/// Family names of two characters that are still common.
const DOUBLE: [&str; 12] =
    ["欧阳", "上官", "司马", "诸葛", "司徒", "东方", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐"];

fn family_name(name: &str) -> &str {
    let is_han = name.chars().next().is_some_and(|c| u32::from(c) >= 0x2E80);
    if !is_han {
        return name.split_whitespace().next_back().unwrap_or_default();
    }
    let length = if DOUBLE.iter().any(|double| name.starts_with(double)) { 2 } else { 1 };
    let end = name.char_indices().nth(length).map_or(name.len(), |(at, _)| at);
    &name[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_the_family_name_and_the_tail() {
        let cases = [
            ("张伟", "13800008000", "张 · 8000"),
            ("欧阳娜娜", "13800008000", "欧阳 · 8000"),
            ("䶮", "010-85886688", "䶮 · 6688"),
            ("Wei Zhang", "+4415112345", "Zhang · 2345"),
            ("", "12", " · 12"),
        ];
        for (name, phone, said) in cases {
            assert_eq!(called(name, phone), said);
        }
    }

    #[test]
    fn a_paper_comes_in_its_own_sizes_only() {
        let sized = |asked| size(&Sizes::USUAL, PaperKind::DeviceLabel, asked);
        assert_eq!(sized(None), Ok(PaperSize::Label60));
        assert_eq!(sized(Some(PaperSize::Label40)), Ok(PaperSize::Label40));
        assert_eq!(sized(Some(PaperSize::A4)), Err(Fault::new("paper.no_such_size")));
        for kind in PaperKind::ALL {
            assert!(kind.sizes().contains(&Sizes::USUAL.of(*kind)));
        }
    }

    #[test]
    fn a_hundred_at_once() {
        assert_eq!(at_once(1), Ok(1));
        assert_eq!(at_once(100), Ok(100));
        assert_eq!(at_once(0), Err(Fault::new("paper.none")));
        assert_eq!(at_once(101), Err(Fault::with("paper.too_many", "max", 100)));
    }
}
