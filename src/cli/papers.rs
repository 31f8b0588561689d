//! `paper`, `papers`, `paper-void`: issuing a paper, printing a kept one again, the issue register.
//!
//! `papers --json` is an array with one object a line of the issue register: `number`, `title`, `form`, `record`,
//! `addressee`, `issued`, `pages`, `delivered`, `state`, `remark`; empty fields are left out.

use super::{Desk, advice};
use crate::{
    domain::{forms::FormId, period::Period},
    papers::{
        Press,
        issue::{IssueForm, Order},
        issue_register,
    },
    store::Register,
    typeset::file,
};
use anyhow::{Context, anyhow, bail};
use chrono::NaiveDate;
use clap::Args;
use std::{
    collections::BTreeMap,
    io::Write,
    path::{Path, PathBuf},
};

/// What `paper` was asked.
#[derive(Debug, Args)]
pub(super) struct PaperCommand {
    /// 信访件编号；人民调解文书为纠纷编号或协议编号
    number: String,
    /// 文书代号：信访文书 F01 至 F33，人民调解文书 M01 至 M15
    form: String,
    /// 存到哪里
    #[arg(long, value_name = "PDF")]
    out: PathBuf,
    /// 填写项：JSON 文件，或直接写 {"承办部门":"…"}
    #[arg(long, value_name = "JSON")]
    answers: Option<String>,
    /// 成文日期，默认今日
    #[arg(long, value_name = "日期")]
    date: Option<NaiveDate>,
    /// 重新出具，代替已出具的一份
    #[arg(long, requires = "reason", conflicts_with_all = ["another", "draft"])]
    new: bool,
    /// 重新出具的原因
    #[arg(long, value_name = "原因")]
    reason: Option<String>,
    /// 另出一份，已出具的仍有效
    #[arg(long, conflicts_with = "draft")]
    another: bool,
    /// 只印草稿，不编号、不登记
    #[arg(long)]
    draft: bool,
}

impl Desk {
    pub(super) fn paper(&self, asked: PaperCommand, out: &mut dyn Write) -> anyhow::Result<()> {
        let form = IssueForm::from_code(&asked.form)
            .with_context(|| format!("没有代号为“{}”的文书，请用 F01 至 F33，或 M01 至 M15。", asked.form))?;
        let answers = asked.answers.as_deref().map(read_answers).transpose()?;
        let mut order = Order {
            form,
            record: asked.number.clone(),
            answers: answers.clone().unwrap_or_default(),
            date: asked.date.unwrap_or(self.now.date()),
            replaces: None,
        };
        if asked.draft {
            let register = self.open_to_read()?;
            register.refuse_own_place(&asked.out).map_err(advice)?;
            let press = Press::new(register.settings())?;
            let pdf = press.print(&press.draft(&register, &order)?)?.pdf;
            file::save_pdf(&asked.out, &pdf)?;
            return Ok(writeln!(out, "草稿已存为 {}", asked.out.display())?);
        }
        let register = self.open_to_read()?;
        let subject = form.subject(&register, &asked.number);
        register.refuse_own_place(&asked.out).map_err(advice)?;
        let kept = register.papers_of(&subject).map_err(advice)?;
        let standing = kept.into_iter().rev().find(|kept| kept.paper.form == form.code() && kept.is_in_force());
        match (standing, asked.new) {
            (Some(kept), false) if !asked.another => {
                if answers.is_some() || asked.date.is_some() {
                    bail!(
                        "{}已经出具，重印不能改内容。要改请加 --new --reason 原因；另出一份请加 --another。",
                        kept.paper.name()
                    );
                }
                let pdf = self.look(register, &kept.paper)?;
                file::save_pdf(&asked.out, &pdf)?;
                return Ok(writeln!(
                    out,
                    "{}（{} 出具）按存档重印，已存为 {}",
                    kept.paper.name(),
                    kept.paper.issued_on,
                    asked.out.display()
                )?);
            }
            (None, true) => bail!("{}还没有有效的一份，不必加 --new。", form.title()),
            (Some(kept), true) => order.replaces = Some((kept.paper.id, asked.reason.unwrap_or_default())),
            _ => {}
        }
        drop(register);
        let mut register = self.open()?;
        let press = Press::new(register.settings())?;
        let paper = press.issue(&mut register, &order, self.now)?;
        writeln!(out, "已出具 {}，{} 页", paper.name(), paper.pages)?;
        file::save_pdf(&asked.out, &register.paper_bytes(paper.id).map_err(advice)?)?;
        Ok(writeln!(out, "已存为 {}", asked.out.display())?)
    }

    /// The bytes of a kept paper. That one on a sealed item was printed is written down when the register can be.
    fn look(&self, mut register: Register, paper: &crate::domain::issued::IssuedPaper) -> anyhow::Result<Vec<u8>> {
        let pdf = register.paper_bytes(paper.id).map_err(advice)?;
        let record = paper.subject.record();
        if register.is_writable() && register.petition(record).is_ok_and(|file| file.petition.is_sealed()) {
            register.note_look(record, &paper.title, self.now).map_err(advice)?;
        }
        Ok(pdf)
    }

    /// An empty copy for handwriting.
    pub(super) fn blank(&self, code: &str, path: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
        let id = match IssueForm::from_code(code) {
            Some(IssueForm::Catalogue(id)) => id,
            Some(IssueForm::Agreement) => FormId::M06,
            None => bail!("没有代号为“{code}”的文书，请用 M01 至 M15。"),
        };
        let register = self.open_to_read()?;
        register.refuse_own_place(path).map_err(advice)?;
        let press = Press::new(register.settings())?;
        let pdf = press.print(&press.blank_form(&register, id, self.now.date())?)?.pdf;
        file::save_pdf(path, &pdf)?;
        Ok(writeln!(out, "空白{id}已存为 {}", path.display())?)
    }

    pub(super) fn papers(&self, period: Option<Period>, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
        let register = self.open_to_read()?;
        let rows = issue_register::rows(&register, period).map_err(advice)?;
        if json {
            let records: Vec<serde_json::Value> = rows
                .iter()
                .map(|row| {
                    let mut record = serde_json::Map::new();
                    for (name, value) in [
                        ("number", &row.number),
                        ("title", &row.title),
                        ("record", &row.record),
                        ("addressee", &row.addressee),
                        ("issued", &row.issued),
                        ("delivered", &row.delivered),
                        ("state", &row.state),
                        ("remark", &row.remark),
                    ] {
                        if !value.is_empty() {
                            record.insert(name.into(), value.as_str().into());
                        }
                    }
                    if let Some(pages) = row.pages {
                        record.insert("pages".into(), pages.into());
                    }
                    record.into()
                })
                .collect();
            return Ok(writeln!(out, "{:#}", serde_json::Value::Array(records))?);
        }
        for row in &rows {
            writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{}",
                row.number, row.title, row.record, row.addressee, row.issued, row.state, row.remark
            )?;
        }
        Ok(())
    }

    pub(super) fn void_paper(&self, number: &str, reason: &str, out: &mut dyn Write) -> anyhow::Result<()> {
        let mut register = self.open()?;
        let kept = register
            .paper_numbered(number)
            .map_err(advice)?
            .with_context(|| format!("没有文书号为 {number} 的文书，没有作废。请核对文书号。"))?;
        let paper = register.void_paper(kept.paper.id, reason, self.now).map_err(advice)?;
        Ok(writeln!(out, "{} 已作废，文书号不再使用", paper.name())?)
    }
}

/// Answers by placeholder: `{"承办部门": "农业农村办"}`, in a file or as they are.
fn read_answers(given: &str) -> anyhow::Result<BTreeMap<String, String>> {
    let text = if given.trim_start().starts_with('{') {
        given.to_owned()
    } else {
        let path = Path::new(given);
        std::fs::read_to_string(path)
            .map_err(|error| anyhow!(error).context(format!("读不了“{}”，没有出具。请核对文件。", path.display())))?
    };
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| anyhow!(error).context("填写项不是正确的 JSON：须为 {\"项目\": \"文字\"}，没有出具。"))
}
