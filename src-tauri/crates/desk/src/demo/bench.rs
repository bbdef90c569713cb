//! What the demo shop's bench did with some of the machines: each stage has an order that stands in it.

use super::work::{HOUR, MINUTE, Staff, moved, unfit};
use crate::registry::Caller;
use crate::station::Desk;
use kernel::{Moment, Result};
use serde_json::{Value, json};

/// How far an order came.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Far {
    Claimed,
    Diagnosing,
    Quoting,
    Consent,
    Declined,
    Held,
    Parts,
    Out,
    Repairing,
    Testing,
    FailedOnce,
    Ready,
    Settled,
    Owing,
    Gone,
}

/// What was found, and what its repair takes.
struct Job {
    /// Which order.
    order: usize,
    far: Far,
    found: &'static str,
    level: &'static str,
    /// Labour and part, in fen.
    labour: i64,
    part: (&'static str, i64),
}

const fn job(order: usize, far: Far, found: &'static str, labour: i64, part: (&'static str, i64)) -> Job {
    Job { order, far, found, level: "one", labour, part }
}

const JOBS: [Job; 17] = [
    job(20, Far::Gone, "触摸排线进液腐蚀，显示正常", 5_000, ("屏幕总成", 89_000)),
    job(4, Far::Claimed, "", 0, ("", 0)),
    job(6, Far::Diagnosing, "尾插松动，充电 0.3 A", 5_000, ("尾插小板", 6_800)),
    job(7, Far::Ready, "后摄镜片开裂进灰，感光正常", 5_000, ("后摄镜片", 4_500)),
    job(8, Far::Quoting, "屏下指纹模组移位，清洁后仍不灵", 5_000, ("指纹模组", 11_800)),
    job(9, Far::Consent, "轻压屏幕绿线变宽，面板已坏", 5_000, ("屏幕总成", 52_800)),
    job(10, Far::Declined, "尾插脱焊，主板进液多处腐蚀，数据可读", 20_000, ("主板", 168_000)),
    job(14, Far::Held, "Wi-Fi 天线排线断，模块正常", 5_000, ("天线排线", 3_200)),
    job(15, Far::Parts, "高刷新率下闪屏，内屏损坏", 5_000, ("屏幕总成", 42_000)),
    job(17, Far::Out, "音量键排线断，主板焊盘脱落，要补线", 30_000, ("音量键排线", 2_800)),
    job(18, Far::Repairing, "前摄不识别，排线无断裂", 5_000, ("前摄", 9_800)),
    job(22, Far::Repairing, "字库读写出错，刷机不过", 20_000, ("字库芯片", 12_000)),
    job(23, Far::Testing, "卡针断在卡槽里，簧片变形", 5_000, ("卡座", 4_200)),
    job(25, Far::FailedOnce, "距离感应器移位，贴合不严", 5_000, ("感应器排线", 4_800)),
    job(27, Far::Gone, "中框变形，屏幕边缘脱胶进灰", 5_000, ("中框", 15_800)),
    job(31, Far::Settled, "后摄玻璃碎裂，镜头划伤", 5_000, ("后摄镜片", 11_800)),
    job(35, Far::Owing, "电池接口摔断，电池短路", 8_000, ("电池", 19_800)),
];

/// Whether the bench takes an order up, for which its looks must be written down.
pub(super) fn is_taken_up(order: usize) -> bool {
    JOBS.iter().any(|job| job.order == order)
}

/// Takes each order as far as it came. Whoever repaired does not test.
pub(super) fn bench(desk: &Desk, staff: &Staff, opened: &[Value], now: Moment) -> Result<()> {
    for (i, job) in JOBS.iter().enumerate() {
        let id = opened.get(job.order).ok_or_else(unfit)?;
        let ago = i64::try_from(JOBS.len() - i).unwrap_or(0);
        Way { desk, staff, id, job, at: moved(now, -3 * HOUR + (17 - ago) * 9 * MINUTE) }.walk()?;
    }
    let clocked = opened.get(18).ok_or_else(unfit)?;
    desk.call_at(&staff.technician, "work.start", json!({"repair": clocked}), moved(now, -20 * MINUTE))?;
    let urgent = opened.get(2).ok_or_else(unfit)?;
    let card = desk.call_at(&staff.front, "repair.card", json!({"id": urgent}), now)?;
    let priority = json!({"id": urgent, "seen_seq": card["seen_seq"], "priority": "urgent"});
    desk.call_at(&staff.front, "repair.set_priority", priority, now)?;
    desk.call_at(&staff.technician, "session.sign_out", json!({}), now)?;
    desk.call_at(&staff.quality, "session.sign_out", json!({}), now).map(|_| ())
}

/// One order on its way.
struct Way<'a> {
    desk: &'a Desk,
    staff: &'a Staff,
    id: &'a Value,
    job: &'a Job,
    at: Moment,
}

impl Way<'_> {
    fn walk(&self) -> Result<()> {
        let far = self.job.far;
        if far == Far::Claimed {
            let me = self.call(&self.staff.technician, "shop.door", json!({}))?["me"]["id"].clone();
            let claim = json!({"id": self.id, "seen_seq": self.seen()?, "to": me, "reason": ""});
            return self.call(&self.staff.technician, "repair.assign", claim).map(|_| ());
        }
        self.step("diagnosing", json!({}))?;
        if far == Far::Diagnosing {
            return Ok(());
        }
        self.diagnose()?;
        if far == Far::Quoting {
            return self.step("quoting", json!({}));
        }
        let version = self.offer()?;
        match far {
            Far::Consent => return Ok(()),
            Far::Declined => return self.answer(&version, "declined", "修比买贵，先不修"),
            Far::Held => {
                let why = json!({"hold": "customer", "reason": "客户在外地，周末给答复"});
                return self.step("on_hold", why);
            }
            Far::Claimed
            | Far::Diagnosing
            | Far::Quoting
            | Far::Parts
            | Far::Out
            | Far::Repairing
            | Far::Testing
            | Far::FailedOnce
            | Far::Ready
            | Far::Settled
            | Far::Owing
            | Far::Gone => self.answer(&version, "agreed", "")?,
        }
        match far {
            Far::Parts => self.step("awaiting_parts", json!({"reason": "屏幕缺货，约三天到"})),
            Far::Out => {
                let parcel = json!({
                    "repair": self.id, "seen_seq": self.seen()?, "to_whom": "shop", "name": "中关村芯片维修部（示例）",
                    "waybill": "", "why": "主板焊盘要补线，店里没有设备", "due_on": null,
                });
                self.call(&self.staff.technician, "sending.send", parcel).map(|_| ())
            }
            Far::Repairing => Ok(()),
            Far::Claimed
            | Far::Diagnosing
            | Far::Quoting
            | Far::Consent
            | Far::Declined
            | Far::Held
            | Far::Testing
            | Far::FailedOnce
            | Far::Ready
            | Far::Settled
            | Far::Owing
            | Far::Gone => self.repair(far),
        }
    }

    /// The work itself, the test by somebody else, and the way home.
    fn repair(&self, far: Far) -> Result<()> {
        let text = format!("更换{}，清洁接口，重新打胶", self.job.part.0);
        let done = json!({
            "repair": self.id, "kind": "part", "action": null, "text": text, "before": [], "after": [],
        });
        self.call(&self.staff.technician, "log.add", done)?;
        self.step("testing", json!({}))?;
        match far {
            Far::Testing => return Ok(()),
            Far::FailedOnce => return self.test("fail", "手机离开耳边有两次没有亮屏，请重新贴合"),
            Far::Claimed
            | Far::Diagnosing
            | Far::Quoting
            | Far::Consent
            | Far::Declined
            | Far::Held
            | Far::Parts
            | Far::Out
            | Far::Repairing
            | Far::Ready
            | Far::Settled
            | Far::Owing
            | Far::Gone => self.test("pass", "")?,
        }
        if far == Far::Ready {
            return Ok(());
        }
        let told = self.call(&self.staff.front, "settlement.of", json!({"id": self.id}))?["owed"].clone();
        let settle = json!({"repair": self.id, "seen_seq": self.seen()?, "expected_owed": told});
        let owed = self.call(&self.staff.front, "settlement.make", settle)?["owed"].clone();
        match far {
            Far::Owing => self.hand_over(&self.staff.manager, json!("公司月结，月底对账")),
            Far::Gone => {
                self.pay(&owed)?;
                self.hand_over(&self.staff.front, Value::Null)
            }
            Far::Claimed
            | Far::Diagnosing
            | Far::Quoting
            | Far::Consent
            | Far::Declined
            | Far::Held
            | Far::Parts
            | Far::Out
            | Far::Repairing
            | Far::Testing
            | Far::FailedOnce
            | Far::Ready
            | Far::Settled => Ok(()),
        }
    }

    fn call(&self, caller: &Caller, name: &str, input: Value) -> Result<Value> {
        self.desk.call_at(caller, name, input, self.at)
    }

    fn card(&self) -> Result<Value> {
        self.call(&self.staff.front, "repair.card", json!({"id": self.id}))
    }

    fn seen(&self) -> Result<Value> {
        Ok(self.card()?["seen_seq"].clone())
    }

    fn step(&self, to: &str, said: Value) -> Result<()> {
        let mut input = json!({"id": self.id, "seen_seq": self.seen()?, "to": to});
        if let (Some(input), Value::Object(said)) = (input.as_object_mut(), said) {
            input.extend(said);
        }
        self.call(&self.staff.technician, "repair.step", input).map(|_| ())
    }

    /// Every item of the list in force, well; figures at their limits.
    fn all_well(&self, purpose: &str) -> Result<Vec<Value>> {
        let checkups = self.call(&self.staff.technician, "checkup.of", json!({"id": self.id}))?;
        let items = checkups[purpose]["items"].as_array().cloned().unwrap_or_default();
        let well = |item: Value| {
            let limit = if item["low"].is_null() { item["high"].clone() } else { item["low"].clone() };
            let value = if item["unit"].is_null() { Value::Null } else { limit };
            json!({"key": item["key"], "result": "pass", "value": value, "note": ""})
        };
        Ok(items.into_iter().map(well).collect())
    }

    fn diagnose(&self) -> Result<()> {
        let finding = json!({
            "repair": self.id, "symptom": null, "cause": null, "text": self.job.found, "level": self.job.level,
            "evidence": "none", "photos": [],
        });
        self.call(&self.staff.technician, "finding.add", finding)?;
        let done = json!({
            "repair": self.id, "purpose": "diagnosis", "results": self.all_well("diagnosis")?, "verdict": "pass",
            "reason": "", "step": false,
        });
        self.call(&self.staff.technician, "checkup.finish", done).map(|_| ())
    }

    fn test(&self, verdict: &str, reason: &str) -> Result<()> {
        let done = json!({
            "repair": self.id, "purpose": "test", "results": self.all_well("test")?, "verdict": verdict,
            "reason": reason, "step": true,
        });
        self.call(&self.staff.quality, "checkup.finish", done).map(|_| ())
    }

    fn quote_seen(&self) -> Result<Value> {
        Ok(self.call(&self.staff.technician, "quote.of", json!({"id": self.id}))?["seen_seq"].clone())
    }

    fn offer(&self) -> Result<Value> {
        let line = |kind: &str, name: &str, unit: i64, grade: Value| {
            json!({
                "id": null, "kind": kind, "name": name, "quantity": 1, "unit": unit, "payer": "customer",
                "grade": grade, "days": 90, "level": null, "price": null, "rule": null,
            })
        };
        let (part, price) = self.job.part;
        let lines = [
            line("labour", "维修工时", self.job.labour, Value::Null),
            line("part", part, price, json!("original")),
        ];
        let seen = self.quote_seen()?;
        let draft =
            json!({"repair": self.id, "seen_seq": seen, "lines": lines, "words": "", "valid_to": null});
        let written = self.call(&self.staff.technician, "quote.write", draft)?;
        let offer =
            json!({"repair": self.id, "seen_seq": written["seen_seq"], "version": written["version"]});
        self.call(&self.staff.technician, "quote.offer", offer)?;
        Ok(written["version"].clone())
    }

    fn answer(&self, version: &Value, answer: &str, words: &str) -> Result<()> {
        let card = self.card()?;
        let said = json!({
            "repair": self.id, "version": version, "seen_seq": self.quote_seen()?, "answer": answer,
            "how": "in_person", "who": card["customer_name"], "number": "", "signature": SIGNED, "words": words,
        });
        self.call(&self.staff.front, "quote.answer", said).map(|_| ())
    }

    /// Part of it by phone, the rest in cash.
    fn pay(&self, owed: &Value) -> Result<()> {
        let owed = owed.as_i64().ok_or_else(unfit)?;
        let in_cash = owed / 3;
        let parts = json!([
            {"method": "wechat", "amount": owed - in_cash, "reference": "42000026112209"},
            {"method": "cash", "amount": in_cash, "reference": ""},
        ]);
        let paid = json!({"repair": self.id, "parts": parts, "expected_owed": owed});
        self.call(&self.staff.front, "payment.pay", paid).map(|_| ())
    }

    fn hand_over(&self, caller: &Caller, owed_reason: Value) -> Result<()> {
        let code = self.call(caller, "repair.pick_up_code", json!({"id": self.id}))?["code"].clone();
        let card = self.card()?;
        let prepared = self.call(caller, "hand_over.card", json!({"id": self.id}))?["prepared"].clone();
        let old_parts = match (prepared["old_parts"] == true, self.job.part.0) {
            (false, _) => "none",
            // Nobody carries a broken battery home.
            (true, "电池") => "kept",
            (true, _) => "given",
        };
        let gone = json!({
            "repair": self.id, "seen_seq": card["seen_seq"], "against": "code", "proof": code,
            "collector": "", "how": "pad", "signature": SIGNED, "accessories": card["accessories"],
            "old_parts": old_parts, "outcome": card["outcome"], "owed_reason": owed_reason,
        });
        self.call(caller, "hand_over.make", gone).map(|_| ())
    }
}

/// Strokes as the signing pad writes them.
const SIGNED: &str = "[[200,180,280,260,360,170],[420,150,430,270],[390,210,480,200]]";
