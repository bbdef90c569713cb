//! Lengths and counts as points: the only place where other numbers become floats.

/// One dot of a 203 dpi printer, in points.
pub const DOT: f32 = 72.0 / 203.0;

/// Millimetres as points.
#[must_use]
pub const fn mm(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

/// A small count as a factor: lines on a page, dots in a module. Counts beyond 65,535 do not occur in
/// one place of a page and are held there.
#[must_use]
pub fn count(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Whole printer dots as points.
#[must_use]
pub fn dots(dots: usize) -> f32 {
    count(dots) * DOT
}

/// A length as whole printer dots, rounded up; nothing below zero, and no more than a count holds.
#[must_use]
pub fn whole_dots(points: f32) -> usize {
    let dots = (points / DOT - 0.01).ceil().clamp(0.0, f32::from(u16::MAX));
    // In range and whole after the line above.
    dots as usize
}

/// The nearest edge of a printer dot.
#[must_use]
pub fn snap(points: f32) -> f32 {
    (points / DOT).round() * DOT
}

/// Font units as a part of the em.
#[must_use]
pub fn em(units: u16, units_per_em: u16) -> f32 {
    f32::from(units) / f32::from(units_per_em)
}
