//! Asking for pieces from the shelves, or offering own ones.

use super::give::{on_its_way, short_own};
use super::{Handed, missing, said};
use crate::repair_part::scanned;
use domain::faults::Faults;
use domain::handing::HandingWay;
use domain::person::PersonId;
use domain::repair_part::{MOST, optional_code};
use domain::stock::{self, HandingState, PieceId, PlaceId, PlaceKind};
use kernel::{Failure, Result};
use serde::Deserialize;
use store::handing::{Handing, HandingLine};
use store::part::Part;
use store::{Change, handing, person, place};
use ts_rs::TS;

/// The most lines of one handing.
const MOST_LINES: usize = 100;

/// Pieces that shall pass from one hand to another.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskHanding {
    way: HandingWay,
    /// To whom, where they are passed on.
    #[ts(optional = nullable)]
    person: Option<PersonId>,
    lines: Vec<AskLine>,
    why: String,
}

/// A part, by its code; pieces with serial numbers are named where they are given away.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskLine {
    code: String,
    #[ts(optional = nullable)]
    serial: Option<String>,
    quantity: i64,
}

/// A line as it was understood.
struct Wanted {
    part: Part,
    piece: Option<PieceId>,
    quantity: i64,
}

/// Asks for pieces from the shelves, which the storekeeper gives; or sends own ones, which the other side takes.
pub(crate) fn ask(change: &mut Change<'_>, input: AskHanding) -> Result<Handed> {
    let mut faults = Faults::new();
    let me = PersonId(change.person());
    let other = match (input.way, input.person) {
        (HandingWay::Pass, None) => {
            faults.add("person", "field.empty");
            None
        }
        (HandingWay::Pass, Some(id)) => {
            let known = person::find(change, id)?.filter(|person| person.active && person.id != me);
            if known.is_none() {
                faults.add("person", "field.unknown");
            }
            known.map(|person| person.id)
        }
        (HandingWay::Draw | HandingWay::GiveBack, _) => None,
    };
    if input.lines.is_empty() {
        faults.add("lines", "field.empty");
    }
    if input.lines.len() > MOST_LINES {
        faults.add_with("lines", "field.too_many", [("max", MOST_LINES.to_string())]);
    }
    let mut wanted = Vec::new();
    for (at, line) in input.lines.iter().take(MOST_LINES).enumerate() {
        wanted.extend(understood(change, &mut faults, (at, line), input.way)?);
    }
    faults.refuse("handing.invalid")?;
    let why = said(&input.why, false)?;
    let own = place::of_person(change, me)?;
    let shelves = place::main(change, PlaceKind::Good)?;
    let (source, target) = match (input.way, other) {
        (HandingWay::Draw, _) => (shelves, own),
        (HandingWay::GiveBack, _) => (own, shelves),
        (HandingWay::Pass, Some(other)) => (own, place::of_person(change, other)?),
        (HandingWay::Pass, None) => return Err(missing()),
    };
    let asked = add(change, (source, target), why)?;
    let lines = add_lines(change, &asked, wanted)?;
    if input.way == HandingWay::Draw {
        return Ok(Handed { id: asked.id, state: asked.state });
    }
    for line in &lines {
        short_own(change, own, line)?;
        on_its_way(change, (&asked, line), own, line.asked)?;
        handing::write_line(change, line, &HandingLine { sent: Some(line.asked), ..line.clone() })?;
    }
    let sent = Handing {
        state: HandingState::Sent,
        sent_by: Some(me),
        sent_at: Some(change.now()),
        ..asked.clone()
    };
    handing::write(change, &asked, &sent)?;
    Ok(Handed { id: sent.id, state: sent.state })
}

fn understood(
    change: &Change<'_>,
    faults: &mut Faults,
    (at, line): (usize, &AskLine),
    way: HandingWay,
) -> Result<Option<Wanted>> {
    let of = ("lines", at);
    let code = faults.take_of(of, "code", stock::code(&line.code));
    let serial = faults.take_of(of, "serial", optional_code(line.serial.as_deref().unwrap_or("")));
    let quantity = faults.take_of(of, "quantity", stock::quantity(line.quantity, MOST));
    let (Some(code), Some(serial), Some(quantity)) = (code, serial, quantity) else { return Ok(None) };
    // Which pieces come from the shelves, whoever gives them says.
    if way == HandingWay::Draw
        && let Some(part) = store::part::by_code(change, code)?
    {
        return Ok(Some(Wanted { part, piece: None, quantity }));
    }
    match scanned(change, code, serial)? {
        Ok(found) => {
            let piece = found.piece.filter(|_| way != HandingWay::Draw);
            if piece.is_some() && quantity != 1 {
                faults.take_of::<()>(of, "quantity", Err(domain::faults::Fault::new("field.one_piece")));
            }
            Ok(Some(Wanted { part: found.part, piece, quantity }))
        }
        Err((field, fault)) => {
            faults.take_of::<()>(of, field, Err(fault));
            Ok(None)
        }
    }
}

fn add(change: &mut Change<'_>, (source, target): (PlaceId, PlaceId), why: String) -> Result<Handing> {
    let handing = Handing {
        id: change.new_id(),
        number: handing::next_number(change, change.today()?)?,
        source,
        target,
        state: HandingState::Asked,
        why,
        asked_by: PersonId(change.person()),
        asked_at: change.now(),
        sent_by: None,
        sent_at: None,
        taken_by: None,
        taken_at: None,
    };
    handing::add(change, &handing)?;
    Ok(handing)
}

/// Adds the lines; each piece with a number of its own has a line of its own.
fn add_lines(change: &mut Change<'_>, handing: &Handing, wanted: Vec<Wanted>) -> Result<Vec<HandingLine>> {
    let mut lines: Vec<HandingLine> = Vec::new();
    for Wanted { part, piece, quantity } in wanted {
        let (times, asked) = if part.serialised { (quantity, 1) } else { (1, quantity) };
        for _ in 0..times {
            let at =
                i64::try_from(lines.len()).map_err(|error| Failure::internal("handing.invalid", error))?;
            let line = HandingLine {
                id: change.new_id(),
                handing: handing.id,
                part: part.id,
                piece,
                asked,
                sent: None,
                place: at,
            };
            handing::add_line(change, &line)?;
            lines.push(line);
        }
    }
    Ok(lines)
}
