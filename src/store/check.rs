//! 核对: proves the register sound, and rebuilds what is derived.

use super::{
    Register, StoreError, agreements, disputes, journal,
    petitions::{self, Derived, PetitionFilter, PetitionOrder},
};
use rusqlite::TransactionBehavior;

impl Register {
    /// What is wrong with the register, in the clerk's words; empty when it is sound.
    ///
    /// Looks at the pages of the file, the links between records, the chain of the journal, the search index
    /// and every derived column.
    ///
    /// # Errors
    ///
    /// When the file cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        let mut wrong = Vec::new();
        let mut statement = self.db.prepare("PRAGMA integrity_check")?;
        for line in statement.query_map([], |row| row.get::<_, String>(0))? {
            let line = line?;
            if line != "ok" {
                wrong.push(format!("文件结构有损坏：{line}"));
            }
        }
        if self.db.prepare("PRAGMA foreign_key_check")?.exists([])? {
            wrong.push("有记录指向不存在的记录。".into());
        }
        if let Some(seq) = journal::first_broken_line(&self.db)? {
            wrong.push(format!("修改记录第 {seq} 行与前文对不上，可能被改动过。"));
        }
        self.check_derived(&mut wrong)?;
        self.check_search(&mut wrong)?;
        Ok(wrong)
    }

    fn check_derived(&self, wrong: &mut Vec<String>) -> Result<(), StoreError> {
        let filter = PetitionFilter { with_cancelled: true, ..PetitionFilter::default() };
        let rows = self.list_petitions(&filter, PetitionOrder::OldestFirst, 0, usize::MAX >> 1)?;
        let files = self.petition_files()?;
        for (row, file) in rows.iter().zip(&files) {
            if Derived::of_row(row) != Derived::of(file, &self.settings, &self.calendar) {
                wrong.push(format!("{} 的状态或期限与办理过程不符，可用“重算”改正。", file.petition.number));
            }
        }
        if rows.len() != files.len() {
            wrong.push("信访件清单与卷宗数目不符。".into());
        }
        Ok(())
    }

    fn check_search(&self, wrong: &mut Vec<String>) -> Result<(), StoreError> {
        let records: i64 = self.db.query_row(
            "SELECT (SELECT count(*) FROM petition) + (SELECT count(*) FROM dispute) + (SELECT count(*) FROM agreement)",
            [],
            |row| row.get(0),
        )?;
        let (texts, indexed): (i64, i64) = self.db.query_row(
            "SELECT (SELECT count(*) FROM searchable), (SELECT count(*) FROM search_index)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if records != texts || texts != indexed {
            wrong.push("查找用的索引不全，可用“重算”改正。".into());
        }
        Ok(())
    }

    /// Rebuilds every derived column and the search index from the records and the steps.
    ///
    /// # Errors
    ///
    /// The failure to read or write; then everything stays as it was.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        if !self.is_writable() {
            return Err(StoreError::Locked(self.path().to_owned()));
        }
        let files = self.petition_files()?;
        let all_disputes = self.list_disputes(&disputes::DisputeFilter::default())?;
        let all_agreements = self.list_agreements(&agreements::AgreementFilter::default())?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute("DELETE FROM searchable", [])?;
        tx.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')", [])?;
        for file in &files {
            let id: i64 =
                tx.query_row("SELECT id FROM petition WHERE number = ?1", [&file.petition.number], |row| row.get(0))?;
            petitions::refresh(&tx, id, file, &self.settings, &self.calendar)?;
        }
        for dispute in &all_disputes {
            tx.execute(
                "UPDATE dispute SET counted_on = ?2, status = ?3 WHERE number = ?1",
                [&dispute.number, &dispute.found_on.counted_on().to_string(), dispute.status_at(None).code()],
            )?;
            disputes::index(&tx, dispute)?;
        }
        for agreement in &all_agreements {
            agreements::index(&tx, agreement)?;
        }
        tx.commit()?;
        Ok(())
    }
}
