//! The shop's dated price list, and its price rules.

use crate::change::Change;
use crate::column::Json;
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

/// Adds a price, or writes what differs of it.
///
/// # Errors
/// What the database says.
pub fn keep(change: &mut Change<'_>, before: Option<&Price>, after: &Price) -> kernel::Result<()> {
    match before {
        Some(before) => change.update(before, after)?,
        None => change.insert(after)?,
    }
    Ok(())
}

/// Adds a rule, or writes what differs of it.
///
/// # Errors
/// What the database says.
pub fn keep_rule(
    change: &mut Change<'_>,
    before: Option<&PriceRule>,
    after: &PriceRule,
) -> kernel::Result<()> {
    match before {
        Some(before) => change.update(before, after)?,
        None => change.insert(after)?,
    }
    Ok(())
}
