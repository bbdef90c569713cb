//! 接修单: what the customer takes home when a machine comes in, and what lies beside it on the bench.

mod agreement;
mod card;
mod condition;
mod facts;

pub use card::{Consent, Device, JobCard, Rework, Shop};

use super::frame::{Frame, block, footer, heading, masthead, numbered, running_head};
use super::look::{INK, Look};
use crate::{
    codes::ScanCode,
    failure::Result,
    flow::Flow,
    fonts::FontSet,
    list::{Doc, Page},
    words::{self, Words},
};
use card::Part;
use domain::paper::PaperSize;
use std::collections::BTreeSet;

/// What every part of the template draws from.
struct Job<'a> {
    card: &'a JobCard,
    words: &'static Words,
    look: &'a Look,
    part: Part,
}

/// Lays out a 接修单: one sheet on A4 and A5, three on the continuous form (前台联, 工程师联, 客户联).
///
/// # Errors
/// `NotScannable` when `digits` are not an even count of digits, `NoSuchSize`.
pub fn job_card(card: &JobCard, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    let words = words::of(card.language);
    let code = ScanCode::new(&card.digits)?;
    let (look, parts) = card::look(size)?;
    let mut pages = Vec::new();
    let mut missing = BTreeSet::new();
    for part in parts {
        let job = Job { card, words, look: &look, part: *part };
        let (more, unknown) = sheet(&job, &code, fonts);
        pages.extend(more);
        missing.extend(unknown);
    }
    Ok(Doc {
        title: format!("{} {}", words.job_card, card.number),
        lang: card.language.text(),
        author: Some(card.shop.name.clone()).filter(|name| !name.is_empty()),
        created: card.created,
        pages,
        images: card.shop.logo.iter().cloned().collect(),
        missing,
    })
}

/// One part, over as many pages as it takes.
fn sheet(job: &Job<'_>, code: &ScanCode, fonts: &FontSet) -> (Vec<Page>, BTreeSet<char>) {
    let Job { card, words, look, .. } = job;
    let frame = Frame {
        look,
        words,
        shop: &card.shop,
        title: words.job_card.to_owned(),
        copy: copy(job),
        number: &card.number,
        reprint: card.reprint,
        printed_at: &card.printed_at,
        bars: true,
    };
    let (head, mut missing) = running_head(&frame, fonts);
    let mut flow = Flow::new(fonts, look.paper, head);
    masthead(&mut flow, &frame);
    let beside = [
        (0.42, 0.37, words.opened_at, card.opened_at.as_str()),
        (0.79, 0.21, words.opened_by, card.opened_by.as_str()),
    ];
    numbered(&mut flow, &frame, (code, &card.digits), (words.number, beside));
    facts::facts(&mut flow, job);
    facts::fault(&mut flow, job);
    condition::condition(&mut flow, job);
    if !job.look.is_low {
        facts::agreed(&mut flow, job);
    }
    agreement::closing(&mut flow, job);
    let (pages, more) = flow.finish(|sheet, page, of| footer(sheet, fonts, &frame, (page, of)));
    missing.extend(more);
    (pages, missing)
}

/// Whom this part is for.
fn copy(job: &Job<'_>) -> &'static str {
    match job.part {
        Part::Whole => "",
        Part::FrontDesk => job.words.front_desk_copy,
        Part::Bench => job.words.bench_copy,
        Part::Customer => job.words.customer_copy,
    }
}
