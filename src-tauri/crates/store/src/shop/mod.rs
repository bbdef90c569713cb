//! The shop's own row.

use crate::change::Change;
use crate::column::{FileId, Json, RowColumns};
use crate::error::Result;
use crate::noun::{Noun, noun};
use crate::purchase;
use crate::read::Read;
use domain::close::CloseScope;
use domain::language::Language;
use domain::opening::{Hours, Norms};
use domain::paper::Sizes;
use domain::repair::Pattern;
use domain::settlement::Rounding;
use domain::shop::{NumberPeriod, ShopId};
use kernel::Zone;
use rusqlite::{Connection, OptionalExtension, ToSql, named_params};

noun! {
    /// The shop.
    Shop = "shop" {
        /// Its id.
        id: ShopId,
        /// 1 to 999, leading in the digits of its orders' codes.
        code: u16,
        /// Its name, as papers show it.
        name: String,
        /// Its address.
        address: String,
        /// Its phone.
        phone: String,
        /// Where to complain.
        complaint_phone: String,
        /// The language of papers, and of screens until a person chooses.
        language: Language,
        /// Its one time zone.
        zone: Zone,
        /// Minutes until an idle desk locks.
        idle_minutes: u16,
        /// Where backups go; beside the data where none is chosen.
        backup_folder: Option<String>,
        /// Its logo.
        logo: Option<FileId>,
        /// Whether it is only for looking around.
        demo: bool,
        /// When it is open.
        hours: Json<Hours>,
        /// How long its work takes, by channel.
        norms: Json<Norms>,
        /// The size of each paper.
        sizes: Json<Sizes>,
        /// What an order's number begins with.
        number_prefix: String,
        /// How often numbers begin anew.
        number_period: NumberPeriod,
        /// How many digits the counted part has at least.
        number_width: u16,
        /// Where counting begins, for a shop that goes on from another system.
        number_from: i64,
        /// What it lets customers off a total.
        rounding: Rounding,
        /// How many days after a formal notice an uncollected machine may be disposed of.
        lawful_days: u16,
    }
}

/// The shop, once founded.
///
/// # Errors
/// What the database says.
pub fn find(read: &Read<'_>) -> kernel::Result<Option<Shop>> {
    let find = || -> Result<Option<Shop>> {
        let mut statement = read.db.prepare_cached(include_str!("find.sql"))?;
        Ok(statement.query_row([], Shop::read).optional()?)
    };
    Ok(find()?)
}

/// What an editor of the shop has seen.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, shop: &Shop) -> kernel::Result<i64> {
    Ok(read.seen(Shop::NAME, shop.id.0)?)
}

/// Founds it.
///
/// # Errors
/// What the database says.
pub fn found(change: &mut Change<'_>, shop: &Shop) -> kernel::Result<()> {
    Ok(change.insert(shop)?)
}

/// Writes what differs, where nobody changed it since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn revise(change: &mut Change<'_>, seen_seq: i64, before: &Shop, after: &Shop) -> kernel::Result<i64> {
    change.must_have_seen::<Shop>(before.id.0, seen_seq)?;
    change.update(before, after)?;
    seen(change, after)
}

/// How the shop numbers its orders.
#[must_use]
pub fn pattern(shop: &Shop) -> Pattern {
    Pattern {
        prefix: shop.number_prefix.clone(),
        period: shop.number_period,
        width: shop.number_width,
        from: shop.number_from,
    }
}

/// The next place in a period, counted from `from`.
///
/// # Errors
/// What the database says.
pub fn next_serial(change: &Change<'_>, period: &str, from: i64) -> kernel::Result<i64> {
    let next = || -> Result<i64> {
        let mut statement = change.db.prepare_cached(include_str!("next_serial.sql"))?;
        Ok(statement.query_row(named_params! {":period": period, ":from": from}, |row| row.column("last"))?)
    };
    Ok(next()?)
}

/// The place that `next_serial` would give, without giving it.
///
/// # Errors
/// What the database says.
pub fn peek_serial(read: &Read<'_>, period: &str, from: i64) -> kernel::Result<i64> {
    let peek = || -> Result<i64> {
        let mut statement = read.db.prepare_cached("SELECT last FROM counter WHERE period = :period")?;
        let last: Option<i64> =
            statement.query_row(named_params! {":period": period}, |row| row.column("last")).optional()?;
        Ok(last.map_or(from, |last| from.max(last + 1)))
    };
    Ok(peek()?)
}

/// Leaves a gap in the numbers of every running period. After a copy was brought back, the numbers given since it was made
/// stand on papers in customers' hands and must not be given again.
pub(crate) fn leap(change: &Change<'_>) -> kernel::Result<()> {
    let Some(shop) = find(change)? else { return Ok(()) };
    let day = change.today()?;
    let long_gap = GAP.saturating_mul(1 + days_since_the_copy(change)?);
    for period in NumberPeriod::ALL {
        let key = domain::repair::period_of(*period, day);
        let gap = if *period == NumberPeriod::Day { GAP } else { long_gap };
        if *period == shop.number_period {
            let from = shop.number_from - 1;
            let params: [(&str, &dyn ToSql); 3] = [(":period", &key), (":from", &from), (":gap", &gap)];
            change.state(include_str!("leap.sql"), &params)?;
        } else {
            change.state(include_str!("leap_known.sql"), &[(":period", &key), (":gap", &gap)])?;
        }
    }
    let closes = CloseScope::ALL.iter().map(|scope| crate::close::period_of(*scope, day));
    let papers = [
        crate::payment::period_of(day),
        crate::settlement::period_of(day),
        crate::handing::period_of(day),
        crate::stocktake::period_of(day),
    ];
    let of_suppliers = [purchase::ORDERS, purchase::DELIVERIES, purchase::RETURNS];
    let of_suppliers = of_suppliers.map(|prefix| purchase::period_of(prefix, day));
    for papers in papers.into_iter().chain(of_suppliers).chain(closes) {
        change.state(include_str!("leap.sql"), &[(":period", &papers), (":from", &0), (":gap", &GAP)])?;
    }
    Ok(())
}

/// Since the last entry that a copy has: for so many days numbers were given that it knows nothing of.
fn days_since_the_copy(change: &Change<'_>) -> kernel::Result<i64> {
    const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;
    let last = crate::journal::last_entry_at(change)?;
    Ok(last.map_or(0, |last| (change.now().millis_since(last) / DAY_MILLIS).max(0)))
}

/// More orders than a shop takes in on a day.
const GAP: i64 = 500;

pub(crate) fn zone(db: &Connection) -> Result<Zone> {
    let mut statement = db.prepare_cached("SELECT zone FROM shop")?;
    Ok(statement.query_row([], |row| row.column("zone")).optional()?.unwrap_or(Zone::SHANGHAI))
}
