//! The shop's dated price list, and its price rules.

use crate::change::Change;
use crate::column::{Json, Sql};
use crate::noun::{Noun, noun};
use crate::read::Read;
use domain::catalogue::{BrandId, Kind, ModelId};
use domain::finding::Level;
use domain::price::{
    Entry, Figures, Grade, LineKind, PriceId, PriceRuleId, PriceRuleKind, Rule, Scope, Validity,
};
use kernel::{Day, Money};

noun! {
    /// A line of the price list.
    Price = "price" {
        /// Its id.
        id: PriceId,
        /// What it asks money for.
        line: LineKind,
        /// What it is called on papers.
        name: String,
        /// For machines of this kind.
        kind: Option<Kind>,
        /// For machines of this brand.
        brand: Option<BrandId>,
        /// For this model.
        model: Option<ModelId>,
        /// The level of the fault, for labour.
        level: Option<Level>,
        /// Whether it is the fee for finding the fault.
        inspection: bool,
        /// How much.
        amount: Money,
        /// What the part is.
        grade: Option<Grade>,
        /// Days it is answered for after the hand-over.
        days: Option<i64>,
        /// From this day.
        valid_from: Day,
        /// To this day, or until further notice.
        valid_to: Option<Day>,
        /// Whether it is offered.
        active: bool,
    }
}

noun! {
    /// A price rule.
    PriceRule = "price_rule" {
        /// Its id.
        id: PriceRuleId,
        /// Which.
        rule: PriceRuleKind,
        /// Its figures.
        figures: Json<Figures>,
        /// From this day.
        valid_from: Day,
        /// To this day, or until further notice.
        valid_to: Option<Day>,
        /// Whether it is used.
        active: bool,
    }
}

impl Price {
    /// As the rules look at it.
    #[must_use]
    pub fn entry(&self) -> Entry {
        Entry {
            id: self.id,
            line: self.line,
            name: self.name.clone(),
            scope: Scope { kind: self.kind, brand: self.brand, model: self.model },
            level: self.level,
            inspection: self.inspection,
            amount: self.amount,
            grade: self.grade,
            days: self.days,
            validity: Validity { from: self.valid_from, to: self.valid_to },
            active: self.active,
        }
    }
}

impl PriceRule {
    /// As the rules look at it.
    #[must_use]
    pub fn rule(&self) -> Rule {
        Rule {
            id: self.id,
            kind: self.rule,
            figures: self.figures.0.clone(),
            validity: Validity { from: self.valid_from, to: self.valid_to },
            active: self.active,
        }
    }
}

/// The whole price list, in the order it was written.
///
/// # Errors
/// What the database says.
pub fn all(read: &Read<'_>) -> kernel::Result<Vec<Price>> {
    Ok(read.all(include_str!("all.sql"), &[], Price::read)?)
}

/// Every rule, in the order they were written.
///
/// # Errors
/// What the database says.
pub fn rules(read: &Read<'_>) -> kernel::Result<Vec<PriceRule>> {
    Ok(read.all(include_str!("rules.sql"), &[], PriceRule::read)?)
}

/// A price by id.
///
/// # Errors
/// What the database says.
pub fn by_id(read: &Read<'_>, id: PriceId) -> kernel::Result<Option<Price>> {
    Ok(read.get(id.0)?)
}

/// A rule by id.
///
/// # Errors
/// What the database says.
pub fn rule(read: &Read<'_>, id: PriceRuleId) -> kernel::Result<Option<PriceRule>> {
    Ok(read.get(id.0)?)
}

/// The place in time of a price's last change, as an editor of it must have seen it.
///
/// # Errors
/// What the database says.
pub fn seen(read: &Read<'_>, id: PriceId) -> kernel::Result<i64> {
    Ok(read.seen(Price::NAME, id.0)?)
}

/// The place in time of a rule's last change, as an editor of it must have seen it.
///
/// # Errors
/// What the database says.
pub fn rule_seen(read: &Read<'_>, id: PriceRuleId) -> kernel::Result<i64> {
    Ok(read.seen(PriceRule::NAME, id.0)?)
}

/// Whether a line of some quote names a price.
///
/// # Errors
/// What the database says.
pub fn is_used(read: &Read<'_>, id: PriceId) -> kernel::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM quote_line WHERE price = :id) AS n";
    Ok(read.count(sql, &[(":id", &Sql(&id))])? > 0)
}

/// Whether a line of some quote names a rule.
///
/// # Errors
/// What the database says.
pub fn is_rule_used(read: &Read<'_>, id: PriceRuleId) -> kernel::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM quote_line WHERE rule = :id) AS n";
    Ok(read.count(sql, &[(":id", &Sql(&id))])? > 0)
}

/// Adds a price.
///
/// # Errors
/// What the database says.
pub fn add(change: &mut Change<'_>, price: &Price) -> kernel::Result<()> {
    Ok(change.insert(price)?)
}

/// Adds a rule.
///
/// # Errors
/// What the database says.
pub fn add_rule(change: &mut Change<'_>, rule: &PriceRule) -> kernel::Result<()> {
    Ok(change.insert(rule)?)
}

/// Writes what differs of a price, where nobody changed it since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn revise(change: &mut Change<'_>, seen_seq: i64, before: &Price, after: &Price) -> kernel::Result<()> {
    change.must_have_seen::<Price>(before.id.0, seen_seq)?;
    Ok(change.update(before, after)?)
}

/// Writes what differs of a rule, where nobody changed it since `seen_seq`.
///
/// # Errors
/// `edit.stale`.
pub fn revise_rule(
    change: &mut Change<'_>,
    seen_seq: i64,
    before: &PriceRule,
    after: &PriceRule,
) -> kernel::Result<()> {
    change.must_have_seen::<PriceRule>(before.id.0, seen_seq)?;
    Ok(change.update(before, after)?)
}
