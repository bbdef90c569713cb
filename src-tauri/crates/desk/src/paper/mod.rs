//! Drawing papers.

mod labels;
mod money;
mod name;
mod order;
mod report;
mod samples;
mod shop;
mod stocktake;
mod supplier;
mod work;

pub(crate) use name::PaperName;
pub(crate) use samples::samples;
pub(crate) use shop::shop_on_paper;

use crate::repair::{accessory_label, device_label, job_card};
use crate::shop::founded;
use crate::station::{Desk, Paper};
use domain::close::CloseId;
use domain::faults::Faults;
use domain::paper::{self as rules, PaperSize};
use domain::payment::{Method, PaymentId};
use domain::repair::RepairId;
use domain::stock::{PurchaseId, SupplierReturnId};
use domain::text;
use kernel::{Failure, Result};
use papers::{
    CloseSheet, Doc, JobCard, Label, Notice, Quote, Receipt, Report, Settlement, StockLabels, SupplierSheet,
    Voucher,
};
use serde::Deserialize;
use store::shop::Shop;
use store::{Read, file, print};
use ts_rs::TS;
use uuid::Uuid;

/// A paper of one order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrawRepair {
    id: RepairId,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
}

/// A label for something that came with an order's machine.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrawAccessory {
    id: RepairId,
    what: String,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
}

/// The same paper of many orders, in one file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrawRepairs {
    ids: Vec<RepairId>,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
}

/// The receipt of one payment.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrawPayment {
    id: PaymentId,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
}

/// A paper of one order's counter.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrawSheet {
    repair: RepairId,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
}

/// A quote; without a version, the one that counts.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrawQuote {
    repair: RepairId,
    #[serde(default)]
    #[ts(optional = nullable)]
    version: Option<i64>,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
}

/// The sheet of a close.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrawClose {
    id: CloseId,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
}

/// The paper of an order to a supplier.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrawPurchase {
    id: PurchaseId,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
}

/// The paper of a return to a supplier.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrawReturn {
    id: SupplierReturnId,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
}

/// A report: of which days (`2026-11-01~2026-11-30`), narrowed to what (`…~person~gate`), which machines that wait
/// (`due`, `all`), debts of how many days at least (`30`), or which stocktake by its id. Labels: what each is for and how
/// often, parted by blanks (`part:ID*3 place:ID piece:ID`).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrawReport {
    what: String,
    #[serde(default)]
    #[ts(optional = nullable)]
    size: Option<PaperSize>,
}

/// One paper's data.
enum Sheet {
    JobCard(Box<JobCard>),
    Label(Label),
    Receipt(Box<Receipt>),
    Quote(Box<Quote>),
    Settlement(Box<Settlement>),
    Voucher(Box<Voucher>),
    Close(Box<CloseSheet>),
    Notice(Box<Notice>),
    Report(Box<Report>),
    StockLabels(Box<StockLabels>),
    Supplier(Box<SupplierSheet>),
}

impl Sheet {
    /// Whose paper it is, where it may show a logo.
    fn shop(&mut self) -> Option<&mut papers::Shop> {
        match self {
            Self::JobCard(card) => Some(&mut card.shop),
            Self::Receipt(receipt) => Some(&mut receipt.shop),
            Self::Quote(quote) => Some(&mut quote.head.shop),
            Self::Settlement(settlement) => Some(&mut settlement.head.shop),
            Self::Voucher(voucher) => Some(&mut voucher.head.shop),
            Self::Close(close) => Some(&mut close.shop),
            Self::Notice(notice) => Some(&mut notice.head.shop),
            Self::Report(report) => Some(&mut report.shop),
            Self::Supplier(sheet) => Some(&mut sheet.shop),
            Self::Label(_) | Self::StockLabels(_) => None,
        }
    }
}

/// A paper with what it is called, what its history is, and what tells it apart from others of its name.
struct Gathered {
    sheet: Sheet,
    title: String,
    about: About,
    what: Option<String>,
}

/// The thing whose history tells of a paper: its noun and which one.
pub(crate) type About = (&'static str, Uuid);

/// Everything a file of papers is drawn from.
pub(crate) struct ToDraw {
    sheets: Vec<Sheet>,
    pub(crate) size: PaperSize,
    /// The hash of the shop's logo, where the papers show it.
    logo: Option<String>,
    /// What the file is called, without its ending.
    pub(crate) title: String,
    /// What each paper belongs to; the history of a payment is its order's.
    pub(crate) about: About,
    /// What tells it apart from others of its name.
    pub(crate) what: Option<String>,
    /// Whether cash goes into the drawer or out of it with this paper: not with a second print of it.
    pub(crate) is_cash: bool,
    /// Whether it went out before, as far as this look at the database knows.
    pub(crate) was_printed: bool,
}

/// Gathers one paper, whatever its name.
pub(crate) fn gather(
    read: &Read<'_>,
    paper: PaperName,
    id: Uuid,
    what: Option<&str>,
    size: Option<PaperSize>,
) -> Result<ToDraw> {
    let shop = founded(read)?;
    let mut faults = Faults::new();
    let size = faults.take("size", rules::size(&shop.sizes.0, paper.kind(), size));
    let named = match paper {
        PaperName::AccessoryLabel => faults.take("what", text::name(what.unwrap_or_default())),
        PaperName::JobCard
        | PaperName::DeviceLabel
        | PaperName::Receipt
        | PaperName::QuoteSheet
        | PaperName::SettlementSheet
        | PaperName::Voucher
        | PaperName::CloseSheet
        | PaperName::Notice
        | PaperName::Figures
        | PaperName::Overrides
        | PaperName::Unclaimed
        | PaperName::Debts
        | PaperName::Closes
        | PaperName::CountSheet
        | PaperName::CountResult
        | PaperName::StockLabels
        | PaperName::PurchaseSheet
        | PaperName::ReturnSheet => None,
    };
    faults.refuse("paper.invalid")?;
    let size = size.ok_or_else(|| Failure::internal("paper.invalid", "a size without a fault is missing"))?;
    let Gathered { sheet, title, about, what } = match paper {
        PaperName::JobCard | PaperName::DeviceLabel | PaperName::AccessoryLabel => {
            of_intake(read, &shop, paper, RepairId(id), named.unwrap_or_default())?
        }
        PaperName::Receipt | PaperName::CloseSheet => of_money(read, &shop, paper, id)?,
        PaperName::QuoteSheet | PaperName::SettlementSheet | PaperName::Voucher | PaperName::Notice => {
            of_counter(read, &shop, paper, RepairId(id), what)?
        }
        PaperName::PurchaseSheet => supplier::purchase_sheet(read, &shop, id)?,
        PaperName::ReturnSheet => supplier::return_sheet(read, &shop, id)?,
        // A report is the shop's own, whatever stands in place of an id.
        PaperName::Figures
        | PaperName::Overrides
        | PaperName::Unclaimed
        | PaperName::Debts
        | PaperName::Closes
        | PaperName::CountSheet
        | PaperName::CountResult => report::report(read, &shop, paper, what.unwrap_or_default())?,
        PaperName::StockLabels => labels::labels(read, &shop, what.unwrap_or_default())?,
    };
    let logo = match size {
        PaperSize::A4 | PaperSize::A5 | PaperSize::Form241 => shop.logo,
        PaperSize::Roll80 | PaperSize::Roll58 | PaperSize::Label40 | PaperSize::Label60 => None,
    };
    let logo = logo.map(|logo| file::hash_of(read, logo)).transpose()?;
    let is_cash = match &sheet {
        Sheet::Receipt(receipt) => {
            !receipt.reprint && receipt.parts.iter().any(|part| part.method == Method::Cash)
        }
        Sheet::JobCard(_)
        | Sheet::Label(_)
        | Sheet::Quote(_)
        | Sheet::Settlement(_)
        | Sheet::Voucher(_)
        | Sheet::Close(_)
        | Sheet::Notice(_)
        | Sheet::Report(_)
        | Sheet::StockLabels(_)
        | Sheet::Supplier(_) => false,
    };
    let was_printed = print::was_printed_of(read, about, paper.command(), what.as_deref())?;
    Ok(ToDraw { sheets: vec![sheet], size, logo, title, about, what, is_cash, was_printed })
}

/// The papers of a machine that comes in.
fn of_intake(read: &Read<'_>, shop: &Shop, paper: PaperName, id: RepairId, named: &str) -> Result<Gathered> {
    let about = ("repair", id.0);
    if paper == PaperName::JobCard {
        let card = job_card(read, shop, id)?;
        let title = card.number.clone();
        return Ok(Gathered { sheet: Sheet::JobCard(Box::new(card)), title, about, what: None });
    }
    let (label, what) = if paper == PaperName::AccessoryLabel {
        (accessory_label(read, shop, id, named)?, Some(named.to_owned()))
    } else {
        (device_label(read, shop, id)?, None)
    };
    let title = label.number.clone();
    Ok(Gathered { sheet: Sheet::Label(label), title, about, what })
}

/// The papers of money.
fn of_money(read: &Read<'_>, shop: &Shop, paper: PaperName, id: Uuid) -> Result<Gathered> {
    if paper == PaperName::CloseSheet {
        let close = money::close_sheet(read, shop, CloseId(id))?;
        let title = close.number.clone();
        return Ok(Gathered {
            sheet: Sheet::Close(Box::new(close)),
            title,
            about: ("close", id),
            what: None,
        });
    }
    let (receipt, repair) = money::receipt(read, shop, PaymentId(id))?;
    let title = receipt.number.clone();
    let (about, what) = (("repair", repair.0), Some(title.clone()));
    Ok(Gathered { sheet: Sheet::Receipt(Box::new(receipt)), title, about, what })
}

/// The papers of an order from the quote to the hand-over.
fn of_counter(
    read: &Read<'_>,
    shop: &Shop,
    paper: PaperName,
    id: RepairId,
    what: Option<&str>,
) -> Result<Gathered> {
    let about = ("repair", id.0);
    if paper == PaperName::QuoteSheet {
        // A quote's version; words that are no number name none.
        let version = what.map(|version| version.parse().or(Err(Failure::not_found("quote.not_found"))));
        let quote = order::quote_sheet(read, shop, id, version.transpose()?)?;
        let title = format!("{}-{}", quote.head.number, quote.version);
        let what = Some(quote.version.to_string());
        return Ok(Gathered { sheet: Sheet::Quote(Box::new(quote)), title, about, what });
    }
    if paper == PaperName::SettlementSheet {
        let settlement = order::settlement_sheet(read, shop, id)?;
        let title = settlement.number.clone();
        let what = Some(title.clone());
        return Ok(Gathered { sheet: Sheet::Settlement(Box::new(settlement)), title, about, what });
    }
    if paper == PaperName::Voucher {
        let voucher = order::voucher(read, shop, id)?;
        let (title, what) = (voucher.head.number.clone(), Some(voucher.at.clone()));
        return Ok(Gathered { sheet: Sheet::Voucher(Box::new(voucher)), title, about, what });
    }
    let notice = order::notice(read, shop, id)?;
    let title = notice.head.number.clone();
    Ok(Gathered { sheet: Sheet::Notice(Box::new(notice)), title, about, what: None })
}

fn gather_many(
    read: &Read<'_>,
    paper: PaperName,
    ids: &[RepairId],
    size: Option<PaperSize>,
) -> Result<ToDraw> {
    let mut faults = Faults::new();
    faults.take("ids", rules::at_once(ids.len()));
    faults.refuse("paper.invalid")?;
    let mut whole: Option<ToDraw> = None;
    for id in ids {
        let one = gather(read, paper, id.0, None, size)?;
        match &mut whole {
            Some(whole) => whole.sheets.extend(one.sheets),
            None => whole = Some(one),
        }
    }
    whole.ok_or_else(|| Failure::internal("paper.invalid", "no paper without a fault"))
}

pub(crate) fn one_job_card(read: &Read<'_>, input: DrawRepair) -> Result<ToDraw> {
    gather(read, PaperName::JobCard, input.id.0, None, input.size)
}

pub(crate) fn many_job_cards(read: &Read<'_>, input: DrawRepairs) -> Result<ToDraw> {
    gather_many(read, PaperName::JobCard, &input.ids, input.size)
}

pub(crate) fn one_device_label(read: &Read<'_>, input: DrawRepair) -> Result<ToDraw> {
    gather(read, PaperName::DeviceLabel, input.id.0, None, input.size)
}

pub(crate) fn many_device_labels(read: &Read<'_>, input: DrawRepairs) -> Result<ToDraw> {
    gather_many(read, PaperName::DeviceLabel, &input.ids, input.size)
}

pub(crate) fn one_accessory_label(read: &Read<'_>, input: DrawAccessory) -> Result<ToDraw> {
    gather(read, PaperName::AccessoryLabel, input.id.0, Some(&input.what), input.size)
}

pub(crate) fn one_receipt(read: &Read<'_>, input: DrawPayment) -> Result<ToDraw> {
    gather(read, PaperName::Receipt, input.id.0, None, input.size)
}

pub(crate) fn quote_sheet(read: &Read<'_>, input: DrawQuote) -> Result<ToDraw> {
    let version = input.version.map(|version| version.to_string());
    gather(read, PaperName::QuoteSheet, input.repair.0, version.as_deref(), input.size)
}

pub(crate) fn settlement_sheet(read: &Read<'_>, input: DrawSheet) -> Result<ToDraw> {
    gather(read, PaperName::SettlementSheet, input.repair.0, None, input.size)
}

pub(crate) fn voucher(read: &Read<'_>, input: DrawSheet) -> Result<ToDraw> {
    gather(read, PaperName::Voucher, input.repair.0, None, input.size)
}

pub(crate) fn close_sheet(read: &Read<'_>, input: DrawClose) -> Result<ToDraw> {
    gather(read, PaperName::CloseSheet, input.id.0, None, input.size)
}

pub(crate) fn notice(read: &Read<'_>, input: DrawSheet) -> Result<ToDraw> {
    gather(read, PaperName::Notice, input.repair.0, None, input.size)
}

pub(crate) fn figures_report(read: &Read<'_>, input: DrawReport) -> Result<ToDraw> {
    of_shop(read, PaperName::Figures, &input)
}

pub(crate) fn overrides_report(read: &Read<'_>, input: DrawReport) -> Result<ToDraw> {
    of_shop(read, PaperName::Overrides, &input)
}

pub(crate) fn unclaimed_report(read: &Read<'_>, input: DrawReport) -> Result<ToDraw> {
    of_shop(read, PaperName::Unclaimed, &input)
}

pub(crate) fn debts_report(read: &Read<'_>, input: DrawReport) -> Result<ToDraw> {
    of_shop(read, PaperName::Debts, &input)
}

pub(crate) fn closes_report(read: &Read<'_>, input: DrawReport) -> Result<ToDraw> {
    of_shop(read, PaperName::Closes, &input)
}

pub(crate) fn count_sheet(read: &Read<'_>, input: DrawReport) -> Result<ToDraw> {
    of_shop(read, PaperName::CountSheet, &input)
}

pub(crate) fn count_result(read: &Read<'_>, input: DrawReport) -> Result<ToDraw> {
    of_shop(read, PaperName::CountResult, &input)
}

pub(crate) fn stock_labels(read: &Read<'_>, input: DrawReport) -> Result<ToDraw> {
    of_shop(read, PaperName::StockLabels, &input)
}

pub(crate) fn purchase_sheet(read: &Read<'_>, input: DrawPurchase) -> Result<ToDraw> {
    gather(read, PaperName::PurchaseSheet, input.id.into(), None, input.size)
}

pub(crate) fn return_sheet(read: &Read<'_>, input: DrawReturn) -> Result<ToDraw> {
    gather(read, PaperName::ReturnSheet, input.id.into(), None, input.size)
}

fn of_shop(read: &Read<'_>, paper: PaperName, input: &DrawReport) -> Result<ToDraw> {
    gather(read, paper, founded(read)?.id.0, Some(&input.what), input.size)
}

/// Draws what was gathered as one file.
pub(crate) fn draw(desk: &Desk, to_draw: ToDraw) -> Result<Paper> {
    let file_name = format!("{}.pdf", to_draw.title);
    let doc = lay_out(desk, to_draw)?;
    let fonts = desk.fonts()?;
    let bytes = papers::pdf::write(&doc, &fonts)?;
    let missing = doc.missing.into_iter().collect();
    Ok(Paper { bytes, file_name, media_type: "application/pdf", missing })
}

/// Lays out what was gathered, for a file or for a roll.
pub(crate) fn lay_out(desk: &Desk, to_draw: ToDraw) -> Result<Doc> {
    let fonts = desk.fonts()?;
    let logo = to_draw.logo.as_deref().map(|hash| desk.logo(hash)).transpose()?;
    let size = to_draw.size;
    let docs = to_draw.sheets.into_iter().map(|mut sheet| {
        if let Some(shop) = sheet.shop() {
            shop.logo = logo.as_deref().cloned();
        }
        match sheet {
            Sheet::JobCard(card) => papers::job_card(&card, size, &fonts),
            Sheet::Label(label) => papers::label(&label, size, &fonts),
            Sheet::Receipt(receipt) => papers::receipt(&receipt, size, &fonts),
            Sheet::Quote(quote) => papers::quote(&quote, size, &fonts),
            Sheet::Settlement(settlement) => papers::settlement(&settlement, size, &fonts),
            Sheet::Voucher(voucher) => papers::voucher(&voucher, size, &fonts),
            Sheet::Close(close) => papers::close(&close, size, &fonts),
            Sheet::Notice(notice) => papers::notice(&notice, size, &fonts),
            Sheet::Report(report) => papers::report(&report, size, &fonts),
            Sheet::StockLabels(labels) => papers::stock_labels(&labels, size, &fonts),
            Sheet::Supplier(sheet) => papers::supplier_sheet(&sheet, size, &fonts),
        }
    });
    let docs = docs.collect::<papers::Result<Vec<_>>>()?;
    Doc::together(docs).ok_or_else(|| Failure::internal("paper.failed", "nothing to draw"))
}
