use super::PlaceKind;
use crate::faults::Fault;

crate::closed_set! {
    /// Why pieces move (`domain.md` 6, types).
    MovementKind {
        /// 入库
        Receive = "receive",
        /// 调拨
        Transfer = "transfer",
        /// 领料
        Issue = "issue",
        /// 退料
        ReturnGood = "return_good",
        /// 耗用
        Use = "use",
        /// 旧件入库
        OldIn = "old_in",
        /// 旧件返厂
        OldOut = "old_out",
        /// 到货即坏
        Doa = "doa",
        /// 本店弄坏
        Broken = "broken",
        /// 拆机入库
        Salvage = "salvage",
        /// 报废
        Scrap = "scrap",
        /// 盘盈
        CountGain = "count_gain",
        /// 盘亏
        CountLoss = "count_loss",
        /// 退供应商
        SupplierReturn = "supplier_return",
        /// 客户自带件收下
        OwnIn = "own_in",
        /// 客户自带件退还
        OwnOut = "own_out",
        /// 期初
        Opening = "opening",
        /// 冲回
        Reversal = "reversal",
    }
}

/// The most pieces of one movement.
pub const MOST_MOVED: i64 = 1_000_000;

/// Whether pieces may move so: which ways each kind has.
///
/// A reversal goes the way of some other kind, backwards.
#[must_use]
pub fn may_move(kind: MovementKind, from: PlaceKind, to: PlaceKind) -> bool {
    use PlaceKind::{
        Bad, Check, Customer, CustomerOwn, Difference, Doa, Good, Installed, Salvage, Scrap, Supplier,
        Technician, Transit,
    };
    let shelves = [Good, Check, Bad, Doa, Salvage];
    let kept = |place: PlaceKind| shelves.contains(&place) || [Technician, Transit].contains(&place);
    let counted = |place: PlaceKind| !place.is_counter() && place != Transit;
    match kind {
        MovementKind::Receive => from == Supplier && [Good, Check].contains(&to),
        MovementKind::Transfer => kept(from) && kept(to),
        MovementKind::Issue => (from, to) == (Good, Technician),
        MovementKind::ReturnGood => (from, to) == (Technician, Good),
        MovementKind::Use => [Technician, CustomerOwn].contains(&from) && to == Installed,
        MovementKind::OldIn => {
            [Installed, Customer].contains(&from) && ([Bad, Check, Technician].contains(&to))
        }
        MovementKind::OldOut => {
            [Bad, Check, Technician].contains(&from) && [Supplier, Customer].contains(&to)
        }
        MovementKind::Doa => [Technician, Good, Check].contains(&from) && to == Doa,
        MovementKind::Broken => [Technician, Good, Check].contains(&from) && to == Bad,
        MovementKind::Salvage => {
            [Installed, Customer, Bad].contains(&from) && [Salvage, Check, Good].contains(&to)
        }
        MovementKind::Scrap => (shelves.contains(&from) || from == Technician) && to == Scrap,
        MovementKind::CountGain => from == Difference && counted(to),
        MovementKind::CountLoss => counted(from) && to == Difference,
        MovementKind::SupplierReturn => shelves.contains(&from) && to == Supplier,
        MovementKind::OwnIn => (from, to) == (Customer, CustomerOwn),
        MovementKind::OwnOut => (from, to) == (CustomerOwn, Customer),
        MovementKind::Opening => from == Difference && (shelves.contains(&to) || to == Technician),
        MovementKind::Reversal => MovementKind::ALL
            .iter()
            .any(|other| *other != MovementKind::Reversal && may_move(*other, to, from)),
    }
}

/// What a parts clerk does who puts pieces elsewhere by hand: between shelves, or into the scrap. What a technician holds
/// moves by handings and on orders alone.
#[must_use]
pub fn moved_by_hand(from: PlaceKind, to: PlaceKind) -> Option<MovementKind> {
    match (from.has_bins(), to) {
        (true, PlaceKind::Scrap) => Some(MovementKind::Scrap),
        (true, to) if to.has_bins() => Some(MovementKind::Transfer),
        (true | false, _) => None,
    }
}

/// How many pieces move: whole ones, from 1 to `most`.
///
/// # Errors
/// `field.not_between`.
pub fn quantity(asked: i64, most: u32) -> Result<i64, Fault> {
    if (1..=i64::from(most)).contains(&asked) {
        return Ok(asked);
    }
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    Err(Fault::not_between(1, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(kind: MovementKind) -> Vec<(PlaceKind, PlaceKind)> {
        let all = PlaceKind::ALL;
        let pairs = all.iter().flat_map(|from| all.iter().map(move |to| (*from, *to)));
        pairs.filter(|(from, to)| may_move(kind, *from, *to)).collect()
    }

    #[test]
    fn every_kind_has_a_way_and_none_leads_from_outside_to_outside() {
        for kind in MovementKind::ALL {
            assert!(!ways(*kind).is_empty(), "{kind:?}");
            for (from, to) in ways(*kind) {
                assert!(!(from.is_counter() && to.is_counter()), "{kind:?}: {from:?} to {to:?}");
            }
        }
    }

    #[test]
    fn what_an_order_does_to_a_part_has_one_way_each() {
        use PlaceKind::{Good, Installed, Technician};
        assert_eq!(ways(MovementKind::Issue), [(Good, Technician)]);
        assert_eq!(ways(MovementKind::ReturnGood), [(Technician, Good)]);
        assert!(may_move(MovementKind::Use, Technician, Installed));
        assert!(!may_move(MovementKind::Use, Good, Installed), "not past the technician");
        assert!(!may_move(MovementKind::Receive, PlaceKind::Customer, Good));
    }

    #[test]
    fn a_customers_own_part_is_never_mixed_with_the_shops() {
        for kind in MovementKind::ALL {
            for (from, to) in ways(*kind) {
                let own = [from, to].contains(&PlaceKind::CustomerOwn);
                let other = if from == PlaceKind::CustomerOwn { to } else { from };
                assert!(!own || other.is_counter(), "{kind:?}: {from:?} to {to:?}");
            }
        }
    }

    #[test]
    fn a_reversal_goes_back_where_something_came() {
        use PlaceKind::{Good, Installed, Supplier, Technician};
        assert!(may_move(MovementKind::Reversal, Good, Supplier));
        assert!(may_move(MovementKind::Reversal, Installed, Technician));
        assert!(!may_move(MovementKind::Reversal, Supplier, Installed));
    }

    #[test]
    fn by_hand_pieces_go_between_shelves_and_into_the_scrap() {
        use PlaceKind::{Check, Customer, Good, Scrap, Supplier, Technician, Transit};
        assert_eq!(moved_by_hand(Check, Good), Some(MovementKind::Transfer));
        assert_eq!(moved_by_hand(Good, Good), Some(MovementKind::Transfer), "from bin to bin");
        assert_eq!(moved_by_hand(Good, Scrap), Some(MovementKind::Scrap));
        for (from, to) in
            [(Technician, Good), (Good, Technician), (Scrap, Good), (Good, Transit), (Supplier, Good)]
        {
            assert_eq!(moved_by_hand(from, to), None, "{from:?} to {to:?}");
        }
        assert_eq!(moved_by_hand(Good, Customer), None);
        for from in PlaceKind::ALL {
            for to in PlaceKind::ALL {
                assert!(moved_by_hand(*from, *to).is_none_or(|kind| may_move(kind, *from, *to)));
            }
        }
    }

    #[test]
    fn pieces_are_whole_and_more_than_none() {
        assert_eq!(quantity(1, 9), Ok(1));
        assert_eq!(quantity(9, 9), Ok(9));
        for wrong in [0, -1, 10, i64::MIN, i64::MAX] {
            assert_eq!(quantity(wrong, 9).unwrap_err().message, "field.not_between", "{wrong}");
        }
    }
}
