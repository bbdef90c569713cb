//! When a customer's word is needed, and what makes it a consent.

use super::{Line, Payer, QuoteHow, QuoteSaid, totals};
use crate::faults::{Fault, Faults};
use crate::price::{Grade, LineKind};
use crate::{phone, text};
use kernel::{Day, Money};

/// Why a version counts as agreed without asking, where it does: the customer pays nothing, gets no less for no more than
/// what they agreed to before, or pays no more than the amount up to which they asked not to be called
/// (`repair.ask_above`). `domain.md` 2: anything else needs consent first.
#[must_use]
pub fn needs_no_answer(
    offered: &[Line],
    agreed: Option<&[Line]>,
    ask_above: Option<Money>,
) -> Option<QuoteHow> {
    let pays = totals(offered)?.customer;
    let (mut is_free, mut is_no_more) = (pays == Money::ZERO, false);
    if let Some(agreed) = agreed {
        let paid = totals(agreed)?.customer;
        is_no_more = pays <= paid && is_part_of(offered, agreed);
        is_free = is_free && (is_no_more || paid == Money::ZERO);
    }
    if is_free {
        return Some(QuoteHow::NothingToPay);
    }
    let is_within = is_no_more || ask_above.is_some_and(|limit| pays <= limit);
    is_within.then_some(QuoteHow::WithinLimit)
}

/// Whether nothing stands in a version that the customer did not agree to: no new work and no new charge, and of what they
/// agreed to no worse part, no shorter warranty, nothing dearer, and nothing that somebody else was to pay.
fn is_part_of(offered: &[Line], agreed: &[Line]) -> bool {
    let mut left: Vec<&Line> = agreed.iter().collect();
    offered.iter().all(|line| match (line.kind, line.payer) {
        (LineKind::Discount, _) | (LineKind::Fee, Payer::Maker | Payer::Extended | Payer::Shop) => true,
        (LineKind::Fee | LineKind::Labour | LineKind::Part, _) => {
            let found = left.iter().position(|before| is_no_worse(line, before));
            found.map(|at| left.swap_remove(at)).is_some()
        }
    })
}

fn is_no_worse(line: &Line, before: &Line) -> bool {
    let is_same = line.kind == before.kind && line.name == before.name;
    let is_as_good = line.grade == before.grade || line.grade == Some(Grade::Original);
    let is_as_cheap = line.payer != Payer::Customer
        || (before.payer == Payer::Customer
            && line.quantity <= before.quantity
            && line.amount().is_some_and(|amount| before.amount().is_some_and(|paid| amount <= paid)));
    is_same && is_as_good && is_as_cheap && line.days >= before.days
}

/// Refuses a validity that is over.
///
/// # Errors
/// `field.in_the_past`.
pub fn not_over(valid_to: Option<Day>, today: Day) -> Result<Option<Day>, Fault> {
    match valid_to {
        Some(last) if last < today => Err(Fault::new("field.in_the_past")),
        other => Ok(other),
    }
}

/// An answer as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedAnswer<'a> {
    /// What was said.
    pub said: QuoteSaid,
    /// How it came.
    pub how: QuoteHow,
    /// Who said it.
    pub who: &'a str,
    /// Their number.
    pub number: &'a str,
    /// Whether the strokes of a signature came with it.
    pub is_signed: bool,
    /// What they said.
    pub words: &'a str,
}

/// An answer without faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Who said it.
    pub who: String,
    /// Their number in its kept form, or nothing.
    pub phone: String,
    /// What they said.
    pub words: String,
}

/// An answer that can be shown later (`domain.md` 2: who, when, channel): somebody's name always; a signature where they
/// agree in person, on the screen or on the printed 报价单 that the shop keeps; the number that was called on the phone.
pub fn answer(faults: &mut Faults, typed: &TypedAnswer<'_>) -> Option<Answered> {
    let who = faults.take("who", text::name(typed.who));
    let words = faults.take("words", text::optional_words(typed.words));
    let number = match typed.how {
        QuoteHow::Phone => phone::read(typed.number),
        QuoteHow::InPerson | QuoteHow::OnPaper | QuoteHow::Message if !typed.number.trim().is_empty() => {
            phone::read(typed.number)
        }
        QuoteHow::InPerson
        | QuoteHow::OnPaper
        | QuoteHow::Message
        | QuoteHow::WithinLimit
        | QuoteHow::NothingToPay
        | QuoteHow::ByRule => Ok(String::new()),
    };
    let phone = faults.take("number", number);
    match (typed.how, typed.said) {
        (QuoteHow::InPerson, QuoteSaid::Agreed) if !typed.is_signed => {
            faults.add("signature", "field.no_signature");
            return None;
        }
        // The program's own reasons are nobody's answer.
        (QuoteHow::WithinLimit | QuoteHow::NothingToPay | QuoteHow::ByRule, _) => {
            faults.add("how", "field.bad_channel");
            return None;
        }
        (QuoteHow::InPerson | QuoteHow::OnPaper | QuoteHow::Phone | QuoteHow::Message, _) => {}
    }
    Some(Answered { who: who?.to_owned(), phone: phone?, words: words?.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: LineKind, fen: i64, payer: Payer) -> Line {
        Line {
            kind,
            name: format!("{kind:?}"),
            quantity: 1,
            unit: Money(fen),
            payer,
            grade: (kind == LineKind::Part).then_some(Grade::Branded),
            days: Some(90),
            level: None,
            price: None,
            rule: None,
            listed: None,
            changed: String::new(),
        }
    }

    fn customer(fen: i64) -> Vec<Line> {
        vec![line(LineKind::Labour, fen, Payer::Customer)]
    }

    #[test]
    fn a_customer_is_asked_for_more_than_they_agreed_to() {
        let (limit, nothing) = (Some(QuoteHow::WithinLimit), Some(QuoteHow::NothingToPay));
        for (offered, agreed, ask_above, expected) in [
            (0, None, None, nothing),
            (0, Some(500), Some(500), nothing),
            (1, None, None, None),
            (1, None, Some(0), None),
            (500, None, Some(500), limit),
            (501, None, Some(500), None),
            (500, Some(500), None, limit),
            (499, Some(500), None, limit),
            (501, Some(500), None, None),
            (501, Some(500), Some(600), limit),
            (501, Some(600), Some(500), limit),
            (601, Some(600), Some(500), None),
        ] {
            let agreed = agreed.map(customer);
            let found = needs_no_answer(&customer(offered), agreed.as_deref(), ask_above.map(Money));
            assert_eq!(found, expected, "{offered} {agreed:?} {ask_above:?}");
        }
    }

    #[test]
    fn a_customer_is_asked_for_less_than_they_agreed_to() {
        let part = || line(LineKind::Part, 800, Payer::Customer);
        let maker = line(LineKind::Labour, 300, Payer::Maker);
        let agreed = [part(), maker.clone()];
        let found = |lines: &[Line]| needs_no_answer(lines, Some(&agreed), None);
        let limit = Some(QuoteHow::WithinLimit);
        assert_eq!(found(&agreed), limit);
        assert_eq!(found(&[Line { grade: Some(Grade::Original), days: Some(91), ..part() }]), limit);
        assert_eq!(found(&[part(), line(LineKind::Discount, -1, Payer::Customer)]), limit);
        assert_eq!(found(&[Line { payer: Payer::Shop, ..part() }]), Some(QuoteHow::NothingToPay));
        let cheaper = Line { unit: Money(1), ..part() };
        for less in [
            vec![Line { grade: Some(Grade::ThirdParty), ..cheaper.clone() }],
            vec![Line { days: Some(89), ..cheaper.clone() }],
            vec![Line { name: "other".to_owned(), ..cheaper.clone() }],
            vec![cheaper.clone(), cheaper.clone()],
            vec![cheaper.clone(), Line { payer: Payer::Customer, unit: Money(1), ..maker.clone() }],
            vec![cheaper.clone(), line(LineKind::Fee, 1, Payer::Customer)],
            vec![cheaper, maker.clone(), Line { name: "other".to_owned(), ..maker.clone() }],
            vec![Line { grade: Some(Grade::ThirdParty), payer: Payer::Shop, ..part() }],
        ] {
            assert_eq!(found(&less), None, "{less:?}");
        }
    }

    #[test]
    fn a_quote_is_good_through_its_last_day() {
        let day = |text| Day::read(text).unwrap();
        let today = day("2026-11-22");
        assert_eq!(not_over(None, today), Ok(None));
        assert_eq!(not_over(Some(today), today), Ok(Some(today)));
        assert_eq!(not_over(Some(day("2026-11-21")), today).unwrap_err().message, "field.in_the_past");
    }

    const SAID: TypedAnswer<'_> = TypedAnswer {
        said: QuoteSaid::Agreed,
        how: QuoteHow::Phone,
        who: "张伟",
        number: "138 0013 8000",
        is_signed: false,
        words: "",
    };

    fn look(typed: &TypedAnswer<'_>) -> Result<Answered, Vec<(String, &'static str)>> {
        let mut faults = Faults::new();
        let answered = answer(&mut faults, typed);
        faults.refuse("quote.invalid").map(|()| answered.expect("an answer without a fault")).map_err(
            |failure| {
                failure.fields.into_iter().map(|fault| (fault.field.into_owned(), fault.message)).collect()
            },
        )
    }

    fn refused(typed: &TypedAnswer<'_>, expected: &[(&str, &'static str)]) {
        let faults = look(typed).unwrap_err();
        let faults: Vec<_> = faults.iter().map(|(field, message)| (field.as_str(), *message)).collect();
        assert_eq!(faults, expected, "{typed:?}");
    }

    #[test]
    fn an_answer_says_who_and_how() {
        assert_eq!(look(&SAID).unwrap().phone, "13800138000");
        refused(&TypedAnswer { number: "", ..SAID }, &[("number", "field.empty")]);
        refused(
            &TypedAnswer { who: " ", number: "12", words: "a\0", ..SAID },
            &[("who", "field.empty"), ("words", "field.control_character"), ("number", "field.bad_phone")],
        );
        let message = TypedAnswer { how: QuoteHow::Message, number: "", ..SAID };
        assert_eq!(look(&message).unwrap().phone, "");
        refused(&TypedAnswer { number: "12", ..message }, &[("number", "field.bad_phone")]);
        let present = TypedAnswer { how: QuoteHow::InPerson, number: "", ..SAID };
        refused(&present, &[("signature", "field.no_signature")]);
        assert!(look(&TypedAnswer { is_signed: true, ..present.clone() }).is_ok());
        assert!(look(&TypedAnswer { said: QuoteSaid::Declined, ..present }).is_ok(), "nobody signs a no");
        let on_paper = TypedAnswer { how: QuoteHow::OnPaper, number: "", ..SAID };
        assert!(look(&on_paper).is_ok(), "the signature is on the sheet");
        refused(&TypedAnswer { who: "", ..on_paper }, &[("who", "field.empty")]);
        for how in [QuoteHow::WithinLimit, QuoteHow::NothingToPay, QuoteHow::ByRule] {
            refused(&TypedAnswer { how, ..SAID }, &[("how", "field.bad_channel")]);
        }
    }
}
