//! What technicians found and did, as a customer reads it: codes in words, then the technician's own.

use domain::language::Language;
use domain::repair::RepairId;
use kernel::Result;
use store::{Read, catalogue, fault_code, finding, log_entry};

/// What was found and not withdrawn, one paragraph each, oldest first.
pub(super) fn found(read: &Read<'_>, language: Language, repair: RepairId) -> Result<Vec<String>> {
    let mut told = Vec::new();
    for found in finding::of_repair(read, repair)?.into_iter().filter(|found| !found.withdrawn) {
        let symptom = found.symptom.map(|code| symptom(read, language, code)).transpose()?;
        let cause = found.cause.map(|code| coded(read, language, code)).transpose()?;
        let text = Some(found.text).filter(|text| !text.is_empty());
        told.push(together([symptom, cause, text]));
    }
    Ok(told)
}

/// What was done to the machine and not withdrawn, one paragraph each, oldest first: calls and measurements are no part of
/// what a customer gets.
pub(super) fn done(read: &Read<'_>, language: Language, repair: RepairId) -> Result<Vec<String>> {
    let mut told = Vec::new();
    let entries = log_entry::of_repair(read, repair)?;
    for entry in entries.into_iter().filter(|entry| !entry.withdrawn && entry.kind.is_repair()) {
        let action = entry.action.map(|code| coded(read, language, code)).transpose()?;
        told.push(together([action, Some(entry.text).filter(|text| !text.is_empty())]));
    }
    Ok(told)
}

fn together<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A symptom in words; a code nobody knows any more as it is.
fn symptom(read: &Read<'_>, language: Language, code: String) -> Result<String> {
    let known = catalogue::symptom_by_code(read, &code)?;
    Ok(known.map_or(code, |known| in_language(language, known.words, known.words_en)))
}

/// A cause or an action in words; a code nobody knows any more as it is.
fn coded(read: &Read<'_>, language: Language, code: String) -> Result<String> {
    let known = fault_code::by_code(read, &code)?;
    Ok(known.map_or(code, |known| in_language(language, known.words, known.words_en)))
}

fn in_language(language: Language, chinese: String, english: String) -> String {
    match language {
        Language::English if !english.is_empty() => english,
        Language::English | Language::Chinese => chinese,
    }
}
