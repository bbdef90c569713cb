//! What a repair center is, as rules: pure functions over plain data.
//!
//! Must never know: SQL, files, transports, the clock, who is calling.
#![warn(missing_docs)]

pub mod backup;
pub mod bench;
pub mod catalogue;
pub mod checklist;
pub mod checkup;
pub mod close;
pub mod condition;
pub mod customer;
pub mod debt;
pub mod device;
pub mod draft;
pub mod fault_code;
pub mod faults;
pub mod finding;
pub mod hand_over;
pub mod handed_back;
pub mod handing;
pub mod intake;
pub mod language;
pub mod ledger;
pub mod log_entry;
pub mod message;
pub mod note;
pub mod old_part;
pub mod opening;
pub mod paper;
pub mod part;
pub mod passcode;
pub mod payment;
pub mod person;
pub mod phone;
pub mod photo;
pub mod pinyin;
pub mod price;
pub mod printer;
pub mod purchase;
pub mod quote;
pub mod receipt;
pub mod reminder;
pub mod reorder;
pub mod repair;
pub mod repair_part;
pub mod rework;
pub mod right;
pub mod search;
pub mod second_person;
pub mod sending;
pub mod settlement;
pub mod shop;
pub mod stage;
pub mod stock;
pub mod stock_figures;
pub mod stocktake;
pub mod supplier_return;
pub mod support;
pub mod terminal;
pub mod terms;
pub mod text;
pub mod ticket;

/// A closed set of words: the enum, its text in the database and on the wire, and the way back.
macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, ts_rs::TS,
        )]
        pub enum $name { $($(#[$item_doc])* #[serde(rename = $text)] $item),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$item),+];

            /// Its text in the database and on the wire.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $(Self::$item => $text),+ }
            }

            /// The one with this text, if there is one.
            #[must_use]
            pub fn read(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.text() == text)
            }
        }
    };
}
pub(crate) use closed_set;
