//! 文书发文登记: every number of every kind in order, what became of it, and the proof that none is missing.

use super::{Register, StoreError, paper_numbers, papers};
use crate::domain::{
    forms::Series,
    issued::{KeptPaper, LedgerEntry, LedgerLine, PassedNumber},
    period::Period,
};
use chrono::Datelike;
use rusqlite::params;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

impl Register {
    /// The issue register of `period` (everything for `None`): by kind, year and number, then papers without a number
    /// by day.
    ///
    /// Papers belong to the period of their day. A number that no paper bears has no day: it belongs where the next
    /// paper of its sequence does, the last ones where the paper before does.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn paper_ledger(&self, period: Option<Period>) -> Result<Vec<LedgerLine>, StoreError> {
        let mut lines = Vec::new();
        let mut loose = Vec::new();
        let mut sequences: BTreeMap<(Series, i32), BTreeMap<u32, LedgerLine>> = BTreeMap::new();
        for kept in self.kept("true", params![])? {
            match &kept.paper.number {
                Some(number) => {
                    let line = line(Some(number.kind), number.year, number.seq, number.text.clone(), kept.clone());
                    sequences.entry((number.kind, number.year)).or_default().insert(number.seq, line);
                }
                None => loose.push(line(None, kept.paper.issued_on.year(), 0, String::new(), kept)),
            }
        }
        for PassedNumber { kind, year, seq, number, reason } in self.passed_numbers()? {
            // A number typed by hand first and printed later has both: the paper tells more.
            sequences.entry((kind, year)).or_default().entry(seq).or_insert(LedgerLine {
                kind: Some(kind),
                year,
                seq,
                last: seq,
                number,
                entry: LedgerEntry::Passed(reason),
            });
        }
        for ((kind, year), mut sequence) in sequences {
            for seq in 1..=paper_numbers::last_seq(&self.db, kind, year)? {
                sequence.entry(seq).or_insert_with(|| LedgerLine {
                    kind: Some(kind),
                    year,
                    seq,
                    last: seq,
                    number: self.settings.numbering.paper_number(kind, year, seq),
                    entry: LedgerEntry::Missing,
                });
            }
            lines.extend(of_period(sequence.into_values().collect(), period));
        }
        loose.retain(|line| period.is_none_or(|period| issued_in(line, period)));
        lines.extend(loose);
        Ok(lines)
    }

    /// Passed numbers by kind, year and number.
    pub(super) fn passed_numbers(&self) -> Result<Vec<PassedNumber>, StoreError> {
        let mut statement = self
            .db
            .prepare_cached("SELECT kind, year, seq, number, reason FROM passed_number ORDER BY kind, year, seq")?;
        let mut rows = statement.query([])?;
        let mut passed = Vec::new();
        while let Some(row) = rows.next()? {
            let code: String = row.get(0)?;
            let kind =
                Series::from_code(&code).ok_or_else(|| StoreError::Damaged(format!("unknown sequence {code}")))?;
            passed.push(PassedNumber {
                kind,
                year: row.get(1)?,
                seq: row.get(2)?,
                number: row.get(3)?,
                reason: row.get(4)?,
            });
        }
        Ok(passed)
    }

    /// Papers whose bytes are not those that were issued, and numbers that nothing is known of.
    pub(super) fn check_papers(&self, wrong: &mut Vec<String>) -> Result<(), StoreError> {
        let mut statement = self.db.prepare("SELECT id, sha256, pdf FROM paper ORDER BY id")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let pdf = row.get_ref(2)?.as_blob().unwrap_or_default();
            if papers::hex(&Sha256::digest(pdf)) != row.get::<_, String>(1)? {
                let name = self.kept_paper(row.get(0)?)?.paper.name();
                wrong.push(format!("{name}的存档与出具时不一致，请用最近的备份核对。"));
            }
        }
        for line in self.paper_ledger(None)? {
            if line.entry == LedgerEntry::Missing {
                wrong.push(format!("文书号 {} 没有记录，请用最近的备份核对。", line.number));
            }
        }
        Ok(())
    }
}

fn line(kind: Option<Series>, year: i32, seq: u32, number: String, kept: KeptPaper) -> LedgerLine {
    LedgerLine { kind, year, seq, last: seq, number, entry: LedgerEntry::Paper(Box::new(kept)) }
}

fn issued_in(line: &LedgerLine, period: Period) -> bool {
    matches!(&line.entry, LedgerEntry::Paper(kept) if period.contains(kept.paper.issued_on))
}

/// The lines of one sequence that belong to a period; runs of numbers passed for the same reason become one line.
fn of_period(all: Vec<LedgerLine>, period: Option<Period>) -> Vec<LedgerLine> {
    let mut lines: Vec<LedgerLine> = Vec::new();
    let papers: Vec<bool> = all.iter().map(|line| matches!(line.entry, LedgerEntry::Paper(_))).collect();
    for (i, line) in all.iter().enumerate() {
        let belongs = period.is_none_or(|period| {
            if papers[i] {
                return issued_in(line, period);
            }
            // A passed number stands where the next paper does, the last ones where the one before does.
            let next = (i + 1..all.len()).find(|&j| papers[j]).or_else(|| (0..i).rev().find(|&j| papers[j]));
            next.map_or(period.first().year() <= line.year && line.year <= period.last().year(), |j| {
                issued_in(&all[j], period)
            })
        });
        if !belongs {
            continue;
        }
        match lines.last_mut() {
            Some(before) if before.last + 1 == line.seq && before.entry == line.entry && !papers[i] => {
                before.last = line.seq;
            }
            _ => lines.push(line.clone()),
        }
    }
    lines
}
