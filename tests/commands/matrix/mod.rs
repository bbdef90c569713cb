//! Who may do what to what: every command, by every role alone, in every state a session can be in, on what is one's
//! own, somebody else's and another shop's. Which right a command asks for and which role has it stands in `rights`;
//! here stands what becomes of a session, and whose each thing is.

mod foreign;
mod lists;
mod own;
mod sessions;

use desk::Caller;
use desk::commands::commands;
use kernel::Failure;
use serde_json::{Value, json};
use tests::TempShop;

/// What somebody hears to a command or a paper: `ok`, the right they lack, or the message with the first field at fault.
fn heard(shop: &TempShop, caller: &Caller, name: &str, input: Value) -> String {
    match ask(shop, caller, name, input) {
        Ok(_) => "ok".to_owned(),
        Err(failure) => said(&failure),
    }
}

fn ask(shop: &TempShop, caller: &Caller, name: &str, input: Value) -> kernel::Result<Value> {
    let is_paper = commands().get(name).is_some_and(desk::registry::Command::is_paper);
    if is_paper {
        return shop.desk.paper(caller, name, input).map(|paper| json!(paper.file_name));
    }
    shop.desk.call(caller, name, input)
}

fn said(failure: &Failure) -> String {
    if failure.message == "caller.lacks_right" {
        return format!("lacks {}", failure.params["right"]);
    }
    match failure.fields.first() {
        Some(fault) => format!("{}={}", fault.field, fault.message),
        None => failure.message.to_owned(),
    }
}
