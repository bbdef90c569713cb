//! Pictures of machines.

use crate::column::FileId;
use crate::noun::noun;
use domain::person::PersonId;
use domain::photo::{PhotoId, PhotoView};
use domain::repair::RepairId;
use kernel::Moment;

noun! {
    /// A picture.
    Photo = "photo" {
        /// Its id.
        id: PhotoId,
        /// Of which order's machine.
        repair: RepairId,
        /// Its file.
        file: FileId,
        /// What it shows.
        view: PhotoView,
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
        /// When it was added.
        at: Moment,
        /// By whom.
        by: PersonId,
        /// Whether it was taken out of sight.
        removed: bool,
    }
}
