//! What one A4 order costs, and every other paper: `cargo bench -p papers`. Prints figures; asserts nothing, since machines
//! differ. What takes longer than it should is said at the end.

#[path = "../tests/papers/counter.rs"]
#[expect(dead_code, reason = "the tests take single parts of a sample, too")]
mod counter;
#[path = "../tests/papers/report_samples.rs"]
mod report_samples;
#[path = "../tests/papers/samples.rs"]
mod samples;

use domain::language::Language;
use domain::paper::PaperSize;
use papers::{Doc, FontSet, JobCard, Result, job_card, label, pdf, receipt, report};
use std::time::{Duration, Instant};

const ROUNDS: usize = 30;

fn main() -> Result<()> {
    let start = Instant::now();
    let fonts = FontSet::load(&samples::font_folder())?;
    println!("papers: read fonts           {:7.1} ms", millis(start.elapsed()));
    for language in Language::ALL {
        let card = samples::order(*language);
        let mut rounds = Vec::with_capacity(ROUNDS);
        let mut size = 0;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let drawn = job_card(&card, PaperSize::A4, &fonts)?;
            let laid_out = start.elapsed();
            size = pdf::write(&drawn, &fonts)?.len();
            rounds.push((start.elapsed(), laid_out));
        }
        let first = rounds[0].0;
        rounds.sort_unstable();
        let (whole, laid_out) = rounds[ROUNDS / 2];
        println!(
            "papers: job card {:5}       {:7.1} ms warm median ({:.1} layout), {:.1} first, {size} bytes",
            language.text(),
            millis(whole),
            millis(laid_out),
            millis(first),
        );
    }
    let chinese = Language::Chinese;
    small("label 60x40", || label(&samples::device_label(chinese), PaperSize::Label60, &fonts), &fonts)?;
    small("receipt 80", || receipt(&samples::prepayment(chinese), PaperSize::Roll80, &fonts), &fonts)?;
    of_the_counter(&fonts)?;
    let mut card = JobCard { consent: samples::signed(), ..samples::order(chinese) };
    card.symptom = "屏幕碎了，触摸时好时坏。".repeat((1 << 20) / 36);
    let start = Instant::now();
    let drawn = job_card(&card, PaperSize::A4, &fonts)?;
    let size = pdf::write(&drawn, &fonts)?.len();
    let pages = drawn.pages.len();
    println!("papers: 1 MiB symptom        {:7.1} ms, {pages} pages, {size} bytes", millis(start.elapsed()));
    Ok(())
}

/// The longest a warm paper may take, in milliseconds.
const LONGEST: f64 = 50.0;

/// Every paper from the quote to the hand-over in its largest size, and every report.
fn of_the_counter(fonts: &FontSet) -> Result<()> {
    let mut missed = Vec::new();
    let mut timed = |name: &str, draw: &dyn Fn() -> Result<Doc>| -> Result<()> {
        let mut rounds = Vec::with_capacity(ROUNDS);
        let mut pages = 0;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let drawn = draw()?;
            pdf::write(&drawn, fonts)?;
            pages = drawn.pages.len();
            rounds.push(start.elapsed());
        }
        rounds.sort_unstable();
        let median = millis(rounds[ROUNDS / 2]);
        println!("papers: {name:20} {median:7.1} ms warm median, {pages} pages");
        if median > LONGEST {
            missed.push(format!("{name}: {median:.1} ms"));
        }
        Ok(())
    };
    for sample in counter::all(Language::Chinese) {
        timed(sample.name, &|| sample.drawn(sample.sizes[0], fonts))?;
    }
    for (name, one) in report_samples::all(Language::Chinese) {
        timed(name, &|| report(&one, PaperSize::A4, fonts))?;
    }
    if !missed.is_empty() {
        println!("papers: slower than {LONGEST} ms: {}", missed.join(", "));
    }
    Ok(())
}

/// What a small paper costs once everything is warm.
fn small(name: &str, draw: impl Fn() -> Result<Doc>, fonts: &FontSet) -> Result<()> {
    let start = Instant::now();
    let size = pdf::write(&draw()?, fonts)?.len();
    println!("papers: {name:20} {:7.1} ms, {size} bytes", millis(start.elapsed()));
    Ok(())
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
