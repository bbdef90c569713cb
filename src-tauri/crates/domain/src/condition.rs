//! How a machine looked and what worked, written down face to face with its owner.

use crate::faults::Fault;
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

/// The edge of an outline, in thousandths.
const EDGE: u16 = 1_000;
/// The most marks on one machine.
pub const MOST_MARKS: usize = 60;

/// Marks that lie on the outline, at most 60 of them.
///
/// # Errors
/// `field.too_many`, `field.off_the_outline`.
pub fn marks(typed: Vec<Mark>) -> Result<Vec<Mark>, Fault> {
    if typed.len() > MOST_MARKS {
        return Err(Fault::with("field.too_many", "max", MOST_MARKS));
    }
    if typed.iter().any(|mark| mark.x > EDGE || mark.y > EDGE) {
        return Err(Fault::new("field.off_the_outline"));
    }
    Ok(typed)
}

/// What was tried, each function once.
///
/// # Errors
/// `field.twice`.
pub fn checks(typed: Vec<Check>) -> Result<Vec<Check>, Fault> {
    let is_twice = |(i, check): (usize, &Check)| typed[..i].iter().any(|before| before.item == check.item);
    if typed.iter().enumerate().any(is_twice) {
        return Err(Fault::new("field.twice"));
    }
    Ok(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_lie_on_the_outline() {
        let mark = |x, y| Mark { face: Face::Front, kind: MarkKind::Crack, x, y };
        for good in [vec![], vec![mark(0, 0), mark(1_000, 1_000)], vec![mark(1, 1); MOST_MARKS]] {
            assert_eq!(marks(good.clone()), Ok(good));
        }
        for off in [mark(1_001, 0), mark(0, 1_001), mark(u16::MAX, u16::MAX)] {
            assert_eq!(marks(vec![mark(1, 1), off]).unwrap_err().message, "field.off_the_outline");
        }
        assert_eq!(marks(vec![mark(1, 1); MOST_MARKS + 1]).unwrap_err().message, "field.too_many");
    }

    #[test]
    fn a_function_is_tried_once() {
        let all: Vec<Check> =
            CheckItem::ALL.iter().map(|item| Check { item: *item, result: CheckResult::Pass }).collect();
        assert_eq!(checks(all.clone()), Ok(all.clone()));
        let twice = [all, vec![Check { item: CheckItem::Power, result: CheckResult::Fail }]].concat();
        assert_eq!(checks(twice).unwrap_err().message, "field.twice");
    }
}
