//! What is half written, and lists as somebody likes them: state, without history.

kernel::id!(
    /// A draft, named by the client that began it.
    DraftId
);
kernel::id!(
    /// A saved view of a list.
    SavedViewId
);
