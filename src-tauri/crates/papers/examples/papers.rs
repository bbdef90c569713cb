//! Writes sample papers to look at: `cargo run -p papers --example papers -- FOLDER`.

#[path = "../tests/papers/counter.rs"]
#[expect(dead_code, reason = "the tests take single parts of a sample, too")]
mod counter;
#[path = "../tests/papers/hostile.rs"]
mod hostile;
#[path = "../tests/papers/odd.rs"]
mod odd;
#[path = "../tests/papers/report_samples.rs"]
mod report_samples;
#[path = "../tests/papers/samples.rs"]
mod samples;

use domain::catalogue::Kind;
use domain::language::Language;
use domain::paper::{PaperKind, PaperSize};
use domain::payment::PaymentKind;
use domain::printer::RollWidth;
use papers::{Doc, FontSet, JobCard, Receipt, job_card, label, pdf, raster, receipt};
use std::{error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("name a folder to write to")?);
    fs::create_dir_all(&folder)?;
    let fonts = FontSet::load(&samples::font_folder())?;
    for language in Language::ALL.iter().copied() {
        let usual = samples::order(language);
        let signed = JobCard { consent: samples::signed(), reprint: true, ..usual.clone() };
        let long = JobCard { symptom: vec![usual.symptom.as_str(); 40].join("\n"), ..usual.clone() };
        let cards = [("usual", usual), ("signed", signed), ("long", long), ("odd", odd::odd_order(language))];
        let given =
            Receipt { kind: PaymentKind::PrepaidBack, reprint: true, ..samples::prepayment(language) };
        let receipts = [("in", samples::prepayment(language)), ("back", given)];
        let tongue = language.text();
        for size in PaperKind::JobCard.sizes() {
            for (kind, card) in &cards {
                write(
                    &folder,
                    &format!("{tongue}-{}-{kind}", size.text()),
                    &job_card(card, *size, &fonts)?,
                    &fonts,
                )?;
            }
        }
        for size in PaperKind::DeviceLabel.sizes() {
            let drawn = label(&samples::device_label(language), *size, &fonts)?;
            write(&folder, &format!("{tongue}-{}", size.text()), &drawn, &fonts)?;
        }
        for size in PaperKind::PrepaymentReceipt.sizes() {
            for (kind, one) in &receipts {
                write(
                    &folder,
                    &format!("{tongue}-{}-{kind}", size.text()),
                    &receipt(one, *size, &fonts)?,
                    &fonts,
                )?;
            }
        }
    }
    for language in Language::ALL.iter().copied() {
        let reports = report_samples::all(language).into_iter().map(|(name, one)| {
            let sizes = PaperKind::Report.sizes();
            counter::sample(name, sizes, move |size, fonts| papers::report(&one, size, fonts))
        });
        for sample in counter::all(language).into_iter().chain(reports).chain(hostile::all(language)) {
            for size in sample.sizes {
                let name = format!("{}-{}-{}", language.text(), size.text(), sample.name);
                let doc = sample.drawn(*size, &fonts)?;
                write(&folder, &name, &doc, &fonts)?;
                dots(&folder, &name, *size, &doc, &fonts)?;
            }
        }
    }
    let kinds: Vec<Doc> = Kind::ALL.iter().map(|kind| of_kind(*kind, &fonts)).collect::<Result<_, _>>()?;
    write(&folder, "kinds", &Doc::together(kinds).ok_or("no kinds")?, &fonts)
}

fn of_kind(kind: Kind, fonts: &FontSet) -> papers::Result<Doc> {
    let mut card = samples::order(Language::Chinese);
    card.device.kind = kind;
    job_card(&card, PaperSize::A5, fonts)
}

fn write(folder: &std::path::Path, name: &str, doc: &Doc, fonts: &FontSet) -> Result<(), Box<dyn Error>> {
    let bytes = pdf::write(doc, fonts)?;
    println!("{name}: {} pages, {} bytes, missing {:?}", doc.pages.len(), bytes.len(), doc.missing);
    fs::write(folder.join(format!("{name}.pdf")), bytes)?;
    Ok(())
}

/// What a roll printer gets of it, as a PBM file.
fn dots(
    folder: &std::path::Path,
    name: &str,
    size: PaperSize,
    doc: &Doc,
    fonts: &FontSet,
) -> Result<(), Box<dyn Error>> {
    let Some(width) = RollWidth::ALL.iter().find(|width| width.size() == size) else { return Ok(()) };
    for drawn in raster::draw(doc, fonts, width.dots())? {
        let rows = drawn.bytes.len() / drawn.row_bytes;
        let mut file = format!("P4\n{} {rows}\n", width.dots()).into_bytes();
        file.extend(drawn.bytes);
        fs::write(folder.join(format!("{name}.pbm")), file)?;
    }
    Ok(())
}
