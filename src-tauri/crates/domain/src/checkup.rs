//! A round of a checklist on an order: what was found before the repair (检测), and whether it holds after it (质检).

use crate::checklist::ChecklistItem;
use crate::faults::Fault;
use crate::text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

kernel::id!(
    /// A round of a checklist.
    CheckupId
);

crate::closed_set! {
    /// What a round is for.
    Purpose {
        /// 检测
        Diagnosis = "diagnosis",
        /// 质检
        Test = "test",
    }
}

crate::closed_set! {
    /// What one item came to.
    ItemResult {
        /// 合格
        Pass = "pass",
        /// 不合格
        Fail = "fail",
        /// 不适用
        NotApplicable = "not_applicable",
    }
}

crate::closed_set! {
    /// What a whole round came to.
    Verdict {
        /// 进行中
        Open = "open",
        /// 通过
        Pass = "pass",
        /// 不通过
        Fail = "fail",
    }
}

/// Whether an ended round may still be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correctable {
    /// A typo may be mended.
    Yes,
    /// It is not the last of its purpose, or the order went on since: another round is written.
    Over,
    /// Only who tested says what the test found.
    Testers,
}

/// An ended round, as its correction looks at it.
#[derive(Debug, Clone, Copy)]
pub struct Ended {
    /// What for.
    pub purpose: Purpose,
    /// Whether no later round of its purpose stands beside it.
    pub is_last: bool,
    /// How often the order moved since it ended; its own step is the first.
    pub moves: i64,
    /// Whether whoever asks ended it.
    pub is_own: bool,
}

/// What a round says may be put right as long as the order has gone no further than the round itself moved it, a test only
/// by its tester: what is known of a machine later is another round. A machine that was handed over has gone further.
#[must_use]
pub fn correctable(ended: Ended) -> Correctable {
    let Ended { purpose, is_last, moves, is_own } = ended;
    match purpose {
        _ if !is_last || moves > 1 => Correctable::Over,
        Purpose::Test if !is_own => Correctable::Testers,
        Purpose::Diagnosis | Purpose::Test => Correctable::Yes,
    }
}

/// What one item came to, with the figure that was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckupResult {
    /// Which item of the list.
    pub key: String,
    /// What it came to.
    pub result: ItemResult,
    /// The figure, in thousandths of the item's unit.
    pub value: Option<i64>,
    /// What else is to be said, or nothing.
    pub note: String,
}

/// The longest note on one item, in characters.
const LONGEST_NOTE: usize = 300;
/// The largest figure either way, in thousandths: a billion of any unit, which is exact in every client.
pub const LARGEST_FIGURE: i64 = 1_000_000_000_000;

/// What was found so far: each item of the list at most once, a figure only where the item is measured.
///
/// # Errors
/// `field.twice`, `checkup.unknown_item`, `checkup.not_measured`, `checkup.absurd_figure`, `field.too_long` (characters),
/// `field.control_character`.
pub fn results(items: &[ChecklistItem], typed: &[CheckupResult]) -> Result<Vec<CheckupResult>, Fault> {
    let mut kept: Vec<CheckupResult> = Vec::with_capacity(typed.len());
    for one in typed {
        if kept.iter().any(|before| before.key == one.key) {
            return Err(Fault::new("field.twice"));
        }
        let item = items.iter().find(|item| item.key == one.key);
        let item = item.ok_or_else(|| Fault::new("checkup.unknown_item"))?;
        match one.value {
            Some(_) if item.unit.is_none() => return Err(Fault::new("checkup.not_measured")),
            Some(value) if !(-LARGEST_FIGURE..=LARGEST_FIGURE).contains(&value) => {
                return Err(Fault::new("checkup.absurd_figure"));
            }
            Some(_) | None => {}
        }
        let note = text::optional_words(&one.note)?.trim();
        if note.chars().count() > LONGEST_NOTE {
            return Err(Fault::with("field.too_long", "max", LONGEST_NOTE));
        }
        kept.push(CheckupResult { note: note.to_owned(), ..one.clone() });
    }
    Ok(kept)
}

/// What was there, with what came now in its place; two people who fill in different items keep each other's.
#[must_use]
pub fn merged(before: &[CheckupResult], now: Vec<CheckupResult>) -> Vec<CheckupResult> {
    let stays = before.iter().filter(|old| now.iter().all(|new| new.key != old.key)).cloned();
    let mut all: Vec<CheckupResult> = stays.collect();
    all.extend(now);
    all
}

/// Of what comes now, whether an item was changed by somebody else since `seen`, to something else than what comes: both
/// looked at it and found different things.
#[must_use]
pub fn is_overtaken(before: &[CheckupResult], seen: &[CheckupResult], now: &[CheckupResult]) -> bool {
    now.iter().any(|one| {
        let kept = before.iter().find(|kept| kept.key == one.key);
        kept != seen.iter().find(|seen| seen.key == one.key) && kept != Some(one)
    })
}

/// The required items that say nothing yet, in the order of the list. One that is measured speaks with its figure, unless
/// it does not apply.
#[must_use]
pub fn open_items<'a>(items: &'a [ChecklistItem], results: &[CheckupResult]) -> Vec<&'a ChecklistItem> {
    let is_open = |item: &&ChecklistItem| {
        item.required
            && !results.iter().any(|one| {
                let has_figure = item.unit.is_none() || one.value.is_some();
                one.key == item.key && (one.result == ItemResult::NotApplicable || has_figure)
            })
    };
    items.iter().filter(is_open).collect()
}

/// The items whose figure lies outside their limits, in the order of the list; the limits themselves are inside.
#[must_use]
pub fn out_of_range<'a>(items: &'a [ChecklistItem], results: &[CheckupResult]) -> Vec<&'a ChecklistItem> {
    let is_out = |item: &&ChecklistItem| {
        let applies = |one: &&CheckupResult| one.key == item.key && one.result != ItemResult::NotApplicable;
        let value = results.iter().find(applies).and_then(|one| one.value);
        value.is_some_and(|value| {
            item.low.is_some_and(|low| value < low) || item.high.is_some_and(|high| value > high)
        })
    };
    items.iter().filter(is_out).collect()
}

/// The items that stand against a passed test: failed, or measured outside their limits. What fails as the customer wants
/// it left is 不适用, with a note.
#[must_use]
pub fn against_passing<'a>(items: &'a [ChecklistItem], results: &[CheckupResult]) -> Vec<&'a ChecklistItem> {
    let out = out_of_range(items, results);
    let failed = |item: &ChecklistItem| {
        results.iter().any(|one| one.key == item.key && one.result == ItemResult::Fail)
    };
    items.iter().filter(|item| failed(item) || out.iter().any(|other| other.key == item.key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(key: &str, required: bool, unit: Option<&str>) -> ChecklistItem {
        let (words, words_en) = (key.to_owned(), key.to_owned());
        let limit = |at: i64| unit.map(|_| at);
        let (low, high) = (limit(80_000), limit(100_000));
        ChecklistItem {
            key: key.to_owned(),
            words,
            words_en,
            required,
            unit: unit.map(str::to_owned),
            low,
            high,
        }
    }

    fn list() -> Vec<ChecklistItem> {
        vec![item("power", true, None), item("health", true, Some("%")), item("dust", false, None)]
    }

    fn said(key: &str, result: ItemResult, value: Option<i64>) -> CheckupResult {
        CheckupResult { key: key.to_owned(), result, value, note: String::new() }
    }

    #[test]
    fn two_who_found_different_things_at_one_item_are_told_and_others_are_not() {
        use ItemResult::{Fail, Pass};
        let [pass, fail] = [said("power", Pass, None), said("power", Fail, None)];
        let other = said("dust", Fail, None);
        let overtaken = |kept: &[&CheckupResult], seen: &[&CheckupResult], now: &CheckupResult| {
            let owned = |all: &[&CheckupResult]| all.iter().map(|&one| one.clone()).collect::<Vec<_>>();
            is_overtaken(&owned(kept), &owned(seen), std::slice::from_ref(now))
        };
        assert!(!overtaken(&[], &[], &pass), "nobody was there");
        assert!(!overtaken(&[&pass], &[&pass], &fail), "somebody changes what they saw");
        assert!(overtaken(&[&fail], &[], &pass), "somebody ticked it meanwhile");
        assert!(overtaken(&[&fail], &[&pass], &said("power", Pass, Some(1))), "or changed it");
        assert!(!overtaken(&[&pass], &[], &pass), "both found the same");
        assert!(!overtaken(&[&other], &[], &pass), "another item");
    }

    fn keys(items: &[&ChecklistItem]) -> Vec<String> {
        items.iter().map(|item| item.key.clone()).collect()
    }

    #[test]
    fn results_belong_to_the_list_and_figures_to_what_is_measured() {
        use ItemResult::Pass;
        let figure = |value| vec![said("health", Pass, Some(value))];
        for good in [vec![], figure(-LARGEST_FIGURE), figure(LARGEST_FIGURE), vec![said("dust", Pass, None)]]
        {
            assert_eq!(results(&list(), &good), Ok(good));
        }
        let noted = CheckupResult { note: "字".repeat(301), ..said("dust", Pass, None) };
        for (bad, message) in [
            (vec![said("power", Pass, None), said("power", Pass, None)], "field.twice"),
            (vec![said("smell", Pass, None)], "checkup.unknown_item"),
            (vec![said("power", Pass, Some(1))], "checkup.not_measured"),
            (figure(LARGEST_FIGURE + 1), "checkup.absurd_figure"),
            (vec![noted], "field.too_long"),
        ] {
            assert_eq!(results(&list(), &bad).unwrap_err().message, message);
        }
    }

    #[test]
    fn what_others_filled_in_stays() {
        use ItemResult::{Fail, Pass};
        let before = [said("power", Pass, None), said("dust", Pass, None)];
        let now = vec![said("dust", Fail, None), said("health", Pass, Some(90_000))];
        let expected =
            vec![said("power", Pass, None), said("dust", Fail, None), said("health", Pass, Some(90_000))];
        assert_eq!(merged(&before, now), expected);
    }

    #[test]
    fn required_items_are_open_until_they_speak() {
        use ItemResult::{Fail, NotApplicable, Pass};
        let open = |results: &[CheckupResult]| keys(&open_items(&list(), results));
        assert_eq!(open(&[]), ["power", "health"]);
        // A measured item without its figure says nothing, neither well nor ill.
        assert_eq!(open(&[said("power", Fail, None), said("health", Pass, None)]), ["health"]);
        assert_eq!(open(&[said("power", Fail, None), said("health", Fail, None)]), ["health"]);
        assert_eq!(open(&[said("power", Pass, None), said("health", Pass, Some(0))]), Vec::<String>::new());
        assert_eq!(
            open(&[said("power", Pass, None), said("health", NotApplicable, None)]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn limits_are_inside() {
        use ItemResult::{NotApplicable, Pass};
        for (value, is_out) in [(79_999, true), (80_000, false), (100_000, false), (100_001, true)] {
            let results = [said("health", Pass, Some(value))];
            assert_eq!(!out_of_range(&list(), &results).is_empty(), is_out, "{value}");
            assert_eq!(!against_passing(&list(), &results).is_empty(), is_out, "{value}");
        }
        assert!(out_of_range(&list(), &[said("health", NotApplicable, Some(1))]).is_empty());
    }

    #[test]
    fn a_round_is_corrected_until_the_order_goes_on() {
        use Correctable::{Over, Testers, Yes};
        let of = |purpose, is_last, moves, is_own| correctable(Ended { purpose, is_last, moves, is_own });
        for purpose in [Purpose::Diagnosis, Purpose::Test] {
            for (is_last, moves, expected) in
                [(true, 0, Yes), (true, 1, Yes), (true, 2, Over), (false, 0, Over), (false, 2, Over)]
            {
                assert_eq!(of(purpose, is_last, moves, true), expected, "{purpose:?} {is_last} {moves}");
            }
        }
        assert_eq!(of(Purpose::Diagnosis, true, 1, false), Yes);
        assert_eq!(of(Purpose::Test, true, 1, false), Testers);
        assert_eq!(of(Purpose::Test, true, 2, false), Over);
    }

    #[test]
    fn one_failed_item_stands_against_passing() {
        use ItemResult::{Fail, NotApplicable, Pass};
        let results = [said("dust", Fail, None), said("power", Pass, None), said("health", Pass, Some(1))];
        assert_eq!(keys(&against_passing(&list(), &results)), ["health", "dust"]);
        assert!(against_passing(&list(), &[said("dust", NotApplicable, None)]).is_empty());
    }
}
