//! What is owed for machines that went home, to be taken along: CSV as of the list of orders.

use crate::repair_list::line;
use domain::language::Language;
use kernel::Money;

/// A line of it.
#[derive(Debug, Clone)]
pub struct ListedDebt {
    /// The order's number.
    pub number: String,
    /// Who owes it.
    pub customer_name: String,
    /// Their company, or nothing.
    pub company_name: String,
    /// Their phone, masked.
    pub phone_masked: String,
    /// How much.
    pub owed: Money,
    /// The day the machine went.
    pub since: String,
    /// How many days ago that was.
    pub days: i64,
    /// Who let it go.
    pub released_by: String,
    /// Why.
    pub reason: String,
}

/// A sum as a spreadsheet reckons with it: 1234.50, without marks between thousands.
fn plain(amount: Money) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    let fen = amount.0.unsigned_abs();
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}

/// The list as a file's content.
#[must_use]
pub fn debt_list(language: Language, debts: &[ListedDebt]) -> String {
    let headings: [&str; 9] = match language {
        Language::Chinese => ["单号", "客户", "单位", "电话", "欠款", "取机日", "天数", "放行人", "原因"],
        Language::English => {
            ["Number", "Customer", "Company", "Phone", "Owed", "Gone on", "Days", "Released by", "Reason"]
        }
    };
    let mut csv = String::from("\u{feff}");
    line(&mut csv, &headings);
    for one in debts {
        line(
            &mut csv,
            &[
                &one.number,
                &one.customer_name,
                &one.company_name,
                &one.phone_masked,
                &plain(one.owed),
                &one.since,
                &one.days.to_string(),
                &one.released_by,
                &one.reason,
            ],
        );
    }
    csv
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_becomes_a_formula_and_sums_stay_numbers() {
        let debt = ListedDebt {
            number: "WX261121-0001".into(),
            customer_name: "=cmd|' /C calc'!A0".into(),
            company_name: "华强, 数码".into(),
            phone_masked: "138****0001".into(),
            owed: Money(123_405),
            since: "2026-11-21".into(),
            days: 3,
            released_by: "周明远".into(),
            reason: "+月结".into(),
        };
        let csv = debt_list(Language::Chinese, &[debt]);
        let line = csv.lines().nth(1).unwrap();
        let expected =
            "WX261121-0001,'=cmd|' /C calc'!A0,\"华强, 数码\",138****0001,1234.05,2026-11-21,3,周明远,'+月结";
        assert_eq!(line, expected);
        assert_eq!((plain(Money(5)), plain(Money(-5))), ("0.05".to_owned(), "-0.05".to_owned()));
    }
}
