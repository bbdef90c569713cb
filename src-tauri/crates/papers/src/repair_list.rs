//! A list of orders to be taken along: CSV after RFC 4180, in UTF-8 with the mark that spreadsheets look for.

use crate::words;
use domain::bench::Priority;
use domain::catalogue::Kind;
use domain::intake::{Channel, Warranty};
use domain::language::Language;
use domain::repair::Stage;
use domain::stage::Outcome;

/// A line of it.
#[derive(Debug, Clone)]
pub struct ListedRepair {
    /// The order's number.
    pub number: String,
    /// Where it stands.
    pub stage: Stage,
    /// Whose machine.
    pub customer_name: String,
    /// Their phone, masked.
    pub phone_masked: String,
    /// What it is.
    pub kind: Kind,
    /// Brand and model.
    pub device: String,
    /// Its IMEI.
    pub imei: Option<String>,
    /// The words of its codes.
    pub code_words: String,
    /// The customer's words.
    pub symptom: String,
    /// How it came.
    pub channel: Channel,
    /// Whether warranty is claimed.
    pub warranty: Warranty,
    /// When it was opened, at the shop's place.
    pub opened_at: String,
    /// Who opened it.
    pub opened_by: String,
    /// When it should be ready, at the shop's place.
    pub promised_at: Option<String>,
    /// Who has it on the bench.
    pub holder: String,
    /// How soon its turn comes.
    pub priority: Priority,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// The list as a file's content.
#[must_use]
pub fn repair_list(language: Language, repairs: &[ListedRepair]) -> String {
    let headings: [&str; 17] = match language {
        Language::Chinese => [
            "单号",
            "状态",
            "客户",
            "电话",
            "类别",
            "机器",
            "IMEI",
            "故障",
            "客户描述",
            "渠道",
            "保修",
            "接机时间",
            "接机人",
            "约定时间",
            "技术员",
            "优先级",
            "结果",
        ],
        Language::English => [
            "Number",
            "Stage",
            "Customer",
            "Phone",
            "Kind",
            "Device",
            "IMEI",
            "Fault",
            "Customer's words",
            "Channel",
            "Warranty",
            "Taken in",
            "Taken in by",
            "Promised",
            "Technician",
            "Priority",
            "Outcome",
        ],
    };
    let mut csv = String::from("\u{feff}");
    line(&mut csv, &headings);
    for one in repairs {
        line(
            &mut csv,
            &[
                &one.number,
                words::stage(language, one.stage),
                &one.customer_name,
                &one.phone_masked,
                kind(language, one.kind),
                &one.device,
                one.imei.as_deref().unwrap_or(""),
                &one.code_words,
                &one.symptom,
                channel(language, one.channel),
                warranty(language, one.warranty),
                &one.opened_at,
                &one.opened_by,
                one.promised_at.as_deref().unwrap_or(""),
                &one.holder,
                priority(language, one.priority),
                one.outcome.map_or("", |one| words::outcome(language, one)),
            ],
        );
    }
    csv
}

pub(crate) fn line(csv: &mut String, cells: &[&str]) {
    for (i, text) in cells.iter().enumerate() {
        if i > 0 {
            csv.push(',');
        }
        cell(csv, text);
    }
    csv.push_str("\r\n");
}

/// A cell. What a spreadsheet would take for a formula gets a mark before it (OWASP: CSV injection).
fn cell(csv: &mut String, text: &str) {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let mark = if is_formula { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        csv.push('"');
        csv.push_str(mark);
        csv.push_str(&text.replace('"', "\"\""));
        csv.push('"');
    } else {
        csv.push_str(mark);
        csv.push_str(text);
    }
}

fn kind(language: Language, kind: Kind) -> &'static str {
    let (zh, en) = match kind {
        Kind::Phone => ("手机", "Phone"),
        Kind::Tablet => ("平板", "Tablet"),
        Kind::Laptop => ("笔记本", "Laptop"),
        Kind::Watch => ("手表", "Watch"),
        Kind::Earphones => ("耳机", "Earphones"),
        Kind::Tv => ("电视", "TV"),
        Kind::Fridge => ("冰箱", "Fridge"),
        Kind::AirConditioner => ("空调", "Air conditioner"),
        Kind::Washer => ("洗衣机", "Washer"),
        Kind::WaterHeater => ("热水器", "Water heater"),
        Kind::Kitchen => ("厨房电器", "Kitchen appliance"),
        Kind::Vacuum => ("吸尘器", "Vacuum cleaner"),
        Kind::Audio => ("音响", "Audio"),
        Kind::Camera => ("相机", "Camera"),
        Kind::Console => ("游戏机", "Game console"),
        Kind::Printer => ("打印机", "Printer"),
        Kind::Router => ("路由器", "Router"),
        Kind::SmallAppliance => ("小家电", "Small appliance"),
        Kind::Other => ("其他", "Other"),
    };
    in_language(language, zh, en)
}

fn channel(language: Language, channel: Channel) -> &'static str {
    let (zh, en) = match channel {
        Channel::CarryIn => ("到店", "Walk-in"),
        Channel::Courier => ("快递寄修", "Courier"),
        Channel::OnSite => ("上门", "On site"),
        Channel::PickUpPoint => ("接机点", "Pick-up point"),
    };
    in_language(language, zh, en)
}

fn warranty(language: Language, warranty: Warranty) -> &'static str {
    match warranty {
        Warranty::None => "",
        Warranty::Claimed => in_language(language, "主张保修", "Warranty claimed"),
    }
}

fn priority(language: Language, priority: Priority) -> &'static str {
    match priority {
        Priority::Normal => "",
        Priority::Urgent => in_language(language, "加急", "Urgent"),
    }
}

fn in_language(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell_of(text: &str) -> String {
        let mut csv = String::new();
        cell(&mut csv, text);
        csv
    }

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        for (text, written) in [
            ("屏幕碎", "屏幕碎"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("he said \"no\"", "\"he said \"\"no\"\"\""),
            ("a\nb", "\"a\nb\""),
            ("=1+1", "'=1+1"),
            ("+86", "'+86"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("1=1", "1=1"),
        ] {
            assert_eq!(cell_of(text), written, "{text:?}");
        }
    }

    #[test]
    fn a_list_has_headings_and_a_line_each() {
        assert!(repair_list(Language::Chinese, &[]).starts_with("\u{feff}单号,状态,"));
        assert!(repair_list(Language::English, &[]).ends_with("Outcome\r\n"));
    }
}
