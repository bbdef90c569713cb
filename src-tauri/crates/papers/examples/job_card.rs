//! Writes sample papers to look at: `cargo run -p papers --example job_card -- FOLDER`.

#[path = "../tests/papers/odd.rs"]
mod odd;
#[path = "../tests/papers/samples.rs"]
mod samples;

use domain::language::Language;
use papers::{FontSet, JobCard, job_card, pdf};
use std::{error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("name a folder to write to")?);
    fs::create_dir_all(&folder)?;
    let fonts = FontSet::load(&samples::font_folder())?;
    let mut cards = Vec::new();
    for language in Language::ALL.iter().copied() {
        let usual = samples::order(language);
        let long = JobCard { symptom: vec![usual.symptom.as_str(); 40].join("\n"), ..usual.clone() };
        let odd = odd::odd_order(language);
        cards.extend([("usual", usual), ("long", long), ("odd", odd)]);
    }
    for (kind, card) in cards {
        let name = format!("{}-{kind}", card.language.text());
        let drawn = job_card(&card, &fonts)?;
        let bytes = pdf::write(&drawn.doc, &fonts)?;
        println!(
            "{name}: {} pages, {} bytes, missing {:?}",
            drawn.doc.pages.len(),
            bytes.len(),
            drawn.missing
        );
        fs::write(folder.join(format!("{name}.pdf")), bytes)?;
    }
    Ok(())
}
