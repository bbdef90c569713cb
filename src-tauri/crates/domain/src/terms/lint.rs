//! Finds clauses that would be void, while they are typed (`domain.md` 10.4).

/// A clause to warn of: its pieces in this order within one paragraph.
#[derive(Debug, PartialEq, Eq)]
pub struct LintRule {
    /// Its id; the words are under `lint.<rule>`.
    pub rule: &'static str,
    /// What is looked for, in lower case.
    pub pieces: &'static [&'static str],
    /// What it is measured by.
    pub law: &'static str,
}

/// A clause that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// Where it begins, in UTF-16 units, as a browser counts.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// By which rule.
    pub rule: &'static str,
}

/// 消费者权益保护法 26 makes such clauses void, 侵害消费者权益行为处罚办法 12 names them.
const CONSUMER: &str = "消费者权益保护法 26, 侵害消费者权益行为处罚办法 12";
/// Uncollected things: a lien needs at least 60 days' notice, and nothing is given up by silence.
const LIEN: &str = "民法典 447–455, 783; 消费者权益保护法 26";

const fn clause(rule: &'static str, pieces: &'static [&'static str], law: &'static str) -> LintRule {
    LintRule { rule, pieces, law }
}

/// The rules, each in both languages.
pub const LINT_RULES: &[LintRule] = &[
    clause("no_liability", &["概不负责"], CONSUMER),
    clause("no_liability", &["不承担任何责任"], CONSUMER),
    clause("no_liability", &["no liability whatsoever"], CONSUMER),
    clause("no_liability", &["not liable for any"], CONSUMER),
    clause("no_liability", &["not responsible for any"], CONSUMER),
    clause("no_liability", &["at your own risk"], CONSUMER),
    clause("no_warranty", &["恕不保修"], CONSUMER),
    clause("no_warranty", &["without any warranty"], CONSUMER),
    clause("no_warranty", &["no warranty of any kind"], CONSUMER),
    clause("final_say", &["最终解释权"], CONSUMER),
    clause("final_say", &["right of final interpretation"], CONSUMER),
    clause("final_say", &["final right of interpretation"], CONSUMER),
    clause("abandoned", &["逾期", "视为放弃"], LIEN),
    clause("abandoned", &["逾期", "归本店所有"], LIEN),
    clause("abandoned", &["deemed abandoned"], LIEN),
    clause("abandoned", &["considered abandoned"], LIEN),
    clause("all_sales_final", &["一经售出"], CONSUMER),
    clause("all_sales_final", &["all sales are final"], CONSUMER),
    clause("all_sales_final", &["all sales final"], CONSUMER),
];

/// Every clause of a text that would be void, in the order of the text.
#[must_use]
pub fn lint(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut begin = 0;
    for line in text.split('\n') {
        // ASCII alone changes its case, so every place stays where it was.
        let lower = line.to_ascii_lowercase();
        for LintRule { rule, pieces, .. } in LINT_RULES {
            let mut at = 0;
            while let Some((from, to)) = find(&lower, at, pieces) {
                findings.push(Finding {
                    from: begin + units(&line[..from]),
                    to: begin + units(&line[..to]),
                    rule,
                });
                at = to;
            }
        }
        begin += units(line) + 1;
    }
    findings.sort_by_key(|finding| (finding.from, finding.to));
    findings
}

/// Where the pieces stand one after another, from byte `at` on.
fn find(line: &str, at: usize, pieces: &[&str]) -> Option<(usize, usize)> {
    let (mut from, mut to) = (None, at);
    for piece in pieces {
        let place = to + line[to..].find(piece)?;
        from = from.or(Some(place));
        to = place + piece.len();
    }
    from.map(|from| (from, to))
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, String)> {
        let units: Vec<u16> = text.encode_utf16().collect();
        lint(text)
            .into_iter()
            .map(|found| (found.rule, String::from_utf16(&units[found.from..found.to]).unwrap()))
            .collect()
    }

    #[test]
    fn void_clauses_are_found_where_they_stand() {
        let cases = [
            ("贵重物品丢失概不负责。", "no_liability", "概不负责"),
            ("𠮷店：本店不承担任何责任", "no_liability", "不承担任何责任"),
            ("进水机恕不保修", "no_warranty", "恕不保修"),
            ("第一条\n最终解释权归本店", "final_say", "最终解释权"),
            ("逾期三个月不取视为放弃所有权", "abandoned", "逾期三个月不取视为放弃"),
            ("逾期不取，机器归本店所有", "abandoned", "逾期不取，机器归本店所有"),
            ("配件一经售出，概不退换", "all_sales_final", "一经售出"),
            ("We are NOT LIABLE for any loss", "no_liability", "NOT LIABLE for any"),
            ("Devices left 90 days are deemed abandoned.", "abandoned", "deemed abandoned"),
        ];
        for (text, rule, words) in cases {
            assert_eq!(found(text), [(rule, words.to_owned())], "{text}");
        }
    }

    #[test]
    fn each_is_told_and_paragraphs_are_apart() {
        let rules: Vec<&str> =
            found("概不负责，概不负责\n最终解释权").into_iter().map(|(rule, _)| rule).collect();
        assert_eq!(rules, ["no_liability", "no_liability", "final_say"]);
        assert_eq!(found("逾期请来电\n未取视为放弃"), []);
        assert_eq!(found("视为放弃，逾期"), []);
        assert_eq!(found(""), []);
        assert_eq!(found("我们负责到底。"), []);
    }
}
