//! Half-written forms, sealed.
