//! 采购单 and 退货单: what is ordered from a supplier, and what goes back to one.

use super::frame::{Frame, footer, heading, masthead, running_head};
use super::grid::{Fact, fact, grid, strong, wide};
use super::job_card::Shop;
use super::look::Look;
use super::order::{Signed, signing, table_look};
use crate::{
    failure::Result,
    flow::Flow,
    fonts::FontSet,
    list::Doc,
    sheet::Align,
    table::{Column, table},
    words::{self, BuyingWords},
};
use domain::language::Language;
use domain::paper::PaperSize;
use domain::stock::SupplierReturnReason;
use kernel::{Moment, Money};

/// What a paper for a supplier says.
#[derive(Debug, Clone)]
pub struct SupplierSheet {
    /// The language of everything that is not data.
    pub language: Language,
    /// Who buys or sends back.
    pub shop: Shop,
    /// Its own number.
    pub number: String,
    /// Who sells: name, contact, phone, address; each but the name may be nothing.
    pub supplier: [String; 4],
    /// Carrier and number of the parcel, or nothing.
    pub parcel: String,
    /// What else was said, or nothing.
    pub remark: String,
    /// Who wrote it, and the local date and time.
    pub by: (String, String),
    /// What it is about.
    pub about: SupplierMatter,
    /// Whether it was printed before.
    pub reprint: bool,
    /// Local date and time of printing.
    pub printed_at: String,
    /// When it is drawn.
    pub created: Moment,
}

/// What a paper for a supplier is about.
#[derive(Debug, Clone)]
pub enum SupplierMatter {
    /// What is ordered.
    Order {
        /// On which day; nothing where it is not sent yet.
        ordered_on: Option<String>,
        /// When it should come, or nothing.
        expected: String,
        /// Its lines.
        lines: Vec<OrderedPart>,
        /// What they cost together.
        total: Money,
    },
    /// What goes back.
    Return {
        /// Why.
        reason: SupplierReturnReason,
        /// Until when, or nothing.
        deadline: String,
        /// Its lines.
        lines: Vec<ReturnedPart>,
    },
}

/// A line of an order.
#[derive(Debug, Clone)]
pub struct OrderedPart {
    /// The shop's number of the part, and the supplier's below it where they have one.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Pieces.
    pub quantity: i64,
    /// What it is counted in.
    pub unit: String,
    /// For one.
    pub price: Money,
    /// For all.
    pub amount: Money,
}

/// A line of a return.
#[derive(Debug, Clone)]
pub struct ReturnedPart {
    /// The shop's number of the part.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Its serial number, or nothing.
    pub serial: String,
    /// Pieces.
    pub quantity: i64,
    /// What it is counted in.
    pub unit: String,
}

/// Lays out a paper for a supplier.
///
/// # Errors
/// `NoSuchSize`.
pub fn supplier_sheet(sheet: &SupplierSheet, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    let look = &Look::of_sheet(size)?;
    let (words, said) = (words::of(sheet.language), words::buying(sheet.language));
    let (title, other) = match sheet.about {
        SupplierMatter::Order { .. } => (said.purchase, said.confirmed),
        SupplierMatter::Return { .. } => (said.supplier_return, said.taken),
    };
    let frame = Frame {
        look,
        words,
        shop: &sheet.shop,
        title: title.to_owned(),
        copy: "",
        number: &sheet.number,
        reprint: sheet.reprint,
        printed_at: &sheet.printed_at,
        bars: false,
    };
    let (head, mut missing) = running_head(&frame, fonts);
    let mut flow = Flow::new(fonts, look.paper, head);
    masthead(&mut flow, &frame);
    flow.y += look.gap(6.0);
    grid(&mut flow, look, &facts(sheet, said));
    heading(&mut flow, look, said.name, "");
    flow.y += look.gap(3.0);
    let (columns, rows, sum) = lines(sheet, said);
    table(&mut flow, &columns, (&rows, sum.as_deref()), &table_look(look));
    let by = Signed::Name(&sheet.by.0, &sheet.by.1);
    signing(&mut flow, (look, words), [(said.written_by, by), (other, Signed::Empty)]);
    let (pages, more) = flow.finish(|page, at, of| footer(page, fonts, &frame, (at, of)));
    missing.extend(more);
    Ok(Doc {
        title: format!("{title} {}", sheet.number),
        lang: sheet.language.text(),
        author: Some(sheet.shop.name.clone()).filter(|name| !name.is_empty()),
        created: sheet.created,
        pages,
        images: sheet.shop.logo.iter().cloned().collect(),
        missing,
    })
}

/// Who, when and why; what is not known is left out.
fn facts(sheet: &SupplierSheet, said: &'static BuyingWords) -> Vec<Fact> {
    let [supplier, contact, phone, address] = &sheet.supplier;
    let mut facts = vec![strong(said.number, &*sheet.number), strong(said.supplier, &**supplier)];
    match &sheet.about {
        SupplierMatter::Order { ordered_on, expected, .. } => {
            facts.push(fact(said.ordered_on, ordered_on.as_deref().unwrap_or(said.not_sent)));
            facts.push(fact(said.expected, &**expected));
        }
        SupplierMatter::Return { reason, deadline, .. } => {
            facts.push(fact(said.reason, words::return_reason(sheet.language, *reason)));
            facts.push(fact(said.deadline, &**deadline));
        }
    }
    facts.push(fact(said.contact, &**contact));
    facts.push(fact(said.phone, &**phone));
    facts.push(wide(said.address, &**address));
    facts.push(wide(said.parcel, &*sheet.parcel));
    facts.push(wide(said.remark, &*sheet.remark));
    facts.retain(|fact| !fact.value.is_empty());
    facts
}

type Lines = (Vec<Column>, Vec<Vec<String>>, Option<Vec<String>>);

fn lines(sheet: &SupplierSheet, said: &BuyingWords) -> Lines {
    match &sheet.about {
        SupplierMatter::Order { lines, total, .. } => {
            let columns = vec![
                column(said.place, 0.05, Align::Left),
                column(said.their_number, 0.24, Align::Left),
                column(said.name, 0.33, Align::Left),
                column(said.quantity, 0.09, Align::Right),
                column(said.unit, 0.07, Align::Left),
                column(said.price, 0.10, Align::Right),
                column(said.amount, 0.12, Align::Right),
            ];
            let row = |(at, line): (usize, &OrderedPart)| {
                vec![
                    at.to_string(),
                    line.number.clone(),
                    line.name.clone(),
                    line.quantity.to_string(),
                    line.unit.clone(),
                    line.price.to_string(),
                    line.amount.to_string(),
                ]
            };
            let rows = (1..).zip(lines).map(row).collect();
            let mut sum = vec![String::new(); columns.len()];
            if let [_, name, .., last] = sum.as_mut_slice() {
                said.total.clone_into(name);
                *last = total.to_string();
            }
            (columns, rows, Some(sum))
        }
        SupplierMatter::Return { lines, .. } => {
            let columns = vec![
                column(said.place, 0.06, Align::Left),
                column(said.their_number, 0.24, Align::Left),
                column(said.name, 0.34, Align::Left),
                column(said.serial, 0.20, Align::Left),
                column(said.quantity, 0.09, Align::Right),
                column(said.unit, 0.07, Align::Left),
            ];
            let row = |(at, line): (usize, &ReturnedPart)| {
                let (number, name, serial) = (line.number.clone(), line.name.clone(), line.serial.clone());
                vec![at.to_string(), number, name, serial, line.quantity.to_string(), line.unit.clone()]
            };
            (columns, (1..).zip(lines).map(row).collect(), None)
        }
    }
}

fn column(title: &str, share: f32, align: Align) -> Column {
    Column { title: title.to_owned(), share, align }
}
