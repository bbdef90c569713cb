//! What is hard to set.

use crate::samples::order;
use domain::language::Language;
use papers::{Device, JobCard};

/// An order with everything that is hard to set: rare and traditional characters, emoji, other directions, runs
/// without a break, tabs, and text that other programs would act on.
pub(crate) fn odd_order(language: Language) -> JobCard {
    let usual = order(language);
    let run = "x7Q".repeat(100);
    JobCard {
        customer_name: "㛃䶮𬭎（VIP 會員・陳𠮷明代取）欧阳娜娜 Maximiliane von Hohenstein-Waldeck".to_owned(),
        opened_by: "买买提·吐尔逊江".to_owned(),
        device: Device {
            brand: "<b>Apple</b> & \"Söhne\"".to_owned(),
            model: "iPhone 15 Pro Max 256GB（A3108）原色钛金属 Natural Titanium 国行".to_owned(),
            imei: None,
            unreadable: Some("进水，主板不开机，卡托锈死，看不清".to_owned()),
            ..usual.device
        },
        symptom: format!(
            "觸控螢幕、電池、鏡頭：時好時壞。😀👨‍👩‍👧📱\nשלום مرحبا ไทย\n=HYPERLINK(\"http://x.example\",\"点\")\n\
             '; DROP TABLE repair; --\n<script>alert(1)</script>\n../../etc/passwd\nA\tB\tC\n1\t22\t333\n{run}\n\
             “他说（大概）：‘不好用’，doesn’t work…”"
        ),
        ..usual
    }
}
