/// The first dotted number in what a program says of itself (`v20.20.2`, `cargo-deny 0.20.2`), as far as
/// it has three parts.
pub(crate) fn version(said: &str) -> Option<(u32, u32, u32)> {
    said.split_whitespace().find_map(|word| {
        let mut parts = word.trim_start_matches('v').splitn(3, '.').map(leading_number);
        Some((parts.next()??, parts.next()??, parts.next()??))
    })
}

fn leading_number(part: &str) -> Option<u32> {
    let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    part[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_programs_say_them() {
        assert_eq!(version("v20.20.2\n"), Some((20, 20, 2)));
        assert_eq!(version("cargo-deny 0.20.2"), Some((0, 20, 2)));
        assert_eq!(version("v22.0.0-nightly2026"), Some((22, 0, 0)));
        assert_eq!(version("no version here"), None);
    }
}
