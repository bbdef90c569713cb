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

/// Terms a shop may print until it words its own. None shifts the shop's liability to the customer, which would be
/// void (消费者权益保护法 26); the 30 days are the floor for a paid repair (浙江, 山东), the contract's promises
/// those of 民法典 770 and after.
#[must_use]
pub fn default_terms(language: Language) -> &'static [&'static str] {
    match language {
        Language::Chinese => &CHINESE_TERMS,
        Language::English => &ENGLISH_TERMS,
    }
}

const CHINESE_TERMS: [&str; 6] = [
    "送修前请备份数据，取出 SIM 卡和存储卡：检测、刷机或更换部件可能清除数据。我们不查看、不复制与维修无关的资料。",
    "跌落、受压、进液或曾被拆修的机器可能有隐藏损伤，检测和维修中故障可能显露或加重；动手前我们会说明风险并征得您同意。",
    "预估费用以检测后的报价为准。未经您口头或书面同意，不增加项目和费用；不同意报价可以取回机器。",
    "付费维修换下的旧件归您，取机时可带走；保内换下的旧件按厂家三包规定收回。付费维修的部位自取机之日起保修不少于 30 天，以结算单为准。",
    "凭本单取机；本单遗失的，核对登记的手机号后取机。取机时请当面试机。",
    "对维修有疑问或不满意，请告知店长或拨打本单上方的电话；也可拨打 12315。",
];

const ENGLISH_TERMS: [&str; 6] = [
    "Please back up your data and take out SIM and memory cards: tests, firmware and new parts can erase data. We do not look at or copy anything that the repair does not need.",
    "A device that was dropped, bent, wet or opened before may have hidden damage that shows or grows during tests and repair. We explain the risk and ask you before we begin.",
    "The estimate becomes a quote after the tests. Nothing is added to it without your spoken or written consent; if you decline, you take the device back.",
    "Parts replaced in a paid repair are yours to take home; parts replaced under warranty go back to the maker. A paid repair is warranted for at least 30 days from pick-up, as stated on the bill.",
    "Bring this card to pick up the device; if it is lost, we check the registered phone number. Please test the device before you leave.",
    "Questions or complaints: ask for the manager or call a number above; the public consumer line is 12315.",
];
