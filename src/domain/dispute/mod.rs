//! 矛盾纠纷: found by screening, taken up by a named unit, told as a dated story.
//!
//! A dispute is not a petition: the two registers are counted apart and only linked. What happened is kept
//! as [`DisputeStep`]s; status, risk and mediation on any day are derived from them, so that last half-year's
//! figures do not move when a settled dispute flares up again.
//!
//! | module | what it knows |
//! |---|---|
//! | [`vocabulary`] | sources, sides, marks, manners, states … with their codes and labels |
//! | [`party`] | 当事人, 涉及人数, 涉及面积 |
//! | [`step`] | what an entry of the story is |
//! | [`record`] | the columns of the ledger |
//! | [`course`] | what the story adds up to on a day: 状态, 风险, 受理, 同意, 化解 |
//! | [`telling`] | the story as words |
//! | [`rules`] | which entry may follow, what may not be mediated and by which rule |
//! | [`check`] | what is wrong with a record as typed |
//! | [`thresholds`] | when a dispute is 重大疑难, and which marks that suggests |
//!
//! Sources: 人民调解法 (2010); 人民调解工作若干规定 (司法部令第75号, 2002); 关于把矛盾纠纷排查化解工作制度化的意见
//! (2009); the columns follow the screening registers of townships.

mod check;
mod course;
mod party;
mod record;
mod rules;
mod step;
mod telling;
pub mod thresholds;
mod vocabulary;

pub use party::{Area, DisputeParty, Headcount};
pub use record::Dispute;
pub use rules::StepRefused;
pub use step::{DisputeAct, DisputeStep};
pub use vocabulary::{
    AcceptBasis, ActKind, AvertedKind, DisputeFlag, DisputeNature, DisputeSource, DisputeStatus, LegalWay, NotMediable,
    PartyKind, SettlementManner, Side,
};
