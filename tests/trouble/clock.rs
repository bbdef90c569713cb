//! The PC's clock jumps: a flat battery, a careless hand. Numbers, order and backups do not follow it astray.

use crate::backups::after_the_daily_backup;
use desk::check::check;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use tests::{Dice, TempShop, past_the_store};

const HOUR: Duration = Duration::from_secs(60 * 60);

fn number(shop: &TempShop, i: u32) -> String {
    shop.call("repair.open", tests::intake(i))["number"].as_str().expect("a number").to_owned()
}

fn warning(shop: &TempShop) -> Value {
    shop.call("shop.status", json!({}))["clock"].clone()
}

#[test]
fn ten_years_back_and_forth_no_number_is_given_twice_and_order_is_that_of_writing() {
    let shop = TempShop::new();
    let mut dice = Dice::new(5);
    let mut numbers = Vec::new();
    for i in 0..120 {
        let year = 2016 + dice.below(21);
        let (month, day, hour) = (1 + dice.below(2), 1 + dice.below(3), dice.below(24));
        shop.clock.set(&format!("{year}-{month:02}-{day:02}T{hour:02}:30:00.000Z"));
        if i % 3 == 0 {
            shop.clock.pass(Duration::from_secs(60));
        }
        // A jump locks nobody out.
        numbers.push(number(&shop, i));
    }
    let unique: BTreeSet<&String> = numbers.iter().collect();
    assert_eq!(unique.len(), numbers.len());
    let days: BTreeSet<&str> = numbers.iter().map(|number| &number[2..8]).collect();
    assert!(days.len() < numbers.len(), "no day came twice: nothing was tried");
    // Newest first by the order of writing, whatever the day in the number says.
    let mut listed = Vec::new();
    let mut after = Value::Null;
    loop {
        let page = shop.call("repair.find", json!({"view": "all", "after": after, "limit": 25}));
        listed.extend(
            page["rows"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap().to_owned()),
        );
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    numbers.reverse();
    assert_eq!(listed, numbers);
    assert_eq!(check(shop.root(), &*shop.clock).unwrap().findings, []);
}

#[test]
fn a_jump_is_told_and_nothing_is_bent_to_hide_it() {
    let shop = TempShop::new();
    shop.order(1);
    assert_eq!(warning(&shop), Value::Null);
    shop.clock.set("2026-11-21T05:58:00.000Z");
    assert_eq!(warning(&shop), Value::Null, "a few minutes are nobody's fault");
    shop.clock.set("2016-11-21T06:02:03.004Z");
    assert_eq!(warning(&shop)["expected"], "2026-11-21T06:02:03.004Z");
    shop.order(2);
    let db = past_the_store(shop.root());
    let kept: String =
        db.query_row("SELECT opened_at FROM repair ORDER BY seq DESC LIMIT 1", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "2016-11-21T06:02:03.004Z", "what the clock said is what is kept");
    shop.clock.set("2036-11-21T06:02:03.004Z");
    assert_ne!(warning(&shop), Value::Null);
}

#[test]
fn idle_time_is_counted_by_ticks_and_a_day_by_the_clock() {
    let shop = TempShop::new();
    // A jump of a minute or of years is not an idle desk.
    for moment in ["2026-11-21T15:02:03.004Z", "2016-11-21T06:02:03.004Z", "2036-11-21T06:02:03.004Z"] {
        shop.clock.set(moment);
        assert_eq!(shop.call("shop.door", json!({}))["locked"], false, "{moment}");
        shop.call("repair.views", json!({}));
    }
    // Back on the day of the sign-in the quick switch is there again, and only there.
    shop.clock.set("2026-11-21T07:02:03.004Z");
    assert_eq!(shop.call("shop.door", json!({}))["quick"].as_array().unwrap().len(), 1);
    shop.clock.set("2026-11-22T07:02:03.004Z");
    assert_eq!(shop.call("shop.door", json!({}))["quick"], json!([]));
    shop.clock.pass(HOUR);
    assert_eq!(shop.refused("repair.views", json!({})).message, "caller.locked");
    shop.sign_in();
    shop.call("repair.views", json!({}));
}

/// Wrong passwords make wait; a clock set back makes nobody wait for years.
#[test]
fn a_clock_set_back_keeps_nobody_waiting() {
    let shop = TempShop::new();
    let wrong = json!({"badge": tests::BADGE, "password": "not the password"});
    let mut last = "";
    for _ in 0..12 {
        last = shop.refused("session.sign_in", wrong.clone()).message;
    }
    assert_eq!(last, "person.wait");
    shop.clock.set("2016-11-21T06:02:03.004Z");
    shop.sign_in();
}

#[test]
fn days_are_those_of_the_shop_also_where_the_calendar_is_odd() {
    let shop = TempShop::new();
    let days = [
        ("2026-12-31T15:59:59.999Z", "WX261231-0001"),
        ("2026-12-31T16:00:00.000Z", "WX270101-0001"),
        ("2028-02-28T15:59:59.999Z", "WX280228-0001"),
        ("2028-02-28T16:00:00.000Z", "WX280229-0001"),
        ("2028-02-29T15:59:59.999Z", "WX280229-0002"),
        ("2028-02-29T16:00:00.000Z", "WX280301-0001"),
        ("2100-02-28T16:00:00.000Z", "WX000301-0001"),
        ("2026-12-31T16:00:00.000Z", "WX270101-0002"),
    ];
    for (i, (moment, number_of_day)) in (1..).zip(days) {
        shop.clock.set(moment);
        assert_eq!(number(&shop, i), number_of_day, "{moment}");
    }
}

#[test]
fn of_backups_the_last_fourteen_made_are_kept_whatever_the_clock_said() {
    let shop = after_the_daily_backup();
    let years = [2026, 2016, 2036, 2026, 2016, 2017, 2036, 2035, 2026, 2026];
    let mut made = Vec::new();
    for i in 0..20_usize {
        shop.clock.set(&format!("{}-11-{:02}T06:02:03.004Z", years[i % years.len()], 1 + i));
        shop.order(u32::try_from(i).unwrap());
        made.push(shop.call("backup.make", json!({}))["name"].as_str().unwrap().to_owned());
    }
    let listed: Vec<String> = shop
        .call("backup.list", json!({}))
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].as_str().unwrap().to_owned())
        .collect();
    made.reverse();
    assert_eq!(listed, made[..14]);
}

/// The newest backup bears a day that has not come: that it is from today cannot be believed.
#[test]
fn a_backup_from_a_day_to_come_is_overdue() {
    let shop = after_the_daily_backup();
    let overdue = || shop.call("shop.status", json!({}))["backup"]["overdue"].clone();
    shop.clock.set("2036-11-21T06:02:03.004Z");
    shop.call("backup.make", json!({}));
    assert_eq!(overdue(), false);
    shop.clock.set("2026-11-21T06:02:03.004Z");
    assert_eq!(overdue(), true);
    shop.call("backup.make", json!({}));
    assert_eq!(overdue(), false);
}
