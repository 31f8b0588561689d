//! 条款: numbered paragraphs whose sums are tokens bound to the plan.
//!
//! `{合计}` is the total, `{第1期}` an instalment. One reader cuts a clause into words and tokens, so that what is
//! printed, what is tinted in the window and what is checked cannot differ.

use super::Agreement;
use crate::domain::amount::Amount;

/// A part of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClausePiece<'a> {
    /// Words as typed.
    Words(&'a str),
    /// A token, its braces included.
    Token(&'a str),
}

impl<'a> ClausePiece<'a> {
    /// The piece as typed.
    pub fn typed(self) -> &'a str {
        match self {
            Self::Words(text) | Self::Token(text) => text,
        }
    }
}

/// The words and tokens of a clause, in order. A token reaches from a `{` to the next `}` with no other `{` between
/// them; every other brace is a plain character.
pub fn pieces(clause: &str) -> Vec<ClausePiece<'_>> {
    let mut found = Vec::new();
    let mut rest = clause;
    while let Some((head, tail)) = rest.find('}').and_then(|close| rest.split_at_checked(close + 1)) {
        match head.rfind('{').and_then(|open| head.split_at_checked(open)) {
            Some((words, token)) => found.extend([ClausePiece::Words(words), ClausePiece::Token(token)]),
            None => found.push(ClausePiece::Words(head)),
        }
        rest = tail;
    }
    found.push(ClausePiece::Words(rest));
    found.retain(|piece| *piece != ClausePiece::Words(""));
    found
}

impl Agreement {
    /// The text of clause `index` with its tokens filled in: `{合计}` and `{第n期}` become
    /// 「6666元（大写：陆仟陆佰陆拾陆元整）」. Unknown tokens stay as typed and are reported by [`check`](Self::check).
    pub fn clause_text(&self, index: usize) -> Option<String> {
        let told = pieces(self.clauses.get(index)?).into_iter().map(|piece| match piece {
            ClausePiece::Words(words) => words.to_owned(),
            ClausePiece::Token(token) => self.token(token).map_or_else(|| token.to_owned(), written_sum),
        });
        Some(told.collect())
    }

    /// What a token, its braces included, stands for; `None` for one that stands for nothing.
    pub(super) fn token(&self, token: &str) -> Option<Amount> {
        let token = token.strip_prefix('{')?.strip_suffix('}')?;
        if token == "合计" {
            return Some(self.total());
        }
        let number: usize = token.strip_prefix('第')?.strip_suffix('期')?.parse().ok()?;
        self.plan.iter().filter_map(|duty| duty.amount).nth(number.checked_sub(1)?)
    }
}

/// 「6666元（大写：陆仟陆佰陆拾陆元整）」.
fn written_sum(amount: Amount) -> String {
    let plain = if amount.fen() % 100 == 0 {
        (amount.fen() / 100).to_string()
    } else {
        format!("{}.{:02}", amount.fen() / 100, amount.fen() % 100)
    };
    format!("{plain}元（大写：{}）", amount.capital_words())
}

#[cfg(test)]
mod tests {
    use super::{
        ClausePiece::{Token, Words},
        *,
    };

    #[test]
    fn a_token_is_what_stands_between_the_nearest_braces() {
        for (clause, expected) in [
            ("共计{合计}。", vec![Words("共计"), Token("{合计}"), Words("。")]),
            ("{a{合计}", vec![Words("{a"), Token("{合计}")]),
            ("{合计", vec![Words("{合计")]),
            ("合计}后", vec![Words("合计}"), Words("后")]),
            ("", vec![]),
        ] {
            assert_eq!(pieces(clause), expected, "{clause}");
        }
    }
}
