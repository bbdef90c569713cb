//! Bodies that are too large are refused before they fill the memory.

use crate::client::{connect, head};
use crate::house::House;
use serde_json::json;
use std::io::{Read, Write};
use tests::{intake, photo};

const LONGEST_INPUT: usize = 8 << 20;
const LARGEST_PICTURE: usize = 32 << 20;

#[test]
fn a_body_of_one_byte_too_many_is_refused() {
    let house = House::founded();
    let manager = house.manager();
    for (path, most, message) in [
        ("/api/repair.open", LONGEST_INPUT, "input.too_large"),
        ("/paper/repair.job_card", LONGEST_INPUT, "input.too_large"),
        ("/file", LARGEST_PICTURE, "picture.too_large"),
    ] {
        let answer = manager.post(path, &vec![b' '; most + 1]);
        assert_eq!(answer.refusal(), (422, message.to_owned()), "{path}");
    }
    assert_eq!(manager.post("/api/repair.open", &vec![b' '; LONGEST_INPUT]).refusal().1, "input.malformed");
}

#[test]
fn a_body_that_says_nothing_is_cut_off_where_it_is_too_large() {
    let house = House::founded();
    let manager = house.manager();
    let (host, cookie) = (manager.host(), format!("xiutai={}", manager.cookie.unwrap()));
    let headers =
        [("host", host.as_str()), ("cookie", &cookie), ("x-xiutai", "1"), ("transfer-encoding", "chunked")];
    let mut stream = connect(house.port);
    stream.write_all(head("POST /api/repair.open", &headers).as_bytes()).unwrap();
    let part = vec![b' '; 1 << 20];
    for _ in 0..8 {
        stream.write_all(b"100000\r\n").unwrap();
        stream.write_all(&part).unwrap();
        stream.write_all(b"\r\n").unwrap();
    }
    // One byte more, and the end of the body never comes.
    stream.write_all(b"1\r\n \r\n").unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 422");
}

#[test]
fn the_largest_order_and_a_large_photo_pass() {
    let house = House::founded();
    let mut manager = house.manager();
    let mut order = intake(1);
    let symptom = "\n".repeat((1 << 20) - 1) + "机";
    order["symptom"] = json!(symptom[2..]);
    let id = manager.call("repair.open", &order)["id"].clone();
    assert_eq!(manager.call("repair.card", &json!({"id": id}))["symptom"], order["symptom"]);
    let mut large = photo(7);
    large.resize(LARGEST_PICTURE, 0);
    assert_eq!(manager.post("/file", &large).status, 200);
}
