use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use ts_rs::TS;

/// What a rule, a command or a store answers when it does not answer what was asked.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// Why something was refused or broke, in a form that every transport and the UI understand.
///
/// The core has no human language: `message` is a key into `ui/src/words` (`failure.<message>`).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Failure {
    /// The kind, which decides the HTTP status and what the UI does.
    pub code: Code,
    /// A key into the words.
    #[ts(type = "string")]
    pub message: &'static str,
    /// What the words mention.
    #[ts(type = "Record<string, string>")]
    pub params: BTreeMap<&'static str, String>,
    /// Faults that belong to one field of the input.
    pub fields: Vec<FieldFault>,
    /// Every open gate of a refused step.
    pub gates: Vec<Gate>,
    /// Under which the cause was logged; set for internal failures only.
    pub trace: Option<String>,
    /// What went wrong inside. It is logged and never crosses to a client.
    #[serde(skip)]
    #[ts(skip)]
    pub cause: Option<String>,
}

/// A fault of one field: its name in the input, and a key (`fault.<message>`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FieldFault {
    /// The field's name in the input; of a list's line also which one: `lines[0].unit`.
    #[ts(type = "string")]
    pub field: Cow<'static, str>,
    /// A key into the words.
    #[ts(type = "string")]
    pub message: &'static str,
    /// What the words mention.
    #[ts(type = "Record<string, string>")]
    pub params: BTreeMap<&'static str, String>,
}

/// What stands between an order and its next step, and which right lifts it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Gate {
    /// A key into the words (`gate.<gate>`).
    #[ts(type = "string")]
    pub gate: &'static str,
    /// What the words mention.
    #[ts(type = "Record<string, string>")]
    pub params: BTreeMap<&'static str, String>,
    /// The right that may override, if any may.
    #[ts(type = "Right | null")]
    pub lifted_by: Option<&'static str>,
}

impl Gate {
    /// A gate that nobody may override, worded by a key.
    #[must_use]
    pub fn new(gate: &'static str) -> Self {
        Self { gate, params: BTreeMap::new(), lifted_by: None }
    }

    /// Adds a value that the words mention.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.insert(name, value.to_string());
        self
    }
}

/// The kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The input has faults.
    Invalid,
    /// No such thing.
    NotFound,
    /// The person may not do this.
    Forbidden,
    /// Nobody is signed in at this desk.
    SignedOut,
    /// The desk is locked.
    Locked,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// A rule stands against it now.
    Refused,
    /// Try again in a moment.
    Busy,
    /// The program or the machine failed.
    Internal,
}

impl Code {
    /// The HTTP status a transport gives it.
    #[must_use]
    pub fn http_status(self) -> u16 {
        match self {
            Self::Invalid => 422,
            Self::NotFound => 404,
            Self::Forbidden => 403,
            Self::SignedOut => 401,
            Self::Locked => 423,
            Self::Conflict | Self::Refused => 409,
            Self::Busy => 503,
            Self::Internal => 500,
        }
    }
}

impl Failure {
    /// A failure of a kind, worded by a key.
    #[must_use]
    pub fn new(code: Code, message: &'static str) -> Self {
        Self {
            code,
            message,
            params: BTreeMap::new(),
            fields: Vec::new(),
            gates: Vec::new(),
            trace: None,
            cause: None,
        }
    }

    /// The input has faults.
    #[must_use]
    pub fn invalid(message: &'static str) -> Self {
        Self::new(Code::Invalid, message)
    }

    /// There is no such thing.
    #[must_use]
    pub fn not_found(message: &'static str) -> Self {
        Self::new(Code::NotFound, message)
    }

    /// A rule stands against it.
    #[must_use]
    pub fn refused(message: &'static str) -> Self {
        Self::new(Code::Refused, message)
    }

    /// Something broke; `cause` is for the log.
    #[must_use]
    pub fn internal(message: &'static str, cause: impl std::fmt::Display) -> Self {
        Self::new(Code::Internal, message).because(cause)
    }

    /// Adds a value that the words mention.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.insert(name, value.to_string());
        self
    }

    /// Adds a fault of one field.
    #[must_use]
    pub fn field(self, field: &'static str, message: &'static str) -> Self {
        self.fault(FieldFault { field: field.into(), message, params: BTreeMap::new() })
    }

    /// Adds a fault of one field, made elsewhere.
    #[must_use]
    pub fn fault(mut self, fault: FieldFault) -> Self {
        self.fields.push(fault);
        self
    }

    /// Notes what went wrong inside, for the log.
    #[must_use]
    pub fn because(mut self, cause: impl std::fmt::Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.message)?;
        for fault in &self.fields {
            write!(f, ", {}: {}", fault.field, fault.message)?;
        }
        match &self.cause {
            Some(cause) => write!(f, " ({cause})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_crosses_without_its_cause() {
        let failure = Failure::invalid("repair.invalid")
            .field("symptom", "field.empty")
            .with("number", "WX261121-0007")
            .because("/secret/path");
        let crossed = serde_json::to_value(&failure).unwrap();
        assert_eq!(
            crossed,
            serde_json::json!({
                "code": "invalid", "message": "repair.invalid", "params": {"number": "WX261121-0007"},
                "fields": [{"field": "symptom", "message": "field.empty", "params": {}}],
                "gates": [], "trace": null,
            })
        );
    }
}
