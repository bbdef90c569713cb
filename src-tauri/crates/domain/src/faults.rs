//! Gathers the faults of an input, so that all of them are told at once.

use kernel::{Failure, FieldFault, Result};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The faults found so far.
#[derive(Debug, Default)]
pub struct Faults(Vec<FieldFault>);

impl Faults {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a fault of a field.
    pub fn add(&mut self, field: &'static str, message: &'static str) {
        self.0.push(FieldFault { field: field.into(), message, params: BTreeMap::new() });
    }

    /// As `add`, with what the words mention.
    pub fn add_with(
        &mut self,
        field: &'static str,
        message: &'static str,
        params: impl IntoIterator<Item = (&'static str, String)>,
    ) {
        let params = params.into_iter().collect();
        self.0.push(FieldFault { field: field.into(), message, params });
    }

    /// Takes the value of a field's rule, or notes its fault.
    pub fn take<T>(&mut self, field: &'static str, rule: Result<T, Fault>) -> Option<T> {
        match rule {
            Ok(value) => Some(value),
            Err(fault) => {
                self.push(field.into(), fault);
                None
            }
        }
    }

    /// As `take`, of a field of one line of a list, counted from 0: `lines[0].unit`.
    pub fn take_of<T>(
        &mut self,
        (list, at): (&'static str, usize),
        field: &'static str,
        rule: Result<T, Fault>,
    ) -> Option<T> {
        match rule {
            Ok(value) => Some(value),
            Err(fault) => {
                self.push(format!("{list}[{at}].{field}").into(), fault);
                None
            }
        }
    }

    fn push(&mut self, field: Cow<'static, str>, fault: Fault) {
        let params = fault.params.into_iter().flatten().map(|(name, n)| (name, n.to_string())).collect();
        self.0.push(FieldFault { field, message: fault.message, params });
    }

    /// Refuses when any fault was noted.
    ///
    /// # Errors
    /// `message` with every fault.
    pub fn refuse(self, message: &'static str) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(Failure { fields: self.0, ..Failure::invalid(message) })
    }
}

/// What a rule of one field found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// A key into the words (`fault.<message>`).
    pub message: &'static str,
    /// Numbers that the words mention.
    pub params: [Option<(&'static str, usize)>; 2],
}

impl Fault {
    /// A fault without a number.
    #[must_use]
    pub fn new(message: &'static str) -> Self {
        Self { message, params: [None, None] }
    }

    /// A fault whose words mention a number.
    #[must_use]
    pub fn with(message: &'static str, name: &'static str, number: usize) -> Self {
        Self { message, params: [Some((name, number)), None] }
    }

    /// A number that is not from `min` to `max`, both included: `field.not_between`.
    #[must_use]
    pub fn not_between(min: usize, max: usize) -> Self {
        Self { message: "field.not_between", params: [Some(("min", min)), Some(("max", max))] }
    }
}
