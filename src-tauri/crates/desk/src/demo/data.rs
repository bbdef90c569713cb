//! Believable data: names, numbers and addresses are made up.

use crate::door::DemoPerson;
use domain::person::Role;
use kernel::{Moment, Zone};
use serde_json::{Value, json};

/// Name, address, phone of the shop.
pub(super) const SHOP: (&str, &str, &str) =
    ("朝阳门服务中心（示例）", "北京市东城区朝阳门内大街示例路 18 号一层", "010-8500 0000");

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

/// A customer: every name, number and address is made up.
pub(super) struct Customer {
    pub(super) name: &'static str,
    pub(super) phone: &'static str,
    pub(super) wechat: &'static str,
    pub(super) company: &'static str,
    pub(super) address: &'static str,
}

const fn customer(name: &'static str, phone: &'static str) -> Customer {
    Customer { name, phone, wechat: "", company: "", address: "" }
}

/// Mother and son share the first number; two come for a company.
pub(super) const CUSTOMERS: [Customer; 26] = [
    customer("王秀英", "19900001337"),
    customer("王洋", "19900001337"),
    Customer { wechat: "zhangwei_bj", ..customer("张伟", "19900001474") },
    Customer { company: "京北同城快递（示例）", ..customer("刘凯", "19900001611") },
    Customer { company: "京北同城快递（示例）", ..customer("陈倩", "19900001748") },
    Customer {
        company: "半亩方塘咖啡（示例）", wechat: "bmft_coffee", ..customer("杨敏", "19900001885")
    },
    customer("赵吉明", "19900002022"),
    customer("黄杰", "19900002159"),
    Customer { wechat: "zhou-li", ..customer("周丽", "19900002296") },
    customer("吴静", "19900002433"),
    customer("徐晓", "19900002570"),
    customer("欧阳娜娜", "19900002707"),
    customer("马伟", "19900002844"),
    customer("朱娜", "19900002981"),
    customer("林洋", "19900003118"),
    Customer { address: "朝阳门外大街示例胡同 6 号", ..customer("孙淑兰", "010-85000188") },
    Customer { address: "东四十条示例里 3 号楼 1204", ..customer("高建军", "19900003255") },
    Customer { address: "河北省廊坊市示例路 77 号", ..customer("曹雪", "19900003392") },
    customer("单雄", "19900003529"),
    customer("曾可", "19900003666"),
    customer("䶮小龙", "19900003803"),
    customer("Emma Wilson", "+44 20 7946 0958"),
    customer("何佳", "19900003940"),
    customer("郑爽利", "19900004077"),
    Customer { address: "山西省大同市示例街 12 号", ..customer("梁山", "19900004214") },
    customer("宋词", "19900004351"),
];

/// A price of the demo's list, for phones of any brand.
pub(super) struct DemoPrice {
    line: &'static str,
    name: &'static str,
    level: Option<&'static str>,
    grade: Option<&'static str>,
    /// In fen.
    amount: i64,
}

impl DemoPrice {
    const fn labour(name: &'static str, level: &'static str, amount: i64) -> Self {
        Self { line: "labour", name, level: Some(level), grade: None, amount }
    }

    const fn part(name: &'static str, grade: &'static str, amount: i64) -> Self {
        Self { line: "part", name, level: None, grade: Some(grade), amount }
    }

    /// As the command takes it, in force since a moment's day.
    pub(super) fn input(&self, since: Moment) -> Value {
        json!({
            "id": null, "line": self.line, "name": self.name, "kind": "phone", "brand": null, "model": null,
            "level": self.level, "amount": self.amount, "grade": self.grade, "days": 90,
            "valid_from": Zone::SHANGHAI.day(since), "valid_to": null, "active": true,
        })
    }
}

/// What the demo shop asks for what it repairs most: labour by level of fault, a few parts.
pub(super) const PRICES: [DemoPrice; 8] = [
    DemoPrice::labour("简单维修工时", "simple", 3_000),
    DemoPrice::labour("一级维修工时", "one", 5_000),
    DemoPrice::labour("二级维修工时", "two", 10_000),
    DemoPrice::labour("三级维修工时", "three", 20_000),
    DemoPrice::part("电池", "original", 12_800),
    DemoPrice::part("充电口小板", "original", 6_800),
    DemoPrice::part("外屏总成", "branded", 39_800),
    DemoPrice::part("后盖玻璃", "third_party", 8_800),
];
