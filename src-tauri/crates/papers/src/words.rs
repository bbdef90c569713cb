//! What papers say by themselves, in both languages.

use domain::language::Language;

/// The words of a 接修单.
#[derive(Debug)]
pub struct JobCardWords {
    /// Its name.
    pub title: &'static str,
    /// Behind the name on further pages.
    pub continued: &'static str,
    /// Before the shop's phone.
    pub shop_phone: &'static str,
    /// Before the number for complaints.
    pub complaints: &'static str,
    /// The order's number.
    pub number: &'static str,
    /// When the machine came in.
    pub opened_at: &'static str,
    /// Who took it in.
    pub opened_by: &'static str,
    /// Heading: whose it is and what it is.
    pub facts: &'static str,
    /// The customer.
    pub customer: &'static str,
    /// The customer's phone.
    pub phone: &'static str,
    /// Who made the device.
    pub brand: &'static str,
    /// Which one it is.
    pub model: &'static str,
    /// The device's IMEI.
    pub imei: &'static str,
    /// The device's serial number.
    pub serial: &'static str,
    /// Heading: what is wrong.
    pub symptom: &'static str,
    /// Beside that heading: whose words they are.
    pub own_words: &'static str,
    /// Heading: what is looked at together with the customer.
    pub checked: &'static str,
    /// Beside that heading: how it is filled in.
    pub by_hand: &'static str,
    /// Rows of boxes to tick: a name, and what may be ticked.
    pub boxes: [(&'static str, &'static [&'static str]); 4],
    /// Boxes stand in columns; so many make a row.
    pub box_columns: usize,
    /// Behind the boxes, before a line to write on.
    pub other: &'static str,
    /// The estimate.
    pub estimate: &'static str,
    /// Before the amount.
    pub amount: &'static str,
    /// Before the day it should be ready.
    pub ready_by: &'static str,
    /// Free room.
    pub notes: &'static str,
    /// Heading: the terms.
    pub terms: &'static str,
    /// Above the signatures.
    pub consent: &'static str,
    /// Where the customer signs.
    pub customer_signs: &'static str,
    /// Where the person at the desk signs.
    pub staff_signs: &'static str,
    /// The day of signing.
    pub date: &'static str,
    /// Before the time of printing.
    pub printed_at: &'static str,
    /// Between a name and what it names.
    pub colon: &'static str,
}

/// The words of a 接修单 in a language.
#[must_use]
pub fn job_card(language: Language) -> &'static JobCardWords {
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    }
}

static CHINESE: JobCardWords = JobCardWords {
    title: "接修单",
    continued: "（续）",
    shop_phone: "电话",
    complaints: "投诉电话",
    number: "单号",
    opened_at: "接机时间",
    opened_by: "接机人",
    facts: "客户与机器",
    customer: "客户",
    phone: "手机号",
    brand: "品牌",
    model: "型号",
    imei: "IMEI",
    serial: "序列号",
    symptom: "故障描述",
    own_words: "客户原话",
    checked: "当面查验",
    by_hand: "请与客户一起勾选",
    boxes: [
        ("外观", &["完好", "划痕", "磕碰", "屏幕碎裂", "后盖碎裂"]),
        ("状况", &["能开机", "不能开机", "进液痕迹", "曾被拆修"]),
        ("随机附件", &["无", "SIM 卡", "存储卡", "充电器", "数据线", "保护壳"]),
        ("数据", &["已备份", "未备份，已告知风险", "已退出账号锁"]),
    ],
    box_columns: 8,
    other: "其他",
    estimate: "预估费用",
    amount: "￥",
    ready_by: "预计完成",
    notes: "备注",
    terms: "维修须知",
    consent: "以上信息经双方当面核对无误；客户已阅读维修须知，并取得本单。",
    customer_signs: "客户签名",
    staff_signs: "接机人签名",
    date: "日期",
    printed_at: "打印于",
    colon: "：",
};

static ENGLISH: JobCardWords = JobCardWords {
    title: "Repair Job Card",
    continued: " (continued)",
    shop_phone: "Phone",
    complaints: "Complaints",
    number: "Order no.",
    opened_at: "Received at",
    opened_by: "Received by",
    facts: "Customer and device",
    customer: "Customer",
    phone: "Phone",
    brand: "Brand",
    model: "Model",
    imei: "IMEI",
    serial: "Serial no.",
    symptom: "Problem",
    own_words: "in the customer's own words",
    checked: "Checked together",
    by_hand: "tick with the customer present",
    boxes: [
        ("Outside", &["No damage", "Scratches", "Dents", "Screen crack", "Back crack"]),
        ("State", &["Powers on", "No power", "Liquid marks", "Was opened"]),
        ("Left with us", &["Nothing", "SIM, SD card", "Charger", "Cable", "Case"]),
        ("Data", &["Backed up", "No backup, told of the risk", "Account lock off"]),
    ],
    box_columns: 6,
    other: "Other",
    estimate: "Estimate",
    amount: "¥",
    ready_by: "Ready by",
    notes: "Notes",
    terms: "Terms",
    consent: "Checked together and found correct. The customer has read the terms and has received this card.",
    customer_signs: "Customer",
    staff_signs: "Received by",
    date: "Date",
    printed_at: "Printed",
    colon: ": ",
};
