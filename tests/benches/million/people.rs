//! Believable customers, machines and stories, the same in every run.

use tests::Dice;

/// Family names with how many of a thousand people have them.
const SURNAMES: [(&str, usize); 48] = [
    ("王", 72),
    ("李", 71),
    ("张", 67),
    ("刘", 54),
    ("陈", 47),
    ("杨", 31),
    ("黄", 23),
    ("赵", 22),
    ("吴", 20),
    ("周", 20),
    ("徐", 15),
    ("孙", 15),
    ("马", 14),
    ("朱", 13),
    ("胡", 13),
    ("郭", 12),
    ("何", 12),
    ("高", 11),
    ("林", 11),
    ("罗", 10),
    ("郑", 9),
    ("梁", 9),
    ("谢", 8),
    ("宋", 8),
    ("唐", 7),
    ("许", 7),
    ("韩", 7),
    ("冯", 6),
    ("邓", 6),
    ("曹", 6),
    ("彭", 6),
    ("曾", 6),
    ("肖", 6),
    ("田", 5),
    ("董", 5),
    ("潘", 5),
    ("袁", 5),
    ("蔡", 5),
    ("余", 4),
    ("杜", 4),
    ("叶", 4),
    ("程", 4),
    ("单", 2),
    ("解", 2),
    ("欧阳", 2),
    ("仇", 1),
    ("司马", 1),
    ("尉迟", 1),
];
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建华国红志海春燕梅鑫宇浩轩梓涵欣怡子晨博雅思\
    睿佳琪俊熙雨婷诗瑶一诺可馨昊天泽嘉懿乐心语嫣依然若曦晓东云飞龙凤鹏程振林森松柏青山水清波光亮新荣贵富安康健";
const PREFIXES: [&str; 16] = [
    "138", "139", "137", "136", "135", "150", "151", "152", "157", "158", "159", "186", "187", "188", "189",
    "177",
];
/// Brand, models, how often of a hundred.
const MODELS: [(&str, &[&str], usize); 10] = [
    (
        "Apple",
        &["iPhone 12", "iPhone 13", "iPhone 13 Pro", "iPhone 14", "iPhone 15 Pro Max", "iPhone SE"],
        26,
    ),
    ("华为", &["Mate 60 Pro", "P50", "nova 11", "Pura 70", "畅享 60"], 20),
    ("小米", &["小米 13", "小米 14 Ultra", "Redmi Note 12", "Redmi K60"], 14),
    ("OPPO", &["Reno 12", "Find X7", "A97", "K11"], 12),
    ("vivo", &["X100 Pro", "S18", "Y78", "iQOO 12"], 11),
    ("荣耀", &["Magic6 Pro", "荣耀 90", "X50"], 8),
    ("三星", &["Galaxy S24", "Galaxy Z Flip5", "Galaxy A54"], 4),
    ("联想", &["拯救者 Y7000", "小新 Pro 16", "ThinkPad X1"], 2),
    ("海尔", &["BCD-470W", "滚筒 G100"], 2),
    ("格力", &["云佳 KFR-35", "云锦 3"], 1),
];
const FAULTS: [&str; 20] = [
    "屏幕碎裂",
    "触摸失灵",
    "不开机",
    "充不进电",
    "电池鼓包",
    "进水",
    "摄像头模糊",
    "听筒无声",
    "麦克风杂音",
    "卡顿发热",
    "WiFi 连不上",
    "无信号",
    "按键失灵",
    "后盖开裂",
    "指纹不识别",
    "自动重启",
    "黑屏",
    "花屏",
    "不制冷",
    "漏水",
];
const STORIES: [&str; 12] = [
    "昨晚从床上摔下来",
    "上周开始这样",
    "掉进水池里捞起来",
    "孩子拿去玩之后",
    "换过一次电池",
    "别家修过没修好",
    "客户说急用",
    "里面有照片要保住",
    "偶尔才出现",
    "升级系统之后",
    "充电时发烫",
    "放了半年没用",
];

/// A customer.
pub(crate) struct Someone {
    pub(crate) name: String,
    pub(crate) phone: String,
}

/// A machine.
pub(crate) struct Machine {
    pub(crate) kind: &'static str,
    pub(crate) brand: &'static str,
    pub(crate) model: &'static str,
    pub(crate) imei: Option<String>,
    pub(crate) serial: String,
}

fn weighed<'a, T>(all: &'a [T], weight: impl Fn(&T) -> usize, dice: &mut Dice) -> &'a T {
    let mut at = dice.below(all.iter().map(&weight).sum());
    for one in all {
        match at.checked_sub(weight(one)) {
            Some(rest) => at = rest,
            None => return one,
        }
    }
    &all[0]
}

fn one_of<'a, T: ?Sized>(all: &[&'a T], dice: &mut Dice) -> &'a T {
    all[dice.below(all.len())]
}

/// The customer of a place.
pub(crate) fn someone(at: usize) -> Someone {
    let mut dice = Dice::new(u64::try_from(at).expect("small") ^ 0x5eed);
    let given: Vec<char> = GIVEN.chars().collect();
    let mut name = weighed(&SURNAMES, |(_, weight)| *weight, &mut dice).0.to_owned();
    for _ in 0..=usize::from(dice.below(10) > 2) {
        name.push(given[dice.below(given.len())]);
    }
    let prefix = one_of(&PREFIXES, &mut dice);
    let scattered = at * 38_183_231 % 100_000_000;
    Someone { name, phone: format!("{prefix}{scattered:08}") }
}

/// The machine of a place.
pub(crate) fn machine(at: usize) -> Machine {
    let mut dice = Dice::new(u64::try_from(at).expect("small") ^ 0xde71ce);
    let (brand, models, _) = weighed(&MODELS, |(_, _, weight)| *weight, &mut dice);
    let kind = match *brand {
        "联想" => "laptop",
        "海尔" => "fridge",
        "格力" => "air_conditioner",
        _ => "phone",
    };
    // A type code of 40, then a number of its own.
    let digits = format!("86{:06}{:06}", 150_000 + at % 40 * 1_237, at / 40 * 7_919 % 1_000_000);
    let imei = (kind == "phone").then(|| {
        let check = domain::device::luhn_digit(&digits);
        format!("{digits}{check}")
    });
    Machine { kind, brand, model: one_of(models, &mut dice), imei, serial: format!("SN{at:08X}") }
}

/// What a customer says.
pub(crate) fn story(dice: &mut Dice) -> String {
    let mut story = one_of(&FAULTS, dice).to_owned();
    if dice.below(3) == 0 {
        story = format!("{story}，{}", one_of(&FAULTS, dice));
    }
    format!("{story}，{}", one_of(&STORIES, dice))
}

/// A fault as it is looked for.
pub(crate) fn fault(dice: &mut Dice) -> &'static str {
    one_of(&FAULTS, dice)
}

/// A model as it is looked for.
pub(crate) fn model(dice: &mut Dice) -> &'static str {
    one_of(weighed(&MODELS, |(_, _, weight)| *weight, dice).1, dice)
}
