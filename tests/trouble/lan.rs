//! Trouble between a host and its desks: wrong clocks, half-sent pictures, a full disk, a second host.

use crate::small_disk::on_small_disk;
use serde_json::{Value, json};
use std::time::Duration;
use tests::lan::{FarDesk, LanHost, Stubborn};
use tests::load::{Way, Work, request_id, work};
use tests::{
    Started, files_below, found_in, intake, memory_folder, past_the_store, photo, prints_of, rows_of,
};

const DAY: i64 = 24 * 60 * 60;

fn sign_in(desk: &mut FarDesk) -> u16 {
    let input = json!({"badge": tests::BADGE, "password": tests::PASSWORD});
    desk.call("session.sign_in", &input, None).expect("an answer").0
}

/// What a desk's clock says matters to nobody: it is let in, and its orders bear the host's time.
#[test]
fn a_desk_whose_clock_is_wrong_by_a_day_works_on() {
    let host = LanHost::founded();
    for (n, wrong_by) in [(1, -DAY), (2, DAY)] {
        let mut desk = host.far_desk("工位", wrong_by);
        assert_eq!(sign_in(&mut desk), 200);
        let opened =
            desk.call("repair.open", &intake(n), Some(&request_id(u64::from(n)))).expect("an answer");
        assert_eq!(opened.0, 200, "{}", opened.1);
        let today = host.manager().call("shop.door", &json!({}))["shop"]["today"].clone();
        let day = today.as_str().expect("a day")[2..].replace('-', "");
        assert!(opened.1["number"].as_str().expect("a number").contains(&day), "{} on {today}", opened.1);
    }
}

#[test]
fn a_host_whose_clock_is_wrong_by_a_day_lets_its_desks_in() {
    for wrong in ["-1d", "+1d"] {
        let folder = memory_folder();
        found_in(folder.path());
        let host = LanHost::by_a_wrong_clock(wrong, folder);
        let mut desk = host.far_desk("工位", 0);
        assert_eq!(sign_in(&mut desk), 200, "{wrong}");
        assert_eq!(desk.call("repair.open", &intake(1), None).expect("an answer").0, 200, "{wrong}");
    }
}

/// A picture of which half came leaves nothing, holds nobody up, and comes whole the next time.
#[test]
fn half_a_picture_leaves_nothing() {
    let host = LanHost::founded();
    let (mut here, mut there) = (host.manned("平板"), host.manned("前台"));
    let picture = photo(1);
    let pictures = || {
        let shop = files_below(host.folder.path());
        shop.into_iter().filter(|file| file.to_string_lossy().contains("/files/")).collect::<Vec<_>>()
    };
    let before = pictures();
    let head = here.desk.visitor.head("/file", &[], picture.len());
    let half = [&head, &picture[..picture.len() / 2]].concat();
    here.desk.send(&half).expect("the host listens");
    let opened = there.ask("repair.open", &intake(1), Some(1)).expect("others go on meanwhile");
    here.desk.hang_up();
    there.ask("repair.card", &json!({"id": opened["id"]}), None).expect("and afterwards");
    assert_eq!(pictures(), before);
    let (status, staged) = here.desk.post("/file", &picture, None).expect("an answer");
    assert_eq!(status, 200);
    let staged: Value = serde_json::from_slice(&staged).expect("what was kept");
    let kept = json!({"repair": opened["id"], "hash": staged["hash"], "view": "front"});
    here.ask("photo.add", &kept, Some(2)).expect("it is named");
    assert_eq!(pictures().len(), before.len() + 1);
}

/// Takes a machine in; its number where there was no room for it.
fn is_refused(desk: &mut Stubborn, n: u32) -> Option<u32> {
    let refused = desk.ask("repair.open", &intake(n), Some(u64::from(n))).err()?;
    assert_eq!(refused, "store.full");
    Some(n)
}

#[test]
fn on_a_hosts_full_disk_every_desk_is_told_and_with_room_again_the_same_requests_are_done() {
    on_small_disk(
        "lan::on_a_hosts_full_disk_every_desk_is_told_and_with_room_again_the_same_requests_are_done",
        24,
        |disk| {
            let root = disk.path().join("data");
            std::fs::create_dir(&root).expect("a folder");
            found_in(&root);
            let host = LanHost::serving(root.as_path(), "127.0.0.1:0");
            let mut desks: Vec<_> = (0..4).map(|i| host.manned(&format!("工位 {i}"))).collect();
            let filling = disk.fill();
            let (mut asked, mut refused) = (0, Vec::new());
            // The log may have room for a few more; then every desk is told.
            loop {
                let first = asked;
                let round: Vec<u32> = std::thread::scope(|scope| {
                    let ask = |(n, desk)| scope.spawn(move || is_refused(desk, n));
                    let asked: Vec<_> = (first..).zip(&mut desks).map(ask).collect();
                    asked.into_iter().filter_map(|one| one.join().expect("a desk")).collect()
                });
                asked += 4;
                assert!(asked < 2_000, "it never runs full");
                let all_were = round.len() == desks.len();
                refused.extend(round);
                if all_were {
                    break;
                }
            }
            for desk in &mut desks {
                desk.ask("repair.views", &json!({}), None).expect("looking goes on");
            }
            let db = past_the_store(&root);
            let rows = |table: &str| usize::try_from(rows_of(&db, table)).expect("few");
            let all = usize::try_from(asked).expect("few");
            assert_eq!(rows("repair"), all - refused.len());
            filling.free();
            for (at, n) in refused.into_iter().enumerate() {
                let desk = &mut desks[at % 4];
                assert_eq!(is_refused(desk, n), None, "there is room again");
            }
            assert_eq!((rows("repair"), rows("request")), (all, all));
            crate::flapping::stopped(host);
        },
    );
}

#[test]
fn a_second_host_on_one_shop_is_refused_and_the_first_goes_on() {
    let host = LanHost::founded();
    let mut desk = host.manned("前台");
    let identity = prints_of(&host.folder.path().join("lan"));
    for lan in [host.network.to_string(), "127.0.0.1:0".to_owned()] {
        let mut second = Started::start(LanHost::command(host.folder.path()).args(["--lan", &lan]));
        assert_eq!(second.end(Duration::from_secs(30)).code(), Some(1));
        assert!(!second.said().contains("https://"), "{}", second.said());
    }
    assert_eq!(prints_of(&host.folder.path().join("lan")), identity, "it stays who it is");
    desk.ask("repair.open", &intake(1), Some(1)).expect("the first goes on");
}

#[test]
fn thirty_two_desks_over_tls_lose_nothing_and_add_up() {
    let host = LanHost::founded();
    // Eight connections of each: signing in takes its time.
    let manned: Vec<_> = (0..4).map(|i| host.manned(&format!("工位 {i}"))).collect();
    let ways = manned.iter().flat_map(|desk| (0..8).map(|_| Box::new(desk.again()) as Box<dyn Way>));
    let within = Duration::from_secs(10 * 60);
    let worked = work(host.folder.path(), ways.collect(), Work { acts: 12, within }, || {});
    assert_eq!(worked.saves.len(), 32 * 12);
    crate::flapping::stopped(host);
}
