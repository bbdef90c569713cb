//! Many desks at once on one shop: nothing is lost, nothing happens twice, every sum is exact.
//! `cargo bench -p tests --bench desks` does the same with a thousand changes a desk, and takes the time.

use tests::load::{Load, work_at_many_desks};
use tests::{TempShop, disk_folder};

#[test]
fn what_many_desks_do_at_once_is_there_once_and_adds_up() {
    let shop = TempShop::in_folder(disk_folder());
    let worked = work_at_many_desks(&shop, Load { desks: 32, sessions: 4, acts: 60 });
    assert_eq!(worked.saves.len(), 32 * 60);
}
