//! Orders to draw.

use domain::language::Language;
use domain::terms::{TermsKind, built_in};
use kernel::Moment;
use papers::{JobCard, Shop};
use std::path::PathBuf;

/// The fonts folder: `XIUTAI_FONTS`, or where `cargo xtask setup` puts it.
pub(crate) fn font_folder() -> PathBuf {
    std::env::var_os("XIUTAI_FONTS").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../target/fonts")),
        PathBuf::from,
    )
}

/// A usual order of a usual shop.
pub(crate) fn order(language: Language) -> JobCard {
    let created = Moment::read("2026-11-21T06:05:09.000Z").unwrap_or(Moment::EPOCH);
    let [shop, address, opened_by, customer, symptom] = match language {
        Language::Chinese => [
            "修台朝阳门服务中心",
            "北京市朝阳区朝阳门外大街 18 号一层 023",
            "李翠",
            "张伟",
            "昨天从口袋里滑出来摔在地上，左上角屏幕裂了，触摸时好时坏，打电话对方听不清。\n充电要插好几次才有反应，请一起看一下。照片很重要，请不要清数据。",
        ],
        Language::English => [
            "Xiutai Service Center Chaoyangmen",
            "18 Chaoyangmenwai Street, Unit 023, Beijing",
            "Cui Li",
            "Wei Zhang",
            "It slipped out of my pocket yesterday. The screen is cracked at the top left, touch works only sometimes and people can hardly hear me on calls.\nThe charger has to be plugged in several times. The photos matter, please do not erase anything.",
        ],
    };
    JobCard {
        language,
        shop: Shop {
            name: shop.to_owned(),
            address: address.to_owned(),
            phone: "010-8588 6688".to_owned(),
            complaint_phone: "010-8588 6699".to_owned(),
        },
        number: "WX261121-0007".to_owned(),
        digits: "01261121000074".to_owned(),
        opened_at: "2026-11-21 14:02".to_owned(),
        opened_by: opened_by.to_owned(),
        customer_name: customer.to_owned(),
        phone: "138 0013 8000".to_owned(),
        brand: "OPPO".to_owned(),
        model: "Reno 12 256G".to_owned(),
        imei: Some("869374051234560".to_owned()),
        serial: Some("F2LXK0Q1N7".to_owned()),
        symptom: symptom.to_owned(),
        terms: built_in(TermsKind::Repair, language).lines().map(str::to_owned).collect(),
        printed_at: "2026-11-21 14:05".to_owned(),
        created,
    }
}
