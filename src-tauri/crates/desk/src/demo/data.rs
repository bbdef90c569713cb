//! Believable data: names, numbers and addresses are made up.

use crate::door::DemoPerson;
use domain::person::Role;

/// Name, address, phone of the shop.
pub(super) const SHOP: (&str, &str, &str) =
    ("朝阳门服务中心（示例）", "北京市东城区朝阳门内大街示例路 18 号一层", "010-8500 0000");

/// A machine that comes in.
pub(super) struct Machine {
    pub(super) brand: &'static str,
    pub(super) model: &'static str,
    pub(super) serial: Option<&'static str>,
    pub(super) symptom: &'static str,
}

/// The staff of the demo shop, with the words that sign them in.
pub(crate) fn people() -> Vec<DemoPerson> {
    let person = |name: &str, badge: &str, pin: &str, roles: &[Role]| DemoPerson {
        name: name.to_owned(),
        badge: badge.to_owned(),
        password: format!("lamp-on-the-bench-{badge}"),
        pin: pin.to_owned(),
        roles: roles.to_vec(),
    };
    vec![
        DemoPerson { roles: Role::ALL.to_vec(), ..person("周明远", "0001", "7391", &[]) },
        person("李翠", "0012", "2580", &[Role::FrontDesk]),
        person("王建国", "0021", "1470", &[Role::Technician]),
        person("赵雨桐", "0031", "3690", &[Role::PartsClerk]),
        person("陈思齐", "0041", "8520", &[Role::Quality]),
    ]
}

const FAMILY: [&str; 16] =
    ["张", "王", "李", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "欧阳", "马", "朱", "林"];
const GIVEN: [&str; 12] = ["伟", "秀英", "娜", "洋", "吉明", "敏", "杰", "倩", "凯", "丽", "静", "晓"];

/// Every seventh customer comes back with another machine.
pub(super) fn customer(i: usize) -> (String, String) {
    let who = if i % 7 == 6 { i - 5 } else { i };
    let name = format!("{}{}", FAMILY[who * 5 % FAMILY.len()], GIVEN[who * 7 % GIVEN.len()]);
    (name, format!("1990000{:04}", 1_200 + who * 137 % 8_000))
}

const fn phone(brand: &'static str, model: &'static str, symptom: &'static str) -> Machine {
    Machine { brand, model, serial: None, symptom }
}

const fn appliance(
    brand: &'static str,
    model: &'static str,
    serial: &'static str,
    symptom: &'static str,
) -> Machine {
    Machine { brand, model, serial: Some(serial), symptom }
}

pub(super) const MACHINES: &[Machine] = &[
    phone("OPPO", "Reno 12 256G", "昨晚从桌上摔下来，屏幕左上角碎了，触摸时好时坏。"),
    phone("OPPO", "Find X7", "掉进洗手池，捞出来之后没有声音，麦克风也不行。"),
    phone("vivo", "X100", "这两天老是自动关机，电量还有百分之四十。"),
    phone("HUAWEI", "Mate 60", "早上起来就开不了机，充电也没反应。"),
    phone("Xiaomi", "14", "打电话听筒声音特别小，开免提正常。"),
    phone("Apple", "iPhone 15 Pro Max", "没有信号，插别人的卡也一样，以前换过屏幕。"),
    phone("OPPO", "A3 Pro", "充电很慢，还发烫，换过充电器也是这样。"),
    phone("HONOR", "Magic6", "后置摄像头拍照模糊，对不上焦。"),
    phone("vivo", "S19", "指纹解锁不灵，要按好多次。"),
    phone("Xiaomi", "Redmi K70", "屏幕右边有一条绿线，时有时无。"),
    phone("OPPO", "Reno 11", "Type-C 口松，数据线一碰就断。"),
    phone("HUAWEI", "Pura 70", "电池不耐用，半天就没电，系统提示健康度 79%。"),
    phone("Apple", "iPhone 13", "电池鼓包，屏幕被顶起来一点。"),
    appliance("美的", "KFR-35GW 空调", "MD35GW2304A0188", "制冷效果差，室外机噪音很大。"),
    phone("OnePlus", "12", "Wi-Fi 经常断开，离路由器一米也这样。"),
    phone("realme", "GT5", "玩游戏时屏幕闪烁，退出来就好。"),
    phone("OPPO", "Find N3", "内屏折痕处有一个黑点，越来越大。"),
    phone("vivo", "Y78", "音量键按下去弹不回来。"),
    phone("HUAWEI", "nova 12", "微信视频时对方看不到我，前摄像头打不开。"),
    phone("Xiaomi", "13 Ultra", "后盖玻璃碎了，想换原厂的。"),
    phone("Samsung", "Galaxy S24", "进水，已经放在米里两天，现在能开机但是没有触摸。"),
    appliance("海尔", "BCD-470 冰箱", "BX470D22K00731", "冷藏室不制冷，冷冻室正常。"),
    phone("HONOR", "X50", "系统升级之后一直停在开机画面。"),
    phone("OPPO", "K12", "卡槽取不出来，卡针断在里面了。"),
    phone("Apple", "iPhone 14", "Face ID 不能用，说是原深感摄像头有问题。"),
    phone("vivo", "X90", "通话时自动息屏，贴近耳朵以后就亮不回来。"),
    phone("HUAWEI", "P60", "扬声器破音，放音乐沙沙响。"),
    phone("Xiaomi", "Civi 4", "边框磕了一个坑，屏幕边上进灰。"),
    phone("OPPO", "Reno 10", "充电提示“接口有液体”，其实没进过水。"),
    phone("Motorola", "razr 40", "外屏不显示，内屏正常。"),
    appliance("小米", "电视 S65", "MITV65S2309117", "开机有声音没有图像，用手电照能看到画面。"),
    phone("vivo", "iQOO 12", "手机从电动车上掉下来，后摄玻璃碎裂，拍照有黑影。"),
    phone("OPPO", "A2x", "老人用的，说是忘了锁屏密码，数据要留着。"),
    phone("Apple", "iPhone 12 mini", "扬声器没声音，插耳机正常。"),
    phone("HUAWEI", "Mate 50", "换过非原装电池，现在充到 80% 就停。"),
    phone("HONOR", "90 GT", "屏幕失灵乱跳，自己会点东西。"),
];
