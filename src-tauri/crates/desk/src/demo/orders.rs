//! What the demo shop's customers brought. Machines have numbers no real one has.

use domain::catalogue::Kind;
use domain::condition::{CheckItem, CheckResult, Face, MarkKind};
use domain::intake::{Accessory, AccountLock, BackedUp, Channel, Reproduced, WarrantyBasis};
use domain::payment::Method;
use domain::terms::ConsentHow;

/// What a machine can be told by.
#[derive(Clone, Copy)]
pub(super) enum Number {
    Imei,
    Serial(&'static str),
    Unreadable(&'static str),
}

/// When it is promised, seen from the moment the demo opens.
#[derive(Clone, Copy)]
pub(super) enum Promise {
    Overdue,
    Hours(u32),
}

/// An order.
#[derive(Clone, Copy)]
pub(super) struct Order {
    /// Whose, as a place in `CUSTOMERS`.
    pub(super) customer: usize,
    pub(super) kind: Kind,
    pub(super) brand: &'static str,
    pub(super) model: &'static str,
    pub(super) colour: &'static str,
    pub(super) storage: &'static str,
    pub(super) number: Number,
    pub(super) channel: Channel,
    pub(super) waybill: &'static str,
    /// Brought together with the order before.
    pub(super) same_visit: bool,
    pub(super) codes: &'static [&'static str],
    pub(super) symptom: &'static str,
    pub(super) reproduced: Reproduced,
    pub(super) marks: &'static [(Face, MarkKind, u16, u16)],
    pub(super) checks: &'static [(CheckItem, CheckResult)],
    pub(super) accessories: &'static [Accessory],
    pub(super) backed_up: BackedUp,
    pub(super) account_lock: AccountLock,
    pub(super) passcode: Option<&'static str>,
    pub(super) estimate: Option<i64>,
    pub(super) ask_above: Option<i64>,
    pub(super) prepaid: Option<(i64, Method)>,
    pub(super) promise: Promise,
    pub(super) warranty: Option<(WarrantyBasis, &'static str)>,
    pub(super) consent: ConsentHow,
}

const fn order(
    customer: usize,
    kind: Kind,
    (brand, model): (&'static str, &'static str),
    codes: &'static [&'static str],
    symptom: &'static str,
) -> Order {
    Order {
        customer,
        kind,
        brand,
        model,
        colour: "",
        storage: "",
        number: Number::Imei,
        channel: Channel::CarryIn,
        waybill: "",
        same_visit: false,
        codes,
        symptom,
        reproduced: Reproduced::Yes,
        marks: &[],
        checks: &[],
        accessories: &[],
        backed_up: BackedUp::Yes,
        account_lock: AccountLock::Off,
        passcode: None,
        estimate: None,
        ask_above: None,
        prepaid: None,
        promise: Promise::Hours(30),
        warranty: None,
        consent: ConsentHow::Paper,
    }
}

const fn phone(
    customer: usize,
    model: (&'static str, &'static str),
    codes: &'static [&'static str],
    symptom: &'static str,
) -> Order {
    order(customer, Kind::Phone, model, codes, symptom)
}

const fn appliance(
    customer: usize,
    kind: Kind,
    model: (&'static str, &'static str),
    serial: &'static str,
    (codes, symptom): (&'static [&'static str], &'static str),
) -> Order {
    Order {
        number: Number::Serial(serial),
        channel: Channel::OnSite,
        backed_up: BackedUp::NotNeeded,
        account_lock: AccountLock::None,
        reproduced: Reproduced::NotTried,
        promise: Promise::Hours(26),
        ..order(customer, kind, model, codes, symptom)
    }
}

const DROPPED: &[(Face, MarkKind, u16, u16)] = &[
    (Face::Front, MarkKind::Crack, 180, 120),
    (Face::Front, MarkKind::Dent, 90, 60),
    (Face::Back, MarkKind::Scratch, 640, 820),
];
const WET: &[(Face, MarkKind, u16, u16)] = &[(Face::Front, MarkKind::Liquid, 500, 930)];
const OPENED: &[(Face, MarkKind, u16, u16)] =
    &[(Face::Back, MarkKind::Opened, 500, 500), (Face::Back, MarkKind::MissingScrew, 420, 950)];
const SWOLLEN: &[(Face, MarkKind, u16, u16)] = &[(Face::Back, MarkKind::Bulge, 500, 600)];
const ALL_WELL: &[(CheckItem, CheckResult)] = &[
    (CheckItem::Power, CheckResult::Pass),
    (CheckItem::Display, CheckResult::Pass),
    (CheckItem::Touch, CheckResult::Pass),
    (CheckItem::Call, CheckResult::Pass),
    (CheckItem::Charging, CheckResult::Pass),
];
const NO_TOUCH: &[(CheckItem, CheckResult)] = &[
    (CheckItem::Power, CheckResult::Pass),
    (CheckItem::Display, CheckResult::Pass),
    (CheckItem::Touch, CheckResult::Fail),
    (CheckItem::Call, CheckResult::NotTested),
];
const DEAD: &[(CheckItem, CheckResult)] = &[
    (CheckItem::Power, CheckResult::Fail),
    (CheckItem::Display, CheckResult::NotTested),
    (CheckItem::Charging, CheckResult::Fail),
];
const NO_SOUND: &[(CheckItem, CheckResult)] = &[
    (CheckItem::Power, CheckResult::Pass),
    (CheckItem::Display, CheckResult::Pass),
    (CheckItem::Speaker, CheckResult::Fail),
    (CheckItem::Microphone, CheckResult::Fail),
];

/// The orders, oldest first.
pub(super) const ORDERS: &[Order] = &[
    Order {
        marks: DROPPED,
        checks: NO_TOUCH,
        colour: "星空黑",
        storage: "256G",
        estimate: Some(68_000),
        promise: Promise::Overdue,
        ..phone(2, ("OPPO", "Find X7"), &["C01", "C07"], "昨晚从桌上摔下来，屏幕左上角碎了，触摸时好时坏。")
    },
    Order {
        marks: WET,
        checks: NO_SOUND,
        promise: Promise::Overdue,
        ..phone(6, ("OPPO", "Reno 12"), &["G04", "E01"], "掉进洗手池，捞出来之后没有声音，麦克风也不行。")
    },
    phone(7, ("vivo", "X100"), &["A04"], "这两天老是自动关机，电量还有百分之四十。"),
    Order {
        checks: DEAD,
        backed_up: BackedUp::No,
        warranty: Some((WarrantyBasis::EVoucher, "2026-03-08")),
        ..phone(8, ("HUAWEI", "Mate 60"), &["A01"], "早上起来就开不了机，充电也没反应。")
    },
    phone(9, ("Xiaomi", "14"), &["D04"], "打电话听筒声音特别小，开免提正常。"),
    Order {
        marks: OPENED,
        account_lock: AccountLock::On,
        estimate: Some(120_000),
        ask_above: Some(80_000),
        promise: Promise::Overdue,
        ..phone(
            10,
            ("Apple", "iPhone 15 Pro Max"),
            &["D01", "G08"],
            "没有信号，插别人的卡也一样，以前换过屏幕。",
        )
    },
    phone(11, ("OPPO", "A3 Pro"), &["B03", "A06"], "充电很慢，还发烫，换过充电器也是这样。"),
    Order {
        checks: ALL_WELL, ..phone(12, ("HONOR", "Magic6"), &["F02"], "后置摄像头拍照模糊，对不上焦。")
    },
    phone(13, ("vivo", "S19"), &["C10"], "指纹解锁不灵，要按好多次。"),
    Order {
        reproduced: Reproduced::No,
        promise: Promise::Hours(3),
        ..phone(14, ("Redmi", "K70"), &["C04"], "屏幕右边有一条绿线，时有时无。")
    },
    phone(0, ("OPPO", "Reno 11"), &["B05"], "Type-C 口松，数据线一碰就断。"),
    Order {
        prepaid: Some((10_000, Method::WeChat)),
        estimate: Some(26_900),
        ..phone(1, ("HUAWEI", "Pura 70"), &["B01"], "电池不耐用，半天就没电，系统提示健康度 79%。")
    },
    Order {
        marks: SWOLLEN,
        estimate: Some(38_000),
        prepaid: Some((38_000, Method::Alipay)),
        ..phone(18, ("Apple", "iPhone 13"), &["B04"], "电池鼓包，屏幕被顶起来一点。")
    },
    appliance(
        15,
        Kind::AirConditioner,
        ("Midea", "酷省电 KFR-35GW 1.5 匹"),
        "MD35GW2304A0188",
        (&["M01", "M05"], "制冷效果差，室外机噪音很大。"),
    ),
    phone(19, ("OnePlus", "12"), &["D06"], "Wi-Fi 经常断开，离路由器一米也这样。"),
    phone(20, ("realme", "GT5"), &["C05"], "玩游戏时屏幕闪烁，退出来就好。"),
    Order {
        number: Number::Imei,
        estimate: Some(320_000),
        ask_above: Some(300_000),
        warranty: Some((WarrantyBasis::Invoice, "2026-01-20")),
        ..phone(8, ("OPPO", "Find N3"), &["C09"], "内屏折痕处有一个黑点，越来越大。")
    },
    Order {
        channel: Channel::Courier,
        waybill: "SF1390000218877",
        promise: Promise::Hours(60),
        ..phone(17, ("vivo", "Y78"), &["G03"], "音量键按下去弹不回来。")
    },
    phone(22, ("HUAWEI", "nova 12"), &["F03"], "微信视频时对方看不到我，前摄像头打不开。"),
    Order {
        marks: DROPPED, ..phone(23, ("Xiaomi", "13 Ultra"), &["G01"], "后盖玻璃碎了，想换原厂的。")
    },
    Order {
        marks: WET,
        checks: NO_TOUCH,
        backed_up: BackedUp::No,
        ..phone(
            21,
            ("Samsung", "Galaxy S24"),
            &["G04", "C07"],
            "Dropped into water, dried for two days; it starts now but does not react to touch.",
        )
    },
    appliance(
        16,
        Kind::Fridge,
        ("Haier", "BCD-470 十字对开门"),
        "BX470D22K00731",
        (&["L02"], "冷藏室不制冷，冷冻室正常。"),
    ),
    phone(25, ("HONOR", "X50"), &["A02", "A08"], "系统升级之后一直停在开机画面。"),
    Order {
        promise: Promise::Hours(5),
        ..phone(2, ("OPPO", "K12"), &["D10"], "卡槽取不出来，卡针断在里面了。")
    },
    phone(9, ("Apple", "iPhone 14"), &["F06"], "Face ID 不能用，说是原深感摄像头有问题。"),
    Order {
        channel: Channel::PickUpPoint,
        promise: Promise::Hours(70),
        ..phone(12, ("vivo", "X90"), &["D05"], "通话时自动息屏，贴近耳朵以后就亮不回来。")
    },
    Order {
        accessories: &[Accessory::Box, Accessory::Invoice, Accessory::Charger],
        warranty: Some((WarrantyBasis::Invoice, "2026-06-18")),
        ..phone(13, ("HUAWEI", "P60"), &["E02"], "扬声器破音，放音乐沙沙响。")
    },
    Order {
        marks: DROPPED,
        ..phone(14, ("Xiaomi", "Civi 4 Pro"), &["C11", "G05"], "边框磕了一个坑，屏幕边上进灰。")
    },
    phone(10, ("OPPO", "Reno 10"), &["B07"], "充电提示“接口有液体”，其实没进过水。"),
    phone(18, ("Motorola", "razr 40"), &["C03"], "外屏不显示，内屏正常。"),
    appliance(
        16,
        Kind::Tv,
        ("Xiaomi", "电视 S65"),
        "MITV65S2309117",
        (&["K02"], "开机有声音没有图像，用手电照能看到画面。"),
    ),
    Order {
        channel: Channel::Courier,
        waybill: "JDVA00219004571",
        marks: DROPPED,
        promise: Promise::Hours(52),
        ..phone(24, ("iQOO", "12"), &["F04", "F08"], "手机从电动车上掉下来，后摄玻璃碎裂，拍照有黑影。")
    },
    Order {
        backed_up: BackedUp::No,
        consent: ConsentHow::Told,
        ..phone(0, ("OPPO", "A2x"), &["A07"], "老人用的，说是忘了锁屏密码，数据要留着。")
    },
    // A company's two machines in one visit.
    Order {
        number: Number::Serial("PF4K7X21"),
        accessories: &[Accessory::Adapter],
        account_lock: AccountLock::None,
        passcode: Some("2580"),
        promise: Promise::Hours(28),
        ..order(
            3,
            Kind::Laptop,
            ("Lenovo", "ThinkPad E14"),
            &["H04", "H05"],
            "扫单用的，一开机风扇就狂转，半小时蓝屏一次。",
        )
    },
    Order {
        same_visit: true,
        promise: Promise::Hours(28),
        ..phone(3, ("Redmi", "Note 13"), &["B02", "B05"], "快递员的工作手机，充不进电，接口里有灰。")
    },
    Order {
        number: Number::Unreadable("铭牌磨没了，开不了机"),
        checks: DEAD,
        account_lock: AccountLock::Unknown,
        backed_up: BackedUp::Unknown,
        promise: Promise::Hours(4),
        ..order(
            5,
            Kind::Tablet,
            ("Lenovo", "小新 Pad 2024"),
            &["A01"],
            "店里点单用的平板，摔过以后开不了机。",
        )
    },
    Order {
        number: Number::Serial("H4TFQ0L1N7"),
        account_lock: AccountLock::Off,
        warranty: Some((WarrantyBasis::EVoucher, "2026-05-02")),
        ..order(22, Kind::Watch, ("Apple", "Watch Series 10"), &["J01"], "测心率一直在转圈。")
    },
    Order {
        number: Number::Serial("FBP4-20931"),
        account_lock: AccountLock::None,
        backed_up: BackedUp::NotNeeded,
        promise: Promise::Hours(2),
        ..order(
            23,
            Kind::Earphones,
            ("HUAWEI", "FreeBuds Pro 4"),
            &["J04", "J07"],
            "右边没声音，充满了也连不上。",
        )
    },
    appliance(
        15,
        Kind::Washer,
        ("Little Swan", "TG100V618 滚筒 10kg"),
        "TG100V618A2210",
        (&["N03", "N06"], "不排水，脱水的时候震得很厉害。"),
    ),
    Order {
        promise: Promise::Hours(1),
        consent: ConsentHow::Pad,
        ..phone(4, ("HONOR", "90 GT"), &["C08"], "屏幕失灵乱跳，自己会点东西。")
    },
    Order {
        promise: Promise::Hours(26),
        marks: SWOLLEN,
        ..phone(19, ("Apple", "iPhone 12 mini"), &["E01", "B04"], "扬声器没声音，插耳机正常，背面也鼓了。")
    },
    Order {
        promise: Promise::Hours(6),
        ..phone(10, ("OPPO", "Reno 10"), &["B02", "B07"], "又提示接口有液体，这次充不进电了。")
    },
];

/// The order that is void: its machine went back unrepaired.
pub(super) const VOID: usize = 28;
