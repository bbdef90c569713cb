//! Parts out of a spreadsheet: first only looked at, then written as that look said.

use super::as_kept::{as_kept, blank};
use super::keep::{Beside, KeepPart, KeepPartSupplier, Making, checked};
use super::sheet;
use domain::catalogue::ModelId;
use domain::faults::{Fault, Faults};
use domain::part::import::{self as rules, Columns, ImportColumn, MOST_ROWS};
use domain::stock::{self as codes, PartClass, PlaceId, PlaceKind, SupplierId};
use domain::text;
use kernel::{Failure, Money, Result};
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::part::{self, whole, whole::Whole};
use store::place::{self, Place};
use store::supplier::{self, Supplier};
use store::{Change, Read, catalogue};
use ts_rs::TS;
use uuid::Uuid;

/// A list of parts.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportParts {
    /// The file (CSV or XLSX) in base64.
    content: String,
    /// Whether parts that are known already are changed by it, or left as they are.
    change_known: bool,
    /// Whether the good lines are taken though others have faults; else nothing is.
    only_good: bool,
}

/// What an import would do.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ImportLook {
    /// Lines with something in them, without the headers.
    rows: usize,
    columns: Vec<ImportColumn>,
    /// Headers that nothing is known of; their cells are not looked at.
    unknown_columns: Vec<String>,
    /// Columns that stand there twice; the first one counts.
    twice: Vec<ImportColumn>,
    done: Imported,
    /// Suppliers that are added with it.
    new_suppliers: Vec<String>,
    /// Bins that are added with it.
    new_bins: Vec<String>,
    faults: Vec<ImportFault>,
}

/// How many parts an import comes to.
#[derive(Debug, Clone, Copy, Default, Serialize, TS)]
pub(crate) struct Imported {
    added: usize,
    changed: usize,
    /// Known, and the list says nothing new of them.
    unchanged: usize,
    /// Known, and not to be changed.
    left: usize,
    /// Lines with a fault.
    bad: usize,
}

/// What is wrong with a cell.
#[derive(Debug, Serialize, TS)]
pub(crate) struct ImportFault {
    /// Its line, as spreadsheets count.
    line: usize,
    column: ImportColumn,
    message: &'static str,
    #[ts(type = "Record<string, string>")]
    params: BTreeMap<&'static str, String>,
}

/// A list that was read and not yet compared with what is known.
#[derive(Debug, Clone)]
pub(crate) struct ReadList {
    columns: Columns,
    lines: Vec<sheet::Line>,
    change_known: bool,
    only_good: bool,
}

/// What is to be written.
struct Plan {
    done: Imported,
    parts: Vec<(Option<Whole>, Whole)>,
    suppliers: Vec<Supplier>,
    bins: Vec<Place>,
    faults: Vec<ImportFault>,
}

/// Looks at a list without writing anything.
pub(crate) fn check_import(read: &Read<'_>, input: ImportParts) -> Result<ImportLook> {
    let list = prepare_import(read, input)?;
    // Nothing of it is kept: these ids only tell new rows apart.
    let last = Cell::new(0_u128);
    let numbered = || {
        last.set(last.get() + 1);
        Uuid::from_u128(last.get())
    };
    let plan = planned(read, &list, &numbered)?;
    Ok(ImportLook {
        rows: list.lines.len(),
        columns: list.columns.known().collect(),
        unknown_columns: list.columns.unknown,
        twice: list.columns.twice,
        done: plan.done,
        new_suppliers: plan.suppliers.into_iter().map(|supplier| supplier.name).collect(),
        new_bins: plan.bins.into_iter().filter_map(|place| place.bin).collect(),
        faults: plan.faults,
    })
}

/// Reads a list.
///
/// # Errors
/// `part.import_unreadable`, `part.import_too_large`, `part.import_too_many`, `part.import_empty`, `part.import_no_number`.
pub(crate) fn prepare_import(_: &Read<'_>, input: ImportParts) -> Result<ReadList> {
    let mut lines = sheet::lines(&input.content)?.into_iter();
    let Some((_, headers)) = lines.next() else { return Err(Failure::invalid("part.import_empty")) };
    let columns = Columns::read(&headers);
    if !columns.missing().is_empty() {
        return Err(Failure::invalid("part.import_no_number"));
    }
    let lines: Vec<sheet::Line> = lines.collect();
    if lines.is_empty() {
        return Err(Failure::invalid("part.import_empty"));
    }
    if lines.len() > MOST_ROWS {
        return Err(Failure::invalid("part.import_too_many").with("max", MOST_ROWS.to_string()));
    }
    Ok(ReadList { columns, lines, change_known: input.change_known, only_good: input.only_good })
}

/// Writes what a list says.
///
/// # Errors
/// `part.import_has_faults` (`n`) where all or nothing was asked for.
pub(crate) fn import(change: &mut Change<'_>, list: ReadList) -> Result<Imported> {
    let plan = planned(change, &list, &|| change.new_id())?;
    if plan.done.bad > 0 && !list.only_good {
        return Err(Failure::invalid("part.import_has_faults").with("n", plan.done.bad.to_string()));
    }
    for supplier in &plan.suppliers {
        supplier::add(change, supplier)?;
    }
    for bin in &plan.bins {
        place::add(change, bin)?;
    }
    for (before, after) in &plan.parts {
        match before {
            // Whoever imports saw the part as it stands now, not as some form showed it.
            Some(before) => whole::revise(change, None, before, after)?,
            None => whole::add(change, after)?,
        }
    }
    Ok(plan.done)
}

fn planned(read: &Read<'_>, list: &ReadList, new_id: &dyn Fn() -> Uuid) -> Result<Plan> {
    let mut names = Names::of(read)?;
    let mut plan = Plan {
        done: Imported::default(),
        parts: Vec::new(),
        suppliers: Vec::new(),
        bins: Vec::new(),
        faults: Vec::new(),
    };
    // Numbers and barcodes of this file, by the line that has them: a scan must mean one part.
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut named: Vec<(Option<SupplierId>, Option<PlaceId>)> = Vec::new();
    for (line, cells) in &list.lines {
        let known = known_part(read, list.columns.cell(cells, ImportColumn::Number))?;
        if known.is_some() && !list.change_known {
            plan.done.left += 1;
            continue;
        }
        let mut faults = Faults::new();
        let typed =
            Row { columns: &list.columns, cells }.typed(&mut faults, known.as_ref(), &mut names, new_id);
        let making = Making { beside: &names.beside, new_id };
        let after = checked(read, &mut faults, &typed, known.as_ref(), &making)?;
        let own = std::iter::once(&typed.number).chain(&typed.codes).map(|code| code.trim().to_lowercase());
        let own: BTreeSet<String> = own.filter(|code| !code.is_empty()).collect();
        if let Some(other) = own.iter().find_map(|code| taken.get(code)) {
            faults.add_with("number", "field.twice_in_file", [("line", other.to_string())]);
        }
        match (faults.refuse("part.invalid"), after) {
            (Ok(()), Some(after)) => {
                // A line that is not taken takes nothing from those that are.
                taken.extend(own.into_iter().map(|code| (code, *line)));
                named.push((
                    after.suppliers.iter().find(|row| names.is_new(row.supplier)).map(|row| row.supplier),
                    after.part.bin,
                ));
                if known.as_ref().is_some_and(|known| says_nothing_new(known, &after)) {
                    plan.done.unchanged += 1;
                } else if known.is_some() {
                    plan.done.changed += 1;
                    plan.parts.push((known, after));
                } else {
                    plan.done.added += 1;
                    plan.parts.push((None, after));
                }
            }
            (Ok(()), None) => return Err(super::missing()),
            (Err(failure), _) => {
                plan.done.bad += 1;
                plan.faults.extend(failure.fields.into_iter().map(|fault| ImportFault {
                    line: *line,
                    column: column_of(&fault.field),
                    message: fault.message,
                    params: fault.params,
                }));
            }
        }
    }
    // What only faulty lines named is not added.
    let (suppliers, bins) = names.added();
    plan.suppliers =
        suppliers.into_iter().filter(|one| named.iter().any(|(id, _)| *id == Some(one.id))).collect();
    plan.bins = bins.into_iter().filter(|one| named.iter().any(|(_, id)| *id == Some(one.id))).collect();
    Ok(plan)
}

/// Whether a part stays as it is; the order of its rows says nothing.
fn says_nothing_new(before: &Whole, after: &Whole) -> bool {
    fn all_there<T: PartialEq>(before: &[T], after: &[T]) -> bool {
        after.iter().all(|row| before.contains(row))
    }
    before.part == after.part
        && all_there(&before.codes, &after.codes)
        && all_there(&before.models, &after.models)
        && all_there(&before.alternates, &after.alternates)
        && all_there(&before.suppliers, &after.suppliers)
}

/// The part that a line speaks of, where it is known by its number.
fn known_part(read: &Read<'_>, number: Option<&str>) -> Result<Option<Whole>> {
    let Some(part) = number.map(|number| part::by_number(read, number.trim())).transpose()?.flatten() else {
        return Ok(None);
    };
    whole::of(read, part.id)
}

/// The column that a fault of a field stands at.
fn column_of(field: &str) -> ImportColumn {
    match field {
        "suppliers[0].supplier" | "suppliers[0].preferred" => ImportColumn::Supplier,
        "suppliers[0].number" => ImportColumn::SupplierNumber,
        "suppliers[0].price" => ImportColumn::Price,
        "suppliers[0].lead_days" => ImportColumn::LeadDays,
        "suppliers[0].least" => ImportColumn::Least,
        // Every other field has the name of its column; what is of none is the part's as a whole.
        other => ImportColumn::read(other).unwrap_or(ImportColumn::Number),
    }
}

/// What names in a list mean.
struct Names {
    models: HashMap<String, Option<ModelId>>,
    suppliers: HashMap<String, SupplierId>,
    bins: HashMap<String, PlaceId>,
    new_suppliers: Vec<Supplier>,
    new_bins: Vec<Place>,
    beside: Beside,
}

impl Names {
    fn of(read: &Read<'_>) -> Result<Self> {
        let brands: HashMap<_, _> =
            catalogue::brands(read)?.into_iter().map(|brand| (brand.row.id, brand.row)).collect();
        let mut models: HashMap<String, Option<ModelId>> = HashMap::new();
        for model in catalogue::models(read)? {
            let Some(brand) = brands.get(&model.row.brand) else { continue };
            let called = std::iter::once(String::new())
                .chain([brand.name.clone()])
                .chain(brand.alias.split_whitespace().map(str::to_owned))
                .map(|brand| rules::compared(&format!("{brand}{}", model.row.name)));
            for name in called {
                // A name that two models share means neither.
                models
                    .entry(name)
                    .and_modify(|one| *one = one.filter(|id| *id == model.row.id))
                    .or_insert(Some(model.row.id));
            }
        }
        let suppliers = supplier::all(read)?;
        let bins = place::all(read)?.into_iter().filter(|place| place.kind == PlaceKind::Good);
        Ok(Self {
            models,
            suppliers: suppliers.into_iter().map(|one| (rules::compared(&one.name), one.id)).collect(),
            bins: bins.filter_map(|place| Some((rules::compared(&place.bin?), place.id))).collect(),
            new_suppliers: Vec::new(),
            new_bins: Vec::new(),
            beside: Beside::default(),
        })
    }

    fn model(&self, name: &str) -> std::result::Result<ModelId, Fault> {
        self.models.get(&rules::compared(name)).copied().flatten().ok_or(Fault::new("field.unknown_model"))
    }

    fn supplier(&mut self, name: &str, new_id: &dyn Fn() -> Uuid) -> std::result::Result<SupplierId, Fault> {
        let name = text::name(name)?.to_owned();
        if let Some(id) = self.suppliers.get(&rules::compared(&name)) {
            return Ok(*id);
        }
        let id = SupplierId(new_id());
        self.suppliers.insert(rules::compared(&name), id);
        self.beside.suppliers.insert(id);
        self.new_suppliers.push(Supplier {
            id,
            name,
            contact: String::new(),
            phone: String::new(),
            address: String::new(),
            return_days: None,
            note: String::new(),
            active: true,
        });
        Ok(id)
    }

    fn bin(&mut self, name: &str, new_id: &dyn Fn() -> Uuid) -> std::result::Result<PlaceId, Fault> {
        let name = codes::bin(name)?.to_owned();
        if let Some(id) = self.bins.get(&rules::compared(&name)) {
            return Ok(*id);
        }
        let id = PlaceId(new_id());
        self.bins.insert(rules::compared(&name), id);
        self.beside.bins.insert(id);
        self.new_bins.push(Place { id, kind: PlaceKind::Good, bin: Some(name), person: None, active: true });
        Ok(id)
    }

    fn is_new(&self, supplier: SupplierId) -> bool {
        self.beside.suppliers.contains(&supplier)
    }

    fn added(self) -> (Vec<Supplier>, Vec<Place>) {
        (self.new_suppliers, self.new_bins)
    }
}

/// A line of a list.
struct Row<'a> {
    columns: &'a Columns,
    cells: &'a [String],
}

impl Row<'_> {
    fn cell(&self, column: ImportColumn) -> Option<&str> {
        self.columns.cell(self.cells, column)
    }

    /// What a cell says, or nothing where it is empty or faulty.
    fn take<T>(
        &self,
        faults: &mut Faults,
        column: ImportColumn,
        read: impl FnOnce(&str) -> std::result::Result<T, Fault>,
    ) -> Option<T> {
        faults.take(column.text(), read(self.cell(column)?))
    }

    /// What the line says of its part: over what is known of it, or over what is usual.
    fn typed(
        &self,
        faults: &mut Faults,
        known: Option<&Whole>,
        names: &mut Names,
        new_id: &dyn Fn() -> Uuid,
    ) -> KeepPart {
        let mut typed = known.map_or_else(blank, as_kept);
        let words = |column: ImportColumn, kept: &mut String| {
            if let Some(cell) = self.cell(column) {
                cell.clone_into(kept);
            }
        };
        words(ImportColumn::Number, &mut typed.number);
        words(ImportColumn::Name, &mut typed.name);
        words(ImportColumn::Spec, &mut typed.spec);
        words(ImportColumn::Unit, &mut typed.unit);
        words(ImportColumn::Note, &mut typed.note);
        typed.grade = self.take(faults, ImportColumn::Grade, rules::grade).or(typed.grade);
        let yes =
            |faults: &mut Faults, column, kept| self.take(faults, column, rules::yes_or_no).unwrap_or(kept);
        typed.serialised = yes(faults, ImportColumn::Serialised, typed.serialised);
        typed.returns_old = yes(faults, ImportColumn::ReturnsOld, typed.returns_old);
        typed.class = self.take(faults, ImportColumn::Class, class).or(typed.class);
        typed.sale = self.take(faults, ImportColumn::Sale, rules::amount).or(typed.sale);
        typed.markup = self.take(faults, ImportColumn::Markup, rules::whole).or(typed.markup);
        typed.warranty_days =
            self.take(faults, ImportColumn::WarrantyDays, rules::whole).unwrap_or(typed.warranty_days);
        typed.safety = self.take(faults, ImportColumn::Safety, rules::whole).or(typed.safety);
        typed.reorder_at = self.take(faults, ImportColumn::ReorderAt, rules::whole).or(typed.reorder_at);
        typed.maximum = self.take(faults, ImportColumn::Maximum, rules::whole).or(typed.maximum);
        typed.bin = self.take(faults, ImportColumn::Bin, |cell| names.bin(cell, new_id)).or(typed.bin);
        // Barcodes and models are added to those that are known.
        if let Some(cell) = self.cell(ImportColumn::Codes) {
            typed.codes.extend(rules::several(cell, true));
        }
        for name in
            self.cell(ImportColumn::Models).map(|cell| rules::several(cell, false)).unwrap_or_default()
        {
            typed.models.extend(faults.take("models", names.model(&name)));
        }
        self.offer(faults, &mut typed, names, new_id);
        typed
    }

    /// What the supplier of the line asks; it stands before the others, so that its faults have a place.
    fn offer(&self, faults: &mut Faults, typed: &mut KeepPart, names: &mut Names, new_id: &dyn Fn() -> Uuid) {
        let price = self.take(faults, ImportColumn::Price, rules::amount);
        let lead_days = self.take(faults, ImportColumn::LeadDays, rules::whole);
        let least = self.take(faults, ImportColumn::Least, rules::whole);
        let number = self.cell(ImportColumn::SupplierNumber).map(str::to_owned);
        let says_more = price.is_some() || lead_days.is_some() || least.is_some() || number.is_some();
        let Some(supplier) = self.take(faults, ImportColumn::Supplier, |cell| names.supplier(cell, new_id))
        else {
            if says_more && self.cell(ImportColumn::Supplier).is_none() {
                faults.add("supplier", "field.no_supplier");
            }
            return;
        };
        let at = typed.suppliers.iter().position(|row| row.supplier == supplier);
        let former = at.map(|at| typed.suppliers.remove(at));
        let is_first = typed.suppliers.is_empty();
        if price.is_none() && former.is_none() && self.cell(ImportColumn::Price).is_none() {
            faults.add("price", "field.empty");
        }
        let offer = KeepPartSupplier {
            supplier,
            number: number.or(former.as_ref().map(|row| row.number.clone())).unwrap_or_default(),
            price: price.or(former.as_ref().map(|row| row.price)).unwrap_or(Money::ZERO),
            lead_days: lead_days.or(former.as_ref().map(|row| row.lead_days)).unwrap_or(0),
            least: least.or(former.as_ref().map(|row| row.least)).unwrap_or(1),
            preferred: former.as_ref().map_or(is_first, |row| row.preferred),
        };
        typed.suppliers.insert(0, offer);
    }
}

fn class(cell: &str) -> std::result::Result<PartClass, Fault> {
    PartClass::read(&rules::compared(cell)).ok_or(Fault::new("field.unknown_class"))
}
