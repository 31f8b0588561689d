//! 文书发文登记簿: every number of every kind, on the screen and on paper, in the same words.

use super::{PaperError, words};
use crate::{
    document::{
        Document,
        papers::{Forms, Issue, IssueRegisterView, IssueRow},
    },
    domain::{
        issued::{KeptPaper, LedgerEntry, LedgerLine, PaperSubject},
        masking::Masking,
        period::Period,
    },
    store::{Register, StoreError},
};
use chrono::NaiveDate;

/// The rows of the issue register of a period, in the words in which they are shown and printed.
///
/// # Errors
///
/// When the register cannot be read.
pub fn rows(register: &Register, period: Option<Period>) -> Result<Vec<IssueRow>, StoreError> {
    Ok(lines(register, period)?.into_iter().map(|(_, row)| row).collect())
}

/// The same rows, each with the line of the ledger it tells.
///
/// # Errors
///
/// When the register cannot be read.
pub fn lines(register: &Register, period: Option<Period>) -> Result<Vec<(LedgerLine, IssueRow)>, StoreError> {
    let mut told = Vec::new();
    for (line, no) in register.paper_ledger(period)?.into_iter().zip(1..) {
        let row = IssueRow { no, ..row(register, &line)? };
        told.push((line, row));
    }
    Ok(told)
}

fn row(register: &Register, line: &LedgerLine) -> Result<IssueRow, StoreError> {
    let mut row = IssueRow { number: line.number.clone(), ..IssueRow::default() };
    match &line.entry {
        LedgerEntry::Passed(reason) => {
            if line.last > line.seq {
                row.number = format!("{} 起 {} 个号", line.number, line.last - line.seq + 1);
            }
            (row.state, row.remark) = ("程序外".into(), reason.clone());
        }
        LedgerEntry::Missing => (row.state, row.remark) = ("缺".into(), "没有记录，请用备份核对".into()),
        LedgerEntry::Paper(kept) => {
            let paper = &kept.paper;
            row.title.clone_from(&paper.title);
            row.record = paper.subject.record().to_owned();
            row.addressee = addressee(register, kept)?;
            row.issued = paper.issued_on.to_string();
            row.pages = Some(paper.pages);
            row.delivered = words::short_date(kept.delivered.as_ref().map(|delivered| delivered.on));
            row.state = state(kept).into();
            row.remark = remark(register, kept)?;
        }
    }
    Ok(row)
}

/// 有效, 已送达, 作废, 已更换.
pub fn state(kept: &KeptPaper) -> &'static str {
    match kept {
        _ if kept.paper.void.is_some() => "作废",
        _ if kept.replaced_by.is_some() => "已更换",
        KeptPaper { delivered: Some(delivered), .. } if delivered.refused => "拒收",
        KeptPaper { delivered: Some(_), .. } => "已送达",
        _ => "有效",
    }
}

/// 送往; the petitioner of a sealed item stays unknown on a list that others read.
fn addressee(register: &Register, kept: &KeptPaper) -> Result<String, StoreError> {
    let addressee = &kept.paper.addressee;
    let PaperSubject::Petition(number) = &kept.paper.subject else { return Ok(addressee.clone()) };
    let item = register.petition(number)?.petition;
    let named = item.petitioners.iter().any(|one| !one.name.is_empty() && addressee.contains(&one.name));
    Ok(if item.is_sealed() && named { item.who() } else { addressee.clone() })
}

fn remark(register: &Register, kept: &KeptPaper) -> Result<String, StoreError> {
    let paper = &kept.paper;
    let mut parts = Vec::new();
    if let Some(void) = &paper.void {
        parts.push(format!("{} 作废：{}", void.on, void.reason));
    }
    if let Some(id) = kept.replaced_by {
        parts.push(format!("由{}代替", short(register, id)?));
    }
    if let Some(id) = paper.replaces {
        parts.push(format!("代替{}：{}", short(register, id)?, paper.reason));
    }
    Ok(parts.join("；"))
}

/// The number of a paper; for slips its day.
fn short(register: &Register, id: i64) -> Result<String, StoreError> {
    let paper = register.kept_paper(id)?.paper;
    Ok(paper.number.map_or_else(|| format!("{}的一份", words::date(paper.issued_on)), |number| number.text))
}

/// The mask of the record a paper is about.
fn mask(register: &Register, record: &str) -> Result<Masking, StoreError> {
    match register.petition(record) {
        Ok(file) => Ok(Masking::of_petition(&file.petition)),
        Err(StoreError::NoSuchRecord(_)) => Ok(Masking::default()),
        Err(error) => Err(error),
    }
}

pub(super) fn document(
    forms: &Forms,
    issue: &Issue,
    register: &Register,
    period: Period,
    (date, masked): (NaiveDate, bool),
) -> Result<Document, PaperError> {
    let office = &register.settings().office;
    let mut rows = rows(register, Some(period))?;
    if masked {
        for row in &mut rows {
            let mask = mask(register, &row.record)?;
            row.addressee = mask.text(&row.addressee);
            row.remark = mask.text(&row.remark);
        }
    }
    let count = |state: &str| rows.iter().filter(|row| row.state == state).count();
    let papers = rows.iter().filter(|row| row.pages.is_some()).count();
    let view = IssueRegisterView {
        office: office.name.clone(),
        period: period.label(),
        from: words::date(period.first()),
        to: words::date(period.last()),
        checker: String::new(),
        clerk: office.clerk.clone(),
        date: words::date(date),
        summary: format!("本期出具{papers}份，其中作废{}份、更换{}份。", count("作废"), count("已更换")),
        rows,
    };
    Ok(view.document(forms, issue)?)
}
