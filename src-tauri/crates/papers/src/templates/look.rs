//! How large everything is on a sheet: one order of sizes for all papers of a shop.

use crate::{
    failure::{PapersFailure, Result},
    flow::Paper,
    lines::Style,
    list::{Ink, Stroke, Weight},
    measure::mm,
};
use domain::paper::PaperSize;

pub(super) const HAIRLINE: Stroke = Stroke { width: 0.5, ink: Ink::grey(0xc8) };
pub(super) const STRONG: Stroke = Stroke { width: 1.4, ink: INK };
pub(super) const INK: Ink = Ink::grey(0x16);
pub(super) const SOFT: Ink = Ink::grey(0x5c);

/// The smallest type on a sheet, in points.
const SMALLEST: f32 = 7.0;

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
    /// Whether there is room for more than must be: on A4.
    pub(super) has_room: bool,
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
    /// On A4.
    pub(super) fn a4() -> Self {
        let paper =
            Paper { width: mm(210.0), height: mm(297.0), side: mm(15.0), top: mm(12.0), bottom: mm(15.0) };
        Self { has_room: true, ..Self::scaled(paper, 0.92, 2, mm(40.0), (3, 5)) }
    }

    /// On A4 that lies on its side, for tables with many columns.
    pub(super) fn a4_on_its_side() -> Self {
        let upright = Self::a4();
        let paper = Paper { width: upright.paper.height, height: upright.paper.width, ..upright.paper };
        Self { paper, ..upright }
    }

    /// On A5, upright like A4: the same order of things in smaller type.
    pub(super) fn a5() -> Self {
        let paper =
            Paper { width: mm(148.0), height: mm(210.0), side: mm(9.5), top: mm(8.5), bottom: mm(11.5) };
        Self::scaled(paper, 0.8, 2, mm(34.0), (3, 4))
    }

    /// Of a paper that comes as a sheet.
    pub(super) fn of_sheet(size: PaperSize) -> Result<Self> {
        match size {
            PaperSize::A4 => Ok(Self::a4()),
            PaperSize::A5 => Ok(Self::a5()),
            PaperSize::Form241
            | PaperSize::Roll80
            | PaperSize::Roll58
            | PaperSize::Label40
            | PaperSize::Label60 => Err(PapersFailure::NoSuchSize(size)),
        }
    }

    pub(super) fn scaled(
        paper: Paper,
        unit: f32,
        columns: u8,
        outline: f32,
        modules: (usize, usize),
    ) -> Self {
        let set = |weight, size: f32, leading: f32, ink| Style {
            weight,
            size: size * unit,
            leading: leading * unit,
            ink,
        };
        // Small type grows smaller with the paper only as far as a printer and an eye still hold it apart.
        let small = |size, leading, ink| {
            let style = set(Weight::Regular, size, leading, ink);
            Style { size: style.size.max(SMALLEST), leading: style.leading.max(1.2 * SMALLEST), ..style }
        };
        let term = small(8.6, 13.2, Ink::grey(0x30));
        Self {
            paper,
            unit,
            columns,
            is_low: false,
            has_room: false,
            names: mm(22.0) * unit,
            outline,
            modules,
            shop: set(Weight::Bold, 14.0, 19.0, INK),
            title: set(Weight::Bold, 22.0, 27.0, INK),
            number: set(Weight::Bold, 17.0, 22.0, INK),
            heading: set(Weight::Bold, 10.5, 15.0, INK),
            value: set(Weight::Regular, 10.0, 15.0, INK),
            strong: set(Weight::Bold, 10.0, 15.0, INK),
            label: small(8.5, 15.0, SOFT),
            small: small(8.5, 13.0, SOFT),
            foot: small(7.8, 10.0, SOFT),
            term: Style { leading: term.leading.max(10.4), ..term },
        }
    }

    /// A distance that is `points` on A4 in full size.
    pub(super) fn gap(&self, points: f32) -> f32 {
        points * self.unit
    }
}
