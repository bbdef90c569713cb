//! Writes sample papers to look at: `cargo run -p papers --example job_card -- FOLDER`.

#[path = "../tests/papers/samples.rs"]
mod samples;

use domain::language::Language;
use papers::{FontSet, job_card, pdf};
use std::{error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("name a folder to write to")?);
    fs::create_dir_all(&folder)?;
    let fonts = FontSet::load(&samples::font_folder())?;
    let mut cards = Vec::new();
    for language in [Language::Chinese, Language::English] {
        let short = samples::order(language);
        let mut long = short.clone();
        long.symptom = vec![short.symptom.as_str(); 25].join("\n");
        cards.extend([
            (format!("{}-short", language.text()), short),
            (format!("{}-long", language.text()), long),
        ]);
    }
    for (name, card) in cards {
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
