//! The lines of a spreadsheet: CSV in the encodings that spreadsheets write here, or the first sheet of an XLSX file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use calamine::{Data, Reader, Xlsx};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use kernel::{Failure, Result};
use std::io::Cursor;

/// The largest file, in bytes.
const LARGEST: usize = 5 << 20;
/// The most bytes that the packed parts of an XLSX file may say they unpack to: a sheet of 5,000 parts is a few million.
const MOST_UNPACKED: u64 = 128 << 20;
/// The most cells of a line.
const MOST_CELLS: usize = 200;
/// The beginning of every XLSX file: it is a ZIP archive.
const ZIP: &[u8] = b"PK\x03\x04";

/// A line of a sheet and its number there, counted from 1 as spreadsheets count.
pub(super) type Line = (usize, Vec<String>);

/// The lines of a file that came in base64, without those that are empty.
///
/// # Errors
/// `part.import_unreadable`, `part.import_too_large` (`max`, in MB).
pub(super) fn lines(content: &str) -> Result<Vec<Line>> {
    // Base64 takes four characters for three bytes.
    if content.len() > LARGEST / 3 * 4 + 4 {
        return Err(too_large());
    }
    let bytes = STANDARD.decode(content).map_err(unreadable)?;
    let all = if bytes.starts_with(ZIP) { of_workbook(bytes)? } else { of_text(&bytes)? };
    Ok(all.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).collect())
}

fn of_text(bytes: &[u8]) -> Result<Vec<Line>> {
    let (encoding, _) = Encoding::for_bom(bytes).unwrap_or_else(|| (guessed(bytes), 0));
    let (text, _, is_broken) = encoding.decode(bytes);
    if is_broken || text.contains('\0') {
        return Err(Failure::invalid("part.import_unreadable"));
    }
    // The reader counts a line by its last sign alone, and would be one behind in a file with both.
    let text = text.replace("\r\n", "\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        let at = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().take(MOST_CELLS).map(str::to_owned).collect();
        lines.push((usize::try_from(at).map_err(unreadable)?, cells));
    }
    Ok(lines)
}

/// What is no UTF-8 was saved by a Chinese spreadsheet: GBK, of which GB18030 is the whole.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(64).filter(|byte| **byte == 0).count();
    if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        UTF_8
    } else if zeros(1) > 8 {
        UTF_16LE
    } else if zeros(0) > 8 {
        UTF_16BE
    } else {
        GB18030
    }
}

/// What parts the cells of the first line most often.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: char| first.matches(mark).count();
    [(',', b','), ('\t', b'\t'), (';', b';')]
        .into_iter()
        .max_by_key(|(mark, _)| (count(*mark), *mark == ','))
        .map_or(b',', |(_, byte)| byte)
}

fn of_workbook(bytes: Vec<u8>) -> Result<Vec<Line>> {
    if unpacked(&bytes).is_none_or(|size| size > MOST_UNPACKED) {
        return Err(too_large());
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let sheet = book.worksheet_range_at(0).ok_or_else(|| Failure::invalid("part.import_unreadable"))?;
    let sheet = sheet.map_err(unreadable)?;
    let Some((first, _)) = sheet.start() else { return Ok(Vec::new()) };
    let first = usize::try_from(first).map_err(unreadable)?;
    let lines = sheet.rows().enumerate().map(|(at, cells)| {
        // What stands left of the first column that is used moves every column alike.
        (first + at + 1, cells.iter().take(MOST_CELLS).map(said).collect())
    });
    Ok(lines.collect())
}

/// What a cell says, as people see it.
fn said(cell: &Data) -> String {
    match cell {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        // A barcode that a spreadsheet took for a number comes without a point and without an exponent.
        Data::Float(number) => number.to_string(),
        Data::Bool(yes) => if *yes { "1" } else { "0" }.to_owned(),
        Data::DateTime(moment) => moment.as_f64().to_string(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

/// How many bytes a ZIP archive says it unpacks to, from its central directory; `None` where that cannot be read.
///
/// Fields of the archive's end and of each entry: APPNOTE 6.3.10, 4.3.12 and 4.3.16.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    const END: &[u8] = b"PK\x05\x06";
    const ENTRY: &[u8] = b"PK\x01\x02";
    let number = |at: usize, length: usize| -> Option<u64> {
        let field = bytes.get(at..at + length)?;
        Some(field.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    };
    let end = bytes.windows(END.len()).rposition(|window| window == END)?;
    let entries = number(end + 10, 2)?;
    let mut at = usize::try_from(number(end + 16, 4)?).ok()?;
    let mut sum = 0_u64;
    for _ in 0..entries {
        if bytes.get(at..at + ENTRY.len())? != ENTRY {
            return None;
        }
        sum = sum.checked_add(number(at + 24, 4)?)?;
        let beside = number(at + 28, 2)? + number(at + 30, 2)? + number(at + 32, 2)?;
        at = at.checked_add(46)?.checked_add(usize::try_from(beside).ok()?)?;
    }
    Some(sum)
}

fn too_large() -> Failure {
    Failure::invalid("part.import_too_large").with("max", (LARGEST >> 20).to_string())
}

fn unreadable(error: impl std::fmt::Display) -> Failure {
    Failure::invalid("part.import_unreadable").because(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<Line> {
        lines(&STANDARD.encode(bytes)).unwrap()
    }

    fn cells(line: &[&str]) -> Vec<String> {
        line.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn text_is_read_in_the_encodings_of_spreadsheets() {
        let text = "料号,名称\r\nA-1,\"屏,幕\"\r\n\r\n,\r\nA-2,电池\r\n";
        let expected =
            vec![(1, cells(&["料号", "名称"])), (2, cells(&["A-1", "屏,幕"])), (5, cells(&["A-2", "电池"]))];
        let (gbk, _, _) = GB18030.encode(text);
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let with_mark: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16).collect();
        let with_bom = format!("\u{feff}{text}");
        for bytes in [text.as_bytes(), with_bom.as_bytes(), &gbk, &with_mark] {
            assert_eq!(read(bytes), expected);
        }
        assert_eq!(read("料号\t名称\nA-1\t屏".as_bytes())[1].1, cells(&["A-1", "屏"]));
        assert_eq!(read("料号;名称\nA-1;屏,幕".as_bytes())[1].1, cells(&["A-1", "屏,幕"]));
        assert_eq!(read(b""), []);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for bytes in [&b"\x00\x01\x02\x03"[..], b"PK\x03\x04 cut off", b"%PDF-1.7\n\x00\xff\xfe"] {
            assert!(lines(&STANDARD.encode(bytes)).is_err(), "{bytes:?}");
        }
        assert_eq!(lines("no base64!").unwrap_err().message, "part.import_unreadable");
        let large = "A".repeat(LARGEST / 3 * 4 + 8);
        assert_eq!(lines(&large).unwrap_err().message, "part.import_too_large");
    }

    #[test]
    fn a_barcode_that_became_a_number_is_whole() {
        assert_eq!(said(&Data::Float(6_901_234_567_892.0)), "6901234567892");
        assert_eq!(said(&Data::Float(380.5)), "380.5");
        assert_eq!(said(&Data::Empty), "");
    }
}
