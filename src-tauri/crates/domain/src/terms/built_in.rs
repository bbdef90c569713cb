//! The texts a shop uses until it words its own.

use super::TermsKind;
use crate::language::Language;

/// The built-in text, one paragraph a line.
#[must_use]
pub fn built_in(kind: TermsKind, language: Language) -> String {
    let paragraphs: &[&str] = match (kind, language) {
        (TermsKind::Repair, Language::Chinese) => &REPAIR_CHINESE,
        (TermsKind::Repair, Language::English) => &REPAIR_ENGLISH,
        (TermsKind::Privacy, Language::Chinese) => &PRIVACY_CHINESE,
        (TermsKind::Privacy, Language::English) => &PRIVACY_ENGLISH,
    };
    paragraphs.join("\n")
}

/// None shifts the shop's liability to the customer, which would be void (消费者权益保护法 26); the 30 days are the floor
/// for a paid repair (浙江, 山东), the contract's promises those of 民法典 770 and after (`domain.md` 10.3).
const REPAIR_CHINESE: [&str; 6] = [
    "送修前请备份数据，取出 SIM 卡和存储卡：检测、刷机或更换部件可能清除数据。我们不查看、不复制与维修无关的资料。",
    "跌落、受压、进液或曾被拆修的机器可能有隐藏损伤，检测和维修中故障可能显露或加重；动手前我们会说明风险并征得您同意。",
    "预估费用以检测后的报价为准。未经您口头或书面同意，不增加项目和费用；不同意报价可以取回机器。",
    "付费维修换下的旧件归您，取机时可带走；保内换下的旧件按厂家三包规定收回。付费维修的部位自取机之日起保修不少于 30 天，以结算单为准。",
    "凭本单取机；本单遗失的，核对登记的手机号后取机。取机时请当面试机。",
    "对维修有疑问或不满意，请告知店长或拨打本单上方的电话；也可拨打 12315。",
];

const REPAIR_ENGLISH: [&str; 6] = [
    "Please back up your data and take out SIM and memory cards: tests, firmware and new parts can erase data. We do not look at or copy anything that the repair does not need.",
    "A device that was dropped, bent, wet or opened before may have hidden damage that shows or grows during tests and repair. We explain the risk and ask you before we begin.",
    "The estimate becomes a quote after the tests. Nothing is added to it without your spoken or written consent; if you decline, you take the device back.",
    "Parts replaced in a paid repair are yours to take home; parts replaced under warranty go back to the maker. A paid repair is warranted for at least 30 days from pick-up, as stated on the bill.",
    "Bring this card to pick up the device; if it is lost, we check the registered phone number. Please test the device before you leave.",
    "Questions or complaints: ask for the manager or call a number above; the public consumer line is 12315.",
];

/// Who, what for, which kinds, how long, which rights (个人信息保护法 17; kinds and periods after `domain.md` 9).
const PRIVACY_CHINESE: [&str; 6] = [
    "处理者：为您接机的本店，名称、地址和电话见接修单上方。",
    "目的：办理维修、与您联系、履行保修和法定记录义务。不作营销，另行取得您同意的除外。",
    "种类：姓名、电话、微信号、地址（上门或寄送时），机器型号、IMEI 或序列号、故障和外观照片，您的签名和付款记录。锁屏密码只在检测需要且您自愿时登记，加密保存，只给经手人查看，每次查看留痕。",
    "保存：锁屏密码取机即删；外观照片保存到保修期满后 6 个月；工单保存到最后一次保修期满后 3 年，之后去除个人信息。法律另有规定的从其规定。",
    "提供：不对外提供，办理厂家保修、寄送或上门时除外，且只提供办理所必需的内容。",
    "权利：您可以查阅、复制、更正、删除您的信息，也可以撤回同意；撤回不影响此前的处理。请联系本店，或拨打 12315。",
];

const PRIVACY_ENGLISH: [&str; 6] = [
    "Who: this shop; its name, address and phone stand at the top of the job card.",
    "What for: to carry out the repair, to reach you, to honour warranty and keep the records the law asks for. No marketing without a consent of its own.",
    "What: name, phone, WeChat ID, address (for visits and deliveries), the device's model, IMEI or serial number, its fault and pictures of its outside, your signature and payments. A screen passcode only where tests need it and you choose to give it; it is kept encrypted, shown only to those at work on the device, and each look is logged.",
    "How long: a passcode until you pick the device up; pictures until 6 months after the warranty; orders until 3 years after the last warranty, and without personal data from then on. Longer only where the law says so.",
    "To whom: to nobody, except what a maker's warranty, a delivery or a visit needs, and no more than that.",
    "Your rights: you may see, copy, correct and delete your data and withdraw your consent; what was done before stays lawful. Ask this shop, or call 12315.",
];
