//! `print WHAT`: registers, tables and sheets that carry no number of their own.

use crate::{
    domain::period::Period,
    papers::{MediationRegister, PaperRequest},
};
use anyhow::Context;
use clap::ValueEnum;

/// Which paper `print` makes.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Paper {
    /// 半年信访工作总结
    HalfYear,
    /// 信访情况统计表（月报表）
    Statistics,
    /// 信访登记簿
    PetitionRegister,
    /// 矛盾纠纷排查化解台账
    DisputeRegister,
    /// 文书发文登记簿
    IssueRegister,
    /// 矛盾纠纷排查登记簿
    ScreeningRegister,
    /// 调解案件汇总登记簿
    MediationRegister,
    /// 回访登记簿
    FollowUpRegister,
    /// 协议履行台账
    PerformanceRegister,
    /// 人民调解案件情况统计表
    MediationStatistics,
    /// 人民调解组织队伍经费保障情况统计表，供手填
    MediationOrganisation,
    /// 调解协议书
    Agreement,
    /// 来访、来信登记表
    Registration,
}

/// What `print` was asked for.
pub(super) fn request(what: Paper, period: Option<Period>, number: Option<String>) -> anyhow::Result<PaperRequest> {
    let period = || period.context("这种文书要说明统计期，请加 --period，例如 --period 2009H1");
    let number = || number.context("这种文书要说明编号，请加 --number");
    let mediation = |which| anyhow::Ok(PaperRequest::Mediation { which, period: period()? });
    Ok(match what {
        Paper::HalfYear => PaperRequest::Narrative { period: period()? },
        Paper::Statistics => PaperRequest::Statistics { period: period()? },
        Paper::PetitionRegister => PaperRequest::PetitionRegister { period: period()?, numbers: None },
        Paper::DisputeRegister => PaperRequest::DisputeRegister { period: period()?, numbers: None },
        Paper::IssueRegister => PaperRequest::IssueRegister { period: period()? },
        Paper::ScreeningRegister => mediation(MediationRegister::Screenings)?,
        Paper::MediationRegister => mediation(MediationRegister::Cases)?,
        Paper::FollowUpRegister => mediation(MediationRegister::FollowUps)?,
        Paper::PerformanceRegister => mediation(MediationRegister::Performance)?,
        Paper::MediationStatistics => mediation(MediationRegister::Statistics)?,
        Paper::MediationOrganisation => mediation(MediationRegister::Organisation)?,
        Paper::Agreement => PaperRequest::Agreement { number: number()? },
        Paper::Registration => PaperRequest::Registration { number: number()? },
    })
}
