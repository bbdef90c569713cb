//! What lies where, reckoned anew from every movement and every line of an order.

use crate::column::RowColumns;
use crate::read::Read;
use kernel::Result;
use std::collections::BTreeSet;

/// Parts whose stock is not what their movements, pieces and reservations say, by number.
const DIFFERING: [&str; 4] = [
    include_str!("stock_differs.sql"),
    include_str!("pieces_differ.sql"),
    include_str!("worth_of_pieces_differs.sql"),
    include_str!("reserved_differs.sql"),
];

/// The numbers of the parts whose stock is not what their movements, pieces and reservations say: none, always.
///
/// # Errors
/// What the database says.
pub fn differences(read: &Read<'_>) -> Result<Vec<String>> {
    let mut numbers = BTreeSet::new();
    for differing in DIFFERING {
        numbers.extend(read.all(differing, &[], |row| row.column::<String>("number"))?);
    }
    Ok(numbers.into_iter().collect())
}
