//! A shop from before the bench gets what a new one begins with: checklists, codes and price rules.

use crate::{checklist, fault_code, price};
use kernel::{Moment, Result};
use serde_json::Value;
use std::sync::Arc;
use store::{By, Mode, Read, Store, shop};
use uuid::Uuid;

/// Which of what a new shop begins with a shop has nothing of. Where anything is, the shop made it its own.
#[derive(Debug, Clone, Copy)]
struct Lacking {
    checklists: bool,
    codes: bool,
    rules: bool,
}

impl Lacking {
    fn of(read: &Read<'_>) -> Result<Option<Self>> {
        if shop::find(read)?.is_none() {
            return Ok(None);
        }
        let lacking = Self {
            checklists: store::checklist::newest_of_all(read)?.is_empty(),
            codes: store::fault_code::all(read)?.is_empty(),
            rules: store::price::rules(read)?.is_empty(),
        };
        Ok(Some(lacking).filter(|all| all.checklists || all.codes || all.rules))
    }
}

/// Fills in what a founded shop lacks altogether. The program itself acts: nobody is signed in yet.
///
/// # Errors
/// What the database says.
pub(crate) fn bring_along(store: &Arc<Store>, now: Moment) -> Result<()> {
    let Some(lacking) = store.read(Uuid::nil(), now, Lacking::of)? else { return Ok(()) };
    let by = By { person: Uuid::nil(), command: "catalogue.load_starter", now, request: None };
    store.change(by, Mode::History, move |change| {
        if lacking.checklists {
            checklist::fill(change)?;
        }
        if lacking.codes {
            fault_code::fill(change)?;
        }
        if lacking.rules {
            price::fill(change)?;
        }
        Ok(Value::Null)
    })?;
    Ok(())
}
