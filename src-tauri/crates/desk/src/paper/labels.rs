//! Labels of parts, bins and pieces.

use super::{Gathered, Sheet};
use domain::faults::{Fault, Faults};
use domain::language::Language;
use domain::paper::MOST_LABELS;
use domain::stock::{PartId, PieceId, PlaceId};
use kernel::{Failure, Result};
use papers::{StockLabel, StockLabels};
use store::part::{self, Part, whole};
use store::shop::Shop;
use store::{Read, catalogue, place, stock};
use uuid::Uuid;

/// What a label is stuck on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum On {
    Part(PartId),
    Place(PlaceId),
    Piece(PieceId),
}

/// Gathers labels: `part:ID*3 place:ID piece:ID`.
pub(super) fn labels(read: &Read<'_>, shop: &Shop, what: &str) -> Result<Gathered> {
    let mut faults = Faults::new();
    let wanted = faults.take("what", wanted(what));
    faults.refuse("paper.invalid")?;
    let wanted = wanted.unwrap_or_default();
    let mut labels = Vec::new();
    for (on, copies) in &wanted {
        let label = match on {
            On::Part(id) => of_part(read, shop.language, *id)?,
            On::Place(id) => of_place(read, *id)?,
            On::Piece(id) => of_piece(read, *id)?,
        };
        labels.extend(std::iter::repeat_n(label, *copies));
    }
    // The history of one thing tells of its label; of many, that of the shop.
    let about = match wanted.as_slice() {
        [(On::Part(id), _)] => ("part", id.0),
        [(On::Place(id), _)] => ("place", id.0),
        [(On::Piece(id), _)] => ("piece", id.0),
        _ => ("shop", shop.id.0),
    };
    let title = labels.first().map(|label| label.head.clone()).unwrap_or_default();
    let title = file_name(&title);
    let sheet = StockLabels { language: shop.language, title: title.clone(), labels, created: read.now() };
    Ok(Gathered { sheet: Sheet::StockLabels(Box::new(sheet)), title, about, what: None })
}

/// What is wanted, each with how often: all together 1 to 500.
fn wanted(what: &str) -> std::result::Result<Vec<(On, usize)>, Fault> {
    let unreadable = || Fault::new("paper.unknown_labels");
    let mut wanted = Vec::new();
    let mut all = 0_usize;
    for one in what.split_whitespace() {
        let (on, copies) = one.split_once('*').unwrap_or((one, "1"));
        let copies: usize = copies.parse().or(Err(unreadable()))?;
        let (kind, id) = on.split_once(':').ok_or_else(unreadable)?;
        let id = Uuid::parse_str(id).or(Err(unreadable()))?;
        let on = match kind {
            "part" => On::Part(PartId(id)),
            "place" => On::Place(PlaceId(id)),
            "piece" => On::Piece(PieceId(id)),
            _ => return Err(unreadable()),
        };
        all = all.saturating_add(copies);
        wanted.push((on, copies));
    }
    match all {
        0 => Err(Fault::new("paper.no_labels")),
        1..=MOST_LABELS => Ok(wanted),
        _ => Err(Fault::with("paper.too_many_labels", "max", MOST_LABELS)),
    }
}

/// A part's label: its own barcode where it has one, else its number.
fn of_part(read: &Read<'_>, language: Language, id: PartId) -> Result<StockLabel> {
    let whole = whole::of(read, id)?.ok_or_else(|| Failure::not_found("part.not_found"))?;
    let code = whole.codes.iter().find(|row| row.active).map(|row| row.code.clone());
    let models = whole.models.iter().filter(|row| row.active).map(|row| catalogue::model(read, row.model));
    let models: Vec<String> =
        models.collect::<Result<Vec<_>>>()?.into_iter().flatten().map(|model| model.name).collect();
    let bin =
        whole.part.bin.map(|id| place::by_id(read, id)).transpose()?.flatten().and_then(|place| place.bin);
    let Part { number, name, spec, grade, .. } = whole.part;
    let grade = papers::words::grade(language, grade).to_owned();
    let spec = [spec, grade].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let lines = vec![name, spec, bin.unwrap_or_default(), models.join(" / ")];
    Ok(StockLabel { scanned: code.unwrap_or_else(|| number.clone()), head: number, lines })
}

fn of_place(read: &Read<'_>, id: PlaceId) -> Result<StockLabel> {
    let place = place::by_id(read, id)?.ok_or_else(|| Failure::not_found("place.not_found"))?;
    let Some(bin) = place.bin else { return Err(Failure::invalid("paper.no_bin")) };
    Ok(StockLabel { head: bin.clone(), scanned: bin, lines: Vec::new() })
}

fn of_piece(read: &Read<'_>, id: PieceId) -> Result<StockLabel> {
    let piece = stock::piece_by_id(read, id)?.ok_or_else(|| Failure::not_found("piece.not_found"))?;
    let broken = || Failure::internal("store.broken_reference", "part");
    let Part { number, name, spec, .. } = part::by_id(read, piece.part)?.ok_or_else(broken)?;
    Ok(StockLabel { head: piece.serial.clone(), scanned: piece.serial, lines: vec![name, number, spec] })
}

/// A file's name of a text of any kind.
fn file_name(text: &str) -> String {
    let kept: String = text.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect();
    if kept.is_empty() { "labels".to_owned() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_wanted_by_what_they_are_stuck_on() {
        let id = Uuid::from_u128(7);
        let (part, piece) = (On::Part(PartId(id)), On::Piece(PieceId(id)));
        assert_eq!(wanted(&format!("part:{id}*3  piece:{id}")), Ok(vec![(part, 3), (piece, 1)]));
        assert_eq!(wanted(&format!("place:{id}*500")).map(|all| all.len()), Ok(1));
        for (what, message) in [
            (String::new(), "paper.no_labels"),
            (format!("part:{id}*0"), "paper.no_labels"),
            (format!("part:{id}*501"), "paper.too_many_labels"),
            (format!("part:{id}*400 part:{id}*101"), "paper.too_many_labels"),
            (format!("part:{id}*{}", u64::MAX), "paper.too_many_labels"),
            (format!("part:{id}*-1"), "paper.unknown_labels"),
            (format!("order:{id}"), "paper.unknown_labels"),
            ("part:7".to_owned(), "paper.unknown_labels"),
        ] {
            assert_eq!(wanted(&what).unwrap_err().message, message, "{what}");
        }
    }

    #[test]
    fn a_number_becomes_a_name_of_a_file() {
        assert_eq!(file_name("LCD/13 屏"), "LCD_13_屏");
        assert_eq!(file_name(""), "labels");
    }
}
