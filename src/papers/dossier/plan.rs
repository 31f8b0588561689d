//! What a volume holds and what it lacks, before anything is printed.

use crate::{
    domain::{
        agreement::{Agreement, AgreementForm, MediatingKind},
        dispute::DisputeAct,
        forms::FormId,
        issued::{KeptPaper, PaperSubject},
        scan::{Scan, ScanKind},
        volume::{Need, Volume, VolumeItem},
    },
    papers::forms::mediation::{Mediation, agreements_of},
    store::{Register, StoreError},
};
use chrono::NaiveDate;

/// Where the pages of an entry come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// An issued paper, by its running number.
    Issued(i64),
    /// A scan, by its running number.
    Scan(i64),
    /// 协议书, as it stands in the register.
    Agreement(String),
    /// A sheet that is made with the volume.
    Made(FormId),
}

/// One paper of the volume.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Place in the volume.
    pub order: u32,
    /// As the contents name it.
    pub title: String,
    /// 备注 of the contents.
    pub remark: String,
    /// Its pages.
    pub held: Held,
}

/// A volume before it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The dispute with its agreement.
    pub mediation: Mediation,
    /// The record the volume stands with.
    pub subject: PaperSubject,
    /// The papers in their order.
    pub entries: Vec<Entry>,
    /// What must be there and is not.
    pub missing: Vec<String>,
    /// The volume as filed.
    pub volume: Option<Volume>,
}

/// What the volume of a dispute or an agreement holds.
///
/// # Errors
///
/// When there is no such record, or the register cannot be read.
pub fn plan(register: &Register, number: &str) -> Result<Plan, StoreError> {
    let mediation = Mediation::load(register, number)?;
    let subject = mediation.subject();
    let agreements = match &mediation.dispute {
        Some(dispute) => agreements_of(register, &dispute.number)?,
        None => mediation.agreement.iter().cloned().collect(),
    };
    let mut subjects = vec![subject.clone()];
    subjects.extend(agreements.iter().map(|one| PaperSubject::Agreement(one.number.clone())));
    subjects.dedup();
    let (mut papers, mut scans) = (Vec::new(), Vec::new());
    for subject in &subjects {
        papers.extend(register.papers_of(subject)?.into_iter().filter(KeptPaper::is_in_force));
        scans.extend(register.scans_of(subject)?.into_iter().filter(Scan::is_kept));
    }
    let volume = register.volume_of(&subject)?;
    let (mut entries, mut missing) = (Vec::new(), Vec::new());
    for item in register.settings().volume.items() {
        let mut held = of_item(item, &papers, &scans, &agreements);
        let note = item.forms == [FormId::M12];
        if note && held.is_empty() && volume.as_ref().is_some_and(|volume| !volume.note.trim().is_empty()) {
            held.push(entry(item, FormId::M12.label(), "", Held::Made(FormId::M12)));
        }
        if held.is_empty() && is_needed(item.need, &mediation, &agreements) {
            missing.push(item.title.clone());
        }
        entries.extend(held);
    }
    Ok(Plan { mediation, subject, entries, missing, volume })
}

impl Mediation {
    /// The record its volume and its scans stand with.
    pub fn subject(&self) -> PaperSubject {
        match &self.dispute {
            Some(dispute) => PaperSubject::Dispute(dispute.number.clone()),
            None => PaperSubject::Agreement(self.record().to_owned()),
        }
    }
}

impl Plan {
    /// The plan with a note of what is missing, for a volume that is printed all the same.
    pub fn with_note(mut self) -> Self {
        let noted = self.entries.iter().any(|entry| entry.held == Held::Made(FormId::M12));
        if !self.missing.is_empty() && !noted {
            let order = self.entries.iter().map(|entry| entry.order).max().unwrap_or(0).max(13);
            let title = FormId::M12.label().to_owned();
            self.entries.push(Entry { order, title, remark: String::new(), held: Held::Made(FormId::M12) });
        }
        self
    }

    /// 卷宗情况说明: what the clerk wrote, and what is missing.
    pub fn note(&self) -> String {
        let own = self.volume.as_ref().map(|volume| volume.note.trim().to_owned()).filter(|note| !note.is_empty());
        let lacks =
            (!self.missing.is_empty()).then(|| format!("本卷立卷时缺少下列文书：{}。", self.missing.join("、")));
        own.into_iter().chain(lacks).collect::<Vec<_>>().join("\n")
    }

    /// A file name for the volume, without a folder.
    pub fn file_name(&self) -> String {
        format!("{}调解卷宗.pdf", self.subject.record())
    }
}

fn entry(item: &VolumeItem, title: &str, remark: &str, held: Held) -> Entry {
    Entry { order: item.order, title: title.to_owned(), remark: remark.to_owned(), held }
}

/// Everything that stands at one place of the volume, by day: a signed copy takes the place of the paper it shows.
fn of_item(item: &VolumeItem, papers: &[KeptPaper], scans: &[Scan], agreements: &[Agreement]) -> Vec<Entry> {
    let mut found: Vec<(NaiveDate, Entry)> = Vec::new();
    let belongs = |scan: &&Scan| match (scan.kind, scan.form) {
        (ScanKind::Paper, Some(form)) => item.forms.contains(&form),
        // A signed paper of no known form is filed with the evidence.
        (ScanKind::Paper, None) => item.scans.contains(&ScanKind::Evidence),
        (kind, _) => item.scans.contains(&kind),
    };
    let signed = |form: FormId| scans.iter().any(|scan| scan.kind == ScanKind::Paper && scan.form == Some(form));
    for scan in scans.iter().filter(belongs) {
        let day = scan.dated.unwrap_or(scan.added_at.date());
        found.push((day, entry(item, &scan.title, "扫描件", Held::Scan(scan.id))));
    }
    for kept in papers {
        let paper = &kept.paper;
        // The agreement is kept under a code of its own.
        let form = if paper.form == "agreement" { Some(FormId::M06) } else { paper.form_id() };
        if let Some(form) = form.filter(|form| item.forms.contains(form) && !signed(*form)) {
            let title = if form == FormId::M06 { FormId::M06.label() } else { paper.title.as_str() };
            found.push((paper.issued_on, entry(item, title, "", Held::Issued(paper.id))));
        }
    }
    for agreement in agreements {
        let form = if agreement.form == AgreementForm::Oral { FormId::M07 } else { FormId::M06 };
        let issued = papers.iter().any(|kept| {
            let about = kept.paper.subject == PaperSubject::Agreement(agreement.number.clone());
            about && (kept.paper.form == "agreement" || kept.paper.form_id() == Some(form))
        });
        if let Some(on) = agreement.effective_on().filter(|_| item.forms.contains(&form) && !signed(form) && !issued) {
            let title = if form == FormId::M07 { FormId::M07.label() } else { agreement.body_kind.paper_title() };
            let number = Some(&agreement.paper_number).filter(|number| !number.is_empty());
            let title = format!("{title}{}", number.map(|number| format!("（{number}）")).unwrap_or_default());
            found.push((on, entry(item, &title, "", Held::Agreement(agreement.number.clone()))));
        }
    }
    found.sort_by_key(|(day, _)| *day);
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// Whether the volume lacks something when nothing stands at this place. Mediation that came to nothing has no
/// agreement (人民调解法 Art. 26); what another body mediated has its own papers and only needs the agreement.
fn is_needed(need: Need, mediation: &Mediation, agreements: &[Agreement]) -> bool {
    let steps = mediation.dispute.iter().flat_map(|dispute| &dispute.steps);
    let failed = agreements.is_empty() && steps.clone().any(|step| matches!(step.act, DisputeAct::Failed { .. }));
    let by_committee = agreements.iter().all(|agreement| agreement.body_kind == MediatingKind::Committee);
    match need {
        Need::Always | Need::OneOf => by_committee,
        Need::WhenAgreed => !failed,
        Need::WhenUsed => false,
    }
}
