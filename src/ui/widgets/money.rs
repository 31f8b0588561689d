//! Money field: what is typed is read forgivingly and the reading is shown.

use eframe::egui::{Response, Ui};

use super::face::{Face, face_setters};
use super::form::Note;
use super::{TextField, typed};

/// An amount in 分 (1/100 元), or nothing.
#[must_use = "call show"]
pub struct MoneyField<'a> {
    salt: &'a str,
    fen: &'a mut Option<i64>,
    reading: Option<&'a dyn Fn(i64) -> String>,
    face: Face<'a>,
}

impl<'a> MoneyField<'a> {
    face_setters!(labelled, named, required, error, width);

    /// `fen` is `None` while the field is empty or cannot be read.
    pub fn new(salt: &'a str, fen: &'a mut Option<i64>) -> Self {
        Self { salt, fen, reading: None, face: Face::default() }
    }

    /// How the amount is read (「贰万陆仟元整」), shown under the field.
    pub fn reading(mut self, reading: &'a dyn Fn(i64) -> String) -> Self {
        self.reading = Some(reading);
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.salt);
        let key = id.with("typed");
        let focused = ui.memory(|memory| memory.has_focus(id));
        let kept = ui.data(|data| data.get_temp::<String>(key)).unwrap_or_default();
        let mut text = match *self.fen {
            Some(fen) if !focused || parse_fen(&kept) != Some(fen) => format_fen(fen),
            _ => kept,
        };
        let unreadable = self.fen.is_none() && !text.trim().is_empty();
        let own = (unreadable && !focused).then_some("这不是金额，请写成 26000 或 2.6万。");
        let reading = self.reading.zip(*self.fen).map(|(read, fen)| read(fen));
        let face = Face { error: self.face.error.or(own), note: reading.as_deref().map(Note::Hint), ..self.face };
        let field = TextField::new(self.salt, &mut text).face(face).suffix("元").right_aligned();
        let response = field.show(ui);
        if response.changed() {
            *self.fen = parse_fen(&text);
        }
        ui.data_mut(|data| data.insert_temp(key, text));
        response
    }
}

/// 2600000 as 「26,000.00」.
pub fn format_fen(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let whole = fen.unsigned_abs() / 100;
    let cents = fen.unsigned_abs() % 100;
    let whole = super::thousands(usize::try_from(whole).unwrap_or(usize::MAX));
    format!("{sign}{whole}.{cents:02}")
}

/// Reads an amount in 元, forgivingly: 「26000」, 「26,000.00」, 「￥２６０００元」, 「2.6万」.
/// `None` if it is not an amount, has more than two decimals, or is negative.
pub fn parse_fen(text: &str) -> Option<i64> {
    let mut clean = String::new();
    let mut scale = 1_i64;
    for ch in text.trim().chars() {
        match ch {
            '0'..='9' | '.' => clean.push(ch),
            '．' => clean.push('.'),
            ',' | '，' | ' ' | '\u{3000}' | '¥' | '￥' | '元' | '整' => {}
            '万' => scale = 10_000,
            '亿' => scale = 100_000_000,
            _ => clean.push(char::from_digit(typed::full_width_digit(ch)?, 10)?),
        }
    }
    let (whole, decimals) = clean.split_once('.').unwrap_or((&clean, ""));
    if whole.is_empty() && decimals.is_empty() || decimals.contains('.') || decimals.len() > 8 {
        return None;
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let mut fen = whole.checked_mul(100)?.checked_mul(scale)?;
    let mut unit = 10_i64.checked_mul(scale)?;
    for digit in decimals.chars() {
        let digit = i64::from(digit.to_digit(10)?);
        if unit == 0 && digit != 0 {
            return None; // finer than 分
        }
        fen = fen.checked_add(digit * unit)?;
        unit /= 10;
    }
    Some(fen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, fen) in [
            ("26000", 2_600_000),
            ("26,000.00", 2_600_000),
            ("￥２６０００元", 2_600_000),
            ("2.6万", 2_600_000),
            ("2万元", 2_000_000),
            (" 0.5 ", 50),
            ("1840.05", 184_005),
            ("1.234567万", 1_234_567),
        ] {
            assert_eq!(parse_fen(text), Some(fen), "{text}");
        }
        for text in ["", "元", "两万", "1.234", "-5", "1.2.3", "1.2345678万"] {
            assert_eq!(parse_fen(text), None, "{text}");
        }
    }

    #[test]
    fn an_amount_is_shown_with_commas_and_two_decimals() {
        assert_eq!(format_fen(2_600_000), "26,000.00");
        assert_eq!(format_fen(5), "0.05");
    }
}
