//! Lists as somebody likes them: their own, or the whole shop's where they keep the shop.

use crate::door::Empty;
use crate::id::Id;
use crate::repair::SavedFilter;
use crate::rights::rights_of;
use domain::draft::SavedViewId;
use domain::faults::{Fault, Faults};
use domain::person::PersonId;
use domain::right::Right;
use domain::text;
use kernel::{Code, Failure, Result};
use serde::Deserialize;
use store::{Change, Read, person, view};
use ts_rs::TS;

/// A view to keep; `id` names the one it replaces.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepView {
    id: Option<SavedViewId>,
    name: String,
    shared: bool,
    filter: SavedFilter,
}

/// The columns of a list, in their order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeepColumns {
    columns: Vec<String>,
}

/// The most views one person sees; their counts are asked for at every look at the list.
const MOST_VIEWS: usize = 40;
/// The most columns, and the longest name of one.
const MOST_COLUMNS: usize = 40;

pub(crate) fn keep(change: &mut Change<'_>, input: KeepView) -> Result<Id> {
    let me = PersonId(change.person());
    let mut faults = Faults::new();
    let name = faults.take("name", text::name(&input.name));
    if input.id.is_none() && view::of_person(change, me)?.len() >= MOST_VIEWS {
        faults.take::<()>("name", Err(Fault::with("field.too_many", "max", MOST_VIEWS)));
    }
    faults.refuse("view.invalid")?;
    let Some(name) = name else { return Err(Failure::invalid("view.invalid")) };
    if let Some(id) = input.id {
        must_be_mine(change, me, id)?;
    }
    if input.shared {
        must_keep_the_shop(change, me)?;
    }
    let kept = view::SavedView {
        id: input.id.unwrap_or_else(|| change.new_id()),
        person: (!input.shared).then_some(me),
        name: name.to_owned(),
        filter: input.filter.text()?,
    };
    view::keep(change, &kept)?;
    Ok(Id::of(kept.id))
}

pub(crate) fn forget(change: &mut Change<'_>, input: Id) -> Result<Empty> {
    let id = SavedViewId(input.id);
    must_be_mine(change, PersonId(change.person()), id)?;
    view::forget(change, id)?;
    Ok(Empty {})
}

pub(crate) fn columns(change: &mut Change<'_>, input: KeepColumns) -> Result<Empty> {
    let fits = |column: &String| column.len() <= MOST_COLUMNS && column.bytes().all(|b| b.is_ascii_graphic());
    if input.columns.len() > MOST_COLUMNS || !input.columns.iter().all(fits) {
        return Err(Failure::invalid("input.malformed"));
    }
    view::keep_columns(change, PersonId(change.person()), input.columns)?;
    Ok(Empty {})
}

/// Nobody else's own view is known to anybody; the shop's are changed by whoever keeps the shop.
fn must_be_mine(read: &Read<'_>, me: PersonId, id: SavedViewId) -> Result<()> {
    match view::by_id(read, id)? {
        Some(found) if found.person == Some(me) => Ok(()),
        Some(found) if found.person.is_none() => must_keep_the_shop(read, me),
        Some(_) | None => Err(Failure::not_found("view.not_found")),
    }
}

fn must_keep_the_shop(read: &Read<'_>, me: PersonId) -> Result<()> {
    let keeps = person::find(read, me)?.is_some_and(|me| rights_of(&me.roles).contains(&Right::KeepShop));
    if keeps {
        return Ok(());
    }
    Err(Failure::new(Code::Forbidden, "caller.lacks_right").with("right", Right::KeepShop.text()))
}
