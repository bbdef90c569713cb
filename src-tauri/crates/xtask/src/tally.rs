/// How many tests ran, heard from what the test runners say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) ignored: u32,
}

impl Tally {
    /// Takes one line of output. Two kinds count: the last line of a Rust test binary
    /// (`test result: ok. 3 passed; 0 failed; 1 ignored; …`) and Vitest's sum of tests
    /// (`Tests  1 failed | 12 passed (13)`).
    pub(crate) fn hear(&mut self, line: &str) {
        let line = plain(line);
        let line = line.trim();
        if let Some(counts) = line.strip_prefix("test result: ") {
            let (_verdict, counts) = counts.split_once(". ").unwrap_or(("", counts));
            self.add(counts, ';');
        } else if let Some(counts) = line.strip_prefix("Tests  ") {
            let (counts, _total) = counts.split_once('(').unwrap_or((counts, ""));
            self.add(counts, '|');
        }
    }

    /// The closing line, alone on its line and always of this form.
    pub(crate) fn closing(&self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed)
    }

    fn add(&mut self, counts: &str, between: char) {
        for part in counts.split(between) {
            let Some((number, kind)) = part.trim().split_once(' ') else { continue };
            let Ok(number) = number.parse::<u32>() else { continue };
            match kind {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" | "skipped" | "todo" => self.ignored += number,
                _ => {}
            }
        }
    }
}

/// A line without the colours a terminal would show.
fn plain(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_colour, text)| text);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.hear(line);
        }
        tally
    }

    #[test]
    fn rust_and_vitest_are_summed() {
        let tally = heard(&[
            "test journal::chain ... ok",
            "test result: ok. 31 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.41s",
            "test result: FAILED. 4 passed; 1 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.0s",
            " Test Files  1 failed | 3 passed (4)",
            "      Tests  1 failed | 12 passed | 3 skipped (16)",
        ]);
        assert_eq!(tally, Tally { passed: 47, failed: 2, ignored: 5 });
        assert_eq!(tally.closing(), "47 passed, 2 failed");
    }

    #[test]
    fn colours_are_no_words() {
        let line = "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m9 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (9)\u{1b}[39m";
        assert_eq!(heard(&[line]), Tally { passed: 9, failed: 0, ignored: 0 });
    }

    #[test]
    fn what_a_test_prints_of_itself_is_no_count() {
        assert_eq!(heard(&["3 passed", "Tests are 3 failed"]), Tally::default());
    }
}
