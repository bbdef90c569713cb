//! The texts that customers agree to.

use crate::id::Id;
use crate::note::name_of;
use domain::faults::Faults;
use domain::language::Language;
use domain::terms::{self as rules, TermsId, TermsKind, built_in, lint as find_clauses};
use kernel::{Failure, Moment, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use store::terms::Terms;
use store::{Change, Read, terms};
use ts_rs::TS;
use uuid::Uuid;

/// A version of a text.
#[derive(Debug, Serialize, TS)]
pub(crate) struct TermsRow {
    id: TermsId,
    kind: TermsKind,
    language: Language,
    version: i64,
    text: String,
    at: Moment,
    by: String,
    in_force: bool,
}

/// The next version of a text.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct WriteTerms {
    kind: TermsKind,
    language: Language,
    text: String,
    seen_version: i64,
}

/// A text as it is typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByText {
    pub(crate) text: String,
}

/// A clause that would be void; its words are under `lint.<rule>`.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LintFinding {
    from: usize,
    to: usize,
    #[ts(type = "string")]
    rule: &'static str,
}

/// Every version, the newest of each text first. A text the shop has no version of is the built-in one, as version 0,
/// until the first agreement writes it down.
pub(crate) fn list(read: &Read<'_>, _: crate::door::Empty) -> Result<Vec<TermsRow>> {
    let mut met = BTreeSet::new();
    let mut rows = Vec::new();
    for terms in terms::all(read)? {
        let in_force = met.insert((terms.kind, terms.language));
        rows.push(row(read, terms, in_force)?);
    }
    for (kind, language) in every_text().filter(|text| !met.contains(text)) {
        rows.push(TermsRow {
            id: TermsId(Uuid::nil()),
            kind,
            language,
            version: 0,
            text: built_in(kind, language),
            at: read.now(),
            by: String::new(),
            in_force: true,
        });
    }
    Ok(rows)
}

pub(crate) fn write(change: &mut Change<'_>, input: WriteTerms) -> Result<Id> {
    let mut faults = Faults::new();
    let text = faults.take("text", rules::read(&input.text));
    faults.refuse("terms.invalid")?;
    let text =
        text.ok_or_else(|| Failure::internal("terms.invalid", "a value without a fault is missing"))?;
    let WriteTerms { kind, language, seen_version, .. } = input;
    match terms::newest(change, kind, language)? {
        Some(newest) if newest.text == text => Ok(Id::of(newest.id)),
        Some(_) | None => Ok(Id::of(terms::write(change, kind, language, seen_version, &text)?.id)),
    }
}

pub(crate) fn lint(_: &Read<'_>, input: ByText) -> Result<Vec<LintFinding>> {
    let found = find_clauses(&input.text).into_iter();
    Ok(found.map(|found| LintFinding { from: found.from, to: found.to, rule: found.rule }).collect())
}

/// A new shop's texts, so that it sees and words them before its first customer.
pub(crate) fn write_built_in(change: &mut Change<'_>) -> Result<()> {
    for (kind, language) in every_text() {
        terms::in_force(change, kind, language, &built_in(kind, language))?;
    }
    Ok(())
}

fn every_text() -> impl Iterator<Item = (TermsKind, Language)> {
    TermsKind::ALL.iter().flat_map(|kind| Language::ALL.iter().map(|language| (*kind, *language)))
}

fn row(read: &Read<'_>, terms: Terms, in_force: bool) -> Result<TermsRow> {
    Ok(TermsRow {
        id: terms.id,
        kind: terms.kind,
        language: terms.language,
        version: terms.version,
        text: terms.text,
        at: terms.at,
        by: name_of(read, terms.by)?,
        in_force,
    })
}
