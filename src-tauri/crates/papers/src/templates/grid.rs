//! Names and their values, in as many columns as the paper has.

use super::look::{HAIRLINE, Look};
use crate::{
    flow::Flow,
    sheet::Align,
    table::{Cell, RowLook, row},
    words::Words,
};
use kernel::Money;

/// A name and what stands behind it.
pub(super) struct Fact {
    pub(super) name: &'static str,
    pub(super) value: String,
    pub(super) strong: bool,
    /// It takes a row of its own.
    pub(super) wide: bool,
}

pub(super) fn fact(name: &'static str, value: impl Into<String>) -> Fact {
    Fact { name, value: value.into(), strong: false, wide: false }
}

pub(super) fn strong(name: &'static str, value: impl Into<String>) -> Fact {
    Fact { strong: true, ..fact(name, value) }
}

pub(super) fn wide(name: &'static str, value: impl Into<String>) -> Fact {
    Fact { wide: true, ..fact(name, value) }
}

/// Names and values in columns, a hairline under each row.
pub(super) fn grid(flow: &mut Flow<'_>, look: &Look, facts: &[Fact]) {
    let mut rows: Vec<Vec<&Fact>> = Vec::new();
    for fact in facts {
        match rows.last_mut() {
            Some(row)
                if !fact.wide && row.len() < usize::from(look.columns) && row.iter().all(|f| !f.wide) =>
            {
                row.push(fact);
            }
            Some(_) | None => rows.push(vec![fact]),
        }
    }
    let inner = flow.paper.inner();
    let column = inner / f32::from(look.columns);
    let row_look = RowLook { pad: look.gap(1.8), rule: HAIRLINE, fill: None };
    for facts in rows {
        let mut cells = Vec::new();
        let mut left = 0.0;
        let last = facts.len().saturating_sub(1);
        for (at, fact) in facts.into_iter().enumerate() {
            let width = if at == last { inner - left } else { column };
            cells.push(Cell {
                left,
                width: look.names,
                align: Align::Left,
                style: look.label,
                text: fact.name,
            });
            let style = if fact.strong { look.strong } else { look.value };
            let (start, room) = (left + look.names, width - look.names - look.gap(8.0));
            cells.push(Cell { left: start, width: room, align: Align::Left, style, text: &fact.value });
            left += column;
        }
        row(flow, &cells, &row_look, |_| {});
    }
}

pub(super) fn amount(words: &Words, money: Money) -> String {
    let sign = if money < Money::ZERO { "-" } else { "" };
    format!("{sign}{}{}", words.money, Money(money.0.saturating_abs()))
}
