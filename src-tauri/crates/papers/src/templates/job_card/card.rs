//! What a 接修单 says, and the sheets it has.

use crate::{
    failure::{PapersFailure, Result},
    flow::Paper,
    lines::Style,
    list::Image,
    measure::mm,
    templates::look::Look,
};
use domain::catalogue::Kind;
use domain::condition::{Check, Mark};
use domain::intake::{Accessory, AccountLock, BackedUp, Channel, Reproduced, Warranty, WarrantyBasis};
use domain::language::Language;
use domain::paper::PaperSize;
use domain::quote::FeeTold;
use domain::rework::ReworkCharge;
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
    /// What the customer's paper proves itself with, as scanners read it: an even count of digits, 16 as a rule.
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
    /// What the customer took back at once.
    pub handed_back: Vec<Accessory>,
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
    /// What the customer prepaid, whatever became of it since.
    pub prepaid: Money,
    /// What of it was given back.
    pub prepaid_back: Money,
    /// The order it comes back from, where it does.
    pub rework: Option<Rework>,
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
    /// What they pay where they decline after the diagnosis, if they were told of anything.
    pub fee_told: Option<FeeTold>,
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

/// What a machine that comes back rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rework {
    /// The number of the order it comes back from.
    pub number: String,
    /// Who pays, once somebody said.
    pub charge: Option<ReworkCharge>,
    /// The lines of that order that are still answered for: what, and until which day.
    pub rests_on: Vec<(String, String)>,
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

/// The look of a size, and the sheets it has.
///
/// On A5 a usual order stays on one side; where it is longer, facts and notes stand on the front, terms and signatures on
/// the back, for terms in type small enough for one side would be fine print.
pub(super) fn look(size: PaperSize) -> Result<(Look, &'static [Part])> {
    match size {
        PaperSize::A4 | PaperSize::A5 => Ok((Look::of_sheet(size)?, &[Part::Whole])),
        PaperSize::Form241 => {
            // 12.7 mm on either side are the holes of the form.
            let paper =
                Paper { width: mm(241.0), height: mm(140.0), side: mm(17.0), top: mm(4.3), bottom: mm(6.8) };
            let parts = &[Part::FrontDesk, Part::Bench, Part::Customer];
            let look = Look::scaled(paper, 0.74, 4, mm(21.5), (3, 4));
            // The copy is named beside the paper: smaller, or the shop's address takes a second line.
            let title =
                Style { size: look.shop.size * 1.15, leading: look.shop.leading * 1.15, ..look.title };
            Ok((Look { is_low: true, title, names: mm(14.4), ..look }, parts))
        }
        PaperSize::Roll80 | PaperSize::Roll58 | PaperSize::Label40 | PaperSize::Label60 => {
            Err(PapersFailure::NoSuchSize(size))
        }
    }
}
