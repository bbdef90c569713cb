//! The words of closed sets on papers, in both languages; the same as on the screen.

use domain::catalogue::Kind;
use domain::condition::{CheckItem, CheckResult, Face, MarkKind};
use domain::hand_over::OldParts;
use domain::intake::{Accessory, AccountLock, BackedUp, Channel, Reproduced, Warranty, WarrantyBasis};
use domain::language::Language;
use domain::payment::Method;
use domain::price::{Grade, LineKind};
use domain::quote::{Payer, QuoteHow};
use domain::reminder::{Reminded, ReminderHow};
use domain::repair::Stage;
use domain::stage::Outcome;

/// Declares a function that names each item of a set.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident($set:ident) { $($item:ident: $chinese:literal, $english:literal;)+ }) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(language: Language, item: $set) -> &'static str {
            let (chinese, english) = match item { $($set::$item => ($chinese, $english)),+ };
            match language {
                Language::Chinese => chinese,
                Language::English => english,
            }
        }
    };
}

names! {
    /// The kind of a machine.
    kind(Kind) {
        Phone: "手机", "Phone";
        Tablet: "平板", "Tablet";
        Laptop: "笔记本", "Laptop";
        Watch: "手表", "Watch";
        Earphones: "耳机", "Earphones";
        Tv: "电视", "TV";
        Fridge: "冰箱", "Fridge";
        AirConditioner: "空调", "Air conditioner";
        Washer: "洗衣机", "Washer";
        WaterHeater: "热水器", "Water heater";
        Kitchen: "厨房电器", "Kitchen appliance";
        Vacuum: "吸尘器", "Vacuum cleaner";
        Audio: "音响", "Audio";
        Camera: "相机", "Camera";
        Console: "游戏机", "Game console";
        Printer: "打印机", "Printer";
        Router: "路由器", "Router";
        SmallAppliance: "小家电", "Small appliance";
        Other: "其他", "Other";
    }
}

names! {
    /// How a machine came.
    channel(Channel) {
        CarryIn: "到店", "Walk-in";
        Courier: "快递寄修", "Courier";
        OnSite: "上门", "On site";
        PickUpPoint: "接机点", "Pick-up point";
    }
}

names! {
    /// Whether the fault showed itself.
    reproduced(Reproduced) {
        Yes: "已复现", "Reproduced";
        No: "未复现", "Not reproduced";
        NotTried: "未试", "Not tried";
    }
}

names! {
    /// Whether the data is saved.
    backed_up(BackedUp) {
        Yes: "已备份", "Backed up";
        No: "未备份", "Not backed up";
        NotNeeded: "无需备份", "No need";
        Unknown: "未问", "Not asked";
    }
}

names! {
    /// Whether the account lock is off.
    account_lock(AccountLock) {
        Off: "已关闭", "Off";
        On: "未关闭", "Still on";
        None: "无此功能", "Has none";
        Unknown: "未问", "Not asked";
    }
}

names! {
    /// What is claimed.
    warranty(Warranty) {
        None: "未主张保修", "No warranty claimed";
        Claimed: "主张保修", "Warranty claimed";
    }
}

names! {
    /// What a claim rests on.
    warranty_basis(WarrantyBasis) {
        Invoice: "发票", "Invoice";
        EVoucher: "电子三包凭证", "Electronic warranty voucher";
        Delivery: "送货签收单", "Signed delivery note";
        Stub: "发票存根或复印件", "Invoice stub or copy";
        FactoryDate: "按出厂日期", "By date of manufacture";
        Other: "其他", "Other";
    }
}

names! {
    /// What stayed with the machine.
    accessory(Accessory) {
        Sim: "SIM 卡", "SIM card";
        MemoryCard: "存储卡", "Memory card";
        Case: "保护壳", "Case";
        Charger: "充电器", "Charger";
        Cable: "数据线", "Cable";
        Earphones: "耳机", "Earphones";
        Stylus: "手写笔", "Stylus";
        Keyboard: "键盘", "Keyboard";
        Remote: "遥控器", "Remote control";
        Adapter: "电源适配器", "Power adapter";
        Box: "包装盒", "Box";
        Invoice: "发票", "Invoice";
    }
}

names! {
    /// A mark on the outline.
    mark(MarkKind) {
        Crack: "裂", "Crack";
        Scratch: "划痕", "Scratch";
        Dent: "磕碰", "Dent";
        Bulge: "鼓包", "Bulge";
        MissingScrew: "缺螺丝", "Missing screw";
        Liquid: "进液", "Liquid";
        Opened: "拆修过", "Opened before";
    }
}

names! {
    /// A side of the machine.
    face(Face) {
        Front: "正面", "Front";
        Back: "背面", "Back";
    }
}

names! {
    /// A function.
    check_item(CheckItem) {
        Power: "开机", "Power on";
        Display: "显示", "Display";
        Touch: "触摸", "Touch";
        Call: "通话", "Calls";
        Speaker: "扬声器", "Speaker";
        Microphone: "麦克风", "Microphone";
        FrontCamera: "前摄", "Front camera";
        RearCamera: "后摄", "Rear camera";
        Charging: "充电", "Charging";
        WiFi: "Wi-Fi", "Wi-Fi";
        Bluetooth: "蓝牙", "Bluetooth";
        Fingerprint: "指纹", "Fingerprint";
        FaceId: "面容", "Face ID";
        Buttons: "按键", "Buttons";
        Keyboard: "键盘", "Keyboard";
        Trackpad: "触控板", "Trackpad";
        Ports: "接口", "Ports";
        Cooling: "制冷", "Cooling";
        Heating: "制热", "Heating";
        Water: "进排水", "Water in and out";
        Motor: "电机运转", "Motor";
        Noise: "噪音", "Noise";
        Leakage: "漏电", "Current leakage";
        Remote: "遥控", "Remote control";
        Signal: "信号", "Signal";
    }
}

names! {
    /// What a check said.
    check_result(CheckResult) {
        Pass: "正常", "Works";
        Fail: "异常", "Fault";
        NotTested: "未测", "Not tested";
    }
}

names! {
    /// How something was paid.
    method(Method) {
        Cash: "现金", "Cash";
        WeChat: "微信", "WeChat Pay";
        Alipay: "支付宝", "Alipay";
        Card: "刷卡", "Card";
        Transfer: "转账", "Transfer";
    }
}

names! {
    /// What a line asks money for.
    line_kind(LineKind) {
        Labour: "工时", "Labour";
        Part: "配件", "Part";
        Fee: "费用", "Fee";
        Discount: "优惠", "Discount";
    }
}

names! {
    /// What a part is (`domain.md` 2).
    grade(Grade) {
        Original: "原厂", "Original";
        Branded: "品牌", "Branded";
        ThirdParty: "第三方", "Third-party";
        Salvaged: "拆机", "Salvaged";
        Refurbished: "翻新", "Refurbished";
    }
}

names! {
    /// Who pays a line.
    payer(Payer) {
        Customer: "客户", "You";
        Maker: "厂家三包", "Maker's warranty";
        Extended: "延保", "Extended cover";
        Shop: "本店", "Shop";
    }
}

names! {
    /// How a customer answered a quote.
    quote_how(QuoteHow) {
        InPerson: "当面", "in person";
        OnPaper: "当面（纸上签名）", "in person, on paper";
        Phone: "电话", "by phone";
        Message: "消息", "by message";
        WithinLimit: "授权额度内", "within the limit";
        NothingToPay: "无须付费", "nothing to pay";
        ByRule: "按本店规则", "by the shop's rule";
    }
}

names! {
    /// Where an order stands.
    stage(Stage) {
        Received: "受理", "Received";
        Diagnosing: "检测", "Diagnosing";
        Quoting: "待报价", "To quote";
        AwaitingConsent: "待客户确认", "Awaiting consent";
        AwaitingParts: "待件", "Awaiting parts";
        Repairing: "维修", "Repairing";
        Testing: "质检", "Testing";
        Ready: "待取机", "Ready";
        HandedOver: "已取机", "Handed over";
        Closed: "已结案", "Closed";
        Unclaimed: "无人认领", "Unclaimed";
        OnHold: "暂停", "On hold";
        SentOut: "外送", "Sent out";
        Void: "作废", "Void";
    }
}

names! {
    /// What a customer was told.
    reminded(Reminded) {
        Ready: "可取机通知", "Ready to collect";
        Day3: "满 3 天提醒", "Day 3";
        Day7: "满 7 天提醒", "Day 7";
        Day15: "满 15 天提醒", "Day 15";
        Day30: "满 30 天提醒", "Day 30";
        Notice: "催领通知", "Formal notice";
    }
}

names! {
    /// How a repair ended.
    outcome(Outcome) {
        Repaired: "已修复", "Repaired";
        Upgraded: "仅升级", "Software updated only";
        NoFault: "未发现故障", "No fault found";
        Declined: "客户放弃维修", "Declined by the customer";
        NotRepairable: "无法修复", "Not repairable";
        NotWorth: "无维修价值", "Not worth repairing";
        Exchanged: "换机", "Exchanged";
        Refunded: "退机", "Refunded";
        Forwarded: "转送", "Forwarded";
    }
}

names! {
    /// What became of old parts.
    old_parts(OldParts) {
        None: "没有旧件", "None";
        Given: "已交还客户", "Given to the customer";
        Kept: "客户同意留店处理", "Kept by the shop, as the customer chose";
    }
}

names! {
    /// How a customer was told.
    reminder_how(ReminderHow) {
        Message: "短信", "Text message";
        Phone: "电话", "Phone";
        Letter: "信函", "Letter";
        InPerson: "当面", "In person";
    }
}
