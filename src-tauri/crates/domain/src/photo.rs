//! Pictures of a machine.

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
