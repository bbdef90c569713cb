use crate::faults::Fault;
use crate::text;

crate::closed_set! {
    /// What a place is for (`domain.md` 6, locations).
    PlaceKind {
        /// 良品: the only one whose pieces are available
        Good = "good",
        /// 待检
        Check = "check",
        /// 坏品和旧件
        Bad = "bad",
        /// DOA: dead on arrival
        Doa = "doa",
        /// 拆机件
        Salvage = "salvage",
        /// 报废
        Scrap = "scrap",
        /// 在途: given and not yet taken
        Transit = "transit",
        /// 工程师个人库
        Technician = "technician",
        /// 客户自带件: worth nothing to the shop
        CustomerOwn = "customer_own",
        /// 供应商
        Supplier = "supplier",
        /// 已装机
        Installed = "installed",
        /// 盘点差异
        Difference = "difference",
        /// 客户
        Customer = "customer",
    }
}

impl PlaceKind {
    /// Whether it lies outside the shop: nothing is counted there.
    #[must_use]
    pub fn is_counter(self) -> bool {
        match self {
            Self::Supplier | Self::Installed | Self::Difference | Self::Customer => true,
            Self::Good
            | Self::Check
            | Self::Bad
            | Self::Doa
            | Self::Salvage
            | Self::Scrap
            | Self::Transit
            | Self::Technician
            | Self::CustomerOwn => false,
        }
    }

    /// Whether it may have bins.
    #[must_use]
    pub fn has_bins(self) -> bool {
        match self {
            Self::Good | Self::Check | Self::Bad | Self::Doa | Self::Salvage => true,
            Self::Scrap
            | Self::Transit
            | Self::Technician
            | Self::CustomerOwn
            | Self::Supplier
            | Self::Installed
            | Self::Difference
            | Self::Customer => false,
        }
    }
}

/// The longest name of a bin, in characters: it stands on a label of 40 mm.
const LONGEST_BIN: usize = 24;

/// What a bin is called: `A-01-03`.
///
/// # Errors
/// `field.empty`, `field.too_long` (characters), `field.control_character`.
pub fn bin(typed: &str) -> Result<&str, Fault> {
    let name = text::name(typed)?;
    if name.chars().count() > LONGEST_BIN {
        return Err(Fault::with("field.too_long", "max", LONGEST_BIN));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bin_has_a_short_name() {
        assert_eq!(bin(" A-01-03 "), Ok("A-01-03"));
        assert_eq!(bin("").unwrap_err().message, "field.empty");
        assert_eq!(bin(&"B".repeat(LONGEST_BIN + 1)).unwrap_err().message, "field.too_long");
    }

    #[test]
    fn only_what_lies_on_shelves_has_bins() {
        for kind in PlaceKind::ALL {
            assert!(!(kind.is_counter() && kind.has_bins()), "{kind:?}");
        }
        assert_eq!(PlaceKind::ALL.iter().filter(|kind| kind.is_counter()).count(), 4);
    }
}
