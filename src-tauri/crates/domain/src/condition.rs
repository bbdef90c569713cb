//! How a machine looked and what worked, written down face to face with its owner.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

kernel::id!(
    /// A condition sheet.
    ConditionId
);

crate::closed_set! {
    /// The side of a machine that an outline shows.
    Face {
        /// 正面
        Front = "front",
        /// 背面
        Back = "back",
    }
}

crate::closed_set! {
    /// A mark on the outline.
    MarkKind {
        /// 裂
        Crack = "crack",
        /// 划痕
        Scratch = "scratch",
        /// 磕碰
        Dent = "dent",
        /// 鼓包
        Bulge = "bulge",
        /// 缺螺丝
        MissingScrew = "missing_screw",
        /// 进液
        Liquid = "liquid",
        /// 拆修过
        Opened = "opened",
    }
}

/// One mark; its place in thousandths of the outline, from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Which side.
    pub face: Face,
    /// What.
    pub kind: MarkKind,
    /// From the left, 0 to 1000.
    pub x: u16,
    /// From the top, 0 to 1000.
    pub y: u16,
}

crate::closed_set! {
    /// A function tried before the machine is taken in.
    CheckItem {
        /// 开机
        Power = "power",
        /// 显示
        Display = "display",
        /// 触摸
        Touch = "touch",
        /// 通话
        Call = "call",
        /// 扬声器
        Speaker = "speaker",
        /// 麦克风
        Microphone = "microphone",
        /// 前摄
        FrontCamera = "front_camera",
        /// 后摄
        RearCamera = "rear_camera",
        /// 充电
        Charging = "charging",
        /// Wi-Fi
        WiFi = "wifi",
        /// 蓝牙
        Bluetooth = "bluetooth",
        /// 指纹
        Fingerprint = "fingerprint",
        /// 面容
        FaceId = "face_id",
        /// 按键
        Buttons = "buttons",
        /// 键盘
        Keyboard = "keyboard",
        /// 触控板
        Trackpad = "trackpad",
        /// 接口
        Ports = "ports",
        /// 制冷
        Cooling = "cooling",
        /// 制热
        Heating = "heating",
        /// 进排水
        Water = "water",
        /// 电机运转
        Motor = "motor",
        /// 噪音
        Noise = "noise",
        /// 漏电
        Leakage = "leakage",
        /// 遥控
        Remote = "remote",
        /// 信号
        Signal = "signal",
    }
}

crate::closed_set! {
    /// What a check said.
    CheckResult {
        /// 正常
        Pass = "pass",
        /// 异常
        Fail = "fail",
        /// 未测
        NotTested = "not_tested",
    }
}

/// One function and what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Which function.
    pub item: CheckItem,
    /// What was found.
    pub result: CheckResult,
}
