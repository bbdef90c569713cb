//! The text literals of a source file, and what stands before each.

/// One literal.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Literal<'a> {
    /// What is between the quotes, escapes as written.
    pub(crate) text: &'a str,
    /// The code of the same file before it, without the blanks at its end.
    pub(crate) before: &'a str,
    /// The line it begins on, from 1.
    pub(crate) line: usize,
}

/// The texts in double quotes of Rust code. Comments, raw strings and single characters are passed over.
pub(crate) fn of_rust(code: &str) -> Vec<Literal<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = code[at..].find(['"', '/', '\'', 'r']) {
        let begin = at + next;
        let rest = &code[begin..];
        at = begin
            + if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if let Some(length) = raw_string(rest) {
                length
            } else if rest.starts_with('\'') {
                character(rest)
            } else if rest.starts_with('"') {
                let length = quoted(rest, '"');
                found.push(literal(code, begin, length));
                length
            } else {
                1
            };
    }
    found
}

/// The texts of TypeScript in any quotes, those inside the `${…}` of a template too.
pub(crate) fn of_typescript(code: &str) -> Vec<Literal<'_>> {
    let mut found = Vec::new();
    look_through(code, 0, code.len(), &mut found);
    found
}

fn look_through<'a>(code: &'a str, from: usize, to: usize, found: &mut Vec<Literal<'a>>) {
    let mut at = from;
    while let Some(next) = code[at..to].find(['"', '\'', '`', '/']) {
        let begin = at + next;
        let rest = &code[begin..to];
        at = begin
            + if rest.starts_with("//") && !code[..begin].ends_with(':') {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with('`') {
                let (length, inside) = template(rest);
                found.push(literal(code, begin, length));
                for (first, last) in inside {
                    look_through(code, begin + first, begin + last, found);
                }
                length
            } else if rest.starts_with('/') {
                1
            } else {
                let quote = if rest.starts_with('"') { '"' } else { '\'' };
                let length = quoted(rest, quote);
                // An apostrophe in a sentence opens nothing.
                if rest[..length].contains('\n') {
                    1
                } else {
                    found.push(literal(code, begin, length));
                    length
                }
            };
    }
}

/// The length of a template with both quotes, and where its expressions lie.
fn template(rest: &str) -> (usize, Vec<(usize, usize)>) {
    let mut inside = Vec::new();
    let mut at = 1;
    while let Some(next) = rest[at..].find(['\\', '`', '$']) {
        at += next;
        if rest[at..].starts_with('`') {
            return (at + 1, inside);
        }
        if rest[at..].starts_with("${") {
            let end = expression(rest, at + 2);
            inside.push((at + 2, end));
            at = end;
        } else {
            at += 1 + rest[at + 1..].chars().next().map_or(0, char::len_utf8);
        }
    }
    (rest.len(), inside)
}

/// Where the expression that begins here ends: at the brace that closes it.
fn expression(rest: &str, begin: usize) -> usize {
    let mut depth = 1;
    let mut at = begin;
    while let Some(next) = rest[at..].find(['{', '}', '"', '\'', '`']) {
        at += next;
        match rest.as_bytes()[at] {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            b'`' => at += template(&rest[at..]).0 - 1,
            quote => at += quoted(&rest[at..], char::from(quote)) - 1,
        }
        if depth == 0 {
            return at;
        }
        at += 1;
    }
    rest.len()
}

fn literal(code: &str, begin: usize, length: usize) -> Literal<'_> {
    let inside = &code[begin + 1..begin + length];
    Literal {
        text: inside.strip_suffix(['"', '\'', '`']).unwrap_or(inside),
        before: code[..begin].trim_end(),
        line: code[..begin].matches('\n').count() + 1,
    }
}

/// The length of a quoted text with both quotes.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let hashes = rest.strip_prefix('r')?.chars().take_while(|c| *c == '#').count();
    let body = rest[1 + hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(2 + hashes + body.find(&end).map_or(body.len(), |at| at + end.len()))
}

/// `'x'` whole, of a lifetime only the mark.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    match (chars.next(), chars.next(), chars.next()) {
        (Some((_, '\\')), _, _) => rest[2..].find('\'').map_or(1, |at| at + 3),
        (Some(_), Some((at, '\'')), _) => at + 1,
        _ => 1,
    }
}

#[test]
fn rust_literals_are_told_from_what_only_looks_like_them() {
    let code = r##"
        // "comment"
        let a: &'static str = "one.key"; let q = '"'; let n = '\'';
        let raw = r#"no "key" here"#; Err(Failure::refused(
            "two.key")); "esc\"aped"
    "##;
    let texts: Vec<&str> = of_rust(code).iter().map(|literal| literal.text).collect();
    assert_eq!(texts, ["one.key", "two.key", r#"esc\"aped"#]);
    let two = &of_rust(code)[1];
    assert!(two.before.ends_with("Failure::refused("));
    assert_eq!(two.line, 5);
}

#[test]
fn typescript_literals_are_found_in_every_quote() {
    let code = "say(\"act.again\"); say(`right.${right}`); // \"comment\"\nconst u = 'a.b'; <p>don't</p>\nsay('c.d')";
    let texts: Vec<&str> = of_typescript(code).iter().map(|literal| literal.text).collect();
    assert_eq!(texts, ["act.again", "right.${right}", "a.b", "c.d"]);
}

#[test]
fn a_template_holds_texts_of_its_own() {
    let code = "x(` · ${say(\"gate.lifted_by\", { a: `b.${c}` })}${'d.e'} $5 \\` f`); \"g.h\"";
    let texts: Vec<&str> = of_typescript(code).iter().map(|literal| literal.text).skip(1).collect();
    assert_eq!(texts, ["gate.lifted_by", "b.${c}", "d.e", "g.h"]);
}
