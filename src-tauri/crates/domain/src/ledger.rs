//! The books of the shop: money only ever moves from one account to another, so everything together is always zero.

use crate::payment::{Method, PaymentKind};
use crate::price::LineKind;
use crate::quote::Payer;
use kernel::Money;

kernel::id!(
    /// A posting.
    PostingId
);

crate::closed_set! {
    /// Between what money moves. What is brought in stands as debit, where it comes from as credit.
    Account {
        /// 现金
        Cash = "cash",
        /// 微信
        WeChat = "wechat",
        /// 支付宝
        Alipay = "alipay",
        /// 刷卡
        Card = "card",
        /// 转账
        Transfer = "transfer",
        /// 预收款: the customer's until the settlement
        Prepaid = "prepaid",
        /// 应收: what customers owe
        Receivable = "receivable",
        /// 应收厂家: what the maker answers for
        Maker = "maker",
        /// 应收延保: what an extended warranty answers for
        Extended = "extended",
        /// 本店承担
        Goodwill = "goodwill",
        /// 工时费
        Labour = "labour",
        /// 配件
        Parts = "parts",
        /// 其他费用
        Fees = "fees",
        /// 优惠
        Discounts = "discounts",
        /// 抹零
        Rounding = "rounding",
        /// 退款
        Refunds = "refunds",
        /// 现金长短款
        CashDifference = "cash_difference",
        /// 备用金: what stays in the tills over night
        Float = "float",
        /// 坏账
        BadDebt = "bad_debt",
    }
}

crate::closed_set! {
    /// On which side of the books an account stands.
    Side {
        /// 借方: what the shop has, is owed, or let off
        Has = "has",
        /// 贷方: where it came from, income and what is held for customers
        From = "from",
    }
}

impl Account {
    /// The side on which this account grows.
    #[must_use]
    pub fn side(self) -> Side {
        match self {
            Self::Cash
            | Self::WeChat
            | Self::Alipay
            | Self::Card
            | Self::Transfer
            | Self::Receivable
            | Self::Maker
            | Self::Extended
            | Self::Goodwill
            | Self::Discounts
            | Self::Rounding
            | Self::Refunds
            | Self::Float
            | Self::BadDebt => Side::Has,
            Self::Prepaid | Self::Labour | Self::Parts | Self::Fees | Self::CashDifference => Side::From,
        }
    }
}

/// An amount that moves from one account (credit) to another (debit).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// Where it comes to.
    pub debit: Account,
    /// Where it comes from.
    pub credit: Account,
    /// How much, more than nothing.
    pub amount: Money,
}

/// A line of a settlement as the books take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Billed {
    /// What it is for.
    pub kind: LineKind,
    /// Who pays.
    pub payer: Payer,
    /// How much; a discount is below zero.
    pub amount: Money,
}

impl Move {
    fn new(debit: Account, credit: Account, amount: Money) -> Self {
        Self { debit, credit, amount }
    }

    /// The same amount on its way back.
    #[must_use]
    pub fn back(self) -> Self {
        Self { debit: self.credit, credit: self.debit, amount: self.amount }
    }
}

/// By how much moves let an account grow, debit above zero; `None` where 64 bits cannot hold it.
#[must_use]
pub fn balance(moves: &[Move], account: Account) -> Option<Money> {
    moves.iter().try_fold(Money::ZERO, |sum, moved| {
        if moved.debit == account {
            sum.plus(moved.amount)
        } else if moved.credit == account {
            sum.minus(moved.amount)
        } else {
            Some(sum)
        }
    })
}

/// The account of a way to pay.
#[must_use]
pub fn of_method(method: Method) -> Account {
    match method {
        Method::Cash => Account::Cash,
        Method::WeChat => Account::WeChat,
        Method::Alipay => Account::Alipay,
        Method::Card => Account::Card,
        Method::Transfer => Account::Transfer,
    }
}

/// The account of who pays a line.
#[must_use]
pub fn of_payer(payer: Payer) -> Account {
    match payer {
        Payer::Customer => Account::Receivable,
        Payer::Maker => Account::Maker,
        Payer::Extended => Account::Extended,
        Payer::Shop => Account::Goodwill,
    }
}

/// The account of what a line is for.
#[must_use]
pub fn of_line(kind: LineKind) -> Account {
    match kind {
        LineKind::Labour => Account::Labour,
        LineKind::Part => Account::Parts,
        LineKind::Fee => Account::Fees,
        LineKind::Discount => Account::Discounts,
    }
}

/// What a payment moves.
#[must_use]
pub fn of_payment(kind: PaymentKind, method: Method, amount: Money) -> Move {
    let till = of_method(method);
    match kind {
        PaymentKind::Prepaid => Move::new(till, Account::Prepaid, amount),
        PaymentKind::PrepaidBack => Move::new(Account::Prepaid, till, amount),
        PaymentKind::Paid => Move::new(till, Account::Receivable, amount),
        PaymentKind::Refund => Move::new(Account::Refunds, till, amount),
    }
}

/// What a refund moves by which the amount is owed again, as where it was taken in the wrong way: nothing is let off.
#[must_use]
pub fn of_taking_back(method: Method, amount: Money) -> Move {
    Move::new(Account::Receivable, of_method(method), amount)
}

/// What a settlement moves when it is taken back: every move of its own goes back, what refunds let off is let off no more,
/// and what was paid and stayed here is held as a prepayment until it is set off anew or given back. `owed` is what the
/// order owed before; `None` where 64 bits cannot hold a sum.
#[must_use]
pub fn of_cancelling(made: Vec<Move>, let_off: Money, owed: Money) -> Option<Vec<Move>> {
    let mut moves: Vec<Move> = made.into_iter().map(Move::back).collect();
    if let_off > Money::ZERO {
        moves.push(Move::new(Account::Receivable, Account::Refunds, let_off));
    }
    let left = owed.plus(balance(&moves, Account::Receivable)?)?;
    match left.0.signum() {
        -1 => moves.push(Move::new(Account::Receivable, Account::Prepaid, Money::ZERO.minus(left)?)),
        // More went back than was paid since: it was of what had been set off.
        1 => moves.push(Move::new(Account::Prepaid, Account::Receivable, left)),
        _ => {}
    }
    Some(moves)
}

/// What of a prepayment went into a settlement when it was made. What took it back stands behind, where it was taken back.
#[must_use]
pub fn set_off(moves: &[Move]) -> Money {
    let went_in = |moved: &&Move| (moved.debit, moved.credit) == (Account::Prepaid, Account::Receivable);
    moves.iter().find(went_in).map_or(Money::ZERO, |moved| moved.amount)
}

/// What a settlement moves: each line to the account of its payer, what rounding lets off, and what was paid before.
#[must_use]
pub fn of_settlement(lines: &[Billed], rounding: Money, set_off: Money) -> Vec<Move> {
    let line = |line: &Billed| {
        let moved = Move::new(of_payer(line.payer), of_line(line.kind), line.amount);
        if line.amount < Money::ZERO {
            Money::ZERO.minus(line.amount).map(|amount| Move { amount, ..moved.back() })
        } else {
            Some(moved)
        }
    };
    let mut moves: Vec<Move> = lines.iter().filter_map(line).collect();
    moves.push(Move::new(Account::Rounding, Account::Receivable, rounding));
    moves.push(Move::new(Account::Prepaid, Account::Receivable, set_off));
    // A line that costs nothing moves nothing.
    moves.retain(|moved| moved.amount > Money::ZERO);
    moves
}

#[cfg(test)]
mod tests {
    use super::*;

    fn billed(kind: LineKind, payer: Payer, fen: i64) -> Billed {
        Billed { kind, payer, amount: Money(fen) }
    }

    fn balance(moves: &[Move], account: Account) -> i64 {
        super::balance(moves, account).unwrap().0
    }

    #[test]
    fn every_payment_leaves_or_enters_its_own_till() {
        for (method, till) in [
            (Method::Cash, Account::Cash),
            (Method::WeChat, Account::WeChat),
            (Method::Alipay, Account::Alipay),
            (Method::Card, Account::Card),
            (Method::Transfer, Account::Transfer),
        ] {
            for (kind, expected) in [
                (PaymentKind::Prepaid, (till, Account::Prepaid)),
                (PaymentKind::PrepaidBack, (Account::Prepaid, till)),
                (PaymentKind::Paid, (till, Account::Receivable)),
                (PaymentKind::Refund, (Account::Refunds, till)),
            ] {
                let moved = of_payment(kind, method, Money(1));
                assert_eq!((moved.debit, moved.credit), expected);
            }
        }
    }

    #[test]
    fn each_line_stands_on_its_payers_account() {
        let lines = [
            billed(LineKind::Labour, Payer::Customer, 5_000),
            billed(LineKind::Part, Payer::Maker, 32_000),
            billed(LineKind::Fee, Payer::Shop, 700),
            billed(LineKind::Part, Payer::Extended, 1),
            billed(LineKind::Discount, Payer::Customer, -333),
            billed(LineKind::Labour, Payer::Customer, 0),
        ];
        let moves = of_settlement(&lines, Money(67), Money(1_000));
        let at = |account| balance(&moves, account);
        assert_eq!(at(Account::Receivable), 5_000 - 333 - 67 - 1_000);
        assert_eq!((at(Account::Maker), at(Account::Extended), at(Account::Goodwill)), (32_000, 1, 700));
        assert_eq!((at(Account::Labour), at(Account::Parts), at(Account::Fees)), (-5_000, -32_001, -700));
        assert_eq!((at(Account::Discounts), at(Account::Rounding), at(Account::Prepaid)), (333, 67, 1_000));
        assert_eq!(Account::ALL.iter().map(|account| at(*account)).sum::<i64>(), 0);
        assert!(moves.iter().all(|moved| moved.amount > Money::ZERO && moved.debit != moved.credit));
    }

    #[test]
    fn what_is_taken_back_leaves_nothing() {
        let mut moves =
            of_settlement(&[billed(LineKind::Labour, Payer::Customer, 5_001)], Money(1), Money(5_000));
        let back: Vec<Move> = moves.iter().map(|moved| moved.back()).collect();
        moves.extend(back);
        assert!(Account::ALL.iter().all(|account| balance(&moves, *account) == 0));
        assert_eq!(of_settlement(&[], Money::ZERO, Money::ZERO), []);
    }

    #[test]
    fn what_was_paid_on_a_settlement_is_held_once_it_is_taken_back() {
        // 50.00 of work, 20.00 prepaid before; paid since, refunded and let off since, refunded and owed again since.
        for (paid, let_off, again, held) in [
            (0, 0, 0, 2_000),
            (1, 0, 0, 2_001),
            (3_000, 0, 0, 5_000),
            (3_000, 1_000, 0, 4_000),
            (3_000, 0, 1_000, 4_000),
            (3_000, 3_500, 1_000, 500),
            (3_000, 4_999, 0, 1),
            (3_000, 5_000, 0, 0),
            (0, 2_000, 0, 0),
        ] {
            let made =
                of_settlement(&[billed(LineKind::Labour, Payer::Customer, 5_000)], Money(0), Money(2_000));
            let till = |kind, fen| of_payment(kind, Method::Cash, Money(fen));
            let mut books = vec![till(PaymentKind::Prepaid, 2_000)];
            books.extend(&made);
            books.push(till(PaymentKind::Paid, paid));
            books.push(till(PaymentKind::Refund, let_off));
            books.push(of_taking_back(Method::Cash, Money(again)));
            let owed = Money(balance(&books, Account::Receivable));
            books.extend(of_cancelling(made, Money(let_off), owed).unwrap());
            for account in [Account::Receivable, Account::Labour, Account::Refunds] {
                assert_eq!(balance(&books, account), 0, "{account:?}");
            }
            assert_eq!((balance(&books, Account::Prepaid), balance(&books, Account::Cash)), (-held, held));
        }
        assert_eq!(of_cancelling(Vec::new(), Money(i64::MAX), Money(1)), None);
    }

    #[test]
    fn what_was_set_off_stays_told() {
        let mut moves =
            of_settlement(&[billed(LineKind::Labour, Payer::Customer, 5_000)], Money(0), Money(2_000));
        assert_eq!(set_off(&moves), Money(2_000));
        moves.extend(of_cancelling(moves.clone(), Money(1_000), Money(4_000)).unwrap());
        assert_eq!(set_off(&moves), Money(2_000));
        assert_eq!(set_off(&[]), Money(0));
    }
}
