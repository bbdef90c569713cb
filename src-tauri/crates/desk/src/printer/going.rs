//! A paper on its way out, and what the history says of it.

use crate::door::Empty;
use crate::paper::{About, PaperName};
use crate::registry::Asking;
use domain::printer::may_have_come_out;
use kernel::{Code, Failure, Result};
use store::{Change, Mode, print};

/// A paper on its way out, as the history of what it is about tells it.
#[derive(Clone)]
pub(super) struct Going {
    pub(super) paper: PaperName,
    pub(super) about: About,
    pub(super) what: Option<String>,
    pub(super) said: Vec<(&'static str, String)>,
}

/// Lets a paper go out. The history says so first: whatever comes after, the next one is a reprint, and no drawer opens
/// for it a second time. Where it surely came to nothing the history says that, too, and the next one is the first.
pub(super) fn out(
    asking: &Asking<'_>,
    going: Going,
    was_printed: bool,
    print: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let again = going.clone();
    asking.change(Mode::Look, None, move |change| {
        let paper = going.paper.command();
        if print::was_printed_of(change, going.about, paper, going.what.as_deref())? != was_printed {
            // It is drawn as the first one, and another desk just was.
            return Err(Failure::new(Code::Conflict, "paper.printed_meanwhile"));
        }
        record(change, going)
    })?;
    let Err(failure) = print() else { return Ok(()) };
    let field = if may_have_come_out(failure.message) { "broke_off" } else { "nothing_came" };
    let mut failed = again;
    failed.said.push((field, failure.message.to_owned()));
    let told = asking.change(Mode::Look, None, move |change| record(change, failed));
    if let Err(unwritten) = told {
        // What the person must know is what the printer said.
        crate::station::log(unwritten);
    }
    Err(failure)
}

/// Says in the history of what a paper is about that it goes out, and how.
pub(super) fn record(change: &mut Change<'_>, going: Going) -> Result<Empty> {
    let Going { paper, about: (noun, id), what, said } = going;
    let mut said: Vec<_> = std::iter::once(("paper", paper.command().to_owned())).chain(said).collect();
    if paper == PaperName::AccessoryLabel
        && let Some(what) = &what
    {
        // In the words of whoever sticks it on, which may speak of people.
        change.note_personal(noun, id, &said, ("what", what))?;
        return Ok(Empty {});
    }
    said.extend(what.map(|what| ("what", what)));
    change.note(noun, id, &said)?;
    Ok(Empty {})
}
