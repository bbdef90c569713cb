//! Texts that a person copies into a message: a shop's own, or built-in ones.

use crate::faults::Fault;
use crate::language::Language;
use crate::opening::{Hours, OpenFrom};
use crate::text;

kernel::id!(
    /// A text of the shop's own.
    MessageId
);

crate::closed_set! {
    /// What a text is for.
    MessagePurpose {
        /// 报价
        Quote = "quote",
        /// 可以取机
        Ready = "ready",
        /// 提醒取机
        Reminder = "reminder",
        /// 催领通知
        Notice = "notice",
        /// 配件到货
        Arrived = "arrived",
    }
}

/// The longest text, in characters.
pub const LONGEST: usize = 1_000;

/// What stands in braces in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The customer's name.
    Customer,
    /// Brand and model.
    Device,
    /// The order's number.
    Number,
    /// What is to be paid.
    Amount,
    /// The pick-up code.
    Code,
    /// The shop's name.
    Shop,
    /// The shop's phone.
    Phone,
    /// The shop's address.
    Address,
    /// When the shop is open.
    Hours,
    /// How many days the machine waits; in a notice the term it gives.
    Days,
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Customer,
        Self::Device,
        Self::Number,
        Self::Amount,
        Self::Code,
        Self::Shop,
        Self::Phone,
        Self::Address,
        Self::Hours,
        Self::Days,
    ];

    /// As it is written between braces: in a text of either language the names of both are understood, so that a text
    /// may be taken over from one into the other.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Customer => ("客户姓名", "customer"),
            Self::Device => ("机型", "device"),
            Self::Number => ("单号", "number"),
            Self::Amount => ("金额", "amount"),
            Self::Code => ("取机码", "code"),
            Self::Shop => ("店名", "shop"),
            Self::Phone => ("店铺电话", "phone"),
            Self::Address => ("店铺地址", "address"),
            Self::Hours => ("营业时间", "hours"),
            Self::Days => ("天数", "days"),
        };
        match language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    fn called(name: &str) -> Option<Self> {
        let is_called = |place: &Self| Language::ALL.iter().any(|language| place.name(*language) == name);
        Self::ALL.into_iter().find(is_called)
    }
}

/// A piece of a text.
enum Piece<'a> {
    Words(&'a str),
    Place(Place),
}

/// Splits a text at its places. Braces as a Chinese keyboard writes them hold a place where they name one, and are
/// plain words where they do not.
fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Fault> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '｛']) {
        let (words, braced) = rest.split_at(at);
        pieces.push(Piece::Words(words));
        let (brace, inside) = braced.split_at(braced.chars().next().map_or(0, char::len_utf8));
        let named =
            inside.split_once(['}', '｝']).and_then(|(name, after)| Some((Place::called(name)?, after)));
        match named {
            Some((place, after)) => {
                pieces.push(Piece::Place(place));
                rest = after;
            }
            None if brace == "{" => return Err(Fault::new("field.unknown_place")),
            None => {
                pieces.push(Piece::Words(brace));
                rest = inside;
            }
        }
    }
    pieces.push(Piece::Words(rest));
    Ok(pieces)
}

/// A text of the shop's own: at most 1,000 characters, every place in it a known one.
///
/// # Errors
/// As `text::words`; `field.too_long`, `field.unknown_place`.
pub fn template(typed: &str) -> Result<&str, Fault> {
    let template = text::words(typed)?.trim();
    if template.chars().count() > LONGEST {
        return Err(Fault::with("field.too_long", "max", LONGEST));
    }
    pieces(template)?;
    Ok(template)
}

/// Whether a text speaks of a place.
#[must_use]
pub fn mentions(template: &str, place: Place) -> bool {
    let is_it = |piece: &Piece<'_>| match piece {
        Piece::Words(_) => false,
        Piece::Place(named) => *named == place,
    };
    pieces(template).is_ok_and(|pieces| pieces.iter().any(is_it))
}

/// A text with its places named in a language.
///
/// # Errors
/// `field.unknown_place`.
pub fn renamed(template: &str, language: Language) -> Result<String, Fault> {
    fill(template, |place| format!("{{{}}}", place.name(language)))
}

/// A text with its places filled. What is filled in is not looked at for places again.
///
/// # Errors
/// `field.unknown_place`.
pub fn fill(template: &str, value: impl Fn(Place) -> String) -> Result<String, Fault> {
    let filled = pieces(template)?.into_iter().map(|piece| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Place(place) => value(place),
    });
    Ok(filled.collect())
}

/// When a shop is open, as a message says it: days that are alike one after the other stand together.
#[must_use]
pub fn hours(hours: &Hours, language: Language) -> String {
    let names: [&str; 7] = match language {
        Language::Chinese => ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
        Language::English => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    };
    let (to, and) = match language {
        Language::Chinese => ("至", "，"),
        Language::English => ("–", ", "),
    };
    let mut runs: Vec<(&str, &str, &Option<OpenFrom>)> = Vec::new();
    for (name, open) in names.into_iter().zip(&hours.0) {
        match runs.last_mut() {
            Some((_, last, alike)) if *alike == open => *last = name,
            Some(_) | None => runs.push((name, name, open)),
        }
    }
    let is_every_day = runs.len() == 1;
    let run = |(first, last, open): (&str, &str, &Option<OpenFrom>)| {
        let (opens, closes) = open.as_ref()?;
        let days = if first == last { first.to_owned() } else { format!("{first}{to}{last}") };
        Some(if is_every_day { format!("{opens}–{closes}") } else { format!("{days} {opens}–{closes}") })
    };
    runs.into_iter().filter_map(run).collect::<Vec<_>>().join(and)
}

/// The text a shop has until it writes its own.
#[must_use]
pub fn built_in(purpose: MessagePurpose, language: Language) -> &'static str {
    match (language, purpose) {
        (Language::Chinese, MessagePurpose::Quote) => {
            "{客户姓名}您好，您送修的{机型}（工单{单号}）检测完成，维修报价{金额}元。同意维修请回复“同意”，有疑问请致电{店铺电话}。【{店名}】"
        }
        (Language::Chinese, MessagePurpose::Ready) => {
            "{客户姓名}您好，您的{机型}（工单{单号}）可以取机了，应付{金额}元，取机码{取机码}。地址：{店铺地址}，营业时间：{营业时间}，电话{店铺电话}。【{店名}】"
        }
        (Language::Chinese, MessagePurpose::Reminder) => {
            "{客户姓名}您好，您的{机型}（工单{单号}）已可取机{天数}天，应付{金额}元，取机码{取机码}。请您抽空到店取机，地址：{店铺地址}，营业时间：{营业时间}，电话{店铺电话}。【{店名}】"
        }
        (Language::Chinese, MessagePurpose::Notice) => {
            "{客户姓名}您好：您送修的{机型}（工单{单号}）维修服务已完成，多次联系仍未取机，尚欠{金额}元。请在收到本通知之日起{天数}日内到{店铺地址}取机并结清费用，逾期本店将依法处理。如有困难请致电{店铺电话}与我们联系。【{店名}】"
        }
        (Language::Chinese, MessagePurpose::Arrived) => {
            "{客户姓名}您好，您的{机型}（工单{单号}）所需配件已到店，我们会尽快维修，完成后再通知您。电话{店铺电话}。【{店名}】"
        }
        (Language::English, MessagePurpose::Quote) => {
            "Dear {customer}, we have examined your {device} (order {number}). The repair costs ¥{amount}. Please reply “agreed” if we may repair it, or call {phone}. {shop}"
        }
        (Language::English, MessagePurpose::Ready) => {
            "Dear {customer}, your {device} (order {number}) is ready. To pay: ¥{amount}. Pick-up code: {code}. {address}, open {hours}, phone {phone}. {shop}"
        }
        (Language::English, MessagePurpose::Reminder) => {
            "Dear {customer}, your {device} (order {number}) has been ready for {days} days. To pay: ¥{amount}. Pick-up code: {code}. Please collect it at {address}, open {hours}, phone {phone}. {shop}"
        }
        (Language::English, MessagePurpose::Notice) => {
            "Dear {customer}: the work on your {device} (order {number}) is done, and it was not collected though we wrote several times. ¥{amount} is owed. Please collect it at {address} and pay within {days} days of receiving this notice; after that we proceed as the law provides. Should you meet difficulties, please call {phone}. {shop}"
        }
        (Language::English, MessagePurpose::Arrived) => {
            "Dear {customer}, the part for your {device} (order {number}) has arrived. We repair it as soon as we can and let you know. Phone {phone}. {shop}"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_text_is_a_template_that_names_the_order() {
        for purpose in MessagePurpose::ALL {
            for language in Language::ALL {
                let text = built_in(*purpose, *language);
                assert_eq!(template(text), Ok(text));
                assert!(mentions(text, Place::Number) && mentions(text, Place::Shop), "{text}");
                assert_eq!(renamed(text, *language).as_deref(), Ok(text), "named in its own language");
            }
        }
        assert!(mentions(built_in(MessagePurpose::Ready, Language::Chinese), Place::Code));
        assert!(!mentions(built_in(MessagePurpose::Quote, Language::Chinese), Place::Code));
    }

    #[test]
    fn unknown_places_are_refused() {
        for wrong in ["{name}", "{customer", "{}", "{{customer}}", "价 {钱}", "{客户｛姓名}"] {
            assert_eq!(template(wrong).unwrap_err().message, "field.unknown_place", "{wrong}");
        }
        assert_eq!(template(" ").unwrap_err().message, "field.empty");
        assert_eq!(template(&"字".repeat(LONGEST + 1)).unwrap_err().message, "field.too_long");
        assert_eq!(template(" 您好} "), Ok("您好}"));
    }

    #[test]
    fn a_place_has_a_name_in_either_language_and_under_either_braces() {
        for place in Place::ALL {
            for language in Language::ALL {
                let text = format!("｛注｝{{{}}}", place.name(*language));
                assert!(mentions(&text, place), "{text}");
                assert_eq!(fill(&text, |_| "1".to_owned()).as_deref(), Ok("｛注｝1"));
            }
        }
        let typed = "{customer}，｛机型｝和{单号｝，｛别的";
        assert_eq!(template(typed), Ok(typed));
        assert_eq!(renamed(typed, Language::Chinese).as_deref(), Ok("{客户姓名}，{机型}和{单号}，｛别的"));
        assert_eq!(
            renamed(typed, Language::English).as_deref(),
            Ok("{customer}，{device}和{number}，｛别的")
        );
    }

    #[test]
    fn hours_name_days_that_are_alike_together() {
        let mut week = Hours::usual();
        assert_eq!(hours(&week, Language::Chinese), "09:00–20:00");
        week.0[5] = Some(("10:00".to_owned(), "18:00".to_owned()));
        week.0[6] = None;
        assert_eq!(hours(&week, Language::Chinese), "周一至周五 09:00–20:00，周六 10:00–18:00");
        assert_eq!(hours(&week, Language::English), "Mon–Fri 09:00–20:00, Sat 10:00–18:00");
        week.0 = std::array::from_fn(|_| None);
        assert_eq!(hours(&week, Language::Chinese), "");
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let value =
            |place: Place| if place == Place::Customer { "{code}".to_owned() } else { "1".to_owned() };
        assert_eq!(fill("{customer}：{code}。", value).unwrap(), "{code}：1。");
        assert_eq!(fill("没有", value).unwrap(), "没有");
    }
}
