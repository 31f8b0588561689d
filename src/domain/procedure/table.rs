//! The table of the procedure: a row a step, a column a stage.
//!
//! `YES` is allowed. Every other cell names the sentence by which the step is refused: a [`NotYet`] says when it may
//! be done, a [`Never`] says why it no longer can. The sentences stand above the table, those of a whole column first.
//!
//! Why the cells are as they are: the triage (受理 … 退回) is decided once, before anything else, and after 待批示
//! only with the leaders' word; what was accepted is answered in writing, settled, withdrawn or ended by death, and
//! by nothing else (信访工作条例 2022 Art. 23, 31–34); an extension only while it is handled, never once the opinion
//! is drafted (Art. 34); 复查 and 复核 follow a delivered opinion (Art. 35–36); 回访 and 归档 follow the end.

use super::{
    act::StepKind::{self as K},
    progress::Progress,
    stage::Stage,
};
use crate::domain::terms::DeliveredPaper;

/// Whether the rules allow a step now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// It may be done.
    Allowed,
    /// It may come later; the sentence says when.
    NotYet(&'static str),
    /// It can no longer be done; the sentence says why.
    Never(&'static str),
}

use Permission::{Allowed as YES, Never, NotYet};

type P = Permission;

const SET: P = Never("已经调解或和解结案。");
const FWD: P = Never("已转送有权处理机关。");
const DIR: P = Never("已导入法定程序。");
const DEC: P = Never("已作不予受理。");
const NRE: P = Never("已作不再受理。");
const MER: P = Never("已经并案，请在主件上办理。");
const SHE: P = Never("已作存查处理。");
const RET: P = Never("已退回来文单位。");
const WIT: P = Never("信访人已撤回。");
const CLO: P = Never("已办结，办理记录不再增加；可以回访或记事。");
const URV: P = Never("正在复查，等复查意见。");
const RVD: P = Never("已有复查意见。");
const URR: P = Never("正在复核，等复核意见。");
const TER: P = Never("已经终结；有新的事实和理由的，可以重新办理。");
const ARC: P = Never("已归档；须再办理的，先写明原因重新办理。");

const REG: P = Never("已经登记。");
const AWP: P = NotYet("领导批示后可再拟办。");
const PRO: P = Never("已经受理，拟办意见可作记事。");
const AWA: P = NotYet("领导批示后可定去向。");
const ACC: P = Never("已经受理。");
const ADC: P = Never("已经受理，不能改为不予受理。");
const ANR: P = Never("已经受理，不能改为不再受理。");
const AFW: P = Never("已经受理，不能转送；可以交办。");
const ADI: P = Never("已经受理，不能改为导入法定程序；可在处理意见中告知法定途径。");
const AME: P = Never("已经受理，不能并案；须各自答复。");
const ASH: P = Never("已经受理，不能存查。");
const ART: P = Never("已经受理，不能退回。");

const SPL: P = Never("已经拟稿，不再分件；新的事项另行登记。");
const DSU: P = Never("已经拟稿送审，不再要求补充材料。");
const ANS: P = Never("已经答复。");
const PAS: P = NotYet("受理后可交办。");
const AAS: P = Never("已经答复，不再交办。");
const PIN: P = NotYet("受理后可调查。");
const PHE: P = NotYet("受理后可听证。");
const HRV: P = Never("听证在办理时或者复核时举行。");
const PME: P = NotYet("受理后可转调解。");
const MED: P = Never("已经转入调解。");
const DME: P = Never("已经拟稿送审，不再转调解。");
const NOM: P = NotYet("转调解后才有调解结果。");
const MOV: P = Never("已经拟稿送审，没有进行中的调解。");
const PSE: P = NotYet("受理后可调解或和解结案。");
const PUR: P = NotYet("受理后可催办、督办。");
const PEX: P = NotYet("受理后可延期。");
const EXT: P = Never("已延期一次，不能再延。");
const DEX: P = Never("已经拟稿送审，不能延期。");
const AEX: P = Never("已经答复，不必延期。");
const PDR: P = NotYet("受理后可拟稿送审。");
const PRE: P = NotYet("受理后可答复。");
const MAN: P = NotYet("调解结束后可答复。");
const DAN: P = Never("已经拟稿送审，请签发处理意见书。");
const PCO: P = NotYet("简易受理后才可转普通程序。");
const CON: P = Never("已按普通程序办理。");
const PDE: P = NotYet("处理意见书签发后可送达。");
const DEL: P = Never("处理意见书已经送达。");
const PNO: P = NotYet("受理、不予受理或转送后可送达告知书。");

const PPE: P = NotYet("答复后可记落实情况。");
const PRP: P = NotYet("受理后可报送结果。");
const PCL: P = NotYet("处理意见书送达后可办结。");
const PCR: P = NotYet("复查、复核意见作出后可办结。");
const DWI: P = Never("处理意见书已送达，不能撤回。");
const RWI: P = Never("复查、复核中撤回的，请记“终结”并选“撤回”。");
const PRQ: P = NotYet("处理意见书送达后可申请复查。");
const SRQ: P = Never("已经调解或和解结案，没有复查、复核。");
const PRD: P = NotYet("申请复查后才有复查意见。");
const PRR: P = NotYet("申请复核后才有复核意见。");
const OPN: P = Never("还在办理，不必重新办理。");
const PFU: P = NotYet("办结后可回访。");
const PAR: P = NotYet("办结或终结后可归档。");
const ARD: P = Never("已经归档。");

#[rustfmt::skip]
static TABLE: [(K, [Permission; 23]); 39] = [
    //                    reg  awa  inp  ext  med  dra  rep  del  set  fwd  dir  dec  nre  mer  she  ret  wit  clo  urv  rvd  urr  ter  arc
    (K::Registered,       [REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG, REG]),
    (K::Proposed,         [YES, AWP, PRO, PRO, PRO, PRO, PRO, PRO, PRO, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Instructed,       [YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, ARC]),
    (K::Accepted,         [YES, AWA, ACC, ACC, ACC, ACC, ACC, ACC, ACC, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Declined,         [YES, AWA, ADC, ADC, ADC, ADC, ADC, ADC, ADC, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::NotReaccepted,    [YES, AWA, ANR, ANR, ANR, ANR, ANR, ANR, ANR, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Forwarded,        [YES, AWA, AFW, AFW, AFW, AFW, AFW, AFW, AFW, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Directed,         [YES, AWA, ADI, ADI, ADI, ADI, ADI, ADI, ADI, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Merged,           [YES, AWA, AME, AME, AME, AME, AME, AME, AME, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Shelved,          [YES, AWA, ASH, ASH, ASH, ASH, ASH, ASH, ASH, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Returned,         [YES, AWA, ART, ART, ART, ART, ART, ART, ART, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::SplitOff,         [YES, YES, YES, YES, YES, SPL, SPL, SPL, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::ReportedUp,       [YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, ARC]),
    (K::SupplementAsked,  [YES, YES, YES, YES, YES, DSU, ANS, ANS, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Assigned,         [PAS, PAS, YES, YES, YES, YES, AAS, AAS, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Investigated,     [PIN, PIN, YES, YES, YES, YES, ANS, ANS, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Heard,            [PHE, PHE, YES, YES, YES, YES, ANS, ANS, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, HRV, RVD, YES, TER, ARC]),
    (K::ToMediation,      [PME, PME, YES, YES, MED, DME, ANS, ANS, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::MediationFailed,  [NOM, NOM, NOM, NOM, YES, MOV, ANS, ANS, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Settled,          [PSE, PSE, YES, YES, YES, YES, ANS, ANS, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Urged,            [PUR, PUR, YES, YES, YES, YES, YES, YES, YES, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, YES, URV, YES, URR, YES, ARC]),
    (K::Extended,         [PEX, PEX, YES, EXT, YES, DEX, AEX, AEX, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Drafted,          [PDR, PDR, YES, YES, YES, YES, ANS, ANS, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Replied,          [PRE, PRE, YES, YES, YES, YES, ANS, ANS, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Answered,         [PRE, PRE, YES, YES, MAN, DAN, ANS, ANS, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Converted,        [PCO, PCO, YES, CON, CON, CON, CON, YES, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Delivered,        [PDE, PDE, PDE, PDE, PDE, PDE, YES, DEL, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, URV, RVD, URR, TER, ARC]),
    (K::Performed,        [PPE, PPE, PPE, PPE, PPE, PPE, YES, YES, YES, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, YES, YES, YES, YES, YES, ARC]),
    (K::Reported,         [PRP, PRP, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, RET, YES, YES, YES, YES, YES, YES, ARC]),
    (K::Closed,           [PCL, PCL, PCL, PCL, PCL, PCL, PCL, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, CLO, PCR, YES, PCR, TER, ARC]),
    (K::Withdrawn,        [YES, YES, YES, YES, YES, YES, YES, DWI, SET, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, CLO, RWI, RVD, RWI, TER, ARC]),
    (K::ReviewRequested,  [PRQ, PRQ, PRQ, PRQ, PRQ, PRQ, PRQ, YES, SRQ, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, YES, URV, YES, URR, TER, ARC]),
    (K::ReviewDecided,    [PRD, PRD, PRD, PRD, PRD, PRD, PRD, PRD, SRQ, FWD, DIR, DEC, NRE, MER, SHE, RET, WIT, PRD, YES, PRR, YES, TER, ARC]),
    (K::Terminated,       [YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, TER, ARC]),
    (K::Reopened,         [OPN, OPN, OPN, OPN, OPN, OPN, OPN, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, URV, YES, URR, YES, YES]),
    (K::FollowedUp,       [PFU, PFU, PFU, PFU, PFU, PFU, PFU, PFU, PFU, PFU, PFU, PFU, PFU, PFU, PFU, PFU, PFU, YES, PFU, PFU, PFU, YES, ARC]),
    (K::Archived,         [PAR, PAR, PAR, PAR, PAR, PAR, PAR, PAR, PAR, YES, YES, YES, YES, YES, YES, YES, YES, YES, PAR, PAR, PAR, YES, ARD]),
    (K::Corrected,        [YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES]),
    (K::Noted,            [YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES]),
];

/// The row of a 告知书, which is delivered beside the handling. 送达 in the table is that of the reply.
#[rustfmt::skip]
static NOTICE: [Permission; 23] =
    //                    reg  awa  inp  ext  med  dra  rep  del  set  fwd  dir  dec  nre  mer  she  ret  wit  clo  urv  rvd  urr  ter  arc
                          [PNO, PNO, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, YES, WIT, YES, YES, YES, YES, TER, ARC];

/// May `kind` follow at `stage`?
///
/// [`StepKind::Delivered`](K::Delivered) stands for delivering the reply; the other papers have their own entry,
/// [`delivery_permission`].
pub fn permission(stage: Stage, kind: K) -> Permission {
    // Rows and columns stand in the order of the vocabularies; a test keeps them so.
    TABLE[kind as usize].1[stage as usize]
}

/// May a 告知书 be delivered? Once, after the office has decided what it does with the item.
pub fn notice_permission(progress: &Progress) -> Permission {
    delivery_permission(progress, DeliveredPaper::Notice)
}

/// May this paper be delivered?
pub fn delivery_permission(progress: &Progress, paper: DeliveredPaper) -> Permission {
    let stage = progress.stage;
    match paper {
        DeliveredPaper::Reply => permission(stage, K::Delivered),
        DeliveredPaper::Notice if progress.notice_delivered_on.is_some() => Never("告知书已经送达。"),
        DeliveredPaper::Notice if stage == Stage::Closed && progress.told_on().is_some() => {
            Never("已经答复信访人，不必再送达告知书。")
        }
        DeliveredPaper::Notice => NOTICE[stage as usize],
        _ if stage == Stage::Archived => ARC,
        DeliveredPaper::Extension if progress.extended.is_none() => NotYet("批准延期后可送达延期告知书。"),
        DeliveredPaper::ReviewOpinion if progress.last_decision().is_none() => NotYet("复查意见作出后可送达。"),
        DeliveredPaper::Extension | DeliveredPaper::ReviewOpinion | DeliveredPaper::Other => YES,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_stand_in_order() {
        assert!(TABLE.iter().map(|(kind, _)| kind).eq(K::ALL));
        assert_eq!(TABLE[0].1.len(), Stage::ALL.len());
        assert!(Stage::ALL.iter().enumerate().all(|(place, &stage)| stage as usize == place));
    }

    #[test]
    fn every_refusal_is_a_sentence() {
        let cells = TABLE.iter().flat_map(|(_, row)| row).chain(&NOTICE);
        for cell in cells {
            if let NotYet(why) | Never(why) = cell {
                assert!(why.ends_with('。') && why.chars().count() >= 5, "{why}");
            }
        }
    }
}
