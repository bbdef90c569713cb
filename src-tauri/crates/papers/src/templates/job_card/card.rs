//! What a 接修单 says, and how large its parts are.

use crate::{
    failure::{PapersFailure, Result},
    flow::Paper,
    lines::Style,
    list::{Image, Ink, Weight},
    measure::mm,
};
use domain::catalogue::Kind;
use domain::condition::{Check, Mark};
use domain::intake::{Accessory, AccountLock, BackedUp, Channel, Reproduced, Warranty, WarrantyBasis};
use domain::language::Language;
use domain::paper::PaperSize;
use kernel::{Moment, Money};

/// An order as it is printed: texts ready to read, in the shop's zone, masked or not by the caller. A passcode has no
/// place here.
#[derive(Debug, Clone)]
pub struct JobCard {
    /// The language of everything that is not data.
    pub language: Language,
    /// Whose paper it is.
    pub shop: Shop,
    /// The order's number as people say it, `WX261121-0007`.
    pub number: String,
    /// The order's number as scanners read it: an even count of digits, 14 as a rule.
    pub digits: String,
    /// Local date and time of intake, `2026-11-21 14:02`.
    pub opened_at: String,
    /// Who took the machine in.
    pub opened_by: String,
    /// The customer.
    pub customer_name: String,
    /// The company they come for, or nothing.
    pub company: String,
    /// The customer's phone.
    pub phone: String,
    /// What came in.
    pub device: Device,
    /// How it came.
    pub channel: Channel,
    /// The courier's waybill, or nothing.
    pub waybill: String,
    /// Where it was fetched, or nothing.
    pub place: String,
    /// The symptoms' words, or nothing.
    pub code_words: String,
    /// What is wrong, in the customer's words: newlines and tabs are kept, any length flows over pages.
    pub symptom: String,
    /// Whether it showed itself.
    pub reproduced: Reproduced,
    /// Marks on the outline.
    pub marks: Vec<Mark>,
    /// Functions that were tried.
    pub checks: Vec<Check>,
    /// What stayed with the machine.
    pub accessories: Vec<Accessory>,
    /// What else did, or nothing.
    pub accessory_note: String,
    /// Whether the data is saved.
    pub backed_up: BackedUp,
    /// Whether the account lock is off.
    pub account_lock: AccountLock,
    /// Whether the machine is in 维修模式.
    pub repair_mode: bool,
    /// What it may cost.
    pub estimate: Option<Money>,
    /// Up to which sum nobody need ask again.
    pub ask_above: Option<Money>,
    /// What is held of the customer's.
    pub prepaid: Money,
    /// Local date and time, or nothing.
    pub promised_at: Option<String>,
    /// What is claimed.
    pub warranty: Warranty,
    /// What the claim rests on.
    pub warranty_basis: Option<WarrantyBasis>,
    /// The day of purchase, or nothing.
    pub bought_on: Option<String>,
    /// What both sides agree to, one paragraph each.
    pub terms: Vec<String>,
    /// Which versions of the terms and of the privacy notice those are.
    pub editions: (i64, i64),
    /// How the customer agreed, where that is done.
    pub consent: Consent,
    /// Whether this paper was printed before.
    pub reprint: bool,
    /// Local date and time of printing.
    pub printed_at: String,
    /// The same moment, for the file's own date.
    pub created: Moment,
}

/// A machine. Empty texts are left out.
#[derive(Debug, Clone)]
pub struct Device {
    /// Its kind, which decides its outline.
    pub kind: Kind,
    /// Who made it.
    pub brand: String,
    /// Which one it is.
    pub model: String,
    /// Its colour, or nothing.
    pub colour: String,
    /// Its storage, or nothing.
    pub storage: String,
    /// Its IMEI, if it has one.
    pub imei: Option<String>,
    /// Its second IMEI, if it has one.
    pub imei2: Option<String>,
    /// Its serial number, if known.
    pub serial: Option<String>,
    /// Why no number could be read.
    pub unreadable: Option<String>,
}

/// How the customer agreed.
#[derive(Debug, Clone, PartialEq)]
pub enum Consent {
    /// They sign on this paper.
    OnPaper,
    /// They signed on a screen: each stroke is a row of points, x in 0 to 1000, y in 0 to 400.
    OnScreen {
        /// The strokes.
        strokes: Vec<Vec<(f32, f32)>>,
        /// Local date and time.
        at: String,
    },
    /// They signed on a screen what was corrected since: their name does not stand under what they never saw.
    Outdated {
        /// Local date and time.
        at: String,
    },
    /// They said so.
    ByWord {
        /// Local date and time.
        at: String,
    },
}

/// Whose paper it is. Empty texts are left out.
#[derive(Debug, Clone)]
pub struct Shop {
    /// The shop's name.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// Its phone.
    pub phone: String,
    /// Where complaints are heard.
    pub complaint_phone: String,
    /// Its logo.
    pub logo: Option<Image>,
}

/// Whom a sheet is for. A4 and A5 are one sheet for the customer; the continuous form has three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Everything on one sheet.
    Whole,
    /// 前台联: what was agreed, and the signature.
    FrontDesk,
    /// 工程师联: no prices, room to write.
    Bench,
    /// 客户联: the terms, and what the machine is picked up with.
    Customer,
}

impl Part {
    pub(super) fn shows_money(self) -> bool {
        self != Self::Bench
    }
}

pub(super) const INK: Ink = Ink::grey(0x16);
pub(super) const SOFT: Ink = Ink::grey(0x5c);

/// How large everything is on a size of paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) paper: Paper,
    /// Distances grow with it; 1 on A4.
    pub(super) unit: f32,
    /// Facts stand in so many columns.
    pub(super) columns: u8,
    /// The column of names in grids.
    pub(super) names: f32,
    /// Whether what was agreed stands beside the condition, where the paper is wide and low.
    pub(super) is_low: bool,
    /// The height of an outline.
    pub(super) outline: f32,
    /// Printer dots in the thinnest bar, and in a square of the QR code.
    pub(super) modules: (usize, usize),
    pub(super) shop: Style,
    pub(super) title: Style,
    pub(super) number: Style,
    pub(super) heading: Style,
    pub(super) value: Style,
    pub(super) strong: Style,
    pub(super) label: Style,
    pub(super) small: Style,
    pub(super) foot: Style,
    pub(super) term: Style,
}

impl Look {
    /// The look of a size, and the sheets it has.
    ///
    /// A5 stands upright like A4: the same order of things in smaller type, facts on the front and the terms on the back,
    /// for at that size terms in type small enough for one side would be fine print.
    pub(super) fn of(size: PaperSize) -> Result<(Self, &'static [Part])> {
        match size {
            PaperSize::A4 => {
                let paper = Paper {
                    width: mm(210.0),
                    height: mm(297.0),
                    side: mm(15.0),
                    top: mm(12.0),
                    bottom: mm(15.0),
                };
                Ok((Self::scaled(paper, 0.92, 2, mm(40.0), (3, 5)), &[Part::Whole]))
            }
            PaperSize::A5 => {
                let paper = Paper {
                    width: mm(148.0),
                    height: mm(210.0),
                    side: mm(10.0),
                    top: mm(9.0),
                    bottom: mm(12.0),
                };
                Ok((Self::scaled(paper, 0.8, 2, mm(34.0), (3, 4)), &[Part::Whole]))
            }
            PaperSize::Form241 => {
                // 12.7 mm on either side are the holes of the form.
                let paper = Paper {
                    width: mm(241.0),
                    height: mm(140.0),
                    side: mm(17.0),
                    top: mm(4.5),
                    bottom: mm(8.0),
                };
                let parts = &[Part::FrontDesk, Part::Bench, Part::Customer];
                let look = Self::scaled(paper, 0.74, 4, mm(21.5), (3, 4));
                // The copy is named beside the paper: smaller, or the shop's address takes a second line.
                let title =
                    Style { size: look.shop.size * 1.15, leading: look.shop.leading * 1.15, ..look.title };
                Ok((Self { is_low: true, title, ..look }, parts))
            }
            PaperSize::Roll80 | PaperSize::Roll58 | PaperSize::Label40 | PaperSize::Label60 => {
                Err(PapersFailure::NoSuchSize(size))
            }
        }
    }

    fn scaled(paper: Paper, unit: f32, columns: u8, outline: f32, modules: (usize, usize)) -> Self {
        let set = |weight, size: f32, leading: f32, ink| Style {
            weight,
            size: size * unit,
            leading: leading * unit,
            ink,
        };
        let term = set(Weight::Regular, 8.6, 13.2, Ink::grey(0x30));
        Self {
            paper,
            unit,
            columns,
            is_low: false,
            names: mm(19.5) * unit,
            outline,
            modules,
            shop: set(Weight::Bold, 14.0, 19.0, INK),
            title: set(Weight::Bold, 22.0, 27.0, INK),
            number: set(Weight::Bold, 17.0, 22.0, INK),
            heading: set(Weight::Bold, 10.5, 15.0, INK),
            value: set(Weight::Regular, 10.0, 15.0, INK),
            strong: set(Weight::Bold, 10.0, 15.0, INK),
            label: set(Weight::Regular, 8.5, 15.0, SOFT),
            small: set(Weight::Regular, 8.5, 13.0, SOFT),
            foot: set(Weight::Regular, 7.8, 10.0, SOFT),
            term: Style { size: term.size.max(6.8), leading: term.leading.max(10.4), ..term },
        }
    }

    /// A distance that is `points` on A4 in full size.
    pub(super) fn gap(&self, points: f32) -> f32 {
        points * self.unit
    }
}
