//! Papers: plain data in, PDF bytes out.
//!
//! Three rooms: `templates` turn data into a display list (`list`), with the flow, tables and codes beside them;
//! `pdf` writes a display list as a file, `raster` draws it as the dots of a roll printer. Text is set in Noto Sans SC, which lies among the program's resources:
//! `FontSet::load(dir)` reads `NotoSansSC-Regular.ttf` and `NotoSansSC-Bold.ttf` from `<resources>/fonts`, in
//! development from `target/fonts`, where `cargo xtask setup` puts them together with their licence, `OFL.txt`.
//!
//! Must never know: SQL, commands, the clock, the zone, who may see what. Whoever calls hands over texts as they
//! shall be printed, masked or not.
#![warn(missing_docs)]

pub mod codes;
mod debt_list;
pub mod failure;
pub mod flow;
pub mod fonts;
pub mod lines;
pub mod list;
pub mod measure;
pub mod pdf;
pub mod raster;
mod repair_list;
pub mod sheet;
pub mod table;
pub mod templates;
pub mod words;

pub use debt_list::{ListedDebt, debt_list};
pub use failure::{PapersFailure, Result};
pub use fonts::FontSet;
pub use list::Doc;
pub use repair_list::{ListedRepair, repair_list};
pub use templates::close::{CloseSheet, close};
pub use templates::job_card::{Consent, Device, JobCard, Rework, Shop, job_card};
pub use templates::label::{Label, label};
pub use templates::notice::{Notice, notice};
pub use templates::order::{OrderHead, PricedLine};
pub use templates::quote::{Quote, QuoteReply, quote};
pub use templates::receipt::{Bill, Receipt, ReceiptPart, receipt};
pub use templates::report::{Report, ReportColumn, ReportTable, report};
pub use templates::settlement::{Reckoned, Settlement, settlement};
pub use templates::stock_label::{StockLabel, StockLabels, stock_labels};
pub use templates::supplier_sheet::{
    OrderedPart, ReturnedPart, SupplierMatter, SupplierSheet, supplier_sheet,
};
pub use templates::voucher::{Voucher, voucher};
