//! Why something that was asked of the host brought nothing.

use kernel::{Code, Failure};
use serde::Serialize;
use serde_json::Value;

/// The refusal of a call: this program's own words, or the host's exactly as they came.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(crate) enum Refused {
    /// Said here.
    Own(Failure),
    /// Said by the host: a failure in the form of `kernel::Failure`.
    Host(Value),
}

/// What a call to the host brings.
pub(crate) type Answered<T> = Result<T, Refused>;

impl Refused {
    /// The key of its words.
    pub(crate) fn message(&self) -> &str {
        match self {
            Self::Own(failure) => failure.message,
            Self::Host(failure) => {
                failure.get("message").and_then(Value::as_str).unwrap_or("reply.unreadable")
            }
        }
    }

    /// Whether the host was only occupied.
    pub(crate) fn is_busy(&self) -> bool {
        match self {
            Self::Own(failure) => failure.code == Code::Busy,
            Self::Host(failure) => failure.get("code").and_then(Value::as_str) == Some("busy"),
        }
    }

    /// Whether no answer came; what was asked for may have happened.
    pub(crate) fn is_line_down(&self) -> bool {
        matches!(self, Self::Own(failure) if failure.message == "line.down")
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self::Own(failure)
    }
}

/// No answer came.
pub(super) fn line_down() -> Refused {
    Refused::Own(Failure::new(Code::Busy, "line.down"))
}

/// Something answers that is not the host this desk belongs to.
pub(super) fn other_host() -> Refused {
    Refused::Own(Failure::new(Code::Forbidden, "line.other_host"))
}

/// An answer that nobody can make anything of.
pub(super) fn unreadable(detail: impl ToString) -> Refused {
    Refused::Own(Failure::internal("reply.unreadable", "the host's answer").with("detail", detail))
}

/// The failure inside an answer, where it is one.
pub(super) fn failure_in(bytes: &[u8]) -> Option<Value> {
    let failure: Value = serde_json::from_slice(bytes).ok()?;
    let has_text = |name: &str| failure.get(name).is_some_and(Value::is_string);
    let has_list = |name: &str| failure.get(name).is_some_and(Value::is_array);
    (has_text("code") && has_text("message") && has_list("fields") && has_list("gates")).then_some(failure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_failure_of_the_host_goes_on_as_it_came() {
        let told =
            json!({"code": "busy", "message": "store.busy", "params": {"a": "b"}, "fields": [], "gates": []});
        let failure = failure_in(told.to_string().as_bytes()).unwrap();
        let refused = Refused::Host(failure);
        assert!(refused.is_busy() && !refused.is_line_down());
        assert_eq!(refused.message(), "store.busy");
        assert_eq!(serde_json::to_value(&refused).unwrap(), told);
        assert_eq!(failure_in(b"<html>"), None);
        assert_eq!(failure_in(br#"{"code":"busy"}"#), None);
    }

    #[test]
    fn a_line_that_is_down_is_no_refusal_of_the_host() {
        assert!(line_down().is_line_down());
        assert!(!other_host().is_line_down() && !other_host().is_busy());
    }
}
