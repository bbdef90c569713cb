//! Drawing papers.

use crate::payment::receipt;
use crate::repair::{accessory_label, device_label, job_card};
use crate::shop::founded;
use crate::station::{Desk, Paper};
use domain::faults::Faults;
use domain::paper::{self as rules, PaperKind, PaperSize};
use domain::payment::{Method, PaymentId};
use domain::repair::RepairId;
use domain::text;
use kernel::{Failure, Result};
use papers::{Doc, JobCard, Label, Receipt};
use serde::{Deserialize, Serialize};
use store::shop::Shop;
use store::{Read, file};
use ts_rs::TS;
use uuid::Uuid;

/// The papers there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub(crate) enum PaperName {
    /// 接修单
    #[serde(rename = "repair.job_card")]
    JobCard,
    /// 机器标签
    #[serde(rename = "repair.device_label")]
    DeviceLabel,
    /// 配件标签
    #[serde(rename = "repair.accessory_label")]
    AccessoryLabel,
    /// 预收款收据
    #[serde(rename = "payment.receipt")]
    Receipt,
}

impl PaperName {
    const ALL: [Self; 4] = [Self::JobCard, Self::DeviceLabel, Self::AccessoryLabel, Self::Receipt];

    pub(crate) fn command(self) -> &'static str {
        match self {
            Self::JobCard => "repair.job_card",
            Self::DeviceLabel => "repair.device_label",
            Self::AccessoryLabel => "repair.accessory_label",
            Self::Receipt => "payment.receipt",
        }
    }

    /// The one of this name, if there is one.
    pub(crate) fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.command() == name)
    }

    fn kind(self) -> PaperKind {
        match self {
            Self::JobCard => PaperKind::JobCard,
            Self::DeviceLabel => PaperKind::DeviceLabel,
            Self::AccessoryLabel => PaperKind::AccessoryLabel,
            Self::Receipt => PaperKind::PrepaymentReceipt,
        }
    }
}

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

/// One paper's data.
enum Sheet {
    JobCard(Box<JobCard>),
    Label(Label),
    Receipt(Box<Receipt>),
}

/// Everything a file of papers is drawn from.
pub(crate) struct ToDraw {
    sheets: Vec<Sheet>,
    pub(crate) size: PaperSize,
    /// The hash of the shop's logo, where the papers show it.
    logo: Option<String>,
    /// What the file is called, without its ending.
    pub(crate) title: String,
    /// The order that each paper belongs to; the history of a payment is its order's.
    pub(crate) repair: RepairId,
    /// What tells it apart from others of its name.
    pub(crate) what: Option<String>,
    /// Whether cash goes into the drawer or out of it with this paper: not with a second print of it.
    pub(crate) is_cash: bool,
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
        PaperName::JobCard | PaperName::DeviceLabel | PaperName::Receipt => None,
    };
    faults.refuse("paper.invalid")?;
    let size = size.ok_or_else(|| Failure::internal("paper.invalid", "a size without a fault is missing"))?;
    let repair = RepairId(id);
    let (sheet, title, repair, what) = match paper {
        PaperName::JobCard => {
            let card = job_card(read, &shop, repair)?;
            let title = card.number.clone();
            (Sheet::JobCard(Box::new(card)), title, repair, None)
        }
        PaperName::DeviceLabel => {
            let label = device_label(read, &shop, repair)?;
            let title = label.number.clone();
            (Sheet::Label(label), title, repair, None)
        }
        PaperName::AccessoryLabel => {
            let what = named.unwrap_or_default();
            let label = accessory_label(read, &shop, repair, what)?;
            let title = label.number.clone();
            (Sheet::Label(label), title, repair, Some(what.to_owned()))
        }
        PaperName::Receipt => {
            let (receipt, repair) = receipt(read, &shop, PaymentId(id))?;
            let title = receipt.number.clone();
            (Sheet::Receipt(Box::new(receipt)), title.clone(), repair, Some(title))
        }
    };
    let logo = match (paper, shop.logo) {
        (PaperName::JobCard, Some(logo)) => Some(file::hash_of(read, logo)?),
        (PaperName::JobCard | PaperName::DeviceLabel | PaperName::AccessoryLabel | PaperName::Receipt, _) => {
            None
        }
    };
    let is_cash = match &sheet {
        Sheet::Receipt(receipt) => receipt.method == Method::Cash && !receipt.reprint,
        Sheet::JobCard(_) | Sheet::Label(_) => false,
    };
    Ok(ToDraw { sheets: vec![sheet], size, logo, title, repair, what, is_cash })
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
    let docs = to_draw.sheets.into_iter().map(|sheet| match sheet {
        Sheet::JobCard(mut card) => {
            card.shop.logo = logo.as_deref().cloned();
            papers::job_card(&card, size, &fonts)
        }
        Sheet::Label(label) => papers::label(&label, size, &fonts),
        Sheet::Receipt(receipt) => papers::receipt(&receipt, size, &fonts),
    });
    let docs = docs.collect::<papers::Result<Vec<_>>>()?;
    Doc::together(docs).ok_or_else(|| Failure::internal("paper.failed", "nothing to draw"))
}

/// Whose paper it is; the logo is put on when it is drawn.
pub(crate) fn shop_on_paper(shop: &Shop) -> papers::Shop {
    papers::Shop {
        name: shop.name.clone(),
        address: shop.address.clone(),
        phone: shop.phone.clone(),
        complaint_phone: shop.complaint_phone.clone(),
        logo: None,
    }
}
