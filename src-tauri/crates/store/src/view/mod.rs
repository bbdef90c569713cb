//! Lists as somebody likes them.
