//! Languages and looks a person may choose.

crate::closed_set! {
    /// A language of screens and papers.
    Language {
        /// Simplified Chinese.
        Chinese = "zh-CN",
        /// English.
        English = "en",
    }
}

crate::closed_set! {
    /// Light or dark screens.
    Theme {
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}
