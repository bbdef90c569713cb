//! What breaks off in the middle leaves nothing behind and costs nobody else anything.

use serde_json::json;
use std::time::{Duration, Instant};
use tests::lan::{LanHost, Visitor};
use tests::{BADGE, PASSWORD, files_below, intake, photo};

fn orders(desk: &mut Visitor) -> usize {
    desk.call("repair.find", &json!({"view": "all", "limit": 50}))["rows"].as_array().unwrap().len()
}

#[test]
fn a_request_cut_at_any_byte_is_no_request() {
    let host = LanHost::founded();
    let (mut desk, _) = host.paired("工位 1");
    desk.sign_in(BADGE, PASSWORD);
    let body = intake(1).to_string().into_bytes();
    let whole = [desk.head("/api/repair.open", &[], body.len()), body].concat();
    for at in (0..whole.len()).step_by(37).chain([whole.len() - 1]) {
        let mut line = desk.line().unwrap();
        line.put(&whole[..at]).unwrap();
        line.cut();
    }
    assert_eq!(orders(&mut desk), 0);
    let mut line = desk.line().unwrap();
    line.put(&whole).unwrap();
    assert_eq!(line.answer().unwrap().status, 200);
    assert_eq!(orders(&mut desk), 1);
}

#[test]
fn a_picture_cut_in_the_middle_is_not_kept() {
    let host = LanHost::founded();
    let (mut desk, _) = host.paired("工位 1");
    desk.sign_in(BADGE, PASSWORD);
    let files = host.folder.path().join("shop-1/files");
    let kept = || if files.is_dir() { files_below(&files) } else { Vec::new() };
    let before = kept();
    let picture = photo(1);
    let whole = [desk.head("/file", &[], picture.len()), picture.clone()].concat();
    for at in [whole.len() - picture.len(), whole.len() - picture.len() / 2, whole.len() - 1] {
        let mut line = desk.line().unwrap();
        line.put(&whole[..at]).unwrap();
        line.cut();
    }
    desk.call("shop.status", &json!({}));
    assert_eq!(kept(), before);
    let staged = desk.try_post("/file", &[], &picture).unwrap();
    assert_eq!(staged.status, 200, "{}", staged.text());
    assert_eq!(kept().len(), before.len() + 1);
}

#[test]
fn what_was_sent_by_halves_holds_nobody_up() {
    let host = LanHost::founded();
    let (mut desk, _) = host.paired("工位 1");
    desk.sign_in(BADGE, PASSWORD);
    let waiting: Vec<_> = ["/api/repair.open", "/file"]
        .repeat(12)
        .into_iter()
        .map(|path| {
            let mut line = desk.line().unwrap();
            line.put(&[desk.head(path, &[], 100_000), b"{".to_vec()].concat()).unwrap();
            line
        })
        .collect();
    let began = Instant::now();
    desk.call("repair.open", &intake(1));
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    drop(waiting);
    assert_eq!(desk.try_post("/api/repair.open", &[], b"{").unwrap().refusal().1, "input.malformed");
    assert_eq!(orders(&mut desk), 1);
}
