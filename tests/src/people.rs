use crate::{TempShop, past_the_store, refused_to};
use desk::Caller;
use kernel::{Failure, Result};
use serde_json::{Value, json};

/// The password that `TempShop::person` gives somebody.
pub fn own_password(badge: &str) -> String {
    format!("own-secret-words-{badge}")
}

/// Where a failure found faults, and which.
///
/// Names of fields outlive the failure, so that a test may look at one that it does not keep.
pub fn faults(failure: &Failure) -> Vec<(&'static str, &'static str)> {
    failure.fields.iter().map(|fault| (&*fault.field.to_string().leak(), fault.message)).collect()
}

impl TempShop {
    /// A browser at which nobody has signed in yet.
    ///
    /// # Panics
    /// Where the system has no randomness.
    pub fn browser(&self) -> Caller {
        Caller { session: Some(self.desk.begin_session().expect("randomness")), ..Caller::default() }
    }

    /// Calls a command as somebody.
    ///
    /// # Panics
    /// Where it is refused.
    #[track_caller]
    pub fn call_as(&self, caller: &Caller, name: &str, input: Value) -> Value {
        self.desk.call(caller, name, input).unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }

    /// Why a command is refused to somebody.
    ///
    /// # Panics
    /// Where it is not.
    #[track_caller]
    pub fn refused_as(&self, caller: &Caller, name: &str, input: Value) -> Failure {
        refused_to(&self.desk, caller, name, input)
    }

    /// A full sign-in.
    ///
    /// # Errors
    /// As the command answers.
    pub fn sign_in_as(&self, caller: &Caller, badge: &str, password: &str) -> Result<Value> {
        self.desk.call(caller, "session.sign_in", json!({"badge": badge, "password": password}))
    }

    /// What a desk's door says.
    ///
    /// # Panics
    /// Where it says nothing.
    #[track_caller]
    pub fn door(&self, caller: &Caller) -> Value {
        self.call_as(caller, "shop.door", json!({}))
    }

    /// The line of somebody in the staff list.
    ///
    /// # Panics
    /// Where nobody has the badge.
    #[track_caller]
    pub fn row_of(&self, badge: &str) -> Value {
        let people = self.call("person.list", json!({"with_left": true}));
        let row = people.as_array().expect("a list").iter().find(|row| row["badge"] == badge);
        row.unwrap_or_else(|| panic!("nobody has the badge {badge}")).clone()
    }

    /// The commands the journal holds, oldest first.
    ///
    /// # Panics
    /// Where it cannot be read.
    pub fn journal(&self) -> Vec<String> {
        let db = past_the_store(self.root());
        let mut statement = db.prepare("SELECT command FROM journal ORDER BY row").expect("a journal");
        let commands = statement.query_map([], |row| row.get(0)).expect("rows");
        commands.collect::<std::result::Result<_, _>>().expect("texts")
    }
}
