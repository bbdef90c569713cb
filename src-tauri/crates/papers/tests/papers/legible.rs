//! On every paper, usual and hostile, each word can be read: nothing is drawn over anything else, nothing leaves the
//! margins, nothing is smaller than what a printer and an eye can hold apart.

use crate::{
    counter::{self, Sample, sample},
    hostile, report_samples, samples,
    tools::fonts,
};
use domain::language::Language;
use domain::paper::PaperKind;
use papers::list::{Doc, Ink, Item, Page};

/// The smallest type on any paper, in points.
const SMALLEST: f32 = 7.0;

fn every(language: Language) -> Vec<Sample> {
    let mut all = counter::all(language);
    let card = samples::order(language);
    all.push(sample("card", PaperKind::JobCard.sizes(), move |size, fonts| {
        papers::job_card(&card, size, fonts)
    }));
    let label = samples::device_label(language);
    all.push(sample("label", PaperKind::DeviceLabel.sizes(), move |size, fonts| {
        papers::label(&label, size, fonts)
    }));
    let receipt = samples::prepayment(language);
    let sizes = PaperKind::PrepaymentReceipt.sizes();
    all.push(sample("prepayment", sizes, move |size, fonts| papers::receipt(&receipt, size, fonts)));
    for (name, one) in report_samples::all(language) {
        let sizes = PaperKind::Report.sizes();
        all.push(sample(name, sizes, move |size, fonts| papers::report(&one, size, fonts)));
    }
    all.extend(hostile::all(language));
    all
}

/// What stands somewhere: its edges, and what it says.
#[derive(Debug)]
struct Spot<'t> {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
    says: &'t str,
}

impl Spot<'_> {
    fn meets(&self, other: &Spot<'_>) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Texts, codes and level lines of a page. Numbers on an outline stand in white on their own spot, and may be as close as
/// the marks are.
fn boxes(page: &Page) -> Vec<Spot<'_>> {
    let mut boxes = Vec::new();
    for item in &page.items {
        match item {
            Item::Text { at, size, weight, ink, text }
                if *ink != Ink::grey(0xff) && !text.trim().is_empty() =>
            {
                let end = at.x + fonts().width(*weight, *size, text.trim_end());
                boxes.push(Spot {
                    left: at.x + 0.2,
                    top: at.y - 0.74 * size,
                    right: end - 0.2,
                    bottom: at.y + 0.06 * size,
                    says: text,
                });
            }
            Item::Modules(frames) => {
                let least =
                    |of: fn(&papers::list::Frame) -> f32| frames.iter().map(of).fold(f32::MAX, f32::min);
                let most = |of: fn(&papers::list::Frame) -> f32| frames.iter().map(of).fold(0.0, f32::max);
                boxes.push(Spot {
                    left: least(|f| f.x),
                    top: least(|f| f.y),
                    right: most(|f| f.x + f.width),
                    bottom: most(|f| f.y + f.height),
                    says: "a code",
                });
            }
            Item::Line { from, to, .. } if from.y == to.y => {
                boxes.push(Spot { left: from.x, top: from.y, right: to.x, bottom: to.y, says: "a line" });
            }
            Item::Text { .. }
            | Item::Line { .. }
            | Item::Rect { .. }
            | Item::Polyline { .. }
            | Item::Shape { .. }
            | Item::Image { .. } => {}
        }
    }
    boxes
}

fn look_at(name: &str, doc: &Doc) -> Vec<String> {
    let mut wrong = Vec::new();
    for (at, page) in doc.pages.iter().enumerate() {
        let boxes = boxes(page);
        for (place, one) in boxes.iter().enumerate() {
            if one.left < 0.0 || one.right > page.width || one.top < 0.0 || one.bottom > page.height {
                wrong.push(format!("{name} {at}: outside the page: {one:?}"));
            }
            for other in boxes.iter().skip(place + 1).filter(|other| one.meets(other)) {
                if (one.says, other.says) != ("a line", "a line") {
                    wrong.push(format!("{name} {at}: {:?} and {:?}", one.says, other.says));
                }
            }
        }
        for item in &page.items {
            let Item::Text { size, text, ink, .. } = item else { continue };
            if *size < SMALLEST - 0.01 && *ink != Ink::grey(0xff) {
                wrong.push(format!("{name} {at}: {size} pt: {text}"));
            }
        }
    }
    wrong
}

#[test]
fn nothing_stands_on_anything_else_and_everything_is_large_enough() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        for sample in every(*language) {
            for size in sample.sizes {
                let doc = sample.drawn(*size, fonts()).unwrap();
                let name = format!("{}.{}.{}", sample.name, size.text(), language.text());
                wrong.extend(look_at(&name, &doc));
            }
        }
    }
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
}
