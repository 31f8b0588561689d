//! 案卷: the papers of one matter in the order in which they are filed, with their page numbers.
//!
//! One matter is one file. Order, as usual for files of this kind: the opinion and the proof of its delivery, the
//! registration, the notices and letters, the investigation, agreements, everything else; within each by day. Papers that
//! are void or were replaced are not filed, nor are the sheets of the file itself.
//!
//! Source of the list's columns: GB/T 9705-2008 《文书档案案卷格式》; the order of the papers is office practice.

use super::{
    forms::FormId,
    issued::{IssuedPaper, KeptPaper},
};

/// A line of the 卷内目录.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed<'a> {
    /// The paper.
    pub paper: &'a IssuedPaper,
    /// Its first page in the file, from 1.
    pub first: u32,
    /// Its last page.
    pub last: u32,
}

/// What a paper is filed under; the order of the cases is the order of the file. `None` for sheets of the file itself.
fn place(form: FormId) -> Option<u8> {
    use FormId as F;
    Some(match form {
        F::F17 | F::F18 | F::F19 => 0,
        F::F20 => 1,
        F::F01 | F::F02 | F::F03 | F::F04 | F::F29 => 2,
        F::F05 | F::F06 | F::F07 | F::F08 | F::F09 | F::F10 | F::F11 | F::F12 | F::F13 => 3,
        F::F14 | F::F14A | F::F15 => 3,
        F::F16 | F::F23 | F::F23A | F::F23B | F::F23C | F::F31 | F::F31A => 4,
        F::F24 | F::F25 => 5,
        F::F21 | F::F22 | F::F26 | F::F27 | F::F28 | F::F30 | F::F32 => 6,
        // The sheets of the file itself; papers of mediation have a volume of their own.
        _ => return None,
    })
}

/// The papers in force in the order of the file.
pub fn filed(papers: &[KeptPaper]) -> Vec<Filed<'_>> {
    let mut in_order: Vec<(u8, &IssuedPaper)> = papers
        .iter()
        .filter(|kept| kept.is_in_force())
        // A form of a later version of the program is filed at the end.
        .filter_map(|kept| Some((kept.paper.form_id().map_or(Some(u8::MAX), place)?, &kept.paper)))
        .collect();
    in_order.sort_by_key(|(place, paper)| (*place, paper.issued_on, paper.id));
    let mut before = 0;
    in_order
        .into_iter()
        .map(|(_, paper)| {
            let first = before + 1;
            before += paper.pages.max(1);
            Filed { paper, first, last: before }
        })
        .collect()
}

/// How many pages a file has.
pub fn pages(filed: &[Filed<'_>]) -> u32 {
    filed.last().map_or(0, |item| item.last)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::issued::{PaperSubject, Void};
    use chrono::NaiveDate;

    fn paper(id: i64, form: FormId, day: u32, pages: u32) -> KeptPaper {
        let issued_on = NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let paper = IssuedPaper {
            id,
            form: form.code().into(),
            title: form.label().into(),
            subject: PaperSubject::Petition("LF2026-0006".into()),
            step: None,
            number: None,
            addressee: String::new(),
            issued_on,
            issued_at: issued_on.and_hms_opt(9, 0, 0).unwrap(),
            issued_by: String::new(),
            answers: Default::default(),
            pages,
            sha256: String::new(),
            replaces: None,
            reason: String::new(),
            void: None,
        };
        KeptPaper { paper, replaced_by: None, delivered: None }
    }

    #[test]
    fn the_opinion_comes_first_and_pages_run_on() {
        let mut papers = vec![
            paper(1, FormId::F01, 2, 1),
            paper(2, FormId::F05, 4, 1),
            paper(3, FormId::F16, 6, 3),
            paper(4, FormId::F16, 5, 2),
            paper(5, FormId::F17, 20, 2),
            paper(6, FormId::F20, 21, 1),
            paper(7, FormId::F33, 28, 1),
            paper(8, FormId::F14, 10, 1),
        ];
        papers[7].paper.void = Some(Void { on: papers[7].paper.issued_on, reason: "未送达".into() });
        let filed = filed(&papers);
        let told: Vec<(i64, u32, u32)> = filed.iter().map(|item| (item.paper.id, item.first, item.last)).collect();
        assert_eq!(told, [(5, 1, 2), (6, 3, 3), (1, 4, 4), (2, 5, 5), (4, 6, 7), (3, 8, 10)]);
        assert_eq!(pages(&filed), 10);
    }

    #[test]
    fn a_paper_that_was_replaced_is_not_filed() {
        let mut papers = vec![paper(1, FormId::F05, 4, 1), paper(2, FormId::F05, 5, 1)];
        papers[0].replaced_by = Some(2);
        assert_eq!(filed(&papers).iter().map(|item| item.paper.id).collect::<Vec<_>>(), [2]);
    }
}
