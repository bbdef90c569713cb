//! The printers of this machine: the host draws and writes down, this machine prints.
//!
//! They are listed beside the host's own under `here:NAME`. A paper for one of them is written down at the host before it
//! comes here, so that whatever becomes of it the next one is a reprint; only what surely came to nothing takes that
//! back.

use super::line::Line;
use super::pin::provider;
use super::refused::{Answered, Refused, unreadable};
use kernel::journal::hex;
use kernel::machine::Printer;
use kernel::{Failure, RequestId, UnreadableId};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

/// Before the name of a printer of this machine, as the host writes it down, too.
const HERE: &str = "here:";
/// Between two tries to tell the host of a print.
const PAUSE: Duration = Duration::from_secs(2);
/// So often an occupied host is asked again.
const BUSY_TRIES: u32 = 5;

/// Any command from the page: those about printers go past this machine's own, all others to the host as they are.
///
/// # Errors
/// What the host answers; what this machine's printers say; `line.down`.
pub(crate) async fn call(
    line: &Arc<Line>,
    name: &str,
    input: Value,
    request: Option<RequestId>,
) -> Answered<Value> {
    match name {
        "printer.list" => list(line).await,
        "paper.print" => match own(line, &input).await? {
            Some(printer) => {
                print(line, &input, &printer, &Sheet::new()?).await?;
                Ok(json!({}))
            }
            None => line.call(name, &input, request).await,
        },
        "paper.print_many" => match own(line, &input).await? {
            Some(printer) => print_many(line, &input, &printer).await,
            None => line.call(name, &input, request).await,
        },
        _ => line.call(name, &input, request).await,
    }
}

/// The host's printers and this machine's. Where nobody chose, this machine's own default counts.
async fn list(line: &Arc<Line>) -> Answered<Value> {
    let own = printers(line).await?;
    let theirs = match line.call("printer.list", &json!({}), None).await {
        Err(refused) if refused.message() == "printer.none" && !own.is_empty() => json!([]),
        theirs => theirs?,
    };
    let Value::Array(theirs) = theirs else { return Err(unreadable("printer.list")) };
    let has_default = own.iter().any(|printer| printer.is_default);
    let own = own.into_iter().map(|printer| {
        json!({
            "name": format!("{HERE}{}", printer.name),
            "description": printer.description,
            "is_default": printer.is_default,
            "ready": printer.ready,
        })
    });
    let theirs = theirs.into_iter().map(|mut printer| {
        if has_default && let Some(is_default) = printer.get_mut("is_default") {
            *is_default = Value::Bool(false);
        }
        printer
    });
    Ok(own.chain(theirs).collect())
}

/// This machine's printers; a machine without printing has none.
async fn printers(line: &Arc<Line>) -> Answered<Vec<Printer>> {
    let printers = Arc::clone(&line.around.printers);
    match spawn_blocking(move || printers.list()).await {
        Ok(Err(failure)) if failure.message == "printer.none" => Ok(Vec::new()),
        Ok(listed) => Ok(listed?),
        Err(cause) => Err(Failure::internal("printer.failed", cause).into()),
    }
}

/// Which of this machine's printers a paper goes to: the one named, else this desk's choice for the paper, else the
/// system's default. `None` where it is the host's to print.
async fn own(line: &Arc<Line>, input: &Value) -> Answered<Option<String>> {
    let ours = |name: &str| name.strip_prefix(HERE).map(str::to_owned);
    if let Some(named) = input.get("printer").and_then(Value::as_str) {
        return Ok(ours(named));
    }
    let choices = line.call("printer.choices", &json!({}), None).await?;
    let choices = choices.as_array().ok_or_else(|| unreadable("printer.choices"))?;
    let of_paper = choices.iter().find(|choice| choice.get("paper") == input.get("paper"));
    if let Some(chosen) = of_paper.and_then(|choice| choice.get("printer")).and_then(Value::as_str) {
        return Ok(ours(chosen));
    }
    let default = printers(line).await?.into_iter().find(|printer| printer.is_default);
    Ok(default.map(|printer| printer.name))
}

/// What the host drew and wrote down.
#[derive(Deserialize)]
struct Drawn {
    title: String,
    pdf: String,
}

async fn print(line: &Arc<Line>, input: &Value, printer: &str, sheet: &Sheet) -> Answered<()> {
    let ready = printers(line).await?.into_iter().find(|known| known.name == printer);
    match ready {
        Some(known) if known.ready => {}
        // Nothing is written down yet.
        Some(_) => return Err(Failure::refused("printer.offline").with("printer", printer).into()),
        None => return Err(Failure::not_found("printer.missing").with("printer", printer).into()),
    }
    let mut told = input.clone();
    let Some(fields) = told.as_object_mut() else { return Err(Failure::invalid("input.malformed").into()) };
    fields.insert("printer".to_owned(), Value::from(printer));
    let drawn = insist(line, "paper.print_here", &told, sheet.request("print")?).await?;
    let drawn: Drawn = serde_json::from_value(drawn).map_err(unreadable)?;
    let pdf = bytes(&drawn.pdf).ok_or_else(|| unreadable("paper.print_here"))?;
    let (printers, name) = (Arc::clone(&line.around.printers), printer.to_owned());
    let printed = match spawn_blocking(move || printers.print_pdf(&name, &drawn.title, &pdf)).await {
        Ok(printed) => printed,
        Err(cause) => Err(Failure::internal("printer.broke_off", cause)),
    };
    let Err(failure) = printed else { return Ok(()) };
    fail(line, told, failure.message, sheet.request("fail")?).await;
    Err(failure.into())
}

/// Tells the host how a print failed, before the person at the printer is told, so that what they print next comes after
/// it. Where the host does not answer they are not kept waiting; until it has heard of it the next one is a reprint,
/// which is the safer side.
async fn fail(line: &Arc<Line>, mut told: Value, failure: &'static str, request: RequestId) {
    const NAME: &str = "paper.fail_here";
    let untold =
        |refused: &Refused| eprintln!("telling the host of a print that failed: {}", refused.message());
    if let Some(fields) = told.as_object_mut() {
        fields.insert("failure".to_owned(), Value::from(failure));
    }
    match line.call(NAME, &told, Some(request)).await {
        Ok(_told) => {}
        Err(refused) if refused.is_line_down() || refused.is_busy() => {
            let line = Arc::clone(line);
            tokio::spawn(async move {
                if let Err(refused) = insist(&line, NAME, &told, request).await {
                    untold(&refused);
                }
            });
        }
        Err(refused) => untold(&refused),
    }
}

/// Prints one after the other; where the printer itself is at fault the rest is not tried, and told with the same words.
async fn print_many(line: &Arc<Line>, input: &Value, printer: &str) -> Answered<Value> {
    let Some(ids) = input.get("ids").and_then(Value::as_array) else {
        return Err(Failure::invalid("input.malformed").into());
    };
    let (mut printed, mut failed) = (0_u32, Vec::new());
    let mut broken: Option<Refused> = None;
    for id in ids {
        let mut one = input.clone();
        if let Some(fields) = one.as_object_mut() {
            fields.remove("ids");
            fields.insert("id".to_owned(), id.clone());
        }
        let sent = match &broken {
            Some(refused) => Err(refused.clone()),
            None => print(line, &one, printer, &Sheet::new()?).await,
        };
        match sent {
            Ok(()) => printed += 1,
            Err(refused) => {
                if refused.message().starts_with("printer.") {
                    broken = Some(refused.clone());
                }
                failed.push(json!({"id": id, "failure": refused}));
            }
        }
    }
    Ok(json!({"printed": printed, "failed": failed}))
}

/// One sheet for a printer of this machine. What the host is told of it has an id of its own, the same at each try. The
/// page's id is not taken for it: whoever presses again after a failure means another sheet, and a call that the page
/// sends again never got as far as one.
#[derive(Debug)]
struct Sheet(String);

impl Sheet {
    fn new() -> Answered<Self> {
        let mut drawn = [0; 16];
        let done = provider().secure_random.fill(&mut drawn);
        done.map_err(|_no_chance| Failure::internal("printer.failed", "no random numbers"))?;
        Ok(Self(hex(&drawn)))
    }

    fn request(&self, part: &str) -> Answered<RequestId> {
        let digest = Sha256::digest(format!("{} {part}", self.0));
        let text: String = hex(&digest).chars().take(32).collect();
        text.parse().map_err(|UnreadableId| Failure::invalid("input.malformed").into())
    }
}

/// Asks until the host has answered: a lost line is waited for, an occupied host a few times.
async fn insist(line: &Line, name: &str, input: &Value, request: RequestId) -> Answered<Value> {
    let mut busy = 0;
    loop {
        match line.call(name, input, Some(request)).await {
            Err(refused) if refused.is_line_down() => sleep(PAUSE).await,
            Err(refused) if refused.is_busy() && busy < BUSY_TRIES => {
                busy += 1;
                sleep(PAUSE).await;
            }
            answered => return answered,
        }
    }
}

/// Bytes from lower-case hexadecimal.
pub(super) fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_keeps_its_ids_and_no_two_share_one() {
        let (one, another) = (Sheet::new().unwrap(), Sheet::new().unwrap());
        let ids = [
            one.request("print").unwrap(),
            one.request("fail").unwrap(),
            another.request("print").unwrap(),
            another.request("fail").unwrap(),
        ];
        assert_eq!(one.request("print").unwrap(), ids[0]);
        for (at, id) in ids.iter().enumerate() {
            assert!(!ids[..at].contains(id), "{at}");
        }
    }

    #[test]
    fn bytes_come_back_from_hex() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(bytes(&hex(&all)), Some(all));
        assert_eq!(bytes(""), Some(Vec::new()));
        for broken in ["0", "0g", "AB", "我"] {
            assert_eq!(bytes(broken), None, "{broken}");
        }
    }
}
