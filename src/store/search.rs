//! 查找: any term of one or more characters, in Chinese, digits or letters.
//!
//! SQLite's own tokenizers find no two-character Chinese word. Here every character and every pair of
//! neighbours of the folded text is a token of a contentless FTS5 table (`tokenize='ascii'` keeps each
//! non-ASCII character whole, `detail=none` keeps the index small). One or two characters are then exact;
//! for longer terms the pairs narrow the rows down and `LIKE` on the stored text decides.

use super::{Register, StoreError};
use rusqlite::{OptionalExtension, Transaction, params, params_from_iter};
use unicode_normalization::UnicodeNormalization;

/// Which register a hit lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegisterKind {
    /// 信访件
    Petition,
    /// 矛盾纠纷
    Dispute,
    /// 调解协议
    Agreement,
}

impl RegisterKind {
    /// The stored code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Petition => "petition",
            Self::Dispute => "dispute",
            Self::Agreement => "agreement",
        }
    }
}

/// Half width, lower case, one kind of bracket, no spaces: what is compared.
pub fn fold(text: &str) -> String {
    let fold_char = |c: char| match c {
        '〔' | '［' | '【' | '[' => '〔',
        '〕' | '］' | '】' | ']' => '〕',
        '·' | '・' | '•' => '·',
        other => other,
    };
    text.nfkc().filter(|c| !c.is_whitespace()).map(fold_char).flat_map(char::to_lowercase).collect()
}

/// The tokens of folded text: every character, and every pair of neighbours.
fn grams(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len() * 3);
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii() && !c.is_ascii_alphanumeric() {
            continue;
        }
        out.push(c);
        out.push(' ');
        if let Some(&next) = chars.peek().filter(|next| !next.is_ascii() || next.is_ascii_alphanumeric()) {
            out.push(c);
            out.push(next);
            out.push(' ');
        }
    }
    out
}

/// Replaces the search text of a record.
pub(super) fn index(
    tx: &Transaction<'_>,
    register: RegisterKind,
    number: &str,
    parts: &[&str],
) -> Result<(), StoreError> {
    // Parts are kept apart by a line break, which no term contains, so that no hit spans two fields.
    let text = parts.iter().filter(|part| !part.is_empty()).map(|part| fold(part)).collect::<Vec<_>>().join("\n");
    let old: Option<i64> = tx
        .prepare_cached("SELECT id FROM searchable WHERE register = ?1 AND number = ?2")?
        .query_row(params![register.code(), number], |row| row.get(0))
        .optional()?;
    let id = match old {
        Some(id) => {
            tx.prepare_cached("UPDATE searchable SET text = ?2 WHERE id = ?1")?.execute(params![id, text])?;
            tx.prepare_cached("DELETE FROM search_index WHERE rowid = ?1")?.execute([id])?;
            id
        }
        None => {
            tx.prepare_cached("INSERT INTO searchable (register, number, text) VALUES (?1, ?2, ?3)")?
                .execute(params![register.code(), number, text])?;
            tx.last_insert_rowid()
        }
    };
    tx.prepare_cached("INSERT INTO search_index (rowid, grams) VALUES (?1, ?2)")?.execute(params![id, grams(&text)])?;
    Ok(())
}

/// A query in SQL: a condition on `searchable s`, with its parameters.
pub(super) struct Condition {
    /// `s.id IN (…) AND …`
    pub sql: String,
    /// Its parameters in order, each bound as `?`.
    pub params: Vec<String>,
}

/// The condition that every term of `query` (separated by spaces) is found. `None` when there is no term.
pub(super) fn condition(query: &str) -> Option<Condition> {
    let terms: Vec<String> = query.split_whitespace().map(fold).filter(|term| !term.is_empty()).collect();
    if terms.is_empty() {
        return None;
    }
    let (mut sql, mut params) = (Vec::new(), Vec::new());
    for term in &terms {
        let chars: Vec<char> = term.chars().collect();
        let indexed = |c: &char| !c.is_ascii() || c.is_ascii_alphanumeric();
        let grams: Vec<String> = match chars.as_slice() {
            [one] if indexed(one) => vec![one.to_string()],
            all => all.windows(2).filter(|pair| pair.iter().all(indexed)).map(|pair| pair.iter().collect()).collect(),
        };
        if !grams.is_empty() {
            let quoted: Vec<String> = grams.iter().map(|gram| format!("\"{}\"", gram.replace('"', "\"\""))).collect();
            sql.push("s.id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)".to_owned());
            params.push(quoted.join(" AND "));
        }
        let exact = chars.len() <= 2 && !grams.is_empty();
        if !exact {
            sql.push("s.text LIKE ? ESCAPE '\\'".to_owned());
            let escaped = term.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            params.push(format!("%{escaped}%"));
        }
    }
    Some(Condition { sql: sql.join(" AND "), params })
}

impl Register {
    /// The records of all registers in which every term of `query` is found, newest first, at most `limit`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<(RegisterKind, String)>, StoreError> {
        let Some(condition) = condition(query) else { return Ok(Vec::new()) };
        let sql = format!(
            "SELECT s.register, s.number FROM searchable s WHERE {} ORDER BY s.id DESC LIMIT {limit}",
            condition.sql
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let hits = statement.query_map(params_from_iter(condition.params), |row| {
            let kind = match row.get_ref(0)?.as_str().unwrap_or_default() {
                "dispute" => RegisterKind::Dispute,
                "agreement" => RegisterKind::Agreement,
                _ => RegisterKind::Petition,
            };
            Ok((kind, row.get(1)?))
        })?;
        Ok(hits.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_pairs_are_the_tokens() {
        assert_eq!(grams(&fold("违约金")), "违 违约 约 约金 金 ");
        assert_eq!(grams(&fold("A1 ２")), "a a1 1 12 2 ");
    }

    #[test]
    fn brackets_and_widths_do_not_matter() {
        assert_eq!(fold("清信受［２０２６］31号"), fold("清信受〔2026〕31号"));
        assert_eq!(fold("李 某"), "李某");
    }
}
