//! What the papers for suppliers say by themselves, in both languages.

use domain::language::Language;
use domain::stock::SupplierReturnReason;

/// The words of papers for suppliers.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is the name that stands on paper")]
pub struct BuyingWords {
    pub purchase: &'static str,
    pub supplier_return: &'static str,
    pub number: &'static str,
    pub supplier: &'static str,
    pub contact: &'static str,
    pub phone: &'static str,
    pub address: &'static str,
    pub ordered_on: &'static str,
    pub not_sent: &'static str,
    pub expected: &'static str,
    pub deadline: &'static str,
    pub reason: &'static str,
    pub parcel: &'static str,
    pub remark: &'static str,
    pub place: &'static str,
    pub their_number: &'static str,
    pub name: &'static str,
    pub serial: &'static str,
    pub quantity: &'static str,
    pub unit: &'static str,
    pub price: &'static str,
    pub amount: &'static str,
    pub total: &'static str,
    pub written_by: &'static str,
    pub confirmed: &'static str,
    pub taken: &'static str,
}

/// The words of papers for suppliers in a language.
#[must_use]
pub fn buying(language: Language) -> &'static BuyingWords {
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    }
}

/// Why something goes back.
#[must_use]
pub fn return_reason(language: Language, reason: SupplierReturnReason) -> &'static str {
    match (language, reason) {
        (Language::Chinese, SupplierReturnReason::Doa) => "到货即坏（DOA）",
        (Language::Chinese, SupplierReturnReason::Wrong) => "发错货",
        (Language::Chinese, SupplierReturnReason::OldPart) => "旧件返厂",
        (Language::English, SupplierReturnReason::Doa) => "Dead on arrival",
        (Language::English, SupplierReturnReason::Wrong) => "Wrong part",
        (Language::English, SupplierReturnReason::OldPart) => "Old part for credit",
    }
}

static CHINESE: BuyingWords = BuyingWords {
    purchase: "采购单",
    supplier_return: "退货单",
    number: "单号",
    supplier: "供应商",
    contact: "联系人",
    phone: "电话",
    address: "地址",
    ordered_on: "下单日期",
    not_sent: "草稿，尚未下单",
    expected: "期望到货",
    deadline: "退货期限",
    reason: "退货原因",
    parcel: "快递",
    remark: "备注",
    place: "序",
    their_number: "料号 / 供应商料号",
    name: "名称规格",
    serial: "序列号",
    quantity: "数量",
    unit: "单位",
    price: "单价",
    amount: "金额",
    total: "合计",
    written_by: "经办人",
    confirmed: "供应商确认",
    taken: "供应商签收",
};

static ENGLISH: BuyingWords = BuyingWords {
    purchase: "Purchase order",
    supplier_return: "Return to supplier",
    number: "No.",
    supplier: "Supplier",
    contact: "Contact",
    phone: "Phone",
    address: "Address",
    ordered_on: "Ordered on",
    not_sent: "Draft, not ordered yet",
    expected: "Expected",
    deadline: "Return by",
    reason: "Reason",
    parcel: "Parcel",
    remark: "Remark",
    place: "#",
    their_number: "Part no. / supplier's",
    name: "Part",
    serial: "Serial number",
    quantity: "Quantity",
    unit: "Unit",
    price: "Price",
    amount: "Amount",
    total: "Total",
    written_by: "Written by",
    confirmed: "Confirmed by supplier",
    taken: "Received by supplier",
};
