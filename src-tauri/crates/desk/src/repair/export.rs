use super::find::{FindRepairs, asked, rows};
use crate::registry::Asking;
use crate::shop::founded;
use domain::language::Language;
use domain::repair::RepairId;
use domain::shop::ShopId;
use kernel::{Failure, Result, Zone};
use papers::ListedRepair;
use serde::{Deserialize, Serialize};
use store::repair::Line;
use store::{Change, Read, repair};
use ts_rs::TS;

/// Which orders to take along: those named, or all that a list shows.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportRepairs {
    #[serde(default)]
    #[ts(optional = nullable)]
    ids: Option<Vec<RepairId>>,
    #[serde(default)]
    #[ts(optional = nullable)]
    find: Option<FindRepairs>,
}

/// A file's name and content.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Exported {
    file_name: String,
    csv: String,
}

impl Exported {
    pub(crate) fn new(file_name: String, csv: String) -> Self {
        Self { file_name, csv }
    }
}

/// The most lines one list may have.
const MOST_LINES: usize = 10_000;
/// How many are looked up at a time.
const LINES_AT_A_TIME: i64 = 500;

/// A list before it leaves the program.
pub(crate) struct Gathered {
    exported: Exported,
    shop: ShopId,
    lines: usize,
}

/// Gathers a list, phones masked, while others go on writing.
pub(crate) fn prepare_export(_: &Asking<'_>, read: &Read<'_>, input: ExportRepairs) -> Result<Gathered> {
    let lines = match (input.ids, input.find) {
        (Some(ids), None) if ids.len() <= MOST_LINES => repair::by_ids(read, &ids)?,
        (Some(_), None) => return Err(too_many()),
        (None, Some(find)) => found(read, find)?,
        (Some(_), Some(_)) | (None, None) => return Err(Failure::invalid("input.malformed")),
    };
    let shop = founded(read)?;
    let named = match shop.language {
        Language::Chinese => "工单",
        Language::English => "orders",
    };
    let count = lines.len();
    let listed = listed(read, shop.zone, lines);
    let exported = Exported {
        file_name: format!("{named}-{}.csv", read.today()?.text()),
        csv: papers::repair_list(shop.language, &listed),
    };
    Ok(Gathered { exported, shop: shop.id, lines: count })
}

/// Takes a list out of the program and says so in the shop's history.
pub(crate) fn export(change: &mut Change<'_>, gathered: Gathered) -> Result<Exported> {
    change.note("shop", gathered.shop.0, &[("exported", gathered.lines.to_string())])?;
    Ok(gathered.exported)
}

fn too_many() -> Failure {
    Failure::invalid("repair.too_many_exported").with("max", MOST_LINES)
}

/// All that a list shows, page after page.
fn found(read: &Read<'_>, input: FindRepairs) -> Result<Vec<Line>> {
    let mut find = asked(read, input, None, LINES_AT_A_TIME)?;
    let mut lines = Vec::new();
    loop {
        let page = repair::find(read, &find)?;
        lines.extend(page.lines);
        if lines.len() > MOST_LINES {
            return Err(too_many());
        }
        let Some(next) = page.next else { return Ok(lines) };
        find.after = Some(next);
    }
}

fn listed(read: &Read<'_>, zone: Zone, lines: Vec<Line>) -> Vec<ListedRepair> {
    rows(read, lines).into_iter().map(|row| row.listed(zone)).collect()
}
