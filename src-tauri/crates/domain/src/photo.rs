//! Pictures of a machine.

use crate::faults::Fault;

kernel::id!(
    /// A picture.
    PhotoId
);

crate::closed_set! {
    /// What a picture shows.
    PhotoView {
        /// 正面
        Front = "front",
        /// 背面
        Back = "back",
        /// 侧面
        Side = "side",
        /// 亮屏
        Screen = "screen",
        /// 内部
        Inside = "inside",
        /// 凭证
        Paper = "paper",
        /// 其他
        Other = "other",
    }
}

crate::closed_set! {
    /// When a picture was taken, and what for.
    Phase {
        /// 接机
        Intake = "intake",
        /// 维修前
        Before = "before",
        /// 维修后
        After = "after",
        /// 证据
        Evidence = "evidence",
        /// 交机
        HandOver = "hand_over",
    }
}

/// The most pictures one order may have in sight.
pub const MOST_OF_AN_ORDER: usize = 30;
/// The longest side a picture is kept in, in pixels: a hairline crack shows, and thirty pictures take some 15 MB.
pub const LONGEST_SIDE: u32 = 2048;

/// How many pictures an order has once `more` join those it has: 30 at most.
///
/// # Errors
/// `photo.too_many`.
pub fn room_for(has: usize, more: usize) -> Result<usize, Fault> {
    let count = has.saturating_add(more);
    if count <= MOST_OF_AN_ORDER {
        Ok(count)
    } else {
        Err(Fault::with("photo.too_many", "max", MOST_OF_AN_ORDER))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_pictures_are_enough() {
        assert_eq!(room_for(0, 0), Ok(0));
        assert_eq!(room_for(29, 1), Ok(30));
        assert_eq!(room_for(30, 1), Err(Fault::with("photo.too_many", "max", 30)));
        assert_eq!(room_for(usize::MAX, 1), Err(Fault::with("photo.too_many", "max", 30)));
    }
}
