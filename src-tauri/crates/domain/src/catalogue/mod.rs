//! What is taken in: kinds of machines, brands, models, and what goes wrong with them.

mod rules;
mod starter;

pub use rules::{code, colours, keys, model_note, storages};
pub use starter::{
    StarterBrand, StarterGroup, StarterModel, StarterSymptom, starter_brands, starter_symptoms,
};

kernel::id!(
    /// A brand.
    BrandId
);
kernel::id!(
    /// A model of a brand.
    ModelId
);
kernel::id!(
    /// A symptom, or a group of them.
    SymptomId
);

crate::closed_set! {
    /// The kind of a machine.
    Kind {
        /// 手机
        Phone = "phone",
        /// 平板
        Tablet = "tablet",
        /// 笔记本
        Laptop = "laptop",
        /// 手表
        Watch = "watch",
        /// 耳机
        Earphones = "earphones",
        /// 电视
        Tv = "tv",
        /// 冰箱
        Fridge = "fridge",
        /// 空调
        AirConditioner = "air_conditioner",
        /// 洗衣机
        Washer = "washer",
        /// 热水器
        WaterHeater = "water_heater",
        /// 厨房电器
        Kitchen = "kitchen",
        /// 吸尘器
        Vacuum = "vacuum",
        /// 音响
        Audio = "audio",
        /// 相机
        Camera = "camera",
        /// 游戏机
        Console = "console",
        /// 打印机
        Printer = "printer",
        /// 路由器
        Router = "router",
        /// 小家电
        SmallAppliance = "small_appliance",
        /// 其他
        Other = "other",
    }
}
