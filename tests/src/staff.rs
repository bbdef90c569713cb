//! The shop of the journeys: founded and staffed through the door, by the real clock.

use crate::{FakeLan, FakePrinters, copy_folder, fonts, memory_folder};
use desk::{Caller, Desk, Machine};
use devices::SystemPictures;
use kernel::SystemClock;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// Somebody who works there.
#[derive(Debug, Clone, Copy)]
pub struct Colleague {
    /// Name.
    pub name: &'static str,
    /// Badge number.
    pub badge: &'static str,
    /// Password of the full sign-in.
    pub password: &'static str,
    /// PIN of the quick switch.
    pub pin: &'static str,
    /// What a scanner reads from the badge.
    pub code: &'static str,
}

/// The manager, who founded the shop.
pub const MANAGER: Colleague = Colleague {
    name: "周明远",
    badge: "0001",
    password: "卷帘门早上八点半开",
    pin: "7391",
    code: "XT0001-884120",
};

/// At the front desk.
pub const FRONT: Colleague = Colleague {
    name: "李翠",
    badge: "0012",
    password: "lantern-by-the-door-12",
    pin: "2580",
    code: "XT0012-559301",
};

/// At the bench.
pub const TECHNICIAN: Colleague = Colleague {
    name: "陈建国",
    badge: "0021",
    password: "flux-wick-and-tweezers-21",
    pin: "4826",
    code: "XT0021-730566",
};

/// The shop's name.
pub const SHOP: &str = "朝阳门服务中心";

/// An order that the shop has already.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// Phone.
    pub phone: &'static str,
    /// Customer.
    pub name: &'static str,
    /// IMEI.
    pub imei: &'static str,
    /// In the customer's words.
    pub symptom: &'static str,
}

/// The shop's orders, in the order they came.
pub const ORDERS: [Kept; 3] = [
    Kept {
        phone: "13901234567",
        name: "张伟",
        imei: "490154203237518",
        symptom: "昨晚从桌上摔下来，屏幕左上角碎了，触摸时好时坏。",
    },
    Kept {
        phone: "13800138000",
        name: "欧阳静",
        imei: "356938035643809",
        symptom: "掉进洗手池，捞出来之后没有声音。",
    },
    Kept {
        phone: "13711112222",
        name: "陈晓",
        imei: "352099001761481",
        symptom: "充电很慢，还发烫，换过充电器也是这样。",
    },
];

/// The brand and model of those orders.
pub const DEVICE: (&str, &str) = ("OPPO", "Reno 12");

/// A data folder with that shop in it.
///
/// # Panics
/// Where it cannot be made.
pub fn staffed_folder() -> TempDir {
    static TEMPLATE: OnceLock<TempDir> = OnceLock::new();
    let template = TEMPLATE.get_or_init(|| {
        let folder = memory_folder();
        staff(folder.path());
        folder
    });
    let folder = memory_folder();
    copy_folder(template.path(), folder.path());
    folder
}

fn staff(root: &Path) {
    let printers = Arc::new(FakePrinters::default());
    let clock = Arc::new(SystemClock::new());
    let pictures = Arc::new(SystemPictures::default());
    let machine = Machine { clock, printers, pictures, fonts: fonts(), lan: Arc::new(FakeLan::default()) };
    let desk = Desk::open(root, machine).expect("an empty folder opens");
    let founding = json!({
        "shop_name": SHOP, "address": "朝阳门内大街 18 号", "phone": "010-85886688", "language": "zh-CN",
        "person_name": MANAGER.name, "badge": MANAGER.badge, "password": MANAGER.password,
    });
    call(&desk, &Caller::default(), "shop.found", founding);
    let manager = seat(&desk);
    sign_in(&desk, &manager, &MANAGER);
    let [front, technician] = [(FRONT, "front_desk"), (TECHNICIAN, "technician")].map(|(person, role)| {
        let input = json!({
            "name": person.name, "badge": person.badge, "roles": [role], "password": person.password,
        });
        call(&desk, &manager, "person.add", input);
        let caller = seat(&desk);
        sign_in(&desk, &caller, &person);
        caller
    });
    for (caller, person) in [(&manager, MANAGER), (&front, FRONT), (&technician, TECHNICIAN)] {
        call(&desk, caller, "person.set_pin", json!({"password": person.password, "pin": person.pin}));
        let people = call(&desk, &manager, "person.list", json!({"with_left": false}));
        let people = people.as_array().expect("people");
        let row = people.iter().find(|row| row["badge"] == person.badge).expect("is listed");
        call(&desk, &manager, "person.set_badge_code", json!({"id": row["id"], "code": person.code}));
    }
    for kept in ORDERS {
        let input = json!({
            "phone": kept.phone, "name": kept.name, "brand": DEVICE.0, "model": DEVICE.1, "imei": kept.imei,
            "symptom": kept.symptom,
        });
        call(&desk, &front, "repair.open", input);
    }
    desk.close().expect("closes");
}

fn seat(desk: &Desk) -> Caller {
    Caller { session: Some(desk.begin_session().expect("randomness")), ..Caller::default() }
}

fn sign_in(desk: &Desk, caller: &Caller, person: &Colleague) {
    call(desk, caller, "session.sign_in", json!({"badge": person.badge, "password": person.password}));
}

fn call(desk: &Desk, caller: &Caller, name: &str, input: Value) -> Value {
    desk.call(caller, name, input).unwrap_or_else(|failure| panic!("{name}: {failure}"))
}
