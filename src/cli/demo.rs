//! `demo`: the sample register and every paper it can print, in one folder.

use super::advice;
use crate::{
    domain::{agreement::MediatingKind, period::Period},
    exchange::sample,
    papers::{MediationRegister, PaperRequest, Press, dossier::plan},
    store::{
        agreements::AgreementFilter,
        petitions::{PetitionFilter, PetitionOrder},
    },
    typeset::file,
};
use anyhow::anyhow;
use std::{
    io::Write,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

/// Name of the sample register in the folder.
const REGISTER: &str = "示例.xinfang";

/// Makes the folder's sample register anew and prints its papers. Returns where the register lies.
pub(super) fn run(dir: &Path, out: &mut dyn Write) -> anyhow::Result<PathBuf> {
    std::fs::create_dir_all(dir).map_err(|error| {
        anyhow!(error).context(format!("文件夹“{}”建不了，没有生成示例。请换一个位置。", dir.display()))
    })?;
    let path = dir.join(REGISTER);
    if path.exists() {
        // The demo owns this file: it is refused above all if it is somebody's real register.
        let old = crate::store::Register::open(&path).map_err(advice)?;
        if !old.settings().sample {
            return Err(anyhow!("“{}”不是示例台账，没有改动。请换一个文件夹。", path.display()));
        }
        drop(old);
        std::fs::remove_file(&path)?;
    }
    let today = sample::today();
    let now = today.and_hms_opt(8, 30, 0).unwrap_or_default();
    let register = sample::create(&path, now)?;
    writeln!(out, "示例台账  {}", path.display())?;
    let press = Press::new(register.settings())?;
    let period: Period = "2009H1".parse()?;
    let mut papers = vec![
        ("半年工作总结.pdf".to_owned(), PaperRequest::Narrative { period }),
        ("信访登记簿.pdf".to_owned(), PaperRequest::PetitionRegister { period, numbers: None }),
        ("矛盾纠纷排查化解台账.pdf".to_owned(), PaperRequest::DisputeRegister { period, numbers: None }),
    ];
    papers.extend(
        MediationRegister::ALL.iter().map(|&which| (format!("{which}.pdf"), PaperRequest::Mediation { which, period })),
    );
    let items =
        register.list_petitions(&PetitionFilter::default(), PetitionOrder::OldestFirst, 0, 1000).map_err(advice)?;
    papers.extend(items.iter().map(|row| {
        let number = row.petition.number.clone();
        (format!("{}登记表 {number}.pdf", row.petition.channel), PaperRequest::Registration { number })
    }));
    papers.extend(register.list_agreements(&AgreementFilter::default()).map_err(advice)?.into_iter().map(
        |agreement| {
            (
                format!("{} {}.pdf", agreement.body_kind.paper_title(), agreement.number),
                PaperRequest::Agreement { number: agreement.number },
            )
        },
    ));
    for (name, request) in papers {
        let target = dir.join(&name);
        file::save_pdf(&target, &press.pdf(&register, &request, today)?)?;
        writeln!(out, "文书      {}", target.display())?;
    }
    // One volume as far as the sample has come: what is missing stands in its note.
    let agreements = register.list_agreements(&AgreementFilter::default()).map_err(advice)?;
    if let Some(agreement) = agreements.iter().find(|one| one.body_kind == MediatingKind::Committee) {
        let found = plan(&register, &agreement.number).map_err(advice)?.with_note();
        let target = dir.join(found.file_name());
        let told = &mut |_, _| ControlFlow::Continue(());
        file::save_pdf(&target, &press.dossier(&register, &found, today, true, told)?.pdf)?;
        writeln!(out, "卷宗      {}", target.display())?;
    }
    Ok(path)
}
