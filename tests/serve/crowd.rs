//! A crowd at the door keeps nobody from working.

use crate::house::House;
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// More than calls may be inside the core at once.
const CROWD: usize = 110;
/// So many of them are through when somebody works beside the others.
const THROUGH: usize = 4;
/// So many more may come through while one call is answered; where a crowd held every turn it would be dozens.
const BESIDE: usize = 25;

#[test]
fn sign_ins_with_made_up_badges_keep_nobody_from_working() {
    let house = House::founded();
    let mut manager = house.manager();
    let done = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for n in 0..CROWD {
            let (house, done) = (&house, &done);
            scope.spawn(move || {
                let stranger = json!({"badge": format!("X{n}"), "password": "nobody's words at all"});
                let answer = house.visitor().ask("session.sign_in", &stranger);
                assert!(matches!(&*answer.refusal().1, "person.wrong_password" | "server.busy"));
                done.fetch_add(1, Ordering::SeqCst);
            });
        }
        while done.load(Ordering::SeqCst) < THROUGH {
            std::thread::sleep(Duration::from_millis(5));
        }
        let before = done.load(Ordering::SeqCst);
        manager.call("repair.views", &json!({}));
        let beside = done.load(Ordering::SeqCst) - before;
        assert!(beside < BESIDE, "{beside} strangers were heard before whoever works here");
    });
}
