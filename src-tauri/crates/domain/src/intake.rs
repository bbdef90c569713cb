//! What the counter asks when a machine comes in (`domain.md` 10.2).

use crate::faults::Fault;
use kernel::{Day, Moment, Money};

kernel::id!(
    /// One visit of a customer, who may bring several machines.
    VisitId
);

crate::closed_set! {
    /// How a machine reaches the shop.
    Channel {
        /// 到店
        CarryIn = "carry_in",
        /// 快递寄修
        Courier = "courier",
        /// 上门
        OnSite = "on_site",
        /// 接机点
        PickUpPoint = "pick_up_point",
    }
}

crate::closed_set! {
    /// Whether the fault showed itself at the counter.
    Reproduced {
        /// 已复现
        Yes = "yes",
        /// 未复现
        No = "no",
        /// 未试
        NotTried = "not_tried",
    }
}

crate::closed_set! {
    /// Whether the customer saved their data.
    BackedUp {
        /// 已备份
        Yes = "yes",
        /// 未备份
        No = "no",
        /// 无需备份
        NotNeeded = "not_needed",
        /// 未问
        Unknown = "unknown",
    }
}

crate::closed_set! {
    /// Whether the machine is bound to an account (查找我的 iPhone and the like).
    AccountLock {
        /// 已关闭
        Off = "off",
        /// 未关闭
        On = "on",
        /// 无此功能
        None = "none",
        /// 未问
        Unknown = "unknown",
    }
}

crate::closed_set! {
    /// What the customer says of the warranty; the shop's verdict comes after the tests.
    Warranty {
        /// 未主张保修
        None = "none",
        /// 主张保修
        Claimed = "claimed",
    }
}

crate::closed_set! {
    /// What a claimed warranty rests on, after the ladder of evidence (`domain.md` 1.2).
    WarrantyBasis {
        /// 发票
        Invoice = "invoice",
        /// 电子三包凭证
        EVoucher = "e_voucher",
        /// 送货签收单
        Delivery = "delivery",
        /// 发票存根或复印件
        Stub = "stub",
        /// 按出厂日期
        FactoryDate = "factory_date",
        /// 其他
        Other = "other",
    }
}

crate::closed_set! {
    /// What may stay with the machine; SIM, card and case are handed back by default (`handed_back`).
    Accessory {
        /// SIM 卡
        Sim = "sim",
        /// 存储卡
        MemoryCard = "memory_card",
        /// 保护壳
        Case = "case",
        /// 充电器
        Charger = "charger",
        /// 数据线
        Cable = "cable",
        /// 耳机
        Earphones = "earphones",
        /// 手写笔
        Stylus = "stylus",
        /// 键盘
        Keyboard = "keyboard",
        /// 遥控器
        Remote = "remote",
        /// 电源适配器
        Adapter = "adapter",
        /// 包装盒
        Box = "box",
        /// 发票
        Invoice = "invoice",
    }
}

/// The largest amount a counter speaks of: 9,999,999.99 yuan.
const LARGEST: Money = Money(999_999_999);
/// The farthest promise: a year, in milliseconds.
const FARTHEST_MILLIS: i64 = 366 * 24 * 60 * 60 * 1_000;
/// The most symptom codes of one order.
const MOST_CODES: usize = 20;
/// The longest signature, in bytes of its strokes.
const LONGEST_SIGNATURE: usize = 100_000;
/// Width and height of the field that a signature is drawn in.
const SIGNATURE_FIELD: (i32, i32) = (1_000, 400);

/// An estimate, or the amount up to which nobody needs to ask: nothing to 9,999,999.99 yuan.
///
/// # Errors
/// `field.bad_amount`.
pub fn amount(typed: Money) -> Result<Money, Fault> {
    if (Money::ZERO..=LARGEST).contains(&typed) { Ok(typed) } else { Err(Fault::new("field.bad_amount")) }
}

/// When a machine is promised: not in the past, and at most a year ahead.
///
/// # Errors
/// `field.in_the_past`, `field.too_far`.
pub fn promised(typed: Moment, now: Moment) -> Result<Moment, Fault> {
    match typed.millis_since(now) {
        ahead if ahead < 0 => Err(Fault::new("field.in_the_past")),
        ahead if ahead > FARTHEST_MILLIS => Err(Fault::new("field.too_far")),
        _ => Ok(typed),
    }
}

/// When a machine was bought: not after today.
///
/// # Errors
/// `field.in_the_future`.
pub fn bought(typed: Day, today: Day) -> Result<Day, Fault> {
    if typed > today { Err(Fault::new("field.in_the_future")) } else { Ok(typed) }
}

/// What a warranty claim rests on: a claim needs it, and without a claim there is none.
///
/// # Errors
/// `field.no_basis`.
pub fn basis(warranty: Warranty, typed: Option<WarrantyBasis>) -> Result<Option<WarrantyBasis>, Fault> {
    match (warranty, typed) {
        (Warranty::None, _) => Ok(None),
        (Warranty::Claimed, Some(basis)) => Ok(Some(basis)),
        (Warranty::Claimed, None) => Err(Fault::new("field.no_basis")),
    }
}

/// Symptom codes, each once, in the order they were chosen.
///
/// # Errors
/// `field.too_many`.
pub fn codes(typed: Vec<String>) -> Result<Vec<String>, Fault> {
    let mut codes: Vec<String> = Vec::new();
    for code in typed {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    if codes.len() > MOST_CODES { Err(Fault::with("field.too_many", "max", MOST_CODES)) } else { Ok(codes) }
}

/// What stayed with a machine, each thing once.
#[must_use]
pub fn accessories(mut typed: Vec<Accessory>) -> Vec<Accessory> {
    typed.sort_unstable();
    typed.dedup();
    typed
}

/// A signature's strokes: points one after the other, inside the field, at least one line.
///
/// # Errors
/// `field.no_signature`, `field.bad_signature`.
pub fn signature(strokes: &[Vec<i32>], bytes: usize) -> Result<(), Fault> {
    let (width, height) = SIGNATURE_FIELD;
    if strokes.iter().all(|stroke| stroke.len() < 4) {
        return Err(Fault::new("field.no_signature"));
    }
    let is_inside = |point: &[i32]| (0..=width).contains(&point[0]) && (0..=height).contains(&point[1]);
    let is_drawn =
        |stroke: &Vec<i32>| stroke.len().is_multiple_of(2) && stroke.chunks_exact(2).all(is_inside);
    if bytes > LONGEST_SIGNATURE || !strokes.iter().all(is_drawn) {
        return Err(Fault::new("field.bad_signature"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_from_nothing_to_ten_million() {
        for fen in [0, 1, LARGEST.0] {
            assert_eq!(amount(Money(fen)), Ok(Money(fen)));
        }
        for fen in [-1, LARGEST.0 + 1, i64::MIN, i64::MAX] {
            assert_eq!(amount(Money(fen)).unwrap_err().message, "field.bad_amount");
        }
    }

    #[test]
    fn a_promise_lies_ahead_and_within_a_year() {
        let at = |millis| Moment::from_millis(millis).unwrap();
        let now = at(1_000_000_000_000);
        assert_eq!(promised(now, now), Ok(now));
        assert!(promised(at(now.millis() + FARTHEST_MILLIS), now).is_ok());
        assert_eq!(promised(at(now.millis() - 1), now).unwrap_err().message, "field.in_the_past");
        assert_eq!(
            promised(at(now.millis() + FARTHEST_MILLIS + 1), now).unwrap_err().message,
            "field.too_far"
        );
    }

    #[test]
    fn nothing_is_bought_tomorrow() {
        let today = Day::new(2026, 11, 22).unwrap();
        assert_eq!(bought(today, today), Ok(today));
        assert_eq!(bought(today.later(1), today).unwrap_err().message, "field.in_the_future");
    }

    #[test]
    fn a_claim_rests_on_something() {
        let invoice = Some(WarrantyBasis::Invoice);
        assert_eq!(basis(Warranty::Claimed, invoice), Ok(invoice));
        assert_eq!(basis(Warranty::None, invoice), Ok(None));
        assert_eq!(basis(Warranty::Claimed, None).unwrap_err().message, "field.no_basis");
    }

    #[test]
    fn things_are_named_once() {
        let texts = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(codes(texts(&["B02", "A01", "B02"])), Ok(texts(&["B02", "A01"])));
        let many: Vec<String> = (0..=MOST_CODES).map(|n| n.to_string()).collect();
        assert_eq!(codes(many[1..].to_vec()).map(|codes| codes.len()), Ok(MOST_CODES));
        assert_eq!(codes(many).unwrap_err().message, "field.too_many");
        assert_eq!(
            accessories(vec![Accessory::Case, Accessory::Sim, Accessory::Case]),
            [Accessory::Sim, Accessory::Case]
        );
    }

    #[test]
    fn a_signature_is_drawn_in_its_field() {
        assert_eq!(signature(&[vec![0, 0, 1_000, 400], vec![5, 5]], 30), Ok(()));
        for nothing in [vec![], vec![vec![]], vec![vec![5, 5]]] {
            assert_eq!(signature(&nothing, 9).unwrap_err().message, "field.no_signature");
        }
        for (bad, bytes) in [
            (vec![vec![0, 0, 1_001, 0]], 20),
            (vec![vec![0, 0, 0, 401]], 20),
            (vec![vec![0, -1, 5, 5]], 20),
            (vec![vec![0, 0, 5, 5, 7]], 20),
            (vec![vec![0, 0, 5, 5]], LONGEST_SIGNATURE + 1),
        ] {
            assert_eq!(signature(&bad, bytes).unwrap_err().message, "field.bad_signature", "{bad:?}");
        }
    }
}
