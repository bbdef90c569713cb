use kernel::Code;
use serde_json::json;
use std::time::Duration;
use tests::{BADGE, PASSWORD, TempShop, past_the_store};

const WRONG: &str = "nobody's words at all";
const BLINK: Duration = Duration::from_millis(1);

/// Guesses until the fourth wrong one, after which waiting begins.
fn guess_four_times(shop: &TempShop, desk: &desk::Caller) {
    for _ in 0..4 {
        let guess = shop.sign_in_as(desk, BADGE, WRONG).expect_err("a wrong guess");
        assert_eq!(guess.message, "person.wrong_password");
    }
}

#[test]
fn wrong_passwords_wait_longer_each_time_even_for_the_right_one_and_it_ends() {
    let shop = TempShop::new();
    let desk = shop.browser();
    guess_four_times(&shop, &desk);
    for seconds in [2, 4, 8, 16] {
        let wait = shop.sign_in_as(&desk, BADGE, PASSWORD).unwrap_err();
        assert_eq!((wait.code, wait.message), (Code::Refused, "person.wait"));
        assert_eq!(wait.params["seconds"], seconds.to_string());
        shop.clock.pass(Duration::from_secs(seconds) - BLINK);
        let wait = shop.sign_in_as(&desk, BADGE, PASSWORD).unwrap_err();
        assert_eq!((wait.message, wait.params["seconds"].as_str()), ("person.wait", "1"));
        shop.clock.pass(BLINK);
        assert_eq!(shop.sign_in_as(&desk, BADGE, WRONG).unwrap_err().message, "person.wrong_password");
    }
    shop.clock.pass(Duration::from_secs(32));
    shop.sign_in_as(&desk, BADGE, PASSWORD).unwrap();
    guess_four_times(&shop, &desk);
}

#[test]
fn one_badge_does_not_wait_for_another() {
    let shop = TempShop::new();
    let other = shop.person("李翠", "0012", &["front_desk"]);
    guess_four_times(&shop, &shop.browser());
    assert_eq!(shop.sign_in_as(&shop.browser(), BADGE, PASSWORD).unwrap_err().message, "person.wait");
    shop.sign_in_as(&other, "0012", &tests::own_password("0012")).unwrap();
}

#[test]
fn a_clock_that_was_set_back_locks_nobody_out() {
    let shop = TempShop::new();
    let desk = shop.browser();
    guess_four_times(&shop, &desk);
    shop.clock.set("2026-11-20T06:02:03.004Z");
    shop.sign_in_as(&desk, BADGE, PASSWORD).unwrap();
}

#[test]
fn wrong_badge_codes_wait_too_until_a_right_one_forgives_them() {
    let shop = TempShop::new();
    let id = shop.row_of(BADGE)["id"].clone();
    shop.call("person.set_badge_code", json!({"id": id, "code": "XT4F82K1"}));
    let wrong = || shop.refused("session.switch", json!({"badge_code": "XT000000"})).message;
    for _ in 0..2 {
        assert_eq!([wrong(), wrong(), wrong(), wrong(), wrong()], {
            let mut told = ["person.wrong_code"; 5];
            told[4] = "person.wait";
            told
        });
        shop.clock.pass(Duration::from_secs(2));
        shop.call("session.switch", json!({"badge_code": "XT4F82K1"}));
    }
}

/// How often `call` is judged by its secret when many call at the same moment.
fn judged_at_once(call: impl Fn() -> &'static str + Sync) -> usize {
    std::thread::scope(|scope| {
        let calls: Vec<_> = (0..12).map(|_| scope.spawn(&call)).collect();
        let told = calls.into_iter().map(|call| call.join().unwrap());
        told.filter(|message| matches!(*message, "person.wrong_password" | "person.wrong_pin")).count()
    })
}

#[test]
fn guesses_at_the_same_moment_are_no_more_than_guesses_in_a_row() {
    let shop = TempShop::new();
    shop.call("person.set_pin", json!({"password": PASSWORD, "pin": "2580"}));
    let id = shop.row_of(BADGE)["id"].clone();
    let pin = || shop.refused("session.switch", json!({"person": id, "pin": "9999"})).message;
    assert_eq!(judged_at_once(pin), 4, "the fifth wrong one is told as the last");
    let password = || shop.sign_in_as(&shop.browser(), BADGE, WRONG).unwrap_err().message;
    assert_eq!(judged_at_once(password), 4);
}

/// Whoever finds a desk open has no more guesses at its person's password than a stranger at the door.
#[test]
fn wrong_passwords_among_the_settings_wait_like_those_at_the_door() {
    for (command, right, field) in [
        (
            "person.change_password",
            json!({"old_password": PASSWORD, "new_password": "new words of the manager"}),
            "old_password",
        ),
        ("person.set_pin", json!({"password": PASSWORD, "pin": "2580"}), "password"),
        ("person.recovery_code", json!({"password": PASSWORD}), "password"),
    ] {
        let shop = TempShop::new();
        let mut wrong = right.clone();
        wrong[field] = json!(WRONG);
        for _ in 0..4 {
            let refused = shop.refused(command, wrong.clone());
            assert_eq!(tests::faults(&refused), [(field, "field.wrong")], "{command}");
        }
        let wait = shop.refused(command, right.clone());
        assert_eq!((wait.message, &*wait.params["seconds"]), ("person.wait", "2"), "{command}");
        let door = shop.sign_in_as(&shop.browser(), BADGE, PASSWORD).unwrap_err();
        assert_eq!(door.message, "person.wait", "both are counted as one");
        shop.clock.pass(Duration::from_secs(2));
        shop.call(command, right);
        // A right one forgives those before.
        let next = shop.browser();
        let after = if command == "person.change_password" { "new words of the manager" } else { PASSWORD };
        shop.sign_in_as(&next, BADGE, after).unwrap();
    }
}

/// Of badges that nobody has only the last thousand are remembered; trying so many others must forget no wait.
#[test]
fn a_wait_is_not_washed_away_by_trying_other_badges() {
    let shop = TempShop::new();
    let desk = shop.browser();
    guess_four_times(&shop, &desk);
    let others = |at: &str| {
        let db = past_the_store(shop.root());
        let known: i64 = db.query_row("SELECT max(seq) FROM attempt", [], |row| row.get(0)).unwrap();
        let sql = "INSERT INTO attempt (badge, failures, last_at)
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
            SELECT 'N' || (?1 + i), 1, ?2 FROM n";
        db.execute(sql, (known, at)).unwrap();
    };
    let guess = |badge: &str| shop.sign_in_as(&desk, badge, WRONG).unwrap_err().message;
    others("2026-11-21T06:02:03.004Z");
    assert_eq!(guess("nobody-1"), "person.wrong_password");
    assert_eq!(shop.sign_in_as(&desk, BADGE, PASSWORD).unwrap_err().message, "person.wait");
    let count = || -> i64 {
        let db = past_the_store(shop.root());
        db.query_row("SELECT count(*) FROM attempt", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(count(), 1_502);
    // After an hour they go, a few with each wrong one, the oldest first.
    shop.clock.pass(Duration::from_secs(60 * 60) + BLINK);
    for n in 2..5 {
        assert_eq!(guess(&format!("nobody-{n}")), "person.wrong_password");
    }
    assert_eq!(count(), 1_502 + 3 - 3 * 8);
    guess_four_times(&shop, &desk);
}
