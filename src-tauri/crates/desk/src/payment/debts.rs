//! What is still owed for machines that went home: released by right, with a reason.

use crate::registry::Asking;
use crate::repair::Exported;
use crate::shop::founded;
use domain::customer::CustomerId;
use domain::language::Language;
use domain::phone;
use domain::repair::RepairId;
use domain::shop::ShopId;
use kernel::{Code, Day, Failure, Money, Result};
use papers::ListedDebt;
use serde::{Deserialize, Serialize};
use store::debt::{Debt, Wanted};
use store::{Change, Read, debt};
use ts_rs::TS;

/// Which debts are looked for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct FindDebts {
    /// A part of the customer's or the company's name.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub(crate) name: Option<String>,
    /// For how many days the machine is gone at least.
    #[serde(default)]
    #[ts(optional = nullable, type = "number | null")]
    pub(crate) days: Option<i64>,
    /// The place of the last one that is seen.
    #[serde(default)]
    #[ts(optional = nullable, type = "number | null")]
    pub(crate) after: Option<i64>,
}

/// One debt.
#[derive(Debug, Serialize, TS)]
pub(crate) struct DebtRow {
    pub(crate) repair: RepairId,
    pub(crate) number: String,
    pub(crate) customer_id: CustomerId,
    pub(crate) customer_name: String,
    pub(crate) company_name: String,
    pub(crate) phone_masked: String,
    #[ts(type = "number")]
    pub(crate) owed: Money,
    pub(crate) since: Day,
    pub(crate) days: i64,
    pub(crate) released_by: String,
    pub(crate) reason: String,
}

/// A page of them, and what all that are looked for come to.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Debts {
    pub(crate) rows: Vec<DebtRow>,
    /// How many there are in all.
    #[ts(type = "number")]
    pub(crate) count: i64,
    #[ts(type = "number")]
    pub(crate) total: Money,
    /// What companies owe of it, the most first.
    pub(crate) companies: Vec<CompanyDebtRow>,
    /// Where the next page begins, if there is one.
    #[ts(type = "number | null")]
    pub(crate) next: Option<i64>,
}

/// What the customers of one company owe together.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CompanyDebtRow {
    pub(crate) company_name: String,
    /// For how many machines.
    #[ts(type = "number")]
    pub(crate) count: i64,
    #[ts(type = "number")]
    pub(crate) owed: Money,
}

/// The most companies that are named above the list.
const MOST_COMPANIES: usize = 8;
/// How many come at a time.
const PAGE: i64 = 50;
/// The most lines a list that leaves the program may have.
const MOST_LINES: i64 = 10_000;

/// What is owed for machines that went home, oldest first.
pub(crate) fn debts(read: &Read<'_>, input: FindDebts) -> Result<Debts> {
    let wanted = wanted(read, &input)?;
    let mut found = debt::find(read, &wanted, input.after.unwrap_or(0), PAGE + 1)?;
    let next = found.get(usize::try_from(PAGE - 1).map_err(wrong)?).map(|last| last.place);
    let is_more = found.len() > usize::try_from(PAGE).map_err(wrong)?;
    if is_more {
        found.pop();
    }
    let sums = debt::by_company(read, &wanted)?;
    let count = sums.iter().map(|one| one.count).sum();
    let total = Money(sums.iter().map(|one| one.owed.0).sum());
    let companies = sums.into_iter().filter(|one| !one.company_name.is_empty()).take(MOST_COMPANIES);
    let companies = companies.map(|one| CompanyDebtRow {
        company_name: one.company_name,
        count: one.count,
        owed: one.owed,
    });
    let today = read.today()?;
    let rows = found.into_iter().map(|debt| row(debt, today)).collect();
    Ok(Debts { rows, count, total, companies: companies.collect(), next: next.filter(|_| is_more) })
}

fn wrong(error: std::num::TryFromIntError) -> Failure {
    Failure::internal("store.failed", error)
}

fn wanted(read: &Read<'_>, input: &FindDebts) -> Result<Wanted> {
    let name = input.name.as_deref().map_or("", str::trim).to_owned();
    Ok(Wanted { name, days: input.days.unwrap_or(0).max(0), today: read.today()? })
}

fn row(debt: Debt, today: Day) -> DebtRow {
    DebtRow {
        phone_masked: phone::mask(&debt.phone),
        days: today.days_since(debt.since).max(0),
        repair: debt.repair,
        number: debt.number,
        customer_id: debt.customer,
        customer_name: debt.customer_name,
        company_name: debt.company_name,
        owed: debt.owed,
        since: debt.since,
        released_by: debt.released_by,
        reason: debt.reason,
    }
}

/// Debts before they leave the program.
pub(crate) struct GatheredDebts {
    exported: Exported,
    shop: ShopId,
    lines: usize,
}

/// Gathers all debts that are looked for, phones masked, while others go on writing.
pub(crate) fn prepare_export(_: &Asking<'_>, read: &Read<'_>, input: FindDebts) -> Result<GatheredDebts> {
    let found = debt::find(read, &wanted(read, &input)?, 0, MOST_LINES + 1)?;
    if i64::try_from(found.len()).map_err(wrong)? > MOST_LINES {
        return Err(Failure::new(Code::Invalid, "repair.too_many_exported").with("max", MOST_LINES));
    }
    let shop = founded(read)?;
    let named = match shop.language {
        Language::Chinese => "欠款",
        Language::English => "debts",
    };
    let today = read.today()?;
    let listed: Vec<ListedDebt> = found.into_iter().map(|debt| row(debt, today).listed()).collect();
    let csv = papers::debt_list(shop.language, &listed);
    let exported = Exported::new(format!("{named}-{}.csv", today.text()), csv);
    Ok(GatheredDebts { exported, shop: shop.id, lines: listed.len() })
}

/// Takes the list out of the program and says so in the shop's history.
pub(crate) fn export(change: &mut Change<'_>, gathered: GatheredDebts) -> Result<Exported> {
    change.note("shop", gathered.shop.0, &[("exported", gathered.lines.to_string())])?;
    Ok(gathered.exported)
}

impl DebtRow {
    fn listed(self) -> ListedDebt {
        ListedDebt {
            number: self.number,
            customer_name: self.customer_name,
            company_name: self.company_name,
            phone_masked: self.phone_masked,
            owed: self.owed,
            since: self.since.text(),
            days: self.days,
            released_by: self.released_by,
            reason: self.reason,
        }
    }
}

/// A debt of a customer, as it is shown where they bring the next machine.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CustomerDebt {
    repair: RepairId,
    number: String,
    #[ts(type = "number")]
    owed: Money,
}

/// What a customer owes for machines that went home.
pub(crate) fn customers_debts(read: &Read<'_>, customer: CustomerId) -> Result<Vec<CustomerDebt>> {
    let debts = debt::of_customer(read, customer)?;
    Ok(debts.into_iter().map(|(repair, number, owed)| CustomerDebt { repair, number, owed }).collect())
}
