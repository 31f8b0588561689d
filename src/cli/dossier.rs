//! `scan`, `dossier`: files kept with a record, and the volume of a mediation as one PDF.
//!
//! `dossier` lists what the volume must hold and does not, first of all; then it prints nothing and ends with 1, unless
//! `--incomplete` is given. A printed volume gets its 卷号, unless `--draft`.

use super::{Desk, advice};
use crate::{
    domain::{
        forms::FormId,
        issued::PaperSubject,
        scan::{Scan, ScanKind},
        volume::Volume,
    },
    papers::{
        Press,
        dossier::{NewScan, Plan, plan, take_in},
    },
    store::{Register, StoreError},
    typeset::file,
};
use anyhow::{Context, anyhow, bail};
use chrono::NaiveDate;
use clap::Args;
use std::{io::Write, ops::ControlFlow, path::PathBuf};

/// What `dossier` was asked.
#[derive(Debug, Args)]
pub(super) struct DossierCommand {
    /// 纠纷编号或协议编号
    number: String,
    /// 存到哪里
    #[arg(long, value_name = "PDF")]
    out: PathBuf,
    /// 缺少必备文书时也印，情况说明里写明缺少什么
    #[arg(long)]
    incomplete: bool,
    /// 不立卷，不取卷号
    #[arg(long)]
    draft: bool,
    /// 单面打印：页码都在右上角，不留空白背面
    #[arg(long)]
    single: bool,
    /// 保管期限，如“长期”
    #[arg(long, value_name = "期限")]
    period: Option<String>,
    /// 立卷人，默认信访专干
    #[arg(long, value_name = "姓名")]
    filed_by: Option<String>,
    /// 审核人
    #[arg(long, value_name = "姓名")]
    checked_by: Option<String>,
    /// 卷宗情况说明
    #[arg(long, value_name = "文字")]
    note: Option<String>,
}

/// What `scan` was asked.
#[derive(Debug, Args)]
pub(super) struct ScanCommand {
    /// 信访件、纠纷或协议的编号
    number: String,
    /// 要添加的 JPG、PNG 或 PDF 文件；不写则列出已有的
    path: Option<PathBuf>,
    /// 种类：paper、identity、authority、evidence、proof、court、other
    #[arg(long, value_name = "种类", default_value = "other")]
    kind: String,
    /// 是哪种文书的签署件，如 M05
    #[arg(long, value_name = "代号")]
    form: Option<String>,
    /// 名称，默认为文件名
    #[arg(long, value_name = "名称")]
    title: Option<String>,
    /// 文件上的日期
    #[arg(long, value_name = "日期")]
    date: Option<NaiveDate>,
    /// 移出这一件（序号）
    #[arg(long, value_name = "序号", conflicts_with = "path", requires = "reason")]
    remove: Option<i64>,
    /// 移出的原因
    #[arg(long, value_name = "原因")]
    reason: Option<String>,
}

impl Desk {
    pub(super) fn scan(&self, asked: ScanCommand, out: &mut dyn Write) -> anyhow::Result<()> {
        let Some(path) = asked.path else {
            if let Some(id) = asked.remove {
                let mut register = self.open()?;
                let of = register.scan(id).map_err(advice)?;
                if of.subject.record() != asked.number {
                    bail!("扫描件 {id} 不在 {} 下，没有移出。请核对序号。", asked.number);
                }
                let scan = register.remove_scan(id, asked.reason.as_deref(), self.now).map_err(advice)?;
                return Ok(writeln!(out, "已移出 {}", scan.title)?);
            }
            let register = self.open_to_read()?;
            let subject = subject_of(&register, &asked.number)?;
            for scan in register.scans_of(&subject).map_err(advice)? {
                writeln!(out, "{}", line(&scan))?;
            }
            return Ok(());
        };
        let form = asked.form.as_deref().map(|code| {
            FormId::from_code(&code.to_ascii_uppercase())
                .with_context(|| format!("没有代号为“{code}”的文书，没有添加。"))
        });
        let form = form.transpose()?;
        let kind = match ScanKind::from_code(&asked.kind) {
            _ if form.is_some() => ScanKind::Paper,
            Some(kind) => kind,
            None => {
                let codes: Vec<&str> = ScanKind::ALL.iter().map(|kind| kind.code()).collect();
                bail!("没有“{}”这种扫描件，没有添加。请用 {}。", asked.kind, codes.join("、"))
            }
        };
        let data = std::fs::read(&path)
            .map_err(|error| anyhow!(error).context(format!("读不了“{}”，没有添加。请核对文件。", path.display())))?;
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let title = asked.title.or(form.map(|form| form.label().to_owned())).unwrap_or(stem);
        let mut register = self.open()?;
        let subject = subject_of(&register, &asked.number)?;
        let new = NewScan { subject, kind, form, title, dated: asked.date };
        let scan = take_in(&mut register, new, &data, self.now)?;
        Ok(writeln!(out, "已添加 {}", line(&scan))?)
    }

    pub(super) fn dossier(&self, asked: DossierCommand, out: &mut dyn Write) -> anyhow::Result<()> {
        let register = self.open_to_read()?;
        register.refuse_own_place(&asked.out).map_err(advice)?;
        let found = plan(&register, &asked.number).map_err(advice)?;
        for title in &found.missing {
            writeln!(out, "缺少  {title}")?;
        }
        if !found.missing.is_empty() && !asked.incomplete {
            bail!(
                "卷宗缺少 {} 种必备文书，没有打印。请出具或扫描后添加；仍要打印请加 --incomplete。",
                found.missing.len()
            );
        }
        drop(register);
        let today = self.now.date();
        let (register, found) = if asked.draft {
            (self.open_to_read()?, found)
        } else {
            let mut register = self.open()?;
            let volume = self.filed(&mut register, &asked, found.volume.clone(), found.subject.clone())?;
            let found = Plan { volume: Some(volume), ..plan(&register, &asked.number).map_err(advice)? };
            (register, found)
        };
        let found = found.with_note();
        let press = Press::new(register.settings())?;
        let duplex = register.settings().volume.duplex && !asked.single;
        let bound = press.dossier(&register, &found, today, duplex, &mut |_, _| ControlFlow::Continue(()))?;
        file::save_pdf(&asked.out, &bound.pdf)?;
        for (title, page) in &bound.contents {
            writeln!(out, "第{page}页\t{title}")?;
        }
        let number = found.volume.as_ref().map(|volume| format!("{}，", volume.number)).unwrap_or_default();
        Ok(writeln!(out, "{number}{} 页，已存为 {}", bound.pages, asked.out.display())?)
    }

    /// The volume as filed, with what was said now.
    fn filed(
        &self,
        register: &mut Register,
        asked: &DossierCommand,
        kept: Option<Volume>,
        subject: PaperSubject,
    ) -> anyhow::Result<Volume> {
        let fresh = kept.is_none();
        let settings = register.settings();
        let mut volume = kept.unwrap_or_else(|| Volume {
            filed_by: settings.office.clerk.clone(),
            period: settings.volume.period.clone(),
            ..Volume::new(subject, self.now.date())
        });
        for (place, told) in [
            (&mut volume.period, &asked.period),
            (&mut volume.filed_by, &asked.filed_by),
            (&mut volume.checked_by, &asked.checked_by),
            (&mut volume.note, &asked.note),
        ] {
            if let Some(told) = told {
                place.clone_from(told);
            }
        }
        let done = if fresh { register.file_volume(volume, self.now) } else { register.amend_volume(volume, self.now) };
        done.map_err(advice)
    }
}

/// The record of a number, whichever register it stands in.
fn subject_of(register: &Register, number: &str) -> anyhow::Result<PaperSubject> {
    let number = number.to_owned();
    if register.petition(&number).is_ok() {
        return Ok(PaperSubject::Petition(number));
    }
    if register.dispute(&number).is_ok() {
        return Ok(PaperSubject::Dispute(number));
    }
    match register.agreement(&number) {
        Ok(_) => Ok(PaperSubject::Agreement(number)),
        Err(StoreError::NoSuchRecord(_)) => bail!("没有编号为 {number} 的记录，请核对编号。"),
        Err(error) => Err(advice(error)),
    }
}

fn line(scan: &Scan) -> String {
    let form = scan.form.map(|form| format!("（{}）", form.code())).unwrap_or_default();
    let removed = scan.removed.as_ref().map(|removed| format!("\t{} 移出：{}", removed.on, removed.reason));
    format!(
        "{}\t{}{form}\t{}\t{}\t{} 页\t{} KB{}",
        scan.id,
        scan.kind,
        scan.title,
        scan.format,
        scan.pages,
        scan.bytes.div_ceil(1024),
        removed.unwrap_or_default()
    )
}
