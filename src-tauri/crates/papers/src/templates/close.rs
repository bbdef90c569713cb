//! 日结单 and 交班单: what was taken each way, and the cash that was counted.

use super::frame::{Frame, footer, heading, masthead, running_head};
use super::grid::{Fact, amount, fact, grid, strong, wide};
use super::job_card::Shop;
use super::look::Look;
use super::order::{Signed, signing, table_look};
use super::roll::{self, RollLook, beneath, line, summed, told};
use crate::{
    failure::Result,
    flow::Flow,
    fonts::FontSet,
    list::Doc,
    sheet::Align,
    table::{Column, table},
    words::{self, CounterWords, Words},
};
use domain::close::{CloseScope, MethodTotal};
use domain::language::Language;
use domain::paper::PaperSize;
use domain::payment::Method;
use kernel::{Moment, Money};

/// What the sheet of a close says.
#[derive(Debug, Clone)]
pub struct CloseSheet {
    /// The language of everything that is not data.
    pub language: Language,
    /// Whose money it is.
    pub shop: Shop,
    /// A shift or a day.
    pub scope: CloseScope,
    /// Its own number.
    pub number: String,
    /// The civil day.
    pub day: String,
    /// Whose shift, or nothing.
    pub person: String,
    /// Local date and time.
    pub at: String,
    /// Who counted.
    pub by: String,
    /// Each way to pay.
    pub totals: Vec<MethodTotal>,
    /// Cash that was there before.
    pub opening: Money,
    /// Cash that should be there.
    pub expected: Money,
    /// Cash that was counted.
    pub counted: Money,
    /// Why they differ, or nothing.
    pub reason: String,
    /// Cash that stays in the till.
    pub stays: Money,
    /// What was counted: the worth of a piece and how many, the largest first.
    pub pieces: Vec<(Money, i64)>,
    /// The journal's last entry before it, and the hash over everything up to there.
    pub head: (i64, String),
    /// Whether it was printed before.
    pub reprint: bool,
    /// Local date and time of printing.
    pub printed_at: String,
    /// When it is drawn.
    pub created: Moment,
}

impl CloseSheet {
    fn difference(&self) -> Money {
        Money(self.counted.0 - self.expected.0)
    }

    fn title(&self, said: &CounterWords) -> &'static str {
        match self.scope {
            CloseScope::Person => said.shift_close,
            CloseScope::Day => said.day_close,
        }
    }

    /// What was taken and given back in cash.
    fn net_cash(&self) -> Money {
        Money(self.totals.iter().filter(|total| total.method == Method::Cash).map(|total| total.net.0).sum())
    }

    /// What shifts had booked over or short: what is expected and neither the float nor a payment explains.
    fn booked(&self) -> Money {
        Money(self.expected.0 - self.opening.0 - self.net_cash().0)
    }

    /// The cash, from what was there to what is taken out, so that the column adds up.
    fn cash(&self, said: &CounterWords) -> Vec<(&'static str, Money, bool)> {
        let booked = self.booked();
        let booked = (booked != Money::ZERO).then_some((said.booked, booked, false));
        let before = [(said.opening, self.opening, false), (said.net_cash, self.net_cash(), false)];
        let after = [
            (said.expected, self.expected, false),
            (said.counted, self.counted, true),
            (said.difference, self.difference(), self.difference() != Money::ZERO),
            (said.stays, self.stays, false),
            (said.taken_out, Money(self.counted.0 - self.stays.0), false),
        ];
        before.into_iter().chain(booked).chain(after).collect()
    }

    /// The hash in groups that an eye can compare.
    fn hash(&self) -> String {
        let letters: Vec<char> = self.head.1.chars().collect();
        letters.chunks(8).map(|eight| eight.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }
}

/// Lays out the sheet of a close.
///
/// # Errors
/// `NoSuchSize`.
pub fn close(close: &CloseSheet, size: PaperSize, fonts: &FontSet) -> Result<Doc> {
    match size {
        PaperSize::A4 | PaperSize::A5 => Ok(on_sheet(close, &Look::of_sheet(size)?, fonts)),
        PaperSize::Form241
        | PaperSize::Roll80
        | PaperSize::Roll58
        | PaperSize::Label40
        | PaperSize::Label60 => Ok(on_roll(close, &RollLook::of(size)?, fonts)),
    }
}

fn on_roll(close: &CloseSheet, look: &RollLook, fonts: &FontSet) -> Doc {
    let (words, said) = (words::of(close.language), words::counter(close.language));
    let title = close.title(said);
    let reprint = close.reprint.then_some(words.reprint);
    let mut flow = roll::begun(fonts, look, (&close.shop, title), reprint);
    flow.y += 2.0;
    for (name, value, is_strong) in [
        (said.close_number, close.number.as_str(), true),
        (said.day, &close.day, true),
        (said.person, &close.person, false),
        (said.closed_at, &close.at, false),
        (said.closed_by, &close.by, false),
    ] {
        told(&mut flow, look, (name, value), is_strong);
    }
    line(&mut flow);
    for total in &close.totals {
        let name = words::method(close.language, total.method);
        summed(&mut flow, look, (name, &amount(words, total.net)), true);
        let parts = format!("{} {} · {} {}", said.taken, total.taken, said.given, total.given);
        beneath(&mut flow, look, &parts);
    }
    let all = Money(close.totals.iter().map(|total| total.net.0).sum());
    summed(&mut flow, look, (said.total, &amount(words, all)), true);
    line(&mut flow);
    for (name, amount, is_strong) in close.cash(said) {
        summed(&mut flow, look, (name, &super::grid::amount(words, amount)), is_strong);
    }
    told(&mut flow, look, (said.reason, &close.reason), false);
    if !close.pieces.is_empty() {
        line(&mut flow);
        for (worth, count) in &close.pieces {
            let name = format!("{worth} × {count}");
            summed(&mut flow, look, (&name, &Money(worth.0.saturating_mul(*count)).to_string()), false);
        }
    }
    line(&mut flow);
    told(&mut flow, look, (said.journal_head, &format!("{}\n{}", close.head.0, close.hash())), false);
    roll::signed(&mut flow, look, said.hands_over);
    roll::signed(&mut flow, look, said.takes_over);
    line(&mut flow);
    let title = format!("{title} {}", close.number);
    roll::ended(flow, look, (&close.shop, words), (title, close.language, close.created))
}

fn on_sheet(close: &CloseSheet, look: &Look, fonts: &FontSet) -> Doc {
    let (words, said) = (words::of(close.language), words::counter(close.language));
    let title = close.title(said);
    let frame = Frame {
        look,
        words,
        shop: &close.shop,
        title: title.to_owned(),
        copy: "",
        number: &close.number,
        reprint: close.reprint,
        printed_at: &close.printed_at,
        bars: false,
    };
    let (head, mut missing) = running_head(&frame, fonts);
    let mut flow = Flow::new(fonts, look.paper, head);
    masthead(&mut flow, &frame);
    flow.y += look.gap(6.0);
    let mut facts = vec![strong(said.close_number, &*close.number), strong(said.day, &*close.day)];
    facts.push(fact(said.closed_at, &*close.at));
    facts.push(fact(said.closed_by, &*close.by));
    if !close.person.is_empty() {
        facts.push(strong(said.person, &*close.person));
    }
    grid(&mut flow, look, &facts);
    heading(&mut flow, look, said.by_method, "");
    by_method(&mut flow, look, close);
    heading(&mut flow, look, said.cash, "");
    grid(&mut flow, look, &cash(close, words, said));
    if !close.pieces.is_empty() {
        heading(&mut flow, look, said.pieces, "");
        pieces(&mut flow, look, close);
    }
    heading(&mut flow, look, said.journal_head, "");
    flow.y += look.gap(3.0);
    flow.paragraph(&look.small, 0.0, &format!("{} · {}", close.head.0, close.hash()), |_, _, _| {});
    let by = Signed::Name(&close.by, &close.at);
    signing(&mut flow, (look, words), [(said.hands_over, by), (said.takes_over, Signed::Empty)]);
    let (pages, more) = flow.finish(|page, at, of| footer(page, fonts, &frame, (at, of)));
    missing.extend(more);
    Doc {
        title: format!("{title} {}", close.number),
        lang: close.language.text(),
        author: Some(close.shop.name.clone()).filter(|name| !name.is_empty()),
        created: close.created,
        pages,
        images: close.shop.logo.iter().cloned().collect(),
        missing,
    }
}

fn cash(close: &CloseSheet, words: &Words, said: &CounterWords) -> Vec<Fact> {
    let told = close.cash(said).into_iter().map(|(name, amount, is_strong)| Fact {
        name,
        value: super::grid::amount(words, amount),
        strong: is_strong,
        wide: false,
    });
    let reason = (!close.reason.is_empty()).then(|| wide(said.reason, &*close.reason));
    told.chain(reason).collect()
}

fn columns<const N: usize>(titles: [(&str, f32); N]) -> Vec<Column> {
    let column = |(at, (title, share)): (usize, (&str, f32))| Column {
        title: title.to_owned(),
        share,
        align: if at == 0 { Align::Left } else { Align::Right },
    };
    titles.into_iter().enumerate().map(column).collect()
}

fn by_method(flow: &mut Flow<'_>, look: &Look, close: &CloseSheet) {
    let said = words::counter(close.language);
    let columns = columns([(said.method, 0.34), (said.taken, 0.22), (said.given, 0.22), (said.net, 0.22)]);
    let sum = |of: fn(&MethodTotal) -> Money| Money(close.totals.iter().map(|total| of(total).0).sum());
    let row = |name: &str, taken: Money, given: Money, net: Money| {
        vec![name.to_owned(), taken.to_string(), given.to_string(), net.to_string()]
    };
    let rows: Vec<Vec<String>> = close
        .totals
        .iter()
        .map(|total| row(words::method(close.language, total.method), total.taken, total.given, total.net))
        .collect();
    let all = row(said.total, sum(|t| t.taken), sum(|t| t.given), sum(|t| t.net));
    table(flow, &columns, (&rows, Some(&all)), &table_look(look));
}

fn pieces(flow: &mut Flow<'_>, look: &Look, close: &CloseSheet) {
    let said = words::counter(close.language);
    let columns = columns([(said.piece, 0.34), (said.quantity, 0.33), (said.amount, 0.33)]);
    let row = |(worth, count): &(Money, i64)| {
        vec![worth.to_string(), count.to_string(), Money(worth.0.saturating_mul(*count)).to_string()]
    };
    let rows: Vec<Vec<String>> = close.pieces.iter().map(row).collect();
    let count: i64 = close.pieces.iter().map(|(_, count)| count).sum();
    let worth = Money(close.pieces.iter().map(|(worth, count)| worth.0.saturating_mul(*count)).sum());
    let all = [said.total.to_owned(), count.to_string(), worth.to_string()];
    table(flow, &columns, (&rows, Some(&all)), &table_look(look));
}
