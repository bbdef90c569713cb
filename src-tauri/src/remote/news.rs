//! What the host tells by itself: which nouns commits touched.

use super::client::Lost;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use serde_json::Value;
use std::time::Duration;
use tokio::time::timeout;

/// The host gives a sign of life every 3 s; so long without one, the stream has ended.
const SILENT: Duration = Duration::from_secs(10);
/// A line of an event is a list of nouns.
const LONGEST_LINE: usize = 64 << 10;

/// What the page is told.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum News {
    /// An event as the host sent it: `{"nouns": […]}`.
    Touched(Value),
    /// Whether the host answers. With a yes, everything may have been touched meanwhile.
    Line(bool),
    /// Where the host was, another one answers.
    OtherHost,
}

/// Reads a stream of events to its end.
///
/// # Errors
/// Why it ended before the host ended it.
pub(super) async fn read(mut stream: Incoming, mut tell: impl FnMut(Value)) -> Result<(), Lost> {
    let mut lines = Lines::default();
    loop {
        let frame =
            timeout(SILENT, stream.frame()).await.map_err(|elapsed| Lost::Down(elapsed.to_string()))?;
        let Some(frame) = frame else { return Ok(()) };
        let frame = frame.map_err(|cause| Lost::Down(cause.to_string()))?;
        let Some(bytes) = frame.data_ref() else { continue };
        lines.take(bytes, &mut tell).map_err(|TooLong| Lost::Down("an endless event".to_owned()))?;
    }
}

/// Bytes of a stream until a line is whole.
#[derive(Default)]
struct Lines {
    begun: Vec<u8>,
}

/// A line that never ends.
#[derive(Debug, PartialEq)]
struct TooLong;

impl Lines {
    fn take(&mut self, bytes: &[u8], tell: &mut impl FnMut(Value)) -> Result<(), TooLong> {
        for &byte in bytes {
            if byte != b'\n' {
                self.begun.push(byte);
                if self.begun.len() > LONGEST_LINE {
                    return Err(TooLong);
                }
                continue;
            }
            let line = std::mem::take(&mut self.begun);
            // What is no event is a sign of life.
            if let Some(data) = line.strip_prefix(b"data:") {
                match serde_json::from_slice(data) {
                    Ok(event) => tell(event),
                    Err(cause) => eprintln!("an event that is none: {cause}"),
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn events_are_read_however_they_are_cut() {
        let sent =
            b": \n\ndata: {\"nouns\":[\"repair\"]}\n\n:\n\ndata: {\"nouns\":[\"part\",\"step\"]}\n\ndata: {";
        for cut in 1..sent.len() {
            let mut heard = Vec::new();
            let mut lines = Lines::default();
            for piece in sent.chunks(cut) {
                lines.take(piece, &mut |event| heard.push(event)).unwrap();
            }
            assert_eq!(heard, [json!({"nouns": ["repair"]}), json!({"nouns": ["part", "step"]})], "{cut}");
        }
    }

    #[test]
    fn a_line_without_an_end_is_not_kept() {
        let mut lines = Lines::default();
        assert_eq!(lines.take(&vec![b'a'; LONGEST_LINE + 1], &mut |_| ()), Err(TooLong));
    }
}
