//! Files the page hands out, laid into the person's folder of downloads.
//!
//! The web view's own downloads would need the page to navigate to `blob:` addresses, which it may not.

use crate::place;
use kernel::{Failure, Result};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tauri::Url;
use tauri::http::HeaderMap;

/// What the page may hand out.
const KINDS: [&str; 2] = [".pdf", ".csv"];
/// The longest stem of a file's name, in characters; every file system takes that many of any script.
const LONGEST_STEM: usize = 60;
/// So many files of one name may lie in the folder.
const SAME_NAME: u32 = 999;

/// The file's name as the page sent it beside the bytes: `name=` as in an address, since a header is ASCII.
///
/// # Errors
/// `input.malformed` where there is none, or it is of a kind that the page has no business to write.
pub(super) fn name_in(headers: &HeaderMap) -> Result<String> {
    let malformed = || Failure::invalid("input.malformed");
    let sent = headers.get("file").and_then(|value| value.to_str().ok()).ok_or_else(malformed)?;
    let address = Url::parse(&format!("file:///?{sent}")).map_err(|_unreadable| malformed())?;
    let named = address.query_pairs().find(|(key, _)| key == "name").ok_or_else(malformed)?.1.into_owned();
    let kind = KINDS.into_iter().find(|kind| named.ends_with(kind)).ok_or_else(malformed)?;
    let stem = plain(named.strip_suffix(kind).ok_or_else(malformed)?);
    if stem.is_empty() { Err(malformed()) } else { Ok(format!("{stem}{kind}")) }
}

/// A stem without what a file system reads as more than a name.
fn plain(stem: &str) -> String {
    let tame = |c: char| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '_' } else { c };
    let short: String = stem.trim_matches(['.', ' ']).chars().map(tame).take(LONGEST_STEM).collect();
    short.trim_end_matches(['.', ' ']).to_owned()
}

/// Writes a file into the person's folder of downloads and answers where it lies.
///
/// # Errors
/// `save.no_folder` where the system knows no such folder, `save.failed` where it cannot be written.
pub(super) fn save(name: &str, bytes: &[u8]) -> Result<PathBuf> {
    let folder = place::downloads_folder().ok_or_else(|| Failure::refused("save.no_folder"))?;
    lay(&folder, name, bytes).map_err(|cause| {
        eprintln!("saving a file: {cause}");
        Failure::refused("save.failed").with("folder", folder.display()).because(cause)
    })
}

/// Never over a file that lies there: `a.pdf`, `a (2).pdf`, `a (3).pdf`.
fn lay(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
    for nth in 1..=SAME_NAME {
        let path = match nth {
            1 => folder.join(name),
            _ => folder.join(format!("{stem} ({nth}).{kind}")),
        };
        match File::create_new(&path) {
            Ok(file) => return written(file, bytes, path),
            Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => {}
            Err(cause) => return Err(cause),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Half a file is none: it is taken away again.
fn written(mut file: File, bytes: &[u8], path: PathBuf) -> io::Result<PathBuf> {
    match file.write_all(bytes).and_then(|()| file.sync_all()) {
        Ok(()) => Ok(path),
        Err(cause) => {
            drop(file);
            fs::remove_file(&path)?;
            Err(cause)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(query: &str) -> Result<String> {
        let mut headers = HeaderMap::new();
        headers.insert("file", query.parse().unwrap());
        name_in(&headers)
    }

    #[test]
    fn a_name_is_only_a_name() {
        assert_eq!(named("name=%E6%8E%A5%E4%BF%AE%E5%8D%95-1+a.pdf").unwrap(), "接修单-1 a.pdf");
        assert_eq!(named("name=..%2F..%2Fetc%2Fx.csv").unwrap(), "_.._etc_x.csv");
        assert_eq!(named("name=C%3A%5Cx%00.pdf").unwrap(), "C__x_.pdf");
        assert_eq!(named(&format!("name={}.pdf", "a".repeat(300))).unwrap().len(), LONGEST_STEM + 4);
        for refused in ["name=.pdf", "name=..pdf", "name=x.desktop", "name=x", "other=x.pdf", ""] {
            assert!(named(refused).is_err(), "{refused}");
        }
        assert!(name_in(&HeaderMap::new()).is_err());
    }

    #[test]
    fn nothing_that_lies_there_is_written_over() {
        let folder = std::env::temp_dir().join(format!("xiutai-saving-{}", std::process::id()));
        for (bytes, name) in [("one", "a.pdf"), ("two", "a (2).pdf"), ("three", "a (3).pdf")] {
            let path = lay(&folder, "a.pdf", bytes.as_bytes()).unwrap();
            assert_eq!(path, folder.join(name));
            assert_eq!(fs::read_to_string(path).unwrap(), bytes);
        }
        assert_eq!(fs::read_to_string(folder.join("a.pdf")).unwrap(), "one");
        assert!(lay(&folder.join("a.pdf"), "b.pdf", b"").is_err(), "a file is no folder");
        fs::remove_dir_all(&folder).unwrap();
    }
}
