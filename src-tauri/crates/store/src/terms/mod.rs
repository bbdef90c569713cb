//! Texts that customers agree to, and their agreements.

use crate::change::Change;
use crate::column::{RowColumns, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::customer::CustomerId;
use domain::language::Language;
use domain::person::PersonId;
use domain::quote::FeeTold;
use domain::repair::RepairId;
use domain::terms::{ConsentHow, ConsentId, TermsId, TermsKind};
use kernel::{Code, Failure, Moment, Money};
use rusqlite::named_params;

noun! {
    /// A version of a text.
    Terms = "terms" {
        /// Its id.
        id: TermsId,
        /// Which text.
        kind: TermsKind,
        /// In which language.
        language: Language,
        /// Counted from 1.
        version: i64,
        /// One paragraph a line.
        text: String,
        /// When it was written.
        at: Moment,
        /// By whom.
        by: PersonId,
    }
}

noun! {
    /// Somebody's agreement.
    Consent = "consent" {
        /// Its id.
        id: ConsentId,
        /// For which order.
        repair: RepairId,
        /// Whose.
        customer: CustomerId,
        /// To which 维修条款.
        terms: TermsId,
        /// To which 个人信息告知.
        privacy: TermsId,
        /// How.
        how: ConsentHow,
        /// The strokes of the signature, where it was given on a screen.
        signature: Option<String> as personal,
        /// When.
        at: Moment,
        /// Before whom.
        by: PersonId,
        /// What was told with it of a no after the diagnosis: a part in the hundred of the inspection fee.
        fee_percent: Option<i64>,
        /// That inspection fee.
        fee_inspection: Option<Money>,
    }
}

impl Consent {
    /// What the customer was told of a no after the diagnosis.
    #[must_use]
    pub fn fee_told(&self) -> Option<FeeTold> {
        let (percent, inspection) = self.fee_percent.zip(self.fee_inspection)?;
        Some(FeeTold { percent, inspection })
    }
}

/// The text that holds now: its newest version. A shop that has written none gets the built-in one as version 1, since
/// a consent names the very text that was agreed to.
///
/// # Errors
/// What the database says.
pub fn in_force(
    change: &mut Change<'_>,
    kind: TermsKind,
    language: Language,
    built_in: &str,
) -> kernel::Result<Terms> {
    match newest(change, kind, language)? {
        Some(terms) => Ok(terms),
        None => add(change, kind, language, 1, built_in),
    }
}

/// The newest version of a text, where the shop has one.
///
/// # Errors
/// What the database says.
pub fn newest(read: &Read<'_>, kind: TermsKind, language: Language) -> kernel::Result<Option<Terms>> {
    let params: [(&str, &dyn rusqlite::ToSql); 2] = [(":kind", &Sql(&kind)), (":language", &Sql(&language))];
    Ok(read.all(include_str!("newest.sql"), &params, Terms::read)?.pop())
}

/// Every version of every text, the newest of each first.
///
/// # Errors
/// What the database says.
pub fn all(read: &Read<'_>) -> kernel::Result<Vec<Terms>> {
    Ok(read.all(include_str!("all.sql"), &[], Terms::read)?)
}

/// One version by id.
///
/// # Errors
/// What the database says; `store.broken_reference` where there is none.
pub fn by_id(read: &Read<'_>, id: TermsId) -> kernel::Result<Terms> {
    Ok(read.one(id.0)?)
}

/// Writes the next version of a text, where nobody wrote one since `seen_version`.
///
/// # Errors
/// `edit.stale`.
pub fn write(
    change: &mut Change<'_>,
    kind: TermsKind,
    language: Language,
    seen_version: i64,
    text: &str,
) -> kernel::Result<Terms> {
    let newest = newest(change, kind, language)?;
    let last = newest.as_ref().map_or(0, |terms| terms.version);
    match newest {
        // Nothing was seen of a version: the one that is there is somebody's own.
        Some(terms) if last != seen_version => change.must_have_seen::<Terms>(terms.id.0, 0)?,
        None if last != seen_version => return Err(Failure::new(Code::Conflict, "edit.stale")),
        Some(_) | None => {}
    }
    add(change, kind, language, last + 1, text)
}

fn add(
    change: &mut Change<'_>,
    kind: TermsKind,
    language: Language,
    version: i64,
    text: &str,
) -> kernel::Result<Terms> {
    let terms = Terms {
        id: change.new_id(),
        kind,
        language,
        version,
        text: text.to_owned(),
        at: change.now(),
        by: PersonId(change.person()),
    };
    change.insert(&terms)?;
    Ok(terms)
}

/// Keeps an agreement.
///
/// # Errors
/// What the database says.
pub fn agree(change: &mut Change<'_>, consent: &Consent) -> kernel::Result<()> {
    Ok(change.insert(consent)?)
}

/// The newest agreement for an order.
///
/// # Errors
/// What the database says.
pub fn of_repair(read: &Read<'_>, repair: RepairId) -> kernel::Result<Option<Consent>> {
    Ok(read.all(include_str!("of_repair.sql"), &[(":repair", &Sql(&repair))], Consent::read)?.pop())
}

/// Every agreement of a customer and of those merged into them, newest first.
///
/// # Errors
/// What the database says.
pub fn of_customer(read: &Read<'_>, customer: CustomerId) -> kernel::Result<Vec<Consent>> {
    Ok(read.all(include_str!("of_customer.sql"), &[(":customer", &Sql(&customer))], Consent::read)?)
}

/// Whether a customer agreed to the newest 个人信息告知 in one of its languages.
///
/// # Errors
/// What the database says.
pub fn has_agreed(read: &Read<'_>, customer: CustomerId) -> kernel::Result<bool> {
    let agreed = || -> crate::error::Result<bool> {
        let mut statement = read.db.prepare_cached(include_str!("has_agreed.sql"))?;
        Ok(statement.query_row(named_params! {":customer": Sql(&customer)}, |row| row.column("agreed"))?)
    };
    Ok(agreed()?)
}
